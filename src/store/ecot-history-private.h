/* ecot-history-private.h: do, undo and redo in the working copy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store only.
 */

#pragma once

#include "store/ecot-working-copy-private.h"

G_BEGIN_DECLS

/* Writes a complete action as one transaction and one step.  What could be redone
 * is forgotten.  When it fails, nothing changed. */
gboolean ecot_history_perform (EcotWorkingCopy *copy,
                               EcotAction      *action,
                               GError         **error);

/* The same for another call: @call takes the place of the one in the tables. */
gboolean ecot_history_set_call (EcotWorkingCopy *copy,
                                GBytes          *call,
                                const char      *label,
                                GError         **error);

typedef enum
{
  ECOT_HISTORY_UNDO,
  ECOT_HISTORY_REDO,
} EcotHistoryWay;

/* The label of the step that way; NULL if there is none.  (transfer full) */
char *ecot_history_get_label (EcotWorkingCopy *copy,
                              EcotHistoryWay   way);
/* Asked before a step that brings another call is taken; @call is empty for none. */
typedef gboolean (*EcotHistoryAccept) (GBytes  *call,
                                       gpointer data,
                                       GError **error);

/* Takes the tables one step that way.
 * Returns: (transfer full): the action to replay on @dossier, without an edit if the
 *   step changed nothing but the call; or NULL */
EcotAction *ecot_history_move (EcotWorkingCopy  *copy,
                               EcotDossier      *dossier,
                               EcotHistoryWay    way,
                               EcotHistoryAccept accept,
                               gpointer          data,
                               GError          **error);

G_END_DECLS
