/* test-resa-2017.c: what the call of July 2017 says, as the program reads it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "call/ecot-catalogue.h"

#include <string.h>

#include "base/ecot-text.h"

static const char *const both[] = { "resa-2017/1", "resa-2017/2" };

static EcotCatalogue *catalogue;

static EcotLot *
get_lot (const char *name)
{
  g_autoptr (GError) error = NULL;
  EcotLot           *lot = ecot_catalogue_find_lot (catalogue, name, &error);

  g_assert_no_error (error);

  return lot;
}

static void
test_head (void)
{
  EcotLot *one = get_lot ("resa-2017/1");
  EcotLot *two = get_lot ("resa-2017/2");

  g_assert_cmpstr (one->lot, ==, "resa-2017/1");
  g_assert_cmpstr (one->call, ==, "resa-2017");
  g_assert_cmpstr (one->number, ==, "1");
  g_assert_cmpstr (one->issuer_short, ==, "GIP RESA");
  g_assert_cmpstr (one->title, ==, "Coordination et animation d’un évènementiel ESS dans le cadre du mois de l’ESS");
  g_assert_cmpstr (two->title, ==, "Soirée de l’Initiative en Sambre Avesnois");
  g_assert_cmpstr (one->fund, ==, "fse");
  g_assert_false (one->title_inferred);
  g_assert_cmpint (one->rounding, ==, ECOT_ROUNDING_HALF_UP);
}

/* A dossier may have been begun from that of the other action. */
static void
test_siblings (void)
{
  EcotLot *one = get_lot ("resa-2017/1");
  EcotLot *two = get_lot ("resa-2017/2");

  g_assert_cmpuint (one->siblings->len, ==, 2);
  g_assert_cmpstr (one->siblings->pdata[0], ==, two->title);
  g_assert_cmpstr (one->siblings->pdata[1], ==, two->short_title);
  g_assert_cmpstr (two->siblings->pdata[0], ==, one->title);
  g_assert_cmpstr (one->budget_source->quote, ==, "D’autres postes de dépenses peuvent être ajoutés si nécessaire");
}

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      EcotLot *lot = get_lot (both[i]);

      g_assert_cmpuint (lot->sessions->len, ==, 1);
      g_assert_true (ecot_lot_deadline_has_time (lot));
      g_assert_cmpint (ecot_lot_get_deadline (lot), ==, ecot_moment_new (ecot_date_new (2017, 7, 24), 17 * 60));
      g_assert_cmpint (lot->period_start, ==, ecot_date_new (2017, 8, 1));
      g_assert_cmpint (lot->period_end, ==, ecot_date_new (2017, 12, 31));
      g_assert_cmpint (lot->max_months, ==, -1);
    }
}

/* CLAUSE: resa-2017, Annexe 2 "Identification du candidat" … "Personne
 * responsable du projet", in printed order; required are those of section 8:
 * "dénomination sociale, adresse, SIRET, nom du représentant, nom et
 * coordonnées du responsable de l’action". */
static void
test_fields (void)
{
  static const struct
  {
    const char *label, *place;
    gboolean    required;
    const char *alternative;
  } cases[] = {
    { "Dénomination sociale", "applicant/name", TRUE, NULL },
    { "Sigle", "applicant/acronym", FALSE, NULL },
    { "Numéro SIRET", "applicant/siret", TRUE, NULL },
    { "Objet", "applicant/purpose", FALSE, NULL },
    { "Nombre total de salariés", "applicant/employees", FALSE, NULL },
    { "Adresse du siège social", "applicant/address", TRUE, NULL },
    { "Code postal", "applicant/postcode", TRUE, NULL },
    { "Commune", "applicant/commune", TRUE, NULL },
    { "Téléphone", "applicant/telephone", FALSE, NULL },
    { "Télécopie", "applicant/fax", FALSE, NULL },
    { "Courriel", "applicant/email", FALSE, NULL },
    { "Site internet", "applicant/website", FALSE, NULL },
    { "Nom - Prénom", "representative/name", TRUE, NULL },
    { "Fonction", "representative/role", FALSE, NULL },
    { "Téléphone", "representative/telephone", FALSE, NULL },
    { "Courriel", "representative/email", FALSE, NULL },
    { "Nom - Prénom", "contact/name", TRUE, NULL },
    { "Fonction", "contact/role", FALSE, NULL },
    { "Téléphone", "contact/telephone", TRUE, "contact" },
    { "Courriel", "contact/email", TRUE, "contact" },
  };
  EcotLot *lot = get_lot ("resa-2017/2");

  g_assert_cmpuint (lot->fields->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EcotCallField *field = lot->fields->pdata[i];

      g_assert_cmpstr (field->label, ==, cases[i].label);
      g_assert_cmpstr (field->place, ==, cases[i].place);
      g_assert_cmpint (field->required, ==, cases[i].required);
      g_assert_cmpstr (field->alternative, ==, cases[i].alternative);
    }
}

