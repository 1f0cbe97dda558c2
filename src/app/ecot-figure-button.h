/* ecot-figure-button.h: a computed number that answers "why?"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_FIGURE_BUTTON (ecot_figure_button_get_type ())

G_DECLARE_FINAL_TYPE (EcotFigureButton, ecot_figure_button, ECOT, FIGURE_BUTTON, GtkWidget)

/* @figure: its name, or the path of what is computed of a record; @caption: (nullable): stands before the number; NULL: the figure's own label in its tooltip alone */
GtkWidget  *ecot_figure_button_new (EcotWork   *work,
                                    const char *figure,
                                    const char *caption);
const char *ecot_figure_button_get_figure (EcotFigureButton *self);
/* Stands after the number, as "/h". */
void ecot_figure_button_set_suffix (EcotFigureButton *self,
                                    const char       *suffix);
/* The number changed sign or passed a limit: a sign and a colour say so.  @class: "warning", "error", "success" or NULL */
void ecot_figure_button_set_state (EcotFigureButton *self,
                                   const char *class);

G_END_DECLS
