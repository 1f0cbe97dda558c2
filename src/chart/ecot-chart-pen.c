/* ecot-chart-pen.c: the letters of a chart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Glyphs are neither hinted nor rounded to pixels, so that what is measured at one
 * size fits at every other, and two machines draw the same.
 *
 * Shaping a text is dearer than drawing it, and most are measured several times
 * before they are drawn: each is shaped once, and kept as long as the pen.
 * Pango looks for the ends of words, for directions and for fonts, none of which a
 * word in Latin letters needs that has all of them in the first font: such a
 * text goes to HarfBuzz as it is, in a fifth of the time.  Every other one is Pango's.
 */

#include "config.h"

#include "chart/ecot-chart-pen.h"

#include <hb.h>
#include <pango/pangocairo.h>

#include "chart/ecot-paper-fonts.h"

typedef struct
{
  PangoFont            *font;     /* the first one of its family, or NULL */
  cairo_scaled_font_t  *scaled;   /* of it, borrowed */
  double                baseline; /* below the top of a line */
  PangoFontDescription *description;
  GHashTable           *texts; /* of Shaped, by what they say */
} Look;

typedef struct
{
  char          *text;
  double         width;
  PangoLayout   *layout; /* NULL: of glyphs */
  cairo_glyph_t *glyphs;
  guint          n_glyphs;
} Shaped;

struct _EcotPen
{
  PangoContext  *context;
  hb_buffer_t   *buffer;
  PangoAttrList *tabular;
  Look           looks[ECOT_CHART_N_LOOKS];
};

static void
shaped_free (Shaped *self)
{
  g_clear_object (&self->layout);
  g_free (self->glyphs);
  g_free (self->text);
  g_free (self);
}

static double
get_baseline (PangoFont *font)
{
  hb_font_extents_t extents;

  hb_font_get_h_extents (pango_font_get_hb_font (font), &extents);
  return (ECOT_CHART_LEADING - pango_units_to_double (extents.ascender - extents.descender)) / 2 + pango_units_to_double (extents.ascender);
}

static void
look_init (Look         *self,
           PangoContext *context,
           const char   *family,
           gboolean      bold)
{
  self->description = pango_font_description_new ();
  pango_font_description_set_family (self->description, family != NULL ? family : "Liberation Sans");
  pango_font_description_set_size (self->description, ECOT_CHART_TEXT_SIZE * PANGO_SCALE);
  pango_font_description_set_weight (self->description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)shaped_free);

  self->font = pango_context_load_font (context, self->description);
  self->scaled = PANGO_IS_CAIRO_FONT (self->font) ? pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (self->font)) : NULL;
  if (self->scaled != NULL)
    self->baseline = get_baseline (self->font);
}

static void
look_clear (Look *self)
{
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->description, pango_font_description_free);
  g_clear_object (&self->font);
}

EcotPen *
ecot_pen_new (const char *family)
{
  EcotPen *self = g_new0 (EcotPen, 1);

  self->context = ecot_paper_fonts_create_context (family == NULL ? ecot_paper_fonts_get_map () : pango_cairo_font_map_get_default ());
  self->buffer = hb_buffer_create ();
  self->tabular = pango_attr_list_new ();
  pango_attr_list_insert (self->tabular, pango_attr_font_features_new ("tnum=1"));
  for (guint i = 0; i < ECOT_CHART_N_LOOKS; i++)
    look_init (&self->looks[i], self->context, family, i == ECOT_CHART_STRONG);

  return self;
}

void
ecot_pen_free (EcotPen *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < ECOT_CHART_N_LOOKS; i++)
    look_clear (&self->looks[i]);
  g_clear_pointer (&self->tabular, pango_attr_list_unref);
  g_clear_pointer (&self->buffer, hb_buffer_destroy);
  g_clear_object (&self->context);
  g_free (self);
}

/* Latin letters without marks of their own, digits, punctuation and currencies: one direction, a glyph a letter. */
static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c < 0x20 || (c >= 0x250 && (c < 0x2010 || c > 0x2027) && c != 0x202F && (c < 0x20A0 || c > 0x20C0)))
        return FALSE;
    }

  return TRUE;
}

