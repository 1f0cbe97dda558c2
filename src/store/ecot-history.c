/* ecot-history.c: do, undo and redo in the working copy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite's session extension writes down what a transaction did to the rows;
 * that changeset is a step.  Undo applies its inverse, redo applies it again, so
 * there is no second description of an edit that could disagree with the first,
 * and history lives as long as the working copy does.  The steps are a line, not
 * a tree: those with a number up to the position are done, those beyond can be
 * redone, and a new action forgets the latter.
 *
 * A commit that failed is in doubt: the disk may have taken it and failed to
 * say so.  The revision on the disk tells, and if it cannot be asked now, it is
 * asked before the next transaction, which first takes back what the dossier in
 * memory does not know about.
 */

#include "config.h"

#include "store/ecot-history-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "store/ecot-changes-private.h"
#include "store/ecot-digest-private.h"
#include "store/ecot-edits-private.h"

/* Steps are forgotten, oldest first, beyond these; the newest stays whatever it weighs. */
#define MAX_STEPS 10000
#define MAX_SIZE  (32 * 1024 * 1024)
/* The longest changeset, which is an int in SQLite. */
#define MAX_CHANGESET ((gsize)1024 * 1024 * 1024)

typedef struct
{
  gint64  id, previous;
  char   *label;
  char   *hash;
  GBytes *changeset;
} Step;

static void
step_clear (Step *self)
{
  g_free (self->label);
  g_free (self->hash);
  g_clear_pointer (&self->changeset, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, step_clear)

static gboolean
refuse (EcotWorkingCopy *copy,
        GError         **error)
{
  return ecot_sql_refuse (error, _ ("The history in “%s” is damaged or does not fit the dossier; nothing was changed"), copy->folder);
}

/* --- Changesets --------------------------------------------------------- */

static void
free_sqlite (gpointer data)
{
  sqlite3_free (data);
}

static GBytes *
take_changeset (gpointer data,
                int      size)
{
  return g_bytes_new_with_free_func (data, (gsize)size, free_sqlite, data);
}

static int
abort_on_conflict (gpointer                data,
                   int                     reason,
                   sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/* The session extension does not leave its errors with the connection. */
static gboolean
fail (EcotWorkingCopy *copy,
      int              code,
      GError         **error)
{
  if (code == SQLITE_ABORT || (code & 0xff) == SQLITE_CORRUPT)
    return refuse (copy, error);

  if (code != SQLITE_NOMEM && code != SQLITE_TOOBIG)
    return ecot_sql_fail (copy->sql, error);

  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_WRITE,
                       _ ("The change is too large to be made in one step; make it in several smaller ones"));
  return FALSE;
}

static GBytes *
invert (EcotWorkingCopy *copy,
        GBytes          *changeset,
        GError         **error)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  gpointer      inverse;
  int           inverse_size;
  int           code = sqlite3changeset_invert ((int)size, data, &inverse_size, &inverse);

  if (code != SQLITE_OK)
    {
      fail (copy, code, error);
      return NULL;
    }

  return take_changeset (inverse, inverse_size);
}

/* A row that is not what the changeset found there is a reason to stop: our own
 * history always fits our own rows. */
static gboolean
apply (EcotWorkingCopy *copy,
       GBytes          *changeset,
       guint64         *digest,
       GError         **error)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  int           code;

  code = sqlite3changeset_apply (ecot_sql_get_handle (copy->sql), (int)size, (gpointer)data, NULL, abort_on_conflict, NULL);
  if (code != SQLITE_OK)
    return fail (copy, code, error);

  return ecot_digest_change (changeset, digest, error);
}

/* What a step is made of: one of the two. */
typedef struct
{
  EcotAction *action;
  GBytes     *call;
  const char *label;
} Deed;

static gboolean
write_deed (EcotWorkingCopy *copy,
            const Deed      *deed,
            GError         **error)
{
  if (deed->action != NULL)
    return ecot_edits_write (copy->sql, copy->ranks, deed->action, error);

  return ecot_sql_run (copy->sql, "DELETE FROM call", error) && ecot_file_write_call (copy->sql, deed->call, error);
}

/* What it did to the rows. */
static GBytes *
record_deed (EcotWorkingCopy *copy,
             const Deed      *deed,
             GError         **error)
{
  static const char *const tables[] = { "record", "cell", "call" };
  sqlite3_session         *session = NULL;
  gpointer                 data = NULL;
  int                      size = 0;
  int                      code = sqlite3session_create (ecot_sql_get_handle (copy->sql), "main", &session);
  gboolean                 done = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables) && code == SQLITE_OK; i++)
    code = sqlite3session_attach (session, tables[i]);
  if (code == SQLITE_OK)
    done = write_deed (copy, deed, error);
  if (done)
    code = sqlite3session_changeset (session, &size, &data);
  if (code != SQLITE_OK)
    done = fail (copy, code, error);

  sqlite3session_delete (session);
  return done ? take_changeset (data, size) : NULL;
}

