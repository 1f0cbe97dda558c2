/* test-lots.c: the papers of lots that print no form, read from their trace
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "compose/ecot-papers.h"
#include "report/ecot-row-reader.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"
#include "support/ecot-test.h"
#include "traced.h"

#define STAFF    "<category id='staff' kind='staff' label='Personnel'/>"
#define SERVICES "<category id='services' kind='services' label='Prestations'/>"
#define INDIRECT "<category id='indirect' kind='indirect' label='Frais généraux'/>"

typedef struct
{
  EcotLot     *lot;
  EcotDossier *dossier;
  EcotFigures *figures;
} Case;

static void
case_init (Case       *self,
           const char *items)
{
  self->lot = ecot_test_lot_new (items);
  self->dossier = ecot_dossier_new ("test/1");
  self->figures = ecot_figures_new (self->dossier, self->lot);
  ecot_test_set (self->dossier, "applicant/name", "Les Ateliers du Fil d’Eau");
}

static void
case_clear (Case *self)
{
  g_assert_finalize_object (self->figures);
  g_assert_finalize_object (self->dossier);
  ecot_lot_unref (self->lot);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static char *
compose (Case       *self,
         const char *paper,
         gboolean    blank)
{
  EcotComposeInput       input = { .figures = self->figures, .blank = blank };
  g_autoptr (GError)     error = NULL;
  g_autoptr (EcotReport) report = ecot_papers_compose (paper, &input, &error);

  g_assert_no_error (error);
  return trace_plainly (report);
}

static void
assert_order (const char        *text,
              const char *const *parts,
              guint              n)
{
  const char *from = text;

  for (guint i = 0; i < n; i++)
    {
      const char *next = strstr (from, parts[i]);

      if (next == NULL)
        g_error ("“%s” does not follow “%s” in:\n%s", parts[i], i > 0 ? parts[i - 1] : "", text);
      from = next + strlen (parts[i]);
    }
}

/* {{{ Which papers there are */

