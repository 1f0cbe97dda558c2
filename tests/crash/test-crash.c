/* test-crash.c: killed at every moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program works on a dossier and says what was acknowledged; it is killed, at
 * each call that changes something on the disk and at random moments.  Then:
 * what was acknowledged is there, at most the one thing that was under way
 * besides; the user's file is the one before or the one after; undo works; nothing
 * is left lying about; and nobody is asked anything.
 */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/ecot-replace.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test-store.h"
#include "support/ecot-test.h"

#define SEED    "7"
#define N_EDITS "12"

static char *driver;

/* --- Running the program ------------------------------------------------ */

/* What it acknowledged. */
typedef struct
{
  gint64     revision;  /* of the last edit; -1: none */
  char      *published; /* the last seal; NULL: never */
  GPtrArray *seals;     /* by revision */
  GPtrArray *rows;
  int        state; /* the last; -1: none */
  guint      n_calls;
} Output;

static void
output_clear (Output *self)
{
  g_free (self->published);
  g_ptr_array_unref (self->seals);
  g_ptr_array_unref (self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Output, output_clear)

static void
set_seal (GPtrArray *seals,
          gint64     revision,
          char      *seal)
{
  if (seals->len <= revision)
    g_ptr_array_set_size (seals, (int)revision + 1);
  g_free (seals->pdata[revision]);
  seals->pdata[revision] = seal;
}

static void
read_line (Output     *self,
           const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  if (g_str_equal (words[0], "edit"))
    {
      self->revision = atoll (words[1]);
      set_seal (self->seals, self->revision, g_strdup (words[2]));
    }
  else if (g_str_equal (words[0], "published"))
    {
      g_free (self->published);
      self->published = g_strdup (words[1]);
    }
  else if (g_str_equal (words[0], "row"))
    g_ptr_array_add (self->rows, g_strdup (words[1]));
  else if (g_str_equal (words[0], "state"))
    self->state = atoi (words[1]);
  else if (g_str_equal (words[0], "calls"))
    self->n_calls = (guint)atoi (words[1]);
}

/* A line that was cut short was not acknowledged. */
static Output
parse_output (const char *text)
{
  Output         self = { .revision = -1, .state = -1 };
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  self.seals = g_ptr_array_new_with_free_func (g_free);
  self.rows = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    read_line (&self, lines[i]);

  return self;
}

typedef struct
{
  pid_t pid;
  int   out;
} Child;

/* @state: the private folder. */
static Child
start (const char *const *args,
       const char        *state,
       const char        *kill)
{
  Child child;
  int   ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  child.pid = fork ();
  g_assert_cmpint (child.pid, >=, 0);
  if (child.pid == 0)
    {
      dup2 (ends[1], STDOUT_FILENO);
      close (ends[0]);
      close (ends[1]);
      g_setenv ("XDG_STATE_HOME", state, TRUE);
      if (kill != NULL)
        g_setenv ("ECOT_TEST_KILL", kill, TRUE);
      execv (driver, (char *const *)args);
      _exit (127);
    }

  close (ends[1]);
  child.out = ends[0];
  return child;
}

/* Returns: the exit status as wait() gives it */
static int
finish (Child  *child,
        Output *output)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char                buffer[4096];
  gssize              size;
  int                 status;

  while ((size = read (child->out, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, size);
  close (child->out);
  g_assert_cmpint (waitpid (child->pid, &status, 0), ==, child->pid);
  *output = parse_output (text->str);

  return status;
}

typedef struct
{
  char *folder, *path;
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

static Child
start_script (Fixture    *fixture,
              const char *kill)
{
  const char *args[] = { driver, "script", fixture->path, SEED, N_EDITS, NULL };

  return start (args, g_get_user_state_dir (), kill);
}

/* --- What has to be there afterwards ------------------------------------ */

/* As a person would: open the draft, or the file. */
static EcotStore *
recover (Fixture *fixture,
         gboolean from_draft)
{
  g_autoptr (GPtrArray) drafts = ecot_store_list_drafts ();
  g_autoptr (GError)    error = NULL;
  EcotStore            *store;
  gboolean              has_file = g_file_test (fixture->path, G_FILE_TEST_EXISTS);

  if (has_file && (!from_draft || drafts->len == 0))
    return ecot_test_store_open (fixture->path);

  if (drafts->len == 0)
    return NULL;

  g_assert_cmpuint (drafts->len, ==, 1);
  store = ecot_store_resume (((EcotStoreDraft *)drafts->pdata[0])->working_copy, &error);
  g_assert_no_error (error);
  return store;
}

/* The file is the last one acknowledged, or the one under way, whole. */
static void
check_published (Fixture      *fixture,
                 const Output *output)
{
  g_autoptr (EcotDossier) dossier = NULL;
  g_autoptr (GError)      error = NULL;
  g_autoptr (GBytes)      call = NULL;
  g_autofree char        *seal = NULL;

  if (!g_file_test (fixture->path, G_FILE_TEST_EXISTS))
    {
      g_assert_null (output->published);
      return;
    }

  dossier = ecot_store_read (fixture->path, &call, &error);
  g_assert_no_error (error);
  seal = ecot_test_store_seal (dossier, call);
  if (g_strcmp0 (seal, output->published) != 0)
    g_assert_cmpstr (seal, ==, output->seals->pdata[output->revision]);
}

static void
check_content (EcotStore    *store,
               const Output *output,
               const Output *whole)
{
  gint64           revision = ecot_store_get_revision (store);
  g_autofree char *seal = ecot_test_store_seal (ecot_store_get_dossier (store), ecot_store_get_call (store));

  /* The new dossier itself is revision 0. */
  g_assert_cmpint (revision, >=, output->revision);
  g_assert_cmpint (revision, <=, MAX (output->revision, 0) + 1);
  if (revision > 0)
    g_assert_cmpstr (seal, ==, whole->seals->pdata[revision]);
}

static void
undo_all (EcotStore *store)
{
  while (ecot_store_can_undo (store))
    ecot_test_store_undo (store);
}

/* Everything still works, and opening once more finds the same. */
static void
check_alive (Fixture   *fixture,
             EcotStore *store)
{
  EcotDossier     *dossier = ecot_store_get_dossier (store);
  g_autofree char *before = ecot_test_dump (dossier);
  g_autofree char *after = NULL, *undone = NULL, *published = NULL;

  ecot_test_set (dossier, "action/title", "Après la panne");
  after = ecot_test_dump (dossier);
  ecot_test_store_undo (store);
  undone = ecot_test_dump (dossier);
  g_assert_cmpstr (undone, ==, before);
  ecot_test_store_redo (store);
  ecot_test_store_publish (store, fixture->path);
  published = ecot_test_store_dump (fixture->path);
  g_assert_cmpstr (published, ==, after);
}

static void
check_recovery (Fixture      *fixture,
                const Output *output,
                const Output *whole,
                gboolean      from_draft)
{
  g_autoptr (EcotStore) store = NULL;
  g_autofree char      *names = NULL;

  check_published (fixture, output);
  store = recover (fixture, from_draft);
  if (store == NULL)
    {
      g_assert_cmpint (output->revision, ==, -1);
      return;
    }

  check_content (store, output, whole);
  check_alive (fixture, store);
  names = ecot_test_folder_list (fixture->folder);
  g_assert_cmpstr (names, ==, "dossier.ecot");
  undo_all (store);
  g_assert_null (ecot_dossier_get_record (ecot_store_get_dossier (store), ECOT_KIND_APPLICANT, NULL));
}

/* --- Tests -------------------------------------------------------------- */

static Output
run_whole (void)
{
  Fixture fixture;
  Output  output;
  Child   child;

  set_up (&fixture, NULL);
  child = start_script (&fixture, NULL);
  g_assert_cmpint (finish (&child, &output), ==, 0);
  g_assert_cmpint (output.revision, >, 5); /* or the script proves nothing */
  g_assert_nonnull (output.published);
  tear_down (&fixture, NULL);

  return output;
}

/* All of them with -m slow, else one in three, each time in another way. */
static void
test_every_call (void)
{
  g_auto (Output) whole = run_whole ();
  guint           step = g_test_slow () ? 1 : 3;

  g_test_message ("%u calls", whole.n_calls);
  g_assert_cmpuint (whole.n_calls, >, 100);

  for (guint i = 1; i <= 3 * whole.n_calls; i += step)
    {
      g_auto (Output)  output = { 0 };
      g_autofree char *kill = g_strdup_printf ("%u:%u", (i - 1) / 3 + 1, (i + (i - 1) / 3) % 3);
      Fixture          fixture;
      Child            child;
      int              status;

      set_up (&fixture, NULL);
      child = start_script (&fixture, kill);
      status = finish (&child, &output);
      g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
      g_test_message ("%s, revision %" G_GINT64_FORMAT, kill, output.revision);
      check_recovery (&fixture, &output, &whole, i / 3 % 2);
      tear_down (&fixture, NULL);
    }
}

static int
get_state (EcotStore *store)
{
  return atoi (ecot_dossier_get_text (ecot_store_get_dossier (store), ECOT_KIND_APPLICANT, NULL, "name"));
}

/* Opening it now shows the last state acknowledged, or the one under way. */
static void
check_state (Fixture      *fixture,
             const Output *output)
{
  g_autoptr (EcotStore) store = NULL;
  int                   state;

  if (!g_file_test (fixture->path, G_FILE_TEST_EXISTS))
    {
      g_assert_cmpint (output->state, ==, -1);
      return;
    }

  store = ecot_test_store_open (fixture->path);
  state = get_state (store);
  g_assert_cmpint (state, >=, output->state);
  g_assert_cmpint (state, <=, output->state + 1);
  check_alive (fixture, store);
  undo_all (store);
  g_assert_cmpint (get_state (store), ==, state / 3 * 3); /* as the file came */
}

static guint
run_visit (const char *kill)
{
  g_auto (Output) output = { 0 };
  Fixture         fixture;
  Child           child;
  int             status;

  set_up (&fixture, NULL);
  child = start ((const char *[]){ driver, "visit", fixture.path, NULL }, g_get_user_state_dir (), kill);
  status = finish (&child, &output);
  g_test_message ("%s: state %d", kill != NULL ? kill : "whole", output.state);
  g_assert_cmpint (WIFSIGNALED (status), ==, kill != NULL);
  check_state (&fixture, &output);
  tear_down (&fixture, NULL);

  return output.n_calls;
}

static void
test_visits (void)
{
  guint n_calls = run_visit (NULL);
  guint step = g_test_slow () ? 1 : 3;

  g_assert_cmpuint (n_calls, >, 50);
  for (guint i = 1; i <= 3 * n_calls; i += step)
    {
      g_autofree char *kill = g_strdup_printf ("%u:%u", (i - 1) / 3 + 1, (i + (i - 1) / 3) % 3);

      run_visit (kill);
    }
}

static void
test_random_moments (void)
{
  g_auto (Output)   whole = run_whole ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 200; i++)
    {
      g_auto (Output) output = { 0 };
      Fixture         fixture;
      Child           child;

      set_up (&fixture, NULL);
      child = start_script (&fixture, NULL);
      g_usleep (g_rand_int_range (rand, 0, 60000));
      kill (child.pid, SIGKILL);
      finish (&child, &output);
      check_recovery (&fixture, &output, &whole, i / 3 % 2);
      tear_down (&fixture, NULL);
    }
}

/* Copies the file the way a slow sync program does. */
static GBytes *
copy_slowly (const char *path)
{
  GByteArray *bytes = g_byte_array_new ();
  int         fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  guchar      buffer[8192];
  gssize      size;

  g_assert_cmpint (fd, >=, 0);
  while ((size = read (fd, buffer, sizeof buffer)) > 0)
    {
      g_byte_array_append (bytes, buffer, (guint)size);
      g_usleep (500);
    }
  close (fd);

  return g_byte_array_free_to_bytes (bytes);
}

static void
test_copied_meanwhile (Fixture      *fixture,
                       gconstpointer data)
{
  const char             *args[] = { driver, "storm", fixture->path, NULL };
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autofree char        *copied = g_build_filename (fixture->folder, "copy.ecot", NULL);
  g_autoptr (GError)      error = NULL;
  g_auto (Output)         output = { 0 };
  Child                   child;
  char                    first;

  for (guint i = 0; i < 200; i++)
    ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Encre et papier pour l’atelier", "amount", "12.00", NULL);
  ecot_store_write (dossier, NULL, fixture->path, &error);
  g_assert_no_error (error);

  child = start (args, g_get_user_state_dir (), NULL);
  g_assert_cmpint (read (child.out, &first, 1), ==, 1);
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GBytes)      bytes = copy_slowly (fixture->path);
      g_autoptr (EcotDossier) copy = NULL;

      ecot_replace_contents (copied, bytes, &error);
      g_assert_no_error (error);
      copy = ecot_store_read (copied, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (ecot_dossier_get_n (copy, ECOT_KIND_LINE), ==, 200);
    }

  kill (child.pid, SIGKILL);
  finish (&child, &output);
}

/* Every row that is in one of the files. */
static GHashTable *
collect_rows (const char *folder)
{
  GHashTable      *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char        *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError)      error = NULL;
      g_autoptr (EcotDossier) dossier = NULL;

      if (!g_str_has_suffix (name, ".ecot"))
        continue;

      dossier = ecot_store_read (path, NULL, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_LINE); i++)
        g_hash_table_add (rows, g_strdup (ecot_record_get_text (ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, i), "detail")));
    }

  return rows;
}

