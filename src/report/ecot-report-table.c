/* ecot-report-table.c: the tables of a paper, row by row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Spans of a row always add up to the number of columns, so that writers need
 * not look: a row that is wider is a bug of whoever composes and is cut with a
 * critical, one that is shorter is filled up.
 */

#include <string.h>

#include "base/ecot-text.h"
#include "report/ecot-report-private.h"

void
ecot_column_free (EcotColumn *self)
{
  g_free (self->title);
  g_free (self);
}

static void
cell_free (EcotCell *cell)
{
  g_free (cell->text);
  g_free (cell->anchor);
  g_free (cell->formula);
  g_free (cell->note);
  g_free (cell);
}

void
ecot_row_free (EcotRow *self)
{
  g_ptr_array_unref (self->cells);
  g_clear_pointer (&self->asides, g_ptr_array_unref);
  g_free (self->key);
  g_free (self);
}

static guint
row_get_width (const EcotRow *row)
{
  guint width = 0;

  for (guint i = 0; i < row->cells->len; i++)
    width += ((const EcotCell *)g_ptr_array_index (row->cells, i))->span;

  return width;
}

static EcotCell *
row_add_cell (EcotRow     *row,
              EcotCellType type)
{
  EcotCell *cell = g_new0 (EcotCell, 1);

  cell->type = type;
  cell->span = 1;
  g_ptr_array_add (row->asides != NULL ? row->asides : row->cells, cell);

  return cell;
}

/* Cuts what stands out of a table of @columns columns. */
static void
row_cut (EcotRow *row,
         guint    columns)
{
  guint width = row_get_width (row);

  while (width > columns)
    {
      EcotCell *last = g_ptr_array_index (row->cells, row->cells->len - 1);
      guint     excess = MIN (width - columns, last->span);

      last->span -= excess;
      width -= excess;
      if (last->span == 0)
        g_ptr_array_remove_index (row->cells, row->cells->len - 1);
    }
}

void
ecot_report_complete_row (EcotBlock *table)
{
  EcotRow *row;

  if (table->last_rows->len == 0)
    return;

  row = g_ptr_array_index (table->last_rows, table->last_rows->len - 1);

  if (row_get_width (row) > table->columns->len)
    {
      g_critical ("A row of table “%s” is wider than the table", table->text);
      row_cut (row, table->columns->len);
    }

  while (row->asides != NULL && row->asides->len < table->asides->len)
    row_add_cell (row, ECOT_CELL_EMPTY);
  for (guint width = row_get_width (row); width < table->columns->len; width++)
    row_add_cell (row, ECOT_CELL_EMPTY);
}

void
ecot_report_begin_table (EcotReport *self,
                         const char *title)
{
  EcotBlock *block = ecot_report_add_block (self, ECOT_BLOCK_TABLE);

  g_return_if_fail (block != NULL);

  block->text = ecot_report_typeset (title);
  block->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_column_free);
  block->last_rows = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_row_free);
}

void
ecot_report_fill_by_hand (EcotReport *self)
{
  EcotBlock *table = ecot_report_get_open_block (self, ECOT_BLOCK_TABLE);

  g_return_if_fail (table != NULL);

  table->by_hand = TRUE;
}

void
ecot_report_fill_closely (EcotReport *self)
{
  EcotBlock *table = ecot_report_get_open_block (self, ECOT_BLOCK_TABLE);

  g_return_if_fail (table != NULL);

  table->by_hand = TRUE;
  table->close = TRUE;
}

/**
 * ecot_report_add_column:
 * @title: (nullable): a table none of whose columns has a title has no head
 * @width: relative to the other columns', not 0
 */

void
ecot_report_add_column (EcotReport *self,
                        const char *title,
                        EcotAlign   align,
                        guint       width)
{
  EcotBlock  *block = ecot_report_get_open_block (self, ECOT_BLOCK_TABLE);
  EcotColumn *column;

  g_return_if_fail (block != NULL && ecot_table_get_n_rows (block) == 0);
  g_return_if_fail (width > 0);

  column = g_new0 (EcotColumn, 1);
  column->title = ecot_report_typeset (title);
  column->align = align;
  column->width = width;
  g_ptr_array_add (block->columns, column);
  block->header_row |= title != NULL;
}

void
ecot_report_keep_widths (EcotReport *self)
{
  EcotBlock *table = ecot_report_get_open_block (self, ECOT_BLOCK_TABLE);

  g_return_if_fail (table != NULL);

  table->fixed = TRUE;
}

void
ecot_report_follow_table (EcotReport *self)
{
  EcotBlock *table = ecot_report_get_open_block (self, ECOT_BLOCK_TABLE);

  g_return_if_fail (table != NULL);

  table->follows = TRUE;
}

