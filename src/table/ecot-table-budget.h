/* ecot-table-budget.h: the budget in a stranger's sheet, row by row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "table/ecot-table-mapping.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_ITEM_LINE,      /* a cost */
  ECOT_ITEM_FUNDER,    /* who pays, and how much */
  ECOT_ITEM_VOLUNTARY, /* a contribution in kind, apart from the costs */
  ECOT_ITEM_SECTION,   /* the title of the rows beneath */
  ECOT_ITEM_SUBTOTAL,  /* adds up rows that are there */
  ECOT_ITEM_TOTAL,
  ECOT_ITEM_LEFT, /* left out: @reason says why */
} EcotItemKind;

/* Which part of the budget a row stands in. */
typedef enum
{
  ECOT_PART_COSTS,
  ECOT_PART_FUNDING,
  ECOT_PART_VOLUNTARY, /* in kind: stands apart from the costs */
} EcotBudgetPart;

/* One row, or one side of it. */
typedef struct
{
  guint          row;
  EcotItemKind   kind;
  gboolean       hidden; /* in the sheet */
  EcotBudgetPart part;
  char          *label, *category, *unit, *account, *proof; /* clean lines, "" for none */
  gboolean       resource;                                  /* VOLUNTARY: it is where a contribution comes from, not what it is used for */
  gboolean       has_quantity, has_unit_cost, has_amount, has_vat, has_realised;
  EcotDecimal    quantity, unit_cost, vat;
  EcotAmount     amount;
  EcotAmount     realised; /* of a funder: received */
  gboolean       has_period[ECOT_N_PERIOD_ROLES], has_periods;
  EcotAmount     periods[ECOT_N_PERIOD_ROLES];
  gboolean       computed;  /* the sheet made the amount of quantity × unit cost: it need not be typed */
  gboolean       sums;      /* the sheet made the amount by adding up others of its column */
  gboolean       faulty;    /* a number of it could not be read */
  gboolean       ambiguous; /* because it has two readings */
  gboolean       has_cost;
  EcotAmount     cost;   /* the amount, else quantity × unit cost */
  char          *reason; /* translated; NULL for what is taken */
} EcotBudgetItem;

/* What could not be read, or not to the last digit. */
typedef struct
{
  const EcotBudgetItem *item;
  guint                 column;
  EcotRole              role;
  char                 *text;    /* as shown in the sheet */
  char                 *reason;  /* translated */
  gboolean              rounded; /* it was read, and rounded */
} EcotBudgetFault;

/* A column whose numbers have two readings. */
typedef struct
{
  EcotRole role;
  guint    row, column; /* the first such cell */
  guint    n;           /* how many there are */
  char    *text, *as_comma, *as_point;
} EcotBudgetQuestion;

typedef struct
{
  GPtrArray *items;     /* (element-type EcotBudgetItem), in the order of the rows, costs first */
  GPtrArray *faults;    /* (element-type EcotBudgetFault) */
  GPtrArray *questions; /* (element-type EcotBudgetQuestion) */

  guint      n_lines, n_funders, n_voluntary;
  EcotAmount costs;     /* of the lines */
  gboolean   overflow;  /* more than any budget */
  gboolean   has_total; /* the sheet says one */
  EcotAmount total;
  guint      total_row, total_column;
} EcotTableBudget;

/* @rounding: of quantity × unit cost */
EcotTableBudget *ecot_table_budget_new (const EcotTableSheet *sheet,
                                        const EcotMapping    *mapping,
                                        EcotRounding          rounding);
void             ecot_table_budget_free (EcotTableBudget *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotTableBudget, ecot_table_budget_free)

G_END_DECLS
