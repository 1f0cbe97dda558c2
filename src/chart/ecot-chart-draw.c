/* ecot-chart-draw.c: a chart drawn by cairo and pango
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Glyphs are neither hinted nor rounded to pixels, so that what is measured at one
 * size fits at every other, and two machines draw the same.
 *
 * Shaping a text is dearer than drawing it, and most are measured several times
 * before they are drawn: each is shaped once a drawing, and kept until it ends.
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
  PangoContext         *context;
  PangoFontDescription *fonts[ECOT_CHART_N_LOOKS];
  GHashTable           *layouts[ECOT_CHART_N_LOOKS]; /* of PangoLayout, by their text */
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
static PangoContext *
create_context (gboolean on_paper)
{
  return ecot_paper_fonts_create_context (on_paper ? ecot_paper_fonts_get_map () : pango_cairo_font_map_get_default ());
}

static void
pen_init (Pen                  *self,
          const EcotChartDress *dress)
{
  self->context = create_context (dress->font == NULL);
  for (guint i = 0; i < ECOT_CHART_N_LOOKS; i++)
    {
      self->fonts[i] = create_font (dress->font, i == ECOT_CHART_STRONG);
      self->layouts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
    }

  self->tabular = pango_attr_list_new ();
  pango_attr_list_insert (self->tabular, pango_attr_font_features_new ("tnum=1"));
}

static void
pen_clear (Pen *self)
{
  for (guint i = 0; i < ECOT_CHART_N_LOOKS; i++)
    {
      g_clear_pointer (&self->fonts[i], pango_font_description_free);
      g_clear_pointer (&self->layouts[i], g_hash_table_unref);
    }
  g_clear_pointer (&self->tabular, pango_attr_list_unref);
  g_clear_object (&self->context);
}

/* Borrowed from the pen. */
static PangoLayout *
pen_set_text (Pen          *self,
              EcotChartLook look,
              const char   *text)
{
  PangoLayout *layout = g_hash_table_lookup (self->layouts[look], text);

  if (layout != NULL)
    return layout;

  layout = pango_layout_new (self->context);
  pango_layout_set_font_description (layout, self->fonts[look]);
  pango_layout_set_attributes (layout, look == ECOT_CHART_NUMBER ? self->tabular : NULL);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  g_hash_table_replace (self->layouts[look], (gpointer)pango_layout_get_text (layout), layout);

  return layout;
}

static double
measure (gpointer      data,
         EcotChartLook look,
         const char   *text)
{
  int width;

  pango_layout_get_size (pen_set_text (data, look, text), &width, NULL);
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
  PangoLayout *layout = pen_set_text (pen, shape->look, shape->text);
  int          height;

  pango_layout_get_size (layout, NULL, &height);
  cairo_move_to (cr, shape->x, shape->y + (ECOT_CHART_LEADING - pango_units_to_double (height)) / 2);
  pango_cairo_show_layout (cr, layout);
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
