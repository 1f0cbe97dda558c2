/* ecot-reason.c: how a figure was made, in one French line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The line shows the values of the children and never theirs in turn: the tree
 * is there for that.
 */

#include "figure/ecot-reason.h"

#include <string.h>

#include "base/ecot-text.h"
#include "figure/ecot-figures-private.h"

/* A longer sum is no line to read; its terms are in the tree. */
#define MAX_TERMS 6

#define ECOT_NBSP "\u00a0"

char *
ecot_reason_value (const EcotReason *self)
{
  const EcotFigure figure = { .known = self->known, .unit = self->unit, .number = self->number };
  g_autofree char *value = NULL;
  char             buf[ECOT_DATE_BUFSIZE];

  if (self->known && self->cost)
    return ecot_unit_cost_to_french (self->number);

  if (self->known && self->date)
    return g_strdup (ecot_date_format_french (self->number, buf));

  value = ecot_figure_to_french (&figure);

  if (!self->known || self->suffix == NULL)
    return g_steal_pointer (&value);

  return g_strconcat (value, ECOT_NBSP, self->suffix, NULL);
}

char *
ecot_reason_to_machine (const EcotReason *self)
{
  const EcotFigure figure = { .known = self->known, .unit = self->unit, .number = self->number };
  char             buf[ECOT_DATE_BUFSIZE];

  if (self->known && self->date)
    return g_strdup (ecot_date_format (self->number, buf));

  return ecot_figure_to_machine (&figure);
}

static const EcotReason *
child (const EcotReason *self,
       guint             i)
{
  return self->children->pdata[i];
}

/* A negative term stands in brackets: « 100,00 € + (−5,00 €) »; what is not there is said. */
static char *
term (const EcotReason *self)
{
  g_autofree char *value = ecot_reason_value (self);

  if (!self->known)
    return g_strdup ("rien");

  if (self->number < 0)
    return g_strdup_printf ("(%s)", value);

  return g_steal_pointer (&value);
}

static void
append_chain (GString          *line,
              const EcotReason *self,
              const char       *sign)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      g_autofree char *value = self->children->len > 1 ? term (child (self, i)) : ecot_reason_value (child (self, i));

      g_string_append (line, i > 0 ? sign : "");
      g_string_append (line, value);
    }
}

static void
append_sum (GString          *line,
            const EcotReason *self)
{
  if (self->children->len > MAX_TERMS)
    g_string_append_printf (line, self->unit == ECOT_UNIT_EUR ? "somme de %u montants" : "somme de %u nombres", self->children->len);
  else if (self->children->len == 0)
    g_string_append (line, "rien ne l’alimente, donc zéro");
  else
    append_chain (line, self, " + ");
}

static void
append_remainder (GString          *line,
                  const EcotReason *self)
{
  EcotWide rest = child (self, 0)->number;

  append_chain (line, self, " − ");

  for (guint i = 1; i < self->children->len; i++)
    rest -= child (self, i)->number;

  if (rest < 0)
    g_string_append (line, ", ramené à zéro");
}

static void
append_rounding (GString          *line,
                 const EcotReason *self)
{
  if (!self->rounded)
    return;

  if (self->unit != ECOT_UNIT_EUR)
    g_string_append (line, ", arrondi à quatre décimales");
  else if (self->rounding == ECOT_ROUNDING_EURO)
    g_string_append (line, ", arrondi à l’euro");
  else if (self->rounding == ECOT_ROUNDING_EURO_DOWN)
    g_string_append (line, ", arrondi à l’euro inférieur");
  else if (self->rounding == ECOT_ROUNDING_DOWN)
    g_string_append (line, ", arrondi au centime inférieur");
  else
    g_string_append (line, ", arrondi au centime");
}

/* The fraction of four decimals of money, or FALSE for what is no quotient of money. */
static gboolean
get_ratio (const EcotReason *self,
           EcotRatio        *ratio)
{
  gint64 operands[ECOT_PAY_MAX_OPERANDS] = { 0 };

  if (!self->known || !self->rounded || self->unit != ECOT_UNIT_EUR)
    return FALSE;

  if (self->op == ECOT_REASON_QUOTIENT)
    {
      *ratio = (EcotRatio){ (EcotWide)child (self, 0)->number * ECOT_DECIMAL_ONE, child (self, 1)->number };
      return TRUE;
    }

  for (guint i = 0; self->op == ECOT_REASON_RATE && i < self->children->len; i++)
    operands[i] = child (self, i)->number;

  return self->op == ECOT_REASON_RATE && ecot_pay_get_ratio (self->op, operands, ratio);
}