static void
assert_papers (const char *items,
               const char *expected)
{
  g_auto (Case)         the = { 0 };
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (GString)   ids = g_string_new (NULL);

  case_init (&the, items);
  papers = ecot_papers_list (the.lot, the.dossier);
  for (guint i = 0; i < papers->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", ((const EcotPaper *)papers->pdata[i])->id);

  g_assert_cmpstr (ids->str, ==, expected);
}

#define LETTER "<letter id='engagement' title='Lettre'><p>Je m’engage.</p></letter>"

static void
test_list (void)
{
  assert_papers ("", "reply budget accounts covering report explanation blank");
  assert_papers (LETTER, "reply budget accounts engagement covering report explanation blank");
  assert_papers ("<condition id='c' label='Un agrément' required='true'/>", "reply budget accounts declarations covering report explanation blank");
  assert_papers ("<piece id='p' label='Attestation' paper='declarations'/>", "reply budget accounts declarations covering report explanation blank");
  assert_papers ("<obligation id='o' label='Informer'/>", "reply budget accounts declarations covering report duties explanation blank");
  /* What a prescribed letter says is not declared twice. */
  assert_papers ("<obligation id='o' label='Informer'/>" LETTER, "reply budget accounts engagement covering report duties explanation blank");
  assert_papers ("<question id='q' label='Nom' kind='text'/>", "reply budget accounts covering report questionnaire explanation blank");
  /* The contract is due since 2 January 2022: one day to each side. */
  assert_papers ("<session closes='2022-01-01'/>", "reply budget accounts covering report explanation blank");
  assert_papers ("<session closes='2022-01-02'/>", "reply budget accounts commitment covering report explanation blank");
  assert_papers ("<obligation id='o' label='Prévenir les conflits d’intérêts'/>" LETTER, "reply budget accounts interests engagement covering report duties explanation blank");
  assert_papers ("<report id='r' label='Bilan' months-after-end='3'/>", "reply budget accounts covering report duties explanation blank");
}

/* }}} */
/* {{{ The dossier */

static void
test_parts (void)
{
  static const char *const order[] = {
    "heading 1 \"Dossier de réponse\"", "\"1. Le candidat\"", "\"2. Zone géographique", "\"3. Options choisies\"",
    "\"4. Conditions préalables\"", "\"5. Présentation de l’action\"", "\"6. Participants\"", "\"7. Postes et équipe\"",
    "\"8. Sorties prévues\"", "\"9. Indicateurs\"", "\"10. Budget prévisionnel", "\"11. Plan de financement\"",
    "\"12. Parts de l’aide", "\"13. Pièces", "\"14. Bilans et réunions", "\"15. Signature\""
  };
  g_auto (Case)    the = { 0 };
  g_autofree char *text = NULL;

  case_init (&the, "<field id='name' place='applicant/name' label='Nom' group='Vous'/><territory id='n' label='Nord'/>"
                   "<choice id='c' title='Thèmes' at-most='1'><option id='o' label='Le chant'/></choice>"
                   "<condition id='d' label='Un agrément'/><section id='s' title='Projet'/><participants/>"
                   "<posts label='Postes'/><staffing label='Encadrants'/><exit id='e' label='CDI' class='durable'/>"
                   "<indicator id='i' label='Ateliers' at-least='3'/>" STAFF "<performance id='f' label='Suivi' percent='100'/>"
                   "<piece id='p' label='RIB'/><report id='r' label='Bilan' months-after-end='1'/>");
  text = compose (&the, "reply", FALSE);
  assert_order (text, order, G_N_ELEMENTS (order));
}

/* Nothing is asked that the lot does not speak of. */
static void
test_no_parts (void)
{
  static const char *const absent[] = { "Participants", "Équipe", ". Postes", "Sorties", "Indicateurs", "Options", "Conditions",
                                        "indirects", "Parts de l’aide", "Pièces de", "Bilans" };
  g_auto (Case)            the = { 0 };
  g_autofree char         *text = NULL;

  case_init (&the, STAFF);
  text = compose (&the, "reply", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    assert_lacks (text, absent[i]);
}

static void
test_participants (void)
{
  g_auto (Case)    the = { 0 };
  g_autofree char *text = NULL;

  case_init (&the, "<participants young-under='26' asks='young months'/>"
                   "<limit id='y' figure='participants.young' at-most='20 %' of='participants.total' message='la part des jeunes'/>");
  ecot_test_append (the.dossier, ECOT_KIND_GROUP, "label", "Toute l’année", "count", "4", "young", "1", "months", "10.5", NULL);
  ecot_test_append (the.dossier, ECOT_KIND_GROUP, "label", "L’été", "count", "1", "young", "0", "months", "2", NULL);
  text = compose (&the, "reply", FALSE);

  assert_has (text, "\"Moins de 26 ans\"");
  assert_has (text, "\"Mois en tout\"");
  assert_lacks (text, "\"Femmes\"");
  assert_lacks (text, "\"Milieu\"");
  assert_has (text, "\"42\"");
  assert_has (text, "\"44\"");
  assert_has (text, "\"La part des jeunes\" | text \"20 % au plus de « Nombre de participants »\" | text \"1, soit 20 %\"");
}

/* A ratio that rounds to the bound without being it says on which side it is. */
static void
test_near_a_limit (void)
{
  static const struct
  {
    const char *young, *shown;
  } cases[] = {
    { "2000", "soit 20 %" },
    { "2001", "soit 20,01 %" },
    { "1999", "soit 19,99 %" },
  };
  static const struct
  {
    const char *count, *shown;
  } near[] = {
    { "10004", "soit un peu plus de 20 %" },
    { "10006", "soit un peu moins de 20 %" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases) + G_N_ELEMENTS (near); i++)
    {
      gboolean         first = i < G_N_ELEMENTS (cases);
      guint            j = first ? i : i - G_N_ELEMENTS (cases);
      g_auto (Case)    the = { 0 };
      g_autofree char *text = NULL;

      case_init (&the, "<participants asks='young'/>"
                       "<limit id='y' figure='participants.young' at-most='20 %' of='participants.total' message='la part'/>");
      ecot_test_append (the.dossier, ECOT_KIND_GROUP, "count", first ? "10000" : near[j].count,
                        "young", first ? cases[j].young : "2001", NULL);
      text = compose (&the, "reply", FALSE);
      assert_has (text, first ? cases[j].shown : near[j].shown);
    }
}

static void
test_announced_limit (void)
{
  g_auto (Case)    the = { 0 };
  g_autofree char *text = NULL;

  case_init (&the, STAFF "<limit id='g' figure='grant.requested' announced='at-most' message='l’aide'/>");
  text = compose (&the, "reply", FALSE);
  assert_has (text, "\"L’aide\" | text \"l’appel l’annonce sans donner de nombre\"");
}

static void
test_indicators (void)
{
  g_auto (Case)    the = { 0 };
  g_autofree char *text = NULL;

  case_init (&the, "<participants/><staffing label='Encadrants'/>"
                   "<indicator id='a' label='Suivis' printed='35' target='35' of='staff.fte' basis='pour 1 ETP' frequency='par an'"
                   " figure='participants.total' proof='Liste'/>"
                   "<indicator id='b' label='Rencontres' at-least='8' up-to='12'/>"
                   "<indicator id='d' label='Accueils' printed='15 participants par an pour 1 ETP' target='15' basis='pour 1 ETP' frequency='par an'/>"
                   "<indicator id='c' label='Partenariat' qualitative='true' proof='Conventions'/>");
  ecot_test_append (the.dossier, ECOT_KIND_MEMBER, "fte", "1.5", NULL);
  ecot_test_append (the.dossier, ECOT_KIND_GROUP, "count", "40", NULL);
  ecot_test_set (the.dossier, "indicator/c/comment", "Trois conventions");
  ecot_test_set (the.dossier, "indicator/a/comment", "Dont dix femmes");
  ecot_test_set (the.dossier, "indicator/b/comment", "Une par mois");
  text = compose (&the, "reply", FALSE);

  assert_has (text, "\"Suivis\" | text \"35 (soit 52,5 ici)\" | text \"pour 1 ETP, par an\" | decimal 400000 \"40\"");
  assert_has (text, "text \"→ Dont dix femmes\" span 5");
  assert_has (text, "\"Rencontres\" | text \"de 8 à 12\" | text \"—\" | text \"Une par mois\"");
  assert_lacks (text, "→ Une par mois");
  assert_has (text, "\"Accueils\" | text \"15 participants par an pour 1 ETP\" | text \"—\"");
  assert_has (text, "\"Partenariat\" | text \"Trois conventions\" | text \"Conventions\"");
}

/* A comment that is the answer stands in the grid, and not once more below. */
static void
test_comments_once (void)
{
  g_auto (Case)    the = { 0 };
  g_autofree char *text = NULL;

  case_init (&the, "<indicator id='a' label='Suivis'/><indicator id='b' label='Partenariat' qualitative='true' proof='Conventions'/>");
  ecot_test_set (the.dossier, "indicator/a/planned", "12");
  ecot_test_set (the.dossier, "indicator/a/comment", "Dont dix femmes.");
  ecot_test_set (the.dossier, "indicator/b/comment", "Trois conventions.");
  text = compose (&the, "indicators", FALSE);

  assert_has (text, "text \"Trois conventions (Conventions).\" span 2");
  assert_has (text, "Dont dix femmes.");
  assert_lacks (strstr (text, "Commentaires"), "Trois");
}

/* }}} */
/* {{{ Money */

static void
test_performance (void)
{
  static const char *const order[] = { "\"Suivi\"", "90,01", "\"Sorties\"", "5,00", "\"Qualité\"", "5,00", "\"Aide demandée\"", "100,01" };
  g_auto (Case)            the = { 0 };
  g_autofree char         *text = NULL;
  const char              *part;

  case_init (&the, STAFF "<performance id='a' label='Suivi' percent='90'/><performance id='b' label='Sorties' percent='5'/>"
                         "<performance id='c' label='Qualité' percent='5'/>");
  ecot_test_append (the.dossier, ECOT_KIND_LINE, "category", "staff", "amount", "100.01", NULL);
  text = compose (&the, "reply", FALSE);
  part = strstr (text, "Parts de l’aide");
  g_assert_nonnull (part);
  assert_order (part, order, G_N_ELEMENTS (order));
}

static void
test_rates (void)
{
  static const struct
  {
    const char *rate, *base, *amount;
  } cases[] = {
    { "percent='20' mode='flat' base='direct-staff'", "\"Base : dépenses directes de personnel\" span 3 | amount 10003 \"100,03\"",
      "\"20 % de cette base (forfait)\" span 3 | amount 2001 \"20,01\"" },
    { "percent='20' mode='ceiling' base='direct'", "\"Base : dépenses directes\" span 3 | amount 15006 \"150,06\"",
      "\"20 % de cette base (au plus)\" span 3 | amount 3001 \"30,01\"" },
    { "percent='20' mode='ceiling' base='direct-without-services'", "prestations exclues\" span 3 | amount 10003 \"100,03\"",
      "amount 2000 \"20,00\"" },
    { "percent='20' mode='flat' base='direct' exclude='staff'", "\"Base : dépenses directes, sans le personnel\" span 3 | amount 5003 \"50,03\"",
      "amount 1001 \"10,01\"" },
    { "percent='20' mode='unstated' base='unstated'", "que l’appel ne précise pas", "forfait ou un maximum)\" span 3 | amount 3001" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Case)    the = { 0 };
      g_autofree char *items = g_strdup_printf (STAFF SERVICES INDIRECT "<flat-rate id='r' %s/>", cases[i].rate);
      g_autofree char *text = NULL;

      case_init (&the, items);
      ecot_test_append (the.dossier, ECOT_KIND_LINE, "category", "staff", "amount", "100.03", NULL);
      ecot_test_append (the.dossier, ECOT_KIND_LINE, "category", "services", "amount", "50.03", NULL);
      ecot_test_append (the.dossier, ECOT_KIND_LINE, "category", "indirect", "amount", "12", NULL);
      text = compose (&the, "reply", FALSE);
      assert_has (text, cases[i].base);
      assert_has (text, cases[i].amount);
      assert_has (text, "\"Coûts indirects inscrits au budget\"");
    }
}

/* Without a fund the grant is what the others leave, and stands in the plan. */
static void
test_grant (void)
{
  g_auto (Case)    the = { 0 };
  g_autofree char *plan = NULL;
  g_autofree char *letter = NULL;

  case_init (&the, STAFF);
  ecot_test_append (the.dossier, ECOT_KIND_LINE, "category", "staff", "amount", "1000", NULL);
  ecot_test_append (the.dossier, ECOT_KIND_FUNDER, "name", "Mécène", "amount", "150", "status", "obtained", NULL);
  ecot_test_set (the.dossier, "own-funds/amount", "50");

  plan = compose (&the, "budget", FALSE);
  assert_has (plan, "\"Aide demandée — Ville\"");
  assert_has (plan, "800,00");
  assert_has (plan, "MAX(0;ROUND({cost.total}-SUM(");

  letter = compose (&the, "covering", FALSE);
  assert_has (letter, "\"Ville\"");
  assert_has (letter, "Le coût total de l’action s’élève à 1 000,00 € et nous demandons une aide de 800,00 €.");
  assert_has (letter, "\"Dossier de réponse\"");
}

/* }}} */
/* {{{ Declarations, questionnaire, duties */

static void
test_declarations (void)
{
  g_auto (Case)    the = { 0 };
  g_autofree char *text = NULL;

  case_init (&the, "<condition id='c' label='Un agrément' required='true' proof='La décision'/>"
                   "<obligation id='o' label='Informer le service' delay='8 jours'/><obligation id='q' label='Répondre au fil de l’eau' delay='Au fil de l’eau'/><publicity id='p' label='Une affiche'/>");
  ecot_test_set (the.dossier, "condition/c/met", "true");
  ecot_test_set (the.dossier, "condition/c/date", "2024-02-01");
  ecot_test_set (the.dossier, "applicant/name", "Été & hiver");
  text = compose (&the, "declarations", FALSE);

  assert_has (text, "\"Un agrément\" | text \"oui\" | text \"01/02/2024\" | text \"La décision\"");
  /* No name after « de »: « de Été & hiver », « de Département ». */
  assert_has (text, "\"représentant légalement cette structure, qui répond à l’appel à projets « Essai », que lance la Ville, lot 1 « Essai », pour cette action, déclare");
  assert_has (text, "\"Nom et prénom\"");
  assert_lacks (text, "…");
  assert_lacks (text, " de Été");
  assert_has (text, "\"Informer le service — 8 jours\"");
  assert_has (text, "\"Répondre au fil de l’eau\"");
  assert_has (text, "\"Une affiche\"");
  /* Only what the call says. */
  assert_lacks (text, "intérêt");
  assert_lacks (text, "double");
}

/* Row 67: declarations on honour, each from the same data. */
static void
test_attestations (void)
{
  g_auto (Case)    the = { 0 };
  g_autofree char *commitment = NULL, *none = NULL, *aid = NULL, *interests = NULL;

  case_init (&the, "<session closes='2024-06-30'/><obligation id='o' label='Prévenir les conflits d’intérêts'/>"
                   "<category id='staff' label='Salaires' kind='staff'/><category id='buy' label='Achats' kind='other'/>");
  ecot_test_set (the.dossier, "applicant/name", "Été & hiver");
  ecot_test_set (the.dossier, "representative/name", "Ana Modèle");
  ecot_test_append (the.dossier, ECOT_KIND_LINE, "category", "staff", "detail", "Une salariée", "amount", "1000", NULL);
  ecot_test_append (the.dossier, ECOT_KIND_LINE, "category", "buy", "detail", "Un fournisseur", "amount", "250.50", "proof", "Trois devis", NULL);

  commitment = compose (&the, "commitment", FALSE);
  assert_has (commitment, "Ana Modèle");
  assert_has (commitment, "contrat d’engagement républicain que la loi du 24 août 2021");
  assert_has (commitment, "signature");

  interests = compose (&the, "interests", FALSE);
  assert_has (interests, "Un fournisseur");
  assert_has (interests, "Trois devis");
  assert_has (interests, "25050");
  assert_lacks (interests, "Une salariée");

  /* Nobody declares aid who has nothing to say of any. */
  ecot_test_set (the.dossier, "de-minimis/regime", "general");
  none = compose (&the, "de-minimis", FALSE);
  assert_has (none, "n’a reçu aucune aide de minimis");
  ecot_test_append (the.dossier, ECOT_KIND_AID, "funder", "Une ville", "date", "2023-03-01", "amount", "1500.25", "regime", "general", NULL);
  ecot_test_set (the.dossier, "submission/sent", "2024-06-01T10:00");
  aid = compose (&the, "de-minimis", FALSE);
  assert_has (aid, "Une ville");
  assert_has (aid, "1er mars 2023");
  assert_has (aid, "150025");
  assert_has (aid, "30000000");
  assert_has (aid, "2023/2831");
}

static void
test_questionnaire (void)
{
  g_auto (Case)    the = { 0 };
  g_autofree char *text = NULL;

  case_init (&the, "<questionnaire id='q' title='Questionnaire d’entrée'/>"
                   "<question id='n' label='Nom' group='Vous' kind='text'/>"
                   "<question id='q1' label='Un emploi ?' group='Question 1. Emploi' kind='choice'>"
                   "<answer id='y' label='Oui' go-to='q3' asks='lequel'/><answer id='no' label='Non' go-to='q2'/></question>"
                   "<question id='q2' label='1b. Depuis quand ?' group='Question 1. Emploi' kind='number'/>"
                   "<question id='q3' label='Un logement ?' group='Question 2' kind='choice' declines='true'>"
                   "<answer id='l' label='Oui'/></question>"
                   "<question id='q4' label='Né à l’étranger ?' group='Question 3' kind='choice' declines='true'>"
                   "<answer id='b' label='Oui'/><answer id='d' label='Ne se prononce pas' declines='true'/></question>");
  text = compose (&the, "questionnaire", FALSE);

  assert_has (text, "heading 1 \"Questionnaire d’entrée\"");
  assert_has (text, "Oui : lequel ……………………………… → passer à la question 2");
  /* The next question needs no skip. */
  assert_lacks (text, "question 1b");
  assert_has (text, "\"Question 2. Un logement ?\"");
  assert_has (text, "Ne souhaite pas répondre");
  assert_lacks (strstr (text, "Question 3"), "Ne souhaite pas répondre");
}

static void
test_duties (void)
{
  static const char *const order[] = { "1er janvier 2024", "31 décembre 2024", "\"31 janvier 2025\" | text \"Suivi\" | text \"1 mois après la fin de l’action, tous les 11 mois\"", "\"31 mars 2025\" | text \"Final\"",
                                       "\"31 mars 2025\" | text \"Tardif\" | text \"3 mois après la fin de l’action ; l’appel imprime le 1er avril 2025\"",
                                       "\"1er avril 2025\" | text \"Imprimé\" | text \"date imprimée dans l’appel ; 6 mois après la fin de l’action, ce serait le 30 juin 2025\"",
                                       "\"30 juin 2025\" | text \"Comptes\" | text \"chaque année, dans les 6 mois qui suivent l’exercice\"",
                                       "\"Annuel\" | text \"tous les ans\"" };
  g_auto (Case)            the = { 0 };
  g_autofree char         *text = NULL;

  case_init (&the, "<report id='y' label='Annuel' frequency='tous les ans'/>"
                   "<report id='p' label='Imprimé' months-after-end='6' date='2025-04-01'/>"
                   "<report id='f' label='Final' months-after-end='3' date='2025-03-31'/>"
                   "<report id='l' label='Tardif' months-after-end='3' date='2025-04-01'/>"
                   "<report id='a' label='Comptes' months-after-end='6' frequency='chaque année, dans les 6 mois qui suivent l’exercice'/>"
                   "<report id='s' label='Suivi' months-after-end='1' frequency='tous les 11 mois'/>"
                   "<meeting id='n' label='Point' frequency='mensuel' every-months='1'/>"
                   "<meeting id='m' label='Comité' frequency='trimestriel' every-months='3'/><stage id='s' label='Accueil' group='Phases'/>");
  ecot_test_set (the.dossier, "action/start", "2024-01-01");
  ecot_test_set (the.dossier, "action/end", "2024-12-31");
  text = compose (&the, "duties", FALSE);
  assert_order (text, order, G_N_ELEMENTS (order));
  assert_has (text, "avant le 1er avril 2024, le 1er juillet 2024, le 1er octobre 2024 et le 1er janvier 2025");
  assert_has (text, "avant le 1er de chaque mois, de février 2024 à janvier 2025");
  g_clear_pointer (&text, g_free);

  /* A month without that day, and one whose name begins with a vowel. */
  ecot_test_set (the.dossier, "action/start", "2024-03-31");
  ecot_test_set (the.dossier, "action/end", "2024-06-29");
  text = compose (&the, "duties", FALSE);
  assert_has (text, "avant le 30 avril 2024, le 31 mai 2024 et le 30 juin 2024");
  ecot_test_set (the.dossier, "action/start", "2024-03-15");
  ecot_test_set (the.dossier, "action/end", "2024-06-14");
  g_clear_pointer (&text, g_free);
  text = compose (&the, "duties", FALSE);
  assert_has (text, "avant le 15 de chaque mois, d’avril 2024 à juin 2024");
  /* Nobody asks for the proof of a stage. */
  assert_has (text, "table \"Étapes de parcours\"");
}

/* Without an end nothing can be counted from it. */
static void
test_duties_undated (void)
{
  g_auto (Case)    the = { 0 };
  g_autofree char *text = NULL;

  case_init (&the, "<report id='f' label='Final' months-after-end='3'/><report id='d' label='Daté' months-after-end='3' date='2025-03-31'/>"
                   "<meeting id='m' label='Comité' every-months='3'/>");
  text = compose (&the, "duties", FALSE);
  assert_has (text, "empty | text \"Final\" | text \"3 mois après la fin de l’action\"");
  assert_has (text, "\"31 mars 2025\" | text \"Daté\" | text \"date imprimée dans l’appel ; 3 mois après la fin de l’action\"");
  assert_lacks (text, "avant le");
}

/* }}} */

static void
test_blank (void)
{
  static const char *const papers[] = { "reply", "budget", "declarations", "covering", "questionnaire", "duties" };
  g_auto (Case)            the = { 0 };

  case_init (&the, "<participants asks='months young'/><posts label='Postes'/><staffing label='Encadrants'/>" STAFF INDIRECT
                   "<flat-rate id='r' percent='20' mode='flat' base='direct'/><condition id='c' label='Un agrément'/>"
                   "<question id='q' label='Nom' kind='text'/><report id='r' label='Bilan' months-after-end='3'/>"
                   "<indicator id='i' label='Suivis' figure='participants.total'/>");
  ecot_test_append (the.dossier, ECOT_KIND_GROUP, "label", "Secret", "count", "7777", "months", "12", NULL);
  ecot_test_append (the.dossier, ECOT_KIND_MEMBER, "role", "Secret", "fte", "77.77", NULL);
  ecot_test_append (the.dossier, ECOT_KIND_LINE, "category", "staff", "amount", "7777", NULL);
  ecot_test_set (the.dossier, "posts/count", "77.77");
  ecot_test_set (the.dossier, "action/end", "2077-12-31");
  ecot_test_set (the.dossier, "condition/c/proof", "Secret");

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *text = compose (&the, papers[i], TRUE);

      assert_lacks (text, "Secret");
      assert_lacks (text, "77");
      assert_lacks (text, "Fil d’Eau");
    }
}

static EcotReport *
compose_report (Case       *self,
                const char *paper,
                gboolean    blank)
{
  EcotComposeInput   input = { .figures = self->figures, .blank = blank };
  g_autoptr (GError) error = NULL;
  EcotReport        *report = ecot_papers_compose (paper, &input, &error);

  g_assert_no_error (error);
  return report;
}

static const EcotBlock *
find_table (EcotReport *report,
            const char *title)
{
  for (guint i = 0; i < ecot_report_get_n_blocks (report); i++)
    {
      const EcotBlock *block = ecot_report_get_block (report, i);

      if (block->type == ECOT_BLOCK_TABLE && g_strcmp0 (block->text, title) == 0)
        return block;
    }

  g_assert_not_reached ();
}

static void
test_rows_by_hand (void)
{
  g_auto (Case)             the = { 0 };
  g_autoptr (EcotReport)    report = NULL;
  g_autoptr (EcotRowReader) rows = NULL;
  guint                     n_heads = 0;

  g_test_summary ("Rows to fill by hand go on with their category on the next page");

  case_init (&the, STAFF INDIRECT);
  report = compose_report (&the, "reply", TRUE);
  rows = ecot_row_reader_new (find_table (report, "Budget prévisionnel de l’action"));
  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    {
      const EcotRow *row = ecot_row_reader_get (rows, i);

      g_assert_true (!row->heads || row->type == ECOT_ROW_NORMAL);
      n_heads += row->heads ? 1 : 0;
    }
  g_assert_cmpuint (n_heads, ==, 2);
}

static void
test_kept (void)
{
  g_auto (Case)          the = { 0 };
  g_autoptr (EcotReport) reply = NULL;
  g_autoptr (EcotReport) budget = NULL;

  g_test_summary ("Participants stay with what is worked out of them, where that stands below them");

  case_init (&the, "<participants young-under='26' asks='young months'/>");
  reply = compose_report (&the, "reply", FALSE);
  budget = compose_report (&the, "budget", FALSE);
  g_assert_true (find_table (reply, "Participants")->keep_with_next);
  g_assert_false (find_table (budget, "Participants")->keep_with_next);
}

/* Numbers at the end of their range, and months beyond the last year. */
static void
test_enormous (void)
{
  static const char *const papers[] = { "reply", "budget", "covering", "duties", "explanation" };
  g_auto (Case)            the = { 0 };

  case_init (&the, "<participants asks='months young hours setting'/><posts label='Postes'/><staffing label='Encadrants'/>" STAFF INDIRECT
                   "<flat-rate id='r' percent='900000000000' mode='flat' base='direct'/>"
                   "<limit id='l' figure='grant.requested' at-most='90000000000000 EUR' of='participants.months' message='l’aide'/>"
                   "<limit id='m' figure='participants.young' at-most='900000000000 %' of='participants.total' message='les jeunes'/>"
                   "<performance id='a' label='A' percent='900000000000'/><performance id='b' label='B' percent='900000000000'/>"
                   "<indicator id='i' label='I' target='900000000000' of='staff.fte'/>"
                   "<report id='r' label='Bilan' months-after-end='1000000'/><meeting id='m' label='Comité' every-months='1000000'/>"
                   "<payment advance-max='900000000000'/>");
  ecot_test_append (the.dossier, ECOT_KIND_GROUP, "count", "900000000000", "young", "900000000000", "months", "900000000000",
                    "hours", "900000000000", NULL);
  ecot_test_append (the.dossier, ECOT_KIND_GROUP, "count", "1", "young", "1", "months", "0.0001", NULL);
  ecot_test_append (the.dossier, ECOT_KIND_MEMBER, "fte", "900000000000", NULL);
  ecot_test_append (the.dossier, ECOT_KIND_LINE, "category", "staff", "amount", "90000000000000", NULL);
  ecot_test_set (the.dossier, "action/start", "0001-01-01");
  ecot_test_set (the.dossier, "action/end", "9999-12-31");

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *text = compose (&the, papers[i], FALSE);

      g_assert_nonnull (text);
    }
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/ecot/papers/lots/list", test_list);
  g_test_add_func ("/ecot/papers/lots/parts", test_parts);
  g_test_add_func ("/ecot/papers/lots/no-parts", test_no_parts);
  g_test_add_func ("/ecot/papers/lots/participants", test_participants);
  g_test_add_func ("/ecot/papers/lots/near-a-limit", test_near_a_limit);
  g_test_add_func ("/ecot/papers/lots/announced-limit", test_announced_limit);
  g_test_add_func ("/ecot/papers/lots/indicators", test_indicators);
  g_test_add_func ("/ecot/papers/lots/comments-once", test_comments_once);
  g_test_add_func ("/ecot/papers/lots/performance", test_performance);
  g_test_add_func ("/ecot/papers/lots/rates", test_rates);
  g_test_add_func ("/ecot/papers/lots/grant", test_grant);
  g_test_add_func ("/ecot/papers/lots/declarations", test_declarations);
  g_test_add_func ("/ecot/papers/lots/attestations", test_attestations);
  g_test_add_func ("/ecot/papers/lots/questionnaire", test_questionnaire);
  g_test_add_func ("/ecot/papers/lots/duties", test_duties);
  g_test_add_func ("/ecot/papers/lots/duties-undated", test_duties_undated);
  g_test_add_func ("/ecot/papers/lots/blank", test_blank);
  g_test_add_func ("/ecot/papers/lots/rows-by-hand", test_rows_by_hand);
  g_test_add_func ("/ecot/papers/lots/kept", test_kept);

  g_test_add_func ("/ecot/papers/lots/enormous", test_enormous);

  return g_test_run ();
}
