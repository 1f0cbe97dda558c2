/* test-solve.c: one solver, several questions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the answers are is held by tests/cli/test-solve.py.
 */

#include "figure/ecot-solve.h"

#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"

static const char items[] =
  "<budget extra-categories='true' asks-hours='true'/>"
  "<category id='staff' label='Personnel' kind='staff'/>"
  "<fund id='fse' label='Fonds social européen'/>";

static EcotFigures *
new_figures (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("test/1");
  g_autoptr (EcotLot)     lot = ecot_test_lot_new (items);

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "quantity", "3", "unit-cost", "33.335", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "-20.00", NULL);
  ecot_test_append (dossier, ECOT_KIND_TIME, "hours", "10", NULL);
  ecot_test_set (dossier, "fund/fse/percent", "47");
  return ecot_figures_new (dossier, lot);
}

static const struct
{
  const char *figure;
  gint64      wanted;
  const char *path;
} questions[] = {
  { "cost.total", 10000, "budget/line/1/unit-cost" },
  { "cost.total", 10000, "budget/line/2/amount" },
  { "cost.per-hour", 3000, "time/1/hours" },
  { "funding.fse", 4000, "fund/fse/percent" },
  { "funding.own", 4000, "own-funds/amount" },
  { "cost.total", 1, "budget/line/1/quantity" },
};

static void
assert_same (const EcotSolution *a,
             const EcotSolution *b)
{
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpint (a->value, ==, b->value);
  g_assert_cmpint (a->below, ==, b->below);
  g_assert_cmpint (a->above, ==, b->above);
  g_assert_cmpint (a->figure_below, ==, b->figure_below);
  g_assert_cmpint (a->figure_above, ==, b->figure_above);
}

static void
test_questions (void)
{
  g_autoptr (EcotFigures) figures = new_figures ();
  g_autoptr (EcotSolver)  solver = ecot_solver_new (figures);
  g_autofree char        *before = ecot_test_dump (ecot_figures_get_dossier (figures));
  g_autofree char        *after = NULL;

  g_test_summary ("A question leaves nothing behind for the next, and nothing in the dossier");

  for (guint i = 0; i < 2 * G_N_ELEMENTS (questions); i++)
    {
      guint              at = i < G_N_ELEMENTS (questions) ? i : 2 * G_N_ELEMENTS (questions) - 1 - i;
      g_autoptr (GError) error = NULL;
      EcotSolution       again, anew;

      ecot_solver_solve (solver, questions[at].figure, questions[at].wanted, questions[at].path, &again, &error);
      g_assert_no_error (error);
      ecot_solve (figures, questions[at].figure, questions[at].wanted, questions[at].path, &anew, &error);
      g_assert_no_error (error);
      assert_same (&again, &anew);
    }

  after = ecot_test_dump (ecot_figures_get_dossier (figures));
  g_assert_cmpstr (before, ==, after);
}

static void
test_own_category (void)
{
  g_autoptr (EcotFigures) figures = new_figures ();
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  EcotRecord             *category;
  g_autofree char        *id = NULL, *name = NULL;
  g_autoptr (GError)      error = NULL;
  EcotSolution            solution;

  g_test_summary ("A category the applicant added is the same one where values are tried");

  category = ecot_test_append (dossier, ECOT_KIND_CATEGORY, "label", "Le fil d’eau", NULL);
  id = g_strdup_printf ("+%" G_GINT64_FORMAT, ecot_record_get_id (category));
  name = g_strconcat ("cost.category.", id, NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", id, "amount", "5.00", NULL);
  ecot_solve (figures, name, 1234, "budget/line/3/amount", &solution, &error);
  g_assert_no_error (error);
  g_assert_cmpint (solution.kind, ==, ECOT_SOLUTION_EXACT);
  g_assert_cmpint (solution.value, ==, 1234);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/solve/questions", test_questions);
  g_test_add_func ("/ecot/solve/own-category", test_own_category);

  return g_test_run ();
}
