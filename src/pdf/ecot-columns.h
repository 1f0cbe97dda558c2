/* ecot-columns.h: where the columns of a table stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pdf/ecot-shaper.h"
#include "report/ecot-report.h"

G_BEGIN_DECLS

typedef struct
{
  double x, width; /* x from the left edge of the table */
  double padding;  /* room left and right of the text of a cell */
  double tail;     /* of a column of numbers: room right of the decimal comma */
} EcotColumnPlace;

/* (transfer full) (element-type EcotColumnPlace) */
GArray *ecot_columns_place (EcotShaper      *shaper,
                            const EcotBlock *table,
                            double           width);

/* How far the text before the comma of a number reaches; -1 if @text has no digit. */
double ecot_columns_measure_head (EcotShaper *shaper,
                                  EcotLook    look,
                                  const char *text);

EcotLook ecot_columns_get_look (EcotAlign       align,
                                EcotRowType     row,
                                const EcotCell *cell);

G_END_DECLS
