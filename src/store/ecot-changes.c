/* ecot-changes.c: changed rows as an action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo change the tables by a changeset; the model has to follow with
 * as few edits as a person would make, so that lists keep their rows and
 * listeners hear of what changed and nothing else.
 *
 * Rows say ranks, the model says positions.  A list that was touched is brought
 * from its order in the model to its order in the tables: the rows of a longest
 * increasing subsequence stay, each of the others is put right behind the row it
 * follows.  Going through the new order from the start, that row is in place
 * already, so every position is right when its edit is done.
 */

#include "config.h"

#include "store/ecot-changes-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/ecot-rows-private.h"

typedef struct
{
  EcotKind kind;
  char    *key;
} Inserted;

/* What came into the table of a list and what went, by rank; one that moved did both. */
typedef struct
{
  GArray  *gone; /* of gint64 */
  GArray  *come; /* of EcotRank */
  gboolean moved;
} ListChange;

typedef struct
{
  EcotRanks   *ranks;
  EcotDossier *dossier;
  EcotAction  *action;
  GHashTable  *inserted; /* id -> Inserted */
  GHashTable  *removed;  /* id */
  ListChange   lists[ECOT_N_KINDS];
} Changes;

static void
inserted_free (gpointer data)
{
  Inserted *self = data;

  g_free (self->key);
  g_free (self);
}

static void
changes_clear (Changes *self)
{
  g_clear_pointer (&self->action, ecot_action_unref);
  g_clear_pointer (&self->inserted, g_hash_table_unref);
  g_clear_pointer (&self->removed, g_hash_table_unref);

  for (guint i = 0; i < ECOT_N_KINDS; i++)
    {
      g_clear_pointer (&self->lists[i].gone, g_array_unref);
      g_clear_pointer (&self->lists[i].come, g_array_unref);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Changes, changes_clear)

static gboolean
refuse (GError **error)
{
  return ecot_sql_refuse (error, _ ("The history does not fit the dossier; nothing was changed"));
}

/* --- What the rows say -------------------------------------------------- */

typedef struct
{
  int            operation;
  sqlite3_value *old[5], *new[5]; /* NULL: not given */
} Change;

static void
get_change (sqlite3_changeset_iter *iter,
            int                     n_columns,
            int                     operation,
            Change                 *change)
{
  *change = (Change){ .operation = operation };

  for (int i = 0; i < MIN (n_columns, 5); i++)
    {
      if (operation != SQLITE_INSERT)
        sqlite3changeset_old (iter, i, &change->old[i]);
      if (operation != SQLITE_DELETE)
        sqlite3changeset_new (iter, i, &change->new[i]);
    }
}

static gint64
get_id (const Change *change)
{
  return sqlite3_value_int64 (change->old[0] != NULL ? change->old[0] : change->new[0]);
}

/* @from, @to: (nullable): ranks */
static void
note_rank (Changes       *self,
           EcotKind       kind,
           gint64         id,
           sqlite3_value *from,
           sqlite3_value *to)
{
  ListChange *list = &self->lists[kind];

  if (list->gone == NULL)
    {
      list->gone = g_array_new (FALSE, FALSE, sizeof (gint64));
      list->come = g_array_new (FALSE, FALSE, sizeof (EcotRank));
    }

  if (from != NULL)
    g_array_append_val (list->gone, id);

  if (to != NULL)
    {
      EcotRank rank = { sqlite3_value_int64 (to), id };

      g_array_append_val (list->come, rank);
    }

  list->moved = list->moved || (from != NULL && to != NULL);
}

static gboolean
note_inserted (Changes      *self,
               const Change *change,
               gint64        id)
{
  const char *kind = (const char *)sqlite3_value_text (change->new[1]);
  Inserted   *inserted = g_new0 (Inserted, 1);

  inserted->kind = kind != NULL ? ecot_schema_find_kind (kind) : ECOT_N_KINDS;
  inserted->key = g_strdup ((const char *)sqlite3_value_text (change->new[2]));
  g_hash_table_insert (self->inserted, g_memdup2 (&id, sizeof id), inserted);
  if (inserted->kind == ECOT_N_KINDS)
    return FALSE;

  note_rank (self, inserted->kind, id, NULL, change->new[3]);
  return TRUE;
}

/* Of record (id, kind, key, rank). */
static gboolean
note_record (Changes      *self,
             const Change *change)
{
  gint64      id = get_id (change);
  EcotRecord *record;

  if (change->operation == SQLITE_INSERT)
    return note_inserted (self, change, id);

  record = ecot_dossier_find_id (self->dossier, id);
  if (record == NULL)
    return FALSE;

  if (change->operation == SQLITE_DELETE)
    g_hash_table_add (self->removed, g_memdup2 (&id, sizeof id));

  if (change->old[3] != NULL)
    note_rank (self, ecot_record_get_kind (record), id, change->old[3], change->new[3]);

  return TRUE;
}

static EcotKind
find_kind (Changes *self,
           gint64   id)
{
  const Inserted *inserted = g_hash_table_lookup (self->inserted, &id);
  EcotRecord     *record = ecot_dossier_find_id (self->dossier, id);

  if (inserted != NULL)
    return inserted->kind;

  return record != NULL ? ecot_record_get_kind (record) : ECOT_N_KINDS;
}

/* Of cell (record, field, type, number, text).  The cells of a removed record go with it. */
static gboolean
add_cell (Changes      *self,
          const Change *change)
{
  gint64             id = get_id (change);
  const char        *name = (const char *)sqlite3_value_text (change->old[1] != NULL ? change->old[1] : change->new[1]);
  EcotKind           kind = find_kind (self, id);
  int                field = kind < ECOT_N_KINDS && name != NULL ? ecot_schema_find_field (kind, name) : -1;
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;

  if (field < 0)
    return FALSE;

  if (g_hash_table_contains (self->removed, &id))
    return TRUE;

  if (change->operation != SQLITE_DELETE &&
      !ecot_rows_make_value (kind, (guint)field, change->new[3], change->new[4], &value))
    return FALSE;

  ecot_action_set_new (self->action, kind, id, name, &value);
  return TRUE;
}

/* Hands every change of @table to @each. */
static gboolean
for_each_change (Changes    *self,
                 GBytes     *changeset,
                 const char *wanted,
                 gboolean (*each) (Changes *, const Change *),
                 GError **error)
{
  gsize                   size;
  gconstpointer           data = g_bytes_get_data (changeset, &size);
  sqlite3_changeset_iter *iter;
  gboolean                fits = TRUE;

  if (sqlite3changeset_start (&iter, (int)size, (gpointer)data) != SQLITE_OK)
    return refuse (error);

  while (fits && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table;
      int         n_columns, operation;
      Change      change;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);
      if (strcmp (table, wanted) != 0)
        continue;

      get_change (iter, n_columns, operation, &change);
      fits = each (self, &change);
    }

  if (sqlite3changeset_finalize (iter) != SQLITE_OK || !fits)
    return refuse (error);

  return TRUE;
}

