/* ecot-report-rows.c: the rows of a table, however many there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Short tables are held as they are built.  Of a long one that is so of the last rows, to which cells may still come; those
 * before them are packed, and nothing but what is here and the reader knows of it.
 */

#include <string.h>

#include "report/ecot-report-private.h"
#include "report/ecot-row-reader.h"
#include "report/ecot-row-store.h"

/* A table of so many rows begins to be packed. */
#define LONG (ECOT_ROWS_AT_HAND + 3 * ECOT_ROW_PACK)

/* {{{ How they are held */

guint
ecot_table_get_n_rows (const EcotBlock *table)
{
  g_return_val_if_fail (table != NULL && table->type == ECOT_BLOCK_TABLE, 0);

  return ecot_row_store_get_n (table->packed) + table->last_rows->len;
}

void
ecot_report_pack_rows (EcotBlock *table)
{
  guint n = 0;

  if (table->last_rows->len < LONG)
    return;

  if (table->packed == NULL)
    table->packed = ecot_row_store_new ();

  for (; table->last_rows->len - n >= ECOT_ROWS_AT_HAND + ECOT_ROW_PACK; n += ECOT_ROW_PACK)
    ecot_row_store_add (table->packed, (const EcotRow *const *)table->last_rows->pdata + n);
  g_ptr_array_remove_range (table->last_rows, 0, n);
}

/* @made: as of EcotRowFunc */
static EcotRowStore *
visit_packed (const EcotRowStore *packed,
              EcotRowFunc         visit,
              GPtrArray          *made,
              gpointer            data)
{
  EcotRowStore *visited = ecot_row_store_new ();
  EcotRowPack  *pack = ecot_row_pack_new ();
  EcotRow      *rows[ECOT_ROW_PACK];

  for (guint i = 0; i < ecot_row_store_get_n (packed) / ECOT_ROW_PACK; i++)
    {
      ecot_row_store_unpack (packed, i, pack);
      for (guint j = 0; j < ECOT_ROW_PACK; j++)
        {
          rows[j] = ecot_row_pack_get (pack, j);
          visit (rows[j], made, data);
        }

      ecot_row_store_add (visited, (const EcotRow *const *)rows);
      g_ptr_array_set_size (made, 0);
    }

  ecot_row_pack_free (pack);
  return visited;
}

void
ecot_report_visit_rows (EcotBlock  *table,
                        EcotRowFunc visit,
                        gpointer    data)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);

  if (table->packed != NULL)
    {
      EcotRowStore *visited = visit_packed (table->packed, visit, made, data);

      ecot_row_store_free (table->packed);
      table->packed = visited;
    }

  for (guint i = 0; i < table->last_rows->len; i++)
    visit (g_ptr_array_index (table->last_rows, i), NULL, data);
}

/* }}} */
/* {{{ Filled by hand */

static gboolean
cell_is_empty (const EcotCell *cell)
{
  return cell->text == NULL || *cell->text == '\0';
}

/* Besides the label. */
static guint
count_empty (const EcotRow *row)
{
  guint n = 0;

  for (guint i = 1; i < row->cells->len; i++)
    n += cell_is_empty (g_ptr_array_index (row->cells, i)) ? 1 : 0;

  return n;
}

static gboolean
says_but_label (const EcotRow *row)
{
  return row->type != ECOT_ROW_GROUP && count_empty (row) + 1 < row->cells->len;
}

/* The column of what all others lead to, an amount or a target; 0: there is none. */
static guint
find_last_numbers (const EcotBlock *table)
{
  for (guint i = table->columns->len; i > 1; i--)
    if (((const EcotColumn *)table->columns->pdata[i - 1])->align == ECOT_ALIGN_NUMBER)
      return i - 1;

  return 0;
}

static gboolean
says_in_column (const EcotRow *row,
                guint          column)
{
  guint end = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const EcotCell *cell = g_ptr_array_index (row->cells, i);

      end += cell->span;
      if (end > column)
        return !cell_is_empty (cell);
    }

  return FALSE;
}

