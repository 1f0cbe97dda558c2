/* test-versions.c: to the newer version of a call and back, without the mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <string.h>

#include "ecot-steps.h"

/* An older version of the call that comes with Écot: its ceiling was lower. */
static void
write_old_call (const char *path)
{
  g_autofree char   *present = g_build_filename (g_getenv ("ECOT_DATA_DIR"), "calls", "resa-2017.xml", NULL);
  g_autofree char   *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv)     parts = NULL;
  g_autofree char   *old = NULL;

  g_file_get_contents (present, &text, NULL, &error);
  g_assert_no_error (error);
  parts = g_strsplit (text, "at-most=\"10000 EUR\"", -1);
  g_assert_cmpuint (g_strv_length (parts), >, 1);
  old = g_strjoinv ("at-most=\"9000 EUR\"", parts);
  g_file_set_contents (path, old, -1, &error);
  g_assert_no_error (error);
}

/* The worked example as it was written for that version. */
static void
write_old_dossier (const char *folder,
                   const char *path)
{
  g_autofree char        *call = g_build_filename (folder, "old.xml", NULL);
  g_autofree char        *example = g_build_filename (g_getenv ("ECOT_DATA_DIR"), "examples", "rallye-ess.xml", NULL);
  const char *const       argv[] = { g_getenv ("ECOT_CLI"), "move", example, "--to", call, "--apply", path, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError)      error = NULL;

  write_old_call (call);
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  /* The example costs 9 870,50: over the lower ceiling. */
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
}

static void
test_versions (void)
{
  g_autofree char  *folder = ecot_steps_new_home ();
  g_autofree char  *path = g_build_filename (folder, "rallye.ecot", NULL);
  const char *const argv[] = { g_getenv ("ECOT"), path, NULL };
  EcotDriver       *driver;

  g_test_summary ("The newer version is offered, its effects are read, the dossier moves, and undo moves it back");

  write_old_dossier (folder, path);
  driver = ecot_driver_start (argv);
  ecot_driver_wait_for (driver, "1 error");
  ecot_driver_wait_for (driver, "A newer version of this call is at hand.");
  ecot_driver_assert_named (driver);

  /* What changes, read and left: nothing happened. */
  ecot_driver_keys (driver, "alt+w", NULL);
  ecot_driver_wait_for (driver, "Changé : limite « le plafond du coût total de l’action »");
  ecot_driver_assert_named (driver);
  ecot_driver_assert_screen (driver);
  ecot_driver_keys (driver, "Escape", NULL);
  ecot_driver_wait_gone (driver, "Changé : limite");
  ecot_driver_wait_for (driver, "1 error");

  ecot_driver_keys (driver, "alt+w", NULL);
  ecot_driver_wait_for (driver, "Changé : limite");
  ecot_driver_keys (driver, "alt+m", NULL);
  ecot_driver_wait_for (driver, "The dossier answers the other version");
  ecot_driver_wait_for (driver, "no error");
  ecot_driver_assert_named (driver);
  ecot_driver_assert_screen (driver);

  ecot_driver_keys (driver, "ctrl+z", NULL);
  ecot_driver_wait_for (driver, "1 error");
  ecot_driver_keys (driver, "ctrl+shift+z", NULL);
  ecot_driver_wait_for (driver, "no error");
  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);
}

/* The file that was saved answers the version at hand: nothing is left to change. */
static void
test_kept_in_file (void)
{
  g_autofree char  *folder = ecot_steps_new_home ();
  g_autofree char  *path = g_build_filename (folder, "rallye.ecot", NULL);
  const char *const argv[] = { g_getenv ("ECOT"), path, NULL };
  g_autofree char  *before = NULL, *after = NULL;
  EcotDriver       *driver;

  write_old_dossier (folder, path);
  before = ecot_steps_run_cli ("move", path, NULL);
  g_assert_nonnull (strstr (before, "Changé : limite"));

  driver = ecot_driver_start (argv);
  ecot_driver_wait_for (driver, "A newer version of this call is at hand.");
  ecot_driver_keys (driver, "alt+w", NULL);
  ecot_driver_wait_for (driver, "Changé : limite");
  ecot_driver_keys (driver, "alt+m", NULL);
  ecot_driver_wait_for (driver, "no error");
  ecot_driver_keys (driver, "ctrl+q", NULL);
  ecot_driver_finish (driver);

  after = ecot_steps_run_cli ("move", path, NULL);
  g_assert_null (strstr (after, "Changé"));
}

int
main (int   argc,
      char *argv[])
{
  if (!ecot_driver_init (&argc, &argv))
    return 77;

  g_test_add_func ("/ecot/gui/versions", test_versions);
  g_test_add_func ("/ecot/gui/versions/kept-in-file", test_kept_in_file);

  return g_test_run ();
}
