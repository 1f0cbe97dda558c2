/* ecot-odf-text-columns.c: how wide the columns of a text's tables are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The report gives relative widths.  They are kept as long as every number and
 * every word fits on one line, as far as can be told without the font:
 * a word processor would break an amount in two.  What such a column lacks, the
 * others give.
 *
 * Numbers in a column whose decimals differ in length stand on a tab at the
 * comma.  Where they do not, or something follows the decimals (« 47 % »),
 * plain right alignment puts them right.
 */

#include <string.h>

#include "odf/ecot-odf-text-table.h"
#include "report/ecot-letters.h"
#include "report/ecot-row-reader.h"

#define SIGNATURE_WIDTH 8000
#define SIGNATURE_GAP   1000 /* between two */

/* The gap of the grid of fields, in the unit of its columns' shares. */
#define FIELDS_GAP 4

/* A longer word, an address or none at all, may be cut: of « d’accompagnement) » no word processor finds the hyphens. */
#define LONG_WORD 3500

/* A column of words keeps that much beside wide numbers. */
#define LEAST 1500

/* Of the unit of a number: « mois », « ETPT ». */
#define UNIT_LETTERS 4

/* A table's letters, 9 points, in 1/100 mm. */
#define EM 318

/* {{{ Numbers on the comma */

static void
tail_add (EcotOdfTail *tail,
          const char  *text)
{
  const char *comma = strchr (text, ',');
  gsize       length = comma != NULL ? strlen (comma) : 0;

  if (comma != NULL ? strspn (comma + 1, "0123456789") + 1 < length : !g_ascii_isdigit (text[strlen (text) - 1]))
    tail->unit = TRUE;

  tail->shortest = tail->seen ? MIN (tail->shortest, length) : length;
  tail->longest = MAX (tail->longest, length);
  tail->seen = TRUE;
}

gboolean
ecot_odf_cell_is_number (const EcotCell *cell)
{
  return cell->type == ECOT_CELL_AMOUNT || cell->type == ECOT_CELL_DECIMAL || cell->type == ECOT_CELL_PERCENT;
}

/* Liberation Sans, bold or not: a comma of 0.278 em and digits of 0.556 em. */
guint
ecot_odf_tail_get_width (const EcotOdfTail *tail)
{
  return 88 + 177 * (guint)(tail->longest - 1);
}

gboolean
ecot_odf_column_is_on_comma (const EcotColumn  *column,
                             const EcotOdfTail *tail)
{
  return column->align == ECOT_ALIGN_NUMBER && tail->shortest < tail->longest && !tail->unit;
}

/* }}} */

/* {{{ Shares */

guint
ecot_odf_block_get_n_columns (const EcotBlock *block)
{
  switch ((int)block->type)
    {
    case ECOT_BLOCK_TABLE:
      return block->columns->len;

    case ECOT_BLOCK_FIELDS:
      return ECOT_ODF_N_FIELD_COLUMNS;

    default:
      return block->second != NULL ? 3 : 2;
    }
}

/* How wide a column is beside the others.  The gap of a field is at its right, but the last has none. */
static guint
block_get_share (const EcotBlock *block,
                 guint            column,
                 guint            width)
{
  switch ((int)block->type)
    {
    case ECOT_BLOCK_TABLE:
      return ((const EcotColumn *)g_ptr_array_index (block->columns, column))->share;

    case ECOT_BLOCK_FIELDS:
      return width / 100 + FIELDS_GAP - (column + 1 == ECOT_ODF_N_FIELD_COLUMNS ? FIELDS_GAP * ECOT_ODF_N_FIELD_COLUMNS : 0);

    default:
      if (block->second != NULL)
        return column == 1 ? SIGNATURE_GAP : (width - SIGNATURE_GAP) / 2;
      return column == 0 ? width - SIGNATURE_WIDTH : SIGNATURE_WIDTH;
    }
}

/* }}} */

/* {{{ What has to fit */

