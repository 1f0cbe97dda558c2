/* test-leftovers.c: what another dossier left in this one is found, and nothing else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check/ecot-leftovers.h"

#include <string.h>

#include "call/ecot-catalogue.h"
#include "support/ecot-test-check.h"
#include "support/ecot-test-dossier.h"

/* "year 2016 narrative/presentation/text\n" for each. */
static char *
list_leftovers (EcotFigures      *figures,
                EcotForeignNames *names)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  GString              *out = g_string_new (NULL);

  ecot_check_leftovers (figures, names, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      EcotFinding *finding = findings->pdata[i];

      g_assert_cmpint (ecot_finding_get_level (finding), ==, ECOT_LEVEL_WARNING);
      g_assert_true (g_str_has_prefix (ecot_finding_get_rule (finding), "leftover."));
      g_string_append_printf (out, "%s %s %s\n", ecot_finding_get_rule (finding) + strlen ("leftover."), ecot_finding_get_found (finding), ecot_finding_get_where (finding));
    }

  return g_string_free (out, FALSE);
}

static EcotForeignNames *
other_names (void)
{
  EcotForeignNames *names = ecot_foreign_names_new ();

  ecot_foreign_names_add (names, ECOT_NAME_ACTION, "Le grand tri", "Ressources et Compagnie");
  ecot_foreign_names_add (names, ECOT_NAME_ACTION, "Bricolage", "Ressources et Compagnie");
  ecot_foreign_names_add (names, ECOT_NAME_APPLICANT, "Ressources et Compagnie", "Ressources et Compagnie");
  ecot_foreign_names_add (names, ECOT_NAME_ACRONYM, "REC", "Ressources et Compagnie");
  ecot_foreign_names_add (names, ECOT_NAME_SIRET, "99988877700011", "Ressources et Compagnie");
  ecot_foreign_names_add (names, ECOT_NAME_RNA, "W999000111", "Ressources et Compagnie");
  ecot_foreign_names_add (names, ECOT_NAME_CALL, "Appel à projets des mille jardins", NULL);
  ecot_foreign_names_add (names, ECOT_NAME_ISSUER, "Département des Quatre Vents", NULL);
  /* Another dossier of the same association, and one of nobody. */
  ecot_foreign_names_add (names, ECOT_NAME_APPLICANT, "Les Ateliers du Fil d’Eau", "LES ATELIERS DU FIL D'EAU");
  ecot_foreign_names_add (names, ECOT_NAME_SIRET, "99912345800013", "Les ateliers du fil d’eau");
  ecot_foreign_names_add (names, ECOT_NAME_APPLICANT, "Sans nom", NULL);
  return names;
}

#define TEXT "narrative/presentation/text"

