/* ecot-publish.c: the user's file, replaced whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The new file is written beside the old one, read back from there and compared,
 * and only then takes its place, if the old one still is what this program last
 * read or wrote.  If it is not, somebody else has worked on it: their file stays,
 * ours goes beside it under a name that says so, and nobody has lost anything.
 *
 * Two Écots that publish to one path at the same moment take turns: each locks
 * the file it is about to replace, and looks again whether that still is the
 * file when its turn comes.  Where locks do not work this is skipped; the
 * comparison then leaves a gap of microseconds.
 */

#include "config.h"

#include "store/ecot-publish-private.h"

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
#include "base/ecot-replace.h"
#include "store/ecot-file-private.h"

#define ENDING       ".ecot"
#define MAX_NAME     255 /* bytes, of most file systems */
#define MAX_TURNS    50
#define MAX_NAMES    1000
#define WAIT_STEP_MS 20

char *
ecot_publish_hash (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

char *
ecot_publish_resolve (const char *path,
                      GError    **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  g_autofree char *shown = g_filename_display_name (path);
  char            *real = realpath (absolute, NULL);

  if (real != NULL)
    return real;

  real = realpath (folder, NULL);
  if (real == NULL)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE,
                   _ ("“%s” cannot be written: its folder is not there any more; choose another folder"), shown);
      return NULL;
    }

  g_free (absolute);
  absolute = g_build_filename (real, name, NULL);
  free (real);
  return g_steal_pointer (&absolute);
}

/* --- Whose file it is --------------------------------------------------- */

static gboolean
is_same_file (int         fd,
              const char *path)
{
  struct stat locked, present;

  return fstat (fd, &locked) == 0 && stat (path, &present) == 0 &&
         locked.st_dev == present.st_dev && locked.st_ino == present.st_ino;
}

/* The descriptor that holds the turn; -1 if there is no file to lock, or no locks. */
static int
take_turn (const char *target)
{
  for (guint i = 0; i < MAX_TURNS; i++)
    {
      int fd = g_open (target, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

      if (fd < 0)
        return -1;

      if (flock (fd, LOCK_EX | LOCK_NB) == 0 && is_same_file (fd, target))
        return fd;

      if (errno != EWOULDBLOCK && errno != EINTR && is_same_file (fd, target))
        {
          close (fd);
          return -1;
        }

      close (fd);
      g_usleep (WAIT_STEP_MS * 1000);
    }

  return -1;
}

/* Somebody else's file, however it came there.  One that vanished is nobody's. */
static gboolean
was_changed (const char *target,
             const char *expected)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char   *hash = NULL;

  if (expected == NULL || !g_file_test (target, G_FILE_TEST_EXISTS))
    return FALSE;

  bytes = ecot_read_contents (target, ECOT_FILE_MAX_SIZE, NULL);
  if (bytes == NULL)
    return TRUE;

  hash = ecot_publish_hash (bytes);
  return strcmp (hash, expected) != 0;
}

/* --- Writing ------------------------------------------------------------ */

/* What reading gives is what a copy of the file will be. */
static gboolean
verify (EcotReplace *replace,
        GBytes      *bytes,
        const char  *target,
        GError     **error)
{
  g_autoptr (GBytes) found = ecot_read_contents (ecot_replace_get_path (replace), ECOT_FILE_MAX_SIZE, NULL);
  g_autofree char   *name = g_filename_display_name (target);

  if (found != NULL && g_bytes_equal (found, bytes))
    return TRUE;

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE,
               _ ("“%s” cannot be written: the disk gives back other bytes than it was given; choose another disk"), name);
  return FALSE;
}

/* One publication. */
typedef struct
{
  GBytes             *bytes;
  EcotPublishAnnounce announce;
  gpointer            data;
} Publication;

static EcotReplace *
write_beside (const Publication *self,
              const char        *target,
              GError           **error)
{
  EcotReplace *replace;

  if (self->announce != NULL && !self->announce (target, self->data, error))
    return NULL;

  replace = ecot_replace_begin (target, error);
  if (replace == NULL)
    return NULL;

  if (ecot_replace_write (replace, self->bytes, error) && verify (replace, self->bytes, target, error))
    return replace;

  ecot_replace_abort (replace);
  return NULL;
}

/* Cuts @name to @length bytes, not within a character. */
static void
cut_name (char *name,
          gsize length)
{
  if (strlen (name) <= length)
    return;

  while (length > 0 && ((guchar)name[length] & 0xC0) == 0x80)
    length--;
  name[length] = '\0';
}

/* "NAME (conflit, 2026-11-21 14 h 02).ecot", then "… 14 h 02, 2).ecot".  The time is
 * for people: it is when the conflict was seen on this machine's clock. */
static char *
make_conflict_name (const char *target,
                    guint       number)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *when = g_date_time_format (now, "%Y-%m-%d %H h %M");
  g_autofree char      *nth = number > 1 ? g_strdup_printf (", %u", number) : g_strdup ("");
  g_autofree char      *ending = g_strdup_printf (" (conflit, %s%s)" ENDING, when, nth);
  g_autofree char      *folder = g_path_get_dirname (target);
  g_autofree char      *name = g_path_get_basename (target);
  g_autofree char      *whole = NULL;

  if (g_str_has_suffix (name, ENDING))
    name[strlen (name) - strlen (ENDING)] = '\0';
  cut_name (name, MAX_NAME - strlen (ending));

  whole = g_strconcat (name, ending, NULL);
  return g_build_filename (folder, whole, NULL);
}

static gboolean
write_conflict_copy (const Publication *self,
                     const char        *target,
                     char             **written,
                     GError           **error)
{
  for (guint i = 1; i < MAX_NAMES; i++)
    {
      g_autofree char *path = make_conflict_name (target, i);
      EcotReplace     *replace;
      gboolean         exists = FALSE;

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        continue;

      replace = write_beside (self, path, error);
      if (replace == NULL)
        return FALSE;

      if (ecot_replace_commit_new (replace, &exists, error))
        {
          *written = g_steal_pointer (&path);
          return TRUE;
        }

      if (!exists)
        return FALSE;
    }

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("There are too many conflict copies of “%s”; put some away"), target);
  return FALSE;
}

/* FALSE without @error if somebody changed the file: looked at last of all, when
 * everything slow is done. */
static gboolean
replace_target (const Publication *self,
                const char        *target,
                const char        *expected,
                GError           **error)
{
  EcotReplace *replace = write_beside (self, target, error);

  if (replace == NULL)
    return FALSE;

  if (!was_changed (target, expected))
    return ecot_replace_commit (replace, error);

  ecot_replace_abort (replace);
  return FALSE;
}

gboolean
ecot_publish_file (const char         *target,
                   GBytes             *bytes,
                   const char         *expected,
                   EcotPublishAnnounce announce,
                   gpointer            data,
                   char              **written,
                   GError            **error)
{
  const Publication  self = { bytes, announce, data };
  g_autoptr (GError) failure = NULL;
  int                turn = take_turn (target);
  gboolean           done = replace_target (&self, target, expected, &failure);

  *written = done ? g_strdup (target) : NULL;
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (!done)
    done = write_conflict_copy (&self, target, written, error);

  if (turn >= 0)
    close (turn);

  return done;
}
