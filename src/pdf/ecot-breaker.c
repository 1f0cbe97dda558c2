/* ecot-breaker.c: where the lines of a paragraph end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines are not filled one after the other but chosen together, so that no line
 * gapes because the one before it was full: every place where a line may end
 * knows the best way to get there, and the best way to the end of the paragraph
 * is followed back.  The measure of a line is Knuth and Plass's (Breaking
 * Paragraphs into Lines, 1981): the cube of how far its spaces are stretched,
 * something for a hyphen, much for two in a row.
 *
 * A line reaches back only as far as it is wide, so time grows with the text.
 */

#include "config.h"

#include <math.h>

#include "pdf/ecot-breaker.h"

/* How much of itself a space may gain before that looks bad, and lose at most. */
#define STRETCH 0.7
#define SHRINK  0.2

/* A line whose spaces would have to grow by more than that many times themselves is left ragged. */
#define MAX_STRETCH 2.5

/* Demerits: as TeX has them for plain text, but harder on hyphens, because lines are long. */
#define LINE_PENALTY      10.0
#define HYPHEN_PENALTY    50.0
#define TWO_HYPHENS       50000.0
#define LAST_HYPHEN       20000.0 /* on the line before the last */
#define ANYWHERE_PENALTY  1000.0
#define WORST_BADNESS     10000.0
#define OVERFULL_DEMERITS 1e12

typedef struct
{
  guint   at;   /* the atom the next line begins with */
  EcotCut cut;  /* of the atom before */
  guint   from; /* number of the place where the line that ends here begins */
  double  demerits;
} Place;

typedef struct
{
  const EcotAtom *atoms;
  guint           n;
  gint32          width, hyphen;
  gboolean        justify;
  gint64         *widths, *spaces; /* of all atoms before each */
  GArray         *places;          /* of Place, the first being the start */
} Breaker;

/* Sums, so that any line is measured in no time. */
static void
sum (Breaker *self)
{
  self->widths = g_new (gint64, self->n + 1);
  self->spaces = g_new (gint64, self->n + 1);
  self->widths[0] = self->spaces[0] = 0;

  for (guint i = 0; i < self->n; i++)
    {
      self->widths[i + 1] = self->widths[i] + self->atoms[i].width;
      self->spaces[i + 1] = self->spaces[i] + (self->atoms[i].space ? self->atoms[i].width : 0);
    }
}

/* Where what is seen of a line ends. */
static guint
find_visible_end (Breaker *self,
                  guint    first,
                  guint    end)
{
  while (end > first && self->atoms[end - 1].vanishes)
    end--;

  return end;
}

static gint64
get_natural (Breaker     *self,
             const Place *from,
             const Place *to)
{
  guint end = find_visible_end (self, from->at, to->at);

  return self->widths[end] - self->widths[from->at] + (to->cut == ECOT_CUT_HYPHEN ? self->hyphen : 0);
}

static gint64
get_spaces (Breaker *self,
            guint    first,
            guint    end)
{
  return self->spaces[end] - self->spaces[first];
}

static void
add_place (Breaker *self,
           guint    at,
           EcotCut  cut)
{
  Place place = { .at = at, .cut = cut, .demerits = HUGE_VAL };

  g_array_append_val (self->places, place);
}

/* The places between @first and @end, a word that may end there with what follows it:
 * hyphens if they make pieces that fit, else anywhere. */
static void
add_word (Breaker *self,
          guint    first,
          guint    end,
          gboolean hyphens)
{
  guint piece = first;

  for (guint i = first; i + 1 < end; i++)
    {
      gboolean too_wide;

      if (hyphens && self->atoms[i].cut == ECOT_CUT_HYPHEN)
        {
          add_place (self, i + 1, ECOT_CUT_HYPHEN);
          piece = i + 1;
          continue;
        }

      too_wide = self->widths[find_visible_end (self, first, end)] - self->widths[piece] > self->width;
      if (too_wide && self->atoms[i].cut != ECOT_CUT_NONE)
        add_place (self, i + 1, ECOT_CUT_ANYWHERE);
    }
}

static guint
find_word_end (Breaker *self,
               guint    first)
{
  guint end = first;

  while (end < self->n && self->atoms[end].cut != ECOT_CUT_FREE)
    end++;

  return MIN (end + 1, self->n);
}

static void
find_places (Breaker *self,
             gboolean complete)
{
  add_place (self, 0, ECOT_CUT_FREE);
  g_array_index (self->places, Place, 0).demerits = 0;

  for (guint first = 0, end; first < self->n; first = end)
    {
      gboolean too_wide;

      end = find_word_end (self, first);
      too_wide = self->widths[find_visible_end (self, first, end)] - self->widths[first] > self->width;

      /* The last word is not cut if a line holds it: it would leave a few letters on a line of their own.  Nor is any such
       * of a ragged text: nothing gapes there that a hyphen would close. */
      add_word (self, first, end, too_wide || (self->justify && (end < self->n || !complete)));
      add_place (self, end, ECOT_CUT_FREE);
    }
}

