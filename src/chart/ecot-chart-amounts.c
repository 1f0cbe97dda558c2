/* ecot-chart-amounts.c: bars and shares
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both are a list of labels with their amount and share in columns, so that what
 * is seen can also be read: bars beside each label, or one bar above all of them
 * whose pieces the list names by their pattern.  No two have the same pattern,
 * and all can be told apart in black and white; the last one is that of what is
 * named no more.
 */

#include "config.h"

#include "chart/ecot-chart-private.h"

#define ROW_GAP     3
#define COLUMN_GAP  10
#define BAR_HEIGHT  9
#define SHARES_BAR  16
#define SWATCH      9
#define SWATCH_GAP  6
#define HATCH_STEP  3.6
#define LABEL_SHARE 0.36 /* of the width, for the labels beside bars */
#define SEPARATED   2.84 /* a millimetre: lines around what is thinner would hide it */

/* What the longest names of cost categories take; a list of shares is as wide as the paper, and stays short. */
#define BAR_LINES   5
#define SHARE_LINES 2

typedef struct
{
  double label_x, label_width;
  double amount_right, share_right;
  double bar_x, bar_width;
} Columns;

static char *
format_amount (const EcotChartItem *item)
{
  char buf[ECOT_AMOUNT_BUFSIZE];

  return g_strdup (ecot_amount_format_french (item->value, buf));
}

/* Wide enough for the widest of each. */
static void
measure_numbers (EcotPlot *self,
                 double   *amounts,
                 double   *shares)
{
  *amounts = *shares = 0;

  for (guint i = 0; i < ecot_chart_get_n_items (self->chart); i++)
    {
      const EcotChartItem *item = ecot_chart_get_item (self->chart, i);
      g_autofree char     *amount = format_amount (item);
      g_autofree char     *share = ecot_chart_format_share (item->share);

      *amounts = MAX (*amounts, ecot_plot_measure (self, ECOT_CHART_NUMBER, amount));
      *shares = MAX (*shares, ecot_plot_measure (self, ECOT_CHART_NUMBER, share));
    }
}

static void
measure_columns (EcotPlot *self,
                 gboolean  bars,
                 Columns  *columns)
{
  double amounts, shares, left;

  measure_numbers (self, &amounts, &shares);
  columns->share_right = self->width;
  columns->amount_right = self->width - shares - COLUMN_GAP;
  left = MAX (columns->amount_right - amounts - COLUMN_GAP, 40);

  columns->label_x = bars ? 0 : SWATCH + SWATCH_GAP;
  columns->label_width = bars ? MIN (self->width * LABEL_SHARE, left * 0.6) : left - columns->label_x;
  columns->bar_x = columns->label_width + COLUMN_GAP;
  columns->bar_width = MAX (left - columns->bar_x, 10);
}

/* Slanted lines over a rectangle, each cut at its sides. */
static void
add_hatch (EcotPlot *self,
           double    x,
           double    y,
           double    w,
           double    h,
           gboolean  rising)
{
  for (double at = -h + HATCH_STEP / 2; at < w; at += HATCH_STEP)
    {
      double from = MAX (at, 0), to = MIN (at + h, w);

      if (rising)
        ecot_plot_add (self, ECOT_SHAPE_RULE, ECOT_CHART_BLACK, x + from, y + h - (from - at), to - from, from - to);
      else
        ecot_plot_add (self, ECOT_SHAPE_RULE, ECOT_CHART_BLACK, x + from, y + (from - at), to - from, to - from);
    }
}

static void
add_levels (EcotPlot *self,
            double    x,
            double    y,
            double    w,
            double    h)
{
  for (double at = HATCH_STEP / 2; at < h; at += HATCH_STEP)
    ecot_plot_add (self, ECOT_SHAPE_RULE, ECOT_CHART_BLACK, x, y + at, w, 0);
}

static void
add_pattern (EcotPlot *self,
             guint     i,
             double    x,
             double    y,
             double    w,
             double    h)
{
  static const struct
  {
    EcotChartInk ink;
    gboolean     rising, falling, level;
  } patterns[ECOT_CHART_MAX_SHARES] = {
    { .ink = ECOT_CHART_ACCENT },
    { .ink = ECOT_CHART_LIGHT },
    { .ink = ECOT_CHART_BLACK },
    { .ink = ECOT_CHART_LIGHT, .rising = TRUE },
    { .ink = ECOT_CHART_MIDDLE },
    { .ink = ECOT_CHART_LIGHT, .falling = TRUE },
    { .ink = ECOT_CHART_LIGHT, .level = TRUE },
    { .ink = ECOT_CHART_LIGHT, .rising = TRUE, .falling = TRUE },
  };

  ecot_plot_add (self, ECOT_SHAPE_FILL, patterns[i].ink, x, y, w, h);
  if (patterns[i].rising)
    add_hatch (self, x, y, w, h, TRUE);
  if (patterns[i].falling)
    add_hatch (self, x, y, w, h, FALSE);
  if (patterns[i].level)
    add_levels (self, x, y, w, h);
}

