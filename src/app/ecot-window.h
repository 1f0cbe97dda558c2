/* ecot-window.h: the window of a dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "desk/ecot-desk.h"

G_BEGIN_DECLS

#define ECOT_TYPE_WINDOW (ecot_window_get_type ())

G_DECLARE_FINAL_TYPE (EcotWindow, ecot_window, ECOT, WINDOW, GtkApplicationWindow)

GtkWidget *ecot_window_new (GtkApplication *application,
                            EcotDesk       *desk);
/* Whether its dossier is that of the file or working copy @path. */
gboolean ecot_window_holds (EcotWindow *self,
                            const char *path);

/* Hears what the other dossiers of this machine say now. */
void ecot_window_look_around (EcotWindow *self);

G_END_DECLS
