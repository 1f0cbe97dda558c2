/* ecot-leftovers-words.c: gaps and years that another dossier left in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People speak of the past in a dossier, and rightly: « le forum de 2016 a ouvert la
 * voie ».  So a year is a left-over only where it says when this action or call is:
 * behind the words below, in the title of the action, or where all the months a text
 * names are of one other year.
 */

#include "config.h"

#include "check/ecot-leftovers-private.h"

#include <stdlib.h>
#include <string.h>

static gboolean
is_ligature (gunichar c)
{
  return c == 0x0152 || c == 0x0153 || c == 0x00C6 || c == 0x00E6;
}

/* Letter by letter, for this is most of the work. */
static void
append_folded (GString    *out,
               const char *letter)
{
  gunichar c = (guchar)*letter < 128 ? (gunichar)g_ascii_tolower (*letter) : g_unichar_tolower (g_utf8_get_char (letter));
  gunichar base, mark;

  if (c < 128)
    {
      g_string_append_c (out, (char)c);
      return;
    }

  if (is_ligature (c))
    {
      g_string_append (out, c == 0x0153 ? "oe" : "ae");
      return;
    }

  while (g_unichar_decompose (c, &base, &mark))
    c = base;

  if (!g_unichar_ismark (c))
    g_string_append_unichar (out, c);
}

static gboolean
is_letter (const char *at)
{
  return (guchar)*at < 128 ? g_ascii_isalnum (*at) : g_unichar_isalnum (g_utf8_get_char (at)) || g_unichar_ismark (g_utf8_get_char (at));
}

EcotTokens *
ecot_tokens_of (const char *text)
{
  EcotTokens *self = g_new0 (EcotTokens, 1);
  GString    *buffer = g_string_sized_new (strlen (text) + 1);
  GArray     *tokens = g_array_new (FALSE, FALSE, sizeof (EcotToken));
  const char *at = text;

  while (*at != '\0')
    {
      EcotToken token = { NULL, (gsize)(at - text), 0 };
      gsize     begun = buffer->len;

      for (; *at != '\0' && is_letter (at); at = g_utf8_next_char (at))
        append_folded (buffer, at);

      if (buffer->len > begun)
        {
          g_string_append_c (buffer, '\0');
          token.folded = GSIZE_TO_POINTER (begun);
          token.end = (gsize)(at - text);
          g_array_append_val (tokens, token);
        }

      at = *at != '\0' ? g_utf8_next_char (at) : at;
    }

  self->len = tokens->len;
  self->data = (EcotToken *)g_array_free (tokens, FALSE);
  self->buffer = g_string_free (buffer, FALSE);
  /* The buffer moves while it grows. */
  for (guint i = 0; i < self->len; i++)
    self->data[i].folded = self->buffer + GPOINTER_TO_SIZE (self->data[i].folded);

  return self;
}

void
ecot_tokens_free (EcotTokens *self)
{
  g_free (self->data);
  g_free (self->buffer);
  g_free (self);
}

/* {{{ Gaps */

/* What was to be filled stands in brackets, in capitals or in dots.  Each pattern is only tried where one of its
 * signs is: most texts have none. */
static struct
{
  const char *signs[8];
  gsize       at_most; /* bytes of the text; 0: any */
  const char *pattern;
  GRegex     *regex;
} gaps[] = {
  { { "[" }, 0, "\\[[^\\]\\n]{0,40}(?:compl[ée]ter|pr[ée]ciser|ins[ée]rer|renseigner|remplir|indiquer|nom |date |montant |titre |intitul[ée]|TODO|XX|\\.\\.\\.|…)[^\\]\\n]{0,40}\\]", NULL },
  { { "XXX", "xxx", "TODO", "TBD", "COMPL", "PRÉCISER", "PRECISER" }, 0, "(?<![\\p{L}\\p{N}])(?:[Xx]{3,}|TODO|TBD|À COMPL[ÉE]TER|A COMPL[ÉE]TER|À PR[ÉE]CISER|A PR[ÉE]CISER)(?![\\p{L}\\p{N}])", NULL },
  { { "orem", "OREM" }, 0, "(?i)lorem\\s+ipsum", NULL },
  { { "…", "..." }, 0, "«[\\s\\x{A0}\\x{202F}]*(?:…|\\.{3,})[\\s\\x{A0}\\x{202F}]*»", NULL },
  { { ".....", "……", "___" }, 0, "(?:\\.{5,}|…{2,}|_{3,})", NULL },
  { { "" }, 60, "\\A\\s*(?:…|\\.{3,}|-{2,}|\\?{2,}|(?i:[àa] compl[ée]ter|[àa] pr[ée]ciser|[àa] renseigner))\\s*\\z", NULL },
};

