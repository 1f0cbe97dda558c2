/* test-figures.c: what every figure is worth
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "figure/ecot-figures.h"

#include <string.h>

#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"

static const char items[] =
  "<section id='presentation' title='Présentation' max-words='700'/>"
  "<section id='methods' title='Méthodes' words='apostrophes'/>"
  "<budget extra-categories='true' asks-hours='true'/>"
  "<category id='staff' label='Personnel' kind='staff'/>"
  "<category id='fees' label='Honoraires' kind='services'/>"
  "<category id='supplies' label='Consommables' kind='supplies'/>"
  "<fund id='fse' label='Fonds social européen'/>"
  "<limit id='fse' figure='funding.fse' at-most='100 %' of='cost.total' message='m'/>";

static const char indirect[] =
  "<budget/>"
  "<category id='staff' label='Personnel' kind='staff'/>"
  "<category id='overheads' label='Frais généraux' kind='indirect'/>";

static EcotFigures *
new_figures (const char *lot_items)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("test/1");
  g_autoptr (EcotLot)     lot = ecot_test_lot_new (lot_items);

  return ecot_figures_new (dossier, lot);
}

static void
assert_figure (EcotFigures *figures,
               const char  *name,
               const char  *expected)
{
  EcotFigure       figure = ecot_figures_get (figures, name);
  g_autofree char *machine = ecot_figure_to_machine (&figure);

  if (g_strcmp0 (machine, expected) != 0)
    g_error ("%s is %s, not %s", name, machine, expected);
}

/* Cells and rows, then what every figure named is worth; NULL: nothing feeds it. */
typedef struct
{
  const char *title;
  const char *rows[8][4];  /* kind letter, then its cells: see add_row() */
  const char *cells[6][2]; /* path, machine form */
  const char *figures[12][2];
} Case;

static void
add_row (EcotDossier      *dossier,
         const char *const row[4])
{
  if (*row[0] == 'l') /* line: category, amount, or quantity and unit cost */
    {
      EcotRecord *line = row[3] == NULL ? ecot_test_append (dossier, ECOT_KIND_LINE, "category", row[1], "amount", row[2], NULL)
                                        : ecot_test_append (dossier, ECOT_KIND_LINE, "category", row[1], "quantity", row[2], "unit-cost", row[3], NULL);

      g_assert_nonnull (line);
    }
  else if (*row[0] == 't')
    ecot_test_append (dossier, ECOT_KIND_TIME, "hours", row[1], NULL);
  else
    ecot_test_append (dossier, ECOT_KIND_FUNDER, "name", "X", "status", row[1], "amount", row[2], NULL);
}

