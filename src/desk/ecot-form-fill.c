/* ecot-form-fill.c: a plan carried out: the form filled, read again, compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reader fills, another reader looks at what came out of it, and only a file that
 * says exactly what was wanted, and nothing else that it did not say before, is
 * given back.
 */

#include "config.h"

#include "desk/ecot-form-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"
#include "desk/ecot-form-value-private.h"
#include "pdf/ecot-type.h"
#include "reader/ecot-reader.h"

typedef struct
{
  EcotFormPlan   *plan;
  GPtrArray      *put; /* of EcotFormItem; NULL for a field that is only drawn again */
  GVariantBuilder values;
  EcotTypeface   *faces[ECOT_FORM_N_FACES];
  GHashTable     *characters[ECOT_FORM_N_FACES]; /* that its part has to have */
} Work;

/* {{{ Letters */

/* Opens the face of @field; from then on a part of it is cut, if only an empty one. */
static EcotTypeface *
need_face (Work               *work,
           const EcotPdfField *field,
           GError            **error)
{
  guint i = field->face;

  if (work->faces[i] == NULL)
    {
      work->faces[i] = ecot_typeface_open (i / 4, (i & ECOT_FORM_BOLD) != 0, (i & ECOT_FORM_SLANTED) != 0, error);
      work->characters[i] = g_hash_table_new (NULL, NULL);
    }

  return work->faces[i];
}

/* The first that the face does not have, or 0. */
static gunichar
need_letters (Work               *work,
              const EcotPdfField *field,
              const char         *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '\n')
        continue;
      if (!ecot_typeface_has (work->faces[field->face], character))
        return character;
      g_hash_table_add (work->characters[field->face], GUINT_TO_POINTER (character));
    }

  return 0;
}

static char *
say_missing (const EcotPdfField *field,
             const char         *text,
             gunichar            character)
{
  g_autofree char *excerpt = ecot_text_excerpt (text);
  char             letter[7] = "";

  letter[g_unichar_to_utf8 (character, letter)] = '\0';
  return g_strdup_printf (_ ("the field “%s” cannot show “%s” (U+%04X) of “%s”: the fonts of forms do not have it; write it otherwise"),
                          field->name, letter, character, excerpt);
}

/* Lists show all they offer. */
static char *
need_all (Work               *work,
          const EcotPdfField *field,
          const char         *shown)
{
  gunichar missing = need_letters (work, field, shown);

  if (missing != 0)
    return say_missing (field, shown, missing);

  for (guint i = 0; field->kind == ECOT_FORM_LIST && field->labels[i] != NULL; i++)
    {
      missing = need_letters (work, field, field->labels[i]);
      if (missing != 0)
        return say_missing (field, field->labels[i], missing);
    }

  return NULL;
}

static gboolean
is_drawn (const EcotPdfField *field)
{
  return field->kind == ECOT_FORM_TEXT || field->kind == ECOT_FORM_COMBO || field->kind == ECOT_FORM_LIST;
}

/* }}} */
/* {{{ The question */

static void
add_value (Work               *work,
           const EcotPdfField *field,
           const char *const  *values,
           EcotFormItem       *item)
{
  g_variant_builder_add (&work->values, "(s^asb)", field->name, values, item == NULL);
  g_ptr_array_add (work->put, item);
}

/* FALSE with the error set: there is no font at all. */
static gboolean
add_item (Work         *work,
          EcotFormItem *item,
          GError      **error)
{
  if (is_drawn (item->field))
    {
      if (need_face (work, item->field, error) == NULL)
        return FALSE;
      item->problem = need_all (work, item->field, item->shown);
    }

  if (item->problem == NULL)
    add_value (work, item->field, (const char *const *)item->values, item);
  return TRUE;
}

