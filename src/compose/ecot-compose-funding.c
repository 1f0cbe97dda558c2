/* ecot-compose-funding.c: the financing plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Funds of the call by their rate, the other funders line by line, own funds as
 * the remainder, and the balance.  The shares are shown to a hundredth of a
 * percent and add up to 100 exactly; a sentence names the lines that took what
 * rounding left.
 *
 * In the reply form the plan stands by itself; as a sheet of the budget its
 * formulas refer to the total of the budget sheet.
 */

#include "compose/ecot-composer-private.h"

#include "base/ecot-apportion.h"
#include "compose/ecot-choices.h"
#include "figure/ecot-funding-plan.h"

/* Lines for those of whom nothing is known, in a form to print empty. */
#define HAND_FUNDERS 4

typedef struct
{
  EcotKind    kind;
  const char *key;    /* of a fund; static, or NULL */
  EcotRecord *record; /* of another funder, or NULL */
  char       *label;
  const char *plain;          /* of a fund: without its rate; borrowed, or NULL */
  const char *nature, *state; /* French, static */
  gint64      amount;
  gboolean    known;
  EcotAmount  ceiling; /* of a fund; -1: none */
  gboolean    typed;   /* the amount itself was typed */
  char       *anchor;
  EcotDecimal percent; /* of a fund by its rate; -1: none */
  EcotDecimal share;
  EcotDecimal absorbed; /* what it took of what rounding left */
  gboolean    absorbs;  /* in a sheet, the one that is what the others leave */
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
  return ecot_choice_to_label (ECOT_KIND_FUNDER, "type", type);
}

static Row *
add_row (GPtrArray *rows,
         char      *label,
         char      *anchor)
{
  Row *row = g_new0 (Row, 1);

  row->label = label;
  row->anchor = anchor;
  row->kind = ECOT_N_KINDS;
  row->percent = -1;
  row->ceiling = -1;
  g_ptr_array_add (rows, row);
  return row;
}

/* « FSE (47 %) »: where there is no column for the rate. */
static void
name_rate (Row *row)
{
  g_autofree char *label = g_steal_pointer (&row->label);
  char             buf[ECOT_DECIMAL_BUFSIZE];

  row->label = g_strdup_printf ("%s (%s %%)", label, ecot_decimal_format_french (row->percent, buf));
}

static void
add_fund (const EcotComposer *self,
          GPtrArray          *rows,
          const EcotFund     *fund)
{
  g_autofree char *figure = g_strconcat ("funding.", fund->id, NULL);
  Row             *row = add_row (rows, g_strdup (fund->label), g_strdup (figure));
  gint64           percent, typed;

  row->kind = ECOT_KIND_FUND;
  row->key = fund->id;
  row->plain = fund->label;
  row->nature = nature_label ("europe");
  row->ceiling = fund->max_amount;
  if (ecot_composer_number (self, ECOT_KIND_FUND, fund->id, "ceiling", &typed) && (row->ceiling < 0 || typed < row->ceiling))
    row->ceiling = typed;
  row->known = ecot_composer_figure_number (self, figure, &row->amount);
  row->typed = ecot_composer_number (self, ECOT_KIND_FUND, fund->id, "amount", &typed);

  if (!row->typed && ecot_composer_number (self, ECOT_KIND_FUND, fund->id, "percent", &percent))
    {
      row->percent = percent;
      name_rate (row);
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
  const char *status = ecot_record_get_text (funder, "status");
  Row        *row;

  if (g_strcmp0 (status, "refused") == 0 || ecot_composer_is_empty_row (funder, NULL))
    return;

  row = add_row (rows, ecot_funding_plan_name (self->figures, funder),
                 g_strdup_printf ("funder.%" G_GINT64_FORMAT, ecot_record_get_id (funder)));
  row->kind = ECOT_KIND_FUNDER;
  row->record = funder;
  row->nature = nature_label (ecot_record_get_text (funder, "type"));
  row->state = ecot_choice_to_label (ECOT_KIND_FUNDER, "status", status);
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

  for (guint i = 0; self->input->blank && i < HAND_FUNDERS; i++)
    add_row (rows, g_strdup (""), g_strdup_printf ("hand.%u", i));

  own = add_row (rows, g_strdup ("Fonds propres de la structure"), g_strdup ("funding.own"));
  own->kind = ECOT_KIND_OWN;
  own->nature = "Fonds propres";
  own->known = ecot_composer_figure_number (self, "funding.own", &own->amount);
  own->typed = ecot_composer_number (self, ECOT_KIND_OWN, NULL, "amount", &typed);

  return rows;
}

/* The first that took something, or else the largest. */
static Row *
find_absorber (GPtrArray *rows)
{
  Row *largest = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = g_ptr_array_index (rows, i);

      if (row->known && row->absorbed != 0)
        return row;

      if (row->known && (largest == NULL || row->amount > largest->amount))
        largest = row;
    }

  return largest;
}

