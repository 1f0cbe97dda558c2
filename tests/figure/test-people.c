/* test-people.c: what participants, posts, staff and exits are worth
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "figure/ecot-figures-private.h"

#include <string.h>

#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"
#include "support/ecot-test-reason.h"

static const char items[] =
  "<category id='staff' label='Personnel' kind='staff'/>"
  "<participants young-under='26' asks='women young rsa months setting hours'/>"
  "<posts label='Postes'/><staffing label='Équipe'/>"
  "<exit id='permanent' label='CDI' class='durable'/>"
  "<exit id='fixed-term' label='CDD de six mois' class='durable'/>"
  "<exit id='short' label='CDD court' class='transition'/>"
  "<exit id='training' label='Formation' class='positive'/>"
  "<exit id='retired' label='Retraite' class='other'/>";

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

  g_assert_true (ecot_figures_has (figures, name));

  if (g_strcmp0 (machine, expected) != 0)
    g_error ("%s is %s, not %s", name, machine, expected);
}

/* Groups of participants, cells, and what figures are worth; NULL: nothing feeds it. */
typedef struct
{
  const char *title;
  const char *groups[4][8]; /* count women men young rsa months setting hours */
  const char *cells[6][2];  /* path, machine form */
  const char *figures[14][2];
} Case;

static void
add_group (EcotDossier      *dossier,
           const char *const g[8])
{
  ecot_test_append (dossier, ECOT_KIND_GROUP, "label", "Un groupe", "count", g[0], "women", g[1], "men", g[2],
                    "young", g[3], "rsa", g[4], "months", g[5], "setting", g[6], "hours", g[7], NULL);
}

static const Case cases[] = {
  { "nothing feeds anything",
    { { NULL } },
    { { NULL } },
    { { "participants.total", NULL }, { "participants.women", NULL }, { "participants.months", NULL }, { "participants.monthly-average", NULL }, { "cost.per-participant", NULL }, { "action.months", NULL }, { "posts", NULL }, { "staff.fte", NULL }, { "exits.total", NULL }, { "exits.dynamic", NULL }, { "exit.permanent", NULL }, { "hours.placement.monthly", NULL }, { "hours.placement.monthly.rural", NULL } } },
  { "two groups",
    { { "12", "5", "7", "2", "6", "10" }, { "8", "8", "0", "1", "3", "4.5" } },
    { { "action/start", "2024-01-01" }, { "action/end", "2024-12-31" } },
    { { "participants.total", "20" }, { "participants.women", "13" }, { "participants.men", "7" }, { "participants.young", "3" }, { "participants.rsa", "9" }, { "participants.months", "156" }, { "action.months", "12" }, { "participants.monthly-average", "13" } } },
  { "an empty group is not a zero",
    { { NULL, NULL, NULL, NULL, NULL, "10" } },
    { { "participants/1/label", "Sans nombre" } },
    { { "participants.total", NULL }, { "participants.months", NULL } } },
  { "a zero is not an empty group",
    { { "0" } },
    { { "participants/1/months", "3" } },
    { { "participants.total", "0" }, { "participants.women", NULL }, { "participants.months", "0" }, { "cost.per-participant", NULL } } },
  { "a group without months counts for people only",
    { { "3" }, { "2", NULL, NULL, NULL, NULL, "6" } },
    { { NULL } },
    { { "participants.total", "5" }, { "participants.months", "12" } } },
  { "hours weighted by months",
    { { "10", NULL, NULL, NULL, NULL, "1", "urban", "20" }, { "1", NULL, NULL, NULL, NULL, "10", "rural", "8" } },
    { { NULL } },
    { { "hours.placement.monthly", "14" }, { "hours.placement.monthly.urban", "20" }, { "hours.placement.monthly.rural", "8" } } },
  { "groups without their months do not weigh beside those that have them",
    { { "10", NULL, NULL, NULL, NULL, "2", "urban", "10" }, { "30", NULL, NULL, NULL, NULL, NULL, "urban", "40" } },
    { { NULL } },
    { { "hours.placement.monthly", "10" }, { "hours.placement.monthly.urban", "10" }, { "hours.placement.monthly.rural", NULL } } },
  { "hours weighted by people, as nobody typed months",
    { { "10", NULL, NULL, NULL, NULL, NULL, "urban", "10" }, { "30", NULL, NULL, NULL, NULL, NULL, "rural", "8" }, { "5" } },
    { { NULL } },
    { { "hours.placement.monthly", "8.5" }, { "hours.placement.monthly.urban", "10" }, { "hours.placement.monthly.rural", "8" } } },
  { "each setting is weighted by what it has",
    { { "10", NULL, NULL, NULL, NULL, "2", "urban", "10" }, { "30", NULL, NULL, NULL, NULL, NULL, "rural", "8" } },
    { { NULL } },
    { { "hours.placement.monthly", "10" }, { "hours.placement.monthly.urban", "10" }, { "hours.placement.monthly.rural", "8" } } },
  { "hours of nobody have no average",
    { { "0", NULL, NULL, NULL, NULL, NULL, "urban", "10" } },
    { { NULL } },
    { { "hours.placement.monthly", NULL } } },
  { "an average rounded to four decimals, half up",
    { { "1", NULL, NULL, NULL, NULL, "20" } },
    { { "action/start", "2024-01-01" }, { "action/end", "2024-03-31" } },
    { { "participants.monthly-average", "6.6667" } } },
  { "exits by their classes",
    { { NULL } },
    { { "exit/permanent/planned", "2" }, { "exit/fixed-term/planned", "1.5" }, { "exit/short/planned", "4" }, { "exit/training/planned", "0" }, { "exit/retired/planned", "1" } },
    { { "exit.permanent", "2" }, { "exits.durable", "3.5" }, { "exits.transition", "4" }, { "exits.positive", "0" }, { "exits.dynamic", "7.5" }, { "exits.total", "8.5" } } },
  { "only one exit is planned",
    { { NULL } },
    { { "exit/retired/planned", "1" } },
    { { "exits.total", "1" }, { "exits.dynamic", NULL }, { "exits.durable", NULL }, { "exit.permanent", NULL } } },
  { "posts and staff",
    { { NULL } },
    { { "posts/count", "12.5" } },
    { { "posts", "12.5" }, { "staff.fte", NULL } } },
};