/* "8,8050…": what goes on shows all its decimals. */
static char *
with_dots (EcotDecimal number)
{
  char        buf[ECOT_DECIMAL_BUFSIZE];
  const char *text = ecot_decimal_format_french (number, buf);
  const char *comma = strchr (text, ',');
  gsize       n_decimals = comma != NULL ? strlen (comma + 1) : 0;

  return g_strconcat (text, comma != NULL ? "" : ",", "0000" + n_decimals, "…", NULL);
}

char *
ecot_reason_unrounded (const EcotReason *self)
{
  const EcotWide per_cent = ECOT_DECIMAL_ONE / 100;
  char           buf[ECOT_DECIMAL_BUFSIZE];
  EcotRatio      ratio;
  gint64         number;

  g_return_val_if_fail (self != NULL, NULL);

  if (!get_ratio (self, &ratio) || !ecot_round_quotient (ratio.numerator * per_cent, ratio.denominator, ECOT_ROUNDING_DOWN, &number, NULL))
    return NULL;

  if (ratio.numerator * per_cent % ratio.denominator == 0)
    return g_strdup (ecot_decimal_format_french (number, buf));

  return with_dots (number);
}

/* « ; 31,55 € × 317 h font 10 001,35 € »: whoever multiplies a rounded quotient again gets something else. */
static void
append_way_back (GString          *line,
                 const EcotReason *self)
{
  EcotFigure       product = { .known = TRUE, .unit = ECOT_UNIT_EUR };
  g_autofree char *each = NULL;
  g_autofree char *times = NULL;
  g_autofree char *made = NULL;

  if (self->op != ECOT_REASON_QUOTIENT || !self->known || self->unit != ECOT_UNIT_EUR ||
      !ecot_round_quotient ((EcotWide)self->number * child (self, 1)->number, ECOT_DECIMAL_ONE, ECOT_ROUNDING_HALF_UP, &product.number, NULL) ||
      product.number == child (self, 0)->number)
    return;

  each = ecot_reason_value (self);
  times = ecot_reason_value (child (self, 1));
  made = ecot_figure_to_french (&product);
  g_string_append_printf (line, "\u202f; %s × %s font %s", each, times, made);
}

/* What multiplies back is the number before it was rounded. */
static void
append_unrounded (GString          *line,
                  const EcotReason *self)
{
  g_autofree char *unrounded = ecot_reason_unrounded (self);

  if (unrounded != NULL)
    g_string_append_printf (line, " (%s avant l’arrondi)", unrounded);

  append_way_back (line, self);
}

/* « du 1er janvier 2024 au 15 février 2024, soit 1 mois et 15 jours sur 30 » */
static void
append_months (GString          *line,
               const EcotReason *self)
{
  g_autofree char *start = ecot_reason_value (child (self, 0));
  g_autofree char *end = ecot_reason_value (child (self, 1));
  int              days;
  int              months = ecot_date_count_months (child (self, 0)->number, child (self, 1)->number, &days);

  g_string_append_printf (line, "du %s au %s", start, end);

  if (days > 0)
    g_string_append_printf (line, ", soit %d mois et %d %s sur 30", months, days, days == 1 ? "jour" : "jours");
}

/* « du 10 janvier 2024 au 15 mars 2024, un mois commencé compté au jour près » */
static void
append_span (GString          *line,
             const EcotReason *self)
{
  g_autofree char *start = ecot_reason_value (child (self, 0));
  g_autofree char *end = ecot_reason_value (child (self, 1));

  g_string_append_printf (line, "du %s au %s, un mois commencé compté au jour près", start, end);
}

/* « 1 200,00 € × 20 % ÷ 120 % » */
static void
append_inside (GString          *line,
               const EcotReason *self)
{
  const EcotFigure whole = { .known = TRUE, .unit = ECOT_UNIT_PERCENT, .number = child (self, 1)->number + 100 * ECOT_DECIMAL_ONE };
  g_autofree char *divisor = ecot_figure_to_french (&whole);

  append_chain (line, self, " × ");
  g_string_append_printf (line, " ÷ %s", divisor);
}

