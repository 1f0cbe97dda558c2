/* ecot-words.c: words, counted as the call counts them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A call that says "700 mots au plus" does not say what a word is, and word
 * processors disagree; so the rule is named, printed and the same everywhere.
 * French sets marks apart (« », :, !), which is why a token without a letter or
 * digit is no word.
 */

#include "config.h"

#include "base/ecot-words.h"

static const char *const rule_ids[] = {
  [ECOT_WORDS_SPACES] = "spaces",
  [ECOT_WORDS_APOSTROPHES] = "apostrophes",
  [ECOT_WORDS_HYPHENS] = "hyphens",
};

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02BC;
}

/* Dashes too: "nord–sud" is parted by any rule that parts "nord-sud". */
static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

static gboolean
separates (gunichar     c,
           EcotWordRule rule)
{
  /* Two controls are white space for Unicode and not for GLib. */
  return g_unichar_isspace (c) || c == '\v' || c == 0x85 ||
         (rule == ECOT_WORDS_APOSTROPHES && is_apostrophe (c)) ||
         (rule == ECOT_WORDS_HYPHENS && is_hyphen (c));
}

/* The character at @at, which steps over it; a byte that begins none is
 * U+FFFD. */
static gunichar
next_char (const char **at)
{
  gunichar c;

  if ((guchar) * *at < 0x80)
    return (guchar) * (*at)++;

  c = g_utf8_get_char_validated (*at, -1);
  if (c >= (gunichar)-2)
    {
      *at += 1;
      return 0xFFFD;
    }

  *at = g_utf8_next_char (*at);
  return c;
}

/* Steps over the next word.  Returns: %FALSE at the end of the text, where
 * there is none; @at is then after its last token */
static gboolean
next_word (const char **at,
           EcotWordRule rule)
{
  gboolean is_word = FALSE;

  while (**at != '\0')
    {
      const char *next = *at;
      gunichar    c = next_char (&next);

      if (separates (c, rule) && is_word)
        return TRUE;

      is_word = is_word || g_unichar_isalnum (c);
      *at = next;
    }

  return is_word;
}

guint
ecot_words_count (const char  *text,
                  EcotWordRule rule)
{
  guint n = 0;

  g_return_val_if_fail (text != NULL, 0);

  while (next_word (&text, rule))
    n++;

  return n;
}

gssize
ecot_words_cut (const char  *text,
                EcotWordRule rule,
                guint        limit)
{
  const char *at = text;
  const char *end;

  g_return_val_if_fail (text != NULL, -1);

  for (guint n = 0; n < limit; n++)
    if (!next_word (&at, rule))
      return -1;

  end = at;
  return next_word (&at, rule) ? end - text : -1;
}

const char *
ecot_word_rule_to_id (EcotWordRule rule)
{
  g_return_val_if_fail ((guint)rule < G_N_ELEMENTS (rule_ids), NULL);

  return rule_ids[rule];
}

gboolean
ecot_word_rule_from_id (const char   *id,
                        EcotWordRule *rule)
{
  g_return_val_if_fail (rule != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (rule_ids); i++)
    if (g_strcmp0 (id, rule_ids[i]) == 0)
      {
        *rule = (EcotWordRule)i;
        return TRUE;
      }

  return FALSE;
}
