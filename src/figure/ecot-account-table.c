/* ecot-account-table.c: the budget page of form Cerfa 12156, ready to be printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form wants whole euros.  A dossier in cents is shown in euros so that each
 * column still adds up: the total is rounded, its accounts share it, and the lines of
 * an account share that account.  Charges and products have totals of their own; the
 * two are equal whenever the amounts are.
 */

#include "figure/ecot-account-table.h"

#include <string.h>

#include "base/ecot-apportion.h"
#include "base/ecot-text.h"
#include "figure/ecot-figures-private.h"

static void
row_free (EcotAccountRow *self)
{
  g_free (self->code);
  g_free (self->label);
  g_free (self->figure);
  g_free (self);
}

static void
column_clear (EcotAccountColumn *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self->label);
  g_free (self->figure);
}

void
ecot_account_table_free (EcotAccountTable *self)
{
  g_return_if_fail (self != NULL);

  column_clear (&self->charges);
  column_clear (&self->products);
  column_clear (&self->uses);
  column_clear (&self->resources);
  g_ptr_array_unref (self->notes);
  g_free (self->rule);
  g_free (self->sentence);
  g_free (self);
}

/* {{{ Rows */

static EcotAccountRow *
add_row (EcotFigures       *figures,
         EcotAccountColumn *column,
         const char        *figure,
         const char        *code,
         const char        *label)
{
  EcotAccountRow *row = g_new0 (EcotAccountRow, 1);

  row->figure = g_strdup (figure);
  row->code = g_strdup (code);
  row->label = ecot_text_typeset (label);
  row->value = row->shown = ecot_figures_get (figures, figure);
  g_ptr_array_add (column->rows, row);
  return row;
}

static gboolean
is_grant (const EcotAccount *line)
{
  return g_strcmp0 (line->id, "grant") == 0;
}

/* Whether a fund of the lot is asked on that line. */
static gboolean
takes_fund (const EcotLot     *lot,
            const EcotAccount *line)
{
  g_auto (GStrv) funds = g_strsplit (line->funds != NULL ? line->funds : "", " ", -1);

  for (guint i = 0; i < lot->funds->len; i++)
    if (g_strv_contains ((const char *const *)funds, ((const EcotFund *)lot->funds->pdata[i])->id))
      return TRUE;

  return FALSE;
}

/* The line of what is asked says so, and names who is asked where the form does not name the fund. */
static char *
label_of_line (EcotFigures       *figures,
               const EcotAccount *line,
               const char        *figure,
               EcotDate           day)
{
  const EcotLot *lot = ecot_figures_get_lot (figures);
  const char    *label = ecot_account_get_label (line, day);
  EcotFigure     value = ecot_figures_get (figures, figure), asked = ecot_figures_get (figures, "grant.requested");

  if (is_grant (line))
    return g_strdup_printf ("%s : %s", label, lot->issuer);

  if (!takes_fund (lot, line))
    return g_strdup (label);

  return g_strdup_printf ("%s, %s", label, value.known && value.number != asked.number ? "dont l’aide demandée" : "aide demandée");
}

static void
add_account (EcotFigures       *figures,
             EcotAccountColumn *column,
             const EcotAccount *account,
             EcotDate           day)
{
  g_autofree char *name = g_strconcat ("account.", account->id, NULL);
  g_autofree char *rest = g_strconcat (name, ".rest", NULL);

  /* Not of the form: only where something is on it. */
  if (!account->code && account->side == ECOT_SIDE_CHARGES && g_strcmp0 (account->id, "none") == 0 && !ecot_figures_get (figures, name).known)
    return;

  add_row (figures, column, name, account->code ? account->id : NULL, ecot_account_get_label (account, day));

  for (guint i = 0; i < account->lines->len; i++)
    {
      const EcotAccount *line = account->lines->pdata[i];
      g_autofree char   *figure = ecot_account_make_figure (account, line);
      g_autofree char   *label = label_of_line (figures, line, figure, day);

      /* What is asked stands on the lines of the funds. */
      if (is_grant (line) && ecot_figures_get_lot (figures)->funds->len > 0)
        continue;

      add_row (figures, column, figure, line->code ? line->id : NULL, label)->line = TRUE;
    }

  if (account->lines->len > 0 && ecot_figures_get (figures, rest).known)
    add_row (figures, column, rest, NULL, "Sans précision")->line = TRUE;
}

