/* ecot-why.h: how a figure was made, as a tree that opens down to what was typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_WHY (ecot_why_get_type ())

G_DECLARE_FINAL_TYPE (EcotWhy, ecot_why, ECOT, WHY, GtkPopover)

GtkWidget *ecot_why_new (EcotWork *work);
void       ecot_why_explain (EcotWhy    *self,
                             const char *figure);

G_END_DECLS
