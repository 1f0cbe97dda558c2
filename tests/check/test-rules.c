/* test-rules.c: every rule, on its limit and one step to each side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each case changes a few cells of the worked example, in which nothing is
 * wrong, and says all that is then found.  That the cost per hour no longer
 * multiplies back as the observations say is left out, but where it is meant.
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

/* CLAUSE: resa-2017 228 "Un décompte financier ne dépassant pas le montant maximum indiqué"
 * CLAUSE: resa-2017 689 "Coût moyen : 10 000 €" */
static const Case cap[] = {
  { "one cent below the ceiling", { { "budget/line/11/amount", "229.49" } }, "" },
  { "on the ceiling", { { "budget/line/11/amount", "229.50" } }, "" },
  { "one cent over the ceiling", { { "budget/line/11/amount", "229.51" } }, "error limit.cap budget\n" },
};

/* CLAUSE: resa-2017 695 "L’action est cofinancée par des Fonds Européens à hauteur de 47%"
 *
 * 47 % of 9 870,50 are 4 639,135: 4 639,14 would be more than 47 %. */
static const Case fund[] = {
  { "a share below its rate", { { "fund/fse/percent", NULL }, { "fund/fse/amount", "4639.12" } }, "" },
  { "a share at its rate", { { "fund/fse/percent", NULL }, { "fund/fse/amount", "4639.13" } }, "" },
  { "a share one cent over its rate", { { "fund/fse/percent", NULL }, { "fund/fse/amount", "4639.14" } }, "error limit.fse fund/fse/amount\n" },
  { "a lower rate", { { "fund/fse/percent", "46.9999" } }, "" },
  { "a rate over the maximum", { { "fund/fse/percent", "47.0001" } }, "error limit.fse fund/fse/percent\n" },
  { "no share", { { "fund/fse/percent", NULL } }, "warning fund.fse fund/fse/percent\n" },
  { "a share of nothing is a share", { { "fund/fse/percent", "0" } }, "" },
  { "rate and amount agree", { { "fund/fse/amount", "4639.13" } }, "" },
  { "rate and amount differ", { { "fund/fse/amount", "4639.12" } }, "warning fund-both.fse fund/fse/amount\n" },
  { "a negative rate", { { "fund/fse/percent", "-0.0001" } }, "error fund-negative.fse fund/fse/percent\n" },
  { "a negative share", { { "fund/fse/percent", NULL }, { "fund/fse/amount", "-0.01" } }, "error fund-negative.fse fund/fse/amount\n" },
};

static const Case balance[] = {
  { "own funds typed as the remainder", { { "own-funds/amount", "1231.37" } }, "" },
  { "a hole of one cent", { { "own-funds/amount", "1231.36" } }, "error funding.balance own-funds/amount\n" },
  { "one cent paid twice", { { "own-funds/amount", "1231.38" } }, "error funding.balance own-funds/amount\n" },
  { "others leave nothing to own funds", { { "funding/1/amount", "2731.37" } }, "" },
  { "others pay one cent too much", { { "funding/1/amount", "2731.38" } }, "error funding.balance funding/1/amount\n" },
  { "a share beyond the whole cost is one fault", { { "fund/fse/percent", NULL }, { "fund/fse/amount", "9999.99" } }, "error limit.fse fund/fse/amount\n" },
  { "with own funds typed, they are another",
    { { "fund/fse/percent", NULL }, { "fund/fse/amount", "4639.14" }, { "own-funds/amount", "1231.37" } },
    "error limit.fse fund/fse/amount\nerror funding.balance own-funds/amount\n" },
  { "negative own funds are one fault, not two", { { "own-funds/amount", "-0.01" } }, "error own.negative own-funds/amount\n" },
  { "a funder without a name", { { "funding/2/name", NULL } }, "warning funder.name funding/2/name\n" },
  { "a funder without an amount", { { "funding/2/amount", NULL } }, "warning funder.amount funding/2/amount\n" },
  { "a funder that pays nothing", { { "funding/2/amount", "0.00" } }, "" },
  { "a funder that takes", { { "funding/2/amount", "-0.01" } }, "error funder.negative funding/2/amount\n" },
  { "obtained, without proof", { { "funding/1/proof", NULL } }, "advice funder.proof funding/1/proof\n" },
  { "promised, without proof", { { "funding/2/proof", NULL } }, "advice funder.proof funding/2/proof\n" },
  { "obtained, without a date", { { "funding/1/date", NULL } }, "advice funder.date funding/1/date\n" },
  { "promised, without a date", { { "funding/2/date", NULL } }, "advice funder.date funding/2/date\n" },
  { "requested, without proof or date", { { "funding/2/status", "requested" }, { "funding/2/date", NULL }, { "funding/2/proof", NULL } }, "" },
  { "obtained in the future", { { "funding/1/date", "2999-01-01" } }, "warning funder.future funding/1/date\n" },
  { "funders too many to be added up", { { "funding/1/amount", "90000000000000.00" }, { "funding/2/amount", "90000000000000.00" } }, "error funding.overflow funding/1/amount\n" },
  { "a cost below zero is no plan out of balance", { { "budget/line/1/amount", "-90000.00" } }, "error line.negative budget/line/1/amount\n" },
  { "a negative ceiling", { { "fund/fse/ceiling", "-0.01" } }, "error fund-negative.fse fund/fse/ceiling\n" },
  { "who refused is asked for nothing", { { "funding/1/status", "refused" }, { "funding/1/proof", NULL }, { "funding/1/amount", NULL }, { "funding/1/name", NULL } }, "" },
};

