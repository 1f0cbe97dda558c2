/* ecot-ending.h: where a page ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is never cut: a line of a paragraph, a row of a table. */
typedef struct
{
  double   before, height; /* before: the space above it, dropped at the top of a page */
  double   clings;         /* what part of a page may be left white so that it begins none */
  double   repeated;       /* height of what is drawn again above it at the top of a page */
  guint    first;          /* of its marks */
  guint    repeat;         /* number of what is drawn again + 1, or 0 */
  gboolean begins;         /* it may begin a page */
  gboolean turns;          /* it begins one */
} EcotStrip;

/**
 * ecot_ending_find:
 * @strips: (element-type EcotStrip): up to the last one that stays with @second
 * @first: the first strip of a page
 * @second: what that page has no room for
 * @room: height of a page
 *
 * Returns: the first strip of the next page: @second, or one before it
 */
guint ecot_ending_find (GArray *strips,
                        guint   first,
                        guint   second,
                        double  room);

/**
 * ecot_ending_mend:
 * @strips: (element-type EcotStrip): of the last two pages
 * @second: the first strip of the last page
 * @room: height of a page
 *
 * Sees to it that the last page holds more than a little, if that can be.
 *
 * Returns: the first strip of the last page now, or 0: there is but one
 */
guint ecot_ending_mend (GArray *strips,
                        guint   second,
                        double  room);

G_END_DECLS
