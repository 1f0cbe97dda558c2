/* test-people.c: participants, posts, staff, exits, conditions and choices
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On each limit, and one step to each side.  Every fix that is offered is tried.
 */

#include "support/ecot-test-check.h"

#include <string.h>

#include "support/ecot-test-dossier.h"
#include "support/ecot-test-reason.h"

typedef struct
{
  const char *title;
  const char *items;
  const char *edits[9][2];
  const char *expected; /* "" or lines "level rule where" */
} Case;

#define ALL "<participants young-under='26' asks='women young rsa months setting hours'/>"
#define FEW "<participants/>"

static const Case groups[] = {
  { "nobody is counted", FEW, { { NULL } }, "warning participants participants\n" },
  { "a group is enough", FEW, { { "participants/1/count", "12" } }, "" },
  { "a group of zero is an answer", FEW, { { "participants/1/count", "0" } }, "" },
  { "no count", FEW, { { "participants/1/label", "Un" } }, "error group.count participants/1/count\n" },
  { "an empty row", FEW, { { "participants/1/count", "1" }, { "participants/2/label", "x" }, { "participants/2/label", NULL } }, "advice group.empty participants/2/label\n" },
  /* women and men */
  { "the rest of a group may stay unsaid", FEW, { { "participants/1/count", "12" }, { "participants/1/women", "5" }, { "participants/1/men", "6" } }, "" },
  { "women and men make the group", FEW, { { "participants/1/count", "12" }, { "participants/1/women", "5" }, { "participants/1/men", "7" } }, "" },
  { "one too many", FEW, { { "participants/1/count", "12" }, { "participants/1/women", "5" }, { "participants/1/men", "8" } }, "error group.split participants/1/women\n" },
  { "men alone are too many", FEW, { { "participants/1/count", "12" }, { "participants/1/men", "13" } }, "error group.split participants/1/women\n" },
  { "young: as many as there are", FEW, { { "participants/1/count", "12" }, { "participants/1/young", "12" } }, "" },
  { "young: one too many", FEW, { { "participants/1/count", "12" }, { "participants/1/young", "13" } }, "error group.young participants/1/young\n" },
  { "RSA: as many as there are", FEW, { { "participants/1/count", "12" }, { "participants/1/rsa", "12" } }, "" },
  { "RSA: one too many", FEW, { { "participants/1/count", "12" }, { "participants/1/rsa", "13" } }, "error group.rsa participants/1/rsa\n" },
  { "the second group, not the total", FEW, { { "participants/1/count", "12" }, { "participants/2/count", "1" }, { "participants/2/young", "2" } }, "error group.young participants/2/young\n" },
  /* months */
  { "as long as the action", FEW, { { "participants/1/count", "1" }, { "participants/1/months", "6" }, { "action/start", "2024-01-01" }, { "action/end", "2024-06-30" } }, "" },
  { "a step longer", FEW, { { "participants/1/count", "1" }, { "participants/1/months", "6.0001" }, { "action/start", "2024-01-01" }, { "action/end", "2024-06-30" } }, "warning group.months participants/1/months\n" },
  { "a step shorter", FEW, { { "participants/1/count", "1" }, { "participants/1/months", "5.9999" }, { "action/start", "2024-01-01" }, { "action/end", "2024-06-30" } }, "" },
  { "an action without its end", FEW, { { "participants/1/count", "1" }, { "participants/1/months", "600" }, { "action/start", "2024-01-01" } }, "" },
  { "negative months", FEW, { { "participants/1/count", "1" }, { "participants/1/months", "-0.0001" } }, "error group.negative participants/1/months\n" },
  { "negative hours", FEW, { { "participants/1/count", "1" }, { "participants/1/hours", "-1" } }, "error group.negative participants/1/hours\n" },
  { "no months", FEW, { { "participants/1/count", "1" }, { "participants/1/months", "0" } }, "" },
  /* columns */
  { "columns the lot asks for", ALL, { { "participants/1/count", "3" } }, "warning participants.women participants/1/women\nwarning participants.young participants/1/young\nwarning participants.rsa participants/1/rsa\n"
                                                                          "warning participants.months participants/1/months\nwarning participants.hours participants/1/hours\n" },
  { "one group says it, the other not", "<participants asks='rsa'/>", { { "participants/1/count", "3" }, { "participants/1/rsa", "0" }, { "participants/2/count", "3" } }, "advice participants.rsa participants/2/rsa\n" },
  { "women or men are enough", "<participants asks='women'/>", { { "participants/1/count", "3" }, { "participants/1/men", "3" } }, "" },
  { "what is empty is no zero", "<participants asks='women'/>", { { "participants/1/count", "3" }, { "participants/1/men", "1" } }, "error group.split participants/1/women\n" },
  { "those of whom it is not known", "<participants asks='women'/>", { { "participants/1/count", "3" }, { "participants/1/men", "1" }, { "participants/1/unstated", "2" } }, "" },
  { "a whole that is asked for", "<participants asks='women'/>", { { "participants/1/count", "3" }, { "participants/1/women", "1" }, { "participants/1/men", "1" } }, "error group.split participants/1/unstated\n" },
  { "all classes make a whole, asked or not", FEW, { { "participants/1/count", "12" }, { "participants/1/women", "5" }, { "participants/1/men", "6" }, { "participants/1/unstated", "0" } }, "error group.split participants/1/women\n" },
  { "one too many of whom it is not known", FEW, { { "participants/1/count", "12" }, { "participants/1/women", "6" }, { "participants/1/men", "6" }, { "participants/1/unstated", "1" } }, "error group.split participants/1/women\n" },
  { "an empty row is asked for nothing", "<participants asks='rsa'/>", { { "participants/1/count", "3" }, { "participants/1/rsa", "0" }, { "participants/2/label", "x" }, { "participants/2/label", NULL } }, "advice group.empty participants/2/label\n" },
  { "hours without a setting", "<participants asks='hours setting'/>", { { "participants/1/count", "3" }, { "participants/1/hours", "10" } }, "warning group.setting participants/1/setting\n" },
  { "hours with a setting", "<participants asks='hours setting'/>", { { "participants/1/count", "3" }, { "participants/1/hours", "10" }, { "participants/1/setting", "rural" } }, "" },
};

