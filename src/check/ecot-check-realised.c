/* ecot-check-realised.c: what was reached, against what was promised
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nobody reaches anything before the action: while no value is filled, nothing is
 * said.  Missing a promise is no fault where the reason is given.
 */

#include "check/ecot-check-private.h"

static gboolean
has_any (EcotCheck *self,
         EcotKind   kind)
{
  guint n = ecot_dossier_get_n (self->dossier, kind);

  for (guint i = 0; i < n; i++)
    if (!ecot_value_is_empty (ecot_record_get (ecot_dossier_get_nth (self->dossier, kind, i), "realised")))
      return TRUE;

  return FALSE;
}

/* {{{ One value */

/* What may have a value that was reached. */
typedef struct
{
  EcotKind          kind;
  const char       *id, *label;
  const char       *rule, *what; /* "L’indicateur" */
  const char       *reason;      /* field that tells why the promise was missed */
  const EcotSource *source;
  EcotRelation      relation;
} Promise;

static Promise
promise_of_indicator (const EcotIndicator *indicator)
{
  return (Promise){ ECOT_KIND_INDICATOR, indicator->id, indicator->label, "indicator-realised", "L’indicateur", "reason", indicator->source, indicator->relation };
}

static Promise
promise_of_exit (const EcotExit *way_out)
{
  return (Promise){ ECOT_KIND_EXIT, way_out->id, way_out->label, "exit-realised", "La sortie", "comment", way_out->source, ECOT_RELATION_NONE };
}

static char *
place_of (const Promise *promise,
          const char    *field)
{
  return g_strdup_printf ("%s/%s/%s", ecot_schema_get_kind (promise->kind)->name, promise->id, field);
}

static void
report_negative (EcotCheck     *self,
                 const Promise *promise,
                 EcotDecimal    realised)
{
  g_autofree char *where = place_of (promise, "realised");
  g_autofree char *found = ecot_decimal_to_french (realised);
  EcotFindingSpec  spec = {
     .rule = promise->rule,
     .item = promise->id,
     .level = ECOT_LEVEL_ERROR,
     .where = where,
     .found = found,
     .expected = "zéro ou plus",
     .source = promise->source,
  };

  ecot_check_add (self, &spec, "%s « %s » a un nombre négatif de réalisations.", promise->what, promise->label);
}

/* @by_call: @wanted is what the call wants; else what was planned. */
static void
report_short (EcotCheck     *self,
              const Promise *promise,
              EcotDecimal    realised,
              const char    *wanted,
              const char    *difference,
              gboolean       by_call)
{
  g_autofree char *where = place_of (promise, promise->reason);
  g_autofree char *found = ecot_decimal_to_french (realised);
  EcotFindingSpec  spec = {
     .rule = promise->rule,
     .item = promise->id,
     .level = ECOT_LEVEL_WARNING,
     .where = where,
     .found = found,
     .expected = wanted,
     .difference = difference,
     .source = promise->source,
  };

  ecot_check_add (self, &spec,
                  by_call ? "%s « %s » : réalisé %s, demandé par l’appel %s ; le motif de l’écart n’est pas dit."
                          : "%s « %s » : réalisé %s, prévu %s ; le motif de l’écart n’est pas dit.",
                  promise->what, promise->label, found, wanted);
}

static gboolean
is_short (const Promise *promise,
          EcotDecimal    realised,
          EcotDecimal    planned)
{
  return promise->relation == ECOT_RELATION_AT_MOST ? realised > planned : realised < planned;
}

/* }}} */

static gboolean
has_reason (EcotCheck     *self,
            const Promise *promise)
{
  return ecot_dossier_get_text (self->dossier, promise->kind, promise->id, promise->reason) != NULL;
}

/* FALSE: nothing can be said against the promise, as no number stands there or one that is none. */
static gboolean
get_realised (EcotCheck     *self,
              const Promise *promise,
              EcotDecimal   *realised)
{
  if (!ecot_dossier_get_number (self->dossier, promise->kind, promise->id, "realised", realised))
    return FALSE;

  if (*realised < 0)
    report_negative (self, promise, *realised);

  return *realised >= 0;
}

