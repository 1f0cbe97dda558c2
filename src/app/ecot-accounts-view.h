/* ecot-accounts-view.h: the budget by account, beside the view by category
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

#define ECOT_TYPE_ACCOUNTS_VIEW (ecot_accounts_view_get_type ())

G_DECLARE_FINAL_TYPE (EcotAccountsView, ecot_accounts_view, ECOT, ACCOUNTS_VIEW, GtkBox)

GtkWidget *ecot_accounts_view_new (EcotWork *work);

G_END_DECLS
