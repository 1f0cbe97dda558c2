/* test-import.c: a budget from a spreadsheet, without the mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the empty table to its lines: the file is named by typing, a number with two
 * readings is asked about, a column that was not understood is said, and one undo takes
 * all of it back.
 */

#include <gio/gio.h>
#include <string.h>

#include "ecot-steps.h"

/* Costs, and beside them who pays, with accounts and years of their own. */
#define BUDGET                                                  \
  "Budget 2017;;;;;;;\n"                                        \
  "Poste;Libellé;Ailleurs;Montant;Compte;Produits;2017;2018\n" \
  "Achats;Livres;12 rue;1.200;741;DRAJES;1500,50;600\n"         \
  ";Colle;rue;2.500;756;Les adhérents;100;\n"                  \
  "Personnel;Animatrice;rue;3.000;;;;\n"                        \
  "Divers;Imprévus;rue;sur devis;;;;\n"                        \
  "TOTAL;;;6.700;;TOTAL;1600,50;600\n"

static char *
write_file (const char *home,
            const char *name,
            const char *text)
{
  char *path = g_build_filename (home, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
choose_file (EcotDriver *driver,
             const char *path)
{
  ecot_driver_wait_gone (driver, "Spreadsheets (.ods, .csv)");
  ecot_driver_press_to (driver, "shift+Tab", "Import a budget");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_for (driver, "Spreadsheets (.ods, .csv)");
  ecot_driver_type_path (driver, path);
}

static void
look (EcotDriver *driver)
{
  ecot_driver_wait_for (driver, "Rows of the sheet");
  ecot_driver_assert_focus (driver, "Column A");
  ecot_driver_assert_named (driver);
  ecot_driver_assert_screen (driver);
  ecot_driver_wait_for (driver, "Row 7: left out, a total: the dossier makes its own");
  ecot_driver_wait_for (driver, "Say first how the numbers above are read.");

  /* The question stands before the table. */
  ecot_driver_press_to (driver, "shift+Tab", "1\u202f200");
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_wait_for (driver, "lines: 3, in all 6\u202f700,00\u00a0€, as the total of the sheet (D7)");
  ecot_driver_wait_for (driver, "; funders: 2");
  ecot_driver_wait_for (driver, "the years of who pays are added up");
  ecot_driver_wait_for (driver, "D6, “sur devis”");
  ecot_driver_wait_for (driver, "Row 3: added, Consommables et équipements");
  ecot_driver_wait_for (driver, "Row 6: left out, its amount could not be read");
}

/* Another choice for a column is seen at once. */
static void
choose_column (EcotDriver *driver)
{
  ecot_driver_tab_to (driver, "Column C");
  ecot_driver_keys (driver, "Return", "Home", NULL);
  /* Not read, label, category, account, quantity, unit, unit cost, amount, VAT rate, supporting document */
  for (guint i = 0; i < 9; i++)
    ecot_driver_keys (driver, "Down", NULL);
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_for (driver, "Say first how the numbers above are read.");
  ecot_driver_press_to (driver, "shift+Tab", "1\u202f200");
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_wait_for (driver, "lines: 3, in all");
}

/* The years beside their names add up. */
static void
look_at_funders (EcotDriver *driver)
{
  ecot_steps_open (driver, "funding");
  ecot_driver_wait_for (driver, "Name, line 1");
  ecot_driver_assert_text (driver, "Name, line 1", "DRAJES");
  ecot_driver_assert_text (driver, "Amount (€), line 1", "2\u202f100,50");
  ecot_driver_assert_text (driver, "Name, line 2", "Les adhérents");
  ecot_driver_assert_text (driver, "Amount (€), line 2", "100,00");
}

static void
test_import (void)
{
  g_autofree char  *home = ecot_steps_new_home ();
  g_autofree char  *budget = write_file (home, "budget.csv", BUDGET);
  g_autofree char  *other = write_file (home, "image.csv", "\x89PNG\r\n");
  g_autofree char  *begun = ecot_steps_find ("table-begun.xml");
  const char *const argv[] = { g_getenv ("ECOT"), begun, NULL };
  EcotDriver       *driver = ecot_driver_start (argv);

  ecot_driver_wait_for (driver, "Dénomination sociale");
  ecot_steps_open (driver, "budget");
  ecot_driver_wait_for (driver, "+ Add a line");

  /* A file that is none is named with what to do. */
  choose_file (driver, other);
  ecot_driver_wait_for (driver, "No budget can be taken from this file");
  ecot_driver_keys (driver, "Escape", NULL);
  ecot_driver_wait_gone (driver, "No budget can be taken from this file");
  /* The keys are where they were. */
  ecot_driver_assert_focus (driver, "Import a budget");

  choose_file (driver, budget);
  look (driver);
  choose_column (driver);
  ecot_driver_tab_to (driver, "Add to the budget");
  ecot_driver_keys (driver, "Return", NULL);

  ecot_driver_wait_for (driver, "3 lines were added to the budget.");
  ecot_driver_assert_focus (driver, "Detail, line 1");
  ecot_driver_assert_text (driver, "Amount (€), line 1", "1\u202f200,00");
  ecot_driver_assert_text (driver, "Supporting document, line 1", "12 rue");
  ecot_driver_assert_text (driver, "Amount (€), line 3", "3\u202f000,00");
  look_at_funders (driver);
  ecot_driver_keys (driver, "ctrl+z", NULL);
  /* Undoing shows what it changed. */
  ecot_driver_wait_for (driver, "nobody pays yet");
  ecot_driver_wait_for (driver, "no line yet");
  ecot_driver_wait_gone (driver, "3 lines were added to the budget.");
  ecot_driver_wait_for (driver, "Import a budget");

  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);
}

/* Looks, in the window of the dossier @begun, at the spreadsheet of table.xml. */
static void
look_at_ours (const char *begun,
              const char *said)
{
  g_autofree char  *home = ecot_steps_new_home ();
  g_autofree char  *source = ecot_steps_find ("table.xml");
  g_autofree char  *open = ecot_steps_find (begun);
  g_autofree char  *ours = g_build_filename (home, "budget.ods", NULL);
  g_autofree char  *nothing = ecot_steps_run_cli ("export", source, ours);
  const char *const argv[] = { g_getenv ("ECOT"), open, NULL };
  EcotDriver       *driver = ecot_driver_start (argv);

  ecot_driver_wait_for (driver, "Dénomination sociale");
  ecot_driver_keys (driver, "alt+d", NULL);
  ecot_driver_wait_for (driver, "Import a budget");
  ecot_driver_keys (driver, "i", NULL);
  ecot_driver_wait_for (driver, "Spreadsheets (.ods, .csv)");
  ecot_driver_type_path (driver, ours);
  ecot_driver_wait_for (driver, said);
  ecot_driver_keys (driver, "Escape", NULL);
  ecot_driver_wait_gone (driver, said);

  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);
}

/* One that Écot wrote is no budget to add: it says what was edited in it. */
static void
test_ours (void)
{
  look_at_ours ("table.xml", "Écot wrote this spreadsheet, and nothing was edited in it since.");
}

/* Of another dossier it is a budget like any other. */
static void
test_other (void)
{
  look_at_ours ("table-begun.xml", "Its lines can be added all the same, as those of any other budget.");
}

int
main (int   argc,
      char *argv[])
{
  if (!ecot_driver_init (&argc, &argv))
    return 77;

  g_test_add_func ("/ecot/gui/import/budget", test_import);
  g_test_add_func ("/ecot/gui/import/other", test_other);
  g_test_add_func ("/ecot/gui/import/ours", test_ours);

  return g_test_run ();
}