/* --- What the model has to do ------------------------------------------- */

static void
add_removals (Changes *self)
{
  GHashTableIter iter;
  const gint64  *id;

  g_hash_table_iter_init (&iter, self->removed);
  while (g_hash_table_iter_next (&iter, (gpointer *)&id, NULL))
    ecot_action_remove (self->action, ecot_dossier_find_id (self->dossier, *id));
}

static void
add_keyed (Changes *self)
{
  GHashTableIter  iter;
  const gint64   *id;
  const Inserted *inserted;

  g_hash_table_iter_init (&iter, self->inserted);
  while (g_hash_table_iter_next (&iter, (gpointer *)&id, (gpointer *)&inserted))
    if (ecot_schema_get_kind (inserted->kind)->shape != ECOT_SHAPE_LIST)
      ecot_action_insert (self->action, inserted->kind, *id, inserted->key, 0);
}

/* The list as it will be once the removals are done. */
static GArray *
get_present_ids (Changes *self,
                 EcotKind kind)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ecot_dossier_get_n (self->dossier, kind); i++)
    {
      gint64 id = ecot_record_get_id (ecot_dossier_get_nth (self->dossier, kind, i));

      if (!g_hash_table_contains (self->removed, &id))
        g_array_append_val (ids, id);
    }

  return ids;
}

/* The place in @wanted of each id: id -> index. */
static GHashTable *
index_ids (GArray *wanted)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_insert (index, &g_array_index (wanted, gint64, i), GUINT_TO_POINTER (i));

  return index;
}

/* The first entry of @tails whose place is not before @place. */
static guint
find_tail (GArray      *tails,
           const guint *places,
           guint        place)
{
  guint low = 0, high = tails->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (places[g_array_index (tails, guint, middle)] < place)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Which indexes of @wanted stay where they are: a longest increasing subsequence
 * of the present order, by patience sorting. */
static gboolean *
find_staying (GArray     *present,
              GHashTable *index,
              guint       n_wanted)
{
  gboolean          *stays = g_new0 (gboolean, n_wanted + 1);
  g_autofree guint  *places = g_new (guint, present->len + 1);
  g_autofree int    *previous = g_new (int, present->len + 1);
  g_autoptr (GArray) tails = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < present->len; i++)
    {
      guint tail;

      places[i] = GPOINTER_TO_UINT (g_hash_table_lookup (index, &g_array_index (present, gint64, i)));
      tail = find_tail (tails, places, places[i]);
      previous[i] = tail > 0 ? (int)g_array_index (tails, guint, tail - 1) : -1;
      if (tail == tails->len)
        g_array_append_val (tails, i);
      else
        g_array_index (tails, guint, tail) = i;
    }

  if (tails->len > 0)
    for (int i = (int)g_array_index (tails, guint, tails->len - 1); i >= 0; i = previous[i])
      stays[places[i]] = TRUE;

  return stays;
}

