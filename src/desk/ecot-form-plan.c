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
  g_strfreev (item->values);
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

static int
find_text (char      **texts,
           const char *text)
{
  for (int i = 0; texts[i] != NULL; i++)
    if (strcmp (texts[i], text) == 0)
      return i;

  return -1;
}

/* The option that is kept, or else shown, as @text; -1.  States of a button that has texts are but numbers
 * (ISO 32000-1, 12.7.4.2.4): there the text comes first, which may be a number, too. */
static int
find_option (const EcotPdfField *field,
             const char         *text)
{
  gboolean button = field->kind == ECOT_FORM_CHECK || field->kind == ECOT_FORM_RADIO;
  int      i = find_text (button ? field->labels : field->options, text);

  return i >= 0 ? i : find_text (button ? field->options : field->labels, text);
}

static char *
refuse_option (const EcotPdfField *field,
               const char         *value)
{
  g_autofree char *known = list_options (field);
  g_autofree char *excerpt = ecot_text_excerpt (value);

  return g_strdup_printf (_ ("the field “%s” does not offer “%s”, but %s: choose one with “when”"), field->name, excerpt, known);
}

/* Nothing where @value is NULL. */
static void
set_value (EcotFormItem *item,
           const char   *value)
{
  const char *const values[] = { value, NULL };

  g_strfreev (item->values);
  item->values = g_strdupv ((char **)values);
}

static void
set_shown (EcotFormItem *item,
           const char   *shown)
{
  g_free (item->shown);
  item->shown = g_strdup (shown);
}

static void
take_option (EcotFormItem *item)
{
  const EcotPdfField *field = item->field;
  int                 i = find_option (field, item->values[0]);

  if (i >= 0)
    {
      set_value (item, field->options[i]);
      set_shown (item, field->labels[i] != NULL ? field->labels[i] : field->options[i]);
    }
  else if ((field->flags & ECOT_FORM_EDITABLE) == 0)
    item->problem = refuse_option (field, item->values[0]);
}

/* In the order of the list, as it is read back; each once, however many rows of the dossier say it. */
static void
keep_chosen (EcotFormItem   *item,
             const gboolean *chosen)
{
  const EcotPdfField   *field = item->field;
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString)   shown = g_string_new (NULL);

  for (guint i = 0; field->options[i] != NULL; i++)
    if (chosen[i])
      {
        g_string_append_printf (shown, "%s%s", shown->len > 0 ? ", " : "", field->labels[i]);
        g_ptr_array_add (values, g_strdup (field->options[i]));
      }

  g_ptr_array_add (values, NULL);
  g_strfreev (item->values);
  item->values = (char **)g_ptr_array_free (g_steal_pointer (&values), FALSE);
  set_shown (item, shown->str);
}

static void
take_options (EcotFormItem *item)
{
  const EcotPdfField  *field = item->field;
  g_autofree gboolean *chosen = g_new0 (gboolean, g_strv_length (field->options) + 1);

  for (guint i = 0; item->values[i] != NULL; i++)
    {
      int option = find_option (field, item->values[i]);

      if (option < 0)
        {
          item->problem = refuse_option (field, item->values[i]);
          return;
        }
      chosen[option] = TRUE;
    }

  keep_chosen (item, chosen);
}

/* "true" is the state the map names, or the only one there is. */
static void
take_state (EcotFormItem *item)
{
  const EcotPdfField *field = item->field;

  if (strcmp (item->values[0], "Off") == 0)
    {
      set_value (item, NULL);
      set_shown (item, "");
      return;
    }

  if (field->options[0] == NULL)
    {
      item->problem = g_strdup_printf (_ ("the box “%s” has no picture of being ticked, so a tick would not be seen; tick it by hand"), field->name);
      return;
    }

  if (strcmp (item->values[0], "true") == 0 && item->entry->state != NULL)
    set_value (item, item->entry->state);
  else if (strcmp (item->values[0], "true") == 0 && field->options[1] == NULL)
    set_value (item, field->options[0]);

  take_option (item);
}

