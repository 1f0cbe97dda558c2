/* ecot-rows-private.h: a dossier as rows, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store only.
 */

#pragma once

#include "dossier/ecot-dossier.h"
#include "store/ecot-sql-private.h"

G_BEGIN_DECLS

/* Between two ranks of a list as it is first written. */
#define ECOT_ROWS_GAP (G_GINT64_CONSTANT (1) << 32)

#define ECOT_ROWS_INSERT_RECORD "INSERT INTO record (id, kind, key, rank) VALUES (?1, ?2, ?3, ?4)"
#define ECOT_ROWS_SET_CELL                                                            \
  "INSERT INTO cell (record, field, type, number, text) VALUES (?1, ?2, ?3, ?4, ?5) " \
  "ON CONFLICT (record, field) DO UPDATE SET type = ?3, number = ?4, text = ?5"

/* For the statements above.  @rank NULL: none.  Strings live until the statement has run. */
void ecot_rows_bind_record (sqlite3_stmt *statement,
                            gint64        id,
                            EcotKind      kind,
                            const char   *key,
                            const gint64 *rank);
void ecot_rows_bind_cell (sqlite3_stmt    *statement,
                          gint64           id,
                          EcotKind         kind,
                          guint            field,
                          const EcotValue *value);

/* All of @dossier into empty tables. */
gboolean ecot_rows_write (EcotSql     *sql,
                          EcotDossier *dossier,
                          GError     **error);

/**
 * ecot_rows_read:
 * @dossier: empty, without a journal
 * @name: for messages
 *
 * Believes nothing: every kind, key, field, type and value is held against the
 * schema of the dossier.  %ECOT_ERROR_BAD_DOSSIER.
 */
gboolean ecot_rows_read (EcotSql     *sql,
                         EcotDossier *dossier,
                         const char  *name,
                         GError     **error);

/* A value as the columns number and text say it, either of which may be NULL, as a
 * changeset has it; FALSE if the field cannot hold it in exactly that form. */
gboolean ecot_rows_make_value (EcotKind       kind,
                               guint          field,
                               sqlite3_value *number,
                               sqlite3_value *text,
                               EcotValue     *value);

G_END_DECLS
