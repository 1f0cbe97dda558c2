/* ecot-cli-password.c: a password, out of a file or typed unseen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Never a word of the command line, which everybody on the machine can read.
 */

#include "config.h"

#include "cli/ecot-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"

#define MAX_PASSWORD 1000

/* The signal that ended the question, or 0. */
static volatile sig_atomic_t ended_by;

/* Up to the end of the first line.  NULL: nothing there, or too much of it. */
static char *
read_line (int fd)
{
  char   buf[MAX_PASSWORD + 1];
  gsize  length = 0;
  gssize n;
  char  *line = NULL;

  while (length < MAX_PASSWORD && (n = read (fd, buf + length, 1)) != 0)
    {
      if (n < 0 && errno == EINTR && ended_by == 0)
        continue;
      if (n < 0 || buf[length] == '\n')
        break;
      length++;
    }

  if (length > 0 && length < MAX_PASSWORD)
    line = g_strndup (buf, length);
  explicit_bzero (buf, sizeof buf);
  return line;
}

char *
ecot_cli_read_password (const char *file,
                        GError    **error)
{
  g_autofree char *shown = ecot_cli_show (file);
  int              fd = open (file, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  char            *line = fd >= 0 ? read_line (fd) : NULL;

  if (fd >= 0)
    close (fd);
  if (line == NULL)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE, _ ("%s: the first line of this file is no password; write it there, and nothing else"), shown);

  return line;
}

static void
end_cb (int number)
{
  ended_by = number;
}

/* Without an echo, which comes back whatever ends it: who is called off dies of it after that. */
static char *
read_silently (int                   fd,
               const struct termios *before)
{
  static const int numbers[] = { SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP };
  struct sigaction old[G_N_ELEMENTS (numbers)], end = { .sa_handler = end_cb };
  struct termios   silent = *before;
  char            *line;

  ended_by = 0;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    sigaction (numbers[i], &end, &old[i]);

  silent.c_lflag &= ~(tcflag_t)ECHO;
  tcsetattr (fd, TCSAFLUSH, &silent);
  line = read_line (fd);
  tcsetattr (fd, TCSAFLUSH, before);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    sigaction (numbers[i], &old[i], NULL);
  if (ended_by == 0)
    return line;

  /* Half a password is none, should the program go on after all. */
  g_free (line);
  raise (ended_by);
  return NULL;
}

static void
write_text (int         fd,
            const char *text)
{
  if (write (fd, text, strlen (text)) < 0)
    g_debug ("the terminal is gone");
}

char *
ecot_cli_ask_password (GError **error)
{
  int            fd = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  struct termios before;
  char          *line = NULL;

  if (fd >= 0 && tcgetattr (fd, &before) == 0)
    {
      write_text (fd, _ ("Password of the certificates: "));
      line = read_silently (fd, &before);
      write_text (fd, "\n");
    }

  if (fd >= 0)
    close (fd);
  if (line == NULL)
    g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_USAGE,
                         _ ("These certificates have a password: name their folder with --nssdir, and give it on a terminal or with --password-file"));

  return line;
}
