/* ecot-table-guess-sides.c: costs, and who pays them beside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of the form of associations and what treasurers make of it: "Charges | Compte |
 * Montant | Produits | Compte | Montant", either side first, the account before the label
 * or behind it, years instead of an amount.  The same titles stand on both sides, so where
 * a column stands says whose it is.
 */

#include "config.h"

#include "table/ecot-table-guess-private.h"

#include "table/ecot-table-words.h"

/* How far above the titles the names of the sides are looked for. */
#define HEAD_ROWS 3

/* Columns from @first to before @end. */
typedef struct
{
  int first, end;
} Range;

static gboolean
has (const Range *range,
     int          column)
{
  return column >= range->first && column < range->end;
}

/* {{{ The names of the sides above the titles */

/* The first cell of the row that one of the sides begins with, or -1. */
static int
find_head (const EcotTableRow *row,
           gboolean (*begins) (const char *))
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *words = row->cells[i].kind == ECOT_TABLE_TEXT ? ecot_words_of (row->cells[i].text) : NULL;

      if (words != NULL && begins (words))
        return (int)row->cells[i].column;
    }

  return -1;
}

static int
find_label (const EcotGuess *self,
            const Range     *range)
{
  for (int c = range->first; c < range->end && c < (int)self->n_columns; c++)
    if (ecot_guess_speaks_for (self, c, ECOT_ROLE_LABEL) || ecot_guess_speaks_for (self, c, ECOT_ROLE_CATEGORY))
      return c;

  return -1;
}

/* TRUE: the row has the names of both sides, and the titles beneath a label each. */
static gboolean
read_heads_of (EcotGuess          *self,
               const EcotTableRow *row)
{
  int         costs = find_head (row, ecot_words_begin_costs), funding = find_head (row, ecot_words_begin_funding);
  const Range paid = { MAX (costs, 0), costs < funding ? funding : (int)self->n_columns };
  const Range pays = { MAX (funding, 0), costs < funding ? (int)self->n_columns : costs };
  int         label = costs >= 0 && funding >= 0 ? find_label (self, &pays) : -1;

  if (label < 0 || find_label (self, &paid) < 0)
    return FALSE;

  for (int c = pays.first; c < pays.end && c < (int)self->n_columns; c++)
    self->scores[c][ECOT_ROLE_LABEL] = self->scores[c][ECOT_ROLE_CATEGORY] = 0;
  self->scores[label][ECOT_ROLE_FUNDER] = 100;
  return TRUE;
}

void
ecot_guess_read_heads (EcotGuess *self)
{
  guint read = 0;

  for (guint i = self->sheet->n_rows; self->header != ECOT_ROW_NONE && i > 0 && read < HEAD_ROWS; i--)
    if (self->sheet->rows[i - 1].index < self->header)
      {
        read++;
        if (read_heads_of (self, &self->sheet->rows[i - 1]))
          return;
      }
}

/* }}} */
/* {{{ Years */

/* The columns from @from whose years go up: where they begin anew, the other side begins. */
static guint
find_years (const EcotGuess *self,
            int              from,
            int              columns[ECOT_N_PERIOD_ROLES])
{
  guint n = 0, last = 0;

  for (int c = from; c < (int)self->n_columns && n < ECOT_N_PERIOD_ROLES; c++)
    {
      if (self->years[c] == 0 || (self->contents[c].n_filled > 0 && !ecot_guess_is_numeric (self, c)))
        continue;
      if (self->years[c] <= last)
        break;
      columns[n++] = c;
      last = self->years[c];
    }

  return n;
}

/* One year is the amount. */
static int
put_years (const EcotGuess *self,
           EcotMapping     *mapping,
           EcotRole         role,
           int              from)
{
  int   columns[ECOT_N_PERIOD_ROLES];
  guint n = find_years (self, from, columns);

  for (guint i = 0; n >= 2 && i < n; i++)
    mapping->columns[role + i] = columns[i];

  return n > 0 ? columns[n - 1] + 1 : (int)self->n_columns;
}

void
ecot_guess_take_years (const EcotGuess *self,
                       EcotMapping     *mapping)
{
  put_years (self, mapping, ECOT_ROLE_FUNDER_PERIOD, put_years (self, mapping, ECOT_ROLE_PERIOD, 0));
}

static void
swap (int *a,
      int *b)
{
  int kept = *a;

  *a = *b;
  *b = kept;
}

static void
swap_years (EcotMapping *mapping)
{
  for (guint i = 0; i < ECOT_N_PERIOD_ROLES; i++)
    swap (&mapping->columns[ECOT_ROLE_PERIOD + i], &mapping->columns[ECOT_ROLE_FUNDER_PERIOD + i]);
}

static void
drop_years (EcotMapping *mapping)
{
  for (guint i = ECOT_ROLE_FUNDER_PERIOD; i <= ECOT_ROLE_LAST_FUNDER_PERIOD; i++)
    mapping->columns[i] = -1;
}

