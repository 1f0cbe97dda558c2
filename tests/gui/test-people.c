/* test-people.c: a lot that counts people, answered without the mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Participants, posts, staff, exits, indirect costs and prior conditions of an
 * action of the Pas-de-Calais are typed; what the command line then finds in
 * the file is what was meant.
 */

#include <string.h>

#include "ecot-steps.h"

/* A group, a second one below it, a third that is pasted and undone. */
static void
fill_groups (EcotDriver *driver)
{
  ecot_steps_open (driver, "participants");
  ecot_driver_assert_focus (driver, "+ Add a group");
  ecot_driver_assert_named (driver);
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_focus (driver, "Group, line 1");
  ecot_steps_type_cells (driver, "Ville|32|6|24|4|Urban|11");
  ecot_driver_assert_focus (driver, "Hours a month, line 1");
  ecot_driver_keys (driver, "ctrl+Return", NULL);
  ecot_steps_type_cells (driver, "Villages|14");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_for (driver, "Number, Total");
  ecot_driver_wait_for (driver, "tous participants ensemble 128");

  ecot_driver_keys (driver, "Up", "ctrl+c", "Down", "ctrl+v", NULL);
  ecot_driver_wait_for (driver, "Group, line 3");
  ecot_driver_keys (driver, "ctrl+z", NULL);
}

static void
fill_posts (EcotDriver *driver)
{
  ecot_driver_tab_to (driver, "Postes d’insertion");
  ecot_driver_type (driver, "14");
}

/* A team that is asked for in full-time equivalents has a column for them. */
static void
fill_staff (EcotDriver *driver)
{
  ecot_steps_open (driver, "staff");
  ecot_driver_assert_focus (driver, "+ Add a person");
  ecot_driver_assert_named (driver);
  ecot_driver_keys (driver, "Return", "Tab", NULL);
  ecot_driver_assert_focus (driver, "Role, line 1");
  ecot_steps_type_cells (driver, "Encadrement|1,5");
  ecot_driver_assert_focus (driver, "Full-time equivalents, line 1");
  ecot_driver_keys (driver, "Return", NULL);
}

/* The list is the call's; what one types is held against the target of the posts. */
static void
fill_exits (EcotDriver *driver)
{
  ecot_driver_tab_to (driver, "Planned: CDI");
  ecot_driver_type (driver, "3");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_for (driver, "0,2143 (at least 0,45)");
  ecot_driver_assert_screen (driver);
}

/* One button writes what the rate comes to, in one step. */
static void
fill_budget (EcotDriver *driver)
{
  ecot_steps_open (driver, "budget");
  ecot_driver_wait_for (driver, "+ Add a line");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_focus (driver, "Detail, line 1");
  ecot_steps_type_cells (driver, "Encadrement|1607|h|22,38");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_for (driver, "of indirect costs");
  ecot_driver_assert_named (driver);
  ecot_driver_tab_to (driver, "of indirect costs");
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_wait_for (driver, "Detail, line 2");
  ecot_driver_keys (driver, "ctrl+z", NULL);
  ecot_driver_wait_for (driver, "Detail, line 1");
  ecot_driver_keys (driver, "ctrl+shift+z", NULL);
  ecot_driver_wait_for (driver, "Detail, line 2");
}

static void
fill_condition (EcotDriver *driver)
{
  ecot_steps_open (driver, "prior");
  ecot_driver_assert_focus (driver, "Yes");
  ecot_driver_assert_named (driver);
  ecot_driver_keys (driver, "space", NULL);
}

static void
test_people (void)
{
  g_autofree char  *begun = ecot_steps_find ("people-begun.xml");
  g_autofree char  *expected = ecot_steps_find ("people.xml");
  const char *const argv[] = { g_getenv ("ECOT"), begun, NULL };
  g_autofree char  *folder = ecot_steps_new_home ();
  g_autofree char  *path = g_build_filename (folder, "people.ecot", NULL);
  g_autofree char  *differences = NULL;
  EcotDriver       *driver = ecot_driver_start (argv);

  g_test_summary ("What a lot counts of people is typed by keyboard, and is what was meant");

  ecot_driver_wait_for (driver, "Dénomination sociale");
  fill_groups (driver);
  fill_posts (driver);
  fill_exits (driver);
  fill_staff (driver);
  fill_budget (driver);
  fill_condition (driver);
  ecot_steps_save_as (driver, path);
  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);

  differences = ecot_steps_run_cli ("diff", expected, path);
  g_assert_cmpstr (differences, ==, "");
}