/* Lot 1 of the call of 2017; the action is of 2017.  NULL: nothing is left over. */
static const struct
{
  const char *path, *text, *expected;
} cases[] = {
  { TEXT, "Notre action « Le grand tri » réunit les habitants.", "action Le grand tri" },
  { TEXT, "Notre action LE GRAND TRI réunit les habitants.", "action LE GRAND TRI" },
  { TEXT, "Le grand tri\u00a0: une fête.", "action Le grand tri" },
  { TEXT, "Le grand\ntri est une fête.", "action Le grand\ntri" },
  { TEXT, "Le grand tricot est une fête.", NULL },
  { TEXT, "Un grand tri est une fête.", NULL },
  { TEXT, "Le bricolage est fait ici.", NULL },
  { TEXT, "L’action « Bricolage » est faite ici.", "action Bricolage" },
  { TEXT, "Ressources & compagnie porte l’action.", NULL },
  { TEXT, "Ressources et Compagnie porte l’action.", "applicant Ressources et Compagnie" },
  { TEXT, "REC porte l’action.", "applicant REC" },
  { TEXT, "rec porte l’action.", NULL },
  { TEXT, "RECORD de participation.", NULL },
  { TEXT, "SIRET 99988877700011", "applicant 99988877700011" },
  { "applicant/siret", "99988877700011", "applicant 99988877700011" },
  { "applicant/rna", "W999000111", "applicant W999000111" },
  { "applicant/siret", "99912345800013", NULL },
  { TEXT, "Les Ateliers du Fil d’Eau portent l’action.", NULL },
  { TEXT, "Sans nom n’est le nom de personne.", NULL },
  { TEXT, "Nous répondons à l’appel à projets des mille jardins.", "call appel à projets des mille jardins" },
  { TEXT, "Nous demandons au Département des Quatre Vents.", "issuer Département des Quatre Vents" },
  { "budget/line/1/detail", "Encadrement pour Le grand tri", "action Le grand tri" },
  /* The other lot of the same call. */
  { TEXT, "La Soirée de l'Initiative en Sambre Avesnois réunit les habitants.", "lot Soirée de l’Initiative en Sambre Avesnois" },
  { TEXT, "Une soirée de l’initiative réunit les habitants.", NULL },
  { "action/title", "Soirée de l’Initiative en Sambre Avesnois", NULL }, /* an error, and told by another check */
  /* Years: of the call and the action, of the past, of another dossier. */
  { TEXT, "Nous répondons à l’appel à projets 2016.", "year 2016" },
  { TEXT, "Nous répondons à l’appel à projets 2017.", NULL },
  { TEXT, "Nous répondons à l’appel à projets 2018.", "year 2018" },
  { TEXT, "Une subvention au titre de l’année 2016.", "year 2016" },
  { TEXT, "Une subvention pour l’exercice 2016.", "year 2016" },
  { TEXT, "Le forum de 2016 a ouvert la voie.", NULL },
  { TEXT, "L’association est née en mars 1998.", NULL },
  { TEXT, "En août 2016 la mobilisation, en septembre 2016 le rallye.", "year 2016" },
  { TEXT, "En août 2016 la mobilisation, en septembre 2017 le rallye.", NULL },
  { TEXT, "En août 2016 la mobilisation, en mars 2015 le projet.", NULL },
  { "action/title", "Rallye ESS 2016", "year 2016" },
  { "action/title", "Rallye ESS 2017", NULL },
  { "action/title", "Rallye des 1001 vélos", NULL },
  /* What was to be filled. */
  { TEXT, "Notre association [à compléter] agit.", "gap [à compléter]" },
  { TEXT, "Notre association [nom de la structure] agit.", "gap [nom de la structure]" },
  { TEXT, "Notre association [sic] agit.", NULL },
  { TEXT, "Elle a XXX salariés.", "gap XXX" },
  { TEXT, "Elle a XX salariés.", NULL },
  { TEXT, "Lorem ipsum dolor sit amet.", "gap Lorem ipsum" },
  { TEXT, "L’action « … » réunit.", "gap «\u202f…\u202f»" },
  { TEXT, "L’action « ... » réunit.", "gap «\u202f...\u202f»" },
  { TEXT, "Des vélos, des livres… et des gens.", NULL },
  { TEXT, "Des vélos, des livres... et des gens.", NULL },
  { TEXT, "Le ........ nous agirons.", "gap ........" },
  { TEXT, "…", "gap …" },
  { TEXT, "À compléter", "gap À compléter" },
  { TEXT, "Il reste à compléter les équipes.", NULL },
  { "contact/role", "TODO", "gap TODO" },
};

static void
test_cases (void)
{
  g_test_summary ("Row 61: names, years and gaps of another dossier are named with their words and place");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotFigures)      figures = ecot_test_example ("rallye-ess");
      g_autoptr (EcotForeignNames) names = other_names ();
      g_autofree char             *expected = cases[i].expected != NULL ? g_strdup_printf ("%s %s\n", cases[i].expected, cases[i].path) : g_strdup ("");
      g_autofree char             *found = NULL;

      ecot_test_set (ecot_figures_get_dossier (figures), cases[i].path, cases[i].text);
      found = list_leftovers (figures, names);
      g_assert_cmpstr (found, ==, expected);
    }
}

