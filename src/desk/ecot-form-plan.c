/* ecot-form-plan.c: what goes into each field of a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each entry of the map meets its field here: what can be known without drawing is
 * judged at once, so that a person sees all that is wrong and not the first of it.
 * What remains for the reader is whether a text fits into its box.
 */

#include "config.h"

#include "desk/ecot-form-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "base/ecot-text.h"
#include "desk/ecot-form-value-private.h"

#define SHOWN_OPTIONS 8

static void
item_free (gpointer data)
{
  EcotFormItem *item = data;

  g_free (item->from);
  g_free (item->value);
  g_free (item->shown);
  g_free (item->problem);
  g_free (item);
}

/* {{{ Boxes and choices */

static char *
list_options (const EcotPdfField *field)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; field->labels[i] != NULL; i++)
    {
      g_autofree char *shown = ecot_text_excerpt (field->labels[i]);
      g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), shown);

      if (i == SHOWN_OPTIONS)
        {
          g_string_append (list, ", …");
          break;
        }
      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", quoted);
    }

  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* The option that is kept, or else shown, as @text; -1 */
static int
find_option (const EcotPdfField *field,
             const char         *text)
{
  for (int i = 0; field->options[i] != NULL; i++)
    if (strcmp (field->options[i], text) == 0)
      return i;

  for (int i = 0; field->options[i] != NULL && field->labels[i] != NULL; i++)
    if (strcmp (field->labels[i], text) == 0)
      return i;

  return -1;
}

static void
take_option (EcotFormItem *item)
{
  const EcotPdfField *field = item->field;
  g_autofree char    *known = NULL;
  int                 i = find_option (field, item->value);

  if (i >= 0)
    {
      g_free (item->value);
      item->value = g_strdup (field->options[i]);
      g_free (item->shown);
      item->shown = g_strdup (field->labels[i] != NULL ? field->labels[i] : field->options[i]);
      return;
    }

  if ((field->flags & ECOT_FORM_EDITABLE) != 0)
    return;

  known = list_options (field);
  item->problem = g_strdup_printf (_ ("the field “%s” does not offer “%s”, but %s: choose one with “when”"), field->name, item->value, known);
}

static void
set_value (EcotFormItem *item,
           const char   *value)
{
  g_free (item->value);
  item->value = g_strdup (value);
}

/* "true" is the state the map names, or the only one there is. */
static void
take_state (EcotFormItem *item)
{
  const EcotPdfField *field = item->field;

  if (strcmp (item->value, "Off") == 0)
    set_value (item, "");
  if (*item->value == '\0')
    return;

  if (field->options[0] == NULL)
    {
      item->problem = g_strdup_printf (_ ("the box “%s” has no picture of being ticked, so a tick would not be seen; tick it by hand"), field->name);
      return;
    }

  if (strcmp (item->value, "true") == 0 && item->entry->state != NULL)
    set_value (item, item->entry->state);
  else if (strcmp (item->value, "true") == 0 && field->options[1] == NULL)
    set_value (item, field->options[0]);

  take_option (item);
}

/* }}} */
/* {{{ Texts */

/* One line where the field has one; a comb counts no-break spaces as any. */
static void
take_text (EcotFormItem *item)
{
  const EcotPdfField *field = item->field;
  gboolean            multiline = (field->flags & ECOT_FORM_MULTILINE) != 0;
  char               *clean = multiline ? ecot_text_clean (item->value, -1) : ecot_text_clean_line (item->value, -1);
  glong               length = g_utf8_strlen (clean, -1);
  g_autofree char    *excerpt = ecot_text_excerpt (clean);

  g_free (item->value);
  item->value = clean;
  g_free (item->shown);
  item->shown = g_strdup (clean);
  if (field->max_length > 0 && length > field->max_length)
    item->problem = g_strdup_printf (_ ("the field “%s” takes %u characters, and “%s” has %ld: shorten it, or map another value to that field"),
                                     field->name, field->max_length, excerpt, length);
}

/* }}} */

static char *
find_refusal (const EcotPdfField *field)
{
  if ((field->flags & ECOT_FORM_READ_ONLY) != 0)
    return g_strdup_printf (_ ("the field “%s” is locked by the form; take it out of the map"), field->name);
  if (field->kind == ECOT_FORM_SIGNATURE)
    return g_strdup_printf (_ ("the field “%s” is for a signature; take it out of the map, and sign the filled form"), field->name);
  if (field->kind == ECOT_FORM_BUTTON || field->kind == ECOT_FORM_UNKNOWN)
    return g_strdup_printf (_ ("the field “%s” is a button and holds no value; take it out of the map"), field->name);
  if ((field->flags & (ECOT_FORM_PASSWORD | ECOT_FORM_FILE)) != 0)
    return g_strdup_printf (_ ("the field “%s” is for a password or a file; take it out of the map"), field->name);

  return NULL;
}

