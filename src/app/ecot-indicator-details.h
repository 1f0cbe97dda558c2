/* ecot-indicator-details.h: what an indicator had reached, and of whom it is made, folded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-form.h"

G_BEGIN_DECLS

/* The inputs are known to @form.  (transfer floating) */
GtkWidget *ecot_indicator_details_new (EcotForm            *form,
                                       EcotWork            *work,
                                       const EcotIndicator *indicator);

G_END_DECLS
