/* ecot-pdf-source.h: the objects of a file, as cairo writes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pdf/ecot-pdf-dict.h"

G_BEGIN_DECLS

/* Of an object: PDF 1.4, appendix C, which PDF/A-1 holds a file to (ISO 19005-1, 6.1.12). */
#define ECOT_PDF_MAX_NUMBER 8388607

typedef struct
{
  guint        number;
  EcotPdfDict *dict;   /* NULL: it is none, nor a stream */
  EcotPdfBytes value;  /* all of it, but for the data of a stream */
  EcotPdfBytes stream; /* start is NULL: it is none */
} EcotPdfObject;

/* What it is given may be changed and will not stay.  FALSE with @error: it wants no more. */
typedef gboolean (*EcotPdfTake) (gpointer       data,
                                 EcotPdfObject *object,
                                 GError       **error);

typedef struct _EcotPdfSource EcotPdfSource;

EcotPdfSource *ecot_pdf_source_new (EcotPdfTake take,
                                    gpointer    data);
void           ecot_pdf_source_free (EcotPdfSource *self);

/* The next bytes of the file.  FALSE with @error: %ECOT_ERROR_WRITE if they are not what cairo writes, or that of
 * whoever takes the objects. */
gboolean ecot_pdf_source_feed (EcotPdfSource *self,
                               gconstpointer  data,
                               gsize          size,
                               GError       **error);

/* There were no more.  (transfer none): its trailer */
EcotPdfDict *ecot_pdf_source_finish (EcotPdfSource *self,
                                     GError       **error);

/* That object @number is not what it was taken for.  Returns: FALSE */
gboolean ecot_pdf_source_refuse (guint    number,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotPdfSource, ecot_pdf_source_free)

G_END_DECLS
