/* test-store.c: working copies, undo, publishing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* memmem() */
#define _GNU_SOURCE

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "store/ecot-digest-private.h"
#include "store/ecot-dossier-xml.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test-store.h"
#include "support/ecot-test.h"

typedef struct
{
  char *folder;
  char *path; /* in it */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = ecot_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "dossier.ecot", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  ecot_test_store_clear ();
  ecot_test_folder_remove (fixture->folder);
  g_free (fixture->path);
}

static void
assert_dump (EcotDossier *dossier,
             const char  *expected)
{
  g_autofree char *dump = ecot_test_dump (dossier);

  g_assert_cmpstr (dump, ==, expected);
}

/* --- Files without a working copy --------------------------------------- */

static void
test_write_read (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  g_test_summary ("What is written is read back, the call and every cell, ids included");

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (EcotDossier) dossier = ecot_test_random_dossier (rand, i * 2);
      g_autoptr (GBytes)      call = g_bytes_new_take (g_strnfill (i * 40000, 'c'), i * 40000);
      g_autoptr (GBytes)      read_call = NULL;
      g_autoptr (EcotDossier) read = NULL;
      g_autoptr (GError)      error = NULL;
      g_autofree char        *dump = ecot_test_dump (dossier);

      ecot_store_write (dossier, call, fixture->path, &error);
      g_assert_no_error (error);

      read = ecot_store_read (fixture->path, &read_call, &error);
      g_assert_no_error (error);
      assert_dump (read, dump);
      if (i == 0)
        g_assert_null (read_call);
      else
        g_assert_true (g_bytes_equal (call, read_call));
    }
}

static void
test_same_bytes (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GRand)       rand = g_rand_new_with_seed (2);
  g_autoptr (EcotDossier) dossier = ecot_test_random_dossier (rand, 60);
  g_autoptr (GError)      error = NULL;
  g_autofree char        *first = NULL, *second = NULL;
  gsize                   first_size, second_size;

  g_test_summary ("The same dossier gives the same bytes");

  ecot_store_write (dossier, NULL, fixture->path, &error);
  g_assert_no_error (error);
  g_file_get_contents (fixture->path, &first, &first_size, NULL);

  ecot_store_write (dossier, NULL, fixture->path, &error);
  g_assert_no_error (error);
  g_file_get_contents (fixture->path, &second, &second_size, NULL);

  g_assert_cmpmem (first, first_size, second, second_size);
}

static void
test_seal (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GRand)      rand = g_rand_new_with_seed (4);
  g_autoptr (GHashTable) seals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_test_summary ("The same dossier has the same seal as SQLite and as XML, and no other has it");

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (EcotDossier) dossier = ecot_test_random_dossier (rand, i % 20);
      g_autoptr (EcotDossier) from_xml = NULL;
      g_autoptr (EcotDossier) from_file = NULL;
      g_autoptr (GBytes)      xml = ecot_dossier_xml_write (dossier);
      g_autoptr (GError)      error = NULL;
      g_autofree char        *seal = ecot_store_make_seal (dossier);
      g_autofree char        *xml_seal = NULL, *file_seal = NULL, *dump = ecot_test_dump (dossier);
      const char             *known = g_hash_table_lookup (seals, seal);

      from_xml = ecot_dossier_xml_read (xml, "dossier.xml", &error);
      g_assert_no_error (error);
      xml_seal = ecot_store_make_seal (from_xml);
      g_assert_cmpstr (xml_seal, ==, seal);

      ecot_store_write (dossier, NULL, fixture->path, &error);
      from_file = ecot_store_read (fixture->path, NULL, &error);
      g_assert_no_error (error);
      file_seal = ecot_store_make_seal (from_file);
      g_assert_cmpstr (file_seal, ==, seal);

      if (known != NULL)
        g_assert_cmpstr (known, ==, dump);
      g_hash_table_insert (seals, g_steal_pointer (&seal), g_steal_pointer (&dump));
    }
}

/* --- Editing ------------------------------------------------------------ */

