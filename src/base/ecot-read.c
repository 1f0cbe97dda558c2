/* ecot-read.c: a whole file in memory, within bounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file may be a stranger's: a pipe must not hang the program, and a file
 * that grows while it is read must not fill the memory.  So what is read is
 * what was opened, a regular file, and never more than was asked for.
 */

#include "config.h"

#include "base/ecot-replace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ecot-error.h"

/* Returns: %NULL */
static GBytes *
set_read_error (GError    **error,
                const char *path,
                int         code)
{
  g_autofree char *name = g_filename_display_name (path);
  const char      *reason = NULL;

  if (code == ENOENT || code == ENOTDIR)
    reason = _ ("it does not exist; check its name");
  else if (code == EACCES || code == EPERM)
    reason = _ ("you may not read it; ask its owner for it");
  else if (code == EISDIR)
    reason = _ ("it is a folder; choose a file");
  else if (code == ENXIO || code == EINVAL)
    reason = _ ("it is not an ordinary file; choose another");

  if (reason != NULL)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_READ, _ ("“%s” cannot be read: %s"), name, reason);
  else
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_READ,
                 _ ("“%s” cannot be read (%s): try a copy of it"), name, g_strerror (code));

  return NULL;
}

static GBytes *
set_size_error (GError    **error,
                const char *path,
                gsize       max_size)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *bound = g_format_size (max_size);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_READ,
               _ ("“%s” cannot be read: it is larger than %s; choose a smaller file"), name, bound);
  return NULL;
}

/* Fills @buffer.  Returns: how much there was, -1 with errno on failure */
static gssize
read_up_to (int     fd,
            guchar *buffer,
            gsize   size)
{
  gsize have = 0;

  while (have < size)
    {
      gssize n = read (fd, buffer + have, size - have);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      have += (gsize)n;
    }

  return (gssize)have;
}

static GBytes *
read_open (int         fd,
           const char *path,
           gsize       max_size,
           GError    **error)
{
  g_autofree guchar *buffer = NULL;
  struct stat        status;
  gssize             n;

  if (fstat (fd, &status) != 0)
    return set_read_error (error, path, errno);
  if (!S_ISREG (status.st_mode))
    return set_read_error (error, path, S_ISDIR (status.st_mode) ? EISDIR : EINVAL);
  if ((guint64)status.st_size > max_size)
    return set_size_error (error, path, max_size);

  /* One byte more, to notice that it has grown since. */
  buffer = g_try_malloc ((gsize)status.st_size + 1);
  if (buffer == NULL)
    return set_read_error (error, path, ENOMEM);

  n = read_up_to (fd, buffer, (gsize)status.st_size + 1);
  if (n < 0)
    return set_read_error (error, path, errno);
  if (n > status.st_size)
    return set_read_error (error, path, EBUSY);

  return g_bytes_new_take (g_steal_pointer (&buffer), (gsize)n);
}

GBytes *
ecot_read_contents (const char *path,
                    gsize       max_size,
                    GError    **error)
{
  GBytes *bytes;
  int     fd;

  g_return_val_if_fail (path != NULL, NULL);

  /* Without O_NONBLOCK a pipe nobody writes to would wait for ever. */
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    return set_read_error (error, path, errno);

  bytes = read_open (fd, path, max_size, error);
  close (fd);
  return bytes;
}

gboolean
ecot_is_same_file (const char *a,
                   const char *b)
{
  GStatBuf one, two;

  return a != NULL && b != NULL && g_stat (a, &one) == 0 && g_stat (b, &two) == 0 &&
         one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}
