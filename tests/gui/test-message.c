/* test-message.c: the file a dialog gave back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/ecot-message.h"
#include "support/ecot-test.h"

static void
assert_completed (const char *folder,
                  const char *chosen,
                  const char *expected)
{
  g_autofree char *path = g_build_filename (folder, chosen, NULL);
  g_autofree char *wanted = g_build_filename (folder, expected, NULL);
  g_autofree char *full = ecot_message_complete_path (path, ".pdf");

  g_assert_cmpstr (full, ==, wanted);
}

static void
test_complete_path (void)
{
  char            *folder = ecot_test_folder_new ();
  g_autofree char *there = g_build_filename (folder, "foo.pdf", NULL);

  g_test_summary ("A dialog that asked about “foo” did not ask about “foo.pdf”: that one is not replaced");

  assert_completed (folder, "foo", "foo.pdf");
  g_assert_true (g_file_set_contents (there, "mine", -1, NULL));
  assert_completed (folder, "foo", "foo (2).pdf");
  assert_completed (folder, "foo.pdf", "foo.pdf");
  assert_completed (folder, "FOO.PDF", "FOO.PDF");
  assert_completed (folder, "bar.odt", "bar.odt.pdf");
  ecot_test_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/ecot/gui/message/complete-path", test_complete_path);

  return g_test_run ();
}