/* What viewers were asked to draw is drawn by nobody once they are no longer asked. */
static gboolean
add_bare (Work               *work,
          GHashTable         *planned,
          const EcotPdfField *field,
          GError            **error)
{
  g_autofree char *missing = NULL;

  if (!is_drawn (field) || (field->flags & ECOT_FORM_BARE) == 0 || (field->flags & ECOT_FORM_PASSWORD) != 0 ||
      g_hash_table_contains (planned, field->name) || g_hash_table_lookup (work->plan->form->by_name, field->name) != field)
    return TRUE;

  if (need_face (work, field, error) == NULL)
    return FALSE;

  for (guint i = 0; field->values[i] != NULL && missing == NULL; i++)
    missing = need_all (work, field, field->values[i]);

  if (missing == NULL)
    add_value (work, field, (const char *const *)field->values, NULL);
  else
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER, _ ("%s: %s"), work->plan->form->name, missing);

  return missing == NULL;
}

static gboolean
add_values (Work    *work,
            GError **error)
{
  g_autoptr (GHashTable) planned = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray       *fields = work->plan->form->fields;

  for (guint i = 0; i < work->plan->items->len; i++)
    {
      EcotFormItem *item = work->plan->items->pdata[i];

      g_hash_table_add (planned, item->entry->name);
      if (item->problem == NULL && !add_item (work, item, error))
        return FALSE;
    }

  for (guint i = 0; i < fields->len; i++)
    if (!add_bare (work, planned, fields->pdata[i], error))
      return FALSE;

  return TRUE;
}

static GVariant *
pack_font (guint               face,
           const EcotTypePart *part)
{
  GVariantBuilder glyphs;
  gsize           size;
  gconstpointer   data = g_bytes_get_data (part->file, &size);

  g_variant_builder_init (&glyphs, G_VARIANT_TYPE ("a(uuu)"));
  for (guint i = 0; i < part->glyphs->len; i++)
    {
      const EcotTypeGlyph *glyph = &g_array_index (part->glyphs, EcotTypeGlyph, i);

      g_variant_builder_add (&glyphs, "(uuu)", glyph->character, glyph->glyph, glyph->advance);
    }

  return g_variant_new ("(us@aia(uuu)@ay)", face, part->name,
                        g_variant_new_fixed_array (G_VARIANT_TYPE_INT32, part->metrics, G_N_ELEMENTS (part->metrics), sizeof (gint32)), &glyphs,
                        g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, data, size, 1));
}

static GBytes *
make_question (Work    *work,
               GError **error)
{
  g_autoptr (GVariant) question = NULL;
  GVariantBuilder      fonts;

  g_variant_builder_init (&fonts, G_VARIANT_TYPE ("a" ECOT_FORM_FONT));
  for (guint i = 0; i < ECOT_FORM_N_FACES; i++)
    {
      g_autoptr (EcotTypePart) part = NULL;

      if (work->faces[i] == NULL)
        continue;

      part = ecot_typeface_cut (work->faces[i], work->characters[i], error);
      if (part == NULL)
        {
          g_variant_builder_clear (&fonts);
          return NULL;
        }
      g_variant_builder_add_value (&fonts, pack_font (i, part));
    }

  question = g_variant_ref_sink (g_variant_new (ECOT_FORM_REQUEST, &work->values, &fonts));
  return g_variant_get_data_as_bytes (question);
}

/* }}} */
/* {{{ The answer */

static char *
say_obstacle (const EcotFormItem *item,
              guint               obstacle,
              guint               fits,
              guint               there)
{
  g_autofree char *excerpt = ecot_text_excerpt (item->shown);

  switch (obstacle)
    {
    case ECOT_FORM_TOO_WIDE:
      return g_strdup_printf (_ ("the box of “%s” is too narrow for “%s”: %u of its %u characters fit; shorten it"), item->field->name, excerpt, fits, there);
    case ECOT_FORM_TOO_HIGH:
      return g_strdup_printf (_ ("the box of “%s” holds %u lines, and “%s” takes %u: shorten it"), item->field->name, fits, excerpt, there);
    case ECOT_FORM_ROWS_HIDDEN:
      return g_strdup_printf (_ ("the box of the list “%s” shows %u rows at once, and %u would have to be seen for %s: choose fewer, or mark them by hand"),
                              item->field->name, fits, there, item->shown);
    case ECOT_FORM_NO_STATE:
      return g_strdup_printf (_ ("the box “%s” has no picture of being ticked, so a tick would not be seen; tick it by hand"), item->field->name);
    default:
      return ecot_form_say_unseen (item);
    }
}

