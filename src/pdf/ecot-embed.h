/* ecot-embed.h: files inside a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

#include "pdf/ecot-metadata.h"

G_BEGIN_DECLS

/* Puts @attachments (of EcotAttachment) into the document, as ISO 19005-3, 6.8 wants
 * them: each named, typed, dated, and associated with the whole. */
void ecot_embed (qpdf_data           qpdf,
                 const GPtrArray    *attachments,
                 const EcotMetadata *metadata);

G_END_DECLS
