/* ecot-test-store.c: stores for tests, where nothing is expected to fail
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/ecot-test-store.h"

#include "support/ecot-test-dossier.h"

void
ecot_test_store_init (int    *argc,
                      char ***argv)
{
  if (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", "/dev/shm", FALSE);

  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
}

EcotStore *
ecot_test_store_new (void)
{
  g_autoptr (GBytes) call = g_bytes_new_static ("<call/>", 7);
  g_autoptr (GError) error = NULL;
  EcotStore         *store = ecot_store_new ("resa-2017/1", call, &error);

  g_assert_no_error (error);
  return store;
}

EcotStore *
ecot_test_store_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  EcotStore         *store = ecot_store_open (path, &error);

  g_assert_no_error (error);
  return store;
}

void
ecot_test_store_publish (EcotStore  *store,
                         const char *path)
{
  g_autoptr (GError) error = NULL;

  ecot_store_publish (store, path, &error);
  g_assert_no_error (error);
}

void
ecot_test_store_undo (EcotStore *store)
{
  g_autoptr (GError) error = NULL;

  ecot_store_undo (store, NULL, &error);
  g_assert_no_error (error);
}

void
ecot_test_store_redo (EcotStore *store)
{
  g_autoptr (GError) error = NULL;

  ecot_store_redo (store, NULL, &error);
  g_assert_no_error (error);
}

char *
ecot_test_store_dump (const char *path)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (EcotDossier) dossier = ecot_store_read (path, NULL, &error);

  g_assert_no_error (error);
  return ecot_test_dump (dossier);
}

void
ecot_test_store_discard_drafts (void)
{
  g_autoptr (GPtrArray) drafts = ecot_store_list_drafts ();

  for (guint i = 0; i < drafts->len; i++)
    {
      const EcotStoreDraft *draft = drafts->pdata[i];
      g_autoptr (GError)    error = NULL;

      ecot_store_discard (draft->working_copy, &error);
      g_assert_no_error (error);
    }
}
