/* test-papers.c: what each paper says, read from its trace
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/ecot-error.h"
#include "compose/ecot-papers.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"
#include "support/ecot-test.h"
#include "traced.h"

typedef struct
{
  EcotLot     *lot;
  EcotDossier *dossier;
  EcotFigures *figures;
  gboolean     blank;
  GPtrArray   *findings;
} Fixture;

static void
fill_dossier (EcotDossier *dossier)
{
  ecot_test_set (dossier, "applicant/name", "Les Ateliers du Fil d’Eau");
  ecot_test_set (dossier, "applicant/siret", "73282932000074");
  ecot_test_set (dossier, "representative/name", "Camille Exemple");
  ecot_test_set (dossier, "representative/role", "Présidente");
  ecot_test_set (dossier, "action/title", "Rallye ESS");
  ecot_test_set (dossier, "narrative/presentation/text", "Un rallye : trois étapes.");
  ecot_test_set (dossier, "narrative/methods/text", "Trois");
  ecot_test_set (dossier, "fund/fse/percent", "47");
  ecot_test_set (dossier, "letter/place", "Maubeuge");
  ecot_test_set (dossier, "letter/date", "2017-07-20");
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "detail", "Chargée de projet",
                    "quantity", "120", "unit", "h", "unit-cost", "22.38", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "services", "detail", "Animateur",
                    "quantity", "3", "unit-cost", "33.335", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Sans poste", "amount", "10", NULL);
  ecot_test_append (dossier, ECOT_KIND_FUNDER, "name", "CAMVS", "type", "epci", "amount", "500",
                    "status", "promised", NULL);
  ecot_test_append (dossier, ECOT_KIND_FUNDER, "name", "Mécène", "amount", "700", "status", "refused", NULL);
  ecot_test_append (dossier, ECOT_KIND_TIME, "person", "Chargée de projet", "hours", "317.5", NULL);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->lot = ecot_test_lot_load ("resa-2017", "1");
  fixture->dossier = ecot_dossier_new ("resa-2017/1");
  fixture->figures = ecot_figures_new (fixture->dossier, fixture->lot);
  fill_dossier (fixture->dossier);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->findings, g_ptr_array_unref);
  g_assert_finalize_object (fixture->figures);
  g_assert_finalize_object (fixture->dossier);
  ecot_lot_unref (fixture->lot);
}

static char *
trace (Fixture    *fixture,
       const char *paper)
{
  EcotComposeInput       input = { .figures = fixture->figures, .findings = fixture->findings, .blank = fixture->blank };
  g_autoptr (GError)     error = NULL;
  g_autoptr (EcotReport) report = ecot_papers_compose (paper, &input, &error);

  g_assert_no_error (error);
  g_assert_true (ecot_report_is_frozen (report));
  return trace_plainly (report);
}

/* CLAUSE: resa-2017 annexe 2: the form's own labels, in its own order. */
static void
test_reply_order (Fixture      *fixture,
                  gconstpointer data)
{
  static const char *const order[] = {
    "\"ANNEXE 2 : Modèle de réponse\"", "\"Identification du candidat\"", "\"Dénomination sociale\" = \"Les Ateliers du Fil d’Eau\"",
    "\"Sigle\"", "\"Numéro SIRET\" = \"732 829 320 00074\"", "\"Objet\"", "\"Nombre total de salariés\"",
    "\"Identification du représentant légal\"", "\"Personne responsable du projet\"", "\"Zone géographique d’intervention\"",
    "\"Présentation de l’action menée\"", "\"[700 mots maximum]\"", "4 mots sur 700", "\"Méthodes et outils", "1 mot sur ",
    "\"Echéancier de réalisation", "\"Indicateurs de réalisation", "\"Indicateurs de résultats", "\"Indicateurs d’impacts",
    "\"Références du personnel", "\"[CV ou présentation en 200 mots maximum]\"", "\"Informations complémentaires",
    "heading 2 \"Budget prévisionnel", "\"Rémunération et charges du personnel\"", "\"Honoraires / Intermédiaires\"",
    "\"Consommables et équipements\"", "\"Autres dépenses\"", "\"TOTAL :\"", "\"Estimation du temps passé sur l’action\" = \"317,5",
    "\"Coût horaire\" = \"", "\"Observations sur le budget\"", "\"Grille des indicateurs\"", "\"Plan de financement\""
  };
  g_autofree char *text = trace (fixture, "reply");
  const char      *from = text;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *next = strstr (from, order[i]);

      if (next == NULL)
        g_error ("“%s” does not follow “%s” in:\n%s", order[i], i > 0 ? order[i - 1] : "", text);
      from = next;
    }
}

