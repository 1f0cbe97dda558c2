/* ecot-letters.h: how wide words are, whatever fonts there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes @text to @end in a sans serif, in thousandths of its size. */
guint ecot_letters_measure (const char *text,
                            const char *end,
                            gboolean    strong);

G_END_DECLS
