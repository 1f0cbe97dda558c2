/* ecot-store.c: a dossier on disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Holds together a dossier, its working copy and the user's file.  The dossier
 * asks this object, its journal, before it changes: an action is a transaction
 * of the working copy first.  Undo and redo go the other way, tables first, then
 * the dossier replays what became of the rows.
 */

#include "config.h"

#include "store/ecot-store-private.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "store/ecot-history-private.h"
#include "store/ecot-workspace-private.h"

struct _EcotStore
{
  GObject parent_instance;

  EcotWorkingCopy *copy;
  EcotDossier     *dossier;
  GBytes          *call; /* NULL: none */

  /* While a step of history is taken: the call it brings. */
  GBytes            *next_call;
  gboolean           call_changes;
  EcotStoreCallGuard guard;
  gpointer           guard_data;

  /* Of the steps at hand; NULL if there is none that way. */
  char *undo_label, *redo_label;

  /* The properties as they were last told. */
  gboolean told_undo, told_redo, told_saved;
  char    *told_path;
  GBytes  *told_call;
};

enum
{
  PROP_0,
  PROP_CALL,
  PROP_CAN_REDO,
  PROP_CAN_UNDO,
  PROP_PATH,
  PROP_SAVED,
  N_PROPS
};

static void ecot_store_journal_init (EcotJournalInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EcotStore, ecot_store, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (ECOT_TYPE_JOURNAL, ecot_store_journal_init))

static GParamSpec *properties[N_PROPS];

static void
ecot_store_dispose (GObject *object)
{
  EcotStore *self = ECOT_STORE (object);

  if (self->dossier != NULL)
    ecot_dossier_set_journal (self->dossier, NULL);
  if (self->copy != NULL && ecot_working_copy_is_untouched (self->copy))
    ecot_workspace_remove (self->copy->folder);

  g_clear_pointer (&self->copy, ecot_working_copy_free);
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->call, g_bytes_unref);
  g_clear_pointer (&self->next_call, g_bytes_unref);
  g_clear_pointer (&self->told_call, g_bytes_unref);

  G_OBJECT_CLASS (ecot_store_parent_class)->dispose (object);
}

static void
ecot_store_finalize (GObject *object)
{
  EcotStore *self = ECOT_STORE (object);

  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->told_path);

  G_OBJECT_CLASS (ecot_store_parent_class)->finalize (object);
}

