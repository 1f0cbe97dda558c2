/* ecot-budget-import-action.c: the rows of a stranger's budget, as one step of the dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desk/ecot-budget-import-private.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"

static void
set_text (EcotAction   *action,
          EcotKind      kind,
          gint64        id,
          const char   *field,
          EcotValueType type,
          const char   *text)
{
  g_auto (EcotValue) value = text != NULL ? ecot_value_text (type, text) : ECOT_VALUE_EMPTY;

  if (!ecot_value_is_empty (&value))
    ecot_action_set_new (action, kind, id, field, &value);
}

static void
set_number (EcotAction   *action,
            EcotKind      kind,
            gint64        id,
            const char   *field,
            EcotValueType type,
            gint64        number)
{
  const EcotValue value = ecot_value_number (type, number);

  ecot_action_set_new (action, kind, id, field, &value);
}

static void
add_line (EcotAction          *action,
          gint64               id,
          const EcotImportRow *row,
          const char          *category)
{
  const EcotBudgetItem *item = row->item;

  set_text (action, ECOT_KIND_LINE, id, "category", ECOT_VALUE_CHOICE, category);
  set_text (action, ECOT_KIND_LINE, id, "detail", ECOT_VALUE_TEXT, item->label);
  if (item->has_quantity)
    set_number (action, ECOT_KIND_LINE, id, "quantity", ECOT_VALUE_DECIMAL, item->quantity);
  set_text (action, ECOT_KIND_LINE, id, "unit", ECOT_VALUE_TEXT, item->unit);
  if (item->has_unit_cost)
    set_number (action, ECOT_KIND_LINE, id, "unit-cost", ECOT_VALUE_DECIMAL, item->unit_cost);
  if (item->has_amount && !item->computed)
    set_number (action, ECOT_KIND_LINE, id, "amount", ECOT_VALUE_AMOUNT, item->amount);
  set_text (action, ECOT_KIND_LINE, id, "proof", ECOT_VALUE_TEXT, item->proof);
  set_text (action, ECOT_KIND_LINE, id, "account", ECOT_VALUE_CHOICE, row->account);
  if (item->has_vat)
    set_number (action, ECOT_KIND_LINE, id, "vat-rate", ECOT_VALUE_DECIMAL, item->vat);
  if (item->has_realised)
    set_number (action, ECOT_KIND_LINE, id, "realised", ECOT_VALUE_AMOUNT, item->realised);
}

static void
add_line_periods (const EcotBudgetImport *self,
                  EcotAction             *action,
                  gint64                  id,
                  const EcotBudgetItem   *item)
{
  for (guint i = 0; i < ECOT_N_PERIOD_ROLES; i++)
    if (item->has_period[i] && self->periods[i] >= 0)
      {
        char field[16];

        g_snprintf (field, sizeof field, "period-%d", self->periods[i] + 1);
        set_number (action, ECOT_KIND_LINE, id, field, ECOT_VALUE_AMOUNT, item->periods[i]);
      }
}

/* Hours and what one is worth, where it was counted so; else what it is worth. */
static void
add_gift (const EcotBudgetImport *self,
          EcotAction             *action,
          gint64                  id,
          const EcotImportRow    *row)
{
  const EcotBudgetItem *item = row->item;
  gboolean              hours = item->has_quantity && item->has_unit_cost && (item->unit[0] == '\0' || g_ascii_tolower (item->unit[0]) == 'h');
  EcotAmount            product;

  set_text (action, ECOT_KIND_VOLUNTARY, id, "label", ECOT_VALUE_TEXT, item->label);
  set_text (action, ECOT_KIND_VOLUNTARY, id, "account", ECOT_VALUE_CHOICE, row->account);
  set_text (action, ECOT_KIND_VOLUNTARY, id, "proof", ECOT_VALUE_TEXT, item->proof);
  if (hours)
    {
      set_number (action, ECOT_KIND_VOLUNTARY, id, "hours", ECOT_VALUE_DECIMAL, item->quantity);
      set_number (action, ECOT_KIND_VOLUNTARY, id, "rate", ECOT_VALUE_DECIMAL, item->unit_cost);
    }
  if (!hours || !ecot_decimal_cost (item->quantity, item->unit_cost, self->frame->rounding, &product, NULL) || product != item->cost)
    set_number (action, ECOT_KIND_VOLUNTARY, id, "amount", ECOT_VALUE_AMOUNT, item->cost);
}

