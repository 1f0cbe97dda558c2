/* ecot-chart-shapes.c: laying out a chart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts are measured by whoever will draw them.
 */

#include "config.h"

#include "chart/ecot-chart-private.h"

static void
shape_clear (EcotShape *shape)
{
  g_clear_pointer (&shape->text, g_free);
}

void
ecot_plot_add (EcotPlot     *self,
               EcotShapeType type,
               EcotChartInk  ink,
               double        x,
               double        y,
               double        w,
               double        h)
{
  EcotShape shape = { .type = type, .ink = ink, .x = x, .y = y, .w = w, .h = h };

  g_array_append_val (self->shapes, shape);
}

double
ecot_plot_measure (EcotPlot     *self,
                   EcotChartLook look,
                   const char   *text)
{
  return self->measure (self->data, look, text);
}

static void
add_line (EcotPlot     *self,
          EcotChartLook look,
          char         *text,
          double        x,
          double        y,
          double        width)
{
  EcotShape shape = { .type = ECOT_SHAPE_TEXT, .ink = look == ECOT_CHART_LABEL ? ECOT_CHART_GREY : ECOT_CHART_BLACK, .look = look, .text = text, .x = x, .y = y, .w = width, .h = ECOT_CHART_LEADING };

  g_array_append_val (self->shapes, shape);
}

void
ecot_plot_add_text (EcotPlot     *self,
                    EcotChartLook look,
                    const char   *text,
                    double        x,
                    double        y,
                    double        align)
{
  double width = ecot_plot_measure (self, look, text);

  add_line (self, look, g_strdup (text), x - align * width, y, width);
}

GArray *
ecot_chart_lay_out (EcotChart       *self,
                    double           width,
                    gboolean         titled,
                    EcotChartMeasure measure,
                    gpointer         data,
                    double          *height)
{
  static void (*const plots[]) (EcotPlot *) = {
    [ECOT_CHART_BARS] = ecot_plot_amounts,
    [ECOT_CHART_SHARES] = ecot_plot_amounts,
    [ECOT_CHART_SCHEDULE] = ecot_plot_schedule,
    [ECOT_CHART_CURVE] = ecot_plot_curve,
  };
  EcotPlot plot = { .chart = self, .width = width, .measure = measure, .data = data };

  g_return_val_if_fail (self != NULL && ecot_chart_is_frozen (self), NULL);
  g_return_val_if_fail (measure != NULL && height != NULL, NULL);

  plot.shapes = g_array_new (FALSE, FALSE, sizeof (EcotShape));
  g_array_set_clear_func (plot.shapes, (GDestroyNotify)shape_clear);

  if (titled)
    {
      g_autofree char *title = ecot_plot_shorten (&plot, ecot_chart_get_title (self), width * 0.95);

      ecot_plot_add_text (&plot, ECOT_CHART_STRONG, title, 0, 0, 0);
      plot.y = ECOT_CHART_TITLE_HEIGHT;
    }

  plots[ecot_chart_get_kind (self)](&plot);
  *height = plot.y;

  return plot.shapes;
}
