/* test-examples.c: one dossier without a fault, and one whose faults are all found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/ecot-test-check.h"

#include <string.h>

#include "support/ecot-test-reason.h"

static void
test_clean (void)
{
  g_autoptr (EcotFigures)  figures = ecot_test_example ("rallye-ess");
  g_autofree char         *findings = ecot_test_findings (figures, NULL, NULL);
  static const char *const values[][2] = {
    { "cost.total", "9870.50" },
    { "funding.fse", "4639.13" },
    { "funding.balance", "0.00" },
    { "hours.total", "317.5" },
    { "cost.per-hour", "31.09" },
  };

  g_assert_cmpstr (findings, ==, "");

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      EcotFigure       figure = ecot_figures_get (figures, values[i][0]);
      g_autofree char *text = ecot_figure_to_machine (&figure);

      g_assert_cmpstr (text, ==, values[i][1]);
    }
}

/* Every fault of the file, and nothing besides. */
static const char faults[] =
  "error identifier.siret applicant/siret\n"
  "error identifier.postcode applicant/postcode\n"
  "advice field.fax applicant/fax\n"
  "warning identifier.email applicant/email\n"
  "warning identifier.telephone representative/telephone\n"
  "error required.contact contact/telephone\n"
  "advice territory.sud-avesnois territory/sud-avesnois/covered\n"
  "warning action.title action/title\n"
  "error words.presentation narrative/presentation/text\n"
  "error section.impact-indicators narrative/impact-indicators/text\n"
  "error limit.cap budget\n"
  "warning line.product budget/line/1/amount\n"
  "advice line.proof budget/line/3/proof\n"
  "error line.category budget/line/5/category\n"
  "error line.amount budget/line/6/amount\n"
  "error line.category budget/line/7/category\n"
  "advice line.detail budget/line/8/detail\n"
  "error line.negative budget/line/9/quantity\n"
  "advice line.empty budget/line/12/detail\n"
  "warning category.label budget/category/1/label\n"
  "warning hours.row time/3/hours\n"
  "advice hours.product time/1/hours\n"
  "error limit.fse fund/fse/amount\n"
  "advice funder.proof funding/1/proof\n"
  "warning funder.name funding/2/name\n"
  "warning funder.amount funding/3/amount\n"
  "error funding.balance own-funds/amount\n"
  "error indicator.sess indicator/sess/planned\n"
  "warning indicator.public indicator/public/planned\n"
  "warning indicator-empty.press indicator/press/planned\n"
  "error period.start action/start\n"
  "error period.event action/event\n"
  "error step.order schedule/5/end\n"
  "warning period.step schedule/8/end\n"
  "warning letter.place letter/place\n"
  "warning letter.late letter/date\n"
  "error letter.amount letter/amount\n"
  "error deadline submission/sent\n";

static void
test_faulty (void)
{
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess-faulty");
  g_autofree char        *findings = ecot_test_findings (figures, NULL, NULL);

  g_assert_cmpstr (findings, ==, faults);
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

  for (const char *const *figure = ecot_figures_get_names (figures); *figure != NULL; figure++)
    {
      g_autoptr (EcotReason) reason = ecot_figures_explain (figures, *figure);

      ecot_test_replay (figures, reason);
    }
}

static void
test_replay (void)
{
  g_test_summary ("Every figure of the examples is what its explanation gives");

  replay ("rallye-ess");
  replay ("rallye-ess-faulty");
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
