/* ecot-budget-import-rows.c: what becomes of the rows of a stranger's budget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A category is taken if the lot means it by those words, added where the lot lets budgets
 * have rows of their own, and otherwise left to the person; an account only if the plan of
 * accounts has it.
 */

#include "config.h"

#include "desk/ecot-budget-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-fold.h"
#include "call/ecot-accounts.h"
#include "table/ecot-table-words.h"

/* More titles than that are no categories. */
#define MAX_ADDED 20

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
  g_autofree char *key = ecot_import_describe_line (row->item->label, row->item->cost);
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
  g_autofree char *key = ecot_import_describe_line (row->item->label, row->item->cost);
  const char      *code = ecot_import_find_contribution (row->item);

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
      row->payer = ecot_import_find_payer (row->item);
      plan->import->n_funders++;
      compare_periods (row);
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

void
ecot_import_take_rows (EcotBudgetImport *self)
{
  Plan plan = {
    .frame = self->frame,
    .import = self,
    .matches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .filled = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };

  for (guint i = 0; i < self->budget->items->len; i++)
    take_row (&plan, self->budget->items->pdata[i]);
  g_hash_table_unref (plan.matches);
  g_hash_table_unref (plan.filled);
}
