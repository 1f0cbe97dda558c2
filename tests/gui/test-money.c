/* test-money.c: what a treasurer looks at in the window, without the mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Options side by side, the budget by account, voluntary contributions, a person
 * promised to two dossiers, how people left, and the other dossiers of the lot.
 */

#include <string.h>

#include "ecot-steps.h"
#include "store/ecot-shelf.h"

#define NARROW "\u202f"

/* A file of tests/gui, or the example in which there is nothing to object to. */
static char *
find (const char *name)
{
  return name != NULL ? ecot_steps_find (name) : g_build_filename (g_getenv ("ECOT_DATA_DIR"), "examples", "rallye-ess.xml", NULL);
}

static EcotDriver *
open_begun (const char *name,
            const char *chapter)
{
  g_autofree char  *begun = find (name);
  const char *const argv[] = { g_getenv ("ECOT"), begun, NULL };
  EcotDriver       *driver = ecot_driver_start (argv);

  ecot_driver_wait_for (driver, "Dénomination sociale");
  ecot_steps_open (driver, chapter);
  return driver;
}

static void
finish (EcotDriver *driver)
{
  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);
}

static void
assert_figure (const char *path,
               const char *figure,
               const char *value)
{
  g_autofree char *reason = ecot_steps_run_cli ("why", path, figure);

  if (strstr (reason, value) == NULL)
    g_error ("%s is not %s: %s", figure, value, reason);
}

/* Indirect costs at 15 % of 5 000 € of staff are 750 €: the grant is 47 % of 6 750 €. */
static void
test_options (void)
{
  g_autofree char *folder = ecot_steps_new_home ();
  g_autofree char *path = g_build_filename (folder, "options.ecot", NULL);
  EcotDriver      *driver = open_begun ("money-begun.xml", "budget");

  g_test_summary ("row 6: options are compared side by side, one is chosen, and one step takes it back");

  ecot_driver_wait_for (driver, "+ Add a line");
  ecot_driver_wait_for (driver, "Total 6" NARROW "000,00");
  ecot_driver_tab_to (driver, "Compare simplified costs and choose");
  ecot_driver_keys (driver, "space", NULL);

  /* The grant and the own money of real costs, and of this option. */
  ecot_driver_wait_for (driver, "Own money");
  ecot_driver_wait_for (driver, "2" NARROW "820,00");
  ecot_driver_wait_for (driver, "3" NARROW "180,00");
  ecot_driver_wait_for (driver, "3" NARROW "172,50");
  ecot_driver_wait_for (driver, "3" NARROW "577,50");
  ecot_driver_wait_for (driver, "article\u00a068");
  ecot_driver_assert_named (driver);
  ecot_driver_assert_screen (driver);
  ecot_driver_tab_to (driver, "Choose: Coûts indirects à 15 % du personnel");
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_wait_gone (driver, "Own money");
  ecot_driver_wait_for (driver, "Total 6" NARROW "750,00");
  ecot_driver_wait_for (driver, "Remove: Coûts indirects à 15 % du personnel");
  ecot_driver_wait_for (driver, "Total, with 750,00");

  ecot_driver_keys (driver, "ctrl+z", NULL);
  ecot_driver_wait_for (driver, "Total 6" NARROW "000,00");
  ecot_driver_wait_gone (driver, "Remove: Coûts indirects à 15 % du personnel");
  ecot_driver_keys (driver, "ctrl+shift+z", NULL);
  ecot_driver_wait_for (driver, "Total 6" NARROW "750,00");
  ecot_steps_save_as (driver, path);
  finish (driver);

  assert_figure (path, "cost.option.indirect-15", "750,00");
}

