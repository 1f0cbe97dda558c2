/* ecot-settings.h: what the window remembers from one day to the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int  ecot_settings_get_int (const char *key,
                            int         fallback);
void ecot_settings_set_int (const char *key,
                            int         value);
/* (transfer full) (nullable) */
char *ecot_settings_get_text (const char *key);
void  ecot_settings_set_text (const char *key,
                              const char *value);

G_END_DECLS
