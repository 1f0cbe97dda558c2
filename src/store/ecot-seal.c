/* ecot-seal.c: hashes that say whether content is what was written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite keeps no checksum of content: with one bit flipped anywhere in a file,
 * one time in eight integrity_check is content and the text or the amount is
 * another.  So a published file holds two hashes.  The seal is over the meaning
 * (lot, records, cells), so that a dossier has the same seal as SQLite and as
 * XML: no row number is in it.  The whole is over every row as it is stored,
 * row numbers, call and revision included.
 *
 * Everything is typed and preceded by its length, so that no two contents give
 * the same bytes.  Neither hash is a signature: they say "altered or damaged",
 * not by whom.
 */

#include "config.h"

#include "store/ecot-seal-private.h"

#include <string.h>

#include "store/ecot-store.h"

/* --- The pieces --------------------------------------------------------- */

static void
put_number (GChecksum *sum,
            char       tag,
            gint64     number)
{
  gint64 little = GINT64_TO_LE (number);

  g_checksum_update (sum, (const guchar *)&tag, 1);
  g_checksum_update (sum, (const guchar *)&little, sizeof little);
}

static void
put_bytes (GChecksum    *sum,
           char          tag,
           gconstpointer data,
           gsize         size)
{
  put_number (sum, tag, (gint64)size);
  if (size > 0)
    g_checksum_update (sum, data, (gssize)size);
}

static void
put_text (GChecksum  *sum,
          char        tag,
          const char *text)
{
  put_bytes (sum, tag, text, strlen (text));
}

/* --- The seal of the meaning -------------------------------------------- */

/* A line's category "+N" names a record by its number, which XML may give anew;
 * its place in the list says the same. */
static void
put_choice (GChecksum   *sum,
            EcotDossier *dossier,
            const char  *text)
{
  EcotRecord *record = NULL;

  if (text[0] == '+')
    record = ecot_dossier_find_id (dossier, g_ascii_strtoll (text + 1, NULL, 10));

  if (record != NULL && ecot_record_get_kind (record) == ECOT_KIND_CATEGORY)
    put_number (sum, '+', ecot_dossier_get_position (dossier, record));
  else
    put_text (sum, 't', text);
}

static void
put_record (GChecksum   *sum,
            EcotDossier *dossier,
            EcotRecord  *record)
{
  const EcotKindSpec *spec = ecot_schema_get_kind (ecot_record_get_kind (record));
  const char         *key = ecot_record_get_key (record);

  put_text (sum, 'r', spec->name);
  put_text (sum, 'k', key != NULL ? key : "");

  for (guint i = 0; i < spec->n_fields; i++)
    {
      const EcotValue *value = ecot_record_get_nth (record, i);

      if (ecot_value_is_empty (value))
        continue;

      put_text (sum, 'f', spec->fields[i].name);
      if (value->type == ECOT_VALUE_CHOICE)
        put_choice (sum, dossier, value->text);
      else if (value->text != NULL)
        put_text (sum, 't', value->text);
      else
        put_number (sum, 'n', value->number);
    }
}

char *
ecot_store_make_seal (EcotDossier *dossier)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_return_val_if_fail (ECOT_IS_DOSSIER (dossier), NULL);

  put_text (sum, 'l', ecot_dossier_get_lot (dossier));
  for (EcotKind kind = 0; kind < ECOT_N_KINDS; kind++)
    for (guint i = 0; i < ecot_dossier_get_n (dossier, kind); i++)
      put_record (sum, dossier, ecot_dossier_get_nth (dossier, kind, i));

  return g_strdup (g_checksum_get_string (sum));
}

/* --- The hash of the rows ----------------------------------------------- */

static void
put_column (GChecksum    *sum,
            sqlite3_stmt *statement,
            int           column)
{
  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_INTEGER:
      put_number (sum, 'n', sqlite3_column_int64 (statement, column));
      break;
    case SQLITE_NULL:
      put_number (sum, '0', 0);
      break;
    default:
      put_bytes (sum, sqlite3_column_type (statement, column) == SQLITE_TEXT ? 't' : 'b',
                 sqlite3_column_blob (statement, column), (gsize)sqlite3_column_bytes (statement, column));
    }
}

static gboolean
put_row (sqlite3_stmt *statement,
         gpointer      data,
         GError      **error)
{
  for (int i = 0; i < sqlite3_column_count (statement); i++)
    put_column (data, statement, i);

  return TRUE;
}

static gboolean
put_table (GChecksum  *sum,
           EcotSql    *sql,
           const char *select,
           GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = ecot_sql_prepare (sql, select, error);

  if (statement == NULL)
    return FALSE;

  put_text (sum, 'T', select);
  return ecot_sql_each (sql, statement, put_row, sum, error);
}

char *
ecot_seal_rows (EcotSql *sql,
                GError **error)
{
  static const char *const tables[] = {
    "SELECT name, value FROM meta WHERE name <> 'whole' ORDER BY name",
    "SELECT id, kind, key, rank FROM record ORDER BY id",
    "SELECT record, field, type, number, text FROM cell ORDER BY record, field",
    "SELECT part, bytes FROM call ORDER BY part",
  };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!put_table (sum, sql, tables[i], error))
      return NULL;

  return g_strdup (g_checksum_get_string (sum));
}
