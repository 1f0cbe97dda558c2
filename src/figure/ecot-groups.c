/* ecot-groups.c: what a group of participants counts for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A group adds to several sums at once: people, women, months of support.  Each
 * is a product of cells, and counts only if all of them are filled.
 *
 * The average of placement hours weighs each group by its months of people, so
 * that ten people for a month count as one for ten.  Where no group with hours
 * has its months, people alone are the weight.  Both averages are made of two
 * sums, and wiring takes the first that there is.
 *
 * A product of three is rounded to four decimals, once: hours and months as
 * people type them, with two decimals, lose nothing.
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

static const struct
{
  const char *factors[ECOT_MAX_FACTORS + 1];
  const char *needs; /* another field without which it does not count */
} aspects[ECOT_N_ASPECTS] = {
  [ECOT_ASPECT_TOTAL] = { { "count" }, NULL },
  [ECOT_ASPECT_WOMEN] = { { "women" }, NULL },
  [ECOT_ASPECT_MEN] = { { "men" }, NULL },
  [ECOT_ASPECT_UNSTATED] = { { "unstated" }, NULL },
  [ECOT_ASPECT_YOUNG] = { { "young" }, NULL },
  [ECOT_ASPECT_RSA] = { { "rsa" }, NULL },
  [ECOT_ASPECT_MONTHS] = { { "count", "months" }, NULL },
  [ECOT_ASPECT_HOURS_BY_MONTHS] = { { "count", "months", "hours" }, NULL },
  [ECOT_ASPECT_MONTHS_OF_HOURS] = { { "count", "months" }, "hours" },
  [ECOT_ASPECT_HOURS_BY_COUNT] = { { "count", "hours" }, NULL },
  [ECOT_ASPECT_COUNT_OF_HOURS] = { { "count" }, "hours" },
};

static const char *const settings[ECOT_N_SETTINGS] = {
  [ECOT_SETTING_URBAN] = "urban",
  [ECOT_SETTING_RURAL] = "rural",
};

static const char too_large[] = "Le résultat est trop grand pour être compté : vérifiez les nombres saisis.";

EcotUnit
ecot_groups_get_unit (const char *field)
{
  if (strcmp (field, "months") == 0)
    return ECOT_UNIT_MONTH;

  return strcmp (field, "hours") == 0 ? ECOT_UNIT_HOUR : ECOT_UNIT_ONE;
}

/* People are whole numbers; months and hours are in ten-thousandths, and so is the result.
 * FALSE: too large. */
static gboolean
multiply (EcotRecord        *group,
          const char *const *factors,
          gint64            *result)
{
  EcotWide product = ECOT_DECIMAL_ONE, scale = 1;

  for (; *factors != NULL; factors++)
    {
      gint64 number = 0;

      ecot_record_get_number (group, *factors, &number);

      if (__builtin_mul_overflow (product, (EcotWide)number, &product))
        return FALSE;

      scale *= ecot_groups_get_unit (*factors) == ECOT_UNIT_ONE ? 1 : ECOT_DECIMAL_ONE;
    }

  return ecot_round_quotient (product, scale, ECOT_ROUNDING_HALF_UP, result, NULL) &&
         -ECOT_DECIMAL_MAX <= *result && *result <= ECOT_DECIMAL_MAX;
}

static gboolean
is_filled (EcotRecord *group,
           const char *field)
{
  return !ecot_value_is_empty (ecot_record_get (group, field));
}

static gboolean
counts_for (EcotRecord *group,
            EcotAspect  aspect)
{
  const char *needs = aspects[aspect].needs;

  for (const char *const *factor = aspects[aspect].factors; *factor != NULL; factor++)
    if (!is_filled (group, *factor))
      return FALSE;

  return needs == NULL || is_filled (group, needs);
}

static EcotSetting
setting_of (EcotRecord *group)
{
  const char *text = ecot_record_get_text (group, "setting");

  for (EcotSetting setting = ECOT_SETTING_URBAN; setting < ECOT_N_SETTINGS; setting++)
    if (g_strcmp0 (text, settings[setting]) == 0)
      return setting;

  return ECOT_SETTING_ALL;
}

/* The terms of a group: its aspects, then once more those that are counted by setting. */
guint
ecot_groups_get_n_terms (EcotFigures *self)
{
  if (self->groups[ECOT_SETTING_URBAN][ECOT_ASPECT_HOURS_BY_MONTHS] != NULL)
    return ECOT_N_ASPECTS + (ECOT_N_ASPECTS - ECOT_ASPECT_HOURS_BY_MONTHS);

  if (self->groups[ECOT_SETTING_ALL][ECOT_ASPECT_HOURS_BY_MONTHS] != NULL)
    return ECOT_N_ASPECTS;

  return self->groups[ECOT_SETTING_ALL][ECOT_ASPECT_TOTAL] != NULL ? ECOT_ASPECT_HOURS_BY_MONTHS : 0;
}

static EcotNode *
sum_of_term (EcotFigures *self,
             EcotRecord  *group,
             guint        term,
             EcotAspect  *aspect)
{
  EcotSetting setting;

  *aspect = (EcotAspect)term;

  if (term < ECOT_N_ASPECTS)
    return self->groups[ECOT_SETTING_ALL][term];

  *aspect = (EcotAspect)(term - ECOT_N_ASPECTS + ECOT_ASPECT_HOURS_BY_MONTHS);
  setting = setting_of (group);
  return setting != ECOT_SETTING_ALL ? self->groups[setting][*aspect] : NULL;
}

EcotTerm
ecot_groups_evaluate (EcotFigures *self,
                      EcotRecord  *group,
                      guint        term)
{
  EcotAspect aspect;
  EcotTerm   made = { .sum = sum_of_term (self, group, term, &aspect) };

  if (made.sum == NULL)
    return made;

  made.worth.unit = made.sum->value.unit;

  if (!counts_for (group, aspect))
    return made;

  made.worth.known = multiply (group, aspects[aspect].factors, &made.worth.number);

  if (!made.worth.known)
    made.worth = (EcotFigure){ .unit = made.worth.unit, .fault = too_large };

  return made;
}

const char *const *
ecot_groups_get_factors (EcotFigures    *self,
                         const EcotNode *sum)
{
  for (guint setting = 0; setting < ECOT_N_SETTINGS; setting++)
    for (guint i = 0; i < ECOT_N_ASPECTS; i++)
      if (self->groups[setting][i] == sum)
        return aspects[i].factors;

  g_assert_not_reached ();
}
