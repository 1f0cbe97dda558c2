/* ecot-dossier-suppose.c: a number while it is being typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Totals follow the keys, but half a number is no action: it would fill the
 * journal and make undo go digit by digit.  So what is being typed is supposed:
 * it stands in its cell and everybody is told, and nothing is written.  It is
 * taken back before anything else happens to the dossier: by an action on the
 * same cell in silence, since that tells the cell anew, by everything else with
 * a word.  There is one at a time.
 */

#include "config.h"

#include "dossier/ecot-action-private.h"
#include "dossier/ecot-dossier-private.h"

void
ecot_supposition_free (EcotSupposition *self)
{
  if (self == NULL)
    return;

  ecot_value_clear (&self->before);
  ecot_value_clear (&self->typed);
  g_free (self);
}

static gboolean
is_of (const EcotSupposition *self,
       gint64                 id,
       guint                  field)
{
  return self->id == id && self->field == field;
}

static const char *
get_field_name (EcotRecord            *record,
                const EcotSupposition *supposed)
{
  return ecot_schema_get_kind (ecot_record_get_kind (record))->fields[supposed->field].name;
}

/* Tells, and writes nothing. */
static void
put (EcotDossier     *self,
     EcotRecord      *record,
     const char      *field,
     const EcotValue *value)
{
  g_autoptr (EcotAction) action = ecot_action_new ("");

  ecot_action_set (action, record, field, value);
  ecot_dossier_run (self, action, NULL, NULL);
}

void
ecot_dossier_settle (EcotDossier *self)
{
  EcotSupposition *supposed;
  EcotRecord      *record;

  g_return_if_fail (ECOT_IS_DOSSIER (self));

  supposed = g_steal_pointer (&self->supposed);
  if (supposed == NULL)
    return;

  record = ecot_dossier_find_id (self, supposed->id);
  if (record != NULL)
    put (self, record, get_field_name (record, supposed), &supposed->before);
  ecot_supposition_free (supposed);
}

gboolean
ecot_dossier_suppose (EcotDossier     *self,
                      EcotRecord      *record,
                      const char      *field,
                      const EcotValue *value)
{
  EcotKind kind;
  gint64   id;
  int      number;

  g_return_val_if_fail (ECOT_IS_DOSSIER (self) && ECOT_IS_RECORD (record), FALSE);
  g_return_val_if_fail (field != NULL && value != NULL, FALSE);

  kind = ecot_record_get_kind (record);
  id = ecot_record_get_id (record);
  number = ecot_schema_find_field (kind, field);
  /* Other records come and go with what is in them. */
  if (number < 0 || ecot_schema_get_kind (kind)->shape != ECOT_SHAPE_LIST || ecot_dossier_find_id (self, id) != record)
    return FALSE;

  if (self->supposed != NULL && !is_of (self->supposed, id, (guint)number))
    ecot_dossier_settle (self);

  if (self->supposed == NULL)
    {
      self->supposed = g_new0 (EcotSupposition, 1);
      self->supposed->id = id;
      self->supposed->field = (guint)number;
      self->supposed->before = ecot_value_copy (ecot_record_get (record, field));
    }

  ecot_value_clear (&self->supposed->typed);
  self->supposed->typed = ecot_value_copy (value);
  put (self, record, field, value);
  return TRUE;
}

gboolean
ecot_dossier_is_supposed (EcotDossier *self)
{
  g_return_val_if_fail (ECOT_IS_DOSSIER (self), FALSE);

  return self->supposed != NULL;
}

static gboolean
touches (EcotAction            *action,
         const EcotSupposition *supposed)
{
  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    {
      const EcotEdit *edit = ecot_action_get_edit (action, i);

      if (edit->type == ECOT_EDIT_SET && is_of (supposed, edit->id, edit->field))
        return TRUE;
    }

  return FALSE;
}

EcotSupposition *
ecot_dossier_lift_supposition (EcotDossier *self,
                               EcotAction  *action)
{
  EcotSupposition *supposed;

  if (self->supposed != NULL && !touches (action, self->supposed))
    ecot_dossier_settle (self);

  supposed = g_steal_pointer (&self->supposed);
  if (supposed != NULL)
    ecot_dossier_poke (self, supposed->id, supposed->field, &supposed->before);

  return supposed;
}

void
ecot_dossier_lay_supposition (EcotDossier     *self,
                              EcotSupposition *supposed)
{
  if (supposed == NULL)
    return;

  ecot_dossier_poke (self, supposed->id, supposed->field, &supposed->typed);
  self->supposed = supposed;
}
