/* ecot-record.c: one row of the dossier, its cells in the order of the schema
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A record has no setter: the dossier changes cells, an action at a time, and
 * tells once the whole action is in.  A budget may have 100,000 of them, so a
 * record is an array of cells and nothing is kept by name.
 */

#include "config.h"

#include "dossier/ecot-record-private.h"

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EcotRecord, ecot_record, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static const EcotValue empty = ECOT_VALUE_EMPTY;

static guint
n_fields (EcotRecord *self)
{
  return ecot_schema_get_kind (self->kind)->n_fields;
}

static void
ecot_record_finalize (GObject *object)
{
  EcotRecord *self = ECOT_RECORD (object);

  for (guint i = 0; i < n_fields (self); i++)
    ecot_value_clear (&self->cells[i]);
  g_free (self->cells);
  g_free (self->key);

  G_OBJECT_CLASS (ecot_record_parent_class)->finalize (object);
}

static void
ecot_record_class_init (EcotRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_record_finalize;

  /**
   * EcotRecord::changed:
   * @field: the index of the cell in the schema
   *
   * After the whole action that changed the cell is in.
   */
  signals[CHANGED] = g_signal_new ("changed", ECOT_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
ecot_record_init (EcotRecord *self)
{
}

EcotRecord *
ecot_record_new (EcotKind    kind,
                 gint64      id,
                 const char *key)
{
  EcotRecord *self = g_object_new (ECOT_TYPE_RECORD, NULL);

  self->kind = kind;
  self->id = id;
  self->key = g_strdup (key);
  self->cells = g_new0 (EcotValue, n_fields (self));

  return self;
}

gint64
ecot_record_get_id (EcotRecord *self)
{
  g_return_val_if_fail (ECOT_IS_RECORD (self), 0);

  return self->id;
}

EcotKind
ecot_record_get_kind (EcotRecord *self)
{
  g_return_val_if_fail (ECOT_IS_RECORD (self), ECOT_N_KINDS);

  return self->kind;
}

const char *
ecot_record_get_key (EcotRecord *self)
{
  g_return_val_if_fail (ECOT_IS_RECORD (self), NULL);

  return self->key;
}

const EcotValue *
ecot_record_get (EcotRecord *self,
                 const char *field)
{
  int index;

  g_return_val_if_fail (ECOT_IS_RECORD (self), &empty);

  index = ecot_schema_find_field (self->kind, field);
  g_return_val_if_fail (index >= 0, &empty);

  return &self->cells[index];
}

const EcotValue *
ecot_record_get_nth (EcotRecord *self,
                     guint       field)
{
  g_return_val_if_fail (ECOT_IS_RECORD (self), &empty);
  g_return_val_if_fail (field < n_fields (self), &empty);

  return &self->cells[field];
}

const char *
ecot_record_get_text (EcotRecord *self,
                      const char *field)
{
  return ecot_record_get (self, field)->text;
}

gboolean
ecot_record_get_number (EcotRecord *self,
                        const char *field,
                        gint64     *number)
{
  const EcotValue *value = ecot_record_get (self, field);

  g_return_val_if_fail (number != NULL, FALSE);

  if (ecot_value_is_empty (value) || ecot_value_type_is_text (value->type))
    return FALSE;

  *number = value->number;
  return TRUE;
}

gboolean
ecot_record_is_blank (EcotRecord *self)
{
  for (guint i = 0; i < n_fields (self); i++)
    if (!ecot_value_is_empty (&self->cells[i]))
      return FALSE;

  return TRUE;
}

EcotValue
ecot_record_exchange (EcotRecord *self,
                      guint       field,
                      EcotValue   value)
{
  EcotValue before = self->cells[field];

  self->cells[field] = value;
  self->changed |= 1u << field;

  return before;
}

void
ecot_record_tell (EcotRecord *self)
{
  /* Whoever meets the record only now, or has just seen it go, has nothing to hear. */
  gboolean heard = !self->is_new && self->iter != NULL;
  guint32  changed = self->changed;

  /* Forgotten first: a listener may perform another action. */
  self->changed = 0;
  self->is_new = FALSE;

  for (guint i = 0; heard && i < n_fields (self); i++)
    if (changed & (1u << i))
      g_signal_emit (self, signals[CHANGED], 0, (int)i);
}
