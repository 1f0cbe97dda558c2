/* ecot-edits-private.h: an action as SQL
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store only.
 */

#pragma once

#include "dossier/ecot-action.h"
#include "store/ecot-ranks-private.h"

G_BEGIN_DECLS

/* A complete action, within the caller's transaction.  When it fails, @ranks has
 * to forget. */
gboolean ecot_edits_write (EcotSql    *sql,
                           EcotRanks  *ranks,
                           EcotAction *action,
                           GError    **error);

G_END_DECLS
