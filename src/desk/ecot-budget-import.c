/* ecot-budget-import.c: a stranger's budget as lines of a dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adds, and never replaces: what is there stays as it is.  A category is taken if the lot
 * means it by those words, added where the lot lets budgets have rows of their own, and
 * otherwise left to the person; an account only if the plan of accounts has it.
 */

#include "config.h"

#include "desk/ecot-budget-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-fold.h"
#include "call/ecot-accounts.h"
#include "desk/ecot-category-match.h"
#include "table/ecot-table-words.h"

/* More titles than that are no categories. */
#define MAX_ADDED 20

/* {{{ The frame */

struct _EcotImportFrame
{
  EcotLot         *lot;
  EcotRounding     rounding;
  GArray          *names;   /* (element-type EcotCategoryName) */
  GPtrArray       *texts;   /* what @names points to, of the categories the applicant added */
  GHashTable      *lines;   /* those there, as describe_line(): gint64, the id of one that has no realised amount, 0 for none or several */
  GHashTable      *gifts;   /* (element-type utf8): voluntary contributions, likewise */
  GHashTable      *funders; /* (element-type utf8): names, folded */
  EcotImportPeriod periods[ECOT_N_PERIOD_ROLES];
};

static char *
describe_line (const char *detail,
               EcotAmount  cost)
{
  g_autofree char *words = ecot_words_of (detail);
  char             buf[ECOT_AMOUNT_BUFSIZE];

  return g_strconcat (words, ecot_amount_format (cost, buf), NULL);
}

static void
add_names (EcotImportFrame *self,
           EcotDossier     *dossier)
{
  for (guint i = 0; i < self->lot->categories->len; i++)
    {
      const EcotCategory    *category = self->lot->categories->pdata[i];
      const EcotCategoryName name = { category->id, category->label, category->kind };

      g_array_append_val (self->names, name);
    }

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_CATEGORY); i++)
    {
      EcotRecord      *record = ecot_dossier_get_nth (dossier, ECOT_KIND_CATEGORY, i);
      const char      *label = ecot_record_get_text (record, "label");
      EcotCategoryName name = { g_strdup_printf ("+%" G_GINT64_FORMAT, ecot_record_get_id (record)), g_strdup (label != NULL ? label : ""), NULL };

      g_ptr_array_add (self->texts, (gpointer)name.id);
      g_ptr_array_add (self->texts, (gpointer)name.label);
      g_array_append_val (self->names, name);
    }
}

/* As typed, else its product. */
static EcotAmount
read_cost (const EcotImportFrame *self,
           EcotRecord            *record,
           const char            *quantity,
           const char            *unit_cost)
{
  gint64 amount = 0, count, cost;

  if (!ecot_record_get_number (record, "amount", &amount) && ecot_record_get_number (record, quantity, &count) &&
      ecot_record_get_number (record, unit_cost, &cost))
    ecot_decimal_cost (count, cost, self->rounding, &amount, NULL);

  return amount;
}

/* Takes @key. */
static void
note_line (EcotImportFrame *self,
           EcotRecord      *record,
           char            *key)
{
  gint64 id = ecot_record_get_id (record), realised;

  if (g_hash_table_contains (self->lines, key) || ecot_record_get_number (record, "realised", &realised))
    id = 0;
  g_hash_table_replace (self->lines, key, g_memdup2 (&id, sizeof id));
}

static void
add_lines (EcotImportFrame *self,
           EcotDossier     *dossier)
{
  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_LINE); i++)
    {
      EcotRecord *record = ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, i);
      const char *detail = ecot_record_get_text (record, "detail");

      note_line (self, record, describe_line (detail != NULL ? detail : "", read_cost (self, record, "quantity", "unit-cost")));
    }
}

