/* test-late-checks.c: signed papers are looked at when one rests, and rightly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk/ecot-late-checks.h"

#include "support/ecot-test-check.h"
#include "support/ecot-test-dossier.h"

/* Every paper of the dossier, signed. */
static void
sign_all (EcotFigures *figures)
{
  g_autoptr (GPtrArray) papers = ecot_signing_list (figures);

  for (guint i = 0; i < papers->len; i++)
    {
      g_autoptr (GError)     error = NULL;
      g_autoptr (EcotAction) action = NULL;

      action = ecot_signing_sign (figures, ((EcotSignedPaper *)papers->pdata[i])->id, "Ana Modèle", 738000, &error);
      g_assert_no_error (error);
      g_assert_true (ecot_dossier_perform (ecot_figures_get_dossier (figures), action, NULL));
    }
}

/* "budget stale Total › Montant: 1,00 -> 2,00 …": what is known of the signed papers. */
static char *
describe (const GPtrArray *papers)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < papers->len; i++)
    {
      const EcotSignedPaper *paper = papers->pdata[i];

      if (paper->state == ECOT_PAPER_UNSIGNED)
        continue;

      g_string_append_printf (out, "%s %s\n", paper->id, ecot_paper_state_to_id (paper->state));
      for (guint j = 0; paper->changes != NULL && j < paper->changes->len; j++)
        {
          const EcotSayingChange *change = paper->changes->pdata[j];

          g_string_append_printf (out, "  %s: %s -> %s\n", change->label, change->before, change->after);
        }
    }

  return g_string_free (out, FALSE);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return g_strcmp0 ((*(const EcotSignedPaper *const *)a)->id, (*(const EcotSignedPaper *const *)b)->id);
}

static char *
describe_sorted (GPtrArray *papers)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (papers, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_ids);
  return describe (sorted);
}

static void
settle (EcotLateChecks *late)
{
  while (!ecot_late_checks_is_settled (late))
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_right (EcotLateChecks *late,
              EcotFigures    *figures)
{
  g_autoptr (GPtrArray) expected = ecot_signing_list (figures);
  g_autoptr (GPtrArray) findings = ecot_late_check (figures, NULL, NULL, NULL);
  g_autofree char      *known = describe_sorted (ecot_late_checks_get_signed (late));
  g_autofree char      *right = describe_sorted (expected);

  g_assert_cmpstr (known, ==, right);
  g_assert_cmpuint (ecot_late_checks_get_findings (late)->len, ==, findings->len);
  for (guint i = 0; i < findings->len; i++)
    g_assert_true (ecot_finding_equal (ecot_late_checks_get_findings (late)->pdata[i], findings->pdata[i]));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Rests after a few edits, and now and then goes on before the rest is over. */
static void
test_random (gconstpointer name)
{
  g_autoptr (EcotFigures)    figures = ecot_test_example (name);
  EcotDossier               *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (GRand)          rand = g_rand_new_with_seed (47);
  g_autoptr (EcotLateChecks) late = NULL;
  guint                      n_told = 0;

  g_test_summary ("Row 47: whatever is edited, the papers known as stale at rest are those a full recomputation finds");

  sign_all (figures);
  late = ecot_late_checks_new (figures);
  g_signal_connect_swapped (late, "changed", G_CALLBACK (count_cb), &n_told);
  settle (late);
  assert_right (late, figures);

  for (guint n = 0; n < 8; n++)
    {
      for (gint32 i = g_rand_int_range (rand, 1, 6); i > 0; i--)
        {
          g_autoptr (EcotAction) action = ecot_test_random_action (dossier, rand);

          ecot_dossier_perform (dossier, action, NULL);
          if (g_rand_int_range (rand, 0, 4) == 0)
            g_main_context_iteration (NULL, !ecot_late_checks_is_settled (late));
        }

      settle (late);
      assert_right (late, figures);
    }

  g_assert_cmpuint (n_told, >=, 8);
}

/* Nothing is looked at while one types: the cost of a keystroke is no paper's. */
static void
test_at_rest (void)
{
  g_autoptr (EcotFigures)    figures = ecot_test_example ("rallye-ess");
  EcotDossier               *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (EcotLateChecks) late = NULL;
  guint                      n_told = 0;

  sign_all (figures);
  late = ecot_late_checks_new (figures);
  settle (late);
  g_signal_connect_swapped (late, "changed", G_CALLBACK (count_cb), &n_told);

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *amount = g_strdup_printf ("%u.00", i + 1);

      ecot_test_set (dossier, "budget/line/1/amount", amount);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }

  g_assert_cmpuint (n_told, ==, 0);
  g_assert_false (ecot_late_checks_is_settled (late));
  settle (late);
  g_assert_cmpuint (n_told, ==, 1);
  assert_right (late, figures);
}

/* A dossier that is closed while somebody looks at it is closed. */
static void
test_closed (void)
{
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess");
  EcotLateChecks         *late = ecot_late_checks_new (figures);

  sign_all (figures);
  g_main_context_iteration (NULL, TRUE); /* the look begins */
  g_assert_finalize_object (late);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/late-checks/random/rallye-ess", "rallye-ess", test_random);
  g_test_add_data_func ("/late-checks/random/chantier-lavoir", "chantier-lavoir", test_random);
  g_test_add_func ("/late-checks/at-rest", test_at_rest);
  g_test_add_func ("/late-checks/closed", test_closed);

  return g_test_run ();
}