/* More young people than people, a post that is no number of posts, an exit below its target. */
static void
test_findings (void)
{
  g_autofree char  *faulty = ecot_steps_find ("people-faulty.xml");
  const char *const argv[] = { g_getenv ("ECOT"), faulty, NULL };
  g_autofree char  *folder = ecot_steps_new_home ();
  EcotDriver       *driver = ecot_driver_start (argv);

  g_test_summary ("What is wrong with people is gone to, cell by cell");

  ecot_driver_wait_for (driver, "Dénomination sociale");
  ecot_driver_press_to (driver, "F8", "Under 26, line 2");
  ecot_driver_press_to (driver, "F8", "Postes d’insertion");
  ecot_driver_press_to (driver, "F8", "Full-time equivalents, line 1");
  ecot_driver_press_to (driver, "F8", "Planned: CDI");
  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);
}

/* The longest lot: its call can be read, and every page of it has names. */
static void
test_reading (void)
{
  static const char *const pages[] = { "action", "indicators", "conditions", "letter", "award", "notes" };
  g_autofree char         *begun = ecot_steps_find ("reading.xml");
  const char *const        argv[] = { g_getenv ("ECOT"), begun, NULL };
  g_autofree char         *folder = ecot_steps_new_home ();
  EcotDriver              *driver = ecot_driver_start (argv);

  g_test_summary ("A call of a hundred duties opens section by section, with its phrases on demand");

  ecot_driver_wait_for (driver, "Dénomination sociale");

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      ecot_steps_open (driver, pages[i]);
      ecot_driver_assert_named (driver);
    }

  ecot_steps_open (driver, "the call");
  ecot_driver_assert_focus (driver, "Show the phrases of the call");
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_wait_for (driver, "line ");
  ecot_driver_tab_to (driver, "Stages (");
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_wait_for (driver, "shown by: ");
  ecot_driver_tab_to (driver, "Note: ");
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_wait_for (driver, "The text ");
  ecot_driver_keys (driver, "Escape", NULL);
  ecot_driver_assert_screen (driver);
  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);
}

/* Of options that exclude each other the second lets go of the first, in one step. */
static void
test_options (void)
{
  g_autofree char  *folder = ecot_steps_new_home ();
  g_autofree char  *begun = ecot_steps_find ("options-begun.xml");
  g_autofree char  *path = g_build_filename (folder, "options.ecot", NULL);
  g_autofree char  *taken = NULL;
  g_autofree char  *differences = NULL;
  const char *const argv[] = { g_getenv ("ECOT"), begun, NULL };
  EcotDriver       *driver;

  g_test_summary ("Options that exclude each other are let go of in one undo step");

  ecot_steps_add_call (folder, "options-2030.xml");
  driver = ecot_driver_start (argv);
  ecot_steps_open (driver, "voie");
  ecot_driver_tab_to (driver, "Par la terre");
  ecot_driver_keys (driver, "Down", NULL);
  ecot_driver_assert_focus (driver, "Par la mer");
  ecot_steps_save_as (driver, path);
  taken = ecot_steps_run_cli ("diff", begun, path);
  g_assert_nonnull (strstr (taken, "option/sea/chosen"));
  g_assert_nonnull (strstr (taken, "option/land/chosen"));

  /* The undone step follows into the file by itself. */
  ecot_driver_keys (driver, "ctrl+z", "ctrl+q", NULL);
  ecot_driver_finish (driver);
  differences = ecot_steps_run_cli ("diff", begun, path);
  g_assert_cmpstr (differences, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  if (!ecot_driver_init (&argc, &argv))
    return 77;

  g_test_add_func ("/ecot/gui/people", test_people);
  g_test_add_func ("/ecot/gui/people-findings", test_findings);
  g_test_add_func ("/ecot/gui/reading", test_reading);
  g_test_add_func ("/ecot/gui/options", test_options);

  return g_test_run ();
}