static void
fill_shares (GPtrArray *rows)
{
  g_autofree gint64 *amounts = g_new0 (gint64, rows->len);
  g_autofree gint64 *shares = g_new0 (gint64, rows->len);
  g_autofree gint64 *absorbed = g_new0 (gint64, rows->len);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);

      amounts[i] = row->known ? row->amount : 0;
    }

  if (!ecot_apportion_percents (amounts, rows->len, shares, absorbed, NULL))
    return;

  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = g_ptr_array_index (rows, i);

      row->share = shares[i];
      row->absorbed = absorbed[i];
    }

  find_absorber (rows)->absorbs = TRUE;
}

char *
ecot_composer_percent_formula (const EcotComposer *self,
                               const char         *figure,
                               const char         *product)
{
  static const char *const formulas[] = {
    [ECOT_ROUNDING_HALF_UP] = "ROUND(%s/1000000;0)/100",
    [ECOT_ROUNDING_DOWN] = "TRUNC(%s/1000000)/100",
    [ECOT_ROUNDING_EURO] = "ROUND(%s/100000000;0)",
    [ECOT_ROUNDING_EURO_DOWN] = "TRUNC(%s/100000000)",
  };
  g_auto (GStrv) parts = g_strsplit (formulas[ecot_figures_get_rounding_of (self->figures, figure)], "%s", 2);

  return g_strconcat (parts[0], product, parts[1], NULL);
}

/* What a fund makes of the cost, as the figures compute it: of what is eligible, rounded down
 * where a maximum bounds it, and within its ceiling. */
static char *
fund_formula (const EcotComposer *self,
              const Row          *row)
{
  g_autofree char *base = NULL;
  g_autofree char *product = NULL;
  g_autofree char *rounded = NULL;
  char             buf[ECOT_AMOUNT_BUFSIZE];

  base = g_strdup (ecot_composer_has_ineligible (self) ? "{cost.eligible}" : "{cost.total}");
  product = g_strdup_printf ("ROUND(%s*100;0)*ROUND({%s.rate}*1000000;0)", base, row->anchor);
  rounded = ecot_composer_percent_formula (self, row->anchor, product);

  if (row->ceiling < 0)
    return g_steal_pointer (&rounded);

  return g_strdup_printf ("MIN(%s;%s)", rounded, ecot_amount_format (row->ceiling, buf));
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
    return fund_formula (self, row);

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
    return g_strdup_printf ("ROUND(ROUND({%s}*100;0)*10000/ROUND({funding.total}*100;0);0)/10000%s", row->anchor,
                            row->absorbed == 0 ? "" : (row->absorbed > 0 ? "+0.0001" : "-0.0001"));

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *other = g_ptr_array_index (rows, i);

      if (other != row && other->known)
        g_string_append_printf (others, "%s{%s.share}", others->len > 0 ? ";" : "", other->anchor);
    }

  return others->len > 0 ? g_strdup_printf ("ROUND(1-SUM(%s);4)", others->str) : g_strdup ("1");
}