/* Of its longest word. */
static guint
text_get_width (const char *text)
{
  guint longest = 0;

  for (const char *p = text != NULL ? text : ""; *p != '\0';)
    {
      const char *end = p + strcspn (p, " ");

      longest = MAX (longest, ecot_letters_measure (p, end, TRUE));
      p = *end != '\0' ? end + 1 : end;
    }

  return longest * EM / 1000;
}

/* « −13 246 912 469 024,70 € », « 1 720 h »: digits, and a few letters of a unit. */
static gboolean
is_figure (const char *text)
{
  guint letters = 0, digits = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      digits += g_unichar_isdigit (c) ? 1 : 0;
      letters += g_unichar_isalpha (c) ? 1 : 0;
    }

  return digits > 0 && letters <= UNIT_LETTERS;
}

/* No one word takes more than @most. */
static void
widen (guint      *minimum,
       const char *text,
       guint       most)
{
  *minimum = MAX (*minimum, MIN (text_get_width (text) + 2 * ECOT_ODF_CELL_PADDING, most));
}

static void
measure_row (EcotOdfTableMeasures *self,
             guint                *minima,
             const EcotRow        *row,
             guint                 width)
{
  guint column = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const EcotCell *cell = g_ptr_array_index (row->cells, i);
      gboolean        number = ecot_odf_cell_is_number (cell);

      if (cell->span == 1 && cell->text != NULL)
        widen (&minima[column], cell->text, number || is_figure (cell->text) ? width / 2 : LONG_WORD);
      if (cell->span == 1 && number)
        tail_add (&self->tails[column], cell->text);
      column += cell->span;
    }
}

/* Whether a column of @block gives way before those of numbers do. */
static gboolean
yields (const EcotBlock *block,
        guint            column)
{
  return ((const EcotColumn *)g_ptr_array_index (block->columns, column))->align != ECOT_ALIGN_NUMBER;
}

/* What the columns take if none of words, or @all, has more than @most. */
static guint64
sum_below (const EcotBlock *block,
           const guint     *minima,
           guint            most,
           gboolean         all)
{
  guint64 total = 0;

  for (guint i = 0; i < block->columns->len; i++)
    total += all || yields (block, i) ? MIN (minima[i], most) : minima[i];

  return total;
}

/* A table whose minima are too much for the page is squeezed, the widest columns of words first, but none below @least
 * as long as those of numbers can be; cells break where they must. */
static void
squeeze (const EcotBlock *block,
         guint           *minima,
         guint            width,
         guint            least,
         gboolean         all)
{
  guint low = least, high = width + 1;

  if (sum_below (block, minima, width, all) <= width)
    return;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (sum_below (block, minima, middle, all) > width)
        high = middle;
      else
        low = middle;
    }

  for (guint i = 0; i < block->columns->len; i++)
    if (all || yields (block, i))
      minima[i] = MIN (minima[i], low);
}

/* Rows, about what a page holds; a group of more is surely cut. */
#define LONG_GROUP 40

static void
add_piece (EcotOdfTableMeasures *self,
           EcotOdfPiece          piece)
{
  EcotOdfPiece *last;

  if (self->pieces == NULL)
    {
      self->pieces = g_array_new (FALSE, TRUE, sizeof (EcotOdfPiece));
      g_array_set_size (self->pieces, 1);
    }

  last = &g_array_index (self->pieces, EcotOdfPiece, self->pieces->len - 1);
  if (last->first == piece.first)
    *last = piece;
  else
    g_array_append_val (self->pieces, piece);
}

/* @group: as the piece it would be; @end: the row where the next one begins, or as many as there are */
static void
end_group (EcotOdfTableMeasures *self,
           EcotOdfPiece          group,
           guint                 end,
           guint                 n_rows)
{
  if (group.name == ECOT_ODF_PIECE_PLAIN || end - group.first <= LONG_GROUP)
    return;

  add_piece (self, group);
  if (end < n_rows)
    add_piece (self, (EcotOdfPiece){ end, ECOT_ODF_PIECE_PLAIN });
}

