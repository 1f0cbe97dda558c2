/* ecot-chart-draw.c: a chart drawn by cairo and pango
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Glyphs are neither hinted nor rounded to pixels, so that what is measured at one
 * size fits at every other, and two machines draw the same.
 */

#include "config.h"

#include "chart/ecot-chart-draw.h"

#include <pango/pangocairo.h>

#include "chart/ecot-chart-png.h"
#include "chart/ecot-chart-shapes.h"
#include "chart/ecot-paper-fonts.h"

#define RULE_WEIGHT 0.4
#define PNG_SCALE   (200.0 / 72)

const EcotChartDress ecot_chart_paper = {
  .black = { 0, 0, 0 },
  .grey = { 0.35, 0.35, 0.35 },
  .middle = { 0.62, 0.62, 0.62 },
  .light = { 0.92, 0.92, 0.92 },
  .accent = { 0.10, 0.32, 0.56 },
};

typedef struct
{
  PangoLayout          *layout;
  PangoFontDescription *fonts[ECOT_CHART_N_LOOKS];
  PangoAttrList        *tabular;
} Pen;

static PangoFontDescription *
create_font (const char *family,
             gboolean    bold)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, family != NULL ? family : "Liberation Sans");
  pango_font_description_set_size (font, ECOT_CHART_TEXT_SIZE * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

  return font;
}

/* On paper what papers are set in; on screen a family of the desktop's. */
static PangoLayout *
create_layout (gboolean on_paper)
{
  PangoFontMap *map = on_paper ? ecot_paper_fonts_get_map () : pango_cairo_font_map_get_default ();
  PangoContext *context = ecot_paper_fonts_create_context (map);
  PangoLayout  *layout = pango_layout_new (context);

  g_object_unref (context);
  return layout;
}

static void
pen_init (Pen                  *self,
          const EcotChartDress *dress)
{
  self->layout = create_layout (dress->font == NULL);
  for (guint i = 0; i < ECOT_CHART_N_LOOKS; i++)
    self->fonts[i] = create_font (dress->font, i == ECOT_CHART_STRONG);

  self->tabular = pango_attr_list_new ();
  pango_attr_list_insert (self->tabular, pango_attr_font_features_new ("tnum=1"));
}

static void
pen_clear (Pen *self)
{
  g_clear_object (&self->layout);
  for (guint i = 0; i < ECOT_CHART_N_LOOKS; i++)
    g_clear_pointer (&self->fonts[i], pango_font_description_free);
  g_clear_pointer (&self->tabular, pango_attr_list_unref);
}

static void
pen_set_text (Pen          *self,
              EcotChartLook look,
              const char   *text)
{
  pango_layout_set_font_description (self->layout, self->fonts[look]);
  pango_layout_set_attributes (self->layout, look == ECOT_CHART_NUMBER ? self->tabular : NULL);
  pango_layout_set_text (self->layout, text, -1);
}

static double
measure (gpointer      data,
         EcotChartLook look,
         const char   *text)
{
  Pen *pen = data;
  int  width;

  pen_set_text (pen, look, text);
  pango_layout_get_size (pen->layout, &width, NULL);

  return pango_units_to_double (width);
}

static void
set_ink (cairo_t              *cr,
         EcotChartInk          ink,
         const EcotChartDress *dress)
{
  const EcotChartColour *inks[ECOT_CHART_N_INKS] = {
    [ECOT_CHART_BLACK] = &dress->black,
    [ECOT_CHART_GREY] = &dress->grey,
    [ECOT_CHART_MIDDLE] = &dress->middle,
    [ECOT_CHART_LIGHT] = &dress->light,
    [ECOT_CHART_ACCENT] = &dress->accent,
  };

  cairo_set_source_rgb (cr, inks[ink]->red, inks[ink]->green, inks[ink]->blue);
}

