/* ecot-wiring.c: which figures a lot has, and what feeds them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells at the bottom, then sums of records (one a cost category), totals,
 * funding.
 *
 * Every category some line names has its sum, whether the call or the applicant
 * knows it or not, so that no line ever falls out of the total; only those that
 * are defined are listed.
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

#include "base/ecot-text.h"

static const char uncategorised[] = "Lignes sans poste de dépenses";
static const char undefined[] = "Lignes d’un poste qui n’existe pas";

/* The figures every lot has, in printed order.  Funds stand before others. */
static const struct
{
  const char  *name;
  EcotUnit     unit;
  EcotReasonOp op;
  const char  *label;
} specs[] = {
  { "cost.total", ECOT_UNIT_EUR, ECOT_REASON_SUM, "Coût total de l’action" },
  { "cost.direct", ECOT_UNIT_EUR, ECOT_REASON_SAME, "Coûts directs" },
  { "cost.direct.staff", ECOT_UNIT_EUR, ECOT_REASON_SUM, "Coûts directs de personnel" },
  { "cost.direct.services", ECOT_UNIT_EUR, ECOT_REASON_SUM, "Prestations externes" },
  { "cost.indirect", ECOT_UNIT_EUR, ECOT_REASON_SUM, "Coûts indirects" },
  { "funding.total", ECOT_UNIT_EUR, ECOT_REASON_SUM, "Total des financements" },
  { "funding.others", ECOT_UNIT_EUR, ECOT_REASON_SUM, "Autres financeurs et produits" },
  { "funding.own", ECOT_UNIT_EUR, ECOT_REASON_REMAINDER, "Fonds propres" },
  { "funding.matching", ECOT_UNIT_EUR, ECOT_REASON_DIFFERENCE, "Contreparties au fonds européen" },
  { "funding.balance", ECOT_UNIT_EUR, ECOT_REASON_DIFFERENCE, "Équilibre du plan de financement" },
  { "grant.requested", ECOT_UNIT_EUR, ECOT_REASON_SUM, "Montant demandé" },
  { "grant.rate", ECOT_UNIT_PERCENT, ECOT_REASON_SHARE, "Part du montant demandé dans le coût total" },
  { "funding.secured", ECOT_UNIT_EUR, ECOT_REASON_SUM, "Autres financements obtenus" },
  { "funding.at-risk", ECOT_UNIT_EUR, ECOT_REASON_DIFFERENCE, "Autres financements pas encore obtenus" },
  { "funding.worst", ECOT_UNIT_EUR, ECOT_REASON_DIFFERENCE, "Ressources si rien d’autre n’est obtenu" },
  { "funding.hole", ECOT_UNIT_EUR, ECOT_REASON_REMAINDER, "Ce qui manquerait si rien d’autre n’est obtenu" },
  { "funding.own.worst", ECOT_UNIT_EUR, ECOT_REASON_SUM, "Fonds propres nécessaires si rien d’autre n’est obtenu" },
  { "grant.rate.worst", ECOT_UNIT_PERCENT, ECOT_REASON_SHARE, "Part du montant demandé dans les ressources si rien d’autre n’est obtenu" },
  { "hours.total", ECOT_UNIT_HOUR, ECOT_REASON_SAME, "Temps passé sur l’action" },
  { "cost.per-hour", ECOT_UNIT_EUR, ECOT_REASON_QUOTIENT, "Coût horaire" },
};

static EcotNode *
node (EcotFigures *self,
      const char  *name)
{
  return g_hash_table_lookup (self->by_name, name);
}

static void
set_label (EcotNode   *node,
           const char *label)
{
  g_free (node->label);
  node->label = g_strdup (label);
}

void
ecot_figures_set_label (EcotFigures *self,
                        const char  *name,
                        const char  *label)
{
  set_label (node (self, name), label);
}

