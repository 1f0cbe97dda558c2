/* ecot-binary.c: numbers as programs that count in binary write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/ecot-binary.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "base/ecot-rounding.h"

#define SIGNIFICANT 15
#define MAX_DIGITS  30 /* of a value, before its exponent */
#define MAX_POWER   30

/* Of what is read: eighteen digits. */
#define BOUND G_GINT64_CONSTANT (1000000000000000000)

/* @digits × 10^@power */
typedef struct
{
  EcotWide digits;
  int      power;
  gboolean negative;
} Value;

static gboolean
take_digits (const char **at,
             Value       *value,
             guint       *n,
             gboolean     decimals)
{
  const char *begin = *at;

  for (; g_ascii_isdigit (**at); ++*at)
    {
      if (value->digits == 0 && **at == '0' && !decimals)
        continue;
      if (*n < MAX_DIGITS)
        {
          value->digits = value->digits * 10 + (**at - '0');
          *n += value->digits > 0;
          value->power -= decimals;
        }
      else
        value->power += !decimals;
    }

  return *at > begin;
}

/* "-1234.56", "1.5E-3" */
static gboolean
parse_value (const char *text,
             Value      *value)
{
  guint    n = 0;
  gboolean any;
  gint64   exponent = 0;

  *value = (Value){ .negative = *text == '-' };
  text += *text == '-' || *text == '+';
  any = take_digits (&text, value, &n, FALSE);
  if (*text == '.')
    {
      text++;
      any = take_digits (&text, value, &n, TRUE) || any;
    }
  if (any && (*text == 'e' || *text == 'E'))
    {
      const char *rest = text + 1 + (text[1] == '+');

      if (!g_ascii_string_to_signed (rest, 10, -400, 400, &exponent, NULL))
        return FALSE;
      text += strlen (text);
    }

  value->power += (int)exponent;
  return any && *text == '\0';
}

static void
keep_significant (Value *value)
{
  EcotWide most = 1;

  for (guint i = 0; i < SIGNIFICANT; i++)
    most *= 10;

  while (value->digits >= most * 10)
    {
      value->digits /= 10;
      value->power++;
    }
  if (value->digits >= most)
    {
      value->digits = (value->digits + 5) / 10;
      value->power++;
    }
}

/* As a whole number of 10^-@places. */
static gboolean
round_value (Value    *value,
             guint     places,
             gint64   *number,
             gboolean *rounded,
             GError  **error)
{
  int      power;
  EcotWide num, den = 1;

  keep_significant (value);
  num = value->negative ? -value->digits : value->digits;
  power = value->power + (int)places;
  if (value->digits == 0 || power < -MAX_POWER)
    {
      *rounded = value->digits != 0;
      *number = 0;
      return TRUE;
    }

  for (int i = 0; i < MIN (power, MAX_POWER - SIGNIFICANT); i++)
    num *= 10;
  for (int i = 0; i < -power; i++)
    den *= 10;

  *rounded = num % den != 0;
  if (power <= MAX_POWER - SIGNIFICANT && ecot_round_quotient (num, den, ECOT_ROUNDING_HALF_UP, number, NULL) &&
      *number<BOUND && * number> - BOUND)
    return TRUE;

  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW, _ ("A number is too large"));
  return FALSE;
}

gboolean
ecot_binary_read (const char *text,
                  guint       places,
                  gint64     *number,
                  gboolean   *rounded,
                  GError    **error)
{
  Value value;

  g_return_val_if_fail (text != NULL && number != NULL && rounded != NULL, FALSE);
  g_return_val_if_fail (places <= 6, FALSE);

  if (parse_value (text, &value))
    return round_value (&value, places, number, rounded, error);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE, _ ("“%s” is not a number"), text);
  return FALSE;
}
