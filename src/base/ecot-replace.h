/* ecot-replace.h: a file replaced whole, or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ecot_replace_contents:
 * @path: where; its folder must exist
 * @bytes: what
 *
 * Writes a hidden file beside @path, fsyncs it, renames it over @path and fsyncs
 * the folder.  On failure @path is as it was and the hidden file is gone; the
 * error is %ECOT_ERROR_WRITE and names the file and the remedy.
 */
gboolean ecot_replace_contents (const char *path,
                                GBytes     *bytes,
                                GError    **error);

/* Removes the hidden files of this user that replacements of @path left when they were
 * cut short at least @age seconds ago: a young one may be being written. */
void ecot_replace_sweep (const char *path,
                         guint       age);

/* The same for a file somebody else writes: ecot_replace_begin() gives the path
 * to write to, ecot_replace_commit() fsyncs and renames, ecot_replace_abort()
 * removes it.  Commit and abort free @self. */
typedef struct _EcotReplace EcotReplace;

EcotReplace *ecot_replace_begin (const char *path,
                                 GError    **error);
const char  *ecot_replace_get_path (EcotReplace *self);
/* All of the hidden file.  On failure only ecot_replace_abort() is left to do. */
gboolean ecot_replace_write (EcotReplace *self,
                             GBytes      *bytes,
                             GError     **error);
gboolean ecot_replace_commit (EcotReplace *self,
                              GError     **error);
/* For a name that nothing must have: if a file has come to stand there, nothing is
 * replaced, @exists is TRUE and no error is set. */
gboolean ecot_replace_commit_new (EcotReplace *self,
                                  gboolean    *exists,
                                  GError     **error);
void     ecot_replace_abort (EcotReplace *self);

/* The same for what comes piece by piece, with ecot_replace_append(): nothing is to be seen of it before the commit, nor
 * left of it if there never is one.  It has no path.  When a piece fails, only ecot_replace_abort() is left to do. */
EcotReplace *ecot_replace_begin_append (const char *path,
                                        GError    **error);
gboolean     ecot_replace_append (EcotReplace  *self,
                                  gconstpointer data,
                                  gsize         size,
                                  GError      **error);
/* Over what was appended from @offset on, for what is known only later; the next piece goes to the end all the same. */
gboolean ecot_replace_overwrite (EcotReplace  *self,
                                 guint64       offset,
                                 gconstpointer data,
                                 gsize         size,
                                 GError      **error);

/* The whole of a regular file of at most @max_size bytes; %ECOT_ERROR_READ with
 * a sentence naming file and remedy otherwise. */
GBytes *ecot_read_contents (const char *path,
                            gsize       max_size,
                            GError    **error);

/* Whether both paths lead to one file that is there, by whatever names and links.  Either may be %NULL: no file. */
gboolean ecot_is_same_file (const char *a,
                            const char *b);

G_END_DECLS
