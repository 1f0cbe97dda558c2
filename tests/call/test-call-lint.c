/* test-call-lint.c: what a colleague would ask about a call file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "call/ecot-call-lint.h"

#include <string.h>

#include "base/ecot-error.h"

static GPtrArray *
lint_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GPtrArray         *remarks = ecot_call_lint (bytes, "c.xml", &error);

  g_assert_no_error (error);

  return remarks;
}

#define SOURCE(n)  "<source line='" n "'>x</source>"
#define NOTE(n)    "<note kind='oddity' text='t'>" SOURCE (n) "</note>"
#define ABOUT(ids) "<note kind='oddity' text='t' about='" ids "'>" SOURCE ("99") "</note>"

#define LIMIT(id, figure, more)     "<limit id='" id "' figure='" figure "' " more " message='m'><source line='1'>maximum</source></limit>"
#define INDICATOR(id, label, more)  "<indicator id='" id "' label='" label "' " more ">" SOURCE ("2") "</indicator>"
#define RATE(more)                  "<flat-rate id='f' " more ">" SOURCE ("3") "</flat-rate>"
#define PART(id, label, more)       "<performance id='" id "' label='" label "' " more ">" SOURCE ("4") "</performance>"
#define PERIOD(more)                "<period " more ">" SOURCE ("5") "</period>"
#define SESSION(more)               "<session " more ">" SOURCE ("6") "</session>"
#define REPORT(id, label, more)     "<report id='" id "' label='" label "' " more ">" SOURCE ("7") "</report>"
#define PEOPLE(more)                "<participants " more ">" SOURCE ("8") "</participants>"
#define QUESTION(id, more, answers) "<question id='" id "' label='l " id "' kind='choice' " more ">" answers SOURCE ("10") "</question>"
#define ANSWER(id, more)            "<answer id='" id "' label='a " id "' " more "/>"
#define FORM                        "<questionnaire title='t'>" SOURCE ("11") "</questionnaire>"
#define PIECE(id, more)             "<piece id='" id "' label='l " id "' " more ">" SOURCE ("14") "</piece>"
#define EXIT                        "<exit id='cdi' label='CDI' class='durable'>" SOURCE ("12") "</exit>"
#define CHOICE(more, options)       "<choice id='c' title='t' " more ">" options SOURCE ("13") "</choice>"
#define FUND                        "<fund id='fse' label='f'/>"

#define WARNING ECOT_LEVEL_WARNING
#define ERROR   ECOT_LEVEL_ERROR
#define ADVICE  ECOT_LEVEL_ADVICE

/* Items of one line, and what is said of them; NULL: nothing.  A session, when
 * @items has none, is added. */
