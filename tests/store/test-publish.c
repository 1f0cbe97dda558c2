/* test-publish.c: the user's file, other people, other processes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* memmem() */
#define _GNU_SOURCE

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#include "base/ecot-error.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test-store.h"
#include "support/ecot-test.h"

#define NOBODY 65534

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
set_name (EcotStore  *store,
          const char *name)
{
  ecot_test_set (ecot_store_get_dossier (store), "applicant/name", name);
}

static void
assert_name (EcotStore  *store,
             const char *name)
{
  g_assert_cmpstr (ecot_dossier_get_text (ecot_store_get_dossier (store), ECOT_KIND_APPLICANT, NULL, "name"), ==, name);
}

static void
assert_file (const char *path,
             const char *name)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (EcotDossier) dossier = ecot_store_read (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (ecot_dossier_get_text (dossier, ECOT_KIND_APPLICANT, NULL, "name"), ==, name);
}

/* Somebody else's dossier at @path. */
static void
write_other (const char *path,
             const char *name)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autoptr (GError)      error = NULL;

  ecot_test_set (dossier, "applicant/name", name);
  ecot_store_write (dossier, NULL, path, &error);
  g_assert_no_error (error);
}

static EcotStore *
new_published (Fixture    *fixture,
               const char *name)
{
  EcotStore *store = ecot_test_store_new ();

  set_name (store, name);
  ecot_test_store_publish (store, fixture->path);
  return store;
}

static void
assert_publish_fails (EcotStore  *store,
                      const char *path,
                      int         code,
                      const char *named)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ecot_store_publish (store, path, &error));
  g_assert_error (error, ECOT_ERROR, code);
  g_assert_nonnull (strstr (error->message, named));
}

/* --- In three steps ------------------------------------------------------ */

static gpointer
make_on_thread (gpointer publication)
{
  g_autoptr (GError) error = NULL;

  ecot_publication_make (publication, &error);
  g_assert_no_error (error);
  return NULL;
}

static gpointer
write_on_thread (gpointer publication)
{
  g_autoptr (GError) error = NULL;

  ecot_publication_write (publication, &error);
  g_assert_no_error (error);
  return NULL;
}

/* All steps but the last; the two long ones on other threads. */
static void
publish_in_steps (EcotStore       *store,
                  EcotPublication *publication)
{
  g_autoptr (GError) error = NULL;

  g_thread_join (g_thread_new ("make", make_on_thread, publication));
  ecot_store_announce_publish (store, publication, &error);
  g_assert_no_error (error);
  g_thread_join (g_thread_new ("write", write_on_thread, publication));
}

/* What is typed while another thread writes is not in the file, and is not lost. */
static void
test_in_steps (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (EcotStore)       store = new_published (fixture, "first");
  g_autoptr (EcotPublication) first = NULL, second = NULL;
  g_autoptr (GError)          error = NULL;

  set_name (store, "second");
  first = ecot_store_begin_publish (store, NULL, &error);
  g_assert_no_error (error);
  set_name (store, "third");
  publish_in_steps (store, first);
  g_assert_true (ecot_store_end_publish (store, first, &error));

  assert_file (fixture->path, "second");
  assert_name (store, "third");
  g_assert_false (ecot_store_is_saved (store));

  second = ecot_store_begin_publish (store, NULL, &error);
  publish_in_steps (store, second);
  g_assert_true (ecot_store_end_publish (store, second, &error));
  assert_file (fixture->path, "third");
  g_assert_true (ecot_store_is_saved (store));
}

