/* ecot-chart-pen.h: the letters of a chart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For chart/ only.
 */

#pragma once

#include <cairo.h>

#include "chart/ecot-chart-shapes.h"

G_BEGIN_DECLS

typedef struct _EcotPen EcotPen;

/* @family: of the desktop, or NULL: what papers are set in.  For one thread. */
EcotPen *ecot_pen_new (const char *family);
void     ecot_pen_free (EcotPen *self);

/* An EcotChartMeasure. */
double ecot_pen_measure (gpointer      pen,
                         EcotChartLook look,
                         const char   *text);
/* With the top left corner of its line at @x, @y. */
void ecot_pen_draw (EcotPen      *self,
                    cairo_t      *cr,
                    EcotChartLook look,
                    const char   *text,
                    double        x,
                    double        y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotPen, ecot_pen_free)

G_END_DECLS
