/* ecot-table.h: a spreadsheet from anybody, as its file has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sheets, rows, cells; nothing is computed, followed or guessed.  Read by the limited
 * process of reader/, and believed as little as the file itself.  Never changes, so any
 * thread may look at it.  Texts are clean (see ecot_text_clean()) and never %NULL.
 */

#pragma once

#include <gio/gio.h>

#include "reader/ecot-table-stream.h"

G_BEGIN_DECLS

typedef struct _EcotTable EcotTable;

/* Where a cell lies as spreadsheets say it, "AB12": longest, with its NUL. */
#define ECOT_TABLE_ADDRESS_BUFSIZE 16

typedef struct
{
  guint         column; /* from 0 */
  EcotTableKind kind;
  guint         flags; /* %ECOT_TABLE_COVERED */
  guint         columns_spanned, rows_spanned;
  const char   *value;    /* "1234.56", "2017-07-24", "true": as the file has it; "" for texts */
  const char   *text;     /* what is shown */
  const char   *formula;  /* "of:=SUM([.A1:.A3])", or "" */
  const char   *currency; /* "EUR", or "" */
} EcotTableCell;

/* Only filled cells are there, in the order of their columns. */
typedef struct
{
  guint                index; /* from 0 */
  guint                flags; /* %ECOT_TABLE_HIDDEN: hidden or filtered out */
  guint                n_cells;
  const EcotTableCell *cells;
} EcotTableRow;

/* Only rows with a filled cell are there, in order. */
typedef struct
{
  const char         *name;  /* "" for a text file */
  guint               flags; /* %ECOT_TABLE_HIDDEN, %ECOT_TABLE_LINKED */
  guint               n_columns;
  guint               n_rows;
  const EcotTableRow *rows;
} EcotTableSheet;

/**
 * ecot_table_open:
 * @path: an .ods, .fods, .csv or .tsv
 *
 * Blocks while the limited process reads it; on any thread.
 *
 * Returns: (transfer full): %NULL with %ECOT_ERROR_READ or %ECOT_ERROR_BAD_DOSSIER, and
 *   one sentence that names the file, why, and what to do
 */
EcotTable *ecot_table_open (const char   *path,
                            GCancellable *cancellable,
                            GError      **error);
/* The same of bytes at hand; @name is for messages. */
EcotTable *ecot_table_read (GBytes       *file,
                            const char   *name,
                            GCancellable *cancellable,
                            GError      **error);
/* What the limited process answered, which may be anything. */
EcotTable *ecot_table_decode (GBytes     *stream,
                              const char *name,
                              GError    **error);

EcotTable *ecot_table_ref (EcotTable *self);
void       ecot_table_unref (EcotTable *self);

/* "ods" or "csv". */
const char *ecot_table_get_format (EcotTable *self);
/* Of a "csv", encoding and separator: "UTF-8 ;", "Windows-1252 TAB". */
const char *ecot_table_get_detail (EcotTable *self);

guint                 ecot_table_get_n_sheets (EcotTable *self);
const EcotTableSheet *ecot_table_get_sheet (EcotTable *self,
                                            guint      i);
/* %NULL if there is none of that name, compared letter for letter. */
const EcotTableSheet *ecot_table_find_sheet (EcotTable  *self,
                                             const char *name);
/* "generator", or a property somebody gave the document (meta:user-defined); %NULL for none. */
const char *ecot_table_get_property (EcotTable  *self,
                                     const char *name);
/* The address of a named range, "$Budget.$D$2:.$D$9"; %NULL for none. */
const char *ecot_table_get_range (EcotTable  *self,
                                  const char *name);

/* By their place in the sheet; %NULL for an empty one. */
const EcotTableRow  *ecot_table_sheet_find_row (const EcotTableSheet *self,
                                                guint                 index);
const EcotTableCell *ecot_table_row_find_cell (const EcotTableRow *self,
                                               guint               column);
const EcotTableCell *ecot_table_sheet_find_cell (const EcotTableSheet *self,
                                                 guint                 row,
                                                 guint                 column);
/* Whether the column is not shown. */
gboolean ecot_table_sheet_is_column_hidden (const EcotTableSheet *self,
                                            guint                 column);

/* "AB12", and "AB" for a row of %G_MAXUINT.  Returns @buf. */
const char *ecot_table_write_address (guint row,
                                      guint column,
                                      char  buf[ECOT_TABLE_ADDRESS_BUFSIZE]);
/* The column of "AB" or "ab"; FALSE if @text is none. */
gboolean ecot_table_read_column (const char *text,
                                 guint      *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotTable, ecot_table_unref)

G_END_DECLS