static void
take_obstacles (Work   *work,
                GBytes *told)
{
  g_autoptr (GVariant) obstacles = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (ECOT_FORM_OBSTACLES), told, FALSE));
  GVariantIter         iter;
  guint                i, obstacle, fits, there;

  g_variant_iter_init (&iter, obstacles);
  while (g_variant_iter_next (&iter, "(uuuu)", &i, &obstacle, &fits, &there))
    {
      EcotFormItem *item = i < work->put->len ? work->put->pdata[i] : NULL;

      if (item != NULL && item->problem == NULL)
        item->problem = say_obstacle (item, obstacle, fits, there);
    }
}

/* What was read back: each field what was put there, all others what they were. */
static gboolean
compare (EcotFormPlan      *plan,
         const EcotPdfForm *again,
         GError           **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  const char            *differs = NULL;

  for (guint i = 0; i < plan->items->len; i++)
    {
      EcotFormItem *item = plan->items->pdata[i];

      g_hash_table_insert (wanted, item->entry->name, item->values);
    }

  for (guint i = 0; i < plan->form->fields->len && differs == NULL; i++)
    {
      const EcotPdfField *before = plan->form->fields->pdata[i];
      const EcotPdfField *after = i < again->fields->len ? again->fields->pdata[i] : NULL;
      char              **values = g_hash_table_lookup (wanted, before->name);

      if (values == NULL)
        values = before->values;
      if (after == NULL || strcmp (before->name, after->name) != 0 || !g_strv_equal ((const char *const *)values, (const char *const *)after->values))
        differs = before->name;
    }

  if (differs == NULL && again->fields->len == plan->form->fields->len)
    return TRUE;

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
               _ ("%s: what was written into “%s” could not be read back as it was; nothing was kept: fill this form by hand"), plan->form->name,
               differs != NULL ? differs : "");
  return FALSE;
}

static gboolean
take_file (Work         *work,
           GBytes       *file,
           GCancellable *cancellable,
           GError      **error)
{
  EcotFormPlan           *plan = work->plan;
  g_autoptr (EcotPdfForm) again = ecot_pdf_form_read_bytes (file, plan->form->name, cancellable, error);

  if (again == NULL || !compare (plan, again, error))
    return FALSE;

  plan->file = g_bytes_ref (file);
  return TRUE;
}

static gboolean
carry_out (Work         *work,
           GCancellable *cancellable,
           GError      **error)
{
  const EcotPdfForm    *form = work->plan->form;
  g_autoptr (GPtrArray) question = ecot_parts_new ();
  g_autoptr (GPtrArray) answer = NULL;
  GBytes               *request = make_question (work, error);

  if (request == NULL)
    return FALSE;

  g_ptr_array_add (question, g_bytes_ref (form->file));
  g_ptr_array_add (question, request);
  answer = ecot_reader_run ("form-fill", question, form->name, cancellable, error);
  if (answer == NULL)
    return FALSE;

  if (answer->len == 2)
    take_obstacles (work, answer->pdata[0]);
  if (ecot_form_plan_count_problems (work->plan) > 0)
    return TRUE;
  if (answer->len == 2 && g_bytes_get_size (answer->pdata[1]) > 0)
    return take_file (work, answer->pdata[1], cancellable, error);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER, _ ("%s: a field that the form asks viewers to draw has no place; fill this form by hand"), form->name);
  return FALSE;
}

/* }}} */

gboolean
ecot_form_plan_fill (EcotFormPlan *self,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr (GPtrArray) put = g_ptr_array_new ();
  Work                  work = { .plan = self, .put = put };
  gboolean              done;

  g_return_val_if_fail (self != NULL && self->file == NULL, FALSE);

  g_variant_builder_init (&work.values, G_VARIANT_TYPE ("a" ECOT_FORM_VALUE));
  done = add_values (&work, error) && carry_out (&work, cancellable, error);
  g_variant_builder_clear (&work.values);

  for (guint i = 0; i < ECOT_FORM_N_FACES; i++)
    {
      g_clear_pointer (&work.faces[i], ecot_typeface_free);
      g_clear_pointer (&work.characters[i], g_hash_table_unref);
    }

  return done;
}