static const struct
{
  const char *items;
  const char *rule;
  EcotLevel   level;
} cases[] = {
  { "", NULL },

  /* Days. */
  { SESSION ("opens='2030-01-01' closes='2030-01-01'"), NULL },
  { SESSION ("opens='2030-01-02' closes='2030-01-01'"), "date-order", ERROR },
  { SESSION ("opens='2030-01-02' closes='2030-01-01'") NOTE ("6"), "date-order", ADVICE },
  { SESSION ("opens='2030-01-02' closes='2030-01-01'") NOTE ("2"), "date-order", ERROR },
  { SESSION ("opens='2030-01-02' closes='2030-01-01'") ABOUT ("session"), "date-order", ADVICE },
  { SESSION ("opens='2030-01-02' closes='2030-01-01'") ABOUT ("period"), "date-order", ERROR },
  { SESSION ("start-from='2030-06-01' start-to='2030-05-31'"), "date-order", ERROR },
  { PERIOD ("start='2030-06-01' end='2030-05-31'"), "date-order", ERROR },
  { SESSION ("closes-printed='31/04/2030'"), "printed-date", WARNING },
  { SESSION ("closes-printed='31/04/2030'") NOTE ("6"), "printed-date", ADVICE },
  { SESSION ("start-to-printed='30/04/2030'") NOTE ("6"), "printed-date", ERROR },
  { SESSION ("start-to-printed='29/02/2028'"), "printed-date", ERROR },
  { SESSION (""), NULL },
  { "<session/>", "source", WARNING },
  { SESSION ("closes='2030-01-31' start-from='2030-01-31'"), NULL },
  { SESSION ("closes='2030-01-31' start-from='2030-01-30'"), "early-start", WARNING },
  { SESSION ("closes='2030-01-31' start-from='2030-01-30'") NOTE ("6"), "early-start", ADVICE },
  { SESSION ("closes='2030-01-31' start-from='2030-01-01' start-to='2030-01-30'"), "early-start", WARNING },
  { SESSION ("closes='2030-01-31'") SESSION ("closes='2030-01-30'"), NULL },
  { SESSION ("closes='2030-01-31'") SESSION ("closes='2030-01-31'"), "duplicate", WARNING },
  { PERIOD ("start='2030-03-01' end='2030-12-31'") SESSION ("start-from='2030-03-01' start-to='2030-12-31'"), NULL },
  { PERIOD ("start='2030-03-01' end='2030-12-31'") SESSION ("start-from='2030-02-28'"), "window", WARNING },
  { PERIOD ("start='2030-03-01' end='2030-12-31'") SESSION ("start-to='2031-01-01'"), "window", WARNING },
  { PERIOD ("start='2030-03-01' end='2030-12-31'") SESSION ("start-to='2031-01-01'") NOTE ("5"), "window", ADVICE },
  { PERIOD ("start='2030-03-01' end='2030-12-31'") SESSION ("closes='2030-03-01'"), NULL },
  { PERIOD ("start='2030-03-01' end='2030-12-31'") SESSION ("closes='2030-03-02'"), "late-closing", WARNING },
  { PERIOD ("start='2030-01-01' end='2030-12-31' max-months='12'"), NULL },
  { PERIOD ("start='2030-01-01' end='2031-01-01' max-months='12'"), NULL },
  { PERIOD ("start='2030-01-01' end='2031-01-02' max-months='12'"), "period-length", WARNING },
  { PERIOD ("start='2030-01-01' end='2030-12-30' max-months='12'"), "period-length", ADVICE },
  { PERIOD ("start='2030-01-01' end='2031-06-30'"), NULL },
  { PERIOD ("start='2030-03-01'") REPORT ("r", "l", "date='2030-02-28'"), "report-date", WARNING },
  { PERIOD ("start='2030-03-01'") REPORT ("r", "l", "date='2030-03-01'"), NULL },
  { PERIOD ("end='2030-12-31'") REPORT ("r", "l", "date='2030-12-31'"), NULL },
  { PERIOD ("end='2030-12-31'") REPORT ("r", "l", "date='2030-12-30'"), "report-date", WARNING },
  { PERIOD ("end='2030-12-31'") REPORT ("r", "l", "date='2030-06-30'") REPORT ("s", "m", "months-after-end='1'"), NULL },
  { PERIOD ("end='2030-12-31'") REPORT ("r", "l", "date='2030-06-30'") REPORT ("s", "m", "date='2031-01-31'"), NULL },
  { PERIOD ("end='2030-12-31'") REPORT ("r", "l", "date='2031-03-31' months-after-end='3'"), NULL },
  { PERIOD ("end='2030-06-30'") REPORT ("r", "l", "date='2030-09-30' months-after-end='3'"), NULL },
  { PERIOD ("end='2030-06-30'") REPORT ("r", "l", "date='2030-10-01' months-after-end='3'"), "report-date", WARNING },
  { PERIOD ("end='2030-12-31'") REPORT ("r", "l", "date='2031-03-30' months-after-end='3'"), "report-date", WARNING },
  { PERIOD ("end='2030-12-31'") REPORT ("r", "l", "date='2031-03-30' months-after-end='3'") ABOUT ("r"), "report-date", ADVICE },

  /* Limits. */
  { "<limit id='l' figure='cost.total' at-most='1 EUR' message='m'><source line='1'>Coût moyen</source></limit>", "maximum", WARNING },
  { "<limit id='l' figure='cost.total' at-most='1 EUR' message='m'><source line='1'>Coût moyen</source></limit>" NOTE ("1"), "maximum", ADVICE },
  { "<limit id='l' figure='cost.total' at-most='1 EUR' message='m'><source line='1'>ne pourra Excéder</source></limit>", NULL },
  { "<limit id='l' figure='cost.total' at-most='1 EUR' message='m'><source line='1'>x</source><source line='2'>MAXIMUM</source></limit>", NULL },
  { "<limit id='l' figure='cost.total' at-least='1 EUR' message='m'>" SOURCE ("1") "</limit>", NULL },
  { "<limit id='l' figure='cost.total' at-least='1 EUR' message='m'/>", "source", WARNING },
  { LIMIT ("l", "cost.total", "announced='at-most'"), "announced", WARNING },
  { LIMIT ("l", "cost.total", "announced='at-most'") NOTE ("1"), "announced", ADVICE },
  { LIMIT ("a", "cost.total", "at-least='2 EUR'") LIMIT ("b", "cost.total", "at-most='1 EUR'") NOTE ("1"), "limits", ERROR },
  { LIMIT ("a", "cost.total", "at-most='1 EUR'") LIMIT ("b", "cost.total", "at-least='2 EUR'"), "limits", ERROR },
  { LIMIT ("a", "cost.total", "equal='3 EUR'") LIMIT ("b", "cost.total", "at-most='2 EUR'"), "limits", ERROR },
  { LIMIT ("a", "cost.total", "equal='2 EUR'") LIMIT ("b", "cost.total", "at-most='2 EUR'"), NULL },
  { LIMIT ("a", "cost.total", "at-least='2 EUR'") LIMIT ("b", "cost.total", "at-most='2 EUR'"), NULL },
  { LIMIT ("a", "cost.total", "at-least='2 EUR'") LIMIT ("b", "funding.own", "at-most='1 EUR'"), NULL },
  { LIMIT ("a", "cost.total", "at-most='2 EUR'") LIMIT ("b", "cost.total", "at-most='1 EUR'"), "two-limits", WARNING },
  { LIMIT ("a", "cost.indirect", "at-most='2 %' of='cost.total'") LIMIT ("b", "cost.indirect", "at-most='1 %' of='cost.direct'"), NULL },
  { FUND LIMIT ("a", "funding.fse", "at-most='80 %' of='cost.total'") LIMIT ("b", "funding.matching", "at-least='20 %' of='cost.total'"), NULL },
  { FUND LIMIT ("a", "funding.fse", "at-most='80 %' of='cost.total'") LIMIT ("b", "funding.matching", "at-least='10 %' of='cost.total'"), "matching", WARNING },
  { FUND LIMIT ("a", "funding.fse", "at-most='80 %' of='cost.total'") LIMIT ("b", "funding.matching", "at-least='20.0001 %' of='cost.total'"), "matching", WARNING },
  { LIMIT ("a", "funding.own", "at-most='100 %' of='cost.total'"), NULL },
  { LIMIT ("a", "funding.own", "at-most='101 %' of='cost.total'"), "percent", WARNING },
  { LIMIT ("a", "cost.total", "at-most='101 %' of='grant.requested'"), NULL },
  { "<section id='s' title='t' max-words='300'>" SOURCE ("1") "</section>" LIMIT ("w", "words.s", "at-most='300 words'"), NULL },
  { "<section id='s' title='t' max-words='300'>" SOURCE ("1") "</section>" LIMIT ("w", "words.s", "at-most='301 words'"), "two-limits", WARNING },
  { "<section id='s' title='t'>" SOURCE ("1") "</section>" LIMIT ("w", "words.s", "at-most='0 words'"), "zero", ERROR },
  { "<section id='s' title='t'>" SOURCE ("1") "</section>" LIMIT ("w", "words.s", "at-most='1 words'"), NULL },
  { PERIOD ("max-months='12'") LIMIT ("w", "action.months", "at-most='12 months'"), NULL },
  { PERIOD ("max-months='12'") LIMIT ("w", "action.months", "at-most='11 months'"), "two-limits", WARNING },

  /* Rates. */
  { RATE ("percent='20' mode='unstated' base='direct'"), "unstated", WARNING },
  { RATE ("percent='20' mode='flat' base='unstated'") NOTE ("3"), "unstated", ADVICE },
  { RATE ("percent='20' mode='flat' base='direct'"), NULL },
  { RATE ("percent='100' mode='flat' base='direct'"), NULL },
  { RATE ("percent='100.0001' mode='flat' base='direct'"), "rate", ERROR },
  { RATE ("percent='0' mode='flat' base='direct'"), "rate", ERROR },
  { RATE ("percent='0.0001' mode='flat' base='direct'"), NULL },
  { RATE ("percent='20' mode='flat' base='direct-staff'"), "rate-base", WARNING },
  { RATE ("percent='20' mode='flat' base='direct-staff'") "<category id='s' label='s' kind='staff'/>", NULL },
  { PART ("a", "a", "percent='90'") PART ("b", "b", "percent='10'"), NULL },
  { PART ("a", "a", "percent='90'") PART ("b", "b", "percent='9.9999'"), "performance", WARNING },
  { PART ("a", "a", "percent='90'") PART ("b", "b", "percent='11'") NOTE ("4"), "performance", ADVICE },
  { PART ("a", "a", "percent='100' limits='l'") LIMIT ("l", "cost.total", "at-most='1 EUR'"), NULL },
  { PART ("a", "a", "percent='100' limits='l'") LIMIT ("m", "cost.total", "at-most='1 EUR'"), "reference", ERROR },
  { "<payment advance-max='100'>" SOURCE ("1") "</payment>", NULL },
  { "<payment advance-max='100.5'>" SOURCE ("1") "</payment>", "advance", ERROR },

  /* Indicators. */
  { INDICATOR ("a", "a", "printed='30 000 heures' at-least='30000'"), NULL },
  { INDICATOR ("a", "a", "printed='30 000 heures' at-least='30000'"), NULL },
  { INDICATOR ("a", "a", "printed='20.000 heures' at-least='20000'"), NULL },
  { INDICATOR ("a", "a", "printed='0,45 par poste' at-least='0.45'"), NULL },
  { INDICATOR ("a", "a", "printed='deux' at-least='2'"), NULL },
  { INDICATOR ("a", "a", "printed='1 ETP pour 15' at-least='15'"), NULL },
  { INDICATOR ("a", "a", "printed='15 minimum' at-least='16'"), "printed", WARNING },
  { INDICATOR ("a", "a", "printed='15 minimum' at-least='16'") NOTE ("2"), "printed", ADVICE },
  { INDICATOR ("a", "a", "printed='de 8 à 12' at-least='8' up-to='12'"), NULL },
  { INDICATOR ("a", "a", "printed='de 8 à 12' at-least='8' up-to='13'"), "printed", WARNING },
  { INDICATOR ("a", "a", "printed='15'"), NULL },
  { INDICATOR ("a", "a", "qualitative='true'"), NULL },
  { INDICATOR ("a", "a", "qualitative='true' target='1'"), "qualitative", WARNING },
  { INDICATOR ("a", "a", "target='3' parts='b c'") INDICATOR ("b", "b", "target='1'") INDICATOR ("c", "c", "target='2'"), NULL },
  { INDICATOR ("a", "a", "target='3' parts='b c'") INDICATOR ("b", "b", "target='1'") INDICATOR ("c", "c", "target='3'"), "sum", WARNING },
  { INDICATOR ("a", "a", "target='3' parts='b c'") INDICATOR ("b", "b", "target='1'") INDICATOR ("c", "c", ""), NULL },
  { INDICATOR ("a", "a", "target='3' parts='b'"), "reference", ERROR },
  { INDICATOR ("a", "a", "target='3' parts='a'"), "reference", ERROR },
  { PEOPLE ("") INDICATOR ("a", "a", "target='3' figure='participants.total'") INDICATOR ("b", "b", "target='3' figure='participants.total'"), NULL },
  { PEOPLE ("") INDICATOR ("a", "a", "target='3' figure='participants.total'") INDICATOR ("b", "b", "target='4' figure='participants.total'"), "targets", WARNING },
  { PEOPLE ("") INDICATOR ("a", "a", "target='3' figure='participants.total'") INDICATOR ("b", "b", "target='4' figure='participants.total' frequency='par an'"), NULL },
  { PEOPLE ("") INDICATOR ("a", "a", "at-least='3' up-to='5' figure='participants.total'") LIMIT ("b", "participants.total", "at-least='5'"), NULL },
  { PEOPLE ("") INDICATOR ("a", "a", "at-least='3' up-to='5' figure='participants.total'") LIMIT ("b", "participants.total", "at-least='6'"), "targets", ERROR },
  { PEOPLE ("") INDICATOR ("a", "a", "at-least='3' figure='participants.total'") LIMIT ("b", "participants.total", "at-most='2'"), "targets", ERROR },
  { PEOPLE ("") INDICATOR ("a", "a", "at-least='3' figure='participants.total'") LIMIT ("b", "participants.total", "at-most='3'"), NULL },

  /* What is counted is asked for. */
  { PEOPLE ("") LIMIT ("l", "participants.total", "at-least='1'"), NULL },
  { PEOPLE ("asks='rsa'") LIMIT ("l", "participants.rsa", "at-least='1'"), NULL },
  { PEOPLE ("asks='women'") LIMIT ("l", "participants.men", "at-least='1'") INDICATOR ("f", "Femmes", ""), NULL },
  { PEOPLE ("asks='months'") LIMIT ("l", "participants.monthly-average", "at-least='1'") INDICATOR ("f", "Mois", ""), NULL },
  { PEOPLE ("asks='hours setting'") LIMIT ("l", "hours.placement.monthly.urban", "at-least='10 h'") INDICATOR ("f", "Heures", ""), NULL },
  { PEOPLE ("asks='young'") LIMIT ("l", "participants.young", "at-most='20 %' of='participants.total'"), "young", WARNING },
  { PEOPLE ("asks='young' young-under='26'") LIMIT ("l", "participants.young", "at-most='20 %' of='participants.total'"), NULL },
  { "<posts label='p'>" SOURCE ("1") "</posts>" LIMIT ("l", "cost.total", "at-most='10 EUR' of='posts'"), NULL },
  { "<staffing label='p'>" SOURCE ("1") "</staffing>" INDICATOR ("a", "a", "target='1' of='staff.fte'"), NULL },
  { EXIT LIMIT ("l", "exits.dynamic", "at-least='1'"), NULL },
  { EXIT INDICATOR ("l", "l", "at-least='1' figure='exit.cdi'"), NULL },
  { EXIT, NULL },
  { EXIT PEOPLE (""), "not-used", ADVICE },
  { LIMIT ("l", "hours.total", "at-least='1 h'"), "not-asked", ERROR },
  { "<budget asks-hours='true'>" SOURCE ("1") "</budget>" LIMIT ("l", "hours.total", "at-least='1 h'"), NULL },
  { "<category id='c' kind='other' label='l'>" SOURCE ("1") "</category>" LIMIT ("l", "cost.per-hour.category.c", "at-most='1 EUR'"), "not-asked", ERROR },
  { LIMIT ("l", "staff.hours", "at-least='1 h'"), NULL },
  { PEOPLE ("asks='rsa'"), "not-used", ADVICE },
  { PEOPLE ("asks='rsa'") REPORT ("r", "Nombre de bénéficiaires du RSA", ""), NULL },

  /* What is named is there. */
  { INDICATOR ("a", "a", "") ABOUT ("a"), NULL },
  { INDICATOR ("a", "a", "") ABOUT ("b"), "reference", ERROR },
  { ABOUT ("title limit"), NULL },
  { CHOICE ("", "<option id='o' label='o'/>") ABOUT ("o"), NULL },
  { CHOICE ("at-least='1'", "<option id='o' label='o'/><option id='p' label='p'/>"), NULL },
  { CHOICE ("at-least='2'", "<option id='o' label='o'/><option id='p' label='p'/>"), "choice", WARNING },
  { CHOICE ("at-least='3'", "<option id='o' label='o'/><option id='p' label='p'/>"), "choice", ERROR },
  { CHOICE ("at-most='2'", "<option id='o' label='o'/><option id='p' label='p'/>"), NULL },
  { CHOICE ("at-most='3'", "<option id='o' label='o'/><option id='p' label='p'/>"), "choice", WARNING },
  { FORM QUESTION ("q", "go-to='r'", ANSWER ("x", "")) QUESTION ("r", "", ANSWER ("x", "")), NULL },
  { FORM QUESTION ("q", "go-to='s'", ANSWER ("x", "")) QUESTION ("r", "", ANSWER ("x", "")), "reference", ERROR },
  { FORM QUESTION ("q", "", ANSWER ("x", "go-to='r'")) QUESTION ("r", "", ANSWER ("x", "go-to='q'")), "reference", ERROR },
  { FORM QUESTION ("q", "go-to='q'", ANSWER ("x", "")), "reference", ERROR },
  { FORM QUESTION ("q", "", ANSWER ("x", "") ANSWER ("y", "")), NULL },
  { FORM QUESTION ("q", "", ANSWER ("x", "") ANSWER ("x", "")), "duplicate", WARNING },
  { QUESTION ("q", "", ANSWER ("x", "")), "questionnaire", ERROR },
  { FORM, "questionnaire", WARNING },
  { "<field id='a' label='Nom' place='applicant/name' alternative='x'/>", "alternative", WARNING },
  { "<field id='a' label='Nom' place='applicant/name' alternative='x'/><field id='b' label='S' place='applicant/acronym' alternative='x'/>", NULL },
  { "<piece id='p' label='l' paper='engagement'>" SOURCE ("1") "</piece>", "paper", ERROR },
  { "<piece id='p' label='l' paper='engagement'>" SOURCE ("1") "</piece><letter id='engagement' title='t'><p>x</p></letter>", NULL },
  { "<piece id='p' label='l' paper='covering'>" SOURCE ("1") "</piece>", "paper", WARNING },
  { "<piece id='p' label='l' paper='covering'>" SOURCE ("1") "</piece><recipient salutation='s'><line>x</line></recipient>", NULL },
  { PIECE ("a", "file-name='RIB'") PIECE ("b", "file-name='rib'"), "file-name", WARNING },
  { PIECE ("a", "file-name='Clé {siret}'") PIECE ("b", "file-name='cle {siret}'"), "file-name", WARNING },
  { PIECE ("a", "file-name='RIB'") PIECE ("b", "file-name='RIB'") ABOUT ("b"), "file-name", ADVICE },
  { PIECE ("a", "file-name='RIB'") PIECE ("b", "file-name='RIB 2'"), NULL },
  { PIECE ("a", "file-name='{number} RIB'") PIECE ("b", "file-name='{number} RIB'"), NULL },
  { PIECE ("a", "file-name='R' paper='reply'") PIECE ("b", "file-name='R' paper='reply'"), NULL },
  { PIECE ("a", "file-name='R' paper='reply'") PIECE ("b", "file-name='R' paper='budget'"), "file-name", WARNING },
  { "<obligation id='o' label='l'/>", "source", WARNING },
  { "<exit id='o' label='l' class='other'/>" LIMIT ("l", "exits.total", "at-least='1'"), "source", WARNING },

  /* What is said twice. */
  { INDICATOR ("a", "Élus", "") INDICATOR ("b", "elus :", ""), "duplicate", WARNING },
  { INDICATOR ("a", "Nombre d’ateliers", "") INDICATOR ("b", "Nombre des Ateliers", ""), "duplicate", WARNING },
  { INDICATOR ("a", "Élus", "") INDICATOR ("b", "Élues", ""), NULL },
  { INDICATOR ("a", "Élus", "") INDICATOR ("b", "élus", "") NOTE ("2"), "duplicate", ADVICE },
  { "<section id='a' title='T'>" SOURCE ("1") "</section><section id='b' title='t'>" SOURCE ("2") "</section>", "duplicate", WARNING },
  { "<category id='a' label='X' kind='staff'/><category id='b' label='X' kind='other'/>", "duplicate", WARNING },
  { "<field id='a' label='Nom' place='applicant/name'/><field id='b' label='Nom' place='contact/name'/>", NULL },
  { "<field id='a' label='Nom' place='applicant/name'/><field id='b' label='Nom 2' place='applicant/name'/>", "duplicate", WARNING },
  { "<obligation id='a' label='X'>" SOURCE ("1") "</obligation><obligation id='b' label='x'>" SOURCE ("1") "</obligation>", "duplicate", ADVICE },
  { "<stage id='a' label='X' group='g'>" SOURCE ("1") "</stage><stage id='b' label='X' group='h'>" SOURCE ("1") "</stage>", NULL },
  { "<stage id='a' label='X' group='g'>" SOURCE ("1") "</stage><stage id='b' label='X' group='g'>" SOURCE ("1") "</stage>", "duplicate", WARNING },
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean              has_session = strstr (cases[i].items, "<session") != NULL;
      g_autofree char      *text = g_strdup_printf ("<call id='c' title='t' issuer='i' text='x'>\n<common>%s</common>\n<lot id='1' title='t'>\n%s</lot></call>",
                                               has_session ? "" : "<session>" SOURCE ("9") "</session>", cases[i].items);
      g_autoptr (GPtrArray) remarks = lint_text (text);
      const EcotCallRemark *remark = remarks->len > 0 ? remarks->pdata[0] : NULL;

      g_test_message ("%s: %s", cases[i].items, remark != NULL ? remark->message : "nothing");
      g_assert_cmpuint (remarks->len, ==, cases[i].rule != NULL ? 1 : 0);
      if (cases[i].rule == NULL)
        continue;

      g_assert_cmpstr (remark->rule, ==, cases[i].rule);
      g_assert_cmpint (remark->level, ==, cases[i].level);
      g_assert_cmpuint (remark->line, ==, 4);
    }
}

