/* ecot-table-budget.c: the budget in a stranger's sheet, row by row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "table/ecot-table-budget-private.h"

#include <string.h>

static void
item_free (EcotBudgetItem *self)
{
  g_free (self->label);
  g_free (self->category);
  g_free (self->unit);
  g_free (self->account);
  g_free (self->proof);
  g_free (self->reason);
  g_free (self);
}

static void
fault_free (EcotBudgetFault *self)
{
  g_free (self->text);
  g_free (self->reason);
  g_free (self);
}

static void
question_free (EcotBudgetQuestion *self)
{
  g_free (self->text);
  g_free (self->as_comma);
  g_free (self->as_point);
  g_free (self);
}

/* {{{ Sides */

static void
take_columns (EcotBudgetSide *side)
{
  guint first = side->mapping->header != ECOT_ROW_NONE ? side->mapping->header + 1 : 0;

  for (guint i = 0; i < ECOT_N_ROLES; i++)
    side->columns[i] = -1;

  for (guint i = 0; i < ECOT_N_ROLES; i++)
    {
      EcotRole role = ecot_role_get_like (i);

      if (ecot_role_is_of_funder (i) != side->funding)
        continue;

      side->roles[role] = i;
      side->columns[role] = side->mapping->columns[i];
      side->marks[role] = side->mapping->marks[i];
      if (side->columns[role] >= 0 && ecot_role_is_number (role) && side->marks[role] == ECOT_MARK_NONE)
        side->marks[role] = ecot_mark_of_column (side->sheet, (guint)side->columns[role], first);
    }
}

static void
read_side (EcotTableBudget      *self,
           const EcotTableSheet *sheet,
           const EcotMapping    *mapping,
           EcotRounding          rounding,
           gboolean              two_sides,
           gboolean              pays)
{
  EcotBudgetSide side = { .budget = self, .sheet = sheet, .mapping = mapping, .rounding = rounding, .funding = pays };

  take_columns (&side);
  side.items = g_ptr_array_new ();
  for (guint i = 0; i < sheet->n_rows; i++)
    {
      EcotBudgetItem *item = mapping->header == ECOT_ROW_NONE || sheet->rows[i].index > mapping->header ? ecot_budget_read_row (&side, &sheet->rows[i]) : NULL;

      /* Of two sides the shorter one has rows of the other. */
      if (item != NULL && two_sides && ecot_budget_item_is_blank (item))
        item_free (item);
      else if (item != NULL)
        g_ptr_array_add (side.items, item);
    }

  ecot_budget_tell_rows (&side);
  g_ptr_array_extend_and_steal (self->items, side.items);
}

/* }}} */
/* {{{ What comes of it */

/* The largest total of the costs: of two, one is of a part. */
static void
take_total (EcotTableBudget      *self,
            const EcotBudgetItem *item)
{
  if (item->kind != ECOT_ITEM_TOTAL || item->part != ECOT_PART_COSTS || !item->has_amount || (self->has_total && ABS (item->amount) <= ABS (self->total)))
    return;

  self->has_total = TRUE;
  self->total = item->amount;
  self->total_row = item->row;
}

static void
count (EcotTableBudget *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const EcotBudgetItem *item = self->items->pdata[i];

      self->n_lines += item->kind == ECOT_ITEM_LINE;
      self->n_funders += item->kind == ECOT_ITEM_FUNDER;
      self->n_voluntary += item->kind == ECOT_ITEM_VOLUNTARY;
      if (item->kind == ECOT_ITEM_LINE && !ecot_amount_add (self->costs, item->cost, &self->costs, NULL))
        self->overflow = TRUE;
      take_total (self, item);
    }
}

/* Whether what could not be read in the row is worth telling: a remark in the column of
 * amounts is none. */
static gboolean
is_told (const EcotBudgetFault *fault)
{
  const EcotBudgetItem *item = fault->item;

  return item->kind == ECOT_ITEM_LINE || item->kind == ECOT_ITEM_FUNDER || item->kind == ECOT_ITEM_VOLUNTARY || (item->kind == ECOT_ITEM_LEFT && item->faulty);
}

static void
drop_untold (EcotTableBudget *self)
{
  guint n = 0;

  for (guint i = 0; i < self->faults->len; i++)
    if (is_told (self->faults->pdata[i]))
      {
        gpointer told = self->faults->pdata[i];

        self->faults->pdata[i] = self->faults->pdata[n];
        self->faults->pdata[n++] = told;
      }

  g_ptr_array_set_size (self->faults, (int)n);
}

/* }}} */

/* Where a total is shown: with the amounts, else with the first of the years. */
static guint
find_total_column (const EcotMapping *mapping)
{
  if (mapping->columns[ECOT_ROLE_AMOUNT] >= 0)
    return (guint)mapping->columns[ECOT_ROLE_AMOUNT];

  for (guint i = ECOT_ROLE_PERIOD; i <= ECOT_ROLE_LAST_PERIOD; i++)
    if (mapping->columns[i] >= 0)
      return (guint)mapping->columns[i];

  return 0;
}

EcotTableBudget *
ecot_table_budget_new (const EcotTableSheet *sheet,
                       const EcotMapping    *mapping,
                       EcotRounding          rounding)
{
  EcotTableBudget *self;
  gboolean         two_sides;

  g_return_val_if_fail (sheet != NULL && mapping != NULL, NULL);

  self = g_new0 (EcotTableBudget, 1);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)item_free);
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify)fault_free);
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify)question_free);

  two_sides = ecot_mapping_has_two_sides (mapping);
  self->total_column = find_total_column (mapping);
  read_side (self, sheet, mapping, rounding, two_sides, FALSE);
  if (two_sides)
    read_side (self, sheet, mapping, rounding, two_sides, TRUE);
  count (self);
  drop_untold (self);

  return self;
}

void
ecot_table_budget_free (EcotTableBudget *self)
{
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->questions);
  g_free (self);
}
