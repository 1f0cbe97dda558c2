/* ecot-compose-rates.c: indirect costs at the flat rates of the call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Base, rate and what they make, beside what the budget holds.  In a
 * spreadsheet these are formulas over the budget's own subtotals.  The base is
 * added up from the categories whose kind belongs to it, as the formula does.
 */

#include "compose/ecot-composer-private.h"

#include <string.h>

#include "base/ecot-text.h"

typedef struct
{
  const EcotFlatRate *rate;
  guint               number; /* from 1 */
  gboolean            flat;
  EcotAmount          base, amount;
  gboolean            known;
  GString            *terms; /* of the base's sum, as formulas name them */
} Rate;

const char *
ecot_composer_group_kind (const EcotComposer  *self,
                          const EcotLineGroup *group)
{
  const EcotCategory *category = group->id != NULL ? ecot_lot_find_category (self->lot, group->id) : NULL;

  return category != NULL && category->kind != NULL ? category->kind : "other";
}

static gboolean
is_in_base (const EcotFlatRate *rate,
            const char         *kind)
{
  g_auto (GStrv) left_out = g_strsplit (rate->exclude != NULL ? rate->exclude : "", " ", -1);

  if (g_str_equal (kind, "indirect") || g_strv_contains ((const char *const *)left_out, kind))
    return FALSE;
  if (g_strcmp0 (rate->base, "direct-staff") == 0)
    return g_str_equal (kind, "staff");

  return g_strcmp0 (rate->base, "direct-without-services") != 0 || !g_str_equal (kind, "services");
}

static gboolean
add_lines (const EcotComposer  *self,
           const EcotLineGroup *group,
           EcotAmount          *sum)
{
  for (guint i = 0; i < group->lines->len; i++)
    {
      EcotFigure amount = ecot_figures_get_line (self->figures, group->lines->pdata[i]);

      if (amount.known && !ecot_amount_add (*sum, amount.number, sum, NULL))
        return FALSE;
    }

  return TRUE;
}

/* Where the base stands in the budget's sheet. */
void
ecot_compose_add_group_terms (GString             *terms,
                              const EcotLineGroup *group,
                              guint                number)
{
  if (group->lines->len == 0)
    return;

  g_string_append (terms, terms->len > 0 ? ";" : "");
  if (group->figure != NULL)
    g_string_append_printf (terms, "{group.%u.total}", number);
  else
    g_string_append_printf (terms, "{group.%u.head}:{line.%" G_GINT64_FORMAT ".amount}", number,
                            ecot_record_get_id (group->lines->pdata[group->lines->len - 1]));
}

static void
work_out (const EcotComposer *self,
          GPtrArray          *groups,
          Rate               *rate)
{
  EcotRounding rounding = rate->flat ? self->lot->rounding : ECOT_ROUNDING_DOWN;
  EcotAmount   total;

  rate->known = ecot_composer_figure_number (self, "cost.total", &total);

  for (guint i = 0; i < groups->len; i++)
    {
      const EcotLineGroup *group = groups->pdata[i];

      if (!is_in_base (rate->rate, ecot_composer_group_kind (self, group)))
        continue;

      rate->known = rate->known && add_lines (self, group, &rate->base);
      ecot_compose_add_group_terms (rate->terms, group, i + 1);
    }

  rate->known = rate->known && ecot_amount_percent (rate->base, rate->rate->percent, rounding, &rate->amount, NULL);
}

/* "les prestations et les contributions en nature": the kinds a base leaves out, or NULL. */
static char *
name_left_out (const EcotFlatRate *rate)
{
  static const char *const kinds[][2] = {
    { "staff", "le personnel" },
    { "services", "les prestations" },
    { "supplies", "les fournitures" },
    { "participants", "les dépenses liées aux participants" },
    { "operating", "le fonctionnement" },
    { "in-kind", "les contributions en nature" },
    { "other", "les autres dépenses" },
  };
  g_auto (GStrv)        left_out = g_strsplit (rate->exclude != NULL ? rate->exclude : "", " ", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strv_contains ((const char *const *)left_out, kinds[i][0]))
      g_ptr_array_add (names, (gpointer)kinds[i][1]);

  if (names->len == 0)
    return NULL;

  g_ptr_array_add (names, NULL);
  return ecot_text_join ((const char *const *)names->pdata);
}

static const char *
name_of_base (const EcotFlatRate *rate)
{
  if (g_strcmp0 (rate->base, "direct-staff") == 0)
    return "Base : dépenses directes de personnel";
  if (g_strcmp0 (rate->base, "direct-without-services") == 0)
    return "Base : dépenses directes, prestations exclues";
  if (g_strcmp0 (rate->base, "direct") == 0)
    return "Base : dépenses directes";

  return "Base, que l’appel ne précise pas : toutes les dépenses directes";
}

