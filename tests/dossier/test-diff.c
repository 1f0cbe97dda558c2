/* test-diff.c: a comparison says what changed, and nothing else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dossier/ecot-diff.h"

#include <string.h>

#include "support/ecot-test-dossier.h"

/* "where: before > after" one a line. */
static char *
print (EcotDossier *before,
       EcotDossier *after)
{
  g_autoptr (GPtrArray) differences = ecot_diff (before, after);
  GString              *out = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      const EcotDifference *difference = differences->pdata[i];

      g_assert_nonnull (difference->label);
      g_assert_cmpstr (difference->before, !=, difference->after);
      g_string_append_printf (out, "%s: %s > %s\n", difference->where,
                              difference->before != NULL ? difference->before : "-",
                              difference->after != NULL ? difference->after : "-");
    }

  return g_string_free (out, FALSE);
}

static void
assert_diff (EcotDossier *before,
             EcotDossier *after,
             const char  *expected)
{
  g_autofree char *printed = print (before, after);

  g_assert_cmpstr (printed, ==, expected);
}

/* One letter a line; numbers its lines from 1 as a file written by hand does. */
static EcotDossier *
from_letters (const char *letters)
{
  EcotDossier *dossier = ecot_dossier_new ("resa-2017/1");

  for (; *letters != '\0'; letters++)
    {
      char detail[2] = { *letters, '\0' };

      ecot_test_append (dossier, ECOT_KIND_LINE, "detail", detail, NULL);
    }

  return dossier;
}

static void
test_cells (void)
{
  g_autoptr (EcotDossier)      before = ecot_dossier_new ("resa-2017/1");
  g_autoptr (EcotDossier)      after = ecot_dossier_new ("resa-2017/2");
  g_autoptr (GPtrArray)        differences = NULL;
  const EcotDifference *const *all;

  g_test_summary ("Cells in the order of the schema, whatever the order they were typed in");

  ecot_test_set (before, "own-funds/amount", "10.00");
  ecot_test_set (before, "narrative/b/text", "b");
  ecot_test_set (before, "narrative/c/text", "same");
  ecot_test_set (before, "applicant/name", "Fil d’Eau");
  ecot_test_set (after, "narrative/c/text", "same");
  ecot_test_set (after, "narrative/a/text", "a");
  ecot_test_set (after, "applicant/employees", "4");
  ecot_test_set (after, "applicant/name", "Les Ateliers du Fil d’Eau");
  ecot_test_set (after, "territory/camvs/covered", "false");

  assert_diff (before, after,
               "lot: resa-2017/1 > resa-2017/2\n"
               "applicant/name: Fil d’Eau > Les Ateliers du Fil d’Eau\n"
               "applicant/employees: - > 4\n"
               "territory/camvs/covered: - > false\n"
               "narrative/a/text: - > a\n"
               "narrative/b/text: b > -\n"
               "own-funds/amount: 10.00 > -\n");
  assert_diff (before, before, "");

  differences = ecot_diff (before, after);
  all = (const EcotDifference *const *)differences->pdata;
  g_assert_cmpstr (all[1]->label, ==, "candidat, dénomination sociale");
  g_assert_cmpstr (all[4]->label, ==, "rubrique a, texte");
}

static const struct
{
  const char *before, *after, *expected;
} letters[] = {
  { "abc", "abc", "" },
  { "", "a", "budget/line/1: - > detail: a\n" },
  { "a", "", "budget/line/1: detail: a > -\n" },
  { "abc", "Xabc", "budget/line/1: - > detail: X\n" },
  { "abc", "abXc", "budget/line/3: - > detail: X\n" },
  { "abc", "bc", "budget/line/1: detail: a > -\n" },
  { "abcd", "ad", "budget/line/2: detail: b > -\nbudget/line/3: detail: c > -\n" },
  { "aabb", "Xaabb", "budget/line/1: - > detail: X\n" },
  { "aaaa", "aaa", "budget/line/4: detail: a > -\n" },
};

static void
test_letters (void)
{
  g_test_summary ("One line inserted at the top is one difference, also when every line is numbered anew");

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autoptr (EcotDossier) before = from_letters (letters[i].before);
      g_autoptr (EcotDossier) after = from_letters (letters[i].after);

      g_test_message ("%s, %s", letters[i].before, letters[i].after);
      assert_diff (before, after, letters[i].expected);
    }
}

