/* ecot-dossier-perform.c: how a dossier changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one place where cells and lists change.  The edits of an action are done
 * one after the other, in silence, and completed on the way: what stood there
 * before, where the row was.  Then the journal writes the complete action; if it
 * cannot, or if an edit made no sense, everything is undone in silence and nobody
 * ever knew.  Only then are listeners told.
 *
 * Redo and undo take the same road, less the journal, so there is one way to be
 * right.  An action made a while ago (a fix offered by a finding) may have been
 * overtaken: creating a record that exists meanwhile means that record, and a
 * row that is gone is an error, not a crash.
 */

#include "config.h"

#include "dossier/ecot-dossier-private.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "dossier/ecot-action-private.h"
#include "dossier/ecot-record-private.h"

/* One performance. */
typedef struct
{
  EcotDossier *dossier;
  GArray      *done;    /* complete edits */
  GHashTable  *renamed; /* id an edit names -> id of the record that is meant; NULL until there is one */
  GHashTable  *removed; /* id -> EcotRecord taken out, so that undoing puts the same object back; NULL likewise */

  /* What was still to be told at the start. */
  guint                 n_changed;
  EcotRecordListPending pending[ECOT_N_KINDS];
} Run;

static void
run_begin (Run  *run,
           guint n_edits)
{
  run->done = ecot_edits_new (n_edits);
  run->n_changed = run->dossier->changed->len;
  for (guint i = 0; i < ECOT_N_KINDS; i++)
    run->pending[i] = ecot_record_list_get_pending (run->dossier->lists[i]);
}

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->done, g_array_unref);
  g_clear_pointer (&run->renamed, g_hash_table_unref);
  g_clear_pointer (&run->removed, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
fail (GError    **error,
      const char *message)
{
  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE, message);

  return FALSE;
}

static EcotShape
shape_of (EcotKind kind)
{
  return ecot_schema_get_kind (kind)->shape;
}

static void
mark (Run        *run,
      EcotRecord *record)
{
  if (record->changed == 0 && !record->is_new)
    g_ptr_array_add (run->dossier->changed, g_object_ref (record));
}

/* The record comes back as the object it was, if this performance took it out. */
static EcotRecord *
revive_or_create (Run            *run,
                  const EcotEdit *edit)
{
  EcotRecord *record = NULL;

  if (run->removed != NULL && g_hash_table_steal_extended (run->removed, &edit->id, NULL, (gpointer *)&record))
    return record;

  record = ecot_record_new (edit->kind, edit->id, edit->key);
  mark (run, record);
  record->is_new = TRUE;

  return record;
}

static void
apply_insert (Run            *run,
              const EcotEdit *edit)
{
  EcotDossier           *self = run->dossier;
  g_autoptr (EcotRecord) record = revive_or_create (run, edit);

  if (shape_of (edit->kind) == ECOT_SHAPE_KEYED)
    ecot_record_list_insert_sorted (self->lists[edit->kind], record);
  else
    ecot_record_list_insert (self->lists[edit->kind], record, edit->position);

  g_hash_table_insert (self->by_id, &record->id, record);
  self->next_id = MAX (self->next_id, edit->id + 1);
}

static void
apply_remove (Run        *run,
              EcotRecord *record)
{
  if (run->removed == NULL)
    run->removed = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);

  g_hash_table_insert (run->removed, &record->id, g_object_ref (record));
  g_hash_table_remove (run->dossier->by_id, &record->id);
  ecot_record_list_remove (run->dossier->lists[record->kind], record);
}

static void
apply_set (Run        *run,
           EcotRecord *record,
           guint       field,
           EcotValue   value)
{
  EcotValue before;

  mark (run, record);
  before = ecot_record_exchange (record, field, value);
  ecot_value_clear (&before);
}

