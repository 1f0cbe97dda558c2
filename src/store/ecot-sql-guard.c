/* ecot-sql-guard.c: what no SQLite connection of Écot may do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A dossier is a file from a stranger.  The usual settings (DEFENSIVE,
 * trusted_schema off, quick_check) still let a trigger hidden in it multiply
 * other lines, and a view that poses as a table spin for ever.  So triggers
 * and views are off, the limits are those SQLite's own security page gives for
 * hostile input, only statements of our vocabulary compile, and a statement
 * over a stranger's bytes may run a bounded number of steps: steps and not
 * seconds, so that a slow machine refuses nothing that a fast one takes.
 */

#include "config.h"

#include "store/ecot-sql-guard-private.h"

#include <string.h>

/* SQLite calls back every so many steps of its machine; a hundred times is about
 * two seconds.  Reading all of a dossier of 10 000 lines costs two. */
#define STEPS_PER_CALL 1000000
#define MAX_CALLS      100

#define MAX_HEAP (256 * 1024 * 1024)

static const struct
{
  int id, value;
} limits[] = {
  { SQLITE_LIMIT_LENGTH, ECOT_SQL_MAX_LENGTH },
  { SQLITE_LIMIT_SQL_LENGTH, 100000 },
  { SQLITE_LIMIT_COLUMN, 100 },
  { SQLITE_LIMIT_EXPR_DEPTH, 20 },
  { SQLITE_LIMIT_COMPOUND_SELECT, 3 },
  { SQLITE_LIMIT_VDBE_OP, 25000 },
  { SQLITE_LIMIT_FUNCTION_ARG, 8 },
  { SQLITE_LIMIT_ATTACHED, 0 },
  { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
  { SQLITE_LIMIT_VARIABLE_NUMBER, 32 },
  { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
  { SQLITE_LIMIT_WORKER_THREADS, 0 },
};

static const struct
{
  int id, value;
} switches[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
  { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
  { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
  { SQLITE_DBCONFIG_DQS_DDL, 0 },
  { SQLITE_DBCONFIG_DQS_DML, 0 },
  { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
};

static const char *const tables[] = {
  "call", "cell", "meta", "record", "shelf", "shelf_name", "shelf_person", "sqlite_master", "sqlite_schema", "state", "step", "step_part", NULL
};

/* table_info and defer_foreign_keys are the session extension's. */
static const char *const pragmas[] = {
  "application_id", "cell_size_check", "defer_foreign_keys", "foreign_keys", "integrity_check", "journal_mode",
  "mmap_size", "query_only", "quick_check", "secure_delete", "synchronous", "table_info", "temp_store",
  "trusted_schema", "user_version", NULL
};

static const char *const functions[] = { "coalesce", "count", "max", "min", "sum", NULL };

static gboolean
is_listed (const char *const *list,
           const char        *name)
{
  return name != NULL && g_strv_contains (list, name);
}

/* A table whose name is not ours, an attached database, a function, a recursive
 * query: such a statement does not compile, whatever text it came from. */
static int
authorize (gpointer    data,
           int         action,
           const char *first,
           const char *second,
           const char *database,
           const char *inner)
{
  EcotSqlGuard *guard = data;
  gboolean      allowed;

  switch (action)
    {
    case SQLITE_SELECT:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
      allowed = TRUE;
      break;

    case SQLITE_READ:
      allowed = is_listed (tables, first);
      break;

    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
      allowed = guard->building || (is_listed (tables, first) && !g_str_has_prefix (first, "sqlite_"));
      break;

    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_INDEX: /* of a primary key */
      allowed = guard->building;
      break;

    case SQLITE_PRAGMA:
      allowed = is_listed (pragmas, first);
      break;

    case SQLITE_FUNCTION:
      allowed = is_listed (functions, second);
      break;

    default:
      allowed = FALSE;
    }

  return allowed ? SQLITE_OK : SQLITE_DENY;
}

static int
count_steps (gpointer data)
{
  EcotSqlGuard *guard = data;

  return ++guard->calls > MAX_CALLS;
}

static void
log_message (gpointer    data,
             int         code,
             const char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message, -1);
  g_autofree char *escaped = g_strescape (valid, NULL);

  g_debug ("SQLite %d: %s", code, escaped);
}

/* Once, before the first connection.  If another library of the program was
 * first, SQLite keeps its own log; nothing else depends on it. */
void
ecot_sql_guard_init (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_LOG, log_message, NULL);
      sqlite3_initialize ();
      sqlite3_hard_heap_limit64 (MAX_HEAP);
      g_once_init_leave (&done, 1);
    }
}

/* TRUE if every setting took. */
gboolean
ecot_sql_guard_apply (EcotSqlGuard *guard,
                      sqlite3      *db)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db, limits[i].id, limits[i].value);

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (sqlite3_db_config (db, switches[i].id, switches[i].value, NULL) != SQLITE_OK)
      return FALSE;

  if (sqlite3_set_authorizer (db, authorize, guard) != SQLITE_OK)
    return FALSE;

  if (guard->received)
    sqlite3_progress_handler (db, STEPS_PER_CALL, count_steps, guard);

  return TRUE;
}
