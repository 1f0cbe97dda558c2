/* ecot-parts.h: a few byte strings in one, for the way to the reader and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* At most so many, and so much in all. */
#define ECOT_PARTS_MAX      1024
#define ECOT_PARTS_MAX_SIZE ((gsize)256 * 1024 * 1024)

/* (transfer full) (element-type GBytes) */
GPtrArray *ecot_parts_new (void);
/* Each part after its length, eight bytes, the low one first.  (transfer full) */
GBytes *ecot_parts_join (const GPtrArray *parts);
/* NULL if the bytes are not what was joined: the other side may be anybody's.  (transfer full) */
GPtrArray *ecot_parts_split (GBytes *bytes);

G_END_DECLS