static void
test_edit_publish (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (EcotStore) store = ecot_test_store_new ();
  EcotDossier          *dossier = ecot_store_get_dossier (store);
  g_autofree char      *dump = NULL, *published = NULL;

  g_assert_false (ecot_store_is_saved (store));
  g_assert_null (ecot_store_get_path (store));
  g_assert_false (ecot_store_can_undo (store));

  ecot_test_set (dossier, "applicant/name", "Les Ateliers du Fil d’Eau");
  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Encre", "amount", "1234.56", NULL);
  g_assert_cmpstr (ecot_store_get_undo_label (store), ==, "Append");

  ecot_test_store_publish (store, fixture->path);
  g_assert_true (ecot_store_is_saved (store));
  g_assert_cmpstr (ecot_store_get_path (store), ==, fixture->path);

  dump = ecot_test_dump (dossier);
  published = ecot_test_store_dump (fixture->path);
  g_assert_cmpstr (dump, ==, published);

  ecot_test_set (dossier, "applicant/name", "Fil d’Eau");
  g_assert_false (ecot_store_is_saved (store));
}

static void
test_reopen (Fixture      *fixture,
             gconstpointer data)
{
  EcotStore            *store = ecot_test_store_new ();
  g_autofree char      *before = NULL, *after = NULL, *where = NULL;
  g_autoptr (GError)    error = NULL;
  g_autoptr (EcotStore) again = NULL;

  g_test_summary ("Unpublished edits and undo are alive after a restart");

  ecot_test_store_publish (store, fixture->path);
  ecot_test_set (ecot_store_get_dossier (store), "applicant/name", "un");
  before = ecot_test_dump (ecot_store_get_dossier (store));
  ecot_test_set (ecot_store_get_dossier (store), "applicant/name", "deux");
  after = ecot_test_dump (ecot_store_get_dossier (store));
  g_assert_finalize_object (store);

  again = ecot_test_store_open (fixture->path);
  assert_dump (ecot_store_get_dossier (again), after);
  g_assert_false (ecot_store_is_saved (again));
  g_assert_true (ecot_store_can_undo (again));

  ecot_store_undo (again, &where, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (where, ==, "applicant/name");
  assert_dump (ecot_store_get_dossier (again), before);

  g_assert_cmpstr (ecot_store_get_redo_label (again), ==, "Set");
  ecot_store_redo (again, NULL, &error);
  g_assert_no_error (error);
  assert_dump (ecot_store_get_dossier (again), after);
}

/* Undoes and redoes as chance will have it, and compares with what was there. */
static void
wander (EcotStore *store,
        GPtrArray *states,
        guint     *at,
        GRand     *rand)
{
  for (guint n = g_rand_int_range (rand, 0, 8); n > 0; n--)
    {
      g_autoptr (GError) error = NULL;
      gboolean           back = g_rand_boolean (rand);

      g_assert_cmpint (ecot_store_can_undo (store), ==, *at > 0);
      g_assert_cmpint (ecot_store_can_redo (store), ==, *at + 1 < states->len);

      if (back && *at > 0)
        {
          ecot_store_undo (store, NULL, &error);
          (*at)--;
        }
      else if (!back && *at + 1 < states->len)
        {
          ecot_store_redo (store, NULL, &error);
          (*at)++;
        }
      g_assert_no_error (error);
      assert_dump (ecot_store_get_dossier (store), states->pdata[*at]);
    }
}

static void
test_random_history (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GRand)     rand = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  EcotStore            *store = ecot_test_store_new ();
  guint                 at = 0;

  g_test_summary ("Undo and redo lead to exactly the states there were, across restarts");

  ecot_test_store_publish (store, fixture->path);
  g_ptr_array_add (states, ecot_test_dump (ecot_store_get_dossier (store)));

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (EcotAction) action = ecot_test_random_action (ecot_store_get_dossier (store), rand);
      g_autoptr (GError)     error = NULL;
      gint64                 revision = ecot_store_get_revision (store);

      ecot_dossier_perform (ecot_store_get_dossier (store), action, &error);
      g_assert_no_error (error);

      if (ecot_store_get_revision (store) != revision)
        {
          g_ptr_array_set_size (states, (int)++at);
          g_ptr_array_add (states, ecot_test_dump (ecot_store_get_dossier (store)));
        }

      wander (store, states, &at, rand);

      if (i % 20 == 19)
        {
          g_assert_finalize_object (store);
          store = ecot_test_store_open (fixture->path);
          assert_dump (ecot_store_get_dossier (store), states->pdata[at]);
        }

      if (i % 50 == 49)
        {
          g_autofree char *published = NULL;

          ecot_test_store_publish (store, NULL);
          published = ecot_test_store_dump (fixture->path);
          g_assert_cmpstr (published, ==, states->pdata[at]);
        }
    }

  g_object_unref (store);
}

