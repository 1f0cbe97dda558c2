/* ecot-shares.h: the share of each cost category, as one bar and its legend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_SHARES (ecot_shares_get_type ())

G_DECLARE_FINAL_TYPE (EcotShares, ecot_shares, ECOT, SHARES, GtkBox)

GtkWidget *ecot_shares_new (EcotWork *work);

G_END_DECLS
