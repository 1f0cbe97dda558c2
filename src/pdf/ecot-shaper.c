/* ecot-shaper.c: text into lines of glyphs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pango breaks lines one after the other, so the lines of a paragraph do not
 * depend on what follows them by more than a word.  A long paragraph is
 * therefore given to pango piece by piece: of each piece all lines but the last
 * are kept, and the next piece begins where that last line began.  Given a
 * megabyte at once, pango sums the widths of all that is left at every line.
 *
 * Where a font lacks a glyph, any other font of the system is taken; what no
 * font has is remembered, for the writer to refuse, and drawn as a box on the
 * screen.
 */

#include "config.h"

#include <hb.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "pdf/ecot-hyphenator.h"
#include "pdf/ecot-shaper.h"
#include "report/ecot-report.h"

#define PIECE 4096 /* bytes */

/* Of text quoted on each side of a character that no font has. */
#define CONTEXT 20

typedef struct
{
  PangoLayout *layout;
  guint        font; /* where most of the text is set */
  double       leading, baseline;
} Face;

struct _EcotShaper
{
  EcotFonts    *fonts;
  PangoContext *context;
  Face          faces[ECOT_N_LOOKS];
  GString      *clean, *cut; /* the text of the paragraph at work, before and after hyphenation */
  GArray       *emphasis;    /* of EcotEmphasis, in bytes of cut */
  gunichar      missing;
  char         *missing_context;
};

EcotLines *
ecot_lines_new (void)
{
  EcotLines *self = g_new0 (EcotLines, 1);

  self->marks = ecot_marks_new ();
  self->lines = g_array_new (FALSE, FALSE, sizeof (EcotLine));

  return self;
}

void
ecot_lines_free (EcotLines *self)
{
  g_return_if_fail (self != NULL);

  ecot_marks_free (self->marks);
  g_array_unref (self->lines);
  g_free (self);
}

double
ecot_lines_get_height (const EcotLines *self)
{
  double height = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->lines->len; i++)
    height += ecot_lines_get (self, i)->height;

  return height;
}

EcotShaper *
ecot_shaper_new (EcotFonts *fonts)
{
  EcotShaper *self = g_new0 (EcotShaper, 1);

  self->fonts = fonts;
  self->context = ecot_fonts_create_context ();
  self->clean = g_string_new (NULL);
  self->cut = g_string_new (NULL);
  self->emphasis = g_array_new (FALSE, FALSE, sizeof (EcotEmphasis));

  return self;
}

void
ecot_shaper_free (EcotShaper *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->faces); i++)
    g_clear_object (&self->faces[i].layout);
  g_clear_object (&self->context);
  g_string_free (self->clean, TRUE);
  g_string_free (self->cut, TRUE);
  g_array_unref (self->emphasis);
  g_free (self->missing_context);
  g_free (self);
}

gunichar
ecot_shaper_get_missing (EcotShaper  *self,
                         const char **context)
{
  g_return_val_if_fail (self != NULL && context != NULL, 0);

  *context = self->missing_context;
  return self->missing;
}

/* Faces */

static PangoFontDescription *
describe (const EcotStyle *style)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, style->serif ? "Liberation Serif" : "Liberation Sans");
  pango_font_description_set_weight (description, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_size (description, style->size * PANGO_SCALE);

  return description;
}