static const Case lines[] = {
  { "an amount that is the product", { { "budget/line/1/amount", "2685.60" } }, "" },
  { "an amount one cent off the product", { { "budget/line/1/amount", "2685.61" } }, "warning line.product budget/line/1/amount\n" },
  { "no amount", { { "budget/line/6/amount", NULL } }, "error line.amount budget/line/6/amount\n" },
  { "a quantity without a cost is no amount", { { "budget/line/6/amount", NULL }, { "budget/line/6/quantity", "1" } }, "error line.amount budget/line/6/amount\n" },
  { "an amount of zero", { { "budget/line/6/amount", "0" } }, "" },
  { "a negative amount", { { "budget/line/6/amount", "-0.01" } }, "error line.negative budget/line/6/amount\n" },
  { "a negative quantity", { { "budget/line/10/quantity", "-0.0001" } }, "error line.negative budget/line/10/quantity\n" },
  { "a negative unit cost", { { "budget/line/10/unit-cost", "-0.0001" } }, "error line.negative budget/line/10/unit-cost\n" },
  { "two negatives are still a fault", { { "budget/line/10/quantity", "-250" }, { "budget/line/10/unit-cost", "-0.40" } }, "error line.negative budget/line/10/quantity\n" },
  { "a line too large", { { "budget/line/10/quantity", "900000000000" }, { "budget/line/10/unit-cost", "900000000000" } }, "error line.overflow budget/line/10/quantity\n" },
  { "a total too large", { { "budget/line/6/amount", "90000000000000.00" } }, "error budget.overflow budget\n" },
  { "no category", { { "budget/line/3/category", NULL } }, "error line.category budget/line/3/category\n" },
  { "a category that is not of this call", { { "budget/line/3/category", "travel" } }, "error line.category budget/line/3/category\n" },
  { "a category nobody added", { { "budget/line/3/category", "+99" } }, "error line.category budget/line/3/category\n" },
  { "the number of another record", { { "budget/line/3/category", "+2" } }, "error line.category budget/line/3/category\n" },
  { "no number at all", { { "budget/line/3/category", "+1x" } }, "error line.category budget/line/3/category\n" },
  { "no detail", { { "budget/line/3/detail", NULL } }, "advice line.detail budget/line/3/detail\n" },
  { "no supporting document", { { "budget/line/3/proof", NULL } }, "advice line.proof budget/line/3/proof\n" },
  { "an empty line has one fault", { { "budget/line/12/detail", "x" }, { "budget/line/12/detail", NULL } }, "advice line.empty budget/line/12/detail\n" },
  { "an added category without a label", { { "budget/category/1/label", NULL } }, "warning category.label budget/category/1/label\n" },
};

/* CLAUSE: resa-2017 407 "Indiquer également un coût horaire en fonction du montant total et de l’estimation du temps passé sur l’action." */
static const Case hours[] = {
  { "hours too many to be added up", { { "time/1/hours", "900000000000" }, { "time/2/hours", "900000000000" } }, "error hours.overflow time\n" },
  { "no hours", { { "time/1/hours", NULL }, { "time/2/hours", NULL }, { "time/3/hours", NULL }, { "time/4/hours", NULL } }, "error hours.missing time\n" },
  { "hours of zero", { { "time/1/hours", "0" }, { "time/2/hours", "0" }, { "time/3/hours", "0" }, { "time/4/hours", "0" } }, "error hours.zero time\n" },
  { "the least of hours", { { "time/1/hours", "0" }, { "time/2/hours", "0" }, { "time/3/hours", "0" }, { "time/4/hours", "0.0001" } }, "" },
  { "a row without hours", { { "time/3/hours", NULL } }, "warning hours.row time/3/hours\n" },
  { "a negative row", { { "time/3/hours", "-0.0001" } }, "error hours.negative time/3/hours\n" },
};

/* CLAUSE: resa-2017 342 "[700 mots maximum]"
 * CLAUSE: resa-2017 350 "[200 mots maximum]"
 * CLAUSE: resa-2017 366 "[100 mots maximum]" */
static const Case words[] = {
  { "699 words", { { "narrative/presentation/text", "@699" } }, "" },
  { "700 words", { { "narrative/presentation/text", "@700" } }, "" },
  { "701 words", { { "narrative/presentation/text", "@701" } }, "error words.presentation narrative/presentation/text\n" },
  { "200 words", { { "narrative/methods/text", "@200" } }, "" },
  { "201 words", { { "narrative/methods/text", "@201" } }, "error words.methods narrative/methods/text\n" },
  { "100 words", { { "narrative/result-indicators/text", "@100" } }, "" },
  { "101 words", { { "narrative/result-indicators/text", "@101" } }, "error words.result-indicators narrative/result-indicators/text\n" },
  { "one word", { { "narrative/presentation/text", "@1" } }, "" },
  { "a section without a limit", { { "narrative/further-information/text", "@5000" } }, "" },
  { "an empty section", { { "narrative/presentation/text", NULL } }, "error section.presentation narrative/presentation/text\n" },
  { "a section of dots is empty", { { "narrative/presentation/text", "… – !" } }, "error section.presentation narrative/presentation/text\n" },
  { "a section that may be left out", { { "narrative/further-information/text", NULL } }, "" },
};

