/* test-graph.c: what an edit costs, and that it leaves nothing behind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"
#include "support/ecot-test.h"

static const char items[] =
  "<section id='presentation' title='Présentation'/>"
  "<section id='methods' title='Méthodes' words='hyphens'/>"
  "<budget extra-categories='true' asks-hours='true'/>"
  "<category id='staff' label='Personnel' kind='staff'/>"
  "<category id='services' label='Honoraires' kind='services'/>"
  "<category id='supplies' label='Consommables' kind='supplies'/>"
  "<category id='overheads' label='Frais généraux' kind='indirect'/>"
  "<fund id='fse' label='Fonds social européen'/>"
  "<limit id='fse' figure='funding.fse' at-most='100 %' of='cost.total' message='m'/>"
  "<fund id='Z' label='Un second'/>";

static EcotFigures *
new_figures (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("test/1");
  g_autoptr (EcotLot)     lot = ecot_test_lot_new (items);

  return ecot_figures_new (dossier, lot);
}

static void
add_lines (EcotDossier *dossier,
           guint        n)
{
  static const char *const categories[] = { "staff", "services", "supplies" };
  g_autoptr (EcotAction)   action = ecot_action_new ("Lines");

  for (guint i = 0; i < n; i++)
    {
      gint64             id = ecot_dossier_reserve_id (dossier);
      g_auto (EcotValue) category = ecot_value_text (ECOT_VALUE_CHOICE, categories[i % 3]);

      ecot_action_insert (action, ECOT_KIND_LINE, id, NULL, i);
      ecot_action_set_new (action, ECOT_KIND_LINE, id, "category", &category);
      ecot_action_set_new (action, ECOT_KIND_LINE, id, "amount", &(EcotValue){ ECOT_VALUE_AMOUNT, 100 + i, NULL });
    }

  ecot_dossier_perform (dossier, action, NULL);
}

/* {{{ What an edit costs */

/* The work of a few edits of a budget of @n lines, one number for each. */
static void
measure (guint   n,
         guint64 work[6])
{
  g_autoptr (EcotFigures)  figures = new_figures ();
  EcotDossier             *dossier = ecot_figures_get_dossier (figures);
  static const char *const edits[5][2] = {
    { "budget/line/3/amount", "17.00" },
    { "budget/line/3/category", "staff" },
    { "fund/fse/percent", "46" },
    { "budget/line/2/detail", "rien qui compte" },
    { "narrative/methods/text", "un texte" },
  };
  guint64 before;

  add_lines (dossier, n);
  ecot_test_set (dossier, "fund/fse/percent", "47");
  ecot_test_append (dossier, ECOT_KIND_TIME, "hours", "10", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      before = ecot_figures_get_work (figures);
      ecot_test_set (dossier, edits[i][0], edits[i][1]);
      work[i] = ecot_figures_get_work (figures) - before;
    }

  before = ecot_figures_get_work (figures);
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "1", NULL);
  work[5] = ecot_figures_get_work (figures) - before;
}

static void
test_cost_of_an_edit (void)
{
  guint64 few[6], many[6];

  g_test_summary ("An edit looks at no line but its own, and at no figure that does not depend on it");

  measure (10, few);
  measure (10000, many);

  for (guint i = 0; i < G_N_ELEMENTS (few); i++)
    {
      g_test_message ("edit %u: %" G_GUINT64_FORMAT " steps", i, few[i]);
      g_assert_cmpuint (few[i], ==, many[i]);
    }

  g_assert_cmpuint (few[0], <, 60);
  g_assert_cmpuint (few[3], ==, 0); /* no figure speaks of details */
  g_assert_cmpuint (few[4], ==, 1); /* the words of that section alone */
}

/* }}} */
/* {{{ Overflow goes away */

#define MAX_TEXT "90000000000000.00"

static gboolean
is_known (EcotFigures *figures,
          const char  *name)
{
  EcotFigure figure = ecot_figures_get (figures, name);

  g_assert_false (figure.known && figure.fault != NULL);
  return figure.known;
}