static void
fill_column (EcotFigures       *figures,
             EcotAccountColumn *column,
             EcotAccountSide    side,
             const char        *total,
             EcotDate           day)
{
  const EcotAccounts *accounts = ecot_accounts_get (NULL);

  column->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  column->figure = g_strdup (total);
  column->label = ecot_text_typeset (ecot_figures_get_label (figures, total));
  column->total = column->shown = ecot_figures_get (figures, total);

  for (guint i = 0; i < accounts->accounts->len; i++)
    if (((EcotAccount *)accounts->accounts->pdata[i])->side == side)
      add_account (figures, column, accounts->accounts->pdata[i], day);
}

/* }}} */
/* {{{ Whole euros */

/* Shares @whole, in whole euros, among those of @rows that have a value; FALSE: too large. */
static gboolean
share (EcotAmount whole,
       GPtrArray *rows)
{
  g_autofree gint64 *parts = g_new0 (gint64, rows->len + 1);
  g_autofree gint64 *shares = g_new0 (gint64, rows->len + 1);
  g_autofree gint64 *absorbed = g_new0 (gint64, rows->len + 1);

  for (guint i = 0; i < rows->len; i++)
    parts[i] = ((EcotAccountRow *)rows->pdata[i])->value.number;

  if (rows->len == 0 || !ecot_apportion (whole / 100, parts, rows->len, shares, absorbed, NULL))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      EcotAccountRow *row = rows->pdata[i];

      row->shown.number = shares[i] * 100;
      row->absorbed = absorbed[i] * 100;
    }

  return TRUE;
}

/* The rows of @column that have a value: its accounts, or the lines of the account at @from. */
static GPtrArray *
choose_rows (EcotAccountColumn *column,
             guint              from,
             gboolean           lines)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = from; i < column->rows->len; i++)
    {
      EcotAccountRow *row = column->rows->pdata[i];

      if (lines && !row->line)
        break;
      if (row->line == lines && row->value.known)
        g_ptr_array_add (chosen, row);
    }

  return chosen;
}

/* "4 640 €": as the form has it, without the cents there are not. */
static char *
format_whole (const EcotFigure *figure)
{
  char *text = ecot_figure_to_french (figure);
  char *cents = strstr (text, ",00");

  if (cents != NULL)
    memmove (cents, cents + strlen (",00"), strlen (cents + strlen (",00")) + 1);

  return text;
}

static void
note_absorbed (EcotAccountTable  *self,
               EcotAccountColumn *column)
{
  for (guint i = 0; i < column->rows->len; i++)
    {
      const EcotAccountRow *row = column->rows->pdata[i];
      g_autofree char      *exact = ecot_figure_to_french (&row->value);
      g_autofree char      *shown = format_whole (&row->shown);
      g_autofree char      *note = NULL;

      if (row->absorbed == 0)
        continue;

      note = g_strdup_printf ("« %s » (%s) est inscrit pour %s, afin que les montants affichés s’additionnent exactement.", row->label, exact, shown);
      g_ptr_array_add (self->notes, ecot_text_typeset (note));
    }
}

static void
show_whole_euros (EcotAccountTable  *self,
                  EcotAccountColumn *column)
{
  g_autoptr (GPtrArray) accounts = choose_rows (column, 0, FALSE);

  if (!column->total.known || !ecot_round_quotient (column->total.number, 1, ECOT_ROUNDING_EURO, &column->shown.number, NULL) ||
      !share (column->shown.number, accounts))
    return;

  for (guint i = 0; i < column->rows->len; i++)
    {
      const EcotAccountRow *row = column->rows->pdata[i];
      g_autoptr (GPtrArray) lines = row->line ? NULL : choose_rows (column, i + 1, TRUE);

      if (lines != NULL && lines->len > 0 && row->value.known)
        share (row->shown.number, lines);
    }

  note_absorbed (self, column);
}

