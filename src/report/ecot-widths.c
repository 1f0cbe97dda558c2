/* ecot-widths.c: how the columns of a table share its width
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever composes a table says how wide its columns are in general; what stands in them is known once it is there.  A
 * column is as wide as its longest word, amount or date at least, and one to be written in by hand has the room for it; then
 * width goes from one column to another as long as rows become shorter by it, a line for a finger's breadth at least, so that a letter
 * more or less leaves a table as it was.
 *
 * All rows are asked for their longest words, and those of a sample, evenly over the table, how many lines they take: what
 * is done and held does not grow with the table.
 */

#include "report/ecot-widths.h"

#include <string.h>

#include "report/ecot-letters.h"
#include "report/ecot-row-reader.h"

/* Letters of 9 points across the 170 mm of a page, in thousandths of their size, and what a cell leaves white at both sides. */
#define TABLE_WIDTH 53540
#define PART        (TABLE_WIDTH / ECOT_TABLE_PARTS)
#define PADDING     1140

/* Room for a word of a few letters, where nothing else asks for more. */
#define MIN_TEXT 1560

/* A longer word may be cut: it is an address, or none at all. */
#define LONG_WORD 10400

/* A hand writes an amount in 22 mm. */
#define HAND ((22 * ECOT_TABLE_PARTS + 169) / 170)

/* A text at the end of its column, no longer than this, is a value: « 1 an et 6 mois ». */
#define VALUE_LETTERS 24

/* Rows that are counted, of a table and of all that share. */
#define MOST_ROWS     64
#define MOST_ROWS_ALL 128

/* Words of a cell that are set one by one; those behind them flow. */
#define MOST_WORDS 160

/* What a line of a row, and on the way there one of a cell, is worth, in parts of the width that are given and taken for it. */
#define LINE      32
#define CELL_LINE 3

/* Moves; each makes the table better, so this only bounds what a strange one costs. */
#define MOST_MOVES 64

/* Where a paragraph ends within a cell, among its words. */
#define END_OF_PARAGRAPH G_MAXUINT16

typedef struct
{
  guint column, span;
  guint first, n;   /* words */
  guint total;      /* on one line */
  guint rest;       /* of what flows */
  guint paragraphs; /* after the first */
} Cell;

typedef struct
{
  guint first, n; /* cells */
} Row;

typedef struct
{
  EcotAlign align;
  guint     declared, minimum, share; /* of ECOT_TABLE_PARTS */
  guint     before, best;             /* its share, of a move and of all that were tried */
  guint     word, head, tail;         /* the widest, in thousandths */
  guint     whole;                    /* likewise, of its cells on one line */
  gboolean  blank, said;              /* cells of rows that are neither title nor sum */
} Column;

struct _EcotWidths
{
  Column  *columns;
  guint    n;
  gboolean by_hand, fixed;
  GArray  *words; /* of guint16: widths */
  GArray  *cells; /* of Cell */
  GArray  *rows;  /* of Row */
  guint8  *lines; /* of each cell at each width, 0: not known yet */
};

/* {{{ What is declared */

/* Parts of the whole, the last taking what rounding left. */
static void
set_declared (EcotWidths      *self,
              const GPtrArray *columns)
{
  guint64 total = 0, before = 0;

  for (guint i = 0; i < self->n; i++)
    total += ((const EcotColumn *)columns->pdata[i])->width;

  for (guint i = 0; i < self->n; i++)
    {
      guint64 after = before + ((const EcotColumn *)columns->pdata[i])->width;

      self->columns[i].declared = (guint)(after * ECOT_TABLE_PARTS / total - before * ECOT_TABLE_PARTS / total);
      before = after;
    }
}

EcotWidths *
ecot_widths_new (const EcotBlock *table)
{
  EcotWidths *self;

  g_return_val_if_fail (table != NULL && table->type == ECOT_BLOCK_TABLE && table->columns->len > 0, NULL);

  self = g_new0 (EcotWidths, 1);
  self->n = table->columns->len;
  self->fixed = table->fixed;
  self->columns = g_new0 (Column, self->n);
  self->words = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  for (guint i = 0; i < self->n; i++)
    self->columns[i].align = ((const EcotColumn *)table->columns->pdata[i])->align;
  set_declared (self, table->columns);

  return self;
}

void
ecot_widths_free (EcotWidths *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->columns);
  g_array_unref (self->words);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_free (self->lines);
  g_free (self);
}

/* }}} */
/* {{{ What stands there */

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
add_word (EcotWidths *self,
          Cell       *cell,
          guint       width)
{
  guint16 word = (guint16)MIN (width, END_OF_PARAGRAPH - 1);

  cell->total += width + (cell->n > 0 ? 278 : 0);
  if (cell->n >= MOST_WORDS)
    {
      cell->rest += width + 278;
      return;
    }

  g_array_append_val (self->words, word);
  cell->n++;
}