static void
test_sum_overflow (void)
{
  g_autoptr (EcotFigures) figures = new_figures ();
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  gint64                  total;

  g_test_summary ("A total too large is a fault, never a wrapped number, and goes when the line is mended");

  for (guint i = 0; i < 3000; i++)
    ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", MAX_TEXT, NULL);

  g_assert_false (is_known (figures, "cost.total"));
  g_assert_nonnull (ecot_figures_get (figures, "cost.total").fault);
  g_assert_nonnull (ecot_figures_get (figures, "cost.category.staff").fault);
  g_assert_nonnull (ecot_figures_get (figures, "funding.balance").fault);

  for (guint i = 0; i < 2999; i++)
    {
      g_autoptr (EcotAction) action = ecot_action_new ("Remove");

      ecot_action_remove (action, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 0));
      ecot_dossier_perform (dossier, action, NULL);
    }

  g_assert_true (ecot_figures_get_number (figures, "cost.total", &total));
  g_assert_cmpint (total, ==, ECOT_AMOUNT_MAX);
  g_assert_null (ecot_figures_get (figures, "funding.balance").fault);

  /* On the limit, and one cent over it. */
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "services", "amount", "0.01", NULL);
  g_assert_false (is_known (figures, "cost.total"));
  g_assert_true (is_known (figures, "cost.category.staff"));
  ecot_test_set (dossier, "budget/line/2/amount", "0.00");
  g_assert_true (is_known (figures, "cost.total"));
}

static void
test_product_overflow (void)
{
  g_autoptr (EcotFigures) figures = new_figures ();
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  EcotRecord             *line = ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff",
                                                   "quantity", "900000000000", "unit-cost", "900000000000", NULL);
  gint64                  total;

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "5", NULL);
  g_assert_nonnull (ecot_figures_get_line (figures, line).fault);
  g_assert_nonnull (ecot_figures_get (figures, "cost.total").fault);

  ecot_test_set (dossier, "budget/line/1/quantity", "0.0001");
  g_assert_null (ecot_figures_get_line (figures, line).fault);
  g_assert_true (ecot_figures_get_number (figures, "cost.total", &total));
  g_assert_cmpint (total, ==, 9000000000 + 500);
}

static void
test_other_overflows (void)
{
  g_autoptr (EcotFigures) figures = new_figures ();
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", MAX_TEXT, NULL);
  ecot_test_set (dossier, "fund/fse/percent", "900000000000");
  g_assert_nonnull (ecot_figures_get (figures, "funding.fse").fault);
  g_assert_nonnull (ecot_figures_get (figures, "funding.own").fault);
  ecot_test_set (dossier, "fund/fse/percent", "100");
  g_assert_true (is_known (figures, "funding.own"));

  ecot_test_append (dossier, ECOT_KIND_TIME, "hours", "0.0001", NULL);
  g_assert_nonnull (ecot_figures_get (figures, "cost.per-hour").fault);
  ecot_test_append (dossier, ECOT_KIND_TIME, "hours", "900000000000", NULL);
  g_assert_nonnull (ecot_figures_get (figures, "hours.total").fault);
}

/* }}} */
/* {{{ Against figures made afresh */

/* Every figure, its value and its fault, as text. */
static char *
dump (EcotFigures *figures)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *const *name = ecot_figures_get_names (figures); *name != NULL; name++)
    {
      EcotFigure       figure = ecot_figures_get (figures, *name);
      g_autofree char *text = ecot_figure_to_machine (&figure);

      g_string_append_printf (out, "%s (%s) = %s %s\n", *name, ecot_figures_get_label (figures, *name),
                              text != NULL ? text : "null", figure.fault != NULL ? figure.fault : "");
    }

  return g_strdup (out->str);
}