static void
test_call (void)
{
  g_autoptr (GPtrArray) remarks = lint_text ("<call id='c' title='t' issuer='i' zone='Europe/Lutetia'>\n<lot id='1' title='t'/></call>");

  g_assert_cmpuint (remarks->len, ==, 3);
  g_assert_cmpstr (((EcotCallRemark *)remarks->pdata[0])->rule, ==, "text");
  g_assert_cmpstr (((EcotCallRemark *)remarks->pdata[1])->rule, ==, "zone");
  g_assert_cmpstr (((EcotCallRemark *)remarks->pdata[2])->rule, ==, "deadline");
}

static const EcotCallRemark *
nth (const GPtrArray *remarks,
     guint            n)
{
  g_assert_cmpuint (n, <, remarks->len);

  return remarks->pdata[n];
}

/* What is common to many lots is remarked once, and says for which if not for all. */
static void
test_once (void)
{
  static const struct
  {
    const char *common, *lots, *message;
  } cases_of_lots[] = {
    { "<common><session/></common>\n", "<lot id='1' title='t'/><lot id='2' title='u'/><lot id='3' title='v'/>", "this “session” has no source" },
    { "<common><session closes='2030-02-01'>" SOURCE ("1") "</session></common>\n",
      "<lot id='1' title='t'>\n" PERIOD ("start='2030-01-01'") "</lot><lot id='2' title='u'/><lot id='3' title='v'>\n" PERIOD ("start='2030-01-02'") "</lot>",
      "dossiers are received until 2030-02-01, after the period of line 3 has begun (2030-01-01); mend it, or cite its line in a note (lots 1, 3)" },
    { "<common for='1 2'><session opens='2030-02-02' closes='2030-02-01'>" SOURCE ("1") "</session></common>\n",
      "<lot id='1' title='t'/><lot id='2' title='u'/><lot id='3' title='v'>" SESSION ("") "</lot>",
      "“closes” (2030-02-01) is before “opens” (2030-02-02); mend it, or cite its line in a note" },
    { "<common><session>" SOURCE ("1") "</session>" INDICATOR ("a", "a", "") ABOUT ("b") "</common>\n",
      "<lot id='1' title='t'/><lot id='2' title='u'>" INDICATOR ("b", "b", "") "</lot>", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases_of_lots); i++)
    {
      g_autofree char      *text = g_strconcat ("<call id='c' title='t' issuer='i' text='x'>", cases_of_lots[i].common, cases_of_lots[i].lots, "</call>", NULL);
      g_autoptr (GPtrArray) remarks = lint_text (text);

      g_assert_cmpuint (remarks->len, ==, cases_of_lots[i].message != NULL ? 1 : 0);
      if (cases_of_lots[i].message != NULL)
        g_assert_cmpstr (nth (remarks, 0)->message, ==, cases_of_lots[i].message);
    }
}

