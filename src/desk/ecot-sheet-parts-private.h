/* ecot-sheet-parts-private.h: the tables of one of our spreadsheets that came back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For desk/ only.
 */

#pragma once

#include "dossier/ecot-schema.h"
#include "report/ecot-origin.h"
#include "table/ecot-table.h"

G_BEGIN_DECLS

typedef struct
{
  const EcotTableRow *cells;
  char              **said;     /* parts of its hidden text; NULL: it has none */
  const char         *name;     /* "line.7", or NULL */
  guint               number;   /* which row of the table it was, from 1; 0: none */
  const char         *category; /* of the group it stands under: "staff"; NULL: none */
  gboolean            copy;     /* another row keeps the name */
  gboolean            open;     /* it stands where rows may be added */
} EcotSheetRow;

/* From the head of a table to the next. */
typedef struct
{
  const EcotTableSheet *sheet;
  char                **head;   /* parts of its text */
  const char *const    *fields; /* by column as it was; "-": none */
  guint                 n_fields;
  guint                *columns; /* where each of them is now; G_MAXUINT: nowhere */
  EcotKind              kind;    /* of rows that are added, or ECOT_N_KINDS */
  guint                 head_row, key_column;
  GArray               *rows;   /* of EcotSheetRow */
  GPtrArray            *groups; /* those of them that are titles of groups; borrowed */
} EcotSheetPart;

/* (transfer full) (element-type EcotSheetPart): empty if the spreadsheet is none of ours */
GPtrArray *ecot_sheet_parts_find (EcotTable *table);

/* Finds the columns by their titles, wherever they were moved.  @table: (nullable): as the paper has it now.
 * FALSE: one that is typed into is missing; @missing is its title. */
gboolean ecot_sheet_part_find_columns (EcotSheetPart   *self,
                                       const EcotBlock *table,
                                       const char     **missing);

/* The cell in what was column @column; NULL: it is empty. */
const EcotTableCell *ecot_sheet_part_get_cell (const EcotSheetPart *self,
                                               const EcotSheetRow  *row,
                                               guint                column);
/* What was the column of a field, or G_MAXUINT. */
guint ecot_sheet_part_find_field (const EcotSheetPart *self,
                                  const char          *field);
/* Whether one of the list of ids its head has is @id. */
gboolean ecot_sheet_part_had_id (const EcotSheetPart *self,
                                 gint64               id);
/* What the cell held when it was written: a part of the row's text.  NULL: it was none that is typed into. */
const char *ecot_sheet_row_get_base (const EcotSheetRow *self,
                                     const char         *field);
/* The category of the group that row @number stood under. */
const char *ecot_sheet_part_get_old_category (const EcotSheetPart *self,
                                              guint                number);

G_END_DECLS
