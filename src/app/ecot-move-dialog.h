/* ecot-move-dialog.h: what another version of the call changes, before it does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"
#include "desk/ecot-move-plan.h"

G_BEGIN_DECLS

#define ECOT_TYPE_MOVE_DIALOG (ecot_move_dialog_get_type ())

G_DECLARE_FINAL_TYPE (EcotMoveDialog, ecot_move_dialog, ECOT, MOVE_DIALOG, GtkWindow)

/* Signals:
 *   "refused" (const char *message)  the file is no other version of that call; the dialog is gone
 *   "kept"                           the person stays with the version the dossier answers
 *   "moved"                          the dossier answers the other one now
 */

/* Takes @plan, and runs it on another thread. */
GtkWidget *ecot_move_dialog_new (GtkWindow    *over,
                                 EcotWork     *work,
                                 EcotMovePlan *plan);

G_END_DECLS
