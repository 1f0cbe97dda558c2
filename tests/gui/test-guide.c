/* test-guide.c: the guide read, and a call written from it answered, without the mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>

#include "ecot-driver.h"
#include "ecot-steps.h"

static void
assert_same (const char *path,
             const char *other)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  g_assert_true (g_file_get_contents (path, &one, NULL, NULL));
  g_assert_true (g_file_get_contents (other, &two, NULL, NULL));
  g_assert_cmpstr (one, ==, two);
}

static void
test_guide (void)
{
  g_autofree char *folder = ecot_steps_new_home ();
  g_autofree char *saved = g_build_filename (folder, "mine.xml", NULL);
  g_autofree char *template = g_build_filename (g_getenv ("ECOT_DATA_DIR"), "help", "call-template.xml", NULL);
  const char *const argv[] = { g_getenv ("ECOT"), NULL };
  EcotDriver       *driver = ecot_driver_start (argv);

  g_test_summary ("F1 opens the guide; a word leads to its topic; the template is saved");

  ecot_driver_assert_focus (driver, "Search a call");
  ecot_driver_keys (driver, "F1", NULL);
  ecot_driver_assert_focus (driver, "Search the guide");
  ecot_driver_wait_for (driver, "Premiers pas");
  ecot_driver_assert_named (driver);
  ecot_driver_assert_screen (driver);

  ecot_driver_type (driver, "limite");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_focus (driver, "Une limite");
  ecot_driver_keys (driver, "ctrl+f", "ctrl+a", NULL);
  ecot_driver_type (driver, "questionnaire");
  ecot_driver_keys (driver, "Down", "Return", NULL);
  ecot_driver_assert_focus (driver, "Le questionnaire des participants");
  ecot_driver_assert_screen (driver);

  /* Escape empties the search: the guide is there from its beginning. */
  ecot_driver_keys (driver, "ctrl+f", "Escape", "Return", NULL);
  ecot_driver_assert_focus (driver, "Premiers pas");

  ecot_driver_keys (driver, "alt+t", NULL);
  ecot_driver_wait_for (driver, "Save the template of a call");
  ecot_driver_type_path (driver, saved);
  ecot_driver_wait_for_file (driver, saved);
  ecot_driver_wait_for (driver, "is written");
  assert_same (saved, template);

  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);
}

/* Copied into the person's own folder, found at once, and refused with its line if it is broken. */
static void
test_added_call (void)
{
  g_autofree char  *folder = ecot_steps_new_home ();
  g_autofree char  *call = g_test_build_filename (G_TEST_DIST, "data", "guide", "bourse-2031.xml", NULL);
  g_autofree char  *broken = g_build_filename (folder, "broken.xml", NULL);
  const char *const argv[] = { g_getenv ("ECOT"), NULL };
  EcotDriver       *driver;

  g_test_summary ("A call file is added from the list of calls");

  g_assert_true (g_file_set_contents (broken, "<call id='b' title='t' issuer='i'>\n<lot id='1' titre='t'/></call>", -1, NULL));
  driver = ecot_driver_start (argv);
  ecot_driver_wait_for (driver, "45 calls");
  ecot_driver_keys (driver, "alt+a", NULL);
  ecot_driver_wait_for (driver, "Cancel");
  ecot_driver_type_path (driver, broken);
  ecot_driver_wait_gone (driver, "Cancel");
  ecot_driver_wait_for (driver, "titre");
  ecot_driver_keys (driver, "Escape", NULL);
  ecot_driver_wait_gone (driver, "titre");

  ecot_driver_keys (driver, "alt+a", NULL);
  ecot_driver_wait_for (driver, "Cancel");
  ecot_driver_type_path (driver, call);
  ecot_driver_wait_gone (driver, "Cancel");
  ecot_driver_wait_for (driver, "1 call");
  ecot_driver_assert_named (driver);
  ecot_driver_assert_screen (driver);
  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);
}

/* The call wants the statutes to be called after who answers. */
static void
ask_for_a_name (const char *home)
{
  g_autofree char    *path = g_build_filename (home, "ecot", "calls", "bourse-2031.xml", NULL);
  g_autofree char    *text = NULL;
  g_autoptr (GString) changed = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, "short-label=\"les statuts\"", "short-label=\"les statuts\" file-name=\"Statuts_{applicant}\"", 0), ==, 1);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
}

static void
test_written_call (void)
{
  g_autofree char  *folder = ecot_steps_new_home ();
  const char *const argv[] = { g_getenv ("ECOT"), NULL };
  EcotDriver       *driver;

  g_test_summary ("A call written from the guide is in the list, asks what it asks, and objects");

  ecot_steps_add_call (folder, "../data/guide/bourse-2031.xml");
  ask_for_a_name (folder);
  driver = ecot_driver_start (argv);
  ecot_driver_assert_focus (driver, "Search a call");
  ecot_driver_type (driver, "bourse initiatives");
  ecot_driver_wait_for (driver, "1 call");
  ecot_driver_keys (driver, "Return", NULL);

  ecot_driver_wait_for (driver, "Nom de l’association");
  ecot_driver_assert_focus (driver, "Nom de l’association");
  ecot_driver_assert_named (driver);
  ecot_driver_type (driver, "Les Ateliers");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_steps_open (driver, "statuts");
  ecot_driver_wait_for (driver, "asks for the file name “Statuts_Les-Ateliers”");

  /* 1 500,01 EUR of a highest 1 500. */
  ecot_driver_keys (driver, "ctrl+f", NULL);
  ecot_driver_type (driver, "funding");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_tab_to (driver, "Amount of ");
  ecot_driver_type (driver, "1500,01");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_keys (driver, "ctrl+shift+v", NULL);
  ecot_driver_wait_for (driver, "le plafond de la bourse");

  ecot_driver_keys (driver, "F9", NULL);
  ecot_driver_wait_for (driver, "page 1 of");
  ecot_driver_assert_screen (driver);

  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);
}

int
main (int   argc,
      char *argv[])
{
  if (!ecot_driver_init (&argc, &argv))
    return 77;

  g_test_add_func ("/ecot/gui/guide", test_guide);
  g_test_add_func ("/ecot/gui/added-call", test_added_call);
  g_test_add_func ("/ecot/gui/written-call", test_written_call);

  return g_test_run ();
}
