/* ecot-entries.c: what a row of the register counts for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One, in the number of participants and in that of its sex; nothing, where the
 * same person has another row, or where the row is empty.  An empty sex is not
 * "not stated": it counts in no sex until somebody says.
 */

#include "figure/ecot-figures-private.h"

static const struct
{
  const char *sex; /* NULL: whatever it is */
  const char *name, *label;
} counts[] = {
  { NULL, "register.count", "Participants du registre" },
  { "woman", "register.women", "Femmes du registre" },
  { "man", "register.men", "Hommes du registre" },
  { "unstated", "register.unstated", "Participants du registre dont le sexe n’est pas précisé" },
};

void
ecot_figures_wire_register (EcotFigures *self)
{
  if (!ecot_lot_asks_register (self->lot))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    ecot_figures_add (self, counts[i].name, ECOT_REASON_SUM, ECOT_UNIT_ONE, counts[i].label)->records = ECOT_KIND_ENTRY;
}

static gboolean
is_empty (EcotRecord *entry)
{
  const EcotKindSpec *kind = ecot_schema_get_kind (ECOT_KIND_ENTRY);

  for (guint i = 0; i < kind->n_fields; i++)
    if (!ecot_value_is_empty (ecot_record_get_nth (entry, i)))
      return FALSE;

  return TRUE;
}

static EcotNode *
find_count (EcotFigures *self,
            const char  *sex)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (g_strcmp0 (counts[i].sex, sex) == 0)
      return g_hash_table_lookup (self->by_name, counts[i].name);

  return NULL;
}

EcotTerm
ecot_entries_evaluate (EcotFigures *self,
                       EcotRecord  *entry,
                       guint        term)
{
  const char *sex = term == 0 ? NULL : ecot_record_get_text (entry, "sex");
  EcotTerm    made = { .worth = { .unit = ECOT_UNIT_ONE } };

  if (term > 0 && sex == NULL)
    return made;

  made.sum = find_count (self, sex);
  made.worth.known = !is_empty (entry) && ecot_register_find_first (self->persons, ecot_record_get_id (entry)) == ecot_record_get_id (entry);
  made.worth.number = made.worth.known ? ECOT_DECIMAL_ONE : 0;
  return made;
}

/* Rows of the same person, of which another one counts now.  One that is gone in the same
 * action is dropped in its turn. */
static void
refresh_others (EcotFigures *self,
                const gint64 others[2])
{
  for (guint i = 0; i < 2; i++)
    {
      EcotRecord *other = others[i] != 0 ? ecot_dossier_find_id (self->dossier, others[i]) : NULL;

      if (other != NULL)
        ecot_figures_refresh_terms (self, other);
    }
}

void
ecot_entries_refresh (EcotFigures *self,
                      EcotRecord  *entry)
{
  gint64 others[2];

  ecot_register_follow (self->persons, entry, others);
  ecot_figures_refresh_terms (self, entry);
  refresh_others (self, others);
}

void
ecot_entries_drop (EcotFigures *self,
                   gint64       id)
{
  gint64 others[2];

  ecot_register_drop (self->persons, id, others);
  ecot_figures_drop_terms (self, id);
  refresh_others (self, others);
}

EcotRecord *
ecot_figures_find_twin (EcotFigures *self,
                        EcotRecord  *entry)
{
  gint64 id, first;

  g_return_val_if_fail (ECOT_IS_FIGURES (self), NULL);
  g_return_val_if_fail (ECOT_IS_RECORD (entry), NULL);

  id = ecot_record_get_id (entry);
  first = ecot_register_find_first (self->persons, id);
  return first != id ? ecot_dossier_find_id (self->dossier, first) : NULL;
}
