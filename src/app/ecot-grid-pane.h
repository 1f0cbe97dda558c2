/* ecot-grid-pane.h: a table in its frame, with what a paste could not read below it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-grid.h"

G_BEGIN_DECLS

#define ECOT_TYPE_GRID_PANE (ecot_grid_pane_get_type ())

G_DECLARE_FINAL_TYPE (EcotGridPane, ecot_grid_pane, ECOT, GRID_PANE, GtkBox)

/* @max_height: grows with its rows up to that, in pixels; 0: fills its place */
GtkWidget *ecot_grid_pane_new (EcotWork           *work,
                               const EcotGridSpec *spec,
                               const char         *name,
                               int                 max_height);
EcotGrid  *ecot_grid_pane_get_grid (EcotGridPane *self);
/* The button that shows and hides columns, for a page that has a better place for it than
 * below the table; NULL if there is none.  (transfer full) */
GtkWidget *ecot_grid_pane_take_columns (EcotGridPane *self);

G_END_DECLS
