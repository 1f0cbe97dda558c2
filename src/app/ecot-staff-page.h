/* ecot-staff-page.h: who works for the action, and what that costs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

GtkWidget *ecot_staff_page_new (EcotWork *work);

G_END_DECLS
