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
};

/* Emits what is due, unless that is going on already. */
void ecot_dossier_tell (EcotDossier *self);

G_END_DECLS
