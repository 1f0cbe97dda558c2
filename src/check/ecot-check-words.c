/* ecot-check-words.c: numbers and days as findings say them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check/ecot-check-private.h"

char *
ecot_amount_to_french (EcotAmount amount)
{
  char buf[ECOT_AMOUNT_BUFSIZE];

  return g_strdup (ecot_amount_format_french (amount, buf));
}

char *
ecot_decimal_to_french (EcotDecimal value)
{
  char buf[ECOT_DECIMAL_BUFSIZE];

  return g_strdup (ecot_decimal_format_french (value, buf));
}

char *
ecot_date_to_french (EcotDate date)
{
  char buf[ECOT_DATE_BUFSIZE];

  return g_strdup (ecot_date_format_french (date, buf));
}

char *
ecot_days_to_french (gint64 days)
{
  g_autofree char *number = ecot_decimal_to_french (days * ECOT_DECIMAL_ONE);

  return g_strconcat (number, days == 1 ? " jour" : " jours", NULL);
}

EcotGap
ecot_gap_amounts (EcotAmount found,
                  EcotAmount expected)
{
  return (EcotGap){
    .found = ecot_amount_to_french (found),
    .expected = ecot_amount_to_french (expected),
    .difference = ecot_amount_to_french (ABS (found - expected)),
  };
}

EcotGap
ecot_gap_dates (EcotDate     found,
                EcotRelation relation,
                EcotDate     bound)
{
  g_autofree char *day = ecot_date_to_french (bound);

  return (EcotGap){
    .found = ecot_date_to_french (found),
    .expected = g_strdup_printf (relation == ECOT_RELATION_AT_LEAST ? "à partir du %s" : "le %s au plus tard", day),
    .difference = ecot_days_to_french (ABS (found - bound)),
  };
}

void
ecot_gap_clear (EcotGap *self)
{
  g_clear_pointer (&self->found, g_free);
  g_clear_pointer (&self->expected, g_free);
  g_clear_pointer (&self->difference, g_free);
}

void
ecot_gap_lend (const EcotGap   *self,
               EcotFindingSpec *spec)
{
  spec->found = self->found;
  spec->expected = self->expected;
  spec->difference = self->difference;
}
