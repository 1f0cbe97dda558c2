/* test-indicators.c: what was promised and reached, and the register of participants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "figure/ecot-breakdown.h"
#include "figure/ecot-figures-private.h"

#include <string.h>

#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"
#include "support/ecot-test-reason.h"
#include "support/ecot-test.h"

static const char items[] =
  "<category id='staff' label='Personnel' kind='staff'/>"
  "<participants asks='women'/>"
  "<exit id='job' label='CDI' class='durable'/>"
  "<indicator id='people' label='Nombre de personnes' unit='personnes' at-least='10'/>"
  "<indicator id='events' label='Événements' unit='événements'/>"
  "<indicator id='mean' label='Entretiens' unit='entretiens' basis='par participant'/>"
  "<indicator id='place' label='Lieu' qualitative='true'/>";

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

static void
replay_all (EcotFigures *figures)
{
  for (const char *const *name = ecot_figures_get_names (figures); *name != NULL; name++)
    {
      g_autoptr (EcotReason) reason = ecot_figures_explain (figures, *name);

      ecot_test_replay (figures, reason);
    }
}

/* {{{ Indicators */

static void
test_values (void)
{
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  assert_figure (figures, "indicator.people.planned", NULL);
  assert_figure (figures, "cost.per-indicator.people", NULL);

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "1000.00", NULL);
  ecot_test_set (dossier, "indicator/people/planned", "12");
  ecot_test_set (dossier, "indicator/people/baseline", "3");
  ecot_test_set (dossier, "indicator/people/women", "7");
  ecot_test_set (dossier, "indicator/people/age-unstated", "12");
  ecot_test_set (dossier, "exit/job/planned", "4");
  ecot_test_set (dossier, "exit/job/realised", "5");

  assert_figure (figures, "indicator.people.baseline", "3");
  assert_figure (figures, "indicator.people.realised", NULL);
  assert_figure (figures, "indicator.people.deviation", NULL);
  assert_figure (figures, "indicator.people.by-sex", "7");
  assert_figure (figures, "indicator.people.by-age", "12");
  assert_figure (figures, "indicator.people.by-status", NULL);
  assert_figure (figures, "cost.per-indicator.people", "83.33");
  assert_figure (figures, "exit.job.deviation", "1");

  ecot_test_set (dossier, "indicator/people/realised", "0");
  assert_figure (figures, "indicator.people.deviation", "-12");
  replay_all (figures);

  ecot_test_set (dossier, "indicator/people/planned", NULL);
  assert_figure (figures, "indicator.people.deviation", NULL);
  assert_figure (figures, "cost.per-indicator.people", NULL);
}

static void
test_cost_of_none (void)
{
  static const char *const none[] = { "0", "-1" };
  g_autoptr (EcotFigures)  figures = new_figures (items);
  EcotDossier             *dossier = ecot_figures_get_dossier (figures);

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "1000.00", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      EcotFigure cost;

      ecot_test_set (dossier, "indicator/events/planned", none[i]);
      cost = ecot_figures_get (figures, "cost.per-indicator.events");
      g_assert_false (cost.known);
      g_assert_nonnull (cost.fault);
    }
}

/* The unrounded quotient is kept. */
static void
test_ratio (void)
{
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotWide                numerator, denominator;

  ecot_test_append (ecot_figures_get_dossier (figures), ECOT_KIND_LINE, "category", "staff", "amount", "1000.00", NULL);
  ecot_test_set (ecot_figures_get_dossier (figures), "indicator/people/planned", "7");

  assert_figure (figures, "cost.per-indicator.people", "142.86");
  g_assert_true (ecot_figures_get_ratio (figures, "cost.per-indicator.people", &numerator, &denominator));
  g_assert_true (numerator * 7 * ECOT_DECIMAL_ONE == denominator * 100000 * ECOT_DECIMAL_ONE);
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    gboolean    has;
  } cases[] = {
    { "indicator.people.deviation", TRUE },
    { "indicator.people.by-sex", TRUE },
    { "indicator.events.by-sex", FALSE },
    { "cost.per-indicator.events", TRUE },
    { "indicator.mean.planned", TRUE },
    { "cost.per-indicator.mean", FALSE },
    { "indicator.place.planned", FALSE },
    { "cost.per-indicator.place", FALSE },
    { "register.count", TRUE },
  };
  g_autoptr (EcotFigures) figures = new_figures (items);
  g_autoptr (EcotFigures) bare = new_figures ("");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (ecot_figures_has (figures, cases[i].name), ==, cases[i].has);

  g_assert_false (ecot_figures_has (bare, "register.count"));
}

