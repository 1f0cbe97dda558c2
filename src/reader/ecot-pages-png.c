/* ecot-pages-png.c: a picture without loss as a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PDF knows the way PNG packs its rows (ISO 32000-1, 7.4.4.4), so what is plain goes in as
 * it is, once all of it was unpacked to see that it is there.  What PDF does not know,
 * transparency and rows that come in seven passes, is unpacked and laid on white paper;
 * so is what has 16 bits a colour, which poppler 22.12 shows black where it is lightest.
 */

#include "config.h"

#include "reader/ecot-read-pages.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "reader/ecot-sheet.h"

#define MAX_SIDE 100000

typedef struct
{
  guint       width, height, depth, colour, channels;
  gboolean    interlaced;
  guint       orientation;
  GByteArray *packed;
  guint8      palette[256][3], opacity[256];
  guint       n_palette;
  gboolean    transparent;
  guint       clear[3]; /* the one colour that is not there */
  gboolean    has_clear;
} Png;

/* {{{ Chunks */

static gboolean
read_head (Png          *self,
           const guint8 *data,
           gsize         size)
{
  static const guint channels[] = { 1, 0, 3, 1, 2, 0, 4 };
  static const char *depths[] = { "1 2 4 8 16", "", "8 16", "1 2 4 8", "8 16", "", "8 16" };
  g_autofree char   *depth = NULL;
  g_auto (GStrv)     known = NULL;

  if (size != 13 || data[9] > 6 || data[10] != 0 || data[11] != 0 || data[12] > 1)
    return FALSE;

  self->width = ecot_read_be32 (data);
  self->height = ecot_read_be32 (data + 4);
  self->depth = data[8];
  self->colour = data[9];
  self->channels = channels[self->colour];
  self->interlaced = data[12] == 1;
  self->transparent = self->colour >= 4;
  depth = g_strdup_printf ("%u", self->depth);
  known = g_strsplit (depths[self->colour], " ", -1);

  return self->width > 0 && self->height > 0 && g_strv_contains ((const char *const *)known, depth);
}

static void
read_palette (Png          *self,
              const guint8 *data,
              gsize         size)
{
  self->n_palette = (guint)MIN (size / 3, 256);
  memcpy (self->palette, data, self->n_palette * 3);
}

static void
read_transparency (Png          *self,
                   const guint8 *data,
                   gsize         size)
{
  self->transparent = TRUE;
  if (self->colour == 3)
    memcpy (self->opacity, data, MIN (size, 256));

  for (guint i = 0; self->colour < 3 && i < self->channels && size >= 2 * (gsize)(i + 1); i++)
    {
      self->clear[i] = ecot_read_be16 (data + 2 * i);
      self->has_clear = TRUE;
    }
}

/* FALSE: the chunk is none that may stand there. */
static gboolean
read_chunk (Png          *self,
            const guint8 *name,
            const guint8 *data,
            gsize         size)
{
  if (memcmp (name, "IHDR", 4) == 0)
    return self->width == 0 && read_head (self, data, size);
  if (self->width == 0)
    return FALSE;

  if (memcmp (name, "PLTE", 4) == 0)
    read_palette (self, data, size);
  else if (memcmp (name, "tRNS", 4) == 0)
    read_transparency (self, data, size);
  else if (memcmp (name, "eXIf", 4) == 0)
    self->orientation = ecot_exif_find_orientation (data, size);
  else if (memcmp (name, "IDAT", 4) == 0)
    g_byte_array_append (self->packed, data, (guint)size);

  return TRUE;
}

/* Each has its length, name, content and the seal of the two (PNG, 5.3). */
static gboolean
read_chunks (Png          *self,
             const guint8 *data,
             gsize         size)
{
  gsize at = 8;

  while (size - at >= 12)
    {
      gsize length = ecot_read_be32 (data + at);

      if (length > size - at - 12 ||
          crc32 (0, data + at + 4, (uInt)length + 4) != ecot_read_be32 (data + at + 8 + length) ||
          !read_chunk (self, data + at + 4, data + at + 8, length))
        return FALSE;

      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return self->packed->len > 0 && (self->colour != 3 || self->n_palette > 0);
      at += 12 + length;
    }

  return FALSE;
}

/* }}} */
/* {{{ Rows */

typedef struct
{
  z_stream z;
  guint8  *row, *before; /* with the byte that says how it was filtered */
  gsize    length;       /* of a row without it */
  guint    step;         /* bytes to the dot before */
} Rows;