/* CLAUSE: resa-2017 226 "dénomination sociale, adresse, SIRET, nom du représentant, nom et coordonnées du responsable de l’action" */
static const Case fields[] = {
  { "name", { { "applicant/name", NULL } }, "error required.name applicant/name\n" },
  { "siret", { { "applicant/siret", NULL } }, "error required.siret applicant/siret\n" },
  { "address", { { "applicant/address", NULL } }, "error required.address applicant/address\n" },
  { "postcode", { { "applicant/postcode", NULL } }, "error required.postcode applicant/postcode\n" },
  { "commune", { { "applicant/commune", NULL } }, "error required.commune applicant/commune\n" },
  { "representative", { { "representative/name", NULL } }, "error required.representative-name representative/name\n" },
  { "person in charge", { { "contact/name", NULL } }, "error required.contact-name contact/name\n" },
  { "one way to reach the person is enough", { { "contact/telephone", NULL } }, "" },
  { "the other way too", { { "contact/email", NULL } }, "" },
  { "no way to reach the person", { { "contact/telephone", NULL }, { "contact/email", NULL } }, "error required.contact contact/telephone\n" },
  { "what the form asks and section 8 does not", { { "applicant/fax", NULL }, { "applicant/website", NULL }, { "representative/role", NULL } }, "advice field.fax applicant/fax\nadvice field.website applicant/website\nadvice field.representative-role representative/role\n" },
  { "another SIRET", { { "applicant/siret", "732 829 320 00074" } }, "" },
  { "a SIRET with one wrong digit", { { "applicant/siret", "73282932000075" } }, "error identifier.siret applicant/siret\n" },
  { "a post office", { { "applicant/siret", "35600000049837" } }, "" },
  { "an RNA, which the form does not ask", { { "applicant/rna", "W751000000" } }, "" },
  { "a wrong RNA is printed nowhere, and wrong all the same", { { "applicant/rna", "WA51000000" } }, "warning identifier.rna applicant/rna\n" },
  { "a postcode of four digits", { { "applicant/postcode", "5972" } }, "error identifier.postcode applicant/postcode\n" },
  { "a telephone of nine digits", { { "applicant/telephone", "03 53 01 27 4" } }, "warning identifier.telephone applicant/telephone\n" },
  { "a fax of nine digits", { { "applicant/fax", "03 53 01 27 4" } }, "warning identifier.telephone applicant/fax\n" },
  { "an address without @", { { "applicant/email", "rallye" } }, "warning identifier.email applicant/email\n" },
  { "of the representative", { { "representative/email", "rallye" }, { "representative/telephone", "12" } }, "warning identifier.telephone representative/telephone\nwarning identifier.email representative/email\n" },
  { "of the person in charge", { { "contact/email", "rallye" }, { "contact/telephone", "12" } }, "warning identifier.telephone contact/telephone\nwarning identifier.email contact/email\n" },
};

static const Case territories[] = {
  { "one without an answer", { { "territory/sud-avesnois/covered", NULL } }, "advice territory.sud-avesnois territory/sud-avesnois/covered\n" },
  { "one answered no", { { "territory/sud-avesnois/covered", "false" } }, "" },
  { "none covered",
    { { "territory/sud-avesnois/covered", "false" }, { "territory/pays-de-mormal/covered", "false" }, { "territory/coeur-de-l-avesnois/covered", NULL }, { "territory/maubeuge-val-de-sambre/covered", "false" } },
    "warning territory territory/maubeuge-val-de-sambre/covered\n" },
};

/* CLAUSE: resa-2017 653 "Nombre de SESS mobilisés : 35 au moins"
 * CLAUSE: resa-2017 662 "Nombre de publics PLIE sensibilisés et/ou participants : 15 minimum"
 * CLAUSE: resa-2017 644 "Nombre de Comité de Pilotage : 2 minimum"
 * CLAUSE: resa-2017 656 "Nombre de partenaires (autres que ESS) : 15", a number without comparator */
static const Case indicators[] = {
  { "35 at least: 36", { { "indicator/sess/planned", "36" } }, "" },
  { "35 at least: 35", { { "indicator/sess/planned", "35" } }, "" },
  { "35 at least: 34", { { "indicator/sess/planned", "34" } }, "error indicator.sess indicator/sess/planned\n" },
  { "35 at least: 34.9999", { { "indicator/sess/planned", "34.9999" } }, "error indicator.sess indicator/sess/planned\n" },
  { "15 minimum: 14", { { "indicator/plie/planned", "14" } }, "error indicator.plie indicator/plie/planned\n" },
  { "15 minimum: 15", { { "indicator/plie/planned", "15" } }, "" },
  { "2 minimum: 1", { { "indicator/steering-committees/planned", "1" } }, "error indicator.steering-committees indicator/steering-committees/planned\n" },
  { "a bare 15: 15", { { "indicator/partners/planned", "15" } }, "" },
  { "a bare 15: 14", { { "indicator/partners/planned", "14" } }, "warning indicator.partners indicator/partners/planned\n" },
  { "no answer", { { "indicator/partners/planned", NULL } }, "warning indicator-empty.partners indicator/partners/planned\n" },
  { "no answer in words", { { "indicator/place/comment", NULL } }, "advice indicator-empty.place indicator/place/comment\n" },
};

/* CLAUSE: resa-2017 707 "Durée de la prestation : 01/08/2017 au 31/12/2017." */
static const Case dates[] = {
  { "the first day", { { "action/start", "2017-08-01" } }, "" },
  { "the day before", { { "action/start", "2017-07-31" } }, "error period.start action/start\n" },
  { "the last day", { { "action/end", "2017-12-31" } }, "" },
  { "the day after", { { "action/end", "2018-01-01" } }, "error period.end action/end\n" },
  { "start and end on one day", { { "action/start", "2017-11-18" }, { "action/end", "2017-11-18" } }, "" },
  { "an end before the beginning", { { "action/end", "2017-08-20" }, { "action/event", NULL } }, "error dates.order action/end\n" },
  { "with an event, still one fault", { { "action/end", "2017-08-20" } }, "error dates.order action/end\n" },
  { "the event on the last day", { { "action/event", "2017-12-15" } }, "" },
  { "the event after the last day", { { "action/event", "2017-12-16" } }, "error dates.event action/event\n" },
  { "the event on the first day", { { "action/event", "2017-08-21" } }, "" },
  { "the event before the first day", { { "action/event", "2017-08-20" } }, "error dates.event action/event\n" },
  { "the event out of the period", { { "action/event", "2018-02-01" } }, "error period.event action/event\n" },
  { "a step on the first day", { { "schedule/1/start", "2017-08-01" } }, "" },
  { "a step before the period", { { "schedule/1/start", "2017-07-31" } }, "warning period.step schedule/1/start\n" },
  { "a step after the period", { { "schedule/8/end", "2018-01-01" } }, "warning period.step schedule/8/end\n" },
  { "a step of one day", { { "schedule/1/end", "2017-08-21" } }, "" },
  { "a step that ends first", { { "schedule/1/end", "2017-08-20" } }, "error step.order schedule/1/end\n" },
  { "a step that ends first and too late is one fault", { { "schedule/8/start", "2018-02-02" }, { "schedule/8/end", "2018-02-01" } }, "error step.order schedule/8/end\n" },
  { "an event beside an action of one day", { { "action/start", "2017-11-18" }, { "action/end", "2017-11-18" }, { "action/event", "2017-11-19" } }, "error dates.event action/event\n" },
  { "an event after a beginning without an end", { { "action/end", NULL }, { "action/event", "2017-12-31" } }, "" },
  { "an event before a beginning without an end", { { "action/end", NULL }, { "action/event", "2017-08-20" } }, "error dates.event action/event\n" },
  { "no dates at all are asked for", { { "action/start", NULL }, { "action/end", NULL }, { "action/event", NULL } }, "" },
};

