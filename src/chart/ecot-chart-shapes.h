/* ecot-chart-shapes.h: a chart as lines, areas and words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is drawn and where, in points from the top left corner; how it is drawn
 * is left to whoever draws: with pango on a screen, with the shaper of the PDF on
 * a page.  So a chart looks the same everywhere and is laid out once.
 */

#pragma once

#include "chart/ecot-chart.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_CHART_BLACK,
  ECOT_CHART_GREY,   /* labels */
  ECOT_CHART_MIDDLE, /* an area between grey and light */
  ECOT_CHART_LIGHT,  /* the one light grey */
  ECOT_CHART_ACCENT, /* the one colour, dark enough to be told from the greys without it */
  ECOT_CHART_N_INKS
} EcotChartInk;

/* As 0xRRGGBB, on paper. */
guint32 ecot_chart_paper_get_ink (EcotChartInk ink);

typedef enum
{
  ECOT_CHART_LABEL, /* grey */
  ECOT_CHART_TEXT,
  ECOT_CHART_STRONG,
  ECOT_CHART_NUMBER, /* digits of one width */
  ECOT_CHART_N_LOOKS
} EcotChartLook;

typedef enum
{
  ECOT_SHAPE_FILL,   /* a rectangle */
  ECOT_SHAPE_FRAME,  /* its border */
  ECOT_SHAPE_RULE,   /* a thin line from x, y by w, h */
  ECOT_SHAPE_STROKE, /* a line that is looked at */
  ECOT_SHAPE_DISC,   /* x, y its centre, w its radius */
  ECOT_SHAPE_TEXT,   /* one line: its left end at x, its top at y */
} EcotShapeType;

typedef struct
{
  EcotShapeType type;
  EcotChartInk  ink;
  EcotChartLook look; /* TEXT */
  char         *text; /* TEXT */
  double        x, y, w, h;
} EcotShape;

/* Width of @text on one line. */
typedef double (*EcotChartMeasure) (gpointer      data,
                                    EcotChartLook look,
                                    const char   *text);

/* Size of a text and height of its line. */
#define ECOT_CHART_TEXT_SIZE 9
#define ECOT_CHART_LEADING   12.15
/* Where its letters stand, below the top of the line: in Liberation Sans, whose line is in the middle of this one. */
#define ECOT_CHART_BASELINE 9.19

/**
 * ecot_chart_lay_out:
 * @self: frozen
 * @titled: its title stands above it
 * @height: (out): what it takes
 *
 * Returns: (transfer full) (element-type EcotShape): in the order of drawing, its texts in reading order
 */
GArray *ecot_chart_lay_out (EcotChart       *self,
                            double           width,
                            gboolean         titled,
                            EcotChartMeasure measure,
                            gpointer         data,
                            double          *height);

G_END_DECLS
