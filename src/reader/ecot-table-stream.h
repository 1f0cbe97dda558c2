/* ecot-table-stream.h: a stranger's table, on its way from the reader
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sheets, rows and cells one after the other, each a letter and its numbers and
 * texts; what is empty is not told.  The side that reads it back is ecot-table.c.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ECOT_TABLE_EMPTY, /* only with a formula whose result the file does not have */
  ECOT_TABLE_TEXT,
  ECOT_TABLE_NUMBER,
  ECOT_TABLE_PERCENTAGE, /* 0.47 is 47 % */
  ECOT_TABLE_CURRENCY,
  ECOT_TABLE_DATE,
  ECOT_TABLE_TIME,
  ECOT_TABLE_BOOLEAN,
  ECOT_TABLE_ERROR, /* "#DIV/0!" */
  ECOT_TABLE_N_KINDS
} EcotTableKind;

typedef enum
{
  ECOT_TABLE_COVERED = 1 << 0, /* a cell that a merged one hides */
  ECOT_TABLE_HIDDEN = 1 << 1,  /* a sheet or a row that is not shown */
  ECOT_TABLE_LINKED = 1 << 2,  /* a sheet whose content comes from another file */
  ECOT_TABLE_ALL_FLAGS = (1 << 3) - 1
} EcotTableFlags;

/* More than an honest budget has; beyond, the file is refused. */
#define ECOT_TABLE_MAX_FILE    ((gsize)64 * 1024 * 1024)
#define ECOT_TABLE_MAX_STREAM  ((gsize)128 * 1024 * 1024)
#define ECOT_TABLE_MAX_SHEETS  256
#define ECOT_TABLE_MAX_ROWS    1048576
#define ECOT_TABLE_MAX_COLUMNS 16384
#define ECOT_TABLE_MAX_CELLS   1000000 /* filled ones, those repeated counted each */
#define ECOT_TABLE_MAX_TEXT    ((gsize)1024 * 1024)
#define ECOT_TABLE_MAX_NOTES   1000 /* properties, and named ranges */

/* What each item of the stream begins with. */
#define ECOT_TABLE_STREAM_FORMAT    'T'
#define ECOT_TABLE_STREAM_PROPERTY  'P'
#define ECOT_TABLE_STREAM_RANGE     'N'
#define ECOT_TABLE_STREAM_SHEET     'S'
#define ECOT_TABLE_STREAM_COLUMNS   'H'
#define ECOT_TABLE_STREAM_ROW       'R'
#define ECOT_TABLE_STREAM_CELL      'C'
#define ECOT_TABLE_STREAM_SHEET_END 's'
#define ECOT_TABLE_STREAM_END       'E'

/* One cell as the reader found it.  Texts may be %NULL for none. */
typedef struct
{
  guint         column; /* from 0 */
  guint         repeat; /* so many alike, side by side */
  EcotTableKind kind;
  guint         flags;
  guint         columns_spanned, rows_spanned; /* 1 if it is not merged */
  const char   *value;                         /* office:value and its like, as written */
  const char   *text;                          /* what is shown */
  const char   *formula;
  const char   *currency; /* "EUR" */
} EcotTableStreamCell;

void ecot_table_stream_add_format (GByteArray *stream,
                                   const char *format,
                                   const char *detail);
/* @item: %ECOT_TABLE_STREAM_PROPERTY or %ECOT_TABLE_STREAM_RANGE */
void ecot_table_stream_add_note (GByteArray *stream,
                                 char        item,
                                 const char *name,
                                 const char *value);
void ecot_table_stream_add_sheet (GByteArray *stream,
                                  const char *name);
/* Hidden ones. */
void ecot_table_stream_add_columns (GByteArray *stream,
                                    guint       first,
                                    guint       n);
void ecot_table_stream_add_row (GByteArray *stream,
                                guint       index,
                                guint       repeat,
                                guint       flags);
void ecot_table_stream_add_cell (GByteArray                *stream,
                                 const EcotTableStreamCell *cell);
/* The flags of the sheet, which are only known at its end, come with it: a sheet
 * ends where the next begins, or the table. */
void ecot_table_stream_end_sheet (GByteArray *stream,
                                  guint       flags);
void ecot_table_stream_end (GByteArray *stream);

G_END_DECLS