#define POSTS "<posts label='Nombre de postes'/>"
#define STAFF "<staffing label='Encadrement'/>"
#define EXITS "<limit id='most' message='m' figure='exits.total' at-most='1000'/><exit id='permanent' label='CDI' class='durable'/><exit id='training' label='Formation' class='positive'/>"

static const Case others[] = {
  { "no posts", POSTS, { { NULL } }, "warning posts posts/count\n" },
  { "no post is an answer", POSTS, { { "posts/count", "0" } }, "" },
  { "less than no post", POSTS, { { "posts/count", "-0.0001" } }, "error posts.negative posts/count\n" },
  { "no staff", STAFF, { { NULL } }, "warning staff staff\n" },
  { "somebody", STAFF, { { "staff/1/fte", "0.8" } }, "" },
  { "somebody without time", STAFF, { { "staff/1/role", "Encadrante" } }, "warning member.fte staff/1/fte\n" },
  { "an empty row", STAFF, { { "staff/1/fte", "1" }, { "staff/2/role", "x" }, { "staff/2/role", NULL } }, "advice member.empty staff/2/role\n" },
  { "negative time", STAFF, { { "staff/1/fte", "-1" } }, "error member.negative staff/1/fte\n" },
  { "no exits", EXITS, { { NULL } }, "warning exits exit/permanent/planned\n" },
  { "one of the exits", EXITS, { { "exit/training/planned", "0" } }, "" },
  { "exits that are to be read", "<exit id='permanent' label='CDI' class='durable'/>", { { NULL } }, "" },
  { "as many leave as come", FEW EXITS, { { "participants/1/count", "6" }, { "exit/permanent/planned", "4" }, { "exit/training/planned", "2" } }, "" },
  { "more leave than come", FEW EXITS, { { "participants/1/count", "6" }, { "exit/training/planned", "6.0001" } }, "warning exits.people exit/training/planned\n" },
  { "one more leaves than comes", FEW EXITS, { { "participants/1/count", "6" }, { "exit/permanent/planned", "4" }, { "exit/training/planned", "3" } }, "warning exits.people exit/permanent/planned\n" },
  { "nobody comes, one leaves", FEW EXITS, { { "participants/1/count", "0" }, { "exit/permanent/planned", "1" } }, "warning exits.people exit/permanent/planned\n" },
  { "nobody knows how many come", EXITS, { { "exit/permanent/planned", "900" } }, "" },
  { "a negative exit", EXITS, { { "exit/training/planned", "-1" } }, "error exit-negative.training exit/training/planned\n" },
};

#define LICENCE "<condition id='licence' label='Agrément' required='true' proof='La décision'/>"
#define OPINION "<condition id='opinion' label='Avis du SLAI'/>"

