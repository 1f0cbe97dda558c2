/* ecot-chart-png.c: a drawing as a PNG
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo has libpng try every filter on every row and deflate with care, which
 * takes fifteen times what drawing takes.  Charts are flat colours and straight
 * edges: most rows are the row above, so each is told by its difference from that
 * one, and what is left, nearly all noughts, is deflated fast to the same size.
 *
 * A pixel is a number in a palette, a third of the bytes.  Soft edges make more
 * colours than a palette holds, so every one is taken to the nearest of 52 steps a
 * channel, black and white among them: less than an eye tells apart.
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

#define MAX_COLOURS 256
#define STEP        5 /* 51 of them from black to white */

typedef struct
{
  guint   n;
  guint32 colours[MAX_COLOURS];  /* as cairo has them */
  guint8  numbers[52 * 52 * 52]; /* by the steps of their channels */
  guint8  known[52 * 52 * 52 / 8];
} Palette;

static guint
get_step (guint32 channel)
{
  return (channel + STEP / 2) / STEP;
}

/* Of a picture of more colours, what does not fit becomes the last of them. */
static guint8
palette_add (Palette *self,
             guint32  pixel)
{
  guint red = get_step (pixel >> 16 & 0xFF), green = get_step (pixel >> 8 & 0xFF), blue = get_step (pixel & 0xFF);
  guint at = (red * 52 + green) * 52 + blue;

  if ((self->known[at / 8] & 1 << at % 8) == 0)
    {
      self->numbers[at] = (guint8)MIN (self->n, MAX_COLOURS - 1);
      self->known[at / 8] |= (guint8)(1 << at % 8);
      if (self->n < MAX_COLOURS)
        self->colours[self->n++] = red * STEP << 16 | green * STEP << 8 | blue * STEP;
    }

  return self->numbers[at];
}

static void
append_palette (GByteArray    *png,
                const Palette *palette)
{
  guint8 colours[MAX_COLOURS * 3];

  for (guint i = 0; i < palette->n; i++)
    {
      colours[3 * i] = (guint8)(palette->colours[i] >> 16);
      colours[3 * i + 1] = (guint8)(palette->colours[i] >> 8);
      colours[3 * i + 2] = (guint8)palette->colours[i];
    }

  append_chunk (png, "PLTE", colours, palette->n * 3);
}

/* Eight bits a pixel, numbers in a palette, nothing interlaced. */
static void
append_header (GByteArray *png,
               guint       width,
               guint       height)
{
  static const guint8    signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8    kind[] = { 8, 3, 0, 0, 0 };
  g_autoptr (GByteArray) header = g_byte_array_new ();

  append_number (header, width);
  append_number (header, height);
  g_byte_array_append (header, kind, sizeof kind);
  g_byte_array_append (png, signature, sizeof signature);
  append_chunk (png, "IHDR", header->data, header->len);
}

/* Numbers of a row of pixels, most of which are as the one before. */
static void
read_row (Palette      *palette,
          const guint8 *pixels,
          guint         width,
          guint8       *row)
{
  guint32 last = 0;
  guint8  number = 0;

  for (guint x = 0; x < width; x++)
    {
      guint32 pixel;

      memcpy (&pixel, pixels + x * sizeof pixel, sizeof pixel);
      if (x == 0 || pixel != last)
        number = palette_add (palette, pixel);
      last = pixel;
      *row++ = number;
    }
}

/* Every row after its filter: what differs from the row above, which most rows repeat. */
static guint8 *
filter_rows (cairo_surface_t *surface,
             guint            width,
             guint            height,
             Palette         *palette)
{
  const guint8      *pixels = cairo_image_surface_get_data (surface);
  gsize              stride = (gsize)cairo_image_surface_get_stride (surface);
  guint8            *filtered = g_malloc0 (height * ((gsize)width + 1));
  guint8            *to = filtered;
  g_autofree guint8 *row = g_malloc (width);
  g_autofree guint8 *above = g_malloc0 (width);

  for (guint y = 0; y < height; y++, to += width + 1, pixels += stride)
    {
      *to = FILTER_UP;
      if (y > 0 && memcmp (pixels, pixels - stride, width * sizeof (guint32)) == 0)
        continue;

      read_row (palette, pixels, width, row);
      for (gsize i = 0; i < width; i++)
        to[i + 1] = (guint8)(row[i] - above[i]);
      memcpy (above, row, width);
    }

  return filtered;
}

GBytes *
ecot_chart_png_new (cairo_surface_t *surface)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autofree Palette    *palette = g_new0 (Palette, 1);
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
  length = (uLong)height * (width + 1);
  filtered = filter_rows (surface, width, height, palette);
  size = compressBound (length);
  deflated = g_malloc (size);
  if (compress2 (deflated, &size, filtered, length, Z_BEST_SPEED) != Z_OK)
    return NULL;

  append_header (png, width, height);
  append_palette (png, palette);
  append_chunk (png, "IDAT", deflated, (guint)size);
  append_chunk (png, "IEND", NULL, 0);

  return g_byte_array_free_to_bytes (g_steal_pointer (&png));
}
