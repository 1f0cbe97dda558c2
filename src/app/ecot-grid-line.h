/* ecot-grid-line.h: one row of a table on screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-grid-cell.h"

G_BEGIN_DECLS

#define ECOT_TYPE_GRID_LINE (ecot_grid_line_get_type ())

G_DECLARE_FINAL_TYPE (EcotGridLine, ecot_grid_line, ECOT, GRID_LINE, GtkWidget)

/* @widths: of the columns, in pixels; shared with the table, which changes them */
GtkWidget *ecot_grid_line_new (EcotGridModel *model,
                               const int     *widths);
/* Shows the row of the model at @row. */
void          ecot_grid_line_bind (EcotGridLine *self,
                                   guint         row);
guint         ecot_grid_line_get_row (EcotGridLine *self);
EcotGridCell *ecot_grid_line_get_cell (EcotGridLine *self,
                                       guint         column);

G_END_DECLS
