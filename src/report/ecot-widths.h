/* ecot-widths.h: how the columns of a table share its width
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For report/ only.
 */

#pragma once

#include "report/ecot-report.h"

G_BEGIN_DECLS

typedef struct _EcotWidths EcotWidths;

/* For tables with the columns of @table; it stays. */
EcotWidths *ecot_widths_new (const EcotBlock *table);
void        ecot_widths_free (EcotWidths *self);

/* Its rows are looked at, all of them once. */
void ecot_widths_add_table (EcotWidths      *self,
                            const EcotBlock *table);
/* After all tables. */
void ecot_widths_choose (EcotWidths *self);
/* Of ECOT_TABLE_PARTS. */
guint ecot_widths_get (const EcotWidths *self,
                       guint             column);

G_END_DECLS
