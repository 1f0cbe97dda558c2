/* test-checker.c: what is checked again after an edit, and that it is enough
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check/ecot-checker.h"

#include "call/ecot-catalogue.h"
#include "support/ecot-test-dossier.h"

static EcotFigures *
new_figures (const char *name)
{
  g_autoptr (EcotCatalogue) catalogue = ecot_catalogue_new ();
  g_autoptr (EcotDossier)   dossier = ecot_dossier_new (name);
  g_autoptr (GError)        error = NULL;
  EcotLot                  *lot = ecot_catalogue_find_lot (catalogue, name, &error);

  g_assert_no_error (error);
  return ecot_figures_new (dossier, lot);
}

/* Every fifth line does not say what is paid. */
static void
add_lines (EcotDossier *dossier,
           guint        n)
{
  g_autoptr (EcotAction) action = ecot_action_new ("Lines");

  for (guint i = 0; i < n; i++)
    {
      gint64             id = ecot_dossier_reserve_id (dossier);
      g_auto (EcotValue) category = ecot_value_text (ECOT_VALUE_CHOICE, "staff");
      g_auto (EcotValue) detail = ecot_value_text (ECOT_VALUE_TEXT, i % 5 == 0 ? "" : "une dépense");

      ecot_action_insert (action, ECOT_KIND_LINE, id, NULL, i);
      ecot_action_set_new (action, ECOT_KIND_LINE, id, "category", &category);
      ecot_action_set_new (action, ECOT_KIND_LINE, id, "amount", &(EcotValue){ ECOT_VALUE_AMOUNT, 100 + i, NULL });
      ecot_action_set_new (action, ECOT_KIND_LINE, id, "detail", &detail);
    }

  ecot_dossier_perform (dossier, action, NULL);
}

static void
assert_same (GPtrArray *found,
             GPtrArray *expected)
{
  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < found->len; i++)
    g_assert_true (ecot_finding_equal (found->pdata[i], expected->pdata[i]));
}

/* Checks, compares with a check that remembers nothing, and returns how many rows were looked at. */
static guint64
check_again (EcotChecker *checker,
             EcotFigures *figures)
{
  guint64               before = ecot_checker_get_work (checker);
  g_autoptr (GPtrArray) found = ecot_checker_run (checker, NULL);
  g_autoptr (GPtrArray) expected = ecot_check (figures, NULL);

  assert_same (found, expected);
  return ecot_checker_get_work (checker) - before;
}

/* {{{ What an edit costs */

static const char *const edits[][2] = {
  { "budget/line/3/amount", "17.00" },
  { "budget/line/3/detail", NULL },
  { "budget/line/3/detail", "de nouveau" },
  { "budget/line/2/category", "nowhere" },
  { "fund/fse/percent", "46" },
  { "applicant/name", "Les Ateliers du Fil d’Eau" },
};

/* Acts on the first lines, which give every other line another number, and one on the last. */
static void
insert_first (EcotDossier *dossier,
              EcotAction  *action)
{
  ecot_action_insert (action, ECOT_KIND_LINE, ecot_dossier_reserve_id (dossier), NULL, 0);
}

static void
remove_second (EcotDossier *dossier,
               EcotAction  *action)
{
  ecot_action_remove (action, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 1));
}

static void
move_to_end (EcotDossier *dossier,
             EcotAction  *action)
{
  ecot_action_move (action, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 0), ecot_dossier_get_n (dossier, ECOT_KIND_LINE) - 1);
}

static void
move_to_front (EcotDossier *dossier,
               EcotAction  *action)
{
  ecot_action_move (action, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, ecot_dossier_get_n (dossier, ECOT_KIND_LINE) - 1), 0);
}

static void
append (EcotDossier *dossier,
        EcotAction  *action)
{
  ecot_action_insert (action, ECOT_KIND_LINE, ecot_dossier_reserve_id (dossier), NULL, ecot_dossier_get_n (dossier, ECOT_KIND_LINE));
}

