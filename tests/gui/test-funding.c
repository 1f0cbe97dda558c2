/* test-funding.c: the financing plan, as hoped for and as obtained, without the mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ecot-steps.h"

/* row 29: one switch shows the hole in euros and the effect on the rate. */
static void
test_worst_case (void)
{
  g_autofree char  *begun = ecot_steps_find ("funding-begun.xml");
  const char *const argv[] = { g_getenv ("ECOT"), begun, NULL };
  g_autofree char  *folder = ecot_steps_new_home ();
  EcotDriver       *driver;

  g_test_summary ("The plan without what nobody decided yet, by one key");
  (void)folder;
  driver = ecot_driver_start (argv);

  ecot_driver_wait_for (driver, "Dénomination sociale");
  ecot_steps_open (driver, "funding");
  ecot_driver_assert_focus (driver, "Rate of ");
  ecot_driver_wait_for (driver, "Ceiling of ");
  ecot_driver_tab_to (driver, "Only what was obtained");
  ecot_driver_wait_for (driver, "D\u00e9partement");
  ecot_driver_assert_named (driver);
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_wait_for (driver, "Missing");
  ecot_driver_wait_for (driver, "2\u202f000,00");
  ecot_driver_wait_for (driver, "Fonds propres n\u00e9cessaires si rien d\u2019autre n\u2019est obtenu 4\u202f300,00");
  ecot_driver_wait_for (driver, "Part du montant demand\u00e9 dans le co\u00fbt total 47");
  ecot_driver_wait_for (driver, "Part du montant demand\u00e9 dans les ressources si rien d\u2019autre n\u2019est obtenu 58,75");
  ecot_driver_assert_screen (driver);
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_wait_gone (driver, "Missing");
  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);
}

int
main (int   argc,
      char *argv[])
{
  if (!ecot_driver_init (&argc, &argv))
    return 77;

  g_test_add_func ("/gui/funding/worst-case", test_worst_case);

  return g_test_run ();
}
