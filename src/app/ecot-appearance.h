/* ecot-appearance.h: light, dark, or as the desktop says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Applies the remembered choice and follows the desktop's. */
void ecot_appearance_init (void);
/* "system", "light", "dark" */
const char *ecot_appearance_get (void);
void        ecot_appearance_set (const char *choice);

G_END_DECLS
