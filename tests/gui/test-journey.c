/* test-journey.c: from the start page to a letter to sign, without the mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dossier this leaves is compared, by the command line, with the one it
 * should be.
 */

#include <gio/gio.h>
#include <string.h>

#include "ecot-steps.h"

static char *
run_cli (const char *verb,
         const char *first,
         const char *second)
{
  const char *const       argv[] = { g_getenv ("ECOT_CLI"), verb, first, second, NULL };
  g_autoptr (GError)      error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  char                   *out = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);

  return out;
}

static void
fill_applicant (EcotDriver *driver)
{
  ecot_driver_wait_for (driver, "Dénomination sociale");
  ecot_driver_assert_focus (driver, "Dénomination sociale");
  ecot_driver_assert_named (driver);
  ecot_driver_set_text (driver, "Dénomination sociale", "Les Ateliers du Fil d’Eau");
  ecot_driver_keys (driver, "Tab", "Tab", NULL);
  ecot_driver_assert_focus (driver, "Numéro SIRET");
  ecot_driver_type (driver, "99912345800013");
  ecot_driver_keys (driver, "Return", NULL);
}

static void
fill_people (EcotDriver *driver)
{
  ecot_driver_keys (driver, "ctrl+2", NULL);
  ecot_driver_assert_named (driver);
  ecot_driver_type (driver, "Odile Sauvignac");
  ecot_driver_keys (driver, "Tab", NULL);
}

/* A new line in the first category, then one below it by Ctrl+Enter. */
static void
fill_budget (EcotDriver *driver)
{
  ecot_driver_keys (driver, "ctrl+6", NULL);
  ecot_driver_wait_for (driver, "+ Add a line");
  ecot_driver_assert_named (driver);
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_focus (driver, "Detail, line 1");
  ecot_driver_type (driver, "Coordination");
  ecot_driver_keys (driver, "Tab", NULL);
  ecot_driver_type (driver, "120");
  ecot_driver_keys (driver, "Tab", NULL);
  ecot_driver_type (driver, "h");
  ecot_driver_keys (driver, "Tab", NULL);
  ecot_driver_type (driver, "22,38");
  ecot_driver_keys (driver, "ctrl+Return", NULL);
  ecot_driver_assert_focus (driver, "Detail, line 2");
  ecot_driver_type (driver, "Animation");
  ecot_driver_keys (driver, "Tab", "Tab", "Tab", "Tab", NULL);
  ecot_driver_assert_focus (driver, "Amount (€), line 2");
  /* A text that is no amount keeps the editor. */
  ecot_driver_type (driver, "douze");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_focus (driver, "Amount (€), line 2");
  ecot_driver_keys (driver, "ctrl+a", NULL);
  ecot_driver_type (driver, "220+144,40");
  ecot_driver_keys (driver, "Return", NULL);
  /* A third line, which undo takes away again. */
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_focus (driver, "Detail, line 3");
  ecot_driver_keys (driver, "ctrl+z", NULL);
  ecot_driver_assert_screen (driver);
}

static void
fill_time_and_funding (EcotDriver *driver)
{
  ecot_driver_keys (driver, "ctrl+7", "Return", NULL);
  ecot_driver_assert_focus (driver, "Person, line 1");
  ecot_driver_type (driver, "Camille");
  ecot_driver_keys (driver, "Tab", NULL);
  ecot_driver_type (driver, "Coordination");
  ecot_driver_keys (driver, "Tab", NULL);
  ecot_driver_type (driver, "100");
  ecot_driver_keys (driver, "Return", "ctrl+9", NULL);
  ecot_driver_assert_focus (driver, "Rate of ");
  ecot_driver_assert_named (driver);
  ecot_driver_type (driver, "47 %");
  ecot_driver_keys (driver, "Return", NULL);
}

static void
fill_letter (EcotDriver *driver)
{
  ecot_driver_keys (driver, "ctrl+f", NULL);
  ecot_driver_type (driver, "sending");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_focus (driver, "Written at");
  ecot_driver_assert_named (driver);
  ecot_driver_type (driver, "Louvroil");
  ecot_driver_keys (driver, "Tab", NULL);
  ecot_driver_type (driver, "20/07/2017");
  ecot_driver_keys (driver, "Return", NULL);
}

/* The letter of engagement is a piece of this call that Écot writes itself. */
static void
export_letter (EcotDriver *driver,
               const char *path)
{
  ecot_driver_keys (driver, "ctrl+f", NULL);
  ecot_driver_type (driver, "documents");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_tab_to (driver, "Export “Lettre d");
  ecot_driver_keys (driver, "space", NULL);
  ecot_driver_wait_for (driver, "Export");
  ecot_driver_type_path (driver, path);
  ecot_driver_wait_for (driver, "is written");
  ecot_driver_wait_for_file (driver, path);
}

static void
assert_pdf (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize            size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpuint (size, >, 5000);
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
}