void
ecot_report_set_column_field (EcotReport *self,
                              const char *field)
{
  EcotBlock *table = ecot_report_get_open_block (self, ECOT_BLOCK_TABLE);

  g_return_if_fail (table != NULL && table->columns->len > 0);

  ((EcotColumn *)g_ptr_array_index (table->columns, table->columns->len - 1))->field = field;
}

void
ecot_report_set_column_type (EcotReport  *self,
                             EcotCellType type)
{
  EcotBlock *table = ecot_report_get_open_block (self, ECOT_BLOCK_TABLE);

  g_return_if_fail (table != NULL && table->columns->len > 0);

  ((EcotColumn *)g_ptr_array_index (table->columns, table->columns->len - 1))->type = type;
}

void
ecot_report_add_aside (EcotReport  *self,
                       const char  *title,
                       const char  *field,
                       EcotCellType type,
                       guint        width)
{
  EcotBlock  *table = ecot_report_get_open_block (self, ECOT_BLOCK_TABLE);
  EcotColumn *column;

  g_return_if_fail (table != NULL && title != NULL);

  if (table->asides == NULL)
    table->asides = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_column_free);

  column = g_new (EcotColumn, 1);
  *column = (EcotColumn){
    .title = ecot_report_typeset (title),
    .field = field,
    .type = type,
    .align = type == ECOT_CELL_TEXT ? ECOT_ALIGN_START : ECOT_ALIGN_NUMBER,
    .width = width,
  };
  g_ptr_array_add (table->asides, column);
}

void
ecot_report_set_element (EcotReport *self,
                         const char *element)
{
  EcotBlock *table = ecot_report_get_open_block (self, ECOT_BLOCK_TABLE);

  g_return_if_fail (table != NULL);

  table->element = element;
}

void
ecot_report_say_instead (EcotReport *self,
                         const char *sentence)
{
  EcotBlock *table = ecot_report_get_open_block (self, ECOT_BLOCK_TABLE);

  g_return_if_fail (table != NULL && table->instead == NULL && sentence != NULL);

  table->instead = g_new0 (EcotBlock, 1);
  table->instead->type = ECOT_BLOCK_PARAGRAPH;
  table->instead->style = ECOT_STYLE_BODY;
  table->instead->text = ecot_report_typeset (sentence);
}

void
ecot_report_begin_row (EcotReport *self,
                       EcotRowType type)
{
  EcotBlock *block = ecot_report_get_open_block (self, ECOT_BLOCK_TABLE);
  EcotRow   *row;

  g_return_if_fail (block != NULL && block->columns->len > 0);

  ecot_report_complete_row (block);
  ecot_report_pack_rows (block);

  row = g_new0 (EcotRow, 1);
  row->type = type;
  row->cells = g_ptr_array_new_full (block->columns->len, (GDestroyNotify)cell_free);
  g_ptr_array_add (block->last_rows, row);
}

void
ecot_report_name_row (EcotReport *self,
                      const char *key)
{
  EcotBlock *block = ecot_report_get_open_block (self, ECOT_BLOCK_TABLE);
  EcotRow   *row;

  g_return_if_fail (block != NULL && block->last_rows->len > 0 && key != NULL);

  row = g_ptr_array_index (block->last_rows, block->last_rows->len - 1);
  g_free (row->key);
  row->key = g_strdup (key);
}

void
ecot_report_begin_asides (EcotReport *self)
{
  EcotBlock *block = ecot_report_get_open_block (self, ECOT_BLOCK_TABLE);
  EcotRow   *row;

  g_return_if_fail (block != NULL && block->last_rows->len > 0 && block->asides != NULL);

  ecot_report_complete_row (block);
  row = g_ptr_array_index (block->last_rows, block->last_rows->len - 1);
  g_return_if_fail (row->asides == NULL);
  row->asides = g_ptr_array_new_full (block->asides->len, (GDestroyNotify)cell_free);
}

void
ecot_report_lead_row (EcotReport *self,
                      guint       target)
{
  EcotBlock *block = ecot_report_get_open_block (self, ECOT_BLOCK_TABLE);

  g_return_if_fail (block != NULL && block->last_rows->len > 0);

  ((EcotRow *)g_ptr_array_index (block->last_rows, block->last_rows->len - 1))->leads = target;
}

void
ecot_report_head_row (EcotReport *self)
{
  EcotBlock *block = ecot_report_get_open_block (self, ECOT_BLOCK_TABLE);

  g_return_if_fail (block != NULL && block->last_rows->len > 0);

  ((EcotRow *)g_ptr_array_index (block->last_rows, block->last_rows->len - 1))->heads = TRUE;
}

static EcotCell *
add_cell (EcotReport  *self,
          EcotCellType type)
{
  EcotBlock *block = ecot_report_get_open_block (self, ECOT_BLOCK_TABLE);

  g_return_val_if_fail (block != NULL && block->last_rows->len > 0, NULL);

  return row_add_cell (g_ptr_array_index (block->last_rows, block->last_rows->len - 1), type);
}

