/* test-typeset.c: typed text becomes French typography, once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/ecot-text.h"

#include "support/ecot-test.h"

/* In the tables ~ stands for U+00A0 and _ for U+202F; neither stands in the
 * cases for itself. */
static char *
expand (const char *text)
{
  g_autoptr (GString) expanded = g_string_new (text);

  g_string_replace (expanded, "~", "\u00a0", 0);
  g_string_replace (expanded, "_", "\u202f", 0);
  return g_string_free (g_steal_pointer (&expanded), FALSE);
}

static const struct
{
  const char *typed, *set;
} cases[] = {
  /* High punctuation, with a space, without one, with a wrong one. */
  { "Quoi ? Oui ! Bien ; or : voici", "Quoi_? Oui_! Bien_; or~: voici" },
  { "Quoi? Oui! Bien; or: voici", "Quoi_? Oui_! Bien_; or~: voici" },
  { "Quoi~? Oui~! Bien~; or_: voici", "Quoi_? Oui_! Bien_; or~: voici" },
  { "Quoi   ?", "Quoi_?" },
  { "Quoi ?!", "Quoi_?!" },
  { "Quoi?!", "Quoi_?!" },
  { "Ah !!!", "Ah_!!!" },
  { "Fini… ? Oui...!", "Fini…_? Oui..._!" },
  { "(vraiment ?)", "(vraiment_?)" },
  { "(vraiment?)", "(vraiment_?)" },
  { "(!)", "(!)" },
  { "a;b;c", "a;b;c" },
  { "l’objet :\nun\ndeux ;", "l’objet~:\nun\ndeux_;" },
  { "! seul", "! seul" },
  { "fin de ligne \n ? début", "fin de ligne \n ? début" },
  { ":) ou :-)", ":) ou :-)" },

  /* What a colon also is. */
  { "à 17:30 précises", "à 17:30 précises" },
  { "échelle 1:2", "échelle 1:2" },
  { "échelle 1:50000 :", "échelle 1:50000~:" },
  { "C:\\dossier", "C:\\dossier" },
  { "std::vector", "std::vector" },

  /* Quotes. */
  { "« mot »", "«_mot_»" },
  { "«mot»", "«_mot_»" },
  { "«~mot~»", "«_mot_»" },
  { "« mot », puis « autre ».", "«_mot_», puis «_autre_»." },
  { "« Quoi ? »", "«_Quoi_?_»" },
  { "«»", "«_»" },
  { "\"mot\"", "«_mot_»" },
  { "dit \"bonjour à tous\", puis part", "dit «_bonjour à tous_», puis part" },
  { "(\"mot\")", "(«_mot_»)" },
  { "l'\"action\"", "l’«_action_»" },
  { "\"un \"deux\" trois\"", "«_un “deux” trois_»" },
  { "\" espacé \"", "«_espacé_»" },
  { "un écran de 15\" seul", "un écran de 15\" seul" },
  { "un tuyau de 3 \" et de 4 \"", "un tuyau de 3 \" et de 4 \"" },
  { "un \"reste ouvert", "un \"reste ouvert" },
  { "un \"reste\nouvert\" ici", "un \"reste\nouvert\" ici" },
  { "a\"b", "a\"b" },
  { "\"\"", "\"\"" },
  { "“déjà”", "“déjà”" },
  { "« un « deux » trois »", "«_un “deux” trois_»" },
  { "« « Un » : deux »", "«_“Un”~: deux_»" },
  { "« un » puis « deux »", "«_un_» puis «_deux_»" },
  { "« un « deux » trois", "«_un «_deux_» trois" },

  /* Apostrophes. */
  { "l'action d'aujourd'hui", "l’action d’aujourd’hui" },
  { "d'1 heure", "d’1~heure" },
  { "l'Été", "l’Été" },
  { "l’action", "l’action" },
  { "5'30", "5'30" },
  { "1'234", "1'234" },
  { "les amis' ", "les amis' " },
  { "'entre'", "'entre'" },

  /* Units. */
  { "47 %", "47~%" },
  { "47%", "47~%" },
  { "47_%", "47~%" },
  { "47,5 % du coût", "47,5~% du coût" },
  { "10 €", "10~€" },
  { "10€", "10~€" },
  { "317,5 h", "317,5~h" },
  { "31,09 €/h", "31,09~€/h" },
  { "12 km, 3 kg et 5 m²", "12~km, 3~kg et 5~m²" },
  { "3 heures 20 euros", "3~heures 20~euros" },
  { "20 l'eau", "20 l’eau" },
  { "en 2017 à Lille", "en 2017 à Lille" },
  { "5 salariés", "5 salariés" },
  { "2 hommes", "2 hommes" },
  { "17 h 30", "17~h~30" },
  { "17h30", "17h30" },
  { "n° 12", "n°~12" },
  { "le 31 janvier, le 31 mai ou le 30 septembre 2024", "le 31~janvier, le 31~mai ou le 30~septembre~2024" },
  { "15 août", "15~août" },
  { "3 marseillais", "3 marseillais" },
  { "1er mai", "1er~mai" },
  { "le 12 mars 2026, le 1er août 2026", "le 12~mars~2026, le 1er~août~2026" },
  { "en mars 2026", "en mars~2026" },
  { "en mars 20 personnes", "en mars 20 personnes" },
  { "en mars 20 260", "en mars 20_260" },

  /* What stays with what it stands before. */
  { "≥ 3, ≤ 4, > 5, ± 1", "≥~3, ≤~4, >~5, ±~1" },
  { "≥3", "≥3" },
  { "≥ trois", "≥ trois" },
  { "art. 5, p. 3 et § 2.1", "art.~5, p.~3 et §~2.1" },
  { "le lot A2, lot d06 et lot des 3", "le lot~A2, lot~d06 et lot des 3" },
  { "lot ABC12, lot A2b, page vue", "lot ABC12, lot A2b, page vue" },
  { "Comités (objectif : 2) et (objectif : 2 au moins), total : 3", "Comités (objectif~:~2) et (objectif~: 2 au moins), total~: 3" },
  { "choisissez 1 option, 2 options", "choisissez 1~option, 2~options" },
  { "l’article 5, la page 12, le lot 3", "l’article~5, la page~12, le lot~3" },
  { "un article", "un article" },
  { "Personne 1, Ligne 3, Groupe 2", "Personne~1, Ligne~3, Groupe~2" },
  { "par personne 12 repas", "par personne 12 repas" },
  { "le calot 3", "le calot 3" },
  { "M. Dupont et Mme Durand", "M.~Dupont et Mme~Durand" },
  { "M. le Maire", "M. le Maire" },
  { "1 720 h, 25 000 €", "1_720~h, 25_000~€" },
  { "50%-60%", "50~%-60~%" },
  { "100%coton", "100%coton" },
  { "% seul", "% seul" },

  /* Thousands. */
  { "10 000 €", "10_000~€" },
  { "1 234 567,89 €", "1_234_567,89~€" },
  { "10~000 €", "10_000~€" },
  { "10_000 €", "10_000~€" },
  { "de 1 000 à 2 500 personnes", "de 1_000 à 2_500 personnes" },
  { "en 2017 250 personnes", "en 2017 250 personnes" },
  { "03 27 00 00 00", "03~27~00~00~00" },
  { "732 829 320 00074", "732~829~320~00074" },
  { "10  000", "10  000" },
  { "0,125 300", "0,125 300" },
  { "A1 234", "A1 234" },
  { "000 123", "000 123" },
  { "12 34", "12 34" },
  { "12 3456", "12 3456" },
  { "1000 000", "1000 000" },

  /* Addresses stay, the sentence around them does not. */
  { "https://exemple.fr/a?b=1;c=2!", "https://exemple.fr/a?b=1;c=2_!" },
  { "voir https://exemple.fr/l'eau: merci", "voir https://exemple.fr/l'eau~: merci" },
  { "voir https://exemple.fr ; merci", "voir https://exemple.fr_; merci" },
  { "«https://exemple.fr»", "«_https://exemple.fr_»" },
  { "www.exemple.fr/100%?", "www.exemple.fr/100%_?" },
  { "contact@exemple.fr", "contact@exemple.fr" },
  { "écrire à l'adresse contact@exemple.fr !", "écrire à l’adresse contact@exemple.fr_!" },
  { "o'neil@exemple.fr", "o'neil@exemple.fr" },
  { "50%@exemple.fr", "50%@exemple.fr" },
  { "mailto:contact@exemple.fr", "mailto:contact@exemple.fr" },
  { "https://exemple.fr/10 000", "https://exemple.fr/10 000" },

  { "", "" },
  { " ", " " },
  { "\n\n", "\n\n" },
  { "a\tb", "a\tb" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *typed = expand (cases[i].typed);
      g_autofree char *expected = expand (cases[i].set);
      g_autofree char *set = ecot_text_typeset (typed);
      g_autofree char *again = ecot_text_typeset (set);

      g_assert_cmpstr (set, ==, expected);
      g_assert_cmpstr (again, ==, expected);
    }
}

