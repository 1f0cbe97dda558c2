/* ecot-check-cash.c: when money comes, and whether it comes in time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cash plan of a dossier that says nothing of cash rests on assumptions: its
 * lowest point is shown and objected to only once something was said.
 */

#include "check/ecot-check-private.h"

#include "figure/ecot-cash.h"

static char *
path_of (EcotCheck  *self,
         guint       i,
         const char *field)
{
  return ecot_dossier_make_path (self->dossier, ecot_dossier_get_nth (self->dossier, ECOT_KIND_INSTALMENT, i), field);
}

static void
check_percents (EcotCheck *self)
{
  guint            n = ecot_dossier_get_n (self->dossier, ECOT_KIND_INSTALMENT);
  g_autofree char *where = n > 0 ? path_of (self, n - 1, "percent") : NULL;
  g_autofree char *found = NULL;
  g_autofree char *difference = NULL;
  EcotFindingSpec  spec = { .rule = "cash.instalments", .level = ECOT_LEVEL_ERROR, .where = where, .expected = "100\u00a0%" };
  EcotDecimal      sum = 0;
  gboolean         single;

  for (guint i = 0; i < n; i++)
    {
      gint64 percent = 0;

      ecot_record_get_number (ecot_dossier_get_nth (self->dossier, ECOT_KIND_INSTALMENT, i), "percent", &percent);
      if (!ecot_decimal_add (sum, percent, &sum, NULL))
        return;
    }

  if (n == 0 || sum == 100 * ECOT_DECIMAL_ONE)
    return;

  found = ecot_decimal_to_french (sum);
  single = ABS (sum - 100 * ECOT_DECIMAL_ONE) < 2 * ECOT_DECIMAL_ONE;
  difference = ecot_decimal_to_french (ABS (sum - 100 * ECOT_DECIMAL_ONE));
  spec.found = found;
  spec.difference = difference;
  ecot_check_add (self, &spec, "Les versements de la subvention font ensemble %s %% et non 100 %% : %s %% %s.", found, difference,
                  sum < 100 * ECOT_DECIMAL_ONE ? (single ? "manque" : "manquent") : (single ? "est de trop" : "sont de trop"));
}

/* What is paid by the first day of the action is an advance. */
static void
check_advance (EcotCheck *self)
{
  gint64           start, sum = 0;
  g_autofree char *where = NULL;
  g_autofree char *found = NULL;
  g_autofree char *most = NULL;
  g_autofree char *expected = NULL;
  EcotFindingSpec  spec = { .rule = "cash.advance", .level = ECOT_LEVEL_ERROR };

  if (self->lot->advance_max_percent < 0 || !ecot_dossier_get_number (self->dossier, ECOT_KIND_ACTION, NULL, "start", &start))
    return;

  for (guint i = 0; i < ecot_dossier_get_n (self->dossier, ECOT_KIND_INSTALMENT); i++)
    {
      EcotRecord *instalment = ecot_dossier_get_nth (self->dossier, ECOT_KIND_INSTALMENT, i);
      gint64      percent, date;

      if (!ecot_record_get_number (instalment, "percent", &percent) || !ecot_record_get_number (instalment, "date", &date) || date > start)
        continue;

      if (!ecot_decimal_add (sum, percent, &sum, NULL))
        return;

      g_free (where);
      where = path_of (self, i, "percent");
    }

  if (sum <= self->lot->advance_max_percent)
    return;

  found = ecot_decimal_to_french (sum);
  most = ecot_decimal_to_french (self->lot->advance_max_percent);
  expected = g_strdup_printf ("%s\u00a0%% au plus", most);
  spec.where = where;
  spec.found = found;
  spec.expected = expected;
  ecot_check_add (self, &spec, "L’avance prévue est de %s %% de la subvention ; l’appel n’en permet que %s %%.", found, most);
}

static void
check_lowest (EcotCheck *self)
{
  g_autoptr (EcotCashPlan) plan = ecot_cash_plan_new (self->figures);
  const EcotCashMonth     *lowest;
  g_autofree char         *found = NULL;
  g_autofree char         *month = NULL;
  g_autofree char         *missing = NULL;
  EcotFindingSpec          spec = { .rule = "cash.lowest", .level = ECOT_LEVEL_WARNING, .where = "cash/opening", .expected = "une trésorerie positive" };

  if (!plan->fed || plan->months->len == 0)
    return;

  lowest = &g_array_index (plan->months, EcotCashMonth, plan->lowest);
  if (lowest->balance >= 0)
    return;

  found = ecot_amount_to_french (lowest->balance);
  missing = ecot_amount_to_french (-lowest->balance);
  month = ecot_cash_of_month (lowest->month);
  spec.found = found;
  spec.difference = missing;
  ecot_check_add (self, &spec, "À la fin %s, il manquera %s en trésorerie : prévoyez une avance ou un versement plus tôt.", month, missing);
}

/* Whether anything is said of when money comes or goes; a plan is long to make. */
static gboolean
speaks_of_cash (EcotCheck *self)
{
  return ecot_dossier_get_n (self->dossier, ECOT_KIND_INSTALMENT) > 0 ||
         !ecot_value_is_empty (ecot_dossier_get_value (self->dossier, ECOT_KIND_CASH, NULL, "opening")) ||
         ecot_check_any_paid (self, ECOT_KIND_LINE) || ecot_check_any_paid (self, ECOT_KIND_FUNDER);
}

void
ecot_check_cash (EcotCheck *self)
{
  check_percents (self);
  check_advance (self);

  if (speaks_of_cash (self))
    check_lowest (self);
}
