/* ecot-replace.c: a file replaced whole, or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written beside and renamed, because nothing else leaves either the old file
 * or the new one after a crash or on a full disk.  The order matters: the data
 * reach the disk before the name points to them, and the name before anybody
 * is told that it is saved.
 *
 * What stands under a symbolic link is replaced, not the link: people keep
 * dossiers in folders that are linked elsewhere.  Access rights are those of
 * the replaced file.  Somebody else may have made the hidden file anew while it
 * was lent out (libzip renames its own over it), so the commit opens it again.
 */

/* renameat2(), O_TMPFILE */
#define _GNU_SOURCE

#include "config.h"

#include "base/ecot-replace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ecot-error.h"

#define MAX_LINKS     40
#define MAX_NAME      255
#define TEMP_SUFFIX   ".ecot-XXXXXX"
#define ACCESS_RIGHTS 0777

struct _EcotReplace
{
  char       *target; /* what is replaced, links followed */
  char       *folder;
  char       *path; /* the hidden file; %NULL once it is gone, or while it has no name */
  int         fd;   /* what is appended to it goes there; or -1 */
  gboolean    exists;
  struct stat replaced; /* of @target if it exists */
  mode_t      mode;     /* of @target once it is replaced */
};

static void
replace_free (EcotReplace *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->target);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/* Why, and what to do about it. */
static const char *
explain_write_error (int code)
{
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
      return _ ("its folder does not exist; create the folder or choose another");
    case EACCES:
    case EPERM:
      return _ ("you may not change it or its folder; choose another folder");
    case EROFS:
      return _ ("its disk is read-only; choose another disk");
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return _ ("the disk is full; make room or choose another disk");
    case EISDIR:
      return _ ("it is a folder; choose the name of a file");
    case ENAMETOOLONG:
      return _ ("its name is too long; choose a shorter one");
    case ELOOP:
      return _ ("its links lead in a circle; choose another name");
    default:
      return NULL;
    }
}

/* @path is in the encoding of file names.  Returns: %FALSE */
static gboolean
set_write_error (GError    **error,
                 const char *path,
                 int         code)
{
  g_autofree char *name = g_filename_display_name (path);
  const char      *reason = explain_write_error (code);

  if (reason != NULL)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("“%s” cannot be written: %s"), name, reason);
  else
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE,
                 _ ("“%s” cannot be written (%s): choose another folder"), name, g_strerror (code));

  return FALSE;
}

/* Where the chain of links at @path ends, which need not exist.
 * Returns: (transfer full): %NULL with errno if it has no end */
static char *
follow_links (const char *path)
{
  g_autofree char *target = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *link = g_file_read_link (target, NULL);
      g_autofree char *folder = NULL;

      if (link == NULL)
        return g_steal_pointer (&target);

      folder = g_path_get_dirname (target);
      g_free (target);
      target = g_path_is_absolute (link) ? g_steal_pointer (&link) : g_build_filename (folder, link, NULL);
    }

  errno = ELOOP;
  return NULL;
}

/* "FOLDER/.NAME.ecot-XXXXXX", NAME cut where the whole would be too long for a
 * file system. */
static char *
make_template (const char *folder,
               const char *target)
{
  g_autofree char *name = g_path_get_basename (target);
  g_autofree char *hidden = NULL;
  gsize            room = MAX_NAME - strlen ("." TEMP_SUFFIX);

  if (strlen (name) > room)
    {
      /* Not within a character: some file systems take only UTF-8. */
      while (room > 0 && ((guchar)name[room] & 0xC0) == 0x80)
        room--;
      name[room] = '\0';
    }

  hidden = g_strconcat (".", name, TEMP_SUFFIX, NULL);
  return g_build_filename (folder, hidden, NULL);
}

/* @name is @template but for its last characters. */
static gboolean
is_made_from (const char *name,
              const char *template)
{
  gsize length = strlen (template);

  return strlen (name) == length && strncmp (name, template, length - strlen ("XXXXXX")) == 0;
}

static gboolean
is_left_over (const char *path,
              guint       age)
{
  struct stat info;

  return lstat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_uid == geteuid () &&
         info.st_mtime <= g_get_real_time () / G_USEC_PER_SEC - age;
}

void
ecot_replace_sweep (const char *path,
                    guint       age)
{
  g_autofree char *target = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *template = NULL;
  g_autofree char *hidden = NULL;
  g_autoptr (GDir) dir = NULL;
  const char      *name;

  g_return_if_fail (path != NULL);

  target = follow_links (path);
  if (target == NULL)
    return;

  folder = g_path_get_dirname (target);
  template = make_template (folder, target);
  hidden = g_path_get_basename (template);
  dir = g_dir_open (folder, 0, NULL);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *found = g_build_filename (folder, name, NULL);

      if (is_made_from (name, hidden) && is_left_over (found, age))
        g_unlink (found);
    }
}

