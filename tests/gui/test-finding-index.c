/* test-finding-index.c: the index says what a walk through the findings would
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/ecot-finding-index.h"

#include <string.h>

#include "check/ecot-finding-private.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test-lot.h"

static const char *const places[] = { "budget", "budget/line/1/amount", "budget/line/2/amount", "budget/category/1/label", "fund/fse/percent", "funding", "applicant/name" };
static const char *const rules[] = { "limit.cap", "limit.rate", "line.amount", "required" };

static EcotFinding *
random_finding (EcotLot *lot,
                GRand   *rand)
{
  EcotFindingSpec spec = {
    .rule = rules[g_rand_int_range (rand, 0, G_N_ELEMENTS (rules))],
    .level = (EcotLevel)g_rand_int_range (rand, ECOT_LEVEL_ADVICE, ECOT_LEVEL_ERROR + 1),
    .where = places[g_rand_int_range (rand, 0, G_N_ELEMENTS (places))],
    .found = "x",
    .expected = "y",
  };

  return ecot_finding_new (lot, &spec, "Une phrase.");
}

/* {{{ What a walk would say */

static gboolean
is_below (const char *where,
          const char *root)
{
  gsize length = root != NULL ? strlen (root) : 0;

  return root == NULL || (strncmp (where, root, length) == 0 && (where[length] == '\0' || where[length] == '/'));
}

static guint
walk_errors (GListModel *list,
             const char *root)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (EcotFinding) finding = g_list_model_get_item (list, i);

      n += ecot_finding_get_level (finding) == ECOT_LEVEL_ERROR && is_below (ecot_finding_get_where (finding), root) ? 1 : 0;
    }

  return n;
}

/* The level of the worst, or -1. */
static int
walk_worst (GListModel *list,
            const char *path)
{
  int worst = -1;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (EcotFinding) finding = g_list_model_get_item (list, i);

      if (strcmp (ecot_finding_get_where (finding), path) == 0)
        worst = MAX (worst, (int)ecot_finding_get_level (finding));
    }

  return worst;
}

static gboolean
walk_rule (GListModel *list,
           const char *rule)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (EcotFinding) finding = g_list_model_get_item (list, i);

      if (strcmp (ecot_finding_get_rule (finding), rule) == 0)
        return TRUE;
    }

  return FALSE;
}

/* }}} */

static void
assert_index (EcotFindingIndex *index,
              GListModel       *list)
{
  static const char *const roots[] = { NULL, "budget", "budget/line", "fund", "funding", "applicant", "nowhere" };

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    g_assert_cmpuint (ecot_finding_index_count_errors (index, roots[i]), ==, walk_errors (list, roots[i]));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      EcotFinding *found = ecot_finding_index_find (index, places[i]);

      g_assert_cmpint (found != NULL ? (int)ecot_finding_get_level (found) : -1, ==, walk_worst (list, places[i]));
    }

  g_assert_true ((ecot_finding_index_find_limit (index, "limit.cap") != NULL) == walk_rule (list, "limit.cap"));
  g_assert_null (ecot_finding_index_find_limit (index, "limit.none"));
}

static void
test_random (void)
{
  g_autoptr (EcotLot)          lot = ecot_test_lot_new ("<budget/>");
  g_autoptr (GListStore)       list = g_list_store_new (ECOT_TYPE_FINDING);
  g_autoptr (EcotFindingIndex) index = ecot_finding_index_new (G_LIST_MODEL (list));
  g_autoptr (GRand)            rand = g_rand_new_with_seed (53);

  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (ecot_finding_index_splice), index);

  for (guint step = 0; step < 500; step++)
    {
      guint                 n = g_list_model_get_n_items (G_LIST_MODEL (list));
      guint                 position = (guint)g_rand_int_range (rand, 0, (gint32)n + 1);
      guint                 n_removed = (guint)g_rand_int_range (rand, 0, (gint32)MIN (n - position, 5) + 1);
      g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

      for (int i = g_rand_int_range (rand, 0, 6); i > 0; i--)
        g_ptr_array_add (added, random_finding (lot, rand));

      g_list_store_splice (list, position, n_removed, added->pdata, added->len);
      assert_index (index, G_LIST_MODEL (list));
    }

  g_signal_handlers_disconnect_by_data (list, index);
}

/* What is about a line stays with it, whatever is put before. */
static void
test_row (void)
{
  g_autoptr (EcotLot)          lot = ecot_test_lot_new ("<budget/>");
  g_autoptr (EcotDossier)      dossier = ecot_dossier_new ("test/1");
  g_autoptr (GListStore)       list = g_list_store_new (ECOT_TYPE_FINDING);
  g_autoptr (EcotFindingIndex) index = ecot_finding_index_new (G_LIST_MODEL (list));
  g_autoptr (EcotFinding)      finding = NULL;
  EcotFindingSpec              spec = { .rule = "line.amount", .level = ECOT_LEVEL_ERROR, .found = "x", .expected = "y", .field = "amount" };
  gint64                       id;

  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "un", NULL);
  spec.dossier = dossier;
  spec.row = ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 0);
  id = ecot_record_get_id (spec.row);
  finding = ecot_finding_new (lot, &spec, "La ligne " ECOT_FINDING_NUMBER ".");
  g_list_store_append (list, finding);
  ecot_finding_index_splice (index, 0, 0, 1);

  for (guint n = 1; n <= 3; n++)
    {
      g_autoptr (EcotAction) action = ecot_action_new ("Insert");

      g_assert_true (ecot_finding_index_find_cell (index, id, "amount") == finding);
      g_assert_null (ecot_finding_index_find_cell (index, id, "detail"));
      g_assert_null (ecot_finding_index_find (index, "budget/line/1/amount"));
      g_assert_cmpuint (ecot_finding_index_count_errors (index, "budget/line"), ==, 1);
      ecot_action_insert (action, ECOT_KIND_LINE, ecot_dossier_reserve_id (dossier), NULL, 0);
      g_assert_true (ecot_dossier_perform (dossier, action, NULL));
    }

  g_list_store_remove_all (list);
  ecot_finding_index_splice (index, 0, 1, 0);
  g_assert_null (ecot_finding_index_find_cell (index, id, "amount"));
  g_assert_cmpuint (ecot_finding_index_count_errors (index, "budget"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/finding-index/random", test_random);
  g_test_add_func ("/ecot/finding-index/row", test_row);

  return g_test_run ();
}
