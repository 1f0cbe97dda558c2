/* ecot-fonts.c: the fonts a document uses, by number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pango belongs to one thread, cairo's font faces to all of them.  So pango lays
 * out, and what is kept is the face and size of each font: pages laid out by a
 * worker are drawn by the main loop.
 */

#include "config.h"

#include <pango/pangocairo.h>

#include "chart/ecot-paper-fonts.h"
#include "pdf/ecot-fonts.h"

typedef struct
{
  cairo_font_face_t *face;
  cairo_matrix_t     matrix;
  double             ascent, descent; /* in points */
} Font;

struct _EcotFonts
{
  GArray               *fonts;   /* of Font */
  GHashTable           *numbers; /* PangoFont -> number; NULL once closed */
  cairo_font_options_t *options;
};

static void
font_clear (gpointer data)
{
  Font *font = data;

  g_clear_pointer (&font->face, cairo_font_face_destroy);
}

EcotFonts *
ecot_fonts_new (void)
{
  EcotFonts *self = g_new0 (EcotFonts, 1);

  self->fonts = g_array_new (FALSE, FALSE, sizeof (Font));
  g_array_set_clear_func (self->fonts, font_clear);
  self->numbers = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->options = ecot_paper_fonts_create_options ();

  return self;
}

void
ecot_fonts_free (EcotFonts *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_array_unref (self->fonts);
  cairo_font_options_destroy (self->options);
  g_free (self);
}

guint
ecot_fonts_add (EcotFonts *self,
                PangoFont *font)
{
  gpointer             number;
  cairo_scaled_font_t *scaled;
  cairo_font_extents_t extents;
  Font                 new_font;

  g_return_val_if_fail (self != NULL && self->numbers != NULL, 0);

  if (g_hash_table_lookup_extended (self->numbers, font, NULL, &number))
    return GPOINTER_TO_UINT (number);

  scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  new_font.face = cairo_font_face_reference (cairo_scaled_font_get_font_face (scaled));
  cairo_scaled_font_get_font_matrix (scaled, &new_font.matrix);
  cairo_scaled_font_extents (scaled, &extents);
  new_font.ascent = extents.ascent;
  new_font.descent = extents.descent;

  g_array_append_val (self->fonts, new_font);
  g_hash_table_insert (self->numbers, g_object_ref (font), GUINT_TO_POINTER (self->fonts->len - 1));

  return self->fonts->len - 1;
}

void
ecot_fonts_extend (EcotFonts *self,
                   guint      font,
                   double    *ascent,
                   double    *descent)
{
  const Font *known;

  g_return_if_fail (self != NULL && font < self->fonts->len && ascent != NULL && descent != NULL);

  known = &g_array_index (self->fonts, Font, font);
  *ascent = MAX (*ascent, known->ascent);
  *descent = MAX (*descent, known->descent);
}

void
ecot_fonts_close (EcotFonts *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->numbers, g_hash_table_unref);
}

void
ecot_fonts_select (EcotFonts *self,
                   guint      font,
                   cairo_t   *cr)
{
  Font *chosen;

  g_return_if_fail (self != NULL && font < self->fonts->len);

  chosen = &g_array_index (self->fonts, Font, font);
  cairo_set_font_face (cr, chosen->face);
  cairo_set_font_matrix (cr, &chosen->matrix);
  cairo_set_font_options (cr, self->options);
}

PangoContext *
ecot_fonts_create_context (void)
{
  return ecot_paper_fonts_create_context (ecot_paper_fonts_get_map ());
}
