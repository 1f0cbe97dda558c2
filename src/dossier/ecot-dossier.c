/* ecot-dossier.c: the document: records of the kinds of the schema
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A SINGLE or KEYED record exists as long as something is in it, and no longer:
 * two dossiers with the same cells filled are the same dossier, and nobody has to
 * ask whether an empty record counts.
 *
 * Not here: how a dossier changes (ecot-dossier-perform.c), paths
 * (ecot-dossier-path.c), and anything computed (figure/).
 */

#include "config.h"

#include "dossier/ecot-dossier-private.h"

#include "dossier/ecot-action-private.h"
#include "dossier/ecot-record-private.h"

enum
{
  PERFORMED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EcotDossier, ecot_dossier, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static const EcotValue empty = ECOT_VALUE_EMPTY;

static void
ecot_dossier_dispose (GObject *object)
{
  EcotDossier *self = ECOT_DOSSIER (object);

  g_clear_weak_pointer (&self->journal);

  G_OBJECT_CLASS (ecot_dossier_parent_class)->dispose (object);
}

static void
ecot_dossier_finalize (GObject *object)
{
  EcotDossier *self = ECOT_DOSSIER (object);

  ecot_supposition_free (self->supposed);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->changed);
  for (guint i = 0; i < ECOT_N_KINDS; i++)
    g_object_unref (self->lists[i]);
  g_free (self->lot);

  G_OBJECT_CLASS (ecot_dossier_parent_class)->finalize (object);
}