/* A sheet has a column for the rates that are typed. */
static gboolean
has_rates (const EcotComposer *self)
{
  return self->spreadsheet && self->lot->funds->len > 0;
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

/* The rate of a fund, typed; of the others there is none. */
static void
add_rate_cell (EcotComposer *self,
               const Row    *row)
{
  EcotCell        *cell = row->percent >= 0 ? ecot_report_add_cell_percent (self->report, row->percent) : ecot_report_add_cell_empty (self->report);
  g_autofree char *anchor = g_strconcat (row->anchor, ".rate", NULL);

  if (row->kind != ECOT_KIND_FUND)
    return;

  ecot_cell_set_anchor (cell, anchor);
  ecot_cell_set_field (cell, "percent");
}

/* Who it is: a funder who was added by hand is typed as a whole. */
static void
add_plan_names (EcotComposer *self,
                const Row    *row,
                gboolean      live)
{
  EcotCell *cells[3];

  cells[0] = ecot_composer_add_text_cell (self, live && row->plain != NULL ? row->plain : row->label);
  cells[1] = ecot_composer_add_text_cell (self, row->nature);
  cells[2] = ecot_composer_add_text_cell (self, row->state);

  if (row->record == NULL)
    return;

  ecot_cell_set_field (cells[0], "name");
  ecot_cell_set_field (cells[1], "type");
  ecot_cell_set_field (cells[2], "status");
}

static void
name_row (EcotComposer *self,
          const Row    *row)
{
  if (row->record != NULL)
    ecot_composer_name_row (self, row->record);
  else if (row->kind != ECOT_N_KINDS)
    ecot_composer_name_row_of (self, row->kind, row->key);
}

static char *
explain_fund (const EcotComposer *self,
              const Row          *row)
{
  static const char *const roundings[] = {
    [ECOT_ROUNDING_HALF_UP] = "arrondi au centime",
    [ECOT_ROUNDING_DOWN] = "arrondi au centime inférieur",
    [ECOT_ROUNDING_EURO] = "arrondi à l’euro",
    [ECOT_ROUNDING_EURO_DOWN] = "arrondi à l’euro inférieur",
  };
  const char *base = ecot_composer_has_ineligible (self) ? "coût éligible" : "coût total";
  const char *rounding = roundings[ecot_figures_get_rounding_of (self->figures, row->anchor)];
  char        buf[ECOT_AMOUNT_BUFSIZE];

  if (row->ceiling < 0)
    return g_strdup_printf ("Taux × %s, %s.", base, rounding);

  return g_strdup_printf ("Taux × %s, %s, et %s au plus.", base, rounding, ecot_amount_format_french (row->ceiling, buf));
}

static void
add_plan_note (EcotComposer *self,
               const Row    *row,
               EcotCell     *cell,
               gboolean      computed)
{
  g_autofree char *how = NULL;

  if (computed && row->percent >= 0)
    how = explain_fund (self, row);
  else if (computed)
    how = g_strdup ("Coût total moins les autres ressources : ce qu’elles laissent à payer, et jamais moins de 0.");

  ecot_composer_note (self, cell, row->anchor, how);
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
  name_row (self, row);
  add_plan_names (self, row, live);
  if (has_rates (self))
    add_rate_cell (self, row);

  cell = row->known ? ecot_report_add_cell_amount (self->report, row->amount)
                    : ecot_report_add_cell_empty (self->report);
  ecot_cell_set_anchor (cell, row->anchor);

  if (row->known && formula != NULL && live)
    ecot_cell_set_formula (cell, formula);
  else if (formula == NULL)
    ecot_cell_set_field (cell, "amount");
  add_plan_note (self, row, cell, formula != NULL);

  add_share_cell (self, rows, row, live);
}

/* The shares make the whole. */
static void
add_whole (EcotComposer *self,
           GPtrArray    *rows,
           gboolean      live)
{
  g_autoptr (GString) formula = g_string_new ("ROUND(SUM(");
  EcotCell           *cell = ecot_report_add_cell_percent (self->report, 100 * ECOT_DECIMAL_ONE);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);

      if (row->known)
        g_string_append_printf (formula, "%s{%s.share}", g_str_has_suffix (formula->str, "(") ? "" : ";", row->anchor);
    }

  g_string_append (formula, ");4)");
  if (live)
    ecot_cell_set_formula (cell, formula->str);
}

