/* test-answers.c: how much two questions are alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk/ecot-answers.h"
#include "support/ecot-test.h"

static const struct
{
  const char *one, *other;
  guint       percent;
} cases[] = {
  { "Objectifs", "OBJECTIF", 100 },
  { "Présentation de l’action", "Action : présentation", 100 },
  { "Contexte et constat", "Contexte général et constat", 80 },
  { "Contexte et constat", "Contexte général de l'opération", 40 },
  { "Moyens humains et matériels", "Moyens humains", 80 },
  { "Résultats attendus", "Résultats et impact", 50 }, /* on the bound of what is offered */
  { "Résultats attendus", "Résultats et impacts prévus", 40 },
  { "Suivi", "Suivi suivi suivi", 100 }, /* words, not how often */
  { "Les vœux", "Vœu", 100 },
  { "Suivi", "Budget", 0 },
  { "de la", "de la", 0 }, /* says nothing */
  { "", "", 0 },
};

static void
test_measure (void)
{
  g_test_summary ("Row 59: questions are alike by the words they share, whichever is asked first");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s” and “%s”", cases[i].one, cases[i].other);
      g_assert_cmpuint (ecot_answers_measure (cases[i].one, cases[i].other), ==, cases[i].percent);
      g_assert_cmpuint (ecot_answers_measure (cases[i].other, cases[i].one), ==, cases[i].percent);
    }
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/answers/measure", test_measure);

  return g_test_run ();
}