/* A doubt that a note answers names the note. */
static void
test_note (void)
{
  g_autoptr (GPtrArray) remarks = lint_text ("<call id='c' title='t' issuer='i' text='x'><lot id='1' title='t'>\n"
                                             "<session opens='2030-02-02' closes='2030-02-01'>" SOURCE ("1") "</session>\n" NOTE ("1") "</lot></call>");

  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_cmpuint (nth (remarks, 0)->line, ==, 2);
  g_assert_cmpuint (nth (remarks, 0)->note, ==, 3);
  g_assert_cmpstr (nth (remarks, 0)->message, ==, "“closes” (2030-02-01) is before “opens” (2030-02-02); a note says it (line 3)");
}

/* By line, and on one line by message: the same on each run. */
static void
test_order (void)
{
  const char           *text = "<call id='c' title='t' issuer='i' text='x'><lot id='1' title='t'><obligation id='o' label='o'/>\n"
                               "<piece id='p' label='p'/><condition id='c' label='c'/>\n<session/></lot>\n<lot id='2' title='T'><session/></lot></call>";
  g_autoptr (GPtrArray) remarks = lint_text (text), again = lint_text (text);

  g_assert_cmpuint (remarks->len, ==, 6);
  for (guint i = 0; i < remarks->len; i++)
    {
      g_assert_cmpstr (nth (remarks, i)->message, ==, nth (again, i)->message);
      if (i > 0 && nth (remarks, i - 1)->line == nth (remarks, i)->line)
        g_assert_cmpint (strcmp (nth (remarks, i - 1)->message, nth (remarks, i)->message), <, 0);
      else if (i > 0)
        g_assert_cmpuint (nth (remarks, i - 1)->line, <, nth (remarks, i)->line);
    }
}

