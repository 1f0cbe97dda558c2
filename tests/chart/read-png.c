/* read-png.c: a PNG as libpng reads it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "read-png.h"

#include <string.h>

typedef struct
{
  const guint8 *data;
  gsize         left;
} Reading;

static cairo_status_t
read_cb (void          *closure,
         unsigned char *data,
         unsigned int   length)
{
  Reading *reading = closure;

  if (length > reading->left)
    return CAIRO_STATUS_READ_ERROR;

  memcpy (data, reading->data, length);
  reading->data += length;
  reading->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *
read_png (GBytes *png)
{
  Reading          reading = { g_bytes_get_data (png, NULL), g_bytes_get_size (png) };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_cb, &reading);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}
