/* test-staff.c: what the people of the staff cost, and how long they work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

#include "base/ecot-error.h"
#include "figure/ecot-member.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"
#include "support/ecot-test-reason.h"

#define STAFF    "<budget asks-hours='true'/><category id='staff' label='Personnel' kind='staff'/><category id='other' label='Autres' kind='operating'/>"
#define EUROPEAN STAFF "<fund id='fse' label='Fonds social européen'/>"

static EcotFigures *
new_figures (const char *items)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("test/1");
  g_autoptr (EcotLot)     lot = ecot_test_lot_new (items);

  ecot_test_set (dossier, "action/start", "2024-01-01");
  ecot_test_set (dossier, "action/end", "2024-12-31");
  return ecot_figures_new (dossier, lot);
}

static EcotRecord *
add_person (EcotFigures       *figures,
            const char *const *cells)
{
  EcotDossier *dossier = ecot_figures_get_dossier (figures);
  EcotRecord  *person = ecot_test_append (dossier, ECOT_KIND_MEMBER, "role", "Animatrice", NULL);

  for (; *cells != NULL; cells += 2)
    {
      g_autofree char *path = ecot_dossier_make_path (dossier, person, cells[0]);

      ecot_test_set (dossier, path, cells[1]);
    }

  return person;
}

static char *
compute (EcotFigures *figures,
         EcotRecord  *record,
         const char  *name)
{
  EcotFigure figure;

  g_assert_true (ecot_figures_get_computed (figures, record, name, &figure));
  return ecot_figure_to_machine (&figure);
}

static void
assert_computed (EcotFigures *figures,
                 EcotRecord  *record,
                 const char  *name,
                 const char  *expected)
{
  g_autofree char *found = compute (figures, record, name);

  if (g_strcmp0 (found, expected) != 0)
    g_error ("%s is %s, not %s", name, found, expected);
}

static void
assert_figure (EcotFigures *figures,
               const char  *name,
               const char  *expected)
{
  EcotFigure       figure = ecot_figures_get (figures, name);
  g_autofree char *found = ecot_figure_to_machine (&figure);

  if (g_strcmp0 (found, expected) != 0)
    g_error ("%s is %s, not %s", name, found, expected);
}

/* Every computed value of every person, and every figure, made again from its tree. */
static void
replay_all (EcotFigures *figures)
{
  static const char *const names[] = { "amount", "hours", "share", "rate", "rate-raised", "cost-per-hour" };
  EcotDossier             *dossier = ecot_figures_get_dossier (figures);

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_MEMBER); i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        g_autofree char       *path = g_strdup_printf ("staff/%u/%s", i + 1, names[j]);
        g_autoptr (EcotReason) reason = ecot_figures_explain (figures, path);
        EcotFigure             figure;

        g_assert_true (ecot_figures_get_computed (figures, ecot_dossier_get_nth (dossier, ECOT_KIND_MEMBER, i), names[j], &figure));

        if (reason == NULL)
          {
            g_assert_cmpstr (names[j], ==, "rate-raised");
            continue;
          }

        g_assert_cmpint (reason->known, ==, figure.known);
        g_assert_cmpint (reason->number, ==, figure.number);
        ecot_test_replay (figures, reason);
      }

  for (const char *const *name = ecot_figures_get_names (figures); *name != NULL; name++)
    {
      g_autoptr (EcotReason) reason = ecot_figures_explain (figures, *name);

      g_assert_cmpint (reason->number, ==, ecot_figures_get (figures, *name).number);
      ecot_test_replay (figures, reason);
    }
}

#define MAX_CELLS 17

/* A person, and what is computed of it; NULL: nothing. */
typedef struct
{
  const char *title;
  const char *cells[MAX_CELLS];
  const char *rate, *hours, *share, *amount;
} Case;

