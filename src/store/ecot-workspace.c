/* ecot-workspace.c: the private folder of working copies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * $XDG_STATE_HOME/ecot/work, for nobody else to read, with a folder a working
 * copy: the database, a lock.  It is on a disk of this machine as a rule, so
 * that no sync program ever meets a live database.
 *
 * Locks are flock() on a file of their own: the kernel gives them back when a
 * process ends, killed or not, so none is ever left over; and SQLite's own locks on the
 * database are not lost, as they would be if we opened and closed that file.
 */

#include "config.h"

#include "store/ecot-workspace-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ecot-error.h"

#define LOCK         "lock"
#define DAMAGED      ".damaged"
#define NAME_LENGTH  36 /* of a UUID */
#define WAIT_STEP_MS 20
#define WAIT_MS      5000

/* Settled copies are only a convenience (undo of a file closed long ago). */
#define MAX_SETTLED 64

struct _EcotWorkspace
{
  char *root;
  int   lock;
};

static gboolean
fail (GError    **error,
      const char *path,
      int         number)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE,
               _ ("The private folder “%s” cannot be used (%s); check its rights and its disk, or set XDG_STATE_HOME to another folder"),
               name, g_strerror (number));
  return FALSE;
}

void
ecot_workspace_leave (EcotWorkspace *self)
{
  ecot_workspace_unlock (self->lock);
  g_free (self->root);
  g_free (self);
}

/* Links are followed once, here: SQLite is told to refuse them. */
static char *
make_root (GError **error)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "ecot", "work", NULL);
  char            *real;

  if (g_mkdir_with_parents (path, 0700) != 0)
    {
      fail (error, path, errno);
      return NULL;
    }

  real = realpath (path, NULL);
  if (real == NULL)
    fail (error, path, errno);

  return real;
}

static int
open_lock (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, LOCK, NULL);

  return g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
}

EcotWorkspace *
ecot_workspace_enter (GError **error)
{
  g_autoptr (EcotWorkspace) self = g_new0 (EcotWorkspace, 1);
  guint                     waited = 0;

  self->lock = -1;
  self->root = make_root (error);
  if (self->root == NULL)
    return NULL;

  self->lock = open_lock (self->root);
  if (self->lock < 0)
    {
      fail (error, self->root, errno);
      return NULL;
    }

  /* Held for milliseconds; a process that was stopped while it had it must not
   * stop this one for ever. */
  while (flock (self->lock, LOCK_EX | LOCK_NB) != 0)
    {
      if ((errno != EWOULDBLOCK && errno != EINTR) || waited >= WAIT_MS)
        {
          fail (error, self->root, errno);
          return NULL;
        }

      g_usleep (WAIT_STEP_MS * 1000);
      waited += WAIT_STEP_MS;
    }

  return g_steal_pointer (&self);
}

int
ecot_workspace_lock (const char *folder,
                     const char *shown,
                     GError    **error)
{
  int lock = open_lock (folder);

  if (lock < 0)
    {
      fail (error, folder, errno);
      return -1;
    }

  if (flock (lock, LOCK_EX | LOCK_NB) == 0)
    return lock;

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_READ,
               _ ("“%s” is already open in another window of Écot; go on there, or close it first"), shown);
  close (lock);
  return -1;
}

void
ecot_workspace_unlock (int lock)
{
  if (lock >= 0)
    close (lock);
}

char *
ecot_workspace_add (EcotWorkspace *self,
                    int           *lock,
                    GError       **error)
{
  g_autofree char *name = g_uuid_string_random ();
  g_autofree char *folder = g_build_filename (self->root, name, NULL);

  if (g_mkdir (folder, 0700) != 0)
    {
      fail (error, folder, errno);
      return NULL;
    }

  *lock = ecot_workspace_lock (folder, folder, error);
  if (*lock >= 0)
    return g_steal_pointer (&folder);

  g_rmdir (folder);
  return NULL;
}

void
ecot_workspace_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }

  g_rmdir (folder);
}

