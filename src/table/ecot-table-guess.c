/* ecot-table-guess.c: what titles and content say of the columns of a sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The row of titles is the one whose words speak for most columns.  A column of numbers
 * is no label and a column of words no amount, whatever its title; without titles, the
 * longest words are the label and the last numbers the amount.  It is a guess that the
 * person sees and changes, never more.
 */

#include "config.h"

#include "table/ecot-table-guess-private.h"

#include <string.h>

#include "table/ecot-table-words.h"

/* Titles stand in the first rows, and are short. */
#define FIRST_ROWS 40
#define MAX_TITLE  80

/* {{{ Titles */

static void
judge_cell (const EcotTableCell *cell,
            guint                scores[ECOT_N_ROLES])
{
  g_autofree char *text = NULL;

  memset (scores, 0, ECOT_N_ROLES * sizeof *scores);
  if (cell == NULL || cell->kind != ECOT_TABLE_TEXT || strlen (cell->text) > MAX_TITLE)
    return;

  text = ecot_words_of (cell->text);
  ecot_words_judge_title (text, scores);
}

/* A year as the title of a column: 2026, a number or in words. */
static guint
read_year (const EcotTableCell *cell)
{
  g_autofree char *words = cell != NULL && !ecot_table_cell_is_blank (cell) && strlen (cell->text) <= MAX_TITLE ? ecot_words_of (cell->text) : NULL;

  return words != NULL ? ecot_words_read_year (words) : 0;
}

/* How many columns the row is a title for: one only counts if it says the most of them. */
static guint
judge_row (const EcotTableRow *row)
{
  guint best[ECOT_N_ROLES] = { 0 };
  guint total = 0, n_numbers = 0, n_years = 0;

  for (guint i = 0; i < row->n_cells && i < ECOT_GUESS_MAX_COLUMNS; i++)
    {
      guint scores[ECOT_N_ROLES], most = 0, role = 0;

      judge_cell (&row->cells[i], scores);
      n_years += read_year (&row->cells[i]) != 0;
      n_numbers += ecot_table_cell_is_number (&row->cells[i]) && read_year (&row->cells[i]) == 0 ? 1 : 0;
      for (guint r = 0; r < ECOT_N_ROLES; r++)
        if (scores[r] > most)
          {
            most = scores[r];
            role = r;
          }
      best[role] = MAX (best[role], most);
    }

  for (guint r = 0; r < ECOT_N_ROLES; r++)
    total += best[r] >= ECOT_GUESS_LEAST_SCORE ? best[r] : 0;

  /* Two titles at least; "Total 1 200" is none. */
  return n_numbers > 0 || total + 30 * MIN (n_years, 2) < 120 ? 0 : total;
}

/* Two short words at least, and no number. */
static gboolean
is_wordy (const EcotTableRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].kind != ECOT_TABLE_TEXT || strlen (row->cells[i].text) > MAX_TITLE || ecot_table_cell_is_number (&row->cells[i]))
      return FALSE;

  return row->n_cells >= 2;
}

static gboolean
has_number (const EcotTableRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (ecot_table_cell_is_number (&row->cells[i]))
      return TRUE;

  return FALSE;
}

/* Titles in words nobody foresaw: several of them right above a row with numbers. */
static void
find_plain_header (EcotGuess *self)
{
  for (guint i = 0; i + 1 < self->sheet->n_rows && i < FIRST_ROWS; i++)
    if (is_wordy (&self->sheet->rows[i]) && has_number (&self->sheet->rows[i + 1]))
      {
        self->header = self->sheet->rows[i].index;
        return;
      }
}

static void
find_header (EcotGuess *self)
{
  guint most = 0;

  self->header = ECOT_ROW_NONE;
  for (guint i = 0; i < self->sheet->n_rows && i < FIRST_ROWS; i++)
    {
      guint score = judge_row (&self->sheet->rows[i]);

      if (score > most)
        {
          most = score;
          self->header = self->sheet->rows[i].index;
        }
    }

  if (most == 0)
    find_plain_header (self);
}

static void
judge_titles (EcotGuess *self)
{
  const EcotTableRow *row = self->header != ECOT_ROW_NONE ? ecot_table_sheet_find_row (self->sheet, self->header) : NULL;

  for (guint c = 0; row != NULL && c < self->n_columns; c++)
    {
      judge_cell (ecot_table_row_find_cell (row, c), self->scores[c]);
      self->years[c] = read_year (ecot_table_row_find_cell (row, c));
    }
  ecot_guess_read_heads (self);
}

/* }}} */
/* {{{ EcotGuessContent */

/* "120 h", "8:30" */
static gboolean
is_measure (const EcotTableCell *cell)
{
  g_autofree char *number = NULL;
  g_autofree char *unit = NULL;
  EcotDecimal      hours;
  gboolean         rounded;

  return ecot_table_cell_read_hours (cell, &hours, &rounded) || ecot_table_cell_split_unit (cell, &number, &unit);
}

