/* ecot-pdf-flate.h: the data of streams, deflated and inflated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EcotPdfFlate EcotPdfFlate;

EcotPdfFlate *ecot_pdf_flate_new (void);
void          ecot_pdf_flate_free (EcotPdfFlate *self);

/* (transfer none), until the next call of either; NULL: that is not what zlib deflated, or too much. */
GByteArray *ecot_pdf_flate_inflate (EcotPdfFlate *self,
                                    gconstpointer data,
                                    gsize         size);
GByteArray *ecot_pdf_flate_deflate (EcotPdfFlate *self,
                                    gconstpointer data,
                                    gsize         size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotPdfFlate, ecot_pdf_flate_free)

G_END_DECLS
