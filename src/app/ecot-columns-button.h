/* ecot-columns-button.h: shows and hides the columns of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-grid-model.h"

G_BEGIN_DECLS

/* NULL if every column of the table always stands.  What was asked for on this machine is
 * shown at once. */
GtkWidget *ecot_columns_button_new (EcotGridModel *model);

G_END_DECLS