static const Case cases[] = {
  { "row 17: 1 720 h", { "yearly-cost", "38500", "base", "1720", "hours", "120" }, "22.38", "120", "6.9767", "2685.60" },
  { "row 17: 1 607 h", { "yearly-cost", "38500", "base", "1607", "hours", "120" }, "23.96", "120", "7.4673", "2875.20" },
  { "row 17: 1 820 h", { "yearly-cost", "38500", "base", "1820", "hours", "120" }, "21.15", "120", "6.5934", "2538.00" },
  { "a base of one’s own", { "yearly-cost", "38500", "base", "other", "base-hours", "1540", "hours", "100" }, "25.00", "100", "6.4935", "2500.00" },
  { "own hours say the base is one’s own", { "yearly-cost", "38500", "base-hours", "1540", "hours", "100" }, "25.00", "100", "6.4935", "2500.00" },
  { "another base without its hours", { "yearly-cost", "38500", "base", "other", "hours", "100" }, NULL, "100", NULL, NULL },
  { "no base: that of European funds", { "yearly-cost", "38500", "hours", "120" }, "22.38", "120", "6.9767", "2685.60" },
  { "part-time, pro rata", { "yearly-cost", "30800", "base", "1720", "working-time", "80", "hours", "100" }, "22.38", "100", "7.2674", "2238.00" },
  { "part-time, a share with four decimals", { "yearly-cost", "33000", "base", "1607", "working-time", "85.7143", "hours", "1" }, "23.96", "1", "0.0726", "23.96" },
  { "a fixed share is paid by the month", { "yearly-cost", "38500", "base", "1720", "share", "50" }, "22.38", "860", "50", "19250.00" },
  { "a fixed share of a part-time job", { "yearly-cost", "30800", "base", "1720", "working-time", "80", "share", "50" }, "22.38", "688", "50", "15400.00" },
  { "a varying share is paid by the hour", { "yearly-cost", "38500", "base", "1720", "share", "50", "time-proof", "sheet" }, "22.38", "860", "50", "19246.80" },
  { "a letter pays the share, hours or not", { "yearly-cost", "38500", "base", "1720", "share", "50", "hours", "100", "time-proof", "letter" }, "22.38", "100", "50", "19250.00" },
  { "hours win over a share nobody proves", { "yearly-cost", "38500", "base", "1720", "share", "50", "hours", "100" }, "22.38", "100", "50", "2238.00" },
  { "29 February alone", { "yearly-cost", "34800", "base", "1720", "share", "100", "start", "2024-02-29", "end", "2024-02-29" }, "20.23", "4.9425", "100", "100.00" },
  { "all of a February of 29 days", { "yearly-cost", "36000", "base", "1720", "share", "50", "start", "2024-02-01", "end", "2024-02-29" }, "20.93", "71.6667", "50", "1500.00" },
  { "all of a February of 28 days", { "yearly-cost", "36000", "base", "1720", "share", "50", "start", "2023-02-01", "end", "2023-02-28" }, "20.93", "71.6667", "50", "1500.00" },
  { "row 21: a raise on 1 July", { "yearly-cost", "36000", "base", "1720", "share", "50", "raise", "2024-07-01", "raised-cost", "37200" }, "20.93", "860", "50", "18300.00" },
  { "row 21: hours around a raise", { "yearly-cost", "36000", "base", "1720", "hours", "100", "raise", "2024-07-01", "raised-cost", "37200" }, "20.93", "100", "5.814", "2128.00" },
  { "row 21: a raise on 29 February", { "yearly-cost", "34800", "base", "1720", "share", "100", "start", "2024-02-01", "end", "2024-02-29", "raise", "2024-02-29", "raised-cost", "69600" }, "20.23", "143.3333", "100", "3000.00" },
  { "a raise on the first day is no cut", { "yearly-cost", "36000", "base", "1720", "share", "50", "raise", "2024-01-01", "raised-cost", "37200" }, "21.63", "860", "50", "18600.00" },
  { "a raise on the last day is a piece of a day", { "yearly-cost", "36000", "base", "1720", "share", "100", "raise", "2024-12-31", "raised-cost", "37200" }, "20.93", "1720", "100", "36003.23" },
  { "a raise after the end is none", { "yearly-cost", "36000", "base", "1720", "share", "50", "raise", "2025-01-01", "raised-cost", "37200" }, "20.93", "860", "50", "18000.00" },
  { "a raise without its cost is none yet", { "yearly-cost", "36000", "base", "1720", "share", "50", "raise", "2024-07-01" }, "20.93", "860", "50", "18000.00" },
  { "no hours, no share", { "yearly-cost", "38500", "base", "1720" }, "22.38", NULL, NULL, NULL },
  { "no cost", { "base", "1720", "hours", "120" }, NULL, "120", "6.9767", NULL },
  { "zero hours are not none", { "yearly-cost", "38500", "base", "1720", "hours", "0" }, "22.38", "0", "0", "0.00" },
  { "no working time at all", { "yearly-cost", "38500", "base", "1720", "working-time", "0", "hours", "10" }, NULL, "10", NULL, NULL },
  { "the end before the start", { "yearly-cost", "38500", "base", "1720", "share", "50", "start", "2024-05-01", "end", "2024-04-30" }, "22.38", NULL, "50", NULL },
  { "too much", { "yearly-cost", "90000000000000", "base", "other", "base-hours", "0.0001", "hours", "900000000000" }, NULL, "900000000000", NULL, NULL },
};

