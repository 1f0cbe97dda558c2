/* ecot-clamp.h: a layout that keeps a page from growing wider than one reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ECOT_TYPE_CLAMP (ecot_clamp_get_type ())

G_DECLARE_FINAL_TYPE (EcotClamp, ecot_clamp, ECOT, CLAMP, GtkLayoutManager)

/* One child, at most @width pixels wide, at the start. */
GtkLayoutManager *ecot_clamp_new (int width);
void              ecot_clamp_set_width (EcotClamp *self,
                                        int        width);

G_END_DECLS