/* --- What listeners are told -------------------------------------------- */

static void
count_edits (EcotDossier *dossier,
             EcotAction  *action,
             guint       *n)
{
  *n = ecot_action_get_n_edits (action);
}

static void
test_few_edits (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (EcotStore) store = ecot_test_store_new ();
  EcotDossier          *dossier = ecot_store_get_dossier (store);
  guint                 n = 0;

  g_test_summary ("Undoing one move of one row is one move of that row, wherever it went");

  for (guint i = 0; i < 10; i++)
    ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "ligne", NULL);
  g_signal_connect (dossier, "performed", G_CALLBACK (count_edits), &n);

  for (guint from = 0; from < 10; from++)
    for (guint to = 0; to < 10; to++)
      {
        g_autoptr (EcotAction) action = ecot_action_new ("Move");
        g_autofree char       *before = ecot_test_dump (dossier);
        g_autofree char       *after = NULL;

        if (from == to)
          continue;

        ecot_action_move (action, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, from), to);
        ecot_dossier_perform (dossier, action, NULL);
        after = ecot_test_dump (dossier);

        n = 0;
        ecot_test_store_undo (store);
        g_assert_cmpuint (n, ==, 1);
        assert_dump (dossier, before);

        n = 0;
        ecot_test_store_redo (store);
        g_assert_cmpuint (n, ==, 1);
        assert_dump (dossier, after);
      }
}

static void
count (guint *n)
{
  (*n)++;
}

static void
test_notifications (Fixture      *fixture,
                    gconstpointer data)
{
  EcotStore       *store = ecot_test_store_new ();
  EcotDossier     *dossier = g_object_ref (ecot_store_get_dossier (store));
  guint            undo = 0, redo = 0, saved = 0, path = 0;
  gboolean         is_saved, can_undo, can_redo;
  g_autofree char *shown = NULL;

  g_signal_connect_swapped (store, "notify::can-undo", G_CALLBACK (count), &undo);
  g_signal_connect_swapped (store, "notify::can-redo", G_CALLBACK (count), &redo);
  g_signal_connect_swapped (store, "notify::saved", G_CALLBACK (count), &saved);
  g_signal_connect_swapped (store, "notify::path", G_CALLBACK (count), &path);

  ecot_test_set (dossier, "applicant/name", "un");
  ecot_test_set (dossier, "applicant/name", "deux");
  g_assert_cmpuint (undo, ==, 1);
  g_assert_cmpuint (redo + saved + path, ==, 0);

  ecot_test_store_publish (store, fixture->path);
  g_assert_cmpuint (saved, ==, 1);
  g_assert_cmpuint (path, ==, 1);

  /* Back at what the file holds, everything is saved again. */
  ecot_test_store_undo (store);
  g_assert_cmpuint (saved, ==, 2);
  g_assert_cmpuint (redo, ==, 1);
  ecot_test_store_redo (store);
  g_assert_cmpuint (saved, ==, 3);
  g_assert_cmpuint (redo, ==, 2);
  g_object_get (store, "saved", &is_saved, "can-undo", &can_undo, "can-redo", &can_redo, "path", &shown, NULL);
  g_assert_true (is_saved && can_undo && !can_redo);
  g_assert_cmpstr (shown, ==, fixture->path);

  /* Nothing changed, nothing is told. */
  ecot_test_set (dossier, "applicant/name", "deux");
  ecot_test_store_publish (store, NULL);
  g_assert_cmpuint (saved, ==, 3);
  g_assert_cmpuint (path, ==, 1);

  g_assert_finalize_object (store);
  g_assert_finalize_object (dossier);
}

/* --- The call ----------------------------------------------------------- */

static void
assert_call (GBytes     *call,
             const char *expected)
{
  g_assert_nonnull (call);
  g_assert_cmpmem (g_bytes_get_data (call, NULL), g_bytes_get_size (call), expected, strlen (expected));
}

static void
set_call (EcotStore  *store,
          const char *text)
{
  g_autoptr (GBytes) call = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  ecot_store_set_call (store, call, "Move", &error);
  g_assert_no_error (error);
}

