/* test-hostile.c: dossiers made by somebody who means harm
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each file is a good one, changed by SQL and given a right hash of its rows again,
 * as somebody would who has read our source: the hash is no defence here.  Each
 * has to be refused by what it holds, with a sentence.
 */

#include "store/ecot-file-private.h"

#include <string.h>

#include "base/ecot-error.h"
#include "store/ecot-seal-private.h"
#include "support/ecot-test-dossier.h"

static GBytes *
make_reference (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autoptr (GBytes)      call = g_bytes_new_static ("<call/>", 7);
  g_autoptr (GError)      error = NULL;
  GBytes                 *bytes;

  /* Records 1 to 6, in this order. */
  ecot_test_set (dossier, "applicant/name", "Les Ateliers du Fil d’Eau");
  ecot_test_set (dossier, "narrative/presentation/text", "Une ligne.\nUne autre.");
  ecot_test_set (dossier, "territory/avesnois/covered", "true");
  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Encre", "amount", "1234.56", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Papier", "amount", "10.00", NULL);
  ecot_test_append (dossier, ECOT_KIND_FUNDER, "name", "Commune", "status", "obtained", NULL);

  bytes = ecot_file_build (dossier, call, 7, &error);
  g_assert_no_error (error);
  return bytes;
}

/* --- Another program ---------------------------------------------------- */

static sqlite3 *
open_raw (GBytes *bytes)
{
  gsize    size = g_bytes_get_size (bytes);
  guchar  *copy = sqlite3_malloc64 (size);
  sqlite3 *db;

  memcpy (copy, g_bytes_get_data (bytes, NULL), size);
  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_deserialize (db, "main", copy, (gint64)size, (gint64)size,
                                        SQLITE_DESERIALIZE_RESIZEABLE | SQLITE_DESERIALIZE_FREEONCLOSE),
                   ==, SQLITE_OK);
  return db;
}

static void
run_raw (sqlite3    *db,
         const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static GBytes *
serialize_raw (sqlite3 *db)
{
  sqlite3_int64 size;
  guchar       *data = sqlite3_serialize (db, "main", &size, 0);

  return g_bytes_new_with_free_func (data, (gsize)size, (GDestroyNotify)sqlite3_free, data);
}

static void
hash_again (sqlite3 *db)
{
  g_autoptr (GBytes)  bytes = serialize_raw (db);
  g_autoptr (EcotSql) sql = ecot_sql_open_bytes (bytes, "dossier.ecot", FALSE, NULL);
  g_autofree char    *whole = ecot_seal_rows (sql, NULL);
  g_autofree char    *update = g_strdup_printf ("UPDATE meta SET value = '%s' WHERE name = 'whole'", whole);

  run_raw (db, update);
}

static GBytes *
tamper (GBytes     *reference,
        const char *sql,
        gboolean    hash)
{
  sqlite3 *db = open_raw (reference);
  GBytes  *bytes;

  run_raw (db, sql);
  run_raw (db, "VACUUM");
  if (hash)
    hash_again (db);
  bytes = serialize_raw (db);
  sqlite3_close (db);

  return bytes;
}

static void
assert_refused (GBytes     *bytes,
                const char *sentence)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotFile) file = ecot_file_parse (bytes, "dossier.ecot", &error);

  g_assert_null (file);
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\n'));
  if (strstr (error->message, sentence) == NULL || strstr (error->message, "dossier.ecot") == NULL)
    g_error ("“%s” was expected in: %s", sentence, error->message);
}

/* --- Tables that are not ours ------------------------------------------- */

#define SPIN "WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM t) SELECT "

