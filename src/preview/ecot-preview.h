/* ecot-preview.h: a paper on screen, as it will print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "report/ecot-report.h"

G_BEGIN_DECLS

#define ECOT_TYPE_PREVIEW (ecot_preview_get_type ())

G_DECLARE_FINAL_TYPE (EcotPreview, ecot_preview, ECOT, PREVIEW, GtkWidget)

/* Properties:
 *   "zoom"     1 is life-size, 0 fits the width of the widget
 *   "n-pages"  0 until the first report has been laid out
 *   "page"     the one in the middle, from 1
 *   "busy"     a report is being laid out; the one before is shown meanwhile
 */

GtkWidget *ecot_preview_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ecot_preview_set_report:
 * @report: (nullable): frozen
 *
 * Laid out by another thread; what is on screen stays where it is until the new
 * pages take its place.  Given several reports in a row, only the last one
 * counts.
 */
void        ecot_preview_set_report (EcotPreview *self,
                                     EcotReport  *report);
EcotReport *ecot_preview_get_report (EcotPreview *self);

double ecot_preview_get_zoom (EcotPreview *self);
void   ecot_preview_set_zoom (EcotPreview *self,
                              double       zoom);

guint ecot_preview_get_n_pages (EcotPreview *self);
guint ecot_preview_get_page (EcotPreview *self);
/* Scrolls to the top of @page, from 1. */
void ecot_preview_go_to_page (EcotPreview *self,
                              guint        page);

gboolean ecot_preview_get_busy (EcotPreview *self);

G_END_DECLS
