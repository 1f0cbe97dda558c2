/* ecot-ranks-private.h: where a row stands in its list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store only.
 */

#pragma once

#include "dossier/ecot-schema.h"
#include "store/ecot-sql-private.h"

G_BEGIN_DECLS

typedef struct _EcotRanks EcotRanks;

EcotRanks *ecot_ranks_new (EcotSql *sql);
void       ecot_ranks_free (EcotRanks *self);
/* After the tables changed behind its back: a rollback. */
void ecot_ranks_forget (EcotRanks *self);

/* A row and its rank. */
typedef struct
{
  gint64 rank, id;
} EcotRank;

/* After undo or redo took the rows @gone (of gint64, ids) from the tables and put the rows @come (of EcotRank, sorted here)
 * there; one that moved did both. */
void ecot_ranks_follow (EcotRanks *self,
                        EcotKind   kind,
                        GArray    *gone,
                        GArray    *come);
/* Where a row of that rank stands: how many stand before it. */
gboolean ecot_ranks_find (EcotRanks      *self,
                          EcotKind        kind,
                          const EcotRank *row,
                          guint          *position,
                          GError        **error);

/* The ids of a list in order: (element-type gint64), borrowed. */
GArray *ecot_ranks_get_ids (EcotRanks *self,
                            EcotKind   kind,
                            GError   **error);

/* The rank with which @id stands at @position.  May give rows around it a new rank, in the tables too,
 * when there is no room left. */
gboolean ecot_ranks_insert (EcotRanks *self,
                            EcotKind   kind,
                            gint64     id,
                            guint      position,
                            gint64    *rank,
                            GError   **error);
/* FALSE with %ECOT_ERROR_WRITE if @id does not stand there. */
gboolean ecot_ranks_remove (EcotRanks *self,
                            EcotKind   kind,
                            gint64     id,
                            guint      position,
                            GError   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotRanks, ecot_ranks_free)

G_END_DECLS
