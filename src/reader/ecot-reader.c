/* ecot-reader.c: a stranger's file, read by a process that can do no harm
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Question and answer lie in memory files that the other process gets as its
 * standard input and output, so that it never opens anything, and what it may write
 * is bounded by the system.  It may die of the file: that is an answer too.
 */

#define _GNU_SOURCE

#include "config.h"

#include "reader/ecot-reader.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"

#define MOST_SECONDS 30

/* {{{ The program */

/* Beside the programs where they are installed, or in the build folder. */
static char *
find_program (void)
{
  const char              *chosen = g_getenv ("ECOT_READER");
  g_autofree char         *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char         *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  static const char *const places[] = { "../libexec/ecot/ecot-reader", "src/reader/ecot-reader" };

  if (chosen != NULL && *chosen != '\0')
    return g_strdup (chosen);

  while (folder != NULL && strcmp (folder, "/") != 0)
    {
      char *parent;

      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        {
          g_autofree char *program = g_build_filename (folder, places[i], NULL);

          if (g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
            return g_steal_pointer (&program);
        }

      parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = parent;
    }

  return NULL;
}

/* }}} */
/* {{{ Memory files */

static gboolean
fail_errno (const char *name,
            GError    **error)
{
  g_set_error (error, ECOT_ERROR, ECOT_ERROR_READ, _ ("%s: it could not be handed to the reader: %s"), name, g_strerror (errno));
  return FALSE;
}

static gboolean
write_all (int     fd,
           GBytes *bytes)
{
  gsize       size, done = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  while (done < size)
    {
      gssize n = write (fd, data + done, size - done);

      if (n < 0 && errno != EINTR)
        return FALSE;

      done += n > 0 ? (gsize)n : 0;
    }

  return lseek (fd, 0, SEEK_SET) == 0;
}

static GBytes *
read_all (int fd)
{
  off_t            size = lseek (fd, 0, SEEK_END);
  g_autofree char *data = NULL;
  gsize            done = 0;

  if (size < 0 || (gsize)size > ECOT_PARTS_MAX_SIZE)
    return NULL;

  data = g_malloc ((gsize)size + 1);
  while (done < (gsize)size)
    {
      gssize n = pread (fd, data + done, (gsize)size - done, (off_t)done);

      if (n <= 0)
        return NULL;
      done += (gsize)n;
    }

  return g_bytes_new_take (g_steal_pointer (&data), done);
}

/* }}} */
/* {{{ Waiting */

typedef struct
{
  GMainLoop *loop;
  gboolean   too_long;
} Waiting;

static void
ended_cb (GObject      *process,
          GAsyncResult *result,
          gpointer      data)
{
  g_subprocess_wait_finish (G_SUBPROCESS (process), result, NULL);
  g_main_loop_quit (((Waiting *)data)->loop);
}

static gboolean
late_cb (gpointer data)
{
  Waiting *waiting = data;

  waiting->too_long = TRUE;
  g_main_loop_quit (waiting->loop);
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      data)
{
  g_main_loop_quit (((Waiting *)data)->loop);
  return G_SOURCE_REMOVE;
}

/* Until it ended; a reader nobody waits for any more is killed.  FALSE: it was. */
static gboolean
wait_for (GSubprocess  *process,
          GCancellable *cancellable)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop)    loop = g_main_loop_new (context, FALSE);
  g_autoptr (GSource)      late = g_timeout_source_new_seconds (MOST_SECONDS);
  g_autoptr (GSource)      cancelled = g_cancellable_source_new (cancellable);
  Waiting                  waiting = { .loop = loop };

  g_main_context_push_thread_default (context);
  g_source_set_callback (late, late_cb, &waiting, NULL);
  g_source_attach (late, context);
  g_source_set_callback (cancelled, G_SOURCE_FUNC (cancelled_cb), &waiting, NULL);
  g_source_attach (cancelled, context);
  g_subprocess_wait_async (process, NULL, ended_cb, &waiting);
  g_main_loop_run (loop);

  if (g_subprocess_get_identifier (process) != NULL)
    {
      g_subprocess_force_exit (process);
      g_main_loop_run (loop); /* ended_cb has not come yet */
    }

  g_source_destroy (late);
  g_source_destroy (cancelled);
  g_main_context_pop_thread_default (context);
  return !waiting.too_long && !g_cancellable_is_cancelled (cancellable);
}

/* }}} */
/* {{{ The answer */

/* What a refusal says is shown to a person: one line of clean text. */
static void
refuse (GBytes     *sentence,
        const char *name,
        GError    **error)
{
  gsize            size;
  const char      *data = g_bytes_get_data (sentence, &size);
  g_autofree char *text = g_utf8_make_valid (data != NULL ? data : "", (gssize)MIN (size, 1000));
  g_autofree char *line = ecot_text_clean_line (text, -1);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER, _ ("%s: %s"), name, line);
}

static GPtrArray *
take_answer (int         fd,
             const char *name,
             GError    **error)
{
  g_autoptr (GBytes)    bytes = read_all (fd);
  g_autoptr (GPtrArray) parts = bytes != NULL ? ecot_parts_split (bytes) : NULL;

  if (parts == NULL || parts->len == 0)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
                   _ ("%s: the file could not be read to its end; it is damaged, or made to do harm"), name);
      return NULL;
    }

  /* The first part says how it went: empty is well. */
  if (g_bytes_get_size (parts->pdata[0]) > 0)
    {
      refuse (parts->pdata[0], name, error);
      return NULL;
    }

  g_ptr_array_remove_index (parts, 0);
  return g_steal_pointer (&parts);
}

/* }}} */

static GSubprocess *
start (const char *verb,
       int         question,
       int         answer,
       GError    **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char                *program = find_program ();

  if (program == NULL)
    {
      g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_READ,
                           _ ("The program ecot-reader, which reads files of others, is not installed: install Écot again"));
      return NULL;
    }

  g_subprocess_launcher_take_stdin_fd (launcher, dup (question));
  g_subprocess_launcher_take_stdout_fd (launcher, dup (answer));
  return g_subprocess_launcher_spawn (launcher, error, program, verb, NULL);
}

static GPtrArray *
ask (const char   *verb,
     int           question,
     int           answer,
     const char   *name,
     GCancellable *cancellable,
     GError      **error)
{
  g_autoptr (GSubprocess) process = start (verb, question, answer, error);

  if (process == NULL)
    return NULL;

  if (!wait_for (process, cancellable))
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
                     _ ("%s: reading it took longer than any honest file takes; it was given up"), name);
      return NULL;
    }

  return take_answer (answer, name, error);
}

GPtrArray *
ecot_reader_run (const char      *verb,
                 const GPtrArray *parts,
                 const char      *name,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autoptr (GBytes) joined = NULL;
  GPtrArray         *result = NULL;
  int                question, answer;

  g_return_val_if_fail (verb != NULL && parts != NULL && name != NULL, NULL);

  joined = ecot_parts_join (parts);
  question = memfd_create ("question", MFD_CLOEXEC);
  answer = memfd_create ("answer", MFD_CLOEXEC);

  if (question < 0 || answer < 0 || !write_all (question, joined))
    fail_errno (name, error);
  else
    result = ask (verb, question, answer, name, cancellable, error);

  if (question >= 0)
    close (question);
  if (answer >= 0)
    close (answer);

  return result;
}