/* The other person saves between the first step and the second. */
static void
test_conflict_in_steps (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (EcotStore)       store = new_published (fixture, "first");
  g_autoptr (EcotPublication) publication = NULL;
  g_autoptr (GError)          error = NULL;

  set_name (store, "ours");
  publication = ecot_store_begin_publish (store, NULL, &error);
  g_assert_no_error (error);
  write_other (fixture->path, "theirs");
  publish_in_steps (store, publication);
  g_assert_false (ecot_store_end_publish (store, publication, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_CONFLICT);

  assert_file (fixture->path, "theirs");
  assert_file (ecot_store_get_path (store), "ours");
}

/* --- Conflicts ---------------------------------------------------------- */

static void
test_conflict (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (EcotStore) store = new_published (fixture, "first");
  g_autofree char      *other = NULL, *still = NULL, *conflict = NULL, *names = NULL;
  gsize                 other_size, still_size;

  write_other (fixture->path, "theirs");
  g_file_get_contents (fixture->path, &other, &other_size, NULL);

  set_name (store, "ours");
  assert_publish_fails (store, NULL, ECOT_ERROR_CONFLICT, "(conflit, ");

  g_file_get_contents (fixture->path, &still, &still_size, NULL);
  g_assert_cmpmem (still, still_size, other, other_size);

  conflict = g_strdup (ecot_store_get_path (store));
  g_assert_true (g_regex_match_simple ("/dossier \\(conflit, \\d{4}-\\d\\d-\\d\\d \\d\\d h \\d\\d\\)\\.ecot$", conflict, 0, 0));
  g_assert_true (ecot_store_is_saved (store));
  assert_file (conflict, "ours");

  /* From now on that is its file: no new copy at each save. */
  set_name (store, "ours again");
  ecot_test_store_publish (store, NULL);
  assert_file (conflict, "ours again");
  assert_file (fixture->path, "theirs");
  names = ecot_test_folder_list (fixture->folder);
  g_assert_cmpuint (strlen (names), ==, strlen ("dossier.ecot dossier (conflit, 2026-11-21 14 h 02).ecot"));
}

static void
test_two_conflicts (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (EcotStore) store = new_published (fixture, "a");
  g_autofree char      *first = NULL;

  g_test_summary ("A second conflict in the same minute takes another name");

  write_other (fixture->path, "b");
  set_name (store, "first");
  assert_publish_fails (store, NULL, ECOT_ERROR_CONFLICT, "conflit");
  first = g_strdup (ecot_store_get_path (store));
  g_clear_object (&store);

  store = ecot_test_store_open (fixture->path);
  write_other (fixture->path, "c");
  set_name (store, "second");
  assert_publish_fails (store, NULL, ECOT_ERROR_CONFLICT, "conflit");

  g_assert_cmpstr (ecot_store_get_path (store), !=, first);
  assert_file (first, "first");
  assert_file (ecot_store_get_path (store), "second");
  assert_file (fixture->path, "c");
}

/* Bytes, spaces, signs and lengths that names of files have. */
static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *longest = g_strnfill (250, 'n');
  g_autofree char *accents = g_strdup ("");
  const char      *names[] = { "un dossier.ecot", "50 % fait.ecot", "\xff\xfe.ecot", "a\nb.ecot", "sans point", ".caché.ecot", NULL, NULL };

  memcpy (longest + 245, ".ecot", 5);
  for (guint i = 0; i < 124; i++)
    {
      g_autofree char *shorter = g_steal_pointer (&accents);

      accents = g_strconcat (shorter, "é", NULL);
    }
  names[6] = longest;
  names[7] = accents;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char      *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (EcotStore) store = ecot_test_store_new ();

      set_name (store, "one");
      ecot_test_store_publish (store, path);
      set_name (store, "two");
      g_clear_object (&store);

      store = ecot_test_store_open (path);
      assert_name (store, "two");
      write_other (path, "theirs");
      assert_publish_fails (store, NULL, ECOT_ERROR_CONFLICT, "conflit");
      assert_file (path, "theirs");
      assert_file (ecot_store_get_path (store), "two");
    }
}

static void
test_vanished (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (EcotStore) store = new_published (fixture, "here");

  g_remove (fixture->path);
  set_name (store, "again");
  ecot_test_store_publish (store, NULL);
  assert_file (fixture->path, "again");
  g_assert_true (ecot_store_is_saved (store));
}

