/* ecot-steps.c: what every journey through the window begins and ends with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ecot-steps.h"

#include <gio/gio.h>

char *
ecot_steps_new_home (void)
{
  char *folder = g_dir_make_tmp ("ecot-gui-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);

  return folder;
}

char *
ecot_steps_find (const char *name)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), "gui", name, NULL);
}

void
ecot_steps_add_call (const char *home,
                     const char *name)
{
  g_autofree char *source = ecot_steps_find (name);
  g_autofree char *folder = g_build_filename (home, "ecot", "calls", NULL);
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *target = g_build_filename (folder, base, NULL);
  g_autofree char *text = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_get_contents (source, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (target, text, -1, NULL));
}

void
ecot_steps_open (EcotDriver *driver,
                 const char *search)
{
  ecot_driver_keys (driver, "ctrl+f", NULL);
  ecot_driver_type (driver, search);
  ecot_driver_keys (driver, "Return", NULL);
}

void
ecot_steps_type_cells (EcotDriver *driver,
                       const char *cells)
{
  g_auto (GStrv) texts = g_strsplit (cells, "|", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      if (i > 0)
        ecot_driver_keys (driver, "Tab", NULL);

      if (*texts[i] != '\0')
        ecot_driver_type (driver, texts[i]);
    }
}

void
ecot_steps_save_as (EcotDriver *driver,
                    const char *path)
{
  ecot_driver_keys (driver, "ctrl+s", NULL);
  ecot_driver_wait_for (driver, "Save the dossier");
  ecot_driver_type_path (driver, path);
  ecot_driver_wait_for_file (driver, path);
  /* A key that comes while the dialogue goes is nobody's. */
  ecot_driver_wait_gone (driver, "Save the dossier");
}

char *
ecot_steps_run_cli (const char *verb,
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
