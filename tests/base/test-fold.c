/* test-fold.c: words compared as people type them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/ecot-fold.h"

static void
test_fold (void)
{
  static const struct
  {
    const char *text, *folded;
  } cases[] = {
    { "", "" },
    { "Événementiel", "evenementiel" },
    { "E\314\201te\314\201", "ete" },
    { "Cœur", "coeur" },
    { "L’ÉCOLE", "l'ecole" },
    { "ŒUVRE Æ", "oeuvre ae" },
    { "ﬁn", "fin" },
    { "\377", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = ecot_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_matches (void)
{
  g_autofree char *folded = ecot_fold ("Soirée de l’Initiative");

  g_assert_true (ecot_fold_matches (folded, ""));
  g_assert_true (ecot_fold_matches (folded, "SOIREE"));
  g_assert_true (ecot_fold_matches (folded, "initiative soirée"));
  g_assert_true (ecot_fold_matches (folded, " l'init\t"));
  g_assert_false (ecot_fold_matches (folded, "soirée insertion"));
}

static void
test_begins (void)
{
  g_autofree char *folded = ecot_fold ("Nécessaire à l’évènementiel « ESS », même-là");

  g_assert_true (ecot_fold_begins (folded, ""));
  g_assert_true (ecot_fold_begins (folded, "ess"));
  g_assert_true (ecot_fold_begins (folded, "necess evene"));
  g_assert_true (ecot_fold_begins (folded, "L’ÉV"));
  g_assert_true (ecot_fold_begins (folded, " là "));
  g_assert_false (ecot_fold_begins (folded, "essaire"));
  g_assert_false (ecot_fold_begins (folded, "ess venem"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/fold/fold", test_fold);
  g_test_add_func ("/ecot/fold/matches", test_matches);
  g_test_add_func ("/ecot/fold/begins", test_begins);

  return g_test_run ();
}
