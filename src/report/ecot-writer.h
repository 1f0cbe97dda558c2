/* ecot-writer.h: what turns a frozen report into a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * odf/ and pdf/ each offer one or two functions of this type; whoever exports
 * picks by the ending of the file.
 */

#pragma once

#include <gio/gio.h>

#include "report/ecot-report.h"

G_BEGIN_DECLS

/* @report: frozen.  Returns: the whole file, the same bytes for the same report
 * in every locale, time zone and on every day; NULL with @error.  May be called
 * on any thread; stops early with %G_IO_ERROR_CANCELLED. */
typedef GBytes *(*EcotWriterFunc) (EcotReport   *report,
                                   GCancellable *cancellable,
                                   GError      **error);

/* Takes the next bytes of a file; FALSE with @error: it wants no more. */
typedef gboolean (*EcotPut) (gpointer      out,
                             gconstpointer data,
                             gsize         size,
                             GError      **error);

/* Takes bytes for the place of some it has already, @offset bytes from where the file begins. */
typedef gboolean (*EcotPutAt) (gpointer      out,
                               guint64       offset,
                               gconstpointer data,
                               gsize         size,
                               GError      **error);

/* Where a file goes as it is written. */
typedef struct
{
  EcotPut   put;
  EcotPutAt put_at;
  gpointer  out; /* what both are given first */
} EcotSink;

/* The same file, given to @sink as it is written, so that it need not be held.  @report: (transfer full): given up as soon
 * as it is not needed any more.  FALSE with @error: what @sink got so far is no file. */
typedef gboolean (*EcotStreamFunc) (EcotReport     *report,
                                    const EcotSink *sink,
                                    GCancellable   *cancellable,
                                    GError        **error);

G_END_DECLS