/* « le plus petit de 14 100,00 € et 10 000,00 € » */
static void
append_least (GString          *line,
              const EcotReason *self)
{
  g_string_append (line, "le plus petit de ");
  append_chain (line, self, " et ");
}

/* « le plus petit coût dont 47 % font 10 000,00 € » */
static void
append_threshold (GString          *line,
                  const EcotReason *self)
{
  g_autofree char *amount = ecot_reason_value (child (self, 0));
  g_autofree char *percent = ecot_reason_value (child (self, 1));

  g_string_append_printf (line, "le plus petit coût dont %s font %s", percent, amount);
}

/* « 30 jours sur 365 de 12 000,00 € » */
static void
append_spread (GString          *line,
               const EcotReason *self)
{
  g_autofree char *amount = ecot_reason_value (child (self, 0));
  g_autofree char *part = ecot_reason_value (child (self, 1));
  g_autofree char *whole = ecot_reason_value (child (self, 2));

  g_string_append_printf (line, "%s jours sur %s de %s, les centimes qui restent aux mois les plus proches du suivant", part, whole, amount);
}

/* Names what is not there yet. */
static void
append_missing (GString          *line,
                const EcotReason *self)
{
  guint n = 0;

  for (guint i = 0; i < self->children->len; i++)
    if (!child (self, i)->known)
      g_string_append_printf (line, "%s%s", n++ == 0 ? "il manque : " : ", ", child (self, i)->label);

  if (n == 0)
    g_string_append (line, "rien n’est encore saisi");
}

static void
append_operation (GString          *line,
                  const EcotReason *self)
{
  switch (self->op)
    {
    case ECOT_REASON_SUM:
      append_sum (line, self);
      break;
    case ECOT_REASON_DIFFERENCE:
      append_chain (line, self, " − ");
      break;
    case ECOT_REASON_REMAINDER:
      append_remainder (line, self);
      break;
    case ECOT_REASON_PRODUCT:
      append_chain (line, self, " × ");
      break;
    case ECOT_REASON_PERCENT:
      append_chain (line, self, " de ");
      break;
    case ECOT_REASON_QUOTIENT:
    case ECOT_REASON_SHARE:
      append_chain (line, self, " ÷ ");
      break;
    case ECOT_REASON_INSIDE:
      append_inside (line, self);
      break;
    case ECOT_REASON_ROUND:
      append_chain (line, self, "");
      break;
    case ECOT_REASON_MONTHS:
      append_months (line, self);
      break;
    case ECOT_REASON_SPAN:
      append_span (line, self);
      break;
    case ECOT_REASON_LEAST:
      append_least (line, self);
      break;
    case ECOT_REASON_THRESHOLD:
      append_threshold (line, self);
      break;
    case ECOT_REASON_SPREAD:
      append_spread (line, self);
      break;
    case ECOT_REASON_SAME:
      g_string_append_printf (line, "égal à « %s »", child (self, 0)->label);
      break;
    case ECOT_REASON_COUNT:
      g_string_append (line, "compté dans le texte saisi");
      break;
    case ECOT_REASON_CALL:
      g_string_append (line, "donné par l’appel");
      break;
    case ECOT_REASON_CALENDAR:
      g_string_append (line, "d’après le calendrier");
      break;
    case ECOT_REASON_RULE:
      g_string_append (line, "fixé par le règlement");
      break;
    case ECOT_REASON_HEAD:
      g_string_append (line, "compte pour un");
      break;
    case ECOT_REASON_DEFAULT:
    case ECOT_REASON_EVE:
    case ECOT_REASON_RATE:
    case ECOT_REASON_TIME:
    case ECOT_REASON_SALARY:
    case ECOT_REASON_PART:
    case ECOT_REASON_LOAD:
      ecot_reason_append_pay (line, self);
      break;
    case ECOT_REASON_TYPED:
    default:
      g_string_append (line, "saisi dans le dossier");
      break;
    }
}

char *
ecot_reason_formula (const EcotReason *self)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (self->fault != NULL)
    g_string_append (line, self->fault);
  else if (!self->known)
    append_missing (line, self);
  else
    {
      append_operation (line, self);
      append_rounding (line, self);
      append_unrounded (line, self);
    }

  if (self->article != NULL)
    g_string_append_printf (line, " (%s)", self->article);

  return ecot_text_typeset (line->str);
}
