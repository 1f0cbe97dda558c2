/* test-answers.c: the texts of an answer in the window: counted, pasted, taken over from another dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One window, opened on a new dossier as a first-time applicant does; the other
 * dossier is saved on this machine while it is open.
 */

#include <string.h>

#include "desk/ecot-desk-shelf.h"
#include "ecot-steps.h"

#define FIRST  "Présentation de l’action menée"
#define PASTED "À l’école : « cœur » et “ailleurs”… ensuite\u00a0: 3\u202f%\n•\tun œuf\n•\tl’été"
#define HTML   "<html><body><p style='color:red'>À l’<b>école</b></p><ul><li>un œuf</li></ul></body></html>"

/* The example, saved on this machine by another window. */
static void
shelve_example (const char *folder)
{
  g_autofree char          *example = g_build_filename (g_getenv ("ECOT_DATA_DIR"), "examples", "rallye-ess.xml", NULL);
  g_autofree char          *path = g_build_filename (folder, "rallye.ecot", NULL);
  g_autofree char          *said = ecot_steps_run_cli ("import", example, path);
  g_autoptr (EcotCatalogue) catalogue = ecot_catalogue_new ();
  g_autoptr (GError)        error = NULL;
  g_autoptr (EcotDesk)      desk = ecot_desk_read (catalogue, path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (said, ==, "");
  g_assert_true (ecot_desk_shelve (desk));
}

static void
open_answers (EcotDriver *driver)
{
  ecot_steps_open (driver, "presentation");
  ecot_driver_assert_focus (driver, FIRST);
  ecot_driver_tab_to (driver, "Earlier answers… " FIRST);
  ecot_driver_keys (driver, "space", NULL);
}

static void
test_empty (EcotDriver *driver)
{
  open_answers (driver);
  ecot_driver_wait_for (driver, "will be offered here");
  ecot_driver_assert_focus (driver, "Close");
  ecot_driver_keys (driver, "Escape", NULL);
  ecot_driver_wait_gone (driver, "will be offered here");
}

/* Row 59: seen with its words under the limit here, searched, inserted, checked and taken back. */
static void
test_insert (EcotDriver *driver)
{
  open_answers (driver);
  ecot_driver_wait_for (driver, "The same question");
  ecot_driver_assert_focus (driver, "Rallye ESS, 691 words of 700");
  ecot_driver_wait_for (driver, "Méthodes et outils");
  ecot_driver_assert_named (driver);
  ecot_driver_assert_screen (driver);
  ecot_driver_type (driver, "fresque");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_gone (driver, "Search these answers");
  ecot_driver_wait_for (driver, "691 words of 700");

  /* Row 61: it still names the action it was written for. */
  ecot_driver_wait_for (driver, "«\u202fRallye ESS\u202f»\u00a0: c’est l’intitulé de l’action d’un autre dossier");
  ecot_driver_keys (driver, "ctrl+z", NULL);
  ecot_driver_wait_for (driver, "0 words of 700");
  ecot_driver_wait_gone (driver, "c’est l’intitulé de l’action d’un autre dossier");
}

/* Row 58, with the marks, spaces and lists of a word processor, and none of its looks. */
static void
test_paste (EcotDriver *driver,
            const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "pasted.txt", NULL);
  g_autofree char *html = g_strconcat (path, ".html", NULL);

  g_assert_true (g_file_set_contents (path, PASTED, -1, NULL));
  g_assert_true (g_file_set_contents (html, HTML, -1, NULL));
  ecot_driver_copy_file (driver, path);
  ecot_steps_open (driver, "presentation");
  ecot_driver_assert_focus (driver, FIRST);
  ecot_driver_keys (driver, "ctrl+v", NULL);

  /* Row 55, while one types. */
  ecot_driver_wait_for (driver, "10 words of 700");
  ecot_driver_type (driver, " encore un");
  ecot_driver_wait_for (driver, "12 words of 700");
}

static void
test_texts (void)
{
  const char *const argv[] = { g_getenv ("ECOT"), "--new", "resa-2017/2", NULL };
  g_autofree char  *folder = ecot_steps_new_home ();
  g_autofree char  *path = g_build_filename (folder, "mine.ecot", NULL);
  g_autofree char  *copy = g_build_filename (folder, "mine.xml", NULL);
  g_autofree char  *said = NULL;
  g_autofree char  *saved = NULL;
  EcotDriver       *driver = ecot_driver_start (argv);

  g_test_summary ("Rows 55, 58, 59 and 61: texts are counted as one types, pasted without loss, and taken over from an earlier dossier");

  ecot_driver_wait_for (driver, "Dénomination sociale");
  test_empty (driver);
  shelve_example (folder);
  test_insert (driver);
  test_paste (driver, folder);
  ecot_steps_save_as (driver, path);
  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);

  said = ecot_steps_run_cli ("export", path, copy);
  g_assert_true (g_file_get_contents (copy, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, PASTED " encore un"));
}

int
main (int   argc,
      char *argv[])
{
  if (!ecot_driver_init (&argc, &argv))
    return 77;

  g_test_add_func ("/ecot/gui/answers/texts", test_texts);

  return g_test_run ();
}
