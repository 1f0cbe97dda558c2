/* ecot-marks.c: a list of what is to be drawn, and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Twelve bytes a glyph instead of pango's layouts, so that a thousand pages can
 * be laid out before the first is drawn, which is what « page 1 sur 1000 »
 * takes.
 */

#include "config.h"

#include "pdf/ecot-geometry.h"
#include "pdf/ecot-marks.h"

EcotMarks *
ecot_marks_new (void)
{
  EcotMarks *self = g_new0 (EcotMarks, 1);

  self->marks = g_array_new (FALSE, FALSE, sizeof (EcotMark));
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (EcotGlyph));
  self->text = g_string_new (NULL);

  return self;
}

void
ecot_marks_free (EcotMarks *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->marks);
  g_array_unref (self->glyphs);
  g_string_free (self->text, TRUE);
  g_free (self);
}

void
ecot_marks_clear (EcotMarks *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->marks, 0);
  g_array_set_size (self->glyphs, 0);
  g_string_truncate (self->text, 0);
}

void
ecot_marks_add_shape (EcotMarks   *self,
                      EcotMarkType type,
                      EcotInk      ink,
                      double       x,
                      double       y,
                      double       w,
                      double       h)
{
  EcotMark mark = { .type = type, .ink = ink, .x = x, .y = y, .w = w, .h = h };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->marks, mark);
}

void
ecot_marks_add_rule (EcotMarks *self,
                     double     x,
                     double     y,
                     double     w,
                     double     h)
{
  ecot_marks_add_shape (self, ECOT_MARK_RULE, ECOT_INK_BLACK, x, y, w, h);
}

void
ecot_marks_begin (EcotMarks *self,
                  guint      tag)
{
  EcotMark mark = { .type = ECOT_MARK_BEGIN, .first = tag };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->marks, mark);
}

void
ecot_marks_end (EcotMarks *self)
{
  EcotMark mark = { .type = ECOT_MARK_END };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->marks, mark);
}

void
ecot_marks_add_outline (EcotMarks  *self,
                        guint       level,
                        const char *text,
                        double      x,
                        double      y)
{
  EcotMark mark = { .type = ECOT_MARK_OUTLINE, .first = level, .x = x, .y = y };

  g_return_if_fail (self != NULL && text != NULL);

  mark.text = self->text->len;
  g_string_append (self->text, text);
  mark.n_text = self->text->len - mark.text;
  g_array_append_val (self->marks, mark);
}

static void
append_glyphs (EcotMarks       *self,
               EcotMark        *mark,
               const EcotMarks *source)
{
  guint first = self->glyphs->len;

  g_array_append_vals (self->glyphs, &g_array_index (source->glyphs, EcotGlyph, mark->first), mark->n_glyphs);
  mark->first = first;
}

static void
append_text (EcotMarks       *self,
             EcotMark        *mark,
             const EcotMarks *source)
{
  guint text = self->text->len;

  g_string_append_len (self->text, source->text->str + mark->text, mark->n_text);
  mark->text = text;
}

void
ecot_marks_append (EcotMarks       *self,
                   const EcotMarks *source,
                   guint            first,
                   guint            n,
                   double           dx,
                   double           dy)
{
  g_return_if_fail (self != NULL && source != NULL && self != source);
  g_return_if_fail (first + n <= source->marks->len);

  for (guint i = first; i < first + n; i++)
    {
      EcotMark mark = *ecot_marks_get (source, i);

      mark.x += dx;
      mark.y += dy;
      if (mark.type == ECOT_MARK_TEXT)
        append_glyphs (self, &mark, source);
      if (mark.n_text > 0)
        append_text (self, &mark, source);

      g_array_append_val (self->marks, mark);
    }
}

/* Drawing */

typedef struct
{
  EcotMarks *marks;
  EcotFonts *fonts;
  EcotTags  *tags;
  cairo_t   *cr;
  guint      font; /* the one selected */
  GArray    *glyphs, *clusters;
} Painter;

#define NO_FONT G_MAXUINT

static void
set_ink (cairo_t *cr,
         EcotInk  ink)
{
  static const double greys[] = { [ECOT_INK_BLACK] = 0, [ECOT_INK_GREY] = 0.35, [ECOT_INK_LIGHT] = 0.92 };
  double              grey = greys[ink];

  cairo_set_source_rgb (cr, grey, grey, grey);
}

static void
collect_glyphs (Painter        *painter,
                const EcotMark *mark)
{
  for (guint i = 0; i < mark->n_glyphs; i++)
    {
      const EcotGlyph *glyph = &g_array_index (painter->marks->glyphs, EcotGlyph, mark->first + i);
      cairo_glyph_t    placed = { .index = glyph->index,
                                  .x = mark->x + pango_units_to_double (glyph->x),
                                  .y = mark->y + pango_units_to_double (glyph->y) };

      g_array_append_val (painter->glyphs, placed);
    }
}

