/* ecot-zip.h: files in a zip file, the same bytes each time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/ecot-writer.h"

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

/* The same one piece after the other, of which none is held.  When one fails, only ecot_zip_free() is left to do, and what
 * @sink has is no file. */
typedef struct _EcotZip EcotZip;

/* @sink: it and what it leads to are there until ecot_zip_free() */
EcotZip *ecot_zip_new (const EcotSink *sink,
                       GCancellable   *cancellable);
void     ecot_zip_free (EcotZip *self);
gboolean ecot_zip_begin (EcotZip    *self,
                         const char *path,
                         gboolean    stored,
                         GError    **error);
/* More of the entry that was begun: an EcotPut. */
gboolean ecot_zip_put (gpointer      self,
                       gconstpointer data,
                       gsize         size,
                       GError      **error);
gboolean ecot_zip_end (EcotZip *self,
                       GError **error);
/* All three. */
gboolean ecot_zip_add (EcotZip            *self,
                       const EcotZipEntry *entry,
                       GError            **error);
/* Once all entries have ended. */
gboolean ecot_zip_finish (EcotZip *self,
                          GError **error);

/* The sink of a GByteArray. */
EcotSink ecot_zip_sink_to_bytes (GByteArray *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotZip, ecot_zip_free)

G_END_DECLS