static void
assert_published_call (const char *path,
                       const char *expected)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (GBytes)      call = NULL;
  g_autoptr (EcotDossier) dossier = ecot_store_read (path, &call, &error);

  g_assert_no_error (error);
  assert_call (call, expected);
}

static void
test_call (Fixture      *fixture,
           gconstpointer data)
{
  EcotStore       *store = ecot_test_store_new ();
  g_autofree char *before = NULL;
  guint            calls = 0, performed = 0;

  g_test_summary ("Another version of the call is one step of history, across restarts, and nothing of the dossier changes");

  ecot_test_set (ecot_store_get_dossier (store), "applicant/name", "Atelier");
  ecot_test_store_publish (store, fixture->path);
  before = ecot_test_dump (ecot_store_get_dossier (store));
  g_signal_connect_swapped (store, "notify::call", G_CALLBACK (count), &calls);
  g_signal_connect_swapped (ecot_store_get_dossier (store), "performed", G_CALLBACK (count), &performed);

  set_call (store, "<call>new</call>");
  g_assert_cmpuint (calls, ==, 1);
  g_assert_false (ecot_store_is_saved (store));
  g_assert_cmpstr (ecot_store_get_undo_label (store), ==, "Move");
  assert_published_call (fixture->path, "<call/>");

  ecot_test_store_undo (store);
  assert_call (ecot_store_get_call (store), "<call/>");
  g_assert_true (ecot_store_is_saved (store));
  g_assert_cmpstr (ecot_store_get_undo_label (store), !=, "Move");
  g_assert_cmpstr (ecot_store_get_redo_label (store), ==, "Move");
  ecot_test_store_redo (store);
  assert_call (ecot_store_get_call (store), "<call>new</call>");
  g_assert_cmpuint (calls, ==, 3);

  g_assert_finalize_object (store);
  store = ecot_test_store_open (fixture->path);
  assert_call (ecot_store_get_call (store), "<call>new</call>");
  ecot_test_store_publish (store, NULL);
  assert_published_call (fixture->path, "<call>new</call>");

  g_assert_finalize_object (store);
  store = ecot_test_store_open (fixture->path);
  ecot_test_store_undo (store);
  assert_call (ecot_store_get_call (store), "<call/>");
  assert_dump (ecot_store_get_dossier (store), before);
  g_assert_cmpuint (performed, ==, 0);
  g_object_unref (store);
}

static void
test_same_call (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (EcotStore) store = ecot_test_store_new ();
  gint64                revision = ecot_store_get_revision (store);
  guint                 calls = 0;

  g_signal_connect_swapped (store, "notify::call", G_CALLBACK (count), &calls);
  set_call (store, "<call/>");
  g_assert_cmpuint (calls, ==, 0);
  g_assert_cmpint (ecot_store_get_revision (store), ==, revision);
  g_assert_false (ecot_store_can_undo (store));
}

static void
test_long_calls (Fixture      *fixture,
                 gconstpointer data)
{
  static const gsize    sizes[] = { 1, 262143, 262144, 262145, 700000, 524288, 3, 1000000 };
  g_autoptr (EcotStore) store = NULL;
  g_autoptr (GError)    error = NULL;

  g_test_summary ("Calls of any number of pieces follow each other, back and forth, from none on");

  store = ecot_store_new ("resa-2017/1", NULL, &error);
  g_assert_no_error (error);
  g_assert_null (ecot_store_get_call (store));

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *text = g_strnfill (sizes[i], (char)('a' + i));

      set_call (store, text);
    }

  for (guint i = G_N_ELEMENTS (sizes); i > 0; i--)
    {
      g_autofree char *text = g_strnfill (sizes[i - 1], (char)('a' + i - 1));

      assert_call (ecot_store_get_call (store), text);
      ecot_test_store_undo (store);
    }

  g_assert_null (ecot_store_get_call (store));
  while (ecot_store_can_redo (store))
    ecot_test_store_redo (store);
  g_assert_cmpuint (g_bytes_get_size (ecot_store_get_call (store)), ==, 1000000);
}

