/* ecot-grid-cell.h: one cell of a table on screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-grid-model.h"

G_BEGIN_DECLS

#define ECOT_TYPE_GRID_CELL (ecot_grid_cell_get_type ())

G_DECLARE_FINAL_TYPE (EcotGridCell, ecot_grid_cell, ECOT, GRID_CELL, GtkWidget)

GtkWidget *ecot_grid_cell_new (void);
void       ecot_grid_cell_bind (EcotGridCell           *self,
                                const EcotGridCellText *text,
                                const char             *name);
/* What it shows, or NULL: nothing yet. */
const char *ecot_grid_cell_get_text (EcotGridCell *self);
void        ecot_grid_cell_set_selected (EcotGridCell *self,
                                         gboolean      selected);
/* The editor stands in the cell while it is typed in; NULL takes it out. */
void ecot_grid_cell_set_editor (EcotGridCell *self,
                                GtkWidget    *editor);

G_END_DECLS