char *
ecot_workspace_set_aside (const char *folder)
{
  g_autofree char *aside = g_strconcat (folder, DAMAGED, NULL);

  return g_rename (folder, aside) == 0 ? g_steal_pointer (&aside) : g_strdup (folder);
}

static gboolean
is_copy_name (const char *name)
{
  return strlen (name) == NAME_LENGTH && g_uuid_string_is_valid (name);
}

gboolean
ecot_workspace_holds (EcotWorkspace *self,
                      const char    *folder)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *name = g_path_get_basename (folder);

  return strcmp (parent, self->root) == 0 && is_copy_name (name) && g_file_test (folder, G_FILE_TEST_IS_DIR);
}

GPtrArray *
ecot_workspace_list (EcotWorkspace *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->root, 0, NULL);
  GPtrArray       *folders = g_ptr_array_new_with_free_func (g_free);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_copy_name (name))
      g_ptr_array_add (folders, g_build_filename (self->root, name, NULL));

  return folders;
}

/* --- Finding ------------------------------------------------------------ */

typedef struct
{
  char  *folder;
  gint64 changed;
} Found;

static Found *
found_new (const char *folder,
           gint64      changed)
{
  Found *self = g_new0 (Found, 1);

  *self = (Found){ g_strdup (folder), changed };
  return self;
}

static void
found_free (gpointer data)
{
  Found *self = data;

  g_free (self->folder);
  g_free (self);
}

static int
compare_changed (gconstpointer a,
                 gconstpointer b)
{
  const Found *first = *(const Found *const *)a, *second = *(const Found *const *)b;

  return first->changed > second->changed ? -1 : first->changed < second->changed;
}

/* What a kill left of the making of a copy, or a copy nobody needs any more: gone,
 * unless another process has it. */
static void
remove_unused (const char *folder)
{
  int lock = ecot_workspace_lock (folder, folder, NULL);

  if (lock < 0)
    return;

  ecot_workspace_remove (folder);
  ecot_workspace_unlock (lock);
}

static gboolean
has_database (const char *folder)
{
  g_autofree char *path = ecot_working_copy_get_database (folder);
  GStatBuf         info;

  return g_stat (path, &info) == 0 && info.st_size > 0;
}

static void
prune (GPtrArray *settled)
{
  g_ptr_array_sort (settled, compare_changed);

  for (guint i = MAX_SETTLED; i < settled->len; i++)
    remove_unused (((Found *)settled->pdata[i])->folder);
}

/* The copy that fits @path best so far. */
typedef struct
{
  char                *folder;
  gint64               changed;
  EcotWorkingCopyMatch match;
} Best;

static void
consider (Best                *best,
          const char          *folder,
          gint64               changed,
          EcotWorkingCopyMatch match)
{
  if (match < best->match || (match == best->match && changed <= best->changed))
    return;

  g_free (best->folder);
  *best = (Best){ g_strdup (folder), changed, match };
}

char *
ecot_workspace_find (EcotWorkspace *self,
                     const char    *path,
                     const char    *hash)
{
  g_autoptr (GPtrArray) folders = ecot_workspace_list (self);
  g_autoptr (GPtrArray) settled = g_ptr_array_new_with_free_func (found_free);
  Best                  best = { NULL, 0, ECOT_WORKING_COPY_OTHER };

  for (guint i = 0; i < folders->len; i++)
    {
      const char                 *folder = folders->pdata[i];
      g_autoptr (EcotWorkingCopy) copy = has_database (folder) ? ecot_working_copy_peek (folder, NULL) : NULL;
      EcotWorkingCopyMatch        match;

      if (copy == NULL)
        {
          if (!has_database (folder))
            remove_unused (folder);
          continue;
        }

      match = ecot_working_copy_match (copy, path, hash);
      if (match != ECOT_WORKING_COPY_OTHER)
        consider (&best, folder, ecot_working_copy_get_changed (copy), match);
      else if (ecot_working_copy_is_settled (copy))
        g_ptr_array_add (settled, found_new (folder, ecot_working_copy_get_changed (copy)));
    }

  prune (settled);
  return best.folder;
}
