/* ecot-figure-list.h: figures one below the other, each with its name and its "why?"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_FIGURE_LIST (ecot_figure_list_get_type ())

G_DECLARE_FINAL_TYPE (EcotFigureList, ecot_figure_list, ECOT, FIGURE_LIST, GtkGrid)

GtkWidget *ecot_figure_list_new (EcotWork *work);
/* Nothing happens if the lot has no such figure. */
void ecot_figure_list_add (EcotFigureList *self,
                           const char     *figure);

/* Those called @prefix and something more, while they have a value: they come and go.  Once,
 * after the others. */
void ecot_figure_list_follow (EcotFigureList *self,
                              const char     *prefix);

G_END_DECLS
