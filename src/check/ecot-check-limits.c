/* ecot-check-limits.c: figure, relation, value: the rule that carries nearly everything
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check/ecot-check-private.h"

#include <string.h>

/* {{{ What mends it */

/* A share over its rate comes back to it: a rate cannot be overstepped by rounding. */
static EcotAction *
fix_of_limit (EcotCheck       *self,
              const EcotLimit *limit)
{
  const EcotFund        *fund = ecot_check_find_fund (self, limit->figure);
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
describe_bound (const EcotLimit      *limit,
                const EcotComparison *c,
                const char           *bound)
{
  static const char *const relations[] = {
    [ECOT_RELATION_AT_LEAST] = "au moins",
    [ECOT_RELATION_AT_MOST] = "au plus",
    [ECOT_RELATION_EQUAL] = "exactement",
  };
  const char      *relation = relations[ecot_relation_in_effect (limit->relation)];
  g_autofree char *product = ecot_comparison_describe_product (c, limit->value, limit->unit, limit->of);

  if (product == NULL)
    return g_strdup_printf ("%s %s", bound, relation);

  return g_strdup_printf ("%s %s (%s)", bound, relation, product);
}

static void
add_finding (EcotCheck             *self,
             const EcotLimit       *limit,
             const EcotFindingSpec *spec)
{
  const char *label = ecot_figures_get_label (self->figures, limit->figure);
  const char *name = limit->message != NULL ? limit->message : "la limite de l’appel";

  switch (ecot_relation_in_effect (limit->relation))
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
  EcotFigure       bound = ecot_comparison_get_bound (c, limit->relation);
  g_autofree char *found = ecot_figure_to_french (&c->figure);
  g_autofree char *bound_text = ecot_figure_to_french (&bound);
  g_autofree char *expected = describe_bound (limit, c, bound_text);
  g_autofree char *difference = ecot_comparison_get_difference (c, &bound);
  g_autofree char *where = ecot_check_place_of_figure (self, limit->figure);
  EcotFindingSpec  spec = {
     .rule = "limit",
     .item = limit->id,
     .level = limit->relation == ECOT_RELATION_UNSTATED ? MIN (limit->level, ECOT_LEVEL_WARNING) : limit->level,
     .where = where,
     .found = found,
     .expected = expected,
     .difference = difference,
     .source = limit->source,
     .fix = fix_of_limit (self, limit),
  };

  add_finding (self, limit, &spec);
}

/* The text speaks of a limit and prints none: nobody can keep to it without asking. */
static void
report_announced (EcotCheck       *self,
                  const EcotLimit *limit)
{
  static const char *const words[] = {
    [ECOT_RELATION_AT_LEAST] = "un minimum",
    [ECOT_RELATION_AT_MOST] = "un maximum",
    [ECOT_RELATION_EQUAL] = "une valeur",
  };
  const char      *word = words[ecot_relation_in_effect (limit->relation)];
  EcotFigure       figure = ecot_figures_get (self->figures, limit->figure);
  g_autofree char *found = figure.known ? ecot_figure_to_french (&figure) : g_strdup ("pas encore calculé");
  g_autofree char *expected = g_strdup_printf ("%s, annoncé et non imprimé", word);
  g_autofree char *where = ecot_check_place_of_figure (self, limit->figure);
  EcotFindingSpec  spec = {
     .rule = "limit",
     .item = limit->id,
     .level = ECOT_LEVEL_ADVICE,
     .where = where,
     .found = found,
     .expected = limit->relation == ECOT_RELATION_EQUAL ? "une valeur, annoncée et non imprimée" : expected,
     .source = limit->source,
  };

  ecot_check_add (self, &spec, "L’appel annonce %s sans l’imprimer (%s) : demandez-le avant d’envoyer le dossier.",
                  word, limit->message != NULL ? limit->message : limit->id);
}

/* A share of a cost below zero bounds nothing: the fault is in what makes it so. */
static gboolean
has_no_base (EcotCheck       *self,
             const EcotLimit *limit)
{
  gint64 base;

  return limit->unit == ECOT_UNIT_PERCENT && limit->of != NULL && ecot_figures_get_number (self->figures, limit->of, &base) && base < 0;
}

static void
check_limit (EcotCheck       *self,
             const EcotLimit *limit)
{
  EcotNumber     number = ecot_number_of_figure (self, limit->figure);
  EcotComparison comparison;

  if (limit->announced)
    report_announced (self, limit);
  else if (!has_no_base (self, limit) && ecot_compare (self, &number, limit->value, limit->unit, limit->of, &comparison) &&
           !ecot_comparison_holds (&comparison, limit->relation))
    report (self, limit, &comparison);
}

void
ecot_check_limits (EcotCheck *self)
{
  for (guint i = 0; i < self->lot->limits->len; i++)
    check_limit (self, self->lot->limits->pdata[i]);
}