static void
test_territories (void)
{
  EcotLot *lot = get_lot ("resa-2017/1");

  g_assert_cmpuint (lot->territories->len, ==, 4);
  g_assert_cmpstr (((EcotTerritory *)lot->territories->pdata[0])->label, ==,
                   "Zone de la Communauté d’Agglomération Maubeuge Val de Sambre");
  g_assert_cmpstr (((EcotTerritory *)lot->territories->pdata[3])->label, ==,
                   "Zone de la Communauté de Communes du Sud Avesnois");
}

static void
test_sections (void)
{
  static const struct
  {
    const char *title;
    guint       max_words;
    gboolean    after_budget;
  } cases[] = {
    { "Présentation de l’action menée", 700, FALSE },
    { "Méthodes et outils de réalisation de l’action", 200, FALSE },
    { "Echéancier de réalisation de l’action", 200, FALSE },
    { "Indicateurs de réalisation de l’action", 100, FALSE },
    { "Indicateurs de résultats concernant les participants", 100, FALSE },
    { "Indicateurs d’impacts concernant les participants", 100, FALSE },
    { "Références du personnel affecté à l’action", 200, FALSE },
    { "Informations complémentaires éventuelles", 0, FALSE },
    { "Observations sur le budget", 0, TRUE },
  };
  EcotLot *lot = get_lot ("resa-2017/1");

  g_assert_cmpuint (lot->sections->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EcotSection *section = lot->sections->pdata[i];

      g_assert_cmpstr (section->title, ==, cases[i].title);
      g_assert_cmpuint (section->max_words, ==, cases[i].max_words);
      g_assert_cmpint (section->after_budget, ==, cases[i].after_budget);
      g_assert_cmpint (section->word_rule, ==, ECOT_WORDS_SPACES);
    }

  g_assert_cmpstr (((EcotSection *)lot->sections->pdata[6])->help, ==, "[CV ou présentation en 200 mots maximum]");
}

static void
test_budget (void)
{
  static const struct
  {
    const char *label, *kind;
  } cases[] = {
    { "Rémunération et charges du personnel", "staff" },
    { "Honoraires / Intermédiaires", "services" },
    { "Consommables et équipements", "supplies" },
    { "Autres dépenses", "other" },
  };
  EcotLot *lot = get_lot ("resa-2017/1");

  g_assert_cmpuint (lot->categories->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EcotCategory *category = lot->categories->pdata[i];

      g_assert_cmpstr (category->label, ==, cases[i].label);
      g_assert_cmpstr (category->kind, ==, cases[i].kind);
      g_assert_true (category == ecot_lot_find_category (lot, category->id));
    }

  g_assert_true (lot->extra_categories);
  g_assert_true (lot->asks_hours);
  g_assert_false (lot->knows_indirect);
  g_assert_cmpuint (lot->flat_rates->len, ==, 0);
  g_assert_cmpint (lot->advance_max_percent, ==, -1);
  g_assert_cmpstr (ecot_lot_label (lot, "column-proof", NULL), ==, "Pièces probantes (à mettre à disposition en cas de contrôle)");
}

/* CLAUSE: resa-2017 "Coût moyen : 10 000 €", read as the "montant maximum
 * indiqué" of section 8; "cofinancée par des Fonds Européens à hauteur de 47%". */