static const char *const tables[] = {
  "CREATE TRIGGER t AFTER UPDATE ON cell BEGIN UPDATE cell SET number = number * 10; END",
  "CREATE TRIGGER t BEFORE INSERT ON record BEGIN SELECT randomblob(100000000); END",
  "ALTER TABLE cell RENAME TO other; CREATE VIEW cell AS SELECT * FROM other",
  "DROP TABLE cell; CREATE VIEW cell AS " SPIN "i AS record, 'name' AS field, 'text' AS type, NULL AS number, 'x' AS text FROM t",
  "DROP TABLE meta; CREATE VIEW meta AS " SPIN "'lot' AS name, 'a/1' AS value FROM t",
  "ALTER TABLE cell ADD COLUMN more INTEGER AS (number * 10)",
  "ALTER TABLE record ADD COLUMN more TEXT DEFAULT 'x'",
  "ALTER TABLE record ADD COLUMN more INTEGER CHECK (length(randomblob(1000)) > 0)",
  "DROP TABLE call; CREATE TABLE call (part INTEGER NOT NULL PRIMARY KEY, bytes BLOB NOT NULL CHECK (length(hex(zeroblob(300000000))) > 0)) STRICT",
  "DROP TABLE call; CREATE TABLE call (part INTEGER NOT NULL PRIMARY KEY, bytes BLOB NOT NULL)",
  "DROP TABLE call; CREATE TABLE call (part INTEGER NOT NULL PRIMARY KEY, bytes BLOB NOT NULL)  STRICT",
  "DROP TABLE call; CREATE TABLE Call (part INTEGER NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
  "DROP TABLE call; CREATE TABLE call (bytes BLOB NOT NULL, part INTEGER NOT NULL PRIMARY KEY) STRICT",
  "DROP TABLE call; CREATE TABLE call (part INTEGER NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID",
  "DROP TABLE call",
  "CREATE INDEX i ON cell (number)",
  "CREATE INDEX i ON cell (abs(number))",
  "CREATE INDEX i ON cell (number) WHERE number > 0",
  "CREATE TABLE other (a TEXT)",
  "CREATE TABLE \"cell \" (a TEXT)",
  "CREATE TABLE other (a INTEGER PRIMARY KEY AUTOINCREMENT)",
  "CREATE VIRTUAL TABLE other USING fts5 (a)",
  "CREATE VIRTUAL TABLE other USING rtree (a, b, c)",
  "ANALYZE",
};

static void
test_tables (void)
{
  g_autoptr (GBytes) reference = make_reference ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GBytes) bytes = tamper (reference, tables[i], FALSE);

      g_test_message ("%s", tables[i]);
      assert_refused (bytes, "other tables");
    }
}

static void
test_many_tables (void)
{
  g_autoptr (GBytes)  reference = make_reference ();
  g_autoptr (GString) sql = g_string_new ("BEGIN;");
  g_autoptr (GBytes)  bytes = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (sql, "CREATE TABLE t%u (a);", i);
  g_string_append (sql, "COMMIT");

  bytes = tamper (reference, sql->str, FALSE);
  assert_refused (bytes, "other tables");
}

/* Text that SQLite would not take as a statement, written into the schema. */
static void
test_written_schema (void)
{
  static const char *const schemas[] = {
    "UPDATE sqlite_schema SET sql = 'CREATE TABLE cell (record, field, type, number, text)' WHERE name = 'cell'",
    "UPDATE sqlite_schema SET sql = NULL WHERE name = 'cell'",
    "UPDATE sqlite_schema SET sql = CAST(x'00ff' AS TEXT) WHERE name = 'cell'",
    "UPDATE sqlite_schema SET name = 'CELL' WHERE name = 'cell'",
    "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'meta') WHERE name = 'cell'",
    "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'cell'",
    "UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'cell'",
    "DELETE FROM sqlite_schema",
    "UPDATE sqlite_schema SET sql = 'CREATE TABLE cell (record INTEGER NOT NULL, field TEXT NOT NULL, type TEXT NOT NULL, number INTEGER, "
    "text TEXT, PRIMARY KEY (record, field), CHECK ((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))) STRICT, WITHOUT ROWID' WHERE name = 'cell'",
  };
  g_autoptr (GBytes) reference = make_reference ();

  for (guint i = 0; i < G_N_ELEMENTS (schemas); i++)
    {
      sqlite3           *db = open_raw (reference);
      g_autoptr (GBytes) bytes = NULL;

      g_test_message ("%s", schemas[i]);
      sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
      run_raw (db, "PRAGMA writable_schema = ON");
      run_raw (db, schemas[i]);
      bytes = serialize_raw (db);
      sqlite3_close (db);
      assert_refused (bytes, "");
    }
}

/* --- Rows that say what cannot be --------------------------------------- */

