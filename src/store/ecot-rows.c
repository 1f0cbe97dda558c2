/* ecot-rows.c: a dossier as rows, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The content is generic: records of the kinds and cells of the fields that
 * src/dossier/ecot-schema.h lists, so a new field is no new table.  The price
 * is that the tables alone promise little, and reading proves the rest: a kind
 * or field we do not know, a key twice, two rows of one rank, a text that is not
 * as clean as we write it, an amount out of range.  The first such thing refuses
 * the file with its place; nothing is repaired, because a repair nobody asked
 * for is a silent change.
 */

#include "config.h"

#include "store/ecot-rows-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Ten times the largest spreadsheet anybody could paste. */
#define MAX_RECORDS 1000000

/* As the column type says them.  Once published, for ever. */
static const char *const type_names[] = {
  [ECOT_VALUE_NONE] = "",
  [ECOT_VALUE_TEXT] = "text",
  [ECOT_VALUE_PROSE] = "prose",
  [ECOT_VALUE_CHOICE] = "choice",
  [ECOT_VALUE_AMOUNT] = "amount",
  [ECOT_VALUE_DECIMAL] = "decimal",
  [ECOT_VALUE_COUNT] = "count",
  [ECOT_VALUE_BOOLEAN] = "boolean",
  [ECOT_VALUE_DATE] = "date",
  [ECOT_VALUE_MOMENT] = "moment",
};

/* --- Writing ------------------------------------------------------------ */

void
ecot_rows_bind_record (sqlite3_stmt *statement,
                       gint64        id,
                       EcotKind      kind,
                       const char   *key,
                       const gint64 *rank)
{
  sqlite3_bind_int64 (statement, 1, id);
  ecot_sql_bind_text (statement, 2, ecot_schema_get_kind (kind)->name);
  ecot_sql_bind_text (statement, 3, key);
  if (rank != NULL)
    sqlite3_bind_int64 (statement, 4, *rank);
}

void
ecot_rows_bind_cell (sqlite3_stmt    *statement,
                     gint64           id,
                     EcotKind         kind,
                     guint            field,
                     const EcotValue *value)
{
  sqlite3_bind_int64 (statement, 1, id);
  ecot_sql_bind_text (statement, 2, ecot_schema_get_kind (kind)->fields[field].name);
  ecot_sql_bind_text (statement, 3, type_names[value->type]);
  if (ecot_value_type_is_text (value->type))
    ecot_sql_bind_text (statement, 5, value->text);
  else
    sqlite3_bind_int64 (statement, 4, value->number);
}

