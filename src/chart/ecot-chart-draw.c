/* ecot-chart-draw.c: a chart drawn by cairo and pango
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown on a screen is drawn in a theme's colours, what becomes a picture
 * in how dark it is: see ecot-chart-png.c.
 */

#include "config.h"

#include "chart/ecot-chart-draw.h"

#include <math.h>

#include "chart/ecot-chart-pen.h"
#include "chart/ecot-chart-png.h"

#define PNG_DENSITY 150 /* pixels an inch */
#define PNG_SCALE   (PNG_DENSITY / 72.0)

/* How dark each ink of the paper is, of 255, in a picture.  The accent is as dark as no other ink or step of grey, so
 * its areas are known by that and get their colour back; a stray dot of a letter that is as dark is, to the eye, the
 * grey it would have been. */
#define DARK_GREY   166
#define DARK_MIDDLE 97
#define DARK_LIGHT  20
#define DARK_ACCENT 181

const EcotChartDress ecot_chart_paper = {
  .black = { 0, 0, 0 },
  .grey = { 0.35, 0.35, 0.35 },
  .middle = { 0.62, 0.62, 0.62 },
  .light = { 0.92, 0.92, 0.92 },
  .accent = { 0.10, 0.32, 0.56 },
};

static const EcotChartColour *
get_colour (const EcotChartDress *dress,
            EcotChartInk          ink)
{
  const EcotChartColour *inks[ECOT_CHART_N_INKS] = {
    [ECOT_CHART_BLACK] = &dress->black,
    [ECOT_CHART_GREY] = &dress->grey,
    [ECOT_CHART_MIDDLE] = &dress->middle,
    [ECOT_CHART_LIGHT] = &dress->light,
    [ECOT_CHART_ACCENT] = &dress->accent,
  };

  return inks[ink];
}

static guint32
get_byte (double channel)
{
  return (guint32)(channel * 255 + 0.5);
}

guint32
ecot_chart_paper_get_ink (EcotChartInk ink)
{
  const EcotChartColour *colour;

  g_return_val_if_fail (ink < ECOT_CHART_N_INKS, 0);

  colour = get_colour (&ecot_chart_paper, ink);
  return get_byte (colour->red) << 16 | get_byte (colour->green) << 8 | get_byte (colour->blue);
}

static void
set_colour (cairo_t              *cr,
            EcotChartInk          ink,
            const EcotChartDress *dress)
{
  const EcotChartColour *colour = get_colour (dress, ink);

  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
  cairo_set_line_width (cr, ECOT_CHART_RULE_WEIGHT);
}

/* Upright and level, so that whole pixels draw it without a soft edge. */
static gboolean
is_straight (const EcotShape *shape)
{
  return shape->type == ECOT_SHAPE_FILL || shape->type == ECOT_SHAPE_FRAME ||
         (shape->type == ECOT_SHAPE_RULE && (shape->w == 0 || shape->h == 0));
}

/* Areas cover what is below them, so that an ink stays what it is; lines and letters stand on white or a light area,
 * and adding them is what pixman does fastest. */
static void
set_darkness (cairo_t         *cr,
              const EcotShape *shape)
{
  static const cairo_operator_t operators[] = {
    [ECOT_SHAPE_FILL] = CAIRO_OPERATOR_SOURCE,
    [ECOT_SHAPE_FRAME] = CAIRO_OPERATOR_ADD,
    [ECOT_SHAPE_RULE] = CAIRO_OPERATOR_ADD,
    [ECOT_SHAPE_STROKE] = CAIRO_OPERATOR_SOURCE,
    [ECOT_SHAPE_DISC] = CAIRO_OPERATOR_SOURCE,
    [ECOT_SHAPE_TEXT] = CAIRO_OPERATOR_ADD,
  };
  static const guint8 inks[ECOT_CHART_N_INKS] = {
    [ECOT_CHART_BLACK] = 255,
    [ECOT_CHART_GREY] = DARK_GREY,
    [ECOT_CHART_MIDDLE] = DARK_MIDDLE,
    [ECOT_CHART_LIGHT] = DARK_LIGHT,
    [ECOT_CHART_ACCENT] = DARK_ACCENT,
  };

  cairo_set_operator (cr, operators[shape->type]);
  cairo_set_antialias (cr, is_straight (shape) ? CAIRO_ANTIALIAS_NONE : CAIRO_ANTIALIAS_GRAY);
  cairo_set_line_width (cr, 1 / PNG_SCALE);
  cairo_set_source_rgba (cr, 0, 0, 0, inks[shape->ink] / 255.0);
}

/* Whether @next is one more line of a hatch. */
static gboolean
is_same_hatch (const EcotShape *shape,
               const EcotShape *next)
{
  return shape->type == ECOT_SHAPE_RULE && next->type == ECOT_SHAPE_RULE && shape->ink == next->ink &&
         !is_straight (shape) && !is_straight (next);
}