/* From @hint on, because the rows that change mostly follow one another. */
static guint
find_id (GArray *ids,
         gint64  id,
         guint   hint)
{
  for (guint i = 0; i < ids->len; i++)
    {
      guint place = (hint + i) % ids->len;

      if (g_array_index (ids, gint64, place) == id)
        return place;
    }

  g_return_val_if_reached (0);
}

/* Puts @id at @to; it is new, or elsewhere in @present.  Returns where it is then. */
static guint
place_id (Changes *self,
          EcotKind kind,
          GArray  *present,
          gint64   id,
          guint    to)
{
  guint from;

  if (g_hash_table_contains (self->inserted, &id))
    {
      ecot_action_insert (self->action, kind, id, NULL, to);
      g_array_insert_val (present, to, id);
      return to;
    }

  from = find_id (present, id, to);
  if (from < to)
    to--;

  g_array_remove_index (present, from);
  g_array_insert_val (present, to, id);
  ecot_action_move (self->action, ecot_dossier_find_id (self->dossier, id), to);
  return to;
}

static gboolean
same_rows (Changes *self,
           GArray  *present,
           GArray  *wanted,
           EcotKind kind)
{
  guint n_new = 0;

  for (guint i = 0; i < wanted->len; i++)
    {
      gint64      id = g_array_index (wanted, gint64, i);
      EcotRecord *record = ecot_dossier_find_id (self->dossier, id);

      if (g_hash_table_contains (self->inserted, &id))
        n_new++;
      else if (record == NULL || ecot_record_get_kind (record) != kind)
        return FALSE;
    }

  return present->len + n_new == wanted->len;
}

/* Rows that stayed are in order, so those that came go straight to their places, from the front. */
static gboolean
add_inserted (Changes *self,
              EcotKind kind,
              GError **error)
{
  ListChange *list = &self->lists[kind];
  GArray     *wanted = ecot_ranks_get_ids (self->ranks, kind, error);

  if (wanted == NULL)
    return FALSE;

  if (ecot_dossier_get_n (self->dossier, kind) + list->come->len != wanted->len + list->gone->len)
    return refuse (error);

  for (guint i = 0; i < list->come->len; i++)
    {
      const EcotRank *row = &g_array_index (list->come, EcotRank, i);
      guint           position;

      if (!ecot_ranks_find (self->ranks, kind, row, &position, error))
        return FALSE;

      ecot_action_insert (self->action, kind, row->id, NULL, position);
    }

  return TRUE;
}

static gboolean
add_list (Changes *self,
          EcotKind kind,
          GError **error)
{
  GArray                *wanted = ecot_ranks_get_ids (self->ranks, kind, error);
  g_autoptr (GArray)     present = get_present_ids (self, kind);
  g_autoptr (GHashTable) index = NULL;
  g_autofree gboolean   *stays = NULL;
  guint                  next = 0;

  if (wanted == NULL)
    return FALSE;

  if (!same_rows (self, present, wanted, kind))
    return refuse (error);

  index = index_ids (wanted);
  stays = find_staying (present, index, wanted->len);

  for (guint i = 0; i < wanted->len; i++)
    {
      gint64 id = g_array_index (wanted, gint64, i);

      next = stays[i] ? find_id (present, id, next) + 1 : place_id (self, kind, present, id, next) + 1;
    }

  return TRUE;
}

static gboolean
add_lists (Changes *self,
           GError **error)
{
  for (EcotKind kind = 0; kind < ECOT_N_KINDS; kind++)
    {
      ListChange *list = &self->lists[kind];

      if (list->gone == NULL || ecot_schema_get_kind (kind)->shape != ECOT_SHAPE_LIST)
        continue;

      ecot_ranks_follow (self->ranks, kind, list->gone, list->come);

      if (!(list->moved ? add_list (self, kind, error) : add_inserted (self, kind, error)))
        return FALSE;
    }

  return TRUE;
}

EcotAction *
ecot_changes_make_action (EcotRanks   *ranks,
                          EcotDossier *dossier,
                          GBytes      *changeset,
                          const char  *label,
                          GError     **error)
{
  g_auto (Changes) self = {
    .ranks = ranks,
    .dossier = dossier,
    .action = ecot_action_new (label),
    .inserted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, inserted_free),
    .removed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };

  if (!for_each_change (&self, changeset, "record", note_record, error))
    return NULL;

  add_removals (&self);
  add_keyed (&self);

  if (!add_lists (&self, error) || !for_each_change (&self, changeset, "cell", add_cell, error))
    return NULL;

  return g_steal_pointer (&self.action);
}
