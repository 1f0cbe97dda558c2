/* test-finding.c: when two findings are the same, and where findings belong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check/ecot-finding-private.h"

#include "support/ecot-test-check.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"

static void
test_equal (void)
{
  g_autoptr (EcotLot)     lot = ecot_test_lot_new ("<budget/>");
  const EcotFindingSpec   base = { "limit", "cap", ECOT_LEVEL_ERROR, "budget", "a", "b", "c", NULL, NULL };
  EcotFindingSpec         others[] = { base, base, base, base, base, base, base };
  g_autoptr (EcotFinding) first = ecot_finding_new (lot, &base, "Message.");
  g_autoptr (EcotFinding) same = ecot_finding_new (lot, &base, "Message.");
  g_autoptr (EcotFinding) other_message = ecot_finding_new (lot, &base, "Autre.");

  others[0].rule = "line";
  others[1].item = NULL;
  others[2].level = ECOT_LEVEL_WARNING;
  others[3].where = "time";
  others[4].found = "x";
  others[5].expected = "x";
  others[6].difference = NULL;

  g_assert_cmpstr (ecot_finding_get_rule (first), ==, "limit.cap");
  g_assert_true (ecot_finding_equal (first, same));
  g_assert_false (ecot_finding_equal (first, other_message));

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (EcotFinding) other = ecot_finding_new (lot, &others[i], "Message.");

      g_assert_false (ecot_finding_equal (first, other));
    }
}

static EcotFinding *
with_fix (EcotLot    *lot,
          EcotAction *fix)
{
  const EcotFindingSpec spec = { "x", NULL, ECOT_LEVEL_ADVICE, "budget", "a", "b", NULL, NULL, fix };

  return ecot_finding_new (lot, &spec, "Message.");
}

static EcotAction *
set_rate (EcotDossier *dossier,
          gint64       rate)
{
  EcotAction        *fix = ecot_action_new ("Fix");
  g_auto (EcotValue) value = ecot_value_number (ECOT_VALUE_DECIMAL, rate);

  ecot_dossier_add_set (dossier, fix, ECOT_KIND_FUND, "fse", "percent", &value);
  return fix;
}

/* An old fix kept for a new one would undo what was typed meanwhile. */
static void
test_equal_fixes (void)
{
  g_autoptr (EcotLot)     lot = ecot_test_lot_new ("<budget/>");
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("test/1");
  g_autoptr (EcotFinding) none = with_fix (lot, NULL);
  g_autoptr (EcotFinding) created = with_fix (lot, set_rate (dossier, 470000));
  g_autoptr (EcotFinding) created_again = with_fix (lot, set_rate (dossier, 470000));
  g_autoptr (EcotFinding) other_value = with_fix (lot, set_rate (dossier, 460000));
  g_autoptr (EcotFinding) changed = NULL;

  g_assert_false (ecot_finding_equal (none, created));
  g_assert_true (ecot_finding_equal (created, created_again)); /* though each reserved a record */
  g_assert_false (ecot_finding_equal (created, other_value));

  ecot_test_set (dossier, "fund/fse/amount", "1");
  changed = with_fix (lot, set_rate (dossier, 470000));
  g_assert_false (ecot_finding_equal (created, changed)); /* the record is there now */
}

static EcotAction *
remove_nth (EcotDossier *dossier,
            guint        n)
{
  EcotAction *fix = ecot_action_new ("Fix");

  ecot_action_remove (fix, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, n));
  return fix;
}

/* The third line may have become the second: same words, another record. */
static void
test_equal_records (void)
{
  g_autoptr (EcotLot)     lot = ecot_test_lot_new ("<budget/>");
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("test/1");
  g_autoptr (EcotFinding) first = NULL;
  g_autoptr (EcotFinding) same = NULL;
  g_autoptr (EcotFinding) second = NULL;

  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "a", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "b", NULL);
  first = with_fix (lot, remove_nth (dossier, 0));
  same = with_fix (lot, remove_nth (dossier, 0));
  second = with_fix (lot, remove_nth (dossier, 1));

  g_assert_true (ecot_finding_equal (first, same));
  g_assert_false (ecot_finding_equal (first, second));
}

static void
test_lifetime (void)
{
  EcotLot                *lot = ecot_test_lot_load ("resa-2017", "1");
  const EcotFindingSpec   spec = { "limit", "cap", ECOT_LEVEL_ERROR, "budget", "a", "b", NULL,
                                   ((EcotLimit *)lot->limits->pdata[0])->source, NULL };
  g_autoptr (EcotFinding) finding = ecot_finding_new (lot, &spec, "Message.");

  g_test_summary ("A finding may outlive the figures it was made from, source included");

  ecot_lot_unref (lot);
  g_assert_cmpstr (ecot_finding_get_source (finding)->quote, ==, "Coût moyen : 10 000 €");
}

static void
test_sections (void)
{
  static const char *const sections[][2] = {
    { "applicant/siret", "applicant" },
    { "representative/name", "people" },
    { "contact/email", "people" },
    { "territory/x/covered", "people" },
    { "action/title", "narrative" },
    { "narrative/methods/text", "narrative" },
    { "budget", "budget" },
    { "budget/line/3/amount", "budget" },
    { "budget/category/1/label", "budget" },
    { "time", "budget" },
    { "fund/fse/percent", "funding" },
    { "funding/1/name", "funding" },
    { "own-funds/amount", "funding" },
    { "indicator/sess/planned", "indicators" },
    { "action/start", "schedule" },
    { "schedule/2/end", "schedule" },
    { "piece/x/joined", "pieces" },
    { "letter/date", "letter" },
    { "submission/sent", "letter" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    g_assert_cmpstr (ecot_section_of_path (sections[i][0]), ==, sections[i][1]);

  for (guint kind = 0; kind < ECOT_N_KINDS; kind++)
    g_assert_nonnull (ecot_section_of_path (ecot_schema_get_kind (kind)->name));
}

static void
test_count (void)
{
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess-faulty");
  g_autoptr (GPtrArray)   findings = ecot_check (figures, NULL);

  g_assert_cmpuint (ecot_findings_count (findings, ECOT_LEVEL_ERROR) +
                      ecot_findings_count (findings, ECOT_LEVEL_WARNING) +
                      ecot_findings_count (findings, ECOT_LEVEL_ADVICE),
                    ==, findings->len);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/finding/equal", test_equal);
  g_test_add_func ("/finding/equal-fixes", test_equal_fixes);
  g_test_add_func ("/finding/equal-records", test_equal_records);
  g_test_add_func ("/finding/lifetime", test_lifetime);
  g_test_add_func ("/finding/sections", test_sections);
  g_test_add_func ("/finding/count", test_count);

  return g_test_run ();
}
