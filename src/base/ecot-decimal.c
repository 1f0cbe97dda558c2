/* ecot-decimal.c: quantities, hours, unit costs and percentages, to four decimals
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every product is made in 128 bits and rounded once, at its end: 1/3 of an
 * hour at 33.335 € is never rounded on its way to cents.
 */

#include "config.h"

#include "base/ecot-decimal.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "base/ecot-fixed-private.h"

#define PLACES      4
#define CENTS       100
#define PER_HUNDRED (100 * ECOT_DECIMAL_ONE)

static const EcotFixedStyle plain_style = { PLACES, 0, ".", "", "-" };
static const EcotFixedStyle french_style = { PLACES, 0, ",", ECOT_NNBSP, ECOT_MINUS };

const char *
ecot_decimal_format (EcotDecimal value,
                     char        buf[ECOT_DECIMAL_BUFSIZE])
{
  return ecot_fixed_format (value, &plain_style, buf, ECOT_DECIMAL_BUFSIZE);
}

const char *
ecot_decimal_format_french (EcotDecimal value,
                            char        buf[ECOT_DECIMAL_BUFSIZE])
{
  return ecot_fixed_format (value, &french_style, buf, ECOT_DECIMAL_BUFSIZE);
}

gboolean
ecot_decimal_parse (const char  *text,
                    EcotDecimal *value,
                    GError     **error)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  return ecot_fixed_parse (text, text, PLACES, ECOT_DECIMAL_MAX, value, error);
}

static gboolean
check_range (gint64   value,
             GError **error)
{
  if (value >= -ECOT_DECIMAL_MAX && value <= ECOT_DECIMAL_MAX)
    return TRUE;

  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW,
                       _ ("The number is beyond 900 billion: check the numbers it is made from"));
  return FALSE;
}

gboolean
ecot_decimal_add (EcotDecimal  a,
                  EcotDecimal  b,
                  EcotDecimal *sum,
                  GError     **error)
{
  EcotDecimal result;
  gboolean    overflowed = __builtin_add_overflow (a, b, &result);

  g_return_val_if_fail (sum != NULL, FALSE);

  if (!check_range (overflowed ? G_MAXINT64 : result, error))
    return FALSE;

  *sum = result;
  return TRUE;
}

/* num ÷ den as an amount; @den may have either sign, not be 0. */
static gboolean
quotient_to_amount (EcotWide     num,
                    EcotWide     den,
                    EcotRounding rounding,
                    EcotAmount  *amount,
                    GError     **error)
{
  EcotAmount result;

  if (!ecot_round_quotient (den < 0 ? -num : num, den < 0 ? -den : den, rounding, &result, error) ||
      !ecot_amount_check (result, error))
    return FALSE;

  *amount = result;
  return TRUE;
}

gboolean
ecot_decimal_cost (EcotDecimal  quantity,
                   EcotDecimal  unit_cost,
                   EcotRounding rounding,
                   EcotAmount  *cost,
                   GError     **error)
{
  g_return_val_if_fail (cost != NULL, FALSE);

  return quotient_to_amount ((EcotWide)quantity * unit_cost,
                             ECOT_DECIMAL_ONE * ECOT_DECIMAL_ONE / CENTS,
                             rounding, cost, error);
}

gboolean
ecot_amount_divide (EcotAmount   amount,
                    EcotDecimal  quantity,
                    EcotRounding rounding,
                    EcotAmount  *quotient,
                    GError     **error)
{
  g_return_val_if_fail (quantity != 0, FALSE);
  g_return_val_if_fail (quotient != NULL, FALSE);

  return quotient_to_amount ((EcotWide)amount * ECOT_DECIMAL_ONE, quantity,
                             rounding, quotient, error);
}

gboolean
ecot_amount_percent (EcotAmount   base,
                     EcotDecimal  percent,
                     EcotRounding rounding,
                     EcotAmount  *share,
                     GError     **error)
{
  g_return_val_if_fail (share != NULL, FALSE);

  return quotient_to_amount ((EcotWide)base * percent, PER_HUNDRED,
                             rounding, share, error);
}

gboolean
ecot_amount_share (EcotAmount   part,
                   EcotAmount   whole,
                   EcotDecimal *percent,
                   GError     **error)
{
  EcotWide    num = (EcotWide)part * PER_HUNDRED;
  EcotWide    den = whole;
  EcotDecimal result;

  g_return_val_if_fail (whole != 0, FALSE);
  g_return_val_if_fail (percent != NULL, FALSE);

  if (!ecot_round_quotient (den < 0 ? -num : num, den < 0 ? -den : den,
                            ECOT_ROUNDING_HALF_UP, &result, error) ||
      !check_range (result, error))
    return FALSE;

  *percent = result;
  return TRUE;
}
