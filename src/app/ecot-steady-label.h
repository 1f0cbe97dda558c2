/* ecot-steady-label.h: a text that changes while one types, and moves nothing around it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ECOT_TYPE_STEADY_LABEL (ecot_steady_label_get_type ())

G_DECLARE_FINAL_TYPE (EcotSteadyLabel, ecot_steady_label, ECOT, STEADY_LABEL, GtkWidget)

/* It has the width of the widest text so far, and the text stands at its end: elsewhere by its property "xalign",
 * from 0 to 1.  With "ellipsize" it may be given less, and cuts the text short.  FALSE: it said so already. */
gboolean ecot_steady_label_set_text (EcotSteadyLabel *self,
                                     const char      *text);

G_END_DECLS