static void
ecot_store_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  EcotStore *self = ECOT_STORE (object);

  switch (prop_id)
    {
    case PROP_CALL:
      g_value_set_boxed (value, self->call);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, ecot_store_can_redo (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, ecot_store_can_undo (self));
      break;
    case PROP_PATH:
      g_value_set_string (value, ecot_store_get_path (self));
      break;
    case PROP_SAVED:
      g_value_set_boolean (value, ecot_store_is_saved (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ecot_store_class_init (EcotStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ecot_store_dispose;
  object_class->finalize = ecot_store_finalize;
  object_class->get_property = ecot_store_get_property;

  properties[PROP_CALL] = g_param_spec_boxed ("call", NULL, NULL, G_TYPE_BYTES, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_SAVED] = g_param_spec_boolean ("saved", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ecot_store_init (EcotStore *self)
{
}

/* --- What is told ------------------------------------------------------- */

static void
update_labels (EcotStore *self)
{
  g_free (self->undo_label);
  g_free (self->redo_label);
  self->undo_label = ecot_history_get_label (self->copy, ECOT_HISTORY_UNDO);
  self->redo_label = ecot_history_get_label (self->copy, ECOT_HISTORY_REDO);
}

gboolean
ecot_store_is_same_call (GBytes *a,
                         GBytes *b)
{
  gsize size_a = a != NULL ? g_bytes_get_size (a) : 0;
  gsize size_b = b != NULL ? g_bytes_get_size (b) : 0;

  return size_a == size_b && (size_a == 0 || g_bytes_equal (a, b));
}

static void
set_bytes (GBytes **place,
           GBytes  *bytes)
{
  g_clear_pointer (place, g_bytes_unref);
  *place = bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

static void
tell_if (EcotStore *self,
         gboolean  *told,
         gboolean   now,
         int        property)
{
  if (*told == now)
    return;

  *told = now;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
ecot_store_tell_changes (EcotStore *self)
{
  update_labels (self);

  g_object_freeze_notify (G_OBJECT (self));
  if (self->told_call != self->call)
    {
      set_bytes (&self->told_call, self->call);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CALL]);
    }
  tell_if (self, &self->told_undo, self->undo_label != NULL, PROP_CAN_UNDO);
  tell_if (self, &self->told_redo, self->redo_label != NULL, PROP_CAN_REDO);
  tell_if (self, &self->told_saved, ecot_working_copy_is_settled (self->copy), PROP_SAVED);
  if (g_strcmp0 (self->told_path, self->copy->target) != 0)
    {
      g_free (self->told_path);
      self->told_path = g_strdup (self->copy->target);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/* --- Doing and undoing -------------------------------------------------- */

static gboolean
ecot_store_write_action (EcotJournal *journal,
                         EcotAction  *action,
                         GError     **error)
{
  return ecot_history_perform (ECOT_STORE (journal)->copy, action, error);
}

static void
ecot_store_journal_init (EcotJournalInterface *iface)
{
  iface->write = ecot_store_write_action;
}

/* Of a list that lost a row nothing is left to show but the list, by its name: whoever looks at it goes on where
 * the row was. */
static char *
find_list_place (EcotDossier    *dossier,
                 const EcotEdit *edit)
{
  const EcotKindSpec *spec = ecot_schema_get_kind (edit->kind);
  EcotRecord         *record = ecot_dossier_find_id (dossier, edit->id);
  guint               n = ecot_dossier_get_n (dossier, edit->kind);

  if (record == NULL && spec->shape == ECOT_SHAPE_LIST)
    return g_strdup (spec->name);

  if (record == NULL && n > 0)
    record = ecot_dossier_get_nth (dossier, edit->kind, MIN (edit->position, n - 1));

  return record != NULL ? ecot_dossier_make_path (dossier, record, spec->fields[0].name) : NULL;
}

/* Where the step can be seen: a cell it filled or emptied, else a row or the list
 * it touched. */
static char *
find_place (EcotDossier *dossier,
            EcotAction  *action)
{
  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    {
      const EcotEdit *edit = ecot_action_get_edit (action, i);
      EcotRecord     *record = ecot_dossier_find_id (dossier, edit->id);

      if (record != NULL && edit->type != ECOT_EDIT_INSERT)
        return ecot_dossier_make_path (dossier, record, ecot_schema_get_kind (edit->kind)->fields[edit->field].name);
    }

  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    {
      char *place = find_list_place (dossier, ecot_action_get_edit (action, i));

      if (place != NULL)
        return place;
    }

  return NULL;
}

static gboolean
accept_call (GBytes  *call,
             gpointer data,
             GError **error)
{
  EcotStore *self = data;
  GBytes    *next = g_bytes_get_size (call) > 0 ? call : NULL;

  if (self->guard != NULL && !self->guard (next, self->guard_data, error))
    return FALSE;

  set_bytes (&self->next_call, next);
  self->call_changes = TRUE;
  return TRUE;
}

static gboolean
move (EcotStore     *self,
      EcotHistoryWay way,
      char         **where,
      GError       **error)
{
  g_autoptr (EcotAction) action = NULL;

  ecot_dossier_settle (self->dossier);
  self->call_changes = FALSE;
  action = ecot_history_move (self->copy, self->dossier, way, accept_call, self, error);
  if (action == NULL)
    return FALSE;

  if (self->call_changes)
    set_bytes (&self->call, self->next_call);

  /* Without an edit the dossier has nothing to tell. */
  if (ecot_action_get_n_edits (action) > 0)
    ecot_dossier_replay (self->dossier, action);
  else
    ecot_store_tell_changes (self);
  if (where != NULL)
    *where = find_place (self->dossier, action);

  return TRUE;
}

gboolean
ecot_store_undo (EcotStore *self,
                 char     **where,
                 GError   **error)
{
  g_return_val_if_fail (ECOT_IS_STORE (self), FALSE);

  return move (self, ECOT_HISTORY_UNDO, where, error);
}

gboolean
ecot_store_redo (EcotStore *self,
                 char     **where,
                 GError   **error)
{
  g_return_val_if_fail (ECOT_IS_STORE (self), FALSE);

  return move (self, ECOT_HISTORY_REDO, where, error);
}

gboolean
ecot_store_can_undo (EcotStore *self)
{
  return ecot_store_get_undo_label (self) != NULL;
}

gboolean
ecot_store_can_redo (EcotStore *self)
{
  return ecot_store_get_redo_label (self) != NULL;
}

const char *
ecot_store_get_undo_label (EcotStore *self)
{
  g_return_val_if_fail (ECOT_IS_STORE (self), NULL);

  return self->undo_label;
}

const char *
ecot_store_get_redo_label (EcotStore *self)
{
  g_return_val_if_fail (ECOT_IS_STORE (self), NULL);

  return self->redo_label;
}

EcotStore *
ecot_store_take (EcotWorkingCopy *copy,
                 EcotFile        *file)
{
  EcotStore *self = g_object_new (ECOT_TYPE_STORE, NULL);

  self->copy = copy;
  self->dossier = g_steal_pointer (&file->dossier);
  self->call = g_steal_pointer (&file->call);
  set_bytes (&self->told_call, self->call);
  ecot_file_free (file);

  ecot_store_tell_changes (self);
  ecot_dossier_set_journal (self->dossier, ECOT_JOURNAL (self));
  g_signal_connect_object (self->dossier, "performed", G_CALLBACK (ecot_store_tell_changes), self, G_CONNECT_SWAPPED);
  return self;
}

/* --- What it holds ------------------------------------------------------ */

EcotWorkingCopy *
ecot_store_get_copy (EcotStore *self)
{
  return self->copy;
}

EcotDossier *
ecot_store_get_dossier (EcotStore *self)
{
  g_return_val_if_fail (ECOT_IS_STORE (self), NULL);

  return self->dossier;
}

GBytes *
ecot_store_get_call (EcotStore *self)
{
  g_return_val_if_fail (ECOT_IS_STORE (self), NULL);

  return self->call;
}

gboolean
ecot_store_set_call (EcotStore  *self,
                     GBytes     *call,
                     const char *label,
                     GError    **error)
{
  g_return_val_if_fail (ECOT_IS_STORE (self), FALSE);
  g_return_val_if_fail (call != NULL && g_bytes_get_size (call) > 0, FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  if (ecot_store_is_same_call (self->call, call))
    return TRUE;

  if (g_bytes_get_size (call) > ECOT_FILE_MAX_CALL)
    {
      g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("The call is longer than a dossier may keep; nothing was changed"));
      return FALSE;
    }

  if (!ecot_history_set_call (self->copy, call, label, error))
    return FALSE;

  set_bytes (&self->call, call);
  ecot_store_tell_changes (self);
  return TRUE;
}

void
ecot_store_set_call_guard (EcotStore         *self,
                           EcotStoreCallGuard guard,
                           gpointer           user_data)
{
  g_return_if_fail (ECOT_IS_STORE (self));

  self->guard = guard;
  self->guard_data = user_data;
}

const char *
ecot_store_get_path (EcotStore *self)
{
  g_return_val_if_fail (ECOT_IS_STORE (self), NULL);

  return self->copy->target;
}

gboolean
ecot_store_is_saved (EcotStore *self)
{
  g_return_val_if_fail (ECOT_IS_STORE (self), FALSE);

  return ecot_working_copy_is_settled (self->copy);
}

gint64
ecot_store_get_revision (EcotStore *self)
{
  g_return_val_if_fail (ECOT_IS_STORE (self), 0);

  return self->copy->progress.revision;
}
