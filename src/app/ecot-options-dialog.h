/* ecot-options-dialog.h: real costs and each flat rate side by side, and one to choose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_OPTIONS_DIALOG (ecot_options_dialog_get_type ())

G_DECLARE_FINAL_TYPE (EcotOptionsDialog, ecot_options_dialog, ECOT, OPTIONS_DIALOG, GtkWindow)

/* Looking at it changes nothing; choosing is one undo step and closes it. */
GtkWidget *ecot_options_dialog_new (GtkWindow *over,
                                    EcotWork  *work);

G_END_DECLS