static const Case conditions[] = {
  { "a required condition without an answer", LICENCE, { { NULL } }, "error condition.licence condition/licence/met\n" },
  { "answered no", LICENCE, { { "condition/licence/met", "false" } }, "error condition.licence condition/licence/met\n" },
  { "met, without its proof", LICENCE, { { "condition/licence/met", "true" } }, "advice condition-proof.licence condition/licence/proof\n" },
  { "met and shown", LICENCE, { { "condition/licence/met", "true" }, { "condition/licence/proof", "Décision du 3 mars" } }, "" },
  { "another without an answer", OPINION, { { NULL } }, "advice condition.opinion condition/opinion/met\n" },
  { "another answered no", OPINION, { { "condition/opinion/met", "false" } }, "" },
  { "another met needs no proof", OPINION, { { "condition/opinion/met", "true" } }, "" },
};

#define THEMES(bounds) "<choice id='themes' title='Les thèmes' " bounds "><option id='theatre' label='Le théâtre'/><option id='song' label='Le chant'/><option id='dance' label='La danse'/></choice>"

static const Case choices[] = {
  { "free to choose none", THEMES (""), { { NULL } }, "" },
  { "free to choose all", THEMES (""), { { "option/theatre/chosen", "true" }, { "option/song/chosen", "true" }, { "option/dance/chosen", "true" } }, "" },
  { "one at least: none", THEMES ("at-least='1'"), { { "option/song/chosen", "false" } }, "error choice.themes option/theatre/chosen\n" },
  { "one at least: one", THEMES ("at-least='1'"), { { "option/song/chosen", "true" } }, "" },
  { "one at most: one", THEMES ("at-most='1'"), { { "option/song/chosen", "true" }, { "option/theatre/chosen", "false" } }, "" },
  { "one at most: two", THEMES ("at-most='1'"), { { "option/song/chosen", "true" }, { "option/theatre/chosen", "true" } }, "error choice.themes option/song/chosen\n" },
  { "two at most: two", THEMES ("at-least='1' at-most='2'"), { { "option/song/chosen", "true" }, { "option/theatre/chosen", "true" } }, "" },
  { "two at most: three", THEMES ("at-least='1' at-most='2'"), { { "option/song/chosen", "true" }, { "option/theatre/chosen", "true" }, { "option/dance/chosen", "true" } }, "error choice.themes option/dance/chosen\n" },
};

static const Case strangers[] = {
  { "participants", "", { { "participants/1/count", "1" } }, "warning unasked.participants participants\n" },
  { "an empty group is nothing", "", { { "participants/1/count", "1" }, { "participants/1/count", NULL } }, "" },
  { "posts", "", { { "posts/count", "1" } }, "warning unasked.posts posts/count\n" },
  { "a staff may be of any lot", "", { { "staff/1/fte", "1" } }, "" },
  { "an exit", EXITS, { { "exit/permanent/planned", "1" }, { "exit/elsewhere/planned", "1" } }, "warning unasked.exit exit/elsewhere/planned\n" },
  { "an exit that is to be read", "<exit id='permanent' label='CDI' class='durable'/>", { { "exit/permanent/planned", "1" } }, "warning unasked.exit exit/permanent/planned\n" },
  { "an option", "", { { "option/a/chosen", "true" } }, "warning unasked.option option/a/chosen\n" },
  { "a condition", "", { { "condition/a/proof", "x" } }, "warning unasked.condition condition/a/proof\n" },
  { "an indicator", "", { { "indicator/a/comment", "x" } }, "warning unasked.indicator indicator/a/comment\n" },
  { "a section", "", { { "narrative/a/text", "x" } }, "warning unasked.narrative narrative/a/text\n" },
  { "a territory", "", { { "territory/a/covered", "false" } }, "warning unasked.territory territory/a/covered\n" },
  { "a fund", "", { { "fund/a/percent", "1" } }, "warning unasked.fund fund/a/percent\n" },
  { "a piece", "", { { "piece/a/file", "x.pdf" } }, "warning unasked.piece piece/a/file\n" },
  { "what was cleared", "", { { "piece/a/file", "x.pdf" }, { "piece/a/file", NULL } }, "" },
};

/* {{{ Indicators that multiply, that have a top, that the dossier counts */

#define PER_FTE   "<indicator id='i' label='Suivis' at-least='15' of='staff.fte' basis='pour 1 ETP' unit='personnes'/>" STAFF
#define RANGE     "<indicator id='i' label='Ateliers' at-least='8' up-to='12'/>"
#define BY_POST   "<indicator id='i' label='Ateliers' at-least='2' up-to='3' of='posts'/>" POSTS
#define COUNTED   "<indicator id='i' label='Participants' at-least='10' figure='participants.total'/>" FEW
#define PARTS     "<indicator id='all' label='Sorties' parts='one two'/><indicator id='one' label='Emploi'/><indicator id='two' label='Formation'/>"
#define UNCOUNTED "<indicator id='i' label='Participants' figure='participants.total'/>" FEW