/* --- Steps -------------------------------------------------------------- */

/* Covers the label too: it is what undo says it will do. */
static char *
hash_step (const char *label,
           GBytes     *changeset)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize                 size;
  gconstpointer         data = g_bytes_get_data (changeset, &size);

  g_checksum_update (sum, (const guchar *)label, (gssize)strlen (label) + 1);
  g_checksum_update (sum, data, (gssize)size);
  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
write_step (EcotWorkingCopy *copy,
            gint64           id,
            const char      *label,
            GBytes          *changeset,
            GError         **error)
{
  g_autoptr (sqlite3_stmt) statement =
    ecot_sql_prepare (copy->sql, "INSERT INTO step (id, previous, label, size, hash) VALUES (?1, ?2, ?3, ?4, ?5)", error);
  g_autofree char *hash = hash_step (label, changeset);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, copy->progress.position);
  ecot_sql_bind_text (statement, 3, label);
  sqlite3_bind_int64 (statement, 4, (gint64)g_bytes_get_size (changeset));
  ecot_sql_bind_text (statement, 5, hash);

  if (!ecot_sql_done (copy->sql, statement, error))
    return FALSE;

  copy->n_steps++;
  copy->steps_size += (gint64)g_bytes_get_size (changeset);
  return ecot_sql_write_parts (copy->sql, "INSERT INTO step_part (part, bytes, step) VALUES (?1, ?2, ?3)", id, changeset, error);
}

/* The step that @way leads through, without its changeset; FALSE if there is none. */
static gboolean
find_step (EcotWorkingCopy *copy,
           EcotHistoryWay   way,
           Step            *step)
{
  const char              *select = way == ECOT_HISTORY_UNDO
                                      ? "SELECT id, previous, label, hash FROM step WHERE id = ?1"
                                      : "SELECT id, previous, label, hash FROM step WHERE id > ?1 ORDER BY id LIMIT 1";
  g_autoptr (sqlite3_stmt) statement = ecot_sql_prepare (copy->sql, select, NULL);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, copy->progress.position);
  if (!ecot_sql_next (copy->sql, statement, NULL))
    return FALSE;

  step->id = sqlite3_column_int64 (statement, 0);
  step->previous = sqlite3_column_int64 (statement, 1);
  step->label = g_strdup ((const char *)sqlite3_column_text (statement, 2));
  step->hash = g_strdup ((const char *)sqlite3_column_text (statement, 3));
  return TRUE;
}

static gboolean
read_changeset (EcotWorkingCopy *copy,
                Step            *step,
                GError         **error)
{
  g_autofree char *hash = NULL;

  step->changeset = ecot_sql_read_parts (copy->sql, "SELECT part, bytes FROM step_part WHERE step = ?1 ORDER BY part",
                                         step->id, MAX_CHANGESET, error);
  if (step->changeset == NULL)
    return FALSE;

  hash = hash_step (step->label, step->changeset);
  return strcmp (hash, step->hash) == 0 || refuse (copy, error);
}

static gboolean
count_steps (EcotWorkingCopy *copy,
             GError         **error)
{
  gint64 n = 0;

  if (!ecot_sql_get_number (copy->sql, "SELECT count(*) FROM step", &n, error) ||
      !ecot_sql_get_number (copy->sql, "SELECT coalesce(sum(size), 0) FROM step", &copy->steps_size, error))
    return FALSE;

  copy->n_steps = (guint)n;
  return TRUE;
}

/* Deletes the steps up to @id, or those beyond it, and counts what is left. */
static gboolean
forget_steps (EcotWorkingCopy *copy,
              gboolean         older,
              gint64           id,
              GError         **error)
{
  static const char *const deletes[2][2] = {
    { "DELETE FROM step_part WHERE step > ?1", "DELETE FROM step WHERE id > ?1" },
    { "DELETE FROM step_part WHERE step <= ?1", "DELETE FROM step WHERE id <= ?1" },
  };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (sqlite3_stmt) statement = ecot_sql_prepare (copy->sql, deletes[older ? 1 : 0][i], error);

      if (statement == NULL)
        return FALSE;

      sqlite3_bind_int64 (statement, 1, id);
      if (!ecot_sql_done (copy->sql, statement, error))
        return FALSE;
    }

  return sqlite3_changes (ecot_sql_get_handle (copy->sql)) == 0 || count_steps (copy, error);
}

