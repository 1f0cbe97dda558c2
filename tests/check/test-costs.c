/* test-costs.c: what a line says besides its amount, periods, and what is given in kind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each case changes cells of the worked example, in which nothing is wrong.
 */

#include "support/ecot-test-check.h"

#include <string.h>

#include "support/ecot-test-dossier.h"
#include "support/ecot-test-reason.h"

typedef struct
{
  const char *title;
  const char *edits[8][2];
  const char *expected; /* "" or lines "level rule where" */
} Case;

#define VAT(regime) \
  { "budget/line/11/vat-rate", "20" }, { "method/vat", regime }

static const Case vat[] = {
  { "rates without a regime", { { "budget/line/11/vat-rate", "20" } }, "warning method.vat method/vat\n" },
  { "VAT that stays a cost", { VAT ("included") }, "" },
  { "VAT that is got back", { VAT ("recoverable") }, "warning line.vat budget/line/11/eligible\n" },
  { "a rate of nothing", { { "budget/line/11/vat-rate", "0" }, { "method/vat", "recoverable" } }, "" },
  { "the eligible amount is typed", { VAT ("recoverable"), { "budget/line/11/eligible", "83.33" } }, "" },
  { "a share that is not said", { VAT ("partial") }, "error method.vat-share method/vat-share\n" },
  { "a share", { VAT ("partial"), { "method/vat-share", "40" } }, "warning line.vat budget/line/11/eligible\n" },
  { "a share of nothing", { VAT ("partial"), { "method/vat-share", "0" } }, "" },
  { "a share of all", { VAT ("partial"), { "method/vat-share", "100" } }, "warning line.vat budget/line/11/eligible\n" },
  { "a share beyond all", { VAT ("partial"), { "method/vat-share", "100.0001" }, { "budget/line/11/eligible", "83.33" } }, "error method.vat-share method/vat-share\n" },
  { "a negative rate", { { "budget/line/11/vat-rate", "-0.0001" } }, "error line.negative budget/line/11/vat-rate\n" },
};

static const Case retained[] = {
  { "all of it is eligible", { { "budget/line/11/eligible", "100" } }, "" },
  { "a cent more than the line", { { "budget/line/11/eligible", "100.01" } }, "error line.eligible budget/line/11/eligible\n" },
  { "all is retained", { { "budget/line/11/retained", "100" } }, "" },
  { "a cent more than eligible", { { "budget/line/11/retained", "100.01" } }, "error line.retained budget/line/11/retained\n" },
  { "less, without a reason", { { "budget/line/11/retained", "99.99" } }, "warning line.retained-reason budget/line/11/retained-reason\n" },
  { "less, with a reason", { { "budget/line/11/retained", "99.99" }, { "budget/line/11/retained-reason", "Hors sujet" } }, "" },
  /* Row 84: a reason where less is eligible than asked; the VAT that is got back is one. */
  { "less is eligible, without a reason", { { "budget/line/11/eligible", "99.99" } }, "warning line.eligible-reason budget/line/11/retained-reason\n" },
  { "less is eligible, with a reason", { { "budget/line/11/eligible", "99.99" }, { "budget/line/11/retained-reason", "Alcool" } }, "" },
  { "a cent less than without the VAT", { VAT ("recoverable"), { "budget/line/11/vat-rate", "20" }, { "budget/line/11/eligible", "83.32" } }, "warning line.eligible-reason budget/line/11/retained-reason\n" },
  { "less is eligible, and less of that is retained", { { "budget/line/11/eligible", "80" }, { "budget/line/11/retained", "70" } }, "warning line.retained-reason budget/line/11/retained-reason\n" },
  { "more than what is eligible of the line",
    { { "budget/line/11/retained-reason", "Alcool" }, { "budget/line/11/eligible", "50" }, { "budget/line/11/retained", "50.01" } },
    "error line.retained budget/line/11/retained\n" },
};

