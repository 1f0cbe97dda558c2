/* ecot-canvas.h: what cairo draws, as the bytes of a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo-pdf.h>

#include "report/ecot-writer.h"

G_BEGIN_DECLS

typedef struct _EcotCanvas EcotCanvas;

/* Draws pages, each ended by cairo_show_page(), until it is done or ecot_canvas_is_stopped(). */
typedef void (*EcotCanvasDraw) (cairo_surface_t *surface,
                                gpointer         data,
                                EcotCanvas      *canvas);

/* It was cancelled, or what is drawn is taken no longer. */
gboolean ecot_canvas_is_stopped (const EcotCanvas *self);

/* @width, @height: of the first page, in points.  @put gets what cairo writes.  FALSE with its error, %ECOT_ERROR_WRITE or
 * %G_IO_ERROR_CANCELLED */
gboolean ecot_canvas_write (double         width,
                            double         height,
                            EcotCanvasDraw draw,
                            gpointer       data,
                            EcotPut        put,
                            gpointer       out,
                            GCancellable  *cancellable,
                            GError       **error);

/* An EcotPut that appends to a GByteArray. */
gboolean ecot_canvas_put (gpointer      bytes,
                          gconstpointer data,
                          gsize         size,
                          GError      **error);

/* cairo reads and writes numbers as the locale of the process would, so all of it runs in the C locale,
 * set for this thread alone: setlocale() would change the numbers other threads print meanwhile. */
typedef gboolean (*EcotCanvasWork) (gpointer      data,
                                    GCancellable *cancellable,
                                    GError      **error);

gboolean ecot_canvas_run_in_c (EcotCanvasWork work,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

G_END_DECLS