/* An eighth more than it must, so that it is not done at every keystroke. */
static gboolean
trim_steps (EcotWorkingCopy *copy,
            gint64           newest,
            GError         **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  guint                    n = copy->n_steps;
  gint64                   size = copy->steps_size, last = 0;

  if (n <= MAX_STEPS && size <= MAX_SIZE)
    return TRUE;

  statement = ecot_sql_prepare (copy->sql, "SELECT id, size FROM step ORDER BY id", error);
  if (statement == NULL)
    return FALSE;

  while ((n > MAX_STEPS / 8 * 7 || size > MAX_SIZE / 8 * 7) && ecot_sql_next (copy->sql, statement, NULL) &&
         sqlite3_column_int64 (statement, 0) < newest)
    {
      last = sqlite3_column_int64 (statement, 0);
      size -= sqlite3_column_int64 (statement, 1);
      n--;
    }

  g_clear_pointer (&statement, sqlite3_finalize);
  return forget_steps (copy, TRUE, last, error);
}

/* --- Transactions ------------------------------------------------------- */

/* Ends the transaction that took the tables to @progress.  A commit that says it
 * failed and is on the disk all the same did not fail. */
static gboolean
finish (EcotWorkingCopy    *copy,
        gboolean            written,
        const EcotProgress *progress,
        GError            **error)
{
  g_autoptr (GError) failure = NULL;
  EcotProgress       found;

  if (written && ecot_sql_commit (copy->sql, &failure))
    {
      copy->progress = *progress;
      return TRUE;
    }

  ecot_sql_rollback (copy->sql);
  ecot_ranks_forget (copy->ranks);
  copy->doubtful = TRUE;

  if (written && ecot_working_copy_read_progress (copy, &found, NULL) && found.revision == progress->revision)
    {
      copy->progress = *progress;
      copy->doubtful = FALSE;
      return count_steps (copy, error);
    }

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The step the tables took alone, and the way it is taken back. */
static gboolean
find_stray (EcotWorkingCopy    *copy,
            const EcotProgress *found,
            EcotHistoryWay     *way,
            Step               *step)
{
  EcotProgress known = copy->progress;
  gboolean     exists;

  /* Done or redone: the step they stand at.  Undone: the step the dossier stands at. */
  *way = found->position > known.position ? ECOT_HISTORY_UNDO : ECOT_HISTORY_REDO;
  copy->progress = *found;
  exists = find_step (copy, *way, step);
  copy->progress = known;

  return exists && (*way == ECOT_HISTORY_UNDO ? step->previous : step->id) == known.position;
}

static gboolean
take_back (EcotWorkingCopy    *copy,
           const EcotProgress *found,
           GError            **error)
{
  g_auto (Step)      step = { 0 };
  g_autoptr (GBytes) inverse = NULL;
  EcotHistoryWay     way;
  guint64            digest = found->digest;

  if (!find_stray (copy, found, &way, &step))
    return refuse (copy, error);

  if (!read_changeset (copy, &step, error))
    return FALSE;

  if (way == ECOT_HISTORY_UNDO && (inverse = invert (copy, step.changeset, error)) == NULL)
    return FALSE;

  ecot_ranks_forget (copy->ranks);
  return apply (copy, inverse != NULL ? inverse : step.changeset, &digest, error) &&
         forget_steps (copy, FALSE, copy->progress.next - 1, error) &&
         (digest == copy->progress.digest || refuse (copy, error));
}

static gboolean
settle_doubt (EcotWorkingCopy *copy,
              GError         **error)
{
  EcotProgress found;

  if (!copy->doubtful)
    return TRUE;

  if (!ecot_working_copy_read_progress (copy, &found, error))
    return FALSE;

  if (found.revision != copy->progress.revision)
    {
      if (!ecot_sql_begin (copy->sql, error) ||
          !finish (copy,
                   take_back (copy, &found, error) && ecot_working_copy_write_progress (copy, &copy->progress, error),
                   &copy->progress, error))
        return FALSE;
    }

  copy->doubtful = FALSE;
  return count_steps (copy, error);
}

static gboolean
write_whole (EcotWorkingCopy *copy,
             const Deed      *deed,
             EcotProgress    *progress,
             GError         **error)
{
  g_autoptr (GBytes) changeset = record_deed (copy, deed, error);

  if (changeset == NULL)
    return FALSE;

  /* Edits that take each other back leave nothing to undo. */
  if (g_bytes_get_size (changeset) == 0)
    return TRUE;

  progress->position = progress->next++;
  progress->revision++;

  return ecot_digest_change (changeset, &progress->digest, error) &&
         forget_steps (copy, FALSE, copy->progress.position, error) &&
         write_step (copy, progress->position, deed->label, changeset, error) &&
         trim_steps (copy, progress->position, error) &&
         ecot_working_copy_write_progress (copy, progress, error);
}

static gboolean
do_deed (EcotWorkingCopy *copy,
         const Deed      *deed,
         GError         **error)
{
  EcotProgress progress;

  if (!settle_doubt (copy, error) || !ecot_sql_begin (copy->sql, error))
    return FALSE;

  progress = copy->progress;
  return finish (copy, write_whole (copy, deed, &progress, error), &progress, error);
}

gboolean
ecot_history_perform (EcotWorkingCopy *copy,
                      EcotAction      *action,
                      GError         **error)
{
  return do_deed (copy, &(Deed){ .action = action, .label = ecot_action_get_label (action) }, error);
}

gboolean
ecot_history_set_call (EcotWorkingCopy *copy,
                       GBytes          *call,
                       const char      *label,
                       GError         **error)
{
  return do_deed (copy, &(Deed){ .call = call, .label = label }, error);
}

char *
ecot_history_get_label (EcotWorkingCopy *copy,
                        EcotHistoryWay   way)
{
  g_auto (Step) step = { 0 };

  return find_step (copy, way, &step) ? g_steal_pointer (&step.label) : NULL;
}

static gboolean
changes_call (GBytes *changeset)
{
  gsize                   size;
  gconstpointer           data = g_bytes_get_data (changeset, &size);
  sqlite3_changeset_iter *iter;
  gboolean                found = FALSE;

  if (sqlite3changeset_start (&iter, (int)size, (gpointer)data) != SQLITE_OK)
    return FALSE;

  while (!found && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table;
      int         n_columns, operation;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);
      found = strcmp (table, "call") == 0;
    }

  sqlite3changeset_finalize (iter);
  return found;
}

