/* ecot-wiring-funding.c: who pays, and what is left if only some do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A fund pays a share of the cost, and never more than its ceiling.  Own funds
 * are what the others leave.
 *
 * The worst case is that of the others: the grant that is asked for and own
 * funds stay what they are, and of the other funders only those count that have
 * decided.  The hole is what is missing then.
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

#include "base/ecot-text.h"

static EcotNode *
node (EcotFigures *self,
      const char  *name)
{
  return g_hash_table_lookup (self->by_name, name);
}

/* {{{ Funds of the call */

static EcotNode *
add_cell (EcotFigures    *self,
          const EcotFund *fund,
          const char     *field,
          EcotUnit        unit,
          const char     *label)
{
  g_autofree char *place = g_strdup_printf ("fund/%s/%s", fund->id, field);

  return ecot_figures_add_cell (self, place, unit, label);
}

/* What the call and the applicant put a fund's limit at: the smaller of the two. */
static EcotNode *
add_ceiling (EcotFigures    *self,
             const EcotFund *fund)
{
  EcotNode *ceiling = ecot_graph_add (self->graph, ECOT_REASON_LEAST, ECOT_UNIT_EUR, "Plafond");
  EcotNode *call;

  ceiling->n_required = 0;
  ecot_graph_connect (self->graph, ceiling, add_cell (self, fund, "ceiling", ECOT_UNIT_EUR, "Plafond saisi"));

  if (fund->max_amount >= 0)
    {
      call = ecot_graph_add (self->graph, ECOT_REASON_CALL, ECOT_UNIT_EUR, "Plafond de l’appel");
      call->constant = fund->max_amount;
      call->source = fund->source;
      ecot_graph_connect (self->graph, ceiling, call);
    }

  return ceiling;
}

/* Rounded down where a maximum bounds it, so that it never goes over the rate or the
 * amount it is allowed; else as the call rounds. */
static EcotNode *
add_share (EcotFigures    *self,
           const EcotFund *fund,
           EcotNode       *percent,
           EcotNode       *ceiling)
{
  EcotNode *share = ecot_graph_add (self->graph, ECOT_REASON_PERCENT, ECOT_UNIT_EUR, "Part au taux demandé");

  share->rounding = fund->max_percent >= 0 ? ECOT_ROUNDING_DOWN : self->lot->rounding;
  ecot_graph_connect (self->graph, share, percent);
  ecot_graph_connect (self->graph, share, node (self, "cost.eligible"));
  ecot_graph_bound (self->graph, share, ceiling);
  return share;
}

/* funding.ID.threshold: the smallest cost of which the rate makes the ceiling. */
static void
add_threshold (EcotFigures    *self,
               const EcotFund *fund,
               EcotNode       *percent,
               EcotNode       *ceiling)
{
  g_autofree char *name = g_strdup_printf ("funding.%s.threshold", fund->id);
  g_autofree char *label = g_strdup_printf ("Coût à partir duquel le plafond de « %s » joue", fund->label);
  g_autofree char *typeset = ecot_text_typeset (label);
  EcotNode        *threshold;

  if (ecot_figures_is_taken (self, name))
    return;

  threshold = ecot_figures_add (self, name, ECOT_REASON_THRESHOLD, ECOT_UNIT_EUR, typeset);
  threshold->no_result = "Le taux demandé n’est pas positif : aucun coût n’atteint le plafond.";
  ecot_graph_connect (self->graph, threshold, ceiling);
  ecot_graph_connect (self->graph, threshold, percent);
}

/* funding.ID.rate: the share the fund really has once its ceiling was applied. */
static void
add_rate (EcotFigures    *self,
          const EcotFund *fund,
          EcotNode       *funding)
{
  g_autofree char *name = g_strdup_printf ("funding.%s.rate", fund->id);
  g_autofree char *label = g_strdup_printf ("Taux effectif de « %s »", fund->label);
  g_autofree char *typeset = ecot_text_typeset (label);
  EcotNode        *rate;

  if (ecot_figures_is_taken (self, name))
    return;

  rate = ecot_figures_add (self, name, ECOT_REASON_SHARE, ECOT_UNIT_PERCENT, typeset);
  rate->no_result = "Le coût n’est pas positif : une part de ce coût n’a pas de sens.";
  ecot_graph_connect (self->graph, rate, funding);
  ecot_graph_connect (self->graph, rate, node (self, "cost.eligible"));
}

/* funding.ID: the amount if it is typed, else a share of the cost within the ceiling. */
static EcotNode *
add_fund (EcotFigures    *self,
          const EcotFund *fund)
{
  g_autofree char *name = g_strconcat ("funding.", fund->id, NULL);
  EcotNode        *funding, *percent, *ceiling;

  if (ecot_figures_is_taken (self, name))
    return NULL;

  funding = ecot_figures_add (self, name, ECOT_REASON_LEAST, ECOT_UNIT_EUR, fund->label);
  funding->source = fund->source;
  funding->typed_first = TRUE;
  ecot_graph_connect (self->graph, funding, add_cell (self, fund, "amount", ECOT_UNIT_EUR, "Montant saisi"));
  percent = add_cell (self, fund, "percent", ECOT_UNIT_PERCENT, "Taux demandé");
  ceiling = add_ceiling (self, fund);
  ecot_graph_connect (self->graph, funding, add_share (self, fund, percent, ceiling));
  ecot_graph_connect (self->graph, funding, ceiling);
  add_rate (self, fund, funding);
  add_threshold (self, fund, percent, ceiling);
  return funding;
}

