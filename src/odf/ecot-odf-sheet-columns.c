/* ecot-odf-sheet-columns.c: how wide the columns of a sheet are, and how their numbers look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All tables of a sheet share its columns.  Each says how wide it would like them; then what would be cut or shown
 * as ### takes its room from what has more than it needs.
 */

#include "config.h"

#include <string.h>

#include "odf/ecot-odf-sheet.h"
#include "report/ecot-row-reader.h"

/* What a page holds between its margins, in 1/100 mm, a little less than all of
 * it: rounding must not push the last column to a page of its own. */
#define PORTRAIT_WIDTH  16950
#define LANDSCAPE_WIDTH 25650

/* A table of more columns is printed on its side. */
#define PORTRAIT_COLUMNS 6

/* Of a digit of 10 points, with some room for bold ones, in 1/100 mm. */
#define DIGIT_WIDTH 200

/* No word makes a column wider than this. */
#define MOST_FOR_WORD 3400

/* No column gives away more than this leaves it. */
#define LEAST_WIDTH 1400

static const EcotColumn *
get_column (const EcotBlock *table,
            guint            i)
{
  return g_ptr_array_index (table->columns, i);
}

/* How the numbers of a column look. */

static guint
count_decimals (gint64 number)
{
  gint64 fraction = ABS (number % ECOT_DECIMAL_ONE);
  guint  n = 0;

  for (; fraction != 0; fraction = fraction * 10 % ECOT_DECIMAL_ONE)
    n++;

  return n;
}

/* What a price is written with, "17,50" of a number that is 17,5. */
static guint
count_shown (const char *text)
{
  const char *comma = text != NULL ? strchr (text, ',') : NULL;

  return comma != NULL ? (guint)strspn (comma + 1, "0123456789") : 0;
}

static void
format_add (EcotOdfColumnFormat *format,
            const EcotCell      *cell)
{
  if (cell->type == ECOT_CELL_DECIMAL)
    format->decimals = MAX (format->decimals, MAX (count_decimals (cell->number), count_shown (cell->text)));
  else if (cell->type == ECOT_CELL_PERCENT)
    format->percent_decimals = MAX (format->percent_decimals, count_decimals (cell->number));

  if (format->type == ECOT_CELL_TEXT && cell->type != ECOT_CELL_EMPTY)
    format->type = cell->type;
}

static guint
count_asides (const EcotBlock *table)
{
  return table->asides != NULL ? table->asides->len : 0;
}

/* Of the columns of @table, then of those beside it, before a row is seen. */
static EcotOdfColumnFormat *
formats_new (const EcotBlock *table)
{
  guint                n = table->columns->len;
  EcotOdfColumnFormat *formats = g_new0 (EcotOdfColumnFormat, n + count_asides (table));

  for (guint i = 0; i < n; i++)
    formats[i].type = get_column (table, i)->type;
  for (guint i = 0; i < count_asides (table); i++)
    {
      formats[n + i].type = ((const EcotColumn *)g_ptr_array_index (table->asides, i))->type;
      formats[n + i].aside = TRUE;
    }

  return formats;
}

/* What @table would like of a sheet @width wide, each column at least as wide
 * as what other tables already have there. */
static void
widen (EcotOdfSheet    *sheet,
       const EcotBlock *table,
       guint            width)
{
  for (guint i = 0; i < table->columns->len; i++)
    sheet->widths[i] = MAX (sheet->widths[i], (guint)(get_column (table, i)->share * (guint64)width / ECOT_TABLE_PARTS));
}

static void
narrow_to (EcotOdfSheet *sheet,
           guint         width)
{
  guint64 total = 0;

  for (guint i = 0; i < sheet->n_columns; i++)
    total += sheet->widths[i];

  for (guint i = 0; i < sheet->n_columns && total > width; i++)
    sheet->widths[i] = (guint)(sheet->widths[i] * (guint64)width / total);
}

/* A text is wrapped between its words. */
static guint
measure_text (const char *text)
{
  return text != NULL ? MIN (ecot_odf_measure_word (text) + ECOT_ODF_PADDING, MOST_FOR_WORD) : 0;
}

/* What the cells of a column take: characters of numbers, the decimals of which may be fewer than their column shows in the
 * end, and 1/100 mm of the longest word. */
typedef struct
{
  guint    decimals[ECOT_ODF_MAX_DECIMALS + 1], percents[ECOT_ODF_MAX_DECIMALS + 1]; /* by how many a number has */
  gboolean typed;                                                                    /* a percentage is */
  guint    others;
  guint    word;
} Need;

static void
need_add (Need           *need,
          const EcotCell *cell)
{
  guint length, *longest = &need->others;

  if (cell->type == ECOT_CELL_EMPTY || cell->span > 1)
    return;

  if (cell->type == ECOT_CELL_TEXT)
    {
      need->word = MAX (need->word, measure_text (cell->text));
      return;
    }

  length = (guint)g_utf8_strlen (cell->text, -1) + (cell->type == ECOT_CELL_AMOUNT ? 2 : 0);
  if (cell->type == ECOT_CELL_DECIMAL)
    longest = &need->decimals[count_decimals (cell->number)];
  else if (cell->type == ECOT_CELL_PERCENT)
    {
      longest = &need->percents[count_decimals (cell->number)];
      need->typed |= cell->input;
    }

  *longest = MAX (*longest, length);
}

/* Characters of the longest of @lengths, by how many decimals they have, once all have as many as @shown.  A number without
 * decimals gets a comma with the first. */