static gboolean
write_cells (EcotSql      *sql,
             sqlite3_stmt *statement,
             EcotRecord   *record,
             GError      **error)
{
  EcotKind kind = ecot_record_get_kind (record);

  for (guint i = 0; i < ecot_schema_get_kind (kind)->n_fields; i++)
    {
      const EcotValue *value = ecot_record_get_nth (record, i);

      if (ecot_value_is_empty (value))
        continue;

      ecot_rows_bind_cell (statement, ecot_record_get_id (record), kind, i, value);
      if (!ecot_sql_done (sql, statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_kind (EcotSql      *sql,
            sqlite3_stmt *insert,
            sqlite3_stmt *set,
            EcotDossier  *dossier,
            EcotKind      kind,
            GError      **error)
{
  gboolean is_list = ecot_schema_get_kind (kind)->shape == ECOT_SHAPE_LIST;

  for (guint i = 0; i < ecot_dossier_get_n (dossier, kind); i++)
    {
      EcotRecord *record = ecot_dossier_get_nth (dossier, kind, i);
      gint64      rank = (i + 1) * ECOT_ROWS_GAP;

      ecot_rows_bind_record (insert, ecot_record_get_id (record), kind, ecot_record_get_key (record), is_list ? &rank : NULL);
      if (!ecot_sql_done (sql, insert, error) || !write_cells (sql, set, record, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
ecot_rows_write (EcotSql     *sql,
                 EcotDossier *dossier,
                 GError     **error)
{
  g_autoptr (sqlite3_stmt) insert = ecot_sql_prepare (sql, ECOT_ROWS_INSERT_RECORD, error);
  g_autoptr (sqlite3_stmt) set = insert != NULL ? ecot_sql_prepare (sql, ECOT_ROWS_SET_CELL, error) : NULL;

  if (set == NULL)
    return FALSE;

  for (EcotKind kind = 0; kind < ECOT_N_KINDS; kind++)
    if (!write_kind (sql, insert, set, dossier, kind, error))
      return FALSE;

  return TRUE;
}

/* --- Reading ------------------------------------------------------------ */

typedef struct
{
  gint64   id;
  EcotKind kind;
  char    *key;
  gint64   rank;
  guint    n_cells;
} Row;

typedef struct
{
  EcotSql    *sql;
  const char *name;
  GArray     *rows; /* of Row, by id */
  EcotAction *action;
} Reader;

static void
row_clear (gpointer data)
{
  g_free (((Row *)data)->key);
}

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->action, ecot_action_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* @place is data of the file: shown if it is a name that could be one of ours, so that
 * nobody writes a line of his own into the message. */
static gboolean
refuse (Reader     *self,
        GError    **error,
        const char *reason,
        gint64      id,
        const char *place)
{
  char  row[32];
  gsize length = place != NULL ? strspn (place, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-/") : 0;

  if (length == 0 || length > ECOT_KEY_MAX || place[length] != '\0')
    place = "?";

  /* Apart from the sentence: translators see no macro. */
  g_snprintf (row, sizeof row, "%" G_GINT64_FORMAT, id);
  return ecot_sql_refuse (error, _ ("“%s” is damaged or was changed by another program: %s (row %s, “%s”)"),
                          self->name, reason, row, place);
}

static int
get_type (sqlite3_value *value)
{
  return value != NULL ? sqlite3_value_type (value) : SQLITE_NULL;
}

/* The text of a column if it is one: UTF-8, without a NUL. */
static const char *
get_text (sqlite3_value *value)
{
  const char *text = get_type (value) == SQLITE_TEXT ? (const char *)sqlite3_value_text (value) : NULL;

  if (text == NULL || !g_utf8_validate (text, sqlite3_value_bytes (value), NULL))
    return NULL;

  return text;
}

static const char *
get_column_text (sqlite3_stmt *statement,
                 int           column)
{
  return get_text (sqlite3_column_value (statement, column));
}

/* What a kind asks of its records: a key, a rank, or neither. */
static gboolean
has_shape (const Row    *row,
           sqlite3_stmt *statement)
{
  gboolean keyless = sqlite3_column_type (statement, 2) == SQLITE_NULL;
  gboolean rankless = sqlite3_column_type (statement, 3) == SQLITE_NULL;

  switch (ecot_schema_get_kind (row->kind)->shape)
    {
    case ECOT_SHAPE_SINGLE:
      return keyless && rankless;
    case ECOT_SHAPE_KEYED:
      return row->key != NULL && ecot_schema_key_is_valid (row->key) && rankless;
    case ECOT_SHAPE_LIST:
      return keyless && sqlite3_column_type (statement, 3) == SQLITE_INTEGER;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
read_record (sqlite3_stmt *statement,
             gpointer      data,
             GError      **error)
{
  Reader     *self = data;
  gint64      id = sqlite3_column_int64 (statement, 0);
  const char *kind = get_column_text (statement, 1);
  Row         row = { id, ECOT_N_KINDS, NULL, sqlite3_column_int64 (statement, 3), 0 };

  if (self->rows->len == MAX_RECORDS)
    return refuse (self, error, _ ("it has more rows than a dossier can have"), id, kind);

  if (id < 1 || id > ECOT_ID_MAX)
    return refuse (self, error, _ ("the number of a row is out of range"), id, kind);

  row.kind = kind != NULL ? ecot_schema_find_kind (kind) : ECOT_N_KINDS;
  if (row.kind == ECOT_N_KINDS)
    return refuse (self, error, _ ("a row is of an unknown kind"), id, kind);

  row.key = g_strdup (get_column_text (statement, 2));
  g_array_append_val (self->rows, row);
  if (!has_shape (&row, statement))
    return refuse (self, error, _ ("the key or rank of a row is missing or misplaced"), id, kind);

  return TRUE;
}

gboolean
ecot_rows_make_value (EcotKind       kind,
                      guint          field,
                      sqlite3_value *number,
                      sqlite3_value *text,
                      EcotValue     *value)
{
  EcotValueType      type = ecot_schema_get_kind (kind)->fields[field].type;
  g_auto (EcotValue) made = ECOT_VALUE_EMPTY;
  const char        *string;

  if (!ecot_value_type_is_text (type))
    {
      if (get_type (number) != SQLITE_INTEGER || get_type (text) != SQLITE_NULL)
        return FALSE;

      made = ecot_value_number (type, sqlite3_value_int64 (number));
    }
  else
    {
      string = get_text (text);
      if (string == NULL || get_type (number) != SQLITE_NULL)
        return FALSE;

      made = ecot_value_text (type, string);
      if (g_strcmp0 (made.text, string) != 0)
        return FALSE;
    }

  if (!ecot_schema_check_value (kind, field, &made, NULL))
    return FALSE;

  *value = made;
  made = ECOT_VALUE_EMPTY;
  return TRUE;
}

static gboolean
add_cell (Reader       *self,
          Row          *row,
          sqlite3_stmt *statement,
          GError      **error)
{
  const char        *name = get_column_text (statement, 1);
  const char        *type = get_column_text (statement, 2);
  int                field = name != NULL ? ecot_schema_find_field (row->kind, name) : -1;
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;

  if (field < 0)
    return refuse (self, error, _ ("a cell is of an unknown field"), row->id, name);

  if (g_strcmp0 (type, type_names[ecot_schema_get_kind (row->kind)->fields[field].type]) != 0 ||
      !ecot_rows_make_value (row->kind, (guint)field, sqlite3_column_value (statement, 3), sqlite3_column_value (statement, 4), &value))
    return refuse (self, error, _ ("a cell holds what its field cannot hold"), row->id, name);

  ecot_action_set_new (self->action, row->kind, row->id, name, &value);
  row->n_cells++;
  return TRUE;
}

static int
compare_id (gconstpointer id,
            gconstpointer row)
{
  gint64 a = *(const gint64 *)id, b = ((const Row *)row)->id;

  return a < b ? -1 : a > b;
}

static gboolean
read_cell (sqlite3_stmt *statement,
           gpointer      data,
           GError      **error)
{
  Reader *self = data;
  gint64  id = sqlite3_column_int64 (statement, 0);
  Row    *row = bsearch (&id, self->rows->data, self->rows->len, sizeof (Row), compare_id);

  if (row == NULL)
    return refuse (self, error, _ ("a cell has no row"), id, get_column_text (statement, 1));

  return add_cell (self, row, statement, error);
}

/* By kind, then in the order of the list or of the keys. */
static int
compare_order (gconstpointer a,
               gconstpointer b)
{
  const Row *first = *(const Row *const *)a, *second = *(const Row *const *)b;

  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;

  return g_strcmp0 (first->key, second->key);
}

static GPtrArray *
sort_rows (Reader *self)
{
  GPtrArray *order = g_ptr_array_sized_new (self->rows->len);

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (order, &g_array_index (self->rows, Row, i));

  g_ptr_array_sort (order, compare_order);
  return order;
}

/* Two rows of a kind that nothing tells apart: a key twice, a second applicant,
 * two lines that both say they are the third. */
static gboolean
insert_records (Reader  *self,
                GError **error)
{
  g_autoptr (GPtrArray) order = sort_rows (self);
  guint                 n[ECOT_N_KINDS] = { 0 };

  for (guint i = 0; i < order->len; i++)
    {
      const Row *row = order->pdata[i];

      if (i > 0 && compare_order (&order->pdata[i - 1], &order->pdata[i]) == 0)
        return refuse (self, error, _ ("two rows stand in the same place"), row->id, ecot_schema_get_kind (row->kind)->name);

      ecot_action_insert (self->action, row->kind, row->id, row->key, n[row->kind]++);
    }

  return TRUE;
}

/* A record that is not in a list exists only as long as something is in it. */
static gboolean
check_blanks (Reader  *self,
              GError **error)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row          *row = &g_array_index (self->rows, Row, i);
      const EcotKindSpec *spec = ecot_schema_get_kind (row->kind);

      if (spec->shape != ECOT_SHAPE_LIST && row->n_cells == 0)
        return refuse (self, error, _ ("a row has nothing in it"), row->id, spec->name);
    }

  return TRUE;
}

static gboolean
read_table (Reader     *self,
            const char *select,
            EcotSqlRow  row,
            GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = ecot_sql_prepare (self->sql, select, error);

  return statement != NULL && ecot_sql_each (self->sql, statement, row, self, error);
}

gboolean
ecot_rows_read (EcotSql     *sql,
                EcotDossier *dossier,
                const char  *name,
                GError     **error)
{
  g_auto (Reader) self = { sql, name, g_array_new (FALSE, FALSE, sizeof (Row)), ecot_action_new (NULL) };

  g_array_set_clear_func (self.rows, row_clear);

  return read_table (&self, "SELECT id, kind, key, rank FROM record ORDER BY id", read_record, error) &&
         insert_records (&self, error) &&
         read_table (&self, "SELECT record, field, type, number, text FROM cell ORDER BY record, field", read_cell, error) &&
         check_blanks (&self, error) &&
         ecot_dossier_perform (dossier, self.action, error);
}
