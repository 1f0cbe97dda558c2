/* test-replace.c: a file is replaced whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each refusal is followed by the same two questions: is the old file as it
 * was, and is nothing left beside it.
 */

#include "base/ecot-replace.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "base/ecot-error.h"
#include "support/ecot-test.h"

#define NOBODY 65534

typedef struct
{
  char *folder;
  char *file; /* in it; not there yet */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = ecot_test_folder_new ();
  fixture->file = g_build_filename (fixture->folder, "dossier.ecot", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_free (fixture->file);
  ecot_test_folder_remove (fixture->folder);
}

static gboolean
replace (const char *path,
         const char *text,
         GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return ecot_replace_contents (path, bytes, error);
}

static void
assert_replaces (const char *path,
                 const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (replace (path, text, &error));
  g_assert_no_error (error);
}

/* @said is part of what the person is told. */
static void
assert_refuses (const char *path,
                const char *said)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (replace (path, "new", &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_WRITE);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (strstr (error->message, said) == NULL)
    g_error ("“%s” does not say “%s”", error->message, said);
}

static void
assert_holds (const char *path,
              const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ecot_read_contents (path, 1000000, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

static void
assert_lists (const char *folder,
              const char *names)
{
  g_autofree char *list = ecot_test_folder_list (folder);

  g_assert_cmpstr (list, ==, names);
}

static void
put (const char *path,
     const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static mode_t
mode_of (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static void
test_new (Fixture      *fixture,
          gconstpointer data)
{
  mode_t mask = umask (027);

  assert_replaces (fixture->file, "old");
  umask (mask);

  assert_holds (fixture->file, "old");
  assert_lists (fixture->folder, "dossier.ecot");
  g_assert_cmpuint (mode_of (fixture->file), ==, 0640);
}

static void
test_over (Fixture      *fixture,
           gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0640, 0644, 0664, 0700, 0666 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      put (fixture->file, "old");
      g_assert_cmpint (g_chmod (fixture->file, (int)modes[i]), ==, 0);
      assert_replaces (fixture->file, "new");
      assert_holds (fixture->file, "new");
      g_assert_cmpuint (mode_of (fixture->file), ==, modes[i]);
    }

  assert_lists (fixture->folder, "dossier.ecot");
}

static void
test_sizes (Fixture      *fixture,
            gconstpointer data)
{
  static const gsize sizes[] = { 0, 1, 4095, 4096, 4097, 5000000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char   *text = g_strnfill (sizes[i], 'x');
      g_autoptr (GBytes) read = NULL;

      assert_replaces (fixture->file, text);
      read = ecot_read_contents (fixture->file, sizes[i], NULL);
      g_assert_nonnull (read);
      g_assert_cmpmem (g_bytes_get_data (read, NULL), g_bytes_get_size (read), text, sizes[i]);
    }
}

/* Somebody who has the old file open goes on reading the old one, whole. */
static void
test_open_reader (Fixture      *fixture,
                  gconstpointer data)
{
  char text[4] = "";
  int  fd;

  put (fixture->file, "old");
  fd = g_open (fixture->file, O_RDONLY, 0);
  assert_replaces (fixture->file, "new");
  g_assert_cmpint (read (fd, text, 3), ==, 3);
  close (fd);

  g_assert_cmpstr (text, ==, "old");
}

static void
link_to (const char *target,
         const char *folder,
         const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (symlink (target, path), ==, 0);
}

/* The link stays, what it points to is replaced. */
static void
test_links (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char         *below = g_build_filename (fixture->folder, "below", NULL);
  g_autofree char         *target = g_build_filename (below, "target", NULL);
  g_autofree char         *unborn = g_build_filename (below, "unborn", NULL);
  static const char *const names[] = { "relative", "absolute", "chain" };

  g_assert_cmpint (g_mkdir (below, 0755), ==, 0);
  put (target, "old");
  link_to ("below/target", fixture->folder, "relative");
  link_to (target, fixture->folder, "absolute");
  link_to ("relative", fixture->folder, "chain");
  link_to ("below/unborn", fixture->folder, "dangling");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *link = g_build_filename (fixture->folder, names[i], NULL);

      assert_replaces (link, names[i]);
      assert_holds (target, names[i]);
      g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
    }

  g_free (fixture->file);
  fixture->file = g_build_filename (fixture->folder, "dangling", NULL);
  assert_replaces (fixture->file, "new");
  assert_holds (unborn, "new");
  assert_lists (fixture->folder, "absolute below chain dangling relative");
  assert_lists (below, "target unborn");
}

static void
test_link_circle (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *one = g_build_filename (fixture->folder, "one", NULL);

  link_to ("two", fixture->folder, "one");
  link_to ("one", fixture->folder, "two");
  assert_refuses (one, "circle");
  assert_lists (fixture->folder, "one two");
}

static void
test_bad_places (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", "a", NULL);
  g_autofree char *inside = g_build_filename (fixture->file, "a", NULL);
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char *endless = g_strnfill (300, 'x');
  g_autofree char *too_long = g_build_filename (fixture->folder, endless, NULL);

  put (fixture->file, "old");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);

  assert_refuses (missing, "create the folder");
  assert_refuses (inside, "create the folder");
  assert_refuses (fixture->folder, "it is a folder");
  assert_refuses (too_long, "too long");
  assert_refuses (pipe, "cannot be written");
  assert_refuses ("/dev/null", "cannot be written");
  assert_refuses ("", "cannot be written");

  assert_holds (fixture->file, "old");
  assert_lists (fixture->folder, "dossier.ecot pipe");
}

/* The hidden name is longer than the name, which may be as long as can be; and
 * names are bytes. */
static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char    *ascii = g_strnfill (255, 'x');
  g_autoptr (GString) accents = g_string_new ("x");
  const char *const   names[] = { ascii, accents->str, "a b\nc", "-rf", ".hidden", "%s%n", "\xff\xfe" };

  while (accents->len + 2 <= 255)
    g_string_append (accents, "é");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char      *name = i == 1 ? accents->str : names[i];
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      assert_replaces (path, "new");
      assert_replaces (path, "newer");
      assert_holds (path, "newer");
      assert_lists (fixture->folder, name);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

/* A name without folder is in the current one. */
static void
test_relative (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *before = g_get_current_dir ();

  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  assert_replaces ("dossier.ecot", "new");
  assert_holds (fixture->file, "new");
  g_assert_cmpint (g_chdir (before), ==, 0);
  assert_lists (fixture->folder, "dossier.ecot");
}

/* The disk fills up at each place a write can stop. */
static void
test_no_room (Fixture      *fixture,
              gconstpointer data)
{
  static const rlim_t rooms[] = { 0, 1, 4096, 9999 };
  g_autofree char    *text = g_strnfill (10000, 'x');
  struct rlimit       before;

  put (fixture->file, "old");
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autoptr (GError) error = NULL;
      struct rlimit      limit = { rooms[i], before.rlim_max };
      gboolean           ok;

      setrlimit (RLIMIT_FSIZE, &limit);
      ok = replace (fixture->file, text, &error);
      setrlimit (RLIMIT_FSIZE, &before);

      g_assert_false (ok);
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_WRITE);
      g_assert_nonnull (strstr (error->message, "disk is full"));
      assert_holds (fixture->file, "old");
      assert_lists (fixture->folder, "dossier.ecot");
    }

  assert_replaces (fixture->file, text);
}

