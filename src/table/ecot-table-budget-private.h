/* ecot-table-budget-private.h: for ecot-table-budget*.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "table/ecot-table-budget.h"

G_BEGIN_DECLS

/* One side of the rows: costs, or who pays beside them. */
typedef struct
{
  EcotTableBudget      *budget;
  const EcotTableSheet *sheet;
  const EcotMapping    *mapping;
  EcotRounding          rounding;
  gboolean              funding;               /* the second side */
  int                   columns[ECOT_N_ROLES]; /* of this side, by their likes among the costs */
  EcotMark              marks[ECOT_N_ROLES];
  EcotRole              roles[ECOT_N_ROLES]; /* what the mapping calls them */
  GPtrArray            *items;               /* of EcotBudgetItem */
  gboolean              coded;               /* its labels begin with accounts */
} EcotBudgetSide;

/* The row as an item, what cannot be read told, of no kind yet (%ECOT_ITEM_LINE). */
EcotBudgetItem *ecot_budget_read_row (EcotBudgetSide     *side,
                                      const EcotTableRow *row);
/* Whether there is neither a title nor a number in it. */
gboolean ecot_budget_item_is_blank (const EcotBudgetItem *item);
/* The label, else the category, else what stands with the number of the account. */
const char *ecot_budget_get_title (const EcotBudgetItem *item);
/* "60 Achats": may be a heading of the plan of accounts, as forms print it above its rows; or something that is counted. */
gboolean ecot_budget_is_account_heading (const EcotBudgetItem *item);
/* It is one: "60 – Achats". */
gboolean ecot_budget_is_sure_heading (const EcotBudgetSide *side,
                                      const EcotBudgetItem *item);
/* "60" in a column of its own, which the rows beneath may part. */
gboolean ecot_budget_has_account_of_class (const EcotBudgetItem *item);
/* Whether the labels of the side begin with accounts: once all rows are read. */
void ecot_budget_judge_codes (EcotBudgetSide *side);
/* What begins with the number of its account, of class 6, 7, or 86 and 87; "" where none is said. */
const char *ecot_budget_get_code (const EcotBudgetSide *side,
                                  const EcotBudgetItem *item);
/* Says what each row is. */
void ecot_budget_tell_rows (EcotBudgetSide *side);

G_END_DECLS
