/* ecot-method-box.h: how amounts are counted: VAT, whole euros, periods
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_METHOD_BOX (ecot_method_box_get_type ())

G_DECLARE_FINAL_TYPE (EcotMethodBox, ecot_method_box, ECOT, METHOD_BOX, GtkBox)

GtkWidget *ecot_method_box_new (EcotWork *work);
/* Unfolds what hides the cell @path and puts the focus on it; FALSE: it is not here. */
gboolean ecot_method_box_go_to (EcotMethodBox *self,
                                const char    *path);

G_END_DECLS