/* A number that has a name and is in no list. */
EcotNode *
ecot_figures_add_unlisted (EcotFigures *self,
                           const char  *name,
                           EcotReasonOp op,
                           EcotUnit     unit,
                           const char  *label)
{
  EcotNode *added = ecot_graph_add (self->graph, op, unit, label);

  added->name = g_strdup (name);
  g_hash_table_insert (self->by_name, added->name, added);
  return added;
}

/* A call may name a fund "own", or two sections alike: the first keeps the name. */
gboolean
ecot_figures_is_taken (EcotFigures *self,
                       const char  *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    if (strcmp (specs[i].name, name) == 0)
      return TRUE;

  return node (self, name) != NULL;
}

/* A figure of the printed order. */
EcotNode *
ecot_figures_add (EcotFigures *self,
                  const char  *name,
                  EcotReasonOp op,
                  EcotUnit     unit,
                  const char  *label)
{
  EcotNode *added = ecot_figures_add_unlisted (self, name, op, unit, label);

  added->listed = TRUE;
  g_ptr_array_add (self->figures, added);
  return added;
}

EcotNode *
ecot_figures_add_cell (EcotFigures *self,
                       const char  *place,
                       EcotUnit     unit,
                       const char  *label)
{
  EcotNode *cell = ecot_graph_add (self->graph, ECOT_REASON_TYPED, unit, label);

  cell->place = g_strdup (place);
  g_hash_table_insert (self->by_cell, cell->place, cell);
  return cell;
}

EcotNode *
ecot_figures_add_typed (EcotFigures *self,
                        const char  *name,
                        const char  *place,
                        EcotUnit     unit,
                        const char  *label)
{
  EcotNode *typed = ecot_figures_add (self, name, ECOT_REASON_TYPED, unit, label);

  typed->place = g_strdup (place);
  g_hash_table_insert (self->by_cell, typed->place, typed);
  return typed;
}

const char *
ecot_figures_get_category_kind (EcotFigures *self,
                                const char  *id)
{
  const EcotCategory *category = ecot_lot_find_category (self->lot, id);

  return category != NULL && category->kind != NULL ? category->kind : "other";
}

/* Where an option may make indirect costs, direct costs are no longer just all there are. */
static gboolean
tells_indirect (EcotFigures *self)
{
  return self->lot->knows_indirect || self->options->all->len > 0;
}

static void
connect_category (EcotFigures *self,
                  EcotNode    *category,
                  const char  *kind)
{
  gboolean indirect = strcmp (kind, "indirect") == 0;

  ecot_graph_connect (self->graph, node (self, "cost.total"), category);
  ecot_figures_connect_kind (self, category, kind);

  if (strcmp (kind, "staff") == 0)
    ecot_graph_connect (self->graph, node (self, "cost.direct.staff"), category);

  if (strcmp (kind, "services") == 0)
    ecot_graph_connect (self->graph, node (self, "cost.direct.services"), category);

  if (tells_indirect (self))
    ecot_graph_connect (self->graph, node (self, indirect ? "cost.indirect" : "cost.direct"), category);
}

/* The sum of the lines that name category @id, "" of those that name none. */
EcotNode *
ecot_figures_ensure_category (EcotFigures *self,
                              const char  *id)
{
  EcotNode        *category = g_hash_table_lookup (self->categories, id);
  g_autofree char *name = NULL;

  if (category != NULL)
    return category;

  name = g_strconcat ("cost.category.", id, NULL);
  category = ecot_figures_add_unlisted (self, name, ECOT_REASON_SUM, ECOT_UNIT_EUR,
                                        *id == '\0' ? uncategorised : undefined);
  category->records = ECOT_KIND_LINE;
  connect_category (self, category, ecot_figures_get_category_kind (self, id));
  g_hash_table_insert (self->categories, g_strdup (id), category);
  return category;
}

static void
list_category (EcotFigures *self,
               const char  *id,
               const char  *label)
{
  EcotNode *category = ecot_figures_ensure_category (self, id);

  category->listed = TRUE;
  set_label (category, label);
  g_ptr_array_add (self->names, category->name);
}

