/* ecot-check-limits.c: figure, relation, value: the rule that carries nearly everything
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Limits are compared by multiplying out, never by dividing: 47 % of 9 870,50 €
 * is no whole number of cents, and a rounded bound would let one through or
 * refuse one too many.  The bound is rounded only to be shown, towards the side
 * that respects the limit.
 */

#include "check/ecot-check-private.h"

#include <string.h>

/* A comparison of two exact numbers in the same unit, @scale times that of the figure. */
typedef struct
{
  EcotFigure figure, of;
  EcotWide   left, right, scale;
} EcotComparison;

static gboolean
compare (EcotCheck       *self,
         const EcotLimit *limit,
         EcotComparison  *comparison)
{
  EcotFigure figure = ecot_figures_get (self->figures, limit->figure);
  EcotFigure of = limit->of != NULL ? ecot_figures_get (self->figures, limit->of) : (EcotFigure){ .known = TRUE, .number = 1 };
  gint64     scale = 1;

  if (!figure.known || !of.known)
    return FALSE;

  if (limit->of != NULL)
    scale = limit->unit == ECOT_UNIT_PERCENT ? 100 * ECOT_DECIMAL_ONE : ECOT_DECIMAL_ONE;

  *comparison = (EcotComparison){
    .figure = figure,
    .of = of,
    .left = (EcotWide)figure.number * scale,
    .right = (EcotWide)limit->value * of.number,
    .scale = scale,
  };
  return TRUE;
}

/* A bare number has no comparator: it is read as a minimum. */
static EcotRelation
relation_of (const EcotLimit *limit)
{
  return limit->relation == ECOT_RELATION_UNSTATED ? ECOT_RELATION_AT_LEAST : limit->relation;
}

static gboolean
holds (EcotRelation          relation,
       const EcotComparison *c)
{
  switch (relation)
    {
    case ECOT_RELATION_AT_LEAST:
      return c->left >= c->right;
    case ECOT_RELATION_AT_MOST:
      return c->left <= c->right;
    case ECOT_RELATION_EQUAL:
      return c->left == c->right;
    case ECOT_RELATION_NONE:
    case ECOT_RELATION_UNSTATED:
    default:
      return TRUE;
    }
}

/* The last value on the right side of the limit.  One beyond all amounts is
 * shown as the largest there is. */
static EcotFigure
bound_of (EcotRelation          relation,
          const EcotComparison *c)
{
  EcotWide whole = c->right / c->scale;
  EcotWide rest = c->right % c->scale;

  if (relation == ECOT_RELATION_AT_MOST && rest < 0)
    whole--;

  if (relation == ECOT_RELATION_AT_LEAST && rest > 0)
    whole++;

  whole = CLAMP (whole, -ECOT_AMOUNT_MAX, ECOT_AMOUNT_MAX);
  return (EcotFigure){ .known = TRUE, .unit = c->figure.unit, .number = (gint64)whole };
}

/* {{{ Where to go, and what mends it */

static char *
fund_place (EcotCheck  *self,
            const char *fund)
{
  gint64      amount;
  const char *field = ecot_dossier_get_number (self->dossier, ECOT_KIND_FUND, fund, "amount", &amount) ? "amount" : "percent";

  return g_strdup_printf ("fund/%s/%s", fund, field);
}

static const EcotFund *
fund_of_figure (EcotCheck  *self,
                const char *figure)
{
  if (!g_str_has_prefix (figure, "funding."))
    return NULL;

  return ecot_lot_find_fund (self->lot, figure + strlen ("funding."));
}

/* The part of the dossier that feeds a figure. */
static char *
place_of_figure (EcotCheck  *self,
                 const char *figure)
{
  const EcotFund *fund = fund_of_figure (self, figure);

  if (fund != NULL)
    return fund_place (self, fund->id);

  if (g_str_has_prefix (figure, "words."))
    return g_strdup_printf ("narrative/%s/text", figure + strlen ("words."));

  if (strcmp (figure, "cost.per-hour") == 0 || g_str_has_prefix (figure, "hours."))
    return g_strdup ("time");

  if (g_str_has_prefix (figure, "funding.") || g_str_has_prefix (figure, "grant."))
    return g_strdup ("own-funds/amount");

  return g_strdup ("budget");
}

