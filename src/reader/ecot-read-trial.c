/* ecot-read-trial.c: what the reader can no longer do, tried
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A confinement that nobody tries may have been left out without anybody noticing.
 * These two verbs do what a bad file would make the program do; the tests ask for them.
 */

#include "config.h"

#include "reader/ecot-reading.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MUCH ((gsize)4 * 1024 * 1024 * 1024)

static const char *
say (gboolean done)
{
  return done ? "yes" : "no";
}

static gboolean
can_open (void)
{
  int fd = open ("/etc/passwd", O_RDONLY | O_CLOEXEC);

  if (fd >= 0)
    close (fd);

  return fd >= 0;
}

static gboolean
can_map (void)
{
  void *memory = mmap (NULL, MUCH, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

  if (memory != MAP_FAILED)
    munmap (memory, MUCH);

  return memory != MAP_FAILED;
}

gboolean
ecot_read_confined (const GPtrArray *parts,
                    GPtrArray       *answer,
                    GError         **error)
{
  /* By number: no program of Écot has a function that makes a connection. */
  long             fd = syscall (SYS_socket, 1, 1, 0);
  g_autofree char *said = NULL;

  said = g_strdup_printf ("open: %s, connect: %s, run: %s, memory: %s", say (can_open ()), say (fd >= 0),
                          say (execl ("/bin/true", "true", (char *)NULL) == 0), say (can_map ()));
  g_ptr_array_add (answer, g_bytes_new (said, strlen (said)));
  return TRUE;
}

gboolean
ecot_read_endless (const GPtrArray *parts,
                   GPtrArray       *answer,
                   GError         **error)
{
  for (volatile guint64 i = 0;; i++)
    ;
}
