/* ecot-import-dialog.h: a budget from a spreadsheet, looked at before it is added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_IMPORT_DIALOG (ecot_import_dialog_get_type ())

G_DECLARE_FINAL_TYPE (EcotImportDialog, ecot_import_dialog, ECOT, IMPORT_DIALOG, GtkWindow)

/* Signals:
 *   "refused" (const char *message)  the file cannot be read; the dialog is gone
 *   "added" (const char *message)    it was added, as one step
 */

/* Reads @path on another thread. */
GtkWidget *ecot_import_dialog_new (GtkWindow  *over,
                                   EcotWork   *work,
                                   const char *path);

G_END_DECLS
