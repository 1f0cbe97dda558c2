/* ecot-figure.c: one number with its unit, written for machines and for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "figure/ecot-figures.h"

#include "base/ecot-text.h"

#define ECOT_NBSP "\u00a0"

static const char *const suffixes[] = {
  [ECOT_UNIT_NONE] = "",
  [ECOT_UNIT_EUR] = "€",
  [ECOT_UNIT_PERCENT] = "%",
  [ECOT_UNIT_HOUR] = "h",
  [ECOT_UNIT_ONE] = "",
  [ECOT_UNIT_WORD] = "mots",
  [ECOT_UNIT_MONTH] = "mois",
};

const char *
ecot_unit_suffix_french (EcotUnit unit)
{
  g_return_val_if_fail ((guint)unit < G_N_ELEMENTS (suffixes), "");

  return suffixes[unit];
}

char *
ecot_figure_to_machine (const EcotFigure *figure)
{
  char buf[MAX (ECOT_AMOUNT_BUFSIZE, ECOT_DECIMAL_BUFSIZE)];

  g_return_val_if_fail (figure != NULL, NULL);

  if (!figure->known)
    return NULL;

  if (figure->unit == ECOT_UNIT_EUR)
    return g_strdup (ecot_amount_format (figure->number, buf));

  return g_strdup (ecot_decimal_format (figure->number, buf));
}

/* French has the singular up to 2, excluded. */
static const char *
suffix_for (EcotUnit unit,
            gint64   number)
{
  if (unit == ECOT_UNIT_WORD && -2 * ECOT_DECIMAL_ONE < number && number < 2 * ECOT_DECIMAL_ONE)
    return "mot";

  return ecot_unit_suffix_french (unit);
}

char *
ecot_figure_to_french (const EcotFigure *figure)
{
  char        buf[MAX (ECOT_AMOUNT_BUFSIZE, ECOT_DECIMAL_BUFSIZE)];
  const char *suffix;

  g_return_val_if_fail (figure != NULL, NULL);

  if (!figure->known)
    return g_strdup ("—");

  if (figure->unit == ECOT_UNIT_EUR)
    return g_strdup (ecot_amount_format_french (figure->number, buf));

  suffix = suffix_for (figure->unit, figure->number);
  return g_strconcat (ecot_decimal_format_french (figure->number, buf),
                      *suffix != '\0' ? ECOT_NBSP : "", suffix, NULL);
}

/* Money has two decimals; a unit cost may need more. */
char *
ecot_unit_cost_to_french (EcotDecimal unit_cost)
{
  const EcotDecimal per_cent = ECOT_DECIMAL_ONE / 100;
  char              buf[MAX (ECOT_AMOUNT_BUFSIZE, ECOT_DECIMAL_BUFSIZE)];

  if (unit_cost % per_cent == 0)
    return g_strdup (ecot_amount_format_french (unit_cost / per_cent, buf));

  return g_strconcat (ecot_decimal_format_french (unit_cost, buf), ECOT_NBSP "€", NULL);
}
