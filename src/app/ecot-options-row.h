/* ecot-options-row.h: the flat rates of the call and those a dossier chose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_OPTIONS_ROW (ecot_options_row_get_type ())

G_DECLARE_FINAL_TYPE (EcotOptionsRow, ecot_options_row, ECOT, OPTIONS_ROW, GtkBox)

/* For a lot that has cost options, its own flat rates among them. */
GtkWidget *ecot_options_row_new (EcotWork *work);
/* FALSE if @path is none of its cells. */
gboolean ecot_options_row_go_to (EcotOptionsRow *self,
                                 const char     *path);

G_END_DECLS
