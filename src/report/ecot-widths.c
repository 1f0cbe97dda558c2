/* ecot-widths.c: how the columns of a table share its width
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever composes a table says how wide its columns are in general; what stands in them is known once it is there.  A
 * column is as wide as its longest word, amount or date at least, and one to be written in by hand has the room for it; then
 * width goes from one column to another as long as rows become shorter by it, a line for a finger's breadth at least, so
 * that a letter more or less leaves a table as it was.
 */

#include "report/ecot-widths-private.h"

/* Letters of 9 points across the 170 mm of a page, in thousandths of their size, and what a cell leaves white at both sides. */
#define TABLE_WIDTH 53540
#define PART        (TABLE_WIDTH / ECOT_TABLE_PARTS)
#define PADDING     1140

/* Room for a word of a few letters, where nothing else asks for more. */
#define MIN_TEXT 1560

/* A hand writes an amount in 22 mm. */
#define HAND ((22 * ECOT_TABLE_PARTS + 169) / 170)

/* What a line of a row, and on the way there one of a cell, is worth, in parts of the width that are given and taken for it. */
#define LINE      32
#define CELL_LINE 3

/* Moves; each makes the table better, so this only bounds what a strange one costs. */
#define MOST_MOVES 64

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
  self->columns = g_new0 (EcotWidthsColumn, self->n);
  self->words = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->cells = g_array_new (FALSE, FALSE, sizeof (EcotWidthsCell));
  self->rows = g_array_new (FALSE, FALSE, sizeof (EcotWidthsRow));
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
  const EcotWidthsColumn *column = &self->columns[i];

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
      EcotWidthsColumn *widest = &self->columns[0];

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
      EcotWidthsColumn *column = &self->columns[i];

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
      EcotWidthsColumn *widest = &self->columns[0];

      for (guint i = 1; i < self->n; i++)
        if (self->columns[i].share - self->columns[i].minimum > widest->share - widest->minimum)
          widest = &self->columns[i];
      widest->share--;
    }
}

/* }}} */
/* {{{ How many lines that makes */

static guint
wrap (const EcotWidths     *self,
      const EcotWidthsCell *cell,
      guint                 width)
{
  const guint16 *words = (const guint16 *)(const void *)self->words->data + cell->first;
  guint          lines = 1, line = 0;

  if (cell->total <= width && cell->paragraphs == 0)
    return 1;

  for (guint i = 0; i < cell->n; i++)
    if (words[i] == ECOT_WIDTHS_END_OF_PARAGRAPH || (line > 0 && line + ECOT_WIDTHS_SPACE + words[i] > width))
      {
        lines++;
        line = words[i] == ECOT_WIDTHS_END_OF_PARAGRAPH ? 0 : words[i];
      }
    else
      line += words[i] + (line > 0 ? ECOT_WIDTHS_SPACE : 0);

  return lines + (line + cell->rest) / width;
}

static guint
count_lines (EcotWidths *self,
             guint       i)
{
  const EcotWidthsCell *cell = &g_array_index (self->cells, EcotWidthsCell, i);
  guint                 share = 0, width;
  guint8               *lines;

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
      const EcotWidthsRow *row = &g_array_index (self->rows, EcotWidthsRow, i);
      guint                most = 1;

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
  EcotWidthsColumn *from; /* NULL: all that have more than their cells take on one line */
  EcotWidthsColumn *to;
  guint             width;
  guint             cost;
} Move;

static guint
get_spare (const EcotWidthsColumn *column)
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
      EcotWidthsColumn *richest = NULL;

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
try_moves (EcotWidths       *self,
           EcotWidthsColumn *from,
           EcotWidthsColumn *to,
           Move             *best)
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
      EcotWidthsRow *row = &g_array_index (self->rows, EcotWidthsRow, i);
      guint          most = 1;

      for (guint j = row->first; j < row->first + row->n; j++)
        most = MAX (most, count_lines (self, j));
      if (most > 1)
        g_array_index (self->rows, EcotWidthsRow, n++) = *row;
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