/* Quotes in quotes in quotes: however deep, every one has its pair. */
static void
test_deep_quotes (void)
{
  for (guint depth = 1; depth < 60; depth++)
    {
      g_autoptr (GString) typed = g_string_new (NULL);
      g_autofree char    *set = NULL;
      g_autofree char    *again = NULL;
      guint               opened = 0, closed = 0;

      for (guint i = 0; i < depth; i++)
        g_string_append (typed, "\"a ");
      for (guint i = 0; i < depth; i++)
        g_string_append (typed, "a\" ");

      set = ecot_text_typeset (typed->str);
      again = ecot_text_typeset (set);
      g_assert_cmpstr (again, ==, set);
      for (const char *at = set; *at != '\0'; at = g_utf8_next_char (at))
        {
          gunichar c = g_utf8_get_char (at);

          opened += c == 0xAB || c == 0x201C;
          closed += c == 0xBB || c == 0x201D;
        }
      g_assert_cmpuint (opened, ==, closed);
      g_assert_cmpuint (opened, ==, depth);
    }
}

/* Whatever was typed, setting it twice is setting it once. */
static void
test_idempotent (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 200000; i++)
    {
      g_autofree char *noise = ecot_test_noise (rand, 14);
      g_autofree char *typed = ecot_text_clean (noise, -1);
      g_autofree char *once = ecot_text_typeset (typed);
      g_autofree char *twice = ecot_text_typeset (once);

      if (g_strcmp0 (once, twice) != 0)
        g_test_message ("typed: “%s”", typed);
      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_cmpstr (twice, ==, once);
    }
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/ecot/typeset/cases", test_cases);
  g_test_add_func ("/ecot/typeset/deep-quotes", test_deep_quotes);
  g_test_add_func ("/ecot/typeset/idempotent", test_idempotent);

  return g_test_run ();
}