/* CLAUSE: resa-2017 232 "Une lettre d’engagement liée au respect des contraintes et obligations" */
static const Case letter[] = {
  { "no place", { { "letter/place", NULL } }, "warning letter.place letter/place\n" },
  { "no date", { { "letter/date", NULL } }, "warning letter.date letter/date\n" },
  { "dated the day it is sent", { { "letter/date", "2017-07-20" } }, "" },
  { "dated the day after", { { "letter/date", "2017-07-21" } }, "warning letter.late letter/date\n" },
  { "the amount of the form", { { "letter/amount", "9870.50" } }, "" },
  { "one cent less", { { "letter/amount", "9870.49" } }, "error letter.amount letter/amount\n" },
  { "no title", { { "action/title", NULL } }, "warning action.title action/title\n" },
  { "a title of one's own", { { "action/title", "Le tour de la Sambre" } }, "" },
  { "the title of the other action", { { "action/title", "soirée de l’initiative EN SAMBRE Avesnois" } }, "error action.borrowed-title action/title\n" },
  { "its short title", { { "action/title", "Soirée de l’Initiative" } }, "error action.borrowed-title action/title\n" },
};

static void
test_case (gconstpointer data)
{
  const Case             *c = data;
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess");
  g_autofree char        *findings = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (c->edits) && c->edits[i][0] != NULL; i++)
    ecot_test_edit (ecot_figures_get_dossier (figures), c->edits[i][0], c->edits[i][1]);

  findings = ecot_test_findings (figures, NULL, "hours.product");
  g_assert_cmpstr (findings, ==, c->expected);
  ecot_test_fixes (figures);
}

/* {{{ The cost per hour multiplied back */

static void
test_hours_product (void)
{
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autofree char        *said = NULL;
  g_autofree char        *unsaid = NULL;
  g_autofree char        *exact = NULL;
  g_autoptr (GPtrArray)   findings = NULL;
  const char             *text;

  g_test_summary ("31,09 × 317,5 h are 9 871,08: advice, until the observations say so");

  said = ecot_test_findings (figures, NULL, NULL);
  g_assert_cmpstr (said, ==, "");

  ecot_test_set (dossier, "narrative/budget-observations/text", "Coût réel.");
  unsaid = ecot_test_findings (figures, NULL, NULL);
  g_assert_cmpstr (unsaid, ==, "advice hours.product time/1/hours\n");

  findings = ecot_check (figures, NULL);
  g_assert_nonnull (strstr (ecot_finding_get_found (findings->pdata[0]), "9\u202f871,08"));
  ecot_test_fixes (figures);
  ecot_dossier_perform (dossier, ecot_finding_get_fix (findings->pdata[0]), NULL);
  text = ecot_dossier_get_text (dossier, ECOT_KIND_NARRATIVE, "budget-observations", "text");
  g_assert_true (g_str_has_prefix (text, "Coût réel.\nLe coût horaire de 31,09"));

  /* 10 000,00 € ÷ 320 h are 31,25 € exactly. */
  ecot_test_set (dossier, "narrative/budget-observations/text", NULL);
  ecot_test_set (dossier, "budget/line/11/amount", "229.50");
  ecot_test_set (dossier, "time/1/hours", "122.5");
  exact = ecot_test_findings (figures, NULL, NULL);
  g_assert_cmpstr (exact, ==, "");
}

/* }}} */
/* {{{ What a lot does not ask */

static void
assert_findings (const char       *items,
                 const char *const edits[][2],
                 guint             n_edits,
                 const char       *expected)
{
  g_autoptr (EcotFigures) figures = ecot_test_check_new (items);
  g_autofree char        *findings = NULL;

  for (guint i = 0; i < n_edits; i++)
    ecot_test_edit (ecot_figures_get_dossier (figures), edits[i][0], edits[i][1]);

  findings = ecot_test_findings (figures, NULL, NULL);
  g_assert_cmpstr (findings, ==, expected);
  ecot_test_fixes (figures);
}

static void
test_asks_nothing (void)
{
  static const char *const some[][2] = {
    { "budget/line/1/detail", "x" },
    { "budget/line/1/category", "anything" },
    { "budget/line/1/amount", "20000000.00" },
    { "action/start", "1999-01-01" },
    { "letter/amount", NULL },
  };

  g_test_summary ("No finding about what the lot does not ask");

  assert_findings ("", NULL, 0, "");
  assert_findings ("", some, G_N_ELEMENTS (some), "");
}

static void
test_pieces (void)
{
  static const char        items[] = "<piece id='statutes' label='Statuts' required='true'/>"
                                     "<piece id='report' label='Rapport' />"
                                     "<piece id='form' label='Formulaire' required='true' paper='reply'/>";
  static const char *const joined[][2] = { { "piece/statutes/joined", "true" }, { "piece/report/joined", "false" } };
  static const char *const refused[][2] = { { "piece/statutes/joined", "false" }, { "piece/report/joined", "true" } };

  assert_findings (items, NULL, 0, "error piece.statutes piece/statutes/joined\nadvice piece.report piece/report/joined\n");
  assert_findings (items, joined, 2, "");
  assert_findings (items, refused, 2, "error piece.statutes piece/statutes/joined\n");
}