/* In the order of the text; a run written from right to left holds its glyphs the other way round. */
static void
collect_clusters (Painter        *painter,
                  const EcotMark *mark)
{
  for (guint i = 0; i < mark->n_glyphs; i++)
    {
      guint            at = mark->backward ? mark->n_glyphs - 1 - i : i;
      const EcotGlyph *glyph = &g_array_index (painter->marks->glyphs, EcotGlyph, mark->first + at);

      if (glyph->bytes > 0 || painter->clusters->len == 0)
        g_array_append_val (painter->clusters, ((cairo_text_cluster_t){ .num_bytes = glyph->bytes }));

      g_array_index (painter->clusters, cairo_text_cluster_t, painter->clusters->len - 1).num_glyphs++;
    }
}

static void
draw_text (Painter        *painter,
           const EcotMark *mark)
{
  g_array_set_size (painter->glyphs, 0);
  g_array_set_size (painter->clusters, 0);
  collect_glyphs (painter, mark);
  collect_clusters (painter, mark);

  if (painter->font != mark->font)
    ecot_fonts_select (painter->fonts, mark->font, painter->cr);
  painter->font = mark->font;

  cairo_show_text_glyphs (painter->cr,
                          painter->marks->text->str + mark->text, mark->n_text,
                          (cairo_glyph_t *)(void *)painter->glyphs->data, painter->glyphs->len,
                          (cairo_text_cluster_t *)(void *)painter->clusters->data, painter->clusters->len,
                          mark->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
}

static void
stroke_line (cairo_t        *cr,
             const EcotMark *mark)
{
  cairo_move_to (cr, mark->x, mark->y);
  cairo_line_to (cr, mark->x + mark->w, mark->y + mark->h);
  cairo_stroke (cr);
}

static void
stroke_dots (cairo_t        *cr,
             const EcotMark *mark)
{
  const double dots[] = { 0, 2.4 };

  cairo_save (cr);
  cairo_set_line_width (cr, 2 * ECOT_RULE_WEIGHT);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  stroke_line (cr, mark);
  cairo_restore (cr);
}

static void
stroke_tick (cairo_t        *cr,
             const EcotMark *mark)
{
  cairo_save (cr);
  cairo_set_line_width (cr, 3 * ECOT_RULE_WEIGHT);
  cairo_move_to (cr, mark->x, mark->y);
  cairo_rel_line_to (cr, mark->w, mark->h);
  cairo_move_to (cr, mark->x + mark->w, mark->y);
  cairo_rel_line_to (cr, -mark->w, mark->h);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_shape (cairo_t        *cr,
            const EcotMark *mark)
{
  cairo_set_line_width (cr, ECOT_RULE_WEIGHT);

  if (mark->type == ECOT_MARK_RULE)
    stroke_line (cr, mark);
  else if (mark->type == ECOT_MARK_DOTS)
    stroke_dots (cr, mark);
  else if (mark->type == ECOT_MARK_TICK)
    stroke_tick (cr, mark);
  else
    {
      cairo_rectangle (cr, mark->x, mark->y, mark->w, mark->h);
      if (mark->type == ECOT_MARK_FILL)
        cairo_fill (cr);
      else
        cairo_stroke (cr);
    }
}

static void
draw_structure (Painter        *painter,
                const EcotMark *mark)
{
  if (painter->tags == NULL)
    return;

  if (mark->type == ECOT_MARK_BEGIN)
    ecot_tags_begin (painter->tags, mark->first);
  else if (mark->type == ECOT_MARK_END)
    ecot_tags_end (painter->tags);
  else
    {
      g_autofree char *title = g_strndup (painter->marks->text->str + mark->text, mark->n_text);

      ecot_tags_add_outline (painter->tags, mark->first, title, mark->x, mark->y);
    }
}

static void
draw_mark (Painter        *painter,
           const EcotMark *mark)
{
  if (mark->type >= ECOT_MARK_BEGIN)
    {
      draw_structure (painter, mark);
      return;
    }

  set_ink (painter->cr, mark->ink);
  if (mark->type == ECOT_MARK_TEXT)
    draw_text (painter, mark);
  else
    draw_shape (painter->cr, mark);
}

void
ecot_marks_draw (EcotMarks *self,
                 EcotFonts *fonts,
                 EcotTags  *tags,
                 cairo_t   *cr)
{
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  Painter            painter = { self, fonts, tags, cr, NO_FONT, glyphs, clusters };

  g_return_if_fail (self != NULL && fonts != NULL && cr != NULL);

  for (guint i = 0; i < self->marks->len; i++)
    draw_mark (&painter, ecot_marks_get (self, i));
}