static void (*const acts[]) (EcotDossier *, EcotAction *) = { insert_first, remove_second, move_to_end, move_to_front, append };

#define N_WORKS (G_N_ELEMENTS (edits) + 2 * G_N_ELEMENTS (acts))

static void
measure_act (EcotChecker *checker,
             EcotFigures *figures,
             void (*act) (EcotDossier *, EcotAction *),
             guint64 work[2])
{
  EcotDossier           *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (EcotAction) action = ecot_action_new ("Act");
  g_autoptr (EcotAction) undo = NULL;

  act (dossier, action);
  g_assert_true (ecot_dossier_perform (dossier, action, NULL));
  work[0] = check_again (checker, figures);
  undo = ecot_action_invert (action, "Undo");
  g_assert_true (ecot_dossier_perform (dossier, undo, NULL));
  work[1] = check_again (checker, figures);
}

static void
measure (guint   n,
         guint64 work[N_WORKS])
{
  g_autoptr (EcotFigures) figures = new_figures ("resa-2017/1");
  g_autoptr (EcotChecker) checker = ecot_checker_new (figures);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);

  add_lines (dossier, n);
  g_assert_cmpuint (check_again (checker, figures), ==, n);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      ecot_test_set (dossier, edits[i][0], edits[i][1]);
      work[i] = check_again (checker, figures);
    }

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    measure_act (checker, figures, acts[i], work + G_N_ELEMENTS (edits) + 2 * i);
}

static void
test_cost_of_an_edit (void)
{
  guint64 few[N_WORKS], many[N_WORKS];

  g_test_summary ("A check after an edit, or after a line came, went, moved or came back, looks at no line but its own");

  measure (100, few);
  measure (10000, many);

  for (guint i = 0; i < G_N_ELEMENTS (few); i++)
    {
      g_assert_cmpuint (few[i], ==, many[i]);
      g_assert_cmpuint (many[i], <=, 1);
    }
}

static EcotFinding *
find_row (GPtrArray  *findings,
          gint64      row,
          const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    if (ecot_finding_get_row (findings->pdata[i], NULL) == row && g_str_equal (ecot_finding_get_rule (findings->pdata[i]), rule))
      return findings->pdata[i];

  return NULL;
}

static void
assert_says (EcotFinding *finding,
             const char  *where,
             const char  *message)
{
  g_assert_cmpstr (ecot_finding_get_where (finding), ==, where);
  g_assert_cmpstr (ecot_finding_get_message (finding), ==, message);
}

/* A finding is about the line, and says where that stands. */
static void
test_follows_its_line (void)
{
  g_autoptr (EcotFigures) figures = new_figures ("resa-2017/1");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (GPtrArray)   findings = NULL;
  g_autoptr (EcotAction)  insert = ecot_action_new ("Insert");
  g_autoptr (EcotAction)  move = ecot_action_new ("Move");
  g_autoptr (EcotAction)  remove = ecot_action_new ("Remove");
  EcotRecord             *line;
  EcotFinding            *finding;

  add_lines (dossier, 20);
  findings = ecot_check (figures, NULL);
  line = ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 5);
  finding = find_row (findings, ecot_record_get_id (line), "line.detail");
  assert_says (finding, "budget/line/6/detail", "La ligne 6 ne dit pas ce qui est payé.");

  insert_first (dossier, insert);
  ecot_dossier_perform (dossier, insert, NULL);
  assert_says (finding, "budget/line/7/detail", "La ligne 7 ne dit pas ce qui est payé.");

  ecot_action_move (move, line, 19);
  ecot_dossier_perform (dossier, move, NULL);
  assert_says (finding, "budget/line/20/detail", "La ligne 20 ne dit pas ce qui est payé.");

  ecot_action_remove (remove, line);
  ecot_dossier_perform (dossier, remove, NULL);
  assert_says (finding, "budget/line/20/detail", "La ligne 20 ne dit pas ce qui est payé.");
}

