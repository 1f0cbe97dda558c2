/* ecot-layout-private.h: the tables of a dossier, their versions and their proof
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store only.
 */

#pragma once

#include "store/ecot-sql-private.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_LAYOUT_DOSSIER, /* what is published */
  ECOT_LAYOUT_WORKING, /* and the tables of undo */
} EcotLayout;

/* Raised by one with every script in data/schema, never reused; and when a kind or a
 * field is added, so that an older Écot says that the file is newer, not damaged. */
#define ECOT_LAYOUT_VERSION 3

/* Makes the tables in an empty database, within the caller's transaction. */
gboolean ecot_layout_create (EcotSql   *sql,
                             EcotLayout layout,
                             GError   **error);
/* Refuses, with BAD_DOSSIER, tables that are not byte for byte those of @version. */
gboolean ecot_layout_check (EcotSql    *sql,
                            EcotLayout  layout,
                            int         version,
                            const char *name,
                            GError    **error);
/* From @version to the present one, within the caller's transaction. */
gboolean ecot_layout_migrate (EcotSql   *sql,
                              EcotLayout layout,
                              int        version,
                              GError   **error);

/* From the first 100 bytes: a dossier of ours in a version we know, one whole file.
 * Returns: the version, or 0 with BAD_DOSSIER or TOO_NEW */
int ecot_layout_check_header (GBytes     *bytes,
                              const char *name,
                              GError    **error);

G_END_DECLS
