/* ecot-budget-page.h: the costs, line by line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-page.h"

G_BEGIN_DECLS

#define ECOT_TYPE_BUDGET_PAGE (ecot_budget_page_get_type ())

G_DECLARE_FINAL_TYPE (EcotBudgetPage, ecot_budget_page, ECOT, BUDGET_PAGE, EcotPage)

GtkWidget *ecot_budget_page_new (EcotWork *work);

G_END_DECLS