static void
assert_as_afresh (EcotFigures *figures)
{
  g_autoptr (EcotFigures) afresh = ecot_figures_new (ecot_figures_get_dossier (figures), ecot_figures_get_lot (figures));
  g_autofree char        *expected = dump (afresh);
  g_autofree char        *actual = dump (figures);

  g_assert_cmpstr (actual, ==, expected);
}

static void
test_random_actions (void)
{
  g_autoptr (GRand)       rand = g_rand_new_with_seed (20170724);
  g_autoptr (EcotFigures) figures = new_figures ();
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  g_test_summary ("After any actions, done and undone, the figures are what they would be if made afresh");

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (EcotAction) action = ecot_test_random_action (dossier, rand);

      if (!ecot_dossier_perform (dossier, action, NULL))
        continue;

      if (g_rand_int_range (rand, 0, 3) == 0 && ecot_action_get_n_edits (action) > 0)
        {
          g_autoptr (EcotAction) undo = ecot_action_invert (action, "Undo");

          ecot_dossier_replay (dossier, undo);
        }

      if (i % 5 == 0)
        assert_as_afresh (figures);
    }

  assert_as_afresh (figures);
}

/* Random budgets against sums made in 128 bits, one after the other. */
static void
test_random_budgets (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1789);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (EcotFigures) figures = new_figures ();
      EcotDossier            *dossier = ecot_figures_get_dossier (figures);
      EcotWide                total = 0, others = 0, share;
      gint64                  percent = g_rand_int_range (rand, 0, 1200000), number;
      guint                   n_lines = (guint)g_rand_int_range (rand, 1, 40);

      for (guint j = 0; j < n_lines; j++)
        {
          gint64   quantity = g_rand_int_range (rand, -1000, 100000000);
          gint64   unit_cost = g_rand_int_range (rand, 0, 100000000);
          EcotWide product = (EcotWide)quantity * unit_cost;
          char     q[ECOT_DECIMAL_BUFSIZE], u[ECOT_DECIMAL_BUFSIZE];

          ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff",
                            "quantity", ecot_decimal_format (quantity, q),
                            "unit-cost", ecot_decimal_format (unit_cost, u), NULL);

          /* half away from zero */
          total += product >= 0 ? (product + 500000) / 1000000 : -((-product + 500000) / 1000000);
        }

      for (guint j = 0; j < 3; j++)
        {
          gint64 amount = g_rand_int_range (rand, 0, 10000000);
          char   a[ECOT_AMOUNT_BUFSIZE];

          ecot_test_append (dossier, ECOT_KIND_FUNDER, "amount", ecot_amount_format (amount, a), NULL);
          others += amount;
        }

      {
        char p[ECOT_DECIMAL_BUFSIZE];

        ecot_test_set (dossier, "fund/fse/percent", ecot_decimal_format (percent, p));
      }

      share = total * percent / 1000000;

      g_assert_true (ecot_figures_get_number (figures, "cost.total", &number));
      g_assert_cmpint (number, ==, (gint64)total);
      g_assert_true (ecot_figures_get_number (figures, "funding.fse", &number));
      g_assert_cmpint (number, ==, (gint64)share);
      g_assert_true (ecot_figures_get_number (figures, "funding.own", &number));
      g_assert_cmpint (number, ==, (gint64)MAX (total - share - others, 0));
      g_assert_true (ecot_figures_get_number (figures, "funding.balance", &number));
      g_assert_cmpint (number, ==, (gint64)MAX (share + others - total, 0));
      g_assert_true (ecot_figures_get_number (figures, "grant.requested", &number));
      g_assert_cmpint (number, ==, (gint64)share);
    }
}

/* }}} */

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/graph/cost-of-an-edit", test_cost_of_an_edit);
  g_test_add_func ("/graph/sum-overflow", test_sum_overflow);
  g_test_add_func ("/graph/product-overflow", test_product_overflow);
  g_test_add_func ("/graph/other-overflows", test_other_overflows);
  g_test_add_func ("/graph/random-actions", test_random_actions);
  g_test_add_func ("/graph/random-budgets", test_random_budgets);

  return g_test_run ();
}
