/* test-staff.c: a person of the staff, typed without the mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the person costs is read where a screen reader reads it, and what the
 * command line then finds in the file is what was meant.
 */

#include <string.h>

#include "ecot-steps.h"

static void
test_staff (void)
{
  g_autofree char  *begun = ecot_steps_find ("staff-begun.xml");
  g_autofree char  *expected = ecot_steps_find ("staff.xml");
  const char *const argv[] = { g_getenv ("ECOT"), begun, NULL };
  g_autofree char  *folder = ecot_steps_new_home ();
  g_autofree char  *path = g_build_filename (folder, "staff.ecot", NULL);
  g_autofree char  *differences = NULL;
  g_autofree char  *people = NULL;
  EcotDriver       *driver = ecot_driver_start (argv);

  g_test_summary ("Row 16: a person is typed by keyboard, and the amount is there at once");

  ecot_driver_wait_for (driver, "Dénomination sociale");
  ecot_steps_open (driver, "staff");
  ecot_driver_assert_focus (driver, "+ Add a person");
  ecot_driver_assert_named (driver);
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_focus (driver, "Name, line 1");
  ecot_steps_type_cells (driver, "Camille|Animatrice|38500|1720||120");
  ecot_driver_assert_focus (driver, "Hours, line 1");
  ecot_driver_keys (driver, "Return", NULL);

  /* 120 h × 22,38 €, in the cell, in the row of totals, and below with its "why?". */
  ecot_driver_wait_for (driver, "Amount (€), line 1");
  ecot_driver_wait_for (driver, "Coût de l’équipe 2\u202f685,60");
  ecot_driver_assert_screen (driver);

  /* A month answers "why?", down to a cell. */
  ecot_driver_tab_to (driver, "Coût en janvier\u00a02024");
  ecot_driver_assert_named (driver);
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_for (driver, "Coût d’une heure");
  ecot_driver_keys (driver, "Escape", NULL);
  ecot_driver_assert_focus (driver, "223,80");

  ecot_steps_save_as (driver, path);
  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);

  differences = ecot_steps_run_cli ("diff", expected, path);
  g_assert_cmpstr (differences, ==, "");
  people = ecot_steps_run_cli ("people", path, NULL);
  g_assert_nonnull (strstr (people, "2\u202f685,60"));
}

int
main (int   argc,
      char *argv[])
{
  if (!ecot_driver_init (&argc, &argv))
    return 77;

  g_test_add_func ("/ecot/gui/staff", test_staff);

  return g_test_run ();
}