static void
test_too_long_call (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (EcotStore) store = ecot_test_store_new ();
  gsize                 limit = 16 * 1024 * 1024;
  g_autoptr (GBytes)    fits = g_bytes_new_take (g_strnfill (limit, 'x'), limit);
  g_autoptr (GBytes)    over = g_bytes_new_take (g_strnfill (limit + 1, 'x'), limit + 1);
  g_autoptr (GError)    error = NULL;

  g_assert_false (ecot_store_set_call (store, over, "Move", &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_WRITE);
  assert_call (ecot_store_get_call (store), "<call/>");
  g_assert_false (ecot_store_can_undo (store));

  g_clear_error (&error);
  g_assert_true (ecot_store_set_call (store, fits, "Move", &error));
  g_assert_no_error (error);
  ecot_test_store_undo (store);
  assert_call (ecot_store_get_call (store), "<call/>");
}

static gboolean
refuse_call (GBytes  *call,
             gpointer user_data,
             GError **error)
{
  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL, "No");
  return FALSE;
}

static void
test_refused_call (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (EcotStore) store = ecot_test_store_new ();
  g_autoptr (GError)    error = NULL;

  g_test_summary ("A call nobody can read is not gone back to, and everything stays as it was");

  ecot_test_store_publish (store, fixture->path);
  set_call (store, "<call>new</call>");
  ecot_store_set_call_guard (store, refuse_call, NULL);
  g_assert_false (ecot_store_undo (store, NULL, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
  assert_call (ecot_store_get_call (store), "<call>new</call>");
  g_assert_cmpstr (ecot_store_get_undo_label (store), ==, "Move");

  /* An edit has nothing to do with it. */
  ecot_test_set (ecot_store_get_dossier (store), "applicant/name", "Atelier");
  ecot_test_store_undo (store);

  ecot_store_set_call_guard (store, NULL, NULL);
  ecot_test_store_undo (store);
  g_clear_object (&store);
  store = ecot_test_store_open (fixture->path);
  assert_call (ecot_store_get_call (store), "<call/>");
}

static void
test_where (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (EcotStore)  store = ecot_test_store_new ();
  EcotDossier           *dossier = ecot_store_get_dossier (store);
  g_autoptr (EcotAction) action = ecot_action_new ("Remove");
  static const char     *expected[] = { "budget/line/2/amount", "budget/line", "budget/line" };

  g_test_summary ("Undo says where to look");

  ecot_test_append (dossier, ECOT_KIND_LINE, "amount", "1.00", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "amount", "2.00", NULL);
  ecot_test_set (dossier, "budget/line/2/amount", "3.00");

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char   *where = NULL;
      g_autoptr (GError) error = NULL;

      ecot_store_undo (store, &where, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (where, ==, expected[i]);
    }
}

/* --- Bounds ------------------------------------------------------------- */

static void
test_bounded_history (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (EcotStore) store = ecot_test_store_new ();
  EcotDossier          *dossier = ecot_store_get_dossier (store);
  g_autofree char      *letters = g_strnfill (1000000, 'x');
  guint                 undone = 0;

  g_test_summary ("History forgets its oldest steps, and what is left of it is right");

  ecot_test_store_publish (store, fixture->path);
  for (guint i = 0; i < 45; i++)
    {
      g_snprintf (letters, 8, "%07u", i);
      letters[7] = 'x';
      ecot_test_set (dossier, "narrative/presentation/text", letters);
    }

  while (ecot_store_can_undo (store))
    {
      ecot_test_store_undo (store);
      undone++;
      g_assert_cmpint (atoi (ecot_dossier_get_text (dossier, ECOT_KIND_NARRATIVE, "presentation", "text")), ==, 44 - undone);
    }
  g_assert_cmpuint (undone, >=, 10);
  g_assert_cmpuint (undone, <, 44);
  g_assert_false (ecot_store_is_saved (store)); /* the first steps are done for good */

  while (ecot_store_can_redo (store))
    ecot_test_store_redo (store);
  g_assert_cmpint (atoi (ecot_dossier_get_text (dossier, ECOT_KIND_NARRATIVE, "presentation", "text")), ==, 44);
}

static void
test_long_text (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (EcotStore) store = ecot_test_store_new ();
  g_autofree char      *longest = g_strnfill (ECOT_VALUE_TEXT_MAX, 'x');
  g_autofree char      *published = NULL, *before = NULL;

  g_test_summary ("The longest text a cell may hold goes through every door");

  before = ecot_test_dump (ecot_store_get_dossier (store));
  ecot_test_set (ecot_store_get_dossier (store), "narrative/presentation/text", longest);
  ecot_test_store_publish (store, fixture->path);
  published = ecot_test_store_dump (fixture->path);
  assert_dump (ecot_store_get_dossier (store), published);
  ecot_test_store_undo (store);
  assert_dump (ecot_store_get_dossier (store), before);
  ecot_test_store_redo (store);
  assert_dump (ecot_store_get_dossier (store), published);
}

/* Between the same two lines over and over, until the gaps are used up and the
 * list is numbered anew, and before the first one. */
static void
test_ranks (Fixture      *fixture,
            gconstpointer data)
{
  EcotStore            *store = ecot_test_store_new ();
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

  ecot_test_store_publish (store, fixture->path);
  for (guint i = 0; i < 200; i++)
    {
      EcotDossier           *dossier = ecot_store_get_dossier (store);
      g_autoptr (EcotAction) action = ecot_action_new ("Insert");
      g_autoptr (GError)     error = NULL;

      g_ptr_array_add (states, ecot_test_dump (dossier));
      ecot_action_insert (action, ECOT_KIND_LINE, ecot_dossier_reserve_id (dossier), NULL,
                          i % 3 == 0 ? 0 : MIN (1, ecot_dossier_get_n (dossier, ECOT_KIND_LINE)));
      ecot_dossier_perform (dossier, action, &error);
      g_assert_no_error (error);
    }
  g_ptr_array_add (states, ecot_test_dump (ecot_store_get_dossier (store)));

  g_assert_finalize_object (store);
  store = ecot_test_store_open (fixture->path);
  assert_dump (ecot_store_get_dossier (store), states->pdata[200]);

  for (guint i = 200; i > 0; i--)
    {
      ecot_test_store_undo (store);
      assert_dump (ecot_store_get_dossier (store), states->pdata[i - 1]);
    }
  while (ecot_store_can_redo (store))
    ecot_test_store_redo (store);
  assert_dump (ecot_store_get_dossier (store), states->pdata[200]);
  g_object_unref (store);
}

/* --- A working copy that is damaged ------------------------------------- */

static char *
find_database (void)
{
  g_autofree char *root = g_build_filename (g_get_user_state_dir (), "ecot", "work", NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_uuid_string_is_valid (name))
      return g_build_filename (root, name, "dossier.ecotwork", NULL);

  g_assert_not_reached ();
}

static gboolean
damage (const char *path,
        const char *text)
{
  g_autofree char *content = NULL;
  gsize            size;
  char            *place;

  g_file_get_contents (path, &content, &size, NULL);
  place = memmem (content, size, text, strlen (text));
  if (place == NULL)
    return FALSE;

  place[0] ^= 1;
  return g_file_set_contents (path, content, (gssize)size, NULL);
}

static void
test_damaged_copy (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (EcotStore) store = ecot_test_store_new ();
  g_autofree char      *database = NULL;
  g_autoptr (GError)    error = NULL;

  g_test_summary ("A working copy the disk has changed is put aside, and the file is still there");

  ecot_test_set (ecot_store_get_dossier (store), "applicant/name", "Atelier publié");
  ecot_test_store_publish (store, fixture->path);
  ecot_test_set (ecot_store_get_dossier (store), "applicant/name", "Atelier tapé");
  g_clear_object (&store);

  database = find_database ();
  g_assert_true (damage (database, "Atelier tap"));
  g_assert_null (ecot_store_open (fixture->path, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER);
  g_assert_nonnull (strstr (error->message, ".damaged"));
  g_assert_nonnull (strstr (error->message, fixture->path));

  store = ecot_test_store_open (fixture->path);
  g_assert_cmpstr (ecot_dossier_get_text (ecot_store_get_dossier (store), ECOT_KIND_APPLICANT, NULL, "name"), ==, "Atelier publié");
}

static void
test_damaged_call (Fixture      *fixture,
                   gconstpointer data)
{
  EcotStore         *store = ecot_test_store_new ();
  g_autofree char   *database = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A call the disk has changed is noticed as well as an amount");

  ecot_test_store_publish (store, fixture->path);
  set_call (store, "<call>ten percent</call>");
  g_assert_finalize_object (store);

  database = find_database ();
  while (damage (database, "\x1f\x8b\x08")) /* it is kept as gzip */
    ;
  g_assert_null (ecot_store_open (fixture->path, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER);
  g_assert_nonnull (strstr (error->message, ".damaged"));
}

/* The digest left the call out. */
static void
make_digest_1 (const char *path)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (EcotSql) sql = ecot_sql_open_private (path, FALSE, &error);
  g_autofree char    *text = NULL, *update = NULL;
  guint64             call = 0;
  gint64              digest;

  g_assert_no_error (error);
  text = ecot_sql_get_text (sql, "SELECT value FROM state WHERE name = 'digest'", &error);
  g_assert_true (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &digest, NULL));
  g_assert_true (ecot_digest_add_call (sql, &call, NULL));
  g_assert_cmpuint (call, !=, 0);

  update = g_strdup_printf ("UPDATE state SET value = '%" G_GINT64_FORMAT "' WHERE name = 'digest'", (gint64)((guint64)digest - call));
  g_assert_true (ecot_sql_run (sql, update, &error));
}

/* Sets the number of the layout, as an older Écot wrote it: big-endian at byte 60. */
static void
make_version_1 (const char *path)
{
  g_autofree char   *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize              size;

  make_digest_1 (path);

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpint (content[63], ==, 3);
  content[63] = 1;
  g_file_set_contents (path, content, (gssize)size, &error);
  g_assert_no_error (error);
}

static void
test_older_copy (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (EcotStore) store = ecot_test_store_new ();
  g_autofree char      *database = NULL, *before = NULL;

  g_test_summary ("A working copy that an older Écot left is gone on with, undo included");

  ecot_test_store_publish (store, fixture->path);
  before = ecot_test_dump (ecot_store_get_dossier (store));
  ecot_test_set (ecot_store_get_dossier (store), "applicant/name", "Atelier tapé");
  g_clear_object (&store);

  database = find_database ();
  make_version_1 (database);

  store = ecot_test_store_open (fixture->path);
  g_assert_cmpstr (ecot_dossier_get_text (ecot_store_get_dossier (store), ECOT_KIND_APPLICANT, NULL, "name"), ==, "Atelier tapé");
  ecot_test_append (ecot_store_get_dossier (store), ECOT_KIND_GROUP, "count", "12", NULL);
  ecot_test_store_undo (store);
  ecot_test_store_undo (store);
  assert_dump (ecot_store_get_dossier (store), before);
}

static void
test_damaged_history (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (EcotStore) store = ecot_test_store_new ();
  g_autofree char      *database = NULL, *before = NULL;
  g_autoptr (GError)    error = NULL;

  g_test_summary ("Undo brings back what was there or says that it cannot");

  ecot_test_store_publish (store, fixture->path);
  ecot_test_set (ecot_store_get_dossier (store), "applicant/name", "Ancien nom");
  ecot_test_set (ecot_store_get_dossier (store), "applicant/name", "Nom");
  before = ecot_test_dump (ecot_store_get_dossier (store));
  g_clear_object (&store);

  database = find_database ();
  while (damage (database, "Ancien nom"))
    ;

  store = ecot_test_store_open (fixture->path);
  assert_dump (ecot_store_get_dossier (store), before);
  g_assert_false (ecot_store_undo (store, NULL, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER);
  assert_dump (ecot_store_get_dossier (store), before);

  ecot_test_set (ecot_store_get_dossier (store), "applicant/name", "Autre");
  ecot_test_store_undo (store);
  assert_dump (ecot_store_get_dossier (store), before);
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_store_init (&argc, &argv);

#define ADD(path, function) g_test_add ("/ecot/store/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("write-read", test_write_read);
  ADD ("same-bytes", test_same_bytes);
  ADD ("seal", test_seal);
  ADD ("edit-publish", test_edit_publish);
  ADD ("reopen", test_reopen);
  ADD ("random-history", test_random_history);
  ADD ("few-edits", test_few_edits);
  ADD ("notifications", test_notifications);
  ADD ("call", test_call);
  ADD ("same-call", test_same_call);
  ADD ("long-calls", test_long_calls);
  ADD ("too-long-call", test_too_long_call);
  ADD ("refused-call", test_refused_call);
  ADD ("where", test_where);
  ADD ("bounded-history", test_bounded_history);
  ADD ("long-text", test_long_text);
  ADD ("ranks", test_ranks);
  ADD ("damaged-copy", test_damaged_copy);
  ADD ("damaged-call", test_damaged_call);
  ADD ("older-copy", test_older_copy);
  ADD ("damaged-history", test_damaged_history);

  return g_test_run ();
}