static const Case cases[] = {
  { "nothing feeds anything",
    { { NULL } },
    { { NULL } },
    { { "cost.total", NULL }, { "cost.direct", NULL }, { "cost.category.staff", NULL }, { "funding.total", NULL }, { "funding.fse", NULL }, { "funding.own", NULL }, { "funding.balance", NULL }, { "grant.requested", NULL }, { "grant.rate", NULL }, { "hours.total", NULL }, { "cost.per-hour", NULL }, { "words.presentation", NULL } } },
  { "the whole of a small budget",
    { { "l", "staff", "120", "22.38" }, { "l", "fees", "3", "450" }, { "l", "supplies", "5834.90" }, { "f", "obtained", "1000" }, { "t", "300" }, { "t", "17.5" } },
    { { "fund/fse/percent", "47" } },
    { { "cost.total", "9870.50" }, { "cost.direct.staff", "2685.60" }, { "cost.direct.services", "1350.00" }, { "funding.fse", "4639.13" }, { "funding.own", "4231.37" }, { "funding.matching", "5231.37" }, { "funding.total", "9870.50" }, { "funding.balance", "0.00" }, { "grant.requested", "4639.13" }, { "grant.rate", "46.9999" }, { "hours.total", "317.5" }, { "cost.per-hour", "31.09" } } },
  { "a typed amount counts before its product",
    { { "l", "staff", "3", "33.335" }, { "l", "staff", "100" } },
    { { "budget/line/1/amount", "99.99" } },
    { { "cost.total", "199.99" } } },
  { "a product is rounded once",
    { { "l", "staff", "3", "33.335" } },
    { { NULL } },
    { { "cost.total", "100.01" } } },
  { "a typed share counts before its rate",
    { { "l", "staff", "1000" } },
    { { "fund/fse/percent", "47" }, { "fund/fse/amount", "100" } },
    { { "funding.fse", "100.00" }, { "funding.own", "900.00" } } },
  { "a share is typed although nothing is spent",
    { { NULL } },
    { { "fund/fse/amount", "100" } },
    { { "funding.fse", "100.00" }, { "funding.total", "100.00" }, { "funding.matching", "0.00" }, { "funding.own", NULL }, { "funding.balance", NULL } } },
  { "a rate of nothing is nothing",
    { { NULL } },
    { { "fund/fse/percent", "47" } },
    { { "funding.fse", NULL }, { "funding.total", NULL } } },
  { "who refused does not pay",
    { { "l", "staff", "1000" }, { "f", "refused", "400" }, { "f", "requested", "300" } },
    { { NULL } },
    { { "funding.others", "300.00" }, { "funding.own", "700.00" }, { "grant.requested", NULL } } },
  { "over-financing: own funds do not go below zero",
    { { "l", "staff", "1000" }, { "f", "obtained", "700" } },
    { { "fund/fse/amount", "400" } },
    { { "funding.own", "0.00" }, { "funding.total", "1100.00" }, { "funding.balance", "100.00" } } },
  { "a hole: own funds are typed and too small",
    { { "l", "staff", "1000" } },
    { { "fund/fse/percent", "47" }, { "own-funds/amount", "529.99" } },
    { { "funding.own", "529.99" }, { "funding.balance", "-0.01" }, { "grant.requested", "470.00" } } },
  { "an empty line is not a zero",
    { { "l", "staff", NULL } },
    { { NULL } },
    { { "cost.total", NULL }, { "cost.category.staff", NULL }, { "funding.own", NULL } } },
  { "a zero is not an empty line",
    { { "l", "staff", "0" } },
    { { NULL } },
    { { "cost.total", "0.00" }, { "cost.category.staff", "0.00" }, { "cost.category.fees", NULL }, { "funding.own", "0.00" }, { "grant.rate", NULL } } },
  { "hours that are zero give no cost per hour",
    { { "l", "staff", "1000" }, { "t", "0" } },
    { { NULL } },
    { { "hours.total", "0" }, { "cost.per-hour", NULL } } },
  { "lines of no category, or of one that does not exist, are counted all the same",
    { { "l", NULL, "1000" }, { "l", "nowhere", "100" }, { "l", "staff", "10" } },
    { { NULL } },
    { { "cost.total", "1110.00" }, { "cost.direct", "1110.00" }, { "cost.category.staff", "10.00" } } },
  { "words, and words as another rule counts them",
    { { NULL } },
    { { "narrative/presentation/text", "L’action « rallye » : deux jours." }, { "narrative/methods/text", "L’action" } },
    { { "words.presentation", "4" }, { "words.methods", "2" } } },
};

static void
test_values (gconstpointer data)
{
  const Case             *c = data;
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (EcotFigures) afresh = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (c->rows) && c->rows[i][0] != NULL; i++)
    add_row (dossier, c->rows[i]);

  for (guint i = 0; i < G_N_ELEMENTS (c->cells) && c->cells[i][0] != NULL; i++)
    ecot_test_set (dossier, c->cells[i][0], c->cells[i][1]);

  afresh = ecot_figures_new (dossier, ecot_figures_get_lot (figures));

  for (guint i = 0; i < G_N_ELEMENTS (c->figures) && c->figures[i][0] != NULL; i++)
    {
      assert_figure (figures, c->figures[i][0], c->figures[i][1]);
      assert_figure (afresh, c->figures[i][0], c->figures[i][1]);
    }
}

/* 47 % of a total, rounded down: a maximum bounds it. */
static void
test_shares (void)
{
  static const struct
  {
    const char *total, *percent, *share;
  } shares[] = {
    { "10000", "47", "4700.00" },
    { "20000", "47", "9400.00" },
    { "21276.58", "47", "9999.99" },
    { "21276.59", "47", "9999.99" },
    { "21276.60", "47", "10000.00" },
    { "9870.50", "47", "4639.13" },
    { "10000.05", "15", "1500.00" },
    { "999.99", "15", "149.99" },
    { "999.99", "0", "0.00" },
    { "999.99", "100", "999.99" },
    { "0.01", "99.9999", "0.00" },
    { "90000000000000.00", "100", "90000000000000.00" },
  };
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      ecot_test_set (dossier, "budget/line/1/amount", shares[i].total);
      ecot_test_set (dossier, "fund/fse/percent", shares[i].percent);
      assert_figure (figures, "funding.fse", shares[i].share);
    }
}

