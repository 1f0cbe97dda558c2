/* ecot-archive.h: a tagged PDF made fit for the archives
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <qpdf/qpdf-c.h>

#include "pdf/ecot-metadata.h"

G_BEGIN_DECLS

/**
 * ecot_archive_convert:
 * @pdf: as cairo wrote it
 * @metadata: what it says about itself
 * @attachments: (element-type EcotAttachment): what it carries inside, for part 3
 * @words: (element-type utf8): what each figure shows, in reading order
 * @spans: (element-type guint): how many columns each cell of each table takes, likewise
 *
 * Returns: (transfer full): the same pages as PDF/A of level B; NULL with @error
 */
GBytes *ecot_archive_convert (GBytes             *pdf,
                              const EcotMetadata *metadata,
                              const GPtrArray    *attachments,
                              GPtrArray          *words,
                              GArray             *spans,
                              GCancellable       *cancellable,
                              GError            **error);

/* An archivable file that was read and changed, written as it was.  (transfer full) */
GBytes *ecot_archive_write_again (qpdf_data qpdf,
                                  GError  **error);

G_END_DECLS
