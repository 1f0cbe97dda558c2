/* ecot-compose-options.c: the flat rates that were chosen, each on a line of the budget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With its base and its article.  In a spreadsheet the amount is a formula over
 * the budget's own subtotals, added up from the categories whose kind belongs to
 * the base and from the staff's rate, if that was chosen too.
 */

#include "compose/ecot-composer-private.h"

#include <string.h>

#include "base/ecot-text.h"

static char *
figure_of (const EcotCostOption *option)
{
  return g_strconcat ("cost.option.", option->id, NULL);
}

/* "15 % de 20 000,00 € (coûts directs de personnel)" */
static char *
describe (const EcotComposer   *self,
          const EcotCostOption *option)
{
  EcotFigure       base = ecot_figures_get_option_base (self->figures, option->id);
  g_autofree char *amount = ecot_figure_to_french (&base);
  g_autofree char *name = ecot_cost_option_describe_base (option);
  g_autofree char *text = NULL;
  char             buf[ECOT_DECIMAL_BUFSIZE];
  gint64           percent = 0;

  ecot_dossier_get_number (self->dossier, ECOT_KIND_COST_OPTION, option->id, "percent", &percent);
  text = g_strdup_printf ("%s %% de %s (%s)", ecot_decimal_format_french (percent, buf), amount, name);
  return ecot_text_typeset (text);
}

static void
append_term (GString    *terms,
             const char *term)
{
  g_string_append_printf (terms, "%s%s", terms->len > 0 ? ";" : "", term);
}

/* Where the base stands in the budget's sheet. */
static void
append_base (const EcotComposer   *self,
             const EcotCostOption *option,
             GPtrArray            *groups,
             GString              *terms)
{
  GPtrArray *all = ecot_figures_get_options (self->figures)->all;

  for (guint i = 0; i < groups->len; i++)
    if (ecot_cost_option_takes (option, ecot_composer_group_kind (self, groups->pdata[i])))
      ecot_compose_add_group_terms (terms, groups->pdata[i], i + 1);

  for (guint i = 0; i < all->len && strcmp (option->pays, "staff") != 0 && ecot_cost_option_takes (option, "staff"); i++)
    {
      const EcotCostOption *other = all->pdata[i];
      g_autofree char      *figure = figure_of (other);
      g_autofree char      *term = g_strdup_printf ("{%s}", figure);

      if (strcmp (other->pays, "staff") == 0 && ecot_figures_get (self->figures, figure).known)
        append_term (terms, term);
    }
}

/* Whole cents times ten-thousandths of a percent, rounded once. */
static char *
make_formula (const EcotComposer   *self,
              const EcotCostOption *option,
              GPtrArray            *groups)
{
  g_autoptr (GString) terms = g_string_new (NULL);
  g_autofree char    *figure = figure_of (option);
  g_autofree char    *product = NULL;
  gint64              percent = 0;

  append_base (self, option, groups, terms);
  ecot_dossier_get_number (self->dossier, ECOT_KIND_COST_OPTION, option->id, "percent", &percent);
  product = g_strdup_printf ("ROUND(SUM(%s)*100;0)*%" G_GINT64_FORMAT, terms->len > 0 ? terms->str : "0", percent);

  return ecot_composer_percent_formula (self, figure, product);
}

static void
add_amount (EcotComposer         *self,
            const EcotCostOption *option,
            const char           *figure,
            GPtrArray            *groups)
{
  EcotCell        *cell = ecot_composer_add_figure_cell (self, figure);
  g_autofree char *formula = NULL;

  if (!self->spreadsheet || cell->type != ECOT_CELL_AMOUNT)
    return;

  formula = make_formula (self, option, groups);
  ecot_cell_set_anchor (cell, figure);
  ecot_cell_set_formula (cell, formula);
}

static void
add_option (EcotComposer         *self,
            const EcotCostOption *option,
            const char           *figure,
            GPtrArray            *groups)
{
  g_autofree char *detail = describe (self, option);
  g_autofree char *both = g_strdup_printf ("%s : %s", option->label, detail);
  g_autofree char *phrase = option->source != NULL ? ecot_source_phrase (option->source) : NULL;
  const char      *authority = option->article != NULL ? option->article : phrase;

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);

  if (self->spreadsheet)
    {
      ecot_cell_set_span (ecot_composer_add_text_cell (self, both), 4);
      add_amount (self, option, figure, groups);
      ecot_composer_add_text_cell (self, authority);
      return;
    }

  ecot_composer_add_text_cell (self, option->label);
  ecot_composer_add_text_cell (self, detail);
  ecot_composer_add_text_cell (self, authority);
  add_amount (self, option, figure, groups);
}

void
ecot_compose_cost_options (EcotComposer *self,
                           const char   *pays,
                           GPtrArray    *groups,
                           GString      *terms)
{
  GPtrArray *all = ecot_figures_get_options (self->figures)->all;

  for (guint i = 0; !self->input->blank && i < all->len; i++)
    {
      const EcotCostOption *option = all->pdata[i];
      g_autofree char      *figure = figure_of (option);
      g_autofree char      *term = g_strdup_printf ("{%s}", figure);

      if ((pays != NULL && strcmp (option->pays, pays) != 0) || !ecot_figures_get (self->figures, figure).known)
        continue;

      add_option (self, option, figure, groups);
      if (terms != NULL)
        append_term (terms, term);
    }
}
