/* ecot-typeset.c: French typography
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a French typesetter does to typed text, as the Imprimerie nationale has
 * it: a narrow no-break space before ; ! ? and inside « », a no-break space
 * before : and before a unit, thousands and dates held together, an abbreviation
 * with what it stands before, real apostrophes.
 *
 * Three things happen in order: addresses are marked, characters are exchanged
 * in place (apostrophes, quotes, the spaces within a number), then the text is
 * copied and each gap between two characters gets the space it wants.  A gap
 * is judged by its two sides, never by the space that is in it now, which is
 * what makes the whole idempotent.
 *
 * Only what is certain is changed: "17:30", "1:2", "a;b", a lone quote and
 * 5' stay as they are.
 */

#include "config.h"

#include "base/ecot-text.h"

#include <string.h>

#define NBSP       0x00A0
#define NNBSP      0x202F
#define THIN_SPACE 0x2009
#define APOSTROPHE 0x2019
#define OPEN       0x00AB
#define CLOSE      0x00BB

/* Letters of the longest of the words below. */
#define MAX_WORD 9

/* So many groups of digits, not thousands, are one number: of a telephone, of an establishment. */
#define LONG_NUMBER 3

typedef struct
{
  gunichar *chars; /* 0 after the last */
  glong     n;
  gboolean *kept; /* part of an address */
} Line;

static const char *const units[] = {
  "%",
  "‰",
  "€",
  "k€",
  "M€",
  "EUR",
  "euro",
  "euros",
  "centimes",
  "h",
  "heure",
  "heures",
  "min",
  "minutes",
  "s",
  "j",
  "jour",
  "jours",
  "semaines",
  "mois",
  "an",
  "ans",
  "ETP",
  "ETPT",
  "option",
  "options",
  "km",
  "m",
  "cm",
  "mm",
  "m²",
  "m2",
  "m³",
  "ha",
  "kg",
  "g",
  "t",
  "l",
  "L",
  "°C",
  "kWh",
  "Ko",
  "Mo",
  "Go",
};

/* A day stays with its month, and that with its year. */
static const char *const months[] = {
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
};

/* What stays with the number behind it; with a capital, as the explanation of a figure begins. */
static const char *const before_numbers[] = {
  "Financeur",
  "Groupe",
  "Ligne",
  "Période",
  "Personne",
  "Poste",
  "al.",
  "alinéa",
  "annexe",
  "art.",
  "article",
  "articles",
  "chap.",
  "fig.",
  "lot",
  "n°",
  "N°",
  "nos",
  "p.",
  "page",
  "pages",
  "pièce",
  "pp.",
  "vol.",
};

/* What stays with the name behind it. */
static const char *const before_names[] = { "M.", "MM.", "Mme", "Mmes", "Mlle", "Me", "Dr" };