/* A call this program cannot read is no place to go back to. */
static gboolean
accept_call (EcotWorkingCopy  *copy,
             GBytes           *changeset,
             EcotHistoryAccept accept,
             gpointer          data,
             GError          **error)
{
  g_autoptr (GBytes) call = NULL;

  if (!changes_call (changeset))
    return TRUE;

  call = ecot_file_read_call (copy->sql, error);
  return call != NULL && accept (call, data, error);
}

static EcotAction *
move_tables (EcotWorkingCopy  *copy,
             EcotDossier      *dossier,
             EcotHistoryWay    way,
             EcotHistoryAccept accept,
             gpointer          data,
             EcotProgress     *progress,
             GError          **error)
{
  g_auto (Step)          step = { 0 };
  g_autoptr (GBytes)     changeset = NULL;
  g_autoptr (EcotAction) action = NULL;

  if (!find_step (copy, way, &step))
    {
      g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_USAGE,
                           way == ECOT_HISTORY_UNDO ? _ ("There is nothing to undo") : _ ("There is nothing to redo"));
      return NULL;
    }

  if (!read_changeset (copy, &step, error))
    return NULL;

  changeset = way == ECOT_HISTORY_UNDO ? invert (copy, step.changeset, error) : g_bytes_ref (step.changeset);
  if (changeset == NULL || !apply (copy, changeset, &progress->digest, error) ||
      !accept_call (copy, changeset, accept, data, error))
    return NULL;

  action = ecot_changes_make_action (copy->ranks, dossier, changeset, step.label, error);
  progress->position = way == ECOT_HISTORY_UNDO ? step.previous : step.id;
  progress->revision++;
  if (action == NULL || !ecot_working_copy_write_progress (copy, progress, error))
    return NULL;

  return g_steal_pointer (&action);
}

EcotAction *
ecot_history_move (EcotWorkingCopy  *copy,
                   EcotDossier      *dossier,
                   EcotHistoryWay    way,
                   EcotHistoryAccept accept,
                   gpointer          data,
                   GError          **error)
{
  g_autoptr (EcotAction) action = NULL;
  EcotProgress           progress;

  if (!settle_doubt (copy, error) || !ecot_sql_begin (copy->sql, error))
    return NULL;

  progress = copy->progress;
  action = move_tables (copy, dossier, way, accept, data, &progress, error);

  return finish (copy, action != NULL, &progress, error) ? g_steal_pointer (&action) : NULL;
}
