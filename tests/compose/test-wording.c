/* test-wording.c: what papers say in words, where little is known or something stands elsewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "compose/ecot-papers.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"
#include "support/ecot-test.h"
#include "traced.h"

/* A dossier of a lot that comes with Écot, with nothing in it. */
static EcotFigures *
begin (const char *call,
       const char *number)
{
  g_autoptr (EcotLot)     lot = ecot_test_lot_load (call, number);
  g_autoptr (EcotDossier) dossier = ecot_dossier_new (lot->lot);

  return ecot_figures_new (dossier, lot);
}

static char *
compose (EcotFigures *figures,
         const char  *paper)
{
  EcotComposeInput       input = { .figures = figures };
  g_autoptr (GError)     error = NULL;
  g_autoptr (EcotReport) report = ecot_papers_compose (paper, &input, &error);

  g_assert_no_error (error);
  return trace_plainly (report);
}

/* {{{ Empty is not zero */

static void
assert_empty (const char *call,
              const char *number)
{
  static const char *const papers[] = { "reply", "budget" };
  g_autoptr (EcotFigures)  figures = begin (call, number);
  EcotDossier             *dossier = ecot_figures_get_dossier (figures);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *text = compose (figures, papers[i]);

      assert_has (text, "oûts indirects");
      assert_lacks (text, "\"0,00");
    }

  /* Of a budget, that there are none is said. */
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "1000", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *text = compose (figures, papers[i]);

      assert_has (text, "\"0,00\"");
    }
}

static void
test_empty (void)
{
  assert_empty ("agape-2021", "A2");
  assert_empty ("pas-de-calais-2024", "d10");
}

/* }}} */
/* {{{ Hours of the staff */

static void
test_staff_hours (void)
{
  g_autoptr (EcotFigures) figures = begin ("resa-2017", "1");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autofree char        *none = compose (figures, "report"), *no_time = compose (figures, "budget");
  g_autofree char        *report = NULL, *budget = NULL, *both = NULL;

  assert_has (none, "Aucune heure n’est inscrite.");
  assert_has (no_time, "Aucune heure n’est inscrite.");
  assert_lacks (no_time, "Coût horaire");

  ecot_test_append (dossier, ECOT_KIND_MEMBER, "name", "Ana Modèle", "role", "Médiatrice", "hours", "120.5", NULL);
  ecot_test_append (dossier, ECOT_KIND_MEMBER, "role", "Comptable", NULL);
  ecot_test_append (dossier, ECOT_KIND_MEMBER, "role", "Animateur", "hours", "80", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "4010", NULL);
  report = compose (figures, "report");
  budget = compose (figures, "budget");

  assert_lacks (report, "Aucune heure");
  assert_has (report, "\"Ana Modèle, Médiatrice\" | decimal 1205000 \"120,5\"");
  assert_has (report, "\"Animateur\" | decimal 800000 \"80\"");
  assert_lacks (report, "\"Comptable\"");
  assert_has (report, "\"200,5\"");
  assert_has (budget, "\"Ana Modèle, Médiatrice\"");
  assert_has (budget, "\"€ / h\"");
  assert_has (budget, "\"Ensemble de l’action\" | text \"Coût total ÷ heures\" | amount 2000 \"20,00\"");

  /* They are the same hours. */
  ecot_test_append (dossier, ECOT_KIND_TIME, "person", "Quelqu’un", "hours", "10", NULL);
  both = compose (figures, "report");
  assert_has (both, "\"Quelqu’un\"");
  assert_lacks (both, "\"Animateur\"");
}

/* }}} */

/* {{{ Who declares */