static gboolean
is_one_of (gunichar    c,
           const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

/* The spaces this file may exchange for one another. */
static gboolean
is_gap (gunichar c)
{
  return c == ' ' || c == NBSP || c == NNBSP || c == THIN_SPACE;
}

static gboolean
is_space (gunichar c)
{
  return c == 0 || g_unichar_isspace (c);
}

static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static gboolean
is_ascii_alnum (gunichar c)
{
  return c < 0x80 && g_ascii_isalnum ((char)c);
}

static gunichar
char_at (const Line *line,
         glong       i)
{
  return i < 0 || i >= line->n ? 0 : line->chars[i];
}

/* Addresses */

static void
keep (Line *line,
      glong start,
      glong end)
{
  for (glong i = start; i < end; i++)
    line->kept[i] = TRUE;
}

static glong
find_address_end (const Line *line,
                  glong       i)
{
  while (i < line->n && !is_space (line->chars[i]) && !is_one_of (line->chars[i], "«»\"<>“”"))
    i++;

  return i;
}

/* The sentence goes on after an address: "voir https://exemple.fr." */
static glong
drop_punctuation (const Line *line,
                  glong       start,
                  glong       end)
{
  while (end > start && is_one_of (line->chars[end - 1], ".,;:!?…)]}'’"))
    end--;

  return end;
}

/* "https://…": @i is at its colon. */
static void
keep_url (Line *line,
          glong i)
{
  glong start = i;

  if (char_at (line, i + 1) != '/' || char_at (line, i + 2) != '/')
    return;

  while (is_ascii_alnum (char_at (line, start - 1)) || is_one_of (char_at (line, start - 1), "+-."))
    start--;
  if (start < i)
    keep (line, start, drop_punctuation (line, i + 3, find_address_end (line, i)));
}

/* "nom@exemple.fr": @i is at its @. */
static void
keep_email (Line *line,
            glong i)
{
  glong start = i, end = i + 1;

  while (g_unichar_isalnum (char_at (line, start - 1)) || is_one_of (char_at (line, start - 1), "._%+-'"))
    start--;
  while (g_unichar_isalnum (char_at (line, end)) || is_one_of (char_at (line, end), ".-"))
    end++;

  end = drop_punctuation (line, i + 1, end);
  if (start < i && end > i + 1)
    keep (line, start, end);
}

static void
keep_addresses (Line *line)
{
  for (glong i = 0; i < line->n; i++)
    if (line->chars[i] == ':')
      keep_url (line, i);
    else if (line->chars[i] == '@')
      keep_email (line, i);
    else if (line->chars[i] == 'w' && char_at (line, i + 1) == 'w' && char_at (line, i + 2) == 'w' &&
             char_at (line, i + 3) == '.' && !g_unichar_isalnum (char_at (line, i - 1)))
      keep (line, i, drop_punctuation (line, i + 4, find_address_end (line, i)));
}

/* Characters in place */

static void
set_apostrophes (Line *line)
{
  for (glong i = 0; i < line->n; i++)
    {
      gunichar next = char_at (line, i + 1);

      if (line->chars[i] == '\'' && !line->kept[i] && g_unichar_isalpha (char_at (line, i - 1)) &&
          (g_unichar_isalnum (next) || next == OPEN || next == '"'))
        line->chars[i] = APOSTROPHE;
    }
}

/* "15 \"" are inches. */
static gboolean
follows_digit (const Line *line,
               glong       i)
{
  do
    i--;
  while (is_gap (char_at (line, i)));

  return is_digit (char_at (line, i));
}

/* French has « » outside and “ ” within. */
static void
close_quote (Line   *line,
             glong   i,
             GArray *open)
{
  guint depth = open->len - 1;

  line->chars[g_array_index (open, glong, depth)] = depth == 0 ? OPEN : 0x201C;
  line->chars[i] = depth == 0 ? CLOSE : 0x201D;
  g_array_set_size (open, depth);
}

/* Pairs the quote at @i with the last of those @open, or opens it. */
static void
set_quote (Line   *line,
           glong   i,
           GArray *open)
{
  gunichar before = char_at (line, i - 1), after = char_at (line, i + 1);
  gboolean may_open = is_space (before) || is_one_of (before, "([{'’«“-–—/");
  gboolean may_close = is_space (after) || is_one_of (after, ")]}»”.,;:!?…-–—/");

  if (before == '"' || after == '"')
    return;

  if (may_close && open->len > 0)
    close_quote (line, i, open);
  else if (may_open && !(may_close && follows_digit (line, i)))
    g_array_append_val (open, i);
}

static void
set_quotes (Line *line)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (glong));

  for (glong i = 0; i < line->n; i++)
    if (line->chars[i] == '"' && !line->kept[i])
      set_quote (line, i, open);
}

/* Takes away the spaces from @i on, which stand there as 0 until compact(). */
static void
drop_gap (Line *line,
          glong i,
          int   step)
{
  for (; is_gap (char_at (line, i)); i += step)
    line->chars[i] = 0;
}

static void
compact (Line *line)
{
  glong n = 0;

  for (glong i = 0; i < line->n; i++)
    if (line->chars[i] != 0)
      {
        line->kept[n] = line->kept[i];
        line->chars[n++] = line->chars[i];
      }

  line->n = n;
  line->chars[n] = 0;
}

/* Inner quotes of these pairs of places. */
static void
exchange_quotes (Line   *line,
                 GArray *pairs)
{
  for (guint i = 0; i < pairs->len; i += 2)
    {
      glong first = g_array_index (pairs, glong, i), last = g_array_index (pairs, glong, i + 1);

      line->chars[first] = 0x201C;
      line->chars[last] = 0x201D;
      drop_gap (line, first + 1, 1);
      drop_gap (line, last - 1, -1);
    }

  g_array_set_size (pairs, 0);
}

