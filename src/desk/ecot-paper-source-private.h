/* ecot-paper-source-private.h: the dossier a PDF carries inside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a PDF of anybody carries, looked into by the reader alone; on any thread.  With @title
 * what the paper is called stands behind it.  (transfer full) (element-type GBytes): NULL with
 * an error and one sentence that names the file */
GPtrArray *ecot_paper_source_read (const char   *path,
                                   gboolean      title,
                                   GCancellable *cancellable,
                                   GError      **error);

G_END_DECLS
