/* ecot-backups.c: earlier states of the user's file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each published file is also kept in a private folder, $XDG_STATE_HOME/ecot/backup,
 * for the day on which the user's own is found damaged, or written over by
 * another program.  They are numbered, because clocks jump; the clock only
 * decides which of many to forget: kept are the newest, nine more that are some
 * minutes apart, and the last of each of thirty days.
 *
 * Backups can all be lost at once when a program that misbehaves rotates bad ones in
 * until the good ones are out.  What comes in here was read back as a stranger's
 * file first, and is compared once more when it is written; none goes before that.
 */

#include "config.h"

#include "store/ecot-backups-private.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "base/ecot-replace.h"
#include "store/ecot-file-private.h"
#include "store/ecot-store.h"

#define MAX_RECENT    10
#define MAX_DAYS      30
#define APART_SECONDS 300
#define NAME_FORMAT   "%08u.ecot"
#define DAY_SECONDS   86400

typedef struct
{
  char    *path;
  guint    number;
  gint64   time; /* of writing, by the clock of then */
  gboolean is_kept;
} Backup;

static void
backup_free (gpointer data)
{
  Backup *self = data;

  g_free (self->path);
  g_free (self);
}

/* A folder a path: renaming the file begins another row of backups. */
static char *
get_folder (const char *target)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, target, -1);

  name[32] = '\0';
  return g_build_filename (g_get_user_state_dir (), "ecot", "backup", name, NULL);
}

static Backup *
read_backup (const char *folder,
             const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *expected = NULL;
  guint            number;
  GStatBuf         info;
  Backup          *self;

  if (sscanf (name, "%8u", &number) != 1 || g_lstat (path, &info) != 0)
    return NULL;

  expected = g_strdup_printf (NAME_FORMAT, number);
  if (strcmp (name, expected) != 0)
    return NULL;

  self = g_new0 (Backup, 1);
  *self = (Backup){ g_steal_pointer (&path), number, info.st_mtime, TRUE };
  return self;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const Backup *first = *(const Backup *const *)a, *second = *(const Backup *const *)b;

  return first->number > second->number ? -1 : first->number < second->number;
}

/* Newest first. */
static GPtrArray *
read_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray       *backups = g_ptr_array_new_with_free_func (backup_free);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Backup *backup = read_backup (folder, name);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }

  g_ptr_array_sort (backups, compare_numbers);
  return backups;
}

GPtrArray *
ecot_backups_list (const char *target)
{
  g_autofree char      *folder = get_folder (target);
  g_autoptr (GPtrArray) backups = read_folder (folder);
  GPtrArray            *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < backups->len; i++)
    g_ptr_array_add (paths, g_strdup (((Backup *)backups->pdata[i])->path));

  return paths;
}

/* Marks what is too near to the one kept before it.  Counted from the oldest on: counted
 * from the newest, none would ever grow old. */
static void
thin (GPtrArray *backups)
{
  const Backup *older = NULL;

  for (guint i = backups->len; i > 1; i--)
    {
      Backup *backup = backups->pdata[i - 1];

      if (older != NULL && ABS (backup->time - older->time) < APART_SECONDS)
        backup->is_kept = FALSE;
      else
        older = backup;
    }
}

/* Marks what is beyond the recent ones and not the last of its day. */
static void
forget (GPtrArray *backups)
{
  const Backup *younger = NULL;
  guint         n_recent = 0, n_days = 0;

  for (guint i = 0; i < backups->len; i++)
    {
      Backup *backup = backups->pdata[i];

      if (!backup->is_kept)
        continue;

      if (n_recent++ >= MAX_RECENT && (younger->time / DAY_SECONDS == backup->time / DAY_SECONDS || n_days++ >= MAX_DAYS))
        backup->is_kept = FALSE;
      else
        younger = backup;
    }
}

static void
prune (GPtrArray *backups)
{
  thin (backups);
  forget (backups);

  for (guint i = 0; i < backups->len; i++)
    {
      const Backup *backup = backups->pdata[i];

      if (!backup->is_kept)
        g_unlink (backup->path);
    }
}

static gboolean
holds (const char *path,
       GBytes     *bytes)
{
  g_autoptr (GBytes) found = ecot_read_contents (path, ECOT_FILE_MAX_SIZE, NULL);

  return found != NULL && g_bytes_equal (found, bytes);
}

void
ecot_backups_add (const char *target,
                  GBytes     *bytes)
{
  g_autofree char      *folder = get_folder (target);
  g_autoptr (GPtrArray) backups = read_folder (folder);
  guint                 last = backups->len > 0 ? ((Backup *)backups->pdata[0])->number : 0;
  g_autofree char      *name = g_strdup_printf (NAME_FORMAT, last + 1);
  g_autofree char      *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError)    error = NULL;

  if (backups->len > 0 && holds (((Backup *)backups->pdata[0])->path, bytes))
    return;

  g_mkdir_with_parents (folder, 0700);
  if (!ecot_replace_contents (path, bytes, &error) || !holds (path, bytes))
    {
      g_debug ("No backup of %s: %s", target, error != NULL ? error->message : "it reads differently");
      g_unlink (path);
      return;
    }

  g_ptr_array_insert (backups, 0, read_backup (folder, name));
  prune (backups);
}