EcotCell *
ecot_report_add_cell_empty (EcotReport *self)
{
  return add_cell (self, ECOT_CELL_EMPTY);
}

static void
set_text (EcotCell   *cell,
          const char *text)
{
  g_autoptr (GPtrArray) said = NULL;

  cell->text = ecot_report_take (&said, text);
  if (said != NULL)
    cell->figure = ((const EcotSaid *)g_ptr_array_index (said, 0))->name;
}

EcotCell *
ecot_report_add_cell_text (EcotReport *self,
                           const char *text)
{
  EcotCell *cell;

  g_return_val_if_fail (text != NULL, NULL);

  cell = add_cell (self, ECOT_CELL_TEXT);
  if (cell != NULL)
    set_text (cell, text);

  return cell;
}

/* @text was written by base, which already prints French. */
static EcotCell *
add_number_cell (EcotReport  *self,
                 EcotCellType type,
                 gint64       number,
                 const char  *text,
                 const char  *unit)
{
  EcotCell *cell = add_cell (self, type);

  if (cell != NULL)
    {
      cell->number = number;
      cell->text = g_strconcat (text, unit, NULL);
    }

  return cell;
}

/* Without the euro sign, which a column of a table says once, in its title. */
EcotCell *
ecot_report_add_cell_amount (EcotReport *self,
                             EcotAmount  amount)
{
  char buf[ECOT_AMOUNT_BUFSIZE];

  return add_number_cell (self, ECOT_CELL_AMOUNT, amount, ecot_amount_format_french_bare (amount, buf), NULL);
}

EcotCell *
ecot_report_add_cell_decimal (EcotReport *self,
                              EcotDecimal value)
{
  char buf[ECOT_DECIMAL_BUFSIZE];

  return add_number_cell (self, ECOT_CELL_DECIMAL, value, ecot_decimal_format_french (value, buf), NULL);
}

EcotCell *
ecot_report_add_cell_unit_cost (EcotReport *self,
                                EcotDecimal cost)
{
  EcotCell *cell = ecot_report_add_cell_decimal (self, cost);

  if (cell != NULL)
    {
      char *padded = ecot_report_pad_decimals (cell->text, 2);

      g_free (cell->text);
      cell->text = padded;
    }

  return cell;
}

EcotCell *
ecot_report_add_cell_percent (EcotReport *self,
                              EcotDecimal percent)
{
  char buf[ECOT_DECIMAL_BUFSIZE];

  return add_number_cell (self, ECOT_CELL_PERCENT, percent, ecot_decimal_format_french (percent, buf), "\u00a0%");
}

EcotCell *
ecot_report_add_cell_date (EcotReport *self,
                           EcotDate    date)
{
  char buf[ECOT_DATE_BUFSIZE];

  return add_number_cell (self, ECOT_CELL_DATE, date, ecot_date_format_short (date, buf), NULL);
}

static gboolean
is_anchor (const char *text)
{
  if (text == NULL || *text == '\0')
    return FALSE;

  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text) && *text != '.' && *text != '-')
      return FALSE;

  return TRUE;
}

void
ecot_cell_set_anchor (EcotCell   *self,
                      const char *anchor)
{
  g_return_if_fail (self != NULL && self->anchor == NULL);
  g_return_if_fail (is_anchor (anchor));

  self->anchor = g_strdup (anchor);
}

void
ecot_cell_set_figure (EcotCell   *self,
                      const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  self->figure = g_intern_string (name);
}

void
ecot_cell_set_formula (EcotCell   *self,
                       const char *formula)
{
  g_return_if_fail (self != NULL && formula != NULL && *formula != '\0');

  g_free (self->formula);
  self->formula = g_strdup (formula);
}

void
ecot_cell_set_input (EcotCell *self)
{
  g_return_if_fail (self != NULL);

  self->input = TRUE;
}

void
ecot_cell_set_field (EcotCell   *self,
                     const char *field)
{
  g_return_if_fail (self != NULL && field != NULL);

  self->field = field;
  self->input = TRUE;
}

void
ecot_cell_set_strong (EcotCell *self)
{
  g_return_if_fail (self != NULL);

  self->strong = TRUE;
}

void
ecot_cell_set_rule (EcotCell       *self,
                    const EcotRule *rule)
{
  g_return_if_fail (self != NULL);

  self->rule = rule;
}

void
ecot_cell_set_note (EcotCell   *self,
                    const char *note)
{
  g_return_if_fail (self != NULL && note != NULL);

  g_free (self->note);
  self->note = ecot_text_typeset (note);
}

void
ecot_cell_set_span (EcotCell *self,
                    guint     span)
{
  g_return_if_fail (self != NULL && span >= 1);

  self->span = span;
}
