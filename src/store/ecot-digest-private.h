/* ecot-digest-private.h: a running check over the rows of a working copy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store only.
 */

#pragma once

#include "store/ecot-sql-private.h"

G_BEGIN_DECLS

gboolean ecot_digest_rows (EcotSql *sql,
                           guint64 *digest,
                           GError **error);
/* The digest of a working copy of version 1 left the call out: what it lacks. */
gboolean ecot_digest_add_call (EcotSql *sql,
                               guint64 *digest,
                               GError **error);
/* What @digest becomes when @changeset is applied. */
gboolean ecot_digest_change (GBytes  *changeset,
                             guint64 *digest,
                             GError **error);

G_END_DECLS
