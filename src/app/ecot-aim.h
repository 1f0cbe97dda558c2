/* ecot-aim.h: what to type for a figure to be what one wants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_AIM (ecot_aim_get_type ())

G_DECLARE_FINAL_TYPE (EcotAim, ecot_aim, ECOT, AIM, GtkWidget)

/* Signal "typed": the value was typed, as one step. */

/* What @reason, the tree of @figure, was made of may be changed.  Hidden if nothing in it was typed. */
void ecot_aim_set_figure (EcotAim          *self,
                          EcotWork         *work,
                          const char       *figure,
                          const EcotReason *reason);

G_END_DECLS