static const Case indicators[] = {
  { "as many as for 1.2 FTE", PER_FTE, { { "staff/1/fte", "1.2" }, { "indicator/i/planned", "18" } }, "" },
  { "a step less", PER_FTE, { { "staff/1/fte", "1.2" }, { "indicator/i/planned", "17.9999" } }, "error indicator.i indicator/i/planned\n" },
  { "1.2001 FTE want more than 18", PER_FTE, { { "staff/1/fte", "1.2001" }, { "indicator/i/planned", "18.0015" } }, "" },
  { "and a step less is less", PER_FTE, { { "staff/1/fte", "1.2001" }, { "indicator/i/planned", "18.0014" } }, "error indicator.i indicator/i/planned\n" },
  { "nobody knows of how many FTE", PER_FTE, { { "indicator/i/planned", "1" } }, "warning staff staff\n" },
  { "a range: its bottom", RANGE, { { "indicator/i/planned", "8" } }, "" },
  { "a range: below", RANGE, { { "indicator/i/planned", "7.9999" } }, "error indicator.i indicator/i/planned\n" },
  { "a range: its top", RANGE, { { "indicator/i/planned", "12" } }, "" },
  { "a range: above", RANGE, { { "indicator/i/planned", "12.0001" } }, "advice indicator-range.i indicator/i/planned\n" },
  { "a range of posts: its top", BY_POST, { { "posts/count", "4" }, { "indicator/i/planned", "12" } }, "" },
  { "a range of posts: above", BY_POST, { { "posts/count", "4" }, { "indicator/i/planned", "13" } }, "advice indicator-range.i indicator/i/planned\n" },
  { "a range of posts: below", BY_POST, { { "posts/count", "4" }, { "indicator/i/planned", "7" } }, "error indicator.i indicator/i/planned\n" },
  { "as the dossier counts", COUNTED, { { "participants/1/count", "12" }, { "indicator/i/planned", "12" } }, "" },
  { "one more than the dossier counts", COUNTED, { { "participants/1/count", "12" }, { "indicator/i/planned", "13" } }, "warning indicator-figure.i indicator/i/planned\n" },
  { "one less", COUNTED, { { "participants/1/count", "12" }, { "indicator/i/planned", "11" } }, "warning indicator-figure.i indicator/i/planned\n" },
  { "not written, and known", COUNTED, { { "participants/1/count", "12" } }, "advice indicator-empty.i indicator/i/planned\n" },
  { "not written, known, and too few", COUNTED, { { "participants/1/count", "9" } }, "error indicator.i indicator/i/planned\nadvice indicator-empty.i indicator/i/planned\n" },
  { "too few are counted, enough are written", COUNTED, { { "participants/1/count", "9" }, { "indicator/i/planned", "10" } }, "warning indicator-figure.i indicator/i/planned\n" },
  { "not written, and not known", COUNTED, { { NULL } }, "warning participants participants\nwarning indicator-empty.i indicator/i/planned\n" },
  { "without a target, and known", UNCOUNTED, { { "participants/1/count", "9" } }, "advice indicator-empty.i indicator/i/planned\n" },
  { "without a target, answered in words", UNCOUNTED, { { "participants/1/count", "9" }, { "indicator/i/comment", "Neuf" } }, "" },
  { "parts that add up", PARTS, { { "indicator/all/planned", "5" }, { "indicator/one/planned", "2" }, { "indicator/two/planned", "3" } }, "" },
  { "parts of a step more", PARTS, { { "indicator/all/planned", "5" }, { "indicator/one/planned", "2" }, { "indicator/two/planned", "3.0001" } }, "warning indicator-parts.all indicator/all/planned\n" },
  { "parts of a step less", PARTS, { { "indicator/all/planned", "5" }, { "indicator/one/planned", "1.9999" }, { "indicator/two/planned", "3" } }, "warning indicator-parts.all indicator/all/planned\n" },
  { "a part that is to come", PARTS, { { "indicator/all/planned", "5" }, { "indicator/one/planned", "2" }, { "indicator/two/comment", "à venir" } }, "" },
  { "a part that is too much alone", PARTS, { { "indicator/all/planned", "5" }, { "indicator/one/planned", "6" }, { "indicator/two/comment", "à venir" } }, "warning indicator-parts.all indicator/all/planned\n" },
  { "parts of nothing", PARTS, { { "indicator/all/comment", "à venir" }, { "indicator/one/planned", "6" }, { "indicator/two/planned", "1" } }, "" },
  { "parts the dossier counts", "<participants asks='young'/><indicator id='all' label='Tous' parts='one two'/><indicator id='one' label='Jeunes' figure='participants.young'/><indicator id='two' label='RSA'/>", { { "participants/1/count", "9" }, { "participants/1/young", "4" }, { "indicator/all/planned", "5" }, { "indicator/two/planned", "2" } }, "warning indicator-parts.all indicator/all/planned\nadvice indicator-empty.one indicator/one/planned\n" },
  { "without a target, another number", UNCOUNTED, { { "participants/1/count", "9" }, { "indicator/i/planned", "8" } }, "warning indicator-figure.i indicator/i/planned\n" },
};

