/* ecot-fill-dialog.h: the form of a funder, and what goes into it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_FILL_DIALOG (ecot_fill_dialog_get_type ())

G_DECLARE_FINAL_TYPE (EcotFillDialog, ecot_fill_dialog, ECOT, FILL_DIALOG, GtkWindow)

/* Signals:
 *   "refused" (const char *message)  the form or the map cannot be used; the dialog is gone, or stays with the map before
 *   "written" (const char *path)     the filled form is there; the dialog is gone
 */

/* Reads the form at @path on another thread, then fills it by the map remembered for it, or asks for one. */
GtkWidget *ecot_fill_dialog_new (GtkWindow  *over,
                                 EcotWork   *work,
                                 const char *path);

G_END_DECLS
