/* ecot-locale.h: the language of the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes the user's locale and binds the translations that belong to the running
 * program: those beside it in its build folder, else those it was installed with. */
void ecot_locale_init (void);

G_END_DECLS
