/* read-png.h: a PNG as libpng reads it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

/* (transfer full) */
cairo_surface_t *read_png (GBytes *png);