static void
add_gifts (EcotImportFrame *self,
           EcotDossier     *dossier)
{
  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_VOLUNTARY); i++)
    {
      EcotRecord *record = ecot_dossier_get_nth (dossier, ECOT_KIND_VOLUNTARY, i);
      const char *label = ecot_record_get_text (record, "label");

      g_hash_table_add (self->gifts, describe_line (label != NULL ? label : "", read_cost (self, record, "hours", "rate")));
    }
}

static void
add_funders (EcotImportFrame *self,
             EcotDossier     *dossier)
{
  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_FUNDER); i++)
    {
      const char *name = ecot_record_get_text (ecot_dossier_get_nth (dossier, ECOT_KIND_FUNDER, i), "name");

      g_hash_table_add (self->funders, ecot_words_of (name != NULL ? name : ""));
    }
}

EcotImportFrame *
ecot_import_frame_new (EcotDesk *desk)
{
  EcotImportFrame *self = g_atomic_rc_box_new0 (EcotImportFrame);
  EcotDossier     *dossier = ecot_desk_get_dossier (desk);

  self->lot = ecot_lot_ref (ecot_desk_get_lot (desk));
  self->rounding = ecot_figures_get_rounding (ecot_desk_get_figures (desk));
  self->names = g_array_new (FALSE, FALSE, sizeof (EcotCategoryName));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->gifts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->funders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_names (self, dossier);
  add_lines (self, dossier);
  add_gifts (self, dossier);
  add_funders (self, dossier);
  _ecot_import_read_periods (dossier, self->periods);

  return self;
}

