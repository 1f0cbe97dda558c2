/* ecot-sql.c: a hardened SQLite connection
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three kinds.  A private file: rollback journal and synchronous=EXTRA, both
 * read back, because a commit that returned must survive a power cut.  Memory:
 * a published file is put together there and written as bytes, so that no
 * journal ever stands beside the user's file.  Bytes: a received file is read
 * once, and what was hashed is what is parsed; no lock, no journal lying
 * beside it and no WAL can play a part.
 *
 * Every failure comes out as one sentence that names the file and what to do.
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/ecot-error.h"
#include "store/ecot-sql-guard-private.h"

struct _EcotSql
{
  sqlite3     *db;
  char        *name;  /* for messages; NULL in memory */
  GBytes      *bytes; /* keeps a received file alive */
  EcotSqlGuard guard;
};

void
ecot_sql_free (EcotSql *self)
{
  /* With every statement finalized this cannot fail. */
  if (self->db != NULL && sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("A statement was left open");

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}

sqlite3 *
ecot_sql_get_handle (EcotSql *self)
{
  return self->db;
}

void
ecot_sql_set_building (EcotSql *self,
                       gboolean building)
{
  self->guard.building = building;
}

/* --- Failures ----------------------------------------------------------- */

gboolean
ecot_sql_refuse (GError    **error,
                 const char *format,
                 ...)
{
  va_list args;

  if (error == NULL || *error != NULL)
    return FALSE;

  va_start (args, format);
  *error = g_error_new_valist (ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER, format, args);
  va_end (args);
  return FALSE;
}

/* What SQLite says in general.  Its message about the case may quote the file. */
static const char *
explain (EcotSql *self)
{
  return sqlite3_errstr (sqlite3_extended_errcode (self->db));
}

static gboolean
fail_received (EcotSql *self,
               int      code,
               GError **error)
{
  if (code == SQLITE_INTERRUPT || code == SQLITE_NOMEM)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
                 _ ("“%s” is refused: reading it takes more work than any dossier needs"), self->name);
  else
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
                 _ ("“%s” is damaged (%s); ask for another copy of it"), self->name, explain (self));

  return FALSE;
}

/* SQLite knows a full disk; a quota and a limit on the size of files come as
 * input/output errors, and ask for the same remedy. */
static gboolean
is_disk_full (EcotSql *self,
              int      code)
{
  int number = sqlite3_system_errno (self->db);

  return code == SQLITE_FULL ||
         (code == SQLITE_IOERR && (number == ENOSPC || number == EDQUOT || number == EFBIG));
}

static gboolean
fail_private (EcotSql *self,
              int      code,
              GError **error)
{
  const char *name = self->name != NULL ? self->name : _ ("the dossier");

  if (is_disk_full (self, code))
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE,
                 _ ("The disk is full: “%s” could not be written; free some space and do it again"), name);
  else if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
                 _ ("The working copy “%s” is damaged (%s)"), name, explain (self));
  else if (code == SQLITE_NOMEM)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE,
                 _ ("“%s” could not be written: it is larger than a dossier may be; take rows or texts out of it"), name);
  else if (code == SQLITE_TOOBIG)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE,
                 _ ("“%s” could not be written: a text is longer than a dossier can hold; shorten it"), name);
  else
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE,
                 _ ("“%s” could not be written (%s); check the disk and do it again"), name, explain (self));

  return FALSE;
}

gboolean
ecot_sql_fail (EcotSql *self,
               GError **error)
{
  int code = sqlite3_extended_errcode (self->db) & 0xff;

  return self->guard.received ? fail_received (self, code, error) : fail_private (self, code, error);
}

/* --- Opening ------------------------------------------------------------ */

/* Settings that are statements.  What has to hold for a commit to be durable is
 * read back: SQLite answers a refused setting with the old one, not an error. */
static gboolean
set_up_file (EcotSql *self,
             GError **error)
{
  g_autofree char *mode = ecot_sql_get_text (self, "PRAGMA journal_mode=DELETE", error);
  gint64           level = 0;

  if (mode == NULL ||
      !ecot_sql_run (self, "PRAGMA synchronous=EXTRA", error) ||
      !ecot_sql_get_number (self, "PRAGMA synchronous", &level, error))
    return FALSE;

  if (strcmp (mode, "delete") != 0 || level != 3)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE,
                   _ ("“%s” cannot be written safely on this disk"), self->name);
      return FALSE;
    }

  return TRUE;
}

/* To be called before anything is asked of the database; not sooner, because
 * sqlite3_deserialize() itself attaches. */
