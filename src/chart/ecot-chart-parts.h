/* ecot-chart-parts.h: a schedule longer than a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/ecot-chart-shapes.h"

G_BEGIN_DECLS

/* So few steps are no part of their own. */
#define ECOT_CHART_FEW 3

/**
 * ecot_chart_count_fitting:
 * @self: frozen
 * @first: of a SCHEDULE, a step; 0 of other kinds, which are never cut
 * @height: of the part that begins there, titled
 *
 * Returns: how many steps it has, so that those that remain are none, or not few
 */
guint ecot_chart_count_fitting (EcotChart       *self,
                                guint            first,
                                double           width,
                                double           height,
                                EcotChartMeasure measure,
                                gpointer         data);

/* @n items from @first on, frozen, over the months of all of them; if they are not the first, the title says so.
 * (transfer full) */
EcotChart *ecot_chart_take_part (EcotChart *self,
                                 guint      first,
                                 guint      n);

G_END_DECLS
