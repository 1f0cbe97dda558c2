/* ecot-columns.c: where the columns of a table stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The report gives relative widths.  They are kept as long as every number fits
 * on one line, and every word that is not very long: an amount cut in two is an
 * amount read wrong.  What such a column lacks, the others give.
 *
 * Numbers are aligned on the comma: the part before it ends, and the part after
 * it begins, at the same place in every row.  Digits are all of one width, so
 * numbers of one shape are measured once, however many rows there are.
 */

#include "config.h"

#include <string.h>

#include "pdf/ecot-columns.h"
#include "pdf/ecot-hyphenator.h"
#include "report/ecot-letters.h"
#include "report/ecot-row-reader.h"

EcotLook
ecot_columns_get_look (EcotAlign       align,
                       EcotRowType     row,
                       const EcotCell *cell)
{
  gboolean strong = row != ECOT_ROW_NORMAL || cell->strong;

  if (align == ECOT_ALIGN_NUMBER)
    return strong ? ECOT_LOOK_NUMBER_STRONG : ECOT_LOOK_NUMBER;

  return strong ? ECOT_LOOK_CELL_STRONG : ECOT_LOOK_CELL;
}

#define PADDING 5

/* Where nothing else asks for more, room for a word of a few letters. */
#define MIN_TEXT 14

/* A longer word may be cut: it is an address, or none at all. */
#define LONG_WORD       100
#define LONG_WORD_BYTES 24

/* Of the unit of a number: « mois », « ETPT ». */
#define UNIT_LETTERS 4

/* Keeps what is exactly as wide as its column from being broken, in points. */
#define SLACK 0.01

/* Where the tail of a number begins: at its decimal comma, or after its last digit; NULL without digits. */
static const char *
find_tail (const char *text)
{
  const char *after_digit = NULL, *comma = NULL;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        after_digit = p + 1;
      else if (*p == ',' && g_ascii_isdigit (p[1]))
        comma = p;
    }

  return comma != NULL ? comma : after_digit;
}

/* Every digit as 0. */
static char *
get_shape (const char *text,
           gsize       length)
{
  char *shape = g_strndup (text, length);

  for (char *p = shape; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      *p = '0';

  return shape;
}

static double
measure_shape (EcotShaper *shaper,
               EcotLook    look,
               const char *text,
               gsize       length)
{
  g_autofree char *shape = get_shape (text, length);

  return ecot_shaper_measure (shaper, look, shape);
}

double
ecot_columns_measure_head (EcotShaper *shaper,
                           EcotLook    look,
                           const char *text)
{
  const char *tail = find_tail (text);

  return tail != NULL ? measure_shape (shaper, look, text, tail - text) : -1;
}

/* What the cells of a column ask for */

typedef struct
{
  EcotAlign   align;
  GHashTable *known;      /* of numbers: shapes met, by look */
  double      head, tail; /* likewise */
  char       *word;       /* of words: the widest, so far as a column may ask for it */
  guint       length;     /* of its letters */
  char       *figure;     /* and the widest number */
  guint       figure_length;
} Survey;

static void
survey_clear (gpointer data)
{
  Survey *survey = data;

  g_clear_pointer (&survey->known, g_hash_table_unref);
  g_free (survey->word);
  g_free (survey->figure);
}

static void
survey_number (Survey     *survey,
               EcotShaper *shaper,
               EcotLook    look,
               const char *text)
{
  g_autofree char *shape = get_shape (text, strlen (text));
  g_autofree char *key = g_strdup_printf ("%d%s", look, shape);
  const char      *tail = find_tail (shape);

  if (!g_hash_table_add (survey->known, g_steal_pointer (&key)))
    return;

  if (tail == NULL)
    tail = shape;

  survey->head = MAX (survey->head, measure_shape (shaper, look, shape, tail - shape));
  survey->tail = MAX (survey->tail, ecot_shaper_measure (shaper, look, tail));
}

/* « −13 246 912 469 024,70 € », « 1 720 h »: digits, and a few letters of a unit. */
static gboolean
is_figure (const char *word,
           gsize       length)
{
  guint letters = 0, digits = 0;

  for (const char *p = word; p < word + length; p = g_utf8_next_char (p))
    {
      digits += g_ascii_isdigit (*p) ? 1 : 0;
      letters += g_unichar_isalpha (g_utf8_get_char (p)) ? 1 : 0;
    }

  return digits > 0 && letters <= UNIT_LETTERS;
}

static void
keep_longest (char      **longest,
              guint      *length,
              const char *word,
              gsize       size)
{
  guint letters = ecot_letters_measure (word, word + size, FALSE);

  if (letters <= *length)
    return;

  g_free (*longest);
  *longest = g_strndup (word, size);
  *length = letters;
}

/* Of @text, between spaces. */
static void
survey_words (Survey     *survey,
              const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      gsize size = strcspn (p, " ");

      if (size <= LONG_WORD_BYTES)
        keep_longest (&survey->word, &survey->length, p, size);
      if (is_figure (p, size))
        keep_longest (&survey->figure, &survey->figure_length, p, size);
      p += size;
      p += strspn (p, " ");
    }
}

