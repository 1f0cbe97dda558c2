/* ecot-text.c: text made safe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever enters the dossier (typed, pasted, read from a stranger's file) goes
 * through ecot_text_clean() once, so that nothing behind it has to ask whether
 * a text is UTF-8, allowed in XML, or shows another order than it has.
 *
 * Not here: typography (ecot-typeset.c), which only papers get.
 */

#include "config.h"

#include "base/ecot-text.h"

#include <string.h>

#define REPLACEMENT 0xFFFD

/* More marks than this on one letter are no writing (Unicode's stream-safe text
 * format, UAX 15, has the same bound), and putting thousands of them into
 * canonical order takes time that grows with their square. */
#define MAX_MARKS 30

/* Bytes brought to form NFC at once. */
#define PIECE 256

#define EXCERPT_CHARS 60
#define EXCERPT_BYTES 1024
#define LABEL_CHARS   200
#define LABEL_BYTES   1024

/* The marks that @c alone or as part of it has once decomposed. */
static guint
count_marks (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  guint    marks = 0;
  gsize    n;

  if (c < 0x80)
    return 0;

  n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    if (g_unichar_combining_class (parts[i]) != 0)
      marks++;

  return marks;
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\v' || c == '\f' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Controls, and the marks that make text show in another order than it has. */
static gboolean
is_unwanted (gunichar c)
{
  return (c < 0x20 && c != '\t') || (c >= 0x7F && c <= 0x9F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/* Code points that stand for no character ever; XML 1.0 forbids two of them. */
static gboolean
is_noncharacter (gunichar c)
{
  return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

/* The character at @at, REPLACEMENT for a byte that begins none. */
static gunichar
next_char (const char **at,
           const char  *end)
{
  gunichar c = g_utf8_get_char_validated (*at, end - *at);

  if (**at == '\0')
    c = 0; /* which GLib takes for the end of the text */
  else if (c >= (gunichar)-2)
    {
      *at += 1;
      return REPLACEMENT;
    }

  *at = c == 0 ? *at + 1 : g_utf8_next_char (*at);
  return is_noncharacter (c) ? REPLACEMENT : c;
}

/* Whether nothing before @c can change @c in form NFC: every second half of a
 * composed character is a mark, or a Hangul vowel or final. */
static gboolean
starts_anew (gunichar c)
{
  return !g_unichar_ismark (c) && (c < 0x1160 || c > 0x11FF);
}

/* GLib moves the rest of the text at every character it composes: a text of a
 * megabyte takes seconds at once and milliseconds in pieces. */
static char *
compose (const GString *text)
{
  GString    *composed = g_string_sized_new (text->len);
  const char *start = text->str;
  const char *end = text->str + text->len;

  for (const char *at = start; start < end; at = g_utf8_next_char (at))
    if (at == end || (at - start >= PIECE && starts_anew (g_utf8_get_char (at))))
      {
        g_autofree char *piece = g_utf8_normalize (start, at - start, G_NORMALIZE_NFC);

        g_string_append (composed, piece);
        start = at;
      }

  return g_string_free (composed, FALSE);
}

/* Where what needs no looking at ends: most of most texts. */
static const char *
skip_plain_ascii (const char *at,
                  const char *end)
{
  while (at < end && ((*at >= ' ' && *at <= '~') || *at == '\n' || *at == '\t'))
    at++;

  return at;
}

/* Whether form NFC leaves @c as it is, whatever stands before it. */
static gboolean
is_composed (gunichar c)
{
  gunichar part;

  return c < 0x300 || (starts_anew (c) && g_unichar_fully_decompose (c, FALSE, &part, 1) == 1 && part == c);
}

/* What is known of the characters before the one that comes. */
typedef struct
{
  guint    marks; /* on the last letter */
  gboolean composed;
} CleanState;

/* Takes one character, if it is wanted. */
static void
take_char (CleanState *state,
           GString    *clean,
           gunichar    c)
{
  guint more = count_marks (c);
  guint marks = g_unichar_combining_class (c) == 0 ? more : state->marks + more;

  if (marks > MAX_MARKS && more > 0)
    return;

  state->marks = marks;
  state->composed = state->composed && is_composed (c);
  g_string_append_unichar (clean, c);
}

char *
ecot_text_clean (const char *text,
                 gssize      length)
{
  const char         *at = text == NULL ? "" : text;
  const char         *end = at + (length >= 0 && text != NULL ? (gsize)length : strlen (at));
  g_autoptr (GString) clean = g_string_sized_new ((gsize)(end - at));
  CleanState          state = { .marks = 0, .composed = TRUE };

  while (at < end)
    {
      const char *special = skip_plain_ascii (at, end);
      gunichar    c;

      if (special > at)
        {
          g_string_append_len (clean, at, special - at);
          state.marks = 0;
          at = special;
          continue;
        }

      c = next_char (&at, end);
      if (c == '\r' && at < end && *at == '\n')
        at++;

      if (is_line_end (c))
        take_char (&state, clean, '\n');
      else if (!is_unwanted (c))
        take_char (&state, clean, c);
    }

  if (!state.composed)
    return compose (clean);

  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/* Steps over white space.  Returns: where it ends; whether it @breaks the line */
static const char *
skip_space (const char *at,
            gboolean   *breaks)
{
  *breaks = FALSE;

  for (; g_unichar_isspace (g_utf8_get_char (at)); at = g_utf8_next_char (at))
    if (*at == '\n' || *at == '\t')
      *breaks = TRUE;

  return at;
}

char *
ecot_text_clean_line (const char *text,
                      gssize      length)
{
  g_autofree char *clean = ecot_text_clean (text, length);
  GString         *line;

  if (strpbrk (clean, "\n\t") == NULL)
    return g_steal_pointer (&clean);

  line = g_string_sized_new (strlen (clean));
  for (const char *at = clean; *at != '\0';)
    {
      gboolean    breaks;
      const char *end = skip_space (at, &breaks);

      if (!breaks)
        {
          end = end > at ? end : g_utf8_next_char (at);
          g_string_append_len (line, at, end - at);
        }
      else if (line->len > 0 && *end != '\0')
        g_string_append_c (line, ' ');

      at = end;
    }

  return g_string_free (line, FALSE);
}

char *
ecot_text_excerpt (const char *text)
{
  gsize            length = text == NULL ? 0 : strnlen (text, EXCERPT_BYTES);
  g_autofree char *line = ecot_text_clean_line (text, (gssize)length);

  if (g_utf8_strlen (line, -1) <= EXCERPT_CHARS)
    return g_steal_pointer (&line);

  *g_utf8_offset_to_pointer (line, EXCERPT_CHARS - 1) = '\0';
  return g_strconcat (line, "…", NULL);
}

char *
ecot_text_label (const char *text)
{
  gsize            length = text == NULL ? 0 : strnlen (text, LABEL_BYTES);
  g_autofree char *line = ecot_text_clean_line (text, (gssize)length);
  char            *end, *space;

  if (g_utf8_strlen (line, -1) <= LABEL_CHARS)
    return g_steal_pointer (&line);

  end = g_utf8_offset_to_pointer (line, LABEL_CHARS - 1);
  *end = '\0';
  space = strrchr (line, ' ');
  if (space != NULL && space > line)
    *space = '\0';

  return g_strconcat (line, "…", NULL);
}

char *
ecot_text_join (const char *const *items)
{
  GString *list = g_string_new (NULL);

  g_return_val_if_fail (items != NULL, g_string_free (list, FALSE));

  for (guint i = 0; items[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (list, items[i + 1] == NULL ? " et " : ", ");
      g_string_append (list, items[i]);
    }

  return g_string_free (list, FALSE);
}

/* Shorter ones are symbols and abbreviations. */
#define MIN_PLURAL_LETTERS 4

static gboolean
is_plain_word (const char *word)
{
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_islower (g_utf8_get_char (at)) && *at != '-')
      return FALSE;

  return g_utf8_strlen (word, -1) >= MIN_PLURAL_LETTERS;
}

char *
ecot_text_plural_unit (const char *unit)
{
  g_return_val_if_fail (unit != NULL, g_strdup (""));

  if (!is_plain_word (unit) || strchr ("sxz-", unit[strlen (unit) - 1]) != NULL)
    return g_strdup (unit);
  if (g_str_has_suffix (unit, "eau"))
    return g_strconcat (unit, "x", NULL);

  return g_strconcat (unit, "s", NULL);
}