/* « un « deux » trois » as « un “deux” trois »: pairs within a pair only. */
static void
nest_quotes (Line *line)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (glong));
  g_autoptr (GArray) inner = g_array_new (FALSE, FALSE, sizeof (glong));

  for (glong i = 0; i < line->n; i++)
    {
      if (line->chars[i] == OPEN)
        g_array_append_val (open, i);
      if (line->chars[i] != CLOSE || open->len == 0)
        continue;

      if (open->len > 1)
        {
          g_array_append_val (inner, g_array_index (open, glong, open->len - 1));
          g_array_append_val (inner, i);
        }

      g_array_set_size (open, open->len - 1);
      if (open->len == 0)
        exchange_quotes (line, inner);
    }

  compact (line);
}

/* Where the digits from @i end. */
static glong
skip_digits (const Line *line,
             glong       i)
{
  while (is_digit (char_at (line, i)))
    i++;

  return i;
}

/* Holds together the number whose digits begin at @start, if every group after
 * the first has three: "732 829 320 00074" and "03 27 00 00 00" have others.
 * Returns: where it ends */
static glong
group_number (Line *line,
              glong start)
{
  glong    end = skip_digits (line, start);
  gboolean grouped = end - start <= 3 && line->chars[start] != '0';
  guint    n = 1;

  while (is_gap (char_at (line, end)) && is_digit (char_at (line, end + 1)))
    {
      glong next = skip_digits (line, end + 1);

      grouped = grouped && next - end - 1 == 3;
      end = next;
      n++;
    }

  for (glong i = start; (grouped || n >= LONG_NUMBER) && i < end; i++)
    if (is_gap (line->chars[i]))
      line->chars[i] = grouped ? NNBSP : NBSP;

  return end;
}

static void
group_thousands (Line *line)
{
  for (glong i = 0; i < line->n;)
    {
      gunichar before = char_at (line, i - 1);

      if (!is_digit (line->chars[i]))
        i++;
      else if (line->kept[i] || g_unichar_isalpha (before) || before == ',' || before == '.')
        i = skip_digits (line, i); /* decimals, or part of a name */
      else
        i = group_number (line, i);
    }
}

/* Gaps */

static gboolean
is_listed (const Line        *line,
           glong              start,
           glong              end,
           const char *const *words,
           guint              n)
{
  g_autofree char *word = NULL;

  if (end == start || end - start > MAX_WORD)
    return FALSE;

  word = g_ucs4_to_utf8 (line->chars + start, end - start, NULL, NULL, NULL);
  for (guint i = 0; i < n; i++)
    if (strcmp (words[i], word) == 0)
      return TRUE;

  return FALSE;
}

#define IS_LISTED(line, start, end, words) is_listed (line, start, end, words, G_N_ELEMENTS (words))

/* Whether the word at @i is a unit. */
static gboolean
is_unit (const Line *line,
         glong       i)
{
  glong end = i;

  while (g_unichar_isalnum (char_at (line, end)) || is_one_of (char_at (line, end), "%‰€°²³"))
    end++;

  return !is_one_of (char_at (line, end), "'’") && (IS_LISTED (line, i, end, units) || IS_LISTED (line, i, end, months));
}

/* Where the word that ends at @end begins. */
static glong
find_word (const Line *line,
           glong       end)
{
  while (g_unichar_isalnum (char_at (line, end - 1)) || is_one_of (char_at (line, end - 1), ".°"))
    end--;

  return end;
}

/* "12", and "1er" of a month. */
static gboolean
is_day (const Line *line,
        glong       end)
{
  return is_digit (char_at (line, end - 1)) || (char_at (line, end - 1) == 'r' && char_at (line, end - 2) == 'e' && char_at (line, end - 3) == '1');
}

/* "A2", "d06": a number of its kind. */
static gboolean
is_code (const Line *line,
         glong       start)
{
  glong digits = start;

  while (digits < start + 2 && g_unichar_isalpha (char_at (line, digits)))
    digits++;

  return digits > start && is_digit (char_at (line, digits)) && !g_unichar_isalnum (char_at (line, skip_digits (line, digits)));
}

/* "(objectif : 2)": a number alone after its colon. */
static gboolean
is_told_alone (const Line *line,
               glong       end,
               glong       start)
{
  return char_at (line, end - 1) == ':' && is_digit (char_at (line, start)) && char_at (line, skip_digits (line, start)) == ')';
}