/* Lines of a hatch are drawn together, with the last of them. */
static void
draw_line (cairo_t         *cr,
           const EcotShape *shape,
           gboolean         last)
{
  if (shape->type == ECOT_SHAPE_STROKE)
    cairo_set_line_width (cr, ECOT_CHART_STROKE_WEIGHT);
  cairo_set_line_cap (cr, shape->type == ECOT_SHAPE_STROKE ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_move_to (cr, shape->x, shape->y);
  cairo_rel_line_to (cr, shape->w, shape->h);
  if (last)
    cairo_stroke (cr);
}

static void
draw_disc (cairo_t         *cr,
           const EcotShape *shape)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, shape->x, shape->y, shape->w, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* @next: or NULL.  @dress: NULL: in how dark its inks are */
static void
draw_shape (EcotPen              *pen,
            cairo_t              *cr,
            const EcotShape      *shape,
            const EcotShape      *next,
            const EcotChartDress *dress)
{
  if (dress != NULL)
    set_colour (cr, shape->ink, dress);
  else
    set_darkness (cr, shape);

  switch (shape->type)
    {
    case ECOT_SHAPE_FILL:
      cairo_rectangle (cr, shape->x, shape->y, shape->w, shape->h);
      cairo_fill (cr);
      break;

    case ECOT_SHAPE_FRAME:
      cairo_rectangle (cr, shape->x, shape->y, shape->w, shape->h);
      cairo_stroke (cr);
      break;

    case ECOT_SHAPE_RULE:
    case ECOT_SHAPE_STROKE:
      draw_line (cr, shape, next == NULL || !is_same_hatch (shape, next));
      break;

    case ECOT_SHAPE_DISC:
      draw_disc (cr, shape);
      break;

    case ECOT_SHAPE_TEXT:
      ecot_pen_draw (pen, cr, shape->look, shape->text, shape->x, shape->y);
      break;

    default:
      g_return_if_reached ();
    }
}

static void
draw_shapes (EcotPen              *pen,
             cairo_t              *cr,
             GArray               *shapes,
             const EcotChartDress *dress)
{
  for (guint i = 0; i < shapes->len; i++)
    draw_shape (pen, cr, &g_array_index (shapes, EcotShape, i), i + 1 < shapes->len ? &g_array_index (shapes, EcotShape, i + 1) : NULL, dress);
}

double
ecot_chart_draw (EcotChart            *self,
                 cairo_t              *cr,
                 double                width,
                 gboolean              titled,
                 const EcotChartDress *dress)
{
  g_autoptr (GArray)  shapes = NULL;
  g_autoptr (EcotPen) pen = NULL;
  double              height = 0;

  g_return_val_if_fail (self != NULL && dress != NULL, 0);

  pen = ecot_pen_new (dress->font);
  shapes = ecot_chart_lay_out (self, width, titled, ecot_pen_measure, pen, &height);
  if (cr != NULL)
    draw_shapes (pen, cr, shapes, dress);

  return height;
}

/* A chart on paper, with the pen that measured it. */
struct _EcotChartDrawing
{
  EcotPen *pen;
  GArray  *shapes; /* of EcotShape */
  double   width, height;
};

EcotChartDrawing *
ecot_chart_drawing_new (EcotChart *chart,
                        double     width)
{
  EcotChartDrawing *self;

  g_return_val_if_fail (chart != NULL && width > 0, NULL);

  self = g_new0 (EcotChartDrawing, 1);
  self->pen = ecot_pen_new (NULL);
  self->shapes = ecot_chart_lay_out (chart, width, TRUE, ecot_pen_measure, self->pen, &self->height);
  self->width = width;
  self->height += 1;

  return self;
}

void
ecot_chart_drawing_free (EcotChartDrawing *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->shapes);
  ecot_pen_free (self->pen);
  g_free (self);
}

double
ecot_chart_drawing_get_width (EcotChartDrawing *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->width;
}

double
ecot_chart_drawing_get_height (EcotChartDrawing *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height;
}

const GArray *
ecot_chart_drawing_get_shapes (EcotChartDrawing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->shapes;
}

static int
count_pixels (double length)
{
  return (int)ceil (length * PNG_DENSITY / 72);
}

/* How dark it is everywhere, which is a quarter of the bytes of its colours. */
static cairo_surface_t *
paint (EcotChartDrawing *self)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, count_pixels (self->width), count_pixels (self->height));
  cairo_t         *cr = cairo_create (surface);

  cairo_scale (cr, PNG_SCALE, PNG_SCALE);
  draw_shapes (self->pen, cr, self->shapes, NULL);
  cairo_destroy (cr);

  return surface;
}

/* Greys, as many as an eye tells apart at the edge of a letter and those of the inks among them; and the accent. */
static const EcotPngPalette *
get_palette (void)
{
  static const guint8   steps[] = { 0, 10, DARK_LIGHT, 40, 58, 78, DARK_MIDDLE, 120, 143, DARK_GREY, 190, 209, 226, 241, 255 };
  static EcotPngPalette palette;
  static gsize          made = 0;

  if (g_once_init_enter (&made))
    {
      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        palette.colours[i] = (255u - steps[i]) * 0x010101;
      palette.colours[G_N_ELEMENTS (steps)] = ecot_chart_paper_get_ink (ECOT_CHART_ACCENT);

      for (guint i = 0, step = 0; i < G_N_ELEMENTS (palette.numbers); i++)
        {
          step += step + 1 < G_N_ELEMENTS (steps) && 2 * i > (guint)steps[step] + steps[step + 1] ? 1 : 0;
          palette.numbers[i] = (guint8)(i == DARK_ACCENT ? G_N_ELEMENTS (steps) : step);
        }
      g_once_init_leave (&made, 1);
    }

  return &palette;
}

GBytes *
ecot_chart_drawing_to_png (EcotChartDrawing *self)
{
  cairo_surface_t *surface;
  GBytes          *png;

  g_return_val_if_fail (self != NULL, NULL);

  surface = paint (self);
  png = ecot_chart_png_new (surface, get_palette ());
  cairo_surface_destroy (surface);

  return png;
}
