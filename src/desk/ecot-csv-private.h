/* ecot-csv-private.h: the table of a paper as comma-separated values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For desk/ only.
 */

#pragma once

#include "report/ecot-report.h"

G_BEGIN_DECLS

/* The first table of @report, a row a line: ";" between cells, UTF-8 with its mark,
 * CR LF, the decimal comma.  NULL if it has no table.  (transfer full) */
GBytes *ecot_csv_write (EcotReport *report);

G_END_DECLS