/* Words, and signs such as in "≥ 3", that end at @end and are bound to what begins at @start. */
static gboolean
is_bound_forward (const Line *line,
                  glong       end,
                  glong       start)
{
  gunichar before = char_at (line, end - 1);
  glong    word = find_word (line, end);

  if (is_told_alone (line, end, start) || (is_code (line, start) && IS_LISTED (line, word, end, before_numbers)))
    return TRUE;

  if (is_digit (char_at (line, start)))
    return is_one_of (before, "≥≤<>±≈~=§") || IS_LISTED (line, word, end, before_numbers) ||
           (skip_digits (line, start) == start + 4 && IS_LISTED (line, word, end, months));

  return g_unichar_isupper (char_at (line, start)) && IS_LISTED (line, word, end, before_names);
}

static gboolean
ends_word (gunichar c)
{
  return g_unichar_isalnum (c) || is_one_of (c, ")]}»”’%‰€°….");
}

/* White space, or the mark that will have it before itself. */
static gboolean
ends_phrase (gunichar c)
{
  return is_space (c) || c == CLOSE;
}

/* "17 h 30": before the minutes. */
static gboolean
is_hour (const Line *line,
         glong       end)
{
  return char_at (line, end - 1) == 'h' && is_gap (char_at (line, end - 2)) && follows_digit (line, end - 1);
}

/* The space that belongs between @end, just after a character, and the next one
 * at @start; 0 for what there is. */
static gunichar
choose_space (const Line *line,
              glong       end,
              glong       start)
{
  gunichar before = char_at (line, end - 1), after = char_at (line, start);
  gunichar next = char_at (line, start + 1);
  gboolean apart = end < start;

  if (line->kept[start])
    return before == OPEN ? NNBSP : 0;
  if (before == OPEN || after == CLOSE)
    return NNBSP;

  switch (after)
    {
    case ';':
    case '!':
    case '?':
      return apart || (ends_word (before) && (ends_phrase (next) || is_one_of (next, ")]”!?"))) ? NNBSP : 0;
    case ':':
      return (apart || ends_word (before)) && ends_phrase (next) ? NBSP : 0;
    case '%':
    case 0x2030:
    case 0x20AC:
      return is_digit (before) && is_unit (line, start) ? NBSP : 0;
    default:
      break;
    }

  if (!apart)
    return 0;
  if (is_day (line, end) && is_unit (line, start))
    return NBSP;
  if (is_bound_forward (line, end, start) || (is_digit (after) && is_hour (line, end)))
    return NBSP;

  return 0;
}

/* Nothing is bound to the edge of a line. */
static gboolean
is_bound (gunichar c)
{
  return c != 0 && (is_gap (c) || !g_unichar_isspace (c));
}

static char *
set_gaps (const Line *line)
{
  GString *text = g_string_new (NULL);

  for (glong i = 0; i < line->n;)
    {
      glong    start = i;
      gunichar space = 0;

      while (is_gap (char_at (line, start)))
        start++;

      if (i > 0 && start < line->n && is_bound (line->chars[i - 1]) && is_bound (line->chars[start]) &&
          !(line->kept[i - 1] && line->kept[start] && start == i))
        space = choose_space (line, i, start);

      if (space != 0)
        g_string_append_unichar (text, space);
      else
        for (glong gap = i; gap < start; gap++)
          g_string_append_unichar (text, line->chars[gap]);

      if (start < line->n)
        g_string_append_unichar (text, line->chars[start]);
      i = start + 1;
    }

  return g_string_free (text, FALSE);
}

static char *
typeset_line (const char *text,
              glong       length)
{
  g_autofree gunichar *chars = NULL;
  g_autofree gboolean *kept = NULL;
  Line                 line;

  chars = g_utf8_to_ucs4_fast (text, length, &line.n);
  kept = g_new0 (gboolean, (gsize)line.n + 1);
  line.chars = chars;
  line.kept = kept;

  keep_addresses (&line);
  set_apostrophes (&line);
  set_quotes (&line);
  nest_quotes (&line);
  group_thousands (&line);
  return set_gaps (&line);
}

/* Line by line: a quote forgotten in one paragraph does not turn those of the
 * next inside out. */
char *
ecot_text_typeset (const char *text)
{
  g_autoptr (GString) set = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, g_strdup (""));
  g_return_val_if_fail (g_utf8_validate (text, -1, NULL), g_strdup (""));

  while (*text != '\0')
    {
      gsize            length = strcspn (text, "\n");
      g_autofree char *line = typeset_line (text, (glong)length);

      g_string_append (set, line);
      if (text[length] == '\n')
        g_string_append_c (set, text[length++]);
      text += length;
    }

  /* A report keeps it for each of its cells: without the room a string has to grow. */
  return g_strndup (set->str, set->len);
}
