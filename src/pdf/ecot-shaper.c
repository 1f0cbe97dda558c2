/* ecot-shaper.c: text into lines of glyphs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A long paragraph is given to pango piece by piece: of each piece all lines but
 * the last few are kept, which may still change with what follows, and the next
 * piece begins where those began.  Time then grows with the text and no faster.
 *
 * Where a font lacks a glyph, any other font of the system is taken; what no
 * font has is remembered, for the writer to refuse, and drawn as a box on the
 * screen.
 */

#include "config.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "pdf/ecot-hyphenator.h"
#include "pdf/ecot-paragraph.h"
#include "pdf/ecot-shaper.h"
#include "report/ecot-report.h"

#define PIECE 4096 /* bytes */

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
  gboolean      rtl;         /* some of it may run from right to left */
  EcotMissing   missing;
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
  g_free (self->missing.context);
  g_free (self);
}

gunichar
ecot_shaper_get_missing (EcotShaper  *self,
                         const char **context)
{
  g_return_val_if_fail (self != NULL && context != NULL, 0);

  *context = self->missing.context;
  return self->missing.character;
}

/* Faces */

static const char *
get_family (const EcotStyle *style)
{
  if (style->mono)
    return "Liberation Mono";

  return style->serif ? "Liberation Serif" : "Liberation Sans";
}

static PangoFontDescription *
describe (const EcotStyle *style)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, get_family (style));
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

/* Lines */

/* One text on its way into lines. */
typedef struct
{
  EcotShaper   *shaper;
  EcotLook      look;
  EcotLines    *lines;
  guint         first; /* mark of the line being written */
  EcotRunWriter writer;
} Setting;

static Setting
setting_begin (EcotShaper *self,
               EcotLook    look,
               EcotLines  *lines)
{
  Setting setting = { .shaper = self, .look = look, .lines = lines };

  setting.writer = (EcotRunWriter){ .fonts = self->fonts,
                                    .marks = lines->marks,
                                    .missing = &self->missing,
                                    .ink = ecot_style_get (look)->ink };

  ecot_marks_clear (lines->marks);
  g_array_set_size (lines->lines, 0);

  return setting;
}

/* Letters of another font may be taller than the leading allows for. */
static void
make_room (Setting  *self,
           EcotLine *line)
{
  double ascent = 0, descent = 0;

  for (guint i = 0; i < line->n; i++)
    ecot_fonts_extend (self->shaper->fonts, ecot_marks_get (self->lines->marks, line->first + i)->font, &ascent, &descent);

  line->baseline = MAX (line->baseline, ascent);
  line->height = MAX (line->height, line->baseline + descent);
}

static void
line_done_cb (gint32   width,
              gpointer data)
{
  Setting    *self = data;
  const Face *face = get_face (self->shaper, self->look);
  EcotLine    line = { .first = self->first, .height = face->leading, .baseline = face->baseline };
  gboolean    foreign = FALSE;

  line.n = self->lines->marks->marks->len - self->first;
  line.width = pango_units_to_double (width);
  self->first += line.n;

  for (guint i = 0; i < line.n; i++)
    foreign |= ecot_marks_get (self->lines->marks, line.first + i)->font != face->font;
  if (foreign)
    make_room (self, &line);

  g_array_append_val (self->lines->lines, line);
}

/* A line as pango made it. */
static void
add_pango_line (Setting         *self,
                PangoLayoutLine *line)
{
  self->writer.x = 0;
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (EcotCluster));

      ecot_runs_split (l->data, self->writer.text, clusters);
      if (clusters->len > 0)
        ecot_run_writer_add (&self->writer, (EcotCluster *)(void *)clusters->data, clusters->len);
    }

  line_done_cb (self->writer.x, self);
  g_array_index (self->lines->lines, EcotLine, self->lines->lines->len - 1).rtl = line->resolved_dir == PANGO_DIRECTION_RTL;
}

/* Paragraphs */

