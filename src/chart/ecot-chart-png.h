/* ecot-chart-png.h: a drawing as a PNG
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For chart/ only.
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* @surface: an image of %CAIRO_FORMAT_RGB24 nobody draws on any more; NULL if it has an error. */
GBytes *ecot_chart_png_new (cairo_surface_t *surface);

G_END_DECLS
