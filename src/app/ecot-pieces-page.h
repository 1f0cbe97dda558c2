/* ecot-pieces-page.h: the documents to join
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-page.h"

G_BEGIN_DECLS

/* What the page is called for that lot: to be translated. */
const char *ecot_pieces_title (const EcotLot *lot);

GtkWidget *ecot_pieces_page_new (EcotWork *work);

G_END_DECLS
