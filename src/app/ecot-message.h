/* ecot-message.h: the one dialogue that only tells something
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For what no window of a dossier can show, as a file that does not open. */
void ecot_message_show (GtkWindow  *over,
                        const char *title,
                        const char *text);

typedef void (*EcotFileFunc) (const char *path,
                              gpointer    user_data);

/* Asks for a file and calls @func with its path, unless the person changes their mind.
 * @name: (nullable): the name proposed for a file to write; NULL opens one
 * @patterns: "*.ecot", … ending with NULL */
void ecot_message_ask_file (GtkWindow         *over,
                            const char        *title,
                            const char        *accept,
                            const char        *name,
                            const char        *kind,
                            const char *const *patterns,
                            EcotFileFunc       func,
                            GObject           *user_data);

/* A file or a folder, by whatever the desktop opens it with. */
void ecot_message_open_file (GtkWindow  *over,
                             const char *path);

/* The file a dialog gave back, with @ending, whichever way it is written.  The dialog asked about replacing
 * what was chosen: where the ending makes it another file that exists, one that does not is meant.  (transfer full) */
char *ecot_message_complete_path (const char *path,
                                  const char *ending);

G_END_DECLS