static void
test_folder_vanished (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (EcotStore) store = NULL;
  g_autofree char      *stick = g_build_filename (fixture->folder, "stick", NULL);
  g_autofree char      *path = g_build_filename (stick, "dossier.ecot", NULL);
  g_autofree char      *away = g_build_filename (fixture->folder, "away", NULL);

  g_test_summary ("A stick that was pulled out costs nothing: say so, go on, save when it is back");

  g_mkdir (stick, 0700);
  store = ecot_test_store_new ();
  ecot_test_store_publish (store, path);
  g_rename (stick, away);

  set_name (store, "typed without the stick");
  assert_publish_fails (store, NULL, ECOT_ERROR_WRITE, path);
  g_assert_false (ecot_store_is_saved (store));

  g_rename (away, stick);
  ecot_test_store_publish (store, NULL);
  assert_file (path, "typed without the stick");
}

static void
test_refused_places (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (EcotStore) store = new_published (fixture, "whole");
  g_autofree char      *folder = g_build_filename (fixture->folder, "folder.ecot", NULL);
  g_autofree char      *inside = g_build_filename (fixture->path, "inside.ecot", NULL);

  g_mkdir (folder, 0700);
  set_name (store, "more");
  assert_publish_fails (store, folder, ECOT_ERROR_WRITE, folder);
  assert_publish_fails (store, inside, ECOT_ERROR_WRITE, inside);
  assert_file (fixture->path, "whole");
  g_assert_cmpstr (ecot_store_get_path (store), ==, fixture->path);
  g_assert_false (ecot_store_is_saved (store));
}

/* @path and what leads to it below the temporary folder. */
static void
give_away (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);

  g_mkdir_with_parents (path, 0700);
  g_assert_cmpint (chown (path, NOBODY, (gid_t)-1), ==, 0);
  if (!g_str_equal (parent, g_get_tmp_dir ()))
    give_away (parent);
}