/* Finds out what is to be replaced, and that it may be. */
static gboolean
inspect_target (EcotReplace *self)
{
  if (stat (self->target, &self->replaced) != 0)
    return errno == ENOENT;

  self->exists = TRUE;
  self->mode = self->replaced.st_mode & ACCESS_RIGHTS;

  /* A device or a pipe would be gone after the rename. */
  if (S_ISDIR (self->replaced.st_mode))
    errno = EISDIR;
  else if (!S_ISREG (self->replaced.st_mode))
    errno = EINVAL;
  else
    /* The rename would not mind, but whoever took the right to write from
     * the file meant something by it. */
    return access (self->target, W_OK) == 0;

  return FALSE;
}

/* Makes the hidden file, readable to nobody else until it gets the rights of
 * what it replaces. */
static gboolean
create_hidden (EcotReplace *self)
{
  g_autofree char *template = make_template (self->folder, self->target);
  struct stat made;
  int         fd = g_mkstemp_full (template, O_RDWR | O_CLOEXEC, self->exists ? 0600 : 0666);

  if (fd < 0)
    return FALSE;

  if (!self->exists && fstat (fd, &made) == 0)
    self->mode = made.st_mode & ACCESS_RIGHTS;
  close (fd);
  self->path = g_steal_pointer (&template);
  return TRUE;
}

/* @create: makes the file that will replace the other. */
static EcotReplace *
begin (const char *path,
       gboolean (*create) (EcotReplace *),
       GError **error)
{
  EcotReplace *self = g_new0 (EcotReplace, 1);

  self->fd = -1;
  self->target = follow_links (path);
  if (self->target != NULL)
    {
      self->folder = g_path_get_dirname (self->target);
      if (inspect_target (self) && create (self))
        return self;
    }

  set_write_error (error, path, errno);
  ecot_replace_abort (self);
  return NULL;
}

EcotReplace *
ecot_replace_begin (const char *path,
                    GError    **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return begin (path, create_hidden, error);
}

#define OWN_FILES "/proc/self/fd"

/* Without a name, so that nothing is left of it when whoever writes it is killed.  Where that is not known, hidden. */
static gboolean
create_unnamed (EcotReplace *self)
{
  struct stat made;

  if (access (OWN_FILES, X_OK) == 0)
    self->fd = open (self->folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, self->exists ? 0600 : 0666);
  if (self->fd < 0)
    return create_hidden (self) && (self->fd = open (self->path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)) >= 0;

  if (!self->exists && fstat (self->fd, &made) == 0)
    self->mode = made.st_mode & ACCESS_RIGHTS;
  return TRUE;
}

EcotReplace *
ecot_replace_begin_append (const char *path,
                           GError    **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return begin (path, create_unnamed, error);
}