static void
make_patterns (void)
{
  static gsize made;

  if (!g_once_init_enter (&made))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    gaps[i].regex = g_regex_new (gaps[i].pattern, G_REGEX_OPTIMIZE, 0, NULL);

  g_once_init_leave (&made, 1);
}

static gboolean
has_sign (const char *text,
          guint       gap)
{
  if (gaps[gap].at_most > 0 && strnlen (text, gaps[gap].at_most + 1) > gaps[gap].at_most)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (gaps[gap].signs) && gaps[gap].signs[i] != NULL; i++)
    if (strstr (text, gaps[gap].signs[i]) != NULL)
      return TRUE;

  return FALSE;
}

gboolean
ecot_leftover_find_gap (const char   *text,
                        EcotLeftover *found)
{
  make_patterns ();

  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      int                    start, end;

      if (!has_sign (text, i) || !g_regex_match (gaps[i].regex, text, 0, &match) || !g_match_info_fetch_pos (match, 0, &start, &end))
        continue;

      *found = (EcotLeftover){ (gsize)start, (gsize)end, NULL };
      return TRUE;
    }

  return FALSE;
}

/* }}} */
/* {{{ Years */

/* Words that stand before the year of a call or of an exercise, the nearest last. */
static const char *const leads[][5] = {
  { "appel", "a", "projet" },
  { "appel", "a", "projets" },
  { "appels", "a", "projets" },
  { "aap" },
  { "au", "titre", "de" },
  { "au", "titre", "de", "l", "annee" },
  { "au", "titre", "de", "l", "exercice" },
  { "pour", "l", "annee" },
  { "pour", "l", "exercice" },
  { "programmation" },
};

static const char *const months[] = {
  "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"
};

/* 0: the word is no year anybody asks money for. */
static int
read_year (const EcotToken *token)
{
  int year = strlen (token->folded) == 4 && strspn (token->folded, "0123456789") == 4 ? atoi (token->folded) : 0;

  return 1990 <= year && year <= 2099 ? year : 0;
}

static gboolean
is_own (const GArray *own,
        int           year)
{
  for (guint i = 0; i < own->len; i++)
    if (g_array_index (own, int, i) == year)
      return TRUE;

  return FALSE;
}

static const EcotToken *
token_at (const EcotTokens *tokens,
          guint             i)
{
  return &tokens->data[i];
}

static gboolean
ends_with (const EcotTokens  *tokens,
           guint              end,
           const char *const *words)
{
  guint n = 0;

  while (n < G_N_ELEMENTS (leads[0]) && words[n] != NULL)
    n++;

  if (n > end)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (strcmp (token_at (tokens, end - n + i)->folded, words[i]) != 0)
      return FALSE;

  return TRUE;
}

static gboolean
is_led (const EcotTokens *tokens,
        guint             i)
{
  for (guint j = 0; j < G_N_ELEMENTS (leads); j++)
    if (ends_with (tokens, i, leads[j]))
      return TRUE;

  return FALSE;
}

static gboolean
follows_month (const EcotTokens *tokens,
               guint             i)
{
  for (guint j = 0; i > 0 && j < G_N_ELEMENTS (months); j++)
    if (strcmp (token_at (tokens, i - 1)->folded, months[j]) == 0)
      return TRUE;

  return FALSE;
}

/* The word from which on all months with a year, two of them at least, are of one other year. */
static gboolean
find_other_months (const EcotTokens *tokens,
                   const GArray     *own,
                   guint            *found)
{
  int   other = 0;
  guint n = 0;

  for (guint i = 0; i < tokens->len; i++)
    {
      int year = read_year (token_at (tokens, i));

      if (year == 0 || (!is_own (own, year) && !follows_month (tokens, i)))
        continue;

      if (is_own (own, year) || (other != 0 && year != other))
        return FALSE;

      *found = other == 0 ? i : *found;
      other = year;
      n++;
    }

  return n >= 2;
}

gboolean
ecot_leftover_find_year (const EcotTokens *tokens,
                         const GArray     *own,
                         gboolean          is_title,
                         EcotLeftover     *found)
{
  guint at = tokens->len;

  for (guint i = 0; i < tokens->len && at == tokens->len && own->len > 0; i++)
    {
      int year = read_year (token_at (tokens, i));

      if (year != 0 && !is_own (own, year) && (is_title || is_led (tokens, i)))
        at = i;
    }

  if (own->len == 0 || (at == tokens->len && !find_other_months (tokens, own, &at)))
    return FALSE;

  *found = (EcotLeftover){ token_at (tokens, at)->start, token_at (tokens, at)->end, NULL };
  return TRUE;
}

/* }}} */
