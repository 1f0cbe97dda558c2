/* test-live-findings.c: the list follows the dossier, and what stays stays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk/ecot-file-findings-private.h"
#include "desk/ecot-live-findings-private.h"

#include "call/ecot-catalogue.h"
#include "support/ecot-test-dossier.h"

typedef struct
{
  EcotCatalogue *catalogue;
  EcotDossier   *dossier;
  EcotFigures   *figures;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  EcotLot           *lot;

  fixture->catalogue = ecot_catalogue_new ();
  lot = ecot_catalogue_find_lot (fixture->catalogue, "resa-2017/1", &error);
  g_assert_no_error (error);
  fixture->dossier = ecot_dossier_new ("resa-2017/1");
  fixture->figures = ecot_figures_new (fixture->dossier, lot);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->figures);
  g_assert_finalize_object (fixture->dossier);
  ecot_catalogue_free (fixture->catalogue);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
assert_list (GListModel *list,
             GPtrArray  *expected)
{
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      g_autoptr (EcotFinding) finding = g_list_model_get_item (list, i);

      g_assert_true (ecot_finding_equal (finding, expected->pdata[i]));
    }
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static EcotFinding *
find (GListModel *list,
      const char *where)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (EcotFinding) finding = g_list_model_get_item (list, i);

      if (g_str_equal (ecot_finding_get_where (finding), where))
        return finding; /* the list holds it */
    }

  return NULL;
}

static void
test_follows (Fixture      *fixture,
              gconstpointer data)
{
  EcotLiveFindings *live = ecot_live_findings_new (fixture->figures);
  GListModel       *list = ecot_live_findings_get_list (live);
  guint             n_changes = 0;
  EcotFinding      *rna = find (list, "applicant/siret");
  guint             n = g_list_model_get_n_items (list);

  g_test_summary ("Checked in an idle, once for several actions; other rows are the same objects");

  g_assert_cmpuint (n, >, 3);
  g_assert_nonnull (rna);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (count_cb), &n_changes);

  ecot_test_set (fixture->dossier, "applicant/name", "Les Ateliers");
  ecot_test_set (fixture->dossier, "applicant/name", "Les Ateliers du Fil d’Eau");
  g_assert_cmpuint (n_changes, ==, 0);
  settle ();
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, n - 1);
  g_assert_null (find (list, "applicant/name"));
  g_assert_true (find (list, "applicant/siret") == rna);

  ecot_test_set (fixture->dossier, "applicant/name", "Un autre nom");
  settle ();
  g_assert_cmpuint (n_changes, ==, 1); /* nothing to tell */

  g_assert_finalize_object (live);
}

typedef struct
{
  const guint *n_changes;
  guint        seen;
  gboolean     drawn;
} Drawing;

static gboolean
draw_cb (gpointer data)
{
  Drawing *drawing = data;

  drawing->seen = *drawing->n_changes;
  drawing->drawn = TRUE;
  return G_SOURCE_REMOVE;
}

static void
test_before_drawing (Fixture      *fixture,
                     gconstpointer data)
{
  EcotLiveFindings *live = ecot_live_findings_new (fixture->figures);
  guint             n_changes = 0;
  Drawing           drawing = { &n_changes };

  g_test_summary ("Findings are there when sizes are given and figures drawn, which GTK does from such a priority on");

  settle ();
  g_signal_connect_swapped (ecot_live_findings_get_list (live), "items-changed", G_CALLBACK (count_cb), &n_changes);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE + 10, draw_cb, &drawing, NULL);
  ecot_test_set (fixture->dossier, "applicant/name", "Les Ateliers");

  while (!drawing.drawn)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (drawing.seen, ==, 1);
  g_assert_finalize_object (live);
}

static void
test_random (Fixture      *fixture,
             gconstpointer data)
{
  EcotLiveFindings *live = ecot_live_findings_new (fixture->figures);
  GListModel       *list = ecot_live_findings_get_list (live);
  g_autoptr (GRand) rand = g_rand_new_with_seed (29);

  g_test_summary ("After any action the list is what a new check finds, and a look for the files");

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (EcotAction) action = ecot_test_random_action (fixture->dossier, rand);
      g_autoptr (GPtrArray)  expected = NULL;

      g_assert_true (ecot_dossier_perform (fixture->dossier, action, NULL));
      settle ();
      expected = ecot_check (fixture->figures, NULL);
      ecot_file_findings_add (fixture->figures, NULL, expected);
      assert_list (list, expected);
    }

  /* One that is still to be checked dies with its list. */
  ecot_test_set (fixture->dossier, "applicant/name", "x");
  g_assert_finalize_object (live);
  settle ();
}