/* The last day of an age still counts; a shorter month gives its last day. */
static void
test_piece_ages (void)
{
  static const struct
  {
    const char *piece, *date, *sent, *expected;
  } cases[] = {
    { "max-age-months='3'", "2030-04-24", "2030-07-24T23:59", "" },
    { "max-age-months='3'", "2030-04-23", "2030-07-24T00:00", "warning piece-age.rib piece/rib/date\n" },
    { "max-age-months='3'", "2030-04-25", "2030-07-24T00:00", "" },
    { "max-age-months='3' required='true'", "2030-04-23", "2030-07-24T00:00", "error piece-age.rib piece/rib/date\n" },
    { "max-age-months='3'", "2030-02-28", "2030-05-31T12:00", "" },
    { "max-age-months='3'", "2030-02-27", "2030-05-31T12:00", "warning piece-age.rib piece/rib/date\n" },
    { "max-age-days='90'", "2030-04-25", "2030-07-24T12:00", "" },
    { "max-age-days='90'", "2030-04-24", "2030-07-24T12:00", "warning piece-age.rib piece/rib/date\n" },
    { "max-age-days='90' age-at='submission'", "2030-04-24", "2030-07-24T12:00", "warning piece-age.rib piece/rib/date\n" },
    /* The call closes on 31 July: what is fresh when it is sent may be old then. */
    { "max-age-months='3' age-at='deadline'", "2030-04-30", "2030-07-24T12:00", "" },
    { "max-age-months='3' age-at='deadline'", "2030-04-29", "2030-07-24T12:00", "warning piece-age.rib piece/rib/date\n" },
    { "max-age-months='1000000'", "0001-01-02", "2030-07-24T12:00", "" },
    { "max-age-days='1000000'", "0001-01-02", "2030-07-24T12:00", "" },
    { "max-age-months='3'", NULL, "2030-07-24T12:00", "advice piece-date.rib piece/rib/date\n" },
    { "", NULL, "2030-07-24T12:00", "" },
    { "", "1999-01-01", "2030-07-24T12:00", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char  *items = g_strdup_printf ("<session closes='2030-07-31'/><piece id='rib' label='RIB' %s/>", cases[i].piece);
      const char *const edits[][2] = { { "piece/rib/joined", "true" }, { "piece/rib/date", cases[i].date }, { "submission/sent", cases[i].sent } };

      g_test_message ("%s, dated %s, sent %s", cases[i].piece, cases[i].date, cases[i].sent);
      assert_findings (items, edits, G_N_ELEMENTS (edits), cases[i].expected);
    }
}

static void
test_letter_alone (void)
{
  static const char        items[] = "<piece id='covering' label='Courrier' paper='covering'/>";
  static const char *const edits[][2] = { { "letter/place", "Louvroil" }, { "letter/date", "2024-01-01" } };

  g_test_summary ("A letter needs who signs it, where the form does not ask");

  assert_findings (items, edits, 2, "error letter.representative representative/name\n");
}

static void
test_budget_rules (void)
{
  static const char        categories[] = "<budget/><category id='staff' label='Personnel' kind='staff'/>";
  static const char *const added[][2] = {
    { "budget/category/1/label", "Location" },
    { "budget/line/1/category", "staff" },
    { "budget/line/1/detail", "x" },
    { "budget/line/1/amount", "1" },
  };

  assert_findings (categories, NULL, 0, "error budget.empty budget\n");
  assert_findings (categories, added, 4, "warning category.extra budget/category/1/label\n");
}

/* Optional fields of which one is enough are one advice. */
static void
test_alternatives (void)
{
  static const char        items[] = "<field id='siret' label='SIRET' place='applicant/siret' alternative='number'/>"
                                     "<field id='rna' label='RNA' place='applicant/rna' alternative='number'/>"
                                     "<field id='name' label='Nom' place='applicant/name' required='true'/>";
  static const char *const rna[][2] = { { "applicant/rna", "W751000000" }, { "applicant/name", "x" } };
  static const char *const wrong[][2] = { { "applicant/rna", "W75" }, { "applicant/name", "x" } };

  assert_findings (items, NULL, 0, "advice field.number applicant/siret\nerror required.name applicant/name\n");
  assert_findings (items, rna, 2, "");
  assert_findings (items, wrong, 2, "warning identifier.rna applicant/rna\n");
}

static void
test_other_relations (void)
{
  static const char items[] = "<indicator id='few' label='Au plus' at-most='10'/><indicator id='one' label='Un seul' equal='1'/>";
  static const struct
  {
    const char *few, *one, *expected;
  } cases[] = {
    { "10", "1", "" },
    { "9", "1", "" },
    { "10.0001", "1", "error indicator.few indicator/few/planned\n" },
    { "10", "0.9999", "error indicator.one indicator/one/planned\n" },
    { "10", "1.0001", "error indicator.one indicator/one/planned\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const edits[][2] = { { "indicator/few/planned", cases[i].few }, { "indicator/one/planned", cases[i].one } };

      assert_findings (items, edits, 2, cases[i].expected);
    }
}

/* Own funds go back to the remainder, also when nothing remains; not below. */
static void
test_balance_fix (void)
{
  static const struct
  {
    const char *others, *own;
    gboolean    has_fix;
  } cases[] = {
    { "2731.36", "0.00", TRUE },
    { "2731.37", "0.01", TRUE },
    { "2731.38", "0.00", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess");
      EcotDossier            *dossier = ecot_figures_get_dossier (figures);
      g_autoptr (GPtrArray)   findings = NULL;

      ecot_test_edit (dossier, "funding/1/amount", cases[i].others);
      ecot_test_edit (dossier, "own-funds/amount", cases[i].own);
      findings = ecot_check (figures, NULL);
      g_assert_cmpuint (findings->len, ==, 1);
      g_assert_cmpstr (ecot_finding_get_rule (findings->pdata[0]), ==, "funding.balance");
      g_assert_cmpint (ecot_finding_get_fix (findings->pdata[0]) != NULL, ==, cases[i].has_fix);
      ecot_test_fixes (figures);
    }
}

static const char two_sessions[] = "<session closes='2024-03-01' start-from='2024-04-01' start-to='2024-04-30'/>"
                                   "<session closes='2024-09-01' start-from='2024-10-01' start-to='2024-10-31'/>"
                                   "<period max-months='6'/>";

/* Received in January, and again from June on. */
static const char apart[] = "<session opens='2024-01-02' closes='2024-01-31'/><session opens='2024-06-01' closes='2024-06-30'/>";
/* As one is printed: it closes before it opens. */
static const char inverted[] = "<session opens='2024-06-01' closes='2024-01-31'/>";

static const char open_end[] = "<session closes='2024-03-01' start-from='2024-04-01' start-to-printed='31/04/2024'/>";
static const char one_day[] = "<session closes='2024-03-01' closes-time='12:00' start-from='2024-12-01' start-to='2024-12-01'/>";
static const char fixed_period[] = "<period start='2024-03-01' end='2025-02-28' max-months='12'/>";
static const char year[] = "<period max-months='12'/>";

static const struct
{
  const char *items, *sent, *start, *end, *expected;
} windows[] = {
  { two_sessions, "2024-03-01T12:00", "2024-04-01", NULL, "" },
  { two_sessions, "2024-03-01T12:00", "2024-03-31", NULL, "error dates.window action/start\n" },
  { two_sessions, "2024-03-01T12:00", "2024-04-30", NULL, "" },
  { two_sessions, "2024-03-01T12:00", "2024-05-01", NULL, "error dates.window action/start\n" },
  { two_sessions, "2024-03-01T12:00", "2024-09-30", NULL, "error dates.window action/start\n" },
  /* both sessions are open: the window of the second will do */
  { two_sessions, "2024-03-01T23:59", "2024-04-01", NULL, "" },
  { two_sessions, "2024-03-01T23:59", "2024-10-01", NULL, "" },
  { two_sessions, "2024-03-01T23:59", "2024-10-31", NULL, "" },
  { two_sessions, "2024-03-01T23:59", "2024-11-01", NULL, "error dates.window action/start\n" },
  { two_sessions, "2024-03-02T00:00", "2024-04-01", NULL, "error dates.window action/start\n" },
  { two_sessions, "2024-03-02T00:00", "2024-10-01", NULL, "" },
  /* both are closed: too late is one fault */
  { two_sessions, "2024-09-02T00:00", "2024-04-01", NULL, "error deadline submission/sent\n" },
  { two_sessions, "2024-09-02T00:00", "2024-05-01", NULL, "error dates.window action/start\nerror deadline submission/sent\n" },
  /* six months from the first of October end on the last of March */
  { two_sessions, "2024-03-02T12:00", "2024-10-01", "2025-03-31", "" },
  { two_sessions, "2024-03-02T12:00", "2024-10-01", "2025-04-01", "error dates.duration action/end\n" },
  /* nothing is received before a session opens; a session that cannot be is no reproach */
  { apart, "2024-01-01T23:59", "2024-07-01", NULL, "warning session submission/sent\n" },
  { apart, "2024-01-02T00:00", "2024-07-01", NULL, "" },
  { apart, "2024-01-31T23:59", "2024-07-01", NULL, "" },
  { apart, "2024-02-01T00:00", "2024-07-01", NULL, "warning session submission/sent\n" },
  { apart, "2024-05-31T23:59", "2024-07-01", NULL, "warning session submission/sent\n" },
  { apart, "2024-06-01T00:00", "2024-07-01", NULL, "" },
  { apart, "2024-07-01T00:00", "2024-07-01", NULL, "error deadline submission/sent\n" },
  { inverted, "2024-01-15T12:00", "2024-07-01", NULL, "" },
  /* a last day that no calendar has is no last day */
  { open_end, "2024-03-01T12:00", "2024-03-31", NULL, "error dates.window action/start\n" },
  { open_end, "2024-03-01T12:00", "2024-04-01", NULL, "" },
  { open_end, "2024-03-01T12:00", "2034-04-01", NULL, "" },
  /* one day, and an hour of closing */
  { one_day, "2024-03-01T12:00", "2024-11-30", NULL, "error dates.window action/start\n" },
  { one_day, "2024-03-01T12:00", "2024-12-01", NULL, "" },
  { one_day, "2024-03-01T12:00", "2024-12-02", NULL, "error dates.window action/start\n" },
  { one_day, "2024-03-01T12:01", "2024-12-01", NULL, "error deadline submission/sent\n" },
  /* a period that is fixed */
  { fixed_period, NULL, "2024-03-01", "2025-02-28", "" },
  { fixed_period, NULL, "2024-02-29", "2025-02-28", "error period.start action/start\nerror dates.duration action/end\n" },
  { fixed_period, NULL, "2024-03-01", "2025-03-01", "error period.end action/end\n" },
  { fixed_period, NULL, "2024-03-02", "2025-02-27", "" },
  /* twelve months with dates */
  { year, NULL, "2024-03-01", "2025-02-27", "" },
  { year, NULL, "2024-03-01", "2025-02-28", "" },
  { year, NULL, "2024-03-01", "2025-03-01", "error dates.duration action/end\n" },
  { year, NULL, "2024-01-31", "2025-01-30", "" },
  { year, NULL, "2024-01-31", "2025-01-31", "error dates.duration action/end\n" },
};

/* A letter is not older than the call it answers. */
static const struct
{
  const char *items, *letter, *expected;
} openings[] = {
  { apart, "2024-01-01", "warning letter.early letter/date\n" },
  { apart, "2024-01-02", "" },
  { apart, "2024-01-03", "" },
  { "<session opens='2024-06-01' closes='2024-06-30'/><session opens='2024-01-02' closes='2024-01-31'/>", "2024-01-02", "" },
  { "<session opens='2024-06-01' closes='2024-06-30'/><session closes='2024-07-31'/>", "2024-01-01", "" }, /* nobody knows */
  { inverted, "2024-01-01", "" },
  { apart, NULL, "" },
};

static void
test_openings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      const char *const edits[][2] = { { "submission/sent", "2024-01-20T12:00" }, { "letter/date", openings[i].letter } };

      g_test_message ("%s, on %s", openings[i].items, openings[i].letter);
      assert_findings (openings[i].items, edits, 2, openings[i].expected);
    }
}

static void
test_windows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      const char *const edits[][2] = { { "submission/sent", windows[i].sent }, { "action/start", windows[i].start }, { "action/end", windows[i].end } };

      g_test_message ("%s, from %s", windows[i].items, windows[i].start);
      assert_findings (windows[i].items, edits, 3, windows[i].expected);
    }
}