static guint
find_longest (const guint *lengths,
              guint        shown)
{
  guint longest = 0;

  for (guint i = 0; i <= ECOT_ODF_MAX_DECIMALS; i++)
    if (lengths[i] > 0)
      longest = MAX (longest, lengths[i] + (shown > i ? shown - i + (i == 0) : 0));

  return longest;
}

/* In 1/100 mm. */
static guint
need_get_width (const Need                *need,
                const EcotOdfColumnFormat *format)
{
  guint percent = MAX (format->percent_decimals, need->typed ? ECOT_ODF_TYPED_PERCENT_DECIMALS : 0);
  guint length = MAX (need->others, MAX (find_longest (need->decimals, format->decimals), find_longest (need->percents, percent)));

  return MAX (need->word, length > 0 ? length * DIGIT_WIDTH + ECOT_ODF_PADDING : 0);
}

/* @needs: one a column, or NULL */
static void
measure_cells (EcotOdfColumnFormat *formats,
               Need                *needs,
               const GPtrArray     *cells)
{
  guint column = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const EcotCell *cell = g_ptr_array_index (cells, i);

      format_add (&formats[column], cell);
      if (needs != NULL)
        need_add (&needs[column], cell);
      column += cell->span;
    }
}

/* All that has to be known of the rows of @table before any row of the sheet has its place. */
static gboolean
measure_rows (EcotOdfLayout   *self,
              const EcotBlock *table,
              guint            block,
              Need            *needs,
              GError         **error)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    {
      const EcotRow *row = ecot_row_reader_get (rows, i);

      measure_cells (self->formats[block], needs, row->cells);
      if (row->asides != NULL)
        measure_cells (self->formats[block] + table->columns->len, NULL, row->asides);
      ecot_odf_find_references (self, row);

      if (!ecot_odf_work_next_row (self->work, i, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_needs (EcotOdfLayout   *self,
            const EcotBlock *table,
            guint            block,
            guint           *needs,
            GError         **error)
{
  g_autofree Need *found = g_new0 (Need, table->columns->len);

  self->formats[block] = formats_new (table);
  if (!measure_rows (self, table, block, found, error))
    return FALSE;

  for (guint i = 0; i < table->columns->len; i++)
    needs[i] = MAX (needs[i], MAX (measure_text (get_column (table, i)->title), need_get_width (&found[i], &self->formats[block][i])));

  return TRUE;
}

/* A number that does not fit is shown as ###, a word is cut anywhere: they take their room from the columns that
 * have more than they need, texts above all. */
static void
make_room (EcotOdfSheet *sheet,
           const guint  *needs)
{
  guint64 missing = 0, spare = 0;

  for (guint i = 0; i < sheet->n_columns; i++)
    if (sheet->widths[i] < needs[i])
      {
        missing += needs[i] - sheet->widths[i];
        sheet->widths[i] = needs[i];
      }
    else
      spare += sheet->widths[i] - MIN (sheet->widths[i], MAX (needs[i], LEAST_WIDTH));

  for (guint i = 0; i < sheet->n_columns && spare > 0; i++)
    if (sheet->widths[i] > MAX (needs[i], LEAST_WIDTH))
      sheet->widths[i] -= (guint)((sheet->widths[i] - MAX (needs[i], LEAST_WIDTH)) * MIN (missing, spare) / spare);
}

/* They are not printed, and have the room they ask for. */
static void
measure_asides (EcotOdfLayout *self,
                EcotOdfSheet  *sheet)
{
  for (guint i = sheet->first; i < sheet->end; i++)
    {
      const EcotBlock *block = ecot_report_get_block (self->report, i);

      for (guint j = 0; block->type == ECOT_BLOCK_TABLE && j < count_asides (block); j++)
        sheet->widths[sheet->n_columns + j] = MAX (sheet->widths[sheet->n_columns + j],
                                                   100 * ((const EcotColumn *)g_ptr_array_index (block->asides, j))->width);
    }
}

/* Without a table a sheet has a column for labels and one for values. */
static void
count_columns (EcotOdfLayout *self,
               EcotOdfSheet  *sheet)
{
  sheet->n_columns = 2;
  for (guint i = sheet->first; i < sheet->end; i++)
    {
      const EcotBlock *block = ecot_report_get_block (self->report, i);

      if (block->type != ECOT_BLOCK_TABLE)
        continue;

      sheet->n_columns = MAX (sheet->n_columns, block->columns->len);
      sheet->n_asides = MAX (sheet->n_asides, count_asides (block));
    }

  sheet->landscape = sheet->n_columns > PORTRAIT_COLUMNS;
  sheet->widths = g_new0 (guint, sheet->n_columns + sheet->n_asides);
}

gboolean
ecot_odf_measure_columns (EcotOdfLayout *self,
                          EcotOdfSheet  *sheet,
                          GError       **error)
{
  g_autofree guint *needs = NULL;
  guint             width;

  count_columns (self, sheet);
  width = sheet->landscape ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH;
  needs = g_new0 (guint, sheet->n_columns);

  for (guint i = sheet->first; i < sheet->end; i++)
    {
      const EcotBlock *block = ecot_report_get_block (self->report, i);

      if (block->type == ECOT_BLOCK_TABLE)
        {
          widen (sheet, block, width);
          if (!find_needs (self, block, i, needs, error))
            return FALSE;
        }
      if (!ecot_odf_work_end_block (self->work, block, error))
        return FALSE;
    }

  for (guint i = 0; i < sheet->n_columns; i++)
    if (sheet->widths[i] == 0)
      sheet->widths[i] = i == 0 ? width / 3 : width - width / 3;

  narrow_to (sheet, width);
  make_room (sheet, needs);
  measure_asides (self, sheet);
  return TRUE;
}
