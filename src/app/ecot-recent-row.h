/* ecot-recent-row.h: a dossier to go on with, on the start page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-recent.h"

G_BEGIN_DECLS

#define ECOT_TYPE_RECENT_ROW (ecot_recent_row_get_type ())

G_DECLARE_FINAL_TYPE (EcotRecentRow, ecot_recent_row, ECOT, RECENT_ROW, GtkListBoxRow)

/* Signal "removed": the draft is to be thrown away. */

/* @recent: (transfer full) */
GtkWidget        *ecot_recent_row_new (EcotRecent *recent);
const EcotRecent *ecot_recent_row_get_recent (EcotRecentRow *self);

G_END_DECLS
