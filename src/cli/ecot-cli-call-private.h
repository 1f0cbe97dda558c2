/* ecot-cli-call-private.h: the two forms of a lot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the verbs that speak of calls only.
 */

#pragma once

#include "cli/ecot-cli-json.h"

G_BEGIN_DECLS

void ecot_cli_add_lot (JsonBuilder   *json,
                       const EcotLot *lot);
void ecot_cli_print_lot (const EcotLot *lot,
                         GString       *out);

G_END_DECLS