static const struct
{
  const char *sql;
  const char *sentence;
} rows[] = {
  { "UPDATE record SET kind = 'magic' WHERE id = 4", "unknown kind" },
  { "UPDATE record SET kind = CAST(x'ff' AS TEXT) WHERE id = 4", "unknown kind" },
  { "UPDATE record SET kind = 'Applicant' WHERE id = 1", "unknown kind" },
  { "UPDATE record SET kind = 'a' || char(10) || 'b' WHERE id = 4", "“?”" },
  { "UPDATE record SET kind = 'a' || char(8238) || 'b' WHERE id = 4", "“?”" },
  { "UPDATE record SET kind = '%s%n' WHERE id = 4", "“?”" },
  { "UPDATE record SET kind = hex(zeroblob(500)) WHERE id = 4", "“?”" },
  { "UPDATE record SET id = 0 WHERE id = 4", "out of range" },
  { "UPDATE record SET id = -4 WHERE id = 4", "out of range" },
  { "UPDATE record SET id = 9223372036854775807 WHERE id = 4", "out of range" },
  { "UPDATE record SET rank = NULL WHERE id = 4", "key or rank" },
  { "UPDATE record SET key = 'a' WHERE id = 4", "key or rank" },
  { "UPDATE record SET key = NULL WHERE id = 2", "key or rank" },
  { "UPDATE record SET key = '' WHERE id = 2", "key or rank" },
  { "UPDATE record SET key = 'a/b' WHERE id = 2", "key or rank" },
  { "UPDATE record SET key = CAST(x'6100' AS TEXT) WHERE id = 2", "key or rank" },
  { "UPDATE record SET key = hex(zeroblob(32)) WHERE id = 2", "key or rank" },
  { "UPDATE record SET rank = 5 WHERE id = 2", "key or rank" },
  { "UPDATE record SET rank = 5 WHERE id = 1", "key or rank" },
  { "UPDATE record SET key = 'a' WHERE id = 1", "key or rank" },
  { "UPDATE record SET rank = 7 WHERE id IN (4, 5)", "same place" },
  { "INSERT INTO record VALUES (9, 'applicant', NULL, NULL); INSERT INTO cell VALUES (9, 'name', 'text', NULL, 'Autre')", "same place" },
  { "INSERT INTO record VALUES (9, 'narrative', 'presentation', NULL); INSERT INTO cell VALUES (9, 'text', 'prose', NULL, 'Autre')", "same place" },
  { "INSERT INTO record VALUES (9, 'narrative', 'empty', NULL)", "nothing in it" },
  { "DELETE FROM cell WHERE record = 1", "nothing in it" },
  { "DELETE FROM record WHERE id = 4", "has no row" },
  { "INSERT INTO cell VALUES (99, 'name', 'text', NULL, 'x')", "has no row" },
  { "UPDATE cell SET field = 'magic' WHERE record = 4 AND field = 'detail'", "unknown field" },
  { "UPDATE cell SET field = CAST(x'ff' AS TEXT) WHERE record = 4 AND field = 'detail'", "unknown field" },
  { "UPDATE cell SET field = 'siret' WHERE record = 4 AND field = 'detail'", "unknown field" },
  { "UPDATE cell SET type = 'amount' WHERE record = 4 AND field = 'detail'", "cannot hold" },
  { "UPDATE cell SET type = '' WHERE record = 4 AND field = 'detail'", "cannot hold" },
  { "UPDATE cell SET text = NULL WHERE record = 4 AND field = 'detail'", "cannot hold" },
  { "UPDATE cell SET number = 5 WHERE record = 4 AND field = 'detail'", "cannot hold" },
  { "UPDATE cell SET text = '5' WHERE record = 4 AND field = 'amount'", "cannot hold" },
  { "UPDATE cell SET number = NULL WHERE record = 4 AND field = 'amount'", "cannot hold" },
  { "UPDATE cell SET number = 9223372036854775807 WHERE record = 4 AND field = 'amount'", "cannot hold" },
  { "UPDATE cell SET number = -9223372036854775807 WHERE record = 4 AND field = 'amount'", "cannot hold" },
  { "UPDATE cell SET number = 2 WHERE record = 3", "cannot hold" },
  { "INSERT INTO cell VALUES (6, 'date', 'date', 0, NULL)", "cannot hold" },
  { "INSERT INTO cell VALUES (6, 'date', 'date', 99999999, NULL)", "cannot hold" },
  { "UPDATE cell SET text = 'maybe' WHERE record = 6 AND field = 'status'", "cannot hold" },
  { "UPDATE cell SET text = '' WHERE record = 4 AND field = 'detail'", "cannot hold" },
  { "UPDATE cell SET text = ' Encre' WHERE record = 4 AND field = 'detail'", "cannot hold" },
  { "UPDATE cell SET text = CAST(x'ff' AS TEXT) WHERE record = 4 AND field = 'detail'", "cannot hold" },
  { "UPDATE cell SET text = CAST(x'410042' AS TEXT) WHERE record = 4 AND field = 'detail'", "cannot hold" },
  { "UPDATE cell SET text = CAST(x'41e280ae42' AS TEXT) WHERE record = 4 AND field = 'detail'", "cannot hold" },
  { "UPDATE cell SET text = 'a' || char(10) || 'b' WHERE record = 4 AND field = 'detail'", "cannot hold" },
  { "UPDATE cell SET text = 'e' || char(769) WHERE record = 4 AND field = 'detail'", "cannot hold" },
  { "UPDATE cell SET text = hex(zeroblob(2500000)) WHERE record = 2", "" },
  { "UPDATE cell SET number = 1 WHERE record = 4 AND field = 'amount'", "not what was sealed" },
  { "UPDATE cell SET text = 'Papier' WHERE record = 4 AND field = 'detail'", "not what was sealed" },
  { "UPDATE record SET rank = -rank WHERE kind = 'budget/line'", "not what was sealed" },
  { "UPDATE meta SET value = 'agape-2021/GP1' WHERE name = 'lot'", "not what was sealed" },
  { "UPDATE meta SET value = 'Arial' WHERE name = 'seal'", "not what was sealed" },
  { "DELETE FROM meta WHERE name = 'seal'", "not what was sealed" },
  { "DELETE FROM meta WHERE name = 'lot'", "which lot" },
  { "UPDATE meta SET value = '' WHERE name = 'lot'", "which lot" },
  { "UPDATE meta SET value = 'a b' WHERE name = 'lot'", "which lot" },
  { "UPDATE meta SET value = CAST(x'612f31ff' AS TEXT) WHERE name = 'lot'", "which lot" },
  { "DELETE FROM meta WHERE name = 'revision'", "which lot" },
  { "UPDATE meta SET value = '-1' WHERE name = 'revision'", "which lot" },
  { "UPDATE meta SET value = '99999999999999999999' WHERE name = 'revision'", "which lot" },
  { "UPDATE call SET part = 1", "piece" },
  { "UPDATE call SET bytes = zeroblob(0)", "piece" },
  { "UPDATE call SET bytes = zeroblob(262145)", "piece" },
  { "INSERT INTO call VALUES (1, x'00')", "piece" },
  { "UPDATE call SET bytes = zeroblob(30000000)", "" },
};

