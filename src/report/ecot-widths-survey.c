/* ecot-widths-survey.c: what the cells of a table ask of its columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All rows are asked for their longest words, and those of a sample, evenly over the table, for all of them: what is done and held
 * does not grow with the table.
 */

#include "report/ecot-widths-private.h"

#include <string.h>

#include "report/ecot-letters.h"
#include "report/ecot-row-reader.h"

/* A longer word may be cut: it is an address, or none at all. */
#define LONG_WORD 10400

/* A text at the end of its column, no longer than this, is a value: « 1 an et 6 mois ». */
#define VALUE_LETTERS 24

/* Rows that are counted, of a table and of all that share. */
#define MOST_ROWS     64
#define MOST_ROWS_ALL 128

/* Words of a cell that are set one by one; those behind them flow. */
#define MOST_WORDS 160

static gboolean
is_value (EcotAlign   align,
          const char *text)
{
  return align == ECOT_ALIGN_END && g_utf8_strlen (text, -1) <= VALUE_LETTERS;
}

/* To the next space or end of a paragraph, or all of it. */
static const char *
find_end (const char *text,
          gboolean    whole)
{
  return text + (whole ? strlen (text) : strcspn (text, " \n"));
}

static guint
measure_longest_word (const char *text,
                      EcotAlign   align,
                      gboolean    strong)
{
  gboolean whole = is_value (align, text);
  guint    longest = 0;

  for (const char *end; *text != '\0'; text = *end != '\0' ? end + 1 : end)
    {
      end = find_end (text, whole);
      longest = MAX (longest, ecot_letters_measure (text, end, strong));
    }

  return MIN (longest, LONG_WORD);
}

static void
add_word (EcotWidths     *self,
          EcotWidthsCell *cell,
          guint           width)
{
  guint16 word = (guint16)MIN (width, ECOT_WIDTHS_END_OF_PARAGRAPH - 1);

  cell->total += width + (cell->n > 0 ? ECOT_WIDTHS_SPACE : 0);
  if (cell->n >= MOST_WORDS)
    {
      cell->rest += width + ECOT_WIDTHS_SPACE;
      return;
    }

  g_array_append_val (self->words, word);
  cell->n++;
}

static void
end_paragraph (EcotWidths     *self,
               EcotWidthsCell *cell)
{
  guint16 end = ECOT_WIDTHS_END_OF_PARAGRAPH;

  cell->paragraphs++;
  if (cell->n >= MOST_WORDS)
    return;

  g_array_append_val (self->words, end);
  cell->n++;
}

static void
add_cell (EcotWidths *self,
          guint       column,
          guint       span,
          const char *text,
          gboolean    strong,
          gboolean    whole)
{
  EcotWidthsCell cell = { .column = column, .span = span, .first = self->words->len };

  for (const char *end; *text != '\0'; text = *end != '\0' ? end + 1 : end)
    {
      end = find_end (text, whole);
      if (end > text)
        add_word (self, &cell, ecot_letters_measure (text, end, strong));
      if (*end == '\n')
        end_paragraph (self, &cell);
    }

  if (span == 1)
    self->columns[column].whole = MAX (self->columns[column].whole, cell.total);
  g_array_append_val (self->cells, cell);
}

/* On the comma: what stands before it and what behind are each as wide as the widest. */
static void
survey_number (EcotWidthsColumn *column,
               const char       *text,
               gboolean          strong)
{
  const char *end = text + strlen (text), *comma = strchr (text, ',');

  if (comma == NULL)
    comma = end;
  column->head = MAX (column->head, ecot_letters_measure (text, comma, strong));
  column->tail = MAX (column->tail, ecot_letters_measure (comma, end, strong));
}

static void
survey_cell (EcotWidths     *self,
             const EcotRow  *row,
             const EcotCell *cell,
             guint           i,
             guint           span,
             gboolean        sampled)
{
  EcotWidthsColumn *column = &self->columns[i];
  gboolean          strong = row->type != ECOT_ROW_NORMAL || cell->strong;
  gboolean          number = column->align == ECOT_ALIGN_NUMBER && cell->type != ECOT_CELL_TEXT;
  gboolean          empty = cell->text == NULL || *cell->text == '\0';

  if (row->type == ECOT_ROW_NORMAL && span == 1)
    {
      column->blank |= empty;
      column->said |= !empty;
    }
  if (empty)
    return;

  if (span == 1 && number)
    survey_number (column, cell->text, strong);
  else if (span == 1)
    column->word = MAX (column->word, measure_longest_word (cell->text, column->align, strong));
  if (sampled)
    add_cell (self, i, span, cell->text, strong, number || (span == 1 && is_value (column->align, cell->text)));
}

static void
survey_row (EcotWidths      *self,
            const EcotBlock *table,
            const EcotRow   *row,
            gboolean         sampled)
{
  EcotWidthsRow taken = { .first = self->cells->len };
  guint         column = 0;

  for (guint i = 0; column < self->n; i++)
    {
      const EcotCell *cell = g_ptr_array_index (row->cells, i);
      guint           span = ecot_row_get_span (table, row, i);

      survey_cell (self, row, cell, column, span, sampled);
      column += span;
    }

  taken.n = self->cells->len - taken.first;
  if (taken.n > 0)
    g_array_append_val (self->rows, taken);
}

static void
survey_titles (EcotWidths      *self,
               const EcotBlock *table)
{
  EcotWidthsRow taken = { .first = self->cells->len };

  for (guint i = 0; i < self->n; i++)
    {
      const char *title = ((const EcotColumn *)table->columns->pdata[i])->title;

      if (title == NULL || *title == '\0')
        continue;

      self->columns[i].word = MAX (self->columns[i].word, measure_longest_word (title, ECOT_ALIGN_START, TRUE));
      add_cell (self, i, 1, title, TRUE, FALSE);
    }

  taken.n = self->cells->len - taken.first;
  g_array_append_val (self->rows, taken);
}

void
ecot_widths_add_table (EcotWidths      *self,
                       const EcotBlock *table)
{
  g_autoptr (EcotRowReader) rows = NULL;
  guint                     n, step;

  g_return_if_fail (self != NULL && table != NULL && table->columns->len == self->n);

  rows = ecot_row_reader_new (table);
  n = ecot_row_reader_get_n (rows);
  step = (n + MOST_ROWS - 1) / MOST_ROWS;
  self->by_hand |= table->by_hand || table->unfilled;

  if (self->rows->len < MOST_ROWS_ALL)
    survey_titles (self, table);
  for (guint i = 0; i < n; i++)
    survey_row (self, table, ecot_row_reader_get (rows, i), i % step == 0 && self->rows->len < MOST_ROWS_ALL);
}
