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

/* The same file, given to @put as it is written, so that it need not be held.  @report: (transfer full): given up as soon
 * as its pages are laid out.  FALSE with @error: what @put got so far is no file. */
typedef gboolean (*EcotStreamFunc) (EcotReport   *report,
                                    EcotPut       put,
                                    gpointer      out,
                                    GCancellable *cancellable,
                                    GError      **error);

G_END_DECLS