static void
assert_all_replay (EcotFigures *figures)
{
  for (const char *const *name = ecot_figures_get_names (figures); *name != NULL; name++)
    {
      g_autoptr (EcotReason) reason = ecot_figures_explain (figures, *name);

      g_assert_cmpint (reason->known, ==, ecot_figures_get (figures, *name).known);
      g_assert_cmpint (reason->number, ==, ecot_figures_get (figures, *name).number);
      ecot_test_replay (figures, reason);
    }
}

static void
test_values (gconstpointer data)
{
  const Case             *c = data;
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (EcotFigures) afresh = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (c->groups); i++)
    if (c->groups[i][0] != NULL || c->groups[i][5] != NULL)
      add_group (dossier, c->groups[i]);

  for (guint i = 0; i < G_N_ELEMENTS (c->cells) && c->cells[i][0] != NULL; i++)
    ecot_test_set (dossier, c->cells[i][0], c->cells[i][1]);

  afresh = ecot_figures_new (dossier, ecot_figures_get_lot (figures));

  for (guint i = 0; i < G_N_ELEMENTS (c->figures) && c->figures[i][0] != NULL; i++)
    {
      assert_figure (figures, c->figures[i][0], c->figures[i][1]);
      assert_figure (afresh, c->figures[i][0], c->figures[i][1]);
    }

  assert_all_replay (figures);
}