static void
test_cost_per_hour (void)
{
  static const struct
  {
    const char *total, *hours, *expected;
  } rates[] = {
    { "10000", "317", "31.55" },
    { "9870.50", "317.5", "31.09" },
    { "10000", "320", "31.25" },
    { "0.01", "2", "0.01" },
    { "0.01", "2.0001", "0.00" },
    { "10000", "0.0001", "100000000.00" },
  };
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", NULL);
  ecot_test_append (dossier, ECOT_KIND_TIME, "task", "x", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      ecot_test_set (dossier, "budget/line/1/amount", rates[i].total);
      ecot_test_set (dossier, "time/1/hours", rates[i].hours);
      assert_figure (figures, "cost.per-hour", rates[i].expected);
    }
}

static void
test_faults (void)
{
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  g_test_summary ("A figure that cannot be computed says why, and stops saying so");

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "1000", NULL);
  ecot_test_append (dossier, ECOT_KIND_TIME, "hours", "0", NULL);
  g_assert_nonnull (strstr (ecot_figures_get (figures, "cost.per-hour").fault, "heures"));

  ecot_test_set (dossier, "time/1/hours", "-2");
  g_assert_nonnull (ecot_figures_get (figures, "cost.per-hour").fault);

  ecot_test_set (dossier, "time/1/hours", "10");
  g_assert_null (ecot_figures_get (figures, "cost.per-hour").fault);
  assert_figure (figures, "cost.per-hour", "100.00");

  ecot_test_set (dossier, "budget/line/1/amount", "0");
  ecot_test_set (dossier, "fund/fse/percent", "47");
  g_assert_nonnull (ecot_figures_get (figures, "grant.rate").fault);

  ecot_test_set (dossier, "budget/line/1/amount", NULL);
  g_assert_null (ecot_figures_get (figures, "grant.rate").fault);
}

static void
test_indirect (void)
{
  g_autoptr (EcotFigures) figures = new_figures (indirect);
  g_autoptr (EcotFigures) without = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  g_test_summary ("Where the call knows indirect costs and there are none, they are zero; elsewhere unknown");

  assert_figure (figures, "cost.indirect", "0.00");
  assert_figure (without, "cost.indirect", NULL);

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "1000", NULL);
  assert_figure (figures, "cost.indirect", "0.00");
  assert_figure (figures, "cost.direct", "1000.00");
  assert_figure (figures, "cost.total", "1000.00");

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "overheads", "amount", "70", NULL);
  assert_figure (figures, "cost.indirect", "70.00");
  assert_figure (figures, "cost.direct", "1000.00");
  assert_figure (figures, "cost.total", "1070.00");
}

static void
test_rate_base (void)
{
  g_autoptr (EcotFigures) figures = new_figures ("<budget/><category id='staff' label='Personnel' kind='staff'/>"
                                                 "<category id='fees' label='Honoraires' kind='services'/>"
                                                 "<flat-rate id='r' percent='20' mode='flat' base='direct-without-services'/>");
  g_autoptr (EcotFigures) without = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  g_test_summary ("The base of a rate is a figure, where the lot has such a rate");

  g_assert_false (ecot_figures_has (without, "cost.direct.without-services"));
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "120000", NULL);
  assert_figure (figures, "cost.direct.without-services", "120000.00");
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "fees", "amount", "80000", NULL);
  assert_figure (figures, "cost.direct", "200000.00");
  assert_figure (figures, "cost.direct.without-services", "120000.00");
}

/* {{{ Names and categories */

static char *
join_names (EcotFigures *figures)
{
  return g_strjoinv (" ", (char **)ecot_figures_get_names (figures));
}

