/* ecot-settings.c: what the window remembers from one day to the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small key file in the user's configuration folder: sizes, appearance, the
 * folder of the last export.  Nothing of a dossier, and nothing whose loss would
 * be noticed more than once, so a file that cannot be read or written is no error.
 */

#include "config.h"

#include "app/ecot-settings.h"

#define GROUP "window"

static GKeyFile *
load (char **path)
{
  GKeyFile *file = g_key_file_new ();

  *path = g_build_filename (g_get_user_config_dir (), "ecot", "settings.ini", NULL);
  g_key_file_load_from_file (file, *path, G_KEY_FILE_NONE, NULL);

  return file;
}

static void
save (GKeyFile   *file,
      const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (file, path, NULL);
}

int
ecot_settings_get_int (const char *key,
                       int         fallback)
{
  g_autofree char     *path = NULL;
  g_autoptr (GKeyFile) file = load (&path);

  return g_key_file_has_key (file, GROUP, key, NULL) ? g_key_file_get_integer (file, GROUP, key, NULL) : fallback;
}

void
ecot_settings_set_int (const char *key,
                       int         value)
{
  g_autofree char     *path = NULL;
  g_autoptr (GKeyFile) file = load (&path);

  g_key_file_set_integer (file, GROUP, key, value);
  save (file, path);
}

char *
ecot_settings_get_text (const char *key)
{
  g_autofree char     *path = NULL;
  g_autoptr (GKeyFile) file = load (&path);

  return g_key_file_get_string (file, GROUP, key, NULL);
}

void
ecot_settings_set_text (const char *key,
                        const char *value)
{
  g_autofree char     *path = NULL;
  g_autoptr (GKeyFile) file = load (&path);

  g_key_file_set_string (file, GROUP, key, value);
  save (file, path);
}
