/* ecot-file.c: a published dossier as bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is put together in memory from the dossier, never copied from a
 * database that was edited: what was deleted cannot travel with it, the same
 * content gives the same bytes, and nothing is written beside the user's file
 * while it is made.  Reading works on bytes as well: what was hashed is what is
 * parsed, whoever changes the file meanwhile.
 *
 * The order of proof is header, tables, structure, hash of the rows, each value,
 * seal.  Nothing of the file is used before the proof that concerns it.
 */

#include "config.h"

#include "store/ecot-file-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-replace.h"
#include "store/ecot-layout-private.h"
#include "store/ecot-rows-private.h"
#include "store/ecot-seal-private.h"
#include "store/ecot-squeeze-private.h"
#include "store/ecot-store.h"

#define MAX_LOT 200

void
ecot_file_free (EcotFile *self)
{
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->call, g_bytes_unref);
  g_free (self);
}

/* --- Meta --------------------------------------------------------------- */

char *
ecot_file_get_meta (EcotSql    *sql,
                    const char *name,
                    GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = ecot_sql_prepare (sql, "SELECT value FROM meta WHERE name = ?1", error);

  if (statement == NULL)
    return NULL;

  ecot_sql_bind_text (statement, 1, name);
  if (!ecot_sql_next (sql, statement, error))
    return NULL;

  return g_strdup ((const char *)sqlite3_column_text (statement, 0));
}

gboolean
ecot_file_set_meta (EcotSql    *sql,
                    const char *name,
                    const char *value,
                    GError    **error)
{
  g_autoptr (sqlite3_stmt) statement =
    ecot_sql_prepare (sql, "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2", error);

  if (statement == NULL)
    return FALSE;

  ecot_sql_bind_text (statement, 1, name);
  ecot_sql_bind_text (statement, 2, value);
  return ecot_sql_done (sql, statement, error);
}

/* --- Content ------------------------------------------------------------ */

GBytes *
ecot_file_read_call (EcotSql *sql,
                     GError **error)
{
  g_autoptr (GBytes) kept = ecot_sql_read_parts (sql, "SELECT part, bytes FROM call ORDER BY part", 0, ECOT_FILE_MAX_CALL, error);

  return kept != NULL ? ecot_unsqueeze (kept, ECOT_FILE_MAX_CALL, error) : NULL;
}

gboolean
ecot_file_write_call (EcotSql *sql,
                      GBytes  *call,
                      GError **error)
{
  g_autoptr (GBytes) squeezed = ecot_squeeze (call);

  return ecot_sql_write_parts (sql, "INSERT INTO call (part, bytes) VALUES (?1, ?2)", 0, squeezed, error);
}

gboolean
ecot_file_write_content (EcotSql     *sql,
                         EcotDossier *dossier,
                         GBytes      *call,
                         gint64       revision,
                         GError     **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, revision);

  if (call != NULL && !ecot_file_write_call (sql, call, error))
    return FALSE;

  return ecot_file_set_meta (sql, "lot", ecot_dossier_get_lot (dossier), error) &&
         ecot_file_set_meta (sql, "program", ECOT_VERSION, error) &&
         ecot_file_set_meta (sql, "revision", number, error) &&
         ecot_rows_write (sql, dossier, error);
}

/* An identifier that is shown and looked up, nothing more. */
static gboolean
is_lot (const char *lot)
{
  gsize length = lot != NULL ? strspn (lot, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._+/") : 0;

  return length > 0 && length <= MAX_LOT && lot[length] == '\0';
}

static gboolean
read_revision (EcotSql *sql,
               gint64  *revision,
               GError **error)
{
  g_autofree char *text = ecot_file_get_meta (sql, "revision", error);

  return text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, revision, NULL);
}

