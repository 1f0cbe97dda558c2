/* ecot-cli-json.h: members of a JSON object
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "call/ecot-lot.h"

G_BEGIN_DECLS

/* Members of the open object.  NULL and what is not positive are null. */
void ecot_cli_add_text (JsonBuilder *json,
                        const char  *name,
                        const char  *value);
/* The member "file": a name, byte for byte where it is text. */
void ecot_cli_add_file (JsonBuilder *json,
                        const char  *file);
void ecot_cli_add_flag (JsonBuilder *json,
                        const char  *name,
                        gboolean     value);
void ecot_cli_add_count (JsonBuilder *json,
                         const char  *name,
                         gint64       value);

/* {"file", "line", "quote"} or null: as a value, and as the member "source". */
void ecot_cli_add_source_value (JsonBuilder      *json,
                                const EcotSource *source);
void ecot_cli_add_source (JsonBuilder      *json,
                          const EcotSource *source);

typedef void (*EcotCliAddItem) (JsonBuilder  *json,
                                gconstpointer item);

/* An array of objects, each filled by @add_item. */
void ecot_cli_add_array (JsonBuilder     *json,
                         const char      *name,
                         const GPtrArray *items,
                         EcotCliAddItem   add_item);
/* The same where no object is open. */
void ecot_cli_add_objects (JsonBuilder     *json,
                           const GPtrArray *items,
                           EcotCliAddItem   add_item);

/* The whole document, indented, with a newline at its end. */
void ecot_cli_append_json (JsonBuilder *json,
                           GString     *out);

G_END_DECLS
