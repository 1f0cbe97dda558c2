/* ecot-register.h: the participants of the register, each counted once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For figure/ only; others ask ecot_figures_find_twin().
 */

#pragma once

#include "dossier/ecot-dossier.h"

G_BEGIN_DECLS

typedef struct _EcotRegister EcotRegister;

EcotRegister *ecot_register_new (void);
void          ecot_register_free (EcotRegister *self);

/* The row says who it is about, or says it anew.  @others: the ids of rows that begin or
 * cease to count by that, or 0. */
void ecot_register_follow (EcotRegister *self,
                           EcotRecord   *entry,
                           gint64        others[2]);
/* The row is gone. */
void ecot_register_drop (EcotRegister *self,
                         gint64        id,
                         gint64        others[2]);
/* The id of the row that counts for the same person: @id itself if it does. */
gint64 ecot_register_find_first (EcotRegister *self,
                                 gint64        id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotRegister, ecot_register_free)

G_END_DECLS
