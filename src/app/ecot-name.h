/* ecot-name.h: what assistive technology calls a widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4.8 names a button with a mnemonic by its label twice, underline and all;
 * this leaves @name alone. */
void ecot_name_widget (GtkWidget  *widget,
                       const char *name);

G_END_DECLS