static void
test_person (gconstpointer data)
{
  const Case             *c = data;
  g_autoptr (EcotFigures) figures = new_figures (EUROPEAN);
  EcotRecord             *person = add_person (figures, c->cells);

  assert_computed (figures, person, "rate", c->rate);
  assert_computed (figures, person, "hours", c->hours);
  assert_computed (figures, person, "share", c->share);
  assert_computed (figures, person, "amount", c->amount);
  assert_figure (figures, "staff.cost", c->amount);
  assert_figure (figures, "staff.hours", c->hours);
  assert_figure (figures, "staff.count", "1");
  replay_all (figures);
}

static void
test_lot_without_fund (void)
{
  const char *const       cells[] = { "yearly-cost", "38500", NULL };
  g_autoptr (EcotFigures) figures = new_figures (STAFF);

  assert_figure (figures, "staff.count", NULL);
  assert_computed (figures, add_person (figures, cells), "rate", "23.96");
  replay_all (figures);
}

/* {{{ Lines */

static EcotRecord *
add_line (EcotFigures *figures,
          EcotRecord  *person)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, ecot_record_get_id (person));

  return ecot_test_append (ecot_figures_get_dossier (figures), ECOT_KIND_LINE, "category", "staff", "member", id, NULL);
}

static void
test_line (void)
{
  const char *const       cells[] = { "yearly-cost", "38500", "base", "1720", "hours", "120", NULL };
  g_autoptr (EcotFigures) figures = new_figures (EUROPEAN);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  EcotRecord             *person = add_person (figures, cells);
  EcotRecord             *line = add_line (figures, person);
  g_autoptr (EcotAction)  removal = ecot_action_new ("");
  g_autoptr (EcotFigures) afresh = NULL;

  g_test_summary ("A line that names a person is worth what the person is, and follows");

  assert_figure (figures, "cost.total", "2685.60");
  ecot_test_set (dossier, "staff/1/hours", "100");
  assert_figure (figures, "cost.total", "2238.00");
  ecot_test_set (dossier, "staff/1/hours", NULL);
  ecot_test_set (dossier, "staff/1/share", "50");
  ecot_test_set (dossier, "action/end", "2024-06-30");
  assert_figure (figures, "cost.total", "9625.00");
  afresh = ecot_figures_new (dossier, ecot_figures_get_lot (figures));
  assert_figure (afresh, "cost.total", "9625.00");
  replay_all (figures);

  ecot_test_set (dossier, "budget/line/1/amount", "12");
  assert_figure (figures, "cost.total", "12.00");
  ecot_test_set (dossier, "budget/line/1/amount", NULL);
  ecot_test_set (dossier, "budget/line/1/quantity", "2");
  assert_figure (figures, "cost.total", "9625.00");
  ecot_test_set (dossier, "budget/line/1/unit-cost", "3");
  assert_figure (figures, "cost.total", "6.00");
  ecot_test_set (dossier, "budget/line/1/unit-cost", NULL);
  assert_computed (figures, line, "amount", "9625.00");

  ecot_test_set (dossier, "budget/line/1/member", "999");
  assert_figure (figures, "cost.total", NULL);
  ecot_test_set (dossier, "budget/line/1/member", "1x");
  assert_figure (figures, "cost.total", NULL);
  line = add_line (figures, person);
  assert_figure (figures, "cost.total", "9625.00");

  ecot_action_remove (removal, person);
  g_assert_true (ecot_dossier_perform (dossier, removal, NULL));
  assert_figure (figures, "cost.total", NULL);
  assert_figure (figures, "staff.cost", NULL);
}

