/* ecot-compose-accounts.c: the budget by account, as form Cerfa 12156 prints it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Charges at the left, products at the right, both totals on one line; then what
 * is given in kind, which is no part of them.  Whole euros, as the form asks, that
 * add up: the notes say which of them took the difference.
 *
 * Numbers are those of the table of accounts; in a spreadsheet an account adds
 * its lines and a total its accounts.
 */

#include "compose/ecot-composer-private.h"

#include "figure/ecot-account-table.h"

/* One side of the table, line by line. */
typedef struct
{
  const EcotAccountColumn *column;
  const char              *name; /* in anchors: "charges" */
  const char              *last_label;
  const EcotFigure        *last;  /* what stands below the total, or NULL */
  const char              *other; /* the name of the side it is the excess over */
} Side;

/* Whole euros as a number without decimals; cents are gone already. */
static EcotCell *
add_euros (EcotComposer     *self,
           const EcotFigure *figure)
{
  if (self->input->blank || !figure->known)
    return ecot_report_add_cell_empty (self->report);

  return ecot_report_add_cell_decimal (self->report, figure->number / 100 * ECOT_DECIMAL_ONE);
}

static const EcotAccountRow *
get_row (const Side *side,
         guint       i)
{
  return i < side->column->rows->len ? g_ptr_array_index (side->column->rows, i) : NULL;
}

/* Lines under an account: from the row after it on. */
static guint
count_lines (const Side *side,
             guint       account)
{
  guint n = 0;

  for (const EcotAccountRow *row; (row = get_row (side, account + 1 + n)) != NULL && row->line; n++)
    ;

  return n;
}

static void
set_formula (const Side *side,
             guint       i,
             EcotCell   *cell)
{
  guint            n = count_lines (side, i);
  g_autofree char *formula = NULL;

  if (n == 0)
    {
      ecot_cell_set_input (cell);
      return;
    }

  formula = g_strdup_printf ("ROUND(SUM({%s.%u}:{%s.%u});0)", side->name, i + 1, side->name, i + n);
  if (cell->type == ECOT_CELL_DECIMAL)
    ecot_cell_set_formula (cell, formula);
}

static void
add_label (EcotComposer         *self,
           const EcotAccountRow *row)
{
  g_autofree char *label = NULL;
  EcotCell        *cell;

  if (row->line)
    label = row->code != NULL ? g_strdup_printf ("– %s (%s)", row->label, row->code) : g_strdup_printf ("– %s", row->label);
  else
    label = row->code != NULL ? g_strdup_printf ("%s – %s", row->code, row->label) : g_strdup (row->label);

  cell = ecot_report_add_cell_text (self->report, label);
  if (!row->line)
    ecot_cell_set_strong (cell);
}

static void
add_half (EcotComposer *self,
          const Side   *side,
          guint         i)
{
  const EcotAccountRow *row = get_row (side, i);
  g_autofree char      *anchor = g_strdup_printf ("%s.%u", side->name, i);
  EcotCell             *cell;

  if (row == NULL)
    {
      /* Nothing is to be written there. */
      ecot_report_add_cell_text (self->report, "\u00a0");
      ecot_report_add_cell_empty (self->report);
      return;
    }

  add_label (self, row);
  cell = add_euros (self, &row->shown);
  ecot_cell_set_anchor (cell, anchor);
  if (row->line)
    ecot_cell_set_input (cell);
  else
    {
      ecot_cell_set_strong (cell);
      set_formula (side, i, cell);
    }
}

static void
add_half_total (EcotComposer *self,
                const Side   *side)
{
  g_autoptr (GString) formula = g_string_new ("ROUND(SUM(");
  g_autofree char    *anchor = g_strconcat (side->name, ".total", NULL);
  EcotCell           *cell;

  for (guint i = 0; i < side->column->rows->len; i++)
    if (!get_row (side, i)->line)
      g_string_append_printf (formula, "%s{%s.%u}", i > 0 ? ";" : "", side->name, i);
  g_string_append (formula, ");0)");

  ecot_report_add_cell_text (self->report, side->column->label);
  cell = add_euros (self, &side->column->shown);
  ecot_cell_set_anchor (cell, anchor);
  if (cell->type == ECOT_CELL_DECIMAL && side->column->rows->len > 0)
    ecot_cell_set_formula (cell, formula->str);
}