/* }}} */
/* {{{ Texts */

/* One line where the field has one; a comb counts no-break spaces as any.  Several values are a line each, or
 * one after the other. */
static void
take_text (EcotFormItem *item)
{
  const EcotPdfField *field = item->field;
  gboolean            multiline = (field->flags & ECOT_FORM_MULTILINE) != 0;
  g_autofree char    *joined = g_strjoinv (multiline ? "\n" : ", ", item->values);
  g_autofree char    *clean = multiline ? ecot_text_clean (joined, -1) : ecot_text_clean_line (joined, -1);
  glong               length = g_utf8_strlen (clean, -1);
  g_autofree char    *excerpt = ecot_text_excerpt (clean);

  set_value (item, *clean != '\0' ? clean : NULL);
  set_shown (item, clean);
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

/* FALSE: several values for a field that takes one. */
static gboolean
check_number (EcotFormItem *item)
{
  guint n = g_strv_length (item->values);

  if (n <= 1 || item->field->kind == ECOT_FORM_TEXT || (item->field->flags & ECOT_FORM_MULTIPLE) != 0)
    return TRUE;

  item->problem = g_strdup_printf (_ ("the field “%s” takes one value, and the map gives it %u: %s; keep one of them in the map"), item->field->name, n, item->shown);
  return FALSE;
}

static void
take_values (EcotFormItem *item)
{
  EcotFormKind kind = item->field->kind;

  if (kind == ECOT_FORM_TEXT)
    take_text (item);
  else if (item->values[0] == NULL)
    return;
  else if (kind == ECOT_FORM_CHECK || kind == ECOT_FORM_RADIO)
    take_state (item);
  else if ((item->field->flags & ECOT_FORM_MULTIPLE) != 0)
    take_options (item);
  else
    take_option (item);
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
  if (item->problem == NULL && check_number (item))
    take_values (item);
}

static void
append_sources (GString         *name,
                const GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const EcotFormPart *part = parts->pdata[i];

      if (part->from != NULL)
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", part->from);
    }
}

static char *
name_source (const EcotFormEntry *entry)
{
  g_autoptr (GString) name = g_string_new (NULL);

  append_sources (name, entry->parts);
  for (guint i = 0; i < entry->values->len; i++)
    append_sources (name, ((const EcotFormEntry *)entry->values->pdata[i])->parts);

  return g_string_free (g_steal_pointer (&name), FALSE);
}

static EcotFormItem *
item_new (EcotFigures         *figures,
          const EcotPdfForm   *form,
          const EcotFormEntry *entry)
{
  EcotFormItem         *item = g_new0 (EcotFormItem, 1);
  g_autoptr (GPtrArray) values = NULL;

  item->entry = entry;
  item->field = ecot_pdf_form_find (form, entry->name);
  item->from = name_source (entry);
  values = ecot_form_values (figures, entry, item->field != NULL ? item->field->kind : ECOT_FORM_TEXT, &item->problem);
  if (values == NULL)
    values = g_ptr_array_new ();
  g_ptr_array_add (values, NULL);
  item->values = (char **)g_ptr_array_free (g_steal_pointer (&values), FALSE);
  item->shown = g_strjoinv (", ", item->values);
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

      if (entry->parts->len > 0 || entry->values->len > 0)
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

      g_hash_table_insert (put, item->entry->name, item->values);
    }

  for (guint i = 0; i < self->form->fields->len; i++)
    {
      const EcotPdfField *field = self->form->fields->pdata[i];
      char              **values = g_hash_table_lookup (put, field->name);

      if ((field->flags & ECOT_FORM_REQUIRED) != 0 && field->kind < ECOT_FORM_BUTTON && (values != NULL ? values : field->values)[0] == NULL)
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
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE, _ ("%s: %s"), self->form->name, first);
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