/* FALSE if the font lacks one of its letters. */
static gboolean
take_glyphs (EcotPen *self,
             Shaped  *shaped)
{
  guint                      n;
  const hb_glyph_info_t     *infos = hb_buffer_get_glyph_infos (self->buffer, &n);
  const hb_glyph_position_t *places = hb_buffer_get_glyph_positions (self->buffer, NULL);
  int                        x = 0;

  shaped->glyphs = g_new (cairo_glyph_t, n);
  shaped->n_glyphs = n;
  for (guint i = 0; i < n; i++)
    {
      if (infos[i].codepoint == 0)
        return FALSE;

      shaped->glyphs[i] = (cairo_glyph_t){ infos[i].codepoint, pango_units_to_double (x + places[i].x_offset), -pango_units_to_double (places[i].y_offset) };
      x += places[i].x_advance;
    }

  shaped->width = pango_units_to_double (x);
  return TRUE;
}

static gboolean
shape_plain (EcotPen      *self,
             EcotChartLook look,
             Shaped       *shaped)
{
  const hb_feature_t tabular = { HB_TAG ('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END };

  if (self->looks[look].scaled == NULL || !is_plain (shaped->text))
    return FALSE;

  hb_buffer_clear_contents (self->buffer);
  hb_buffer_add_utf8 (self->buffer, shaped->text, -1, 0, -1);
  hb_buffer_set_direction (self->buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script (self->buffer, HB_SCRIPT_LATIN);
  hb_buffer_set_language (self->buffer, hb_language_from_string ("fr", -1));
  hb_shape (pango_font_get_hb_font (self->looks[look].font), self->buffer, &tabular, look == ECOT_CHART_NUMBER ? 1 : 0);

  return take_glyphs (self, shaped);
}

static void
shape_any (EcotPen      *self,
           EcotChartLook look,
           Shaped       *shaped)
{
  int width;

  shaped->layout = pango_layout_new (self->context);
  pango_layout_set_font_description (shaped->layout, self->looks[look].description);
  pango_layout_set_attributes (shaped->layout, look == ECOT_CHART_NUMBER ? self->tabular : NULL);
  pango_layout_set_single_paragraph_mode (shaped->layout, TRUE);
  pango_layout_set_text (shaped->layout, shaped->text, -1);
  pango_layout_get_size (shaped->layout, &width, NULL);
  shaped->width = pango_units_to_double (width);
}

/* Borrowed from the pen. */
static const Shaped *
shape (EcotPen      *self,
       EcotChartLook look,
       const char   *text)
{
  Shaped *shaped = g_hash_table_lookup (self->looks[look].texts, text);

  if (shaped != NULL)
    return shaped;

  shaped = g_new0 (Shaped, 1);
  shaped->text = g_strdup (text);
  if (!shape_plain (self, look, shaped))
    shape_any (self, look, shaped);
  g_hash_table_insert (self->looks[look].texts, shaped->text, shaped);

  return shaped;
}

double
ecot_pen_measure (gpointer      pen,
                  EcotChartLook look,
                  const char   *text)
{
  return shape (pen, look, text)->width;
}

static void
draw_glyphs (const Shaped *shaped,
             cairo_t      *cr,
             double        x,
             double        y)
{
  g_autofree cairo_glyph_t *glyphs = g_memdup2 (shaped->glyphs, shaped->n_glyphs * sizeof *glyphs);

  for (guint i = 0; i < shaped->n_glyphs; i++)
    {
      glyphs[i].x += x;
      glyphs[i].y += y;
    }

  cairo_show_glyphs (cr, glyphs, (int)shaped->n_glyphs);
}

/* A line box is as tall as on paper, whatever the font says of itself. */
void
ecot_pen_draw (EcotPen      *self,
               cairo_t      *cr,
               EcotChartLook look,
               const char   *text,
               double        x,
               double        y)
{
  const Shaped *shaped;
  int           height;

  g_return_if_fail (self != NULL && cr != NULL && text != NULL);

  shaped = shape (self, look, text);
  if (shaped->layout == NULL)
    {
      cairo_set_scaled_font (cr, self->looks[look].scaled);
      draw_glyphs (shaped, cr, x, y + self->looks[look].baseline);
      return;
    }

  pango_layout_get_size (shaped->layout, NULL, &height);
  cairo_move_to (cr, x, y + (ECOT_CHART_LEADING - pango_units_to_double (height)) / 2);
  pango_cairo_show_layout (cr, shaped->layout);
}
