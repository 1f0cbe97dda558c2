/* ecot-table-budget-rows.c: which rows of a stranger's budget are lines, titles and sums
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sum that is taken for a line doubles the budget, and a line that is taken for a sum is
 * lost.  So a row is a sum if it says so in words, if the sheet makes it by adding up its own
 * column, or if it is without a word and equals the rows above to the cent; a heading with an
 * amount ("60 Achats") only if it equals the rows beneath it.  Every row that is left out
 * says why, and the total the sheet shows is held against what is taken.
 */

#include "config.h"

#include "table/ecot-table-budget-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "table/ecot-table-words.h"

/* Longer texts are remarks, no titles. */
#define MAX_TITLE 120

typedef struct
{
  EcotBudgetSide *side;
  EcotBudgetPart  part;      /* the one begun above */
  char           *section;   /* the title above, or NULL */
  EcotAmount      since_sum; /* the lines since the last sum */
  EcotAmount      all;       /* all lines of this mode */
  guint           n_since, n_all;
  gboolean        resources; /* of voluntary contributions: where they come from */
} Walk;

static EcotBudgetItem *
get (EcotBudgetSide *side,
     guint           i)
{
  return i < side->items->len ? side->items->pdata[i] : NULL;
}

static gboolean
has_number (const EcotBudgetItem *item)
{
  return item->has_quantity || item->has_unit_cost || item->has_amount || item->has_realised || item->has_periods || item->faulty;
}

gboolean
ecot_budget_item_is_blank (const EcotBudgetItem *item)
{
  return ecot_budget_get_title (item)[0] == '\0' && !has_number (item);
}

static void
leave (EcotBudgetItem *item,
       const char     *reason)
{
  item->kind = ECOT_ITEM_LEFT;
  g_free (item->reason);
  item->reason = g_strdup (reason);
}

static void
make_sum (EcotBudgetItem *item,
          gboolean        total)
{
  item->kind = total ? ECOT_ITEM_TOTAL : ECOT_ITEM_SUBTOTAL;
  g_free (item->reason);
  item->reason = g_strdup (total ? _ ("a total: the dossier makes its own") : _ ("a subtotal: the dossier makes its own"));
}

/* {{{ Words */

/* The words of a row that has neither label nor category: "TOTAL" may stand anywhere. */
static char *
take_any_words (EcotBudgetSide       *side,
                const EcotBudgetItem *item)
{
  const EcotTableRow *row = ecot_table_sheet_find_row (side->sheet, item->row);

  if (ecot_budget_get_title (item)[0] != '\0')
    return ecot_words_of (ecot_budget_get_title (item));

  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].kind == ECOT_TABLE_TEXT && !ecot_table_cell_is_blank (&row->cells[i]))
      return ecot_words_of (row->cells[i].text);

  return g_strdup ("");
}

/* "Total", "Total des charges" and "Coût total du projet" are of the whole; "Total personnel" is not. */
static gboolean
is_grand_total (const char *words)
{
  static const char *const rest[] = {
    "total", "totaux", "general", "montant", "cout", "budget", "des", "du", "de", "la", "le", "les", "l", "charges", "depenses", "produits",
    "recettes", "ressources", "projet", "action", "operation", "ht", "ttc", "en", "euros", "€", "previsionnel", "previsionnelles", "prevu",
    "grand", "overall", "totals", "sum", "somme", "cost", "costs", "expenses", "expenditure", "of", "the", "project", "income", "funding",
    "financements", "financement", "eligible", "eligibles", "global", "d", NULL
  };
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  if (!ecot_words_are_total (words) || ecot_words_are_subtotal (words))
    return FALSE;

  for (guint i = 0; list[i] != NULL; i++)
    if (list[i][0] != '\0' && !g_strv_contains (rest, list[i]))
      return FALSE;

  return TRUE;
}

/* "60 Achats", "ACHATS", "Achats :" */
static gboolean
looks_like_title (const EcotBudgetItem *item)
{
  const char      *title = ecot_budget_get_title (item);
  g_autofree char *upper = g_utf8_strup (title, -1);

  if (item->label[0] == '\0' && item->category[0] != '\0')
    return TRUE;

  return ecot_budget_is_account_heading (item) || ecot_budget_has_account_of_class (item) || g_str_has_suffix (title, ":") || (strlen (title) > 3 && strcmp (upper, title) == 0);
}

/* }}} */
/* {{{ Sums */

static gboolean
adds_up (EcotAmount *sum,
         EcotAmount  amount)
{
  return ecot_amount_add (*sum, amount, sum, NULL);
}

/* Whether @below has an account that is no part of that of the heading @item. */
static gboolean
leaves_account (const EcotBudgetSide *side,
                const EcotBudgetItem *item,
                const EcotBudgetItem *below)
{
  const char *code = ecot_budget_get_code (side, item), *part = ecot_budget_get_code (side, below);

  return code[0] != '\0' && part[0] != '\0' && strncmp (code, part, 2) != 0;
}

