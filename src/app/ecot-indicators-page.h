/* ecot-indicators-page.h: what is promised, against what the call wants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-page.h"

G_BEGIN_DECLS

GtkWidget *ecot_indicators_page_new (EcotWork *work);

G_END_DECLS
