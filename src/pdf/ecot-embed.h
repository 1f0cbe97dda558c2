/* ecot-embed.h: files inside a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pdf/ecot-metadata.h"
#include "pdf/ecot-pdf-dict.h"
#include "pdf/ecot-pdf-sink.h"

G_BEGIN_DECLS

/* Writes @attachments (of EcotAttachment) as objects from *@next on, which is moved on, and says in @root that they
 * are there. */
void ecot_embed (EcotPdfSink        *sink,
                 guint              *next,
                 EcotPdfDict        *root,
                 const GPtrArray    *attachments,
                 const EcotMetadata *metadata);

G_END_DECLS