static void
test_months_of_action (void)
{
  static const struct
  {
    const char *start, *end, *months;
  } durations[] = {
    { "2024-01-01", "2024-12-31", "12" },
    { "2024-01-01", "2024-12-30", "12" }, /* eleven months and 30 days */
    { "2024-01-01", "2024-12-29", "11.9667" },
    { "2024-01-01", "2025-01-01", "12.0333" },
    { "2024-03-15", "2024-09-14", "6" },
    { "2024-03-15", "2024-03-29", "0.5" },
    { "2024-03-15", "2024-03-15", "0.0333" },
    { "2024-03-15", "2024-03-14", NULL },
  };
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  for (guint i = 0; i < G_N_ELEMENTS (durations); i++)
    {
      ecot_test_set (dossier, "action/start", durations[i].start);
      ecot_test_set (dossier, "action/end", durations[i].end);
      assert_figure (figures, "action.months", durations[i].months);
      assert_all_replay (figures);
    }

  g_assert_nonnull (strstr (ecot_figures_get (figures, "action.months").fault, "avant de commencer"));
  ecot_test_set (dossier, "action/end", NULL);
  g_assert_null (ecot_figures_get (figures, "action.months").fault);
}

static char *
formula_of (EcotFigures *figures,
            const char  *name)
{
  g_autoptr (EcotReason) reason = ecot_figures_explain (figures, name);
  g_autofree char       *formula = ecot_reason_formula (reason);

  return ecot_test_plain (formula);
}

static void
assert_formula (EcotFigures *figures,
                const char  *name,
                const char  *expected)
{
  g_autofree char *formula = formula_of (figures, name);

  g_assert_cmpstr (formula, ==, expected);
}

static const EcotReason *
child (const EcotReason *reason,
       guint             i)
{
  g_assert_cmpuint (i, <, reason->children->len);
  return reason->children->pdata[i];
}

static void
test_reasons (void)
{
  const char *const       urban[8] = { "10", "4", NULL, NULL, NULL, "1.5", "urban", "10" };
  const char *const       rural[8] = { "2", NULL, NULL, NULL, NULL, "0.3333", "rural", "0.3333" };
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (EcotReason)  hours = NULL;
  g_autoptr (EcotReason)  months = NULL;
  const EcotReason       *group;

  g_test_summary ("Every figure of people says how it was made, down to cells");

  add_group (dossier, urban);
  add_group (dossier, rural);
  ecot_test_append (dossier, ECOT_KIND_MEMBER, "role", "Encadrante", "fte", "0.8", NULL);
  ecot_test_append (dossier, ECOT_KIND_MEMBER, "fte", "1", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "1000", NULL);
  ecot_test_set (dossier, "action/start", "2024-01-01");
  ecot_test_set (dossier, "action/end", "2024-02-15");
  ecot_test_set (dossier, "exit/permanent/planned", "1");

  assert_formula (figures, "participants.total", "10 + 2");
  assert_formula (figures, "participants.months", "15 mois + 0,6666 mois");
  assert_formula (figures, "participants.monthly-average", "15,6666 mois ÷ 1,5 mois");
  assert_formula (figures, "cost.per-participant", "1 000,00 € ÷ 12, arrondi au centime (83,3333… avant l’arrondi) ; 83,33 € × 12 font 999,96 €");
  assert_formula (figures, "cost.per-participant.category.staff", "1 000,00 € ÷ 12, arrondi au centime (83,3333… avant l’arrondi) ; 83,33 € × 12 font 999,96 €");
  g_assert_cmpstr (ecot_figures_get_label (figures, "cost.per-participant.category.staff"), ==, "Coût par participant\u00a0: Personnel");
  assert_formula (figures, "action.months", "du 1er janvier 2024 au 15 février 2024, soit 1 mois et 15 jours sur 30");
  assert_formula (figures, "staff.fte", "0,8 + 1");
  assert_formula (figures, "exits.dynamic", "1");
  assert_formula (figures, "hours.placement.monthly.urban", "égal à « Moyenne pondérée par les mois »");
  assert_formula (figures, "posts", "rien n’est encore saisi");

  hours = ecot_figures_explain (figures, "hours.placement.monthly");
  g_assert_cmpuint (child (hours, 0)->children->len, ==, 2);
  group = child (child (child (hours, 0), 0), 1);
  g_assert_cmpstr (group->label, ==, "Groupe\u00a02\u00a0: Un groupe");
  g_assert_true (group->rounded);
  g_assert_cmpuint (group->children->len, ==, 3);
  g_assert_cmpstr (child (group, 0)->place, ==, "participants/2/count");
  g_assert_cmpstr (child (group, 1)->place, ==, "participants/2/months");
  g_assert_cmpstr (child (group, 2)->place, ==, "participants/2/hours");

  months = ecot_figures_explain (figures, "action.months");
  g_assert_cmpstr (child (months, 0)->place, ==, "action/start");
  g_assert_true (child (months, 0)->date);
  assert_all_replay (figures);
}