/* Does a complete edit. */
static void
apply (Run            *run,
       const EcotEdit *edit)
{
  EcotRecord *record = ecot_dossier_find_id (run->dossier, edit->id);

  switch (edit->type)
    {
    case ECOT_EDIT_SET:
      apply_set (run, record, edit->field, ecot_value_copy (&edit->after));
      break;
    case ECOT_EDIT_INSERT:
      apply_insert (run, edit);
      break;
    case ECOT_EDIT_REMOVE:
      apply_remove (run, record);
      break;
    case ECOT_EDIT_MOVE:
      ecot_record_list_move (run->dossier->lists[edit->kind], record, edit->to);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
do_complete (Run            *run,
             const EcotEdit *edit)
{
  ecot_edits_add (run->done, edit);
  apply (run, edit);
}

static void
do_set (Run        *run,
        EcotRecord *record,
        guint       field,
        EcotValue   after)
{
  EcotEdit edit = {
    .type = ECOT_EDIT_SET,
    .kind = record->kind,
    .id = record->id,
    .field = field,
    .before = record->cells[field],
    .after = after,
  };

  if (!ecot_value_equal (&edit.before, &edit.after))
    do_complete (run, &edit);
}

static void
do_remove (Run        *run,
           EcotRecord *record)
{
  EcotEdit edit = {
    .type = ECOT_EDIT_REMOVE,
    .kind = record->kind,
    .id = record->id,
    .key = record->key,
  };

  for (guint i = 0; i < ecot_schema_get_kind (record->kind)->n_fields; i++)
    do_set (run, record, i, ECOT_VALUE_EMPTY);

  if (shape_of (record->kind) == ECOT_SHAPE_LIST)
    edit.position = ecot_dossier_get_position (run->dossier, record);
  do_complete (run, &edit);
}

static void
rename_id (Run   *run,
           gint64 from,
           gint64 to)
{
  if (run->renamed == NULL)
    run->renamed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  g_hash_table_replace (run->renamed, g_memdup2 (&from, sizeof from), g_memdup2 (&to, sizeof to));
}

static gboolean
do_insert (Run            *run,
           const EcotEdit *edit,
           GError        **error)
{
  EcotShape   shape = shape_of (edit->kind);
  EcotRecord *existing = NULL;

  if (shape == ECOT_SHAPE_KEYED && (edit->key == NULL || !ecot_schema_key_is_valid (edit->key)))
    return fail (error, _ ("A key is empty, too long, or has other characters than letters, digits and “-._+”"));

  if (shape != ECOT_SHAPE_LIST)
    existing = ecot_dossier_get_record (run->dossier, edit->kind, edit->key);
  if (existing != NULL)
    {
      rename_id (run, edit->id, existing->id);
      return TRUE;
    }

  if (edit->id < 1 || edit->id > ECOT_ID_MAX || ecot_dossier_find_id (run->dossier, edit->id) != NULL)
    return fail (error, _ ("A number that identifies a row is used twice or out of range"));

  if (edit->position > ecot_dossier_get_n (run->dossier, edit->kind))
    return fail (error, _ ("A row was to be inserted beyond the end of its list"));

  do_complete (run, edit);
  return TRUE;
}

static gboolean
do_move (Run            *run,
         EcotRecord     *record,
         const EcotEdit *wish,
         GError        **error)
{
  EcotEdit edit = *wish;

  if (shape_of (edit.kind) != ECOT_SHAPE_LIST || edit.to >= ecot_dossier_get_n (run->dossier, edit.kind))
    return fail (error, _ ("A row was to be moved beyond the end of its list"));

  edit.position = ecot_dossier_get_position (run->dossier, record);
  if (edit.position != edit.to)
    do_complete (run, &edit);

  return TRUE;
}

/* The record an edit means; NULL if it is gone. */
static EcotRecord *
find_record (Run            *run,
             const EcotEdit *edit)
{
  const gint64 *renamed = run->renamed != NULL ? g_hash_table_lookup (run->renamed, &edit->id) : NULL;
  EcotRecord   *record = ecot_dossier_find_id (run->dossier, renamed != NULL ? *renamed : edit->id);

  return record != NULL && record->kind == edit->kind ? record : NULL;
}

static gboolean
do_edit (Run            *run,
         const EcotEdit *edit,
         GError        **error)
{
  EcotRecord *record;

  if (edit->type == ECOT_EDIT_INSERT)
    return do_insert (run, edit, error);

  record = find_record (run, edit);
  if (record == NULL)
    return fail (error, _ ("What was to be changed is no longer there: look again and retry"));

  if (edit->type == ECOT_EDIT_MOVE)
    return do_move (run, record, edit, error);

  if (edit->type == ECOT_EDIT_REMOVE)
    {
      do_remove (run, record);
      return TRUE;
    }

  if (!ecot_schema_check_value (edit->kind, edit->field, &edit->after, error))
    return FALSE;

  do_set (run, record, edit->field, edit->after);
  return TRUE;
}

static gboolean
inserted_here (Run   *run,
               gint64 id)
{
  for (guint i = 0; i < run->done->len; i++)
    {
      const EcotEdit *edit = &g_array_index (run->done, EcotEdit, i);

      if (edit->id == id && edit->type == ECOT_EDIT_INSERT)
        return TRUE;
    }

  return FALSE;
}

/* Drops every edit of a record that came and went within the action. */
static void
drop_edits (Run   *run,
            gint64 id)
{
  g_autoptr (GArray) all = g_steal_pointer (&run->done);

  run->done = ecot_edits_new (all->len);
  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, EcotEdit, i).id != id)
      ecot_edits_add (run->done, &g_array_index (all, EcotEdit, i));
}

