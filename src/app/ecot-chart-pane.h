/* ecot-chart-pane.h: a chart that follows the dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-chart-view.h"
#include "app/ecot-work.h"

G_BEGIN_DECLS

/* What is to be looked at now: (transfer full), frozen; NULL: nothing. */
typedef EcotChart *(*EcotChartMake) (EcotFigures *figures);

/* Not there while there is nothing to look at. */
GtkWidget *ecot_chart_pane_new (EcotWork     *work,
                                EcotChartMake make);

G_END_DECLS
