/* ecot-dossier-copy.c: a dossier to try something on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier/ecot-dossier.h"

static void
add_record (EcotAction *action,
            EcotRecord *record,
            gint64      id,
            guint       position)
{
  EcotKind            kind = ecot_record_get_kind (record);
  const EcotKindSpec *spec = ecot_schema_get_kind (kind);

  ecot_action_insert (action, kind, id, ecot_record_get_key (record), position);
  for (guint i = 0; i < spec->n_fields; i++)
    if (!ecot_value_is_empty (ecot_record_get_nth (record, i)))
      ecot_action_set_new (action, kind, id, spec->fields[i].name, ecot_record_get_nth (record, i));
}

EcotDossier *
ecot_dossier_copy (EcotDossier *self)
{
  EcotDossier           *copy;
  g_autoptr (EcotAction) action = NULL;
  g_autoptr (GError)     error = NULL;

  g_return_val_if_fail (ECOT_IS_DOSSIER (self), NULL);

  copy = ecot_dossier_new (ecot_dossier_get_lot (self));
  action = ecot_action_new ("");
  for (EcotKind kind = 0; kind < ECOT_N_KINDS; kind++)
    for (guint i = 0; i < ecot_dossier_get_n (self, kind); i++)
      add_record (action, ecot_dossier_get_nth (self, kind, i), ecot_dossier_reserve_id (copy), i);

  /* Without a journal there is nothing that could refuse what the original holds. */
  if (!ecot_dossier_perform (copy, action, &error))
    g_error ("%s", error->message);

  return copy;
}
