/* ecot-action-private.h: how the dossier completes an action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For dossier/ only.
 */

#pragma once

#include "dossier/ecot-action.h"

G_BEGIN_DECLS

/* The edits, to be read. */
GArray *ecot_action_get_edits (EcotAction *self);
/* Takes over complete edits (element-type EcotEdit) in place of those the action was built with. */
void ecot_action_complete (EcotAction *self,
                           GArray     *edits);

/* An empty array that frees what its edits own. */
GArray *ecot_edits_new (guint reserved);
/* Copies @edit with its key and values to the end of @edits. */
void ecot_edits_add (GArray         *edits,
                     const EcotEdit *edit);
/* The edit that takes @edit back, owning nothing. */
EcotEdit ecot_edit_invert (const EcotEdit *edit);

/* The id of the record of @kind and @key (nullable) this action inserts; 0 if it inserts none. */
gint64 ecot_action_find_insert (EcotAction *self,
                                EcotKind    kind,
                                const char *key);

G_END_DECLS