static void
face_init (EcotShaper *self,
           Face       *face,
           EcotLook    look)
{
  const EcotStyle      *style = ecot_style_get (look);
  PangoFontDescription *description = describe (style);
  PangoFont            *font = pango_context_load_font (self->context, description);
  PangoRectangle        logical;

  face->layout = pango_layout_new (self->context);
  pango_layout_set_font_description (face->layout, description);
  pango_layout_set_wrap (face->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (face->layout, "x", 1);
  pango_layout_line_get_extents (pango_layout_get_line_readonly (face->layout, 0), NULL, &logical);

  /* Lines without hyphens are set ragged: justified, they would gape. */
  pango_layout_set_justify (face->layout, style->justify && ecot_hyphenator_is_available ());

  face->font = ecot_fonts_add (self->fonts, font);
  face->leading = ecot_style_get_leading (look);
  face->baseline = (face->leading - pango_units_to_double (logical.height)) / 2 - pango_units_to_double (logical.y);

  g_object_unref (font);
  pango_font_description_free (description);
}

static Face *
get_face (EcotShaper *self,
          EcotLook    look)
{
  Face *face = &self->faces[look];

  if (face->layout == NULL)
    face_init (self, face, look);

  return face;
}

/* Runs */

static void
note_missing (EcotShaper *self,
              const char *text,
              int         index)
{
  const char *at = text + index;
  const char *start = at, *end = at;

  if (self->missing != 0)
    return;

  for (guint i = 0; i < CONTEXT && start > text; i++)
    start = g_utf8_prev_char (start);
  for (guint i = 0; i < CONTEXT && *end != '\0'; i++)
    end = g_utf8_next_char (end);

  self->missing = g_utf8_get_char (at);
  self->missing_context = g_strndup (start, end - start);
}

/* Pango takes the space at the end of a line away, and with it what keeps two words apart for who reads aloud. */
static void
restore_spaces (PangoGlyphItem           *run,
                const char               *text,
                const PangoGlyphItemIter *iter)
{
  hb_font_t     *font = pango_font_get_hb_font (run->item->analysis.font);
  hb_codepoint_t space;

  for (int i = iter->start_glyph; text[iter->start_index] == ' ' && i < iter->end_glyph; i++)
    if (run->glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY && hb_font_get_nominal_glyph (font, ' ', &space))
      run->glyphs->glyphs[i].glyph = space;
}

/* The glyph of the cluster that carries its text: the first that is drawn; -1 if none is. */
static int
find_carrier (const PangoGlyphItemIter *iter)
{
  const PangoGlyphString *glyphs = iter->glyph_item->glyphs;
  int                     step = iter->start_glyph < iter->end_glyph ? 1 : -1;

  for (int i = iter->start_glyph; i != iter->end_glyph; i += step)
    if (glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY)
      return i;

  return -1;
}

/* Which glyph stands for how many bytes; the text of clusters without any glyph
 * (a soft hyphen inside a line, a joiner) goes. */
static void
assign_text (EcotShaper     *self,
             PangoGlyphItem *run,
             const char     *text,
             EcotMarks      *marks,
             guint16        *bytes)
{
  PangoGlyphItemIter iter;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      int carrier;
      int length = MIN (iter.end_index - iter.start_index, G_MAXUINT16);

      restore_spaces (run, text, &iter);
      carrier = find_carrier (&iter);
      if (carrier < 0)
        continue;

      if (run->glyphs->glyphs[carrier].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        note_missing (self, text, iter.start_index);

      bytes[carrier] = length;
      g_string_append_len (marks->text, text + iter.start_index, length);
    }
}

/* Returns the width of the run. */
static gint32
append_glyphs (EcotMarks              *marks,
               const PangoGlyphString *glyphs,
               const guint16          *bytes)
{
  gint32 x = 0;

  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &glyphs->glyphs[i];
      EcotGlyph             glyph = { .bytes = bytes[i], .x = x + info->geometry.x_offset, .y = info->geometry.y_offset };

      x += info->geometry.width;
      if (info->glyph == PANGO_GLYPH_EMPTY)
        continue;

      /* Glyph 0 is the box that fonts show for what they lack. */
      glyph.index = info->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : info->glyph;
      g_array_append_val (marks->glyphs, glyph);
    }

  return x;
}

