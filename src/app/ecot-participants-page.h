/* ecot-participants-page.h: whom the action is for, who runs it, how people leave it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-page.h"

G_BEGIN_DECLS

/* Whether the lot counts any of it. */
gboolean ecot_participants_asked (const EcotLot *lot);
/* What the page is called for that lot: to be translated. */
const char *ecot_participants_title (const EcotLot *lot);

GtkWidget *ecot_participants_page_new (EcotWork *work);

G_END_DECLS
