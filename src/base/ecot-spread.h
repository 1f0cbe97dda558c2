/* ecot-spread.h: where a number stands among others: median and quartiles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* With fewer numbers one cannot speak of the others without naming them. */
#define ECOT_SPREAD_LEAST 5

typedef struct
{
  guint  n;
  gint64 least, first_quartile, median, third_quartile, most;
} EcotSpread;

/* FALSE if there are fewer than ECOT_SPREAD_LEAST.  The median of an even number of them is
 * the mean of the middle two, a half going up; quartiles are the medians of what lies below
 * and above the median. */
gboolean ecot_spread (const gint64 *numbers,
                      guint         n,
                      EcotSpread   *spread);

G_END_DECLS