static gboolean
set_up (EcotSql *self,
        GError **error)
{
  if (!ecot_sql_guard_apply (&self->guard, self->db))
    return ecot_sql_fail (self, error);

  return ecot_sql_run (self,
                       "PRAGMA trusted_schema=OFF;"
                       "PRAGMA cell_size_check=ON;"
                       "PRAGMA foreign_keys=ON;"
                       "PRAGMA mmap_size=0;"
                       "PRAGMA temp_store=MEMORY;"
                       "PRAGMA secure_delete=ON;",
                       error);
}

static EcotSql *
open_connection (const char *path,
                 const char *name,
                 gboolean    received,
                 GError    **error)
{
  g_autoptr (EcotSql) self = g_new0 (EcotSql, 1);
  int                 flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX;

  ecot_sql_guard_init ();
  self->name = name != NULL ? g_filename_display_name (name) : NULL;
  self->guard.received = received;

  if (sqlite3_open_v2 (path, &self->db, flags, NULL) != SQLITE_OK)
    {
      ecot_sql_fail (self, error);
      return NULL;
    }

  sqlite3_busy_timeout (self->db, 2000);
  return g_steal_pointer (&self);
}

/* SQLite would make the file readable by everybody. */
static gboolean
create_private (const char *path,
                GError    **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE,
                   _ ("The working copy “%s” could not be made: %s"), path, g_strerror (errno));
      return FALSE;
    }

  close (fd);
  return TRUE;
}

EcotSql *
ecot_sql_open_private (const char *path,
                       gboolean    create,
                       GError    **error)
{
  g_autoptr (EcotSql) self = NULL;

  if (create && !create_private (path, error))
    return NULL;

  self = open_connection (path, path, FALSE, error);

  if (self == NULL || !set_up (self, error) || !set_up_file (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Takes over @data; with @data NULL the database is empty. */
static gboolean
deserialize (EcotSql *self,
             guchar  *data,
             gsize    size,
             guint    flags,
             GError **error)
{
  if (sqlite3_deserialize (self->db, "main", data, (sqlite3_int64)size, (sqlite3_int64)size, flags) != SQLITE_OK)
    return ecot_sql_fail (self, error);

  return set_up (self, error);
}

EcotSql *
ecot_sql_open_memory (GError **error)
{
  g_autoptr (EcotSql) self = open_connection (":memory:", NULL, FALSE, error);

  if (self == NULL || !deserialize (self, NULL, 0, SQLITE_DESERIALIZE_RESIZEABLE | SQLITE_DESERIALIZE_FREEONCLOSE, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
open_copy (EcotSql *self,
           GError **error)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (self->bytes, &size);
  guchar       *copy = sqlite3_malloc64 (size);

  if (copy == NULL)
    return fail_received (self, SQLITE_NOMEM, error);

  memcpy (copy, data, size);
  return deserialize (self, copy, size, SQLITE_DESERIALIZE_RESIZEABLE | SQLITE_DESERIALIZE_FREEONCLOSE, error);
}

EcotSql *
ecot_sql_open_bytes (GBytes     *bytes,
                     const char *name,
                     gboolean    migrate,
                     GError    **error)
{
  g_autoptr (EcotSql) self = open_connection (":memory:", name, TRUE, error);
  gsize               size;
  gconstpointer       data = g_bytes_get_data (bytes, &size);
  gboolean            done;

  if (self == NULL)
    return NULL;

  self->bytes = g_bytes_ref (bytes);

  if (migrate)
    done = open_copy (self, error);
  else
    done = deserialize (self, (guchar *)data, size, SQLITE_DESERIALIZE_READONLY, error) &&
           ecot_sql_run (self, "PRAGMA query_only=ON", error);

  return done ? g_steal_pointer (&self) : NULL;
}

static void
free_serialized (gpointer data)
{
  sqlite3_free (data);
}

GBytes *
ecot_sql_serialize (EcotSql *self,
                    GError **error)
{
  sqlite3_int64 size = 0;
  guchar       *data = sqlite3_serialize (self->db, "main", &size, 0);

  if (data == NULL)
    {
      fail_private (self, SQLITE_NOMEM, error);
      return NULL;
    }

  return g_bytes_new_with_free_func (data, (gsize)size, free_serialized, data);
}

/* --- Statements --------------------------------------------------------- */

gboolean
ecot_sql_run (EcotSql    *self,
              const char *sql,
              GError    **error)
{
  self->guard.calls = 0;

  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) != SQLITE_OK)
    return ecot_sql_fail (self, error);

  return TRUE;
}

sqlite3_stmt *
ecot_sql_prepare (EcotSql    *self,
                  const char *sql,
                  GError    **error)
{
  sqlite3_stmt *statement = NULL;

  self->guard.calls = 0;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) != SQLITE_OK)
    ecot_sql_fail (self, error);

  return statement;
}

gboolean
ecot_sql_next (EcotSql      *self,
               sqlite3_stmt *statement,
               GError      **error)
{
  int code = sqlite3_step (statement);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    ecot_sql_fail (self, error);

  return code == SQLITE_ROW;
}

gboolean
ecot_sql_each (EcotSql      *self,
               sqlite3_stmt *statement,
               EcotSqlRow    row,
               gpointer      data,
               GError      **error)
{
  int code;

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    if (!row (statement, data, error))
      return FALSE;

  return code == SQLITE_DONE || ecot_sql_fail (self, error);
}

gboolean
ecot_sql_done (EcotSql      *self,
               sqlite3_stmt *statement,
               GError      **error)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    return ecot_sql_fail (self, error);

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return TRUE;
}

