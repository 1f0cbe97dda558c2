/* ecot-move-plan.h: a move to another version of a call, looked at before it is made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading a call and checking twice takes its time on a long dossier: what is slow
 * runs on any thread, on a copy, while the dossier goes on being edited.
 */

#pragma once

#include "desk/ecot-desk.h"
#include "desk/ecot-effects.h"

G_BEGIN_DECLS

typedef struct _EcotMovePlan EcotMovePlan;

/* On the thread of @desk.  @to: the other version, or NULL with the @path of its file. */
EcotMovePlan *ecot_move_plan_new (EcotDesk   *desk,
                                  EcotCall   *to,
                                  const char *path);
void          ecot_move_plan_free (EcotMovePlan *self);

/* On any thread.  FALSE with the sentence why the file was refused, or is another call. */
gboolean ecot_move_plan_run (EcotMovePlan *self,
                             GError      **error);

/* Once it has run; borrowed.  @effects: (element-type EcotEffect) */
EcotCall  *ecot_move_plan_get_call (EcotMovePlan *self);
GPtrArray *ecot_move_plan_get_effects (EcotMovePlan *self);
/* Whether the other version is, byte for byte, the one the dossier answers. */
gboolean ecot_move_plan_is_same (EcotMovePlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotMovePlan, ecot_move_plan_free)

G_END_DECLS
