/* ecot-cli-call-private.h: the two forms of a lot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the verbs that speak of calls only.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "call/ecot-lot.h"

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

/* Members of the open object.  NULL and what is not positive are null. */
void ecot_cli_add_text (JsonBuilder *json,
                        const char  *name,
                        const char  *value);
void ecot_cli_add_flag (JsonBuilder *json,
                        const char  *name,
                        gboolean     value);
void ecot_cli_add_count (JsonBuilder *json,
                         const char  *name,
                         gint64       value);

typedef void (*EcotCliAddItem) (JsonBuilder  *json,
                                gconstpointer item);

/* An array of objects, each filled by @add_item. */
void ecot_cli_add_array (JsonBuilder     *json,
                         const char      *name,
                         const GPtrArray *items,
                         EcotCliAddItem   add_item);

void ecot_cli_add_lot (JsonBuilder   *json,
                       const EcotLot *lot);
void ecot_cli_print_lot (const EcotLot *lot,
                         GString       *out);

G_END_DECLS
