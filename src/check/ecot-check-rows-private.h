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
/* All that is found in lines, in their order.  (transfer full) */
GPtrArray *ecot_check_memory_list (EcotCheckMemory *self);
/* The same without the @head first and @tail last, which are as they were when they were taken last. */
GPtrArray *ecot_check_memory_take (EcotCheckMemory *self,
                                   guint           *head,
                                   guint           *tail);
/* How many rows were looked at since the beginning. */
guint64 ecot_check_memory_get_work (const EcotCheckMemory *self);

G_END_DECLS