const char *
ecot_replace_get_path (EcotReplace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

void
ecot_replace_abort (EcotReplace *self)
{
  g_return_if_fail (self != NULL);

  if (self->path != NULL)
    g_unlink (self->path);
  replace_free (self);
}

/* Owner and rights as they were.  Where the group cannot be kept its rights are
 * not given to another one. */
static gboolean
restore_access (EcotReplace *self,
                int          fd)
{
  mode_t mode = self->mode;

  if (self->exists && fchown (fd, self->replaced.st_uid, self->replaced.st_gid) != 0 &&
      fchown (fd, (uid_t)-1, self->replaced.st_gid) != 0)
    mode &= ~(mode_t)S_IRWXG;

  return fchmod (fd, mode) == 0 || errno == EPERM || errno == ENOTSUP;
}

#define MAX_NAMES 100

/* A hidden name for what had none. */
static gboolean
name_hidden (EcotReplace *self)
{
  g_autofree char *from = g_strdup_printf (OWN_FILES "/%d", self->fd);
  g_autofree char *name = make_template (self->folder, self->target);
  char            *letters = name + strlen (name) - strlen ("XXXXXX");

  for (guint i = 0; i < MAX_NAMES; i++)
    {
      for (char *letter = letters; *letter != '\0'; letter++)
        *letter = (char)g_random_int_range ('a', 'z' + 1);

      if (linkat (AT_FDCWD, from, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0)
        {
          self->path = g_steal_pointer (&name);
          return TRUE;
        }
      if (errno != EEXIST)
        return FALSE;
    }

  return FALSE;
}

/* What was appended is all there is. */
static gboolean
close_appended (EcotReplace *self)
{
  int fd = self->fd;

  if (fd < 0)
    return TRUE;
  if (self->path == NULL && !name_hidden (self))
    return FALSE;

  self->fd = -1;
  return close (fd) == 0;
}

static gboolean
sync_hidden (EcotReplace *self)
{
  int fd = open (self->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  int code;

  if (fd < 0)
    return FALSE;

  code = restore_access (self, fd) && fsync (fd) == 0 ? 0 : errno;
  /* Network file systems tell only now that there was no room. */
  if (close (fd) != 0 && code == 0)
    code = errno;

  errno = code;
  return code == 0;
}

/* Makes the new name durable.  The file has been replaced by then, so a failure
 * cannot be answered by putting the old one back; some file systems do not
 * know how to, and some folders may be written but not opened. */
static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;

  if (fsync (fd) != 0 && errno == EIO)
    g_warning ("%s: the disk reports a fault", folder);
  close (fd);
}

/* Ends well or badly, as @done and errno say. */
static gboolean
finish (EcotReplace *self,
        gboolean     done,
        GError     **error)
{
  if (!done)
    {
      set_write_error (error, self->target, errno);
      ecot_replace_abort (self);
      return FALSE;
    }

  sync_folder (self->folder);
  replace_free (self);
  return TRUE;
}

gboolean
ecot_replace_commit (EcotReplace *self,
                     GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return finish (self, close_appended (self) && sync_hidden (self) && g_rename (self->path, self->target) == 0, error);
}

/* The way of file systems that know neither a rename that replaces nothing nor
 * hard links, as exFAT: the name is taken with an empty file, which is then ours to
 * replace. */
static gboolean
reserve_and_rename (EcotReplace *self)
{
  int fd = open (self->target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  int code;

  if (fd < 0)
    return FALSE;

  close (fd);
  if (g_rename (self->path, self->target) == 0)
    return TRUE;

  code = errno;
  g_unlink (self->target);
  errno = code;
  return FALSE;
}

/* Some file systems do not know a rename that replaces nothing; nearly all of
 * those know hard links, which never replace. */
static gboolean
rename_new (EcotReplace *self)
{
  if (renameat2 (AT_FDCWD, self->path, AT_FDCWD, self->target, RENAME_NOREPLACE) == 0)
    return TRUE;

  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
    return FALSE;

  if (link (self->path, self->target) != 0)
    return errno != EEXIST && reserve_and_rename (self);

  g_unlink (self->path);
  return TRUE;
}

gboolean
ecot_replace_commit_new (EcotReplace *self,
                         gboolean    *exists,
                         GError     **error)
{
  gboolean done;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (exists != NULL, FALSE);

  done = close_appended (self) && sync_hidden (self) && rename_new (self);
  *exists = !done && errno == EEXIST;
  return finish (self, done, *exists ? NULL : error);
}

static gboolean
write_all (int         fd,
           const char *data,
           gsize       size)
{
  while (size > 0)
    {
      gssize written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;

      data += written;
      size -= (gsize)written;
    }

  return TRUE;
}

static gboolean
write_hidden (EcotReplace *self,
              GBytes      *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  int         fd = open (self->path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
  int         code;

  if (fd < 0)
    return FALSE;

  code = write_all (fd, data, size) ? 0 : errno;
  if (close (fd) != 0 && code == 0)
    code = errno;

  errno = code;
  return code == 0;
}

gboolean
ecot_replace_write (EcotReplace *self,
                    GBytes      *bytes,
                    GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  return write_hidden (self, bytes) || set_write_error (error, self->target, errno);
}

gboolean
ecot_replace_append (EcotReplace  *self,
                     gconstpointer data,
                     gsize         size,
                     GError      **error)
{
  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);
  g_return_val_if_fail (data != NULL || size == 0, FALSE);

  return write_all (self->fd, data, size) || set_write_error (error, self->target, errno);
}

gboolean
ecot_replace_overwrite (EcotReplace  *self,
                        guint64       offset,
                        gconstpointer data,
                        gsize         size,
                        GError      **error)
{
  gssize written = 0;

  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);
  g_return_val_if_fail (data != NULL || size == 0, FALSE);

  for (gsize done = 0; done < size; done += (gsize)MAX (written, 0))
    {
      written = pwrite (self->fd, (const char *)data + done, size - done, (off_t)(offset + done));
      if (written < 0 && errno != EINTR)
        return set_write_error (error, self->target, errno);
    }

  return TRUE;
}

gboolean
ecot_replace_contents (const char *path,
                       GBytes     *bytes,
                       GError    **error)
{
  EcotReplace *replace;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  replace = ecot_replace_begin (path, error);
  if (replace == NULL)
    return FALSE;

  if (!ecot_replace_write (replace, bytes, error))
    {
      ecot_replace_abort (replace);
      return FALSE;
    }

  return ecot_replace_commit (replace, error);
}
