/* ecot-pdf-form.c: the form of a funder: its fields, as the reader tells them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the reader answers was made from a stranger's file: it is taken for text and
 * numbers, and no more.
 */

#include "config.h"

#include "desk/ecot-pdf-form.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "reader/ecot-reader.h"

#define MAX_SIZE ((gsize)64 * 1024 * 1024)

static void
field_free (gpointer data)
{
  EcotPdfField *self = data;

  g_free (self->name);
  g_free (self->tip);
  g_strfreev (self->options);
  g_strfreev (self->labels);
  g_strfreev (self->values);
  g_free (self);
}

static EcotPdfField *
field_new (GVariant *told)
{
  EcotPdfField *self = g_new0 (EcotPdfField, 1);
  guint         kind, flags;

  g_variant_get (told, "(ssuuuu^as^as^asu(iiii)uu)", &self->name, &self->tip, &kind, &flags, &self->max_length, &self->alignment,
                 &self->options, &self->labels, &self->values, &self->page, &self->left, &self->bottom, &self->width, &self->height,
                 &self->face, &self->size);
  self->kind = MIN (kind, ECOT_FORM_UNKNOWN);
  self->flags = flags;
  self->face = MIN (self->face, ECOT_FORM_N_FACES - 1);
  return self;
}

const char *
ecot_pdf_field_get_kind_id (const EcotPdfField *self)
{
  static const char *const ids[ECOT_FORM_N_KINDS] = { "text", "check", "radio", "combo", "list", "button", "signature", "unknown" };

  g_return_val_if_fail (self != NULL && self->kind < ECOT_FORM_N_KINDS, NULL);

  return ids[self->kind];
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

/* Two editions of a form that have the same fields take the same values. */
static char *
make_fingerprint (const EcotPdfForm *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const EcotPdfField *field = self->fields->pdata[i];

      g_ptr_array_add (lines, g_strconcat (field->name, "\t", ecot_pdf_field_get_kind_id (field), "\n", NULL));
    }

  g_ptr_array_sort (lines, compare_strings);
  for (guint i = 0; i < lines->len; i++)
    g_checksum_update (sum, lines->pdata[i], -1);

  return g_strdup (g_checksum_get_string (sum));
}

static void
take_fields (EcotPdfForm *self,
             GBytes      *told)
{
  g_autoptr (GVariant)     answer = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (ECOT_FORM_ANSWER), told, FALSE));
  g_autoptr (GVariantIter) fields = NULL;
  GVariant                *field;

  g_variant_get (answer, ECOT_FORM_ANSWER, &self->n_pages, &self->asks_to_draw, &fields);
  while ((field = g_variant_iter_next_value (fields)) != NULL)
    {
      EcotPdfField *item = field_new (field);

      g_ptr_array_add (self->fields, item);
      if (!g_hash_table_contains (self->by_name, item->name))
        g_hash_table_insert (self->by_name, item->name, item);
      g_variant_unref (field);
    }
}

EcotPdfForm *
ecot_pdf_form_read_bytes (GBytes       *file,
                          const char   *name,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autoptr (GPtrArray)   question = ecot_parts_new ();
  g_autoptr (GPtrArray)   answer = NULL;
  g_autoptr (EcotPdfForm) self = NULL;

  g_return_val_if_fail (file != NULL && name != NULL, NULL);

  g_ptr_array_add (question, g_bytes_ref (file));
  answer = ecot_reader_run ("form", question, name, cancellable, error);
  if (answer == NULL)
    return NULL;

  self = g_new0 (EcotPdfForm, 1);
  self->name = g_strdup (name);
  self->file = g_bytes_ref (file);
  self->fields = g_ptr_array_new_with_free_func (field_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  if (answer->len > 0)
    take_fields (self, answer->pdata[0]);
  self->fingerprint = make_fingerprint (self);

  return g_steal_pointer (&self);
}

EcotPdfForm *
ecot_pdf_form_read (const char   *path,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (GBytes) file = NULL;
  g_autofree char   *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  file = ecot_read_contents (path, MAX_SIZE, error);
  if (file == NULL)
    return NULL;

  name = g_filename_display_basename (path);
  return ecot_pdf_form_read_bytes (file, name, cancellable, error);
}

void
ecot_pdf_form_free (EcotPdfForm *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_bytes_unref (self->file);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->fields);
  g_free (self->fingerprint);
  g_free (self);
}

const EcotPdfField *
ecot_pdf_form_find (const EcotPdfForm *self,
                    const char        *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_hash_table_lookup (self->by_name, name);
}
