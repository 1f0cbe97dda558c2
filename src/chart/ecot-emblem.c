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

#define PNG_HOIST 480

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

void
ecot_emblem_draw (cairo_t *cr,
                  double   x,
                  double   y,
                  double   hoist)
{
  g_return_if_fail (cr != NULL);

  cairo_set_source_rgb (cr, 0, 51 / 255.0, 153 / 255.0);
  cairo_rectangle (cr, x, y, ECOT_EMBLEM_WIDTH (hoist), hoist);
  cairo_fill (cr);

  cairo_set_source_rgb (cr, 1, 204 / 255.0, 0);
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

GBytes *
ecot_emblem_to_png (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PNG_HOIST * 3 / 2, PNG_HOIST);
  cairo_t         *cr = cairo_create (surface);
  GBytes          *png;

  ecot_emblem_draw (cr, 0, 0, PNG_HOIST);
  cairo_destroy (cr);
  png = ecot_chart_png_new (surface);
  cairo_surface_destroy (surface);

  return png;
}
