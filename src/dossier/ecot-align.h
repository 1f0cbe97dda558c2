/* ecot-align.h: which rows of a list changed place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ECOT_ALIGN_NONE G_MAXUINT

/* @was: (element-type guint): the position each row had, or %ECOT_ALIGN_NONE if it is new.  Marks in
 * @moved (as long as @was) the rows that changed place among the others: as few as possible. */
void ecot_align_find_moved (GArray   *was,
                            gboolean *moved);

G_END_DECLS
