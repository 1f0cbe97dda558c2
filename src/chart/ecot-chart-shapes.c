/* ecot-chart-shapes.c: laying out a chart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts are measured by whoever will draw them.  A label has four lines at most,
 * which the longest names of cost categories take; how often it is measured grows
 * with its words, and a label longer than any column could hold is not looked at
 * to its end.
 */

#include "config.h"

#include <string.h>

#include "chart/ecot-chart-private.h"

/* Characters of a label that its lines could ever hold. */
#define LABEL_MAX 240

#define MAX_LABEL_LINES 4

#define TITLE_GAP 5

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

/* The first @length characters of @text and « … ».  (transfer full) */
static char *
cut (const char *text,
     glong       length)
{
  g_autofree char *part = g_utf8_substring (text, 0, length);

  return g_strconcat (g_strchomp (part), "…", NULL);
}

static gboolean
fits_cut (EcotPlot   *self,
          const char *text,
          glong       length,
          double      width)
{
  g_autofree char *part = cut (text, length);

  return ecot_plot_measure (self, ECOT_CHART_TEXT, part) <= width;
}

/* As much of @text as fits, cut between characters, with « … » after it.  How much is guessed from the whole. */
static char *
shorten (EcotPlot   *self,
         const char *text,
         double      width)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), LABEL_MAX));
  double           whole = ecot_plot_measure (self, ECOT_CHART_TEXT, start);
  glong            length = g_utf8_strlen (start, -1), fitting;

  if (strlen (start) == strlen (text) && whole <= width)
    return g_steal_pointer (&start);

  fitting = whole <= width ? length : (glong)((double)length * (width / whole));
  while (fitting > 0 && !fits_cut (self, start, fitting, width))
    fitting--;
  while (fitting < length && fits_cut (self, start, fitting + 1, width))
    fitting++;

  return cut (start, fitting);
}

static gboolean
fits (EcotPlot   *self,
      const char *text,
      gsize       length,
      double      width)
{
  g_autofree char *part = g_strndup (text, length);

  return ecot_plot_measure (self, ECOT_CHART_TEXT, part) <= width;
}

/* The last space before @end, or 0. */
static gsize
find_space (const char *text,
            gsize       end)
{
  while (end > 0 && text[end] != ' ')
    end--;

  return end;
}

/* Bytes of @text whose words fill one line; all of it if it fits, 0 if its first word does not.  Looked for from
 * where it would be if all letters were of one width. */
static gsize
first_line (EcotPlot   *self,
            const char *text,
            double      width)
{
  gsize  length = strlen (text), next;
  double whole = length <= LABEL_MAX ? ecot_plot_measure (self, ECOT_CHART_TEXT, text) : G_MAXDOUBLE;
  gsize  fitting = whole <= width ? length : find_space (text, (gsize)((double)length * (width / whole)));

  if (fitting == length)
    return length;

  while (fitting > 0 && !fits (self, text, fitting, width))
    fitting = find_space (text, fitting - 1);

  for (next = fitting; text[next] != '\0' && next < LABEL_MAX * 4; fitting = next)
    {
      next += strcspn (text + next + 1, " ") + 1;
      if (!fits (self, text, next, width))
        break;
    }

  return fitting;
}

/* The number of lines; only the last one allowed is ever cut. */
static guint
break_label (EcotPlot   *self,
             const char *text,
             double      width,
             char       *lines[MAX_LABEL_LINES])
{
  guint n = 0;

  for (gsize first; n + 1 < MAX_LABEL_LINES; text += first + 1)
    {
      first = first_line (self, text, width);
      if (first == 0 || text[first] == '\0')
        break;

      lines[n++] = g_strndup (text, first);
    }

  lines[n++] = shorten (self, text, width);
  return n;
}

double
ecot_plot_add_label (EcotPlot   *self,
                     const char *text,
                     double      x,
                     double      y,
                     double      width)
{
  char *lines[MAX_LABEL_LINES];
  guint n = break_label (self, text, width, lines);

  for (guint i = 0; i < n; i++)
    add_line (self, ECOT_CHART_TEXT, lines[i], x, y + i * ECOT_CHART_LEADING,
              ecot_plot_measure (self, ECOT_CHART_TEXT, lines[i]));

  return n * ECOT_CHART_LEADING;
}

double
ecot_plot_measure_label (EcotPlot   *self,
                         const char *text,
                         double      width)
{
  char *lines[MAX_LABEL_LINES];
  guint n = break_label (self, text, width, lines);

  for (guint i = 0; i < n; i++)
    g_free (lines[i]);

  return n * ECOT_CHART_LEADING;
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
      g_autofree char *title = shorten (&plot, ecot_chart_get_title (self), width * 0.95);

      ecot_plot_add_text (&plot, ECOT_CHART_STRONG, title, 0, 0, 0);
      plot.y = ECOT_CHART_LEADING + TITLE_GAP;
    }

  plots[ecot_chart_get_kind (self)](&plot);
  *height = plot.y;

  return plot.shapes;
}