/* {{{ What an edit costs */

static guint64
work_of (EcotFigures *figures,
         const char  *path,
         const char  *text)
{
  guint64 before = ecot_figures_get_work (figures);

  ecot_test_set (ecot_figures_get_dossier (figures), path, text);
  return ecot_figures_get_work (figures) - before;
}

static void
measure (guint   n,
         guint64 work[4])
{
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (EcotAction)  action = ecot_action_new ("Groups");

  for (guint i = 0; i < n; i++)
    {
      gint64 id = ecot_dossier_reserve_id (dossier);

      ecot_action_insert (action, ECOT_KIND_GROUP, id, NULL, i);
      ecot_action_set_new (action, ECOT_KIND_GROUP, id, "count", &(EcotValue){ ECOT_VALUE_COUNT, 2, NULL });
      ecot_action_set_new (action, ECOT_KIND_GROUP, id, "months", &(EcotValue){ ECOT_VALUE_DECIMAL, 50000, NULL });
    }

  ecot_dossier_perform (dossier, action, NULL);
  work[0] = work_of (figures, "participants/5/count", "7");
  work[1] = work_of (figures, "participants/5/hours", "10");
  work[2] = work_of (figures, "participants/5/setting", "rural");
  work[3] = work_of (figures, "participants/5/label", "Autre");
}

static void
test_cost_of_an_edit (void)
{
  guint64 few[4], many[4];

  g_test_summary ("One group among ten thousand is edited as one among ten");

  measure (10, few);
  measure (10000, many);

  for (guint i = 0; i < G_N_ELEMENTS (few); i++)
    {
      g_test_message ("edit %u: %" G_GUINT64_FORMAT " steps", i, few[i]);
      g_assert_cmpuint (few[i], ==, many[i]);
      g_assert_cmpuint (few[i], <, 40);
    }

  g_assert_cmpuint (few[3], ==, 0);
}

/* }}} */
/* {{{ Against arithmetic in 128 bits */

typedef struct
{
  EcotWide total, women, months, by_months, months_of_hours, by_count, count_of_hours;
} Sums;

static EcotWide
half_up (EcotWide number,
         EcotWide divisor)
{
  return (2 * number + divisor) / (2 * divisor);
}

/* The number, or an empty cell one time in four. */
static const char *
random_number (GRand  *rand,
               gint64  max,
               gint64  step,
               char   *buf,
               gint64 *number)
{
  *number = g_rand_int_range (rand, 0, (gint32)max) * step;

  if (g_rand_int_range (rand, 0, 4) != 0)
    return ecot_decimal_format (*number, buf);

  *number = -1;
  return NULL;
}

static void
add_random_group (EcotDossier *dossier,
                  GRand       *rand,
                  Sums        *sums)
{
  char              c[ECOT_DECIMAL_BUFSIZE], w[ECOT_DECIMAL_BUFSIZE], m[ECOT_DECIMAL_BUFSIZE], h[ECOT_DECIMAL_BUFSIZE];
  gint64            count, women, months, hours;
  const char *const cells[8] = {
    random_number (rand, 1000, ECOT_DECIMAL_ONE, c, &count), random_number (rand, 1000, ECOT_DECIMAL_ONE, w, &women), NULL,
    NULL, NULL, random_number (rand, 240000, 1, m, &months), NULL, random_number (rand, 1500000, 1, h, &hours)
  };

  add_group (dossier, cells);
  sums->total += MAX (count, 0);
  sums->women += MAX (women, 0);

  if (count < 0)
    return;

  count /= ECOT_DECIMAL_ONE;
  sums->months += months >= 0 ? (EcotWide)count * months : 0;

  if (hours < 0)
    return;

  sums->by_count += (EcotWide)count * hours;
  sums->count_of_hours += count * ECOT_DECIMAL_ONE;
  sums->by_months += months >= 0 ? half_up ((EcotWide)count * months * hours, ECOT_DECIMAL_ONE) : 0;
  sums->months_of_hours += months >= 0 ? (EcotWide)count * months : 0;
}