static double
get_penalty (EcotCut cut)
{
  if (cut == ECOT_CUT_HYPHEN)
    return HYPHEN_PENALTY;

  return cut == ECOT_CUT_ANYWHERE ? ANYWHERE_PENALTY : 0;
}

/* Up to 100 for a line as it should be, then soon more; negative for one that is too wide. */
static double
get_badness (Breaker     *self,
             const Place *from,
             const Place *to,
             gboolean     last)
{
  gint64 natural = get_natural (self, from, to);
  gint64 left = self->width - natural;
  gint64 spaces = get_spaces (self, from->at, find_visible_end (self, from->at, to->at));
  double ratio;

  if (left < 0 && (!self->justify || -left > spaces * SHRINK))
    return -1;

  if (last && left >= 0)
    return 0;

  if (!self->justify)
    ratio = 3.0 * left / self->width;
  else if (left < 0)
    ratio = -left / (spaces * SHRINK);
  else
    ratio = spaces > 0 ? left / (spaces * STRETCH) : HUGE_VAL;

  return MIN (100 * ratio * ratio * ratio, WORST_BADNESS);
}

static double
get_demerits (Breaker     *self,
              const Place *from,
              const Place *to,
              double       badness,
              gboolean     last)
{
  double line = LINE_PENALTY + badness + get_penalty (to->cut);
  double demerits = line * line;

  if (from->cut == ECOT_CUT_HYPHEN && to->cut == ECOT_CUT_HYPHEN)
    demerits += TWO_HYPHENS;
  if (from->cut == ECOT_CUT_HYPHEN && last)
    demerits += LAST_HYPHEN;

  return from->demerits + demerits;
}

/* The best line that ends at place @i. */
static void
reach (Breaker *self,
       guint    i)
{
  Place   *to = &g_array_index (self->places, Place, i);
  gboolean last = i + 1 == self->places->len;

  for (guint j = i; j-- > 0;)
    {
      const Place *from = &g_array_index (self->places, Place, j);
      double       badness = get_badness (self, from, to, last);
      double       demerits;

      if (badness < 0 && j + 1 < i)
        break;

      /* What cannot be cut sticks out. */
      demerits = badness < 0 ? from->demerits + OVERFULL_DEMERITS : get_demerits (self, from, to, badness, last);
      if (demerits < to->demerits)
        {
          to->demerits = demerits;
          to->from = j;
        }
    }
}

static EcotBreak
describe_line (Breaker     *self,
               const Place *from,
               const Place *to,
               gboolean     last)
{
  EcotBreak line = { .first = from->at, .end = to->at, .hyphen = to->cut == ECOT_CUT_HYPHEN };
  gint64    left;

  line.visible_end = find_visible_end (self, line.first, line.end);
  line.natural = get_natural (self, from, to);
  line.spaces = get_spaces (self, line.first, line.visible_end);
  line.target = line.natural;

  left = self->width - line.natural;
  if (self->justify && (left < 0 || !last) && left <= line.spaces * MAX_STRETCH && -left <= line.spaces)
    line.target = self->width;

  return line;
}

static GArray *
follow_back (Breaker *self)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (EcotBreak));
  guint   last = self->places->len - 1;

  for (guint i = last; i > 0; i = g_array_index (self->places, Place, i).from)
    {
      const Place *to = &g_array_index (self->places, Place, i);
      EcotBreak    line = describe_line (self, &g_array_index (self->places, Place, to->from), to, i == last);

      g_array_append_val (lines, line);
    }

  for (guint i = 0; i < lines->len / 2; i++)
    {
      EcotBreak *a = &g_array_index (lines, EcotBreak, i), *b = &g_array_index (lines, EcotBreak, lines->len - 1 - i);
      EcotBreak  swap = *a;

      *a = *b;
      *b = swap;
    }

  return lines;
}

GArray *
ecot_breaker_run (const EcotAtom *atoms,
                  guint           n,
                  gint32          width,
                  gint32          hyphen,
                  gboolean        justify,
                  gboolean        complete)
{
  Breaker self = { .atoms = atoms, .n = n, .width = width, .hyphen = hyphen, .justify = justify };
  GArray *lines;

  g_return_val_if_fail (atoms != NULL || n == 0, NULL);
  g_return_val_if_fail (width > 0, NULL);

  self.places = g_array_new (FALSE, FALSE, sizeof (Place));
  sum (&self);
  find_places (&self, complete);
  for (guint i = 1; i < self.places->len; i++)
    reach (&self, i);
  lines = follow_back (&self);

  g_free (self.widths);
  g_free (self.spaces);
  g_array_unref (self.places);

  return lines;
}
