/* ecot-table-private.h: for ecot-table.c and ecot-table-decode.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "table/ecot-table.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name, *value;
} EcotTableNote;

/* The sheet its readers see, and what they ask for by function. */
typedef struct
{
  EcotTableSheet               sheet;
  guint                        first_row, first_span;
  guint                        n_spans;
  const struct _EcotTableSpan *spans;
} EcotTableSheetData;

typedef struct _EcotTableSpan
{
  guint first, n;
} EcotTableSpan;

struct _EcotTable
{
  GBytes       *stream; /* in which most texts lie */
  GStringChunk *texts;  /* those that had to be cleaned */
  const char   *format, *detail;
  GArray       *properties, *ranges; /* (element-type EcotTableNote) */
  GArray       *sheets;              /* (element-type EcotTableSheetData) */
  GArray       *spans;               /* of hidden columns, all sheets' (element-type EcotTableSpan) */
  GArray       *rows;                /* (element-type EcotTableRow) */
  GArray       *cells;               /* (element-type EcotTableCell) */
};

EcotTable *ecot_table_new (GBytes *stream);

G_END_DECLS
