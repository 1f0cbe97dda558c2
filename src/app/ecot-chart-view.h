/* ecot-chart-view.h: a chart on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "chart/ecot-chart.h"

G_BEGIN_DECLS

#define ECOT_TYPE_CHART_VIEW (ecot_chart_view_get_type ())

G_DECLARE_FINAL_TYPE (EcotChartView, ecot_chart_view, ECOT, CHART_VIEW, GtkWidget)

/* @titled: the chart's title stands above it. */
GtkWidget *ecot_chart_view_new (gboolean titled);

/* @chart: (nullable) (transfer none): frozen; NULL shows nothing and takes no room. */
void ecot_chart_view_set_chart (EcotChartView *self,
                                EcotChart     *chart);

G_END_DECLS
