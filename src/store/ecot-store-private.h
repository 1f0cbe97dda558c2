/* ecot-store-private.h: how a store comes into being
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store only.
 */

#pragma once

#include "store/ecot-file-private.h"
#include "store/ecot-store.h"
#include "store/ecot-working-copy-private.h"

G_BEGIN_DECLS

/* Takes over @copy and what is in @file. */
EcotStore       *ecot_store_take (EcotWorkingCopy *copy,
                                  EcotFile        *file);
EcotWorkingCopy *ecot_store_get_copy (EcotStore *self);

/* After anything was written; an action only once the dossier has told it, so that no
 * listener meets a dossier in the middle of a change. */
void ecot_store_tell_changes (EcotStore *self);

/* An empty one is none. */
gboolean ecot_store_is_same_call (GBytes *a,
                                  GBytes *b);

G_END_DECLS
