/* ecot-runs.c: pango's glyphs into marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of a cluster goes with the first of its glyphs that is drawn, so that
 * who copies from the file gets the characters that were typed; a cluster that
 * draws nothing (a soft hyphen inside of a line, a joiner) goes with its text.
 *
 * Glyphs stand from left to right.  In a run written from right to left the
 * first cluster of the text is therefore the last, and its text still the first.
 */

#include "config.h"

#include <hb.h>
#include <string.h>

#include "pdf/ecot-runs.h"

/* Width of U+202F in percent of a space: a fifth of an em in Liberation Sans. */
#define NARROW_SPACE 70

/* Characters quoted on each side of one that no font has. */
#define CONTEXT 20

static PangoGlyphInfo *
get_glyph (const EcotCluster *cluster,
           int                i)
{
  return &cluster->run->glyphs->glyphs[cluster->first + i];
}

/* Pango takes the space at the end of a line away, and with it what keeps two words apart for who reads aloud. */
static void
restore_space (const EcotCluster *cluster,
               const char        *text)
{
  PangoGlyph space;
  gint32     advance;

  if (cluster->n == 1 && text[cluster->start] == ' ' && get_glyph (cluster, 0)->glyph == PANGO_GLYPH_EMPTY &&
      ecot_runs_find_glyph (cluster->run, ' ', &space, &advance))
    get_glyph (cluster, 0)->glyph = space;
}

/* A no-break space drawn with the glyph of the space. */
static gboolean
is_plain_space (const EcotCluster *cluster,
                const char        *text,
                gint32            *width)
{
  gunichar   c = g_utf8_get_char (text + cluster->start);
  PangoGlyph space;

  return (c == 0x00A0 || c == 0x202F) && cluster->n == 1 && ecot_runs_find_glyph (cluster->run, ' ', &space, width) &&
         get_glyph (cluster, 0)->glyph == space;
}

/* Where the font has no U+202F, half a space is put: too little to tell thousands. */
static void
widen_narrow_space (const EcotCluster *cluster,
                    const char        *text)
{
  gint32 space;

  if (g_utf8_get_char (text + cluster->start) == 0x202F && is_plain_space (cluster, text, &space))
    get_glyph (cluster, 0)->geometry.width = space * NARROW_SPACE / 100;
}

void
ecot_runs_split (PangoGlyphItem *run,
                 const char     *text,
                 GArray         *clusters)
{
  PangoGlyphItemIter iter;

  g_return_if_fail (run != NULL && text != NULL && clusters != NULL);

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      gboolean    forward = iter.start_glyph < iter.end_glyph;
      EcotCluster cluster = { .run = run, .start = iter.start_index, .end = iter.end_index };

      cluster.first = forward ? iter.start_glyph : iter.end_glyph + 1;
      cluster.n = ABS (iter.end_glyph - iter.start_glyph);
      restore_space (&cluster, text);
      widen_narrow_space (&cluster, text);
      g_array_append_val (clusters, cluster);
    }
}

gint32
ecot_cluster_get_width (const EcotCluster *cluster)
{
  gint32 width = 0;

  g_return_val_if_fail (cluster != NULL, 0);

  for (int i = 0; i < cluster->n; i++)
    width += get_glyph (cluster, i)->geometry.width;

  return width;
}

void
ecot_cluster_widen (const EcotCluster *cluster,
                    gint32             by)
{
  g_return_if_fail (cluster != NULL);

  if (cluster->n > 0)
    get_glyph (cluster, cluster->n - 1)->geometry.width += by;
}

static gboolean
is_backward (const PangoGlyphItem *run)
{
  return run->item->analysis.level % 2;
}

/* Which of its glyphs carries the text of a cluster; -1 if nothing of it is drawn. */
static int
find_carrier (const EcotCluster *cluster)
{
  for (int i = 0; i < cluster->n; i++)
    {
      int at = is_backward (cluster->run) ? cluster->n - 1 - i : i;

      if (get_glyph (cluster, at)->glyph != PANGO_GLYPH_EMPTY)
        return cluster->first + at;
    }

  return -1;
}

gboolean
ecot_cluster_is_drawn (const EcotCluster *cluster)
{
  g_return_val_if_fail (cluster != NULL, FALSE);

  return find_carrier (cluster) >= 0;
}

gboolean
ecot_runs_find_glyph (const PangoGlyphItem *run,
                      gunichar              c,
                      PangoGlyph           *glyph,
                      gint32               *advance)
{
  hb_font_t     *font;
  hb_codepoint_t found;

  g_return_val_if_fail (run != NULL && glyph != NULL && advance != NULL, FALSE);

  font = pango_font_get_hb_font (run->item->analysis.font);
  if (!hb_font_get_nominal_glyph (font, c, &found))
    return FALSE;

  *glyph = found;
  *advance = hb_font_get_glyph_h_advance (font, found);
  return TRUE;
}

/* Writing */