/* 120 h × 22,38 € + 3 × 33,335 € + 10 € = 2 685,60 + 100,01 + 10,00 */
static void
test_reply_amounts (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *text = trace (fixture, "reply");

  assert_has (text, "amount 268560 \"2 685,60\"");
  assert_has (text, "amount 10001 \"100,01\"");
  assert_has (text, "\"Sans poste de dépenses\"");
  assert_has (text, "text \"TOTAL :\" span 3 | amount 279561 \"2 795,61\"");
  /* 47 % of 2 795,61 is 1 313,9367: what a maximum bounds is rounded down. */
  assert_has (text, "amount 131393");
}

/* What was refused pays nothing; own funds take the remainder, and the shares
 * add up to 100 %: 47 + 17,89 + 35,11. */
static void
test_funding (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *text = trace (fixture, "budget");

  assert_lacks (text, "Mécène");
  assert_has (text, "amount 50000 \"500,00\" input anchor funder.");
  assert_has (text, "amount 98168 \"981,68\" anchor funding.own");
  assert_has (text, "percent 470000 \"47");
  assert_has (text, "percent 178900 \"17,89");
  assert_has (text, "percent 351100 \"35,11");
  assert_has (text, "percent 1000000 \"100");
}

static void
test_budget_formulas (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *text = trace (fixture, "budget");

  assert_has (text, "sheet \"Budget\"");
  assert_has (text, "sheet \"Financement\"");
  assert_has (text, "sheet \"Temps passé\"");
  assert_has (text, "amount 268560 \"2 685,60\" anchor line.");
  assert_has (text, "*10000;0)/1000000;0)/100\"");
  assert_has (text, "amount 1000 \"10,00\" input anchor line.");
  assert_has (text, "formula \"TRUNC(ROUND({cost.total}*100;0)*ROUND({funding.fse.rate}*1000000;0)/1000000)/100\"");
  assert_has (text, "anchor cost.per-hour formula");
}

/* CLAUSE: resa-2017 line 277: the printed letter names another action. */
static void
test_engagement (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *text = trace (fixture, "engagement");

  assert_lacks (text, "Apprentissage");
  assert_has (text, "Rallye ESS");
  assert_has (text, "Je soussigné(e), Camille Exemple, représentant la structure Les Ateliers du Fil d’Eau,");
  assert_has (text, "Le bilan final de l’action");
  assert_has (text, "\"Signature du représentant et cachet de la structure\" place \"Maubeuge\" date \"20 juillet 2017\"");
}

/* The covering letter says the form's amount, unless another was fixed. */
static void
test_covering_amount (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *follows = trace (fixture, "covering");
  g_autofree char *fixed = NULL;

  assert_has (follows, "\"Monsieur le Président,\"");
  assert_has (follows, "s’élève à 2 795,61 €");

  ecot_test_set (fixture->dossier, "letter/amount", "2800");
  fixed = trace (fixture, "covering");
  assert_has (fixed, "s’élève à 2 800,00 €");
}

static void
test_explanation (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *text = trace (fixture, "explanation");

  assert_has (text, "\"Coût horaire\" | text \"8,81 €\" | text \"2 795,61 € ÷ 317,5 h, arrondi au centime (8,8050… avant l’arrondi) ; 8,81 € × 317,5 h font 2 797,18 €\"");
  assert_has (text, "47 % de 2 795,61 €, arrondi au centime inférieur");
}

