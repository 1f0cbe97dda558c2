/* ecot-wiring-indicators.c: what is promised, what was reached, and what one of it costs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is only said in words has no figures.  A cost is divided by a total, and
 * never by a mean: 1.5 stages a participant is no number of stages.
 */

#include "figure/ecot-figures-private.h"

#include "base/ecot-fold.h"
#include "base/ecot-text.h"
#include "figure/ecot-breakdown.h"

static const char no_unit[] = "La valeur prévue n’est pas positive : il n’y a pas de coût par unité.";

/* « Coût par personne de « Nombre d’usagers » », set as French sets it.  (transfer full) */
static char *
make_label (const char          *what,
            const EcotIndicator *indicator)
{
  g_autofree char *label = g_strdup_printf ("%s « %s »", what, indicator->label);

  return ecot_text_typeset (label);
}

static EcotNode *
add_typed (EcotFigures         *self,
           const EcotIndicator *indicator,
           const char          *field,
           const char          *what)
{
  g_autofree char *name = g_strdup_printf ("indicator.%s.%s", indicator->id, field);
  g_autofree char *place = g_strdup_printf ("indicator/%s/%s", indicator->id, field);
  g_autofree char *label = make_label (what, indicator);
  EcotNode        *typed = ecot_figures_add_typed (self, name, place, ECOT_UNIT_ONE, label);

  typed->source = indicator->source;
  return typed;
}

void
ecot_figures_wire_deviation (EcotFigures *self,
                             const char  *name,
                             const char  *label,
                             EcotNode    *planned,
                             EcotNode    *realised)
{
  EcotNode *deviation = ecot_figures_add (self, name, ECOT_REASON_DIFFERENCE, ECOT_UNIT_ONE, label);

  deviation->n_required = 2;
  ecot_graph_connect (self->graph, deviation, realised);
  ecot_graph_connect (self->graph, deviation, planned);
}

static void
wire_cost (EcotFigures         *self,
           const EcotIndicator *indicator,
           EcotNode            *planned)
{
  g_autofree char *name = g_strconcat ("cost.per-indicator.", indicator->id, NULL);
  g_autofree char *label = make_label (ecot_indicator_counts_people (indicator) ? "Coût par personne de" : "Coût par unité de", indicator);
  EcotNode        *cost = ecot_figures_add (self, name, ECOT_REASON_QUOTIENT, ECOT_UNIT_EUR, label);

  cost->no_result = no_unit;
  ecot_figures_connect (self, name, "cost.total");
  ecot_graph_connect (self->graph, cost, planned);
}

/* The sum of those told apart in one way, which is to be what is planned. */
static void
wire_breakdown (EcotFigures         *self,
                const EcotIndicator *indicator,
                const EcotBreakdown *breakdown)
{
  const EcotKindSpec *kind = ecot_schema_get_kind (ECOT_KIND_INDICATOR);
  g_autofree char    *name = g_strdup_printf ("indicator.%s.by-%s", indicator->id, breakdown->id);
  g_autofree char    *what = g_strdup_printf ("Répartition %s de", breakdown->label);
  g_autofree char    *label = make_label (what, indicator);
  EcotNode           *sum = ecot_figures_add (self, name, ECOT_REASON_SUM, ECOT_UNIT_ONE, label);

  for (const char *const *field = breakdown->fields; *field != NULL; field++)
    {
      g_autofree char *place = g_strdup_printf ("indicator/%s/%s", indicator->id, *field);
      g_autofree char *part = ecot_capitalise (kind->fields[ecot_schema_find_field (ECOT_KIND_INDICATOR, *field)].label);

      ecot_graph_connect (self->graph, sum, ecot_figures_add_cell (self, place, ECOT_UNIT_ONE, part));
    }
}

static void
wire_indicator (EcotFigures         *self,
                const EcotIndicator *indicator)
{
  g_autofree char *name = g_strdup_printf ("indicator.%s.deviation", indicator->id);
  g_autofree char *label = make_label ("Écart entre réalisé et prévu de", indicator);
  EcotNode        *planned, *realised;

  /* A call may name two indicators alike: the first keeps the name. */
  if (ecot_indicator_is_said (indicator) || g_hash_table_contains (self->by_name, name))
    return;

  add_typed (self, indicator, "baseline", "Valeur de départ de");
  planned = add_typed (self, indicator, "planned", "Prévu pour");
  realised = add_typed (self, indicator, "realised", "Réalisé pour");
  ecot_figures_wire_deviation (self, name, label, planned, realised);

  if (ecot_indicator_is_total (indicator))
    wire_cost (self, indicator, planned);

  for (guint i = 0; ecot_indicator_counts_people (indicator) && i < ECOT_N_BREAKDOWNS; i++)
    wire_breakdown (self, indicator, &ecot_breakdowns[i]);
}

void
ecot_figures_wire_indicators (EcotFigures *self)
{
  for (guint i = 0; i < self->lot->indicators->len; i++)
    wire_indicator (self, self->lot->indicators->pdata[i]);
}