static void
judge_content (EcotGuess *self)
{
  for (guint i = 0; i < self->sheet->n_rows; i++)
    {
      const EcotTableRow *row = &self->sheet->rows[i];

      if (self->header != ECOT_ROW_NONE && row->index <= self->header)
        continue;

      for (guint k = 0; k < row->n_cells && row->cells[k].column < self->n_columns; k++)
        {
          const EcotTableCell *cell = &row->cells[k];
          EcotGuessContent    *content = &self->contents[cell->column];
          gboolean             number = ecot_table_cell_is_number (cell);

          /* Nobody knows what a formula without a result is. */
          if (ecot_table_cell_is_blank (cell) || cell->kind == ECOT_TABLE_EMPTY || ecot_table_cell_is_error (cell))
            continue;
          content->n_filled++;
          content->n_numbers += number ? 1 : 0;
          content->n_amounts += number && (cell->kind == ECOT_TABLE_CURRENCY || strpbrk (cell->text, ",.") != NULL || strstr (cell->text, "€") != NULL);
          content->n_measures += !number && is_measure (cell) ? 1 : 0;
          content->letters += number ? 0 : strlen (cell->text);
          content->has_one = content->has_one || strcmp (cell->text, "1") == 0;
          content->has_two = content->has_two || strcmp (cell->text, "2") == 0;
        }
    }
}

gboolean
ecot_guess_is_numeric (const EcotGuess *self,
                       int              column)
{
  return self->contents[column].n_numbers * 2 > self->contents[column].n_filled;
}

gboolean
ecot_guess_speaks_for (const EcotGuess *self,
                       int              column,
                       EcotRole         role)
{
  if (role == ECOT_ROLE_ACCOUNT && self->contents[column].has_one && self->contents[column].has_two)
    return FALSE;

  return self->scores[column][role] >= ECOT_GUESS_LEAST_SCORE;
}

static gboolean
fits (const EcotGuess *self,
      guint            column,
      EcotRole         role)
{
  const EcotGuessContent *content = &self->contents[column];

  if (content->n_filled == 0 || role == ECOT_ROLE_ACCOUNT)
    return ecot_guess_speaks_for (self, (int)column, role);
  if (role == ECOT_ROLE_QUANTITY)
    return (content->n_numbers + content->n_measures) * 2 > content->n_filled;
  if (ecot_role_is_number (role))
    return ecot_guess_is_numeric (self, (int)column);

  return !ecot_guess_is_numeric (self, (int)column);
}

/* }}} */
/* {{{ Columns */

gboolean
ecot_guess_is_taken (const EcotMapping *mapping,
                     int                column)
{
  for (guint r = 0; r < ECOT_N_ROLES; r++)
    if (mapping->columns[r] == column)
      return TRUE;

  return FALSE;
}

/* The best pair that is left, until none is good enough. */
static gboolean
take_best (const EcotGuess *self,
           EcotMapping     *mapping)
{
  guint most = ECOT_GUESS_LEAST_SCORE - 1, column = 0, role = 0;

  for (guint c = 0; c < self->n_columns; c++)
    for (guint r = 0; r < ECOT_N_ROLES; r++)
      if (self->scores[c][r] > most && mapping->columns[r] < 0 && !ecot_guess_is_taken (mapping, (int)c) && fits (self, c, r))
        {
          most = self->scores[c][r];
          column = c;
          role = r;
        }

  if (most < ECOT_GUESS_LEAST_SCORE)
    return FALSE;

  mapping->columns[role] = (int)column;
  return TRUE;
}

/* The year a title names among other words, or 0. */
static guint
find_year (const EcotGuess *self,
           int              column)
{
  const EcotTableCell *cell = column >= 0 && self->header != ECOT_ROW_NONE ? ecot_table_sheet_find_cell (self->sheet, self->header, (guint)column) : NULL;
  g_autofree char     *words = cell != NULL ? ecot_words_of (cell->text) : g_strdup ("");
  g_auto (GStrv)       list = g_strsplit (words, " ", -1);
  guint64              year;

  for (guint i = 0; list[i] != NULL; i++)
    if (strlen (list[i]) == 4 && g_ascii_string_to_unsigned (list[i], 10, 1990, 2099, &year, NULL))
      return (guint)year;

  return 0;
}

/* What another year came to is not what came of this one. */
static void
drop_other_year (const EcotGuess *self,
                 EcotMapping     *mapping)
{
  guint planned = find_year (self, mapping->columns[ECOT_ROLE_AMOUNT]);
  guint realised = find_year (self, mapping->columns[ECOT_ROLE_REALISED]);

  if (planned != 0 && realised != 0 && planned != realised)
    mapping->columns[ECOT_ROLE_REALISED] = -1;
}

