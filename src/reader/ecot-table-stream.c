/* ecot-table-stream.c: a stranger's table, on its way from the reader
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers are four bytes, the low one first; a text is its length, its bytes and a
 * NUL, so that the other side can use it where it lies.
 */

#include "reader/ecot-table-stream.h"

#include <string.h>

static void
add_item (GByteArray *stream,
          char        item)
{
  g_byte_array_append (stream, (const guint8 *)&item, 1);
}

static void
add_number (GByteArray *stream,
            guint       number)
{
  guint32 bytes = GUINT32_TO_LE (number);

  g_byte_array_append (stream, (const guint8 *)&bytes, sizeof bytes);
}

static void
add_text (GByteArray *stream,
          const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  add_number (stream, (guint)length);
  g_byte_array_append (stream, (const guint8 *)(text != NULL ? text : ""), (guint)length + 1);
}

void
ecot_table_stream_add_note (GByteArray *stream,
                            char        item,
                            const char *name,
                            const char *value)
{
  g_return_if_fail (stream != NULL && name != NULL);

  add_item (stream, item);
  add_text (stream, name);
  add_text (stream, value);
}

void
ecot_table_stream_add_format (GByteArray *stream,
                              const char *format,
                              const char *detail)
{
  ecot_table_stream_add_note (stream, ECOT_TABLE_STREAM_FORMAT, format, detail);
}

void
ecot_table_stream_add_sheet (GByteArray *stream,
                             const char *name)
{
  g_return_if_fail (stream != NULL);

  add_item (stream, ECOT_TABLE_STREAM_SHEET);
  add_text (stream, name);
}

void
ecot_table_stream_end_sheet (GByteArray *stream,
                             guint       flags)
{
  g_return_if_fail (stream != NULL);

  add_item (stream, ECOT_TABLE_STREAM_SHEET_END);
  add_number (stream, flags);
}

void
ecot_table_stream_add_columns (GByteArray *stream,
                               guint       first,
                               guint       n)
{
  g_return_if_fail (stream != NULL);

  add_item (stream, ECOT_TABLE_STREAM_COLUMNS);
  add_number (stream, first);
  add_number (stream, n);
}

void
ecot_table_stream_add_row (GByteArray *stream,
                           guint       index,
                           guint       repeat,
                           guint       flags)
{
  g_return_if_fail (stream != NULL);

  add_item (stream, ECOT_TABLE_STREAM_ROW);
  add_number (stream, index);
  add_number (stream, repeat);
  add_number (stream, flags);
}

void
ecot_table_stream_add_cell (GByteArray                *stream,
                            const EcotTableStreamCell *cell)
{
  g_return_if_fail (stream != NULL && cell != NULL);

  add_item (stream, ECOT_TABLE_STREAM_CELL);
  add_number (stream, cell->column);
  add_number (stream, cell->repeat);
  add_number (stream, cell->kind);
  add_number (stream, cell->flags);
  add_number (stream, cell->columns_spanned);
  add_number (stream, cell->rows_spanned);
  add_text (stream, cell->value);
  add_text (stream, cell->text);
  add_text (stream, cell->formula);
  add_text (stream, cell->currency);
}

void
ecot_table_stream_end (GByteArray *stream)
{
  g_return_if_fail (stream != NULL);

  add_item (stream, ECOT_TABLE_STREAM_END);
}
