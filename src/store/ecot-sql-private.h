/* ecot-sql-private.h: a hardened SQLite connection
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store only.  Every connection of the program is opened here, so that
 * no setting can be forgotten.
 */

#pragma once

#include <glib.h>

#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>

#include "dossier/ecot-value.h"

G_BEGIN_DECLS

/* The largest row (SQLITE_LIMIT_LENGTH): the longest text a cell may hold and its
 * names.  SQLite keeps a long text in pages of its own, so pieces would only give
 * the same text two spellings.  What has no such bound, the call and the
 * changesets, is kept in pieces. */
#define ECOT_SQL_MAX_LENGTH (ECOT_VALUE_TEXT_MAX + 4096)
#define ECOT_SQL_PART_SIZE  (256 * 1024)

typedef struct _EcotSql EcotSql;

/* A private file of ours; @create makes it, readable by nobody else. */
EcotSql *ecot_sql_open_private (const char *path,
                                gboolean    create,
                                GError    **error);
/* An empty database in memory, to be serialized. */
EcotSql *ecot_sql_open_memory (GError **error);
/* A stranger's bytes, read-only and with a ceiling on the work a statement may
 * cost.  @name is for messages.  With @migrate a copy is opened that can be
 * written, in memory still. */
EcotSql *ecot_sql_open_bytes (GBytes     *bytes,
                              const char *name,
                              gboolean    migrate,
                              GError    **error);
void     ecot_sql_free (EcotSql *self);

/* While building, tables may be made; at all other times content alone changes. */
void     ecot_sql_set_building (EcotSql *self,
                                gboolean building);
sqlite3 *ecot_sql_get_handle (EcotSql *self);
GBytes  *ecot_sql_serialize (EcotSql *self,
                             GError **error);

/* Sets @error to %ECOT_ERROR_BAD_DOSSIER unless it is set already, and returns FALSE. */
gboolean ecot_sql_refuse (GError    **error,
                          const char *format,
                          ...) G_GNUC_PRINTF (2, 3);
/* Sets @error from what SQLite last said, and returns FALSE. */
gboolean ecot_sql_fail (EcotSql *self,
                        GError **error);
gboolean ecot_sql_run (EcotSql    *self,
                       const char *sql,
                       GError    **error);

/* A statement that is kept as long as the variable: NULL on failure. */
sqlite3_stmt *ecot_sql_prepare (EcotSql    *self,
                                const char *sql,
                                GError    **error);
/* TRUE while there is a row; FALSE at the end or, with @error set, on failure. */
gboolean ecot_sql_next (EcotSql      *self,
                        sqlite3_stmt *statement,
                        GError      **error);
/* Hands the rows that are left to @row until it fails or there is none. */
typedef gboolean (*EcotSqlRow) (sqlite3_stmt *statement,
                                gpointer      data,
                                GError      **error);
gboolean ecot_sql_each (EcotSql      *self,
                        sqlite3_stmt *statement,
                        EcotSqlRow    row,
                        gpointer      data,
                        GError      **error);
/* Runs a statement that gives no row, and makes it ready to be bound again. */
gboolean ecot_sql_done (EcotSql      *self,
                        sqlite3_stmt *statement,
                        GError      **error);
void     ecot_sql_bind_text (sqlite3_stmt *statement,
                             int           column,
                             const char   *text);

gboolean ecot_sql_begin (EcotSql *self,
                         GError **error);
gboolean ecot_sql_commit (EcotSql *self,
                          GError **error);
void     ecot_sql_rollback (EcotSql *self);

/* The first column of the first row, as text or number: NULL or FALSE if there is no row. */
char    *ecot_sql_get_text (EcotSql    *self,
                            const char *sql,
                            GError    **error);
gboolean ecot_sql_get_number (EcotSql    *self,
                              const char *sql,
                              gint64     *number,
                              GError    **error);

/* Bytes kept in numbered pieces: @insert takes (part, bytes), after @first which is
 * bound to column 3 if it is not 0. */
gboolean ecot_sql_write_parts (EcotSql    *self,
                               const char *insert,
                               gint64      owner,
                               GBytes     *bytes,
                               GError    **error);
/* @select gives part and bytes in order, of the owner bound to column 1 if it is not 0.
 * Empty if there is no piece. */
GBytes *ecot_sql_read_parts (EcotSql    *self,
                             const char *select,
                             gint64      owner,
                             gsize       max_size,
                             GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotSql, ecot_sql_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