/* The text must live until the statement has run. */
void
ecot_sql_bind_text (sqlite3_stmt *statement,
                    int           column,
                    const char   *text)
{
  sqlite3_bind_text (statement, column, text, -1, SQLITE_STATIC);
}

gboolean
ecot_sql_begin (EcotSql *self,
                GError **error)
{
  return ecot_sql_run (self, "BEGIN IMMEDIATE", error);
}

gboolean
ecot_sql_commit (EcotSql *self,
                 GError **error)
{
  return ecot_sql_run (self, "COMMIT", error);
}

/* Some failures have rolled back already; saying so again is no failure. */
void
ecot_sql_rollback (EcotSql *self)
{
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

char *
ecot_sql_get_text (EcotSql    *self,
                   const char *sql,
                   GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = ecot_sql_prepare (self, sql, error);

  if (statement == NULL || !ecot_sql_next (self, statement, error))
    return NULL;

  return g_strdup ((const char *)sqlite3_column_text (statement, 0));
}

gboolean
ecot_sql_get_number (EcotSql    *self,
                     const char *sql,
                     gint64     *number,
                     GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = ecot_sql_prepare (self, sql, error);

  if (statement == NULL || !ecot_sql_next (self, statement, error))
    return FALSE;

  *number = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/* --- Pieces ------------------------------------------------------------- */

gboolean
ecot_sql_write_parts (EcotSql    *self,
                      const char *insert,
                      gint64      owner,
                      GBytes     *bytes,
                      GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = ecot_sql_prepare (self, insert, error);
  gsize                    size;
  const guchar            *data = g_bytes_get_data (bytes, &size);

  if (statement == NULL)
    return FALSE;

  for (gsize start = 0, part = 0; start < size; start += ECOT_SQL_PART_SIZE, part++)
    {
      sqlite3_bind_int64 (statement, 1, (gint64)part);
      sqlite3_bind_blob (statement, 2, data + start, (int)MIN (size - start, ECOT_SQL_PART_SIZE), SQLITE_STATIC);

      if (owner != 0)
        sqlite3_bind_int64 (statement, 3, owner);

      if (!ecot_sql_done (self, statement, error))
        return FALSE;
    }

  return TRUE;
}

typedef struct
{
  EcotSql    *sql;
  GByteArray *array;
  gint64      n;
  gsize       max_size;
} Parts;

/* A piece out of its place, or more of them than fit, is damage: the file was
 * not written by the function above. */
static gboolean
append_part (sqlite3_stmt *statement,
             gpointer      data,
             GError      **error)
{
  Parts *parts = data;
  gsize  size = (gsize)sqlite3_column_bytes (statement, 1);

  if (sqlite3_column_int64 (statement, 0) != parts->n++ || size == 0 || size > ECOT_SQL_PART_SIZE ||
      parts->array->len % ECOT_SQL_PART_SIZE != 0 || parts->array->len + size > parts->max_size)
    return ecot_sql_refuse (error, _ ("“%s” is damaged (a piece is missing); ask for another copy of it"), parts->sql->name);

  g_byte_array_append (parts->array, sqlite3_column_blob (statement, 1), (guint)size);
  return TRUE;
}

GBytes *
ecot_sql_read_parts (EcotSql    *self,
                     const char *select,
                     gint64      owner,
                     gsize       max_size,
                     GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = ecot_sql_prepare (self, select, error);
  g_autoptr (GByteArray)   array = g_byte_array_new ();

  if (statement == NULL)
    return NULL;

  if (owner != 0)
    sqlite3_bind_int64 (statement, 1, owner);

  if (!ecot_sql_each (self, statement, append_part, &(Parts){ self, array, 0, max_size }, error))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}