static void
test_breakdowns (void)
{
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  EcotLot                *lot = ecot_figures_get_lot (figures);

  for (guint i = 0; i < ECOT_N_BREAKDOWNS; i++)
    {
      for (const char *const *field = ecot_breakdowns[i].fields; *field != NULL; field++)
        g_assert_cmpint (ecot_schema_find_field (ECOT_KIND_INDICATOR, *field), >=, 0);

      g_assert_true (g_str_has_suffix (ecot_breakdown_get_unstated (&ecot_breakdowns[i]), "unstated"));
    }

  g_assert_true (ecot_dossier_counts_people (dossier, ecot_lot_find_indicator (lot, "people")));
  g_assert_false (ecot_dossier_counts_people (dossier, ecot_lot_find_indicator (lot, "events")));
  ecot_test_set (dossier, "indicator/events/planned", "3");
  g_assert_false (ecot_dossier_counts_people (dossier, ecot_lot_find_indicator (lot, "events")));
  ecot_test_set (dossier, "indicator/events/inactive", "0");
  g_assert_true (ecot_dossier_counts_people (dossier, ecot_lot_find_indicator (lot, "events")));
}

/* }}} */
/* {{{ The register */

static void
assert_counts (EcotFigures *figures,
               const char  *count,
               const char  *women,
               const char  *men,
               const char  *unstated)
{
  assert_figure (figures, "register.count", count);
  assert_figure (figures, "register.women", women);
  assert_figure (figures, "register.men", men);
  assert_figure (figures, "register.unstated", unstated);
}

static EcotRecord *
enter (EcotFigures *figures,
       const char  *name,
       const char  *birth,
       const char  *sex)
{
  return ecot_test_append (ecot_figures_get_dossier (figures), ECOT_KIND_ENTRY, "name", name, "birth", birth, "sex", sex, NULL);
}

static void
set_cell (EcotFigures *figures,
          EcotRecord  *record,
          const char  *field,
          const char  *text)
{
  g_autofree char *path = ecot_dossier_make_path (ecot_figures_get_dossier (figures), record, field);

  ecot_test_set (ecot_figures_get_dossier (figures), path, text);
}

static void
remove_row (EcotFigures *figures,
            EcotRecord  *record)
{
  g_autoptr (EcotAction) action = ecot_action_new ("Supprimer");

  ecot_action_remove (action, record);
  g_assert_true (ecot_dossier_perform (ecot_figures_get_dossier (figures), action, NULL));
}

static void
test_register (void)
{
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotRecord             *first, *again, *third;

  assert_counts (figures, NULL, NULL, NULL, NULL);

  first = enter (figures, "Élise Aubry", "1990-02-03", "woman");
  enter (figures, "Jean Roy", "1990-02-03", "man");
  enter (figures, NULL, NULL, "unstated");
  assert_counts (figures, "3", "1", "1", "1");

  /* The same person, whatever the case, the accents and the order of the names. */
  again = enter (figures, "AUBRY elise", "1990-02-03", "woman");
  assert_counts (figures, "3", "1", "1", "1");
  g_assert_true (ecot_figures_find_twin (figures, again) == first);
  g_assert_null (ecot_figures_find_twin (figures, first));

  /* A namesake, or the same as far as is known. */
  third = enter (figures, "Élise Aubry", "1991-02-03", "woman");
  enter (figures, "Élise Aubry", NULL, "woman");
  assert_counts (figures, "5", "3", "1", "1");

  set_cell (figures, third, "birth", "1990-02-03");
  assert_counts (figures, "4", "2", "1", "1");
  replay_all (figures);

  /* Another row counts once the first is gone, or is somebody else. */
  remove_row (figures, first);
  assert_counts (figures, "4", "2", "1", "1");
  g_assert_true (ecot_figures_find_twin (figures, third) == again);
  set_cell (figures, again, "name", "Louise Aubry");
  assert_counts (figures, "5", "3", "1", "1");
  set_cell (figures, again, "sex", NULL);
  assert_counts (figures, "5", "2", "1", "1");
}

static void
test_codes (void)
{
  g_autoptr (EcotFigures) figures = new_figures (items);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  EcotRecord             *empty;

  ecot_test_append (dossier, ECOT_KIND_ENTRY, "code", "P-01", NULL);
  ecot_test_append (dossier, ECOT_KIND_ENTRY, "code", "p-01", NULL);
  ecot_test_append (dossier, ECOT_KIND_ENTRY, "code", "P-02", NULL);
  empty = ecot_test_append (dossier, ECOT_KIND_ENTRY, "code", "P-03", NULL);
  assert_counts (figures, "3", NULL, NULL, NULL);

  set_cell (figures, empty, "code", NULL);
  assert_counts (figures, "2", NULL, NULL, NULL);
}