/* Row 3: subtotals and totals follow what is being typed, before the cell is left. */
static void
test_typing (void)
{
  g_autofree char *folder = ecot_steps_new_home ();
  EcotDriver      *driver = open_begun ("money-begun.xml", "budget");

  g_test_summary ("row 3: totals follow while a cell is typed in, and come back with Escape");
  (void)folder;

  ecot_driver_wait_for (driver, "+ Add a line");
  ecot_driver_assert_focus (driver, "Category, line 1");
  ecot_driver_keys (driver, "End", NULL);
  ecot_driver_press_to (driver, "Left", "Amount (€), line 1");
  ecot_driver_keys (driver, "F2", "ctrl+a", NULL);
  ecot_driver_type (driver, "5000,01");
  ecot_driver_wait_for (driver, "Total 6" NARROW "000,01");
  ecot_driver_assert_text (driver, "Amount (€), Total", "6" NARROW "000,01");
  ecot_driver_keys (driver, "Escape", NULL);
  ecot_driver_wait_for (driver, "Total 6" NARROW "000,00");
  finish (driver);
}

static void
test_accounts (void)
{
  g_autofree char *folder = ecot_steps_new_home ();
  EcotDriver      *driver = open_begun ("money-begun.xml", "budget");

  g_test_summary ("row 5: the same lines by category and by account, both totals equal to the cent");
  (void)folder;

  ecot_driver_wait_for (driver, "+ Add a line");
  ecot_driver_keys (driver, "alt+a", NULL);
  ecot_driver_wait_for (driver, "Charges de personnel 5" NARROW "000,00");
  ecot_driver_wait_for (driver, "Locations 1" NARROW "000,00");
  ecot_driver_wait_for (driver, "Total des charges 6" NARROW "000,00");
  ecot_driver_wait_for (driver, "Coût total de l’action 6" NARROW "000,00");
  ecot_driver_wait_for (driver, "Total des produits 6" NARROW "000,00");
  ecot_driver_wait_for (driver, "Total des financements 6" NARROW "000,00");
  ecot_driver_assert_named (driver);
  ecot_driver_assert_screen (driver);

  /* Back to the lines: an amount that is typed moves both totals. */
  ecot_driver_keys (driver, "alt+g", NULL);
  ecot_driver_wait_for (driver, "Amount (€), line 2");
  finish (driver);
}

static void
test_voluntary (void)
{
  g_autofree char *folder = ecot_steps_new_home ();
  g_autofree char *path = g_build_filename (folder, "voluntary.ecot", NULL);
  EcotDriver      *driver = open_begun (NULL, "voluntary");

  g_test_summary ("row 13: 86 that is not 87 is an error with its amount, and is in no cost");

  ecot_driver_assert_focus (driver, "+ Add a contribution");
  ecot_driver_assert_named (driver);
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_focus (driver, "Contribution, line 1");
  ecot_steps_type_cells (driver, "Accueil|864|30|11,88");
  ecot_driver_keys (driver, "Return", "ctrl+shift+v", NULL);
  ecot_driver_wait_for (driver, "soit un écart de 356,40");
  ecot_driver_assert_screen (driver);

  /* The gravest has the focus; its button mends it, one key takes that back. */
  ecot_driver_assert_focus (driver, "Error : Les contributions volontaires");
  ecot_driver_keys (driver, "Tab", "Return", NULL);
  ecot_driver_wait_gone (driver, "soit un écart de");
  ecot_driver_assert_text (driver, "Amount (€), line 2", "356,40");
  ecot_driver_keys (driver, "ctrl+z", NULL);
  ecot_driver_wait_for (driver, "soit un écart de 356,40");

  /* By hand: in 2017 volunteers stand on account 870. */
  ecot_steps_open (driver, "voluntary");
  ecot_driver_assert_focus (driver, "+ Add a contribution");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_focus (driver, "Contribution, line 2");
  ecot_steps_type_cells (driver, "Accueil|870|||356,40");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_gone (driver, "soit un écart de");
  ecot_steps_save_as (driver, path);
  finish (driver);

  assert_figure (path, "voluntary.balance", "0,00");
  assert_figure (path, "cost.total", "9" NARROW "870,50");
}