/* Its line box is as tall as on paper, whatever the font says of itself. */
static void
draw_text (Pen             *pen,
           cairo_t         *cr,
           const EcotShape *shape)
{
  int width, height;

  pen_set_text (pen, shape->look, shape->text);
  pango_layout_get_size (pen->layout, &width, &height);
  cairo_move_to (cr, shape->x, shape->y + (ECOT_CHART_LEADING - pango_units_to_double (height)) / 2);
  pango_cairo_show_layout (cr, pen->layout);
}

static void
draw_line (cairo_t         *cr,
           const EcotShape *shape)
{
  cairo_set_line_width (cr, shape->type == ECOT_SHAPE_STROKE ? ECOT_CHART_STROKE_WEIGHT : RULE_WEIGHT);
  cairo_set_line_cap (cr, shape->type == ECOT_SHAPE_STROKE ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_move_to (cr, shape->x, shape->y);
  cairo_rel_line_to (cr, shape->w, shape->h);
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

static void
draw_shape (Pen                  *pen,
            cairo_t              *cr,
            const EcotShape      *shape,
            const EcotChartDress *dress)
{
  set_ink (cr, shape->ink, dress);

  switch (shape->type)
    {
    case ECOT_SHAPE_FILL:
      cairo_rectangle (cr, shape->x, shape->y, shape->w, shape->h);
      cairo_fill (cr);
      break;

    case ECOT_SHAPE_FRAME:
      cairo_set_line_width (cr, RULE_WEIGHT);
      cairo_rectangle (cr, shape->x, shape->y, shape->w, shape->h);
      cairo_stroke (cr);
      break;

    case ECOT_SHAPE_RULE:
    case ECOT_SHAPE_STROKE:
      draw_line (cr, shape);
      break;

    case ECOT_SHAPE_DISC:
      draw_disc (cr, shape);
      break;

    case ECOT_SHAPE_TEXT:
      draw_text (pen, cr, shape);
      break;

    default:
      g_return_if_reached ();
    }
}

static void
draw_shapes (Pen                  *pen,
             cairo_t              *cr,
             GArray               *shapes,
             const EcotChartDress *dress)
{
  for (guint i = 0; i < shapes->len; i++)
    draw_shape (pen, cr, &g_array_index (shapes, EcotShape, i), dress);
}

double
ecot_chart_draw (EcotChart            *self,
                 cairo_t              *cr,
                 double                width,
                 gboolean              titled,
                 const EcotChartDress *dress)
{
  g_autoptr (GArray) shapes = NULL;
  double             height = 0;
  Pen                pen;

  g_return_val_if_fail (self != NULL && dress != NULL, 0);

  pen_init (&pen, dress);
  shapes = ecot_chart_lay_out (self, width, titled, measure, &pen, &height);
  if (cr != NULL)
    draw_shapes (&pen, cr, shapes, dress);
  pen_clear (&pen);

  return height;
}

/* On white, black first. */
static cairo_surface_t *
paint (Pen    *pen,
       GArray *shapes,
       double  width,
       double  height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)(width * PNG_SCALE), (int)(height * PNG_SCALE));
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, PNG_SCALE, PNG_SCALE);
  draw_shapes (pen, cr, shapes, &ecot_chart_paper);
  cairo_destroy (cr);

  return surface;
}

GBytes *
ecot_chart_to_png (EcotChart *self,
                   double     width,
                   double    *height)
{
  g_autoptr (GArray) shapes = NULL;
  cairo_surface_t   *surface;
  GBytes            *png;
  Pen                pen;

  g_return_val_if_fail (self != NULL && height != NULL, NULL);

  pen_init (&pen, &ecot_chart_paper);
  shapes = ecot_chart_lay_out (self, width, TRUE, measure, &pen, height);
  *height += 1;
  surface = paint (&pen, shapes, width, *height);
  pen_clear (&pen);

  png = ecot_chart_png_new (surface);
  cairo_surface_destroy (surface);

  return png;
}
