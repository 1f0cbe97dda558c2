/* ecot-desk-shelf.h: a dossier among the others of this machine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/ecot-spread.h"
#include "check/ecot-leftovers.h"
#include "desk/ecot-desk.h"
#include "figure/ecot-load.h"

G_BEGIN_DECLS

/* What others may want to know of the dossier as it stands is put on the shelf; nothing if
 * it was never saved.  Failing is no failure of the dossier: FALSE and nothing more. */
gboolean ecot_desk_shelve (EcotDesk *self);

/* The time people take in the other dossiers.  (transfer full) (element-type EcotLoad) */
GPtrArray *ecot_desk_list_other_loads (EcotDesk *self);

/* The cost per hour among all dossiers of the lot, with this one; FALSE under five. */
gboolean ecot_desk_spread_cost (EcotDesk   *self,
                                EcotSpread *spread);
/* The same in a French sentence, or NULL.  (transfer full) */
char *ecot_desk_describe_cost (EcotDesk *self);

G_END_DECLS