/* }}} */
/* {{{ Sides */

/* Where the right side begins: at its label, or at the account before it. */
static int
find_border (const EcotGuess   *self,
             const EcotMapping *mapping)
{
  int left = MIN (mapping->columns[ECOT_ROLE_LABEL], mapping->columns[ECOT_ROLE_FUNDER]);
  int right = MAX (mapping->columns[ECOT_ROLE_LABEL], mapping->columns[ECOT_ROLE_FUNDER]);

  return right - 1 > left + 1 && ecot_guess_speaks_for (self, right - 1, ECOT_ROLE_ACCOUNT) ? right - 1 : right;
}

static int
find_amount (const EcotGuess *self,
             const Range     *range)
{
  for (int c = range->first; c < range->end; c++)
    if (ecot_guess_speaks_for (self, c, ECOT_ROLE_AMOUNT) && ecot_guess_is_numeric (self, c))
      return c;

  return -1;
}

static int
find_year (const EcotGuess   *self,
           const EcotMapping *mapping,
           const Range       *range)
{
  for (int c = range->first; c < range->end; c++)
    if (self->years[c] != 0 && ecot_guess_is_numeric (self, c) && !ecot_guess_is_taken (mapping, c))
      return c;

  return -1;
}

static void
take_amounts (const EcotGuess *self,
              EcotMapping     *mapping,
              const Range     *paid,
              const Range     *pays)
{
  gboolean years = mapping->columns[ECOT_ROLE_PERIOD] >= 0, funder_years = mapping->columns[ECOT_ROLE_FUNDER_PERIOD] >= 0;
  int      amount = find_amount (self, paid), funder = find_amount (self, pays);

  if (amount < 0 && !years)
    amount = find_year (self, mapping, paid);
  if (funder < 0 && !funder_years)
    funder = find_year (self, mapping, pays);

  /* "Libellé | Financeur | Montant": the one amount is that of the line. */
  if ((amount < 0 && !years) || (funder < 0 && !funder_years))
    return;

  mapping->columns[ECOT_ROLE_AMOUNT] = amount;
  mapping->columns[ECOT_ROLE_FUNDER_AMOUNT] = funder;
}

static int
find_account (const EcotGuess   *self,
              const EcotMapping *mapping,
              const Range       *range)
{
  for (int c = range->first; c < range->end; c++)
    if (ecot_guess_speaks_for (self, c, ECOT_ROLE_ACCOUNT) && !ecot_guess_is_taken (mapping, c))
      return c;

  return -1;
}

static void
take_accounts (const EcotGuess *self,
               EcotMapping     *mapping,
               const Range     *paid,
               const Range     *pays)
{
  mapping->columns[ECOT_ROLE_ACCOUNT] = -1;
  mapping->columns[ECOT_ROLE_ACCOUNT] = find_account (self, mapping, paid);
  mapping->columns[ECOT_ROLE_FUNDER_ACCOUNT] = find_account (self, mapping, pays);
}

/* What was received stands beside who pays. */
static void
take_received (const EcotGuess *self,
               EcotMapping     *mapping,
               const Range     *paid,
               const Range     *pays)
{
  if (has (pays, mapping->columns[ECOT_ROLE_REALISED]))
    mapping->columns[ECOT_ROLE_REALISED] = -1;

  for (int c = 0; c < (int)self->n_columns; c++)
    {
      EcotRole role = has (pays, c) ? ECOT_ROLE_FUNDER_RECEIVED : ECOT_ROLE_REALISED;

      if (ecot_guess_speaks_for (self, c, ECOT_ROLE_REALISED) && ecot_guess_is_numeric (self, c) && mapping->columns[role] < 0 &&
          !ecot_guess_is_taken (mapping, c) && (has (pays, c) || has (paid, c)))
        mapping->columns[role] = c;
    }
}

void
ecot_guess_take_sides (const EcotGuess *self,
                       EcotMapping     *mapping)
{
  gboolean costs_first = mapping->columns[ECOT_ROLE_LABEL] < mapping->columns[ECOT_ROLE_FUNDER];
  Range    left = { 0, 0 }, right = { 0, (int)self->n_columns };
  Range   *paid = costs_first ? &left : &right, *pays = costs_first ? &right : &left;

  if (mapping->columns[ECOT_ROLE_FUNDER] < 0)
    {
      drop_years (mapping);
      return;
    }

  left.end = right.first = find_border (self, mapping);
  if (has (pays, mapping->columns[ECOT_ROLE_PERIOD]))
    swap_years (mapping);
  take_amounts (self, mapping, paid, pays);
  if (!ecot_mapping_has_two_sides (mapping))
    return;

  take_accounts (self, mapping, paid, pays);
  take_received (self, mapping, paid, pays);
}

/* }}} */
