/* ecot-dossier-private.h: what a dossier is made of inside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For dossier/ only: ecot-dossier.c gives access, ecot-dossier-perform.c changes.
 */

#pragma once

#include "dossier/ecot-dossier.h"
#include "dossier/ecot-record-list-private.h"

G_BEGIN_DECLS

/* A number being typed, and what stands in its cell as far as the journal knows. */
typedef struct
{
  gint64    id;
  guint     field;
  EcotValue before, typed;
} EcotSupposition;

struct _EcotDossier
{
  GObject parent_instance;

  char           *lot;
  EcotJournal    *journal; /* weak: a journal owns its dossier */
  EcotRecordList *lists[ECOT_N_KINDS];
  GHashTable     *by_id; /* &record->id -> EcotRecord, owned by its list */
  gint64          next_id;

  /* What listeners have not been told yet.  Actions wait here when a listener
   * performs one while it is being told of another. */
  GPtrArray *changed;   /* of EcotRecord: those with marks */
  GQueue     performed; /* of EcotAction */
  gboolean   telling;

  EcotSupposition *supposed; /* or NULL */
};

/* Emits what is due, unless that is going on already. */
void ecot_dossier_tell (EcotDossier *self);

/* Does @action; @journal: (nullable): where it is written first. */
gboolean ecot_dossier_run (EcotDossier *self,
                           EcotAction  *action,
                           EcotJournal *journal,
                           GError     **error);
/* In silence: who is told of the record next is told of this, too. */
void ecot_dossier_poke (EcotDossier     *self,
                        gint64           id,
                        guint            field,
                        const EcotValue *value);

void ecot_supposition_free (EcotSupposition *self);

/* Takes what is supposed back for @action: in silence where @action tells of the same cell; then
 * what was supposed, to be laid again if @action changes nothing.  (transfer full) (nullable) */
EcotSupposition *ecot_dossier_lift_supposition (EcotDossier *self,
                                                EcotAction  *action);
/* @supposed: (transfer full) (nullable) */
void ecot_dossier_lay_supposition (EcotDossier     *self,
                                   EcotSupposition *supposed);

G_END_DECLS
