/* ecot-hyphenator.h: where French words may be cut
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* U+00AD, in UTF-8. */
#define ECOT_SOFT_HYPHEN      "\302\255"
#define ECOT_SOFT_HYPHEN_SIZE 2

/* Without the patterns (package hyphen-fr) nothing is cut and lines are set ragged. */
gboolean ecot_hyphenator_is_available (void);

/**
 * ecot_hyphenator_append:
 *
 * Appends @length bytes of @text to @out with a soft hyphen wherever a word may
 * be cut.  Numbers, capitals, addresses and short words are left whole.
 */
void ecot_hyphenator_append (GString    *out,
                             const char *text,
                             gsize       length);

G_END_DECLS
