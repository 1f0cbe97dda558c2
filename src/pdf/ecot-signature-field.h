/* ecot-signature-field.h: the box to sign in as a field for a certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pdf/ecot-pdf-dict.h"
#include "pdf/ecot-pdf-sink.h"

G_BEGIN_DECLS

/* Writes the field and its picture as objects from *@next on, which is moved on, and says in @root and @page, the
 * dictionary of object @number, that they are there.  @box: left, bottom, width and height in points */
void ecot_signature_field_add (EcotPdfSink *sink,
                               guint       *next,
                               EcotPdfDict *root,
                               EcotPdfDict *page,
                               guint        number,
                               const double box[4]);

G_END_DECLS
