/* test-signing.c: a paper is signed, changes, and is signed again, without the mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <string.h>

#include "ecot-steps.h"

/* @from: "example.pdf": a paper of it that Écot wrote; NULL: the example itself */
static EcotDriver *
open_example (const char *from,
              char      **path)
{
  g_autofree char  *folder = ecot_steps_new_home ();
  g_autofree char  *example = g_build_filename (g_getenv ("ECOT_DATA_DIR"), "examples", "rallye-ess.xml", NULL);
  g_autofree char  *paper = from != NULL ? g_build_filename (folder, from, NULL) : NULL;
  g_autofree char  *said = paper != NULL ? ecot_steps_run_cli ("export", example, paper) : NULL;
  const char *const argv[] = { g_getenv ("ECOT"), paper != NULL ? paper : example, NULL };
  EcotDriver       *driver = ecot_driver_start (argv);

  ecot_driver_wait_for (driver, "no error");
  *path = g_build_filename (folder, "signed.ecot", NULL);
  return driver;
}

static void
open_letter (EcotDriver *driver)
{
  ecot_steps_open (driver, "sending");
  ecot_driver_assert_focus (driver, "Written at");
}

/* From the row of a paper to the dialogue and back. */
static void
sign (EcotDriver *driver,
      const char *button)
{
  ecot_driver_tab_to (driver, button);
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_wait_for (driver, "Signed by");
  ecot_driver_assert_named (driver);
  ecot_driver_assert_focus (driver, "Signed by");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_gone (driver, "Signed by");
}

static void
test_letter (void)
{
  g_autofree char *path = NULL;
  EcotDriver      *driver = open_example (NULL, &path);
  g_autofree char *papers = NULL;

  g_test_summary ("Rows 47 and 69: the letter is signed, the action gets another title, the letter is told to be stale and the cell is found");

  open_letter (driver);
  sign (driver, "Lettre d’engagement” as signed");
  ecot_driver_wait_for (driver, "signed on 18/07/2017 by Odile Fauquembre");
  ecot_driver_assert_named (driver);
  ecot_driver_assert_screen (driver);

  ecot_steps_open (driver, "action");
  ecot_driver_set_text (driver, "Intitulé", "Un autre rallye");
  ecot_driver_keys (driver, "Tab", NULL);
  ecot_driver_keys (driver, "F8", NULL);
  ecot_driver_wait_for (driver, "a changé depuis sa signature par Odile Fauquembre");
  ecot_driver_press_to (driver, "F8", "Un autre rallye");
  ecot_driver_assert_screen (driver);

  /* What changed leads to the cell. */
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_focus (driver, "Intitulé");

  open_letter (driver);
  sign (driver, "Lettre d’engagement” as signed again");
  ecot_driver_wait_gone (driver, "a changé depuis sa signature");
  ecot_driver_tab_to (driver, "Forget the signature of");
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_wait_gone (driver, "signed on 18/07/2017");

  /* One step each: what was forgotten comes back. */
  ecot_driver_keys (driver, "ctrl+z", NULL);
  ecot_driver_wait_for (driver, "signed on 18/07/2017 by Odile Fauquembre");
  ecot_steps_save_as (driver, path);
  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);

  papers = ecot_steps_run_cli ("papers", path, NULL);
  g_assert_nonnull (strstr (papers, "Odile Fauquembre"));
}

/* An amount: the line that changed is where one comes to. */
static void
test_budget (void)
{
  g_autofree char *path = NULL;
  EcotDriver      *driver = open_example ("example.pdf", &path);

  g_test_summary ("Row 70: our PDF re-opens as a dossier, whose budget is signed, changes, and is as it was again");

  open_letter (driver);
  sign (driver, "Budget et plan de financement” as signed");
  ecot_driver_wait_for (driver, "signed on 18/07/2017 by Odile Fauquembre");

  /* The fourth line is 60 hours at 26,40. */
  ecot_steps_open (driver, "budget");
  ecot_driver_assert_focus (driver, "Category, line 1");
  ecot_driver_keys (driver, "Down", "Down", "Down", "Tab", "Tab", NULL);
  ecot_driver_type (driver, "50");
  ecot_driver_keys (driver, "Return", "F8", NULL);
  ecot_driver_wait_for (driver, "a changé depuis sa signature");
  ecot_driver_press_to (driver, "F8", ": 60 →");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_focus (driver, "Quantity, line 4");

  /* As it was signed: nothing is stale. */
  ecot_driver_type (driver, "60");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_gone (driver, "a changé depuis sa signature");
  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);
}

int
main (int   argc,
      char *argv[])
{
  if (!ecot_driver_init (&argc, &argv))
    return 77;

  g_test_add_func ("/ecot/gui/signing", test_letter);
  g_test_add_func ("/ecot/gui/signing/budget", test_budget);

  return g_test_run ();
}
