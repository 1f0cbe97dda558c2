/* test-staff.c: what is objected to in the people of the staff
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On each limit, and one step to each side.  Every fix that is offered is tried.
 */

#include "support/ecot-test-check.h"

#include <string.h>

#include "support/ecot-test-reason.h"

#define MAX_EDITS 16

#define FRENCH   "<budget asks-hours='true'/><category id='staff' label='Personnel' kind='staff'/>"
#define EUROPEAN FRENCH "<fund id='fse' label='Fonds social européen'/>"

/* Somebody of whom nothing is missing, in 2024. */
#define SOMEBODY                                                                                 \
  { "staff/1/name", "Camille" }, { "staff/1/yearly-cost", "38500" }, { "staff/1/base", "1720" }, \
    { "staff/1/time-proof", "sheet" }, { "action/start", "2024-01-01" }, { "action/end", "2024-12-31" }

/* The same, with 120 hours. */
#define SOMEBODY_TIMED \
  SOMEBODY, { "staff/1/hours", "120" }

typedef struct
{
  const char *title;
  const char *items;
  const char *edits[MAX_EDITS][2];
  const char *expected; /* "" or lines "level rule where", of rules about people */
} Case;

static const Case cases[] = {
  { "nobody", EUROPEAN, { { NULL } }, "" },
  { "somebody", EUROPEAN, { SOMEBODY_TIMED }, "" },
  { "an empty row", EUROPEAN, { { "staff/1/role", "x" }, { "staff/1/role", NULL } }, "advice member.empty staff/1/role\n" },
  { "only a role", EUROPEAN, { { "staff/1/role", "Encadrante" } }, "" },
  /* row 18 */
  { "row 18: 1 720 h on a base of 1 720", EUROPEAN, { SOMEBODY, { "staff/1/hours", "1720" } }, "" },
  { "row 18: a step more", EUROPEAN, { SOMEBODY, { "staff/1/hours", "1720.0001" } }, "error member.hours staff/1/hours\n" },
  { "row 18: 1 721 h", EUROPEAN, { SOMEBODY, { "staff/1/hours", "1721" } }, "error member.hours staff/1/hours\n" },
  { "row 18: 1 607 h", FRENCH, { SOMEBODY, { "staff/1/base", "1607" }, { "staff/1/hours", "1607" } }, "" },
  { "row 18: 1 608 h", FRENCH, { SOMEBODY, { "staff/1/base", "1607" }, { "staff/1/hours", "1608" } }, "error member.hours staff/1/hours\n" },
  { "row 18: half-time, 860 h", EUROPEAN, { SOMEBODY, { "staff/1/working-time", "50" }, { "staff/1/hours", "860" } }, "" },
  { "row 18: half-time, 861 h", EUROPEAN, { SOMEBODY, { "staff/1/working-time", "50" }, { "staff/1/hours", "861" } }, "error member.hours staff/1/hours\n" },
  { "row 18: two years", EUROPEAN, { SOMEBODY, { "action/end", "2025-12-31" }, { "staff/1/hours", "3440" } }, "" },
  { "row 18: two years, and more", EUROPEAN, { SOMEBODY, { "action/end", "2025-12-31" }, { "staff/1/hours", "3440.5" } }, "error member.hours staff/1/hours\n" },
  { "more than half a year has", EUROPEAN, { SOMEBODY, { "action/end", "2024-06-30" }, { "staff/1/hours", "860.0001" } }, "warning member.share staff/1/hours\n" },
  { "all that half a year has", EUROPEAN, { SOMEBODY, { "action/end", "2024-06-30" }, { "staff/1/hours", "860" } }, "" },
  /* share */
  { "all of the time", EUROPEAN, { SOMEBODY, { "staff/1/share", "100" } }, "" },
  { "more than all of it", EUROPEAN, { SOMEBODY, { "staff/1/share", "100.0001" } }, "error member.share staff/1/share\n" },
  { "more than all of a day", EUROPEAN, { SOMEBODY, { "action/end", "2024-01-01" }, { "staff/1/share", "100.0001" } }, "error member.share staff/1/share\n" },
  { "less than nothing of it", EUROPEAN, { SOMEBODY, { "staff/1/share", "-1" } }, "error member.negative staff/1/share\n" },
  { "hours that are the share", EUROPEAN, { SOMEBODY, { "staff/1/share", "50" }, { "staff/1/hours", "860" } }, "" },
  { "hours that are not the share", EUROPEAN, { SOMEBODY, { "staff/1/share", "50" }, { "staff/1/hours", "859.9999" } }, "warning member.both staff/1/hours\n" },
  { "nor is the share that is paid", EUROPEAN, { SOMEBODY, { "staff/1/time-proof", "letter" }, { "staff/1/share", "50" }, { "staff/1/hours", "100" } }, "warning member.both staff/1/hours\nadvice member.product staff/1/share\n" },
  /* numbers */
  { "a negative cost", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/yearly-cost", "-1" } }, "error member.negative staff/1/yearly-cost\n" },
  { "negative hours", EUROPEAN, { SOMEBODY, { "staff/1/hours", "-1" } }, "error member.negative staff/1/hours\n" },
  { "no working time", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/working-time", "0" } }, "error member.working-time staff/1/working-time\n" },
  { "the least working time", EUROPEAN, { SOMEBODY, { "staff/1/working-time", "0.0001" } }, "" },
  { "more than full-time", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/working-time", "100.0001" } }, "error member.working-time staff/1/working-time\n" },
  /* base */
  { "no base", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/base", NULL } }, "advice member.base-assumed staff/1/base\n" },
  { "another base without its hours", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/base", "other" } }, "error member.base-hours staff/1/base-hours\n" },
  { "another base with them", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/base", "other" }, { "staff/1/base-hours", "1500" } }, "" },
  { "another base of no hours", EUROPEAN, { SOMEBODY, { "staff/1/base", "other" }, { "staff/1/base-hours", "0" } }, "error member.base-hours staff/1/base-hours\n" },
  { "hours beside a base", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/base-hours", "1500" } }, "warning member.base-unused staff/1/base-hours\n" },
  /* days */
  { "the first and the last day", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/start", "2024-01-01" }, { "staff/1/end", "2024-12-31" } }, "" },
  { "a day too early", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/start", "2023-12-31" } }, "error member.dates staff/1/start\n" },
  { "a day too late", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/end", "2025-01-01" } }, "error member.dates staff/1/end\n" },
  { "the end before the start", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/start", "2024-05-02" }, { "staff/1/end", "2024-05-01" } }, "error member.dates staff/1/end\n" },
  /* raise */
  { "a raise", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/raise", "2024-01-02" }, { "staff/1/raised-cost", "39000" } }, "" },
  { "a raise on the last day", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/raise", "2024-12-31" }, { "staff/1/raised-cost", "39000" } }, "" },
  { "a raise on the first day", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/raise", "2024-01-01" }, { "staff/1/raised-cost", "39000" } }, "error member.dates staff/1/raise\n" },
  { "a raise after the end", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/raise", "2025-01-01" }, { "staff/1/raised-cost", "39000" } }, "error member.dates staff/1/raise\n" },
  { "a raise without its cost", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/raise", "2024-07-01" } }, "error member.raised-cost staff/1/raised-cost\n" },
  { "a raise without its day", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/raised-cost", "39000" } }, "error member.raise staff/1/raise\n" },
  /* row 22 */
  { "row 22: to be recruited", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/name", NULL }, { "staff/1/vacant", "true" } }, "warning member.vacant staff/1/name\n" },
  { "nobody knows who", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/name", NULL } }, "advice member.name staff/1/name\n" },
  { "recruited", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/vacant", "true" } }, "warning member.recruited staff/1/vacant\n" },
  { "not to be recruited", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/vacant", "false" } }, "" },
  /* proof of time */
  { "hours without a proof", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/time-proof", NULL } }, "advice member.proof staff/1/time-proof\n" },
  { "hours without a proof, no European money", FRENCH, { SOMEBODY_TIMED, { "staff/1/time-proof", NULL } }, "" },
  { "no time, no proof", EUROPEAN, { SOMEBODY, { "staff/1/time-proof", NULL } }, "" },
  { "a fixed share without a proof", EUROPEAN, { SOMEBODY, { "staff/1/share", "50" }, { "staff/1/time-proof", NULL } }, "advice member.proof staff/1/time-proof\nadvice member.product staff/1/share\n" },
  { "a letter without a share", EUROPEAN, { SOMEBODY_TIMED, { "staff/1/time-proof", "letter" } }, "warning member.letter staff/1/share\n" },
  /* lines */
  { "a line of somebody", EUROPEAN, { SOMEBODY_TIMED, { "budget/line/1/category", "staff" }, { "budget/line/1/member", "1" } }, "" },
  { "a line of nobody", EUROPEAN, { SOMEBODY_TIMED, { "budget/line/1/category", "staff" }, { "budget/line/1/member", "999" } }, "error line.member budget/line/1/member\n" },
  { "two lines of one person", EUROPEAN, { SOMEBODY_TIMED, { "budget/line/1/member", "1" }, { "budget/line/2/member", "1" } }, "error member.twice budget/line/2/member\n" },
  { "two lines that share a person", EUROPEAN, { SOMEBODY_TIMED, { "budget/line/1/member", "1" }, { "budget/line/1/amount", "1000" }, { "budget/line/2/member", "1" }, { "budget/line/2/amount", "1685.60" } }, "" },
  { "a cent more than the person", EUROPEAN, { SOMEBODY_TIMED, { "budget/line/1/member", "1" }, { "budget/line/1/amount", "1000" }, { "budget/line/2/member", "1" }, { "budget/line/2/amount", "1685.61" } }, "warning member.over budget/line/2/amount\n" },
  { "a line of somebody without a cost", EUROPEAN, { { "staff/1/role", "Animatrice" }, { "staff/1/name", "Camille" }, { "budget/line/1/member", "1" } }, "error member.cost staff/1/yearly-cost\n" },
  { "a line of somebody without time", EUROPEAN, { SOMEBODY, { "budget/line/1/member", "1" } }, "error member.time staff/1/hours\n" },
  { "an amount says it all", EUROPEAN, { SOMEBODY, { "budget/line/1/member", "1" }, { "budget/line/1/amount", "1000" } }, "" },
  { "a line of a share of no days", EUROPEAN, { SOMEBODY, { "staff/1/share", "50" }, { "action/end", NULL }, { "budget/line/1/member", "1" } }, "error member.days staff/1/start\n" },
  /* an hour of a line, at 22.38 EUR */
  { "the cost of an hour", EUROPEAN, { SOMEBODY_TIMED, { "budget/line/1/member", "1" }, { "budget/line/1/quantity", "10" }, { "budget/line/1/unit", "heures" }, { "budget/line/1/unit-cost", "22.38" } }, "" },
  { "a cent more an hour", EUROPEAN, { SOMEBODY_TIMED, { "budget/line/1/member", "1" }, { "budget/line/1/quantity", "10" }, { "budget/line/1/unit", "H " }, { "budget/line/1/unit-cost", "22.39" } }, "warning line.rate budget/line/1/unit-cost\n" },
  { "a cent less an hour", EUROPEAN, { SOMEBODY_TIMED, { "budget/line/1/member", "1" }, { "budget/line/1/quantity", "10" }, { "budget/line/1/unit", "heure" }, { "budget/line/1/unit-cost", "22.37" } }, "warning line.rate budget/line/1/unit-cost\n" },
  { "the same, not rounded", EUROPEAN, { SOMEBODY_TIMED, { "budget/line/1/member", "1" }, { "budget/line/1/quantity", "10" }, { "budget/line/1/unit", "h" }, { "budget/line/1/unit-cost", "22.3849" } }, "" },
  { "half a cent more", EUROPEAN, { SOMEBODY_TIMED, { "budget/line/1/member", "1" }, { "budget/line/1/quantity", "10" }, { "budget/line/1/unit", "h" }, { "budget/line/1/unit-cost", "22.3850" } }, "warning line.rate budget/line/1/unit-cost\n" },
  { "another unit", EUROPEAN, { SOMEBODY_TIMED, { "budget/line/1/member", "1" }, { "budget/line/1/quantity", "1" }, { "budget/line/1/unit", "jour" }, { "budget/line/1/unit-cost", "156.66" } }, "" },
  { "a share has no hour to pay", EUROPEAN, { SOMEBODY, { "staff/1/time-proof", "letter" }, { "staff/1/share", "50" }, { "budget/line/1/member", "1" }, { "budget/line/1/quantity", "10" }, { "budget/line/1/unit", "h" }, { "budget/line/1/unit-cost", "1" } }, "advice member.product staff/1/share\n" },
  /* rows of time */
  { "the same hours", EUROPEAN, { SOMEBODY_TIMED, { "time/1/person", "Camille" }, { "time/1/hours", "120" } }, "" },
  { "the same hours in two rows", EUROPEAN, { SOMEBODY_TIMED, { "time/1/person", "CAMILLE" }, { "time/1/hours", "100" }, { "time/2/person", "Camille" }, { "time/2/hours", "20" } }, "" },
  { "an hour more", EUROPEAN, { SOMEBODY_TIMED, { "time/1/person", "Camille" }, { "time/1/hours", "121" } }, "warning member.rows time/1/hours\n" },
  { "a step less", EUROPEAN, { SOMEBODY_TIMED, { "time/1/person", "Camille" }, { "time/1/hours", "119.9999" } }, "warning member.rows time/1/hours\n" },
  { "hours of somebody else", EUROPEAN, { SOMEBODY_TIMED, { "time/1/person", "Dominique" }, { "time/1/hours", "121" } }, "advice member.no-rows time\n" },
  { "rows without hours", EUROPEAN, { SOMEBODY_TIMED, { "time/1/person", "Dominique" } }, "" },
};

static EcotFigures *
figures_of (const Case *c)
{
  EcotFigures *figures = ecot_test_check_new (c->items);

  for (guint i = 0; i < MAX_EDITS && c->edits[i][0] != NULL; i++)
    ecot_test_edit (ecot_figures_get_dossier (figures), c->edits[i][0], c->edits[i][1]);

  return figures;
}

/* The findings about people. */
static char *
select_people (const char *findings)
{
  g_auto (GStrv)      lines = g_strsplit (findings, "\n", -1);
  g_autoptr (GString) selected = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], " member.") != NULL || strstr (lines[i], " line.member") != NULL || strstr (lines[i], " line.rate") != NULL)
      g_string_append_printf (selected, "%s\n", lines[i]);

  return g_strdup (selected->str);
}

static void
test_case (gconstpointer data)
{
  const Case             *c = data;
  g_autoptr (EcotFigures) figures = figures_of (c);
  g_autofree char        *findings = ecot_test_findings (figures, NULL, NULL);
  g_autofree char        *selected = select_people (findings);

  g_assert_cmpstr (selected, ==, c->expected);
  ecot_test_fixes (figures);
}

static EcotFinding *
find (GPtrArray  *findings,
      const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (ecot_finding_get_rule (findings->pdata[i]), rule))
      return findings->pdata[i];

  g_error ("no finding %s", rule);
}

static void
assert_plain (const char *text,
              const char *expected)
{
  g_autofree char *plain = ecot_test_plain (text);

  g_assert_cmpstr (plain, ==, expected);
}

static void
test_words (void)
{
  const Case             *twice = NULL, *over = NULL, *beyond = NULL, *rate = NULL;
  g_autoptr (EcotFigures) figures = NULL;
  g_autoptr (GPtrArray)   findings = NULL;

  g_test_summary ("A finding names the person, the amount counted twice, the article, and the gap in hours and euros");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      twice = g_str_equal (cases[i].title, "two lines of one person") ? &cases[i] : twice;
      over = g_str_equal (cases[i].title, "row 18: 1 721 h") ? &cases[i] : over;
      beyond = g_str_equal (cases[i].title, "more than half a year has") ? &cases[i] : beyond;
      rate = g_str_equal (cases[i].title, "a cent more an hour") ? &cases[i] : rate;
    }

  figures = figures_of (twice);
  findings = ecot_check (figures, NULL);
  assert_plain (ecot_finding_get_message (find (findings, "member.twice")),
                "2 lignes du budget prennent chacune tout le coût de Camille : 2 685,60 € sont comptés en trop.");
  assert_plain (ecot_finding_get_difference (find (findings, "member.twice")), "2 685,60 €");

  g_object_unref (figures);
  g_ptr_array_unref (findings);
  figures = figures_of (over);
  findings = ecot_check (figures, NULL);
  assert_plain (ecot_finding_get_message (find (findings, "member.hours")),
                "Camille compte 1 721 h sur l’action, et 1 720 h au plus peuvent être déclarées (règlement (UE) 2021/1060, art. 55, paragraphe 4).");
  assert_plain (ecot_finding_get_difference (find (findings, "member.hours")), "1 h");

  g_object_unref (figures);
  g_ptr_array_unref (findings);
  figures = figures_of (beyond);
  findings = ecot_check (figures, NULL);
  assert_plain (ecot_finding_get_message (find (findings, "member.share")),
                "Camille compte 860,0001 h sur l’action, et tout son temps de travail pendant sa présence en fait 860 h.");

  g_object_unref (figures);
  g_ptr_array_unref (findings);
  figures = figures_of (rate);
  findings = ecot_check (figures, NULL);
  assert_plain (ecot_finding_get_message (find (findings, "line.rate")),
                "La ligne 1 du budget compte l’heure de Camille à 22,39 € ; son coût annuel la met à 22,38 €.");

  ecot_test_edit (ecot_figures_get_dossier (figures), "staff/1/hours", "120");
  ecot_test_edit (ecot_figures_get_dossier (figures), "time/1/person", "camille");
  ecot_test_edit (ecot_figures_get_dossier (figures), "time/1/hours", "132");
  g_ptr_array_unref (findings);
  findings = ecot_check (figures, NULL);
  assert_plain (ecot_finding_get_difference (find (findings, "member.rows")), "12 h, soit 268,56 €");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ecot/check/staff/", cases[i].title, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  g_test_add_func ("/ecot/check/staff-words", test_words);

  return g_test_run ();
}