/* Whether the amount of the heading @i is that of the rows beneath it, up to the next heading
 * or sum.  Under an account of a form, or above rows that all have a part of it, any amounts
 * will do: a form is known, and its faults with it. */
static gboolean
is_sum_of_below (EcotBudgetSide *side,
                 guint           i)
{
  EcotBudgetItem *item = get (side, i);
  EcotAmount      sum = 0;
  guint           n = 0, n_parts = 0;

  for (guint k = i + 1; k < side->items->len; k++)
    {
      EcotBudgetItem  *below = get (side, k);
      g_autofree char *words = take_any_words (side, below);

      if (ecot_words_are_total (words) || below->sums || leaves_account (side, item, below) || (below->has_amount && looks_like_title (below)))
        break;
      if (below->has_cost && !adds_up (&sum, below->cost))
        return FALSE;
      if (below->has_cost && below->cost != 0)
        {
          n++;
          n_parts += below->account[0] != '\0';
        }
    }

  return n > 0 && (sum == item->amount || ecot_budget_is_sure_heading (side, item) || (ecot_budget_has_account_of_class (item) && n == n_parts));
}

static gboolean
is_bare_amount (const EcotBudgetItem *item)
{
  return item->has_amount && !item->has_quantity && !item->has_unit_cost;
}

/* A row without a word that equals those above. */
static gboolean
is_sum_of_above (const Walk           *walk,
                 const EcotBudgetItem *item)
{
  return ecot_budget_get_title (item)[0] == '\0' && is_bare_amount (item) &&
         ((walk->n_since > 1 && item->amount == walk->since_sum) || (walk->n_all > 1 && item->amount == walk->all));
}

/* TRUE: it is a sum, and was told. */
static gboolean
tell_sum (Walk           *walk,
          guint           i,
          EcotBudgetItem *item)
{
  g_autofree char *words = take_any_words (walk->side, item);
  gboolean         named = ecot_words_are_total (words) && !(item->has_quantity && item->has_unit_cost);

  if (named)
    make_sum (item, is_grand_total (words));
  else if (is_sum_of_above (walk, item))
    make_sum (item, item->amount == walk->all);
  else if (item->sums || (is_bare_amount (item) && item->amount != 0 && looks_like_title (item) && is_sum_of_below (walk->side, i)))
    make_sum (item, FALSE);
  else
    return FALSE;

  walk->since_sum = 0;
  walk->n_since = 0;
  return TRUE;
}

/* }}} */
/* {{{ Titles */

static gboolean
is_total (const char *title)
{
  g_autofree char *words = ecot_words_of (title);

  return ecot_words_are_total (words);
}

static void
set_section (Walk       *walk,
             const char *title)
{
  g_free (walk->section);
  walk->section = title != NULL ? g_strdup (title) : NULL;
}

static void
begin_part (Walk          *walk,
            EcotBudgetPart part)
{
  walk->part = part;
  walk->all = walk->since_sum = 0;
  walk->n_all = walk->n_since = 0;
}

/* Products are no costs, wherever they stand, and charges pay nothing. */
static void
follow_account (Walk                 *walk,
                const EcotBudgetItem *item)
{
  char class = ecot_budget_get_code (walk->side, item)[0];
  EcotBudgetPart part = class == '7' ? ECOT_PART_FUNDING : ECOT_PART_COSTS;

  if (walk->side->funding || (class != '6' && class != '7') || walk->part == part)
    return;

  begin_part (walk, part);
  set_section (walk, NULL);
}

/* TRUE: the words say no category, only which side begins. */
static gboolean
change_part (Walk       *walk,
             const char *title)
{
  g_autofree char *words = ecot_words_of (title);

  if (ecot_words_begin_voluntary (words))
    {
      begin_part (walk, ECOT_PART_VOLUNTARY);
      walk->resources = walk->side->funding || g_str_has_prefix (words, " 87 ");
    }
  else if (walk->side->funding)
    return FALSE;
  else if (ecot_words_begin_funding (words))
    begin_part (walk, ECOT_PART_FUNDING);
  else if (ecot_words_begin_costs (words))
    begin_part (walk, ECOT_PART_COSTS);
  else
    return FALSE;

  return TRUE;
}

/* Whether the next row that has anything is a line, so that this one may be its title. */
static gboolean
stands_above_line (EcotBudgetSide *side,
                   guint           i)
{
  for (guint k = i + 1; k < side->items->len; k++)
    if (!ecot_budget_item_is_blank (get (side, k)))
      return get (side, k)->has_cost && !ecot_budget_is_sure_heading (side, get (side, k));

  return FALSE;
}

static void
tell_text (Walk           *walk,
           guint           i,
           EcotBudgetItem *item)
{
  const char *title = ecot_budget_get_title (item);

  if (strlen (title) > MAX_TITLE)
    leave (item, _ ("a remark: it has no number"));
  else if (change_part (walk, title))
    {
      item->kind = ECOT_ITEM_SECTION;
      set_section (walk, NULL);
    }
  else if (stands_above_line (walk->side, i))
    {
      item->kind = ECOT_ITEM_SECTION;
      set_section (walk, title);
    }
  else
    leave (item, _ ("it has neither an amount nor a quantity with a unit cost"));
}

