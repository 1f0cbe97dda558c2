/* ecot-wiring-costs.c: eligible, retained and realised costs, and the periods
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is eligible is what remains of the total, and what is retained what remains
 * of that: a dossier nobody looked into yet has no cost retained.
 */

#include "figure/ecot-figures-private.h"

static EcotNode *
add_sum_of_lines (EcotFigures *self,
                  EcotLineTerm term,
                  const char  *name,
                  const char  *label)
{
  EcotNode *sum = ecot_figures_add (self, name, ECOT_REASON_SUM, ECOT_UNIT_EUR, label);

  sum->records = ECOT_KIND_LINE;
  self->lines[term] = sum;
  return sum;
}

void
ecot_figures_wire_costs (EcotFigures *self)
{
  EcotNode *eligible, *retained, *cut;

  add_sum_of_lines (self, ECOT_LINE_VAT, "cost.vat", "TVA comprise dans les dépenses");
  add_sum_of_lines (self, ECOT_LINE_INELIGIBLE, "cost.ineligible", "Dépenses inéligibles");
  eligible = ecot_figures_add (self, "cost.eligible", ECOT_REASON_DIFFERENCE, ECOT_UNIT_EUR, "Coût total éligible");
  cut = add_sum_of_lines (self, ECOT_LINE_CUT, "cost.cut", "Montants écartés par le financeur");
  retained = ecot_figures_add (self, "cost.retained", ECOT_REASON_DIFFERENCE, ECOT_UNIT_EUR, "Coût retenu par le financeur");
  add_sum_of_lines (self, ECOT_LINE_REALISED, "cost.realised", "Dépenses réalisées");

  ecot_figures_connect (self, "cost.eligible", "cost.total");
  ecot_figures_connect (self, "cost.eligible", "cost.ineligible");
  ecot_graph_connect (self->graph, retained, eligible);
  ecot_graph_connect (self->graph, retained, cut);
  retained->n_required = 2;
}

void
ecot_figures_wire_periods (EcotFigures *self)
{
  for (guint i = 0; i < ECOT_N_PERIODS; i++)
    {
      g_autofree char *name = g_strdup_printf ("period.%u", i + 1);
      g_autofree char *label = g_strdup_printf ("Dépenses de la période %u", i + 1);

      add_sum_of_lines (self, ECOT_LINE_PERIOD + i, name, label);
    }

  add_sum_of_lines (self, ECOT_LINE_GAP, "period.gap", "Écart entre les lignes et leurs périodes");
}
