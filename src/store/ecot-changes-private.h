/* ecot-changes-private.h: changed rows as an action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store only.
 */

#pragma once

#include "dossier/ecot-dossier.h"
#include "store/ecot-ranks-private.h"

G_BEGIN_DECLS

/**
 * ecot_changes_make_action:
 * @ranks: of the tables, where @changeset has been applied
 * @dossier: where it has not
 *
 * Returns: (transfer full): the action to replay on @dossier, or NULL
 */
EcotAction *ecot_changes_make_action (EcotRanks   *ranks,
                                      EcotDossier *dossier,
                                      GBytes      *changeset,
                                      const char  *label,
                                      GError     **error);

G_END_DECLS
