/* ecot-row-reader.h: the rows of a table, one at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/ecot-report.h"

G_BEGIN_DECLS

typedef struct _EcotRowReader EcotRowReader;

/* How far apart rows that are looked at together may stand, plus one. */
#define ECOT_ROW_READER_REACH 4

/* Of a table whose report stays.  A reader is of one thread, of a frozen table there may be any number. */
EcotRowReader *ecot_row_reader_new (const EcotBlock *table);
void           ecot_row_reader_free (EcotRowReader *self);

guint ecot_row_reader_get_n (EcotRowReader *self);
/* Row @i, in any order, though one after the other is what costs least.  It and its texts are there until one is asked for that
 * stands ECOT_ROW_READER_REACH rows from it, or farther. */
const EcotRow *ecot_row_reader_get (EcotRowReader *self, guint i);

/* Whether row @i stays on the page of the next: the title of a group, what a total sums, what a remark is about, the
 * first, the one before the last. */
gboolean ecot_row_reader_keeps_next (EcotRowReader *self, guint i);
/* The same, for who can do better than to keep the first row with the second, come what may. */
gboolean ecot_row_reader_ties_next (EcotRowReader *self, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotRowReader, ecot_row_reader_free)

G_END_DECLS