/* What the call prints beside a label, a target or a piece, fills no row; nor does a sum of nothing. */
gboolean
ecot_report_is_unfilled (const EcotBlock *table)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);
  guint                     numbers = find_last_numbers (table);
  gboolean                  labels = TRUE, left = FALSE;

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    {
      const EcotRow *row = ecot_row_reader_get (rows, i);

      labels &= !says_but_label (row);
      left |= row->type == ECOT_ROW_NORMAL;
      if (row->type == ECOT_ROW_NORMAL && says_in_column (row, numbers))
        numbers = 0;
      if (!labels && numbers == 0)
        return FALSE;
    }

  return labels || left;
}

gboolean
ecot_row_is_by_hand (const EcotBlock *table,
                     const EcotRow   *row)
{
  g_return_val_if_fail (table != NULL && row != NULL, FALSE);

  return row->type != ECOT_ROW_GROUP && (table->by_hand || table->unfilled) && count_empty (row) > 0;
}

guint
ecot_row_get_span (const EcotBlock *table,
                   const EcotRow   *row,
                   guint            i)
{
  g_return_val_if_fail (table != NULL && row != NULL && i < row->cells->len, 1);

  if (row->type == ECOT_ROW_GROUP && i == 0 && count_empty (row) + 1 == row->cells->len)
    return table->columns->len;

  return ((const EcotCell *)row->cells->pdata[i])->span;
}

gboolean
ecot_row_has_rules (const EcotBlock *table,
                    const EcotRow   *row)
{
  g_return_val_if_fail (table != NULL && row != NULL, FALSE);

  return table->by_hand || (table->unfilled && row->type != ECOT_ROW_GROUP);
}

gboolean
ecot_row_is_roomy (const EcotBlock *table,
                   const EcotRow   *row)
{
  return !table->close && ecot_row_is_by_hand (table, row);
}

/* }}} */
/* {{{ Percentages */

/* How many decimals @text has before its unit, if any. */
static guint
count_decimals (const char *text)
{
  const char *comma = strchr (text, ',');

  return comma != NULL ? (guint)strspn (comma + 1, "0123456789") : 0;
}

char *
ecot_report_pad_decimals (const char *text,
                          guint       decimals)
{
  guint       has = count_decimals (text);
  gsize       digits = has > 0 ? (gsize)(strchr (text, ',') - text) + 1 + has : strcspn (text, "\u00a0");
  const char *unit = text + digits;

  if (has >= decimals)
    return g_strdup (text);

  return g_strdup_printf ("%.*s%s%.*s%s", (int)digits, text, has > 0 ? "" : ",", (int)(decimals - has), "0000", unit);
}

/* Of those in each column, the decimals of that with the most. */
static void
survey_percents (const EcotBlock *table,
                 guint           *decimals)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    {
      const EcotRow *row = ecot_row_reader_get (rows, i);
      guint          column = 0;

      for (guint j = 0; j < row->cells->len; j++)
        {
          const EcotCell *cell = g_ptr_array_index (row->cells, j);

          if (cell->type == ECOT_CELL_PERCENT)
            decimals[column] = MAX (decimals[column], count_decimals (cell->text));
          column += cell->span;
        }
    }
}

static void
set_text (EcotCell  *cell,
          char      *text,
          GPtrArray *made)
{
  if (made != NULL)
    g_ptr_array_add (made, text);
  else
    g_free (cell->text);

  cell->text = text;
}

static void
pad_percents (EcotRow   *row,
              GPtrArray *made,
              gpointer   data)
{
  const guint *decimals = data;
  guint        column = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      EcotCell *cell = g_ptr_array_index (row->cells, i);

      if (cell->type == ECOT_CELL_PERCENT)
        set_text (cell, ecot_report_pad_decimals (cell->text, decimals[column]), made);
      column += cell->span;
    }
}

void
ecot_report_level_percents (EcotBlock *table)
{
  g_autofree guint *decimals = NULL;

  if (table->packed != NULL && !ecot_row_store_has_percents (table->packed))
    return;

  decimals = g_new0 (guint, table->columns->len);
  survey_percents (table, decimals);
  ecot_report_visit_rows (table, pad_percents, decimals);
}

/* }}} */