static void
assert_number (EcotFigures *figures,
               const char  *name,
               EcotWide     expected)
{
  gint64 number;

  if (ecot_figures_get_number (figures, name, &number))
    g_assert_cmpint (number, ==, (gint64)expected);
  else
    g_assert_cmpint ((gint64)expected, ==, 0);
}

static void
test_random_groups (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1936);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (EcotFigures) figures = new_figures (items);
      Sums                    sums = { 0 };
      EcotWide                average = 0;

      for (guint n = (guint)g_rand_int_range (rand, 1, 12); n > 0; n--)
        add_random_group (ecot_figures_get_dossier (figures), rand, &sums);

      if (sums.months_of_hours > 0)
        average = half_up (sums.by_months * ECOT_DECIMAL_ONE, sums.months_of_hours);
      else if (sums.by_months == 0 && sums.count_of_hours > 0)
        average = half_up (sums.by_count * ECOT_DECIMAL_ONE, sums.count_of_hours);

      assert_number (figures, "participants.total", sums.total);
      assert_number (figures, "participants.women", sums.women);
      assert_number (figures, "participants.months", sums.months);
      assert_number (figures, "hours.placement.monthly", average);
      assert_all_replay (figures);
    }
}

/* }}} */
/* {{{ Random actions */

static char *
dump (EcotFigures *figures)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *const *name = ecot_figures_get_names (figures); *name != NULL; name++)
    {
      EcotFigure       figure = ecot_figures_get (figures, *name);
      g_autofree char *text = ecot_figure_to_machine (&figure);

      g_string_append_printf (out, "%s = %s %s\n", *name, text != NULL ? text : "null", figure.fault != NULL ? figure.fault : "");
    }

  return g_strdup (out->str);
}

static void
test_random_actions (void)
{
  g_autoptr (GRand)       rand = g_rand_new_with_seed (62);
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  g_test_summary ("After any actions the figures are what they would be if made afresh");

  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (EcotAction)  action = ecot_test_random_action (dossier, rand);
      g_autoptr (EcotFigures) afresh = NULL;
      g_autofree char        *expected = NULL;
      g_autofree char        *actual = NULL;

      if (!ecot_dossier_perform (dossier, action, NULL) || i % 10 != 0)
        continue;

      afresh = ecot_figures_new (dossier, ecot_figures_get_lot (figures));
      expected = dump (afresh);
      actual = dump (figures);
      g_assert_cmpstr (actual, ==, expected);
      assert_all_replay (figures);
    }
}

/* }}} */

static void
test_overflow (void)
{
  const char *const       huge[8] = { "900000000000", NULL, NULL, NULL, NULL, "900000000000", NULL, "900000000000" };
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  add_group (dossier, huge);
  assert_figure (figures, "participants.total", "900000000000");
  assert_figure (figures, "participants.months", NULL);
  g_assert_nonnull (ecot_figures_get (figures, "participants.months").fault);
  g_assert_nonnull (ecot_figures_get (figures, "hours.placement.monthly").fault);

  ecot_test_set (dossier, "participants/1/count", "1");
  ecot_test_set (dossier, "participants/1/months", "1");
  assert_figure (figures, "participants.months", "1");
  assert_figure (figures, "hours.placement.monthly", "900000000000");
}

/* The names of a lot, one space between. */
static char *
names_of (const char *lot_items)
{
  g_autoptr (EcotFigures) figures = new_figures (lot_items);

  return g_strjoinv (" ", (char **)ecot_figures_get_names (figures));
}

