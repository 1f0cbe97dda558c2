/* ecot-check-indicators.c: what the action promises, against what the call wants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * « 35 au moins » and a bare « 15 » are not the same demand: the first is an
 * error when it is missed, the second, printed without comparator, a warning.
 */

#include "check/ecot-check-private.h"

/* What the dossier itself counts of it, as an indicator is written; FALSE if nothing. */
static gboolean
get_counted (EcotCheck           *self,
             const EcotIndicator *indicator,
             EcotDecimal         *counted)
{
  EcotFigure figure = { 0 };

  if (indicator->figure != NULL)
    figure = ecot_figures_get (self->figures, indicator->figure);

  *counted = figure.number * (figure.unit == ECOT_UNIT_EUR ? ECOT_DECIMAL_ONE / 100 : 1);
  return figure.known && ABS (figure.number) <= ECOT_DECIMAL_MAX / ECOT_DECIMAL_ONE * 100;
}

/* Of half an hour there is one, of half a person none. */
static gboolean
counts_whole (const EcotIndicator *indicator)
{
  static const char *const parts[] = { "%", "€", "euro", "euros", "h", "heure", "heures", "jour", "jours", "semaine", "semaines", "mois", "ETP", NULL };
  g_auto (GStrv)           words = g_strsplit (indicator->unit != NULL ? indicator->unit : "", " ", -1);

  if (indicator->figure != NULL)
    return ecot_figure_counts_whole (indicator->figure);

  return words[0] != NULL && !g_strv_contains (parts, words[0]) && !g_strv_contains ((const char *const *)words, "par");
}

/* FALSE if the target is that of something the dossier does not count yet. */
static gboolean
compare (EcotCheck           *self,
         const EcotIndicator *indicator,
         EcotDecimal          planned,
         EcotDecimal          target,
         EcotComparison      *comparison)
{
  EcotNumber number = ecot_number_of_decimal (planned, counts_whole (indicator));

  return indicator->relation != ECOT_RELATION_NONE &&
         ecot_compare (self, &number, target, ECOT_UNIT_ONE, indicator->of, comparison);
}

gboolean
ecot_check_indicator_is_met (EcotCheck           *self,
                             const EcotIndicator *indicator,
                             EcotDecimal          planned)
{
  EcotComparison comparison;

  return !compare (self, indicator, planned, indicator->target, &comparison) ||
         ecot_comparison_holds (&comparison, indicator->relation);
}

/* "35 structures au moins", "18 personnes au moins (15 × 1,2)" */
char *
ecot_check_describe_target (EcotCheck           *self,
                            const EcotIndicator *indicator)
{
  static const char *const relations[] = {
    [ECOT_RELATION_NONE] = "",
    [ECOT_RELATION_UNSTATED] = "",
    [ECOT_RELATION_AT_LEAST] = " au moins",
    [ECOT_RELATION_AT_MOST] = " au plus",
    [ECOT_RELATION_EQUAL] = " exactement",
  };
  EcotComparison   comparison;
  EcotFigure       bound = { .number = indicator->target };
  g_autofree char *product = NULL;
  g_autofree char *target = NULL;
  const char      *unit = indicator->unit;

  if (compare (self, indicator, 0, indicator->target, &comparison))
    {
      bound = ecot_comparison_get_bound (&comparison, indicator->relation);
      product = ecot_comparison_describe_product (&comparison, indicator->target, ECOT_UNIT_ONE, indicator->of);
    }
  else if (indicator->of != NULL)
    product = g_strdup (indicator->basis != NULL ? indicator->basis : ecot_figures_get_label (self->figures, indicator->of));

  target = ecot_decimal_to_french (bound.number);
  return g_strconcat (target, unit != NULL ? " " : "", unit != NULL ? unit : "", relations[indicator->relation],
                      product != NULL ? " (" : NULL, product, ")", NULL);
}

char *
ecot_check_describe_miss (EcotCheck           *self,
                          const EcotIndicator *indicator,
                          EcotDecimal          number)
{
  EcotComparison comparison;
  EcotFigure     bound;

  if (!compare (self, indicator, number, indicator->target, &comparison))
    return NULL;

  bound = ecot_comparison_get_bound (&comparison, indicator->relation);
  return ecot_comparison_get_difference (&comparison, &bound);
}

static void
report_missed (EcotCheck           *self,
               const EcotIndicator *indicator,
               EcotDecimal          planned)
{
  g_autofree char *where = g_strdup_printf ("indicator/%s/planned", indicator->id);
  g_autofree char *found = ecot_decimal_to_french (planned);
  g_autofree char *expected = ecot_check_describe_target (self, indicator);
  g_autofree char *difference = ecot_check_describe_miss (self, indicator, planned);
  EcotFindingSpec  spec = {
     .rule = "indicator",
     .item = indicator->id,
     .level = indicator->relation == ECOT_RELATION_UNSTATED ? ECOT_LEVEL_WARNING : ECOT_LEVEL_ERROR,
     .where = where,
     .found = found,
     .expected = expected,
     .difference = difference,
     .source = indicator->source,
  };

  ecot_check_add (self, &spec, "L’indicateur « %s » prévoit %s ; l’appel demande %s.",
                  indicator->label, found, expected);
}