static void
test_rows (void)
{
  g_autoptr (GBytes) reference = make_reference ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = tamper (reference, rows[i].sql, TRUE);

      g_test_message ("%s", rows[i].sql);
      assert_refused (bytes, rows[i].sentence);
    }
}

/* The last ones that are right, so that the refusals above mean something. */
static void
test_limits (void)
{
  static const char *const allowed[] = {
    "UPDATE call SET bytes = zeroblob(262144)",
    "UPDATE call SET bytes = zeroblob(262144); INSERT INTO call VALUES (1, x'00')",
    "UPDATE record SET rank = rank - 4611686018427387904 WHERE kind = 'budget/line'",
    "UPDATE meta SET value = '9223372036854775807' WHERE name = 'revision'",
    "UPDATE record SET id = 1000000000000000 WHERE id = 4; UPDATE cell SET record = 1000000000000000 WHERE record = 4",
  };
  g_autoptr (GBytes) reference = make_reference ();

  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    {
      g_autoptr (GBytes)   bytes = tamper (reference, allowed[i], TRUE);
      g_autoptr (GError)   error = NULL;
      g_autoptr (EcotFile) file = ecot_file_parse (bytes, "dossier.ecot", &error);

      g_test_message ("%s", allowed[i]);
      g_assert_no_error (error);
    }
}

/* --- Whatever else ------------------------------------------------------ */

/* A table, a column, and what picks some of its rows. */
static const struct
{
  const char *table, *column, *key;
} columns[] = {
  { "record", "id", "id" },
  { "record", "kind", "id" },
  { "record", "key", "id" },
  { "record", "rank", "id" },
  { "cell", "record", "record" },
  { "cell", "field", "record" },
  { "cell", "type", "record" },
  { "cell", "number", "record" },
  { "cell", "text", "record" },
  { "call", "part", "part" },
  { "call", "bytes", "part" },
  { "meta", "name", "length(name)" },
  { "meta", "value", "length(name)" },
};

static const char *const values[] = {
  "NULL", "0", "1", "2", "4", "-1", "9223372036854775807", "-9223372036854775807 - 1", "4294967296", "123456",
  "''", "'x'", "'amount'", "'text'", "'detail'", "'name'", "'applicant'", "'budget/line'", "'presentation'", "'+5'",
  "'a/1'", "'../../x'", "'lot'", "'seal'", "CAST(x'ff' AS TEXT)", "CAST(x'00' AS TEXT)", "char(8238) || 'x'", "hex(zeroblob(40))",
  "x''", "x'00'", "zeroblob(262144)", "zeroblob(300000)", "(SELECT max(id) + 1 FROM record)", "(SELECT min(text) FROM cell)"
};

