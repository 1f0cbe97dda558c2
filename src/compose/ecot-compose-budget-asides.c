/* ecot-compose-budget-asides.c: beside the budget, for work in a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cost category of a line, to be chosen in a list, and where VAT is got back
 * or a part of a line is not eligible, its rate and what of it is: formulas, as
 * the figures have it.  Whole cents times ten-thousandths, rounded once a step.
 */

#include "compose/ecot-composer-private.h"

#include "compose/ecot-choices.h"

/* {{{ Cost categories */

static const char *
find_label (const EcotComposer *self,
            EcotRecord         *line)
{
  const char         *id = ecot_record_get_text (line, "category");
  const EcotCategory *category = id != NULL ? ecot_lot_find_category (self->lot, id) : NULL;
  EcotRecord         *added = id != NULL && *id == '+' ? ecot_dossier_find_id (self->dossier, g_ascii_strtoll (id + 1, NULL, 10)) : NULL;

  if (category != NULL)
    return category->label;

  return added != NULL && ecot_record_get_kind (added) == ECOT_KIND_CATEGORY ? ecot_record_get_text (added, "label") : NULL;
}

static EcotRule *
add_categories (EcotComposer *self)
{
  EcotRule *rule = ecot_report_add_rule (self->report, ECOT_RULE_CHOICES, "Poste de dépenses",
                                         "Se choisit dans la liste ; à l’import dans Écot, la ligne change de poste.",
                                         "« Poste de dépenses » : à choisir dans la liste qui s’ouvre au bout de la cellule.");

  for (guint i = 0; i < self->lot->categories->len; i++)
    ecot_rule_add_choice (rule, ((const EcotCategory *)self->lot->categories->pdata[i])->label);

  for (guint i = 0; i < ecot_dossier_get_n (self->dossier, ECOT_KIND_CATEGORY); i++)
    {
      const char *label = ecot_record_get_text (ecot_dossier_get_nth (self->dossier, ECOT_KIND_CATEGORY, i), "label");

      if (label != NULL)
        ecot_rule_add_choice (rule, label);
    }

  return rule;
}

static void
add_category_cell (EcotComposer *self,
                   EcotRecord   *line)
{
  EcotCell *cell = ecot_composer_add_text_cell (self, find_label (self, line));

  /* No rule without a cell. */
  if (self->categories == NULL)
    self->categories = add_categories (self);

  ecot_cell_set_field (cell, "category");
  ecot_cell_set_rule (cell, self->categories);
}

/* }}} */
/* {{{ VAT and what is eligible */

gboolean
ecot_composer_knows_vat (const EcotComposer *self)
{
  const char *regime = ecot_composer_text (self, ECOT_KIND_METHOD, NULL, "vat");
  gint64      number;

  return (regime != NULL && !g_str_equal (regime, "included")) || ecot_composer_figure_number (self, "cost.vat", &number) ||
         ecot_composer_figure_number (self, "cost.ineligible", &number);
}

/* VAT is never rounded down, whatever the amounts are. */
static gboolean
is_in_euros (const EcotComposer *self)
{
  return ecot_figures_get_rounding (self->figures) == ECOT_ROUNDING_EURO;
}

/* @product over @divisor, in euros. */
static char *
round_formula (const EcotComposer *self,
               const char         *product,
               const char         *divisor)
{
  if (is_in_euros (self))
    return g_strdup_printf ("ROUND(%s/(%s*100);0)", product, divisor);

  return g_strdup_printf ("ROUND(%s/%s;0)/100", product, divisor);
}

static char *
eligible_formula (const EcotComposer *self,
                  gint64              id)
{
  g_autofree char *rate = g_strdup_printf ("ROUND({line.%" G_GINT64_FORMAT ".vat}*1000000;0)", id);
  g_autofree char *product = g_strdup_printf ("ROUND({line.%" G_GINT64_FORMAT ".amount}*100;0)*%s", id, rate);
  g_autofree char *divisor = g_strdup_printf ("(1000000+%s)", rate);
  g_autofree char *vat = round_formula (self, product, divisor);
  g_autofree char *shared = g_strdup_printf ("ROUND(%s*100;0)*ROUND({method.vat-share}*1000000;0)", vat);
  g_autofree char *part = round_formula (self, shared, "1000000");

  return g_strdup_printf ("ROUND({line.%" G_GINT64_FORMAT ".amount}-IF({method.vat}=\"%s\";%s;IF({method.vat}=\"%s\";%s;0));2)", id,
                          ecot_choice_to_label (ECOT_KIND_METHOD, "vat", "recoverable"), vat,
                          ecot_choice_to_label (ECOT_KIND_METHOD, "vat", "partial"), part);
}

static void
add_rate_cell (EcotComposer *self,
               EcotRecord   *line)
{
  gint64    rate;
  EcotCell *cell = ecot_record_get_number (line, "vat-rate", &rate) ? ecot_report_add_cell_percent (self->report, rate) : ecot_report_add_cell_empty (self->report);

  ecot_composer_call_cell (cell, "line", ecot_record_get_id (line), "vat");
  ecot_cell_set_field (cell, "vat-rate");
}

