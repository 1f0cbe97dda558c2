/* ecot-zip.h: files in a zip file, the same bytes each time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  const char *path; /* ASCII; a '/' between folders */
  GBytes     *bytes;
  gboolean    stored; /* as it is: deflated already, or to be read without unpacking */
} EcotZipEntry;

/* @entries: in that order.  Returns: (transfer full): the zip file, or %NULL with %ECOT_ERROR_WRITE or
 * %G_IO_ERROR_CANCELLED */
GBytes *ecot_zip_write (const EcotZipEntry *entries,
                        guint               n,
                        GCancellable       *cancellable,
                        GError            **error);

G_END_DECLS