static const Case periods[] = {
  { "periods that add up", { { "budget/line/11/period-1", "33.33" }, { "budget/line/11/period-3", "66.67" } }, "" },
  { "a cent is missing", { { "budget/line/11/period-1", "33.33" }, { "budget/line/11/period-2", "66.66" } }, "error line.period-gap budget/line/11/period-2\n" },
  { "a cent too much", { { "budget/line/11/period-6", "100.01" } }, "error line.period-gap budget/line/11/period-6\n" },
  { "one after the other", { { "period/1/start", "2017-08-21" }, { "period/1/end", "2017-10-31" }, { "period/2/start", "2017-11-01" }, { "period/2/end", "2017-12-15" } }, "" },
  { "on the same day", { { "period/1/end", "2017-10-31" }, { "period/2/start", "2017-10-31" } }, "error period.overlap period/2/start\n" },
  { "ends before it begins", { { "period/1/start", "2017-10-31" }, { "period/1/end", "2017-10-30" } }, "error period.order period/1/end\n" },
  { "a day is a period", { { "period/1/start", "2017-10-31" }, { "period/1/end", "2017-10-31" } }, "" },
  { "a day before the action", { { "period/1/start", "2017-08-20" } }, "warning period.outside period/1/start\n" },
  { "a day after the action", { { "period/6/end", "2017-12-16" } }, "warning period.outside period/6/end\n" },
};

static const Case euros[] = {
  { "cents in a dossier of euros",
    { { "method/whole-euros", "true" }, { "budget/line/8/amount", "180" }, { "budget/line/11/amount", "99.50" }, { "fund/fse/percent", NULL }, { "fund/fse/amount", "4000" } },
    "warning line.cents budget/line/11/amount\n" },
  { "one cent",
    { { "method/whole-euros", "true" }, { "budget/line/8/amount", "180" }, { "budget/line/11/amount", "100.01" }, { "fund/fse/percent", NULL }, { "fund/fse/amount", "4000" } },
    "warning line.cents budget/line/11/amount\n" },
  { "none", { { "method/whole-euros", "true" }, { "budget/line/8/amount", "180" }, { "fund/fse/percent", NULL }, { "fund/fse/amount", "4000" } }, "" },
  { "cents of a period",
    { { "method/whole-euros", "true" }, { "budget/line/8/amount", "180" }, { "fund/fse/percent", NULL }, { "fund/fse/amount", "4000" }, { "budget/line/11/period-1", "50.50" }, { "budget/line/11/period-2", "49.50" } },
    "warning line.cents budget/line/11/period-1\n" },
};

static const Case accounts[] = {
  { "an account", { { "budget/line/11/account", "6041" } }, "" },
  { "no account of charges", { { "budget/line/11/account", "7041" } }, "warning line.account budget/line/11/account\n" },
  { "no code", { { "budget/line/11/account", "achats" } }, "warning line.account budget/line/11/account\n" },
  { "a code before it moved", { { "budget/line/11/account", "671" } }, "" },
};

#define CONTRIBUTION(n, account, amount) \
  { "voluntary/" n "/account", account }, { "voluntary/" n "/amount", amount }

static const Case voluntary[] = {
  { "used as much as received", { CONTRIBUTION ("1", "864", "100"), CONTRIBUTION ("2", "870", "100") }, "" },
  { "a cent more used", { CONTRIBUTION ("1", "864", "100.01"), CONTRIBUTION ("2", "870", "100") }, "error voluntary.balance voluntary\n" },
  { "a cent more received", { CONTRIBUTION ("1", "864", "100"), CONTRIBUTION ("2", "870", "100.01") }, "error voluntary.balance voluntary\n" },
  { "used, and never received", { CONTRIBUTION ("1", "861", "100") }, "error voluntary.balance voluntary\n" },
  { "received, and never used", { CONTRIBUTION ("1", "875", "100") }, "error voluntary.balance voluntary\n" },
  { "counted nowhere", { { "voluntary/1/label", "Prêt" }, { "voluntary/1/amount", "5" } }, "error voluntary.account voluntary/1/account\n" },
  { "worth nothing known", { { "voluntary/1/account", "864" } }, "warning voluntary.amount voluntary/1/amount\n" },
  { "hours without a method",
    { { "voluntary/1/account", "864" }, { "voluntary/1/hours", "10" }, { "voluntary/1/rate", "15" }, CONTRIBUTION ("2", "870", "150") },
    "advice voluntary.method voluntary/1/method\n" },
  { "hours among gifts",
    { { "voluntary/1/account", "875" }, { "voluntary/1/hours", "10" }, { "voluntary/1/rate", "15" }, { "voluntary/1/method", "SMIC" }, CONTRIBUTION ("2", "864", "150") },
    "warning voluntary.account-moved voluntary/1/account\n" },
};

