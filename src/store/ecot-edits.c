/* ecot-edits.c: an action as SQL
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One statement an edit, each prepared once an action: a pasted spreadsheet is
 * one action of a few hundred thousand edits.  Every statement has to find
 * exactly the row it is about: otherwise model and tables had parted, and going
 * on would make it worse.
 */

#include "config.h"

#include "store/ecot-edits-private.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "store/ecot-rows-private.h"

typedef enum
{
  SET_CELL,
  CLEAR_CELL,
  INSERT_RECORD,
  REMOVE_RECORD,
  MOVE_RECORD,
  N_STATEMENTS
} Statement;

static const char *const sources[N_STATEMENTS] = {
  [SET_CELL] = ECOT_ROWS_SET_CELL,
  [CLEAR_CELL] = "DELETE FROM cell WHERE record = ?1 AND field = ?2",
  [INSERT_RECORD] = ECOT_ROWS_INSERT_RECORD,
  [REMOVE_RECORD] = "DELETE FROM record WHERE id = ?1",
  [MOVE_RECORD] = "UPDATE record SET rank = ?2 WHERE id = ?1",
};

typedef struct
{
  EcotSql      *sql;
  EcotRanks    *ranks;
  sqlite3_stmt *statements[N_STATEMENTS];
} Writer;

static void
writer_clear (Writer *self)
{
  for (guint i = 0; i < N_STATEMENTS; i++)
    g_clear_pointer (&self->statements[i], sqlite3_finalize);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

static sqlite3_stmt *
get_statement (Writer   *self,
               Statement which,
               GError  **error)
{
  if (self->statements[which] == NULL)
    self->statements[which] = ecot_sql_prepare (self->sql, sources[which], error);

  return self->statements[which];
}

static gboolean
run (Writer       *self,
     sqlite3_stmt *statement,
     GError      **error)
{
  if (!ecot_sql_done (self->sql, statement, error))
    return FALSE;

  if (sqlite3_changes (ecot_sql_get_handle (self->sql)) == 1)
    return TRUE;

  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_WRITE,
                       _ ("The change does not fit the working copy; close the dossier and open it again"));
  return FALSE;
}

static gboolean
write_set (Writer         *self,
           const EcotEdit *edit,
           GError        **error)
{
  gboolean      empty = ecot_value_is_empty (&edit->after);
  sqlite3_stmt *statement = get_statement (self, empty ? CLEAR_CELL : SET_CELL, error);

  if (statement == NULL)
    return FALSE;

  if (empty)
    {
      sqlite3_bind_int64 (statement, 1, edit->id);
      ecot_sql_bind_text (statement, 2, ecot_schema_get_kind (edit->kind)->fields[edit->field].name);
    }
  else
    ecot_rows_bind_cell (statement, edit->id, edit->kind, edit->field, &edit->after);

  return run (self, statement, error);
}

static gboolean
is_list (const EcotEdit *edit)
{
  return ecot_schema_get_kind (edit->kind)->shape == ECOT_SHAPE_LIST;
}

static gboolean
write_insert (Writer         *self,
              const EcotEdit *edit,
              GError        **error)
{
  sqlite3_stmt *statement = get_statement (self, INSERT_RECORD, error);
  gint64        rank;

  if (statement == NULL ||
      (is_list (edit) && !ecot_ranks_insert (self->ranks, edit->kind, edit->id, edit->position, &rank, error)))
    return FALSE;

  ecot_rows_bind_record (statement, edit->id, edit->kind, edit->key, is_list (edit) ? &rank : NULL);
  return run (self, statement, error);
}

static gboolean
write_remove (Writer         *self,
              const EcotEdit *edit,
              GError        **error)
{
  sqlite3_stmt *statement = get_statement (self, REMOVE_RECORD, error);

  if (statement == NULL ||
      (is_list (edit) && !ecot_ranks_remove (self->ranks, edit->kind, edit->id, edit->position, error)))
    return FALSE;

  sqlite3_bind_int64 (statement, 1, edit->id);
  return run (self, statement, error);
}

static gboolean
write_move (Writer         *self,
            const EcotEdit *edit,
            GError        **error)
{
  sqlite3_stmt *statement = get_statement (self, MOVE_RECORD, error);
  gint64        rank;

  if (statement == NULL ||
      !ecot_ranks_remove (self->ranks, edit->kind, edit->id, edit->position, error) ||
      !ecot_ranks_insert (self->ranks, edit->kind, edit->id, edit->to, &rank, error))
    return FALSE;

  sqlite3_bind_int64 (statement, 1, edit->id);
  sqlite3_bind_int64 (statement, 2, rank);
  return run (self, statement, error);
}

static gboolean
write_edit (Writer         *self,
            const EcotEdit *edit,
            GError        **error)
{
  switch (edit->type)
    {
    case ECOT_EDIT_SET:
      return write_set (self, edit, error);
    case ECOT_EDIT_INSERT:
      return write_insert (self, edit, error);
    case ECOT_EDIT_REMOVE:
      return write_remove (self, edit, error);
    case ECOT_EDIT_MOVE:
      return write_move (self, edit, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
ecot_edits_write (EcotSql    *sql,
                  EcotRanks  *ranks,
                  EcotAction *action,
                  GError    **error)
{
  g_auto (Writer) self = { sql, ranks, { NULL } };

  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    if (!write_edit (&self, ecot_action_get_edit (action, i), error))
      return FALSE;

  return TRUE;
}