/* }}} */

static EcotFigures *
figures_of (const Case *c)
{
  EcotFigures *figures = ecot_test_check_new (c->items);

  for (guint i = 0; i < G_N_ELEMENTS (c->edits) && c->edits[i][0] != NULL; i++)
    ecot_test_edit (ecot_figures_get_dossier (figures), c->edits[i][0], c->edits[i][1]);

  return figures;
}

static void
test_case (gconstpointer data)
{
  const Case             *c = data;
  g_autoptr (EcotFigures) figures = figures_of (c);
  g_autofree char        *findings = ecot_test_findings (figures, NULL, NULL);

  g_assert_cmpstr (findings, ==, c->expected);
  ecot_test_fixes (figures);
}

/* {{{ Limits of every combination of units */

#define LIMITED \
  "<category id='staff' label='Personnel' kind='staff'/>" ALL POSTS STAFF EXITS "<limit id='x' message='la limite' "

/* A dossier of 1 000,00 €, 20 participants with 150 months, 15 posts, 1.5 FTE, from January
 * to December: on the limit, and one step beyond.  @expected: of the limit, NULL if it holds. */
static const struct
{
  const char *limit;
  const char *path, *value; /* changed first, or NULL */
  const char *where, *expected, *difference;
} limits[] = {
  /* EUR of months, and of people */
  { "figure='grant.requested' at-most='6.67 EUR' of='participants.months'/>", NULL, NULL, NULL, NULL, NULL },
  { "figure='grant.requested' at-most='6.66 EUR' of='participants.months'/>", NULL, NULL, "own-funds/amount", "999,00 € au plus (6,66 € × 150 mois)", "1,00 €" },
  { "figure='grant.requested' at-most='6.66 EUR' of='participants.months'/>", "own-funds/amount", "1.00", NULL, NULL, NULL },
  { "figure='grant.requested' at-most='6.66 EUR' of='participants.months'/>", "own-funds/amount", "0.99", "own-funds/amount", "999,00 € au plus (6,66 € × 150 mois)", "0,01 €" },
  { "figure='cost.total' at-most='50 EUR' of='participants.total'/>", NULL, NULL, NULL, NULL, NULL },
  { "figure='cost.total' at-most='49.99 EUR' of='participants.total'/>", NULL, NULL, "budget", "999,80 € au plus (49,99 € × 20)", "0,20 €" },
  { "figure='cost.per-participant' at-most='50 EUR'/>", NULL, NULL, NULL, NULL, NULL },
  { "figure='cost.per-participant' at-most='50 EUR'/>", "budget/line/1/amount", "1000.01", "budget", "50,00 € au plus", "moins de 0,01 €" },
  /* months of posts, and of people */
  { "figure='participants.months' at-least='10 months' of='posts'/>", NULL, NULL, NULL, NULL, NULL },
  { "figure='participants.months' at-least='10.0001 months' of='posts'/>", NULL, NULL, "participants", "150,0015 mois au moins (10,0001 mois × 15)", "0,0015 mois" },
  { "figure='participants.months' at-most='7.5 months' of='participants.total'/>", NULL, NULL, NULL, NULL, NULL },
  { "figure='participants.months' at-most='7.5 months' of='participants.total'/>", "participants/1/months", "10.0001", "participants", "150 mois au plus (7,5 mois × 20)", "0,001 mois" },
  { "figure='action.months' at-most='12 months'/>", NULL, NULL, NULL, NULL, NULL },
  { "figure='action.months' at-most='12 months'/>", "action/end", "2025-01-01", "action/end", "12 mois au plus", "0,0333 mois" },
  /* a number of full-time equivalents: 150 months in 12 are 12.5 a month */
  { "figure='participants.monthly-average' at-most='8.3334' of='staff.fte'/>", NULL, NULL, NULL, NULL, NULL },
  { "figure='participants.monthly-average' at-most='8.3333' of='staff.fte'/>", NULL, NULL, "participants", "12,4999 au plus (8,3333 × 1,5)", "0,0001" },
  /* an average that is rounded to be shown breaks its limit all the same */
  { "figure='participants.monthly-average' at-most='12.5'/>", "participants/1/months", "10.0001", "participants", "12,5 au plus", "0,0001" },
  { "figure='participants.monthly-average' at-most='50'/>", "action/end", "2024-03-31", NULL, NULL, NULL },
  { "figure='participants.monthly-average' at-most='49.9999'/>", "action/end", "2024-03-31", "participants", "49,9999 au plus", "0,0001" },
  /* exits of posts */
  { "figure='exits.dynamic' at-least='0.4' of='posts'/>", NULL, NULL, NULL, NULL, NULL },
  { "figure='exits.dynamic' at-least='0.4' of='posts'/>", "posts/count", "15.0001", "exit/permanent/planned", "7 au moins (0,4 × 15,0001)", "1" },
  { "figure='exits.dynamic' at-least='0.4001' of='posts'/>", NULL, NULL, "exit/permanent/planned", "7 au moins (0,4001 × 15)", "1" },
  { "figure='exits.positive' at-least='3'/>", NULL, NULL, "exit/training/planned", "3 au moins", "1" },
  { "figure='exit.training' at-least='2'/>", NULL, NULL, NULL, NULL, NULL },
  { "figure='exit.training' equal='3'/>", NULL, NULL, "exit/training/planned", "3 exactement", "1" },
  { "figure='exits.total' at-most='5'/>", NULL, NULL, "exit/permanent/planned", "5 au plus", "1" },
  /* percent of people */
  { "figure='participants.young' at-most='20 %' of='participants.total'/>", NULL, NULL, NULL, NULL, NULL },
  { "figure='participants.young' at-most='20 %' of='participants.total'/>", "participants/2/young", "4", "participants", "4 au plus (20 % de 20)", "1" },
  { "figure='participants.young' at-most='20 %' of='participants.total'/>", "participants/2/count", "9", "participants", "3 au plus (20 % de 19)", "1" },
  { "figure='participants.rsa' at-least='50 %' of='participants.total'/>", NULL, NULL, NULL, NULL, NULL },
  { "figure='participants.rsa' at-least='50 %' of='participants.total'/>", "participants/1/rsa", "4", "participants", "10 au moins (50 % de 20)", "1" },
  { "figure='participants.women' at-least='50 %' of='participants.total'/>", NULL, NULL, "participants", "10 au moins (50 % de 20)", "2" },
  { "figure='participants.men' at-least='10'/>", NULL, NULL, NULL, NULL, NULL },
  /* hours by setting */
  { "figure='hours.placement.monthly.urban' at-least='10 h'/>", NULL, NULL, NULL, NULL, NULL },
  { "figure='hours.placement.monthly.urban' at-least='10 h'/>", "participants/1/hours", "9.9999", "participants", "10 h au moins", "0,0001 h" },
  { "figure='hours.placement.monthly.rural' at-least='8 h'/>", NULL, NULL, NULL, NULL, NULL },
  { "figure='hours.placement.monthly.rural' at-least='8 h'/>", "participants/2/hours", "7.9999", "participants", "8 h au moins", "0,0001 h" },
  { "figure='hours.placement.monthly' at-most='9 h'/>", NULL, NULL, "participants", "9 h au plus", "0,3333 h" },
  /* posts, staff, and what others pay without a fund */
  { "figure='posts' at-most='15'/>", NULL, NULL, NULL, NULL, NULL },
  { "figure='posts' at-most='15'/>", "posts/count", "15.5", "posts/count", "15 au plus", "0,5" },
  { "figure='staff.fte' at-least='0.1' of='posts'/>", NULL, NULL, NULL, NULL, NULL },
  { "figure='staff.fte' at-least='0.1' of='posts'/>", "staff/1/fte", "1.4999", "staff", "1,5 au moins (0,1 × 15)", "0,0001" },
  { "figure='funding.matching' at-least='20 %' of='cost.total'/>", "own-funds/amount", "200", NULL, NULL, NULL },
  { "figure='funding.matching' at-least='20 %' of='cost.total'/>", "own-funds/amount", "199.99", "own-funds/amount", "200,00 € au moins (20 % de 1 000,00 €)", "0,01 €" },
  /* nothing to compare with */
  { "figure='exits.dynamic' at-least='9' of='posts'/>", "posts/count", NULL, NULL, NULL, NULL },
};

