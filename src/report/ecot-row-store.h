/* ecot-row-store.h: the rows of a long table, packed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For report/ only.
 */

#pragma once

#include "report/ecot-report.h"

G_BEGIN_DECLS

/* Rows go in and come out so many at a time. */
#define ECOT_ROW_PACK 64

/* Rows of one pack, unpacked; their texts are borrowed from it. */
typedef struct _EcotRowPack EcotRowPack;

EcotRowStore *ecot_row_store_new (void);
void          ecot_row_store_free (EcotRowStore *self);

/* @rows: ECOT_ROW_PACK of them.  They are copied; fields, figures and rules of cells are borrowed, as by cells. */
void ecot_row_store_add (EcotRowStore         *self,
                         const EcotRow *const *rows);
/* Rows, not packs; of NULL, none. */
guint ecot_row_store_get_n (const EcotRowStore *self);

/* Whether a cell of them is one. */
gboolean ecot_row_store_has_percents (const EcotRowStore *self);

EcotRowPack *ecot_row_pack_new (void);
void         ecot_row_pack_free (EcotRowPack *self);
/* Fills @self with rows @number × ECOT_ROW_PACK and the following; what was in it is gone. */
void ecot_row_store_unpack (const EcotRowStore *self,
                            guint               number,
                            EcotRowPack        *pack);
/* Of those, row @i. */
EcotRow *ecot_row_pack_get (EcotRowPack *self,
                            guint        i);

G_END_DECLS