static char *
name_of_amount (const EcotFlatRate *rate)
{
  char        buf[ECOT_DECIMAL_BUFSIZE];
  const char *mode = "taux dont l’appel ne dit pas s’il est un forfait ou un maximum";

  if (g_strcmp0 (rate->mode, "flat") == 0)
    mode = "forfait";
  else if (g_strcmp0 (rate->mode, "ceiling") == 0)
    mode = "au plus";

  return g_strdup_printf ("%s %% de cette base (%s)", ecot_decimal_format_french (rate->percent, buf), mode);
}

/* The label takes all columns before the amount's. */
static EcotCell *
add_row (EcotComposer *self,
         EcotRowType   type,
         const char   *label,
         gboolean      known,
         EcotAmount    amount)
{
  ecot_report_begin_row (self->report, type);
  ecot_cell_set_span (ecot_composer_add_text_cell (self, label), self->spreadsheet ? 4 : 3);

  return known ? ecot_report_add_cell_amount (self->report, amount) : ecot_report_add_cell_empty (self->report);
}

static void
set_formula (const EcotComposer *self,
             EcotCell           *cell,
             const char         *formula)
{
  if (self->spreadsheet && cell->type == ECOT_CELL_AMOUNT)
    ecot_cell_set_formula (cell, formula);
}

/* Whole cents times ten-thousandths of a percent, rounded once. */
static char *
amount_formula (const EcotComposer *self,
                const Rate         *rate)
{
  g_autofree char *product = g_strdup_printf ("ROUND({rate.%u.base}*100;0)*%" G_GINT64_FORMAT, rate->number, rate->rate->percent);

  if (rate->flat && self->lot->rounding == ECOT_ROUNDING_EURO)
    return g_strdup_printf ("ROUND(%s/100000000;0)", product);
  if (rate->flat && self->lot->rounding == ECOT_ROUNDING_HALF_UP)
    return g_strdup_printf ("ROUND(%s/1000000;0)/100", product);

  return g_strdup_printf ("TRUNC(%s/1000000)/100", product);
}

static void
add_rate (EcotComposer *self,
          const Rate   *rate)
{
  g_autofree char *label = name_of_amount (rate->rate);
  g_autofree char *anchor = g_strdup_printf ("rate.%u.base", rate->number);
  g_autofree char *sum = g_strdup_printf (rate->terms->len > 0 ? "ROUND(SUM(%s);2)" : "0%s", rate->terms->str);
  g_autofree char *formula = amount_formula (self, rate);
  g_autofree char *left_out = name_left_out (rate->rate);
  g_autofree char *base = g_strconcat (name_of_base (rate->rate), left_out != NULL ? ", sans " : NULL, left_out, NULL);
  EcotCell        *cell = add_row (self, ECOT_ROW_NORMAL, base, rate->known, rate->base);

  ecot_cell_set_anchor (cell, anchor);
  set_formula (self, cell, sum);
  set_formula (self, add_row (self, ECOT_ROW_NORMAL, label, rate->known, rate->amount), formula);
}

/* Its amounts stand below those of the budget. */
static void
begin_table (EcotComposer *self)
{
  static const guint form[] = { 24, 38, 26, 12, 0 }, sheet[] = { 35, 8, 10, 8, 11, 28, 0 };
  const guint       *widths = self->spreadsheet ? sheet : form;
  guint              proven = self->spreadsheet && ecot_exhibits_prove_lines (self->exhibits) ? 1 : 0;

  ecot_report_begin_table (self->report, "Coûts indirects");
  ecot_report_follow_table (self->report);
  for (guint i = 0; widths[i] != 0; i++)
    ecot_report_add_column (self->report, NULL, i == (self->spreadsheet ? 4 : 3) ? ECOT_ALIGN_NUMBER : ECOT_ALIGN_START, widths[i]);
  if (proven)
    ecot_report_add_column (self->report, NULL, ECOT_ALIGN_START, 14);

  ecot_report_begin_row (self->report, ECOT_ROW_GROUP);
  ecot_cell_set_span (ecot_report_add_cell_text (self->report, "Calcul des coûts indirects"), self->spreadsheet ? 6 + proven : 4);
}

void
ecot_compose_rates (EcotComposer *self,
                    GPtrArray    *groups)
{
  GPtrArray *rates = self->lot->flat_rates;
  EcotAmount indirect = 0;
  gboolean   known;

  if (rates->len == 0)
    return;

  begin_table (self);

  for (guint i = 0; i < rates->len; i++)
    {
      const EcotFlatRate *flat_rate = rates->pdata[i];
      g_autoptr (GString) terms = g_string_new (NULL);
      Rate                rate = { .rate = flat_rate, .number = i + 1, .flat = g_strcmp0 (flat_rate->mode, "flat") == 0, .terms = terms };

      work_out (self, groups, &rate);
      add_rate (self, &rate);
    }

  known = ecot_composer_figure_number (self, "cost.indirect", &indirect);
  set_formula (self, add_row (self, ECOT_ROW_SUBTOTAL, "Coûts indirects inscrits au budget", known, indirect), "{cost.indirect}");
}
