/* ecot-level-look.h: how error, warning and advice look, and what they are called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "call/ecot-lot.h"

G_BEGIN_DECLS

const char *ecot_level_get_icon (EcotLevel level);
/* In the language of the screen. */
const char *ecot_level_get_name (EcotLevel level);

/* Gives @widget the class of @level and takes the others away. */
void ecot_level_dress (GtkWidget *widget,
                       EcotLevel  level);

G_END_DECLS
