/* ecot-picture.c: marks that will not change any more, ready to be drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Eight bytes a glyph in one block of memory instead of pango's layouts: a
 * thousand pages have to be laid out before the first is drawn, because that is
 * what « page 1 sur 1000 » takes.
 */

#include "config.h"

#include <string.h>

#include "chart/ecot-chart-draw.h"
#include "chart/ecot-emblem.h"
#include "pdf/ecot-geometry.h"
#include "pdf/ecot-pdf.h"
#include "pdf/ecot-picture.h"

/* One block without a pointer in it, so that it can be kept in a file. */
struct _EcotPicture
{
  guint    n_marks, n_glyphs, n_text;
  EcotMark marks[]; /* then the glyphs, then the text */
};

static EcotGlyph *
get_glyphs (const EcotPicture *self)
{
  return (EcotGlyph *)(gpointer)(self->marks + self->n_marks);
}

static char *
get_text (const EcotPicture *self)
{
  return (char *)(get_glyphs (self) + self->n_glyphs);
}

gsize
ecot_picture_get_size (const EcotPicture *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (gsize)(get_text (self) + self->n_text - (const char *)self);
}

EcotPicture *
ecot_picture_new (const EcotMarks *marks)
{
  EcotPicture *self;
  gsize        marks_size, glyphs_size;

  g_return_val_if_fail (marks != NULL, NULL);

  marks_size = marks->marks->len * sizeof (EcotMark);
  glyphs_size = marks->glyphs->len * sizeof (EcotGlyph);

  self = g_malloc (sizeof (EcotPicture) + marks_size + glyphs_size + marks->text->len);
  self->n_marks = marks->marks->len;
  self->n_glyphs = marks->glyphs->len;
  self->n_text = (guint)marks->text->len;

  /* An array that never held anything has no data. */
  if (marks_size > 0)
    memcpy (self->marks, marks->marks->data, marks_size);
  if (glyphs_size > 0)
    memcpy (get_glyphs (self), marks->glyphs->data, glyphs_size);
  memcpy (get_text (self), marks->text->str, marks->text->len);

  return self;
}

void
ecot_picture_free (EcotPicture *self)
{
  g_free (self);
}

typedef struct
{
  const EcotPicture *picture;
  EcotFonts         *fonts;
  EcotTags          *tags;
  cairo_t           *cr;
  guint              font; /* the one selected */
  GArray            *glyphs, *clusters;
} Painter;

#define NO_FONT G_MAXUINT

static void
set_ink (cairo_t *cr,
         EcotInk  ink)
{
  static const EcotChartColour        faint = { 0.95, 0.95, 0.95 };
  static const EcotChartColour *const inks[ECOT_N_INKS] = {
    [ECOT_INK_BLACK] = &ecot_chart_paper.black,
    [ECOT_INK_GREY] = &ecot_chart_paper.grey,
    [ECOT_INK_LIGHT] = &ecot_chart_paper.light,
    [ECOT_INK_FAINT] = &faint,
    [ECOT_INK_MIDDLE] = &ecot_chart_paper.middle,
    [ECOT_INK_ACCENT] = &ecot_chart_paper.accent,
  };

  cairo_set_source_rgb (cr, inks[ink]->red, inks[ink]->green, inks[ink]->blue);
}

static void
collect_glyphs (Painter        *painter,
                const EcotMark *mark)
{
  for (guint i = 0; i < mark->n_glyphs; i++)
    {
      const EcotGlyph *glyph = &get_glyphs (painter->picture)[mark->first + i];
      cairo_glyph_t    placed = { .index = glyph->index,
                                  .x = mark->x + pango_units_to_double (glyph->x),
                                  .y = mark->y + (double)glyph->y / ECOT_GLYPH_Y_SCALE };

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
      const EcotGlyph *glyph = &get_glyphs (painter->picture)[mark->first + at];

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
                          get_text (painter->picture) + mark->text, mark->n_text,
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
  const double radius = ECOT_RULE_WEIGHT;

  cairo_save (cr);
  cairo_set_line_width (cr, 2 * radius);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);

  /* A PDF says « dashes with round ends » and no more; to know how far they reach cairo rounds every one of
   * them, which took a fifth of the time of a form still to be filled. */
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF)
    cairo_set_tolerance (cr, 2);
  /* The first and the last one end where the line does. */
  cairo_move_to (cr, mark->x + radius, mark->y);
  cairo_line_to (cr, mark->x + mark->w - radius, mark->y);
  cairo_stroke (cr);
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
stroke_curve (cairo_t        *cr,
              const EcotMark *mark)
{
  cairo_save (cr);
  cairo_set_line_width (cr, ECOT_CHART_STROKE_WEIGHT);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  stroke_line (cr, mark);
  cairo_restore (cr);
}

static void
fill_disc (cairo_t        *cr,
           const EcotMark *mark)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, mark->x, mark->y, mark->w, 0, 2 * G_PI);
  cairo_fill (cr);
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
  else if (mark->type == ECOT_MARK_STROKE)
    stroke_curve (cr, mark);
  else if (mark->type == ECOT_MARK_DISC)
    fill_disc (cr, mark);
  else if (mark->type == ECOT_MARK_EMBLEM)
    ecot_emblem_draw (cr, mark->x, mark->y, mark->h);
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
      g_autofree char *title = g_strndup (get_text (painter->picture) + mark->text, mark->n_text);

      ecot_tags_add_outline (painter->tags, mark->first, title, mark->x, mark->y);
    }
}

static void
draw_mark (Painter        *painter,
           const EcotMark *mark)
{
  if (mark->type == ECOT_MARK_LINK)
    return;

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
ecot_picture_draw (const EcotPicture *self,
                   EcotFonts         *fonts,
                   EcotTags          *tags,
                   cairo_t           *cr)
{
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  Painter            painter = { self, fonts, tags, cr, NO_FONT, glyphs, clusters };

  g_return_if_fail (self != NULL && fonts != NULL && cr != NULL);

  for (guint i = 0; i < self->n_marks; i++)
    draw_mark (&painter, &self->marks[i]);
}

guint
ecot_picture_count_outlines (const EcotPicture *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n_marks; i++)
    n += self->marks[i].type == ECOT_MARK_OUTLINE ? 1 : 0;

  return n;
}

void
ecot_picture_list_links (const EcotPicture *self,
                         guint              page,
                         GArray            *links)
{
  g_return_if_fail (self != NULL && links != NULL);

  for (guint i = 0; i < self->n_marks; i++)
    {
      const EcotMark   *mark = &self->marks[i];
      const EcotPdfLink link = { page, mark->first, mark->x, mark->y, mark->w, mark->h };

      if (mark->type == ECOT_MARK_LINK)
        g_array_append_val (links, link);
    }
}

const EcotMark *
ecot_picture_find (const EcotPicture *self,
                   EcotMarkType       type)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_marks; i++)
    if (self->marks[i].type == type)
      return &self->marks[i];

  return NULL;
}
