/* ecot-chart-deflate.h: deflating the rows of a drawing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For chart/ only.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EcotRows EcotRows;

/* Rows of @length bytes each, which is 3 to 32768. */
EcotRows *ecot_rows_new (gsize length);
void      ecot_rows_free (EcotRows *self);
void      ecot_rows_add (EcotRows     *self,
                         const guint8 *row);
/* The row that was added last comes once more. */
void ecot_rows_repeat (EcotRows *self);

/* All of them as one zlib stream (RFC 1950).  Once, when all were added.  (transfer full) */
GByteArray *ecot_rows_deflate (EcotRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotRows, ecot_rows_free)

G_END_DECLS
