/* ecot-spread.c: where a number stands among others: median and quartiles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There are several ways to count quartiles, and they differ for few numbers.
 * This one is what people do by hand: halve, and halve again.
 */

#include "base/ecot-spread.h"

#include <stdlib.h>
#include <string.h>

static int
compare (const void *a,
         const void *b)
{
  gint64 one = *(const gint64 *)a, two = *(const gint64 *)b;

  return (one > two) - (one < two);
}

/* Half of the way up from @low, which is not above @high: their sum may not fit. */
static gint64
middle (gint64 low,
        gint64 high)
{
  guint64 gap = (guint64)high - (guint64)low;

  return (gint64)((guint64)low + gap / 2 + gap % 2);
}

static gint64
median (const gint64 *sorted,
        guint         n)
{
  return n % 2 == 1 ? sorted[n / 2] : middle (sorted[n / 2 - 1], sorted[n / 2]);
}

gboolean
ecot_spread (const gint64 *numbers,
             guint         n,
             EcotSpread   *spread)
{
  g_autofree gint64 *sorted = NULL;
  guint              half = n / 2;

  g_return_val_if_fail (spread != NULL, FALSE);

  *spread = (EcotSpread){ .n = n };

  if (n < ECOT_SPREAD_LEAST)
    return FALSE;

  sorted = g_memdup2 (numbers, n * sizeof *numbers);
  qsort (sorted, n, sizeof *sorted, compare);
  spread->least = sorted[0];
  spread->first_quartile = median (sorted, half);
  spread->median = median (sorted, n);
  spread->third_quartile = median (sorted + n - half, half);
  spread->most = sorted[n - 1];
  return TRUE;
}