/* Lists what there is once for each category that is defined: the call's, then the applicant's. */
static void
list_of_each_category (EcotFigures *self,
                       void (*list) (EcotFigures *self, const char *id, const char *label))
{
  guint n = ecot_dossier_get_n (self->dossier, ECOT_KIND_CATEGORY);

  for (guint i = 0; i < self->lot->categories->len; i++)
    {
      const EcotCategory *category = self->lot->categories->pdata[i];

      list (self, category->id, category->label);
    }

  for (guint i = 0; i < n; i++)
    {
      EcotRecord      *record = ecot_dossier_get_nth (self->dossier, ECOT_KIND_CATEGORY, i);
      g_autofree char *id = g_strdup_printf ("+%" G_GINT64_FORMAT, ecot_record_get_id (record));
      const char      *label = ecot_record_get_text (record, "label");

      list (self, id, label != NULL ? label : "Poste ajouté sans intitulé");
    }
}

static void
list_category_part (EcotFigures *self,
                    const char  *prefix,
                    const char  *what,
                    const char  *id,
                    const char  *label)
{
  EcotNode        *quotient = ecot_figures_ensure_category_part (self, prefix, id);
  g_autofree char *said = g_strconcat (what, label, NULL);
  g_autofree char *typeset = ecot_text_typeset (said);

  quotient->listed = TRUE;
  set_label (quotient, typeset);
  g_ptr_array_add (self->names, quotient->name);
}

static void
list_category_hour (EcotFigures *self,
                    const char  *id,
                    const char  *label)
{
  list_category_part (self, ECOT_PER_HOUR_OF_CATEGORY, "Coût horaire : ", id, label);
}

static void
list_category_participant (EcotFigures *self,
                           const char  *id,
                           const char  *label)
{
  list_category_part (self, ECOT_PER_PARTICIPANT_OF_CATEGORY, "Coût par participant : ", id, label);
}

static void
unlist (EcotFigures *self,
        const char  *prefix,
        const char  *id)
{
  g_autofree char *name = g_strconcat (prefix, id, NULL);

  if (node (self, name) != NULL)
    node (self, name)->listed = FALSE;
}

static void
unlist_categories (EcotFigures *self)
{
  GHashTableIter iter;
  const char    *id;
  EcotNode      *category;

  g_hash_table_iter_init (&iter, self->categories);

  while (g_hash_table_iter_next (&iter, (gpointer *)&id, (gpointer *)&category))
    {
      category->listed = FALSE;
      set_label (category, *id == '\0' ? uncategorised : undefined);
      unlist (self, ECOT_PER_HOUR_OF_CATEGORY, id);
      unlist (self, ECOT_PER_PARTICIPANT_OF_CATEGORY, id);
    }
}

/* Names in order: costs, those of the categories, the rest; what an hour and what a participant
 * costs in each category stand after the figures they go with. */
void
ecot_figures_list_names (EcotFigures *self)
{
  gboolean of_costs = TRUE;

  g_ptr_array_set_size (self->names, 0);
  unlist_categories (self);

  for (guint i = 0; i < self->figures->len; i++)
    {
      EcotNode *figure = self->figures->pdata[i];

      if (of_costs && !g_str_has_prefix (figure->name, "cost."))
        {
          list_of_each_category (self, list_category);
          of_costs = FALSE;
        }

      g_ptr_array_add (self->names, figure->name);

      if (self->lot->asks_hours && strcmp (figure->name, "staff.count") == 0)
        list_of_each_category (self, list_category_hour);
      if (strcmp (figure->name, "cost.per-participant") == 0)
        list_of_each_category (self, list_category_participant);
    }

  g_ptr_array_add (self->names, NULL);
}

void
ecot_figures_connect (EcotFigures *self,
                      const char  *name,
                      const char  *input)
{
  ecot_graph_connect (self->graph, node (self, name), node (self, input));
}

