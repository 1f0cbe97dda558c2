/* test-reason.c: every figure can be taken apart and made again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "figure/ecot-figures.h"

#include <string.h>

#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"
#include "support/ecot-test-reason.h"

static const char items[] =
  "<section id='presentation' title='Présentation'/>"
  "<budget extra-categories='true' asks-hours='true'/>"
  "<category id='staff' label='Personnel' kind='staff'/>"
  "<category id='fees' label='Honoraires' kind='services'/>"
  "<fund id='fse' label='Fonds social européen'/>"
  "<limit id='fse' figure='funding.fse' at-most='100 %' of='cost.total' message='m'/>";

static EcotFigures *
new_figures (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("test/1");
  g_autoptr (EcotLot)     lot = ecot_test_lot_new (items);

  return ecot_figures_new (dossier, lot);
}

/* The budget of the brochure: 9 870,50 €, 317,5 h. */
static EcotFigures *
new_example (void)
{
  EcotFigures *figures = new_figures ();
  EcotDossier *dossier = ecot_figures_get_dossier (figures);

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "detail", "Chargée de coordination",
                    "quantity", "120", "unit", "h", "unit-cost", "22.38", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "quantity", "3", "unit-cost", "33.335", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "fees", "amount", "7084.89", NULL);
  ecot_test_append (dossier, ECOT_KIND_FUNDER, "name", "Ville", "amount", "500", NULL);
  ecot_test_append (dossier, ECOT_KIND_TIME, "person", "Camille", "task", "animation", "hours", "300", NULL);
  ecot_test_append (dossier, ECOT_KIND_TIME, "hours", "17", NULL);
  ecot_test_append (dossier, ECOT_KIND_TIME, "task", "bilan", "hours", "0.5", NULL);
  ecot_test_set (dossier, "fund/fse/percent", "47");
  ecot_test_set (dossier, "narrative/presentation/text", "Un rallye de deux jours");

  return figures;
}

static void
assert_formula (EcotFigures *figures,
                const char  *name,
                const char  *expected)
{
  g_autoptr (EcotReason) reason = ecot_figures_explain (figures, name);
  g_autofree char       *formula = ecot_reason_formula (reason);
  g_autofree char       *spaced = ecot_test_plain (formula);

  g_assert_cmpstr (spaced, ==, expected);
}

static void
test_formulas (void)
{
  static const char *const formulas[][2] = {
    { "cost.total", "2 785,61 € + 7 084,89 €" },
    { "cost.direct", "2 785,61 € + 7 084,89 €" },
    { "cost.category.staff", "2 685,60 € + 100,01 €" },
    { "cost.category.fees", "7 084,89 €" },
    { "cost.indirect", "rien n’est encore saisi" },
    { "funding.fse", "47 % de 9 870,50 €, arrondi au centime inférieur" },
    { "funding.own", "9 870,50 € − 4 639,13 € − 500,00 €" },
    { "funding.total", "4 639,13 € + 500,00 € + 4 731,37 €" },
    { "funding.balance", "9 870,50 € − 9 870,50 €" },
    { "grant.rate", "4 639,13 € ÷ 9 870,50 €, arrondi à quatre décimales" },
    { "hours.total", "300 h + 17 h + 0,5 h" },
    { "cost.per-hour", "9 870,50 € ÷ 317,5 h, arrondi au centime (31,0881… avant l’arrondi) ; 31,09 € × 317,5 h font 9 871,08 €" },
    { "words.presentation", "compté dans le texte saisi" },
  };
  g_autoptr (EcotFigures) figures = new_example ();

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    assert_formula (figures, formulas[i][0], formulas[i][1]);
}

static void
test_more_formulas (void)
{
  g_autoptr (EcotFigures) figures = new_example ();
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  ecot_test_set (dossier, "fund/fse/amount", "9800");
  assert_formula (figures, "funding.fse", "saisi dans le dossier");
  assert_formula (figures, "funding.own", "9 870,50 € − 9 800,00 € − 500,00 €, ramené à zéro");
  ecot_test_set (dossier, "fund/fse/amount", "9370.50");
  assert_formula (figures, "funding.own", "9 870,50 € − 9 370,50 € − 500,00 €"); /* zero by itself */
  ecot_test_set (dossier, "fund/fse/amount", NULL);

  ecot_test_set (dossier, "budget/line/1/amount", "-5");
  assert_formula (figures, "cost.category.staff", "(\u22125,00 €) + 100,01 €");
  ecot_test_set (dossier, "budget/line/3/amount", "-7");
  assert_formula (figures, "cost.category.fees", "\u22127,00 €"); /* alone, it wants no brackets */
  ecot_test_set (dossier, "budget/line/1/amount", "2899.99");
  ecot_test_set (dossier, "time/1/hours", "300.5");
  ecot_test_set (dossier, "time/2/hours", NULL);
  ecot_test_set (dossier, "time/3/hours", NULL);
  ecot_test_set (dossier, "budget/line/3/amount", "15");
  assert_formula (figures, "cost.per-hour", "3 015,00 € ÷ 300,5 h, arrondi au centime (10,0332… avant l’arrondi) ; 10,03 € × 300,5 h font 3 014,02 €");
  ecot_test_set (dossier, "time/1/hours", "300");
  assert_formula (figures, "cost.per-hour", "3 015,00 € ÷ 300 h"); /* exact: 10,05 */

  ecot_test_set (dossier, "time/1/hours", NULL);
  assert_formula (figures, "cost.per-hour", "il manque : Temps passé sur l’action");
  ecot_test_set (dossier, "time/1/hours", "0");
  assert_formula (figures, "cost.per-hour", "Le total des heures n’est pas positif : le coût horaire ne peut pas être calculé.");

  for (guint i = 0; i < 8; i++)
    ecot_test_append (dossier, ECOT_KIND_LINE, "category", "fees", "amount", "1", NULL);

  assert_formula (figures, "cost.category.fees", "somme de 9 montants");
}