static void
check_planned (EcotCheck     *self,
               const Promise *promise,
               EcotDecimal    realised,
               EcotDecimal    planned)
{
  g_autofree char *wanted = ecot_decimal_to_french (planned);
  g_autofree char *difference = ecot_decimal_to_french (ABS (planned - realised));

  if (is_short (promise, realised, planned))
    report_short (self, promise, realised, wanted, difference, FALSE);
}

static void
report_missed (EcotCheck           *self,
               const Promise       *promise,
               const EcotIndicator *indicator,
               EcotDecimal          realised)
{
  g_autofree char *wanted = ecot_check_describe_target (self, indicator);
  g_autofree char *difference = ecot_check_describe_miss (self, indicator, realised);

  report_short (self, promise, realised, wanted, difference, TRUE);
}

/* FALSE: promised, and nothing is said of what was reached. */
static gboolean
check_indicator (EcotCheck           *self,
                 const EcotIndicator *indicator)
{
  Promise     promise = promise_of_indicator (indicator);
  EcotDecimal realised, planned;
  gboolean    promised = ecot_check_get_planned (self, indicator, &planned);

  if (ecot_value_is_empty (ecot_dossier_get_value (self->dossier, ECOT_KIND_INDICATOR, indicator->id, "realised")))
    return !promised;

  if (!get_realised (self, &promise, &realised) || has_reason (self, &promise))
    return TRUE;

  if (!ecot_check_indicator_is_met (self, indicator, realised))
    report_missed (self, &promise, indicator, realised);
  else if (promised)
    check_planned (self, &promise, realised, planned);

  return TRUE;
}

static void
check_exit (EcotCheck      *self,
            const EcotExit *way_out)
{
  Promise     promise = promise_of_exit (way_out);
  EcotDecimal realised, planned;

  if (get_realised (self, &promise, &realised) && !has_reason (self, &promise) &&
      ecot_dossier_get_number (self->dossier, ECOT_KIND_EXIT, way_out->id, "planned", &planned))
    check_planned (self, &promise, realised, planned);
}

/* A report is made of all indicators. */
static void
report_unrealised (EcotCheck           *self,
                   const EcotIndicator *first,
                   guint                n)
{
  g_autofree char *where = g_strdup_printf ("indicator/%s/realised", first->id);
  g_autofree char *found = g_strdup_printf (n == 1 ? "vide pour %u indicateur" : "vide pour %u indicateurs", n);
  EcotFindingSpec  spec = {
     .rule = "indicators-unrealised",
     .level = ECOT_LEVEL_ADVICE,
     .where = where,
     .found = found,
     .expected = "la valeur réalisée",
     .source = first->source,
  };

  ecot_check_add (self, &spec,
                  n == 1   ? "L’indicateur « %s » est prévu et n’a pas de valeur réalisée, quand d’autres en ont une."
                  : n == 2 ? "L’indicateur « %s » et un autre sont prévus et n’ont pas de valeur réalisée, quand d’autres en ont une."
                           : "L’indicateur « %s » et %u autres sont prévus et n’ont pas de valeur réalisée, quand d’autres en ont une.",
                  first->label, n - 1);
}

static void
check_indicators (EcotCheck *self)
{
  const EcotIndicator *first = NULL;
  guint                n = 0;

  for (guint i = 0; i < self->lot->indicators->len; i++)
    if (!check_indicator (self, self->lot->indicators->pdata[i]))
      {
        first = first != NULL ? first : self->lot->indicators->pdata[i];
        n++;
      }

  if (first != NULL)
    report_unrealised (self, first, n);
}

void
ecot_check_realised (EcotCheck *self)
{
  if (has_any (self, ECOT_KIND_INDICATOR))
    check_indicators (self);

  if (!has_any (self, ECOT_KIND_EXIT) || !ecot_lot_asks_exits (self->lot))
    return;

  for (guint i = 0; i < self->lot->exits->len; i++)
    check_exit (self, self->lot->exits->pdata[i]);
}