static void
add_half_last (EcotComposer *self,
               const Side   *side)
{
  g_autofree char *formula = g_strdup_printf ("MAX(0;ROUND({%s.total}-{%s.total};0))", side->other, side->name);
  EcotCell        *cell;

  ecot_report_add_cell_text (self->report, side->last_label);
  cell = add_euros (self, side->last);
  if (cell->type == ECOT_CELL_DECIMAL)
    ecot_cell_set_formula (cell, formula);
}

static void
add_table (EcotComposer *self,
           const char   *title,
           const Side   *left,
           const Side   *right)
{
  guint n = MAX (left->column->rows->len, right->column->rows->len);

  ecot_report_begin_table (self->report, title);
  ecot_report_add_column (self->report, "Charges", ECOT_ALIGN_START, 43);
  ecot_report_add_column (self->report, "Euros", ECOT_ALIGN_NUMBER, 7);
  ecot_report_add_column (self->report, "Produits", ECOT_ALIGN_START, 43);
  ecot_report_add_column (self->report, "Euros", ECOT_ALIGN_NUMBER, 7);

  for (guint i = 0; i < n; i++)
    {
      ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
      add_half (self, left, i);
      add_half (self, right, i);
    }

  ecot_report_begin_row (self->report, ECOT_ROW_TOTAL);
  add_half_total (self, left);
  add_half_total (self, right);

  if (left->last == NULL || (!left->last->known && !right->last->known))
    return;

  ecot_report_begin_row (self->report, ECOT_ROW_NORMAL);
  add_half_last (self, left);
  add_half_last (self, right);
}

/* The two sides of the budget, then those of what is given in kind. */
static void
add_tables (EcotComposer           *self,
            const EcotAccountTable *table)
{
  const Side charges = { &table->charges, "charges", "Excédent prévisionnel (bénéfice)", &table->excess, "products" };
  const Side products = { &table->products, "products", "Insuffisance prévisionnelle (déficit)", &table->shortfall, "charges" };
  const Side uses = { &table->uses, "uses", NULL, NULL, NULL };
  const Side resources = { &table->resources, "resources", NULL, NULL, NULL };

  add_table (self, "Budget par compte", &charges, &products);
  add_table (self, "Contributions volontaires en nature", &uses, &resources);
}

static void
add_notes (EcotComposer           *self,
           const EcotAccountTable *table)
{
  g_autofree char *rule = table->rule != NULL ? g_strdup_printf ("Comptes : %s.", table->rule) : NULL;

  if (table->sentence != NULL && !self->input->blank)
    ecot_report_add_paragraph (self->report, ECOT_STYLE_STRONG, table->sentence);
  ecot_report_add_paragraph (self->report, ECOT_STYLE_SMALL,
                             "En euros entiers. Les contributions volontaires en nature ne comptent pas dans les totaux ni dans la subvention.");
  if (rule != NULL)
    ecot_report_add_paragraph (self->report, ECOT_STYLE_SMALL, rule);

  for (guint i = 0; i < table->notes->len && !self->input->blank; i++)
    ecot_report_add_paragraph (self->report, ECOT_STYLE_SMALL, table->notes->pdata[i]);
}

void
ecot_compose_accounts (EcotComposer *self)
{
  g_autoptr (EcotAccountTable) table = ecot_account_table_new (self->figures, TRUE);

  ecot_compose_head (self, NULL, ecot_lot_label (self->lot, "accounts-title", "Budget par compte"));
  add_tables (self, table);
  add_notes (self, table);
}