static void
end_paragraph (EcotWidths *self,
               Cell       *cell)
{
  guint16 end = END_OF_PARAGRAPH;

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
  Cell cell = { .column = column, .span = span, .first = self->words->len };

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
survey_number (Column     *column,
               const char *text,
               gboolean    strong)
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
  Column  *column = &self->columns[i];
  gboolean strong = row->type != ECOT_ROW_NORMAL || cell->strong;
  gboolean number = column->align == ECOT_ALIGN_NUMBER && cell->type != ECOT_CELL_TEXT;
  gboolean empty = cell->text == NULL || *cell->text == '\0';

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
  Row   taken = { .first = self->cells->len };
  guint column = 0;

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
  Row taken = { .first = self->cells->len };

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

/* }}} */
/* {{{ What every column has */

static guint
to_parts (guint width)
{
  return MIN ((width + PADDING + PART - 1) / PART, ECOT_TABLE_PARTS / 2);
}

static guint
sum_minima (const EcotWidths *self)
{
  guint sum = 0;

  for (guint i = 0; i < self->n; i++)
    sum += self->columns[i].minimum;

  return sum;
}

/* A column that says nothing is there to be filled, in a table that is a hand's one that has a gap, too; the first is that of labels.  A
 * hand writes small where it has to: some of a column of words may go to labels that are long. */
static guint
get_hand_minimum (const EcotWidths *self,
                  guint             i)
{
  const Column *column = &self->columns[i];

  if (!column->blank || (column->said && (!self->by_hand || i == 0)))
    return 0;

  return column->align == ECOT_ALIGN_NUMBER ? HAND : MIN (column->declared, MAX (column->declared * 3 / 4, HAND));
}

/* As much of it as there is room for. */
static void
add_hand_minima (EcotWidths *self)
{
  guint left = ECOT_TABLE_PARTS - sum_minima (self), wanted = 0;

  for (guint i = 0; i < self->n; i++)
    {
      guint hand = get_hand_minimum (self, i);

      wanted += hand - MIN (hand, self->columns[i].minimum);
    }

  for (guint i = 0; i < self->n && wanted > 0; i++)
    {
      guint hand = get_hand_minimum (self, i), more = hand - MIN (hand, self->columns[i].minimum);

      self->columns[i].minimum += more * MIN (left, wanted) / wanted;
    }
}

/* Where there is not that much room the widest have less, and writers cut what they must. */
static void
squeeze_minima (EcotWidths *self)
{
  for (guint sum = sum_minima (self); sum > ECOT_TABLE_PARTS; sum--)
    {
      Column *widest = &self->columns[0];

      for (guint i = 1; i < self->n; i++)
        if (self->columns[i].minimum > widest->minimum)
          widest = &self->columns[i];
      widest->minimum--;
    }
}

static void
set_minima (EcotWidths *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      Column *column = &self->columns[i];

      column->minimum = to_parts (MAX (MAX (column->word, column->head + column->tail), MIN_TEXT));
    }

  squeeze_minima (self);
  add_hand_minima (self);
}

/* As declared, but for minima, which are taken where there is most to spare. */
static void
begin (EcotWidths *self)
{
  guint sum = 0;

  for (guint i = 0; i < self->n; i++)
    {
      self->columns[i].share = MAX (self->columns[i].declared, self->columns[i].minimum);
      sum += self->columns[i].share;
    }

  for (; sum > ECOT_TABLE_PARTS; sum--)
    {
      Column *widest = &self->columns[0];

      for (guint i = 1; i < self->n; i++)
        if (self->columns[i].share - self->columns[i].minimum > widest->share - widest->minimum)
          widest = &self->columns[i];
      widest->share--;
    }
}

/* }}} */
/* {{{ How many lines that makes */

static guint
wrap (const EcotWidths *self,
      const Cell       *cell,
      guint             width)
{
  const guint16 *words = (const guint16 *)(const void *)self->words->data + cell->first;
  guint          lines = 1, line = 0;

  if (cell->total <= width && cell->paragraphs == 0)
    return 1;

  for (guint i = 0; i < cell->n; i++)
    if (words[i] == END_OF_PARAGRAPH || (line > 0 && line + 278 + words[i] > width))
      {
        lines++;
        line = words[i] == END_OF_PARAGRAPH ? 0 : words[i];
      }
    else
      line += words[i] + (line > 0 ? 278u : 0);

  return lines + (line + cell->rest) / width;
}

static guint
count_lines (EcotWidths *self,
             guint       i)
{
  const Cell *cell = &g_array_index (self->cells, Cell, i);
  guint       share = 0, width;
  guint8     *lines;

  for (guint j = cell->column; j < MIN (cell->column + cell->span, self->n); j++)
    share += self->columns[j].share;

  lines = &self->lines[i * (ECOT_TABLE_PARTS + 1) + share];
  width = MAX (share * PART, PADDING + MIN_TEXT) - PADDING;
  if (*lines == 0)
    *lines = (guint8)MIN (wrap (self, cell, width), G_MAXUINT8);

  return *lines;
}