static const EcotReason *
child (const EcotReason *reason,
       guint             i)
{
  g_assert_cmpuint (i, <, reason->children->len);
  return reason->children->pdata[i];
}

static void
test_tree (void)
{
  g_autoptr (EcotFigures) figures = new_example ();
  g_autoptr (EcotReason)  reason = ecot_figures_explain (figures, "cost.per-hour");
  const EcotReason       *total = child (reason, 0);
  const EcotReason       *staff = child (total, 0);
  const EcotReason       *line = child (staff, 0);
  g_autofree char        *quantity = ecot_reason_value (child (line, 0));
  g_autofree char        *unit_cost = ecot_reason_value (child (line, 1));

  g_test_summary ("From the cost per hour down to the cells somebody typed");

  g_assert_cmpstr (total->figure, ==, "cost.total");
  g_assert_cmpuint (total->children->len, ==, 2);
  g_assert_cmpstr (staff->figure, ==, "cost.category.staff");
  g_assert_cmpstr (staff->label, ==, "Personnel");
  g_assert_null (line->figure);
  g_assert_cmpstr (line->label, ==, "Ligne\u00a01\u00a0: Chargée de coordination");
  g_assert_cmpint (line->op, ==, ECOT_REASON_PRODUCT);
  g_assert_false (line->rounded);
  g_assert_true (child (staff, 1)->rounded);
  g_assert_cmpstr (quantity, ==, "120\u00a0h");
  g_assert_cmpstr (unit_cost, ==, "22,38\u00a0€");
  g_assert_cmpstr (child (line, 0)->place, ==, "budget/line/1/quantity");
  g_assert_cmpstr (child (child (total, 1), 0)->place, ==, "budget/line/3/amount");
  g_assert_cmpstr (child (child (reason, 1), 0)->label, ==, "Temps 1\u00a0: Camille, animation");
  g_assert_cmpstr (child (child (reason, 1), 1)->place, ==, "time/2/hours");
  g_assert_cmpstr (child (child (reason, 1), 1)->label, ==, "Temps 2");
  g_assert_cmpstr (child (child (reason, 1), 2)->label, ==, "Temps 3\u00a0: bilan");
}

static void
test_unit_costs (void)
{
  static const char *const costs[][2] = {
    { "0.4", "0,40 €" },
    { "450", "450,00 €" },
    { "33.335", "33,335 €" },
    { "0.0001", "0,0001 €" },
    { "-12.5", "\u221212,50 €" },
    { "1234.5", "1 234,50 €" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      EcotDecimal      cost;
      g_autofree char *french = NULL;
      g_autofree char *plain = NULL;

      g_assert_true (ecot_decimal_parse (costs[i][0], &cost, NULL));
      french = ecot_unit_cost_to_french (cost);
      plain = ecot_test_plain (french);
      g_assert_cmpstr (plain, ==, costs[i][1]);
    }
}

static void
assert_all_replay (EcotFigures *figures)
{
  for (const char *const *name = ecot_figures_get_names (figures); *name != NULL; name++)
    {
      g_autoptr (EcotReason) reason = ecot_figures_explain (figures, *name);
      EcotFigure             figure = ecot_figures_get (figures, *name);

      g_assert_cmpstr (reason->figure, ==, *name);
      g_assert_cmpint (reason->known, ==, figure.known);
      g_assert_cmpint (reason->number, ==, figure.number);
      ecot_test_replay (figures, reason);
    }
}

static void
test_replay (void)
{
  g_autoptr (EcotFigures) figures = new_example ();

  assert_all_replay (figures);
}

/* A ceiling of the call, one that is typed, and none that bites. */
static void
test_ceilings (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("test/1");
  g_autoptr (EcotLot)     lot = ecot_test_lot_new ("<category id='staff' label='Personnel' kind='staff'/>"
                                                       "<fund id='town' label='Ville' max-amount='10000 EUR'/>");
  g_autoptr (EcotFigures) figures = ecot_figures_new (dossier, lot);

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "30000", NULL);
  ecot_test_set (dossier, "fund/town/percent", "47");
  assert_formula (figures, "funding.town", "le plus petit de 14 100,00 € et 10 000,00 €");
  assert_formula (figures, "funding.town.threshold", "le plus petit coût dont 47 % font 10 000,00 €");
  assert_all_replay (figures);

  ecot_test_set (dossier, "fund/town/ceiling", "9999.99");
  assert_formula (figures, "funding.town", "le plus petit de 14 100,00 € et 9 999,99 €");
  assert_all_replay (figures);

  ecot_test_set (dossier, "fund/town/amount", "5000");
  assert_formula (figures, "funding.town", "saisi dans le dossier");
  assert_all_replay (figures);
}

static void
test_replay_random (void)
{
  g_autoptr (GRand)       rand = g_rand_new_with_seed (8);
  g_autoptr (EcotFigures) figures = new_figures ();
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (EcotAction) action = ecot_test_random_action (dossier, rand);

      ecot_dossier_perform (dossier, action, NULL);

      if (i % 10 == 0)
        assert_all_replay (figures);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reason/formulas", test_formulas);
  g_test_add_func ("/reason/more-formulas", test_more_formulas);
  g_test_add_func ("/reason/tree", test_tree);
  g_test_add_func ("/reason/unit-costs", test_unit_costs);
  g_test_add_func ("/reason/replay", test_replay);
  g_test_add_func ("/reason/ceilings", test_ceilings);
  g_test_add_func ("/reason/replay-random", test_replay_random);

  return g_test_run ();
}