/* A share over its rate comes back to it: a rate cannot be overstepped by rounding. */
static EcotAction *
fix_of_limit (EcotCheck       *self,
              const EcotLimit *limit)
{
  const EcotFund        *fund = fund_of_figure (self, limit->figure);
  g_autofree char       *rate = ecot_decimal_to_french (limit->value);
  g_autofree char       *label = g_strdup_printf ("Ramener à %s %%", rate);
  g_auto (EcotValue)     percent = ecot_value_number (ECOT_VALUE_DECIMAL, limit->value);
  g_autoptr (EcotAction) fix = NULL;
  EcotRecord            *record;

  if (fund == NULL || limit->relation != ECOT_RELATION_AT_MOST || limit->unit != ECOT_UNIT_PERCENT ||
      g_strcmp0 (limit->of, "cost.total") != 0)
    return NULL;

  record = ecot_dossier_get_record (self->dossier, ECOT_KIND_FUND, fund->id);
  fix = ecot_fix_set (self, ECOT_KIND_FUND, fund->id, "percent", percent, label);

  if (record != NULL && !ecot_value_is_empty (ecot_record_get (record, "amount")))
    ecot_action_set (fix, record, "amount", &ECOT_VALUE_EMPTY);

  return g_steal_pointer (&fix);
}

/* }}} */
/* {{{ Words */

static char *
describe_bound (EcotCheck        *self,
                const EcotLimit  *limit,
                const char       *bound,
                const EcotFigure *of)
{
  static const char *const relations[] = {
    [ECOT_RELATION_AT_LEAST] = "au moins",
    [ECOT_RELATION_AT_MOST] = "au plus",
    [ECOT_RELATION_EQUAL] = "exactement",
  };
  const char      *relation = relations[relation_of (limit)];
  g_autofree char *rate = ecot_decimal_to_french (limit->value);
  g_autofree char *whole = NULL;

  if (limit->of == NULL || limit->unit != ECOT_UNIT_PERCENT)
    return g_strdup_printf ("%s %s", bound, relation);

  whole = ecot_figure_to_french (of);
  return g_strdup_printf ("%s %s (%s %% de %s)", bound, relation, rate, whole);
}

static void
add_finding (EcotCheck             *self,
             const EcotLimit       *limit,
             const EcotFindingSpec *spec)
{
  const char *label = ecot_figures_get_label (self->figures, limit->figure);
  const char *name = limit->message != NULL ? limit->message : "la limite de l’appel";

  switch (relation_of (limit))
    {
    case ECOT_RELATION_AT_MOST:
      ecot_check_add (self, spec, "%s : %s, soit %s de trop. Limite : %s, %s.",
                      label, spec->found, spec->difference, name, spec->expected);
      break;
    case ECOT_RELATION_AT_LEAST:
      ecot_check_add (self, spec, "%s : %s, soit %s de moins qu’il ne faut. Limite : %s, %s.",
                      label, spec->found, spec->difference, name, spec->expected);
      break;
    case ECOT_RELATION_EQUAL:
    case ECOT_RELATION_NONE:
    case ECOT_RELATION_UNSTATED:
    default:
      ecot_check_add (self, spec, "%s : %s, et non ce que fixe l’appel. Limite : %s, %s.",
                      label, spec->found, name, spec->expected);
      break;
    }
}

/* }}} */

static void
report (EcotCheck            *self,
        const EcotLimit      *limit,
        const EcotComparison *c)
{
  EcotFigure       bound = bound_of (relation_of (limit), c);
  EcotFigure       difference = bound;
  g_autofree char *found = ecot_figure_to_french (&c->figure);
  g_autofree char *bound_text = ecot_figure_to_french (&bound);
  g_autofree char *expected = describe_bound (self, limit, bound_text, &c->of);
  g_autofree char *off = NULL;
  g_autofree char *where = place_of_figure (self, limit->figure);
  EcotFindingSpec  spec = {
     .rule = "limit",
     .item = limit->id,
     .level = limit->relation == ECOT_RELATION_UNSTATED ? MIN (limit->level, ECOT_LEVEL_WARNING) : limit->level,
     .where = where,
     .found = found,
     .expected = expected,
     .source = limit->source,
  };

  difference.number = ABS (c->figure.number - bound.number);
  off = ecot_figure_to_french (&difference);

  spec.difference = off;
  spec.fix = fix_of_limit (self, limit);
  add_finding (self, limit, &spec);
}

static void
check_limit (EcotCheck       *self,
             const EcotLimit *limit)
{
  EcotComparison comparison;

  if (compare (self, limit, &comparison) && !holds (relation_of (limit), &comparison))
    report (self, limit, &comparison);
}

void
ecot_check_limits (EcotCheck *self)
{
  for (guint i = 0; i < self->lot->limits->len; i++)
    check_limit (self, self->lot->limits->pdata[i]);
}
