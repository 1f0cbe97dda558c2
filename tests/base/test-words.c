/* test-words.c: words of French text under each counting rule
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/ecot-words.h"

#include <string.h>

#include "support/ecot-test.h"

static const struct
{
  const char *text;
  guint       spaces, apostrophes, hyphens;
} cases[] = {
  { "", 0, 0, 0 },
  { " ", 0, 0, 0 },
  { "\n\t \u00a0\u202f", 0, 0, 0 },
  { "mot", 1, 1, 1 },
  { " mot ", 1, 1, 1 },
  { "deux mots", 2, 2, 2 },
  { "deux  mots", 2, 2, 2 },
  { "deux\nmots", 2, 2, 2 },
  { "deux\tmots", 2, 2, 2 },
  { "deux\r\nmots", 2, 2, 2 },
  { "deux\vmots", 2, 2, 2 },
  { "deux\xc2\x85"
    "mots",
    2, 2, 2 },
  { "deux\u00a0mots", 2, 2, 2 },
  { "deux\u202fmots", 2, 2, 2 },
  { "deux\u2009mots", 2, 2, 2 },
  { "deux\u2028mots", 2, 2, 2 },
  { "deux\u3000mots", 2, 2, 2 },
  { "un\u200bseul", 1, 1, 1 },
  { "un\u2060seul", 1, 1, 1 },

  /* Apostrophes, of both shapes. */
  { "l'action", 1, 2, 1 },
  { "l’action", 1, 2, 1 },
  { "aujourd'hui", 1, 2, 1 },
  { "qu’il n’a d’yeux", 3, 6, 3 },
  { "'", 0, 0, 0 },
  { "les amis'", 2, 2, 2 },
  { "l’ action", 2, 2, 2 },
  { "«_l’eau_»", 1, 2, 1 },

  /* Hyphens and dashes. */
  { "peut-être", 1, 1, 2 },
  { "c’est-à-dire", 1, 2, 3 },
  { "co\u2011financement", 1, 1, 2 },
  { "Nord–Pas-de-Calais", 1, 1, 4 },
  { "Nord - Pas", 2, 2, 2 },
  { "- un tiret", 2, 2, 2 },
  { "— Oui — dit-elle", 2, 2, 3 },
  { "2017-07-24", 1, 1, 3 },
  { "rendez-vous d’aujourd’hui", 2, 4, 3 },

  /* Marks that stand alone are no words. */
  { "« mot »", 1, 1, 1 },
  { "Objet : réunion", 2, 2, 2 },
  { "Quoi ? Oui ! Bien ; fin.", 4, 4, 4 },
  { "a, b, c", 3, 3, 3 },
  { "et/ou", 1, 1, 1 },
  { "… puis …", 1, 1, 1 },
  { "* point\n* point", 2, 2, 2 },
  { "• un\n• deux\n• trois", 3, 3, 3 },
  { "(entre parenthèses)", 2, 2, 2 },
  { "R & D", 2, 2, 2 },
  { "😀 bravo", 1, 1, 1 },

  /* Numbers are words, units by themselves only if they are letters. */
  { "47 %", 1, 1, 1 },
  { "47%", 1, 1, 1 },
  { "10 000 €", 2, 2, 2 },
  { "10\u202f000\u00a0€", 2, 2, 2 },
  { "317,5 h", 2, 2, 2 },
  { "n° 12", 2, 2, 2 },
  { "1er août 2017", 3, 3, 3 },
  { "17 h 30", 3, 3, 3 },
  { "m²", 1, 1, 1 },
  { "½", 1, 1, 1 },

  /* Accents in one piece or two, ligatures, other scripts. */
  { "été œuvre ça", 3, 3, 3 },
  { "e\u0301te\u0301 fini", 2, 2, 2 },
  { "\u0301", 0, 0, 0 },
  { "слово слово", 2, 2, 2 },
  { "contact@exemple.fr", 1, 1, 1 },
  { "https://exemple.fr/un-deux", 1, 1, 2 },
  { "S.A.R.L.", 1, 1, 1 },

  /* Sentences. */
  { "L’association « Les Ateliers du Fil d’Eau » accompagne 35 jeunes : l’insertion, c’est possible !", 12, 16, 12 },
  { "Le coût total est de 10 000 €, soit 31,55 € par heure.", 11, 11, 11 },

  /* Broken bytes are letters of nothing. */
  { "\xff", 0, 0, 0 },
  { "mot\xff mot", 2, 2, 2 },
  { "\xe2\x82", 0, 0, 0 },
};

