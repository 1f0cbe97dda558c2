/* ecot-sheet-value-private.h: what was typed into a cell of a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For desk/ only.
 */

#pragma once

#include "dossier/ecot-schema.h"
#include "table/ecot-table.h"

G_BEGIN_DECLS

/* A number as files have it, "1234.5599999999999" or "1e-05", with @scale decimals.  What lies beyond
 * fifteen digits is noise of the program that wrote it; FALSE: it has more decimals, or is too large. */
gboolean ecot_sheet_read_number (const char *text,
                                 guint       scale,
                                 gint64     *number);

/**
 * ecot_sheet_read_cell:
 * @cell: (nullable): an empty one
 * @value: (out): what a field of that kind would hold; the empty value if nothing was typed
 *
 * Returns: FALSE with %ECOT_ERROR_BAD_VALUE if no such field may hold it
 */
gboolean ecot_sheet_read_cell (EcotKind             kind,
                               guint                field,
                               const EcotTableCell *cell,
                               EcotValue           *value,
                               GError             **error);

/* Whether @cell is what a cell was that held @base (see ecot-origin.h). */
gboolean ecot_sheet_cell_is (EcotKind             kind,
                             guint                field,
                             const EcotTableCell *cell,
                             const char          *base);

G_END_DECLS
