/* ecot-odf.h: reports as OpenDocument 1.3 text and spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/ecot-writer.h"

G_BEGIN_DECLS

GBytes *ecot_odf_write_text (EcotReport   *report,
                             GCancellable *cancellable,
                             GError      **error);
GBytes *ecot_odf_write_spreadsheet (EcotReport   *report,
                                    GCancellable *cancellable,
                                    GError      **error);

/* The same, a piece at a time: both are an EcotStreamFunc, which takes @report. */
gboolean ecot_odf_write_text_to (EcotReport     *report,
                                 const EcotSink *sink,
                                 GCancellable   *cancellable,
                                 GError        **error);
gboolean ecot_odf_write_spreadsheet_to (EcotReport     *report,
                                        const EcotSink *sink,
                                        GCancellable   *cancellable,
                                        GError        **error);

G_END_DECLS
