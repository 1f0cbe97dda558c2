/* ecot-pay.c: the quotients that hours and salaries are computed by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each is one exact fraction of its operands, rounded once.  Months are those of
 * the calendar, each counted as its days in the period ÷ its days, so that the
 * twelfth of a yearly cost is due for February as for March.
 */

#include "figure/ecot-figures-private.h"

/* A percentage of 100 % is a million. */
#define WHOLE  G_GINT64_CONSTANT (1000000)
#define MONTHS 12

static const char too_large[] = "Le résultat est trop grand pour être compté : vérifiez les nombres saisis.";
static const char waiting[] = "Ce calcul attend un nombre qui n’a pas pu être calculé.";
static const char no_base[] = "Les heures d’une année ne sont pas positives : vérifiez la base d’heures et le temps de travail.";
static const char no_period[] = "La période finit avant de commencer : vérifiez ses dates.";

typedef struct
{
  EcotRatio ratio;
  gboolean  fits;
} Fraction;

static void
times (Fraction *self,
       EcotWide  factor)
{
  self->fits = self->fits && !__builtin_mul_overflow (self->ratio.numerator, factor, &self->ratio.numerator);
}

static void
over (Fraction *self,
      EcotWide  divisor)
{
  self->fits = self->fits && !__builtin_mul_overflow (self->ratio.denominator, divisor, &self->ratio.denominator);
}

static void
times_months (Fraction     *self,
              const gint64 *days)
{
  gint64 numerator, denominator;

  ecot_date_measure_months (days[0], days[1], &numerator, &denominator);
  times (self, numerator);
  over (self, denominator);
}

static void
over_months (Fraction     *self,
             const gint64 *days)
{
  gint64 numerator, denominator;

  ecot_date_measure_months (days[0], days[1], &numerator, &denominator);
  over (self, numerator);
  times (self, denominator);
}

/* How many operands an operation has, and where days begin that say a period. */
static const struct
{
  guint n, days, base;
} shapes[] = {
  [ECOT_REASON_RATE] = { 3, 0, 1 },   /* yearly cost, base, working time */
  [ECOT_REASON_TIME] = { 5, 3, 1 },   /* share, base, working time, first and last day */
  [ECOT_REASON_SALARY] = { 4, 2, 0 }, /* yearly cost, share, first and last day */
  [ECOT_REASON_PART] = { 5, 1, 0 },   /* hours, days of the part, days of the whole */
  [ECOT_REASON_LOAD] = { 5, 3, 1 },   /* hours, base, working time, first and last day */
};

gboolean
ecot_reason_op_is_pay (EcotReasonOp op)
{
  return (guint)op < G_N_ELEMENTS (shapes) && shapes[op].n > 0;
}

guint
ecot_pay_get_n (EcotReasonOp op)
{
  g_assert (ecot_reason_op_is_pay (op));

  return shapes[op].n;
}

gboolean
ecot_pay_get_ratio (EcotReasonOp  op,
                    const gint64 *operands,
                    EcotRatio    *ratio)
{
  Fraction made = { { operands[0], 1 }, TRUE };

  switch ((int)op)
    {
    case ECOT_REASON_RATE:
      times (&made, ECOT_DECIMAL_ONE * WHOLE);
      over (&made, operands[1]);
      over (&made, operands[2]);
      break;
    case ECOT_REASON_TIME:
      times (&made, operands[1]);
      times (&made, operands[2]);
      over (&made, MONTHS * WHOLE);
      over (&made, WHOLE);
      times_months (&made, operands + 3);
      break;
    case ECOT_REASON_SALARY:
      times (&made, operands[1]);
      over (&made, MONTHS * WHOLE);
      times_months (&made, operands + 2);
      break;
    case ECOT_REASON_PART:
      times_months (&made, operands + 1);
      over_months (&made, operands + 3);
      break;
    default:
      g_assert (op == ECOT_REASON_LOAD);
      times (&made, MONTHS * WHOLE);
      times (&made, WHOLE);
      over (&made, operands[1]);
      over (&made, operands[2]);
      over_months (&made, operands + 3);
      break;
    }

  *ratio = made.ratio;
  return made.fits;
}

/* Why the operands make no number, or NULL. */
static const char *
find_fault (EcotReasonOp  op,
            const gint64 *operands)
{
  guint base = shapes[op].base, days = shapes[op].days;

  if (base > 0 && (operands[base] <= 0 || operands[base + 1] <= 0))
    return no_base;

  for (; days > 0 && days < shapes[op].n; days += 2)
    if (operands[days + 1] < operands[days])
      return no_period;

  return NULL;
}

/* Whole euros are for amounts: the cost of an hour keeps its cents. */
static EcotRounding
rounding_for (EcotReasonOp op,
              EcotRounding rounding)
{
  if (op == ECOT_REASON_SALARY || (op == ECOT_REASON_RATE && rounding != ECOT_ROUNDING_EURO))
    return rounding;

  return ECOT_ROUNDING_HALF_UP;
}

static EcotFigure
round_ratio (EcotUnit         unit,
             const EcotRatio *ratio,
             EcotRounding     rounding)
{
  EcotFigure result = { .known = TRUE, .unit = unit };
  gint64     max = unit == ECOT_UNIT_EUR ? ECOT_AMOUNT_MAX : ECOT_DECIMAL_MAX;

  if (!ecot_round_quotient (ratio->numerator, ratio->denominator, rounding, &result.number, NULL) ||
      result.number < -max || result.number > max)
    return (EcotFigure){ .unit = unit, .fault = too_large };

  return result;
}

EcotFigure
ecot_pay_compute (EcotReasonOp      op,
                  EcotUnit          unit,
                  EcotRounding      rounding,
                  const EcotFigure *operands)
{
  EcotFigure without = { .unit = unit };
  gint64     numbers[ECOT_PAY_MAX_OPERANDS] = { 0 };
  gboolean   lacks = FALSE;
  EcotRatio  ratio;

  for (guint i = 0; i < ecot_pay_get_n (op); i++)
    {
      numbers[i] = operands[i].number;
      lacks |= !operands[i].known;

      if (operands[i].fault != NULL)
        without.fault = waiting;
    }

  if (lacks)
    return without;

  without.fault = find_fault (op, numbers);

  if (without.fault != NULL)
    return without;

  if (!ecot_pay_get_ratio (op, numbers, &ratio))
    return (EcotFigure){ .unit = unit, .fault = too_large };

  return round_ratio (unit, &ratio, rounding_for (op, rounding));
}

EcotFigure
ecot_figure_add_up (EcotUnit          unit,
                    const EcotFigure *first,
                    const EcotFigure *second)
{
  EcotFigure sum = { .unit = unit, .known = first->known && second->known };
  EcotRatio  total = { (EcotWide)first->number + second->number, 1 };

  if (first->fault != NULL || second->fault != NULL)
    return (EcotFigure){ .unit = unit, .fault = waiting };

  return sum.known ? round_ratio (unit, &total, ECOT_ROUNDING_HALF_UP) : sum;
}
