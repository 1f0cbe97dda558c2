/* ecot-chart-months.c: a scale of months
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every month is as wide as the others, a day its part of it.  Where months are
 * too narrow for their letter only years are told, and where these would touch
 * some of them are left out: dates are the applicant's, and may be centuries
 * apart.
 */

#include "config.h"

#include "chart/ecot-chart-private.h"

#define MONTH_MIN 7  /* room of a letter */
#define YEAR_MIN  26 /* of a year's four digits */

static guint
count_months (EcotDate first,
              EcotDate last)
{
  int from_year, to_year, from_month, to_month, day;

  ecot_date_split (first, &from_year, &from_month, &day);
  ecot_date_split (last, &to_year, &to_month, &day);

  return (guint)((to_year - from_year) * 12 + to_month - from_month + 1);
}

gboolean
ecot_months_init (EcotMonths *self,
                  EcotPlot   *plot,
                  double      x)
{
  EcotDate start, end;
  int      year, month, day;

  if (!ecot_chart_get_range (plot->chart, &start, &end))
    return FALSE;

  ecot_date_split (start, &year, &month, &day);
  self->first = ecot_date_new (year, month, 1);
  self->n_months = count_months (start, end);
  self->x = x;
  self->width = plot->width - x;

  return TRUE;
}

double
ecot_months_get_x (const EcotMonths *self,
                   EcotDate          date)
{
  int      year, month, day;
  EcotDate first;
  double   days;

  ecot_date_split (date, &year, &month, &day);
  first = ecot_date_new (year, month, 1);
  days = (double)(g_date_get_days_in_month ((GDateMonth)month, (GDateYear)year));

  return self->x + self->width * ((count_months (self->first, first) - 1) + (day - 1) / days) / self->n_months;
}

static double
get_cell (const EcotMonths *self)
{
  return self->width / self->n_months;
}

static void
add_letters (const EcotMonths *self,
             EcotPlot         *plot)
{
  static const char *const letters[] = { "J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D" };
  double                   cell = get_cell (self);
  int                      year, month, day;

  if (cell < MONTH_MIN)
    return;

  ecot_date_split (self->first, &year, &month, &day);
  for (guint i = 0; i < self->n_months; i++)
    ecot_plot_add_text (plot, ECOT_CHART_LABEL, letters[((guint)month - 1 + i) % 12], self->x + (i + 0.5) * cell, plot->y, 0.5);

  plot->y += ECOT_CHART_LEADING;
}

/* A year stands where it begins, unless the one before still takes the room. */
static void
add_years (const EcotMonths *self,
           EcotPlot         *plot)
{
  double cell = get_cell (self), free_x = self->x;
  int    year, month, day;
  guint  i = 0;

  ecot_date_split (self->first, &year, &month, &day);
  while (i < self->n_months)
    {
      char   digits[12];
      double x = self->x + i * cell;
      double room = self->x + self->width - x;

      if (x >= free_x && (room >= YEAR_MIN || i == 0))
        {
          g_snprintf (digits, sizeof digits, "%d", year);
          ecot_plot_add_text (plot, ECOT_CHART_LABEL, digits, x, plot->y, 0);
          free_x = x + YEAR_MIN;
        }

      i += (guint)(13 - month);
      month = 1;
      year++;
    }

  plot->y += ECOT_CHART_LEADING;
}

void
ecot_months_add_head (const EcotMonths *self,
                      EcotPlot         *plot)
{
  add_years (self, plot);
  add_letters (self, plot);
  ecot_plot_add (plot, ECOT_SHAPE_RULE, ECOT_CHART_BLACK, self->x, plot->y, self->width, 0);
}

double
ecot_months_get_head_height (const EcotMonths *self)
{
  return get_cell (self) < MONTH_MIN ? ECOT_CHART_LEADING : 2 * ECOT_CHART_LEADING;
}

void
ecot_months_add_grid (const EcotMonths *self,
                      EcotPlot         *plot,
                      double            y,
                      double            height)
{
  double cell = get_cell (self);
  guint  step = cell >= MONTH_MIN ? 1 : 12;
  int    year, month, day;

  if (step * cell < 3)
    return;

  ecot_date_split (self->first, &year, &month, &day);
  for (guint i = step == 1 ? 1 : (guint)(13 - month); i < self->n_months; i += step)
    ecot_plot_add (plot, ECOT_SHAPE_RULE, ECOT_CHART_LIGHT, self->x + i * cell, y + 0.4, 0, height - 0.4);
}
