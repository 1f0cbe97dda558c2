/* ecot-name.h: what a widget is called, by assistive technology and under the pointer
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

/* gtk_widget_set_tooltip_text() asks the display where the pointer is and waits for the
 * answer, whatever the text: too long for what is shown again after every keystroke. */
void ecot_name_tip (GtkWidget  *widget,
                    const char *text);

G_END_DECLS