static gint32
add_run (EcotShaper     *self,
         PangoGlyphItem *run,
         const char     *text,
         EcotMarks      *marks,
         EcotInk         ink,
         gint32          x)
{
  g_autofree guint16 *bytes = g_new0 (guint16, run->glyphs->num_glyphs);
  EcotMark            mark = { .type = ECOT_MARK_TEXT, .ink = ink, .first = marks->glyphs->len, .text = marks->text->len };
  gint32              width;

  assign_text (self, run, text, marks, bytes);
  width = append_glyphs (marks, run->glyphs, bytes);

  mark.n_glyphs = marks->glyphs->len - mark.first;
  mark.n_text = marks->text->len - mark.text;
  if (mark.n_glyphs == 0)
    return width;

  mark.font = ecot_fonts_add (self->fonts, run->item->analysis.font);
  mark.backward = run->item->analysis.level % 2;
  mark.x = pango_units_to_double (x);
  g_array_append_val (marks->marks, mark);

  return width;
}

/* Letters of another font may be taller than the leading allows for. */
static void
make_room (EcotLine        *line,
           PangoLayoutLine *pango_line)
{
  PangoRectangle logical;
  double         height, ascent;

  pango_layout_line_get_extents (pango_line, NULL, &logical);
  height = pango_units_to_double (logical.height);
  ascent = -pango_units_to_double (logical.y);

  line->baseline = MAX (line->baseline, ascent);
  line->height = MAX (line->height, line->baseline + height - ascent);
}

static void
add_line (EcotShaper      *self,
          EcotLook         look,
          const char      *text,
          PangoLayoutLine *pango_line,
          EcotLines       *lines)
{
  const Face *face = get_face (self, look);
  EcotLine    line = { .first = lines->marks->marks->len, .height = face->leading, .baseline = face->baseline };
  gboolean    foreign = FALSE;
  gint32      x = 0;

  for (GSList *l = pango_line->runs; l != NULL; l = l->next)
    x += add_run (self, l->data, text, lines->marks, ecot_style_get (look)->ink, x);

  line.n = lines->marks->marks->len - line.first;
  line.width = pango_units_to_double (x);
  line.rtl = pango_line->resolved_dir == PANGO_DIRECTION_RTL;

  for (guint i = 0; i < line.n; i++)
    foreign |= ecot_marks_get (lines->marks, line.first + i)->font != face->font;
  if (foreign)
    make_room (&line, pango_line);

  g_array_append_val (lines->lines, line);
}

/* Paragraphs */

/* What a stranger's text may hold that is neither seen nor harmless. */
static gboolean
is_unwanted (gunichar c)
{
  return g_unichar_iscntrl (c) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Into self->clean: one line of text, white space other than the no-break ones as plain spaces. */
static void
clean_paragraph (EcotShaper *self,
                 const char *text,
                 gsize       length)
{
  g_string_truncate (self->clean, 0);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t' || c == '\n' || c == 0x2028 || c == 0x2029)
        g_string_append_c (self->clean, ' ');
      else if (!is_unwanted (c))
        g_string_append_len (self->clean, p, g_utf8_next_char (p) - p);
    }
}

static void
append_piece (EcotShaper *self,
              EcotLook    look,
              const char *text,
              gsize       length)
{
  clean_paragraph (self, text, length);
  if (ecot_style_get (look)->hyphenate)
    ecot_hyphenator_append (self->cut, self->clean->str, self->clean->len);
  else
    g_string_append_len (self->cut, self->clean->str, self->clean->len);
}

/* Into self->cut and self->emphasis.  Emphasis begins and ends between words, so its pieces may be hyphenated apart. */
static void
cut_paragraph (EcotShaper *self,
               EcotLook    look,
               const char *text,
               gsize       length,
               GArray     *emphasis)
{
  gsize done = 0;

  g_string_truncate (self->cut, 0);
  g_array_set_size (self->emphasis, 0);

  for (guint i = 0; emphasis != NULL && i < emphasis->len; i++)
    {
      const EcotEmphasis *range = &g_array_index (emphasis, EcotEmphasis, i);
      EcotEmphasis        cut;

      append_piece (self, look, text + done, range->start - done);
      cut.start = self->cut->len;
      append_piece (self, look, text + range->start, range->end - range->start);
      cut.end = self->cut->len;
      g_array_append_val (self->emphasis, cut);
      done = range->end;
    }

  append_piece (self, look, text + done, length - done);
}