static void
test_two_people (Fixture      *fixture,
                 gconstpointer data)
{
  const char             *n = g_test_slow () ? "500" : "60";
  const char             *first_args[] = { driver, "share", fixture->path, "alix", n, NULL };
  const char             *second_args[] = { driver, "share", fixture->path, "bo", n, NULL };
  g_autofree char        *first_state = g_build_filename (g_get_user_state_dir (), "alix", NULL);
  g_autofree char        *second_state = g_build_filename (g_get_user_state_dir (), "bo", NULL);
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autoptr (GHashTable)  rows = NULL;
  g_auto (Output)         first = { 0 };
  g_auto (Output)         second = { 0 };
  g_autofree char        *names = NULL;
  Child                   children[2];

  g_test_summary ("Whatever either of two people published is in one of the files");

  ecot_store_write (dossier, NULL, fixture->path, NULL);
  children[0] = start (first_args, first_state, NULL);
  children[1] = start (second_args, second_state, NULL);
  g_assert_cmpint (finish (&children[0], &first), ==, 0);
  g_assert_cmpint (finish (&children[1], &second), ==, 0);

  g_assert_cmpuint (first.rows->len, ==, atoi (n));
  g_assert_cmpuint (second.rows->len, ==, atoi (n));
  rows = collect_rows (fixture->folder);
  for (guint i = 0; i < first.rows->len; i++)
    g_assert_true (g_hash_table_contains (rows, first.rows->pdata[i]));
  for (guint i = 0; i < second.rows->len; i++)
    g_assert_true (g_hash_table_contains (rows, second.rows->pdata[i]));

  names = ecot_test_folder_list (fixture->folder);
  g_assert_null (strstr (names, ".ecot-"));
  g_test_message ("%u characters of names", (guint)strlen (names));
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_store_init (&argc, &argv);
  driver = g_test_build_filename (G_TEST_BUILT, "crash", "crash-driver", NULL);

  g_test_add_func ("/ecot/crash/every-call", test_every_call);
  g_test_add_func ("/ecot/crash/visits", test_visits);
  g_test_add_func ("/ecot/crash/random-moments", test_random_moments);
  g_test_add ("/ecot/crash/copied-meanwhile", Fixture, NULL, set_up, test_copied_meanwhile, tear_down);
  g_test_add ("/ecot/crash/two-people", Fixture, NULL, set_up, test_two_people, tear_down);

  return g_test_run ();
}