/* The words that are longest. */
static void
take_label (const EcotGuess *self,
            EcotMapping     *mapping)
{
  gsize most = 0;

  for (guint c = 0; c < self->n_columns && mapping->columns[ECOT_ROLE_LABEL] < 0; c++)
    if (!ecot_guess_is_taken (mapping, (int)c) && !ecot_guess_is_numeric (self, (int)c))
      most = MAX (most, self->contents[c].letters);
  for (guint c = 0; c < self->n_columns && most > 0 && mapping->columns[ECOT_ROLE_LABEL] < 0; c++)
    if (!ecot_guess_is_taken (mapping, (int)c) && !ecot_guess_is_numeric (self, (int)c) && self->contents[c].letters == most)
      mapping->columns[ECOT_ROLE_LABEL] = (int)c;

  /* A sheet of categories and amounts: the categories are what there is to be called. */
  if (mapping->columns[ECOT_ROLE_LABEL] < 0)
    {
      mapping->columns[ECOT_ROLE_LABEL] = mapping->columns[ECOT_ROLE_CATEGORY];
      mapping->columns[ECOT_ROLE_CATEGORY] = -1;
    }
}

/* The last numbers of those there are most of. */
static void
take_amount (const EcotGuess *self,
             EcotMapping     *mapping)
{
  guint most = 0;

  if (mapping->columns[ECOT_ROLE_AMOUNT] >= 0 ||
      (mapping->columns[ECOT_ROLE_QUANTITY] >= 0 && mapping->columns[ECOT_ROLE_UNIT_COST] >= 0) || mapping->columns[ECOT_ROLE_PERIOD] >= 0)
    return;

  for (guint c = 0; c < self->n_columns; c++)
    if (!ecot_guess_is_taken (mapping, (int)c) && ecot_guess_is_numeric (self, (int)c))
      most = MAX (most, self->contents[c].n_numbers + self->contents[c].n_amounts);
  for (guint c = 0; c < self->n_columns && most > 0; c++)
    if (!ecot_guess_is_taken (mapping, (int)c) && ecot_guess_is_numeric (self, (int)c) && self->contents[c].n_numbers + self->contents[c].n_amounts == most)
      mapping->columns[ECOT_ROLE_AMOUNT] = (int)c;
}

/* }}} */

static gboolean
is_whole (const EcotMapping *mapping)
{
  return mapping->columns[ECOT_ROLE_LABEL] >= 0 &&
         (mapping->columns[ECOT_ROLE_AMOUNT] >= 0 || mapping->columns[ECOT_ROLE_PERIOD] >= 0 || (mapping->columns[ECOT_ROLE_QUANTITY] >= 0 && mapping->columns[ECOT_ROLE_UNIT_COST] >= 0));
}

gboolean
ecot_mapping_guess_sheet (EcotMapping *self,
                          EcotTable   *table,
                          guint        sheet)
{
  g_autofree EcotGuess *guess = g_new0 (EcotGuess, 1);

  g_return_val_if_fail (self != NULL && table != NULL, FALSE);

  ecot_mapping_clear (self, sheet);
  guess->sheet = ecot_table_get_sheet (table, sheet);
  guess->n_columns = MIN (guess->sheet->n_columns, ECOT_GUESS_MAX_COLUMNS);
  find_header (guess);
  judge_titles (guess);
  judge_content (guess);
  self->header = guess->header;

  ecot_guess_take_years (guess, self);
  while (take_best (guess, self))
    ;
  ecot_guess_take_sides (guess, self);
  drop_other_year (guess, self);
  take_label (guess, self);
  take_amount (guess, self);
  return is_whole (self);
}

/* A sheet with titles before one without, then the one with more rows. */
static guint64
rate (const EcotMapping    *mapping,
      const EcotTableSheet *sheet)
{
  guint n = 0;

  for (guint r = 0; r < ECOT_N_ROLES; r++)
    n += mapping->columns[r] >= 0;

  return (guint64)n * 10000000 * (mapping->header != ECOT_ROW_NONE ? 2 : 1) + sheet->n_rows;
}

static guint
find_shown (EcotTable *table)
{
  for (guint i = 0; i < ecot_table_get_n_sheets (table); i++)
    if ((ecot_table_get_sheet (table, i)->flags & ECOT_TABLE_HIDDEN) == 0)
      return i;

  return 0;
}

gboolean
ecot_mapping_guess (EcotMapping *self,
                    EcotTable   *table)
{
  guint64 most = 0;

  g_return_val_if_fail (self != NULL && table != NULL, FALSE);

  ecot_mapping_clear (self, 0);
  for (guint i = 0; i < ecot_table_get_n_sheets (table); i++)
    {
      const EcotTableSheet *sheet = ecot_table_get_sheet (table, i);
      EcotMapping           mapping;

      if ((sheet->flags & ECOT_TABLE_HIDDEN) == 0 && ecot_mapping_guess_sheet (&mapping, table, i) && rate (&mapping, sheet) > most)
        {
          most = rate (&mapping, sheet);
          *self = mapping;
        }
    }

  /* What there is, for who says the rest. */
  if (most == 0)
    ecot_mapping_guess_sheet (self, table, find_shown (table));

  return most > 0;
}
