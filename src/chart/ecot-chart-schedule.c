/* ecot-chart-schedule.c: steps as bars over the months
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lasts one day is a point and not a bar too thin to be seen.
 */

#include "config.h"

#include "chart/ecot-chart-private.h"

#define LABEL_SHARE 0.38
#define COLUMN_GAP  10
#define ROW_GAP     3
#define BAR_HEIGHT  8
#define POINT       3.2
#define MAX_LINES   4

static void
add_bar (EcotPlot            *self,
         const EcotMonths    *months,
         const EcotChartItem *item,
         double               middle)
{
  double from = ecot_months_get_x (months, item->start);
  double to = ecot_months_get_x (months, item->end + 1);

  if (item->start == item->end)
    ecot_plot_add (self, ECOT_SHAPE_DISC, ECOT_CHART_ACCENT, (from + to) / 2, middle, POINT, POINT);
  else
    ecot_plot_add (self, ECOT_SHAPE_FILL, ECOT_CHART_ACCENT, from, middle - BAR_HEIGHT / 2, MAX (to - from, 2), BAR_HEIGHT);
}

static double
measure_rows (EcotPlot *self,
              double    width)
{
  double height = ROW_GAP;

  for (guint i = 0; i < ecot_chart_get_n_items (self->chart); i++)
    height += ecot_plot_measure_label (self, ecot_chart_get_item (self->chart, i)->label, width, MAX_LINES) + ROW_GAP;

  return height;
}

void
ecot_plot_schedule (EcotPlot *self)
{
  double     label_width = self->width * LABEL_SHARE;
  EcotMonths months;

  if (!ecot_months_init (&months, self, label_width + COLUMN_GAP))
    return;

  ecot_months_add_head (&months, self);
  ecot_months_add_grid (&months, self, self->y, measure_rows (self, label_width));
  self->y += ROW_GAP;

  for (guint i = 0; i < ecot_chart_get_n_items (self->chart); i++)
    {
      const EcotChartItem *item = ecot_chart_get_item (self->chart, i);
      double               height = ecot_plot_add_label (self, item->label, 0, self->y, label_width, MAX_LINES);

      add_bar (self, &months, item, self->y + height / 2);
      self->y += height + ROW_GAP;
    }

  ecot_plot_add (self, ECOT_SHAPE_RULE, ECOT_CHART_BLACK, months.x, self->y, months.width, 0);
}

guint
ecot_plot_count_steps (EcotPlot *self,
                       guint     first,
                       double    height)
{
  double     label_width = self->width * LABEL_SHARE;
  guint      n = 0;
  EcotMonths months;

  if (!ecot_months_init (&months, self, label_width + COLUMN_GAP))
    return ecot_chart_get_n_items (self->chart) - first;

  height -= ECOT_CHART_TITLE_HEIGHT + ecot_months_get_head_height (&months) + ROW_GAP;
  for (; first + n < ecot_chart_get_n_items (self->chart); n++)
    {
      height -= ecot_plot_measure_label (self, ecot_chart_get_item (self->chart, first + n)->label, label_width, MAX_LINES) + ROW_GAP;
      if (height < 0)
        break;
    }

  return n;
}
