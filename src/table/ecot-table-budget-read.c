/* ecot-table-budget-read.c: the cells of one row of a stranger's budget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "table/ecot-table-budget-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"

static const EcotTableCell *
find_cell (EcotBudgetSide     *side,
           const EcotTableRow *row,
           EcotRole            role)
{
  int                  column = side->columns[role];
  const EcotTableCell *cell = column >= 0 ? ecot_table_row_find_cell (row, (guint)column) : NULL;

  return ecot_table_cell_is_blank (cell) ? NULL : cell;
}

/* (transfer full) */
static char *
take_text (EcotBudgetSide     *side,
           const EcotTableRow *row,
           EcotRole            role)
{
  const EcotTableCell *cell = find_cell (side, row, role);

  return cell != NULL ? ecot_text_clean_line (cell->text, -1) : g_strdup ("");
}

/* {{{ What cannot be read */

static void
add_fault (EcotBudgetSide      *side,
           EcotBudgetItem      *item,
           EcotRole             role,
           const EcotTableCell *cell,
           const char          *reason,
           gboolean             rounded)
{
  EcotBudgetFault *fault = g_new0 (EcotBudgetFault, 1);

  fault->item = item;
  fault->column = cell->column;
  fault->role = side->roles[role];
  fault->text = ecot_text_excerpt (cell->text[0] != '\0' ? cell->text : cell->value[0] != '\0' ? cell->value
                                                                                               : cell->formula);
  fault->reason = g_strdup (reason);
  fault->rounded = rounded;
  g_ptr_array_add (side->budget->faults, fault);
}

/* Asked once a column. */
static void
add_question (EcotBudgetSide      *side,
              guint                row,
              EcotRole             role,
              const EcotTableCell *cell)
{
  GPtrArray          *questions = side->budget->questions;
  EcotBudgetQuestion *question;

  for (guint i = 0; i < questions->len; i++)
    {
      question = questions->pdata[i];
      if (question->column == cell->column)
        {
          question->n++;
          return;
        }
    }

  question = g_new0 (EcotBudgetQuestion, 1);
  question->role = side->roles[role];
  question->row = row;
  question->column = cell->column;
  question->n = 1;
  question->text = ecot_text_excerpt (cell->text);
  question->as_comma = ecot_mark_show_reading (cell->text, ECOT_MARK_COMMA);
  question->as_point = ecot_mark_show_reading (cell->text, ECOT_MARK_POINT);
  g_ptr_array_add (questions, question);
}

/* }}} */
/* {{{ Numbers */

typedef gboolean (*ReadCell) (const EcotTableCell *cell,
                              EcotMark             mark,
                              gint64              *number,
                              gboolean            *rounded,
                              GError             **error);

static gboolean
take_number (EcotBudgetSide     *side,
             const EcotTableRow *row,
             EcotRole            role,
             ReadCell            read_cell,
             EcotBudgetItem     *item,
             gint64             *number)
{
  const EcotTableCell *cell = find_cell (side, row, role);
  g_autoptr (GError)   error = NULL;
  gboolean             rounded = FALSE;

  if (cell == NULL)
    return FALSE;

  if (!read_cell (cell, side->marks[role], number, &rounded, &error))
    {
      if (g_error_matches (error, ECOT_ERROR, ECOT_ERROR_AMBIGUOUS))
        {
          item->ambiguous = TRUE;
          add_question (side, row->index, role, cell);
        }
      else
        add_fault (side, item, role, cell, error->message, FALSE);
      item->faulty = item->faulty || (role != ECOT_ROLE_VAT && role != ECOT_ROLE_REALISED);
      return FALSE;
    }
  if (rounded)
    add_fault (side, item, role, cell, ecot_role_is_amount (role) ? _ ("rounded to the cent") : _ ("rounded to four decimals"), TRUE);

  return TRUE;
}

