/* ecot-rate-row.h: the indirect costs a flat rate of the call makes, and one button that writes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_RATE_ROW (ecot_rate_row_get_type ())

G_DECLARE_FINAL_TYPE (EcotRateRow, ecot_rate_row, ECOT, RATE_ROW, GtkBox)

/* @rate: the lot's */
GtkWidget *ecot_rate_row_new (EcotWork           *work,
                              const EcotFlatRate *rate);

G_END_DECLS
