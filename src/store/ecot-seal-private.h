/* ecot-seal-private.h: hashes that say whether content is what was written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store only; the seal of a dossier is ecot_store_make_seal().
 */

#pragma once

#include "store/ecot-sql-private.h"

G_BEGIN_DECLS

/* SHA-256 over every row of a published file but the one that holds this hash,
 * hexadecimal. */
char *ecot_seal_rows (EcotSql *sql,
                      GError **error);

G_END_DECLS