EcotFile *
ecot_file_read_content (EcotSql    *sql,
                        const char *name,
                        GError    **error)
{
  g_autoptr (EcotFile) self = g_new0 (EcotFile, 1);
  g_autoptr (GBytes)   call = NULL;
  g_autofree char     *lot = ecot_file_get_meta (sql, "lot", error);

  if (!is_lot (lot) || !read_revision (sql, &self->revision, error))
    {
      ecot_sql_refuse (error, _ ("“%s” is damaged: it does not say which lot it answers; ask for another copy of it"), name);
      return NULL;
    }

  call = ecot_file_read_call (sql, error);
  if (call == NULL)
    return NULL;

  if (g_bytes_get_size (call) > 0)
    self->call = g_steal_pointer (&call);

  self->dossier = ecot_dossier_new (lot);
  if (!ecot_rows_read (sql, self->dossier, name, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* --- Building ----------------------------------------------------------- */

static gboolean
write_hashes (EcotSql     *sql,
              EcotDossier *dossier,
              GError     **error)
{
  g_autofree char *seal = ecot_store_make_seal (dossier);
  g_autofree char *whole = NULL;

  if (!ecot_file_set_meta (sql, "seal", seal, error))
    return FALSE;

  whole = ecot_seal_rows (sql, error);
  return whole != NULL && ecot_file_set_meta (sql, "whole", whole, error);
}

GBytes *
ecot_file_build (EcotDossier *dossier,
                 GBytes      *call,
                 gint64       revision,
                 GError     **error)
{
  g_autoptr (EcotSql) sql = ecot_sql_open_memory (error);

  if (sql == NULL ||
      !ecot_sql_begin (sql, error) ||
      !ecot_layout_create (sql, ECOT_LAYOUT_DOSSIER, error) ||
      !ecot_file_write_content (sql, dossier, call, revision, error) ||
      !write_hashes (sql, dossier, error) ||
      !ecot_sql_commit (sql, error))
    return NULL;

  return ecot_sql_serialize (sql, error);
}

/* --- Parsing ------------------------------------------------------------ */

static gboolean
check_structure (EcotSql    *sql,
                 const char *name,
                 GError    **error)
{
  g_autofree char *answer = ecot_sql_get_text (sql, "PRAGMA integrity_check(1)", error);

  if (answer != NULL && strcmp (answer, "ok") == 0)
    return TRUE;

  return ecot_sql_refuse (error, _ ("“%s” is damaged; ask for another copy of it"), name);
}

/* @made: (nullable): the hash as it should be */
static gboolean
check_hash (EcotSql    *sql,
            const char *name,
            const char *which,
            const char *made,
            GError    **error)
{
  g_autofree char *stored = made != NULL ? ecot_file_get_meta (sql, which, error) : NULL;

  if (stored != NULL && strcmp (stored, made) == 0)
    return TRUE;

  return ecot_sql_refuse (error, _ ("“%s” is damaged or was changed outside Écot: its content is not what was sealed; ask for another copy of it"),
                          name);
}

static gboolean
check_rows (EcotSql    *sql,
            const char *name,
            GError    **error)
{
  g_autofree char *whole = ecot_seal_rows (sql, error);

  return check_hash (sql, name, "whole", whole, error);
}

static gboolean
check_seal (EcotSql     *sql,
            EcotDossier *dossier,
            const char  *name,
            GError     **error)
{
  g_autofree char *seal = ecot_store_make_seal (dossier);

  return check_hash (sql, name, "seal", seal, error);
}

/* An older file is brought up to date in memory; the file itself stays as it is
 * until it is published again. */
static EcotSql *
open_proved (GBytes     *bytes,
             const char *name,
             GError    **error)
{
  int                 version = ecot_layout_check_header (bytes, name, error);
  gboolean            old = version != ECOT_LAYOUT_VERSION;
  g_autoptr (EcotSql) sql = version > 0 ? ecot_sql_open_bytes (bytes, name, old, error) : NULL;

  if (sql == NULL ||
      !ecot_layout_check (sql, ECOT_LAYOUT_DOSSIER, version, name, error) ||
      !check_structure (sql, name, error) ||
      !check_rows (sql, name, error) ||
      (old && !ecot_layout_migrate (sql, ECOT_LAYOUT_DOSSIER, version, error)))
    return NULL;

  return g_steal_pointer (&sql);
}

EcotFile *
ecot_file_parse (GBytes     *bytes,
                 const char *name,
                 GError    **error)
{
  g_autoptr (EcotSql)  sql = open_proved (bytes, name, error);
  g_autoptr (EcotFile) self = sql != NULL ? ecot_file_read_content (sql, name, error) : NULL;

  if (self == NULL || !check_seal (sql, self->dossier, name, error))
    return NULL;

  return g_steal_pointer (&self);
}

EcotFile *
ecot_file_read (const char *path,
                GBytes    **bytes,
                GError    **error)
{
  g_autofree char     *name = g_filename_display_name (path);
  g_autoptr (GBytes)   read = ecot_read_contents (path, ECOT_FILE_MAX_SIZE, error);
  g_autoptr (EcotFile) self = read != NULL ? ecot_file_parse (read, name, error) : NULL;

  if (self != NULL && bytes != NULL)
    *bytes = g_steal_pointer (&read);

  return g_steal_pointer (&self);
}