/* A blank form has every label and nothing of the dossier. */
static void
test_blank (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const papers[] = { "reply", "budget", "engagement", "covering", "indicators", "report", "duties", "explanation" };

  fixture->blank = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *text = trace (fixture, papers[i]);

      assert_lacks (text, "Fil d’Eau");
      assert_lacks (text, "Exemple");
      assert_lacks (text, "2 795,61");
      assert_lacks (text, "00112233");
    }
}

static void
test_draft (Fixture      *fixture,
            gconstpointer data)
{
  EcotMoment       at = ecot_moment_new (ecot_date_new (2017, 7, 20), 0);
  g_autofree char *draft = NULL, *letter = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *mark = NULL;
  guint            n;

  fixture->findings = ecot_check (fixture->figures, &at);
  n = ecot_findings_count (fixture->findings, ECOT_LEVEL_ERROR);
  g_assert_cmpuint (n, >, 1);
  mark = g_strdup_printf ("draft \"Brouillon — %u points ouverts\"", n);

  draft = trace (fixture, "reply");
  assert_has (draft, mark);
  assert_has (draft, "heading 1 \"Points ouverts\"");
  assert_lacks (draft, "page-break");
  letter = trace (fixture, "engagement");
  assert_has (letter, "page-break");

  g_ptr_array_set_size (fixture->findings, 0);
  clean = trace (fixture, "reply");
  assert_lacks (clean, "Brouillon");
  assert_lacks (clean, "Points ouverts");
}

static void
test_papers (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray)  list = ecot_papers_list (fixture->lot, NULL);
  EcotComposeInput       input = { .figures = fixture->figures };
  g_autoptr (GError)     error = NULL;
  g_autoptr (EcotReport) report = NULL;

  g_assert_cmpuint (list->len, ==, 12);
  g_assert_cmpstr (((EcotPaper *)g_ptr_array_index (list, 0))->id, ==, "reply");

  report = ecot_papers_compose ("affiche", &input, &error);
  g_assert_null (report);
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_USAGE);
  assert_has (error->message, "affiche");
  assert_has (error->message, "engagement");
}

static gboolean
has_box (Fixture    *fixture,
         const char *paper)
{
  EcotComposeInput       input = { .figures = fixture->figures };
  g_autoptr (EcotReport) report = ecot_papers_compose (paper, &input, NULL);
  gboolean               found = FALSE;

  for (guint i = 0; i < ecot_report_get_n_blocks (report); i++)
    found = found || ecot_report_get_block (report, i)->type == ECOT_BLOCK_SIGNATURE;

  return found;
}

/* What is said to be signed has a box to sign in, and what has one is said; employees sign their time themselves, and
 * the form to fill by hand is signed by hand. */
static void
test_boxes (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  guint                 n = 0;

  ecot_test_append (fixture->dossier, ECOT_KIND_VOLUNTARY, "label", "Bénévoles", "hours", "10", NULL);
  list = ecot_papers_list (fixture->lot, fixture->dossier);
  for (guint i = 0; i < list->len; i++)
    {
      const EcotPaper *paper = list->pdata[i];

      g_test_message ("%s", paper->id);
      n += paper->to_sign;
      if (!g_str_equal (paper->id, "mission-letter") && !g_str_equal (paper->id, "time-sheet") && !g_str_equal (paper->id, "blank"))
        g_assert_cmpint (paper->to_sign, ==, has_box (fixture, paper->id));
    }

  g_assert_cmpuint (n, >=, 4);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/ecot/papers/reply/order", test_reply_order },
    { "/ecot/papers/reply/amounts", test_reply_amounts },
    { "/ecot/papers/funding", test_funding },
    { "/ecot/papers/budget/formulas", test_budget_formulas },
    { "/ecot/papers/engagement", test_engagement },
    { "/ecot/papers/covering/amount", test_covering_amount },
    { "/ecot/papers/explanation", test_explanation },
    { "/ecot/papers/blank", test_blank },
    { "/ecot/papers/draft", test_draft },
    { "/ecot/papers/list", test_papers },
    { "/ecot/papers/boxes", test_boxes },
  };

  ecot_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
