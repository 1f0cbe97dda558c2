/* ecot-action.h: one user action: a few edits that are done and undone together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dossier/ecot-record.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_EDIT_SET,    /* record, field: before -> after */
  ECOT_EDIT_INSERT, /* an empty record: id, kind, key, position */
  ECOT_EDIT_REMOVE, /* id, kind, key, position; its cells were emptied by SET edits before */
  ECOT_EDIT_MOVE,   /* id, kind: position -> to */
} EcotEditType;

typedef struct
{
  EcotEditType type;
  EcotKind     kind;
  gint64       id;
  char        *key;      /* KEYED records, INSERT and REMOVE */
  guint        position; /* LIST records, counted from 0 */
  guint        to;       /* MOVE: the position after it */
  guint        field;
  EcotValue    before; /* filled in by the dossier */
  EcotValue    after;
} EcotEdit;

typedef struct _EcotAction EcotAction;

/* @label: what undo shows, translated: "Type in “Amount”". */
EcotAction *ecot_action_new (const char *label);
EcotAction *ecot_action_ref (EcotAction *self);
void        ecot_action_unref (EcotAction *self);

const char     *ecot_action_get_label (EcotAction *self);
guint           ecot_action_get_n_edits (EcotAction *self);
const EcotEdit *ecot_action_get_edit (EcotAction *self,
                                      guint       i);

/* Building.  @value is copied. */
void ecot_action_set (EcotAction      *self,
                      EcotRecord      *record,
                      const char      *field,
                      const EcotValue *value);
/* For a record this very action inserts. */
void ecot_action_set_new (EcotAction      *self,
                          EcotKind         kind,
                          gint64           id,
                          const char      *field,
                          const EcotValue *value);
/* @id: from ecot_dossier_reserve_id().  Positions are those at the moment the
 * edit is done, after the edits before it. */
void ecot_action_insert (EcotAction *self,
                         EcotKind    kind,
                         gint64      id,
                         const char *key,
                         guint       position);
void ecot_action_remove (EcotAction *self,
                         EcotRecord *record);
void ecot_action_move (EcotAction *self,
                       EcotRecord *record,
                       guint       to);

/* The action that takes @self back; @self must have been performed. */
EcotAction *ecot_action_invert (EcotAction *self,
                                const char *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotAction, ecot_action_unref)

G_END_DECLS
