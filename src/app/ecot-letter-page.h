/* ecot-letter-page.h: the letter, its place and date, and the sending
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-page.h"

G_BEGIN_DECLS

GtkWidget *ecot_letter_page_new (EcotWork *work);

G_END_DECLS