static void
test_opening (void)
{
  static const struct
  {
    const char *call, *number, *issuer;
  } cases[] = {
    { "agape-2021", "A1", "« Appel à projets 2021 n° 3 du Fonds social européen : sept territoires de PLIE », que lance l’Association de gestion" },
    { "pas-de-calais-2024", "d06", ", que lance le Département du Pas" },
    { "resa-2017", "1", ", que lance le GIP Réussir" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char             *paper = g_str_equal (cases[i].call, "resa-2017") ? "interests" : "declarations";
      g_autoptr (EcotFigures) figures = begin (cases[i].call, cases[i].number);
      EcotDossier            *dossier = ecot_figures_get_dossier (figures);
      g_autofree char        *text = NULL, *boss = NULL, *empty = compose (figures, paper);

      /* An action without a title has not that of its lot. */
      assert_has (empty, "\"Je soussigné(e)\"");
      assert_has (empty, ", pour cette action, ");
      assert_lacks (empty, "pour l’action « ");

      ecot_test_set (dossier, "representative/name", "Ana Modèle");
      ecot_test_set (dossier, "representative/role", "Présidente");
      ecot_test_set (dossier, "applicant/name", "Été & hiver");
      ecot_test_set (dossier, "action/title", "Chanter");
      text = compose (figures, paper);
      assert_has (text, "\"Je soussigné(e) Ana Modèle, présidente, représentant légalement « Été & hiver », qui répond à ");
      assert_has (text, cases[i].issuer);
      assert_has (text, ", pour l’action « Chanter », ");

      ecot_test_set (dossier, "representative/role", "DRH");
      boss = compose (figures, paper);
      assert_has (boss, "Ana Modèle, DRH, ");
    }
}

/* }}} */
static void
test_mission (void)
{
  g_autoptr (EcotFigures) figures = begin ("agape-2021", "A1");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autofree char        *text = NULL;

  ecot_test_set (dossier, "representative/name", "Ana Modèle");
  ecot_test_set (dossier, "representative/role", "Présidente");
  ecot_test_append (dossier, ECOT_KIND_MEMBER, "name", "Noé Modèle", "time-proof", "letter", NULL);
  ecot_test_append (dossier, ECOT_KIND_MEMBER, "role", "Animateur", "vacant", "true", "time-proof", "letter", NULL);
  text = compose (figures, "mission-letter");

  assert_has (text, "Noé Modèle est affecté(e) chaque mois");
  assert_has (text, "la personne recrutée (Animateur) est affectée chaque mois");
  assert_has (text, "« Appel à projets 2021 n° 3 du Fonds social européen : sept territoires de PLIE », lot A1 « Coordination");
  assert_has (text, "». Financeur : Association de gestion et d’appui");
  assert_has (strstr (text, "Signature de l’employeur"), "Présidente");
}

/* An advance that the call lists among its payments is said there alone, with its amount. */
static void
test_advance (void)
{
  g_autoptr (EcotFigures) figures = begin ("pas-de-calais-2024", "d06");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autofree char        *text = NULL;

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "1000", NULL);
  text = compose (figures, "duties");
  assert_lacks (text, "\"Avance : 80 %");
  assert_has (text, "Avance du Département, 80 % au plus (dès la signature de la convention), soit au plus ");
}

static void
test_questionnaire (void)
{
  g_autoptr (EcotFigures) figures = begin ("agape-2021", "A1");
  g_autofree char        *text = NULL;

  ecot_test_set (ecot_figures_get_dossier (figures), "action/title", "Chanter ensemble");
  text = compose (figures, "questionnaire");
  assert_has (text, "\"Nom de l’opération\" = \"Chanter ensemble\"");
}

/* }}} */
/* {{{ Limits */

