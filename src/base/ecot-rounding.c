/* ecot-rounding.c: the one place where a number loses its tail
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quotient is taken on magnitudes, then given its sign back: halves go away
 * from zero on both sides, so that a correction of -0.005 € undoes one of
 * +0.005 €.
 */

#include "config.h"

#include "base/ecot-rounding.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"

typedef unsigned __int128 EcotMagnitude;

static const char *const rounding_ids[] = {
  [ECOT_ROUNDING_HALF_UP] = "half-up",
  [ECOT_ROUNDING_DOWN] = "down",
  [ECOT_ROUNDING_EURO] = "euro",
  [ECOT_ROUNDING_EURO_DOWN] = "euro-down",
};

static EcotMagnitude
divide_half_up (EcotMagnitude num,
                EcotMagnitude den)
{
  EcotMagnitude rest = num % den;

  /* Not 2 × rest ≥ den: that could overflow. */
  return num / den + (rest >= den - rest ? 1 : 0);
}

/* Not num ÷ (100 × den): that could overflow too. */
static EcotMagnitude
divide_to_euros (EcotMagnitude num,
                 EcotMagnitude den)
{
  EcotMagnitude cents = num / den;

  /* From 50 whole cents on it goes up; below that no rest can lift it there. */
  return (cents / 100 + (cents % 100 >= 50 ? 1 : 0)) * 100;
}

static EcotMagnitude
divide (EcotMagnitude num,
        EcotMagnitude den,
        EcotRounding  rounding)
{
  switch (rounding)
    {
    case ECOT_ROUNDING_DOWN:
      return num / den;
    case ECOT_ROUNDING_EURO:
      return divide_to_euros (num, den);
    case ECOT_ROUNDING_EURO_DOWN:
      return num / den / 100 * 100;
    case ECOT_ROUNDING_HALF_UP:
    default:
      return divide_half_up (num, den);
    }
}

gboolean
ecot_round_quotient (EcotWide     num,
                     EcotWide     den,
                     EcotRounding rounding,
                     gint64      *result,
                     GError     **error)
{
  EcotMagnitude magnitude, quotient;

  g_return_val_if_fail (den > 0, FALSE);
  g_return_val_if_fail (result != NULL, FALSE);

  magnitude = num < 0 ? -(EcotMagnitude)num : (EcotMagnitude)num;
  quotient = divide (magnitude, (EcotMagnitude)den, rounding);

  if (quotient > (EcotMagnitude)G_MAXINT64)
    {
      g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW,
                           _ ("The result is too large: check the numbers it is made from"));
      return FALSE;
    }

  *result = num < 0 ? -(gint64)quotient : (gint64)quotient;
  return TRUE;
}

const char *
ecot_rounding_to_id (EcotRounding rounding)
{
  g_return_val_if_fail ((guint)rounding < G_N_ELEMENTS (rounding_ids), NULL);

  return rounding_ids[rounding];
}

gboolean
ecot_rounding_from_id (const char   *id,
                       EcotRounding *rounding)
{
  g_return_val_if_fail (rounding != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (rounding_ids); i++)
    if (g_strcmp0 (id, rounding_ids[i]) == 0)
      {
        *rounding = (EcotRounding)i;
        return TRUE;
      }

  return FALSE;
}