static void
test_refused (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<call>", 6);
  g_autoptr (GError) error = NULL;

  g_assert_null (ecot_call_lint (bytes, "c.xml", &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
}

/* Numbers of lines are left out: they change whenever somebody adds a comment. */
static char *
without_lines (const char *message)
{
  g_autoptr (GRegex) regex = g_regex_new ("(lines?) [0-9]+", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);

  return g_regex_replace (regex, message, -1, 0, "\\1 N", G_REGEX_MATCH_DEFAULT, NULL);
}

/* The lot whose line it is, else "common". */
static char *
find_lot (char **lines,
          guint  line)
{
  for (guint i = line; i > 0; i--)
    {
      const char *start = g_strchug (lines[i - 1]);

      if (g_str_has_prefix (start, "<lot id=\""))
        return g_strndup (start + strlen ("<lot id=\""), strcspn (start + strlen ("<lot id=\""), "\""));
      if (g_str_has_prefix (start, "<common"))
        break;
    }

  return g_strdup ("common");
}

static char *
list_remarks (const GPtrArray *remarks,
              const char      *text)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_auto (GStrv)      lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; i < remarks->len; i++)
    {
      g_autofree char *lot = find_lot (lines, nth (remarks, i)->line);
      g_autofree char *message = without_lines (nth (remarks, i)->message);

      g_string_append_printf (list, "%s: [%s] %s: %s\n", lot, ecot_level_to_id (nth (remarks, i)->level), nth (remarks, i)->rule, message);
    }

  return g_strdup (list->str);
}

