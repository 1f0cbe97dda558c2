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

G_END_DECLS
