/* test-examples.c: one dossier without a fault, and one whose faults are all found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/ecot-test-check.h"

#include <string.h>

#include "support/ecot-test-reason.h"

typedef struct
{
  const char *figure, *value;
} Expected;

static void
assert_clean (const char     *example,
              const Expected *values,
              guint           n)
{
  g_autoptr (EcotFigures) figures = ecot_test_example (example);
  g_autofree char        *findings = ecot_test_findings (figures, NULL, NULL);

  g_assert_cmpstr (findings, ==, "");

  for (guint i = 0; i < n; i++)
    {
      EcotFigure       figure = ecot_figures_get (figures, values[i].figure);
      g_autofree char *text = ecot_figure_to_machine (&figure);

      g_assert_cmpstr (text, ==, values[i].value);
    }
}

static void
test_clean (void)
{
  static const Expected rallye[] = {
    { "cost.total", "9870.50" },
    { "funding.fse", "4639.13" },
    { "funding.balance", "0.00" },
    { "hours.total", "317.5" },
    { "cost.per-hour", "31.09" },
  };
  /* 15 % of 65 966,81 € of staff; nine people for a year and seven for six months. */
  static const Expected chantier[] = {
    { "cost.direct.staff", "65966.81" },
    { "cost.indirect", "9895.02" },
    { "cost.total", "75861.83" },
    { "grant.requested", "55000.00" },
    { "funding.balance", "0.00" },
    { "participants.total", "16" },
    { "participants.months", "150" },
    { "participants.monthly-average", "12.5" },
    { "posts", "12" },
    { "exits.dynamic", "6" },
  };

  assert_clean ("rallye-ess", rallye, G_N_ELEMENTS (rallye));
  assert_clean ("chantier-lavoir", chantier, G_N_ELEMENTS (chantier));
}

static const char *
or_dash (const char *text)
{
  return text != NULL ? text : "-";
}

/* Everything a finding says, no-break spaces as plain ones. */
static char *
tell (EcotFigures *figures)
{
  g_autoptr (GPtrArray) findings = ecot_check (figures, NULL);
  g_autoptr (GString)   text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      EcotFinding      *finding = findings->pdata[i];
      EcotAction       *fix = ecot_finding_get_fix (finding);
      const EcotSource *source = ecot_finding_get_source (finding);

      g_string_append_printf (text, "%s %s %s\n  %s\n  trouvé : %s\n  attendu : %s\n  écart : %s\n  appel : %s\n  remède : %s\n\n",
                              ecot_level_to_id (ecot_finding_get_level (finding)), ecot_finding_get_rule (finding),
                              ecot_finding_get_where (finding), ecot_finding_get_message (finding),
                              ecot_finding_get_found (finding), ecot_finding_get_expected (finding),
                              or_dash (ecot_finding_get_difference (finding)),
                              or_dash (source != NULL ? source->quote : NULL),
                              or_dash (fix != NULL ? ecot_action_get_label (fix) : NULL));
    }

  return ecot_test_plain (text->str);
}

/* Every fault of the file and nothing besides, in the words people read. */
static void
test_faulty (void)
{
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess-faulty");
  g_autofree char        *path = g_test_build_filename (G_TEST_DIST, "check", "rallye-ess-faulty.txt", NULL);
  g_autofree char        *findings = tell (figures);
  g_autofree char        *expected = NULL;
  g_autoptr (GError)      error = NULL;

  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);

  if (strcmp (findings, expected) != 0)
    {
      g_autofree char *actual = g_build_filename (g_get_tmp_dir (), "ecot-findings.txt", NULL);

      g_file_set_contents (actual, findings, -1, NULL);
      g_error ("compare %s with %s", actual, path);
    }
}

/* Real apostrophes and no-break spaces: a finding is read by people. */
static void
test_typography (void)
{
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess-faulty");
  g_autoptr (GPtrArray)   findings = ecot_check (figures, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const char *message = ecot_finding_get_message (findings->pdata[i]);

      g_assert_null (strchr (message, '\''));
      g_assert_null (strstr (message, " :"));
      g_assert_null (strstr (message, " ;"));
      g_assert_null (strstr (message, "« "));
      g_assert_null (strstr (message, " €"));
      g_assert_null (strstr (message, " %"));
    }
}

static void
test_fixes (void)
{
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess-faulty");

  ecot_test_fixes (figures);
}

/* Checking changes nothing, and finds the same again. */
static void
test_again (void)
{
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess-faulty");
  g_autoptr (GPtrArray)   first = ecot_check (figures, NULL);
  g_autoptr (GPtrArray)   second = ecot_check (figures, NULL);

  g_assert_cmpuint (first->len, ==, second->len);

  for (guint i = 0; i < first->len; i++)
    g_assert_true (ecot_finding_equal (first->pdata[i], second->pdata[i]));
}

static void
replay (const char *name)
{
  g_autoptr (EcotFigures) figures = ecot_test_example (name);

  ecot_test_replay_all (figures);
}

static void
test_replay (void)
{
  g_test_summary ("Every figure of the examples is what its explanation gives");

  replay ("rallye-ess");
  replay ("rallye-ess-faulty");
  replay ("chantier-lavoir");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/examples/clean", test_clean);
  g_test_add_func ("/examples/faulty", test_faulty);
  g_test_add_func ("/examples/typography", test_typography);
  g_test_add_func ("/examples/fixes", test_fixes);
  g_test_add_func ("/examples/again", test_again);
  g_test_add_func ("/examples/replay", test_replay);

  return g_test_run ();
}