static gsize
get_row_length (const Png *self,
                guint      width)
{
  return ((gsize)width * self->channels * self->depth + 7) / 8;
}

static guint8
predict (guint8 left,
         guint8 above,
         guint8 corner)
{
  int p = left + above - corner;
  int a = ABS (p - left), b = ABS (p - above), c = ABS (p - corner);

  if (a <= b && a <= c)
    return left;

  return b <= c ? above : corner;
}

static gboolean
unfilter (Rows *self)
{
  guint8 filter = self->row[0];

  if (filter > 4)
    return FALSE;

  for (gsize i = 1; i <= self->length; i++)
    {
      guint8 left = i > self->step ? self->row[i - self->step] : 0;
      guint8 above = self->before[i];
      guint8 corner = i > self->step ? self->before[i - self->step] : 0;
      guint8 guess[] = { 0, left, above, (guint8)((left + above) / 2), predict (left, above, corner) };

      self->row[i] = (guint8)(self->row[i] + guess[filter]);
    }

  return TRUE;
}

/* The next row is in @row, its filter undone. */
static gboolean
next_row (Rows *self)
{
  guint8 *last = self->before;

  self->before = self->row;
  self->row = last;
  self->z.next_out = self->row;
  self->z.avail_out = (uInt)(self->length + 1);
  while (self->z.avail_out > 0)
    {
      int result = inflate (&self->z, Z_NO_FLUSH);

      if (result != Z_OK && !(result == Z_STREAM_END && self->z.avail_out == 0))
        return FALSE;
    }

  return unfilter (self);
}

static void
begin_rows (Rows      *self,
            const Png *png,
            guint      width)
{
  self->length = get_row_length (png, width);
  self->step = MAX (png->channels * png->depth / 8, 1);
  memset (self->row, 0, self->length + 1);
  memset (self->before, 0, self->length + 1);
}

/* }}} */
/* {{{ Dots */

static guint
get_sample (const Png    *self,
            const guint8 *row,
            gsize         i)
{
  gsize bit = i * self->depth;

  if (self->depth == 16)
    return ecot_read_be16 (row + 2 * i);

  return (row[bit / 8] >> (8 - self->depth - bit % 8)) & ((1u << self->depth) - 1);
}

static gboolean
is_clear (const Png   *self,
          const guint *samples)
{
  if (!self->has_clear)
    return FALSE;

  for (guint i = 0; i < self->channels; i++)
    if (samples[i] != self->clear[i])
      return FALSE;

  return TRUE;
}

/* On white: what is not there is paper. */
static guint8
mix (guint value,
     guint opacity,
     guint most)
{
  guint64 whole_dot = (guint64)most * most;

  return (guint8)((((guint64)value * opacity + (guint64)most * (most - opacity)) * 255 + whole_dot / 2) / whole_dot);
}

/* The dot at @x of a row, as red, green and blue. */
static void
get_dot (const Png    *self,
         const guint8 *row,
         guint         x,
         guint8       *rgb)
{
  guint samples[4] = { 0 }, most = (1u << self->depth) - 1, opacity = most;

  for (guint i = 0; i < self->channels; i++)
    samples[i] = get_sample (self, row, (gsize)x * self->channels + i);

  if (self->colour == 3)
    {
      for (guint i = 0; i < 3; i++)
        rgb[i] = mix (self->palette[samples[0]][i], self->opacity[samples[0]], 255);
      return;
    }

  if (self->colour >= 4)
    opacity = samples[self->channels - 1];
  else if (is_clear (self, samples))
    opacity = 0;

  for (guint i = 0; i < 3; i++)
    rgb[i] = mix (samples[self->channels >= 3 ? i : 0], opacity, most);
}

/* }}} */
/* {{{ Unpacking */

/* Where the dots of a pass stand (PNG, 8.2). */
typedef struct
{
  guint x, y, dx, dy;
} Pass;

static const Pass whole = { 0, 0, 1, 1 };
static const Pass passes[] = {
  { 0, 0, 8, 8 },
  { 4, 0, 8, 8 },
  { 0, 4, 4, 8 },
  { 2, 0, 4, 4 },
  { 0, 2, 2, 4 },
  { 1, 0, 2, 2 },
  { 0, 1, 1, 2 },
};