/* }}} */
/* {{{ Lines */

/* Two spellings of the titles, as where a page of the sheet repeats them. */
static gboolean
repeats_titles (EcotBudgetSide       *side,
                const EcotBudgetItem *item)
{
  const EcotTableRow *titles = side->mapping->header != ECOT_ROW_NONE ? ecot_table_sheet_find_row (side->sheet, side->mapping->header) : NULL;
  const EcotTableRow *row = ecot_table_sheet_find_row (side->sheet, item->row);
  guint               same = 0;

  for (guint i = 0; titles != NULL && i < titles->n_cells; i++)
    {
      const EcotTableCell *cell = ecot_table_row_find_cell (row, titles->cells[i].column);

      same += cell != NULL && strcmp (cell->text, titles->cells[i].text) == 0;
    }

  return same >= 2 && same == row->n_cells;
}

static void
take_voluntary (Walk           *walk,
                EcotBudgetItem *item)
{
  const char *code = ecot_budget_get_code (walk->side, item);

  item->kind = ECOT_ITEM_VOLUNTARY;
  item->resource = code[0] == '8' ? code[1] == '7' : walk->resources;
  walk->n_since++;
  walk->n_all++;
  if (!adds_up (&walk->since_sum, item->cost) || !adds_up (&walk->all, item->cost))
    walk->side->budget->overflow = TRUE;
}

static void
take_line (Walk           *walk,
           EcotBudgetItem *item)
{
  item->kind = walk->part == ECOT_PART_FUNDING ? ECOT_ITEM_FUNDER : ECOT_ITEM_LINE;
  if (item->category[0] == '\0' && walk->section != NULL && item->kind == ECOT_ITEM_LINE)
    {
      g_free (item->category);
      item->category = g_strdup (walk->section);
    }

  walk->n_since++;
  walk->n_all++;
  if (!adds_up (&walk->since_sum, item->cost) || !adds_up (&walk->all, item->cost))
    walk->side->budget->overflow = TRUE;
}

static void
change_to_voluntary (Walk                 *walk,
                     const EcotBudgetItem *item)
{
  g_autofree char *words = ecot_words_of (ecot_budget_get_title (item));

  if (ecot_words_begin_voluntary (words))
    change_part (walk, ecot_budget_get_title (item));
}

static void
tell_line (Walk           *walk,
           EcotBudgetItem *item)
{
  /* The first of them may stand without rows beneath: "86 Emplois des contributions". */
  change_to_voluntary (walk, item);
  if (!item->has_cost && item->faulty)
    leave (item, item->ambiguous ? _ ("its amount can be read in two ways") : _ ("its amount could not be read"));
  else if (!item->has_cost)
    leave (item, _ ("it has neither an amount nor a quantity with a unit cost"));
  else if (item->cost == 0 && !(item->has_realised && item->realised != 0))
    leave (item, _ ("its amount is 0"));
  else if (walk->part == ECOT_PART_VOLUNTARY || ecot_budget_get_code (walk->side, item)[0] == '8')
    take_voluntary (walk, item);
  else
    take_line (walk, item);
}

/* A sum above its rows is their title, too. */
static void
take_title_of_sum (Walk                 *walk,
                   const EcotBudgetItem *item)
{
  if (item->kind == ECOT_ITEM_TOTAL)
    set_section (walk, NULL);
  else if (ecot_budget_get_title (item)[0] != '\0' && !is_total (ecot_budget_get_title (item)) && !change_part (walk, ecot_budget_get_title (item)))
    set_section (walk, ecot_budget_get_title (item));
}

static void
tell_filled_row (Walk           *walk,
                 guint           i,
                 EcotBudgetItem *item)
{
  follow_account (walk, item);
  if (tell_sum (walk, i, item))
    take_title_of_sum (walk, item);
  else if (has_number (item))
    tell_line (walk, item);
  else
    tell_text (walk, i, item);
}

static void
tell_row (Walk *walk,
          guint i)
{
  EcotBudgetItem *item = get (walk->side, i);

  if (ecot_budget_item_is_blank (item))
    leave (item, _ ("it has nothing in the columns that are read"));
  else if (repeats_titles (walk->side, item))
    leave (item, _ ("it repeats the titles"));
  else
    tell_filled_row (walk, i, item);

  item->part = walk->part;
  /* A column of categories is filled once for the rows that follow. */
  if (item->kind == ECOT_ITEM_LINE && item->category[0] != '\0' && walk->side->columns[ECOT_ROLE_CATEGORY] >= 0)
    set_section (walk, item->category);
}

/* }}} */

void
ecot_budget_tell_rows (EcotBudgetSide *side)
{
  Walk walk = { .side = side, .part = side->funding ? ECOT_PART_FUNDING : ECOT_PART_COSTS };

  ecot_budget_judge_codes (side);
  for (guint i = 0; i < side->items->len; i++)
    tell_row (&walk, i);

  g_free (walk.section);
}
