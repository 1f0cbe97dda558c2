/* test-bundle.c: a bundle that is given up, and how far it says it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is in a bundle, tests/cli/test-bundle.py looks at.
 */

#include <glib/gstdio.h>

#include "base/ecot-progress.h"
#include "desk/ecot-bundle.h"
#include "desk/ecot-file-findings-private.h"
#include "support/ecot-test-dossier.h"

static EcotDesk *
open_example (EcotCatalogue *catalogue)
{
  g_autofree char   *path = g_build_filename (g_getenv ("ECOT_DATA_DIR"), "examples", "rallye-ess.xml", NULL);
  g_autoptr (GError) error = NULL;
  EcotDesk          *desk = ecot_desk_read (catalogue, path, &error);

  g_assert_no_error (error);
  return desk;
}

static char *
make_path (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *folder = g_dir_make_tmp ("ecot-bundle-XXXXXX", &error);

  g_assert_no_error (error);
  return g_build_filename (folder, name, NULL);
}

static void
remove_with_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_remove (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_progress (void)
{
  EcotCatalogue           *catalogue = ecot_catalogue_new ();
  g_autoptr (EcotDesk)     desk = open_example (catalogue);
  g_autofree char         *path = make_path ("out.zip");
  g_autoptr (GError)       error = NULL;
  g_autoptr (EcotBundle)   bundle = ecot_bundle_begin (desk, path, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_test_summary ("How far it is, is told to whoever may stop it");

  g_assert_no_error (error);
  g_assert_cmpint (ecot_progress_ask (cancellable), ==, -1);
  g_assert_true (ecot_bundle_write (bundle, cancellable, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ecot_progress_ask (cancellable), >=, 900);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  remove_with_folder (path);
  g_clear_object (&desk);
  ecot_catalogue_free (catalogue);
}

typedef struct
{
  GCancellable *cancellable;
  gint          stop_at; /* -1: before it begins */
} Stopping;

static gpointer
stop_worker (gpointer data)
{
  Stopping *stopping = data;

  while (ecot_progress_ask (stopping->cancellable) < stopping->stop_at)
    g_usleep (100);
  g_cancellable_cancel (stopping->cancellable);

  return NULL;
}

/* Before it begins, and at work. */
static void
test_cancel (void)
{
  EcotCatalogue       *catalogue = ecot_catalogue_new ();
  g_autoptr (EcotDesk) desk = open_example (catalogue);

  g_test_summary ("A bundle that is given up leaves the file that was there");

  for (gint stop_at = -1; stop_at <= 199; stop_at += 100)
    {
      g_autofree char         *path = make_path ("out.pdf");
      g_autofree char         *left = NULL;
      g_autoptr (GError)       error = NULL;
      g_autoptr (EcotBundle)   bundle = ecot_bundle_begin (desk, path, &error);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Stopping                 stopping = { cancellable, stop_at };
      GThread                 *thread = g_thread_new ("stop", stop_worker, &stopping);

      g_assert_no_error (error);
      g_assert_true (g_file_set_contents (path, "avant", -1, NULL));
      if (stop_at < 0)
        g_thread_join (g_steal_pointer (&thread));
      g_assert_false (ecot_bundle_write (bundle, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
      g_assert_cmpstr (left, ==, "avant");
      if (thread != NULL)
        g_thread_join (thread);
      remove_with_folder (path);
    }

  g_clear_object (&desk);
  ecot_catalogue_free (catalogue);
}

static void
test_find_file (void)
{
  static const struct
  {
    const char *dossier, *file, *path;
  } cases[] = {
    { "/a/b/d.ecot", "devis.pdf", "/a/b/devis.pdf" },
    { "/a/b/d.ecot", "c/devis.pdf", "/a/b/c/devis.pdf" },
    { "/a/b/d.ecot", "/x/devis.pdf", "/x/devis.pdf" },
    { "d.ecot", "devis.pdf", "./devis.pdf" },
    { NULL, "devis.pdf", NULL }, /* nobody knows where it would be */
    { NULL, "/x/devis.pdf", "/x/devis.pdf" },
    { "/a/d.ecot", "", NULL },
  };

  g_test_summary ("A file is beside the dossier, unless its whole path is given");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = ecot_bundle_find_file (cases[i].dossier, cases[i].file);

      g_test_message ("case %u", i);
      g_assert_cmpstr (path, ==, cases[i].path);
    }
}

/* A draft in no file yet has no place to look for a name: that is said, and where a whole path leads is looked at. */
static void
test_draft (void)
{
  EcotCatalogue       *catalogue = ecot_catalogue_new ();
  g_autoptr (EcotDesk) desk = open_example (catalogue);
  g_autofree char     *there = make_path ("bail.pdf");
  static const struct
  {
    const char *file; /* NULL: a whole path, where it is */
    const char *rule;
  } cases[] = { { "bail.pdf", "file.missing" }, { "/nowhere/bail.pdf", "file.missing" }, { NULL, "file.elsewhere" } };

  g_assert_true (g_file_set_contents (there, "x", 1, NULL));
  ecot_test_append (ecot_desk_get_dossier (desk), ECOT_KIND_DOCUMENT, "label", "Bail", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

      ecot_test_set (ecot_desk_get_dossier (desk), "document/1/file", cases[i].file != NULL ? cases[i].file : there);
      ecot_file_findings_add (ecot_desk_get_figures (desk), NULL, findings);
      g_assert_cmpuint (findings->len, ==, 1);
      g_assert_cmpstr (ecot_finding_get_rule (findings->pdata[0]), ==, cases[i].rule);
    }

  remove_with_folder (there);
  g_clear_object (&desk);
  ecot_catalogue_free (catalogue);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/bundle/progress", test_progress);
  g_test_add_func ("/ecot/bundle/cancel", test_cancel);
  g_test_add_func ("/ecot/bundle/find-file", test_find_file);
  g_test_add_func ("/ecot/bundle/draft", test_draft);

  return g_test_run ();
}
