/* ecot-table-budget-code.c: the numbers of accounts in the rows of a stranger's budget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 6 are charges, 7 products, 86 and 87 contributions in kind (règlement ANC 2018-06).  Numbers
 * in a column of their own are believed.  At the beginning of a label they may as well count
 * something, "70 affiches": they are accounts where a dash or a point follows, or where
 * most labels begin so.
 */

#include "config.h"

#include "table/ecot-table-budget-private.h"

#include <string.h>

#define DIGITS "0123456789"

/* Longer numbers are no accounts. */
#define MAX_DIGITS 6

/* How many digits of an account @text begins with, 0 for none. */
static gsize
count_digits (const char *text)
{
  gsize n = strspn (text, DIGITS);

  if (n < 2 || n > MAX_DIGITS || g_unichar_isalnum (g_utf8_get_char (text + n)))
    return 0;

  return text[0] == '6' || text[0] == '7' || (text[0] == '8' && (text[1] == '6' || text[1] == '7')) ? n : 0;
}

static const char *
skip_spaces (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* "741 – État", "741. État"; not "75-80 affiches". */
static gboolean
is_printed (const char *behind)
{
  const char *mark = skip_spaces (behind);

  if (*mark == '\0' || g_utf8_strchr (".:)-–—", -1, g_utf8_get_char (mark)) == NULL)
    return FALSE;

  return !g_ascii_isdigit (*skip_spaces (g_utf8_next_char (mark)));
}

/* The same of a label, which says something behind. */
static gsize
count_label_digits (const char *label)
{
  gsize       n = count_digits (label);
  const char *rest = skip_spaces (label + n);

  return n > 0 && (is_printed (label + n) || (rest > label + n && *rest != '\0' && !g_ascii_isdigit (*rest))) ? n : 0;
}

const char *
ecot_budget_get_title (const EcotBudgetItem *item)
{
  gsize n = strspn (item->account, DIGITS " .");

  if (item->label[0] != '\0' || item->category[0] != '\0' || item->account[n] == '\0')
    return item->label[0] != '\0' ? item->label : item->category;

  return item->account;
}

gboolean
ecot_budget_is_account_heading (const EcotBudgetItem *item)
{
  return count_label_digits (ecot_budget_get_title (item)) == 2;
}

gboolean
ecot_budget_is_sure_heading (const EcotBudgetSide *side,
                             const EcotBudgetItem *item)
{
  return ecot_budget_is_account_heading (item) && (side->coded || is_printed (ecot_budget_get_title (item) + 2));
}

gboolean
ecot_budget_has_account_of_class (const EcotBudgetItem *item)
{
  return count_digits (item->account) == 2 && item->label[0] != '\0';
}

/* "60 Achats", "61 Services", "64 Personnel": three headings in their order, and no number but of such parts. */
static gboolean
has_headings (EcotBudgetSide *side)
{
  guint       n = 0;
  const char *last = "";

  for (guint i = 0; i < side->items->len; i++)
    {
      const char *title = ecot_budget_get_title (side->items->pdata[i]);

      if (!g_ascii_isdigit (*title) || (count_label_digits (title) > 2 && strncmp (title, last, 2) >= 0))
        continue;
      if (!ecot_budget_is_account_heading (side->items->pdata[i]) || strncmp (title, last, 2) <= 0)
        return FALSE;
      last = title;
      n++;
    }

  return n >= 3;
}

void
ecot_budget_judge_codes (EcotBudgetSide *side)
{
  guint n = 0, n_coded = 0;

  for (guint i = 0; i < side->items->len; i++)
    {
      const EcotBudgetItem *item = side->items->pdata[i];
      const char           *title = ecot_budget_get_title (item);

      if (title[0] == '\0' || !(item->has_cost || item->faulty))
        continue;
      n++;
      n_coded += count_label_digits (title) > 0;
    }

  side->coded = (n_coded >= 2 && n_coded * 4 > n * 3) || has_headings (side);
}

const char *
ecot_budget_get_code (const EcotBudgetSide *side,
                      const EcotBudgetItem *item)
{
  const char *title = ecot_budget_get_title (item);
  gsize       n = count_label_digits (title);

  if (count_digits (item->account) > 0)
    return item->account;

  /* "864 Personnel bénévole": few things are counted by such numbers. */
  return n > 0 && (side->coded || is_printed (title + n) || (title[0] == '8' && n >= 3)) ? title : "";
}