EcotImportFrame *
ecot_import_frame_ref (EcotImportFrame *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
frame_clear (gpointer data)
{
  EcotImportFrame *self = data;

  ecot_lot_unref (self->lot);
  g_array_unref (self->names);
  g_ptr_array_unref (self->texts);
  g_hash_table_unref (self->lines);
  g_hash_table_unref (self->gifts);
  g_hash_table_unref (self->funders);
}

void
ecot_import_frame_unref (EcotImportFrame *self)
{
  g_atomic_rc_box_release_full (self, frame_clear);
}

/* }}} */
/* {{{ Rows */

static void
row_free (EcotImportRow *self)
{
  g_free (self->account);
  g_free (self->note);
  g_free (self);
}

/* What is already said stays. */
static void
add_note (EcotImportRow *row,
          char          *note)
{
  char *before = row->note;

  row->note = before != NULL ? g_strdup_printf ("%s; %s", before, note) : g_strdup (note);
  g_free (before);
  g_free (note);
}

typedef struct
{
  EcotImportFrame  *frame;
  EcotBudgetImport *import;
  GHashTable       *matches; /* title -> id, or NULL */
  GHashTable       *filled;  /* ids of lines that got a realised amount */
} Plan;

/* The index of a category that comes with the lines, -1 where the lot has none but its own. */
static int
add_category (Plan       *plan,
              const char *title)
{
  GPtrArray *added = plan->import->added;
  guint      i;

  if (!plan->frame->lot->extra_categories)
    return -1;
  if (g_ptr_array_find_with_equal_func (added, title, g_str_equal, &i))
    return (int)i;
  if (added->len == MAX_ADDED)
    return -1;

  g_ptr_array_add (added, g_strdup (title));
  return (int)added->len - 1;
}

static const char *
find_label (EcotImportFrame *frame,
            const char      *id)
{
  for (guint i = 0; id != NULL && i < frame->names->len; i++)
    {
      const EcotCategoryName *name = &g_array_index (frame->names, EcotCategoryName, i);

      if (strcmp (name->id, id) == 0)
        return name->label;
    }

  return NULL;
}

static const char *
match_category (Plan                 *plan,
                const EcotBudgetItem *item)
{
  g_autofree char *key = g_strconcat (item->category, "\n", item->account, NULL);
  gpointer         id;

  if (!g_hash_table_lookup_extended (plan->matches, key, NULL, &id))
    {
      id = (gpointer)ecot_category_match ((const EcotCategoryName *)plan->frame->names->data, plan->frame->names->len, item->category, item->account);
      g_hash_table_insert (plan->matches, g_steal_pointer (&key), id);
    }

  return id;
}

static void
take_category (Plan          *plan,
               EcotImportRow *row)
{
  const EcotBudgetItem *item = row->item;

  row->added = -1;
  row->category = match_category (plan, item);
  row->label = find_label (plan->frame, row->category);
  if (row->category != NULL || item->category[0] == '\0')
    return;

  row->added = add_category (plan, item->category);
  if (row->added >= 0)
    add_note (row, g_strdup (_ ("a new category")));
  else
    add_note (row, g_strdup_printf (_ ("“%s” is no cost category of the call: choose one"), item->category));
}

/* "6063", or the beginning of "6063 Fournitures d’entretien". */
static char *
find_code (const EcotBudgetItem *item)
{
  const char *text = item->account[0] != '\0' ? item->account : item->label;
  gsize       n = strspn (text, "0123456789");

  if (n < 2 || g_unichar_isalnum (g_utf8_get_char (text + n)) || (text == item->label && n < 3))
    return NULL;

  return g_strndup (text, n);
}

static void
take_account (EcotImportRow *row)
{
  g_autofree char *code = find_code (row->item);

  if (code != NULL && ecot_accounts_has_code (ecot_accounts_get (NULL), ECOT_SIDE_CHARGES, code))
    row->account = g_steal_pointer (&code);
  else if (row->item->account[0] != '\0')
    add_note (row, g_strdup_printf (_ ("“%s” is no account of charges: it was left out"), row->item->account));
}

/* Its costs are there already, and what came of them is new. */
static gboolean
fill_line (Plan          *plan,
           EcotImportRow *row,
           const char    *key)
{
  const gint64 *id = g_hash_table_lookup (plan->frame->lines, key);

  if (id == NULL || *id == 0 || !row->item->has_realised)
    return FALSE;

  row->fills = *id;
  /* A second row of the kind is another line. */
  g_hash_table_insert (plan->filled, g_memdup2 (id, sizeof *id), NULL);
  plan->import->n_filled++;
  add_note (row, g_strdup (_ ("the budget has this line: its realised amount is filled in")));
  return TRUE;
}

/* @sum of the periods beside an amount of its own. */
static void
compare_periods (EcotImportRow *row)
{
  const EcotBudgetItem *item = row->item;
  EcotAmount            sum = 0;
  char                  buf[ECOT_AMOUNT_BUFSIZE];

  for (guint i = 0; i < ECOT_N_PERIOD_ROLES; i++)
    if (item->has_period[i] && !ecot_amount_add (sum, item->periods[i], &sum, NULL))
      return;

  if (item->has_periods && sum != item->cost)
    add_note (row, g_strdup_printf (_ ("its periods add up to %s"), ecot_amount_format_french (sum, buf)));
}

static void
take_line (Plan          *plan,
           EcotImportRow *row)
{
  g_autofree char *key = describe_line (row->item->label, row->item->cost);
  const gint64    *id = g_hash_table_lookup (plan->frame->lines, key);

  row->taken = TRUE;
  if (id != NULL && !g_hash_table_contains (plan->filled, id) && fill_line (plan, row, key))
    return;

  plan->import->n_lines++;
  take_category (plan, row);
  take_account (row);
  compare_periods (row);
  if (id != NULL)
    {
      plan->import->n_same++;
      add_note (row, g_strdup (_ ("the budget has such a line already")));
    }
  if (row->item->hidden)
    add_note (row, g_strdup (_ ("hidden in the sheet")));
}

static void
take_gift (Plan          *plan,
           EcotImportRow *row)
{
  g_autofree char *key = describe_line (row->item->label, row->item->cost);
  const char      *code = _ecot_import_find_contribution (row->item);

  row->added = -1;
  if (g_hash_table_contains (plan->frame->gifts, key))
    {
      add_note (row, g_strdup (_ ("the dossier has this contribution already")));
      return;
    }

  row->taken = TRUE;
  row->account = g_strdup (code);
  plan->import->n_voluntary++;
  if (code == NULL)
    add_note (row, g_strdup (_ ("its account is for you to choose")));
  if (row->item->has_periods || row->item->has_realised)
    add_note (row, g_strdup (_ ("contributions in kind have one amount: its periods and what was realised are not brought")));
  if (row->item->hidden)
    add_note (row, g_strdup (_ ("hidden in the sheet")));
}

static gboolean
is_own_fund (EcotLot    *lot,
             const char *words)
{
  static const char *const own[] = { " fonds propres", " autofinancement", " ressources propres", " own funds", NULL };

  for (guint i = 0; i < lot->funds->len; i++)
    {
      const EcotFund  *fund = lot->funds->pdata[i];
      g_autofree char *id = g_strdup_printf (" %s ", fund->id);
      g_autofree char *label = ecot_words_of (fund->label);

      if (strstr (words, id) != NULL || strstr (words, label) != NULL)
        return TRUE;
    }

  return ecot_starts_with_any (words, own);
}

static void
take_funder (Plan          *plan,
             EcotImportRow *row)
{
  g_autofree char *words = ecot_words_of (row->item->label);

  row->added = -1;
  if (row->item->label[0] == '\0')
    add_note (row, g_strdup (_ ("an amount without the name of who pays it")));
  else if (is_own_fund (plan->frame->lot, words))
    add_note (row, g_strdup (_ ("the dossier has a place of its own for it, on the page of the financing plan")));
  else if (g_hash_table_contains (plan->frame->funders, words))
    add_note (row, g_strdup (_ ("this funder is in the financing plan already")));
  else
    {
      row->taken = TRUE;
      row->payer = _ecot_import_find_payer (row->item);
      plan->import->n_funders++;
      if (row->payer == NULL)
        add_note (row, g_strdup (_ ("its nature is for you to choose")));
    }
}

static void
take_row (Plan                 *plan,
          const EcotBudgetItem *item)
{
  EcotImportRow *row = g_new0 (EcotImportRow, 1);

  row->item = item;
  row->added = -1;
  g_ptr_array_add (plan->import->rows, row);

  if (item->kind == ECOT_ITEM_LINE)
    take_line (plan, row);
  else if (item->kind == ECOT_ITEM_FUNDER)
    take_funder (plan, row);
  else if (item->kind == ECOT_ITEM_VOLUNTARY)
    take_gift (plan, row);
  else
    row->note = item->kind == ECOT_ITEM_SECTION ? g_strdup (_ ("the title of the rows beneath")) : g_strdup (item->reason);
}

/* }}} */

/* What nobody sees in the rows. */
static void
add_sheet_notes (EcotBudgetImport *self)
{
  const EcotTableSheet *sheet = ecot_table_get_sheet (self->table, self->mapping.sheet);
  const int            *columns = self->mapping.columns;
  char                  buf[ECOT_TABLE_ADDRESS_BUFSIZE];

  if (sheet->flags & ECOT_TABLE_HIDDEN)
    g_ptr_array_add (self->notes, g_strdup (_ ("this sheet is hidden in its file")));
  if (sheet->flags & ECOT_TABLE_LINKED)
    g_ptr_array_add (self->notes, g_strdup (_ ("this sheet shows what another file said when it was saved; the other file is not looked at")));
  if (columns[ECOT_ROLE_FUNDER] >= 0 && columns[ECOT_ROLE_FUNDER_AMOUNT] < 0)
    g_ptr_array_add (self->notes, g_strdup (_ ("who pays is not read, for want of a column of their amounts")));

  for (guint i = 0; i < ECOT_N_ROLES; i++)
    if (columns[i] >= 0 && ecot_table_sheet_is_column_hidden (sheet, (guint)columns[i]))
      g_ptr_array_add (self->notes, g_strdup_printf (_ ("column %s, which is read, is hidden in the sheet"), ecot_table_write_address (G_MAXUINT, (guint)columns[i], buf)));
}

EcotBudgetImport *
ecot_budget_import_new (EcotImportFrame   *frame,
                        EcotTable         *table,
                        const EcotMapping *mapping)
{
  EcotBudgetImport *self;
  Plan              plan = { frame };

  g_return_val_if_fail (frame != NULL && table != NULL && mapping != NULL, NULL);

  self = g_atomic_rc_box_new0 (EcotBudgetImport);
  self->frame = ecot_import_frame_ref (frame);
  self->table = ecot_table_ref (table);
  self->mapping = *mapping;
  self->budget = ecot_table_budget_new (ecot_table_get_sheet (table, mapping->sheet), mapping, frame->rounding);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  self->added = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  add_sheet_notes (self);
  _ecot_import_place_periods (self, frame->periods);
  _ecot_import_tell_columns (self);

  plan.import = self;
  plan.filled = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  plan.matches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->budget->items->len; i++)
    take_row (&plan, self->budget->items->pdata[i]);
  g_hash_table_unref (plan.matches);
  g_hash_table_unref (plan.filled);

  return self;
}

