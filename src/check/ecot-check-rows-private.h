/* ecot-check-rows-private.h: what was found in the rows of a list, remembered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For check/ only.
 */

#pragma once

#include "check/ecot-check-private.h"

G_BEGIN_DECLS

EcotCheckMemory *ecot_check_memory_new (void);
void             ecot_check_memory_free (EcotCheckMemory *self);

/* After every action on the dossier, before it is checked again. */
void ecot_check_memory_note (EcotCheckMemory *self,
                             EcotAction      *action);
/* How many rows were looked at since the beginning. */
guint64 ecot_check_memory_get_work (const EcotCheckMemory *self);

G_END_DECLS