/* Lower is better. @cell_line: counts the lines of a cell though another of its row has more, which shows the way where two have to
 * become wider for the row to become shorter. */
static guint
get_cost (EcotWidths *self,
          guint       cell_line)
{
  guint cost = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      guint      most = 1;

      for (guint j = row->first; j < row->first + row->n; j++)
        {
          guint lines = count_lines (self, j);

          most = MAX (most, lines);
          cost += cell_line * lines;
        }
      cost += LINE * most;
    }

  for (guint i = 0; i < self->n; i++)
    cost += MAX (self->columns[i].share, self->columns[i].declared) - MIN (self->columns[i].share, self->columns[i].declared);

  return cost;
}

/* }}} */
/* {{{ Giving and taking */

typedef struct
{
  Column *from; /* NULL: all that have more than their cells take on one line */
  Column *to;
  guint   width;
  guint   cost;
} Move;

static guint
get_spare (const Column *column)
{
  return column->share - MIN (column->share, MAX (column->minimum, to_parts (column->whole)));
}

/* Whether there was that much. */
static gboolean
collect (EcotWidths *self,
         const Move *move)
{
  for (guint n = 0; n < move->width; n++)
    {
      Column *richest = NULL;

      for (guint i = 0; i < self->n; i++)
        if (&self->columns[i] != move->to && get_spare (&self->columns[i]) > (richest != NULL ? get_spare (richest) : 0))
          richest = &self->columns[i];
      if (richest == NULL)
        return FALSE;
      richest->share--;
    }

  return TRUE;
}

static gboolean
make_move (EcotWidths *self,
           const Move *move)
{
  if (move->from != NULL)
    move->from->share -= move->width;
  else if (!collect (self, move))
    return FALSE;

  move->to->share += move->width;
  return TRUE;
}

/* @from: NULL as of Move */
static void
try_moves (EcotWidths *self,
           Column     *from,
           Column     *to,
           Move       *best)
{
  static const guint widths[] = { 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64 };
  gboolean           made = TRUE;

  for (guint i = 0; made && i < G_N_ELEMENTS (widths) && (from == NULL || from->share >= from->minimum + widths[i]); i++)
    {
      Move tried = { .from = from, .to = to, .width = widths[i] };

      made = make_move (self, &tried);
      tried.cost = made ? get_cost (self, CELL_LINE) : G_MAXUINT;
      for (guint j = 0; j < self->n; j++)
        self->columns[j].share = self->columns[j].before;
      if (tried.cost < best->cost)
        *best = tried;
    }
}

/* Whether there was one that makes it better. */
static gboolean
make_best_move (EcotWidths *self)
{
  Move best = { .cost = get_cost (self, CELL_LINE) };

  for (guint i = 0; i < self->n; i++)
    self->columns[i].before = self->columns[i].share;

  for (guint i = 0; i < self->n; i++)
    {
      try_moves (self, NULL, &self->columns[i], &best);
      for (guint j = 0; j < self->n; j++)
        if (i != j)
          try_moves (self, &self->columns[j], &self->columns[i], &best);
    }

  return best.to != NULL && make_move (self, &best);
}

/* What the way led to may be no gain in the end. */
static void
search (EcotWidths *self)
{
  guint least = G_MAXUINT;

  for (guint i = 0; i < MOST_MOVES; i++)
    {
      guint cost = get_cost (self, 0);

      for (guint j = 0; cost < least && j < self->n; j++)
        self->columns[j].best = self->columns[j].share;
      least = MIN (least, cost);

      if (!make_best_move (self))
        break;
    }

  for (guint i = 0; i < self->n; i++)
    self->columns[i].share = self->columns[i].best;
}

/* Rows of one line however narrow the columns are ask for nothing. */
static void
drop_short_rows (EcotWidths *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    self->columns[i].share = self->columns[i].minimum;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row  *row = &g_array_index (self->rows, Row, i);
      guint most = 1;

      for (guint j = row->first; j < row->first + row->n; j++)
        most = MAX (most, count_lines (self, j));
      if (most > 1)
        g_array_index (self->rows, Row, n++) = *row;
    }

  g_array_set_size (self->rows, n);
}

void
ecot_widths_choose (EcotWidths *self)
{
  g_return_if_fail (self != NULL && self->lines == NULL);

  for (guint i = 0; i < self->n; i++)
    self->columns[i].share = self->columns[i].declared;
  if (self->fixed)
    return;

  set_minima (self);
  self->lines = g_malloc0 ((gsize)self->cells->len * (ECOT_TABLE_PARTS + 1));
  drop_short_rows (self);
  begin (self);
  search (self);
}

/* }}} */

guint
ecot_widths_get (const EcotWidths *self,
                 guint             column)
{
  g_return_val_if_fail (self != NULL && column < self->n, 0);

  return self->columns[column].share;
}
