/* test-import-paste.c: a budget imported is the budget pasted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Row 94 of the list of features.  The two ways into a budget know nothing of each other.
 */

#include <string.h>

#include "app/ecot-grid-edit.h"
#include "desk/ecot-budget-import.h"
#include "dossier/ecot-diff.h"
#include "support/ecot-test.h"

#define N_LINES 500

static const EcotGridColumn columns[] = {
  { "category", "Category", 100 },
  { "detail", "Detail", 100, .expand = TRUE },
  { "quantity", "Quantity", 60 },
  { "unit", "Unit", 60 },
  { "unit-cost", "Unit cost", 60 },
  { "amount", "Amount", 80, .compute = ecot_figures_get_line },
  { "proof", "Proof", 60 },
};

static const EcotGridSpec spec = {
  .kind = ECOT_KIND_LINE,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .grouped = TRUE,
  .add_label = "Add",
};

/* As somebody types them: commas, spaces between thousands, a sign here and there. */
static char *
make_rows (void)
{
  static const char *const amounts[] = { "1 234,56", "12,50 €", "0,01", "-3,20", "99999,9", "", "7" };
  GString                 *rows = g_string_new (NULL);

  for (guint i = 0; i < N_LINES; i++)
    {
      const char *amount = amounts[i % G_N_ELEMENTS (amounts)];
      gboolean    made = *amount == '\0' || i % 3 == 0;

      g_string_append_printf (rows, "Rémunération et charges du personnel\tLigne %u « d’été »\t%s\t%s\t%s\t%s\t%s\n", i + 1,
                              made ? "2,5" : "", made ? "jour" : "", made ? "33,33" : "", amount, i % 5 == 0 ? "devis 4" : "");
    }

  return g_string_free (rows, FALSE);
}

static EcotDesk *
new_desk (EcotCatalogue *catalogue)
{
  g_autoptr (GError) error = NULL;
  EcotDesk          *desk = ecot_desk_new (catalogue, "resa-2017/1", &error);

  g_assert_no_error (error);
  return desk;
}

static void
paste (EcotDesk   *desk,
       const char *rows)
{
  g_autoptr (EcotWork)      work = ecot_work_new (desk);
  g_autoptr (EcotGridModel) model = ecot_grid_model_new (work, &spec);
  const EcotGridRange       range = { 1, 0, 1, 0 };
  g_autoptr (GPtrArray)     rejects = ecot_grid_edit_paste (model, &range, rows);

  g_assert_cmpuint (rejects->len, ==, 0);
}

static void
import (EcotDesk   *desk,
        const char *rows)
{
  g_autofree char             *text = g_strconcat ("Poste\tLibellé\tQuantité\tUnité\tCoût unitaire\tMontant\tJustificatif\n", rows, NULL);
  g_autoptr (GBytes)           file = g_bytes_new (text, strlen (text));
  g_autoptr (GError)           error = NULL;
  g_autoptr (EcotTable)        table = ecot_table_read (file, "budget.tsv", NULL, &error);
  g_autoptr (EcotImportFrame)  frame = ecot_import_frame_new (desk);
  g_autoptr (EcotBudgetImport) lines = NULL;
  g_autoptr (EcotAction)       action = NULL;
  EcotMapping                  mapping;

  g_assert_no_error (error);
  g_assert_true (ecot_mapping_guess (&mapping, table));
  lines = ecot_budget_import_new (frame, table, &mapping);
  g_assert_cmpuint (lines->n_lines, ==, N_LINES);
  g_assert_cmpuint (lines->budget->faults->len, ==, 0);
  action = ecot_budget_import_make_action (lines, desk, "budget.tsv", &error);
  g_assert_no_error (error);
  g_assert_true (ecot_dossier_perform (ecot_desk_get_dossier (desk), action, &error));
  g_assert_no_error (error);
}

static guint
count_lines (EcotDesk *desk)
{
  return ecot_dossier_get_n (ecot_desk_get_dossier (desk), ECOT_KIND_LINE);
}

static void
test_same (void)
{
  g_autofree char          *folder = ecot_test_folder_new ();
  g_autoptr (EcotCatalogue) catalogue = NULL;
  g_autoptr (EcotDesk)      pasted = NULL;
  g_autoptr (EcotDesk)      imported = NULL;
  g_autofree char          *rows = make_rows ();
  g_autoptr (GPtrArray)     differences = NULL;
  g_autoptr (GError)        error = NULL;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  catalogue = ecot_catalogue_new ();
  pasted = new_desk (catalogue);
  imported = new_desk (catalogue);
  paste (pasted, rows);
  import (imported, rows);

  g_assert_cmpuint (count_lines (pasted), ==, N_LINES);
  differences = ecot_diff (ecot_desk_get_dossier (pasted), ecot_desk_get_dossier (imported));
  for (guint i = 0; i < differences->len; i++)
    g_test_message ("%s: %s, %s", ((EcotDifference *)differences->pdata[i])->where, ((EcotDifference *)differences->pdata[i])->before, ((EcotDifference *)differences->pdata[i])->after);
  g_assert_cmpuint (differences->len, ==, 0);

  /* One step, and what was there before stays. */
  import (imported, rows);
  g_assert_cmpuint (count_lines (imported), ==, 2 * N_LINES);
  g_assert_true (ecot_store_undo (ecot_desk_get_store (imported), NULL, &error));
  g_assert_cmpuint (count_lines (imported), ==, N_LINES);
  g_assert_true (ecot_store_undo (ecot_desk_get_store (imported), NULL, &error));
  g_assert_cmpuint (count_lines (imported), ==, 0);
  g_assert_false (ecot_store_can_undo (ecot_desk_get_store (imported)));
  g_assert_cmpstr (ecot_store_get_redo_label (ecot_desk_get_store (imported)), ==, "Import “budget.tsv”");

  ecot_test_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/import/same-as-pasted", test_same);

  return g_test_run ();
}