/* What is found in the calls that come with the program, and nothing else: each
 * remark was looked up in the text.  A call that changed shows here what it
 * contradicts now; ECOT_UPDATE=1 writes the lists again, for a person to read. */
static void
test_shipped (gconstpointer name)
{
  g_autofree char      *call = g_strconcat (name, ".xml", NULL);
  g_autofree char      *list = g_strconcat (name, ".txt", NULL);
  g_autofree char      *path = g_test_build_filename (G_TEST_DIST, "..", "data", "calls", call, NULL);
  g_autofree char      *expected_path = g_test_build_filename (G_TEST_DIST, "data", "lint", list, NULL);
  g_autofree char      *text = NULL;
  g_autofree char      *expected = NULL;
  g_autofree char      *found = NULL;
  g_autoptr (GPtrArray) remarks = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  remarks = lint_text (text);
  found = list_remarks (remarks, text);
  if (g_getenv ("ECOT_UPDATE") != NULL)
    g_assert_true (g_file_set_contents (expected_path, found, -1, NULL));

  g_assert_true (g_file_get_contents (expected_path, &expected, NULL, NULL));
  if (!g_str_equal (found, expected))
    g_error ("%s: found is\n%s\nexpected was\n%s", call, found, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/call-lint/rules", test_rules);
  g_test_add_func ("/ecot/call-lint/call", test_call);
  g_test_add_func ("/ecot/call-lint/once", test_once);
  g_test_add_func ("/ecot/call-lint/note", test_note);
  g_test_add_func ("/ecot/call-lint/order", test_order);
  g_test_add_func ("/ecot/call-lint/refused", test_refused);
  g_test_add_data_func ("/ecot/call-lint/shipped/resa-2017", "resa-2017", test_shipped);
  g_test_add_data_func ("/ecot/call-lint/shipped/pas-de-calais-2024", "pas-de-calais-2024", test_shipped);
  g_test_add_data_func ("/ecot/call-lint/shipped/agape-2021", "agape-2021", test_shipped);

  return g_test_run ();
}