/* }}} */
/* {{{ Words */

static void
assert_message (const char       *items,
                const char *const edits[][2],
                guint             n_edits,
                const char       *expected)
{
  g_autoptr (EcotFigures) figures = ecot_test_check_new (items);
  g_autoptr (GPtrArray)   findings = NULL;
  g_autofree char        *message = NULL;

  for (guint i = 0; i < n_edits; i++)
    ecot_test_edit (ecot_figures_get_dossier (figures), edits[i][0], edits[i][1]);

  findings = ecot_check (figures, NULL);
  g_assert_cmpuint (findings->len, ==, 1);
  message = ecot_test_plain (ecot_finding_get_message (findings->pdata[0]));
  g_assert_cmpstr (message, ==, expected);
}

/* Sentences the faulty example has no occasion for. */
static void
test_messages (void)
{
  static const char        one_day_window[] = "<session start-from='2024-02-01' start-to='2024-02-01'/>";
  static const char        windows_apart[] = "<session start-from='2024-03-01' start-to='2024-03-31'/><session start-from='2024-02-01'/>";
  static const char *const parts[][2] = { { "instalment/1/percent", "100.08" }, { "instalment/1/date", "2024-03-01" } };
  static const char *const twos[][2] = { { "instalment/1/percent", "98" }, { "instalment/1/date", "2024-03-01" } };
  static const char *const early[][2] = { { "action/start", "2024-01-31" } };
  static const char *const late[][2] = { { "action/start", "2024-02-02" } };
  static const char *const unnamed[][2] = { { "schedule/1/start", "2024-02-02" } };
  static const char *const long_action[][2] = { { "action/start", "2024-01-01" }, { "action/end", "2024-08-01" } };
  static const char *const one_word[][2] = { { "narrative/s/text", "un deux" } };
  static const char *const many_words[][2] = { { "narrative/s/text", "Le premier paragraphe finit ici.\nLe second commence maintenant" } };

  assert_message ("", parts, 2, "Les versements de la subvention font ensemble 100,08 % et non 100 % : 0,08 % est de trop.");
  assert_message ("", twos, 2, "Les versements de la subvention font ensemble 98 % et non 100 % : 2 % manquent.");
  assert_message ("<period start='2024-02-01'/>", early, 1,
                  "Le début de l’action (31 janvier 2024) vient 1 jour trop tôt ; dates possibles : à partir du 1er février 2024.");
  assert_message ("<period end='2024-02-01'/>", late, 1,
                  "Le début de l’action (2 février 2024) vient 1 jour trop tard ; dates possibles : au plus tard le 1er février 2024.");
  assert_message ("<period start='2028-02-01'/>", early, 1,
                  "Le début de l’action (31 janvier 2024) vient 1 462 jours trop tôt ; dates possibles : à partir du 1er février 2028.");
  assert_message ("<period end='2024-02-01'/>", unnamed, 1,
                  "Le début de l’étape 1 (2 février 2024) vient 1 jour trop tard ; dates possibles : au plus tard le 1er février 2024.");
  assert_message (one_day_window, early, 1,
                  "Le début de l’action (31 janvier 2024) vient 1 jour trop tôt ; date possible : le 1er février 2024.");
  assert_message (windows_apart, early, 1,
                  "Le début de l’action (31 janvier 2024) ne tombe dans aucune des périodes de démarrage des sessions : "
                  "du 1er mars 2024 au 31 mars 2024, ou à partir du 1er février 2024.");
  assert_message ("<period max-months='6'/>", long_action, 2,
                  "L’action dure plus de 6 mois : elle finit (1er août 2024) 32 jours trop tard.");
  assert_message ("<section id='s' title='Rubrique' max-words='1'/>", one_word, 1,
                  "Le texte « Rubrique » dépasse de 1 mot la limite de 1 mot ; il serait coupé après « …un ».");
  /* row 57: of eight words 12.5 % are one more, and 12.4 % none. */
  assert_message ("<section id='s' title='Rubrique' max-words='8' tolerance='12.5'/>", many_words, 1,
                  "Le texte « Rubrique » dépasse de 1 mot sa limite (8 mots, 9 avec la tolérance de 12,5 %) ; l’appel l’admet.");
  assert_message ("<section id='s' title='Rubrique' max-words='8' tolerance='12.4'/>", many_words, 1,
                  "Le texte « Rubrique » dépasse de 1 mot la limite de 8 mots ; il serait coupé après « …finit ici. Le second commence ».");
  assert_message ("<section id='s' title='Rubrique' max-words='7'/>", many_words, 1,
                  "Le texte « Rubrique » dépasse de 2 mots la limite de 7 mots ; il serait coupé après « …premier paragraphe finit ici. Le second ».");
}

