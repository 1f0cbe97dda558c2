/* ecot-help-window.h: the guide, a topic at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ECOT_TYPE_HELP_WINDOW (ecot_help_window_get_type ())

G_DECLARE_FINAL_TYPE (EcotHelpWindow, ecot_help_window, ECOT, HELP_WINDOW, GtkApplicationWindow)

/* Shows the guide, anew or again; if it cannot be read, says so on @over (nullable). */
void ecot_help_window_show (GtkApplication *application,
                            GtkWindow      *over);

G_END_DECLS
