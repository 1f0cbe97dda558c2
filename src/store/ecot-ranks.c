/* ecot-ranks.c: where a row stands in its list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row has a rank, not a position, so that putting a line between two others
 * writes one row and not all that follow.  Ranks are given with gaps of 2^32: a
 * row goes half-way between its neighbours, 32 times in the same place before
 * the list has to be numbered anew, in the same transaction.
 *
 * The order of each list touched is kept in memory as the tables have it, in
 * the middle of an action too: positions are those after the edits before.
 */

#include "config.h"

#include "store/ecot-ranks-private.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "store/ecot-rows-private.h"

/* Far enough from the ends of gint64 that neither sums nor differences overflow. */
#define LAST_RANK (G_GINT64_CONSTANT (1) << 61)

typedef struct
{
  GArray *ids, *ranks; /* of gint64; NULL until needed */
} List;

struct _EcotRanks
{
  EcotSql *sql;
  List     lists[ECOT_N_KINDS];
};

EcotRanks *
ecot_ranks_new (EcotSql *sql)
{
  EcotRanks *self = g_new0 (EcotRanks, 1);

  self->sql = sql;
  return self;
}

void
ecot_ranks_forget (EcotRanks *self)
{
  for (guint i = 0; i < ECOT_N_KINDS; i++)
    {
      g_clear_pointer (&self->lists[i].ids, g_array_unref);
      g_clear_pointer (&self->lists[i].ranks, g_array_unref);
    }
}

void
ecot_ranks_free (EcotRanks *self)
{
  ecot_ranks_forget (self);
  g_free (self);
}

static gboolean
append_row (sqlite3_stmt *statement,
            gpointer      data,
            GError      **error)
{
  List  *list = data;
  gint64 id = sqlite3_column_int64 (statement, 0), rank = sqlite3_column_int64 (statement, 1);

  g_array_append_val (list->ids, id);
  g_array_append_val (list->ranks, rank);
  return TRUE;
}

static gboolean
read_list (EcotRanks *self,
           EcotKind   kind,
           List      *list,
           GError   **error)
{
  g_autoptr (sqlite3_stmt) statement =
    ecot_sql_prepare (self->sql, "SELECT id, rank FROM record WHERE kind = ?1 ORDER BY rank, id", error);

  if (statement == NULL)
    return FALSE;

  ecot_sql_bind_text (statement, 1, ecot_schema_get_kind (kind)->name);
  return ecot_sql_each (self->sql, statement, append_row, list, error);
}

static List *
get_list (EcotRanks *self,
          EcotKind   kind,
          GError   **error)
{
  List *list = &self->lists[kind];

  if (list->ids != NULL)
    return list;

  list->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  list->ranks = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (read_list (self, kind, list, error))
    return list;

  ecot_ranks_forget (self);
  return NULL;
}

GArray *
ecot_ranks_get_ids (EcotRanks *self,
                    EcotKind   kind,
                    GError   **error)
{
  List *list = get_list (self, kind, error);

  return list != NULL ? list->ids : NULL;
}

static gint64
nth (GArray *array,
     guint   i)
{
  return g_array_index (array, gint64, i);
}

/* FALSE if there is no rank left between the neighbours. */
static gboolean
find_rank (List   *list,
           guint   position,
           gint64 *rank)
{
  guint  n = list->ranks->len;
  gint64 before, after;

  if (n == 0)
    {
      *rank = ECOT_ROWS_GAP;
      return TRUE;
    }

  before = position > 0 ? nth (list->ranks, position - 1) : nth (list->ranks, 0) - 2 * ECOT_ROWS_GAP;
  after = position < n ? nth (list->ranks, position) : nth (list->ranks, n - 1) + 2 * ECOT_ROWS_GAP;
  *rank = before + (after - before) / 2;

  return *rank > before && ABS (*rank) < LAST_RANK;
}

static gboolean
renumber (EcotRanks *self,
          List      *list,
          GError   **error)
{
  g_autoptr (sqlite3_stmt) statement = ecot_sql_prepare (self->sql, "UPDATE record SET rank = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < list->ids->len; i++)
    {
      gint64 rank = (i + 1) * ECOT_ROWS_GAP;

      g_array_index (list->ranks, gint64, i) = rank;
      sqlite3_bind_int64 (statement, 1, nth (list->ids, i));
      sqlite3_bind_int64 (statement, 2, rank);
      if (!ecot_sql_done (self->sql, statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_WRITE,
                       _ ("The change does not fit the working copy; close the dossier and open it again"));
  return FALSE;
}

gboolean
ecot_ranks_insert (EcotRanks *self,
                   EcotKind   kind,
                   gint64     id,
                   guint      position,
                   gint64    *rank,
                   GError   **error)
{
  List *list = get_list (self, kind, error);

  if (list == NULL)
    return FALSE;

  if (position > list->ids->len)
    return refuse (error);

  if (!find_rank (list, position, rank) &&
      (!renumber (self, list, error) || !find_rank (list, position, rank)))
    return FALSE;

  g_array_insert_val (list->ids, position, id);
  g_array_insert_val (list->ranks, position, *rank);
  return TRUE;
}

gboolean
ecot_ranks_remove (EcotRanks *self,
                   EcotKind   kind,
                   gint64     id,
                   guint      position,
                   GError   **error)
{
  List *list = get_list (self, kind, error);

  if (list == NULL)
    return FALSE;

  if (position >= list->ids->len || nth (list->ids, position) != id)
    return refuse (error);

  g_array_remove_index (list->ids, position);
  g_array_remove_index (list->ranks, position);
  return TRUE;
}
