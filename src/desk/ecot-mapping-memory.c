/* ecot-mapping-memory.c: what was chosen for the sheets of a source
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One small file in the user's data folder, a group for the titles of each source, the
 * latest last.  It holds letters of columns and decimal marks, nothing of any budget.
 */

#include "config.h"

#include "desk/ecot-budget-import.h"

#include <string.h>

#include "base/ecot-replace.h"

#define MAX_SOURCES 200

static char *
get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "ecot", "columns.ini", NULL);
}

static GKeyFile *
load (void)
{
  GKeyFile        *file = g_key_file_new ();
  g_autofree char *path = get_path ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

static EcotMark
read_mark (const char *text)
{
  return g_strcmp0 (text, ",") == 0 ? ECOT_MARK_COMMA : g_strcmp0 (text, ".") == 0 ? ECOT_MARK_POINT
                                                                                   : ECOT_MARK_NONE;
}

gboolean
ecot_mapping_recall (EcotMapping          *mapping,
                     const EcotTableSheet *sheet)
{
  g_autofree char     *source = ecot_mapping_sign (mapping, sheet);
  g_autoptr (GKeyFile) file = source != NULL ? load () : NULL;
  g_autofree char     *columns = file != NULL ? g_key_file_get_string (file, source, "columns", NULL) : NULL;
  EcotMapping          read = *mapping;

  if (columns == NULL || !ecot_mapping_read_columns (&read, columns, NULL))
    return FALSE;

  for (guint i = 0; i < ECOT_N_ROLES; i++)
    if (ecot_role_is_number (i))
      {
        g_autofree char *mark = g_key_file_get_string (file, source, ecot_role_to_id (i), NULL);

        read.marks[i] = read_mark (mark);
      }

  *mapping = read;
  return TRUE;
}

static void
forget_oldest (GKeyFile *file)
{
  gsize          n;
  g_auto (GStrv) groups = g_key_file_get_groups (file, &n);

  for (gsize i = 0; i + MAX_SOURCES <= n; i++)
    g_key_file_remove_group (file, groups[i], NULL);
}

void
ecot_mapping_remember (const EcotMapping    *mapping,
                       const EcotTableSheet *sheet)
{
  g_autofree char     *source = ecot_mapping_sign (mapping, sheet);
  g_autofree char     *columns = ecot_mapping_write_columns (mapping);
  g_autofree char     *path = get_path ();
  g_autofree char     *folder = g_path_get_dirname (path);
  g_autofree char     *text = NULL;
  g_autoptr (GKeyFile) file = NULL;
  g_autoptr (GBytes)   bytes = NULL;
  gsize                size;

  if (source == NULL || g_mkdir_with_parents (folder, 0700) != 0)
    return;

  file = load ();
  g_key_file_remove_group (file, source, NULL);
  forget_oldest (file);
  g_key_file_set_string (file, source, "columns", columns);
  for (guint i = 0; i < ECOT_N_ROLES; i++)
    if (mapping->columns[i] >= 0 && (mapping->marks[i] == ECOT_MARK_COMMA || mapping->marks[i] == ECOT_MARK_POINT))
      g_key_file_set_string (file, source, ecot_role_to_id (i), mapping->marks[i] == ECOT_MARK_COMMA ? "," : ".");

  text = g_key_file_to_data (file, &size, NULL);
  bytes = g_bytes_new (text, size);
  ecot_replace_contents (path, bytes, NULL);
}
