/* ecot-cli-call.h: the verbs that speak of calls: calls, call, lint-call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each appends what goes to standard output; what goes wrong is for the caller
 * to tell.
 */

#pragma once

#include "call/ecot-catalogue-search.h"

G_BEGIN_DECLS

/* The lots that @query finds, one a line (LOT, issuer, title, deadline, tabs between;
 * then, with @states, what one may do at the moment of the query), or as JSON. */
void ecot_cli_append_calls (EcotCatalogue      *catalogue,
                            const EcotLotQuery *query,
                            gboolean            states,
                            gboolean            json,
                            GString            *out);

/* One lot, whole, each item with its source. */
void ecot_cli_append_call (const EcotLot *lot,
                           gboolean       json,
                           GString       *out);

/**
 * ecot_cli_append_lint:
 * @path: a call file
 * @bad: (out): whether there is a finding of level error, or the file is refused
 *
 * A file that is refused is a finding; as JSON, its "readable" is false.
 *
 * Returns: %FALSE with @error if there is no such file
 */
gboolean ecot_cli_append_lint (const char *path,
                               gboolean    json,
                               GString    *out,
                               gboolean   *bad,
                               GError    **error);

G_END_DECLS
