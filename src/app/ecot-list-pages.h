/* ecot-list-pages.h: pages that are a table of their own: time spent, schedule
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-page.h"

G_BEGIN_DECLS

GtkWidget *ecot_time_page_new (EcotWork *work);
GtkWidget *ecot_voluntary_page_new (EcotWork *work);
GtkWidget *ecot_schedule_page_new (EcotWork *work);

G_END_DECLS
