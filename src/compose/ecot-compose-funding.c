/* ecot-compose-funding.c: the financing plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Funds of the call by their rate, the other funders line by line, own funds as
 * the remainder, and the balance.  The shares are shown to a hundredth of a
 * percent and add up to 100 exactly: the largest share that no maximum bounds
 * takes what rounding leaves.
 *
 * In the reply form the plan stands by itself; as a sheet of the budget its
 * formulas refer to the total of the budget sheet.
 */

#include "compose/ecot-composer-private.h"

/* A share is shown to 1/100 of a percent. */
#define SHARE_UNIT (ECOT_DECIMAL_ONE / 100)

typedef struct
{
  char       *label;
  const char *nature, *state; /* French, static */
  gint64      amount;
  gboolean    known;
  gboolean    bounded; /* a maximum rate bounds it */
  gboolean    typed;   /* the amount itself was typed */
  char       *anchor;
  EcotDecimal percent; /* of a fund by its rate; -1: none */
  EcotAmount  ceiling; /* above which it does not go; -1: none */
  EcotDecimal share;
  gboolean    absorbs;
} Row;

static void
row_free (Row *row)
{
  g_free (row->label);
  g_free (row->anchor);
  g_free (row);
}

static const char *
nature_label (const char *type)
{
  static const struct
  {
    const char *id, *label;
  } labels[] = {
    { "state", "État" },
    { "region", "Région" },
    { "department", "Département" },
    { "epci", "Intercommunalité" },
    { "commune", "Commune" },
    { "social", "Organisme social" },
    { "europe", "Fonds européens" },
    { "asp", "ASP (emplois aidés)" },
    { "public", "Autre établissement public" },
    { "private", "Aide privée (fondation)" },
    { "other", "Autre" },
  };

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].id, type))
      return labels[i].label;

  return NULL;
}

static const char *
state_label (const char *status)
{
  static const struct
  {
    const char *id, *label;
  } labels[] = {
    { "requested", "demandé" },
    { "promised", "promis" },
    { "obtained", "obtenu" },
    { "refused", "refusé" },
  };

  for (guint i = 0; status != NULL && i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].id, status))
      return labels[i].label;

  return NULL;
}

static Row *
add_row (GPtrArray *rows,
         char      *label,
         char      *anchor)
{
  Row *row = g_new0 (Row, 1);

  row->label = label;
  row->anchor = anchor;
  row->percent = -1;
  row->ceiling = -1;
  g_ptr_array_add (rows, row);
  return row;
}

/* The smaller of what the call and the applicant allow; -1: neither. */
static EcotAmount
find_ceiling (const EcotComposer *self,
              const EcotFund     *fund)
{
  gint64 typed;

  if (!ecot_composer_number (self, ECOT_KIND_FUND, fund->id, "ceiling", &typed))
    return fund->max_amount;

  return fund->max_amount >= 0 ? MIN (typed, fund->max_amount) : typed;
}

static void
add_fund (const EcotComposer *self,
          GPtrArray          *rows,
          const EcotFund     *fund)
{
  g_autofree char *figure = g_strconcat ("funding.", fund->id, NULL);
  Row             *row = add_row (rows, g_strdup (fund->label), g_strdup (figure));
  gint64           percent, typed;

  row->nature = nature_label ("europe");
  row->bounded = fund->max_percent >= 0;
  row->known = ecot_composer_figure_number (self, figure, &row->amount);
  row->typed = ecot_composer_number (self, ECOT_KIND_FUND, fund->id, "amount", &typed);

  if (!row->typed && ecot_composer_number (self, ECOT_KIND_FUND, fund->id, "percent", &percent))
    {
      char  buf[ECOT_DECIMAL_BUFSIZE];
      char *label = g_strdup_printf ("%s (%s %%)", fund->label, ecot_decimal_format_french (percent, buf));

      g_free (row->label);
      row->label = label;
      row->percent = percent;
      row->ceiling = find_ceiling (self, fund);
    }
}

/* Without a fund the issuer pays what the others leave. */
static void
add_grant (const EcotComposer *self,
           GPtrArray          *rows)
{
  const char *issuer = self->lot->issuer_short != NULL ? self->lot->issuer_short : self->lot->issuer;
  Row        *row = add_row (rows, g_strdup_printf ("Aide demandée — %s", issuer), g_strdup ("grant.requested"));

  row->state = "demandé";
  row->known = ecot_composer_figure_number (self, "grant.requested", &row->amount);
}

/* What was refused pays nothing, and stays out of the plan. */
static void
add_funder (const EcotComposer *self,
            GPtrArray          *rows,
            EcotRecord         *funder)
{
  const char *name = ecot_record_get_text (funder, "name");
  const char *status = ecot_record_get_text (funder, "status");
  Row        *row;

  if (g_strcmp0 (status, "refused") == 0)
    return;

  row = add_row (rows, g_strdup (name != NULL ? name : "Autre financeur"),
                 g_strdup_printf ("funder.%" G_GINT64_FORMAT, ecot_record_get_id (funder)));
  row->nature = nature_label (ecot_record_get_text (funder, "type"));
  row->state = state_label (status);
  row->known = row->typed = ecot_record_get_number (funder, "amount", &row->amount);
}

