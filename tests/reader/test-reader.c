/* test-reader.c: a stranger's file is read by a process that can do no harm
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reader/ecot-reader.h"

#include <string.h>

#include "base/ecot-error.h"

static GPtrArray *
parts_of (const char *first,
          const char *second)
{
  GPtrArray *parts = ecot_parts_new ();

  g_ptr_array_add (parts, g_bytes_new (first, strlen (first)));
  if (second != NULL)
    g_ptr_array_add (parts, g_bytes_new (second, strlen (second)));

  return parts;
}

static void
test_parts (void)
{
  g_autoptr (GPtrArray) parts = parts_of ("", "deux");
  g_autoptr (GBytes)    joined = ecot_parts_join (parts);
  g_autoptr (GPtrArray) again = ecot_parts_split (joined);

  g_assert_nonnull (again);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpuint (g_bytes_get_size (again->pdata[0]), ==, 0);
  g_assert_true (g_bytes_equal (again->pdata[1], parts->pdata[1]));
}

static const struct
{
  const char *label;
  const char *bytes;
  gsize       size;
  gboolean    split;
} answers[] = {
  { "nothing", "", 0, TRUE },
  { "half a length", "\1\0\0\0", 4, FALSE },
  { "less than was said", "\2\0\0\0\0\0\0\0a", 9, FALSE },
  { "as much as was said", "\1\0\0\0\0\0\0\0a", 9, TRUE },
  { "more than was said", "\1\0\0\0\0\0\0\0ab", 10, FALSE },
  { "a length beyond all", "\xff\xff\xff\xff\xff\xff\xff\xff", 8, FALSE },
};

static void
test_hostile_answer (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GBytes)    bytes = g_bytes_new_static (answers[i].bytes, answers[i].size);
      g_autoptr (GPtrArray) parts = ecot_parts_split (bytes);

      g_test_message ("%s", answers[i].label);
      g_assert_cmpint (parts != NULL, ==, answers[i].split);
    }
}

static void
test_many_parts (void)
{
  g_autoptr (GBytes)    most = g_bytes_new_take (g_malloc0 (8 * ECOT_PARTS_MAX), 8 * ECOT_PARTS_MAX);
  g_autoptr (GBytes)    more = g_bytes_new_take (g_malloc0 (8 * (ECOT_PARTS_MAX + 1)), 8 * (ECOT_PARTS_MAX + 1));
  g_autoptr (GPtrArray) parts = ecot_parts_split (most);

  g_assert_cmpuint (parts->len, ==, ECOT_PARTS_MAX);
  g_assert_null (ecot_parts_split (more));
}

static void
assert_refused (const char      *verb,
                const GPtrArray *parts,
                const char      *word)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) answer = ecot_reader_run (verb, parts, "offre.pdf", NULL, &error);

  g_assert_null (answer);
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER);
  g_assert_true (g_str_has_prefix (error->message, "offre.pdf: "));
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_refused (void)
{
  g_autoptr (GPtrArray) text = parts_of ("Bonjour", "dossier.xml");
  g_autoptr (GPtrArray) alone = parts_of ("Bonjour", NULL);

  g_test_summary ("What is no PDF, a question that is none, a verb there is not: one sentence each");

  assert_refused ("attachment", text, "PDF");
  assert_refused ("attachment", alone, "damaged");
  assert_refused ("nonsense", text, "damaged");
}

/* The reader says what it may still do once it has given up the rest. */
static void
test_confined (void)
{
  g_autoptr (GPtrArray) question = parts_of ("", NULL);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) answer = NULL;
  g_autofree char      *said = NULL;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the sanitizers need what is given up");
  return;
#endif

  answer = ecot_reader_run ("confined", question, "offre.pdf", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->len, ==, 1);
  said = g_strndup (g_bytes_get_data (answer->pdata[0], NULL), g_bytes_get_size (answer->pdata[0]));
  g_assert_cmpstr (said, ==, "open: no, connect: no, run: no, memory: no");
}

static void
test_endless (void)
{
  g_autoptr (GPtrArray) question = parts_of ("", NULL);

  g_test_summary ("A file that makes the reader go round for ever ends within its seconds");

  assert_refused ("endless", question, "damaged");
}

static void
test_cancelled (void)
{
  g_autoptr (GPtrArray)    question = parts_of ("", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ecot_reader_run ("endless", question, "offre.pdf", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/reader/parts", test_parts);
  g_test_add_func ("/ecot/reader/hostile-answer", test_hostile_answer);
  g_test_add_func ("/ecot/reader/many-parts", test_many_parts);
  g_test_add_func ("/ecot/reader/refused", test_refused);
  g_test_add_func ("/ecot/reader/confined", test_confined);
  g_test_add_func ("/ecot/reader/cancelled", test_cancelled);
  if (g_test_slow ())
    g_test_add_func ("/ecot/reader/endless", test_endless);

  return g_test_run ();
}