static void
wire_hours (EcotFigures *self)
{
  ecot_figures_connect (self, "cost.per-hour", "cost.total");
  ecot_figures_connect (self, "cost.per-hour", "hours.total");
  node (self, "cost.per-hour")->no_result = "Le total des heures n’est pas positif : le coût horaire ne peut pas être calculé.";
}

static void
add_section (EcotFigures       *self,
             const EcotSection *section)
{
  g_autofree char *name = g_strconcat ("words.", section->id, NULL);
  g_autofree char *label = g_strdup_printf ("Mots de « %s »", section->title);
  g_autofree char *typeset = ecot_text_typeset (label);
  EcotNode        *words;

  if (ecot_figures_is_taken (self, name))
    return;

  words = ecot_figures_add (self, name, ECOT_REASON_COUNT, ECOT_UNIT_WORD, typeset);
  words->word_rule = section->word_rule;
  words->source = section->source;
  words->place = g_strdup_printf ("narrative/%s/text", section->id);
  g_hash_table_insert (self->by_cell, words->place, words);
}

static gboolean
has_rate_base (EcotFigures *self,
               const char  *base)
{
  for (guint i = 0; i < self->lot->flat_rates->len; i++)
    if (g_strcmp0 (((EcotFlatRate *)self->lot->flat_rates->pdata[i])->base, base) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_in_limit (EcotFigures *self,
             const char  *name)
{
  for (guint i = 0; i < self->lot->limits->len; i++)
    {
      const EcotLimit *limit = self->lot->limits->pdata[i];

      if (g_str_equal (limit->figure, name) || g_strcmp0 (limit->of, name) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What a rate or a limit is taken of, leaving external services out. */
static void
add_rate_base (EcotFigures *self)
{
  if (!has_rate_base (self, "direct-without-services") && !is_in_limit (self, "cost.direct.without-services"))
    return;

  ecot_figures_add (self, "cost.direct.without-services", ECOT_REASON_DIFFERENCE, ECOT_UNIT_EUR,
                    "Coûts directs sans les prestations externes");
}

static void
add_specs (EcotFigures *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      ecot_figures_add (self, specs[i].name, specs[i].op, specs[i].unit, specs[i].label);

      if (strcmp (specs[i].name, "cost.indirect") == 0)
        {
          add_rate_base (self);
          ecot_figures_wire_options (self);
          ecot_figures_wire_costs (self);
        }

      /* The funds stand after the total they belong to. */
      if (strcmp (specs[i].name, "funding.total") == 0)
        ecot_figures_add_funds (self);
    }
}

static void
wire_costs (EcotFigures *self)
{
  EcotNode *direct = node (self, "cost.direct");

  /* Without indirect costs every cost is direct. */
  if (tells_indirect (self))
    direct->op = ECOT_REASON_SUM;
  else
    ecot_figures_connect (self, "cost.direct", "cost.total");

  if (node (self, "cost.direct.without-services") != NULL)
    {
      ecot_figures_connect (self, "cost.direct.without-services", "cost.direct");
      ecot_figures_connect (self, "cost.direct.without-services", "cost.direct.services");
    }

  node (self, "cost.indirect")->zero_when_empty = self->lot->knows_indirect ? 1 : 0;
}

void
ecot_figures_wire (EcotFigures *self)
{
  add_specs (self);
  ecot_figures_wire_periods (self);
  ecot_figures_wire_staff (self);
  ecot_figures_wire_accounts (self);
  ecot_figures_connect_options (self);
  ecot_figures_wire_people (self);
  ecot_figures_wire_indicators (self);
  ecot_figures_wire_register (self);

  for (guint i = 0; i < self->lot->sections->len; i++)
    add_section (self, self->lot->sections->pdata[i]);

  wire_costs (self);
  ecot_figures_wire_funding (self);
  wire_hours (self);
  ecot_figures_list_names (self);
}