/* What somebody typed is not taken for the place of the number. */
static void
test_number_sign_typed (void)
{
  g_autoptr (EcotFigures) figures = new_figures ("resa-2017/1");
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (GPtrArray)   findings = NULL;
  EcotRecord             *line;

  ecot_test_append (dossier, ECOT_KIND_LINE, "category", "staff", "detail", "a\001b", NULL);
  line = ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 0);
  findings = ecot_check (figures, NULL);
  g_assert_true (g_str_has_prefix (ecot_finding_get_message (find_row (findings, ecot_record_get_id (line), "line.amount")), "La ligne 1 (a"));
}

/* Lines behind one that goes have another number: nobody looks at them for that. */
static void
test_renumbering (void)
{
  g_autoptr (EcotFigures) figures = new_figures ("resa-2017/1");
  g_autoptr (EcotChecker) checker = ecot_checker_new (figures);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (EcotAction)  remove = ecot_action_new ("Remove");
  g_autoptr (EcotAction)  move = ecot_action_new ("Move");
  EcotChecker            *other = ecot_checker_new (figures);

  add_lines (dossier, 100);
  check_again (checker, figures);
  ecot_action_remove (remove, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 50));
  ecot_dossier_perform (dossier, remove, NULL);
  g_assert_cmpuint (check_again (checker, figures), ==, 0);
  ecot_action_move (move, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 95), 0);
  ecot_dossier_perform (dossier, move, NULL);
  check_again (checker, figures);
  ecot_checker_free (other); /* one that never ran, and followed all this */
}

/* }}} */

static void
test_objects_stay (void)
{
  g_autoptr (EcotFigures) figures = new_figures ("resa-2017/1");
  g_autoptr (EcotChecker) checker = ecot_checker_new (figures);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (GPtrArray)   before = NULL, after = NULL;
  guint                   n = 0;

  g_test_summary ("What was found in lines nobody changed is the same objects");

  add_lines (dossier, 100);
  before = ecot_checker_run (checker, NULL);
  ecot_test_set (dossier, "budget/line/2/amount", "3.00");
  after = ecot_checker_run (checker, NULL);

  for (guint i = 0; i < after->len; i++)
    n += g_ptr_array_find (before, after->pdata[i], NULL) ? 1 : 0;

  g_assert_cmpuint (n, >=, 20);
}

static void
test_random (gconstpointer name)
{
  g_autoptr (EcotFigures) figures = new_figures (name);
  g_autoptr (EcotChecker) checker = ecot_checker_new (figures);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (GRand)       rand = g_rand_new_with_seed (41);

  g_test_summary ("After any actions, all that a check which remembers nothing finds");

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (EcotAction) action = ecot_test_random_action (dossier, rand);

      g_assert_true (ecot_dossier_perform (dossier, action, NULL));
      if (g_rand_int_range (rand, 0, 3) > 0)
        check_again (checker, figures);
    }
}

static void
add_some (GPtrArray *to,
          GPtrArray *from,
          guint      begin,
          guint      end)
{
  for (guint i = begin; i < end; i++)
    g_ptr_array_add (to, g_object_ref (from->pdata[i]));
}

/* What was found in lines, as whoever follows the updates has it.  Returns how many were brought. */
static guint
follow (EcotChecker *checker,
        EcotFigures *figures,
        GPtrArray  **rows)
{
  g_autoptr (GPtrArray)    expected = ecot_check (figures, NULL);
  g_autoptr (GPtrArray)    all = g_ptr_array_new ();
  g_auto (EcotCheckUpdate) update = { NULL };
  GPtrArray               *now = g_ptr_array_new_with_free_func (g_object_unref);

  ecot_checker_update (checker, NULL, &update);
  g_assert_cmpuint (update.head + update.tail, <=, (*rows)->len);

  add_some (now, *rows, 0, update.head);
  add_some (now, update.rows, 0, update.rows->len);
  add_some (now, *rows, (*rows)->len - update.tail, (*rows)->len);

  g_ptr_array_extend (all, update.before, NULL, NULL);
  g_ptr_array_extend (all, now, NULL, NULL);
  g_ptr_array_extend (all, update.after, NULL, NULL);
  g_assert_cmpuint (all->len, ==, expected->len);
  for (guint i = 0; i < all->len; i++)
    g_assert_true (ecot_finding_equal (all->pdata[i], expected->pdata[i]));

  g_ptr_array_unref (*rows);
  *rows = now;
  return update.rows->len;
}

