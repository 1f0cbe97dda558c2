/* ecot-paragraph.c: lines chosen by us of text shaped by pango
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pango 1.50 chooses lines one by one, and where it cuts a word its lines stick
 * out by a hyphen now and then, differently from thread to thread: it guesses
 * with a width it measures in whatever language it met first.  So pango shapes
 * the text as one line, and that line is cut up here: each piece keeps its
 * glyphs, spaces are widened, a hyphen is added.
 *
 * Only for text that runs from left to right.  Where directions mix, and in
 * scripts whose letters change with their neighbours, pango knows better.
 */

#include "config.h"

#include "pdf/ecot-breaker.h"
#include "pdf/ecot-hyphenator.h"
#include "pdf/ecot-paragraph.h"

/* Lines that may still change with what follows. */
#define UNSURE_LINES 3

/* A word of at most so many letters stays with what a stroke or a hyphen joins it to. */
#define SHORT_WORD 3

typedef struct
{
  const EcotParagraph *paragraph;
  EcotRunWriter       *writer;
  GArray              *clusters; /* of EcotCluster */
  GArray              *atoms;    /* of EcotAtom, one each */
  gint32               hyphen;
} Cutter;

static PangoLayoutLine *
get_line (PangoLayout *layout)
{
  return pango_layout_get_line_readonly (layout, 0);
}

gboolean
ecot_paragraph_is_simple (PangoLayout *layout)
{
  PangoLayoutLine *line;

  g_return_val_if_fail (layout != NULL, FALSE);

  line = get_line (layout);
  if (line->resolved_dir == PANGO_DIRECTION_RTL)
    return FALSE;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    if (((PangoGlyphItem *)l->data)->item->analysis.level != 0)
      return FALSE;

  return TRUE;
}

static const EcotCluster *
get_cluster (Cutter *self,
             guint   i)
{
  return &g_array_index (self->clusters, EcotCluster, i);
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == 0x00A0;
}

/* Unicode (UAX 14, LB15) holds « » ( » together: to it a quotation mark may open as well as close.  French ones do not. */
static gboolean
follows_quotation (Cutter     *self,
                   const char *last)
{
  return *last == ' ' && last > self->writer->text && g_utf8_get_char (g_utf8_prev_char (last)) == 0x00BB;
}

/* How many letters there are before @p, or from it on; more than a few are as good as any. */
static guint
count_letters (const char *p,
               const char *text,
               gboolean    backward)
{
  guint n = 0;

  while (n <= SHORT_WORD && (!backward || p > text))
    {
      const char *at = backward ? g_utf8_prev_char (p) : p;
      gunichar    c = g_utf8_get_char (at);

      if (!g_unichar_isalpha (c) && c != 0x20AC)
        break;
      n++;
      p = backward ? at : g_utf8_next_char (p);
    }

  return n;
}

/* « et/ou », « km/h », « Pas-de-Calais », « CUI-CIE »: nothing is won by a line that ends in there; nor in « SA.40207 ». */
static gboolean
is_in_short (Cutter     *self,
             const char *last)
{
  guint before, after;

  if (*last == '.')
    return g_ascii_isdigit (last[1]);
  if (*last != '/' && *last != '-')
    return FALSE;

  before = count_letters (last, self->writer->text, TRUE);
  after = before > 0 ? count_letters (last + 1, NULL, FALSE) : 0;

  return after > 0 && MIN (before, after) <= SHORT_WORD;
}

/* @attr: of the character after it. */
static EcotAtom
describe_cluster (Cutter             *self,
                  const EcotCluster  *cluster,
                  const PangoLogAttr *attr)
{
  const char *last = g_utf8_prev_char (self->writer->text + cluster->end);
  gunichar    c = g_utf8_get_char (last);
  EcotAtom    atom = { .width = ecot_cluster_get_width (cluster) };

  atom.space = is_space (c);
  atom.vanishes = c != 0x00A0 && g_unichar_isspace (c);

  if (g_str_has_prefix (last, ECOT_SOFT_HYPHEN))
    atom.cut = ECOT_CUT_HYPHEN;
  else if ((attr->is_line_break && !is_in_short (self, last)) || follows_quotation (self, last))
    atom.cut = ECOT_CUT_FREE;
  else
    atom.cut = attr->is_char_break ? ECOT_CUT_ANYWHERE : ECOT_CUT_NONE;

  return atom;
}

static void
describe_clusters (Cutter *self)
{
  const char         *p = self->writer->text;
  const PangoLogAttr *attrs;
  int                 n_attrs, at = 0;

  attrs = pango_layout_get_log_attrs_readonly (self->paragraph->layout, &n_attrs);
  for (guint i = 0; i < self->clusters->len; i++)
    {
      const EcotCluster *cluster = get_cluster (self, i);
      EcotAtom           atom;

      for (; p < self->writer->text + cluster->end; p = g_utf8_next_char (p))
        at++;

      atom = describe_cluster (self, cluster, &attrs[MIN (at, n_attrs - 1)]);
      g_array_append_val (self->atoms, atom);
    }
}