/* What a stranger's text may hold that is neither seen nor harmless. */
static gboolean
is_unwanted (gunichar c)
{
  return g_unichar_iscntrl (c) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* The blocks of Hebrew, Arabic and their neighbours, and the marks that set the direction. */
static gboolean
may_be_rtl (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08FF) || c == 0x200F || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) ||
         (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
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

      self->rtl |= may_be_rtl (c);
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
  if (ecot_style_get (look)->hyphenate && !self->rtl)
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
  self->rtl = FALSE;

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

  list = pango_attr_list_new ();
  pango_attr_list_insert (list, pango_attr_insert_hyphens_new (FALSE));

  /* Where Liberation is missing another font stands in, and some kern “11”: digits would not stand one below the other. */
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
  pango_attr_list_unref (attributes);
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

/* Lines that pango chose: scripts whose letters change with their neighbours, and directions that mix. */
static gsize
add_pango_lines (Setting     *self,
                 PangoLayout *layout,
                 gint32       width,
                 gboolean     complete)
{
  pango_layout_set_width (layout, width);
  if (!complete && pango_layout_get_line_count (layout) < 3)
    return 0;

  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    {
      PangoLayoutLine *line = l->data;

      if (!complete && l->next == NULL)
        return line->start_index;

      add_pango_line (self, line);
    }

  return strlen (self->writer.text);
}

/* Adds the lines of a piece; returns how many bytes they take, 0 if the piece was too short to tell. */
static gsize
add_piece (Setting *self,
           gsize    start,
           gsize    length,
           gint32   width)
{
  EcotShaper   *shaper = self->shaper;
  EcotParagraph paragraph = { .layout = get_face (shaper, self->look)->layout,
                              .width = width,
                              .complete = start + length == shaper->cut->len };

  /* Without hyphens, lines set to one width would gape. */
  paragraph.justify = ecot_style_get (self->look)->justify && ecot_hyphenator_is_available ();

  pango_layout_set_width (paragraph.layout, -1);
  lay_out (shaper, self->look, paragraph.layout, start, length);
  self->writer.text = pango_layout_get_text (paragraph.layout);

  if (shaper->rtl || !ecot_paragraph_is_simple (paragraph.layout))
    return add_pango_lines (self, paragraph.layout, width, paragraph.complete);

  return ecot_paragraph_write (&paragraph, &self->writer, line_done_cb, self);
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
add_paragraph (Setting    *self,
               const char *text,
               gsize       length,
               GArray     *emphasis,
               double      width)
{
  EcotShaper  *shaper = self->shaper;
  PangoLayout *layout = get_face (shaper, self->look)->layout;
  gint32       pango_width = MAX (pango_units_from_double (width), 1);
  gsize        start = 0, piece = PIECE;

  cut_paragraph (shaper, self->look, text, length, emphasis);

  do
    {
      gsize left = shaper->cut->len - start;
      gsize taken = add_piece (self, start, clamp_piece (shaper->cut->str + start, piece, left), pango_width);

      if (taken > 0 && start == 0 && taken < left)
        follow_direction (shaper, layout);
      start += taken;
      piece = taken > 0 ? PIECE : piece * 2;
    }
  while (start < shaper->cut->len);

  pango_layout_set_auto_dir (layout, TRUE);
  pango_context_set_base_dir (shaper->context, PANGO_DIRECTION_WEAK_LTR);
}

void
ecot_shaper_break (EcotShaper *self,
                   EcotLook    look,
                   const char *text,
                   GArray     *emphasis,
                   double      width,
                   EcotLines  *lines)
{
  Setting     setting;
  const char *end;

  g_return_if_fail (self != NULL && look < ECOT_N_LOOKS && text != NULL && lines != NULL);

  setting = setting_begin (self, look, lines);
  for (; (end = strchr (text, '\n')) != NULL && emphasis == NULL; text = end + 1)
    add_paragraph (&setting, text, end - text, NULL, width);

  add_paragraph (&setting, text, strlen (text), emphasis, width);
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
  pango_layout_set_width (layout, -1);
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
  Setting      setting;
  PangoLayout *layout;

  g_return_if_fail (self != NULL && look < ECOT_N_LOOKS && text != NULL && lines != NULL && max_lines > 0);

  setting = setting_begin (self, look, lines);
  layout = lay_out_plain (self, look, text);
  pango_layout_set_width (layout, MAX (pango_units_from_double (width), 1));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -(int)max_lines);

  setting.writer.text = pango_layout_get_text (layout);
  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    add_pango_line (&setting, l->data);

  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
}

double
ecot_shaper_measure (EcotShaper *self,
                     EcotLook    look,
                     const char *text)
{
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (EcotCluster));
  PangoLayout       *layout;
  gint32             width = 0;

  g_return_val_if_fail (self != NULL && look < ECOT_N_LOOKS && text != NULL, 0);

  /* As it will be drawn, which is not quite as pango has it. */
  layout = lay_out_plain (self, look, text);
  for (GSList *l = pango_layout_get_line (layout, 0)->runs; l != NULL; l = l->next)
    ecot_runs_split (l->data, pango_layout_get_text (layout), clusters);
  for (guint i = 0; i < clusters->len; i++)
    width += ecot_cluster_get_width (&g_array_index (clusters, EcotCluster, i));

  return pango_units_to_double (width);
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
