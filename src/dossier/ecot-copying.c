/* ecot-copying.c: a dossier to try something on, or to write from another thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records are made directly: as actions, ten thousand lines would be copied four
 * times.  They keep their numbers, by which cells of other records name them.
 *
 * Even so ten thousand lines take half a frame, which somebody who types would see:
 * so a copy can be made a piece at a time.
 */

#include "config.h"

#include "dossier/ecot-copying.h"

#include "dossier/ecot-dossier-private.h"
#include "dossier/ecot-record-private.h"

struct _EcotCopying
{
  EcotDossier *dossier;
  EcotDossier *copy; /* NULL: to be begun */
  EcotKind     kind; /* of the next record */
  guint        position;
  gboolean     changed; /* what was copied is of no state any more */
  gulong       handler;
};

static void
performed_cb (EcotCopying *self)
{
  self->changed = TRUE;
}

EcotCopying *
ecot_copying_new (EcotDossier *dossier)
{
  EcotCopying *self;

  g_return_val_if_fail (ECOT_IS_DOSSIER (dossier), NULL);

  self = g_new0 (EcotCopying, 1);
  self->dossier = g_object_ref (dossier);
  self->handler = g_signal_connect_swapped (dossier, "performed", G_CALLBACK (performed_cb), self);

  return self;
}

static gpointer
unref_cb (gpointer copy)
{
  g_object_unref (copy);

  return NULL;
}

/* To let go of a long one takes as long as to make it: not here. */
static void
throw_away (EcotCopying *self)
{
  if (self->copy != NULL)
    g_thread_unref (g_thread_new ("ecot-copying", unref_cb, g_steal_pointer (&self->copy)));
}

void
ecot_copying_free (EcotCopying *self)
{
  g_return_if_fail (self != NULL);

  throw_away (self);
  g_signal_handler_disconnect (self->dossier, self->handler);
  g_object_unref (self->dossier);
  g_free (self);
}

static void
begin (EcotCopying *self)
{
  throw_away (self);
  self->copy = ecot_dossier_new (self->dossier->lot);
  self->copy->next_id = self->dossier->next_id;
  self->kind = 0;
  self->position = 0;
  self->changed = FALSE;
}

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

gboolean
ecot_copying_step (EcotCopying *self,
                   guint        n_records)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->copy == NULL || self->changed)
    begin (self);

  while (self->kind < ECOT_N_KINDS)
    {
      if (self->position < ecot_dossier_get_n (self->dossier, self->kind))
        {
          if (n_records-- == 0)
            return TRUE;

          copy_record (self->copy, ecot_dossier_get_nth (self->dossier, self->kind, self->position), self->position);
          self->position++;
          continue;
        }

      /* Nobody listens yet. */
      ecot_record_list_tell (self->copy->lists[self->kind++]);
      self->position = 0;
    }

  return FALSE;
}

EcotDossier *
ecot_copying_end (EcotCopying *self)
{
  EcotDossier *copy;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (!self->changed && self->kind == ECOT_N_KINDS, NULL);

  copy = g_steal_pointer (&self->copy);
  ecot_copying_free (self);

  return copy;
}

EcotDossier *
ecot_dossier_copy (EcotDossier *self)
{
  EcotCopying *copying;

  g_return_val_if_fail (ECOT_IS_DOSSIER (self), NULL);

  copying = ecot_copying_new (self);
  ecot_copying_step (copying, G_MAXUINT);

  return ecot_copying_end (copying);
}