char *
ecot_form_say_unseen (const EcotFormItem *item)
{
  g_autofree char *excerpt = ecot_text_excerpt (item->shown);

  return g_strdup_printf (_ ("the field “%s” is on no page, so “%s” would not be seen; take it out of the map"), item->entry->name, excerpt);
}

static void
judge (EcotFormItem *item)
{
  if (item->field == NULL)
    item->problem = g_strdup_printf (_ ("the form has no field “%s”; “ecot-cli fields” lists those it has"), item->entry->name);
  else
    item->problem = find_refusal (item->field);

  if (item->problem == NULL && item->field->page == 0)
    item->problem = ecot_form_say_unseen (item);
  if (item->problem != NULL)
    return;

  if (item->field->kind == ECOT_FORM_TEXT)
    take_text (item);
  else if (item->field->kind == ECOT_FORM_CHECK || item->field->kind == ECOT_FORM_RADIO)
    take_state (item);
  else if (*item->value != '\0')
    take_option (item);
}

static char *
name_source (const EcotFormEntry *entry)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < entry->parts->len; i++)
    {
      const EcotFormPart *part = entry->parts->pdata[i];

      if (part->from != NULL)
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", part->from);
    }

  return g_string_free (g_steal_pointer (&name), FALSE);
}

static EcotFormItem *
item_new (EcotFigures         *figures,
          const EcotPdfForm   *form,
          const EcotFormEntry *entry)
{
  EcotFormItem *item = g_new0 (EcotFormItem, 1);

  item->entry = entry;
  item->field = ecot_pdf_form_find (form, entry->name);
  item->from = name_source (entry);
  item->value = ecot_form_value (figures, entry, item->field != NULL ? item->field->kind : ECOT_FORM_TEXT, &item->problem);
  if (item->value == NULL)
    item->value = g_strdup ("");
  item->shown = g_strdup (item->value);
  if (item->problem == NULL)
    judge (item);

  return item;
}

EcotFormPlan *
ecot_form_plan_new (EcotFigures       *figures,
                    const EcotPdfForm *form,
                    const EcotFormMap *map)
{
  EcotFormPlan *self = g_new0 (EcotFormPlan, 1);

  g_return_val_if_fail (ECOT_IS_FIGURES (figures) && form != NULL && map != NULL, NULL);

  self->form = form;
  self->map = map;
  self->items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < map->entries->len; i++)
    {
      const EcotFormEntry *entry = map->entries->pdata[i];

      if (entry->parts->len > 0)
        g_ptr_array_add (self->items, item_new (figures, form, entry));
    }

  return self;
}

void
ecot_form_plan_free (EcotFormPlan *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->file, g_bytes_unref);
  g_free (self);
}

guint
ecot_form_plan_count_problems (const EcotFormPlan *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->items->len; i++)
    n += ((const EcotFormItem *)self->items->pdata[i])->problem != NULL;

  return n;
}

GPtrArray *
ecot_form_plan_list_required (const EcotFormPlan *self)
{
  g_autoptr (GHashTable) put = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray             *names = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, names);

  for (guint i = 0; i < self->items->len; i++)
    {
      const EcotFormItem *item = self->items->pdata[i];

      g_hash_table_insert (put, item->entry->name, item->value);
    }

  for (guint i = 0; i < self->form->fields->len; i++)
    {
      const EcotPdfField *field = self->form->fields->pdata[i];
      const char         *value = g_hash_table_lookup (put, field->name);

      if ((field->flags & ECOT_FORM_REQUIRED) != 0 && field->kind < ECOT_FORM_BUTTON && (value != NULL ? *value == '\0' : field->values[0] == NULL))
        g_ptr_array_add (names, field->name);
    }

  return names;
}

void
ecot_form_plan_set_error (const EcotFormPlan *self,
                          GError            **error)
{
  const char *first = NULL;
  guint       n;

  g_return_if_fail (self != NULL);

  n = ecot_form_plan_count_problems (self);
  for (guint i = 0; i < self->items->len && first == NULL; i++)
    first = ((const EcotFormItem *)self->items->pdata[i])->problem;

  if (n == 1)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE, "%s: %s", self->form->name, first);
  else if (n > 1)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
                 g_dngettext (GETTEXT_PACKAGE, "%s: %s (and %u other; leave OUT away to see both)", "%s: %s (and %u others; leave OUT away to see all)", n - 1),
                 self->form->name, first, n - 1);
}

gboolean
ecot_form_plan_write (const EcotFormPlan *self,
                      const char         *out,
                      GError            **error)
{
  g_return_val_if_fail (self != NULL && self->file != NULL && out != NULL, FALSE);

  return ecot_replace_contents (out, self->file, error);
}
