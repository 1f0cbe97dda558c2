/* main.c: ecot-reader: reads one file of a stranger, and answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Not for people: Écot runs it with a question as standard input and an empty file
 * as standard output (see ecot-reader.h).  The question is read, then the process
 * gives up what it could do harm with, and only then looks into the file.
 */

#include "config.h"

#include <errno.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "base/ecot-locale.h"
#include "reader/ecot-confine.h"
#include "reader/ecot-reading.h"

static const struct
{
  const char *verb;
  guint       n_parts;
  EcotReading read;
} readings[] = {
  { "attachment", 2, ecot_read_attachment },
  { "paper", 2, ecot_read_paper },
  { "bind", 2, ecot_read_bind },
  { "confined", 1, ecot_read_confined },
  { "endless", 1, ecot_read_endless },
  { "table", 1, ecot_read_table },
  { "pages", 1, ecot_read_pages },
  { "form", 1, ecot_read_form },
  { "form-fill", 2, ecot_fill_form },
};

static GBytes *
read_question (void)
{
  GByteArray *question = g_byte_array_new ();
  char        buf[65536];
  gssize      n;

  while ((n = read (STDIN_FILENO, buf, sizeof buf)) > 0 && question->len + (gsize)n <= ECOT_PARTS_MAX_SIZE)
    g_byte_array_append (question, (const guint8 *)buf, (guint)n);

  return g_byte_array_free_to_bytes (question);
}

static int
answer_with (const GPtrArray *answer)
{
  g_autoptr (GBytes) joined = ecot_parts_join (answer);
  gsize              size, done = 0;
  const char        *data = g_bytes_get_data (joined, &size);

  while (done < size)
    {
      gssize n = write (STDOUT_FILENO, data + done, size - done);

      if (n < 0 && errno != EINTR)
        return 1;
      done += n > 0 ? (gsize)n : 0;
    }

  return 0;
}

static int
run (guint   i,
     GBytes *question)
{
  g_autoptr (GPtrArray) parts = ecot_parts_split (question);
  g_autoptr (GPtrArray) answer = ecot_parts_new ();
  g_autoptr (GError)    error = NULL;

  if (parts == NULL || parts->len != readings[i].n_parts || !ecot_confine ())
    return 2;

  g_ptr_array_add (answer, g_bytes_new (NULL, 0));
  if (!readings[i].read (parts, answer, &error))
    {
      g_ptr_array_set_size (answer, 0);
      g_ptr_array_add (answer, g_bytes_new (error->message, strlen (error->message)));
    }

  return answer_with (answer);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GBytes) question = NULL;

  ecot_locale_init ();
  setlocale (LC_NUMERIC, "C");
  /* The translations are read now: later no file can be opened. */
  g_debug ("%s", dgettext (GETTEXT_PACKAGE, "Usage:"));
  for (guint i = 0; argc == 2 && i < G_N_ELEMENTS (readings); i++)
    if (strcmp (argv[1], readings[i].verb) == 0)
      {
        question = read_question ();
        return run (i, question);
      }

  return 2;
}