/* _ stands for U+202F in the cases. */
static char *
expand (const char *text)
{
  g_autoptr (GString) expanded = g_string_new (text);

  g_string_replace (expanded, "_", "\u202f", 0);
  return g_string_free (g_steal_pointer (&expanded), FALSE);
}

static void
test_count (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = expand (cases[i].text);

      g_test_message ("case %u", i);
      g_assert_cmpuint (ecot_words_count (text, ECOT_WORDS_SPACES), ==, cases[i].spaces);
      g_assert_cmpuint (ecot_words_count (text, ECOT_WORDS_APOSTROPHES), ==, cases[i].apostrophes);
      g_assert_cmpuint (ecot_words_count (text, ECOT_WORDS_HYPHENS), ==, cases[i].hyphens);
    }
}

static void
test_cut (void)
{
  static const struct
  {
    const char  *text;
    EcotWordRule rule;
    guint        limit;
    const char  *kept; /* NULL: nothing is cut */
  } cuts[] = {
    { "un deux trois", ECOT_WORDS_SPACES, 2, "un deux" },
    { "un deux trois", ECOT_WORDS_SPACES, 3, NULL },
    { "un deux trois", ECOT_WORDS_SPACES, 4, NULL },
    { "un deux trois", ECOT_WORDS_SPACES, 0, "" },
    { " un", ECOT_WORDS_SPACES, 0, "" },
    { "", ECOT_WORDS_SPACES, 0, NULL },
    { "« » !", ECOT_WORDS_SPACES, 0, NULL },
    { "un, deux. Trois", ECOT_WORDS_SPACES, 2, "un, deux." },
    { "« un » deux", ECOT_WORDS_SPACES, 1, "« un" },
    { "un deux !", ECOT_WORDS_SPACES, 2, NULL },
    { "été œuvre fin", ECOT_WORDS_SPACES, 2, "été œuvre" },
    { "l’action suit", ECOT_WORDS_APOSTROPHES, 1, "l" },
    { "l’action suit", ECOT_WORDS_APOSTROPHES, 2, "l’action" },
    { "l’action suit", ECOT_WORDS_SPACES, 1, "l’action" },
    { "peut-être pas", ECOT_WORDS_HYPHENS, 2, "peut-être" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      gssize cut = ecot_words_cut (cuts[i].text, cuts[i].rule, cuts[i].limit);

      g_test_message ("case %u", i);
      if (cuts[i].kept == NULL)
        g_assert_cmpint (cut, ==, -1);
      else
        g_assert_cmpmem (cuts[i].text, (gsize)cut, cuts[i].kept, strlen (cuts[i].kept));
    }
}

/* The text before a cut has as many words as were allowed, and ends a character. */
static void
test_cut_agrees (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *text = ecot_test_noise (rand, 20);
      g_autofree char *kept = NULL;
      EcotWordRule     rule = (EcotWordRule)g_rand_int_range (rand, 0, 3);
      guint            n = ecot_words_count (text, rule);
      guint            limit = (guint)g_rand_int_range (rand, 0, 8);
      gssize           cut = ecot_words_cut (text, rule, limit);

      g_assert_cmpint (cut >= 0, ==, n > limit);
      if (cut < 0)
        continue;

      kept = g_strndup (text, (gsize)cut);
      g_assert_cmpuint (ecot_words_count (kept, rule), ==, limit);
    }
}

static void
test_ids (void)
{
  static const char *const ids[] = { "spaces", "apostrophes", "hyphens" };
  EcotWordRule             rule = ECOT_WORDS_SPACES;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_true (ecot_word_rule_from_id (ids[i], &rule));
      g_assert_cmpint (rule, ==, (int)i);
      g_assert_cmpstr (ecot_word_rule_to_id (rule), ==, ids[i]);
    }

  g_assert_false (ecot_word_rule_from_id ("Spaces", &rule));
  g_assert_false (ecot_word_rule_from_id ("", &rule));
  g_assert_false (ecot_word_rule_from_id (NULL, &rule));
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/ecot/words/count", test_count);
  g_test_add_func ("/ecot/words/cut", test_cut);
  g_test_add_func ("/ecot/words/cut-agrees", test_cut_agrees);
  g_test_add_func ("/ecot/words/ids", test_ids);

  return g_test_run ();
}