static void
test_line_follows_its_person_alone (void)
{
  const char *const       cells[] = { "yearly-cost", "38500", "base", "1720", "hours", "120", NULL };
  g_autoptr (EcotFigures) figures = new_figures (EUROPEAN);
  EcotRecord             *first = add_person (figures, cells);
  EcotRecord             *second = add_person (figures, cells);
  guint64                 before, few;

  g_test_summary ("An edit of a person looks at the lines that name that person, however many there are");

  add_line (figures, second);
  before = ecot_figures_get_work (figures);
  ecot_test_set (ecot_figures_get_dossier (figures), "staff/2/hours", "100");
  few = ecot_figures_get_work (figures) - before;

  for (guint i = 0; i < 500; i++)
    add_line (figures, first);

  before = ecot_figures_get_work (figures);
  ecot_test_set (ecot_figures_get_dossier (figures), "staff/2/hours", "90");
  g_assert_cmpuint (ecot_figures_get_work (figures) - before, ==, few);

  assert_figure (figures, "cost.total", "1344814.20"); /* 500 × 2 685,60 + 2 014,20 */
}

/* }}} */
/* {{{ Hours */

static void
test_hours (void)
{
  const char *const       cells[] = { "yearly-cost", "38500", "base", "1720", "hours", "120", NULL };
  g_autoptr (EcotFigures) figures = new_figures (EUROPEAN);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  g_test_summary ("Hours of the action are those of the rows of time, else those of the staff; never both");

  assert_figure (figures, "hours.total", NULL);
  add_line (figures, add_person (figures, cells));
  assert_figure (figures, "hours.total", "120");
  assert_figure (figures, "cost.per-hour", "22.38");
  assert_figure (figures, "cost.per-hour.category.staff", "22.38");
  assert_figure (figures, "cost.per-hour.category.other", NULL);
  ecot_test_append (dossier, ECOT_KIND_TIME, "person", "Quelqu’un", NULL);
  assert_figure (figures, "hours.total", "120");
  ecot_test_set (dossier, "time/1/hours", "30");
  assert_figure (figures, "hours.total", "30");
  assert_figure (figures, "cost.per-hour", "89.52");
  assert_figure (figures, "staff.hours", "120");
  replay_all (figures);
}

static void
test_hour_of_added_category (void)
{
  g_autoptr (EcotFigures) figures = new_figures (EUROPEAN);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (EcotAction)  removal = ecot_action_new ("Remove");
  g_autoptr (GError)      error = NULL;
  EcotRecord             *category;
  g_autofree char        *id = NULL;
  g_autofree char        *name = NULL;

  g_test_summary ("An hour of a category the applicant added, also once there are hours");

  ecot_test_append (dossier, ECOT_KIND_TIME, "hours", "320", NULL);
  category = ecot_test_append (dossier, ECOT_KIND_CATEGORY, "label", "Location de salles", NULL);
  id = g_strdup_printf ("+%" G_GINT64_FORMAT, ecot_record_get_id (category));
  name = g_strconcat ("cost.per-hour.category.", id, NULL);
  assert_figure (figures, name, NULL);
  g_assert_cmpstr (ecot_figures_get_label (figures, name), ==, "Coût horaire\302\240: Location de salles");

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", id, "amount", "10000", NULL);
  assert_figure (figures, name, "31.25");
  ecot_test_set (dossier, "budget/category/1/label", "Salles");
  g_assert_cmpstr (ecot_figures_get_label (figures, name), ==, "Coût horaire\302\240: Salles");
  ecot_test_set (dossier, "time/1/hours", "317");
  assert_figure (figures, name, "31.55");
  replay_all (figures);

  ecot_action_remove (removal, category);
  g_assert_true (ecot_dossier_perform (dossier, removal, &error));
  g_assert_no_error (error);
  g_assert_false (ecot_figures_has (figures, name));
  replay_all (figures);
}