/* "of:=SUM([.D2:.D9])" in column D, of other rows: not "SUM([.C5:.E5])" along this one. */
static gboolean
adds_up_column (const EcotTableCell *cell,
                guint                row)
{
  const char      *range = strstr (cell->formula, "([.");
  g_autofree char *letters = NULL;
  gsize            n;
  guint            column;
  guint64          first;

  if (strstr (cell->formula, "SUM(") == NULL && strstr (cell->formula, "SUBTOTAL(") == NULL)
    return FALSE;
  if (range == NULL)
    range = strstr (cell->formula, ";[."); /* SUBTOTAL(9;[.D2:.D9]) */
  if (range == NULL)
    return FALSE;

  range += 3;
  range += *range == '$';
  n = strspn (range, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  letters = g_strndup (range, n);
  range += n + (range[n] == '$');
  first = g_ascii_strtoull (range, NULL, 10);

  return ecot_table_read_column (letters, &column) && column == cell->column && first > 0 && first != (guint64)row + 1;
}

/* What the row costs; its product in @product, if there is one. */
static void
take_cost (EcotBudgetSide *side,
           EcotBudgetItem *item,
           gboolean        formula)
{
  EcotAmount product;
  gboolean   has_product = item->has_quantity && item->has_unit_cost &&
                         ecot_decimal_cost (item->quantity, item->unit_cost, side->rounding, &product, NULL);

  item->computed = has_product && (!item->has_amount || (formula && item->amount == product));
  item->has_cost = item->has_amount || has_product || item->has_realised;
  item->cost = item->has_amount ? item->amount : has_product ? product
                                                             : 0;
}

static void
set_unit (EcotBudgetItem *item,
          char           *unit)
{
  if (item->unit[0] != '\0')
    {
      g_free (unit);
      return;
    }

  g_free (item->unit);
  item->unit = unit;
}

/* A quantity may bring its unit: "120 h", and so does a time: "8:30". */
static void
take_quantity (EcotBudgetSide     *side,
               const EcotTableRow *row,
               EcotBudgetItem     *item)
{
  const EcotTableCell *cell = find_cell (side, row, ECOT_ROLE_QUANTITY);
  g_autofree char     *number = NULL;
  g_autofree char     *unit = NULL;
  EcotTableCell        bare;
  gboolean             rounded;

  if (cell != NULL && ecot_table_cell_read_hours (cell, &item->quantity, &rounded))
    {
      item->has_quantity = TRUE;
      set_unit (item, g_strdup ("h"));
      if (rounded)
        add_fault (side, item, ECOT_ROLE_QUANTITY, cell, _ ("rounded to four decimals"), TRUE);
      return;
    }
  if (cell == NULL || ecot_table_cell_is_number (cell) || !ecot_table_cell_split_unit (cell, &number, &unit))
    {
      item->has_quantity = take_number (side, row, ECOT_ROLE_QUANTITY, ecot_table_cell_read_decimal, item, &item->quantity);
      return;
    }

  bare = *cell;
  bare.text = number;
  item->has_quantity = ecot_table_cell_read_decimal (&bare, side->marks[ECOT_ROLE_QUANTITY], &item->quantity, &rounded, NULL);
  if (!item->has_quantity)
    take_number (side, row, ECOT_ROLE_QUANTITY, ecot_table_cell_read_decimal, item, &item->quantity);
  else
    set_unit (item, g_steal_pointer (&unit));
}

/* Of the years beside each other; without an amount of their own they add up to it. */
static void
take_periods (EcotBudgetSide     *side,
              const EcotTableRow *row,
              EcotBudgetItem     *item)
{
  EcotAmount sum = 0;
  gboolean   adds_up = TRUE;

  for (guint i = 0; i < ECOT_N_PERIOD_ROLES; i++)
    {
      item->has_period[i] = take_number (side, row, ECOT_ROLE_PERIOD + i, ecot_table_cell_read_amount, item, &item->periods[i]);
      item->has_periods = item->has_periods || item->has_period[i];
      adds_up = adds_up && (!item->has_period[i] || ecot_amount_add (sum, item->periods[i], &sum, NULL));
    }

  if (!item->has_periods || item->has_amount || (item->has_quantity && item->has_unit_cost) || !adds_up)
    return;

  item->has_amount = TRUE;
  item->amount = sum;
}

static void
take_numbers (EcotBudgetSide     *side,
              const EcotTableRow *row,
              EcotBudgetItem     *item)
{
  const EcotTableCell *amount = find_cell (side, row, ECOT_ROLE_AMOUNT);

  take_quantity (side, row, item);
  item->has_unit_cost = take_number (side, row, ECOT_ROLE_UNIT_COST, ecot_table_cell_read_decimal, item, &item->unit_cost);
  item->has_amount = take_number (side, row, ECOT_ROLE_AMOUNT, ecot_table_cell_read_amount, item, &item->amount);
  item->has_vat = take_number (side, row, ECOT_ROLE_VAT, ecot_table_cell_read_percent, item, &item->vat);
  item->has_realised = take_number (side, row, ECOT_ROLE_REALISED, ecot_table_cell_read_amount, item, &item->realised);
  take_periods (side, row, item);
  item->sums = amount != NULL && adds_up_column (amount, row->index);
  take_cost (side, item, amount != NULL && amount->formula[0] != '\0');
}

/* }}} */

EcotBudgetItem *
ecot_budget_read_row (EcotBudgetSide     *side,
                      const EcotTableRow *row)
{
  EcotBudgetItem *item = g_new0 (EcotBudgetItem, 1);

  item->row = row->index;
  item->hidden = (row->flags & ECOT_TABLE_HIDDEN) != 0;
  item->part = side->funding ? ECOT_PART_FUNDING : ECOT_PART_COSTS;
  item->label = take_text (side, row, ECOT_ROLE_LABEL);
  item->category = take_text (side, row, ECOT_ROLE_CATEGORY);
  item->unit = take_text (side, row, ECOT_ROLE_UNIT);
  item->account = take_text (side, row, ECOT_ROLE_ACCOUNT);
  item->proof = take_text (side, row, ECOT_ROLE_PROOF);
  take_numbers (side, row, item);

  return item;
}
