/* test-fill.c: a funder's form filled from the window, without the mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <string.h>

#include "ecot-driver.h"
#include "ecot-steps.h"

/* Two texts, the second of which takes five letters.  Without a table of places: readers mend that. */
static const char form[] = "%PDF-1.7\n"
                           "1 0 obj << /Type /Catalog /Pages 2 0 R /AcroForm 4 0 R >> endobj\n"
                           "2 0 obj << /Type /Pages /Count 1 /Kids [ 3 0 R ] >> endobj\n"
                           "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Annots [ 5 0 R 6 0 R ] >> endobj\n"
                           "4 0 obj << /Fields [ 5 0 R 6 0 R ] /DA (/Helv 10 Tf 0 g) >> endobj\n"
                           "5 0 obj << /Type /Annot /Subtype /Widget /FT /Tx /T (nom) /Rect [ 20 700 320 720 ] >> endobj\n"
                           "6 0 obj << /Type /Annot /Subtype /Widget /FT /Tx /T (sigle) /MaxLen 5 /Rect [ 20 600 320 620 ] >> endobj\n"
                           "trailer << /Root 1 0 R /Size 7 >>\n%%EOF\n";

static const char too_long[] = "<form><field name='nom' from='applicant/name'/><field name='sigle' from='applicant/name'/></form>";
static const char right[] = "<form><field name='nom' from='applicant/name'/><field name='sigle' from='applicant/acronym'/></form>";

static char *
write_file (const char *folder,
            const char *name,
            const char *text)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
choose_file (EcotDriver *driver,
             const char *title,
             const char *path)
{
  ecot_driver_wait_for (driver, title);
  ecot_driver_type_path (driver, path);
  ecot_driver_wait_gone (driver, title);
}

static void
choose_form (EcotDriver *driver,
             const char *path)
{
  ecot_driver_keys (driver, "alt+d", NULL);
  ecot_driver_press_to (driver, "Down", "Fill a funder");
  ecot_driver_keys (driver, "Return", NULL);
  choose_file (driver, "Choose the form to fill", path);
}

static void
save_filled (EcotDriver *driver,
             const char *path)
{
  ecot_driver_assert_focus (driver, "Save the filled form");
  ecot_driver_keys (driver, "Return", NULL);
  ecot_driver_wait_for (driver, "PDF forms");
  ecot_driver_type_path (driver, path);
  ecot_driver_wait_for_file (driver, path);
  ecot_driver_wait_for (driver, "is written");
}

/* The form is chosen, a map that does not do, one that does; the next time the map is known. */
static void
test_fill (void)
{
  g_autofree char  *folder = ecot_steps_new_home ();
  g_autofree char  *example = g_build_filename (g_getenv ("ECOT_DATA_DIR"), "examples", "rallye-ess.xml", NULL);
  g_autofree char  *original = write_file (folder, "form.pdf", form);
  g_autofree char  *bad = write_file (folder, "bad.xml", too_long);
  g_autofree char  *good = write_file (folder, "good.xml", right);
  g_autofree char  *filled = g_build_filename (folder, "filled.pdf", NULL);
  g_autofree char  *again = g_build_filename (folder, "again.pdf", NULL);
  g_autofree char  *told = NULL;
  g_autofree char  *kept = NULL;
  const char *const argv[] = { g_getenv ("ECOT"), example, NULL };
  EcotDriver       *driver = ecot_driver_start (argv);

  choose_form (driver, original);
  ecot_driver_wait_for (driver, "No map of “form.pdf” is known yet");
  ecot_driver_wait_for (driver, "Cancel");
  ecot_driver_assert_named (driver);
  ecot_driver_assert_focus (driver, "Choose a map");
  ecot_driver_keys (driver, "Return", NULL);
  choose_file (driver, "Choose the map of the form", bad);
  ecot_driver_wait_for (driver, "takes 5 characters");
  ecot_driver_assert_focus (driver, "Another map");
  ecot_driver_assert_named (driver);
  ecot_driver_assert_screen (driver);

  ecot_driver_keys (driver, "Return", NULL);
  choose_file (driver, "Choose the map of the form", good);
  ecot_driver_wait_for (driver, "can be filled by the map “good.xml”");
  save_filled (driver, filled);
  told = ecot_steps_run_cli ("fields", filled, NULL);
  g_assert_nonnull (strstr (told, "Les Ateliers du Fil d’Eau"));
  g_assert_nonnull (strstr (told, "AFE"));
  g_assert_true (g_file_get_contents (original, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, form);

  choose_form (driver, original);
  ecot_driver_wait_for (driver, "can be filled by the map");
  save_filled (driver, again);

  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);
}

int
main (int   argc,
      char *argv[])
{
  if (!ecot_driver_init (&argc, &argv))
    return 77;

  g_test_add_func ("/ecot/gui/fill", test_fill);

  return g_test_run ();
}