static void
test_read_only_folder (void)
{
  g_test_trap_subprocess ("/ecot/store/publish/read-only-folder/subprocess", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* As somebody whom rights concern: the superuser may write everywhere. */
static void
test_read_only_folder_subprocess (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autoptr (EcotStore) store = NULL;
  g_autofree char      *folder = g_build_filename (fixture->folder, "locked", NULL);
  g_autofree char      *path = g_build_filename (folder, "dossier.ecot", NULL);
  g_autofree char      *names = NULL;

  g_mkdir (folder, 0755);
  if (geteuid () == 0)
    {
      give_away (g_get_user_state_dir ());
      give_away (folder);
      g_assert_cmpint (setresuid (NOBODY, NOBODY, NOBODY), ==, 0);
    }

  store = ecot_test_store_new ();
  set_name (store, "whole");
  ecot_test_store_publish (store, path);
  set_name (store, "more");

  g_chmod (folder, 0555);
  assert_publish_fails (store, NULL, ECOT_ERROR_WRITE, path);
  assert_file (path, "whole");
  g_chmod (folder, 0755);

  g_chmod (path, 0444);
  assert_publish_fails (store, NULL, ECOT_ERROR_WRITE, path);
  assert_file (path, "whole");
  g_chmod (path, 0644);

  ecot_test_store_publish (store, NULL);
  assert_file (path, "more");
  names = ecot_test_folder_list (folder);
  g_assert_cmpstr (names, ==, "dossier.ecot");
}

static void
test_link (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (EcotStore) store = NULL;
  g_autofree char      *real = g_build_filename (fixture->folder, "real.ecot", NULL);

  g_test_summary ("A link stays a link, and leads to the same working copy");

  write_other (real, "before");
  g_assert_cmpint (symlink ("real.ecot", fixture->path), ==, 0);
  store = ecot_test_store_open (fixture->path);
  set_name (store, "after");
  ecot_test_store_publish (store, NULL);

  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  assert_file (real, "after");
  g_clear_object (&store);

  store = ecot_test_store_open (real);
  g_assert_true (ecot_store_can_undo (store));
}

static void
test_save_as (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (EcotStore) store = new_published (fixture, "one");
  g_autofree char      *other = g_build_filename (fixture->folder, "other.ecot", NULL);

  set_name (store, "two");
  ecot_test_store_publish (store, other);
  g_assert_cmpstr (ecot_store_get_path (store), ==, other);
  assert_file (fixture->path, "one");
  assert_file (other, "two");

  ecot_test_store_undo (store);
  assert_name (store, "one");
  g_clear_object (&store);

  /* The first file is nobody's any more. */
  store = ecot_test_store_open (fixture->path);
  assert_name (store, "one");
  g_assert_false (ecot_store_can_undo (store));
  g_clear_object (&store);

  store = ecot_test_store_open (other);
  g_assert_true (ecot_store_can_redo (store));
}

/* --- Opening again ------------------------------------------------------ */

static void
test_changed_file (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (EcotStore) store = new_published (fixture, "ours");

  g_test_summary ("A file that changed, with nothing unpublished here, counts");

  g_clear_object (&store);
  write_other (fixture->path, "theirs");

  store = ecot_test_store_open (fixture->path);
  assert_name (store, "theirs");
  g_assert_true (ecot_store_is_saved (store));
  g_assert_false (ecot_store_can_undo (store));

  set_name (store, "both");
  ecot_test_store_publish (store, NULL);
  assert_file (fixture->path, "both");
}

static void
test_changed_both (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (EcotStore) store = new_published (fixture, "before");

  g_test_summary ("A file that changed, with edits here: neither is lost");

  set_name (store, "ours");
  g_clear_object (&store);
  write_other (fixture->path, "theirs");

  store = ecot_test_store_open (fixture->path);
  assert_name (store, "ours");
  g_assert_false (ecot_store_is_saved (store));
  assert_publish_fails (store, NULL, ECOT_ERROR_CONFLICT, "conflit");
  assert_file (fixture->path, "theirs");
  assert_file (ecot_store_get_path (store), "ours");
}

static void
test_damaged_file (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (EcotStore) store = new_published (fixture, "ours");
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  g_test_summary ("A file that was damaged is refused, and what was saved there is still at hand");

  g_clear_object (&store);
  g_file_set_contents (fixture->path, "SQLite format 3", -1, NULL);

  g_assert_null (ecot_store_open (fixture->path, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER);
  g_assert_nonnull (strstr (error->message, "drafts"));
  g_clear_error (&error);

  g_assert_null (ecot_store_open (fixture->path, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER);
  g_clear_error (&error);

  drafts = ecot_store_list_drafts ();
  g_assert_cmpuint (drafts->len, ==, 1);
  store = ecot_store_resume (((EcotStoreDraft *)drafts->pdata[0])->working_copy, &error);
  g_assert_no_error (error);
  assert_name (store, "ours");
  assert_publish_fails (store, NULL, ECOT_ERROR_CONFLICT, "conflit");
  assert_file (ecot_store_get_path (store), "ours");
}

/* --- Other processes ---------------------------------------------------- */

static void
test_already_open (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (EcotStore) store = new_published (fixture, "one");
  g_autoptr (GError)    error = NULL;

  g_assert_null (ecot_store_open (fixture->path, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "already open"));
  g_assert_nonnull (strstr (error->message, fixture->path));

  set_name (store, "still works");
  ecot_test_store_publish (store, NULL);
  g_clear_object (&store);
  store = ecot_test_store_open (fixture->path);
  assert_name (store, "still works");
}

/* Opens, edits, says so, and waits to be killed. */
static void
hold (const char *path,
      int         fd)
{
  EcotStore *store = ecot_test_store_open (path);

  set_name (store, "typed in the other process");
  g_assert_cmpint (write (fd, "x", 1), ==, 1);
  for (;;)
    pause ();
}

static void
test_killed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (EcotStore) store = new_published (fixture, "one");
  g_autoptr (GError)    error = NULL;
  int                   ends[2];
  char                  byte;
  pid_t                 child;

  g_test_summary ("The lock of a process that was killed is gone with it, and its edits are there");

  g_clear_object (&store);
  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    hold (fixture->path, ends[1]);

  g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
  g_assert_null (ecot_store_open (fixture->path, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_READ);

  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  store = ecot_test_store_open (fixture->path);
  assert_name (store, "typed in the other process");
  g_assert_false (ecot_store_is_saved (store));
  ecot_test_store_undo (store);
  assert_name (store, "one");
  close (ends[0]);
  close (ends[1]);
}

/* --- Drafts ------------------------------------------------------------- */

static void
test_drafts (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (EcotStore) store = ecot_test_store_new ();
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError)    error = NULL;
  EcotStoreDraft       *draft;

  /* One that is open is no draft, nor one nothing was typed in. */
  drafts = ecot_store_list_drafts ();
  g_assert_cmpuint (drafts->len, ==, 0);
  g_clear_object (&store);
  g_ptr_array_unref (drafts);
  drafts = ecot_store_list_drafts ();
  g_assert_cmpuint (drafts->len, ==, 0);

  store = ecot_test_store_new ();
  ecot_test_set (ecot_store_get_dossier (store), "action/title", "Atelier d’eau");
  g_clear_object (&store);

  g_ptr_array_unref (drafts);
  drafts = ecot_store_list_drafts ();
  g_assert_cmpuint (drafts->len, ==, 1);
  draft = drafts->pdata[0];
  g_assert_cmpstr (draft->lot, ==, "resa-2017/1");
  g_assert_cmpstr (draft->title, ==, "Atelier d’eau");
  g_assert_null (draft->path);
  g_assert_cmpint (draft->changed, >, 0);

  store = ecot_store_resume (draft->working_copy, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (ecot_store_get_call (store), NULL), 7, "<call/>", 7);
  g_assert_false (ecot_store_discard (draft->working_copy, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_READ);
  g_clear_error (&error);
  ecot_test_store_publish (store, fixture->path);
  g_clear_object (&store);

  /* Saved, it is none; its file gone, it is one again. */
  g_ptr_array_unref (drafts);
  drafts = ecot_store_list_drafts ();
  g_assert_cmpuint (drafts->len, ==, 0);
  g_remove (fixture->path);
  g_ptr_array_unref (drafts);
  drafts = ecot_store_list_drafts ();
  g_assert_cmpuint (drafts->len, ==, 1);
  draft = drafts->pdata[0];
  g_assert_cmpstr (draft->path, ==, fixture->path);

  g_assert_true (ecot_store_discard (draft->working_copy, &error));
  g_assert_null (ecot_store_resume (draft->working_copy, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_READ);
  g_clear_error (&error);
  g_assert_false (ecot_store_discard (fixture->folder, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_READ);
  g_assert_true (g_file_test (fixture->folder, G_FILE_TEST_IS_DIR));
}

static void
test_no_state (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char        *blocked = g_build_filename (g_get_user_state_dir (), "ecot", NULL);
  g_autofree char        *moved = g_strconcat (blocked, ".moved", NULL);
  g_autoptr (EcotDossier) dossier = NULL;
  g_autoptr (GPtrArray)   drafts = NULL;
  g_autoptr (GError)      error = NULL;

  g_test_summary ("Without a private folder files are read and written all the same");

  g_rename (blocked, moved);
  g_mkdir_with_parents (g_get_user_state_dir (), 0700);
  g_file_set_contents (blocked, "in the way", -1, NULL);

  g_assert_null (ecot_store_new ("resa-2017/1", NULL, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, blocked));
  g_clear_error (&error);

  write_other (fixture->path, "written");
  assert_file (fixture->path, "written");
  g_assert_null (ecot_store_open (fixture->path, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_WRITE);
  drafts = ecot_store_list_drafts ();
  g_assert_cmpuint (drafts->len, ==, 0);

  g_remove (blocked);
  g_rename (moved, blocked);
}

/* --- Backups ------------------------------------------------------------ */

/* Makes every backup that much older. */
static void
let_time_pass (GPtrArray *backups,
               gint64     seconds)
{
  for (guint i = 0; i < backups->len; i++)
    {
      GStatBuf       info;
      struct utimbuf times;

      g_assert_cmpint (g_stat (backups->pdata[i], &info), ==, 0);
      times.actime = times.modtime = info.st_mtime - seconds;
      g_assert_cmpint (g_utime (backups->pdata[i], &times), ==, 0);
    }
}

/* Publishes @n states, @seconds apart, named by their number. */
static GPtrArray *
publish_over_time (Fixture *fixture,
                   guint    n,
                   gint64   seconds)
{
  g_autoptr (EcotStore) store = ecot_test_store_new ();
  GPtrArray            *backups = NULL;

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      set_name (store, name);
      ecot_test_store_publish (store, fixture->path);
      g_clear_pointer (&backups, g_ptr_array_unref);
      backups = ecot_store_list_backups (fixture->path);
      assert_file (backups->pdata[0], name);
      let_time_pass (backups, seconds);
    }

  return backups;
}

static void
test_backups (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    guint       n;
    gint64      seconds;
    guint       n_kept;
    const char *second; /* the newest but one */
  } cases[] = {
    { 1, 0, 1, NULL },
    { 30, 2, 2, "1" },      /* a minute of saving: how it was before, and how it is */
    { 10, 300, 10, "9" },   /* recent ones */
    { 30, 300, 10, "29" },  /* no more than ten of a day, or eleven over midnight */
    { 60, 86400, 40, "59" } /* and the last of each of thirty days */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) backups = publish_over_time (fixture, cases[i].n, cases[i].seconds);

      g_test_message ("%u every %" G_GINT64_FORMAT " s", cases[i].n, cases[i].seconds);
      g_assert_cmpuint (backups->len, >=, cases[i].n_kept);
      g_assert_cmpuint (backups->len, <=, cases[i].n_kept + 1);
      if (cases[i].second != NULL)
        assert_file (backups->pdata[1], cases[i].second);
      ecot_test_store_clear ();
    }
}

static void
test_backup_of_damaged (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GPtrArray) backups = publish_over_time (fixture, 3, 600);
  g_autofree char      *work = g_build_filename (g_get_user_state_dir (), "ecot", "work", NULL);
  g_autofree char      *away = g_strconcat (work, ".away", NULL);
  g_autoptr (GError)    error = NULL;

  g_test_summary ("A file that is damaged leads to the last good one, without a working copy too");

  g_rename (work, away);
  g_file_set_contents (fixture->path, "SQLite format 3", -1, NULL);
  g_assert_null (ecot_store_open (fixture->path, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER);
  g_assert_nonnull (strstr (error->message, backups->pdata[0]));
  assert_file (backups->pdata[0], "3");
  assert_file (backups->pdata[2], "1");
}

/* Far more than are kept of those nobody needs; those with edits are never forgotten. */
static void
test_many_copies (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char      *work = g_build_filename (g_get_user_state_dir (), "ecot", "work", NULL);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char      *names = NULL;
  g_auto (GStrv)        folders = NULL;

  for (guint i = 0; i < 80; i++)
    {
      g_autoptr (EcotStore) store = NULL;
      g_autofree char      *path = g_strdup_printf ("%s/%u.ecot", fixture->folder, i);

      write_other (path, "settled");
      store = ecot_test_store_open (path);
      if (i < 5)
        set_name (store, "unpublished");
    }

  names = ecot_test_folder_list (work);
  folders = g_strsplit (names, " ", -1);
  g_assert_cmpuint (g_strv_length (folders), <=, 64 + 5 + 1 + 1); /* settled, with edits, the last, and the lock */
  drafts = ecot_store_list_drafts ();
  g_assert_cmpuint (drafts->len, ==, 5);
}

/* --- What leaves the machine -------------------------------------------- */

static gboolean
contains (const char *path,
          const char *text)
{
  g_autofree char *content = NULL;
  gsize            size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  return memmem (content, size, text, strlen (text)) != NULL;
}

static void
test_deleted_stays_deleted (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (EcotStore) store = new_published (fixture, "kept");
  EcotDossier          *dossier = ecot_store_get_dossier (store);

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char       *canary = g_strdup_printf ("canari-%u-%s", i, i % 2 == 0 ? "dossier" : "ligne");
      g_autoptr (EcotAction) action = ecot_action_new (canary);
      g_autoptr (GError)     error = NULL;

      if (i % 2 == 0)
        {
          set_name (store, canary);
          ecot_test_store_publish (store, NULL);
          g_assert_true (contains (fixture->path, "canari"));
          set_name (store, "kept");
          continue;
        }

      ecot_action_remove (action, ecot_test_append (dossier, ECOT_KIND_LINE, "detail", canary, NULL));
      ecot_test_store_publish (store, NULL);
      ecot_dossier_perform (dossier, action, &error);
      g_assert_no_error (error);
    }

  ecot_test_store_publish (store, NULL);
  g_assert_false (contains (fixture->path, "canari"));
  g_assert_true (contains (fixture->path, "kept"));

  ecot_test_store_undo (store);
  g_assert_true (contains (fixture->path, "kept"));
}

static void
test_private_folder (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (EcotStore) store = new_published (fixture, "secret");
  g_autofree char      *root = g_build_filename (g_get_user_state_dir (), "ecot", "work", NULL);
  g_autofree char      *name = NULL, *folder = NULL, *database = NULL;
  g_autoptr (GDir)      dir = NULL;
  GStatBuf              info;

  g_test_summary ("A working copy is for nobody else to read");

  g_assert_cmpint (g_stat (root, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);

  dir = g_dir_open (root, 0, NULL);
  while ((name = g_strdup (g_dir_read_name (dir))) != NULL && !g_uuid_string_is_valid (name))
    g_free (name);
  folder = g_build_filename (root, name, NULL);
  database = g_build_filename (folder, "dossier.ecotwork", NULL);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (database, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_store_init (&argc, &argv);

#define ADD(path, function) g_test_add ("/ecot/store/publish/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("in-steps", test_in_steps);
  ADD ("conflict-in-steps", test_conflict_in_steps);
  ADD ("conflict", test_conflict);
  ADD ("two-conflicts", test_two_conflicts);
  ADD ("names", test_names);
  ADD ("vanished", test_vanished);
  ADD ("folder-vanished", test_folder_vanished);
  ADD ("refused-places", test_refused_places);
  g_test_add_func ("/ecot/store/publish/read-only-folder", test_read_only_folder);
  ADD ("read-only-folder/subprocess", test_read_only_folder_subprocess);
  ADD ("link", test_link);
  ADD ("save-as", test_save_as);
  ADD ("changed-file", test_changed_file);
  ADD ("changed-both", test_changed_both);
  ADD ("damaged-file", test_damaged_file);
  ADD ("already-open", test_already_open);
  ADD ("killed", test_killed);
  ADD ("drafts", test_drafts);
  ADD ("no-state", test_no_state);
  ADD ("backups", test_backups);
  ADD ("backup-of-damaged", test_backup_of_damaged);
  ADD ("many-copies", test_many_copies);
  ADD ("deleted-stays-deleted", test_deleted_stays_deleted);
  ADD ("private-folder", test_private_folder);

  return g_test_run ();
}