/* @dots: three bytes each, or NULL: only to see that they are there */
static gboolean
unpack_pass (const Png  *self,
             Rows       *rows,
             const Pass *pass,
             guint8     *dots)
{
  guint width = self->width > pass->x ? (self->width - pass->x + pass->dx - 1) / pass->dx : 0;

  if (width == 0)
    return TRUE;

  begin_rows (rows, self, width);
  for (guint y = pass->y; y < self->height; y += pass->dy)
    {
      if (!next_row (rows))
        return FALSE;

      for (guint x = 0; dots != NULL && x < width; x++)
        get_dot (self, rows->row + 1, x, dots + 3 * ((gsize)y * self->width + pass->x + (gsize)x * pass->dx));
    }

  return TRUE;
}

static gboolean
unpack (const Png *self,
        guint8    *dots)
{
  gsize              length = get_row_length (self, self->width) + 1;
  g_autofree guint8 *one = g_malloc0 (length), *two = g_malloc0 (length);
  Rows               rows = { .row = one, .before = two };
  gboolean           fine = TRUE;

  rows.z.next_in = self->packed->data;
  rows.z.avail_in = self->packed->len;
  if (inflateInit (&rows.z) != Z_OK)
    return FALSE;

  if (!self->interlaced)
    fine = unpack_pass (self, &rows, &whole, dots);
  for (guint i = 0; self->interlaced && fine && i < G_N_ELEMENTS (passes); i++)
    fine = unpack_pass (self, &rows, &passes[i], dots);

  inflateEnd (&rows.z);
  return fine;
}

/* }}} */

static qpdf_oh
embed_packed (const Png *self,
              qpdf_data  out)
{
  g_autofree char    *settings = g_strdup_printf ("<< /Predictor 15 /Colors %u /BitsPerComponent %u /Columns %u >>",
                                                  self->channels, self->depth, self->width);
  g_autoptr (GString) space = g_string_new (self->colour == 3 ? NULL : self->colour == 0 ? "/DeviceGray"
                                                                                         : "/DeviceRGB");
  qpdf_oh             picture = qpdf_oh_new_stream (out);

  qpdf_oh_replace_stream_data (out, picture, self->packed->data, self->packed->len,
                               qpdf_oh_new_name (out, "/FlateDecode"), qpdf_oh_parse (out, settings));
  if (self->colour == 3)
    {
      g_string_printf (space, "[ /Indexed /DeviceRGB %u <", self->n_palette - 1);
      for (guint i = 0; i < self->n_palette; i++)
        g_string_append_printf (space, "%02x%02x%02x", self->palette[i][0], self->palette[i][1], self->palette[i][2]);
      g_string_append (space, "> ]");
    }
  ecot_pages_describe_picture (out, picture, self->width, self->height, self->depth, space->str);

  return picture;
}

static const char *
embed (const Png *self,
       qpdf_data  out,
       qpdf_oh   *picture)
{
  gsize              size = 3 * (gsize)self->width * self->height;
  g_autofree guint8 *dots = NULL;

  if (!self->transparent && !self->interlaced && self->depth <= 8)
    {
      if (!unpack (self, NULL))
        return "damaged";
      *picture = embed_packed (self, out);
      return NULL;
    }

  dots = g_try_malloc (size);
  if (dots == NULL)
    return "picture";
  if (!unpack (self, dots))
    return "damaged";

  *picture = ecot_sheet_new_stream (out, dots, size);
  ecot_pages_describe_picture (out, *picture, self->width, self->height, 8, "/DeviceRGB");
  return NULL;
}

const char *
ecot_pages_from_png (qpdf_data out,
                     GBytes   *file,
                     GString  *sheets)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (file, &size);
  Png           self = { .orientation = 1 };
  const char   *refused = NULL;
  qpdf_oh       picture = 0;

  self.packed = g_byte_array_new ();
  memset (self.opacity, 255, sizeof self.opacity);
  if (!read_chunks (&self, data, size))
    refused = "damaged";
  else if (self.width > MAX_SIDE || self.height > MAX_SIDE || (gint64)self.width * self.height > ECOT_PICTURE_MAX)
    refused = "picture";
  else
    refused = embed (&self, out, &picture);

  if (refused == NULL)
    ecot_pages_add_picture (out, picture, self.width, self.height, self.orientation, sheets);

  g_byte_array_unref (self.packed);
  return refused;
}
