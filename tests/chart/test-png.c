/* test-png.c: pictures of charts, as others read them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <cairo.h>
#include <string.h>
#include <zlib.h>

#include "chart/ecot-chart-deflate.h"
#include "chart/ecot-chart-png.h"
#include "chart/ecot-huffman.h"
#include "read-png.h"

/* Rows by rule: what a byte of them is. */
typedef guint8 (*Rule) (gsize  x,
                        gsize  y,
                        GRand *rand);

static guint8
nothing (gsize x, gsize y, GRand *rand)
{
  return 0;
}

static guint8
flat (gsize x, gsize y, GRand *rand)
{
  return x / 40 % 2 == 0 ? 0xFF : (guint8)(y / 7);
}

static guint8
noise (gsize x, gsize y, GRand *rand)
{
  return (guint8)g_rand_int (rand);
}

/* Some bytes are so much rarer than others that their codes would be longer than 15 bits. */
static guint8
steep (gsize x, gsize y, GRand *rand)
{
  return (guint8)(g_bit_nth_lsf (g_rand_int (rand) | 1u << 31, -1) * 2 + (int)(x % 2));
}

static guint8
mixed (gsize x, gsize y, GRand *rand)
{
  return y % 5 == 3 && x % 17 < 5 ? noise (x, y, rand) : flat (x, y, rand);
}

static void
fill_row (guint8 *row,
          gsize   length,
          gsize   y,
          Rule    rule,
          GRand  *rand)
{
  for (gsize x = 0; x < length; x++)
    row[x] = rule (x, y, rand);
}

/* Every third row comes twice, through the other door. */
static void
try_rows (Rule  rule,
          gsize length,
          gsize n)
{
  g_autoptr (EcotRows)   rows = ecot_rows_new (length);
  g_autoptr (GRand)      rand = g_rand_new_with_seed (7);
  g_autoptr (GByteArray) expected = g_byte_array_new (), deflated = NULL;
  g_autofree guint8     *row = g_malloc (length), *inflated = g_malloc (length * n * 2);
  uLongf                 size = length * n * 2;

  for (gsize y = 0; y < n; y++)
    {
      fill_row (row, length, y, rule, rand);
      g_byte_array_append (expected, row, (guint)length);
      ecot_rows_add (rows, row);
      if (y % 3 > 0)
        continue;

      g_byte_array_append (expected, row, (guint)length);
      ecot_rows_repeat (rows);
    }

  deflated = ecot_rows_deflate (rows);
  g_assert_cmpint (uncompress (inflated, &size, deflated->data, deflated->len), ==, Z_OK);
  g_assert_cmpmem (inflated, size, expected->data, expected->len);
}

static void
test_rows (void)
{
  static const Rule  rules[] = { nothing, flat, noise, steep, mixed };
  static const gsize lengths[] = { 3, 4, 5, 257, 258, 259, 261, 503, 670, 32768 };

  g_test_summary ("What is deflated row by row is what zlib inflates, whatever the length of a row");

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    for (guint j = 0; j < G_N_ELEMENTS (lengths); j++)
      {
        try_rows (rules[i], lengths[j], 1);
        try_rows (rules[i], lengths[j], lengths[j] > 1000 ? 4 : 31);
      }
}

/* By Kraft, codes without a gap fill all of the space there is. */
static void
test_long_codes (void)
{
  guint32     counts[ECOT_HUFFMAN_MAX] = { 1, 1 };
  EcotHuffman codes;
  guint       filled = 0;

  g_test_summary ("No code is longer than it may be, however rare some bytes are");

  for (guint i = 2; i < 40; i++)
    counts[i] = counts[i - 1] + counts[i - 2];
  ecot_huffman_init (&codes, counts, 40, 7);

  for (guint i = 0; i < 40; i++)
    {
      g_assert_cmpuint (codes.lengths[i], >=, 1);
      g_assert_cmpuint (codes.lengths[i], <=, 7);
      filled += 1u << (7 - codes.lengths[i]);
    }
  g_assert_cmpuint (filled, ==, 1u << 7);
  g_assert_cmpuint (codes.lengths[40], ==, 0);
}

/* A ramp from 0 to 255 and back, in as many columns. */
static cairo_surface_t *
create_ramp (int width,
             int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  guint8          *pixels = cairo_image_surface_get_data (surface);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      pixels[y * cairo_image_surface_get_stride (surface) + x] = (guint8)(x < 40 ? 0 : y % 3 == 0 ? x
                                                                                                  : x / 2);

  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
try_pixels (int width,
            int height)
{
  cairo_surface_t   *drawn = create_ramp (width, height), *read;
  EcotPngPalette     palette;
  g_autoptr (GBytes) png = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (palette.colours); i++)
    palette.colours[i] = 0xFFFFFF - i * 0x0A0B0C;
  for (guint i = 0; i < G_N_ELEMENTS (palette.numbers); i++)
    palette.numbers[i] = (guint8)(i / 16);

  png = ecot_chart_png_new (drawn, &palette);
  read = read_png (png);
  g_assert_cmpint (cairo_image_surface_get_width (read), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (read), ==, height);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint8  dark = cairo_image_surface_get_data (drawn)[y * cairo_image_surface_get_stride (drawn) + x];
        guint32 pixel;

        memcpy (&pixel, cairo_image_surface_get_data (read) + y * cairo_image_surface_get_stride (read) + x * 4, sizeof pixel);
        g_assert_cmphex (pixel & 0xFFFFFF, ==, palette.colours[dark / 16]);
      }

  cairo_surface_destroy (read);
  cairo_surface_destroy (drawn);
}

static void
test_pixels (void)
{
  g_test_summary ("Every pixel has the colour its darkness stands for, at the end of an odd row too");

  for (int width = 4; width < 60; width++)
    try_pixels (width, 3);
  try_pixels (256, 1);
  try_pixels (255, 40);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/png/rows", test_rows);
  g_test_add_func ("/ecot/png/long-codes", test_long_codes);
  g_test_add_func ("/ecot/png/pixels", test_pixels);

  return g_test_run ();
}
