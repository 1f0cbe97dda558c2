/* ecot-align-private.h: which row of one list is which row of another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For dossier/ only.
 */

#pragma once

#include "dossier/ecot-align.h"
#include "dossier/ecot-record.h"

G_BEGIN_DECLS

/**
 * ecot_align:
 * @before: (element-type EcotRecord): rows of one kind
 * @after: (element-type EcotRecord): rows of the same kind
 *
 * Returns: (transfer full) (element-type guint): for each row of @after the
 *   position in @before of the row it was, or %ECOT_ALIGN_NONE if it is new
 */
GArray *ecot_align (GPtrArray *before,
                    GPtrArray *after);

gboolean ecot_align_rows_equal (EcotRecord *a,
                                EcotRecord *b);

G_END_DECLS