static void
test_place_of_limit (void)
{
  static const char *const places[][2] = {
    { "<limit id='x' message='m' figure='grant.rate' at-most='10 %'/>", "own-funds/amount" },
    { "<limit id='x' message='m' figure='funding.matching' at-least='900 %' of='cost.total'/>", "own-funds/amount" },
    { "<limit id='x' message='m' figure='hours.total' at-most='1 h'/>", "time" },
    { "<limit id='x' message='m' figure='cost.per-hour' at-most='1 EUR'/>", "time" },
    { "<limit id='x' message='m' figure='cost.direct' at-most='1 EUR'/>", "budget" },
    { "<limit id='x' message='m' figure='cost.category.a' at-most='1 EUR'/><category id='a' label='A' kind='staff'/>", "budget" },
    { "<limit id='x' message='m' figure='words.s' at-most='1 words'/><section id='s' title='S'/>", "narrative/s/text" },
    { "<limit id='x' message='m' figure='funding.f' at-most='1 EUR'/><fund id='f' label='F'/>", "fund/f/percent" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (EcotFigures) figures = ecot_test_check_new (places[i][0]);
      EcotDossier            *dossier = ecot_figures_get_dossier (figures);
      g_autofree char        *findings = NULL;
      g_autofree char        *line = g_strdup_printf ("error limit.x %s\n", places[i][1]);

      ecot_test_append (dossier, ECOT_KIND_LINE, "category", "a", "amount", "100", NULL);
      ecot_test_append (dossier, ECOT_KIND_TIME, "hours", "10", NULL);
      ecot_test_edit (dossier, "narrative/s/text", "un deux trois");
      ecot_test_edit (dossier, "fund/f/percent", "40");
      ecot_test_edit (dossier, "own-funds/amount", "10");
      findings = ecot_test_findings (figures, NULL, NULL);
      g_assert_nonnull (strstr (findings, line));
    }
}

/* }}} */

/* A call without a fund: what the plan leaves of 100,00 is asked for. */
static void
test_nothing_to_ask (void)
{
  static const struct
  {
    const char *call, *funder, *own;
    const char *where; /* NULL: something is left, or too much is paid */
  } plans[] = {
    { "<budget/><category id='a' label='A' kind='other'/>", "60", "40", "warning grant.nothing own-funds/amount\n" },
    { "<budget/><category id='a' label='A' kind='other'/>", "60", "39.99", NULL },
    { "<budget/><category id='a' label='A' kind='other'/>", "60", "40.01", NULL },
    { "<budget/><category id='a' label='A' kind='other'/>", "100", NULL, "warning grant.nothing funding/1/amount\n" },
    { "<budget/><category id='a' label='A' kind='other'/>", "99.99", NULL, NULL },
    { "<budget/><category id='a' label='A' kind='other'/><fund id='f' label='F'/>", "60", "40", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (EcotFigures) figures = ecot_test_check_new (plans[i].call);
      EcotDossier            *dossier = ecot_figures_get_dossier (figures);
      g_autofree char        *findings = NULL;

      ecot_test_append (dossier, ECOT_KIND_LINE, "category", "a", "amount", "100", NULL);
      ecot_test_append (dossier, ECOT_KIND_FUNDER, "name", "Commune", "amount", plans[i].funder, NULL);
      ecot_test_edit (dossier, "own-funds/amount", plans[i].own);
      findings = ecot_test_findings (figures, NULL, NULL);
      g_test_message ("plan %u: %s", i, findings);
      if (plans[i].where != NULL)
        g_assert_nonnull (strstr (findings, plans[i].where));
      else
        g_assert_null (strstr (findings, "grant.nothing"));
    }
}

/* Nothing is there yet: every finding names a place all the same. */
static void
test_empty_dossier (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autoptr (EcotFigures) example = ecot_test_example ("rallye-ess");
  g_autoptr (EcotFigures) figures = ecot_figures_new (dossier, ecot_figures_get_lot (example));
  g_autofree char        *findings = ecot_test_findings (figures, NULL, NULL);

  g_assert_nonnull (strstr (findings, "error required.name applicant/name\n"));
  g_assert_nonnull (strstr (findings, "error budget.empty budget\n"));
  g_assert_nonnull (strstr (findings, "error hours.missing time\n"));
  g_assert_nonnull (strstr (findings, "error section.presentation narrative/presentation/text\n"));
  g_assert_null (strstr (findings, "limit."));
  g_assert_null (strstr (findings, "funding.balance"));
  ecot_test_fixes (figures);
}

/* Whatever is in a dossier, checking it ends well. */
static void
test_random (void)
{
  g_autoptr (GRand)       rand = g_rand_new_with_seed (35);
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (EcotAction) action = ecot_test_random_action (dossier, rand);
      g_autofree char       *findings = NULL;

      ecot_dossier_perform (dossier, action, NULL);
      findings = ecot_test_findings (figures, NULL, NULL);
      g_assert_nonnull (findings);
    }
}

static void
add_cases (const char *group,
           const Case *cases,
           guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/rules/%s/%s", group, cases[i].title);

      g_test_add_data_func (path, &cases[i], test_case);
    }
}

