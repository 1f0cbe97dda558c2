/* ecot-check-indicators.c: what the action promises, against what the call wants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * « 35 au moins » and a bare « 15 » are not the same demand: the first is an
 * error when it is missed, the second, printed without comparator, a warning.
 */

#include "check/ecot-check-private.h"

static gboolean
is_met (const EcotIndicator *indicator,
        EcotDecimal          planned)
{
  switch (indicator->relation)
    {
    case ECOT_RELATION_AT_LEAST:
    case ECOT_RELATION_UNSTATED:
      return planned >= indicator->target;
    case ECOT_RELATION_AT_MOST:
      return planned <= indicator->target;
    case ECOT_RELATION_EQUAL:
      return planned == indicator->target;
    case ECOT_RELATION_NONE:
    default:
      return TRUE;
    }
}

/* "35 structures au moins" */
static char *
describe_target (const EcotIndicator *indicator)
{
  static const char *const relations[] = {
    [ECOT_RELATION_NONE] = "",
    [ECOT_RELATION_UNSTATED] = "",
    [ECOT_RELATION_AT_LEAST] = " au moins",
    [ECOT_RELATION_AT_MOST] = " au plus",
    [ECOT_RELATION_EQUAL] = " exactement",
  };
  g_autofree char *target = ecot_decimal_to_french (indicator->target);
  const char      *unit = indicator->unit;

  return g_strconcat (target, unit != NULL ? " " : "", unit != NULL ? unit : "", relations[indicator->relation], NULL);
}

static void
report_missed (EcotCheck           *self,
               const EcotIndicator *indicator,
               EcotDecimal          planned)
{
  g_autofree char *where = g_strdup_printf ("indicator/%s/planned", indicator->id);
  g_autofree char *found = ecot_decimal_to_french (planned);
  g_autofree char *expected = describe_target (indicator);
  g_autofree char *difference = ecot_decimal_to_french (ABS (planned - indicator->target));
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

static void
report_unanswered (EcotCheck           *self,
                   const EcotIndicator *indicator)
{
  gboolean         counted = indicator->relation != ECOT_RELATION_NONE;
  g_autofree char *where = g_strdup_printf ("indicator/%s/%s", indicator->id, counted ? "planned" : "comment");
  g_autofree char *expected = counted ? describe_target (indicator) : g_strdup ("une réponse");
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
is_answered (EcotCheck           *self,
             const EcotIndicator *indicator,
             gint64              *planned)
{
  return ecot_dossier_get_number (self->dossier, ECOT_KIND_INDICATOR, indicator->id, "planned", planned) ||
         (indicator->relation == ECOT_RELATION_NONE &&
          ecot_dossier_get_text (self->dossier, ECOT_KIND_INDICATOR, indicator->id, "comment") != NULL);
}

void
ecot_check_indicators (EcotCheck *self)
{
  for (guint i = 0; i < self->lot->indicators->len; i++)
    {
      const EcotIndicator *indicator = self->lot->indicators->pdata[i];
      gint64               planned;

      if (!is_answered (self, indicator, &planned))
        report_unanswered (self, indicator);
      else if (!is_met (indicator, planned))
        report_missed (self, indicator, planned);
    }
}
