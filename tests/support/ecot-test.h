/* ecot-test.h: what the test programs share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* g_test_init() in the locale of the environment, so that a test run in a French
 * one proves that the locale changes nothing. */
void ecot_test_init (int    *argc,
                     char ***argv);

/* An empty folder below the temporary one.  Give it back to
 * ecot_test_folder_remove(), which removes everything in it, also what a test
 * made read-only. */
char *ecot_test_folder_new (void);
void  ecot_test_folder_remove (char *folder);

/* The names in @folder, hidden ones too, sorted and joined by spaces. */
char *ecot_test_folder_list (const char *folder);

/* Hostile text for parsers: pieces people and files really contain, random
 * characters and broken UTF-8, at most @max_length pieces, NUL-terminated.  The
 * same @rand gives the same text. */
char *ecot_test_noise (GRand *rand,
                       guint  max_length);

/* A random number of a random number of bits, so that small ones are not rare. */
gint64 ecot_test_random_int64 (GRand *rand);

/* A disk that fills up: takes @size bytes, then fails with G_IO_ERROR_NO_SPACE. */
GOutputStream *ecot_test_full_stream_new (gsize size);

G_END_DECLS