/* The printed range has a top: more is not a fault, and worth a look. */
static void
check_range (EcotCheck           *self,
             const EcotIndicator *indicator,
             EcotDecimal          planned)
{
  g_autofree char *where = g_strdup_printf ("indicator/%s/planned", indicator->id);
  g_autofree char *found = ecot_decimal_to_french (planned);
  g_autofree char *top = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *difference = NULL;
  EcotFigure       bound;
  EcotComparison   comparison;
  EcotFindingSpec  spec = {
     .rule = "indicator-range",
     .item = indicator->id,
     .level = ECOT_LEVEL_ADVICE,
     .where = where,
     .found = found,
     .source = indicator->source,
  };

  if (indicator->up_to < 0 || !compare (self, indicator, planned, indicator->up_to, &comparison) ||
      ecot_comparison_holds (&comparison, ECOT_RELATION_AT_MOST))
    return;

  bound = ecot_comparison_get_bound (&comparison, ECOT_RELATION_AT_MOST);
  top = ecot_decimal_to_french (bound.number);
  expected = g_strconcat (top, " au plus", NULL);
  difference = ecot_comparison_get_difference (&comparison, &bound);
  spec.expected = expected;
  spec.difference = difference;
  ecot_check_add (self, &spec, "L’indicateur « %s » prévoit %s ; la fourchette de l’appel s’arrête à %s.",
                  indicator->label, found, top);
}

/* {{{ What the dossier counts itself */

static EcotAction *
fix_by_count (EcotCheck           *self,
              const EcotIndicator *indicator,
              EcotDecimal          counted)
{
  g_autofree char   *number = ecot_decimal_to_french (counted);
  g_autofree char   *label = g_strdup_printf ("Reprendre ce que compte le dossier : %s", number);
  g_auto (EcotValue) value = ecot_value_number (ECOT_VALUE_DECIMAL, counted);

  return ecot_fix_set (self, ECOT_KIND_INDICATOR, indicator->id, "planned", value, label);
}

/* The same thing is said twice.  A number that misses the target is nobody's to copy
 * over one that reaches it. */
static void
check_count (EcotCheck           *self,
             const EcotIndicator *indicator,
             EcotDecimal          planned)
{
  g_autofree char *where = g_strdup_printf ("indicator/%s/planned", indicator->id);
  g_autofree char *found = ecot_decimal_to_french (planned);
  g_autofree char *expected = NULL;
  g_autofree char *difference = NULL;
  EcotDecimal      counted;
  EcotFindingSpec  spec = {
     .rule = "indicator-figure",
     .item = indicator->id,
     .level = ECOT_LEVEL_WARNING,
     .where = where,
     .found = found,
     .source = indicator->source,
  };

  if (!get_counted (self, indicator, &counted) || planned == counted)
    return;

  expected = ecot_decimal_to_french (counted);
  difference = ecot_decimal_to_french (ABS (planned - counted));
  spec.expected = expected;
  spec.difference = difference;

  if (ecot_check_indicator_is_met (self, indicator, counted) || !ecot_check_indicator_is_met (self, indicator, planned))
    spec.fix = fix_by_count (self, indicator, counted);

  ecot_check_add (self, &spec, "L’indicateur « %s » prévoit %s, et le dossier en compte %s (%s).",
                  indicator->label, found, expected, ecot_figures_get_label (self->figures, indicator->figure));
}

/* Not yet written, and known all the same. */
static void
report_uncopied (EcotCheck           *self,
                 const EcotIndicator *indicator,
                 EcotDecimal          counted)
{
  g_autofree char *where = g_strdup_printf ("indicator/%s/planned", indicator->id);
  g_autofree char *expected = ecot_decimal_to_french (counted);
  EcotFindingSpec  spec = {
     .rule = "indicator-empty",
     .item = indicator->id,
     .level = ECOT_LEVEL_ADVICE,
     .where = where,
     .found = "vide",
     .expected = expected,
     .source = indicator->source,
     .fix = fix_by_count (self, indicator, counted),
  };

  ecot_check_add (self, &spec, "L’indicateur « %s » n’a pas de valeur prévue ; le dossier en compte %s (%s).",
                  indicator->label, expected, ecot_figures_get_label (self->figures, indicator->figure));
}

/* }}} */