/* Runs this test again, as somebody who is not root, for whom there are no
 * limits. */
static void
run_as_nobody (const char *path)
{
  g_test_trap_subprocess (path, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
become_nobody (const char *folder)
{
  if (geteuid () != 0)
    return;

  g_assert_cmpint (chown (folder, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (setgid (NOBODY), ==, 0);
  g_assert_cmpint (setuid (NOBODY), ==, 0);
}

static void
test_read_only (void)
{
  run_as_nobody ("/ecot/replace/read-only/subprocess");
}

static void
test_read_only_subprocess (Fixture      *fixture,
                           gconstpointer data)
{
  g_autofree char   *other = g_build_filename (fixture->folder, "other", NULL);
  g_autoptr (GError) error = NULL;

  become_nobody (fixture->folder);
  put (fixture->file, "old");

  /* The folder. */
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  assert_refuses (fixture->file, "choose another folder");
  assert_refuses (other, "choose another folder");
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);

  /* The file. */
  g_assert_cmpint (g_chmod (fixture->file, 0444), ==, 0);
  assert_refuses (fixture->file, "you may not change it");
  assert_holds (fixture->file, "old");
  assert_lists (fixture->folder, "dossier.ecot");

  /* Reading. */
  g_assert_cmpint (g_chmod (fixture->file, 0200), ==, 0);
  g_assert_null (ecot_read_contents (fixture->file, 10, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "may not read"));

  /* A folder one may write to but not list cannot be opened to be synced. */
  g_assert_cmpint (g_chmod (fixture->folder, 0300), ==, 0);
  assert_replaces (other, "new");
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
}

/* Root replaces the file of somebody else, who keeps it. */
static void
test_owner (Fixture      *fixture,
            gconstpointer data)
{
  struct stat status;

  if (geteuid () != 0)
    {
      g_test_skip ("only root may give files away");
      return;
    }

  put (fixture->file, "old");
  g_assert_cmpint (chown (fixture->file, NOBODY, NOBODY), ==, 0);
  assert_replaces (fixture->file, "new");
  g_assert_cmpint (stat (fixture->file, &status), ==, 0);
  g_assert_cmpuint (status.st_uid, ==, NOBODY);
  g_assert_cmpuint (status.st_gid, ==, NOBODY);
}

static EcotReplace *
begin (const char *path)
{
  g_autoptr (GError) error = NULL;
  EcotReplace       *self = ecot_replace_begin (path, &error);

  g_assert_no_error (error);
  return self;
}

/* A writer of its own writes to the hidden file, in place or by renaming its own
 * over it, as libzip does. */
static void
test_lent (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *own = g_build_filename (fixture->folder, "own", NULL);
  g_autofree char *hidden = NULL;
  EcotReplace     *lent;

  put (fixture->file, "old");
  g_assert_cmpint (g_chmod (fixture->file, 0640), ==, 0);

  lent = begin (fixture->file);
  hidden = g_path_get_basename (ecot_replace_get_path (lent));
  g_assert_true (g_str_has_prefix (hidden, ".dossier.ecot.ecot-"));
  g_assert_cmpuint (mode_of (ecot_replace_get_path (lent)), ==, 0600);
  assert_holds (fixture->file, "old");
  put (own, "new");
  g_assert_cmpint (g_rename (own, ecot_replace_get_path (lent)), ==, 0);
  assert_holds (fixture->file, "old");
  g_assert_true (ecot_replace_commit (lent, NULL));

  assert_holds (fixture->file, "new");
  assert_lists (fixture->folder, "dossier.ecot");
  g_assert_cmpuint (mode_of (fixture->file), ==, 0640);
}

static void
test_abort (Fixture      *fixture,
            gconstpointer data)
{
  put (fixture->file, "old");
  ecot_replace_abort (begin (fixture->file));

  assert_holds (fixture->file, "old");
  assert_lists (fixture->folder, "dossier.ecot");
}

/* In pieces, the last of which is too much for the disk if @room is less; -1: there is room. */
static gboolean
append_pieces (const char *path,
               gint64      room,
               GError    **error)
{
  EcotReplace  *self = ecot_replace_begin_append (path, error);
  struct rlimit before, limit;
  gboolean      done;

  g_assert_nonnull (self);
  getrlimit (RLIMIT_FSIZE, &before);
  limit = (struct rlimit){ room >= 0 ? (rlim_t)room : before.rlim_cur, before.rlim_max };
  setrlimit (RLIMIT_FSIZE, &limit);
  done = ecot_replace_append (self, "first, ", 7, error) && ecot_replace_append (self, "", 0, error) &&
         ecot_replace_append (self, "last", 4, error);
  setrlimit (RLIMIT_FSIZE, &before);

  if (done)
    return ecot_replace_commit (self, error);

  ecot_replace_abort (self);
  return FALSE;
}

static void
test_append (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (append_pieces (fixture->file, -1, &error));
  g_assert_no_error (error);
  assert_holds (fixture->file, "first, last");

  put (fixture->file, "old");
  g_assert_cmpint (g_chmod (fixture->file, 0640), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  for (gint64 room = 0; room < 11; room++)
    {
      g_assert_false (append_pieces (fixture->file, room, &error));
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_WRITE);
      g_assert_nonnull (strstr (error->message, "disk is full"));
      g_clear_error (&error);
      assert_holds (fixture->file, "old");
      assert_lists (fixture->folder, "dossier.ecot");
    }

  g_assert_true (append_pieces (fixture->file, 11, &error));
  assert_holds (fixture->file, "first, last");
  assert_lists (fixture->folder, "dossier.ecot");
  g_assert_cmpuint (mode_of (fixture->file), ==, 0640);
}

/* What is known late is put in its place, and the next piece follows the last all the same. */
static void
test_overwrite (Fixture      *fixture,
                gconstpointer data)
{
  EcotReplace *self = ecot_replace_begin_append (fixture->file, NULL);

  g_assert_true (ecot_replace_append (self, "size ?? of", 10, NULL));
  g_assert_true (ecot_replace_overwrite (self, 5, "12", 2, NULL));
  g_assert_true (ecot_replace_overwrite (self, 0, "", 0, NULL));
  g_assert_true (ecot_replace_append (self, " all", 4, NULL));
  g_assert_true (ecot_replace_commit (self, NULL));
  assert_holds (fixture->file, "size 12 of all");
}

/* Nothing is to be seen, so that nothing is left behind when the program is killed. */
static void
test_append_unseen (Fixture      *fixture,
                    gconstpointer data)
{
  EcotReplace *self = ecot_replace_begin_append (fixture->file, NULL);

  g_assert_true (ecot_replace_append (self, "new", 3, NULL));
  if (ecot_replace_get_path (self) != NULL)
    g_test_skip ("this file system has no files without a name");
  else
    assert_lists (fixture->folder, "");

  g_assert_true (ecot_replace_commit (self, NULL));
  assert_holds (fixture->file, "new");
  assert_lists (fixture->folder, "dossier.ecot");
}

/* Whatever happened to the hidden file meanwhile, the old one is whole. */
static void
test_lost (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) gone = NULL;
  g_autoptr (GError) exchanged = NULL;
  EcotReplace       *lent;

  put (fixture->file, "old");

  lent = begin (fixture->file);
  g_assert_cmpint (g_unlink (ecot_replace_get_path (lent)), ==, 0);
  g_assert_false (ecot_replace_commit (lent, &gone));
  g_assert_error (gone, ECOT_ERROR, ECOT_ERROR_WRITE);

  lent = begin (fixture->file);
  g_assert_cmpint (g_unlink (ecot_replace_get_path (lent)), ==, 0);
  g_assert_cmpint (symlink ("/etc/passwd", ecot_replace_get_path (lent)), ==, 0);
  g_assert_false (ecot_replace_commit (lent, &exchanged));
  g_assert_error (exchanged, ECOT_ERROR, ECOT_ERROR_WRITE);

  assert_holds (fixture->file, "old");
  assert_lists (fixture->folder, "dossier.ecot");
}

/* Two at once do not meet: the later commit wins whole. */
static void
test_two (Fixture      *fixture,
          gconstpointer data)
{
  EcotReplace *one = begin (fixture->file), *two = begin (fixture->file);

  g_assert_cmpstr (ecot_replace_get_path (one), !=, ecot_replace_get_path (two));
  put (ecot_replace_get_path (one), "one");
  put (ecot_replace_get_path (two), "two");
  g_assert_true (ecot_replace_commit (two, NULL));
  assert_holds (fixture->file, "two");
  g_assert_true (ecot_replace_commit (one, NULL));
  assert_holds (fixture->file, "one");
  assert_lists (fixture->folder, "dossier.ecot");
}

/* A name that must be free is taken, or the file that has it stays. */
static void
test_commit_new (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean           exists = TRUE;
  EcotReplace       *lent = begin (fixture->file);

  put (ecot_replace_get_path (lent), "old");
  g_assert_true (ecot_replace_commit_new (lent, &exists, &error));
  g_assert_false (exists);
  assert_holds (fixture->file, "old");

  lent = begin (fixture->file);
  put (ecot_replace_get_path (lent), "new");
  g_assert_false (ecot_replace_commit_new (lent, &exists, &error));
  g_assert_no_error (error);
  g_assert_true (exists);
  assert_holds (fixture->file, "old");
  assert_lists (fixture->folder, "dossier.ecot");
}

/* Not taken for a name that exists: it is another failure. */
static void
test_commit_new_lost (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean           exists = TRUE;
  EcotReplace       *lent = begin (fixture->file);

  g_assert_cmpint (g_unlink (ecot_replace_get_path (lent)), ==, 0);
  g_assert_false (ecot_replace_commit_new (lent, &exists, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_WRITE);
  g_assert_false (exists);
  assert_lists (fixture->folder, "");
}

static void
assert_unreadable (const char *path,
                   gsize       max_size,
                   const char *said)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ecot_read_contents (path, max_size, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_READ);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (strstr (error->message, said) == NULL)
    g_error ("“%s” does not say “%s”", error->message, said);
}

static void
test_read (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char   *pipe = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char   *circle = g_build_filename (fixture->folder, "circle", NULL);
  g_autoptr (GBytes) whole = NULL;

  put (fixture->file, "12345");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  link_to ("circle", fixture->folder, "circle");

  whole = ecot_read_contents (fixture->file, 5, NULL);
  g_assert_nonnull (whole);
  g_assert_cmpuint (g_bytes_get_size (whole), ==, 5);

  assert_unreadable (fixture->file, 4, "larger than");
  assert_unreadable (fixture->file, 0, "larger than");
  assert_unreadable (fixture->folder, 100, "it is a folder");
  assert_unreadable (pipe, 100, "not an ordinary file");
  assert_unreadable ("/dev/zero", 100, "not an ordinary file");
  assert_unreadable (circle, 100, "cannot be read");
  assert_unreadable ("", 100, "does not exist");
  g_assert_cmpint (g_unlink (fixture->file), ==, 0);
  assert_unreadable (fixture->file, 100, "does not exist");
  assert_unreadable ("\xff\xfe", 100, "does not exist");
}

static void
make_old (const char *path,
          gint64      age)
{
  struct utimbuf times = { .modtime = g_get_real_time () / G_USEC_PER_SEC - age };

  put (path, "x");
  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

/* What a kill left is removed, and nothing else. */
static void
test_sweep (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *name;
    gint64      age;
    gboolean    stays;
  } files[] = {
    { "dossier.ecot", 7200, TRUE },
    { ".dossier.ecot.ecot-AbCd12", 7200, FALSE },
    { ".dossier.ecot.ecot-AbCd13", 3500, TRUE }, /* somebody may be writing it */
    { ".dossier.ecot.ecot-AbCd123", 7200, TRUE },
    { ".dossiers.ecot.ecot-AbCd12", 7200, TRUE },
    { "dossier.ecot.ecot-AbCd12", 7200, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *file = g_build_filename (fixture->folder, files[i].name, NULL);

      make_old (file, files[i].age);
    }

  ecot_replace_sweep (fixture->file, 3600);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *file = g_build_filename (fixture->folder, files[i].name, NULL);

      g_test_message ("%s", files[i].name);
      g_assert_cmpint (g_file_test (file, G_FILE_TEST_EXISTS), ==, files[i].stays);
    }
}

#define ADD(path, function) \
  g_test_add ("/ecot/replace/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  ADD ("new", test_new);
  ADD ("over", test_over);
  ADD ("sizes", test_sizes);
  ADD ("open-reader", test_open_reader);
  ADD ("links", test_links);
  ADD ("link-circle", test_link_circle);
  ADD ("bad-places", test_bad_places);
  ADD ("names", test_names);
  ADD ("relative", test_relative);
  ADD ("no-room", test_no_room);
  g_test_add_func ("/ecot/replace/read-only", test_read_only);
  ADD ("read-only/subprocess", test_read_only_subprocess);
  ADD ("owner", test_owner);
  ADD ("lent", test_lent);
  ADD ("abort", test_abort);
  ADD ("append", test_append);
  ADD ("overwrite", test_overwrite);
  ADD ("append-unseen", test_append_unseen);
  ADD ("lost", test_lost);
  ADD ("two", test_two);
  ADD ("commit-new", test_commit_new);
  ADD ("commit-new-lost", test_commit_new_lost);
  ADD ("sweep", test_sweep);
  ADD ("read", test_read);

  return g_test_run ();
}