static void
test_names (void)
{
  static const struct
  {
    const char *items, *names;
  } lots[] = {
    { "", "" },
    { "<limit id='l' figure='action.months' at-most='12 months' message='m'/>", " action.months" },
    { "<posts label='p'/>", " posts" },
    { "<staffing label='s'/>", " staff.fte" },
    { "<exit id='e' label='l' class='other'/>", "" },
    { "<exit id='e' label='l' class='other'/><limit id='l' figure='exit.e' at-most='1' message='m'/>", " exits.total exits.dynamic exits.durable exits.transition exits.positive exit.e exit.e.realised exit.e.deviation" },
    { "<participants asks='hours'/>", " action.months participants.total participants.women participants.men participants.unstated participants.young participants.rsa "
                                      "participants.months participants.monthly-average cost.per-participant hours.placement.monthly register.count register.women register.men register.unstated" },
    { "<participants asks='setting'/>", " action.months participants.total participants.women participants.men participants.unstated participants.young participants.rsa "
                                        "participants.months participants.monthly-average cost.per-participant register.count register.women register.men register.unstated" },
  };
  g_autofree char *common = names_of ("");

  g_test_summary ("A lot has the figures it speaks of");

  for (guint i = 0; i < G_N_ELEMENTS (lots); i++)
    {
      g_autofree char *names = names_of (lots[i].items);

      g_assert_true (g_str_has_prefix (names, common));
      g_assert_cmpstr (names + strlen (common), ==, lots[i].names);
    }
}

/* Without a fund the grant itself pays what others leave, and is what a limit bounds. */
static void
test_grant_without_fund (void)
{
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  assert_figure (figures, "grant.requested", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "1000", NULL);
  assert_figure (figures, "grant.requested", "1000.00");
  assert_figure (figures, "funding.own", NULL);
  assert_figure (figures, "funding.matching", "0.00");

  ecot_test_append (dossier, ECOT_KIND_FUNDER, "amount", "300", NULL);
  ecot_test_set (dossier, "own-funds/amount", "200");
  assert_figure (figures, "grant.requested", "500.00");
  assert_figure (figures, "grant.rate", "50");
  assert_figure (figures, "funding.matching", "500.00");
  assert_figure (figures, "funding.total", "1000.00");
  assert_figure (figures, "funding.balance", "0.00");

  ecot_test_set (dossier, "own-funds/amount", "701");
  assert_figure (figures, "grant.requested", "0.00");
  assert_figure (figures, "funding.balance", "1.00");
  assert_all_replay (figures);
}

static void
test_ratio (void)
{
  const char *const       group[8] = { "1", NULL, NULL, NULL, NULL, "20" };
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  EcotWide                numerator, denominator;

  g_test_summary ("What was rounded to be shown is known exactly");

  g_assert_false (ecot_figures_get_ratio (figures, "participants.monthly-average", &numerator, &denominator));
  g_assert_false (ecot_figures_get_ratio (figures, "nothing", &numerator, &denominator));
  add_group (dossier, group);
  ecot_test_set (dossier, "action/start", "2024-01-01");
  ecot_test_set (dossier, "action/end", "2024-03-31");
  g_assert_true (ecot_figures_get_ratio (figures, "participants.monthly-average", &numerator, &denominator));
  g_assert_true (numerator * 3 == denominator * 20 * ECOT_DECIMAL_ONE);
  g_assert_true (ecot_figures_get_ratio (figures, "participants.total", &numerator, &denominator));
  g_assert_true (numerator == ECOT_DECIMAL_ONE && denominator == 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/people/values/%s", cases[i].title);

      g_test_add_data_func (path, &cases[i], test_values);
    }

  g_test_add_func ("/people/months-of-action", test_months_of_action);
  g_test_add_func ("/people/reasons", test_reasons);
  g_test_add_func ("/people/cost-of-an-edit", test_cost_of_an_edit);
  g_test_add_func ("/people/random-groups", test_random_groups);
  g_test_add_func ("/people/random-actions", test_random_actions);
  g_test_add_func ("/people/overflow", test_overflow);
  g_test_add_func ("/people/names", test_names);
  g_test_add_func ("/people/grant-without-fund", test_grant_without_fund);
  g_test_add_func ("/people/ratio", test_ratio);

  return g_test_run ();
}