static void
report_unanswered (EcotCheck           *self,
                   const EcotIndicator *indicator)
{
  gboolean         counted = indicator->relation != ECOT_RELATION_NONE;
  g_autofree char *where = g_strdup_printf ("indicator/%s/%s", indicator->id, counted ? "planned" : "comment");
  g_autofree char *expected = counted ? ecot_check_describe_target (self, indicator) : g_strdup ("une réponse");
  EcotFindingSpec  spec = {
     .rule = "indicator-empty",
     .item = indicator->id,
     .level = counted ? ECOT_LEVEL_WARNING : ECOT_LEVEL_ADVICE,
     .where = where,
     .found = "vide",
     .expected = expected,
     .source = indicator->source,
  };

  ecot_check_add (self, &spec,
                  counted ? "L’indicateur « %s » n’a pas de valeur prévue." : "L’indicateur « %s » est sans réponse.",
                  indicator->label);
}

/* What has nothing to count, as a place, is answered in words. */
static gboolean
is_answered_in_words (EcotCheck           *self,
                      const EcotIndicator *indicator)
{
  return indicator->relation == ECOT_RELATION_NONE &&
         ecot_dossier_get_text (self->dossier, ECOT_KIND_INDICATOR, indicator->id, "comment") != NULL;
}

static void
check_number (EcotCheck           *self,
              const EcotIndicator *indicator,
              EcotDecimal          planned)
{
  if (ecot_check_indicator_is_met (self, indicator, planned))
    check_range (self, indicator, planned);
  else
    report_missed (self, indicator, planned);
}

/* A number that is not written is judged as what the dossier counts of it. */
static void
check_indicator (EcotCheck           *self,
                 const EcotIndicator *indicator)
{
  EcotDecimal number;

  if (ecot_dossier_get_number (self->dossier, ECOT_KIND_INDICATOR, indicator->id, "planned", &number))
    {
      check_number (self, indicator, number);
      check_count (self, indicator, number);
    }
  else if (is_answered_in_words (self, indicator))
    return;
  else if (get_counted (self, indicator, &number))
    {
      check_number (self, indicator, number);
      report_uncopied (self, indicator, number);
    }
  else
    report_unanswered (self, indicator);
}

/* {{{ An indicator that is the sum of others */

gboolean
ecot_check_get_planned (EcotCheck           *self,
                        const EcotIndicator *indicator,
                        EcotDecimal         *said)
{
  return ecot_dossier_get_number (self->dossier, ECOT_KIND_INDICATOR, indicator->id, "planned", said) ||
         get_counted (self, indicator, said);
}

/* Of the parts that say something, how many, their sum, and how that sum is made: "2 + 3". */
static guint
add_parts (EcotCheck   *self,
           char       **parts,
           EcotDecimal *sum,
           GString     *terms)
{
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const EcotIndicator *part = ecot_lot_find_indicator (self->lot, parts[i]);
      EcotDecimal          said;
      g_autofree char     *term = NULL;

      if (part == NULL || !ecot_check_get_planned (self, part, &said) || ABS (*sum) > ECOT_DECIMAL_MAX)
        continue;

      *sum += said;
      term = ecot_decimal_to_french (said);
      g_string_append_printf (terms, n == 0 ? "%s" : " + %s", term);
      n++;
    }

  return n;
}

static void
report_parts (EcotCheck           *self,
              const EcotIndicator *indicator,
              EcotDecimal          total,
              EcotDecimal          sum,
              const char          *terms)
{
  g_autofree char *where = g_strdup_printf ("indicator/%s/planned", indicator->id);
  g_autofree char *found = ecot_decimal_to_french (total);
  g_autofree char *added = ecot_decimal_to_french (sum);
  g_autofree char *expected = g_strdup_printf ("%s (%s)", added, terms);
  g_autofree char *difference = ecot_decimal_to_french (ABS (total - sum));
  EcotFindingSpec  spec = {
     .rule = "indicator-parts",
     .item = indicator->id,
     .level = ECOT_LEVEL_WARNING,
     .where = where,
     .found = found,
     .expected = expected,
     .difference = difference,
     .source = indicator->source,
  };

  ecot_check_add (self, &spec, "L’indicateur « %s » dit %s, et ce qui le compose fait %s (%s).", indicator->label, found, added, terms);
}

/* A part that says nothing may still be what is missing, but never what is too much. */
static void
check_parts (EcotCheck           *self,
             const EcotIndicator *indicator)
{
  g_auto (GStrv)      parts = g_strsplit (indicator->parts != NULL ? indicator->parts : "", " ", -1);
  g_autoptr (GString) terms = g_string_new (NULL);
  EcotDecimal         total, sum = 0;
  guint               n;

  if (parts[0] == NULL || !ecot_check_get_planned (self, indicator, &total))
    return;

  n = add_parts (self, parts, &sum, terms);

  if (sum > total || (sum < total && n == g_strv_length (parts)))
    report_parts (self, indicator, total, sum, terms->str);
}

/* }}} */

void
ecot_check_indicators (EcotCheck *self)
{
  for (guint i = 0; i < self->lot->indicators->len; i++)
    {
      check_indicator (self, self->lot->indicators->pdata[i]);
      check_parts (self, self->lot->indicators->pdata[i]);
      ecot_check_breakdown (self, self->lot->indicators->pdata[i]);
    }
}
