/* ecot-chart-draw.h: a chart drawn by cairo and pango
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "chart/ecot-chart.h"

G_BEGIN_DECLS

/* Of a line that is looked at. */
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

/* A PNG picture on white, of 200 pixels an inch: the same bytes for the same chart.  NULL if memory gave out. */
GBytes *ecot_chart_to_png (EcotChart *self,
                           double     width,
                           double    *height);

G_END_DECLS