static EcotFigures *
new_limited (const char *limit)
{
  static const char *const cells[][2] = {
    { "budget/line/1/category", "staff" },
    { "budget/line/1/amount", "1000" },
    { "participants/1/count", "10" },
    { "participants/1/women", "4" },
    { "participants/1/men", "6" },
    { "participants/1/young", "1" },
    { "participants/1/rsa", "5" },
    { "participants/1/months", "10" },
    { "participants/1/setting", "urban" },
    { "participants/1/hours", "10" },
    { "participants/2/count", "10" },
    { "participants/2/women", "4" },
    { "participants/2/men", "6" },
    { "participants/2/young", "3" },
    { "participants/2/rsa", "5" },
    { "participants/2/months", "5" },
    { "participants/2/setting", "rural" },
    { "participants/2/hours", "8" },
    { "posts/count", "15" },
    { "staff/1/fte", "1.5" },
    { "exit/permanent/planned", "4" },
    { "exit/training/planned", "2" },
    { "action/start", "2024-01-01" },
    { "action/end", "2024-12-31" },
  };
  g_autofree char *items = g_strconcat (LIMITED, limit, NULL);
  EcotFigures     *figures = ecot_test_check_new (items);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    ecot_test_edit (ecot_figures_get_dossier (figures), cells[i][0], cells[i][1]);

  return figures;
}