/* A private place for what the program remembers. */
static char *
new_home (void)
{
  char *folder = g_dir_make_tmp ("ecot-gui-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);

  return folder;
}

static void
test_findings (void)
{
  g_autofree char  *folder = new_home ();
  g_autofree char  *faulty = g_build_filename (g_getenv ("ECOT_DATA_DIR"), "examples", "rallye-ess-faulty.xml", NULL);
  const char *const argv[] = { g_getenv ("ECOT"), faulty, NULL };
  EcotDriver       *driver = ecot_driver_start (argv);

  g_test_summary ("Each finding leads to its very cell, and the panes are all within reach of F6");

  ecot_driver_assert_focus (driver, "Dénomination sociale");
  ecot_driver_keys (driver, "F8", NULL);
  ecot_driver_assert_focus (driver, "Numéro SIRET");
  ecot_driver_keys (driver, "F8", NULL);
  ecot_driver_assert_focus (driver, "Code postal");
  ecot_driver_keys (driver, "shift+F8", NULL);
  ecot_driver_assert_focus (driver, "Numéro SIRET");
  ecot_driver_assert_named (driver);

  /* A finding is read whole, and Enter goes to its cell. */
  ecot_driver_keys (driver, "F6", NULL);
  ecot_driver_assert_focus (driver, "Error : «\u202fNuméro SIRET\u202f» (Identification du candidat)\u00a0: ce SIRET est faux\u00a0: un chiffre au moins n’est pas le bon.");
  ecot_driver_assert_text (driver, "Error : «\u202fNuméro SIRET\u202f»",
                           "found 99912345800014 · expected 14 chiffres dont la clé est juste «\u202fNuméro SIRET\u202f»");
  ecot_driver_keys (driver, "Down", "Return", NULL);
  ecot_driver_assert_focus (driver, "Code postal");
  ecot_driver_keys (driver, "shift+F8", NULL);
  ecot_driver_assert_focus (driver, "Numéro SIRET");

  /* The list of findings, the figures, the chapters, the page again. */
  ecot_driver_keys (driver, "F6", "F6", NULL);
  ecot_driver_assert_focus (driver, "Total");
  ecot_driver_keys (driver, "F6", "F6", NULL);
  ecot_driver_assert_focus (driver, "Numéro SIRET");

  /* A number answers "why?", down to a cell. */
  ecot_driver_keys (driver, "shift+F6", "shift+F6", "space", NULL);
  ecot_driver_wait_for (driver, "Rémunération et charges du personnel");

  /* And is aimed at: what to type is said, typed as one step, and taken back. */
  ecot_driver_tab_to (driver, "Aim for a value…");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_assert_focus (driver, "Value wanted");
  ecot_driver_type (driver, "10000");
  ecot_driver_wait_for (driver, "(gives 10");
  ecot_driver_assert_named (driver);
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_for (driver, "37 points to see");
  ecot_driver_keys (driver, "ctrl+z", NULL);

  ecot_driver_keys (driver, "F9", NULL);
  ecot_driver_wait_for (driver, "page 1 of");
  ecot_driver_assert_screen (driver);

  for (guint i = 1; i <= 9; i++)
    {
      g_autofree char *key = g_strdup_printf ("ctrl+%u", i);

      ecot_driver_keys (driver, key, NULL);
      ecot_driver_assert_named (driver);
      ecot_driver_assert_screen (driver);
    }

  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);
}

static void
test_journey (void)
{
  const char *const argv[] = { g_getenv ("ECOT"), NULL };
  g_autofree char  *folder = new_home ();
  g_autofree char  *dossier = g_build_filename (folder, "rallye.ecot", NULL);
  g_autofree char  *letter = g_build_filename (folder, "lettre.pdf", NULL);
  g_autofree char  *expected = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "gui", "journey.xml", NULL);
  g_autofree char  *differences = NULL;
  g_autofree char  *figures = NULL;
  EcotDriver       *driver;

  g_test_summary ("A dossier typed without the mouse is the dossier that was meant");

  driver = ecot_driver_start (argv);
  ecot_driver_assert_focus (driver, "Search a call");
  ecot_driver_assert_named (driver);
  ecot_driver_type (driver, "evenementiel ess");
  ecot_driver_wait_for (driver, "1 call");
  ecot_driver_keys (driver, "Return", NULL);

  fill_applicant (driver);
  fill_people (driver);
  fill_budget (driver);
  fill_time_and_funding (driver);
  ecot_steps_save_as (driver, dossier);
  /* What is typed from now on follows into the file by itself. */
  fill_letter (driver);
  export_letter (driver, letter);
  ecot_driver_assert_screen (driver);
  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);

  assert_pdf (letter);
  differences = run_cli ("diff", expected, dossier);
  g_assert_cmpstr (differences, ==, "");
  figures = run_cli ("figures", dossier, NULL);
  g_assert_nonnull (strstr (figures, "30,50"));
}

int
main (int   argc,
      char *argv[])
{
  if (!ecot_driver_init (&argc, &argv))
    return 77;

  g_test_add_func ("/ecot/gui/journey", test_journey);
  g_test_add_func ("/ecot/gui/findings", test_findings);

  return g_test_run ();
}