static void
add_funder (EcotAction          *action,
            gint64               id,
            const EcotImportRow *row)
{
  set_text (action, ECOT_KIND_FUNDER, id, "name", ECOT_VALUE_TEXT, row->item->label);
  set_text (action, ECOT_KIND_FUNDER, id, "type", ECOT_VALUE_CHOICE, row->payer);
  if (row->item->has_amount)
    set_number (action, ECOT_KIND_FUNDER, id, "amount", ECOT_VALUE_AMOUNT, row->item->amount);
  if (row->item->has_realised)
    set_number (action, ECOT_KIND_FUNDER, id, "received", ECOT_VALUE_AMOUNT, row->item->realised);
}

/* (transfer full) (element-type utf8): their ids */
static GPtrArray *
add_categories (EcotBudgetImport *self,
                EcotDossier      *dossier,
                EcotAction       *action)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  guint      position = ecot_dossier_get_n (dossier, ECOT_KIND_CATEGORY);

  for (guint i = 0; i < self->added->len; i++)
    {
      gint64 id = ecot_dossier_reserve_id (dossier);

      ecot_action_insert (action, ECOT_KIND_CATEGORY, id, NULL, position++);
      set_text (action, ECOT_KIND_CATEGORY, id, "label", ECOT_VALUE_TEXT, self->added->pdata[i]);
      g_ptr_array_add (ids, g_strdup_printf ("+%" G_GINT64_FORMAT, id));
    }

  return ids;
}

static EcotKind
get_kind (const EcotImportRow *row)
{
  if (row->item->kind == ECOT_ITEM_VOLUNTARY)
    return ECOT_KIND_VOLUNTARY;

  return row->item->kind == ECOT_ITEM_FUNDER ? ECOT_KIND_FUNDER : ECOT_KIND_LINE;
}

static void
fill_realised (EcotDossier         *dossier,
               EcotAction          *action,
               const EcotImportRow *row)
{
  EcotRecord     *record = ecot_dossier_find_id (dossier, row->fills);
  const EcotValue value = ecot_value_number (ECOT_VALUE_AMOUNT, row->item->realised);

  if (record != NULL)
    ecot_action_set (action, record, "realised", &value);
}

static void
add_rows (EcotBudgetImport *self,
          EcotDossier      *dossier,
          EcotAction       *action)
{
  g_autoptr (GPtrArray) ids = add_categories (self, dossier, action);
  guint                 positions[ECOT_N_KINDS] = {
                    [ECOT_KIND_LINE] = ecot_dossier_get_n (dossier, ECOT_KIND_LINE),
                    [ECOT_KIND_FUNDER] = ecot_dossier_get_n (dossier, ECOT_KIND_FUNDER),
                    [ECOT_KIND_VOLUNTARY] = ecot_dossier_get_n (dossier, ECOT_KIND_VOLUNTARY),
  };

  ecot_import_add_periods (self, self->frame->periods, dossier, action);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const EcotImportRow *row = self->rows->pdata[i];
      EcotKind             kind = get_kind (row);
      gint64               id;

      if (row->taken && row->fills != 0)
        fill_realised (dossier, action, row);
      if (!row->taken || row->fills != 0)
        continue;

      id = ecot_dossier_reserve_id (dossier);
      ecot_action_insert (action, kind, id, NULL, positions[kind]++);
      if (kind == ECOT_KIND_FUNDER)
        add_funder (action, id, row);
      else if (kind == ECOT_KIND_VOLUNTARY)
        add_gift (self, action, id, row);
      else
        {
          add_line (action, id, row, row->added >= 0 ? ids->pdata[row->added] : row->category);
          add_line_periods (self, action, id, row->item);
        }
    }
}

/* "D2": what it can be read as, and how to say which. */
static void
set_question (const EcotBudgetQuestion *question,
              const char               *name,
              GError                  **error)
{
  char buf[ECOT_TABLE_ADDRESS_BUFSIZE];

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_AMBIGUOUS,
               _ ("%s: cell %s, “%s”, can be read as %s or as %s: say --decimal , for the first, --decimal . for the second"), name,
               ecot_table_write_address (question->row, question->column, buf), question->text, question->as_comma, question->as_point);
}

EcotAction *
ecot_budget_import_make_action (EcotBudgetImport *self,
                                EcotDesk         *desk,
                                const char       *name,
                                GError          **error)
{
  g_autofree char       *label = g_strdup_printf (_ ("Import “%s”"), name);
  g_autoptr (EcotAction) action = ecot_action_new (label);

  if (self->budget->questions->len > 0)
    {
      set_question (self->budget->questions->pdata[0], name, error);
      return NULL;
    }
  if (!ecot_budget_import_brings (self) || self->budget->overflow)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE,
                   self->budget->overflow ? _ ("%s: its amounts add up to more than any budget") : _ ("%s: no line of a budget is found in it: say which columns hold the labels and the amounts"), name);
      return NULL;
    }

  add_rows (self, ecot_desk_get_dossier (desk), action);
  return g_steal_pointer (&action);
}