void
ecot_figures_add_funds (EcotFigures *self)
{
  for (guint i = 0; i < self->lot->funds->len; i++)
    {
      EcotNode *funding = add_fund (self, self->lot->funds->pdata[i]);

      if (funding != NULL)
        g_ptr_array_add (self->funds, funding);
    }
}

EcotFigure
ecot_figures_get_fund_by_rate (EcotFigures *self,
                               const char  *fund)
{
  g_autofree char *name = NULL;
  EcotNode        *funding;

  g_return_val_if_fail (ECOT_IS_FIGURES (self), (EcotFigure){ 0 });
  g_return_val_if_fail (fund != NULL, (EcotFigure){ 0 });

  name = g_strconcat ("funding.", fund, NULL);
  funding = node (self, name);

  return funding != NULL && g_ptr_array_find (self->funds, funding, NULL) ? ecot_node_compute (funding)
                                                                          : (EcotFigure){ .unit = ECOT_UNIT_EUR };
}

/* }}} */
/* {{{ Everything that pays */

/* A call without a fund pays itself, whatever the others leave. */
static gboolean
has_funds (EcotFigures *self)
{
  return self->funds->len > 0;
}

/* Own funds pay what the others leave, unless an amount is typed; without a fund the
 * grant does, and own funds are what is typed. */
static void
wire_own (EcotFigures *self)
{
  EcotNode *own = node (self, "funding.own");

  own->typed_first = TRUE;
  ecot_graph_connect (self->graph, own, ecot_figures_add_cell (self, "own-funds/amount", ECOT_UNIT_EUR, "Montant saisi"));

  if (!has_funds (self))
    return;

  ecot_figures_connect (self, "funding.own", "cost.total");

  for (guint i = 0; i < self->funds->len; i++)
    ecot_graph_connect (self->graph, own, self->funds->pdata[i]);

  ecot_figures_connect (self, "funding.own", "funding.others");
}

static void
wire_total (EcotFigures *self)
{
  for (guint i = 0; i < self->funds->len; i++)
    ecot_graph_connect (self->graph, node (self, "funding.total"), self->funds->pdata[i]);

  if (!has_funds (self))
    ecot_figures_connect (self, "funding.total", "grant.requested");

  ecot_figures_connect (self, "funding.total", "funding.others");
  ecot_figures_connect (self, "funding.total", "funding.own");
}

/* funding.matching: what pays besides the fund of the call, or its grant if it has none. */
static void
wire_matching (EcotFigures *self)
{
  g_autofree char *name = g_strconcat ("funding.", self->lot->fund, NULL);
  EcotNode        *fund = node (self, name);

  ecot_figures_connect (self, "funding.matching", "funding.total");

  if (!has_funds (self))
    ecot_figures_set_label (self, "funding.matching", "Financements autres que la subvention demandée");

  if (g_ptr_array_find (self->funds, fund, NULL))
    ecot_figures_connect (self, "funding.matching", name);
  else if (!has_funds (self))
    ecot_figures_connect (self, "funding.matching", "grant.requested");
}

/* What is asked is what the plan has of the call: its funds, as each paper shows them, whatever the plan still lacks.  A call
 * without a fund pays the rest. */
static void
wire_requested (EcotFigures *self)
{
  for (guint i = 0; i < self->funds->len; i++)
    ecot_graph_connect (self->graph, node (self, "grant.requested"), self->funds->pdata[i]);

  if (has_funds (self))
    return;

  node (self, "grant.requested")->op = ECOT_REASON_REMAINDER;
  ecot_figures_connect (self, "grant.requested", "cost.total");
  ecot_figures_connect (self, "grant.requested", "funding.others");
  ecot_figures_connect (self, "grant.requested", "funding.own");
}

static void
wire_grant (EcotFigures *self)
{
  ecot_figures_connect (self, "funding.balance", "funding.total");
  ecot_figures_connect (self, "funding.balance", "cost.total");
  node (self, "funding.balance")->n_required = 2;

  wire_requested (self);
  ecot_figures_connect (self, "grant.rate", "grant.requested");
  ecot_figures_connect (self, "grant.rate", "cost.total");
  node (self, "grant.rate")->no_result = "Le coût total n’est pas positif : une part de ce total n’a pas de sens.";
}

/* }}} */
/* {{{ The worst case */

static void
wire_worst (EcotFigures *self)
{
  const char *const inputs[][2] = {
    { "funding.at-risk", "funding.others" },
    { "funding.at-risk", "funding.secured" },
    { "funding.worst", "funding.total" },
    { "funding.worst", "funding.at-risk" },
    { "funding.hole", "cost.total" },
    { "funding.hole", "funding.worst" },
    { "funding.own.worst", "funding.own" },
    { "funding.own.worst", "funding.hole" },
    { "grant.rate.worst", "grant.requested" },
    { "grant.rate.worst", "funding.worst" },
  };

  node (self, "funding.secured")->records = ECOT_KIND_FUNDER;
  node (self, "funding.hole")->n_required = 2;
  node (self, "grant.rate.worst")->no_result = "Il ne resterait aucune ressource : une part de rien n’a pas de sens.";

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    ecot_figures_connect (self, inputs[i][0], inputs[i][1]);
}

/* }}} */

void
ecot_figures_wire_funding (EcotFigures *self)
{
  node (self, "funding.others")->records = ECOT_KIND_FUNDER;
  wire_own (self);
  wire_total (self);
  wire_matching (self);
  wire_grant (self);
  wire_worst (self);
}