static void
survey_row (Survey        *surveys,
            EcotShaper    *shaper,
            const EcotRow *row)
{
  guint column = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const EcotCell *cell = g_ptr_array_index (row->cells, i);
      Survey         *survey = &surveys[column];

      column += cell->span;
      if (cell->span > 1 || cell->text == NULL || *cell->text == '\0')
        continue;

      if (survey->align != ECOT_ALIGN_NUMBER)
        survey_words (survey, cell->text);
      /* Words in a column of numbers have no comma to stand on. */
      else if (cell->type != ECOT_CELL_TEXT)
        survey_number (survey, shaper, ecot_columns_get_look (ECOT_ALIGN_NUMBER, row->type, cell), cell->text);
    }
}

/* All columns at once: rows are not held.  (transfer full) (element-type Survey) */
static GArray *
survey_table (EcotShaper      *shaper,
              const EcotBlock *table)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);
  GArray                   *surveys = g_array_new (FALSE, TRUE, sizeof (Survey));

  g_array_set_clear_func (surveys, survey_clear);
  g_array_set_size (surveys, table->columns->len);
  for (guint i = 0; i < surveys->len; i++)
    {
      Survey *survey = &g_array_index (surveys, Survey, i);

      survey->align = ((const EcotColumn *)g_ptr_array_index (table->columns, i))->align;
      survey->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    survey_row ((Survey *)surveys->data, shaper, ecot_row_reader_get (rows, i));

  return surveys;
}

static double
measure_longest_word (EcotShaper *shaper,
                      const char *text)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);
  double         longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, ecot_shaper_measure (shaper, ECOT_LOOK_CELL_STRONG, words[i]));

  return longest;
}

static double
measure_word (EcotShaper *shaper,
              EcotLook    look,
              const char *word)
{
  return ecot_shaper_measure (shaper, look, word != NULL ? word : "");
}

/* The width of the longest number, or about that of the widest word: the ones whose letters take most are measured, and no other,
 * however many rows there are. */
static double
survey_measure (const Survey *survey,
                EcotShaper   *shaper)
{
  if (survey->align == ECOT_ALIGN_NUMBER)
    return survey->head + survey->tail;

  return MAX (MIN (measure_word (shaper, ECOT_LOOK_CELL, survey->word), LONG_WORD),
              measure_word (shaper, ECOT_LOOK_CELL_STRONG, survey->figure));
}

/* Widths */

/* Gives @width to the columns in proportion to @shares, none less than its minimum. */
static void
distribute (GArray       *places,
            const double *minima,
            const double *shares,
            double        width)
{
  guint                n = places->len;
  g_autofree gboolean *fixed = g_new0 (gboolean, n);
  gboolean             again = TRUE;

  while (again)
    {
      double left = width, total = 0;

      for (guint i = 0; i < n; i++)
        {
          left -= fixed[i] ? minima[i] : 0;
          total += fixed[i] ? 0 : shares[i];
        }

      again = FALSE;
      for (guint i = 0; i < n; i++)
        {
          double share = fixed[i] || total <= 0 ? minima[i] : left * shares[i] / total;

          g_array_index (places, EcotColumnPlace, i).width = share;
          if (share < minima[i])
            fixed[i] = again = TRUE;
        }
    }
}

static double
sum_below (const double *minima,
           guint         n,
           double        most)
{
  double total = 0;

  for (guint i = 0; i < n; i++)
    total += MIN (minima[i], most);

  return total;
}

/* A table whose minima are too much for the page is squeezed, the widest columns first; their cells break where they
 * must. */
static void
squeeze (double *minima,
         guint   n,
         double  width)
{
  double low = 0, high = width;

  if (sum_below (minima, n, high) <= width)
    return;

  while (high - low > SLACK)
    {
      double middle = (low + high) / 2;

      if (sum_below (minima, n, middle) > width)
        high = middle;
      else
        low = middle;
    }

  for (guint i = 0; i < n; i++)
    minima[i] = MIN (minima[i], low);
}

GArray *
ecot_columns_place (EcotShaper      *shaper,
                    const EcotBlock *table,
                    double           width)
{
  guint              n = table->columns->len;
  g_autoptr (GArray) surveys = survey_table (shaper, table);
  GArray            *places = g_array_sized_new (FALSE, TRUE, sizeof (EcotColumnPlace), n);
  g_autofree double *minima = g_new0 (double, n);
  g_autofree double *shares = g_new0 (double, n);
  double             x = 0;

  g_array_set_size (places, n);
  for (guint i = 0; i < n; i++)
    {
      const EcotColumn *column = g_ptr_array_index (table->columns, i);
      const Survey     *survey = &g_array_index (surveys, Survey, i);
      double            number = survey_measure (survey, shaper);

      g_array_index (places, EcotColumnPlace, i).tail = survey->tail;
      /* A title may be a hostile word: no minimum takes more than half. */
      minima[i] = MAX (MAX (number, MIN_TEXT), measure_longest_word (shaper, column->title)) + 2 * PADDING + SLACK;
      minima[i] = MIN (minima[i], width / 2);
      shares[i] = column->share;
    }

  squeeze (minima, n, width);
  distribute (places, minima, shares, width);

  for (guint i = 0; i < n; i++)
    {
      EcotColumnPlace *place = &g_array_index (places, EcotColumnPlace, i);

      place->x = x;
      place->padding = MIN (PADDING, place->width / 4);
      x += place->width;
    }

  return places;
}