/* A few columns of a few rows set to what they were not meant for. */
static GBytes *
tamper_randomly (GBytes *reference,
                 GRand  *rand)
{
  sqlite3 *db = open_raw (reference);
  GBytes  *bytes;

  for (guint n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    {
      guint            column = (guint)g_rand_int_range (rand, 0, G_N_ELEMENTS (columns));
      const char      *value = values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))];
      g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = %s WHERE %s %% 3 = %d", columns[column].table,
                                              columns[column].column, value, columns[column].key, g_rand_int_range (rand, 0, 3));

      /* What the types of the columns refuse is refused here already. */
      sqlite3_exec (db, sql, NULL, NULL, NULL);
    }

  run_raw (db, "VACUUM");
  hash_again (db);
  bytes = serialize_raw (db);
  sqlite3_close (db);
  return bytes;
}

static void
test_random_rows (void)
{
  g_autoptr (GBytes) reference = make_reference ();
  g_autoptr (GRand)  rand = g_rand_new_with_seed (5);
  guint              n_read = 0;

  g_test_summary ("A file is refused with a sentence, or is a dossier that can be written again");

  for (guint i = 0; i < (g_test_slow () ? 50000 : 1500); i++)
    {
      g_autoptr (GBytes)   bytes = tamper_randomly (reference, rand);
      g_autoptr (GBytes)   again = NULL;
      g_autoptr (GError)   error = NULL;
      g_autoptr (EcotFile) file = ecot_file_parse (bytes, "dossier.ecot", &error);

      if (file == NULL)
        {
          g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          continue;
        }

      n_read++;
      again = ecot_file_build (file->dossier, file->call, file->revision, &error);
      g_assert_no_error (error);
    }

  g_test_message ("%u read", n_read);
  g_assert_cmpuint (n_read, >, 0);
}

static void
test_altered (void)
{
  g_autoptr (GBytes) reference = make_reference ();
  g_autoptr (GBytes) bytes = tamper (reference, "UPDATE cell SET number = 123457 WHERE number = 123456", FALSE);

  g_test_summary ("An amount that was changed with any SQLite tool is not shown as if it were sound");
  assert_refused (bytes, "was changed outside");
}

/* --- What our own statements may not do --------------------------------- */

static void
test_guard (void)
{
  static const char *const denied[] = {
    "ATTACH '/tmp/x' AS other",
    "SELECT load_extension('x')",
    "SELECT randomblob(10)",
    "SELECT * FROM pragma_table_info('cell')",
    "PRAGMA writable_schema = ON",
    "PRAGMA journal_mode = OFF; PRAGMA locking_mode = EXCLUSIVE",
    "CREATE TABLE other (a)",
    "CREATE TEMP TABLE other (a)",
    "CREATE TEMP VIEW other AS SELECT 1",
    "DROP TABLE cell",
    "ALTER TABLE cell RENAME TO other",
    "DELETE FROM sqlite_schema",
    "VACUUM INTO '/tmp/x'",
    SPIN "count(*) FROM t",
  };
  g_autoptr (GBytes)  reference = make_reference ();
  g_autoptr (EcotSql) sql = ecot_sql_open_bytes (reference, "dossier.ecot", TRUE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (denied); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", denied[i]);
      g_assert_false (ecot_sql_run (sql, denied[i], &error));
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER);
    }
}

/* A cross join of the rows of a stranger is the only long statement the guard lets
 * through; it is stopped by the number of its steps. */
static void
test_work (void)
{
  g_autoptr (GBytes)  reference = make_reference ();
  g_autoptr (EcotSql) sql = ecot_sql_open_bytes (reference, "dossier.ecot", FALSE, NULL);
  g_autoptr (GError)  error = NULL;
  gint64              n;

  g_assert_false (ecot_sql_get_number (sql, "SELECT count(*) FROM cell a, cell b, cell c, cell d, cell e, cell f, cell g, cell h, cell i, cell j", &n, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER);
  g_assert_nonnull (strstr (error->message, "more work"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/store/hostile/tables", test_tables);
  g_test_add_func ("/ecot/store/hostile/many-tables", test_many_tables);
  g_test_add_func ("/ecot/store/hostile/written-schema", test_written_schema);
  g_test_add_func ("/ecot/store/hostile/rows", test_rows);
  g_test_add_func ("/ecot/store/hostile/limits", test_limits);
  g_test_add_func ("/ecot/store/hostile/random-rows", test_random_rows);
  g_test_add_func ("/ecot/store/hostile/altered", test_altered);
  g_test_add_func ("/ecot/store/hostile/guard", test_guard);
  g_test_add_func ("/ecot/store/hostile/work", test_work);

  return g_test_run ();
}
