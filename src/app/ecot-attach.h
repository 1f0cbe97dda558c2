/* ecot-attach.h: files of the person that go with the dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

/* How the dossier names the file at @path: from its own folder, if it is there or below;
 * %NULL if its name is no text, which was said then.  (transfer full) */
char *ecot_attach_name (EcotWork   *work,
                        const char *path);

/* A supporting document for each of the files, of GFile, as one step; the position of the first, or -1. */
int ecot_attach_files (EcotWork   *work,
                       GListModel *files);

/* Asks for files, then calls @func with where the first stands. */
typedef void (*EcotAttachFunc) (int      position,
                                gpointer user_data);
void ecot_attach_ask (EcotWork      *work,
                      GtkWindow     *over,
                      EcotAttachFunc func,
                      GObject       *user_data);

G_END_DECLS