/* Article 55(4): no more hours for a year than the rate was made of. */
static void
test_limit (void)
{
  static const struct
  {
    const char *cells[9], *limit;
  } limits[] = {
    { { "base", "1720" }, "1720" },
    { { "base", "1720", "working-time", "50" }, "860" },
    { { "base", "1607", "working-time", "85.7142" }, "1377.4271" },
    { { "base", "1720", "start", "2024-01-01", "end", "2024-06-30" }, "1720" },
    { { "base", "1720", "start", "2024-01-01", "end", "2025-01-01" }, "3440" },
    { { "base", "1720", "start", "2024-10-01", "end", "2025-09-30" }, "1720" },
    { { "base", "1720", "start", "2024-10-01", "end", "2024-09-30" }, "1720" },
    { { "base", "other" }, NULL },
    { { "base", "1720", "working-time", "-1" }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (EcotFigures) figures = new_figures (EUROPEAN);
      EcotMember              member = ecot_figures_get_member (figures, add_person (figures, limits[i].cells));
      EcotFigure              limit = ecot_member_get_limit (&member);
      g_autofree char        *found = ecot_figure_to_machine (&limit);

      g_assert_cmpstr (found, ==, limits[i].limit);
    }
}

/* }}} */

static void
assert_formula (EcotFigures *figures,
                const char  *path,
                const char  *expected)
{
  g_autoptr (EcotReason) reason = ecot_figures_explain (figures, path);
  g_autofree char       *formula = ecot_reason_formula (reason);
  g_autofree char       *plain = ecot_test_plain (formula);

  g_assert_cmpstr (plain, ==, expected);
}

static void
test_words (void)
{
  const char *const       cells[] = { "yearly-cost", "30800", "base", "1720", "working-time", "80", "share", "50", "end", "2024-02-15", NULL };
  g_autoptr (EcotFigures) figures = new_figures (EUROPEAN);
  g_autoptr (EcotReason)  rate = NULL;

  add_person (figures, cells);
  assert_formula (figures, "staff/1/rate", "30 800,00 € ÷ (1 720 h × 80 %), arrondi au centime (22,3837… avant l’arrondi)");
  assert_formula (figures, "staff/1/hours", "50 % × 1 720 h × 80 % × 1,5172 mois ÷ 12, du 1er janvier 2024 au 15 février 2024, arrondi à quatre décimales");
  assert_formula (figures, "staff/1/amount", "30 800,00 € ÷ 12 × 50 % × 1,5172 mois, du 1er janvier 2024 au 15 février 2024, arrondi au centime");
  ecot_test_set (ecot_figures_get_dossier (figures), "staff/1/hours", "10");
  ecot_test_set (ecot_figures_get_dossier (figures), "staff/1/share", NULL);
  assert_formula (figures, "staff/1/share", "10 h ÷ (1 720 h × 80 % × 1,5172 mois ÷ 12), arrondi à quatre décimales");
  assert_formula (figures, "staff/1/amount", "10 h × 22,38 €");

  rate = ecot_figures_explain (figures, "staff/1/rate");
  g_assert_cmpstr (((EcotReason *)rate->children->pdata[1])->article, ==, "règlement (UE) 2021/1060, art. 55");
  g_assert_cmpstr (((EcotReason *)rate->children->pdata[1])->place, ==, "staff/1/base");
  g_assert_null (ecot_figures_explain (figures, "staff/1/colour"));
  g_assert_null (ecot_figures_explain (figures, "staff/2/rate"));
  g_assert_null (ecot_figures_explain (figures, "staff"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ecot/staff/person/", cases[i].title, NULL);

      g_test_add_data_func (path, &cases[i], test_person);
    }

  g_test_add_func ("/ecot/staff/lot-without-fund", test_lot_without_fund);
  g_test_add_func ("/ecot/staff/line", test_line);
  g_test_add_func ("/ecot/staff/line-of-one-person", test_line_follows_its_person_alone);
  g_test_add_func ("/ecot/staff/hours", test_hours);
  g_test_add_func ("/ecot/staff/hour-of-added-category", test_hour_of_added_category);
  g_test_add_func ("/ecot/staff/limit", test_limit);
  g_test_add_func ("/ecot/staff/words", test_words);

  return g_test_run ();
}