static void
ecot_dossier_class_init (EcotDossierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ecot_dossier_dispose;
  object_class->finalize = ecot_dossier_finalize;

  /**
   * EcotDossier::performed:
   * @action: the #EcotAction, complete
   *
   * Once an action, when the whole of it is in and lists and records have told
   * their own changes.
   */
  signals[PERFORMED] = g_signal_new ("performed", ECOT_TYPE_DOSSIER, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
ecot_dossier_init (EcotDossier *self)
{
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->changed = g_ptr_array_new_with_free_func (g_object_unref);
  self->next_id = 1;
  g_queue_init (&self->performed);
  for (guint i = 0; i < ECOT_N_KINDS; i++)
    self->lists[i] = ecot_record_list_new ();
}

EcotDossier *
ecot_dossier_new (const char *lot)
{
  EcotDossier *self = g_object_new (ECOT_TYPE_DOSSIER, NULL);

  self->lot = g_strdup (lot != NULL ? lot : "");

  return self;
}

const char *
ecot_dossier_get_lot (EcotDossier *self)
{
  g_return_val_if_fail (ECOT_IS_DOSSIER (self), NULL);

  return self->lot;
}

void
ecot_dossier_set_journal (EcotDossier *self,
                          EcotJournal *journal)
{
  g_return_if_fail (ECOT_IS_DOSSIER (self));
  g_return_if_fail (journal == NULL || ECOT_IS_JOURNAL (journal));

  g_set_weak_pointer (&self->journal, journal);
}

GListModel *
ecot_dossier_get_list (EcotDossier *self,
                       EcotKind     kind)
{
  g_return_val_if_fail (ECOT_IS_DOSSIER (self), NULL);
  g_return_val_if_fail ((guint)kind < ECOT_N_KINDS, NULL);

  return G_LIST_MODEL (self->lists[kind]);
}

guint
ecot_dossier_get_n (EcotDossier *self,
                    EcotKind     kind)
{
  g_return_val_if_fail (ECOT_IS_DOSSIER (self), 0);
  g_return_val_if_fail ((guint)kind < ECOT_N_KINDS, 0);

  return ecot_record_list_get_n (self->lists[kind]);
}

EcotRecord *
ecot_dossier_get_nth (EcotDossier *self,
                      EcotKind     kind,
                      guint        position)
{
  g_return_val_if_fail (ECOT_IS_DOSSIER (self), NULL);
  g_return_val_if_fail ((guint)kind < ECOT_N_KINDS, NULL);

  return ecot_record_list_get_nth (self->lists[kind], position);
}

EcotRecord *
ecot_dossier_get_record (EcotDossier *self,
                         EcotKind     kind,
                         const char  *key)
{
  EcotShape shape;

  g_return_val_if_fail (ECOT_IS_DOSSIER (self), NULL);
  g_return_val_if_fail ((guint)kind < ECOT_N_KINDS, NULL);

  shape = ecot_schema_get_kind (kind)->shape;
  g_return_val_if_fail (shape != ECOT_SHAPE_LIST, NULL);
  g_return_val_if_fail ((shape == ECOT_SHAPE_KEYED) == (key != NULL), NULL);

  if (shape == ECOT_SHAPE_SINGLE)
    return ecot_record_list_get_nth (self->lists[kind], 0);

  return ecot_record_list_find_key (self->lists[kind], key);
}

EcotRecord *
ecot_dossier_find_id (EcotDossier *self,
                      gint64       id)
{
  g_return_val_if_fail (ECOT_IS_DOSSIER (self), NULL);

  return g_hash_table_lookup (self->by_id, &id);
}

guint
ecot_dossier_get_position (EcotDossier *self,
                           EcotRecord  *record)
{
  g_return_val_if_fail (ECOT_IS_DOSSIER (self), 0);
  g_return_val_if_fail (ECOT_IS_RECORD (record), 0);

  return ecot_record_list_get_position (self->lists[record->kind], record);
}

const EcotValue *
ecot_dossier_get_value (EcotDossier *self,
                        EcotKind     kind,
                        const char  *key,
                        const char  *field)
{
  EcotRecord *record = ecot_dossier_get_record (self, kind, key);

  return record != NULL ? ecot_record_get (record, field) : &empty;
}

const char *
ecot_dossier_get_text (EcotDossier *self,
                       EcotKind     kind,
                       const char  *key,
                       const char  *field)
{
  return ecot_dossier_get_value (self, kind, key, field)->text;
}

gboolean
ecot_dossier_get_number (EcotDossier *self,
                         EcotKind     kind,
                         const char  *key,
                         const char  *field,
                         gint64      *number)
{
  EcotRecord *record = ecot_dossier_get_record (self, kind, key);

  return record != NULL && ecot_record_get_number (record, field, number);
}

/* A stranger's file may hold the largest id there is; then the smallest free one is as good. */
gint64
ecot_dossier_reserve_id (EcotDossier *self)
{
  g_return_val_if_fail (ECOT_IS_DOSSIER (self), 0);

  if (self->next_id > ECOT_ID_MAX)
    self->next_id = 1;

  while (g_hash_table_contains (self->by_id, &self->next_id))
    self->next_id++;

  return self->next_id++;
}

void
ecot_dossier_add_set (EcotDossier     *self,
                      EcotAction      *action,
                      EcotKind         kind,
                      const char      *key,
                      const char      *field,
                      const EcotValue *value)
{
  EcotRecord *record = ecot_dossier_get_record (self, kind, key);
  gint64      id;

  g_return_if_fail (action != NULL);
  g_return_if_fail (value != NULL);

  id = record != NULL ? record->id : ecot_action_find_insert (action, kind, key);
  if (id == 0)
    {
      if (ecot_value_is_empty (value))
        return;

      id = ecot_dossier_reserve_id (self);
      ecot_action_insert (action, kind, id, key, 0);
    }

  ecot_action_set_new (action, kind, id, field, value);
}

static void
tell_records (EcotDossier *self)
{
  g_autoptr (GPtrArray) changed = g_steal_pointer (&self->changed);

  self->changed = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < changed->len; i++)
    ecot_record_tell (changed->pdata[i]);
}

/* A listener may perform an action of its own.  That action is in at once, but
 * told after the one being told, so that everybody hears of them in order. */
void
ecot_dossier_tell (EcotDossier *self)
{
  if (self->telling)
    return;

  g_object_ref (self);
  self->telling = TRUE;
  while (!g_queue_is_empty (&self->performed))
    {
      g_autoptr (EcotAction) action = g_queue_pop_head (&self->performed);

      for (guint i = 0; i < ECOT_N_KINDS; i++)
        ecot_record_list_tell (self->lists[i]);
      tell_records (self);
      g_signal_emit (self, signals[PERFORMED], 0, action);
    }
  self->telling = FALSE;
  g_object_unref (self);
}