static EcotFinding *
find_rule (GPtrArray  *findings,
           const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (ecot_finding_get_rule (findings->pdata[i]), rule))
      return findings->pdata[i];

  return NULL;
}

static void
test_limits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (EcotFigures) figures = new_limited (limits[i].limit);
      g_autoptr (GPtrArray)   findings = NULL;
      g_autofree char        *expected = NULL;
      g_autofree char        *difference = NULL;
      g_autofree char        *all = NULL; /* asserts that each finding is sound */
      EcotFinding            *finding;

      g_test_message ("%u: %s, %s = %s", i, limits[i].limit, limits[i].path, limits[i].value);

      if (limits[i].path != NULL)
        ecot_test_edit (ecot_figures_get_dossier (figures), limits[i].path, limits[i].value);

      all = ecot_test_findings (figures, NULL, NULL);
      findings = ecot_check (figures, NULL);
      finding = find_rule (findings, "limit.x");
      g_assert_cmpint (finding != NULL, ==, limits[i].expected != NULL);

      if (finding == NULL)
        continue;

      expected = ecot_test_plain (ecot_finding_get_expected (finding));
      difference = ecot_test_plain (ecot_finding_get_difference (finding));
      g_assert_cmpstr (expected, ==, limits[i].expected);
      g_assert_cmpstr (difference, ==, limits[i].difference);
      g_assert_cmpstr (ecot_finding_get_where (finding), ==, limits[i].where);
    }
}

/* A maximum that is announced and never printed is said, whatever the dossier holds. */
static void
test_announced (void)
{
  static const struct
  {
    const char *limit, *message;
  } cases[] = {
    { "figure='grant.requested' announced='at-most'/>", "L’appel annonce un maximum sans l’imprimer (la limite) : demandez-le avant d’envoyer le dossier." },
    { "figure='funding.matching' announced='at-least' of='cost.total'/>", "L’appel annonce un minimum sans l’imprimer (la limite) : demandez-le avant d’envoyer le dossier." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotFigures) figures = new_limited (cases[i].limit);
      g_autofree char        *all = ecot_test_findings (figures, NULL, "line.");
      g_autoptr (GPtrArray)   findings = ecot_check (figures, NULL);
      g_autofree char        *message = NULL;

      g_assert_cmpstr (all, ==, "advice limit.x own-funds/amount\n");
      message = ecot_test_plain (ecot_finding_get_message (find_rule (findings, "limit.x")));
      g_assert_cmpstr (message, ==, cases[i].message);
    }
}

/* }}} */
/* {{{ Sentences, and fixes */

static char *
only_message (const char *items,
              const char *path,
              const char *value,
              const char *rule)
{
  g_autoptr (EcotFigures) figures = ecot_test_check_new (items);
  g_autoptr (GPtrArray)   findings = NULL;

  ecot_test_edit (ecot_figures_get_dossier (figures), path, value);
  findings = ecot_check (figures, NULL);
  g_assert_nonnull (find_rule (findings, rule));
  return ecot_test_plain (ecot_finding_get_message (find_rule (findings, rule)));
}

