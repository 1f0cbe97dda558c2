/* ecot-wiring-options.c: what the flat rates make that the applicant chose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cost.option.ID is a percentage of a base, and a cost like another: it counts in
 * indirect costs, in those of the staff, or beside both, and in the total.  An
 * option nobody chose has no percentage and so no value, and counts for nothing.
 *
 * Nothing goes round: a rate that makes staff costs is taken of what lines say
 * and of nothing that a rate makes; one that makes indirect costs, of direct
 * costs, the staff's rate among them.  (That the two may be chosen together is
 * what the texts allow; a rate for all remaining costs clashes with both.)
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

static EcotNode *
node (EcotFigures *self,
      const char  *name)
{
  return g_hash_table_lookup (self->by_name, name);
}

/* Categories of one kind, as they are left out of a base: "Contributions en nature". */
static const char *
title_of_kind (const char *kind)
{
  static const char *const titles[][2] = {
    { "staff", "Personnel inscrit au budget" },
    { "services", "Prestations externes" },
    { "supplies", "Fournitures" },
    { "participants", "Dépenses liées aux participants" },
    { "operating", "Fonctionnement" },
    { "in-kind", "Contributions en nature" },
    { "other", "Autres dépenses" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (titles[i][0], kind) == 0)
      return titles[i][1];

  return kind;
}

/* The sum of the categories of @kind, lines alone. */
static EcotNode *
ensure_kind (EcotFigures *self,
             const char  *kind)
{
  g_autofree char *name = g_strconcat ("cost.kind.", kind, NULL);
  EcotNode        *sum = node (self, name);

  return sum != NULL ? sum : ecot_figures_add_unlisted (self, name, ECOT_REASON_SUM, ECOT_UNIT_EUR, title_of_kind (kind));
}

/* Direct costs as lines say them. */
static EcotNode *
ensure_direct_lines (EcotFigures *self)
{
  EcotNode *sum = node (self, "cost.direct.lines");

  return sum != NULL ? sum
                     : ecot_figures_add_unlisted (self, "cost.direct.lines", ECOT_REASON_SUM, ECOT_UNIT_EUR, "Coûts directs inscrits au budget");
}

void
ecot_figures_connect_kind (EcotFigures *self,
                           EcotNode    *category,
                           const char  *kind)
{
  g_autofree char *name = g_strconcat ("cost.kind.", kind, NULL);
  EcotNode        *of_kind = node (self, name);
  EcotNode        *direct = node (self, "cost.direct.lines");

  if (of_kind != NULL)
    ecot_graph_connect (self->graph, of_kind, category);
  if (direct != NULL && strcmp (kind, "indirect") != 0)
    ecot_graph_connect (self->graph, direct, category);
}

static gboolean
makes_staff (const EcotCostOption *option)
{
  return strcmp (option->pays, "staff") == 0;
}

static EcotNode *
kind_left_out (EcotFigures          *self,
               const EcotCostOption *option,
               const char           *kind)
{
  if (strcmp (kind, "staff") == 0 && !makes_staff (option))
    return node (self, "cost.direct.staff");

  return strcmp (kind, "services") == 0 ? node (self, "cost.direct.services") : ensure_kind (self, kind);
}

static char *
label_of_base (const EcotCostOption *option)
{
  g_autofree char *base = ecot_cost_option_describe_base (option);

  return g_strdup_printf ("Base du taux : %s", base);
}

/* Direct costs less what the option leaves out of them. */
static EcotNode *
add_difference (EcotFigures          *self,
                const EcotCostOption *option)
{
  const char *const *kinds = ecot_cost_kinds ();
  EcotNode          *whole = makes_staff (option) ? ensure_direct_lines (self) : node (self, "cost.direct");
  g_autofree char   *label = label_of_base (option);
  g_autofree char   *name = g_strdup_printf ("cost.option.%s.base", option->id);
  EcotNode          *base = ecot_figures_add_unlisted (self, name, ECOT_REASON_DIFFERENCE, ECOT_UNIT_EUR, label);

  ecot_graph_connect (self->graph, base, whole);

  for (guint i = 0; kinds[i] != NULL; i++)
    if (strcmp (kinds[i], "indirect") != 0 && !ecot_cost_option_takes (option, kinds[i]))
      ecot_graph_connect (self->graph, base, kind_left_out (self, option, kinds[i]));

  return base;
}

/* A figure there is, where the base is just that. */
static EcotNode *
find_base (EcotFigures          *self,
           const EcotCostOption *option)
{
  if (makes_staff (option))
    return NULL;
  if (g_strcmp0 (option->base, "direct-staff") == 0)
    return ecot_cost_option_takes (option, "staff") ? node (self, "cost.direct.staff") : NULL;
  if (option->exclude != NULL)
    return NULL;

  return node (self, g_strcmp0 (option->base, "direct-without-services") == 0 ? "cost.direct.without-services" : "cost.direct");
}

static void
pay (EcotFigures          *self,
     const EcotCostOption *option,
     EcotNode             *amount)
{
  ecot_graph_connect (self->graph, node (self, "cost.total"), amount);

  if (strcmp (option->pays, "indirect") == 0)
    ecot_graph_connect (self->graph, node (self, "cost.indirect"), amount);

  if (!makes_staff (option))
    return;

  ecot_graph_connect (self->graph, node (self, "cost.direct"), amount);
  ecot_graph_connect (self->graph, node (self, "cost.direct.staff"), amount);
}

static void
add_option (EcotFigures          *self,
            const EcotCostOption *option)
{
  g_autofree char *name = g_strconcat ("cost.option.", option->id, NULL);
  g_autofree char *place = g_strdup_printf ("cost-option/%s/percent", option->id);
  EcotNode        *amount = ecot_figures_add (self, name, ECOT_REASON_PERCENT, ECOT_UNIT_EUR, option->label);
  EcotNode        *base = find_base (self, option);

  amount->rounding = ecot_cost_option_get_rounding (option, self->lot);
  amount->chosen = TRUE;
  amount->article = option->article;
  amount->source = option->source;
  ecot_graph_connect (self->graph, amount, ecot_figures_add_cell (self, place, ECOT_UNIT_PERCENT, "Taux choisi"));
  ecot_graph_connect (self->graph, amount, base != NULL ? base : add_difference (self, option));
  pay (self, option, amount);
}

/* Before any category is there. */
void
ecot_figures_wire_options (EcotFigures *self)
{
  for (guint i = 0; i < self->options->all->len; i++)
    add_option (self, self->options->all->pdata[i]);
}

/* What pays for all the rest is on no account of its own.  A dossier brings its call, but not the
 * accounts: where the program's own files are missing there are none. */
void
ecot_figures_connect_options (EcotFigures *self)
{
  for (guint i = 0; i < self->options->all->len; i++)
    {
      const EcotCostOption *option = self->options->all->pdata[i];
      g_autofree char      *name = g_strconcat ("cost.option.", option->id, NULL);
      const char           *kind = strcmp (option->pays, "remaining") == 0 ? "other" : option->pays;
      EcotNode             *account = ecot_accounts_find_kind (self, kind);

      if (account != NULL)
        ecot_graph_connect (self->graph, account, node (self, name));
    }
}

const EcotCostOptions *
ecot_figures_get_options (EcotFigures *self)
{
  g_return_val_if_fail (ECOT_IS_FIGURES (self), NULL);

  return self->options;
}

EcotFigure
ecot_figures_get_option_base (EcotFigures *self,
                              const char  *id)
{
  g_autofree char *name = NULL;
  EcotNode        *amount;

  g_return_val_if_fail (ECOT_IS_FIGURES (self), (EcotFigure){ 0 });
  g_return_val_if_fail (id != NULL, (EcotFigure){ 0 });

  name = g_strconcat ("cost.option.", id, NULL);
  amount = node (self, name);
  return amount != NULL ? ecot_node_get_operand (amount, 1)->value : (EcotFigure){ .unit = ECOT_UNIT_EUR };
}