/* Examples and empty dossiers of every lot, held against all there are. */
static void
test_no_false_alarm (void)
{
  static const char *const     examples[] = { "rallye-ess", "rallye-ess-faulty", "chantier-lavoir" };
  g_autoptr (EcotCatalogue)    catalogue = ecot_catalogue_new ();
  GPtrArray                   *lots = ecot_catalogue_get_lots (catalogue);
  g_autoptr (EcotForeignNames) names = ecot_foreign_names_new ();

  g_assert_cmpuint (lots->len, >=, 45);
  ecot_foreign_names_add_calls (names, catalogue);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (EcotFigures) figures = ecot_test_example (examples[i]);

      ecot_foreign_names_add_dossier (names, ecot_figures_get_dossier (figures), ecot_figures_get_lot (figures));
    }

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (EcotFigures) figures = ecot_test_example (examples[i]);
      g_autofree char        *found = list_leftovers (figures, names);

      /* That one is called as the other lot's action by mistake: its text still speaks of its own. */
      g_assert_cmpstr (found, ==, g_str_equal (examples[i], "rallye-ess-faulty") ? "action Rallye ESS narrative/presentation/text\n" : "");
    }

  for (guint i = 0; i < lots->len; i++)
    {
      g_autoptr (EcotDossier) dossier = ecot_dossier_new (((EcotLot *)lots->pdata[i])->lot);
      g_autoptr (EcotFigures) figures = ecot_figures_new (dossier, lots->pdata[i]);
      g_autofree char        *found = list_leftovers (figures, names);

      g_assert_cmpstr (found, ==, "");
    }
}

/* Places and programmes that only other lots of the call name. */
static void
test_other_lots (void)
{
  static const struct
  {
    const char *lot, *text, *expected;
  } texts[] = {
    { "agape-2021/ET2", "Nous agissons à Blanquefort.", "" },
    { "agape-2021/A1", "Nous agissons à Blanquefort.", "lot Blanquefort narrative/presentation/text\n" },
    { "agape-2021/A1", "Nous agissons à blanquefort.", "" },
    { "agape-2021/ET2", "Nous agissons avec l’Espace Technowest.", "" },
    { "agape-2021/ET2", "Nous agissons avec le PLIE Portes du Sud.", "lot PLIE Portes du Sud narrative/presentation/text\n" },
    { "agape-2021/ET2", "Nous agissons aux portes du sud.", "" },
    { "agape-2021/PS1", "Nous agissons avec le PLIE Portes du Sud.", "" },
  };
  g_autoptr (EcotCatalogue) catalogue = ecot_catalogue_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EcotDossier) dossier = ecot_dossier_new (texts[i].lot);
      g_autoptr (EcotFigures) figures = ecot_figures_new (dossier, ecot_catalogue_find_lot (catalogue, texts[i].lot, NULL));
      g_autofree char        *found = NULL;

      ecot_test_set (dossier, TEXT, texts[i].text);
      found = list_leftovers (figures, NULL);
      g_assert_cmpstr (found, ==, texts[i].expected);
    }
}

/* One step, which mends it and can be taken back. */
static void
test_fix (void)
{
  g_autoptr (EcotFigures)      figures = ecot_test_example ("rallye-ess");
  EcotDossier                 *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (EcotForeignNames) names = other_names ();
  g_autoptr (GPtrArray)        findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char             *left = NULL;

  ecot_test_set (dossier, TEXT, "Notre action « Le grand tri » réunit les habitants.");
  ecot_check_leftovers (figures, names, findings);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_true (ecot_dossier_perform (dossier, ecot_finding_get_fix (findings->pdata[0]), NULL));
  g_assert_cmpstr (ecot_dossier_get_text (dossier, ECOT_KIND_NARRATIVE, "presentation", "text"), ==, "Notre action « Rallye ESS » réunit les habitants.");
  left = list_leftovers (figures, names);
  g_assert_cmpstr (left, ==, "");
}

/* The cost goes with the texts, and a dossier that is all left over has an end. */
static void
test_many (void)
{
  g_autoptr (EcotFigures)      figures = ecot_test_example ("rallye-ess");
  g_autoptr (EcotForeignNames) names = ecot_foreign_names_new ();
  g_autoptr (GPtrArray)        findings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("Une action %u de trop", i);

      ecot_foreign_names_add (names, ECOT_NAME_ACTION, text, NULL);
    }

  for (guint i = 0; i < 500; i++)
    ecot_test_append (ecot_figures_get_dossier (figures), ECOT_KIND_LINE, "detail", "Une action 19999 de trop", NULL);

  ecot_check_leftovers (figures, names, findings);
  g_assert_cmpuint (findings->len, ==, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/leftovers/cases", test_cases);
  g_test_add_func ("/leftovers/no-false-alarm", test_no_false_alarm);
  g_test_add_func ("/leftovers/other-lots", test_other_lots);
  g_test_add_func ("/leftovers/fix", test_fix);
  g_test_add_func ("/leftovers/many", test_many);

  return g_test_run ();
}
