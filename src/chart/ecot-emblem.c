/* ecot-emblem.c: the emblem of the European Union
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A star is a regular pentagram: its inner corners stand where the lines between
 * its points cross, at cos 72° ÷ cos 36° of the radius.
 */

#include "config.h"

#include "chart/ecot-emblem.h"

#include <math.h>

#include "chart/ecot-chart-png.h"

#define RING  (1.0 / 3)
#define STAR  (1.0 / 18)
#define INNER 0.38196601125010515 /* cos 72° ÷ cos 36° */

#define BLUE   0x003399
#define YELLOW 0xFFCC00

void
ecot_emblem_get_corner (guint   star,
                        guint   i,
                        double *x,
                        double *y)
{
  double hour = star * 2 * G_PI / ECOT_EMBLEM_STARS;
  double turn = i * 2 * G_PI / ECOT_EMBLEM_POINTS;
  double radius = i % 2 == 0 ? STAR : STAR * INNER;

  g_return_if_fail (x != NULL && y != NULL);

  *x = 0.75 + RING * sin (hour) + radius * sin (turn);
  *y = 0.5 - RING * cos (hour) - radius * cos (turn);
}

static void
draw_stars (cairo_t *cr,
            double   x,
            double   y,
            double   hoist)
{
  for (guint star = 0; star < ECOT_EMBLEM_STARS; star++)
    {
      cairo_new_sub_path (cr);
      for (guint i = 0; i < ECOT_EMBLEM_POINTS; i++)
        {
          double px, py;

          ecot_emblem_get_corner (star, i, &px, &py);
          cairo_line_to (cr, x + px * hoist, y + py * hoist);
        }
      cairo_close_path (cr);
    }
  cairo_fill (cr);
}

static void
set_colour (cairo_t *cr,
            guint32  colour)
{
  cairo_set_source_rgb (cr, (colour >> 16) / 255.0, (colour >> 8 & 0xFF) / 255.0, (colour & 0xFF) / 255.0);
}

void
ecot_emblem_draw (cairo_t *cr,
                  double   x,
                  double   y,
                  double   hoist)
{
  g_return_if_fail (cr != NULL);

  set_colour (cr, BLUE);
  cairo_rectangle (cr, x, y, ECOT_EMBLEM_WIDTH (hoist), hoist);
  cairo_fill (cr);

  set_colour (cr, YELLOW);
  draw_stars (cr, x, y, hoist);
}

/* From blue to yellow in even steps. */
static void
palette_init (EcotPngPalette *palette)
{
  const guint last = G_N_ELEMENTS (palette->colours) - 1;

  for (guint i = 0; i <= last; i++)
    {
      palette->colours[i] = 0;
      for (guint shift = 0; shift < 24; shift += 8)
        palette->colours[i] |= ((BLUE >> shift & 0xFF) * (last - i) + (YELLOW >> shift & 0xFF) * i) / last << shift;
    }

  for (guint i = 0; i < G_N_ELEMENTS (palette->numbers); i++)
    palette->numbers[i] = (guint8)((i * last + 127) / 255);
}

GBytes *
ecot_emblem_to_png (guint rows)
{
  cairo_surface_t *surface;
  cairo_t         *cr;
  EcotPngPalette   palette;
  GBytes          *png;

  g_return_val_if_fail (rows >= 3 && rows <= 10000, NULL);

  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int)rows * 3 / 2, (int)rows);
  cr = cairo_create (surface);
  draw_stars (cr, 0, 0, rows);
  cairo_destroy (cr);
  palette_init (&palette);
  png = ecot_chart_png_new (surface, &palette);
  cairo_surface_destroy (surface);

  return png;
}
