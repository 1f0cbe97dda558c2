/* ecot-breakdown.c: people told apart by sex, age and status
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one list of which fields make a whole: the figures add them up, the checks
 * hold them against the planned value, the window shows them.
 */

#include "figure/ecot-breakdown.h"

const EcotBreakdown ecot_breakdowns[ECOT_N_BREAKDOWNS] = {
  { "sex", "par sexe", { "women", "men", "sex-unstated" } },
  { "age", "par âge", { "under-25", "from-25-to-54", "over-54", "age-unstated" } },
  { "status", "par situation", { "employed", "unemployed", "inactive", "status-unstated" } },
};

const char *
ecot_breakdown_get_unstated (const EcotBreakdown *self)
{
  guint n = 0;

  while (self->fields[n + 1] != NULL)
    n++;

  return self->fields[n];
}

static gboolean
is_typed (EcotRecord *record)
{
  for (guint i = 0; i < ECOT_N_BREAKDOWNS; i++)
    for (const char *const *field = ecot_breakdowns[i].fields; *field != NULL; field++)
      if (!ecot_value_is_empty (ecot_record_get (record, *field)))
        return TRUE;

  return FALSE;
}

gboolean
ecot_dossier_counts_people (EcotDossier         *dossier,
                            const EcotIndicator *indicator)
{
  EcotRecord *record;

  g_return_val_if_fail (ECOT_IS_DOSSIER (dossier), FALSE);
  g_return_val_if_fail (indicator != NULL, FALSE);

  record = ecot_dossier_get_record (dossier, ECOT_KIND_INDICATOR, indicator->id);

  return ecot_indicator_counts_people (indicator) || (record != NULL && is_typed (record));
}
