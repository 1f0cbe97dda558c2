/* ecot-chart-draw.h: a chart drawn by cairo and pango
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "chart/ecot-chart.h"

G_BEGIN_DECLS

/* Of a rule, and of a line that is looked at. */
#define ECOT_CHART_RULE_WEIGHT   0.4
#define ECOT_CHART_STROKE_WEIGHT 1.4

typedef struct
{
  double red, green, blue;
} EcotChartColour;

/* How it is dressed: ink on paper, or a theme's colours on a screen. */
typedef struct
{
  EcotChartColour black, grey, middle, light, accent;
  const char     *font; /* a family, or NULL: that of the papers */
} EcotChartDress;

extern const EcotChartDress ecot_chart_paper;

/* One unit is a point; nothing is drawn if @cr is NULL.  Returns the height taken. */
double ecot_chart_draw (EcotChart            *self,
                        cairo_t              *cr,
                        double                width,
                        gboolean              titled,
                        const EcotChartDress *dress);

/* A titled chart laid out once, @width points wide, in the dress of the paper; whatever is made of it is the same for
 * the same chart.  For one thread. */
typedef struct _EcotChartDrawing EcotChartDrawing;

EcotChartDrawing *ecot_chart_drawing_new (EcotChart *chart,
                                          double     width);
void              ecot_chart_drawing_free (EcotChartDrawing *self);
double            ecot_chart_drawing_get_width (EcotChartDrawing *self);
double            ecot_chart_drawing_get_height (EcotChartDrawing *self);
/* Of EcotShape, to be drawn with other means. */
const GArray *ecot_chart_drawing_get_shapes (EcotChartDrawing *self);
/* A PNG picture on white, of 150 pixels an inch; NULL if memory gave out. */
GBytes *ecot_chart_drawing_to_png (EcotChartDrawing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotChartDrawing, ecot_chart_drawing_free)

G_END_DECLS