static GPtrArray *
make_rows (const EcotComposer *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  guint      n = self->input->blank ? 0 : ecot_dossier_get_n (self->dossier, ECOT_KIND_FUNDER);
  Row       *own;
  gint64     typed;

  for (guint i = 0; i < self->lot->funds->len; i++)
    add_fund (self, rows, g_ptr_array_index (self->lot->funds, i));

  if (self->lot->funds->len == 0)
    add_grant (self, rows);

  for (guint i = 0; i < n; i++)
    add_funder (self, rows, ecot_dossier_get_nth (self->dossier, ECOT_KIND_FUNDER, i));

  own = add_row (rows, g_strdup ("Fonds propres de la structure"), g_strdup ("funding.own"));
  own->nature = "Fonds propres";
  own->known = ecot_composer_figure_number (self, "funding.own", &own->amount);
  own->typed = ecot_composer_number (self, ECOT_KIND_OWN, NULL, "amount", &typed);

  return rows;
}

static Row *
find_absorber (GPtrArray *rows)
{
  Row *best = NULL;

  for (guint pass = 0; pass < 2 && best == NULL; pass++)
    for (guint i = 0; i < rows->len; i++)
      {
        Row *row = g_ptr_array_index (rows, i);

        if (row->known && (pass == 1 || !row->bounded) && row->amount > 0 && (best == NULL || row->amount > best->amount))
          best = row;
      }

  return best;
}

static EcotDecimal
hundredths (EcotAmount part,
            EcotAmount whole)
{
  gint64 share = 0;

  ecot_round_quotient ((EcotWide)part * 10000, whole, ECOT_ROUNDING_HALF_UP, &share, NULL);
  return share * SHARE_UNIT;
}

static void
fill_shares (GPtrArray *rows,
             EcotAmount total)
{
  Row        *absorber = find_absorber (rows);
  EcotDecimal rest = 100 * ECOT_DECIMAL_ONE;

  if (absorber == NULL || total <= 0)
    return;

  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = g_ptr_array_index (rows, i);

      if (row == absorber || !row->known)
        continue;

      row->share = hundredths (row->amount, total);
      rest -= row->share;
    }

  absorber->share = rest;
  absorber->absorbs = TRUE;
}

/* Cents of the eligible cost: all of it, less what is not. */
static char *
base_formula (const EcotComposer *self)
{
  EcotAmount ineligible;

  if (!ecot_composer_figure_number (self, "cost.ineligible", &ineligible) || ineligible == 0)
    return g_strdup ("ROUND({cost.total}*100;0)");

  return g_strdup_printf ("(ROUND({cost.total}*100;0)-%" G_GINT64_FORMAT ")", ineligible);
}

/* Rounded down where a maximum bounds it, as the figure is: see ecot-wiring-funding.c. */
static char *
rate_formula (const EcotComposer *self,
              const Row          *row)
{
  g_autofree char *base = base_formula (self);
  g_autofree char *product = g_strdup_printf ("%s*%" G_GINT64_FORMAT, base, row->percent);
  g_autofree char *share = NULL;
  char             buf[ECOT_AMOUNT_BUFSIZE];

  if (row->bounded || row->ceiling >= 0 || self->lot->rounding == ECOT_ROUNDING_DOWN)
    share = g_strdup_printf ("TRUNC(%s/1000000)/100", product);
  else if (self->lot->rounding == ECOT_ROUNDING_EURO)
    share = g_strdup_printf ("ROUND(%s/100000000;0)", product);
  else
    share = g_strdup_printf ("ROUND(%s/1000000;0)/100", product);

  if (row->ceiling < 0)
    return g_steal_pointer (&share);

  return g_strdup_printf ("MIN(%s;%s)", share, ecot_amount_format (row->ceiling, buf));
}

static char *
amount_formula (const EcotComposer *self,
                GPtrArray          *rows,
                const Row          *row)
{
  g_autoptr (GString) others = g_string_new (NULL);

  if (row->typed)
    return NULL;

  if (row->percent >= 0)
    return rate_formula (self, row);

  /* The remainder: own funds, or the grant of a lot without a fund. */
  if (!g_str_equal (row->anchor, self->lot->funds->len > 0 ? "funding.own" : "grant.requested"))
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *other = g_ptr_array_index (rows, i);

      if (other != row)
        g_string_append_printf (others, "%s{%s}", others->len > 0 ? ";" : "", other->anchor);
    }

  if (others->len == 0)
    return g_strdup ("{cost.total}");

  return g_strdup_printf ("MAX(0;ROUND({cost.total}-SUM(%s);2))", others->str);
}

static char *
share_formula (GPtrArray *rows,
               const Row *row)
{
  g_autoptr (GString) others = g_string_new (NULL);

  if (!row->absorbs)
    return g_strdup_printf ("ROUND(ROUND({%s}*100;0)*10000/ROUND({funding.total}*100;0);0)/10000", row->anchor);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *other = g_ptr_array_index (rows, i);

      if (other != row && other->known)
        g_string_append_printf (others, "%s{%s.share}", others->len > 0 ? ";" : "", other->anchor);
    }

  return others->len > 0 ? g_strdup_printf ("ROUND(1-SUM(%s);4)", others->str) : g_strdup ("1");
}