#define ADD_CASES(group) add_cases (#group, group, G_N_ELEMENTS (group))

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_CASES (cap);
  ADD_CASES (fund);
  ADD_CASES (balance);
  ADD_CASES (lines);
  ADD_CASES (hours);
  ADD_CASES (words);
  ADD_CASES (fields);
  ADD_CASES (territories);
  ADD_CASES (indicators);
  ADD_CASES (dates);
  ADD_CASES (letter);

  g_test_add_func ("/rules/hours-product", test_hours_product);
  g_test_add_func ("/rules/asks-nothing", test_asks_nothing);
  g_test_add_func ("/rules/pieces", test_pieces);
  g_test_add_func ("/rules/piece-ages", test_piece_ages);
  g_test_add_func ("/rules/letter-alone", test_letter_alone);
  g_test_add_func ("/rules/budget", test_budget_rules);
  g_test_add_func ("/rules/alternatives", test_alternatives);
  g_test_add_func ("/rules/other-relations", test_other_relations);
  g_test_add_func ("/rules/balance-fix", test_balance_fix);
  g_test_add_func ("/rules/windows", test_windows);
  g_test_add_func ("/rules/openings", test_openings);
  g_test_add_func ("/rules/messages", test_messages);
  g_test_add_func ("/rules/nothing-to-ask", test_nothing_to_ask);
  g_test_add_func ("/rules/place-of-limit", test_place_of_limit);
  g_test_add_func ("/rules/empty-dossier", test_empty_dossier);
  g_test_add_func ("/rules/random", test_random);

  return g_test_run ();
}
