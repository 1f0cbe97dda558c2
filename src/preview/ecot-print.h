/* ecot-print.h: a paper on the printer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "report/ecot-report.h"

G_BEGIN_DECLS

/**
 * ecot_print_operation_new:
 * @report: frozen
 *
 * Returns: (transfer full): to be run; draws the pages the preview shows
 */
GtkPrintOperation *ecot_print_operation_new (EcotReport *report) G_GNUC_WARN_UNUSED_RESULT;

/* Asks for a printer and prints.  FALSE with @error if that failed; closing the dialogue is no failure. */
gboolean ecot_preview_print (GtkWindow  *parent,
                             EcotReport *report,
                             GError    **error);

G_END_DECLS
