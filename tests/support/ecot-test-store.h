/* ecot-test-store.h: stores for tests, where nothing is expected to fail
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/ecot-store.h"

G_BEGIN_DECLS

/* In place of g_test_init(): with a private folder of its own, in memory where that can
 * be had, because a durable commit waits for the disk. */
void ecot_test_store_init (int    *argc,
                           char ***argv);

/* With a call of a few bytes. */
EcotStore *ecot_test_store_new (void);
EcotStore *ecot_test_store_open (const char *path);
void       ecot_test_store_publish (EcotStore  *store,
                                    const char *path);
void       ecot_test_store_undo (EcotStore *store);
void       ecot_test_store_redo (EcotStore *store);

/* Of the dossier and the call it answers.  (transfer full) */
char *ecot_test_store_seal (EcotDossier *dossier,
                            GBytes      *call);

/* As ecot_test_dump(), of the file at @path. */
char *ecot_test_store_dump (const char *path);

/* Throws away every working copy: a test leaves nothing to the next. */
void ecot_test_store_clear (void);

G_END_DECLS
