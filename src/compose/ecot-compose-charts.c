/* ecot-compose-charts.c: what of a dossier is looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A chart shows figures that stand in a table of the same paper, and nothing else.
 * One bar alone says nothing, so it is left out.
 */

#include "compose/ecot-charts.h"
#include "compose/ecot-composer-private.h"

/* One thing alone is compared with nothing. */
static EcotChart *
finish (EcotChart *chart)
{
  ecot_chart_freeze (chart);
  if (ecot_chart_get_n_items (chart) > 1)
    return chart;

  ecot_chart_unref (chart);
  return NULL;
}

/* The parts of the total, in the order of the budget's table. */
typedef struct
{
  EcotFigures *figures;
  EcotLot     *lot;
  EcotChart   *chart;
  EcotAmount   shown;
} Costs;

static void
add_cost (Costs      *self,
          const char *label,
          const char *prefix,
          const char *id)
{
  g_autofree char *figure = g_strconcat (prefix, id, NULL);
  gint64           amount;

  if (!ecot_figures_get_number (self->figures, figure, &amount) || amount <= 0)
    return;

  ecot_chart_add_amount (self->chart, label, amount);
  ecot_amount_add (self->shown, amount, &self->shown, NULL);
}

static void
add_categories (Costs   *self,
                gboolean indirect)
{
  for (guint i = 0; i < self->lot->categories->len; i++)
    {
      const EcotCategory *category = g_ptr_array_index (self->lot->categories, i);

      if (!self->lot->knows_indirect || (g_strcmp0 (category->kind, "indirect") == 0) == indirect)
        add_cost (self, category->label, "cost.category.", category->id);
    }
}

static void
add_own_categories (Costs *self)
{
  EcotDossier *dossier = ecot_figures_get_dossier (self->figures);

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_CATEGORY); i++)
    {
      EcotRecord      *record = ecot_dossier_get_nth (dossier, ECOT_KIND_CATEGORY, i);
      const char      *label = ecot_record_get_text (record, "label");
      g_autofree char *id = g_strdup_printf ("+%" G_GINT64_FORMAT, ecot_record_get_id (record));

      add_cost (self, label != NULL ? label : "Autre poste", "cost.category.", id);
    }
}

/* @pays: or NULL: whatever they pay. */
static void
add_options (Costs      *self,
             const char *pays)
{
  GPtrArray *all = ecot_figures_get_options (self->figures)->all;

  for (guint i = 0; i < all->len; i++)
    {
      const EcotCostOption *option = g_ptr_array_index (all, i);

      if (pays == NULL || g_str_equal (option->pays, pays))
        add_cost (self, option->label, "cost.option.", option->id);
    }
}

/* What is in no category is part of the total. */
static void
add_rest (Costs *self)
{
  gint64 total, rest;

  if (ecot_figures_get_number (self->figures, "cost.total", &total) && ecot_amount_subtract (total, self->shown, &rest, NULL) && rest > 0)
    ecot_chart_add_amount (self->chart, "Sans poste de dépenses", rest);
}

EcotChart *
ecot_charts_of_costs (EcotFigures *figures)
{
  Costs costs = { .figures = figures, .lot = ecot_figures_get_lot (figures), .chart = ecot_chart_new (ECOT_CHART_BARS, "Coût total par poste de dépenses") };

  add_categories (&costs, FALSE);
  add_own_categories (&costs);
  if (costs.lot->knows_indirect)
    {
      add_options (&costs, "staff");
      add_categories (&costs, TRUE);
      add_options (&costs, "indirect");
    }

  add_options (&costs, costs.lot->knows_indirect ? "remaining" : NULL);
  add_rest (&costs);
  return finish (costs.chart);
}

EcotChart *
ecot_charts_of_funding (EcotFigures *figures)
{
  EcotComposeInput input = { .figures = figures };
  EcotComposer     composer = { .figures = figures, .dossier = ecot_figures_get_dossier (figures), .lot = ecot_figures_get_lot (figures), .input = &input };
  EcotChart       *chart = ecot_chart_new (ECOT_CHART_SHARES, "Parts du plan de financement");

  ecot_composer_add_payers (&composer, chart);
  return finish (chart);
}

static void
add_chart (EcotComposer *self,
           EcotChart    *chart)
{
  if (chart == NULL)
    return;

  ecot_report_add_chart (self->report, chart);
  ecot_chart_unref (chart);
}

void
ecot_compose_budget_chart (EcotComposer *self)
{
  if (!self->input->blank)
    add_chart (self, ecot_charts_of_costs (self->figures));
}

void
ecot_compose_funding_chart (EcotComposer *self)
{
  if (!self->input->blank)
    add_chart (self, ecot_charts_of_funding (self->figures));
}

/* A step with one date is that day. */
static gboolean
get_dates (EcotRecord *step,
           EcotDate   *start,
           EcotDate   *end)
{
  gboolean has_start = ecot_record_get_number (step, "start", start);
  gboolean has_end = ecot_record_get_number (step, "end", end);

  if (!has_start)
    *start = *end;
  if (!has_end)
    *end = *start;

  return has_start || has_end;
}

void
ecot_compose_schedule_chart (EcotComposer *self)
{
  guint      n = self->input->blank ? 0 : ecot_dossier_get_n (self->dossier, ECOT_KIND_STEP);
  EcotChart *chart;
  EcotDate   start = 0, end = 0;

  if (n == 0)
    return;

  chart = ecot_chart_new (ECOT_CHART_SCHEDULE, "Vue d’ensemble");
  for (guint i = 0; i < n; i++)
    {
      EcotRecord *step = ecot_dossier_get_nth (self->dossier, ECOT_KIND_STEP, i);
      const char *label = ecot_record_get_text (step, "label");

      if (get_dates (step, &start, &end))
        ecot_chart_add_step (chart, label != NULL ? label : "Étape sans intitulé", start, end);
    }

  ecot_chart_freeze (chart);
  if (ecot_chart_get_n_items (chart) > 0)
    ecot_report_add_chart (self->report, chart);
  ecot_chart_unref (chart);
}

void
ecot_compose_schedule_paper (EcotComposer *self)
{
  ecot_compose_head (self, NULL, ecot_lot_label (self->lot, "schedule-title", "Échéancier"));
  ecot_compose_schedule_chart (self);
  ecot_compose_schedule (self);
}