/* Typed, or what VAT leaves of the amount. */
static void
add_eligible_cell (EcotComposer *self,
                   EcotRecord   *line)
{
  EcotFigure       eligible = ecot_figures_get_line_part (self->figures, line, ECOT_PART_ELIGIBLE);
  EcotCell        *cell = eligible.known ? ecot_report_add_cell_amount (self->report, eligible.number) : ecot_report_add_cell_empty (self->report);
  gint64           id = ecot_record_get_id (line), typed;
  g_autofree char *formula = eligible_formula (self, id);

  ecot_composer_call_cell (cell, "line", id, "eligible");
  if (ecot_record_get_number (line, "eligible", &typed) || !eligible.known)
    ecot_cell_set_field (cell, "eligible");
  else
    ecot_cell_set_formula (cell, formula);
}

/* }}} */

void
ecot_compose_budget_asides (EcotComposer *self)
{
  self->categories = NULL;
  self->knows_vat = ecot_composer_knows_vat (self);

  ecot_report_add_aside (self->report, "Poste de dépenses", "category", ECOT_CELL_TEXT, 45);
  if (!self->knows_vat)
    return;

  ecot_report_add_aside (self->report, "TVA", "vat-rate", ECOT_CELL_PERCENT, 18);
  ecot_report_add_aside (self->report, "Montant éligible", "eligible", ECOT_CELL_AMOUNT, 28);
}

void
ecot_compose_line_asides (EcotComposer *self,
                          EcotRecord   *line)
{
  ecot_report_begin_asides (self->report);
  add_category_cell (self, line);
  if (!self->knows_vat)
    return;

  add_rate_cell (self, line);
  add_eligible_cell (self, line);
}

/* Where the eligible amounts of a group begin, so that a line inserted above its first one counts. */
void
ecot_compose_group_asides (EcotComposer *self,
                           guint         number)
{
  g_autofree char *anchor = g_strdup_printf ("group.%u.eligible", number);

  if (!self->knows_vat)
    return;

  ecot_report_begin_asides (self->report);
  ecot_report_add_cell_empty (self->report);
  ecot_report_add_cell_empty (self->report);
  ecot_cell_set_anchor (ecot_report_add_cell_empty (self->report), anchor);
}

/* The amounts of all lines less what is eligible of them.  NULL: some line has the one and not the other. */
char *
ecot_compose_ineligible_formula (EcotComposer *self,
                                 GPtrArray    *groups)
{
  g_autoptr (GString) amounts = g_string_new (NULL);
  g_autoptr (GString) eligibles = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const EcotLineGroup *group = groups->pdata[i];
      const char          *semicolon = amounts->len > 0 ? ";" : "";
      gint64               last;

      if (group->lines->len == 0)
        continue;

      for (guint j = 0; j < group->lines->len; j++)
        if (!ecot_figures_get_line (self->figures, group->lines->pdata[j]).known)
          return NULL;

      last = ecot_record_get_id (group->lines->pdata[group->lines->len - 1]);
      g_string_append_printf (amounts, "%s{group.%u.head}:{line.%" G_GINT64_FORMAT ".amount}", semicolon, i + 1, last);
      g_string_append_printf (eligibles, "%s{group.%u.eligible}:{line.%" G_GINT64_FORMAT ".eligible}", semicolon, i + 1, last);
    }

  return amounts->len > 0 ? g_strdup_printf ("ROUND(SUM(%s)-SUM(%s);2)", amounts->str, eligibles->str) : NULL;
}

/* How the amounts count VAT: what the eligible amounts are worked out with. */
void
ecot_compose_method (EcotComposer *self)
{
  const char *regime = ecot_composer_text (self, ECOT_KIND_METHOD, NULL, "vat");
  EcotCell   *cell;
  gint64      share;
  gboolean    shared = ecot_composer_number (self, ECOT_KIND_METHOD, NULL, "vat-share", &share);

  if (!self->knows_vat)
    return;

  ecot_report_begin_table (self->report, "Méthode de calcul");
  if (regime == NULL && !shared)
    ecot_report_say_instead (self->report, "Le dossier ne dit pas si la TVA des dépenses est récupérée.");
  ecot_composer_add_column (self, "TVA des dépenses", "vat", ECOT_ALIGN_START, 35);
  ecot_composer_add_column (self, "Part récupérée", "vat-share", ECOT_ALIGN_NUMBER, 11);
  ecot_report_set_column_type (self->report, ECOT_CELL_PERCENT);

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_name_row_of (self, ECOT_KIND_METHOD, NULL);
  cell = ecot_composer_add_text_cell (self, ecot_choice_to_label (ECOT_KIND_METHOD, "vat", regime));
  ecot_cell_set_anchor (cell, "method.vat");
  ecot_cell_set_field (cell, "vat");

  if (shared)
    cell = ecot_report_add_cell_percent (self->report, share);
  else
    cell = ecot_report_add_cell_empty (self->report);
  ecot_cell_set_anchor (cell, "method.vat-share");
  ecot_cell_set_field (cell, "vat-share");
}
