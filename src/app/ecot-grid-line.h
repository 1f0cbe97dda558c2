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

#define ECOT_GRID_NO_ROW G_MAXUINT

/* @widths: of the columns, in pixels; shared with the table, which changes them */
GtkWidget *ecot_grid_line_new (EcotGridModel *model,
                               const int     *widths);
/* Shows the row of the model at @row. */
void ecot_grid_line_bind (EcotGridLine *self,
                          guint         row);
/* After rows came, went or moved: its record is followed to where it is now, and shown as it was.  Of what is no
 * record, or none any more, the row is ECOT_GRID_NO_ROW until it is bound to another. */
void ecot_grid_line_follow (EcotGridLine *self);
/* Out of sight it is not heard of either. */
void          ecot_grid_line_set_shown (EcotGridLine *self,
                                        gboolean      shown);
guint         ecot_grid_line_get_row (EcotGridLine *self);
EcotGridCell *ecot_grid_line_get_cell (EcotGridLine *self,
                                       guint         column);

G_END_DECLS