static void
test_limits (void)
{
  static const guint lines[] = { 689, 695, 845, 851 };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      EcotLot         *lot = get_lot (both[i]);
      const EcotLimit *cap = lot->limits->pdata[0], *fse = lot->limits->pdata[1];

      g_assert_cmpuint (lot->limits->len, ==, 2);
      g_assert_cmpstr (cap->figure, ==, "cost.total");
      g_assert_cmpint (cap->relation, ==, ECOT_RELATION_AT_MOST);
      g_assert_cmpint (cap->value, ==, 1000000);
      g_assert_cmpint (cap->level, ==, ECOT_LEVEL_ERROR);
      g_assert_cmpuint (cap->source->line, ==, lines[2 * i]);

      g_assert_cmpstr (fse->figure, ==, "funding.fse");
      g_assert_cmpstr (fse->of, ==, "cost.total");
      g_assert_cmpint (fse->value, ==, 47 * ECOT_DECIMAL_ONE);
      g_assert_cmpint (fse->level, ==, ECOT_LEVEL_ERROR);
      g_assert_cmpuint (fse->source->line, ==, lines[2 * i + 1]);
      g_assert_cmpint (ecot_lot_find_fund (lot, "fse")->max_percent, ==, 47 * ECOT_DECIMAL_ONE);
      /* Not line 192, that names the fund: the one that prints the rate. */
      g_assert_cmpuint (ecot_lot_find_fund (lot, "fse")->source->line, ==, lines[2 * i + 1]);
    }
}

typedef struct
{
  const char  *label;
  EcotRelation relation;
  int          target;
} ExpectedIndicator;

static void
assert_indicators (const char              *name,
                   const ExpectedIndicator *expected,
                   guint                    n)
{
  EcotLot *lot = get_lot (name);

  g_assert_cmpuint (lot->indicators->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const EcotIndicator *indicator = lot->indicators->pdata[i];

      g_assert_cmpstr (indicator->label, ==, expected[i].label);
      g_assert_cmpint (indicator->relation, ==, expected[i].relation);
      g_assert_cmpint (indicator->target, ==, expected[i].target * ECOT_DECIMAL_ONE);
    }
}

static void
test_indicators (void)
{
  static const ExpectedIndicator one[] = {
    { "Lieu", ECOT_RELATION_NONE, 0 },
    { "Nombre de Comité de Pilotage", ECOT_RELATION_AT_LEAST, 2 },
    { "Bilan de la démarche", ECOT_RELATION_UNSTATED, 1 },
    { "Nombre d’événement (rallye ESS)", ECOT_RELATION_UNSTATED, 1 },
    { "Nombre de SESS mobilisés", ECOT_RELATION_AT_LEAST, 35 },
    { "Nombre de partenaires (autres que ESS)", ECOT_RELATION_UNSTATED, 15 },
    { "Nombre d’élus ou représentants", ECOT_RELATION_UNSTATED, 20 },
    { "Nombre de publics PLIE sensibilisés et/ou participants", ECOT_RELATION_AT_LEAST, 15 },
    { "Nombre d’acteurs économie classique", ECOT_RELATION_UNSTATED, 10 },
    { "Nombre d’usagers, grand public", ECOT_RELATION_UNSTATED, 150 },
    { "Enquête de satisfaction", ECOT_RELATION_UNSTATED, 100 },
    { "Article de presse et/ou autres supports de communication (internet, réseaux sociaux…)", ECOT_RELATION_UNSTATED, 5 },
  };
  static const ExpectedIndicator two[] = {
    { "Nombre de rencontres élus/porteurs de projets", ECOT_RELATION_UNSTATED, 20 },
    { "Nombre de COTECH", ECOT_RELATION_UNSTATED, 3 },
    { "Nombre de COPIL", ECOT_RELATION_UNSTATED, 2 },
    { "Nombre de séminaire", ECOT_RELATION_UNSTATED, 1 },
    { "Nombre de publics PLIE sensibilisés", ECOT_RELATION_UNSTATED, 20 },
    { "Nombre d’acteurs économie classique", ECOT_RELATION_UNSTATED, 5 },
    { "Nombre d’outils créés (questionnaire, google drive,…)", ECOT_RELATION_UNSTATED, 3 },
  };

  assert_indicators ("resa-2017/1", one, G_N_ELEMENTS (one));
  assert_indicators ("resa-2017/2", two, G_N_ELEMENTS (two));
}