/* Other figures may stand between them. */
static void
assert_in_order (const char *const *names,
                 const char        *expected)
{
  g_auto (GStrv) words = g_strsplit (expected, " ", -1);
  guint          n = 0;

  for (; *names != NULL; names++)
    if (g_strcmp0 (*names, words[n]) == 0)
      n++;

  g_assert_cmpstr (words[n], ==, NULL);
}

static void
test_names (void)
{
  g_autoptr (EcotFigures) figures = new_figures (items);

  assert_in_order (ecot_figures_get_names (figures),
                   "cost.total cost.direct cost.direct.staff cost.direct.services cost.indirect "
                   "cost.category.staff cost.category.fees cost.category.supplies "
                   "funding.total funding.fse funding.fse.rate funding.fse.threshold funding.others funding.own funding.matching "
                   "funding.balance grant.requested grant.rate funding.secured funding.at-risk funding.worst funding.hole "
                   "funding.own.worst grant.rate.worst hours.total cost.per-hour staff.cost staff.hours staff.count "
                   "cost.per-hour.category.staff cost.per-hour.category.fees cost.per-hour.category.supplies "
                   "register.count register.women register.men register.unstated "
                   "words.presentation words.methods");

  g_assert_true (ecot_figures_has (figures, "cost.total"));
  g_assert_false (ecot_figures_has (figures, "cost.category."));
  g_assert_false (ecot_figures_has (figures, "cost.category.nowhere"));
  g_assert_false (ecot_figures_has (figures, ""));
  g_assert_cmpstr (ecot_figures_get_label (figures, "cost.total"), ==, "Coût total de l’action");
  g_assert_cmpstr (ecot_figures_get_label (figures, "cost.category.fees"), ==, "Honoraires");
  g_assert_null (ecot_figures_get_label (figures, "nothing"));
  g_assert_null (ecot_figures_explain (figures, "nothing"));

  for (const char *const *name = ecot_figures_get_names (figures); *name != NULL; name++)
    g_assert_nonnull (ecot_figures_get_label (figures, *name));
}

/* A call may name a fund as it likes. */
static void
test_fund_names (void)
{
  g_autoptr (EcotFigures) figures = new_figures ("<category id='staff' label='Personnel' kind='staff'/>"
                                                 "<fund id='own' label='Fonds ainsi nommé'/><fund id='total' label='Un autre'/>");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "100", NULL);
  assert_figure (figures, "funding.total", "100.00");
  assert_figure (figures, "funding.balance", "0.00");
}

static void
test_added_category (void)
{
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  EcotRecord             *category = ecot_test_append (dossier, ECOT_KIND_CATEGORY, "label", "Location", NULL);
  g_autofree char        *id = g_strdup_printf ("+%" G_GINT64_FORMAT, ecot_record_get_id (category));
  g_autofree char        *name = g_strconcat ("cost.category.", id, NULL);
  g_autoptr (EcotAction)  removal = ecot_action_new ("Remove");
  g_autofree char        *names = NULL;

  g_test_summary ("A category the applicant adds has its figure; without it its lines still count");

  g_assert_true (ecot_figures_has (figures, name));
  g_assert_cmpstr (ecot_figures_get_label (figures, name), ==, "Location");

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", id, "amount", "250", NULL);
  assert_figure (figures, name, "250.00");

  ecot_test_set (dossier, "budget/category/1/label", "Location de salle");
  g_assert_cmpstr (ecot_figures_get_label (figures, name), ==, "Location de salle");

  names = join_names (figures);
  g_assert_nonnull (strstr (names, "cost.category.supplies cost.category.+"));

  ecot_action_remove (removal, category);
  ecot_dossier_perform (dossier, removal, NULL);
  g_assert_false (ecot_figures_has (figures, name));
  assert_figure (figures, "cost.total", "250.00");
}

/* }}} */
/* {{{ The signal */

static void
count_cb (guint *n)
{
  *n += 1;
}