static void
add_share_cell (EcotComposer *self,
                GPtrArray    *rows,
                const Row    *row,
                gboolean      live)
{
  g_autofree char *anchor = g_strconcat (row->anchor, ".share", NULL);
  g_autofree char *formula = share_formula (rows, row);
  EcotCell        *cell;

  if (!row->known)
    {
      ecot_report_add_cell_empty (self->report);
      return;
    }

  cell = ecot_report_add_cell_percent (self->report, row->share);
  ecot_cell_set_anchor (cell, anchor);
  if (live)
    ecot_cell_set_formula (cell, formula);
}

static void
add_plan_row (EcotComposer *self,
              GPtrArray    *rows,
              const Row    *row,
              gboolean      live)
{
  g_autofree char *formula = amount_formula (self, rows, row);
  EcotCell        *cell;

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  ecot_composer_add_text_cell (self, row->label);
  ecot_composer_add_text_cell (self, row->nature);
  ecot_composer_add_text_cell (self, row->state);

  cell = row->known ? ecot_report_add_cell_amount (self->report, row->amount)
                    : ecot_report_add_cell_empty (self->report);
  ecot_cell_set_anchor (cell, row->anchor);

  if (row->known && formula != NULL && live)
    ecot_cell_set_formula (cell, formula);
  else if (formula == NULL)
    ecot_cell_set_input (cell);

  add_share_cell (self, rows, row, live);
}

static void
add_sum_row (EcotComposer *self,
             EcotRowType   type,
             const char   *label,
             const char   *figure,
             const char   *formula)
{
  EcotCell *cell;

  ecot_report_begin_row (self->report, type);
  ecot_cell_set_span (ecot_composer_add_text_cell (self, label), 3);
  cell = ecot_composer_add_figure_cell (self, figure);
  if (cell->type == ECOT_CELL_AMOUNT && formula != NULL)
    ecot_cell_set_formula (cell, formula);

  if (g_str_equal (figure, "funding.total"))
    ecot_cell_set_anchor (cell, figure);

  if (type == ECOT_ROW_TOTAL && cell->type == ECOT_CELL_AMOUNT)
    ecot_report_add_cell_percent (self->report, 100 * ECOT_DECIMAL_ONE);
  else
    ecot_report_add_cell_empty (self->report);
}

static void
add_totals (EcotComposer *self,
            GPtrArray    *rows,
            gboolean      live)
{
  const Row       *first = g_ptr_array_index (rows, 0);
  const Row       *last = g_ptr_array_index (rows, rows->len - 1);
  g_autofree char *sum = g_strdup_printf ("ROUND(SUM({%s}:{%s});2)", first->anchor, last->anchor);

  add_sum_row (self, ECOT_ROW_TOTAL, "Total des ressources", "funding.total", live ? sum : NULL);
  /* Subtotals, so that neither is left alone at the top of a page. */
  add_sum_row (self, ECOT_ROW_SUBTOTAL, "Coût total de l’action", "cost.total", live ? "{cost.total}" : NULL);
  add_sum_row (self, ECOT_ROW_SUBTOTAL, "Équilibre (ressources moins coût)", "funding.balance",
               live ? "ROUND({funding.total}-{cost.total};2)" : NULL);
}

/* Only in the budget: in a form it would stand where the call has room for a table. */
static void
add_chart (EcotComposer *self,
           GPtrArray    *rows)
{
  g_autoptr (EcotChart) chart = ecot_chart_new (ECOT_CHART_SHARES, "Parts du plan de financement");

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);

      if (row->known && row->amount > 0)
        ecot_chart_add_amount (chart, row->label, row->amount);
    }

  ecot_chart_freeze (chart);
  if (ecot_chart_get_n_items (chart) > 1)
    ecot_report_add_chart (self->report, chart);
}

void
ecot_compose_funding_table (EcotComposer *self)
{
  g_autoptr (GPtrArray) rows = make_rows (self);
  gboolean              live = self->spreadsheet;
  gint64                total;

  if (ecot_composer_figure_number (self, "funding.total", &total))
    fill_shares (rows, total);

  if (!live)
    ecot_compose_part (self, "Plan de financement");

  ecot_report_begin_table (self->report, "Plan de financement");
  ecot_report_add_column (self->report, "Financeur", ECOT_ALIGN_START, 40);
  ecot_report_add_column (self->report, "Nature", ECOT_ALIGN_START, 18);
  ecot_report_add_column (self->report, "État", ECOT_ALIGN_START, 12);
  ecot_report_add_column (self->report, "Montant", ECOT_ALIGN_NUMBER, 17);
  ecot_report_add_column (self->report, "Part", ECOT_ALIGN_NUMBER, 13);

  for (guint i = 0; i < rows->len; i++)
    add_plan_row (self, rows, g_ptr_array_index (rows, i), live);

  add_totals (self, rows, live);
  if (live)
    add_chart (self, rows);
}