/* On each side of what the call fixes, and at it. */
static void
test_sides (void)
{
  static const struct
  {
    const char *limit, *young, *told;
  } cases[] = {
    { "at-most='20 %' of='participants.total'", "3", "\"3, soit 20 %\"" },
    { "at-most='20 %' of='participants.total'", "4", "\"4, soit 26,67 % (au-dessus)\"" },
    { "at-least='20 %' of='participants.total'", "2", "\"2, soit 13,33 % (au-dessous)\"" },
    { "at-least='3'", "3", "\"3\"" },
    { "at-least='3'", "2", "\"2 (au-dessous)\"" },
    { "at-most='3'", "4", "\"4 (au-dessus)\"" },
    { "equal='3'", "4", "\"4 (au-dessus)\"" },
    { "equal='3'", "2", "\"2 (au-dessous)\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char        *items = g_strdup_printf ("<participants asks='young'/><limit id='y' figure='participants.young' %s message='la part'/>", cases[i].limit);
      g_autoptr (EcotLot)     lot = ecot_test_lot_new (items);
      g_autoptr (EcotDossier) dossier = ecot_dossier_new (lot->lot);
      g_autoptr (EcotFigures) figures = ecot_figures_new (dossier, lot);
      g_autofree char        *text = NULL;

      ecot_test_append (dossier, ECOT_KIND_GROUP, "count", "15", "young", cases[i].young, NULL);
      text = compose (figures, "reply");
      assert_has (text, cases[i].told);
    }
}

/* }}} */
/* {{{ Exits */

/* A total bears another name than what it adds up, and stands below it and above what it leaves out. */
static void
test_exits (void)
{
  static const char *const order[] = { "\"Sorties positives\"", "\"Total des sorties positives\"", "\"Total des sorties dynamiques\"",
                                       "\"Autres sorties\"", "\"Total des sorties prévues\"" };
  g_autoptr (EcotFigures)  figures = begin ("agape-2021", "A5");
  g_autofree char         *text = compose (figures, "reply");
  g_autofree char         *report = compose (figures, "report");
  const char              *from = text;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      assert_has (from, order[i]);
      from = strstr (from, order[i]) + 1;
    }

  /* Two of one name are told apart. */
  assert_has (report, "\"Incarcération (");
  assert_lacks (report, "\"Incarcération\"");
  assert_has (report, "\"CDI\"");
}

/* }}} */
/* {{{ Shares and means */

static void
test_accounts (void)
{
  g_autoptr (EcotFigures) figures = begin ("agape-2021", "A1");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autofree char        *text = NULL, *more = NULL;

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "10000.49", NULL);
  ecot_test_set (dossier, "fund/fse/amount", "4500.49");
  text = compose (figures, "accounts");

  /* 4 500,49 of 10 000,49 is 45,0026… %, and of what is shown 45 %. */
  assert_has (text, "représente 45 % du total des produits");
  assert_has (text, "\"– Fonds européens (FSE, FEDER…), aide demandée\"");
  assert_lacks (text, "Subvention demandée");

  ecot_test_append (dossier, ECOT_KIND_FUNDER, "name", "Autre programme", "type", "europe", "amount", "100", NULL);
  more = compose (figures, "accounts");
  assert_has (more, "(FSE, FEDER…), dont l’aide demandée\"");
}

static void
test_decimals (void)
{
  g_autoptr (EcotFigures) figures = begin ("resa-2017", "1");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autofree char        *text = NULL, *reply = NULL;

  ecot_test_append (dossier, ECOT_KIND_TIME, "person", "Quelqu’un", "hours", "1656.8958", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "amount", "1000", NULL);
  text = compose (figures, "covering");
  reply = compose (figures, "reply");
  assert_has (text, "pour 1 656,9 h de travail");
  assert_has (reply, "1 656,9 heures");

  /* What is no whole hundredth is not nothing. */
  ecot_test_set (dossier, "time/1/hours", "0.0049");
  g_free (reply);
  reply = compose (figures, "reply");
  assert_has (reply, "0,0049 heure");
}

/* }}} */

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/ecot/wording/empty", test_empty);
  g_test_add_func ("/ecot/wording/staff-hours", test_staff_hours);

  g_test_add_func ("/ecot/wording/opening", test_opening);
  g_test_add_func ("/ecot/wording/mission", test_mission);
  g_test_add_func ("/ecot/wording/advance", test_advance);
  g_test_add_func ("/ecot/wording/questionnaire", test_questionnaire);
  g_test_add_func ("/ecot/wording/sides", test_sides);
  g_test_add_func ("/ecot/wording/exits", test_exits);
  g_test_add_func ("/ecot/wording/accounts", test_accounts);
  g_test_add_func ("/ecot/wording/decimals", test_decimals);

  return g_test_run ();
}