/* The SINGLE and KEYED records the action left with nothing in them. */
static GPtrArray *
list_blanks (Run *run)
{
  GPtrArray *blanks = g_ptr_array_new ();

  for (guint i = 0; i < run->done->len; i++)
    {
      const EcotEdit *edit = &g_array_index (run->done, EcotEdit, i);
      EcotRecord     *record;

      if (shape_of (edit->kind) == ECOT_SHAPE_LIST)
        continue;

      record = ecot_dossier_find_id (run->dossier, edit->id);
      if (record != NULL && ecot_record_is_blank (record) && !g_ptr_array_find (blanks, record, NULL))
        g_ptr_array_add (blanks, record);
    }

  return blanks;
}

static void
remove_blanks (Run *run)
{
  g_autoptr (GPtrArray) blanks = list_blanks (run);

  for (guint i = 0; i < blanks->len; i++)
    {
      EcotRecord *record = blanks->pdata[i];

      if (!inserted_here (run, record->id))
        {
          do_remove (run, record);
          continue;
        }

      apply_remove (run, record);
      drop_edits (run, record->id);
    }
}

/* Undoes what was done, in silence. */
static void
roll_back (Run *run)
{
  GPtrArray *changed = run->dossier->changed;

  for (guint i = run->done->len; i > 0; i--)
    {
      EcotEdit inverse = ecot_edit_invert (&g_array_index (run->done, EcotEdit, i - 1));

      apply (run, &inverse);
    }

  for (guint i = 0; i < ECOT_N_KINDS; i++)
    ecot_record_list_set_pending (run->dossier->lists[i], run->pending[i]);

  for (guint i = run->n_changed; i < changed->len; i++)
    ((EcotRecord *)changed->pdata[i])->changed = 0;
  g_ptr_array_set_size (changed, (int)run->n_changed);
}

static gboolean
do_edits (Run        *run,
          EcotAction *action,
          GError    **error)
{
  GArray *edits = ecot_action_get_edits (action);

  for (guint i = 0; i < edits->len; i++)
    if (!do_edit (run, &g_array_index (edits, EcotEdit, i), error))
      return FALSE;

  remove_blanks (run);
  return TRUE;
}

void
ecot_dossier_poke (EcotDossier     *self,
                   gint64           id,
                   guint            field,
                   const EcotValue *value)
{
  g_auto (Run) run = { self };
  EcotRecord  *record = ecot_dossier_find_id (self, id);

  if (record != NULL)
    apply_set (&run, record, field, ecot_value_copy (value));
}

gboolean
ecot_dossier_run (EcotDossier *self,
                  EcotAction  *action,
                  EcotJournal *journal,
                  GError     **error)
{
  g_auto (Run) run = { self };

  run_begin (&run, ecot_action_get_n_edits (action));
  if (!do_edits (&run, action, error))
    {
      roll_back (&run);
      return FALSE;
    }

  ecot_action_complete (action, g_array_ref (run.done));
  if (run.done->len == 0)
    {
      roll_back (&run);
      return TRUE;
    }

  if (journal != NULL && !ecot_journal_write (journal, action, error))
    {
      roll_back (&run);
      return FALSE;
    }

  g_queue_push_tail (&self->performed, ecot_action_ref (action));
  ecot_dossier_tell (self);
  return TRUE;
}

gboolean
ecot_dossier_perform (EcotDossier *self,
                      EcotAction  *action,
                      GError     **error)
{
  EcotSupposition *supposed;
  gboolean         done;

  g_return_val_if_fail (ECOT_IS_DOSSIER (self), FALSE);
  g_return_val_if_fail (action != NULL, FALSE);

  supposed = ecot_dossier_lift_supposition (self, action);
  done = ecot_dossier_run (self, action, self->journal, error);
  if (done && ecot_action_get_n_edits (action) > 0)
    {
      ecot_supposition_free (supposed);
      return TRUE;
    }

  /* Nobody was told of anything: what is typed stands as it did, or is taken back with a word. */
  ecot_dossier_lay_supposition (self, supposed);
  if (done)
    ecot_dossier_settle (self);

  return done;
}

void
ecot_dossier_replay (EcotDossier *self,
                     EcotAction  *action)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ECOT_IS_DOSSIER (self));
  g_return_if_fail (action != NULL);

  ecot_dossier_settle (self);
  if (!ecot_dossier_run (self, action, NULL, &error))
    g_critical ("An action that was done before cannot be replayed: %s", error->message);
}
