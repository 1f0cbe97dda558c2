/* ecot-months-view.h: what a person of the staff costs and works, month by month
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_MONTHS_VIEW (ecot_months_view_get_type ())

G_DECLARE_FINAL_TYPE (EcotMonthsView, ecot_months_view, ECOT, MONTHS_VIEW, GtkBox)

GtkWidget *ecot_months_view_new (EcotWork *work);

G_END_DECLS