/* PLAIN: @row begins no group */
static EcotOdfPieceName
row_get_name (const EcotRow *row)
{
  if (row->type == ECOT_ROW_GROUP)
    return ECOT_ODF_PIECE_GROUP;

  return row->heads ? ECOT_ODF_PIECE_HEADS : ECOT_ODF_PIECE_PLAIN;
}

static gboolean
measure_rows (EcotOdfTableMeasures *self,
              const EcotBlock      *block,
              guint                 width,
              guint                *minima,
              EcotOdfWork          *work,
              GError              **error)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (block);
  guint                     n = ecot_row_reader_get_n (rows);
  EcotOdfPiece              group = { 0, ECOT_ODF_PIECE_PLAIN };

  for (guint i = 0; i < block->columns->len; i++)
    widen (&minima[i], ((const EcotColumn *)g_ptr_array_index (block->columns, i))->title, width / 2);
  for (guint i = 0; i < n; i++)
    {
      const EcotRow *row = ecot_row_reader_get (rows, i);

      if (row_get_name (row) != ECOT_ODF_PIECE_PLAIN)
        {
          end_group (self, group, i, n);
          group = (EcotOdfPiece){ i, row_get_name (row) };
        }
      measure_row (self, minima, row, width);
      if (!ecot_odf_work_next_row (work, i, error))
        return FALSE;
    }
  end_group (self, group, n, n);

  squeeze (block, minima, width, LEAST, FALSE);
  squeeze (block, minima, width, 0, TRUE);
  return TRUE;
}

/* }}} */

/* What is left of @width to the columns whose share is not below their minimum. */
static guint
set_minima (const EcotBlock *block,
            guint            width,
            const guint     *minima,
            guint           *widths,
            guint64         *total)
{
  guint    n = ecot_odf_block_get_n_columns (block), left = width;
  gboolean again = TRUE;

  while (again)
    {
      *total = 0;
      left = width;
      for (guint i = 0; i < n; i++)
        {
          left -= widths[i];
          *total += widths[i] == 0 ? block_get_share (block, i, width) : 0;
        }

      again = FALSE;
      for (guint i = 0; i < n; i++)
        if (widths[i] == 0 && *total * minima[i] > (guint64)left * block_get_share (block, i, width))
          {
            widths[i] = minima[i];
            again = TRUE;
          }
    }

  return left;
}

/* Together they are @width to the last hundredth. */
static void
share_width (const EcotBlock *block,
             guint            width,
             const guint     *minima,
             guint           *widths)
{
  guint   n = ecot_odf_block_get_n_columns (block);
  guint64 total, before = 0;
  guint   left = set_minima (block, width, minima, widths, &total);

  for (guint i = 0; i < n; i++)
    if (widths[i] == 0)
      {
        guint64 after = before + block_get_share (block, i, width);

        widths[i] = (guint)(after * left / total - before * left / total);
        before = after;
      }
}

void
ecot_odf_table_measures_clear (EcotOdfTableMeasures *self)
{
  g_clear_pointer (&self->widths, g_free);
  g_clear_pointer (&self->tails, g_free);
  g_clear_pointer (&self->pieces, g_array_unref);
}

gboolean
ecot_odf_measure_table (EcotOdfTableMeasures *self,
                        const EcotBlock      *block,
                        guint                 width,
                        EcotOdfWork          *work,
                        GError              **error)
{
  guint             n = ecot_odf_block_get_n_columns (block);
  g_autofree guint *minima = g_new0 (guint, n);

  self->widths = g_new0 (guint, n);
  self->tails = g_new0 (EcotOdfTail, n);
  if (block->type == ECOT_BLOCK_TABLE && !measure_rows (self, block, width, minima, work, error))
    return FALSE;

  share_width (block, width, minima, self->widths);
  return TRUE;
}
