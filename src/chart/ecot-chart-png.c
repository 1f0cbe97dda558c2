/* ecot-chart-png.c: a drawing as a PNG
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo has libpng try every filter on every row and deflate with care, which
 * takes fifteen times what drawing takes.  Charts are flat colours and straight
 * edges: most rows are the row above, so each is told by its difference from that
 * one, and what is left, nearly all noughts, is deflated fast to the same size.
 *
 * PNG as in ISO/IEC 15948.
 */

#include "config.h"

#include "chart/ecot-chart-png.h"

#include <string.h>
#include <zlib.h>

#define FILTER_UP 2

static void
append_number (GByteArray *png,
               guint32     number)
{
  guint32 bytes = GUINT32_TO_BE (number);

  g_byte_array_append (png, (const guint8 *)&bytes, sizeof bytes);
}

/* Its length, its name and what is in it, and a checksum of the last two. */
static void
append_chunk (GByteArray   *png,
              const char    name[4],
              const guint8 *data,
              guint         length)
{
  guint start;

  append_number (png, length);
  start = png->len;
  g_byte_array_append (png, (const guint8 *)name, 4);
  g_byte_array_append (png, data, length);
  append_number (png, (guint32)crc32 (0, png->data + start, png->len - start));
}

/* Eight bits a colour, three colours, nothing interlaced. */
static void
append_header (GByteArray *png,
               guint       width,
               guint       height)
{
  static const guint8    signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8    kind[] = { 8, 2, 0, 0, 0 };
  g_autoptr (GByteArray) header = g_byte_array_new ();

  append_number (header, width);
  append_number (header, height);
  g_byte_array_append (header, kind, sizeof kind);
  g_byte_array_append (png, signature, sizeof signature);
  append_chunk (png, "IHDR", header->data, header->len);
}

/* Red, green and blue of a row of pixels. */
static void
read_row (const guint8 *pixels,
          guint         width,
          guint8       *row)
{
  for (guint x = 0; x < width; x++)
    {
      guint32 pixel;

      memcpy (&pixel, pixels + x * sizeof pixel, sizeof pixel);
      *row++ = (guint8)(pixel >> 16);
      *row++ = (guint8)(pixel >> 8);
      *row++ = (guint8)pixel;
    }
}

/* Every row after its filter: what differs from the row above. */
static guint8 *
filter_rows (cairo_surface_t *surface,
             guint            width,
             guint            height)
{
  const guint8      *pixels = cairo_image_surface_get_data (surface);
  gsize              stride = (gsize)cairo_image_surface_get_stride (surface);
  gsize              length = (gsize)width * 3;
  guint8            *filtered = g_malloc (height * (length + 1));
  guint8            *to = filtered;
  g_autofree guint8 *row = g_malloc (length);
  g_autofree guint8 *above = g_malloc0 (length);

  for (guint y = 0; y < height; y++)
    {
      read_row (pixels + y * stride, width, row);
      *to++ = FILTER_UP;
      for (gsize i = 0; i < length; i++)
        *to++ = (guint8)(row[i] - above[i]);
      memcpy (above, row, length);
    }

  return filtered;
}

GBytes *
ecot_chart_png_new (cairo_surface_t *surface)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autofree guint8     *filtered = NULL;
  g_autofree guint8     *deflated = NULL;
  guint                  width, height;
  uLong                  length;
  uLongf                 size;

  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return NULL;

  width = (guint)cairo_image_surface_get_width (surface);
  height = (guint)cairo_image_surface_get_height (surface);
  length = (uLong)height * (width * 3 + 1);
  filtered = filter_rows (surface, width, height);
  size = compressBound (length);
  deflated = g_malloc (size);
  if (compress2 (deflated, &size, filtered, length, Z_BEST_SPEED) != Z_OK)
    return NULL;

  append_header (png, width, height);
  append_chunk (png, "IDAT", deflated, (guint)size);
  append_chunk (png, "IEND", NULL, 0);

  return g_byte_array_free_to_bytes (g_steal_pointer (&png));
}