/* }}} */

/* What is asked for as the table shows it, where it stands alone on a line. */
static EcotFigure
grant_shown (EcotFigures            *figures,
             const EcotAccountTable *self)
{
  EcotFigure grant = ecot_figures_get (figures, "grant.requested");

  for (guint i = 0; i < self->products.rows->len; i++)
    {
      const EcotAccountRow *row = self->products.rows->pdata[i];

      if (row->line && row->value.known && row->value.number == grant.number)
        return row->shown;
    }

  return grant;
}

/* To two decimals, of the exact amounts, as whoever divides them gets it; unless that leaves nothing. */
static EcotFigure
share_shown (EcotFigures *figures)
{
  const EcotDecimal hundredth = ECOT_DECIMAL_ONE / 100;
  EcotFigure        share = ecot_figures_get (figures, "grant.share");
  EcotWide          numerator, denominator;
  gint64            rounded;

  if (share.known && ecot_figures_get_ratio (figures, "grant.share", &numerator, &denominator) &&
      ecot_round_quotient (numerator, denominator * hundredth, ECOT_ROUNDING_HALF_UP, &rounded, NULL) && rounded != 0)
    share.number = rounded * hundredth;

  return share;
}

/* Of amounts that are shown, for the sentence is held against the table. */
static char *
make_sentence (EcotFigures            *figures,
               const EcotAccountTable *self,
               gboolean                whole_euros)
{
  EcotFigure       grant = grant_shown (figures, self);
  EcotFigure       share = share_shown (figures);
  g_autofree char *amount = whole_euros ? format_whole (&grant) : ecot_figure_to_french (&grant);
  g_autofree char *percent = NULL, *sentence = NULL;

  /* Products of less than half a euro show as none. */
  if (!grant.known || grant.number == 0 || !share.known || self->products.shown.number == 0)
    return NULL;

  percent = ecot_figure_to_french (&share);
  sentence = g_strdup_printf ("La subvention sollicitée de %s, objet de la présente demande, représente %s du total des produits.", amount, percent);
  return ecot_text_typeset (sentence);
}

static void
even_out (EcotAccountTable *self)
{
  const EcotFigure *charges = &self->charges.shown, *products = &self->products.shown;

  self->excess = self->shortfall = (EcotFigure){ .unit = ECOT_UNIT_EUR };

  if (!charges->known || !products->known || charges->number == products->number)
    return;

  if (products->number > charges->number)
    self->excess = (EcotFigure){ TRUE, ECOT_UNIT_EUR, products->number - charges->number, NULL };
  else
    self->shortfall = (EcotFigure){ TRUE, ECOT_UNIT_EUR, charges->number - products->number, NULL };
}

EcotAccountTable *
ecot_account_table_new (EcotFigures *figures,
                        gboolean     whole_euros)
{
  EcotAccountTable      *self;
  const EcotAccountPlan *plan;
  EcotDate               day;

  g_return_val_if_fail (ECOT_IS_FIGURES (figures), NULL);

  self = g_new0 (EcotAccountTable, 1);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  day = ecot_accounts_get_day (ecot_figures_get_dossier (figures));
  plan = ecot_accounts_find_plan (ecot_accounts_get (NULL), day);
  self->rule = plan != NULL ? g_strdup (plan->title) : NULL;
  fill_column (figures, &self->charges, ECOT_SIDE_CHARGES, "account.total", day);
  fill_column (figures, &self->products, ECOT_SIDE_PRODUCTS, "account.products", day);
  fill_column (figures, &self->uses, ECOT_SIDE_USES, "voluntary.uses", day);
  fill_column (figures, &self->resources, ECOT_SIDE_RESOURCES, "voluntary.resources", day);

  if (whole_euros)
    {
      show_whole_euros (self, &self->charges);
      show_whole_euros (self, &self->products);
      show_whole_euros (self, &self->uses);
      show_whole_euros (self, &self->resources);
    }

  even_out (self);
  self->sentence = make_sentence (figures, self, whole_euros);
  return self;
}
