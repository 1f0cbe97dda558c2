/* ecot-origin.h: what a spreadsheet says of where its rows come from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People sort, move, copy and delete rows, and save with whatever program they
 * have.  So each row carries its own name and what its typed cells held, as one
 * text in a hidden column: parts with a separator between them that nobody types.
 *
 *   head of a table   ecot ␟ 1 ␟ PAPER ␟ LOT ␟ TITLE ␟ ELEMENT ␟ IDS ␟ FIELD OF COLUMN 1 ␟ …
 *   row               NAME ␟ NUMBER ␟ FIELD=VALUE ␟ …
 *
 * TITLE is that of the table, ELEMENT what a row without a name becomes, or "-"; IDS those of its rows, as
 * "1-40 42", or "*" if they are too many to say.  NUMBER counts the rows of the table from 1.
 */

#pragma once

#include "report/ecot-report.h"

G_BEGIN_DECLS

#define ECOT_ORIGIN_SEPARATOR "\u241f"
#define ECOT_ORIGIN_MARK      "ecot" ECOT_ORIGIN_SEPARATOR "1" ECOT_ORIGIN_SEPARATOR
/* Where the parts of a head stand. */
enum
{
  ECOT_ORIGIN_PAPER = 2,
  ECOT_ORIGIN_LOT,
  ECOT_ORIGIN_TITLE,
  ECOT_ORIGIN_ELEMENT,
  ECOT_ORIGIN_IDS,
  ECOT_ORIGIN_FIELDS,
};

#define ECOT_ORIGIN_NONE "-"
#define ECOT_ORIGIN_MANY "*"

/* The longest list of ids, in bytes: programs have cells of 32 767 characters. */
#define ECOT_ORIGIN_MAX_IDS 30000

/* @text as it is compared: every run of white space is one space, none at its ends.  (transfer full) */
char *ecot_origin_clean (const char *text);

/* What a cell held, for its row to carry: "1234.50", "317.5", "47", a text; "" if it is empty.  (transfer full) */
char *ecot_origin_cell_value (const EcotCell *cell);

/* By what name a row is known: its key, else "=" and the first of its anchors; NULL: by none.  (transfer full) */
char *ecot_origin_row_name (const EcotRow *row);

/* The texts of the hidden column.  @origin: that of the report; @n_columns: before those beside the table.  (transfer full) */
char *ecot_origin_write_head (const char      *origin,
                              const EcotBlock *table,
                              guint            n_columns);
char *ecot_origin_write_row (const EcotRow *row,
                             guint          number);

G_END_DECLS
