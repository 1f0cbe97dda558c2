/* ecot-hyphenator.c: where French words may be cut
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A word is a run of letters; « l’association » is cut as « association », and
 * what holds a digit, an @ or a point inside (an address, a reference) is not
 * cut at all.  Nor are words with a capital inside (SIRET, sigles).
 *
 * The dictionary is read once and only read afterwards, from any thread.
 */

#include "config.h"

#include <hyphen.h>
#include <string.h>

#include "pdf/ecot-hyphenator.h"

/* In letters.  Patterns allow two before the hyphen; three are easier on the eye, and lines are long enough. */
#define MIN_WORD  7
#define MIN_LEFT  3
#define MIN_RIGHT 3
#define MAX_WORD  60

static const char *const dictionaries[] = {
  "/usr/share/hyphen/hyph_fr.dic",
  "/usr/share/hyphen/hyph_fr_FR.dic",
  "/usr/local/share/hyphen/hyph_fr.dic",
};

static HyphenDict *
load (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dictionaries); i++)
    if (g_file_test (dictionaries[i], G_FILE_TEST_IS_REGULAR))
      {
        HyphenDict *dict = hnj_hyphen_load (dictionaries[i]);

        if (dict != NULL && dict->utf8)
          return dict;
        if (dict != NULL)
          hnj_hyphen_free (dict);
      }

  return NULL;
}

static HyphenDict *
get_dict (void)
{
  static gsize       once = 0;
  static HyphenDict *dict;

  if (g_once_init_enter (&once))
    {
      dict = load ();
      g_once_init_leave (&once, 1);
    }

  return dict;
}

gboolean
ecot_hyphenator_is_available (void)
{
  return get_dict () != NULL;
}

/* @hyphens has an odd number after each letter where a cut is allowed. */
static void
append_cut (GString    *out,
            const char *word,
            const char *end,
            const char *hyphens)
{
  for (guint i = 0; word < end; i++)
    {
      const char *next = g_utf8_next_char (word);

      g_string_append_len (out, word, next - word);
      word = next;

      if (word < end && (hyphens[i] & 1))
        g_string_append (out, ECOT_SOFT_HYPHEN);
    }
}

static gboolean
is_cuttable (const char *word,
             const char *end)
{
  glong letters = 0;

  for (const char *p = word; p < end; p = g_utf8_next_char (p), letters++)
    if (letters > 0 && g_unichar_isupper (g_utf8_get_char (p)))
      return FALSE;

  return letters >= MIN_WORD && letters <= MAX_WORD;
}

static gboolean
hyphenate (const char *lower,
           char       *hyphens)
{
  /* Only for languages that spell a word otherwise when they cut it. */
  char **replacements = NULL;
  int   *positions = NULL, *cuts = NULL;

  return hnj_hyphen_hyphenate3 (get_dict (), lower, strlen (lower), hyphens, NULL,
                                &replacements, &positions, &cuts,
                                MIN_LEFT, MIN_RIGHT, MIN_LEFT, MIN_RIGHT) == 0;
}

static void
append_word (GString    *out,
             const char *word,
             const char *end)
{
  if (is_cuttable (word, end))
    {
      g_autofree char *lower = g_utf8_strdown (word, end - word);
      char             hyphens[MAX_WORD * 6 + 5];

      /* A few letters (İ) become two when lowered. */
      if (g_utf8_strlen (lower, -1) == g_utf8_strlen (word, end - word) && hyphenate (lower, hyphens))
        {
          append_cut (out, word, end, hyphens);
          return;
        }
    }

  g_string_append_len (out, word, end - word);
}

/* What has a sign other than an apostrophe or a hyphen inside is a reference, not a word. */
static gboolean
is_reference (const char *token,
              const char *end)
{
  for (const char *p = token; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c) || strchr ("@/_\\=&#", (int)MIN (c, 127)) != NULL ||
          (c == '.' && g_utf8_next_char (p) < end))
        return TRUE;
    }

  return FALSE;
}

static const char *
skip (const char *p,
      const char *end,
      gboolean    letters)
{
  while (p < end && g_unichar_isalpha (g_utf8_get_char (p)) == letters)
    p = g_utf8_next_char (p);

  return p;
}

static void
append_token (GString    *out,
              const char *token,
              const char *end)
{
  if (is_reference (token, end))
    {
      g_string_append_len (out, token, end - token);
      return;
    }

  while (token < end)
    {
      const char *word = skip (token, end, FALSE);
      const char *after = skip (word, end, TRUE);

      g_string_append_len (out, token, word - token);
      append_word (out, word, after);
      token = after;
    }
}

static const char *
find_space (const char *p,
            const char *end)
{
  while (p < end && !g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

/* By a space where no line ends. */
static gboolean
is_bound (const char *space,
          const char *end)
{
  return space < end && (g_utf8_get_char (space) == 0xa0 || g_utf8_get_char (space) == 0x202f);
}

static gboolean
stands_before_number (const char *space,
                      const char *end)
{
  const char *next = space < end ? g_utf8_next_char (space) : end;

  return is_bound (space, end) && next < end && g_ascii_isdigit (*next);
}

void
ecot_hyphenator_append (GString    *out,
                        const char *text,
                        gsize       length)
{
  const char *end = text + length;

  g_return_if_fail (out != NULL && text != NULL);

  if (get_dict () == NULL)
    {
      g_string_append_len (out, text, length);
      return;
    }

  for (gboolean number = FALSE; text < end;)
    {
      const char *space = find_space (text, end);
      const char *next = space < end ? g_utf8_next_char (space) : end;

      /* « 1er janvier 2021 » is a value, not words. */
      if (number || stands_before_number (space, end))
        g_string_append_len (out, text, space - text);
      else
        append_token (out, text, space);
      number = g_ascii_isdigit (*text) && is_bound (space, end);
      g_string_append_len (out, space, next - space);
      text = next;
    }
}
