/* ecot-cli-call-private.h: the two forms of a lot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the verbs that speak of calls only.
 */

#pragma once

#include "cli/ecot-cli-json.h"

G_BEGIN_DECLS

/* Each gives @buf, or NULL where there is nothing to write. */
const char *ecot_cli_format_date (EcotDate date,
                                  char     buf[ECOT_DATE_BUFSIZE]);
const char *ecot_cli_format_minute (int  minute,
                                    char buf[ECOT_DATE_BUFSIZE]);
const char *ecot_cli_format_percent (EcotDecimal percent,
                                     char        buf[ECOT_DECIMAL_BUFSIZE]);
const char *ecot_cli_format_limit_value (const EcotLimit *limit,
                                         char             buf[ECOT_AMOUNT_BUFSIZE]);

void ecot_cli_add_lot (JsonBuilder   *json,
                       const EcotLot *lot);
void ecot_cli_print_lot (const EcotLot *lot,
                         GString       *out);

G_END_DECLS