/* Rows in any order, some twice. */
static GPtrArray *
shuffle (GPtrArray *findings,
         GRand     *rand)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--)
    g_ptr_array_add (chosen, g_object_ref (findings->pdata[g_rand_int_range (rand, 0, (gint32)findings->len)]));

  return chosen;
}

static void
test_update (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray)  findings = ecot_check (fixture->figures, NULL);
  g_autoptr (GListStore) list = g_list_store_new (ECOT_TYPE_FINDING);
  g_autoptr (GRand)      rand = g_rand_new_with_seed (31);

  g_test_summary ("From any list to any other");

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GPtrArray) chosen = shuffle (findings, rand);

      ecot_live_findings_update (list, chosen);
      assert_list (G_LIST_MODEL (list), chosen);
    }
}

/* "0 1 2" to "1 0 2": what can stay stays. */
static void
test_stay (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray)   findings = ecot_check (fixture->figures, NULL);
  g_autoptr (GPtrArray)   again = ecot_check (fixture->figures, NULL);
  g_autoptr (GPtrArray)   swapped = g_ptr_array_new ();
  g_autoptr (GListStore)  list = g_list_store_new (ECOT_TYPE_FINDING);
  g_autoptr (EcotFinding) first = NULL, last = NULL;

  g_ptr_array_set_size (findings, 3);
  g_ptr_array_add (swapped, again->pdata[1]);
  g_ptr_array_add (swapped, again->pdata[0]);
  g_ptr_array_add (swapped, again->pdata[2]);
  ecot_live_findings_update (list, findings);
  ecot_live_findings_update (list, swapped);
  assert_list (G_LIST_MODEL (list), swapped);
  first = g_list_model_get_item (G_LIST_MODEL (list), 1);
  last = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_assert_true (first == findings->pdata[0]);
  g_assert_true (last == findings->pdata[2]);
}

/* Two lines lack the same thing; the first is removed, and the sentence about
 * line 1 is now about the other one: its fix must be, too. */
static void
test_fixes (Fixture      *fixture,
            gconstpointer data)
{
  EcotLiveFindings *live = ecot_live_findings_new (fixture->figures);
  GListModel       *list = ecot_live_findings_get_list (live);
  guint             n_fixed = 0;

  ecot_test_append (fixture->dossier, ECOT_KIND_LINE, "category", "staff", "detail", "a", "quantity", "2", "unit-cost", "3", "amount", "7.00", NULL);
  ecot_test_append (fixture->dossier, ECOT_KIND_LINE, "category", "staff", "detail", "a", "quantity", "2", "unit-cost", "3", "amount", "7.00", NULL);
  settle ();

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (EcotAction) remove = ecot_action_new ("Remove");

      for (guint row = 0; row < g_list_model_get_n_items (list); row++)
        {
          g_autoptr (EcotFinding) finding = g_list_model_get_item (list, row);
          EcotAction             *fix = ecot_finding_get_fix (finding);

          for (guint edit = 0; fix != NULL && edit < ecot_action_get_n_edits (fix); edit++)
            if (ecot_action_get_edit (fix, edit)->type == ECOT_EDIT_SET && ecot_action_get_edit (fix, edit)->kind == ECOT_KIND_LINE)
              {
                g_assert_nonnull (ecot_dossier_find_id (fixture->dossier, ecot_action_get_edit (fix, edit)->id));
                n_fixed++;
              }
        }

      ecot_action_remove (remove, ecot_dossier_get_nth (fixture->dossier, ECOT_KIND_LINE, 0));
      g_assert_true (ecot_dossier_perform (fixture->dossier, remove, NULL));
      settle ();
    }
  g_assert_cmpuint (n_fixed, >=, 2); /* or the loop proves nothing */

  g_assert_finalize_object (live);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ecot/live-findings/follows", Fixture, NULL, set_up, test_follows, tear_down);
  g_test_add ("/ecot/live-findings/before-drawing", Fixture, NULL, set_up, test_before_drawing, tear_down);
  g_test_add ("/ecot/live-findings/random", Fixture, NULL, set_up, test_random, tear_down);
  g_test_add ("/ecot/live-findings/update", Fixture, NULL, set_up, test_update, tear_down);
  g_test_add ("/ecot/live-findings/stay", Fixture, NULL, set_up, test_stay, tear_down);
  g_test_add ("/ecot/live-findings/fixes", Fixture, NULL, set_up, test_fixes, tear_down);

  return g_test_run ();
}
