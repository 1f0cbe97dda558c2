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
  int                   columns[ECOT_N_ROLES]; /* of this side */
  EcotMark              marks[ECOT_N_ROLES];
  GPtrArray            *items; /* of EcotBudgetItem */
} EcotBudgetSide;

/* The row as an item, what cannot be read told, of no kind yet (%ECOT_ITEM_LINE). */
EcotBudgetItem *_ecot_budget_read_row (EcotBudgetSide     *side,
                                       const EcotTableRow *row);
/* Whether there is neither a title nor a number in it. */
gboolean _ecot_budget_item_is_blank (const EcotBudgetItem *item);
/* Says what each row is. */
void _ecot_budget_tell_rows (EcotBudgetSide *side);

G_END_DECLS