static void
test_pieces (void)
{
  static const char *const papers[] = { "covering", "reply", "reply", "reply", "engagement" };
  EcotLot                 *lot = get_lot ("resa-2017/1");

  g_assert_cmpuint (lot->pieces->len, ==, G_N_ELEMENTS (papers));
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      const EcotPiece *piece = lot->pieces->pdata[i];

      g_assert_cmpstr (piece->paper, ==, papers[i]);
      g_assert_true (piece->required);
      g_assert_nonnull (piece->short_label);
    }

  g_assert_cmpuint (lot->channels->len, ==, 3);
  g_assert_cmpstr (lot->recipient->pdata[0], ==, "Monsieur le Président");
  g_assert_cmpstr (lot->recipient->pdata[4], ==, "59607 Maubeuge Cedex");
  g_assert_cmpstr (lot->salutation, ==, "Monsieur le Président,");
}

static void
test_letter (void)
{
  const EcotLetter     *letter = ecot_lot_find_letter (get_lot ("resa-2017/2"), "engagement");
  const EcotLetterPart *first = letter->parts->pdata[0], *second = letter->parts->pdata[1];

  g_assert_cmpuint (letter->parts->len, ==, 5);
  g_assert_true (g_str_has_prefix (first->text, "Je soussigné(e), {representative}, représentant la structure {applicant}, atteste"));
  g_assert_nonnull (strstr (second->text, "«\302\240{action}\302\240» qui me seraient demandées"));
  g_assert_cmpstr (letter->signature, ==, "Signature du représentant et cachet de la structure");
  for (guint i = 0; i < letter->parts->len; i++)
    g_assert_cmpint (((EcotLetterPart *)letter->parts->pdata[i])->item, ==, i >= 2);
}

static const EcotObligation *
find_obligation (const GPtrArray *array,
                 const char      *id)
{
  for (guint i = 0; i < array->len; i++)
    if (g_str_equal (((EcotObligation *)array->pdata[i])->id, id))
      return array->pdata[i];

  g_assert_not_reached ();
}

static void
test_after_award (void)
{
  EcotLot             *lot = get_lot ("resa-2017/1");
  const EcotReportDue *qualitative = lot->reports->pdata[2], *financial = lot->reports->pdata[3];

  g_assert_cmpstr (find_obligation (lot->obligations, "insurance")->delay, ==,
                   "dans les 8\302\240jours suivant la notification d’attribution");
  g_assert_cmpstr (find_obligation (lot->obligations, "start")->delay, ==,
                   find_obligation (lot->obligations, "observations")->delay);
  g_assert_cmpstr (find_obligation (lot->obligations, "subcontracting")->delay, ==, "au cours de l’exécution de l’action");
  g_assert_nonnull (strstr (find_obligation (lot->publicity, "poster")->label, "A3"));
  g_assert_cmpuint (lot->publicity->len, ==, 5);
  g_assert_cmpuint (lot->criteria->len, ==, 2);
  g_assert_cmpuint (lot->objectives->len, ==, 6);
  g_assert_cmpuint (get_lot ("resa-2017/2")->objectives->len, ==, 5);

  g_assert_cmpuint (lot->reports->len, ==, 4);
  g_assert_cmpstr (qualitative->id, ==, "qualitative");
  g_assert_cmpint (qualitative->months_after_end, ==, 2);
  g_assert_cmpint (financial->date, ==, ecot_date_new (2017, 12, 31));
  g_assert_cmpuint (get_lot ("resa-2017/2")->reports->len, ==, 2);
}

/* Whether a note of @kind cites all of @lines. */
static gboolean
has_note (const EcotLot *lot,
          const char    *kind,
          const guint   *lines,
          guint          n)
{
  for (guint i = 0; i < lot->notes->len; i++)
    {
      const EcotNote *note = lot->notes->pdata[i];
      guint           found = 0;

      for (guint j = 0; j < note->sources->len; j++)
        for (guint k = 0; k < n; k++)
          found += ((EcotSource *)note->sources->pdata[j])->line == lines[k];
      if (found >= n && g_str_equal (note->kind, kind))
        return TRUE;
    }

  return FALSE;
}

