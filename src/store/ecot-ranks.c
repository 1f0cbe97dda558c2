/* ecot-ranks.c: where a row stands in its list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row has a rank, not a position, so that putting a line between two others
 * writes one row and not all that follow.  Ranks are given with gaps of 2^32: a
 * row goes half-way between its neighbours, 32 times in the same place before
 * there is no room: then as few rows around it as have some are numbered anew, in the same
 * transaction.
 *
 * The order of each list touched is kept in memory as the tables have it, in
 * the middle of an action too: positions are those after the edits before.
 */

#include "config.h"

#include "store/ecot-ranks-private.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "store/ecot-rows-private.h"

/* What has to be between two rows that were numbered anew, so that it is not soon to be done again. */
#define ROOM (G_GINT64_CONSTANT (1) << 20)

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

/* Rows from @first on and before @end. */
static gboolean
renumber (EcotRanks *self,
          List      *list,
          guint      first,
          guint      end,
          gint64     before,
          gint64     gap,
          GError   **error)
{
  g_autoptr (sqlite3_stmt) statement = ecot_sql_prepare (self->sql, "UPDATE record SET rank = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;

  for (guint i = first; i < end; i++)
    {
      gint64 rank = before + (i - first + 1) * gap;

      g_array_index (list->ranks, gint64, i) = rank;
      sqlite3_bind_int64 (statement, 1, nth (list->ids, i));
      sqlite3_bind_int64 (statement, 2, rank);
      if (!ecot_sql_done (self->sql, statement, error))
        return FALSE;
    }

  return TRUE;
}

/* Rows on both sides of @position, twice as many each time, until there is room among them. */
static gboolean
make_room (EcotRanks *self,
           List      *list,
           guint      position,
           GError   **error)
{
  guint n = list->ranks->len;

  for (guint width = 2; width < n; width *= 2)
    {
      guint  first = position > width ? position - width : 0, end = MIN (position + width, n);
      gint64 before = first > 0 ? nth (list->ranks, first - 1) : nth (list->ranks, 0) - width * ECOT_ROWS_GAP;
      gint64 after = end < n ? nth (list->ranks, end) : nth (list->ranks, n - 1) + width * ECOT_ROWS_GAP;
      gint64 gap = (after - before) / (end - first + 1);

      if (gap >= ROOM && ABS (before) < LAST_RANK && ABS (after) < LAST_RANK)
        return renumber (self, list, first, end, before, gap, error);
    }

  return renumber (self, list, 0, n, 0, ECOT_ROWS_GAP, error);
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
      (!make_room (self, list, position, error) || !find_rank (list, position, rank)))
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

/* {{{ Undo and redo */

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const EcotRank *left = a, *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;

  return (left->id > right->id) - (left->id < right->id);
}

static void
append (List           *list,
        const EcotRank *row)
{
  g_array_append_val (list->ids, row->id);
  g_array_append_val (list->ranks, row->rank);
}

static List
list_new (guint n)
{
  return (List){ g_array_sized_new (FALSE, FALSE, sizeof (gint64), n), g_array_sized_new (FALSE, FALSE, sizeof (gint64), n) };
}

void
ecot_ranks_follow (EcotRanks *self,
                   EcotKind   kind,
                   GArray    *gone,
                   GArray    *come)
{
  List                  *list = &self->lists[kind], old = *list;
  g_autoptr (GHashTable) away = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint                  next = 0;

  g_array_sort (come, compare_ranks);

  if (old.ids == NULL)
    return;

  for (guint i = 0; i < gone->len; i++)
    g_hash_table_add (away, &g_array_index (gone, gint64, i));

  *list = list_new (old.ids->len + come->len);

  for (guint i = 0; i < old.ids->len; i++)
    {
      EcotRank row = { nth (old.ranks, i), nth (old.ids, i) };

      if (gone->len > 0 && g_hash_table_contains (away, &row.id))
        continue;

      for (; next < come->len && compare_ranks (&g_array_index (come, EcotRank, next), &row) < 0; next++)
        append (list, &g_array_index (come, EcotRank, next));

      append (list, &row);
    }

  for (; next < come->len; next++)
    append (list, &g_array_index (come, EcotRank, next));

  g_array_unref (old.ids);
  g_array_unref (old.ranks);
}

gboolean
ecot_ranks_find (EcotRanks      *self,
                 EcotKind        kind,
                 const EcotRank *row,
                 guint          *position,
                 GError        **error)
{
  List *list = get_list (self, kind, error);
  guint low = 0, high = list != NULL ? list->ids->len : 0;

  if (list == NULL)
    return FALSE;

  while (low < high)
    {
      guint    middle = (low + high) / 2;
      EcotRank other = { nth (list->ranks, middle), nth (list->ids, middle) };

      if (compare_ranks (&other, row) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  *position = low;
  return low < list->ids->len && nth (list->ids, low) == row->id ? TRUE : refuse (error);
}

/* }}} */
