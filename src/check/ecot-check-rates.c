/* ecot-check-rates.c: indirect costs against the flat rate of the call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rate that is a maximum (ceiling) is compared by multiplying out.  A rate
 * that is the amount itself (flat) gives one amount, rounded as the call
 * rounds, and indirect costs are that or they are not at a flat rate.  Where
 * the text only says « 20 % », the rate is read as a maximum, no more than a
 * warning, over the widest base there is.
 *
 * A call with several rates offers a choice: one that is kept is enough.
 */

#include "check/ecot-check-private.h"
#include "check/ecot-rate.h"

static void
report (EcotCheck      *self,
        const EcotRate *check)
{
  const EcotFlatRate *rate = check->rate;
  EcotRecord         *line = ecot_rate_find_line (self->figures);
  g_autofree char    *where = line != NULL ? ecot_dossier_make_path (self->dossier, line, "amount") : g_strdup ("budget");
  g_autofree char    *percent = ecot_decimal_to_french (rate->percent);
  g_autofree char    *name = ecot_rate_describe_base (check, self->figures);
  g_autofree char    *base = ecot_amount_to_french (check->base);
  g_auto (EcotGap)    gap = ecot_gap_amounts (check->indirect, check->bound);
  EcotFindingSpec     spec = {
        .rule = "flat-rate",
        .item = rate->id,
        .level = g_strcmp0 (rate->mode, "unstated") == 0 ? ECOT_LEVEL_WARNING : ECOT_LEVEL_ERROR,
        .where = where,
        .source = rate->source,
        .fix = line != NULL ? ecot_rate_write (check, self->figures) : NULL,
  };

  ecot_gap_lend (&gap, &spec);
  ecot_check_add (self, &spec,
                  check->flat ? "Les coûts indirects sont de %s ; au taux forfaitaire, %s %% de %s (%s) font %s."
                              : "Les coûts indirects sont de %s ; %s %% de %s (%s) font %s au plus.",
                  gap.found, percent, name, base, gap.expected);
}

void
ecot_check_rates (EcotCheck *self)
{
  GPtrArray *rates = self->lot->flat_rates;
  EcotRate   check;

  /* What was chosen is held by the checks of options. */
  if (ecot_check_has_option_for (self, "indirect"))
    return;

  for (guint i = 0; i < rates->len; i++)
    if (!ecot_rate_measure (self->figures, rates->pdata[i], &check) || check.indirect == 0 || ecot_rate_is_kept (&check))
      return;

  if (rates->len > 0 && ecot_rate_measure (self->figures, rates->pdata[0], &check))
    report (self, &check);
}
