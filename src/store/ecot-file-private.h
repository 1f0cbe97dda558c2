/* ecot-file-private.h: a published dossier as bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store only.
 */

#pragma once

#include "dossier/ecot-dossier.h"
#include "store/ecot-sql-private.h"

G_BEGIN_DECLS

#define ECOT_FILE_MAX_SIZE ((gsize)256 * 1024 * 1024)
/* The longest definition of a call. */
#define ECOT_FILE_MAX_CALL ((gsize)16 * 1024 * 1024)

typedef struct
{
  EcotDossier *dossier;
  GBytes      *call; /* NULL: none */
  gint64       revision;
} EcotFile;

void ecot_file_free (EcotFile *self);

/* The same content always gives the same bytes. */
GBytes *ecot_file_build (EcotDossier *dossier,
                         GBytes      *call,
                         gint64       revision,
                         GError     **error);
/* Proves everything; @name is for messages. */
EcotFile *ecot_file_parse (GBytes     *bytes,
                           const char *name,
                           GError    **error);
EcotFile *ecot_file_read (const char *path,
                          GBytes    **bytes,
                          GError    **error);

/* Of the meta table.  NULL without @error: not there. */
char    *ecot_file_get_meta (EcotSql    *sql,
                             const char *name,
                             GError    **error);
gboolean ecot_file_set_meta (EcotSql    *sql,
                             const char *name,
                             const char *value,
                             GError    **error);

/* lot, call and rows: what the file and the working copy have in common. */
gboolean ecot_file_write_content (EcotSql     *sql,
                                  EcotDossier *dossier,
                                  GBytes      *call,
                                  gint64       revision,
                                  GError     **error);
/* The call alone, empty if there is none. */
GBytes   *ecot_file_read_call (EcotSql *sql,
                               GError **error);
gboolean  ecot_file_write_call (EcotSql *sql,
                                GBytes  *call,
                                GError **error);
EcotFile *ecot_file_read_content (EcotSql    *sql,
                                  const char *name,
                                  GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotFile, ecot_file_free)

G_END_DECLS
