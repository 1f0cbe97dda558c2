/* ecot-data-dir.c: where the data of the program lie
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Found from the program itself, so that it may be installed anywhere, moved, and
 * run from its build folder.
 */

#include "config.h"

#include "call/ecot-catalogue.h"

#include <string.h>

/* The folder of the running program, or NULL. */
static char *
program_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL ? g_path_get_dirname (program) : NULL;
}

static gboolean
has_calls (const char *folder)
{
  g_autofree char *calls = g_build_filename (folder, "calls", NULL);

  return g_file_test (calls, G_FILE_TEST_IS_DIR);
}

static char *
installed_folder (const char *program)
{
  g_autofree char *folder = g_build_filename (program, "..", "share", "ecot", NULL);

  return has_calls (folder) ? g_canonicalize_filename (folder, NULL) : NULL;
}

/* The build folder has a file that names the data folder of its sources; the
 * program is one of its folders down. */
static char *
source_folder (const char *program)
{
  g_autofree char *folder = g_strdup (program);

  while (strcmp (folder, "/") != 0 && strcmp (folder, ".") != 0)
    {
      g_autofree char *marker = g_build_filename (folder, "ecot-data.path", NULL);
      g_autofree char *path = NULL;
      char            *parent;

      if (g_file_get_contents (marker, &path, NULL, NULL) && has_calls (g_strstrip (path)))
        return g_steal_pointer (&path);

      parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = parent;
    }

  return NULL;
}

char *
ecot_data_dir (void)
{
  const char      *chosen = g_getenv ("ECOT_DATA_DIR");
  g_autofree char *program = program_folder ();
  char            *folder = NULL;

  if (chosen != NULL && *chosen != '\0')
    return g_strdup (chosen);

  if (program != NULL)
    folder = installed_folder (program);
  if (folder == NULL && program != NULL)
    folder = source_folder (program);

  /* Nothing is there: the first place is the one to name. */
  return folder != NULL ? folder : g_build_filename (program != NULL ? program : "/usr/bin", "..", "share", "ecot", NULL);
}
