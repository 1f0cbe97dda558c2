/* test-hyphenator.c: where words may be cut
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "pdf/ecot-hyphenator.h"

/* With "-" for the soft hyphen. */
static const struct
{
  const char *text, *expected;
} cases[] = {
  { "", "" },
  { "action", "action" }, /* too short */
  { "développement", "déve-lop-pe-ment" },
  { "Développement", "Déve-lop-pe-ment" },
  { "l’association réparera", "l’asso-cia-tion répa-rera" },
  { "DÉVELOPPEMENT", "DÉVELOPPEMENT" },       /* capitals */
  { "LesAteliersDuFil", "LesAteliersDuFil" }, /* a capital inside */
  { "contact@developpement.example", "contact@developpement.example" },
  { "https://developpement.example/associations", "https://developpement.example/associations" },
  { "P1développement", "P1développement" },
  { "1 234,56 €", "1 234,56 €" },
  { "développement.", "déve-lop-pe-ment." },
  { "(développement)", "(déve-lop-pe-ment)" },
  { "1er\u00a0septembre\u00a02021", "1er\u00a0septembre\u00a02021" }, /* a value */
  { "un septembre ensoleillé", "un sep-tembre enso-leillé" },
  { "économie sociale", "éco-no-mie sociale" },
  { "  deux  espaces  ", "  deux  espaces  " },
  { "développement\u202f!", "déve-lop-pe-ment\u202f!" },
};

static void
test_words (void)
{
  if (!ecot_hyphenator_is_available ())
    {
      g_test_skip ("hyphen-fr");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      ecot_hyphenator_append (out, cases[i].text, strlen (cases[i].text));
      g_string_replace (out, ECOT_SOFT_HYPHEN, "-", 0);
      g_assert_cmpstr (out->str, ==, cases[i].expected);
    }
}

/* Whatever comes in comes out, but for the soft hyphens. */
static void
test_hostile (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL), out = g_string_new (NULL);

      for (int n = g_rand_int_range (rand, 0, 200); n > 0; n--)
        g_string_append_unichar (text, g_rand_boolean (rand) ? (gunichar)g_rand_int_range (rand, 'a', 'z')
                                                             : (gunichar)g_rand_int_range (rand, 0x20, 0x2100));
      g_string_replace (text, ECOT_SOFT_HYPHEN, "", 0);

      ecot_hyphenator_append (out, text->str, text->len);
      g_string_replace (out, ECOT_SOFT_HYPHEN, "", 0);
      g_assert_cmpstr (out->str, ==, text->str);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/pdf/hyphenator/words", test_words);
  g_test_add_func ("/ecot/pdf/hyphenator/hostile", test_hostile);

  return g_test_run ();
}
