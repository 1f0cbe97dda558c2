/* ecot-grid.h: a table one types in as in a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-grid-model.h"

G_BEGIN_DECLS

#define ECOT_TYPE_GRID (ecot_grid_get_type ())

G_DECLARE_FINAL_TYPE (EcotGrid, ecot_grid, ECOT, GRID, GtkWidget)

/* Signal "rejected" (GPtrArray of EcotGridReject): pasted texts that are no values. */

/* A GtkScrollable: it stands in a scrolled window and makes rows for what is in sight.
 * @spec: static; @name: what assistive technology calls it */
GtkWidget     *ecot_grid_new (EcotWork           *work,
                              const EcotGridSpec *spec,
                              const char         *name);
EcotGridModel *ecot_grid_get_model (EcotGrid *self);

/* Puts the cursor on a cell, in sight and with the focus. */
void ecot_grid_go_to (EcotGrid *self,
                      guint     row,
                      guint     column);
/* The cell of a path of the dossier; FALSE if it is not of this table. */
gboolean ecot_grid_go_to_path (EcotGrid   *self,
                               const char *path);
/* Begins typing in a cell with @text in it, as after a refused paste; NULL: what it holds. */
void ecot_grid_edit_cell (EcotGrid   *self,
                          gint64      record,
                          const char *field,
                          const char *text);
/* Adds a category and asks for its name. */
void ecot_grid_add_category (EcotGrid *self);

G_END_DECLS
