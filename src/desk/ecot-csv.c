/* ecot-csv.c: the table of a paper as comma-separated values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For spreadsheets in French: they take ";" between cells and a comma before
 * decimals, and know UTF-8 only by its mark.  Quoting and line ends are those of
 * RFC 4180.  Numbers are plain digits, so that they are read as numbers.
 *
 * A spreadsheet runs a cell that begins like a formula, and what an applicant
 * typed may be one.  Such a text gets an apostrophe before it, as spreadsheets
 * themselves mark text.  A negative amount is a number of ours and stays.
 */

#include "config.h"

#include "desk/ecot-csv-private.h"

#include <string.h>

#include "report/ecot-row-reader.h"
static gboolean
looks_like_formula (const char *text)
{
  while (*text == ' ')
    text++;

  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

static void
append_text (GString    *out,
             const char *text)
{
  gboolean quoted = strpbrk (text, ";\"\r\n") != NULL;

  if (quoted)
    g_string_append_c (out, '"');
  if (looks_like_formula (text))
    g_string_append_c (out, '\'');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  if (quoted)
    g_string_append_c (out, '"');
}

/* "1234.50" -> "1234,50" */
static void
append_number (GString    *out,
               const char *plain)
{
  for (; *plain != '\0'; plain++)
    g_string_append_c (out, *plain == '.' ? ',' : *plain);
}

static void
append_cell (GString        *out,
             const EcotCell *cell)
{
  char buf[MAX (ECOT_AMOUNT_BUFSIZE, ECOT_DECIMAL_BUFSIZE)];

  switch (cell->type)
    {
    case ECOT_CELL_AMOUNT:
      append_number (out, ecot_amount_format (cell->number, buf));
      break;
    case ECOT_CELL_DECIMAL:
    case ECOT_CELL_PERCENT:
      append_number (out, ecot_decimal_format (cell->number, buf));
      break;
    case ECOT_CELL_DATE:
    case ECOT_CELL_TEXT:
      append_text (out, cell->text != NULL ? cell->text : "");
      break;
    case ECOT_CELL_EMPTY:
    default:
      break;
    }
}

static void
append_row (GString       *out,
            const EcotRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const EcotCell *cell = row->cells->pdata[i];

      if (i > 0)
        g_string_append_c (out, ';');
      append_cell (out, cell);
      for (guint span = 1; span < cell->span; span++)
        g_string_append_c (out, ';');
    }
  g_string_append (out, "\r\n");
}

static void
append_header (GString   *out,
               GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const EcotColumn *column = columns->pdata[i];

      if (i > 0)
        g_string_append_c (out, ';');
      append_text (out, column->title != NULL ? column->title : "");
    }
  g_string_append (out, "\r\n");
}

static const EcotBlock *
find_table (EcotReport *report)
{
  for (guint i = 0; i < ecot_report_get_n_blocks (report); i++)
    {
      const EcotBlock *block = ecot_report_get_block (report, i);

      if (block->type == ECOT_BLOCK_TABLE)
        return block;
    }

  return NULL;
}

GBytes *
ecot_csv_write (EcotReport *report)
{
  g_autoptr (EcotRowReader) rows = NULL;
  const EcotBlock          *table;
  GString                  *out;

  g_return_val_if_fail (report != NULL, NULL);

  table = find_table (report);
  if (table == NULL)
    return NULL;

  out = g_string_new ("\xEF\xBB\xBF");
  if (table->header_row)
    append_header (out, table->columns);
  rows = ecot_row_reader_new (table);
  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    append_row (out, ecot_row_reader_get (rows, i));

  return g_string_free_to_bytes (out);
}
