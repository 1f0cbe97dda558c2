/* ecot-charts.h: what of a dossier is looked at, on paper and on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/ecot-chart.h"
#include "figure/ecot-figures.h"

G_BEGIN_DECLS

/* The total by category, as bars.  Each of these: (transfer full), frozen; NULL if there are not two things
 * to be compared. */
EcotChart *ecot_charts_of_costs (EcotFigures *figures);
/* Who pays what part of the plan. */
EcotChart *ecot_charts_of_funding (EcotFigures *figures);

G_END_DECLS