static void
note_missing (EcotRunWriter *self,
              int            index)
{
  const char *at = self->text + index;
  const char *start = at, *end = at;

  if (self->missing->character != 0)
    return;

  for (guint i = 0; i < CONTEXT && start > self->text; i++)
    start = g_utf8_prev_char (start);
  for (guint i = 0; i < CONTEXT && *end != '\0'; i++)
    end = g_utf8_next_char (end);

  self->missing->character = g_utf8_get_char (at);
  self->missing->context = g_strndup (start, end - start);
}

static void
check_glyphs (EcotRunWriter     *self,
              const EcotCluster *cluster)
{
  for (int i = 0; i < cluster->n; i++)
    {
      PangoGlyph glyph = get_glyph (cluster, i)->glyph;

      if (glyph != PANGO_GLYPH_EMPTY && glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        note_missing (self, cluster->start);
    }
}

/* A letter with a hundred accents does not fit the count of a glyph; the last of them are not copied. */
static guint
get_text_length (EcotRunWriter     *self,
                 const EcotCluster *cluster)
{
  const char *start = self->text + cluster->start;

  if (cluster->end - cluster->start <= G_MAXUINT8)
    return cluster->end - cluster->start;

  return g_utf8_find_prev_char (start, start + G_MAXUINT8) - start;
}

/* Texts in their order, and how many bytes of them each glyph carries.
 *
 * One glyph, one text: of a no-break space drawn as a space the text is a space.  Otherwise cairo brackets it as
 * /ActualText, on which poppler 22 loses the rest of the element; and who searches for « 9 870,50 » types spaces. */
static void
add_texts (EcotRunWriter     *self,
           const EcotCluster *clusters,
           guint              n,
           int                first_glyph,
           guint8            *bytes)
{
  for (guint i = 0; i < n; i++)
    {
      int      carrier = find_carrier (&clusters[i]);
      gint32   ignored;
      gboolean space = is_plain_space (&clusters[i], self->text, &ignored);
      guint    length = space ? 1 : get_text_length (self, &clusters[i]);

      if (carrier < 0)
        continue;

      check_glyphs (self, &clusters[i]);
      bytes[carrier - first_glyph] = length;
      g_string_append_len (self->marks->text, space ? " " : self->text + clusters[i].start, length);
    }
}

static void
add_glyph (EcotRunWriter        *self,
           const PangoGlyphInfo *info,
           gint32                x,
           guint8                bytes)
{
  EcotGlyph glyph = { .bytes = bytes, .x = x + info->geometry.x_offset };

  if (info->glyph == PANGO_GLYPH_EMPTY)
    return;

  /* Glyph 0 is the box that fonts show for what they lack. */
  glyph.index = info->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : info->glyph;
  glyph.y = CLAMP (info->geometry.y_offset * ECOT_GLYPH_Y_SCALE / PANGO_SCALE, G_MININT8, G_MAXINT8);
  g_array_append_val (self->marks->glyphs, glyph);
}

static EcotMark
begin_mark (EcotRunWriter        *self,
            const PangoGlyphItem *run)
{
  return (EcotMark){ .type = ECOT_MARK_TEXT,
                     .ink = self->ink,
                     .backward = is_backward (run),
                     .font = ecot_fonts_add (self->fonts, run->item->analysis.font),
                     .first = self->marks->glyphs->len,
                     .text = self->marks->text->len,
                     .x = pango_units_to_double (self->x) };
}

static void
end_mark (EcotRunWriter *self,
          EcotMark      *mark)
{
  mark->n_glyphs = self->marks->glyphs->len - mark->first;
  mark->n_text = self->marks->text->len - mark->text;
  if (mark->n_glyphs > 0)
    g_array_append_vals (self->marks->marks, mark, 1);
}

void
ecot_run_writer_add (EcotRunWriter     *self,
                     const EcotCluster *clusters,
                     guint              n)
{
  const EcotCluster *leftmost, *rightmost;
  g_autofree guint8 *bytes = NULL;
  EcotMark           mark;
  int                first, end;
  gint32             x = 0;

  g_return_if_fail (self != NULL && clusters != NULL && n > 0);

  leftmost = is_backward (clusters->run) ? &clusters[n - 1] : clusters;
  rightmost = is_backward (clusters->run) ? clusters : &clusters[n - 1];
  first = leftmost->first;
  end = rightmost->first + rightmost->n;

  bytes = g_new0 (guint8, end - first);
  mark = begin_mark (self, clusters->run);
  add_texts (self, clusters, n, first, bytes);
  for (int i = first; i < end; i++)
    {
      const PangoGlyphInfo *info = &clusters->run->glyphs->glyphs[i];

      add_glyph (self, info, x, bytes[i - first]);
      x += info->geometry.width;
    }
  end_mark (self, &mark);

  self->x += x;
}

void
ecot_run_writer_add_glyph (EcotRunWriter        *self,
                           const PangoGlyphItem *run,
                           PangoGlyph            glyph,
                           const char           *text)
{
  PangoGlyphInfo info = { .glyph = glyph };
  EcotMark       mark;

  g_return_if_fail (self != NULL && run != NULL && text != NULL);

  mark = begin_mark (self, run);
  g_string_append (self->marks->text, text);
  add_glyph (self, &info, 0, strlen (text));
  end_mark (self, &mark);
}
