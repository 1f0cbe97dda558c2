/* ecot-cash-view.h: cash and small aid, as the funding page shows them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

/* The balance month by month as a curve, its lowest point in words, and what was assumed. */
GtkWidget *ecot_cash_view_new (EcotWork *work);
/* What small aid was had, and how much more there may be. */
GtkWidget *ecot_aid_view_new (EcotWork *work);

G_END_DECLS
