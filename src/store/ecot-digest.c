/* ecot-digest.c: a running check over the rows of a working copy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A published file is sealed once; a working copy changes with every keystroke
 * and cannot be hashed whole each time.  So each row has a number of its own and
 * the digest is their sum: an edit takes the old row's number away and adds the
 * new one's.  The sum is kept with the content, in the same transaction, and
 * compared when the copy is opened again: a damaged disk does not change an
 * amount in silence.
 *
 * It has to catch accidents, not people: the copy is in a folder nobody else can
 * read.  A changeset leaves out columns that did not change, so a record gives
 * two numbers, what it is and where it stands.
 */

#include "config.h"

#include "store/ecot-digest-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* FNV-1a, then mixed so that sums of similar rows do not cancel. */
typedef guint64 Hash;

#define HASH_START G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define HASH_PRIME G_GUINT64_CONSTANT (0x100000001b3)

static Hash
hash_bytes (Hash          hash,
            gconstpointer data,
            gsize         size)
{
  const guchar *bytes = data;

  for (gsize i = 0; i < size; i++)
    hash = (hash ^ bytes[i]) * HASH_PRIME;

  return hash;
}

/* The type goes in, and the length of a text with its last byte. */
static Hash
hash_value (Hash           hash,
            sqlite3_value *value)
{
  int    type = value != NULL ? sqlite3_value_type (value) : SQLITE_NULL;
  gint64 number;

  hash = hash_bytes (hash, &type, sizeof type);
  if (type == SQLITE_INTEGER)
    {
      number = sqlite3_value_int64 (value);
      return hash_bytes (hash, &number, sizeof number);
    }

  if (type != SQLITE_TEXT && type != SQLITE_BLOB)
    return hash;

  number = sqlite3_value_bytes (value);
  return hash_bytes (hash_bytes (hash, sqlite3_value_blob (value), (gsize)number), &number, sizeof number);
}

static Hash
hash_end (Hash hash)
{
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return hash ^ hash >> 33;
}

/* A column of a row, however the row is at hand. */
typedef sqlite3_value *(*GetColumn) (gpointer source,
                                     int      column);

static Hash
hash_columns (GetColumn   get,
              gpointer    source,
              const char *tag,
              const int  *columns)
{
  Hash hash = hash_bytes (HASH_START, tag, strlen (tag));

  for (; *columns >= 0; columns++)
    hash = hash_value (hash, get (source, *columns));

  return hash_end (hash);
}

/* Of cell (record, field, type, number, text).  The type is the schema's. */
static Hash
hash_cell (GetColumn get,
           gpointer  source)
{
  static const int columns[] = { 0, 1, 3, 4, -1 };

  return hash_columns (get, source, "cell", columns);
}

/* Of record (id, kind, key, rank). */
static Hash
hash_record (GetColumn get,
             gpointer  source)
{
  static const int columns[] = { 0, 1, 2, -1 };

  return hash_columns (get, source, "record", columns);
}

static Hash
hash_rank (GetColumn get,
           gpointer  source)
{
  static const int columns[] = { 0, 3, -1 };

  return hash_columns (get, source, "rank", columns);
}

/* Of call (part, bytes). */
static Hash
hash_part (GetColumn get,
           gpointer  source)
{
  static const int columns[] = { 0, 1, -1 };

  return hash_columns (get, source, "call", columns);
}

/* --- All rows ----------------------------------------------------------- */

static sqlite3_value *
get_statement_column (gpointer source,
                      int      column)
{
  return sqlite3_column_value (source, column);
}

static gboolean
add_record (sqlite3_stmt *statement,
            gpointer      data,
            GError      **error)
{
  *(guint64 *)data += hash_record (get_statement_column, statement) + hash_rank (get_statement_column, statement);
  return TRUE;
}

static gboolean
add_cell (sqlite3_stmt *statement,
          gpointer      data,
          GError      **error)
{
  *(guint64 *)data += hash_cell (get_statement_column, statement);
  return TRUE;
}

static gboolean
add_part (sqlite3_stmt *statement,
          gpointer      data,
          GError      **error)
{
  *(guint64 *)data += hash_part (get_statement_column, statement);
  return TRUE;
}

static gboolean
add_table (EcotSql    *sql,
           const char *select,
           EcotSqlRow  add,
           guint64    *digest,
           GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = ecot_sql_prepare (sql, select, error);

  return statement != NULL && ecot_sql_each (sql, statement, add, digest, error);
}

gboolean
ecot_digest_add_call (EcotSql *sql,
                      guint64 *digest,
                      GError **error)
{
  return add_table (sql, "SELECT part, bytes FROM call", add_part, digest, error);
}

gboolean
ecot_digest_rows (EcotSql *sql,
                  guint64 *digest,
                  GError **error)
{
  *digest = 0;

  return add_table (sql, "SELECT id, kind, key, rank FROM record", add_record, digest, error) &&
         add_table (sql, "SELECT record, field, type, number, text FROM cell", add_cell, digest, error) &&
         ecot_digest_add_call (sql, digest, error);
}

/* --- A change ----------------------------------------------------------- */

/* In an update the columns of the key are given once, as old ones, and those
 * that did not change not at all. */
static sqlite3_value *
get_old_column (gpointer source,
                int      column)
{
  sqlite3_value *value = NULL;

  sqlite3changeset_old (source, column, &value);
  return value;
}

static sqlite3_value *
get_new_column (gpointer source,
                int      column)
{
  sqlite3_value *value = NULL;

  sqlite3changeset_new (source, column, &value);
  return value;
}

static sqlite3_value *
get_updated_column (gpointer source,
                    int      column)
{
  sqlite3_value *value = get_new_column (source, column);

  return value != NULL ? value : get_old_column (source, column);
}

static Hash
hash_row (const char             *table,
          GetColumn               get,
          sqlite3_changeset_iter *iter)
{
  if (strcmp (table, "record") == 0)
    return hash_record (get, iter) + hash_rank (get, iter);

  return strcmp (table, "call") == 0 ? hash_part (get, iter) : hash_cell (get, iter);
}

static void
add_change (sqlite3_changeset_iter *iter,
            guint64                *digest)
{
  const char *table;
  int         n_columns, operation;
  guint64     before = 0, after = 0;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);

  if (operation == SQLITE_UPDATE && strcmp (table, "record") == 0)
    {
      before = hash_rank (get_old_column, iter);
      after = hash_rank (get_updated_column, iter);
    }
  else
    {
      if (operation != SQLITE_INSERT)
        before = hash_row (table, get_old_column, iter);
      if (operation != SQLITE_DELETE)
        after = hash_row (table, operation == SQLITE_INSERT ? get_new_column : get_updated_column, iter);
    }

  *digest += after - before;
}

gboolean
ecot_digest_change (GBytes  *changeset,
                    guint64 *digest,
                    GError **error)
{
  gsize                   size;
  gconstpointer           data = g_bytes_get_data (changeset, &size);
  sqlite3_changeset_iter *iter;

  if (sqlite3changeset_start (&iter, (int)size, (gpointer)data) != SQLITE_OK)
    return ecot_sql_refuse (error, _ ("The history is damaged; nothing was changed"));

  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    add_change (iter, digest);

  return sqlite3changeset_finalize (iter) == SQLITE_OK ||
         ecot_sql_refuse (error, _ ("The history is damaged; nothing was changed"));
}
