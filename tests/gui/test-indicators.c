/* test-indicators.c: people told apart, and listed, without the mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "ecot-steps.h"

#define PLIE "Nombre de publics PLIE"

static void
assert_figure (const char *path,
               const char *figure,
               const char *value)
{
  g_autofree char *reason = ecot_steps_run_cli ("why", path, figure);

  if (strstr (reason, value) == NULL)
    g_error ("%s is not %s: %s", figure, value, reason);
}

/* What is folded opens with the space bar; the sum is there while one types. */
static void
tell_apart (EcotDriver *driver)
{
  ecot_steps_open (driver, "indicators");
  ecot_driver_wait_for (driver, "Planned: " PLIE);
  ecot_driver_tab_to (driver, "Reached, who they are, cost of one: " PLIE);
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_tab_to (driver, "At the end: " PLIE);
  ecot_driver_type (driver, "22");
  ecot_driver_tab_to (driver, "Women: " PLIE);
  ecot_driver_type (driver, "14");
  ecot_driver_keys (driver, "Tab", NULL);
  ecot_driver_assert_focus (driver, "Men: " PLIE);
  ecot_driver_type (driver, "8");
  ecot_driver_keys (driver, "Tab", NULL);
  ecot_driver_assert_focus (driver, "Not stated: " PLIE);
  ecot_driver_wait_for (driver, "together: 22");
  ecot_driver_wait_for (driver, "difference: −2");
  ecot_driver_type (driver, "2");
  ecot_driver_keys (driver, "Tab", NULL);
  ecot_driver_wait_for (driver, "together: 24");
  ecot_driver_wait_for (driver, "cost of one person: 400,00");
  ecot_driver_assert_named (driver);
  ecot_driver_assert_screen (driver);
}

static void
list_participants (EcotDriver *driver)
{
  static const char *const cells[] = { "P-01", "Elise Quasimodo", "03/02/1990", "Woman" };

  ecot_steps_open (driver, "register");
  ecot_driver_wait_for (driver, "+ Add a participant");
  ecot_driver_assert_focus (driver, "+ Add a participant");
  ecot_driver_keys (driver, "Return", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      if (i > 0)
        ecot_driver_keys (driver, "Tab", NULL);

      ecot_driver_type (driver, cells[i]);
    }

  ecot_driver_keys (driver, "Tab", NULL);
  ecot_driver_wait_for (driver, "Femmes du registre 1");
  ecot_driver_assert_named (driver);
  ecot_driver_assert_screen (driver);
}

static void
test_indicators (void)
{
  g_autofree char  *begun = ecot_steps_find ("indicators.xml");
  const char *const argv[] = { g_getenv ("ECOT"), begun, NULL };
  g_autofree char  *folder = ecot_steps_new_home ();
  g_autofree char  *path = g_build_filename (folder, "indicators.ecot", NULL);
  EcotDriver       *driver = ecot_driver_start (argv);

  g_test_summary ("A breakdown and a register are typed by keyboard, and are what was meant");

  ecot_driver_wait_for (driver, "Dénomination sociale");
  tell_apart (driver);
  list_participants (driver);
  ecot_steps_save_as (driver, path);
  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);

  assert_figure (path, "indicator.plie.by-sex", "24");
  assert_figure (path, "indicator.plie.deviation", "-2");
  assert_figure (path, "register.women", "1");
}

int
main (int   argc,
      char *argv[])
{
  if (!ecot_driver_init (&argc, &argv))
    return 77;

  g_test_add_func ("/gui/indicators", test_indicators);

  return g_test_run ();
}