static void
test_case (gconstpointer data)
{
  const Case             *c = data;
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autofree char        *findings = NULL;

  /* Of 100 euros, and nothing but. */
  ecot_test_edit (dossier, "budget/line/11/quantity", NULL);
  ecot_test_edit (dossier, "budget/line/11/unit-cost", NULL);
  ecot_test_edit (dossier, "budget/line/11/amount", "100");

  for (guint i = 0; i < G_N_ELEMENTS (c->edits) && c->edits[i][0] != NULL; i++)
    ecot_test_edit (dossier, c->edits[i][0], c->edits[i][1]);

  findings = ecot_test_findings (figures, NULL, "hours.product");
  g_assert_cmpstr (findings, ==, c->expected);
  ecot_test_fixes (figures);
}

/* {{{ What is said */

static EcotFinding *
find (GPtrArray  *findings,
      const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    if (strcmp (ecot_finding_get_rule (findings->pdata[i]), rule) == 0)
      return findings->pdata[i];

  g_error ("no finding %s", rule);
}

static void
assert_says (EcotFigures *figures,
             const char  *rule,
             const char  *message,
             const char  *fix)
{
  g_autoptr (GPtrArray) findings = ecot_check (figures, NULL);
  EcotFinding          *finding = find (findings, rule);
  g_autofree char      *plain = ecot_test_plain (ecot_finding_get_message (finding));
  g_autofree char      *label = ecot_test_plain (ecot_action_get_label (ecot_finding_get_fix (finding)));

  g_assert_cmpstr (plain, ==, message);
  g_assert_cmpstr (label, ==, fix);
}

static void
test_messages (void)
{
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "detail", "Achat", "amount", "120", "vat-rate", "20", "period-1", "33.33", "period-2", "86.66", NULL);
  ecot_test_set (dossier, "method/vat", "recoverable");
  assert_says (figures, "line.vat",
               "La ligne 12 (Achat) comprend 20,00 € de TVA que l’association récupère : seuls 100,00 € sont éligibles.",
               "Inscrire le montant éligible : 100,00 €");
  assert_says (figures, "line.period-gap",
               "La ligne 12 (Achat) vaut 120,00 €, et ses périodes 119,99 € : l’écart est de 0,01 €.",
               "Porter l’écart sur la période 2 : 86,67 €");

  ecot_test_append (dossier, ECOT_KIND_VOLUNTARY, "account", "864", "amount", "100", NULL);
  assert_says (figures, "voluntary.balance",
               "Les contributions volontaires ne sont pas équilibrées : 100,00 € d’emplois (86) pour 0,00 € de ressources (87), soit un écart de 100,00 €.",
               "Ajouter 100,00 € au compte 870");

  ecot_test_set (dossier, "action/start", "2025-01-01");
  ecot_test_set (dossier, "budget/line/12/account", "6712");
  assert_says (figures, "voluntary.balance",
               "Les contributions volontaires ne sont pas équilibrées : 100,00 € d’emplois (86) pour 0,00 € de ressources (87), soit un écart de 100,00 €.",
               "Ajouter 100,00 € au compte 875");
  assert_says (figures, "line.account-moved",
               "La ligne 12 (Achat) nomme le compte 6712 ; depuis le 1er janvier 2025, les pénalités, amendes et autres charges de gestion vont au compte 658 (règlement ANC 2022-06).",
               "Passer au compte 658");
}

/* }}} */

static void
add_cases (const char *group,
           const Case *cases,
           guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/check/costs/%s/%s", group, cases[i].title);

      g_test_add_data_func (path, &cases[i], test_case);
    }
}

#define ADD(cases) add_cases (#cases, cases, G_N_ELEMENTS (cases))

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD (vat);
  ADD (retained);
  ADD (periods);
  ADD (euros);
  ADD (accounts);
  ADD (voluntary);
  g_test_add_func ("/check/costs/messages", test_messages);

  return g_test_run ();
}
