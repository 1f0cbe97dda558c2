/* ecot-layout.c: the tables of a dossier, their versions and their proof
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables come from numbered scripts in data/schema, compiled in.  A file is
 * believed only if every row of its sqlite_schema equals, byte for byte, what
 * the same scripts make in an empty database: then it has no trigger, view,
 * index, generated column, CHECK or default of a stranger's, and reading it
 * runs nothing that came with it.  That is proved before anything else is asked
 * of the file, integrity_check included, which would evaluate them.
 *
 * A working copy has another application_id, so that neither passes for the
 * other, and the tables of undo besides.
 */

#include "config.h"

#include "store/ecot-layout-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "store/ecot-schema-resource.h"

/* "Ecot" and "Ecow" at byte 68, so that file(1) and the desktop tell them from
 * any other database. */
#define DOSSIER_ID 0x45636f74
#define WORKING_ID 0x45636f77

#define HEADER_SIZE 100
#define PAGE_SIZE   4096

/* --- The scripts -------------------------------------------------------- */

static gboolean
run_script (EcotSql    *sql,
            int         version,
            const char *part,
            GError    **error)
{
  g_autofree char   *path = g_strdup_printf ("/fr/ecot/schema/%04d-%s.sql", version, part);
  g_autoptr (GBytes) script = g_resource_lookup_data (ecot_schema_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return script != NULL && ecot_sql_run (sql, g_bytes_get_data (script, NULL), error);
}

static gboolean
run_scripts (EcotSql   *sql,
             EcotLayout layout,
             int        from,
             int        to,
             GError   **error)
{
  for (int version = from; version <= to; version++)
    {
      if (!run_script (sql, version, "dossier", error))
        return FALSE;

      if (layout == ECOT_LAYOUT_WORKING && !run_script (sql, version, "working", error))
        return FALSE;
    }

  return TRUE;
}

gboolean
ecot_layout_migrate (EcotSql   *sql,
                     EcotLayout layout,
                     int        version,
                     GError   **error)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version=%d", ECOT_LAYOUT_VERSION);
  gboolean         done;

  ecot_sql_set_building (sql, TRUE);
  done = run_scripts (sql, layout, version + 1, ECOT_LAYOUT_VERSION, error) && ecot_sql_run (sql, pragma, error);
  ecot_sql_set_building (sql, FALSE);

  return done;
}

gboolean
ecot_layout_create (EcotSql   *sql,
                    EcotLayout layout,
                    GError   **error)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA application_id=%d", layout == ECOT_LAYOUT_DOSSIER ? DOSSIER_ID : WORKING_ID);

  return ecot_sql_run (sql, pragma, error) && ecot_layout_migrate (sql, layout, 0, error);
}

/* --- The proof ---------------------------------------------------------- */

static gboolean
describe_row (sqlite3_stmt *statement,
              gpointer      data,
              GError      **error)
{
  for (int i = 0; i < 4; i++)
    {
      const char *text = (const char *)sqlite3_column_text (statement, i);

      g_string_append_printf (data, "%d %d ", sqlite3_column_type (statement, i), sqlite3_column_bytes (statement, i));
      g_string_append (data, text != NULL ? text : "");
    }

  return TRUE;
}

/* Every row of sqlite_schema but the page numbers, whose sense integrity_check
 * proves, with the lengths so that no text can pose as two. */
static char *
describe (EcotSql *sql,
          GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
    ecot_sql_prepare (sql, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name, type", error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (statement == NULL || !ecot_sql_each (sql, statement, describe_row, text, error))
    return NULL;

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_scripts (EcotLayout layout,
                  int        version,
                  GError   **error)
{
  g_autoptr (EcotSql) sql = ecot_sql_open_memory (error);
  char               *expected = NULL;

  if (sql == NULL)
    return NULL;

  ecot_sql_set_building (sql, TRUE);
  if (run_scripts (sql, layout, 1, version, error))
    expected = describe (sql, error);

  return expected;
}

/* Made once: an officer opens a folder of dossiers. */
static const char *
get_expected (EcotLayout layout,
              int        version,
              GError   **error)
{
  static char  *known[2][ECOT_LAYOUT_VERSION + 1];
  static GMutex mutex;
  char        **slot = &known[layout][version];

  g_mutex_lock (&mutex);
  if (*slot == NULL)
    *slot = describe_scripts (layout, version, error);
  g_mutex_unlock (&mutex);

  return *slot;
}

gboolean
ecot_layout_check (EcotSql    *sql,
                   EcotLayout  layout,
                   int         version,
                   const char *name,
                   GError    **error)
{
  const char      *expected = get_expected (layout, version, error);
  g_autofree char *found = expected != NULL ? describe (sql, error) : NULL;

  if (found == NULL)
    return FALSE;

  return strcmp (found, expected) == 0 ||
         ecot_sql_refuse (error, _ ("“%s” is refused: it holds other tables than a dossier has; it was made or changed by another program"),
                          name);
}

/* --- The header --------------------------------------------------------- */

static guint32
get_number (const guchar *header,
            guint         offset)
{
  return (guint32)header[offset] << 24 | (guint32)header[offset + 1] << 16 |
         (guint32)header[offset + 2] << 8 | (guint32)header[offset + 3];
}

/* The fields of the header that have one value in every file we write, as
 * https://www.sqlite.org/fileformat.html 1.3 numbers them. */
static const struct
{
  guint   offset;
  guint32 value;
} fixed[] = {
  { 16, PAGE_SIZE << 16 | 1 << 8 | 1 }, /* the page size, and rollback journal for writing and reading: not WAL */
  { 20, 64 << 16 | 32 << 8 | 32 },      /* no reserved space */
  { 32, 0 },                            /* free pages: what was deleted is not there */
  { 36, 0 },
  { 44, 4 }, /* schema format */
  { 52, 0 }, /* no auto-vacuum */
  { 56, 1 }, /* UTF-8 */
  { 64, 0 },
};

static gboolean
is_regular (const guchar *header,
            gsize         size)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (get_number (header, fixed[i].offset) != fixed[i].value)
      return FALSE;

  return (guint64)get_number (header, 28) * PAGE_SIZE == size;
}

int
ecot_layout_check_header (GBytes     *bytes,
                          const char *name,
                          GError    **error)
{
  gsize         size;
  const guchar *header = g_bytes_get_data (bytes, &size);

  if (size == 0)
    return ecot_sql_refuse (error, _ ("“%s” is empty; ask for another copy of it"), name);

  if (size < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0 || get_number (header, 68) != DOSSIER_ID)
    return ecot_sql_refuse (error, _ ("“%s” is not an Écot dossier"), name);

  if (get_number (header, 60) > ECOT_LAYOUT_VERSION)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_TOO_NEW,
                   _ ("“%s” was written by a later Écot; bring this one up to date to open it"), name);
      return 0;
    }

  if (get_number (header, 60) == 0 || !is_regular (header, size))
    return ecot_sql_refuse (error, _ ("“%s” is damaged or cut short; ask for another copy of it"), name);

  return (int)get_number (header, 60);
}
