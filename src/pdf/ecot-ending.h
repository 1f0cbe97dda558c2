/* ecot-ending.h: where the last page but one ends
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
  double   repeated;       /* height of what is drawn again above it at the top of a page */
  guint    first;          /* of its marks */
  guint    repeat;         /* number of what is drawn again + 1, or 0 */
  gboolean begins;         /* it may begin a page */
  gboolean turns;          /* it begins one */
} EcotStrip;

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
