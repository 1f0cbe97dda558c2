/* ecot-reason-row.h: a line of an explanation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ECOT_TYPE_REASON_ROW (ecot_reason_row_get_type ())

G_DECLARE_FINAL_TYPE (EcotReasonRow, ecot_reason_row, ECOT, REASON_ROW, GtkWidget)

GtkWidget *ecot_reason_row_new (void);
void       ecot_reason_row_bind (EcotReasonRow  *self,
                                 GtkTreeListRow *row);

G_END_DECLS