static void
test_elsewhere (void)
{
  g_autofree char *folder = ecot_steps_new_home ();
  g_autofree char *path = g_build_filename (folder, "pont.ecot", NULL);
  EcotDriver      *driver = open_begun ("elsewhere-begun.xml", "staff");

  g_test_summary ("row 19: 60 % and 50 % in two dossiers of this machine: a warning names both");

  ecot_driver_wait_for (driver, "Name, line 1");
  ecot_steps_save_as (driver, path);
  finish (driver);

  driver = open_begun (NULL, "staff");
  ecot_driver_assert_focus (driver, "+ Add a person");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_steps_type_cells (driver, "Camille|Animatrice|38500|1720|50");
  ecot_driver_keys (driver, "Return", "ctrl+shift+v", NULL);
  ecot_driver_wait_for (driver, "50\u00a0% dans «" NARROW "Rallye ESS" NARROW "» et 60\u00a0% dans «" NARROW "Le chantier du pont (pont.ecot)" NARROW "»");
  finish (driver);
}

/* row 50: what came about beside what was planned, with its difference and a reason. */
static void
test_exits (void)
{
  g_autofree char *folder = ecot_steps_new_home ();
  g_autofree char *path = g_build_filename (folder, "exits.ecot", NULL);
  EcotDriver      *driver = open_begun ("exits-begun.xml", "participants");

  g_test_summary ("row 50: how people left is typed, and differs from what was planned");

  ecot_driver_tab_to (driver, "How people left in the end");
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_tab_to (driver, "Realised: CDI");
  ecot_driver_type (driver, "1");
  ecot_driver_keys (driver, "Tab", NULL);
  ecot_driver_wait_for (driver, "\u22122");
  ecot_driver_tab_to (driver, "Reason for the difference: CDI");
  ecot_driver_type (driver, "Un chantier repris plus tard");
  ecot_driver_assert_named (driver);
  ecot_driver_assert_screen (driver);
  ecot_steps_save_as (driver, path);
  finish (driver);

  assert_figure (path, "exit.permanent-contract.deviation", "-2");
  assert_figure (path, "exit.permanent-contract.realised", "1");
}

/* Another dossier of the lot, at so much an hour. */
static void
put_on_shelf (const char *folder,
              guint       n,
              EcotAmount  per_hour)
{
  g_autofree char           *name = g_strdup_printf ("d%u.ecot", n);
  g_autofree char           *path = g_build_filename (folder, name, NULL);
  g_autoptr (EcotShelfEntry) entry = ecot_shelf_entry_new (path, "resa-2017/1", "Une autre action");
  g_autoptr (GError)         error = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  entry->has_cost = TRUE;
  entry->cost_per_hour = per_hour;
  ecot_shelf_put (entry, &error);
  g_assert_no_error (error);
}

static void
test_others (void)
{
  g_autofree char *folder = ecot_steps_new_home ();
  EcotDriver      *driver;

  g_test_summary ("The cost of an hour beside those of the lot on this machine, once there are five");

  for (guint i = 0; i < 4; i++)
    put_on_shelf (folder, i, 2000 + 1000 * i);

  driver = open_begun (NULL, "time");
  ecot_driver_tab_to (driver, "Coût horaire 31,09");
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_wait_for (driver, "Parmi les 5 dossiers de ce lot sur cette machine");
  ecot_driver_wait_for (driver, "médiane 31,09");
  ecot_driver_assert_screen (driver);
  ecot_driver_keys (driver, "Escape", NULL);
  finish (driver);
}

int
main (int   argc,
      char *argv[])
{
  if (!ecot_driver_init (&argc, &argv))
    return 77;

  g_test_add_func ("/ecot/gui/money/options", test_options);
  g_test_add_func ("/ecot/gui/money/typing", test_typing);
  g_test_add_func ("/ecot/gui/money/accounts", test_accounts);
  g_test_add_func ("/ecot/gui/money/voluntary", test_voluntary);
  g_test_add_func ("/ecot/gui/money/elsewhere", test_elsewhere);

  g_test_add_func ("/ecot/gui/money/exits", test_exits);
  g_test_add_func ("/ecot/gui/money/others", test_others);

  return g_test_run ();
}
