/* test-catalogue.c: where calls are found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "call/ecot-catalogue.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/ecot-error.h"
#include "support/ecot-test.h"

static char *root; /* with "data" and "home" in it */

static void
put (const char *folder,
     const char *name,
     const char *content)
{
  g_autofree char *parent = g_build_filename (root, folder, NULL);
  g_autofree char *path = g_build_filename (parent, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
put_call (const char *folder,
          const char *name,
          const char *id,
          const char *lots)
{
  g_autofree char *content = g_strdup_printf ("<call id='%s' title='t' issuer='i'>%s</call>", id, lots);

  put (folder, name, content);
}

#define SHIPPED "data/calls"
#define OWN     "home/ecot/calls"

static void
clear_calls (void)
{
  const char *const folders[] = { SHIPPED, OWN };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (root, folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char      *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *file = g_build_filename (path, name, NULL);

          g_assert_cmpint (g_remove (file), ==, 0);
        }
    }
}

static char *
list_lots (EcotCatalogue *catalogue)
{
  GPtrArray *lots = ecot_catalogue_get_lots (catalogue);
  GString   *list = g_string_new (NULL);

  for (guint i = 0; i < lots->len; i++)
    g_string_append_printf (list, "%s ", ((EcotLot *)lots->pdata[i])->lot);

  return g_strchomp (g_string_free (list, FALSE));
}

static const char *
nth_error (EcotCatalogue *catalogue,
           guint          n)
{
  return ((GError *)ecot_catalogue_get_errors (catalogue)->pdata[n])->message;
}

static void
test_order (void)
{
  g_autoptr (EcotCatalogue) catalogue = NULL;
  g_autofree char          *lots = NULL;

  clear_calls ();
  put_call (SHIPPED, "z.xml", "b", "<lot id='2' title='t'/><lot id='1' title='t'/>");
  put_call (OWN, "a.xml", "c", "<lot id='x' title='t'/>");
  put_call (SHIPPED, "y.xml", "a", "<lot id='10' title='t'/>");
  put (SHIPPED, "call.rng", "no call");
  put (SHIPPED, ".hidden.xml", "no call");

  catalogue = ecot_catalogue_new ();
  lots = list_lots (catalogue);
  g_assert_cmpstr (lots, ==, "a/10 b/2 b/1 c/x");
  g_assert_cmpuint (ecot_catalogue_get_errors (catalogue)->len, ==, 0);
  g_assert_cmpstr (ecot_call_get_id (ecot_catalogue_find_call (catalogue, "c")), ==, "c");
  g_assert_null (ecot_catalogue_find_call (catalogue, "d"));
}

static void
test_broken (void)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (EcotCatalogue) catalogue = NULL;
  g_autofree char          *lots = NULL;

  g_test_summary ("A broken file costs no other, and its error names it");

  clear_calls ();
  put_call (SHIPPED, "good.xml", "good", "<lot id='1' title='t'/>");
  put (OWN, "broken.xml", "<call");
  put (OWN, "empty.xml", "");
  put_call (OWN, "same.xml", "good", "<lot id='2' title='t'/>");

  catalogue = ecot_catalogue_new ();
  lots = list_lots (catalogue);
  g_assert_cmpstr (lots, ==, "good/1");
  g_assert_cmpuint (ecot_catalogue_get_errors (catalogue)->len, ==, 3);
  g_assert_true (g_pattern_match_simple ("*/home/ecot/calls/broken.xml:1: *", nth_error (catalogue, 0)));

  /* Whoever asks for a lot is told which file to mend. */
  g_assert_null (ecot_catalogue_find_lot (catalogue, "lost/1", &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT);
  g_assert_nonnull (strstr (error->message, "broken.xml:1: "));
  g_assert_true (g_pattern_match_simple ("*/home/ecot/calls/empty.xml:1: the file is empty", nth_error (catalogue, 1)));
  g_assert_true (g_pattern_match_simple ("*same.xml: the call “good” is already in */good.xml; give one of them another id",
                                         nth_error (catalogue, 2)));
}

/* A call file of anybody, kept in the user's folder, is there the next time as well. */
static void
test_add (void)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (GError)        broken = NULL;
  g_autoptr (EcotCatalogue) catalogue = NULL;
  g_autoptr (EcotCatalogue) next = NULL;
  g_autofree char          *given = g_build_filename (root, "given", "mine.xml", NULL);
  g_autofree char          *other = g_build_filename (root, "given", "other.xml", NULL);
  g_autofree char          *bad = g_build_filename (root, "given", "bad.xml", NULL);
  g_autofree char          *lots = NULL, *later = NULL;
  EcotCall                 *call;

  clear_calls ();
  put_call (SHIPPED, "a.xml", "a", "<lot id='1' title='t'/>");
  put_call ("given", "mine.xml", "mine", "<lot id='1' title='t'/>");
  put_call ("given", "other.xml", "mine", "<lot id='2' title='t'/>");
  put ("given", "bad.xml", "<call id='bad'/>");

  catalogue = ecot_catalogue_new ();
  call = ecot_catalogue_add (catalogue, given, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ecot_call_get_id (call), ==, "mine");
  lots = list_lots (catalogue);
  g_assert_cmpstr (lots, ==, "a/1 mine/1");

  /* Once more is no error; another one of that name is, and a broken one. */
  g_assert_true (ecot_catalogue_add (catalogue, given, NULL) == call);
  g_assert_null (ecot_catalogue_add (catalogue, other, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
  g_assert_null (ecot_catalogue_add (catalogue, bad, &broken));
  g_assert_error (broken, ECOT_ERROR, ECOT_ERROR_BAD_CALL);

  next = ecot_catalogue_new ();
  later = list_lots (next);
  g_assert_cmpstr (later, ==, "a/1 mine/1");
}

static void
test_late (void)
{
  g_autoptr (EcotCatalogue) catalogue = NULL;
  g_autofree char          *lots = NULL;
  EcotCall                 *call;

  g_test_summary ("Who asks for one call has its file read, and no other before all are asked for");

  clear_calls ();
  put_call (SHIPPED, "a.xml", "a", "<lot id='1' title='t'/>");
  put_call (SHIPPED, "b.xml", "b", "<lot id='1' title='t'/>");
  put_call (SHIPPED, "c.xml", "c", "<lot id='1' title='t'/><lots/>");
  put_call (OWN, "c.xml", "c", "<lot id='2' title='t'/>");
  put_call (OWN, "d.xml", " a ", "<lot id='3' title='t'/>");
  catalogue = ecot_catalogue_new ();

  put (SHIPPED, "b.xml", "broken since");
  call = ecot_catalogue_find_call (catalogue, "a");
  g_assert_nonnull (ecot_call_find_lot (call, "1"));
  put (SHIPPED, "a.xml", "broken since");
  g_assert_true (ecot_catalogue_find_call (catalogue, "a") == call);

  /* A file that is refused leaves its place to the next. */
  g_assert_nonnull (ecot_catalogue_find_lot (catalogue, "c/2", NULL));
  g_assert_null (ecot_catalogue_find_lot (catalogue, "b/1", NULL));

  lots = list_lots (catalogue);
  g_assert_cmpstr (lots, ==, "a/1 c/2");
  g_assert_cmpuint (ecot_catalogue_get_errors (catalogue)->len, ==, 3);
  g_assert_nonnull (strstr (nth_error (catalogue, 0), "b.xml:1: "));
  g_assert_nonnull (strstr (nth_error (catalogue, 1), "c.xml:1: "));
  g_assert_true (g_pattern_match_simple ("*d.xml: the call “a” is already in */a.xml*", nth_error (catalogue, 2)));
}

/* The first tag is found wherever it is, and in whatever the file is written in. */
static void
test_first_tag (void)
{
  g_autoptr (EcotCatalogue) catalogue = NULL;
  g_autofree char          *comment = g_strnfill (20000, 'x');
  g_autofree char          *accents = g_strdup_printf ("<!-- %.8186sé -->", comment);
  g_autofree char          *late = g_strdup_printf ("<!-- %s --><call id='late' title='t' issuer='i'><lot id='1' title='t'/></call>", comment);
  g_autofree char          *wide = NULL;
  g_autofree char          *path = NULL;
  gsize                     length;
  g_autofree char          *cut = g_strdup_printf ("%s<call id='cut' title='t' issuer='i'><lot id='1' title='t'/></call>", accents);

  clear_calls ();
  put (SHIPPED, "late.xml", late);
  put (SHIPPED, "cut.xml", cut);
  wide = g_convert ("\357\273\277<call id='wide' title='é' issuer='i'><lot id='1' title='t'/></call>", -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  path = g_build_filename (root, SHIPPED, "wide.xml", NULL);
  g_assert_true (g_file_set_contents (path, wide, (gssize)length, NULL));
  catalogue = ecot_catalogue_new ();
  g_assert_nonnull (ecot_catalogue_find_lot (catalogue, "late/1", NULL));
  g_assert_nonnull (ecot_catalogue_find_lot (catalogue, "cut/1", NULL));
  g_assert_cmpstr (ecot_call_get_title (ecot_catalogue_find_call (catalogue, "wide")), ==, "é");
}

static gpointer
find_again (gpointer catalogue)
{
  for (guint i = 0; i < 100; i++)
    g_assert_nonnull (ecot_catalogue_find_lot (catalogue, i % 2 == 0 ? "a/1" : "b/1", NULL));

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (EcotCatalogue) catalogue = NULL;
  GThread                  *threads[8];

  clear_calls ();
  put_call (SHIPPED, "a.xml", "a", "<lot id='1' title='t'/>");
  put_call (SHIPPED, "b.xml", "b", "<lot id='1' title='t'/>");
  catalogue = ecot_catalogue_new ();

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("find", find_again, catalogue);
  g_assert_cmpuint (ecot_catalogue_get_lots (catalogue)->len, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_find (void)
{
  static const struct
  {
    const char *lot, *message; /* NULL: found */
  } cases[] = {
    { "a/1", NULL },
    { "a/2", NULL },
    { "a/3", "There is no lot “a/3”; the lots of that call are a/1, a/2" },
    { "a", "There is no lot “a”; the lots of that call are a/1, a/2" },
    { "a/", "There is no lot “a/”; the lots of that call are a/1, a/2" },
    { "a/1/", "There is no lot “a/1/”; the lots of that call are a/1, a/2" },
    { "z/1", "There is no lot “z/1”; the calls at hand are a, b (*)" },
    { "", "There is no lot “”; the calls at hand are a, b (*)" },
    { "../a/1", "There is no lot “../a/1”; the calls at hand are a, b (*)" },
  };
  g_autoptr (EcotCatalogue) catalogue = NULL;

  clear_calls ();
  put_call (SHIPPED, "a.xml", "a", "<lot id='1' title='t'/><lot id='2' title='t'/>");
  put_call (SHIPPED, "b.xml", "b", "<lot id='1' title='t'/>");
  catalogue = ecot_catalogue_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      EcotLot           *lot = ecot_catalogue_find_lot (catalogue, cases[i].lot, &error);

      if (cases[i].message == NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (lot->lot, ==, cases[i].lot);
          continue;
        }

      g_assert_null (lot);
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT);
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
    }
}

static void
test_nothing (void)
{
  g_autoptr (EcotCatalogue) catalogue = NULL;
  g_autoptr (GError)        error = NULL;

  clear_calls ();
  catalogue = ecot_catalogue_new ();
  g_assert_cmpuint (ecot_catalogue_get_lots (catalogue)->len, ==, 0);
  g_assert_null (ecot_catalogue_find_lot (catalogue, "a/1", &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT);
}

static void
test_data_dir (void)
{
  g_autofree char *chosen = ecot_data_dir ();
  g_autofree char *expected = g_build_filename (root, "data", NULL);
  g_autofree char *found = NULL;
  g_autofree char *calls = NULL;

  g_assert_cmpstr (chosen, ==, expected);

  /* Run from the build folder without being told, as a developer does. */
  g_unsetenv ("ECOT_DATA_DIR");
  found = ecot_data_dir ();
  g_setenv ("ECOT_DATA_DIR", expected, TRUE);
  calls = g_build_filename (found, "calls", "resa-2017.xml", NULL);
  g_assert_true (g_file_test (calls, G_FILE_TEST_IS_REGULAR));
}

/* An installed program looks beside itself: PREFIX/bin, PREFIX/share/ecot. */
static void
test_installed (void)
{
  g_autofree char        *bin = g_build_filename (root, "usr", "bin", NULL);
  g_autofree char        *calls = g_build_filename (root, "usr", "share", "ecot", "calls", NULL);
  g_autofree char        *program = g_build_filename (bin, "ecot-cli", NULL);
  g_autofree char        *expected = g_build_filename (root, "usr", "share", "ecot\n", NULL);
  g_autofree char        *contents = NULL;
  g_autofree char        *printed = NULL;
  gsize                   length;
  const char             *argv[] = { program, "--print-data-dir", NULL };
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError)      error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (bin, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (calls, 0700), ==, 0);
  g_assert_true (g_file_get_contents ("/proc/self/exe", &contents, &length, NULL));
  g_assert_true (g_file_set_contents_full (program, contents, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0700, NULL));

  child = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (child, NULL, NULL, &printed, NULL, NULL));
  g_assert_cmpstr (printed, ==, expected);
}

/* What test_installed() runs. */
static int
print_data_dir (void)
{
  g_autofree char *folder = NULL;

  g_unsetenv ("ECOT_DATA_DIR");
  folder = ecot_data_dir ();
  g_print ("%s\n", folder);

  return 0;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *data = NULL;
  g_autofree char *home = NULL;
  int              status;

  if (argc > 1 && strcmp (argv[1], "--print-data-dir") == 0)
    return print_data_dir ();

  root = ecot_test_folder_new ();
  data = g_build_filename (root, "data", NULL);
  home = g_build_filename (root, "home", NULL);
  g_setenv ("ECOT_DATA_DIR", data, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/catalogue/order", test_order);
  g_test_add_func ("/ecot/catalogue/broken", test_broken);
  g_test_add_func ("/ecot/catalogue/late", test_late);
  g_test_add_func ("/ecot/catalogue/first-tag", test_first_tag);
  g_test_add_func ("/ecot/catalogue/threads", test_threads);
  g_test_add_func ("/ecot/catalogue/add", test_add);
  g_test_add_func ("/ecot/catalogue/find", test_find);
  g_test_add_func ("/ecot/catalogue/nothing", test_nothing);
  g_test_add_func ("/ecot/catalogue/data-dir", test_data_dir);
  g_test_add_func ("/ecot/catalogue/installed", test_installed);

  status = g_test_run ();
  ecot_test_folder_remove (root);
  return status;
}
