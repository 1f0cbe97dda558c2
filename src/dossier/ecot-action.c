/* ecot-action.c: one user action: a few edits that are done and undone together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An action is built as a wish: set this cell, remove that row.  Performing it
 * completes it: what stood there before, where the row was, and the cells that
 * had to be emptied first.  A complete action says everything about the change,
 * so that it can be written down, sent over and taken back without the dossier
 * at hand.
 *
 * "A few" may be 700,000 when a spreadsheet is pasted; edits lie in one array.
 */

#include "config.h"

#include "dossier/ecot-action-private.h"

struct _EcotAction
{
  char    *label;
  GArray  *edits; /* of EcotEdit */
  gboolean complete;

  /* "kind/key" -> id of the SINGLE and KEYED records inserted here, so that the
   * second cell of one finds the first.  NULL until there is one. */
  GHashTable *inserts;
};

static void
clear_edit (gpointer data)
{
  EcotEdit *edit = data;

  g_free (edit->key);
  ecot_value_clear (&edit->before);
  ecot_value_clear (&edit->after);
}

GArray *
ecot_edits_new (guint reserved)
{
  GArray *edits = g_array_sized_new (FALSE, TRUE, sizeof (EcotEdit), reserved);

  g_array_set_clear_func (edits, clear_edit);

  return edits;
}

void
ecot_edits_add (GArray         *edits,
                const EcotEdit *edit)
{
  EcotEdit copy = *edit;

  copy.key = g_strdup (edit->key);
  copy.before = ecot_value_copy (&edit->before);
  copy.after = ecot_value_copy (&edit->after);
  g_array_append_val (edits, copy);
}

EcotAction *
ecot_action_new (const char *label)
{
  EcotAction *self = g_rc_box_new0 (EcotAction);

  self->label = g_strdup (label != NULL ? label : "");
  self->edits = ecot_edits_new (0);

  return self;
}

EcotAction *
ecot_action_ref (EcotAction *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

static void
action_free (gpointer data)
{
  EcotAction *self = data;

  g_free (self->label);
  g_array_unref (self->edits);
  g_clear_pointer (&self->inserts, g_hash_table_unref);
}

void
ecot_action_unref (EcotAction *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, action_free);
}

const char *
ecot_action_get_label (EcotAction *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->label;
}

guint
ecot_action_get_n_edits (EcotAction *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->edits->len;
}

const EcotEdit *
ecot_action_get_edit (EcotAction *self,
                      guint       i)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (i < self->edits->len, NULL);

  return &g_array_index (self->edits, EcotEdit, i);
}

GArray *
ecot_action_get_edits (EcotAction *self)
{
  return self->edits;
}

void
ecot_action_complete (EcotAction *self,
                      GArray     *edits)
{
  g_array_unref (self->edits);
  self->edits = edits;
  self->complete = TRUE;
}

/* What is added to a complete action is a wish again. */
static void
add (EcotAction *self,
     EcotEdit    edit)
{
  g_array_append_val (self->edits, edit);
  self->complete = FALSE;
}

void
ecot_action_set (EcotAction      *self,
                 EcotRecord      *record,
                 const char      *field,
                 const EcotValue *value)
{
  g_return_if_fail (ECOT_IS_RECORD (record));

  ecot_action_set_new (self, ecot_record_get_kind (record), ecot_record_get_id (record), field, value);
}

void
ecot_action_set_new (EcotAction      *self,
                     EcotKind         kind,
                     gint64           id,
                     const char      *field,
                     const EcotValue *value)
{
  int index;

  g_return_if_fail (self != NULL);
  g_return_if_fail ((guint)kind < ECOT_N_KINDS);
  g_return_if_fail (value != NULL);

  index = ecot_schema_find_field (kind, field);
  g_return_if_fail (index >= 0);

  add (self, (EcotEdit){ .type = ECOT_EDIT_SET,
                         .kind = kind,
                         .id = id,
                         .field = (guint)index,
                         .after = ecot_value_copy (value) });
}

static char *
make_name (EcotKind    kind,
           const char *key)
{
  return g_strdup_printf ("%u/%s", (guint)kind, key != NULL ? key : "");
}

void
ecot_action_insert (EcotAction *self,
                    EcotKind    kind,
                    gint64      id,
                    const char *key,
                    guint       position)
{
  EcotShape shape;

  g_return_if_fail (self != NULL);
  g_return_if_fail ((guint)kind < ECOT_N_KINDS);

  shape = ecot_schema_get_kind (kind)->shape;
  g_return_if_fail ((shape == ECOT_SHAPE_KEYED) == (key != NULL));

  if (shape != ECOT_SHAPE_LIST)
    {
      if (self->inserts == NULL)
        self->inserts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_replace (self->inserts, make_name (kind, key), g_memdup2 (&id, sizeof id));
    }

  add (self, (EcotEdit){ .type = ECOT_EDIT_INSERT,
                         .kind = kind,
                         .id = id,
                         .key = g_strdup (key),
                         .position = shape == ECOT_SHAPE_LIST ? position : 0 });
}

gint64
ecot_action_find_insert (EcotAction *self,
                         EcotKind    kind,
                         const char *key)
{
  g_autofree char *name = make_name (kind, key);
  const gint64    *id = self->inserts != NULL ? g_hash_table_lookup (self->inserts, name) : NULL;

  return id != NULL ? *id : 0;
}

void
ecot_action_remove (EcotAction *self,
                    EcotRecord *record)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ECOT_IS_RECORD (record));

  add (self, (EcotEdit){ .type = ECOT_EDIT_REMOVE,
                         .kind = ecot_record_get_kind (record),
                         .id = ecot_record_get_id (record),
                         .key = g_strdup (ecot_record_get_key (record)) });
}

void
ecot_action_move (EcotAction *self,
                  EcotRecord *record,
                  guint       to)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ECOT_IS_RECORD (record));

  add (self, (EcotEdit){ .type = ECOT_EDIT_MOVE,
                         .kind = ecot_record_get_kind (record),
                         .id = ecot_record_get_id (record),
                         .to = to });
}

EcotEdit
ecot_edit_invert (const EcotEdit *edit)
{
  EcotEdit inverse = *edit;

  switch (edit->type)
    {
    case ECOT_EDIT_SET:
      inverse.before = edit->after;
      inverse.after = edit->before;
      break;
    case ECOT_EDIT_INSERT:
      inverse.type = ECOT_EDIT_REMOVE;
      break;
    case ECOT_EDIT_REMOVE:
      inverse.type = ECOT_EDIT_INSERT;
      break;
    case ECOT_EDIT_MOVE:
      inverse.position = edit->to;
      inverse.to = edit->position;
      break;
    default:
      g_assert_not_reached ();
    }

  return inverse;
}

EcotAction *
ecot_action_invert (EcotAction *self,
                    const char *label)
{
  EcotAction *inverse;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->complete, NULL);

  inverse = ecot_action_new (label);
  for (guint i = self->edits->len; i > 0; i--)
    {
      EcotEdit edit = ecot_edit_invert (&g_array_index (self->edits, EcotEdit, i - 1));

      ecot_edits_add (inverse->edits, &edit);
    }
  inverse->complete = TRUE;

  return inverse;
}
