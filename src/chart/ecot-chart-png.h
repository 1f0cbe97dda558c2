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

typedef struct
{
  guint32 colours[16];  /* 0xRRGGBB */
  guint8  numbers[256]; /* which of them stands for a pixel so dark */
} EcotPngPalette;

/* @surface: an image of %CAIRO_FORMAT_A8 that nobody draws on any more, of 4 to 65 534 pixels a row and at least one
 * row.  NULL if it has an error. */
GBytes *ecot_chart_png_new (cairo_surface_t      *surface,
                            const EcotPngPalette *palette);

G_END_DECLS