static void
test_updates (gconstpointer name)
{
  g_autoptr (EcotFigures) figures = new_figures (name);
  g_autoptr (EcotChecker) checker = ecot_checker_new (figures);
  EcotDossier            *dossier = ecot_figures_get_dossier (figures);
  g_autoptr (GRand)       rand = g_rand_new_with_seed (43);
  g_autoptr (GPtrArray)   rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_test_summary ("What changes is all that is told, and enough to know the whole");

  add_lines (dossier, 100);
  g_assert_cmpuint (follow (checker, figures, &rows), >=, 20);
  g_assert_cmpuint (follow (checker, figures, &rows), ==, 0);
  ecot_test_set (dossier, "budget/line/2/amount", "3.00");
  g_assert_cmpuint (follow (checker, figures, &rows), <=, 2);
  ecot_test_set (dossier, "applicant/name", "Les Ateliers");
  g_assert_cmpuint (follow (checker, figures, &rows), ==, 0);

  for (guint i = 0; i < 120; i++)
    {
      g_autoptr (EcotAction) action = ecot_test_random_action (dossier, rand);

      g_assert_true (ecot_dossier_perform (dossier, action, NULL));
      if (g_rand_int_range (rand, 0, 3) > 0)
        follow (checker, figures, &rows);
    }
}

/* A day of payment comes, goes, goes with its line and comes back: the plan of the cash is checked while there is one. */
static void
test_paid (void)
{
  static const char *const values[] = { "2017-09-01", NULL, "2017-09-02" };
  g_autoptr (EcotFigures)  figures = new_figures ("resa-2017/1");
  g_autoptr (EcotChecker)  checker = ecot_checker_new (figures);
  EcotDossier             *dossier = ecot_figures_get_dossier (figures);
  guint64                  work[2];

  add_lines (dossier, 10);
  ecot_test_set (dossier, "action/start", "2017-09-01");
  ecot_test_set (dossier, "action/end", "2017-12-31");
  ecot_test_set (dossier, "fund/fse/percent", "90"); /* which comes at the end */
  check_again (checker, figures);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GPtrArray) findings = NULL;

      ecot_test_set (dossier, "budget/line/2/paid", values[i]);
      check_again (checker, figures);
      findings = ecot_checker_run (checker, NULL);
      g_assert_true ((find_row (findings, 0, "cash.lowest") != NULL) == (values[i] != NULL));
    }

  measure_act (checker, figures, remove_second, work);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/checker/cost-of-an-edit", test_cost_of_an_edit);
  g_test_add_func ("/ecot/checker/follows-its-line", test_follows_its_line);
  g_test_add_func ("/ecot/checker/number-sign-typed", test_number_sign_typed);
  g_test_add_func ("/ecot/checker/renumbering", test_renumbering);
  g_test_add_func ("/ecot/checker/objects-stay", test_objects_stay);
  g_test_add_func ("/ecot/checker/paid", test_paid);
  g_test_add_data_func ("/ecot/checker/random/resa", "resa-2017/1", test_random);
  g_test_add_data_func ("/ecot/checker/random/pas-de-calais", "pas-de-calais-2024/d10", test_random);
  g_test_add_data_func ("/ecot/checker/updates", "resa-2017/1", test_updates);

  return g_test_run ();
}