/* No name is ever in an explanation. */
static void
test_reasons (void)
{
  g_autoptr (EcotFigures) figures = new_figures (items);
  g_autoptr (EcotReason)  reason = NULL;

  enter (figures, "Élise Aubry", "1990-02-03", "woman");
  ecot_test_append (ecot_figures_get_dossier (figures), ECOT_KIND_ENTRY, "code", "P-02", "name", "Jean Roy", NULL);
  reason = ecot_figures_explain (figures, "register.count");

  g_assert_cmpuint (reason->children->len, ==, 2);
  g_assert_cmpstr (((EcotReason *)reason->children->pdata[0])->label, ==, "Participant 1");
  g_assert_nonnull (strstr (((EcotReason *)reason->children->pdata[1])->label, "P-02"));
  g_assert_null (strstr (((EcotReason *)reason->children->pdata[1])->label, "Roy"));
}

/* }}} */
/* {{{ Whatever was done */

static char *
dump (EcotFigures *figures)
{
  GString *text = g_string_new (NULL);

  for (const char *const *name = ecot_figures_get_names (figures); *name != NULL; name++)
    {
      EcotFigure       figure = ecot_figures_get (figures, *name);
      g_autofree char *value = ecot_figure_to_machine (&figure);

      g_string_append_printf (text, "%s %s %s\n", *name, value, figure.fault);
    }

  return g_string_free (text, FALSE);
}

/* Few names, births and codes, so that people meet. */
static void
change_something (EcotFigures *figures,
                  GRand       *rand)
{
  static const char *const names[] = { "Élise Aubry", "aubry ELISE", "Jean Roy", NULL };
  static const char *const births[] = { "1990-02-03", "1991-02-03", NULL };
  static const char *const sexes[] = { "woman", "man", "unstated", NULL };
  static const char *const fields[] = { "name", "birth", "sex", "code" };
  EcotDossier             *dossier = ecot_figures_get_dossier (figures);
  guint                    n = ecot_dossier_get_n (dossier, ECOT_KIND_ENTRY);
  const char              *name = names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))];
  const char              *birth = births[g_rand_int_range (rand, 0, G_N_ELEMENTS (births))];
  const char              *sex = sexes[g_rand_int_range (rand, 0, G_N_ELEMENTS (sexes))];
  const char              *values[] = { name, birth, sex, g_rand_boolean (rand) ? "P-1" : NULL };
  int                      field = g_rand_int_range (rand, 0, G_N_ELEMENTS (fields));
  int                      what = g_rand_int_range (rand, 0, 5);
  EcotRecord              *record;

  if (n == 0 || (what == 0 && n < 12))
    {
      enter (figures, name, birth, sex);
      return;
    }

  record = ecot_dossier_get_nth (dossier, ECOT_KIND_ENTRY, (guint)g_rand_int_range (rand, 0, (gint32)n));

  if (what == 1)
    remove_row (figures, record);
  else
    set_cell (figures, record, fields[field], values[field]);
}

static void
test_random_register (void)
{
  g_autoptr (GRand)       rand = g_rand_new_with_seed (53);
  g_autoptr (EcotFigures) figures = new_figures (items);

  g_test_summary ("Whatever was done to the register, it counts as when it is read");

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (EcotFigures) fresh = NULL;
      g_autofree char        *live = NULL;
      g_autofree char        *read = NULL;

      change_something (figures, rand);
      fresh = ecot_figures_new (ecot_figures_get_dossier (figures), ecot_figures_get_lot (figures));
      live = dump (figures);
      read = dump (fresh);
      g_assert_cmpstr (live, ==, read);

      if (i % 50 == 0)
        replay_all (figures);
    }
}

/* }}} */

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/indicators/values", test_values);
  g_test_add_func ("/indicators/cost-of-none", test_cost_of_none);
  g_test_add_func ("/indicators/ratio", test_ratio);
  g_test_add_func ("/indicators/names", test_names);
  g_test_add_func ("/indicators/breakdowns", test_breakdowns);
  g_test_add_func ("/register/counts", test_register);
  g_test_add_func ("/register/codes", test_codes);
  g_test_add_func ("/register/reasons", test_reasons);
  g_test_add_func ("/register/random", test_random_register);

  return g_test_run ();
}