static PangoAttrList *
create_attributes (EcotShaper *self,
                   EcotLook    look,
                   gsize       start,
                   gsize       length)
{
  PangoAttrList *list;
  gboolean       tabular = ecot_style_get (look)->tabular;

  if (self->emphasis->len == 0 && !tabular)
    return NULL;

  list = pango_attr_list_new ();

  /* Liberation kerns “11”: digits would not stand one below the other. */
  if (tabular)
    pango_attr_list_insert (list, pango_attr_font_features_new ("kern=0, tnum=1"));

  for (guint i = 0; i < self->emphasis->len; i++)
    {
      const EcotEmphasis *range = &g_array_index (self->emphasis, EcotEmphasis, i);
      PangoAttribute     *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = range->start > start ? range->start - start : 0;
      bold->end_index = range->end > start ? MIN (range->end - start, length) : 0;
      pango_attr_list_insert (list, bold);
    }

  return list;
}

static void
lay_out (EcotShaper  *self,
         EcotLook     look,
         PangoLayout *layout,
         gsize        start,
         gsize        length)
{
  PangoAttrList *attributes = create_attributes (self, look, start, length);

  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, self->cut->str + start, length);
  g_clear_pointer (&attributes, pango_attr_list_unref);
}

/* Ends between characters. */
static gsize
clamp_piece (const char *text,
             gsize       length,
             gsize       left)
{
  if (length >= left)
    return left;

  while ((text[length] & 0xC0) == 0x80)
    length--;

  return length;
}

/* Adds the lines of one piece; returns how many bytes they take, 0 if the piece was too short to tell. */
static gsize
break_piece (EcotShaper  *self,
             EcotLook     look,
             PangoLayout *layout,
             gsize        start,
             gsize        length,
             EcotLines   *lines)
{
  gboolean last = start + length == self->cut->len;
  int      n;

  lay_out (self, look, layout, start, length);
  n = pango_layout_get_line_count (layout);
  if (!last && n < 3)
    return 0;

  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    {
      PangoLayoutLine *line = l->data;

      if (!last && l->next == NULL)
        return line->start_index;

      add_line (self, look, self->cut->str + start, line, lines);
    }

  return length;
}

/* The first piece tells in which direction the paragraph is read; the others follow it. */
static void
follow_direction (EcotShaper  *self,
                  PangoLayout *layout)
{
  pango_context_set_base_dir (self->context, pango_layout_get_direction (layout, 0));
  pango_layout_set_auto_dir (layout, FALSE);
}

static void
break_paragraph (EcotShaper *self,
                 EcotLook    look,
                 const char *text,
                 gsize       length,
                 GArray     *emphasis,
                 double      width,
                 EcotLines  *lines)
{
  PangoLayout *layout = get_face (self, look)->layout;
  gsize        start = 0, piece = PIECE;

  cut_paragraph (self, look, text, length, emphasis);
  pango_layout_set_width (layout, MAX (pango_units_from_double (width), 1));

  do
    {
      gsize left = self->cut->len - start;
      gsize taken = break_piece (self, look, layout, start, clamp_piece (self->cut->str + start, piece, left), lines);

      if (taken > 0 && start == 0 && taken < left)
        follow_direction (self, layout);
      start += taken;
      piece = taken > 0 ? PIECE : piece * 2;
    }
  while (start < self->cut->len);

  pango_layout_set_auto_dir (layout, TRUE);
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_WEAK_LTR);
}

static void
lines_clear (EcotLines *lines)
{
  ecot_marks_clear (lines->marks);
  g_array_set_size (lines->lines, 0);
}

