/* ecot-dossier-copy.c: a dossier to try something on, or to write from another thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records are made directly: as actions, ten thousand lines would be copied four
 * times.  They keep their numbers, by which cells of other records name them.
 */

#include "config.h"

#include "dossier/ecot-dossier-private.h"
#include "dossier/ecot-record-private.h"

static void
copy_record (EcotDossier *copy,
             EcotRecord  *record,
             guint        position)
{
  g_autoptr (EcotRecord) twin = ecot_record_new (record->kind, record->id, record->key);

  for (guint i = 0; i < ecot_schema_get_kind (record->kind)->n_fields; i++)
    twin->cells[i] = ecot_value_copy (&record->cells[i]);

  ecot_record_list_insert (copy->lists[record->kind], twin, position);
  g_hash_table_insert (copy->by_id, &twin->id, twin);
}

EcotDossier *
ecot_dossier_copy (EcotDossier *self)
{
  EcotDossier *copy;

  g_return_val_if_fail (ECOT_IS_DOSSIER (self), NULL);

  copy = ecot_dossier_new (self->lot);
  copy->next_id = self->next_id;

  for (EcotKind kind = 0; kind < ECOT_N_KINDS; kind++)
    {
      for (guint i = 0; i < ecot_dossier_get_n (self, kind); i++)
        copy_record (copy, ecot_dossier_get_nth (self, kind, i), i);

      /* Nobody listens yet. */
      ecot_record_list_tell (copy->lists[kind]);
    }

  return copy;
}
