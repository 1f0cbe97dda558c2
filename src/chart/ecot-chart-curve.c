/* ecot-chart-curve.c: a balance month by month
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The line of nothing is always in sight, because what is below it has to be
 * lent by somebody; the lowest point is marked and says its amount and month.
 */

#include "config.h"

#include "chart/ecot-chart-private.h"

#define HEIGHT     92
#define COLUMN_GAP 8
#define POINT      3.2
#define NOTE_GAP   6

typedef struct
{
  EcotMonths months;
  double     top;
  double     greatest, least; /* of the scale */
} Scale;

static double
get_y (const Scale *scale,
       EcotAmount   value)
{
  return scale->top + HEIGHT * (scale->greatest - (double)value) / (scale->greatest - scale->least);
}

/* In the middle of its month. */
static double
get_x (const Scale *scale,
       EcotDate     month)
{
  int year, number, day;

  ecot_date_split (month, &year, &number, &day);
  return ecot_months_get_x (&scale->months, ecot_date_new (year, number, 1)) + scale->months.width / scale->months.n_months / 2;
}

static void
find_bounds (EcotPlot   *self,
             EcotAmount *least,
             EcotAmount *greatest)
{
  *least = *greatest = 0;

  for (guint i = 0; i < ecot_chart_get_n_items (self->chart); i++)
    {
      *least = MIN (*least, ecot_chart_get_item (self->chart, i)->value);
      *greatest = MAX (*greatest, ecot_chart_get_item (self->chart, i)->value);
    }
}

static double
measure_amount (EcotPlot  *self,
                EcotAmount amount)
{
  char buf[ECOT_AMOUNT_BUFSIZE];

  return ecot_plot_measure (self, ECOT_CHART_NUMBER, ecot_amount_format_french (amount, buf));
}

/* @y: of its text's middle, which stands beside the line unless another is there. */
static void
add_level (EcotPlot    *self,
           const Scale *scale,
           EcotAmount   amount,
           EcotChartInk ink,
           double       y)
{
  char buf[ECOT_AMOUNT_BUFSIZE];

  ecot_plot_add (self, ECOT_SHAPE_RULE, ink, scale->months.x, get_y (scale, amount), scale->months.width, 0);
  ecot_plot_add_text (self, ECOT_CHART_NUMBER, ecot_amount_format_french (amount, buf), scale->months.x - COLUMN_GAP,
                      y - ECOT_CHART_LEADING / 2, 1);
}

/* What is so near to zero that their texts would touch says its own further off. */
static void
add_levels (EcotPlot    *self,
            const Scale *scale,
            EcotAmount   least,
            EcotAmount   greatest)
{
  double zero = get_y (scale, 0);

  if (greatest > 0)
    add_level (self, scale, greatest, ECOT_CHART_LIGHT, MIN (get_y (scale, greatest), zero - ECOT_CHART_LEADING));
  add_level (self, scale, 0, ECOT_CHART_BLACK, zero);
  if (least < 0)
    add_level (self, scale, least, ECOT_CHART_LIGHT, MAX (get_y (scale, least), zero + ECOT_CHART_LEADING));
}

static void
add_line (EcotPlot    *self,
          const Scale *scale)
{
  for (guint i = 1; i < ecot_chart_get_n_items (self->chart); i++)
    {
      const EcotChartItem *from = ecot_chart_get_item (self->chart, i - 1), *to = ecot_chart_get_item (self->chart, i);
      double               x = get_x (scale, from->start), y = get_y (scale, from->value);

      ecot_plot_add (self, ECOT_SHAPE_STROKE, ECOT_CHART_ACCENT, x, y, get_x (scale, to->start) - x, get_y (scale, to->value) - y);
    }
}

/* Below the drawing, where no line runs through it. */
static void
add_lowest (EcotPlot    *self,
            const Scale *scale)
{
  const EcotChartItem *item = ecot_chart_get_item (self->chart, ecot_chart_get_lowest (self->chart));
  g_autofree char     *note = NULL;
  char                 buf[ECOT_AMOUNT_BUFSIZE];

  ecot_plot_add (self, ECOT_SHAPE_DISC, ECOT_CHART_BLACK, get_x (scale, item->start), get_y (scale, item->value), POINT, POINT);
  ecot_plot_add (self, ECOT_SHAPE_DISC, ECOT_CHART_BLACK, scale->months.x + POINT, self->y + ECOT_CHART_LEADING / 2, POINT, POINT);

  note = g_strdup_printf ("Point le plus bas\u00a0: %s, fin %s", ecot_amount_format_french (item->value, buf), item->label);
  ecot_plot_add_text (self, ECOT_CHART_TEXT, note, scale->months.x + 2 * POINT + NOTE_GAP, self->y, 0);
  self->y += ECOT_CHART_LEADING;
}

void
ecot_plot_curve (EcotPlot *self)
{
  EcotAmount least, greatest;
  Scale      scale;

  find_bounds (self, &least, &greatest);
  if (!ecot_months_init (&scale.months, self, MAX (measure_amount (self, least), measure_amount (self, greatest)) + COLUMN_GAP))
    return;

  scale.greatest = (double)greatest;
  scale.least = least == greatest ? -1 : (double)least;
  ecot_months_add_head (&scale.months, self);
  ecot_months_add_grid (&scale.months, self, self->y, HEIGHT + ECOT_CHART_LEADING);
  scale.top = self->y + ECOT_CHART_LEADING / 2;

  add_levels (self, &scale, least, greatest);
  add_line (self, &scale);
  self->y += HEIGHT + ECOT_CHART_LEADING + NOTE_GAP;
  add_lowest (self, &scale);
}