static void
test_messages (void)
{
  static const struct
  {
    const char *items, *path, *value, *rule, *message;
  } cases[] = {
    { FEW, "participants/1/label", "Parcours court", "group.count", "Le groupe 1 (Parcours court) n’a pas de nombre de participants : il ne compte nulle part." },
    { THEMES ("at-least='1'"), "option/song/chosen", "false", "choice.themes", "« Les thèmes » : choisissez 1 option au moins parmi « Le théâtre », « Le chant » et « La danse »." },
    { "<condition id='a' label='Un avis « favorable » du SLAI' required='true'/>", "condition/a/met", "false", "condition.a", "L’appel exige une condition préalable qui n’est pas marquée comme remplie : « Un avis “favorable” du SLAI »." },
    { "<condition id='a' label='Un avis « ouvert' required='true'/>", "condition/a/met", "false", "condition.a", "L’appel exige une condition préalable qui n’est pas marquée comme remplie : « Un avis « ouvert »." },
    { "<condition id='a' label='« Agréé »' required='true'/>", "condition/a/met", "false", "condition.a", "L’appel exige une condition préalable qui n’est pas marquée comme remplie : « “Agréé” »." },
    { LICENCE, "condition/licence/met", "false", "condition.licence", "L’appel exige une condition préalable qui n’est pas marquée comme remplie : « Agrément »." },
    { PER_FTE, "staff/1/fte", "1.2", "indicator-empty.i", "L’indicateur « Suivis » n’a pas de valeur prévue." },
    { COUNTED, "participants/1/count", "12", "indicator-empty.i", "L’indicateur « Participants » n’a pas de valeur prévue ; le dossier en compte 12 (Nombre de participants)." },
    { "", "posts/count", "3", "unasked.posts", "Le dossier répond à ce que l’appel ne demande pas : postes d’insertion. Cette réponse ne sera imprimée nulle part." },
    { "", "piece/rib/joined", "true", "unasked.piece", "Le dossier répond à ce que l’appel ne demande pas : pièce « rib ». Cette réponse ne sera imprimée nulle part." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message = only_message (cases[i].items, cases[i].path, cases[i].value, cases[i].rule);

      g_assert_cmpstr (message, ==, cases[i].message);
    }
}

/* What the dossier counts is copied, but never over a number that is better for the target. */
static void
test_copied_count (void)
{
  static const struct
  {
    const char *counted, *planned;
    gboolean    has_fix;
  } cases[] = {
    { "12", "13", TRUE },
    { "10", "11", TRUE },
    { "9", "11", FALSE },
    { "9", "8", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotFigures) figures = ecot_test_check_new (COUNTED);
      EcotDossier            *dossier = ecot_figures_get_dossier (figures);
      g_autoptr (GPtrArray)   findings = NULL;
      EcotFinding            *finding;

      ecot_test_edit (dossier, "participants/1/count", cases[i].counted);
      ecot_test_edit (dossier, "indicator/i/planned", cases[i].planned);
      findings = ecot_check (figures, NULL);
      finding = find_rule (findings, "indicator-figure.i");
      g_assert_nonnull (finding);
      g_assert_cmpint (ecot_finding_get_fix (finding) != NULL, ==, cases[i].has_fix);
      ecot_test_fixes (figures);
    }
}

/* A fix that clears is one step, and not offered for a list too long to look at. */
static void
test_cleared (void)
{
  g_autoptr (EcotFigures) figures = ecot_test_check_new ("");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (GPtrArray)   few = NULL;
  g_autoptr (GPtrArray)   many = NULL;

  for (guint i = 0; i < 100; i++)
    ecot_test_append (dossier, ECOT_KIND_GROUP, "count", "1", NULL);

  few = ecot_check (figures, NULL);
  g_assert_cmpuint (few->len, ==, 1);
  g_assert_nonnull (ecot_finding_get_fix (few->pdata[0]));
  ecot_test_fixes (figures);

  ecot_test_append (dossier, ECOT_KIND_GROUP, "count", "1", NULL);
  many = ecot_check (figures, NULL);
  g_assert_cmpuint (many->len, ==, 1);
  g_assert_null (ecot_finding_get_fix (many->pdata[0]));
}

/* }}} */

static void
add_cases (const char *group,
           const Case *cases,
           guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/check/people/%s/%s", group, cases[i].title);

      g_test_add_data_func (path, &cases[i], test_case);
    }
}

#define ADD(cases) add_cases (#cases, cases, G_N_ELEMENTS (cases))

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD (groups);
  ADD (others);
  ADD (conditions);
  ADD (choices);
  ADD (strangers);
  ADD (indicators);
  g_test_add_func ("/check/people/limits", test_limits);
  g_test_add_func ("/check/people/announced", test_announced);
  g_test_add_func ("/check/people/messages", test_messages);
  g_test_add_func ("/check/people/copied-count", test_copied_count);
  g_test_add_func ("/check/people/cleared", test_cleared);

  return g_test_run ();
}
