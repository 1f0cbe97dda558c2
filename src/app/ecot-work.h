/* ecot-work.h: the dossier a window works on, as its pages see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk/ecot-desk.h"

G_BEGIN_DECLS

#define ECOT_TYPE_WORK (ecot_work_get_type ())

G_DECLARE_FINAL_TYPE (EcotWork, ecot_work, ECOT, WORK, GObject)

/* Signals:
 *   "performed" (EcotAction *)     as the dossier's, for pages to follow
 *   "moved"                        it answers another version of its call: lot and figures are
 *                                  other ones, and what was made for the old ones has to go
 *   "figures-changed"              as the figures'
 *   "findings-changed"             the findings of one place or another changed
 *   "go-to" (const char *path)     somebody asks for a cell to be shown
 *   "failed" (const char *message) an edit could not be written; nothing changed
 *   "flush"                        write what is still being typed, now
 */

EcotWork *ecot_work_new (EcotDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

EcotDesk    *ecot_work_get_desk (EcotWork *self);
EcotDossier *ecot_work_get_dossier (EcotWork *self);
EcotLot     *ecot_work_get_lot (EcotWork *self);
EcotFigures *ecot_work_get_figures (EcotWork *self);
EcotStore   *ecot_work_get_store (EcotWork *self);
GListModel  *ecot_work_get_findings (EcotWork *self);

/* Takes @action.  FALSE if it could not be made durable: "failed" has said so. */
gboolean ecot_work_perform (EcotWork   *self,
                            EcotAction *action);
/* Sets one cell of a SINGLE or KEYED kind, as one undo step. */
gboolean ecot_work_set (EcotWork        *self,
                        EcotKind         kind,
                        const char      *key,
                        const char      *field,
                        const EcotValue *value);
/* To another version of its call, as one undo step. */
gboolean ecot_work_move (EcotWork *self,
                         EcotCall *to);
gboolean ecot_work_undo (EcotWork *self);
gboolean ecot_work_redo (EcotWork *self);

void ecot_work_go_to (EcotWork   *self,
                      const char *path);
void ecot_work_fail (EcotWork   *self,
                     const char *message);
void ecot_work_flush (EcotWork *self);

/* The worst finding of a place, borrowed, or NULL. */
EcotFinding *ecot_work_find (EcotWork   *self,
                             const char *path);
EcotFinding *ecot_work_find_cell (EcotWork   *self,
                                  EcotRecord *record,
                                  const char *field);
/* That of a limit of the call, by its rule "limit.ID", borrowed, or NULL. */
EcotFinding *ecot_work_find_limit (EcotWork   *self,
                                   const char *rule);
/* Findings of level error in the places below @root, as "budget"; NULL: all. */
guint ecot_work_count_errors (EcotWork   *self,
                              const char *root);

G_END_DECLS
