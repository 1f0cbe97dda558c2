/* ecot-chart-png.c: a drawing as a PNG
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo has libpng try every filter on every row and deflate with care, which
 * takes fifteen times what drawing takes.  A drawing is flat colours and straight
 * edges: no filter helps where most rows are the row above, and soft edges are as
 * soft to the eye in a dozen steps as in two hundred.  So it is drawn as how
 * dark each pixel is, and a pixel is half a byte, a number in a palette of sixteen
 * colours.
 *
 * PNG as in ISO/IEC 15948.
 */

#include "config.h"

#include "chart/ecot-chart-png.h"

#include <string.h>
#include <zlib.h>

#include "chart/ecot-chart-deflate.h"

#define FILTER_NONE 0

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

static void
append_palette (GByteArray           *png,
                const EcotPngPalette *palette)
{
  guint8 bytes[3 * G_N_ELEMENTS (palette->colours)];

  for (guint i = 0; i < G_N_ELEMENTS (palette->colours); i++)
    {
      bytes[3 * i] = (guint8)(palette->colours[i] >> 16);
      bytes[3 * i + 1] = (guint8)(palette->colours[i] >> 8);
      bytes[3 * i + 2] = (guint8)palette->colours[i];
    }

  append_chunk (png, "PLTE", bytes, sizeof bytes);
}

/* Four bits a pixel, numbers in a palette, nothing interlaced. */
static void
append_header (GByteArray *png,
               guint       width,
               guint       height)
{
  static const guint8    signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8    kind[] = { 4, 3, 0, 0, 0 };
  g_autoptr (GByteArray) header = g_byte_array_new ();

  append_number (header, width);
  append_number (header, height);
  g_byte_array_append (header, kind, sizeof kind);
  g_byte_array_append (png, signature, sizeof signature);
  append_chunk (png, "IHDR", header->data, header->len);
}

static void
read_pixels (const EcotPngPalette *palette,
             const guint8         *pixels,
             guint                 n,
             guint8               *row)
{
  for (guint x = 0; x + 1 < n; x += 2)
    row[x / 2] = (guint8)(palette->numbers[pixels[x]] << 4 | palette->numbers[pixels[x + 1]]);

  if (n % 2 > 0)
    row[n / 2] = (guint8)(palette->numbers[pixels[n - 1]] << 4);
}

/* The numbers of a row of pixels, two a byte.  On most nothing was drawn at all, sixteen of them at a time. */
static void
read_row (const EcotPngPalette *palette,
          const guint8         *pixels,
          guint                 width,
          guint8               *row)
{
  const guint64 nothing = palette->numbers[0] * G_GUINT64_CONSTANT (0x1111111111111111);
  guint64       drawn[2];
  guint         x = 0;

  for (; x + sizeof drawn <= width; x += sizeof drawn)
    {
      memcpy (drawn, pixels + x, sizeof drawn);
      if ((drawn[0] | drawn[1]) == 0)
        memcpy (row + x / 2, &nothing, sizeof nothing);
      else
        read_pixels (palette, pixels + x, sizeof drawn, row + x / 2);
    }

  read_pixels (palette, pixels + x, width - x, row + x / 2);
}

static GByteArray *
deflate_rows (cairo_surface_t      *surface,
              guint                 width,
              guint                 height,
              const EcotPngPalette *palette)
{
  const guint8        *pixels = cairo_image_surface_get_data (surface);
  gsize                stride = (gsize)cairo_image_surface_get_stride (surface);
  gsize                length = 1 + ((gsize)width + 1) / 2;
  g_autofree guint8   *row = g_malloc0 (length);
  g_autoptr (EcotRows) rows = ecot_rows_new (length);

  row[0] = FILTER_NONE;
  for (guint y = 0; y < height; y++, pixels += stride)
    if (y > 0 && memcmp (pixels, pixels - stride, width) == 0)
      ecot_rows_repeat (rows);
    else
      {
        read_row (palette, pixels, width, row + 1);
        ecot_rows_add (rows, row);
      }

  return ecot_rows_deflate (rows);
}

GBytes *
ecot_chart_png_new (cairo_surface_t      *surface,
                    const EcotPngPalette *palette)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autoptr (GByteArray) deflated = NULL;
  guint                  width, height;

  g_return_val_if_fail (surface != NULL && palette != NULL, NULL);

  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return NULL;

  width = (guint)cairo_image_surface_get_width (surface);
  height = (guint)cairo_image_surface_get_height (surface);
  deflated = deflate_rows (surface, width, height, palette);

  append_header (png, width, height);
  append_palette (png, palette);
  append_chunk (png, "IDAT", deflated->data, deflated->len);
  append_chunk (png, "IEND", NULL, 0);

  return g_byte_array_free_to_bytes (g_steal_pointer (&png));
}
