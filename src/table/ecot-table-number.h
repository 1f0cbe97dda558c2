/* ecot-table-number.h: the number in a cell of a spreadsheet from anybody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/ecot-decimal.h"
#include "table/ecot-table.h"

G_BEGIN_DECLS

/* What stands before the decimals of numbers that are texts. */
typedef enum
{
  ECOT_MARK_NONE, /* not known */
  ECOT_MARK_COMMA,
  ECOT_MARK_POINT,
  ECOT_MARK_AMBIGUOUS, /* of one text: "1.234" may be either */
} EcotMark;

/* What @text alone says of it. */
EcotMark ecot_mark_of (const char *text);
/* The one before the decimals in a column: what its cells say, if no two differ. */
EcotMark ecot_mark_of_column (const EcotTableSheet *sheet,
                              guint                 column,
                              guint                 first_row);

/* Whether there is nothing to be read in the cell: none, white space, or a dash. */
gboolean ecot_table_cell_is_blank (const EcotTableCell *cell);
/* Whether it holds the failure of a formula, as such or as the text that programs show: #REF!, Err:502. */
gboolean ecot_table_cell_is_error (const EcotTableCell *cell);
/* Whether it holds a number, or a text that is one. */
gboolean ecot_table_cell_is_number (const EcotTableCell *cell);

/* "120 h" as "120" and "h": a number and the few letters of what it counts.  FALSE for
 * anything else.  @number, @unit: (out) (transfer full) */
gboolean ecot_table_cell_split_unit (const EcotTableCell *cell,
                                     char               **number,
                                     char               **unit);

/* A time or a length of time as hours: 8:30 typed as a time, "8:30", "8h30", "8 h 30"; 8:30 is 8.5 exactly.  FALSE: it is
 * none.  @rounded: (out): whether its minutes are no ten-thousandths, as those of 0:20 */
gboolean ecot_table_cell_read_hours (const EcotTableCell *cell,
                                     EcotDecimal         *hours,
                                     gboolean            *rounded);

/**
 * ecot_table_cell_read_amount:
 * @mark: of its column, or %ECOT_MARK_NONE
 * @rounded: (out): whether it had parts of a cent, which were rounded, halves up
 *
 * Returns: FALSE with %ECOT_ERROR_AMBIGUOUS, or another error and one sentence that
 *   does not name the cell
 */
gboolean ecot_table_cell_read_amount (const EcotTableCell *cell,
                                      EcotMark             mark,
                                      EcotAmount          *amount,
                                      gboolean            *rounded,
                                      GError             **error);
/* A quantity, a unit cost. */
gboolean ecot_table_cell_read_decimal (const EcotTableCell *cell,
                                       EcotMark             mark,
                                       EcotDecimal         *value,
                                       gboolean            *rounded,
                                       GError             **error);
/* A rate: "20 %", 20, and 0.2 shown as 20 %. */
gboolean ecot_table_cell_read_percent (const EcotTableCell *cell,
                                       EcotMark             mark,
                                       EcotDecimal         *percent,
                                       gboolean            *rounded,
                                       GError             **error);

/* @text, a lone "1.234", as it is read with that mark: "1 234" or "1,234".  (transfer full) */
char *ecot_mark_show_reading (const char *text,
                              EcotMark    mark);

G_END_DECLS
