/* test-signing-places.c: what changed in a signed paper leads to the cell that changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk/ecot-signing.h"

#include <string.h>

#include "support/ecot-test-check.h"
#include "support/ecot-test-dossier.h"

static void
sign (EcotFigures *figures,
      const char  *paper)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (EcotAction) action = ecot_signing_sign (figures, paper, NULL, ECOT_DATE_NONE, &error);

  g_assert_no_error (error);
  g_assert_true (ecot_dossier_perform (ecot_figures_get_dossier (figures), action, NULL));
}

/* Where the changes of @paper lead, each once, in their order: "a b". */
static char *
list_places (EcotFigures *figures,
             const char  *paper)
{
  g_autoptr (GPtrArray) papers = ecot_signing_list_signed (figures, NULL);
  GString              *out = g_string_new (" ");

  g_assert_cmpuint (papers->len, ==, 1);
  g_assert_cmpstr (((EcotSignedPaper *)papers->pdata[0])->id, ==, paper);
  g_assert_cmpint (((EcotSignedPaper *)papers->pdata[0])->state, ==, ECOT_PAPER_STALE);

  for (guint i = 0; i < ((EcotSignedPaper *)papers->pdata[0])->changes->len; i++)
    {
      g_autofree char *place = ecot_signing_find_place (figures, ((EcotSignedPaper *)papers->pdata[0])->changes->pdata[i]);
      g_autofree char *word = g_strdup_printf ("%s ", place);

      if (strstr (out->str, word) == NULL)
        g_string_append (out, word);
    }

  return g_string_free (out, FALSE);
}

/* A cell that is changed, and the places its paper's changes have to name. */
static const struct
{
  const char *paper, *path, *value, *first;
} cases[] = {
  { "budget", "budget/line/6/amount", "481.00", "budget/line/6/amount" },
  /* The same amount as another line: the row is the one named. */
  { "budget", "budget/line/6/amount", "179.50", "budget/line/6/amount" },
  { "budget", "budget/line/4/quantity", "50", "budget/line/4/quantity" },
  { "budget", "budget/line/2/detail", "Autre chose", "budget/line/2/detail" },
  { "budget", "budget/line/2/proof", "Une facture", "budget/line/2/proof" },
  { "engagement", "action/title", "Un autre rallye", "action/title" },
  { "engagement", "letter/date", "2017-07-21", "letter/date" },
  { "engagement", "representative/name", "Ana Modèle", "representative/name" },
  { "reply", "applicant/siret", "99912345800021", "applicant/siret" },
  { "reply", "applicant/telephone", "0102030405", "applicant/telephone" },
  { "reply", "narrative/presentation/text", "Tout autre chose.", "narrative/presentation/text" },
};

static void
test_places (void)
{
  g_test_summary ("Row 69: what a paper says otherwise leads to the cell that was changed");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess");
      g_autofree char        *places = NULL;
      g_autofree char        *wanted = g_strdup_printf (" %s ", cases[i].first);

      sign (figures, cases[i].paper);
      ecot_test_set (ecot_figures_get_dossier (figures), cases[i].path, cases[i].value);
      places = list_places (figures, cases[i].paper);
      if (strstr (places, wanted) == NULL)
        g_error ("%s = %s leads to%s", cases[i].path, cases[i].value, places);
    }
}

/* A total leads to a cell that feeds it, a removed line to nothing. */
static void
test_removed (void)
{
  g_autoptr (EcotFigures) figures = ecot_test_example ("rallye-ess");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (EcotAction)  remove = ecot_action_new ("Remove");
  g_autofree char        *places = NULL;

  sign (figures, "budget");
  ecot_action_remove (remove, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 5));
  g_assert_true (ecot_dossier_perform (dossier, remove, NULL));
  places = list_places (figures, "budget");
  g_assert_nonnull (strstr (places, " (null) "));
  g_assert_nonnull (strstr (places, " budget/line/1/"));
}

static void
test_shorten (void)
{
  g_autofree char *nothing = ecot_saying_shorten (NULL, "x");
  g_autofree char *same = ecot_saying_shorten ("une\nligne", NULL);
  g_autofree char *tail = ecot_saying_shorten ("Toute une phrase qui commence pareil et qui se termine enfin par autre chose",
                                               "Toute une phrase qui commence pareil et qui se termine enfin comme avant");

  g_assert_cmpstr (nothing, ==, "rien");
  g_assert_cmpstr (same, ==, "une ligne");
  g_assert_cmpstr (tail, ==, "… par autre chose");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/signing/places", test_places);
  g_test_add_func ("/signing/removed", test_removed);
  g_test_add_func ("/signing/shorten", test_shorten);

  return g_test_run ();
}