static void
add_sum_row (EcotComposer *self,
             EcotRowType   type,
             const char   *label,
             const char   *figure,
             const char   *formula,
             GPtrArray    *rows)
{
  EcotCell *cell;

  ecot_report_begin_row (self->report, type);
  ecot_cell_set_span (ecot_composer_add_text_cell (self, label), has_rates (self) ? 4 : 3);
  cell = ecot_composer_add_figure_cell (self, figure);
  if (cell->type == ECOT_CELL_AMOUNT && formula != NULL)
    ecot_cell_set_formula (cell, formula);

  if (g_str_equal (figure, "funding.total"))
    ecot_cell_set_anchor (cell, figure);

  if (type == ECOT_ROW_TOTAL && cell->type == ECOT_CELL_AMOUNT)
    add_whole (self, rows, formula != NULL);
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

  add_sum_row (self, ECOT_ROW_TOTAL, "Total des ressources", "funding.total", live ? sum : NULL, rows);
  /* Subtotals, so that neither is left alone at the top of a page. */
  add_sum_row (self, ECOT_ROW_SUBTOTAL, "Coût total de l’action", "cost.total", live ? "{cost.total}" : NULL, rows);
  add_sum_row (self, ECOT_ROW_SUBTOTAL, "Équilibre (ressources moins coût)", "funding.balance",
               live ? "ROUND({funding.total}-{cost.total};2)" : NULL, rows);
}

void
ecot_composer_add_payers (const EcotComposer *self,
                          EcotChart          *chart)
{
  g_autoptr (GPtrArray) rows = make_rows (self);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);

      if (row->known && row->amount > 0)
        ecot_chart_add_amount (chart, row->label, row->amount);
    }
}

/* More than these are told by their number. */
#define MAX_ABSORBERS 3

/* « L’arrondi est pris par « Ville » (+0,01). » */
static void
add_absorbers (EcotComposer *self,
               GPtrArray    *rows)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char    *sentence = NULL;
  guint               n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);
      char       buf[ECOT_DECIMAL_BUFSIZE];

      if (row->known && row->absorbed != 0 && n++ < MAX_ABSORBERS)
        g_string_append_printf (names, "%s« %s » (%s%s)", names->len > 0 ? " ; " : "", row->label, row->absorbed > 0 ? "+" : "−",
                                ecot_decimal_format_french (ABS (row->absorbed), buf));
    }

  if (n == 0)
    return;

  if (n > MAX_ABSORBERS)
    g_string_append_printf (names, " et %u autre%s", n - MAX_ABSORBERS, n > MAX_ABSORBERS + 1 ? "s" : "");

  ecot_report_keep_with_next (self->report);
  sentence = g_strdup_printf ("Les parts font 100 %% exactement : l’arrondi est pris par %s.", names->str);
  ecot_report_add_paragraph (self->report, ECOT_STYLE_SMALL, sentence);
}

void
ecot_compose_funding_table (EcotComposer *self)
{
  g_autoptr (GPtrArray) rows = make_rows (self);
  gboolean              live = self->spreadsheet;

  fill_shares (rows);

  if (!live)
    ecot_compose_part (self, "Plan de financement");

  ecot_report_begin_table (self->report, "Plan de financement");
  ecot_report_set_element (self->report, "funder");
  ecot_composer_add_column (self, "Financeur", "name", ECOT_ALIGN_START, has_rates (self) ? 28 : 42);
  ecot_composer_add_column (self, "Nature", "type", ECOT_ALIGN_START, has_rates (self) ? 20 : 22);
  ecot_composer_add_column (self, "État", "status", ECOT_ALIGN_START, 11);
  if (has_rates (self))
    {
      ecot_composer_add_column (self, "Taux", "percent", ECOT_ALIGN_NUMBER, 12);
      ecot_report_set_column_type (self->report, ECOT_CELL_PERCENT);
    }
  ecot_composer_add_column (self, "Montant", "amount", ECOT_ALIGN_NUMBER, has_rates (self) ? 17 : 14);
  ecot_report_set_column_type (self->report, ECOT_CELL_AMOUNT);
  ecot_composer_add_column (self, "Part", NULL, ECOT_ALIGN_NUMBER, has_rates (self) ? 12 : 11);

  for (guint i = 0; i < rows->len; i++)
    add_plan_row (self, rows, g_ptr_array_index (rows, i), live);

  add_totals (self, rows, live);
  add_absorbers (self, rows);
  /* Only in the budget: in a form it would stand where the call has room for a table. */
  if (live)
    ecot_compose_funding_chart (self);
}
