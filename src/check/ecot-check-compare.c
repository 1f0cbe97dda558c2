/* ecot-check-compare.c: a number against a bound, exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compared by multiplying out, never by dividing: 47 % of 9 870,50 € is no
 * whole number of cents, and a rounded bound would let one through or refuse
 * one too many.  A figure that is itself a quotient is compared as it was before
 * it was rounded.  The bound is rounded only to be shown, towards the side that
 * respects it.
 */

#include "check/ecot-check-private.h"

#include <string.h>

/* How much finer than the figure a value of @unit times another figure is. */
static EcotWide
scale_of (EcotUnit    unit,
          const char *of)
{
  if (of == NULL)
    return 1;

  return unit == ECOT_UNIT_PERCENT ? 100 * ECOT_DECIMAL_ONE : ECOT_DECIMAL_ONE;
}

static gboolean
multiply (EcotWide  a,
          EcotWide  b,
          EcotWide  c,
          EcotWide *product)
{
  return !__builtin_mul_overflow (a, b, product) && !__builtin_mul_overflow (*product, c, product);
}

gboolean
ecot_compare (EcotCheck        *self,
              const EcotNumber *number,
              gint64            value,
              EcotUnit          unit,
              const char       *of,
              EcotComparison   *comparison)
{
  EcotWide of_number = 1, of_divisor = 1;

  comparison->figure = number->figure;
  comparison->of = of != NULL ? ecot_figures_get (self->figures, of) : (EcotFigure){ .known = TRUE, .number = 1 };

  if (!comparison->figure.known || !comparison->of.known)
    return FALSE;

  if (of != NULL)
    ecot_figures_get_ratio (self->figures, of, &of_number, &of_divisor);

  comparison->step = number->whole ? ECOT_DECIMAL_ONE : 1;
  comparison->scale = scale_of (unit, of);
  comparison->bound = (EcotWide)value * comparison->of.number;

  /* Numbers that no dossier holds: as they are shown. */
  if (!multiply (number->numerator, comparison->scale, of_divisor, &comparison->left) ||
      !multiply (value, of_number, number->denominator, &comparison->right))
    {
      comparison->left = number->figure.number * comparison->scale;
      comparison->right = comparison->bound;
    }

  return TRUE;
}

EcotNumber
ecot_number_of_figure (EcotCheck  *self,
                       const char *name)
{
  EcotNumber number = { .figure = ecot_figures_get (self->figures, name), .whole = ecot_figure_counts_whole (name) };

  ecot_figures_get_ratio (self->figures, name, &number.numerator, &number.denominator);
  return number;
}

EcotNumber
ecot_number_of_decimal (EcotDecimal value,
                        gboolean    whole)
{
  return (EcotNumber){
    .figure = { .known = TRUE, .unit = ECOT_UNIT_ONE, .number = value },
    .numerator = value,
    .denominator = 1,
    .whole = whole,
  };
}

/* A bare number has no comparator: it is read as a minimum. */
EcotRelation
ecot_relation_in_effect (EcotRelation relation)
{
  return relation == ECOT_RELATION_UNSTATED ? ECOT_RELATION_AT_LEAST : relation;
}

gboolean
ecot_comparison_holds (const EcotComparison *self,
                       EcotRelation          relation)
{
  switch (ecot_relation_in_effect (relation))
    {
    case ECOT_RELATION_AT_LEAST:
      return self->left >= self->right;
    case ECOT_RELATION_AT_MOST:
      return self->left <= self->right;
    case ECOT_RELATION_EQUAL:
      return self->left == self->right;
    case ECOT_RELATION_NONE:
    case ECOT_RELATION_UNSTATED:
    default:
      return TRUE;
    }
}

/* The last value on the right side of the bound: of people, 7 and not 7,8.  One beyond all amounts is shown
 * as the largest there is. */
EcotFigure
ecot_comparison_get_bound (const EcotComparison *self,
                           EcotRelation          relation)
{
  EcotWide unit = self->scale * (relation == ECOT_RELATION_EQUAL ? 1 : self->step);
  EcotWide whole = self->bound / unit;
  EcotWide rest = self->bound % unit;

  if (ecot_relation_in_effect (relation) == ECOT_RELATION_AT_MOST && rest < 0)
    whole--;

  if (ecot_relation_in_effect (relation) == ECOT_RELATION_AT_LEAST && rest > 0)
    whole++;

  if (__builtin_mul_overflow (whole, unit / self->scale, &whole))
    whole = self->bound < 0 ? -ECOT_AMOUNT_MAX : ECOT_AMOUNT_MAX;

  whole = CLAMP (whole, -ECOT_AMOUNT_MAX, ECOT_AMOUNT_MAX);
  return (EcotFigure){ .known = TRUE, .unit = self->figure.unit, .number = (gint64)whole };
}

/* What is too much or too little, in French.  A figure that was rounded to be shown may
 * break its bound by less than shows. */
char *
ecot_comparison_get_difference (const EcotComparison *self,
                                const EcotFigure     *bound)
{
  EcotFigure       difference = *bound;
  g_autofree char *text = NULL;

  difference.number = ABS (self->figure.number - bound->number);

  if (difference.number != 0)
    return ecot_figure_to_french (&difference);

  difference.number = 1;
  text = ecot_figure_to_french (&difference);
  return g_strconcat ("moins de ", text, NULL);
}

/* "47 % de 9 870,50 €", "195,00 € × 180 mois": what the bound is made of; NULL if it is a
 * number by itself. */
char *
ecot_comparison_describe_product (const EcotComparison *self,
                                  gint64                value,
                                  EcotUnit              unit,
                                  const char           *of)
{
  const EcotFigure factor = { .known = TRUE, .unit = unit, .number = value };
  g_autofree char *rate = ecot_figure_to_french (&factor);
  g_autofree char *whole = ecot_figure_to_french (&self->of);

  if (of == NULL)
    return NULL;

  return g_strdup_printf (unit == ECOT_UNIT_PERCENT ? "%s de %s" : "%s × %s", rate, whole);
}
