/* ecot-pdf-sink.h: objects on their way into a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/ecot-writer.h"

G_BEGIN_DECLS

typedef struct _EcotPdfSink EcotPdfSink;

/* @version: "1.4" */
EcotPdfSink *ecot_pdf_sink_new (const char *version,
                                EcotPut     put,
                                gpointer    out);
void         ecot_pdf_sink_free (EcotPdfSink *self);

/* FALSE: there is one of that number. */
gboolean ecot_pdf_sink_begin (EcotPdfSink *self,
                              guint        number);
void     ecot_pdf_sink_add (EcotPdfSink  *self,
                            gconstpointer data,
                            gsize         size);
void     ecot_pdf_sink_end (EcotPdfSink *self);

/* A stream whose data are @data.  @keys: of its dictionary, other than its length; @number: as above */
gboolean ecot_pdf_sink_add_stream (EcotPdfSink  *self,
                                   guint         number,
                                   const char   *keys,
                                   gconstpointer data,
                                   gsize         size);
/* Any other object. */
gboolean ecot_pdf_sink_add_object (EcotPdfSink *self,
                                   guint        number,
                                   const char  *format,
                                   ...) G_GNUC_PRINTF (3, 4);

/* Table and trailer.  FALSE with @error, that of the first bytes that were not taken. */
gboolean ecot_pdf_sink_finish (EcotPdfSink *self,
                               guint        root,
                               guint        info,
                               GError     **error);

/* FALSE with @error: some bytes were not taken, and more would be in vain. */
gboolean ecot_pdf_sink_check (const EcotPdfSink *self,
                              GError           **error);

/* The first number above those of all objects so far. */
guint ecot_pdf_sink_get_size (const EcotPdfSink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotPdfSink, ecot_pdf_sink_free)

G_END_DECLS
