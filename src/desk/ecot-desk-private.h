/* ecot-desk-private.h: what the writers of a desk share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/ecot-desk.h"

G_BEGIN_DECLS

/* The moment at which what is written judges deadlines: never now. */
EcotMoment ecot_desk_get_fixed_moment (EcotDesk *self);

G_END_DECLS
