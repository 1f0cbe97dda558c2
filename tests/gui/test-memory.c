/* test-memory.c: what the window remembers of other dossiers, and that it need not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/ecot-memory.h"
#include "store/ecot-shelf.h"
#include "support/ecot-test.h"

static guint
count_known (void)
{
  g_autoptr (GPtrArray) entries = ecot_shelf_list (NULL);

  return entries->len;
}

static void
test_off (void)
{
  g_autoptr (EcotCatalogue) catalogue = ecot_catalogue_new ();
  char                     *folder = ecot_test_folder_new ();
  g_autofree char          *path = g_build_filename (folder, "a.ecot", NULL);
  g_autoptr (GError)        error = NULL;
  g_autoptr (EcotDesk)      desk = ecot_desk_new (catalogue, "resa-2017/1", &error);
  g_autoptr (EcotWork)      work = ecot_work_new (desk);

  g_test_summary ("A dossier that was saved is known to the others; not once one forgot, nor where one wants none known");

  g_assert_no_error (error);
  g_assert_true (ecot_memory_is_on ());
  ecot_memory_take (work);
  g_assert_cmpuint (count_known (), ==, 0); /* it has no file */

  g_assert_true (ecot_store_publish (ecot_desk_get_store (desk), path, &error));
  ecot_memory_take (work);
  g_assert_cmpuint (count_known (), ==, 1);
  g_assert_cmpuint (ecot_memory_forget (), ==, 1);
  g_assert_cmpuint (count_known (), ==, 0);

  ecot_memory_take (work);
  ecot_memory_set_on (FALSE);
  g_assert_cmpuint (count_known (), ==, 0);
  ecot_memory_take (work);
  g_assert_cmpuint (count_known (), ==, 0);
  g_assert_false (ecot_memory_is_on ());

  ecot_memory_set_on (TRUE);
  ecot_memory_take (work);
  g_assert_cmpuint (count_known (), ==, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  ecot_test_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = ecot_test_folder_new ();
  int              status;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_STATE_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/ecot/gui/memory/off", test_off);

  status = g_test_run ();
  ecot_test_folder_remove (g_steal_pointer (&home));
  return status;
}
