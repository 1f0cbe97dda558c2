/* ecot-chart-private.h: what the layouts of charts share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/ecot-chart-shapes.h"

G_BEGIN_DECLS

/* Of the title, with the space below it. */
#define ECOT_CHART_TITLE_HEIGHT (ECOT_CHART_LEADING + 5)

/* A chart being laid out, from top to bottom. */
typedef struct
{
  EcotChart       *chart;
  GArray          *shapes;
  double           width;
  double           y; /* where the next part begins */
  EcotChartMeasure measure;
  gpointer         data;
} EcotPlot;

void ecot_plot_add (EcotPlot     *self,
                    EcotShapeType type,
                    EcotChartInk  ink,
                    double        x,
                    double        y,
                    double        w,
                    double        h);
/* @align: 0 left of @x, 0.5 around it, 1: its right end there. */
void   ecot_plot_add_text (EcotPlot     *self,
                           EcotChartLook look,
                           const char   *text,
                           double        x,
                           double        y,
                           double        align);
double ecot_plot_measure (EcotPlot     *self,
                          EcotChartLook look,
                          const char   *text);
/* As much of @text as @width holds, cut after a word, with « … » after it; all of it if it fits.  (transfer full) */
char *ecot_plot_shorten (EcotPlot   *self,
                         const char *text,
                         double      width);

/* The longest label of all. */
#define ECOT_PLOT_MAX_LINES 5

/* @text in at most @max lines of @width.  If it is too long, the last ends in « … » after a word, and then says from
 * where on it is another than all other labels of the chart.  Returns the height they take. */
double ecot_plot_add_label (EcotPlot   *self,
                            const char *text,
                            double      x,
                            double      y,
                            double      width,
                            guint       max);
/* The height it would take. */
double ecot_plot_measure_label (EcotPlot   *self,
                                const char *text,
                                double      width,
                                guint       max);

/* A scale of months from @x to the right edge. */
typedef struct
{
  EcotDate first; /* first day of the first month */

  guint  n_months;
  double x, width;
} EcotMonths;

/* FALSE if the chart has no date. */
gboolean ecot_months_init (EcotMonths *self,
                           EcotPlot   *plot,
                           double      x);
double   ecot_months_get_x (const EcotMonths *self,
                            EcotDate          date);
/* Letters and years; below them a rule, and thin ones between months from there to @height. */
void   ecot_months_add_head (const EcotMonths *self,
                             EcotPlot         *plot);
double ecot_months_get_head_height (const EcotMonths *self);
void   ecot_months_add_grid (const EcotMonths *self,
                             EcotPlot         *plot,
                             double            y,
                             double            height);

void ecot_plot_amounts (EcotPlot *self);
void ecot_plot_schedule (EcotPlot *self);
/* How many steps from @first on @height holds, below the title. */
guint ecot_plot_count_steps (EcotPlot *self,
                             guint     first,
                             double    height);
void  ecot_plot_curve (EcotPlot *self);

G_END_DECLS
