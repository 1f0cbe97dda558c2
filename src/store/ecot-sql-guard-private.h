/* ecot-sql-guard-private.h: what no SQLite connection of Écot may do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For ecot-sql.c only.
 */

#pragma once

#include "store/ecot-sql-private.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean received; /* a stranger's bytes: count the steps */
  gboolean building; /* our own scripts are making tables */
  int      calls;    /* of the progress handler, since the statement began */
} EcotSqlGuard;

void     ecot_sql_guard_init (void);
gboolean ecot_sql_guard_apply (EcotSqlGuard *guard,
                               sqlite3      *db);

G_END_DECLS
