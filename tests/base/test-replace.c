/* test-replace.c: a file replaced whole, or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/ecot-replace.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/ecot-error.h"
#include "support/ecot-test.h"

static EcotReplace *
begin (const char *path,
       const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  EcotReplace       *replace = ecot_replace_begin (path, &error);

  g_assert_no_error (error);
  ecot_replace_write (replace, bytes, &error);
  g_assert_no_error (error);
  return replace;
}

static void
assert_folder (const char *folder,
               const char *names,
               const char *path,
               const char *text)
{
  g_autofree char *found = ecot_test_folder_list (folder);
  g_autofree char *content = NULL;

  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_cmpstr (found, ==, names);
  g_assert_cmpstr (content, ==, text);
}

static void
test_commit_new (void)
{
  char              *folder = ecot_test_folder_new ();
  g_autofree char   *path = g_build_filename (folder, "a", NULL);
  g_autoptr (GError) error = NULL;
  gboolean           exists = TRUE;
  EcotReplace       *replace;

  g_test_summary ("A name that must be free is taken, or the file that has it stays");

  replace = begin (path, "one");
  g_assert_true (ecot_replace_commit_new (replace, &exists, &error));
  g_assert_false (exists);
  assert_folder (folder, "a", path, "one");

  replace = begin (path, "two");
  g_assert_false (ecot_replace_commit_new (replace, &exists, &error));
  g_assert_no_error (error);
  g_assert_true (exists);
  assert_folder (folder, "a", path, "one");

  replace = begin (path, "three");
  g_assert_true (ecot_replace_commit (replace, &error));
  assert_folder (folder, "a", path, "three");

  ecot_test_folder_remove (folder);
}

static void
test_access (void)
{
  char              *folder = ecot_test_folder_new ();
  g_autofree char   *path = g_build_filename (folder, "a", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;
  GStatBuf           info;

  g_test_summary ("The new file has the rights of the old one");

  g_file_set_contents (path, "old", 3, NULL);
  g_chmod (path, 0640);
  ecot_replace_contents (path, bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  assert_folder (folder, "a", path, "new");

  ecot_test_folder_remove (folder);
}

static void
test_no_folder (void)
{
  char              *folder = ecot_test_folder_new ();
  g_autofree char   *path = g_build_filename (folder, "absent", "a", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (ecot_replace_begin (path, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, path));

  ecot_test_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/replace/commit-new", test_commit_new);
  g_test_add_func ("/ecot/replace/access", test_access);
  g_test_add_func ("/ecot/replace/no-folder", test_no_folder);

  return g_test_run ();
}