static EcotAmount
find_greatest (EcotPlot *self)
{
  EcotAmount greatest = 1;

  for (guint i = 0; i < ecot_chart_get_n_items (self->chart); i++)
    greatest = MAX (greatest, ecot_chart_get_item (self->chart, i)->value);

  return greatest;
}

static void
add_numbers (EcotPlot            *self,
             const EcotChartItem *item,
             const Columns       *columns,
             double               y)
{
  g_autofree char *amount = format_amount (item);
  g_autofree char *share = ecot_chart_format_share (item->share);

  ecot_plot_add_text (self, ECOT_CHART_NUMBER, amount, columns->amount_right, y, 1);
  ecot_plot_add_text (self, ECOT_CHART_NUMBER, share, columns->share_right, y, 1);
}

static void
add_bar_row (EcotPlot            *self,
             const EcotChartItem *item,
             const Columns       *columns,
             EcotAmount           greatest)
{
  double height = ecot_plot_add_label (self, item->label, columns->label_x, self->y, columns->label_width, BAR_LINES);
  double width = columns->bar_width * ((double)MAX (item->value, 0) / (double)greatest);

  if (item->value > 0)
    ecot_plot_add (self, ECOT_SHAPE_FILL, ECOT_CHART_ACCENT, columns->bar_x, self->y + (height - BAR_HEIGHT) / 2, MAX (width, 0.5), BAR_HEIGHT);

  add_numbers (self, item, columns, self->y + (height - ECOT_CHART_LEADING) / 2);
  self->y += height + ROW_GAP;
}

static void
add_share_row (EcotPlot      *self,
               guint          i,
               const Columns *columns)
{
  const EcotChartItem *item = ecot_chart_get_item (self->chart, i);
  double               height = ecot_plot_add_label (self, item->label, columns->label_x, self->y, columns->label_width, SHARE_LINES);
  double               y = self->y + (ECOT_CHART_LEADING - SWATCH) / 2;

  add_pattern (self, i, 0.2, y, SWATCH, SWATCH);
  ecot_plot_add (self, ECOT_SHAPE_FRAME, ECOT_CHART_BLACK, 0.2, y, SWATCH, SWATCH);
  add_numbers (self, item, columns, self->y);
  self->y += height + ROW_GAP;
}

static void
add_bars (EcotPlot *self)
{
  EcotAmount greatest = find_greatest (self);
  double     top = self->y;
  Columns    columns;

  measure_columns (self, TRUE, &columns);
  for (guint i = 0; i < ecot_chart_get_n_items (self->chart); i++)
    add_bar_row (self, ecot_chart_get_item (self->chart, i), &columns, greatest);

  ecot_plot_add (self, ECOT_SHAPE_RULE, ECOT_CHART_BLACK, columns.bar_x, top - 1, 0, self->y - ROW_GAP - top + 2);
}

/* The pieces of the bar are as wide as the amounts are great, not as the shares that are printed. */
static void
add_shares (EcotPlot *self)
{
  Columns columns;
  double  total = 0, x = 0.2;

  for (guint i = 0; i < ecot_chart_get_n_items (self->chart); i++)
    total += (double)MAX (ecot_chart_get_item (self->chart, i)->value, 0);

  for (guint i = 0; total > 0 && i < ecot_chart_get_n_items (self->chart); i++)
    {
      double part = (double)MAX (ecot_chart_get_item (self->chart, i)->value, 0) / total * (self->width - 0.4);

      if (part > 0)
        add_pattern (self, i, x, self->y, part, SHARES_BAR);
      if (part >= SEPARATED)
        ecot_plot_add (self, ECOT_SHAPE_FRAME, ECOT_CHART_BLACK, x, self->y, part, SHARES_BAR);
      x += part;
    }

  if (total > 0)
    ecot_plot_add (self, ECOT_SHAPE_FRAME, ECOT_CHART_BLACK, 0.2, self->y, self->width - 0.4, SHARES_BAR);

  self->y += SHARES_BAR + 2 * ROW_GAP;
  measure_columns (self, FALSE, &columns);
  for (guint i = 0; i < ecot_chart_get_n_items (self->chart); i++)
    add_share_row (self, i, &columns);
}

void
ecot_plot_amounts (EcotPlot *self)
{
  if (ecot_chart_get_kind (self->chart) == ECOT_CHART_BARS)
    add_bars (self);
  else
    add_shares (self);
}