static void
test_changed (void)
{
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (EcotAction)  many = ecot_action_new ("Paste");
  guint                   n = 0;

  g_test_summary ("Told once an action, and only if a figure changed");

  g_signal_connect_swapped (figures, "changed", G_CALLBACK (count_cb), &n);

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "100", NULL);
  g_assert_cmpuint (n, ==, 1);

  ecot_test_set (dossier, "budget/line/1/detail", "Chargée de coordination");
  ecot_test_set (dossier, "applicant/name", "Les Ateliers du Fil d’Eau");
  ecot_test_set (dossier, "budget/line/1/quantity", "12");
  g_assert_cmpuint (n, ==, 1);

  /* A rate beside a typed share changes nothing. */
  ecot_test_set (dossier, "fund/fse/amount", "10");
  g_assert_cmpuint (n, ==, 2);
  ecot_test_set (dossier, "fund/fse/percent", "47");
  g_assert_cmpuint (n, ==, 2);

  for (guint i = 0; i < 20; i++)
    {
      gint64 id = ecot_dossier_reserve_id (dossier);

      ecot_action_insert (many, ECOT_KIND_LINE, id, NULL, i);
      ecot_action_set_new (many, ECOT_KIND_LINE, id, "amount", &(EcotValue){ ECOT_VALUE_AMOUNT, 500, NULL });
    }

  ecot_dossier_perform (dossier, many, NULL);
  g_assert_cmpuint (n, ==, 3);
  assert_figure (figures, "cost.total", "200.00");
}

static void
test_lifetime (void)
{
  EcotDossier        *dossier = ecot_dossier_new ("test/1");
  g_autoptr (EcotLot) lot = ecot_test_lot_new (items);
  EcotFigures        *figures = ecot_figures_new (dossier, lot);

  g_test_summary ("The figures hold their dossier, and let it go");

  g_assert_true (ecot_figures_get_dossier (figures) == dossier);
  g_assert_true (ecot_figures_get_lot (figures) == lot);
  g_assert_finalize_object (figures);
  ecot_test_set (dossier, "fund/fse/percent", "47");
  g_assert_finalize_object (dossier);
}

/* }}} */

static void
test_texts (void)
{
  static const struct
  {
    EcotFigure  figure;
    const char *machine, *french;
  } texts[] = {
    { { TRUE, ECOT_UNIT_EUR, 1000000, NULL }, "10000.00", "10\u202f000,00\u00a0€" },
    { { TRUE, ECOT_UNIT_EUR, -1, NULL }, "-0.01", NULL },
    { { TRUE, ECOT_UNIT_PERCENT, 470000, NULL }, "47", "47\u00a0%" },
    { { TRUE, ECOT_UNIT_PERCENT, 469999, NULL }, "46.9999", "46,9999\u00a0%" },
    { { TRUE, ECOT_UNIT_HOUR, 3175000, NULL }, "317.5", "317,5\u00a0h" },
    { { TRUE, ECOT_UNIT_WORD, 10000, NULL }, "1", "1\u00a0mot" },
    { { TRUE, ECOT_UNIT_WORD, 0, NULL }, "0", "0\u00a0mot" },
    { { TRUE, ECOT_UNIT_WORD, 20000, NULL }, "2", "2\u00a0mots" },
    { { TRUE, ECOT_UNIT_MONTH, 50000, NULL }, "5", "5\u00a0mois" },
    { { TRUE, ECOT_UNIT_ONE, 350000, NULL }, "35", "35" },
    { { FALSE, ECOT_UNIT_EUR, 0, NULL }, NULL, "—" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *machine = ecot_figure_to_machine (&texts[i].figure);
      g_autofree char *french = ecot_figure_to_french (&texts[i].figure);

      g_assert_cmpstr (machine, ==, texts[i].machine);

      if (texts[i].french != NULL)
        g_assert_cmpstr (french, ==, texts[i].french);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/figures/values/%s", cases[i].title);

      g_test_add_data_func (path, &cases[i], test_values);
    }

  g_test_add_func ("/figures/shares", test_shares);
  g_test_add_func ("/figures/cost-per-hour", test_cost_per_hour);
  g_test_add_func ("/figures/faults", test_faults);
  g_test_add_func ("/figures/indirect", test_indirect);
  g_test_add_func ("/figures/rate-base", test_rate_base);
  g_test_add_func ("/figures/names", test_names);
  g_test_add_func ("/figures/fund-names", test_fund_names);
  g_test_add_func ("/figures/added-category", test_added_category);
  g_test_add_func ("/figures/changed", test_changed);
  g_test_add_func ("/figures/lifetime", test_lifetime);
  g_test_add_func ("/figures/texts", test_texts);

  return g_test_run ();
}