static void
test_notes (void)
{
  static const struct
  {
    const char *lot, *kind;
    guint       lines[2];
  } cases[] = {
    { "resa-2017/1", "contradiction", { 238, 239 } }, /* results at the closing moment */
    { "resa-2017/1", "contradiction", { 228, 689 } }, /* a maximum announced, an average printed */
    { "resa-2017/2", "contradiction", { 228, 845 } },
    { "resa-2017/2", "contradiction", { 794, 863 } }, /* an event after the period */
    { "resa-2017/1", "contradiction", { 405, 431 } }, /* three categories, four rows */
    { "resa-2017/1", "contradiction", { 280, 635 } }, /* an interim report, perhaps */
    { "resa-2017/1", "contradiction", { 78, 144 } },  /* programmes of 2007-2013 */
    { "resa-2017/1", "contradiction", { 132, 164 } }, /* three PLIE, or one */
    { "resa-2017/1", "oddity", { 71, 140 } },         /* the Region's old name */
    { "resa-2017/1", "oddity", { 277, 277 } },        /* the letter of another action */
    { "resa-2017/1", "ambiguity", { 247, 262 } },     /* two axes 3 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, lines %u and %u", cases[i].lot, cases[i].lines[0], cases[i].lines[1]);
      g_assert_true (has_note (get_lot (cases[i].lot), cases[i].kind, cases[i].lines,
                               cases[i].lines[0] == cases[i].lines[1] ? 1 : 2));
    }

  g_assert_cmpuint (get_lot ("resa-2017/1")->notes->len, >, 30);
}

static void
assert_typeset (const char *text)
{
  g_autofree char *typeset = ecot_text_typeset (text);

  g_assert_cmpstr (text, ==, typeset);
}

static void
assert_sayings_typeset (const GPtrArray *obligations)
{
  for (guint i = 0; i < obligations->len; i++)
    assert_typeset (((EcotObligation *)obligations->pdata[i])->label);
}

static void
test_typography (void)
{
  g_test_summary ("Our own words are set as French is");

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      EcotLot *lot = get_lot (both[i]);

      for (guint j = 0; j < lot->notes->len; j++)
        assert_typeset (((EcotNote *)lot->notes->pdata[j])->text);
      for (guint j = 0; j < lot->pieces->len; j++)
        assert_typeset (((EcotPiece *)lot->pieces->pdata[j])->label);
      for (guint j = 0; j < lot->limits->len; j++)
        assert_typeset (((EcotLimit *)lot->limits->pdata[j])->message);
      assert_sayings_typeset (lot->obligations);
      assert_sayings_typeset (lot->publicity);
      assert_sayings_typeset (lot->criteria);
      assert_sayings_typeset (lot->objectives);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = ecot_catalogue_new ();
  for (guint i = 0; i < ecot_catalogue_get_errors (catalogue)->len; i++)
    g_error ("%s", ((GError *)ecot_catalogue_get_errors (catalogue)->pdata[i])->message);

  g_test_add_func ("/ecot/resa-2017/head", test_head);
  g_test_add_func ("/ecot/resa-2017/siblings", test_siblings);
  g_test_add_func ("/ecot/resa-2017/dates", test_dates);
  g_test_add_func ("/ecot/resa-2017/fields", test_fields);
  g_test_add_func ("/ecot/resa-2017/territories", test_territories);
  g_test_add_func ("/ecot/resa-2017/sections", test_sections);
  g_test_add_func ("/ecot/resa-2017/budget", test_budget);
  g_test_add_func ("/ecot/resa-2017/limits", test_limits);
  g_test_add_func ("/ecot/resa-2017/indicators", test_indicators);
  g_test_add_func ("/ecot/resa-2017/pieces", test_pieces);
  g_test_add_func ("/ecot/resa-2017/letter", test_letter);
  g_test_add_func ("/ecot/resa-2017/after-award", test_after_award);
  g_test_add_func ("/ecot/resa-2017/notes", test_notes);
  g_test_add_func ("/ecot/resa-2017/typography", test_typography);

  status = g_test_run ();
  ecot_catalogue_free (catalogue);
  return status;
}
