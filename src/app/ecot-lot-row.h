/* ecot-lot-row.h: a lot of a call on the start page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-lot-words.h"

G_BEGIN_DECLS

#define ECOT_TYPE_LOT_ROW (ecot_lot_row_get_type ())

G_DECLARE_FINAL_TYPE (EcotLotRow, ecot_lot_row, ECOT, LOT_ROW, GtkListBoxRow)

GtkWidget *ecot_lot_row_new (EcotLot *lot);

EcotLot     *ecot_lot_row_get_lot (EcotLotRow *self);
EcotDeadline ecot_lot_row_get_deadline (EcotLotRow *self);
/* Whether every word of @search, folded, is somewhere in the row. */
gboolean ecot_lot_row_matches (EcotLotRow *self,
                               const char *search);

G_END_DECLS