/* What is added at the end of a line.  U+2010 has a glyph of its own in most fonts, and can say that it is a soft
 * hyphen; that of "-" says "-" elsewhere in the same file. */
typedef struct
{
  PangoGlyph  glyph;
  gint32      advance;
  const char *text;
} Hyphen;

static Hyphen
find_hyphen (const PangoGlyphItem *run)
{
  Hyphen hyphen = { .glyph = PANGO_GLYPH_EMPTY };

  if (ecot_runs_find_glyph (run, 0x2010, &hyphen.glyph, &hyphen.advance))
    hyphen.text = ECOT_SOFT_HYPHEN;
  else if (ecot_runs_find_glyph (run, '-', &hyphen.glyph, &hyphen.advance))
    hyphen.text = "-";

  return hyphen;
}

static void
write_hyphen (Cutter               *self,
              const PangoGlyphItem *run)
{
  Hyphen hyphen = find_hyphen (run);

  if (hyphen.text != NULL)
    ecot_run_writer_add_glyph (self->writer, run, hyphen.glyph, hyphen.text);
}

/* Gives the spaces of a line what is left of its width, in proportion, to the last unit. */
static void
justify (Cutter          *self,
         const EcotBreak *line)
{
  gint64 left = line->target - line->natural;
  gint64 before = 0, given = 0;

  for (guint i = line->first; i < line->visible_end && left != 0; i++)
    {
      const EcotAtom *atom = &g_array_index (self->atoms, EcotAtom, i);
      gint64          due;

      if (!atom->space)
        continue;

      before += atom->width;
      due = left * before / line->spaces;
      ecot_cluster_widen (get_cluster (self, i), due - given);
      given = due;
    }
}

/* Clusters @first to @end, a run at a time. */
static void
write_clusters (Cutter *self,
                guint   first,
                guint   end)
{
  for (guint i = first, n; i < end; i += n)
    {
      for (n = 1; i + n < end && get_cluster (self, i + n)->run == get_cluster (self, i)->run; n++)
        ;

      ecot_run_writer_add (self->writer, get_cluster (self, i), n);
    }
}

static void
write_line (Cutter          *self,
            const EcotBreak *line)
{
  self->writer->x = 0;
  justify (self, line);
  write_clusters (self, line->first, line->visible_end);

  if (line->hyphen)
    write_hyphen (self, get_cluster (self, line->end - 1)->run);
  else if (line->visible_end < line->end)
    /* Not seen, but what keeps two words apart for who reads aloud. */
    write_clusters (self, line->visible_end, line->end);
}

static gsize
write_lines (Cutter      *self,
             GArray      *lines,
             EcotLineFunc line_done,
             gpointer     data)
{
  guint n = lines->len;

  if (!self->paragraph->complete)
    n = n > UNSURE_LINES ? n - UNSURE_LINES : 0;

  for (guint i = 0; i < n; i++)
    {
      const EcotBreak *line = &g_array_index (lines, EcotBreak, i);

      write_line (self, line);
      line_done (line->target, data);
    }

  return n > 0 ? get_cluster (self, g_array_index (lines, EcotBreak, n - 1).end - 1)->end : 0;
}

gsize
ecot_paragraph_write (const EcotParagraph *self,
                      EcotRunWriter       *writer,
                      EcotLineFunc         line_done,
                      gpointer             data)
{
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (EcotCluster));
  g_autoptr (GArray) atoms = g_array_new (FALSE, FALSE, sizeof (EcotAtom));
  g_autoptr (GArray) lines = NULL;
  Cutter             cutter = { .paragraph = self, .writer = writer, .clusters = clusters, .atoms = atoms };

  g_return_val_if_fail (self != NULL && writer != NULL && line_done != NULL, 0);

  /* Glyphs are changed where they are: the layout is not asked again before its next text. */
  for (GSList *l = pango_layout_get_line (self->layout, 0)->runs; l != NULL; l = l->next)
    ecot_runs_split (l->data, writer->text, clusters);

  if (clusters->len == 0)
    {
      line_done (0, data);
      return 0;
    }

  describe_clusters (&cutter);
  cutter.hyphen = find_hyphen (get_cluster (&cutter, 0)->run).advance;
  lines = ecot_breaker_run ((EcotAtom *)(void *)atoms->data, atoms->len, self->width, cutter.hyphen, self->justify, self->complete);

  return write_lines (&cutter, lines, line_done, data);
}
