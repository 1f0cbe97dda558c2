/* ecot-amount.c: money, in cents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every amount stays within ± ECOT_AMOUNT_MAX, whatever made it.  The bound
 * leaves a factor of a thousand below 2^63, so that a thousand amounts can be
 * compared or shifted before anything has to be checked again.
 */

#include "config.h"

#include "base/ecot-amount.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-fixed-private.h"

#define PLACES 2

static const EcotFixedStyle plain_style = { PLACES, PLACES, ".", "", "-" };
static const EcotFixedStyle french_style = { PLACES, PLACES, ",", ECOT_NNBSP, ECOT_MINUS };

gboolean
ecot_amount_check (EcotAmount amount,
                   GError   **error)
{
  if (amount >= -ECOT_AMOUNT_MAX && amount <= ECOT_AMOUNT_MAX)
    return TRUE;

  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW,
                       _ ("The amount is beyond 90 000 billion euros: check the numbers it is made from"));
  return FALSE;
}

static gboolean
take (gboolean    overflowed,
      EcotAmount  amount,
      EcotAmount *result,
      GError    **error)
{
  /* What overflowed the machine is beyond the bound as well. */
  if (!ecot_amount_check (overflowed ? G_MAXINT64 : amount, error))
    return FALSE;

  *result = amount;
  return TRUE;
}

gboolean
ecot_amount_add (EcotAmount  a,
                 EcotAmount  b,
                 EcotAmount *sum,
                 GError    **error)
{
  EcotAmount result;
  gboolean   overflowed = __builtin_add_overflow (a, b, &result);

  g_return_val_if_fail (sum != NULL, FALSE);

  return take (overflowed, result, sum, error);
}

gboolean
ecot_amount_subtract (EcotAmount  a,
                      EcotAmount  b,
                      EcotAmount *difference,
                      GError    **error)
{
  EcotAmount result;
  gboolean   overflowed = __builtin_sub_overflow (a, b, &result);

  g_return_val_if_fail (difference != NULL, FALSE);

  return take (overflowed, result, difference, error);
}

const char *
ecot_amount_format (EcotAmount amount,
                    char       buf[ECOT_AMOUNT_BUFSIZE])
{
  return ecot_fixed_format (amount, &plain_style, buf, ECOT_AMOUNT_BUFSIZE);
}

const char *
ecot_amount_format_french (EcotAmount amount,
                           char       buf[ECOT_AMOUNT_BUFSIZE])
{
  static const char unit[] = ECOT_NBSP "€";

  ecot_fixed_format (amount, &french_style, buf, ECOT_AMOUNT_BUFSIZE - sizeof unit + 1);
  memcpy (buf + strlen (buf), unit, sizeof unit);
  return buf;
}

const char *
ecot_amount_format_french_bare (EcotAmount amount,
                                char       buf[ECOT_AMOUNT_BUFSIZE])
{
  return ecot_fixed_format (amount, &french_style, buf, ECOT_AMOUNT_BUFSIZE);
}

gboolean
ecot_amount_parse (const char *text,
                   EcotAmount *amount,
                   GError    **error)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (amount != NULL, FALSE);

  return ecot_fixed_parse (text, text, PLACES, ECOT_AMOUNT_MAX, amount, error);
}
