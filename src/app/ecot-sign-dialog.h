/* ecot-sign-dialog.h: who signed a paper, and on which day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_SIGN_DIALOG (ecot_sign_dialog_get_type ())

G_DECLARE_FINAL_TYPE (EcotSignDialog, ecot_sign_dialog, ECOT, SIGN_DIALOG, GtkWindow)

/* @paper: its identifier; @title: what it is called */
GtkWidget *ecot_sign_dialog_new (GtkWindow  *over,
                                 EcotWork   *work,
                                 const char *paper,
                                 const char *title);

G_END_DECLS
