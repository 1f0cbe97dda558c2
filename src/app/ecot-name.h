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

/* gtk_widget_set_tooltip_text() asks the display where the pointer is, waits for the answer, and shows the tip of what
 * is there while somebody types: too long for what is shown again after every keystroke.  This is asked when the
 * pointer rests; assistive technology hears it as the description.  FALSE: it said so already. */
gboolean ecot_name_tip (GtkWidget  *widget,
                        const char *text);

/* gtk_image_set_from_icon_name() takes the picture out and asks for the size of everything around, were it the
 * one that is there. */
void ecot_name_icon (GtkImage   *image,
                     const char *icon);

G_END_DECLS