EcotBudgetImport *
ecot_budget_import_ref (EcotBudgetImport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
import_clear (gpointer data)
{
  EcotBudgetImport *self = data;

  ecot_import_frame_unref (self->frame);
  ecot_table_unref (self->table);
  ecot_table_budget_free (self->budget);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->added);
  g_ptr_array_unref (self->notes);
}

void
ecot_budget_import_unref (EcotBudgetImport *self)
{
  g_atomic_rc_box_release_full (self, import_clear);
}

const char *
ecot_budget_import_get_category (const EcotBudgetImport *self,
                                 const EcotImportRow    *row)
{
  if (row->added >= 0)
    return self->added->pdata[row->added];

  return row->label != NULL ? row->label : "";
}

char *
ecot_budget_import_describe (const EcotBudgetImport *self)
{
  const EcotTableBudget *budget = self->budget;
  EcotAmount             difference;
  char                   total[ECOT_AMOUNT_BUFSIZE], costs[ECOT_AMOUNT_BUFSIZE], off[ECOT_AMOUNT_BUFSIZE], cell[ECOT_TABLE_ADDRESS_BUFSIZE];

  ecot_amount_format_french (budget->costs, costs);
  if (!ecot_budget_import_get_difference (self, &difference))
    return g_strdup_printf (_ ("lines: %u, in all %s; the sheet has no total to compare with"), self->n_lines, costs);

  ecot_table_write_address (budget->total_row, (guint)MAX (self->mapping.columns[ECOT_ROLE_AMOUNT], 0), cell);
  ecot_amount_format_french (budget->total, total);
  if (difference == 0)
    return g_strdup_printf (_ ("lines: %u, in all %s, as the total of the sheet (%s)"), self->n_lines, costs, cell);

  return g_strdup_printf (_ ("lines: %u, in all %s; the total of the sheet (%s) is %s: a difference of %s"), self->n_lines, costs, cell, total,
                          ecot_amount_format_french (difference, off));
}

gboolean
ecot_budget_import_brings (const EcotBudgetImport *self)
{
  return self->n_lines + self->n_funders + self->n_voluntary + self->n_filled > 0;
}

gboolean
ecot_budget_import_get_difference (const EcotBudgetImport *self,
                                   EcotAmount             *difference)
{
  return self->budget->has_total && ecot_amount_subtract (self->budget->total, self->budget->costs, difference, NULL);
}

/* {{{ The action */

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

  _ecot_import_add_periods (self, self->frame->periods, dossier, action);
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

/* }}} */
