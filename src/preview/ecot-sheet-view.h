/* ecot-sheet-view.h: pages one below the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside of the preview, which scrolls it.
 */

#pragma once

#include <gtk/gtk.h>

#include "pdf/ecot-pdf.h"

G_BEGIN_DECLS

#define ECOT_TYPE_SHEET_VIEW (ecot_sheet_view_get_type ())

G_DECLARE_FINAL_TYPE (EcotSheetView, ecot_sheet_view, ECOT, SHEET_VIEW, GtkWidget)

GtkWidget *ecot_sheet_view_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* @pages: (transfer full) (nullable) */
void  ecot_sheet_view_set_pages (EcotSheetView *self,
                                 EcotPages     *pages);
guint ecot_sheet_view_get_n_pages (EcotSheetView *self);

/* 1 is life-size, 0 fits the width. */
void ecot_sheet_view_set_zoom (EcotSheetView *self,
                               double         zoom);
/* Pixels a point at the width it has now. */
double ecot_sheet_view_get_scale (EcotSheetView *self);

/* What of it is seen, from its top: nothing else is drawn. */
void ecot_sheet_view_set_visible_part (EcotSheetView *self,
                                       double         top,
                                       double         height);

/* Page @page, from 0, begins there; and the page, from 0, at @y. */
double ecot_sheet_view_get_page_top (EcotSheetView *self,
                                     guint          page);
guint  ecot_sheet_view_find_page (EcotSheetView *self,
                                  double         y);

G_END_DECLS
