/* ecot-test-store.c: stores for tests, where nothing is expected to fail
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/ecot-test-store.h"

#include <stdlib.h>

#include "support/ecot-test-dossier.h"
#include "support/ecot-test.h"

static char *state;

static void
remove_state (void)
{
  ecot_test_folder_remove (state);
}

void
ecot_test_store_init (int    *argc,
                      char ***argv)
{
  if (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", "/dev/shm", FALSE);

  state = ecot_test_folder_new ();
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  atexit (remove_state);

  g_test_init (argc, argv, NULL);
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
ecot_test_store_seal (EcotDossier *dossier,
                      GBytes      *call)
{
  g_autofree char *seal = ecot_store_make_seal (dossier);
  g_autofree char *hash = call != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, call) : NULL;

  return g_strconcat (seal, "+", hash, NULL);
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
ecot_test_store_clear (void)
{
  char *work = g_build_filename (state, "ecot", NULL);

  if (g_file_test (work, G_FILE_TEST_EXISTS))
    ecot_test_folder_remove (work);
  else
    g_free (work);
}
