/* test-rate.c: the line of indirect costs that a flat rate writes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check/ecot-rate.h"
#include "support/ecot-test-check.h"
#include "support/ecot-test-dossier.h"

#define HEAD "<budget/><category id='staff' label='Personnel' kind='staff'/>" \
             "<flat-rate id='r' percent='15' mode='flat' base='direct-staff'/>"
#define OVERHEADS "<category id='overheads' label='Frais généraux' kind='indirect'/>"

static EcotRate
measure (EcotFigures *figures)
{
  EcotRate rate;

  g_assert_true (ecot_rate_measure (figures, ecot_figures_get_lot (figures)->flat_rates->pdata[0], &rate));

  return rate;
}

/* Writes what the rate comes to, and finds it kept. */
static void
write_and_measure (EcotFigures *figures)
{
  EcotRate               rate = measure (figures);
  g_autoptr (EcotAction) action = ecot_rate_write (&rate, figures);
  g_autoptr (GError)     error = NULL;

  g_assert_nonnull (action);
  g_assert_true (ecot_dossier_perform (ecot_figures_get_dossier (figures), action, &error));
  g_assert_no_error (error);
  rate = measure (figures);
  g_assert_cmpint (rate.indirect, ==, rate.bound);
  g_assert_true (ecot_rate_is_kept (&rate));
}

static EcotFigures *
new_figures (const char *items,
             const char *staff)
{
  EcotFigures *figures = ecot_test_check_new (items);

  ecot_test_append (ecot_figures_get_dossier (figures), ECOT_KIND_LINE, "category", "staff", "amount", staff, NULL);

  return figures;
}

/* 15 % of 40 000,30 € is 6 000,045 €: 6 000,05 € as the call rounds. */
static void
test_new_line (void)
{
  g_autoptr (EcotFigures) figures = new_figures (HEAD OVERHEADS, "40000.30");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  EcotRecord             *line;

  g_assert_null (ecot_rate_find_line (figures));
  write_and_measure (figures);
  g_assert_cmpuint (ecot_dossier_get_n (dossier, ECOT_KIND_LINE), ==, 2);
  line = ecot_rate_find_line (figures);
  g_assert_nonnull (line);
  g_assert_cmpstr (ecot_record_get_text (line, "category"), ==, "overheads");
  g_assert_cmpint (ecot_record_get (line, "amount")->number, ==, 600005);
}

/* The line that is there takes the amount, and is no product any more. */
static void
test_same_line (void)
{
  g_autoptr (EcotFigures) figures = new_figures (HEAD OVERHEADS, "1000");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  EcotRecord             *line = ecot_test_append (dossier, ECOT_KIND_LINE, "category", "overheads", "detail", "Loyer",
                                                   "quantity", "2", "unit-cost", "40", NULL);

  write_and_measure (figures);
  g_assert_cmpuint (ecot_dossier_get_n (dossier, ECOT_KIND_LINE), ==, 2);
  g_assert_true (ecot_value_is_empty (ecot_record_get (line, "quantity")));
  g_assert_true (ecot_value_is_empty (ecot_record_get (line, "unit-cost")));
  g_assert_cmpstr (ecot_record_get_text (line, "detail"), ==, "Loyer");
  g_assert_cmpint (ecot_record_get (line, "amount")->number, ==, 15000);
}

/* Nobody says which of two is meant, nor where a call has no such costs. */
static void
test_nowhere (void)
{
  g_autoptr (EcotFigures) several = new_figures (HEAD OVERHEADS, "1000");
  g_autoptr (EcotFigures) none = new_figures (HEAD, "1000");
  EcotRate                rate;

  for (guint i = 0; i < 2; i++)
    ecot_test_append (ecot_figures_get_dossier (several), ECOT_KIND_LINE, "category", "overheads", "amount", "10", NULL);

  rate = measure (several);
  g_assert_null (ecot_rate_write (&rate, several));
  g_assert_false (ecot_rate_is_kept (&rate));

  if (ecot_rate_measure (none, ecot_figures_get_lot (none)->flat_rates->pdata[0], &rate))
    g_assert_null (ecot_rate_write (&rate, none));
}

static EcotRecord *
walk_lines (EcotDossier *dossier)
{
  EcotRecord *only = NULL;

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_LINE); i++)
    {
      EcotRecord *line = ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, i);

      if (g_strcmp0 (ecot_record_get_text (line, "category"), "overheads") != 0)
        continue;

      if (only != NULL)
        return NULL;

      only = line;
    }

  return only;
}

/* Whatever lines come, go, and change their category. */
static void
test_follow (void)
{
  static const char *const categories[] = { "staff", "overheads", "unknown" };
  g_autoptr (EcotFigures)  figures = new_figures (HEAD OVERHEADS, "1000");
  EcotDossier             *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (GRand)        rand = g_rand_new_with_seed (15);
  guint                    n_found = 0;

  for (guint step = 0; step < 300; step++)
    {
      guint                  n = ecot_dossier_get_n (dossier, ECOT_KIND_LINE);
      EcotRecord            *line = ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, (guint)g_rand_int_range (rand, 0, (int)n));
      const char            *category = categories[g_rand_int_range (rand, 0, G_N_ELEMENTS (categories))];
      g_auto (EcotValue)     value = ecot_value_text (ECOT_VALUE_CHOICE, category);
      g_autoptr (EcotAction) action = ecot_action_new ("Random");

      switch (n < 2 ? 2 : n > 4 ? 1
                                : g_rand_int_range (rand, 0, 3))
        {
        case 0:
          ecot_action_set (action, line, "category", g_rand_boolean (rand) ? &value : &ECOT_VALUE_EMPTY);
          break;

        case 1:
          ecot_action_remove (action, line);
          break;

        default:
          ecot_test_append (dossier, ECOT_KIND_LINE, "category", category, "amount", "5", NULL);
        }

      g_assert_true (ecot_dossier_perform (dossier, action, NULL));
      g_assert_true (ecot_rate_find_line (figures) == walk_lines (dossier));
      n_found += walk_lines (dossier) != NULL;
    }

  g_assert_cmpuint (n_found, >, 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rate/new-line", test_new_line);
  g_test_add_func ("/rate/same-line", test_same_line);
  g_test_add_func ("/rate/nowhere", test_nowhere);
  g_test_add_func ("/rate/follow", test_follow);

  return g_test_run ();
}
