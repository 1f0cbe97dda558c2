/* ecot-plan-view.h: the financing plan as a table, as hoped for or as obtained
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_PLAN_VIEW (ecot_plan_view_get_type ())

G_DECLARE_FINAL_TYPE (EcotPlanView, ecot_plan_view, ECOT, PLAN_VIEW, GtkBox)

GtkWidget *ecot_plan_view_new (EcotWork *work);

G_END_DECLS
