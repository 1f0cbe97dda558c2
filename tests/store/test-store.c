/* test-store.c: working copies, undo, publishing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "base/ecot-error.h"
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
  ecot_test_store_discard_drafts ();
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add ("/ecot/store/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("write-read", test_write_read);
  ADD ("same-bytes", test_same_bytes);
  ADD ("edit-publish", test_edit_publish);
  ADD ("reopen", test_reopen);
  ADD ("random-history", test_random_history);

  return g_test_run ();
}
