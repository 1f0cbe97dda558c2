/* ecot-reading-pages.h: what the call says that is read and not typed: its notes, its duties
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-page.h"

G_BEGIN_DECLS

GtkWidget *ecot_call_page_new (EcotWork *work);
GtkWidget *ecot_notes_page_new (EcotWork *work);
GtkWidget *ecot_duties_page_new (EcotWork *work);

G_END_DECLS
