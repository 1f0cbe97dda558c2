/* test-documents.c: supporting documents, joined without the mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is chosen, tied to a budget line and bound with the papers; another that is not
 * there is told.  What the command line then finds in the dossier is what was meant.
 */

#include <string.h>

#include "ecot-steps.h"

/* The example in a folder of its own, with a PDF beside it. */
static char *
make_dossier (const char *folder)
{
  g_autofree char *example = g_build_filename (g_getenv ("ECOT_DATA_DIR"), "examples", "rallye-ess.xml", NULL);
  g_autofree char *pdf = g_build_filename (folder, "devis-chapiteau.pdf", NULL);
  char            *path = g_build_filename (folder, "rallye.ecot", NULL);

  g_free (ecot_steps_run_cli ("import", example, path));
  g_free (ecot_steps_run_cli ("export", example, pdf));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) && g_file_test (pdf, G_FILE_TEST_EXISTS));

  return path;
}

static void
assert_xml_has (const char *dossier,
                const char *folder,
                const char *wanted)
{
  g_autofree char *xml = g_build_filename (folder, "out.xml", NULL);
  g_autofree char *text = NULL;

  g_free (ecot_steps_run_cli ("export", dossier, xml));
  g_assert_true (g_file_get_contents (xml, &text, NULL, NULL));
  g_test_message ("%s in %s", wanted, text);
  g_assert_nonnull (strstr (text, wanted));
}

/* Chosen in the dialogue: its name and kind are there, one step takes it back. */
static void
join_file (EcotDriver *driver,
           const char *folder)
{
  g_autofree char *pdf = g_build_filename (folder, "devis-chapiteau.pdf", NULL);

  ecot_steps_open (driver, "supporting");
  ecot_driver_wait_for (driver, "Join files");
  ecot_driver_assert_named (driver);
  ecot_driver_keys (driver, "alt+j", NULL);
  ecot_driver_wait_for (driver, "Cancel");
  ecot_driver_type_path (driver, pdf);
  ecot_driver_wait_gone (driver, "Cancel");
  ecot_driver_assert_focus (driver, "Budget line, line 1");
  ecot_driver_assert_text (driver, "Document, line 1", "devis-chapiteau");
  ecot_driver_assert_text (driver, "Kind, line 1", "Quote");
  ecot_driver_assert_text (driver, "File, line 1", "devis-chapiteau.pdf");
  ecot_driver_wait_for (driver, "8 pages");

  ecot_driver_keys (driver, "ctrl+z", NULL);
  ecot_driver_wait_gone (driver, "Document, line 1");
  ecot_driver_keys (driver, "ctrl+shift+z", NULL);
  ecot_driver_wait_for (driver, "Document, line 1");
}

/* Typed: the line by the beginning of its name, a file that nobody has. */
static void
type_documents (EcotDriver *driver)
{
  ecot_driver_tab_to (driver, "Document, line 1");
  ecot_driver_keys (driver, "Tab", "Tab", NULL);
  ecot_driver_assert_focus (driver, "Budget line, line 1");
  ecot_driver_type (driver, "2. Animateur");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_keys (driver, "ctrl+Return", NULL);
  ecot_driver_wait_for (driver, "Document, line 2");
  ecot_steps_type_cells (driver, "Bail|Lease||bail.pdf|01/02/2017|31/12/2017");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_for (driver, "the file is not there");
}

static void
bind (EcotDriver *driver,
      const char *folder)
{
  g_autofree char *pdf = g_build_filename (folder, "envoi.pdf", NULL);

  ecot_driver_keys (driver, "alt+b", NULL);
  ecot_driver_wait_for (driver, "Cancel");
  ecot_driver_type_path (driver, pdf);
  ecot_driver_wait_for_file (driver, pdf);
  ecot_driver_wait_for (driver, "The bundle is written without 1 document");
  ecot_driver_wait_for (driver, "Piece 7, Bail (bail.pdf)");
  ecot_driver_keys (driver, "Escape", NULL);
  ecot_driver_wait_gone (driver, "The bundle is written");
}

static void
test_documents (void)
{
  g_autofree char  *folder = ecot_steps_new_home ();
  g_autofree char  *path = make_dossier (folder);
  const char *const argv[] = { g_getenv ("ECOT"), path, NULL };
  g_autofree char  *found = NULL;
  EcotDriver       *driver = ecot_driver_start (argv);

  g_test_summary ("Rows 60 and 68: documents are joined, tied to a line and bound, by keyboard");

  ecot_driver_wait_for (driver, "Dénomination sociale");
  join_file (driver, folder);
  type_documents (driver);
  ecot_driver_assert_screen (driver);
  bind (driver, folder);
  ecot_driver_keys (driver, "ctrl+s", NULL);
  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);

  assert_xml_has (path, folder, "<file>devis-chapiteau.pdf</file>");
  assert_xml_has (path, folder, "<line>3</line>");
  assert_xml_has (path, folder, "<expires>2017-12-31</expires>");
}

int
main (int   argc,
      char *argv[])
{
  if (!ecot_driver_init (&argc, &argv))
    return 77;

  g_test_add_func ("/ecot/gui/documents", test_documents);

  return g_test_run ();
}
