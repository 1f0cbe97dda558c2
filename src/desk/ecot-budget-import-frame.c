/* ecot-budget-import-frame.c: what a dossier has already, for the rows of a stranger's budget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies all it takes of the dossier, so that rows are held against it on any thread.
 */

#include "config.h"

#include "desk/ecot-budget-import-private.h"

#include "table/ecot-table-words.h"

char *
ecot_import_describe_line (const char *detail,
                           EcotAmount  cost)
{
  g_autofree char *words = ecot_words_of (detail);
  char             buf[ECOT_AMOUNT_BUFSIZE];

  return g_strconcat (words, ecot_amount_format (cost, buf), NULL);
}

static void
add_names (EcotImportFrame *self,
           EcotDossier     *dossier)
{
  for (guint i = 0; i < self->lot->categories->len; i++)
    {
      const EcotCategory    *category = self->lot->categories->pdata[i];
      const EcotCategoryName name = { category->id, category->label, category->kind };

      g_array_append_val (self->names, name);
    }

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_CATEGORY); i++)
    {
      EcotRecord      *record = ecot_dossier_get_nth (dossier, ECOT_KIND_CATEGORY, i);
      const char      *label = ecot_record_get_text (record, "label");
      EcotCategoryName name = { g_strdup_printf ("+%" G_GINT64_FORMAT, ecot_record_get_id (record)), g_strdup (label != NULL ? label : ""), NULL };

      g_ptr_array_add (self->texts, (gpointer)name.id);
      g_ptr_array_add (self->texts, (gpointer)name.label);
      g_array_append_val (self->names, name);
    }
}

/* As typed, else its product. */
static EcotAmount
read_cost (const EcotImportFrame *self,
           EcotRecord            *record,
           const char            *quantity,
           const char            *unit_cost)
{
  gint64 amount = 0, count, cost;

  if (!ecot_record_get_number (record, "amount", &amount) && ecot_record_get_number (record, quantity, &count) &&
      ecot_record_get_number (record, unit_cost, &cost))
    ecot_decimal_cost (count, cost, self->rounding, &amount, NULL);

  return amount;
}

/* Takes @key. */
static void
note_line (EcotImportFrame *self,
           EcotRecord      *record,
           char            *key)
{
  gint64 id = ecot_record_get_id (record), realised;

  if (g_hash_table_contains (self->lines, key) || ecot_record_get_number (record, "realised", &realised))
    id = 0;
  g_hash_table_replace (self->lines, key, g_memdup2 (&id, sizeof id));
}

static void
add_lines (EcotImportFrame *self,
           EcotDossier     *dossier)
{
  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_LINE); i++)
    {
      EcotRecord *record = ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, i);
      const char *detail = ecot_record_get_text (record, "detail");

      note_line (self, record, ecot_import_describe_line (detail != NULL ? detail : "", read_cost (self, record, "quantity", "unit-cost")));
    }
}

static void
add_gifts (EcotImportFrame *self,
           EcotDossier     *dossier)
{
  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_VOLUNTARY); i++)
    {
      EcotRecord *record = ecot_dossier_get_nth (dossier, ECOT_KIND_VOLUNTARY, i);
      const char *label = ecot_record_get_text (record, "label");

      g_hash_table_add (self->gifts, ecot_import_describe_line (label != NULL ? label : "", read_cost (self, record, "hours", "rate")));
    }
}

static void
add_funders (EcotImportFrame *self,
             EcotDossier     *dossier)
{
  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_FUNDER); i++)
    {
      const char *name = ecot_record_get_text (ecot_dossier_get_nth (dossier, ECOT_KIND_FUNDER, i), "name");

      g_hash_table_add (self->funders, ecot_words_of (name != NULL ? name : ""));
    }
}

EcotImportFrame *
ecot_import_frame_new (EcotDesk *desk)
{
  EcotImportFrame *self = g_atomic_rc_box_new0 (EcotImportFrame);
  EcotDossier     *dossier = ecot_desk_get_dossier (desk);

  self->lot = ecot_lot_ref (ecot_desk_get_lot (desk));
  self->rounding = ecot_figures_get_rounding (ecot_desk_get_figures (desk));
  self->names = g_array_new (FALSE, FALSE, sizeof (EcotCategoryName));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->gifts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->funders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_names (self, dossier);
  add_lines (self, dossier);
  add_gifts (self, dossier);
  add_funders (self, dossier);
  ecot_import_read_periods (dossier, self->periods);

  return self;
}

EcotImportFrame *
ecot_import_frame_ref (EcotImportFrame *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
frame_clear (gpointer data)
{
  EcotImportFrame *self = data;

  ecot_lot_unref (self->lot);
  g_array_unref (self->names);
  g_ptr_array_unref (self->texts);
  g_hash_table_unref (self->lines);
  g_hash_table_unref (self->gifts);
  g_hash_table_unref (self->funders);
}

void
ecot_import_frame_unref (EcotImportFrame *self)
{
  g_atomic_rc_box_release_full (self, frame_clear);
}
