/* ecot-funding-page.h: who pays what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-page.h"

G_BEGIN_DECLS

GtkWidget *ecot_funding_page_new (EcotWork *work);

G_END_DECLS
