/* ecot-chart-parts.c: a schedule longer than a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever has pages knows what room there is, and asks how many steps it holds: labels
 * have one line or four.  All parts have the same months, so that one goes on where
 * the other ends.
 */

#include "config.h"

#include "chart/ecot-chart-parts.h"

#include "chart/ecot-chart-private.h"

guint
ecot_chart_count_fitting (EcotChart       *self,
                          guint            first,
                          double           width,
                          double           height,
                          EcotChartMeasure measure,
                          gpointer         data)
{
  EcotPlot plot = { .chart = self, .width = width, .measure = measure, .data = data };
  guint    left, n;

  g_return_val_if_fail (self != NULL && first <= ecot_chart_get_n_items (self) && measure != NULL, 0);

  left = ecot_chart_get_n_items (self) - first;
  if (ecot_chart_get_kind (self) != ECOT_CHART_SCHEDULE)
    return left;

  n = ecot_plot_count_steps (&plot, first, height);
  if (n < left && left - n < ECOT_CHART_FEW && left >= 2 * ECOT_CHART_FEW)
    n = left - ECOT_CHART_FEW;

  return n;
}

EcotChart *
ecot_chart_take_part (EcotChart *self,
                      guint      first,
                      guint      n)
{
  g_autofree char *title = NULL;
  EcotChart       *part;
  EcotDate         start, end;

  g_return_val_if_fail (self != NULL && first + n <= ecot_chart_get_n_items (self), NULL);

  if (n == ecot_chart_get_n_items (self))
    return ecot_chart_ref (self);

  g_return_val_if_fail (ecot_chart_get_kind (self) == ECOT_CHART_SCHEDULE, NULL);

  title = g_strconcat (ecot_chart_get_title (self), first > 0 ? " (suite)" : NULL, NULL);
  part = ecot_chart_new (ECOT_CHART_SCHEDULE, title);
  if (ecot_chart_get_range (self, &start, &end))
    ecot_chart_set_range (part, start, end);

  for (guint i = first; i < first + n; i++)
    {
      const EcotChartItem *item = ecot_chart_get_item (self, i);

      ecot_chart_add_step (part, item->label, item->start, item->end);
    }
  ecot_chart_freeze (part);

  return part;
}
