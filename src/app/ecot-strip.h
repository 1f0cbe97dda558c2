/* ecot-strip.h: the numbers that never leave the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_STRIP (ecot_strip_get_type ())

G_DECLARE_FINAL_TYPE (EcotStrip, ecot_strip, ECOT, STRIP, GtkWidget)

void ecot_strip_set_work (EcotStrip *self,
                          EcotWork  *work);

G_END_DECLS