/* Rows that come from the same ones are known by id, however much of them changed. */
static void
test_ids (void)
{
  g_autoptr (EcotDossier) before = from_letters ("abcdef");
  g_autoptr (EcotDossier) after = from_letters ("abcdef");
  g_autoptr (EcotAction)  action = ecot_action_new ("Change");

  ecot_test_set (after, "budget/line/2/detail", "elsewhere");
  ecot_test_set (after, "budget/line/2/amount", "5.00");
  ecot_action_move (action, ecot_dossier_get_nth (after, ECOT_KIND_LINE, 0), 4);
  ecot_action_remove (action, ecot_dossier_get_nth (after, ECOT_KIND_LINE, 3));
  g_assert_true (ecot_dossier_perform (after, action, NULL));

  assert_diff (before, after,
               "budget/line/1/detail: b > elsewhere\n"
               "budget/line/1/amount: - > 5.00\n"
               "budget/line/4: detail: d > -\n"
               "budget/line/4: 1 > 4\n");
}

/* A line changed in a file written by hand, below one that was inserted. */
static void
test_similar (void)
{
  g_autoptr (EcotDossier) before = ecot_dossier_new ("resa-2017/1");
  g_autoptr (EcotDossier) after = ecot_dossier_new ("resa-2017/1");

  ecot_test_append (before, ECOT_KIND_LINE, "category", "staff", "detail", "Animation", "amount", "100.00", NULL);
  ecot_test_append (before, ECOT_KIND_LINE, "category", "other", "detail", "Bus", "amount", "50.00", NULL);
  ecot_test_append (before, ECOT_KIND_LINE, "category", "other", "detail", "Salle", "amount", "60.00", NULL);

  ecot_test_append (after, ECOT_KIND_LINE, "category", "supplies", "detail", "Papier", "amount", "7.00", NULL);
  ecot_test_append (after, ECOT_KIND_LINE, "category", "staff", "detail", "Animation", "amount", "120.00", NULL);
  ecot_test_append (after, ECOT_KIND_LINE, "category", "other", "detail", "Bus", "amount", "50.00", NULL);
  ecot_test_append (after, ECOT_KIND_LINE, "category", "other", "detail", "Salle", "amount", "60.00", NULL);

  assert_diff (before, after,
               "budget/line/1: - > category: supplies; detail: Papier; amount: 7.00\n"
               "budget/line/2/amount: 100.00 > 120.00\n");
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  g_test_summary ("No difference means the same dossier, and the other way round");

  for (guint i = 0; i < 300; i++)
    {
      guint32                 seed = g_rand_int (rand);
      g_autoptr (GRand)       one = g_rand_new_with_seed (seed);
      g_autoptr (GRand)       two = g_rand_new_with_seed (seed);
      g_autoptr (EcotDossier) before = ecot_test_random_dossier (one, 10);
      g_autoptr (EcotDossier) after = ecot_test_random_dossier (two, 10);
      g_autoptr (EcotAction)  action = NULL;
      g_autofree char        *was = NULL, *is = NULL, *printed = NULL;

      assert_diff (before, after, "");
      was = ecot_test_dump (before);
      action = ecot_test_random_action (after, two);
      g_assert_true (ecot_dossier_perform (after, action, NULL));
      is = ecot_test_dump (after);
      printed = print (before, after);
      g_assert_cmpint (strcmp (was, is) == 0, ==, *printed == '\0');
    }
}

/* Not a time: comparing each row with each would not end. */
static void
test_large (void)
{
  g_autoptr (EcotDossier) before = ecot_dossier_new ("resa-2017/1");
  g_autoptr (EcotDossier) after = ecot_dossier_new ("resa-2017/1");
  g_autoptr (EcotAction)  one = ecot_action_new ("Fill");
  g_autoptr (EcotAction)  two = ecot_action_new ("Fill");
  g_autoptr (GPtrArray)   differences = NULL;
  const guint             n = 50000;

  for (guint i = 0; i < n; i++)
    {
      EcotValue a = ecot_value_number (ECOT_VALUE_AMOUNT, i);
      EcotValue b = ecot_value_number (ECOT_VALUE_AMOUNT, -1 - (gint64)i);

      ecot_action_insert (one, ECOT_KIND_LINE, i + 1, NULL, i);
      ecot_action_set_new (one, ECOT_KIND_LINE, i + 1, "amount", &a);
      ecot_action_insert (two, ECOT_KIND_LINE, n + i + 1, NULL, i);
      ecot_action_set_new (two, ECOT_KIND_LINE, n + i + 1, "amount", &b);
    }
  g_assert_true (ecot_dossier_perform (before, one, NULL));
  g_assert_true (ecot_dossier_perform (after, two, NULL));

  differences = ecot_diff (before, after);
  g_assert_cmpuint (differences->len, ==, 2 * n);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/diff/cells", test_cells);
  g_test_add_func ("/ecot/diff/letters", test_letters);
  g_test_add_func ("/ecot/diff/ids", test_ids);
  g_test_add_func ("/ecot/diff/similar", test_similar);
  g_test_add_func ("/ecot/diff/random", test_random);
  g_test_add_func ("/ecot/diff/large", test_large);

  return g_test_run ();
}
