/* ecot-register-page.h: the participants one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/ecot-work.h"

G_BEGIN_DECLS

GtkWidget *ecot_register_page_new (EcotWork *work);

/* Whether the action is known to begin and to end on one day: no register is asked for then. */
gboolean ecot_register_is_needless (EcotWork *work);

G_END_DECLS
