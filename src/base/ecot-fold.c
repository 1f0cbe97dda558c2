/* ecot-fold.c: words compared as people type them, without case or accents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/ecot-fold.h"

#include <string.h>

/* What no decomposition takes apart, as people type it. */
static void
append_plain (GString *folded,
              gunichar c)
{
  if (c == 0x2019)
    g_string_append_c (folded, '\'');
  else if (c == 0x0153)
    g_string_append (folded, "oe");
  else if (c == 0x00E6)
    g_string_append (folded, "ae");
  else if (!g_unichar_ismark (c))
    g_string_append_unichar (folded, c);
}

char *
ecot_fold (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (decomposed != NULL ? decomposed : "", -1);
  GString         *folded = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    append_plain (folded, g_utf8_get_char (p));

  return g_string_free (folded, FALSE);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Runs of letters and digits. */
static GPtrArray *
split_words (char *folded)
{
  GPtrArray *words = g_ptr_array_new ();
  gboolean   inside = FALSE;

  for (char *p = folded; *p != '\0';)
    {
      char    *next = g_utf8_next_char (p);
      gboolean letter = g_unichar_isalnum (g_utf8_get_char (p));

      if (letter && !inside)
        g_ptr_array_add (words, p);
      if (!letter)
        *p = '\0';

      inside = letter;
      p = next;
    }

  return words;
}

char *
ecot_fold_name (const char *name)
{
  g_autofree char      *folded = ecot_fold (name);
  g_autoptr (GPtrArray) words = split_words (folded);

  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **)words->pdata);
}

static gboolean
has_inside (const char *folded,
            const char *word)
{
  return strstr (folded, word) != NULL;
}

static gboolean
has_beginning (const char *folded,
               const char *word)
{
  for (const char *p = strstr (folded, word); p != NULL; p = strstr (p + 1, word))
    if (p == folded || *word == '\0' || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))))
      return TRUE;

  return FALSE;
}

static gboolean
has_all (const char *folded,
         const char *search,
         gboolean (*has) (const char *folded, const char *word))
{
  g_autofree char *wanted = ecot_fold (search);
  g_auto (GStrv)   words = g_strsplit_set (wanted, " \t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (!has (folded, words[i]))
      return FALSE;

  return TRUE;
}

gboolean
ecot_fold_matches (const char *folded,
                   const char *search)
{
  return has_all (folded, search, has_inside);
}

gboolean
ecot_fold_begins (const char *folded,
                  const char *search)
{
  return has_all (folded, search, has_beginning);
}

char *
ecot_capitalise (const char *text)
{
  g_autofree char *first = *text != '\0' ? g_utf8_substring (text, 0, 1) : g_strdup ("");
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, text + strlen (first), NULL);
}

gboolean
ecot_starts_with_any (const char        *text,
                      const char *const *prefixes)
{
  for (guint i = 0; prefixes[i] != NULL; i++)
    if (g_str_has_prefix (text, prefixes[i]))
      return TRUE;

  return FALSE;
}
