/* ecot-budget-import.c: a stranger's budget as lines of a dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adds, and never replaces: what is there stays as it is.
 */

#include "config.h"

#include "desk/ecot-budget-import-private.h"

#include <glib/gi18n-lib.h>

static void
row_free (EcotImportRow *self)
{
  g_free (self->account);
  g_free (self->note);
  g_free (self);
}

/* What nobody sees in the rows. */
static void
add_sheet_notes (EcotBudgetImport *self)
{
  const EcotTableSheet *sheet = ecot_table_get_sheet (self->table, self->mapping.sheet);
  const int            *columns = self->mapping.columns;
  char                  buf[ECOT_TABLE_ADDRESS_BUFSIZE];

  if (sheet->flags & ECOT_TABLE_HIDDEN)
    g_ptr_array_add (self->notes, g_strdup (_ ("this sheet is hidden in its file")));
  if (sheet->flags & ECOT_TABLE_LINKED)
    g_ptr_array_add (self->notes, g_strdup (_ ("this sheet shows what another file said when it was saved; the other file is not looked at")));
  if (columns[ECOT_ROLE_FUNDER] >= 0 && !ecot_mapping_has_two_sides (&self->mapping))
    g_ptr_array_add (self->notes, g_strdup (_ ("who pays is not read, for want of a column of their amounts")));
  if (columns[ECOT_ROLE_FUNDER_PERIOD] >= 0)
    g_ptr_array_add (self->notes, g_strdup (_ ("the years of who pays are added up: a funder has one amount in the dossier")));

  for (guint i = 0; i < ECOT_N_ROLES; i++)
    if (columns[i] >= 0 && ecot_table_sheet_is_column_hidden (sheet, (guint)columns[i]))
      g_ptr_array_add (self->notes, g_strdup_printf (_ ("column %s, which is read, is hidden in the sheet"), ecot_table_write_address (G_MAXUINT, (guint)columns[i], buf)));
}

EcotBudgetImport *
ecot_budget_import_new (EcotImportFrame   *frame,
                        EcotTable         *table,
                        const EcotMapping *mapping)
{
  EcotBudgetImport *self;

  g_return_val_if_fail (frame != NULL && table != NULL && mapping != NULL, NULL);

  self = g_atomic_rc_box_new0 (EcotBudgetImport);
  self->frame = ecot_import_frame_ref (frame);
  self->table = ecot_table_ref (table);
  self->mapping = *mapping;
  self->budget = ecot_table_budget_new (ecot_table_get_sheet (table, mapping->sheet), mapping, frame->rounding);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  self->added = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  add_sheet_notes (self);
  ecot_import_place_periods (self, frame->periods);
  ecot_import_tell_columns (self);
  ecot_import_take_rows (self);

  return self;
}

EcotBudgetImport *
ecot_budget_import_ref (EcotBudgetImport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
import_clear (gpointer data)
{
  EcotBudgetImport *self = data;

  ecot_import_frame_unref (self->frame);
  ecot_table_unref (self->table);
  ecot_table_budget_free (self->budget);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->added);
  g_ptr_array_unref (self->notes);
}

void
ecot_budget_import_unref (EcotBudgetImport *self)
{
  g_atomic_rc_box_release_full (self, import_clear);
}

const char *
ecot_budget_import_get_category (const EcotBudgetImport *self,
                                 const EcotImportRow    *row)
{
  if (row->added >= 0)
    return self->added->pdata[row->added];

  return row->label != NULL ? row->label : "";
}

char *
ecot_budget_import_describe (const EcotBudgetImport *self)
{
  const EcotTableBudget *budget = self->budget;
  EcotAmount             difference;
  char                   total[ECOT_AMOUNT_BUFSIZE], costs[ECOT_AMOUNT_BUFSIZE], off[ECOT_AMOUNT_BUFSIZE], cell[ECOT_TABLE_ADDRESS_BUFSIZE];

  ecot_amount_format_french (budget->costs, costs);
  if (!ecot_budget_import_get_difference (self, &difference))
    return g_strdup_printf (_ ("lines: %u, in all %s; the sheet has no total to compare with"), self->n_lines, costs);

  ecot_table_write_address (budget->total_row, budget->total_column, cell);
  ecot_amount_format_french (budget->total, total);
  if (difference == 0)
    return g_strdup_printf (_ ("lines: %u, in all %s, as the total of the sheet (%s)"), self->n_lines, costs, cell);

  return g_strdup_printf (_ ("lines: %u, in all %s; the total of the sheet (%s) is %s: a difference of %s"), self->n_lines, costs, cell, total,
                          ecot_amount_format_french (difference, off));
}

gboolean
ecot_budget_import_brings (const EcotBudgetImport *self)
{
  return self->n_lines + self->n_funders + self->n_voluntary + self->n_filled > 0;
}

gboolean
ecot_budget_import_get_difference (const EcotBudgetImport *self,
                                   EcotAmount             *difference)
{
  return self->budget->has_total && ecot_amount_subtract (self->budget->total, self->budget->costs, difference, NULL);
}
