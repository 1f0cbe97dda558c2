/* ecot-chart-labels.c: the words beside what is drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How often a label is measured grows with its words, and one longer than any
 * column could hold is not looked at to its end, but for what tells it from the
 * others.
 */

#include "config.h"

#include <string.h>

#include "chart/ecot-chart-private.h"

/* Characters of a label that its lines could ever hold. */
#define LABEL_MAX 240
/* Of the last line of a label that is cut: what tells it from the others. */
#define TAIL_SHARE 0.6

/* Signs that lead to more, and so end nothing. */
static void
chomp_signs (char *text)
{
  char *end = text + strlen (text), *last;

  while ((last = g_utf8_find_prev_char (text, end)) != NULL &&
         (g_unichar_isspace (g_utf8_get_char (last)) || strchr (",;:(-/", *last) != NULL ||
          g_utf8_get_char (last) == 0xab || g_utf8_get_char (last) == 0x2013 || g_utf8_get_char (last) == 0x2014))
    end = last;

  *end = '\0';
}

/* The first @length characters of @text and « … ».  (transfer full) */
static char *
cut (const char *text,
     glong       length)
{
  g_autofree char *part = g_utf8_substring (text, 0, length);

  chomp_signs (part);
  return g_strconcat (part, "…", NULL);
}

static gboolean
fits_cut (EcotPlot   *self,
          const char *text,
          glong       length,
          double      width)
{
  g_autofree char *part = cut (text, length);

  return ecot_plot_measure (self, ECOT_CHART_TEXT, part) <= width;
}

/* Characters of @start, of which @length fit: up to the end of a word, if there is one. */
static glong
end_word (const char *start,
          glong       length)
{
  const char *end = g_utf8_offset_to_pointer (start, length);
  const char *space = end;

  if (*end == '\0')
    return length;

  while (space > start && *space != ' ')
    space--;

  return space > start ? g_utf8_pointer_to_offset (start, space) : length;
}

/* How much fits is guessed from the whole. */
char *
ecot_plot_shorten (EcotPlot   *self,
                   const char *text,
                   double      width)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), LABEL_MAX));
  double           whole = ecot_plot_measure (self, ECOT_CHART_TEXT, start);
  glong            length = g_utf8_strlen (start, -1), fitting;

  if (strlen (start) == strlen (text) && whole <= width)
    return g_steal_pointer (&start);

  fitting = whole <= width ? length : (glong)((double)length * (width / whole));
  while (fitting > 0 && !fits_cut (self, start, fitting, width))
    fitting--;
  while (fitting < length && fits_cut (self, start, fitting + 1, width))
    fitting++;

  return cut (start, end_word (start, fitting));
}

static gsize
count_same (const char *a,
            const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;

  return n;
}

/* The word of @text with which it stops to be like each other label of the chart. */
static const char *
find_difference (EcotPlot   *self,
                 const char *text)
{
  gsize same = 0;

  for (guint i = 0; i < ecot_chart_get_n_items (self->chart); i++)
    {
      const char *label = ecot_chart_get_item (self->chart, i)->label;

      if (strcmp (label, text) != 0)
        same = MAX (same, count_same (label, text));
    }

  while (same > 0 && text[same - 1] != ' ')
    same--;

  return text + same;
}

/* As ecot_plot_shorten (), but what begins at @tail of @text is seen. */
static char *
shorten_before (EcotPlot   *self,
                const char *text,
                const char *tail,
                double      width)
{
  g_autofree char *plain = ecot_plot_shorten (self, text, width);
  g_autofree char *end = NULL, *head = NULL;

  if (count_same (plain, text) == strlen (text) || count_same (plain, text) > (gsize)(tail - text))
    return g_steal_pointer (&plain);

  end = ecot_plot_shorten (self, tail, width * TAIL_SHARE);
  head = ecot_plot_shorten (self, text, width - ecot_plot_measure (self, ECOT_CHART_TEXT, end) - ecot_plot_measure (self, ECOT_CHART_TEXT, " "));

  return g_strconcat (head, " ", end, NULL);
}

static gboolean
fits (EcotPlot   *self,
      const char *text,
      gsize       length,
      double      width)
{
  g_autofree char *part = g_strndup (text, length);

  return ecot_plot_measure (self, ECOT_CHART_TEXT, part) <= width;
}

/* The last space before @end, or 0. */
static gsize
find_space (const char *text,
            gsize       end)
{
  while (end > 0 && text[end] != ' ')
    end--;

  return end;
}

/* Bytes of @text whose words fill one line; all of it if it fits, 0 if its first word does not.  Looked for from
 * where it would be if all letters were of one width. */
static gsize
first_line (EcotPlot   *self,
            const char *text,
            double      width)
{
  gsize  length = strlen (text), next;
  double whole = length <= LABEL_MAX ? ecot_plot_measure (self, ECOT_CHART_TEXT, text) : G_MAXDOUBLE;
  gsize  fitting = whole <= width ? length : find_space (text, (gsize)((double)length * (width / whole)));

  if (fitting == length)
    return length;

  while (fitting > 0 && !fits (self, text, fitting, width))
    fitting = find_space (text, fitting - 1);

  for (next = fitting; text[next] != '\0' && next < LABEL_MAX * 4; fitting = next)
    {
      next += strcspn (text + next + 1, " ") + 1;
      if (!fits (self, text, next, width))
        break;
    }

  return fitting;
}

/* The number of lines; only the last one allowed is ever cut. */
static guint
break_label (EcotPlot   *self,
             const char *text,
             double      width,
             guint       max,
             char       *lines[ECOT_PLOT_MAX_LINES])
{
  const char *difference = find_difference (self, text);
  guint       n = 0;

  for (gsize first; n + 1 < max; text += first + 1)
    {
      first = first_line (self, text, width);
      if (first == 0 || text[first] == '\0')
        break;

      lines[n++] = g_strndup (text, first);
    }

  lines[n++] = difference > text ? shorten_before (self, text, difference, width) : ecot_plot_shorten (self, text, width);
  return n;
}

double
ecot_plot_add_label (EcotPlot   *self,
                     const char *text,
                     double      x,
                     double      y,
                     double      width,
                     guint       max)
{
  char *lines[ECOT_PLOT_MAX_LINES];
  guint n = break_label (self, text, width, max, lines);

  for (guint i = 0; i < n; i++)
    {
      ecot_plot_add_text (self, ECOT_CHART_TEXT, lines[i], x, y + i * ECOT_CHART_LEADING, 0);
      g_free (lines[i]);
    }

  return n * ECOT_CHART_LEADING;
}

double
ecot_plot_measure_label (EcotPlot   *self,
                         const char *text,
                         double      width,
                         guint       max)
{
  char *lines[ECOT_PLOT_MAX_LINES];
  guint n = break_label (self, text, width, max, lines);

  for (guint i = 0; i < n; i++)
    g_free (lines[i]);

  return n * ECOT_CHART_LEADING;
}