void
ecot_shaper_break (EcotShaper *self,
                   EcotLook    look,
                   const char *text,
                   GArray     *emphasis,
                   double      width,
                   EcotLines  *lines)
{
  const char *end;

  g_return_if_fail (self != NULL && look < ECOT_N_LOOKS && text != NULL && lines != NULL);

  lines_clear (lines);
  for (; (end = strchr (text, '\n')) != NULL && emphasis == NULL; text = end + 1)
    break_paragraph (self, look, text, end - text, NULL, width, lines);

  break_paragraph (self, look, text, strlen (text), emphasis, width, lines);
}

/* Of one line of running text, for which neither hyphens nor pieces matter. */
static PangoLayout *
lay_out_plain (EcotShaper *self,
               EcotLook    look,
               const char *text)
{
  PangoLayout *layout = get_face (self, look)->layout;

  clean_paragraph (self, text, strlen (text));
  g_string_assign (self->cut, self->clean->str);
  g_array_set_size (self->emphasis, 0);
  lay_out (self, look, layout, 0, self->cut->len);

  return layout;
}

void
ecot_shaper_fit (EcotShaper *self,
                 EcotLook    look,
                 const char *text,
                 double      width,
                 guint       max_lines,
                 EcotLines  *lines)
{
  PangoLayout *layout;

  g_return_if_fail (self != NULL && look < ECOT_N_LOOKS && text != NULL && lines != NULL && max_lines > 0);

  lines_clear (lines);
  layout = lay_out_plain (self, look, text);
  pango_layout_set_width (layout, MAX (pango_units_from_double (width), 1));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -(int)max_lines);

  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    add_line (self, look, pango_layout_get_text (layout), l->data, lines);

  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
}

double
ecot_shaper_measure (EcotShaper *self,
                     EcotLook    look,
                     const char *text)
{
  PangoLayout   *layout;
  PangoRectangle logical;

  g_return_val_if_fail (self != NULL && look < ECOT_N_LOOKS && text != NULL, 0);

  layout = lay_out_plain (self, look, text);
  pango_layout_set_width (layout, -1);
  pango_layout_get_extents (layout, NULL, &logical);

  return pango_units_to_double (logical.width);
}

/* A glyph of the font that leaves no trace, and different ones for different @slot: 1 and 2 are « .null » and
 * « nonmarkingreturn » in fonts made as they used to be; else the space. */
static guint16
find_blank_glyph (EcotShaper *self,
                  EcotLook    look,
                  guint       slot,
                  guint16     space)
{
  PangoFont     *font = pango_context_load_font (self->context, pango_layout_get_font_description (get_face (self, look)->layout));
  PangoRectangle ink;

  pango_font_get_glyph_extents (font, slot, &ink, NULL);
  g_object_unref (font);

  return ink.width == 0 && ink.height == 0 ? slot : space;
}

void
ecot_shaper_add_unseen (EcotShaper *self,
                        EcotLook    look,
                        guint       slot,
                        const char *text,
                        EcotMarks  *marks,
                        double      x,
                        double      baseline)
{
  g_autoptr (EcotLines) lines = ecot_lines_new ();
  EcotGlyph            *glyph;
  EcotMark             *mark;

  g_return_if_fail (self != NULL && look < ECOT_N_LOOKS && text != NULL && marks != NULL);
  g_return_if_fail (slot == 1 || slot == 2);

  ecot_shaper_fit (self, look, "\302\240", G_MAXINT16, 1, lines);
  g_return_if_fail (lines->marks->marks->len == 1 && lines->marks->glyphs->len == 1);

  mark = ecot_marks_get (lines->marks, 0);
  g_string_assign (lines->marks->text, text);
  mark->n_text = strlen (text);

  glyph = &g_array_index (lines->marks->glyphs, EcotGlyph, 0);
  glyph->bytes = mark->n_text;
  glyph->index = find_blank_glyph (self, look, slot, glyph->index);

  ecot_marks_append (marks, lines->marks, 0, 1, x, baseline);
}
