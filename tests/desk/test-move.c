/* test-move.c: a dossier that goes to another version of its call, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/ecot-error.h"
#include "desk/ecot-desk.h"
#include "desk/ecot-move-plan.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test.h"

#define CALL_OF(id, lot, cap)                                                                       \
  "<call id='" id "' title='t' issuer='i'><lot id='" lot "' title='Lot'>"                           \
  "<category id='staff' kind='staff' label='Personnel'/>"                                           \
  "<section id='project' title='Le projet'/>"                                                       \
  "<limit id='cap' figure='cost.total' at-most='" cap " EUR' message='le plafond du coût total'/>" \
  "</lot></call>"
#define CALL(cap) CALL_OF ("essai", "1", cap)

typedef struct
{
  EcotCatalogue *catalogue;
  char          *folder, *path;
  EcotDesk      *desk;  /* a line of 9 500.00 under a ceiling of 10 000 */
  guint          moved; /* times it told */
} Fixture;

static EcotCall *
load (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  EcotCall          *call = ecot_call_load (bytes, "essai.xml", &error);

  g_assert_no_error (error);
  return call;
}

static void
count (guint *n)
{
  (*n)++;
}

static void
follow (Fixture  *fixture,
        EcotDesk *desk)
{
  fixture->desk = desk;
  g_signal_connect_swapped (desk, "moved", G_CALLBACK (count), &fixture->moved);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (EcotCall) call = load (CALL ("10000"));
  g_autoptr (GError)   error = NULL;

  fixture->catalogue = ecot_catalogue_new ();
  fixture->folder = ecot_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "dossier.ecot", NULL);
  follow (fixture, ecot_desk_new_for_call (call, "essai/1", &error));
  g_assert_no_error (error);
  ecot_test_append (ecot_desk_get_dossier (fixture->desk), ECOT_KIND_LINE, "category", "staff", "amount", "9500.00", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->desk);
  ecot_catalogue_free (fixture->catalogue);
  ecot_test_folder_remove (fixture->folder);
  g_free (fixture->path);
}

static void
move (Fixture    *fixture,
      const char *text)
{
  g_autoptr (EcotCall) to = load (text);
  g_autoptr (GError)   error = NULL;

  g_assert_true (ecot_desk_move (fixture->desk, to, &error));
  g_assert_no_error (error);
}

static void
step (Fixture *fixture,
      gboolean back)
{
  EcotStore         *store = ecot_desk_get_store (fixture->desk);
  g_autoptr (GError) error = NULL;

  g_assert_true (back ? ecot_store_undo (store, NULL, &error) : ecot_store_redo (store, NULL, &error));
  g_assert_no_error (error);
}

static gint64
get_cap (Fixture *fixture)
{
  return ((EcotLimit *)ecot_desk_get_lot (fixture->desk)->limits->pdata[0])->value;
}

static guint
count_errors (EcotDesk *desk)
{
  GListModel *findings = ecot_desk_get_findings (desk);
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (EcotFinding) finding = g_list_model_get_item (findings, i);

      n += ecot_finding_get_level (finding) == ECOT_LEVEL_ERROR;
    }

  return n;
}

/* Call, lot and figures are of one version, and the findings are theirs. */
static void
assert_at (Fixture *fixture,
           gint64   cap,
           guint    moved)
{
  EcotDesk             *desk = fixture->desk;
  g_autoptr (GPtrArray) anew = ecot_desk_check (desk, NULL, NULL);
  gint64                total;

  g_assert_cmpint (get_cap (fixture), ==, cap);
  g_assert_true (ecot_figures_get_lot (ecot_desk_get_figures (desk)) == ecot_desk_get_lot (desk));
  g_assert_true (ecot_call_find_lot (ecot_desk_get_call (desk), "1") == ecot_desk_get_lot (desk));
  g_assert_true (g_bytes_equal (ecot_store_get_call (ecot_desk_get_store (desk)), ecot_call_get_bytes (ecot_desk_get_call (desk))));
  g_assert_true (ecot_figures_get_number (ecot_desk_get_figures (desk), "cost.total", &total));
  g_assert_cmpint (total, ==, 950000);
  g_assert_cmpuint (g_list_model_get_n_items (ecot_desk_get_findings (desk)), ==, anew->len);
  g_assert_cmpuint (fixture->moved, ==, moved);
}

static void
test_there_and_back (Fixture      *fixture,
                     gconstpointer data)
{
  GListModel      *findings = ecot_desk_get_findings (fixture->desk);
  g_autofree char *before = ecot_test_dump (ecot_desk_get_dossier (fixture->desk));
  g_autofree char *after = NULL;
  guint            errors = count_errors (fixture->desk);

  g_test_summary ("Moving swaps call, lot, figures and findings at once, nothing of the dossier; undo and redo do so too");

  assert_at (fixture, 1000000, 0);
  move (fixture, CALL ("9499.99"));
  assert_at (fixture, 949999, 1);
  g_assert_cmpuint (count_errors (fixture->desk), ==, errors + 1);
  g_assert_cmpstr (ecot_store_get_undo_label (ecot_desk_get_store (fixture->desk)), ==, "Move to another version of the call");
  step (fixture, TRUE);
  assert_at (fixture, 1000000, 2);
  g_assert_cmpuint (count_errors (fixture->desk), ==, errors);
  step (fixture, FALSE);
  assert_at (fixture, 949999, 3);

  /* Back by hand works as well. */
  move (fixture, CALL ("10000"));
  assert_at (fixture, 1000000, 4);
  after = ecot_test_dump (ecot_desk_get_dossier (fixture->desk));
  g_assert_cmpstr (after, ==, before);
  g_assert_true (ecot_desk_get_findings (fixture->desk) == findings);
}

static void
test_edits_around (Fixture      *fixture,
                   gconstpointer data)
{
  gint64 total;

  g_test_summary ("Edits before and after a move are undone in their order, each under its own call");

  move (fixture, CALL ("9000"));
  ecot_test_set (ecot_desk_get_dossier (fixture->desk), "budget/line/1/amount", "1.00");
  g_assert_true (ecot_figures_get_number (ecot_desk_get_figures (fixture->desk), "cost.total", &total));
  g_assert_cmpint (total, ==, 100);
  step (fixture, TRUE);
  assert_at (fixture, 900000, 1);
  step (fixture, TRUE);
  assert_at (fixture, 1000000, 2);
  step (fixture, TRUE);
  g_assert_cmpuint (ecot_dossier_get_n (ecot_desk_get_dossier (fixture->desk), ECOT_KIND_LINE), ==, 0);
  while (ecot_store_can_redo (ecot_desk_get_store (fixture->desk)))
    step (fixture, FALSE);
  g_assert_cmpint (get_cap (fixture), ==, 900000);
}

static void
test_after_closing (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotDesk) read = NULL;

  g_test_summary ("The file carries the new call; opened again, the move can still be undone");

  move (fixture, CALL ("9600"));
  g_assert_true (ecot_store_publish (ecot_desk_get_store (fixture->desk), fixture->path, &error));
  g_assert_finalize_object (fixture->desk);

  read = ecot_desk_read (fixture->catalogue, fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((EcotLimit *)ecot_desk_get_lot (read)->limits->pdata[0])->value, ==, 960000);

  follow (fixture, ecot_desk_open (fixture->catalogue, fixture->path, &error));
  g_assert_no_error (error);
  assert_at (fixture, 960000, 1);
  step (fixture, TRUE);
  assert_at (fixture, 1000000, 2);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const calls[] = {
    CALL_OF ("autre", "1", "1"),
    CALL_OF ("essai", "2", "1"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (EcotCall) to = load (calls[i]);
      g_autoptr (GError)   error = NULL;

      g_assert_false (ecot_desk_move (fixture->desk, to, &error));
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT);
      g_assert_nonnull (strstr (error->message, "essai/1"));
      assert_at (fixture, 1000000, 0);
    }
}

static void
test_same (Fixture      *fixture,
           gconstpointer data)
{
  gint64 revision = ecot_store_get_revision (ecot_desk_get_store (fixture->desk));

  move (fixture, CALL ("10000"));
  assert_at (fixture, 1000000, 0);
  g_assert_cmpint (ecot_store_get_revision (ecot_desk_get_store (fixture->desk)), ==, revision);
}

/* Without a working copy the move is in memory alone. */
static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotCall) to = load (CALL ("9000"));
  g_autoptr (EcotDesk) read = NULL;

  g_assert_true (ecot_store_publish (ecot_desk_get_store (fixture->desk), fixture->path, &error));
  read = ecot_desk_read (fixture->catalogue, fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (ecot_desk_move (read, to, &error));
  g_assert_cmpint (((EcotLimit *)ecot_desk_get_lot (read)->limits->pdata[0])->value, ==, 900000);
}

/* A file without its call answers that of the catalogue, and does so again after undo;
 * where nobody knows any more what it was, undo says so. */
static void
test_unkept (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autoptr (GError)      error = NULL;
  GBytes                 *bytes = ecot_call_get_bytes (ecot_catalogue_find_call (fixture->catalogue, "resa-2017"));
  g_autoptr (GString)     text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));

  g_clear_object (&fixture->desk);
  g_assert_cmpuint (g_string_replace (text, "at-most=\"10000 EUR\"", "at-most=\"9000 EUR\"", 1), ==, 1);
  ecot_store_write (dossier, NULL, fixture->path, &error);
  g_assert_no_error (error);

  follow (fixture, ecot_desk_open (fixture->catalogue, fixture->path, &error));
  g_assert_no_error (error);
  move (fixture, text->str);
  g_assert_nonnull (ecot_store_get_call (ecot_desk_get_store (fixture->desk)));
  step (fixture, TRUE);
  g_assert_null (ecot_store_get_call (ecot_desk_get_store (fixture->desk)));
  g_assert_true (g_bytes_equal (ecot_call_get_bytes (ecot_desk_get_call (fixture->desk)), bytes));
  step (fixture, FALSE);
  g_assert_cmpuint (fixture->moved, ==, 3);

  g_assert_finalize_object (fixture->desk);
  follow (fixture, ecot_desk_open (fixture->catalogue, fixture->path, &error));
  g_assert_false (ecot_store_undo (ecot_desk_get_store (fixture->desk), NULL, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT);
  g_assert_true (g_bytes_equal (ecot_call_get_bytes (ecot_desk_get_call (fixture->desk)),
                                ecot_store_get_call (ecot_desk_get_store (fixture->desk))));
}

/* A dossier that was sent may be moved, with a warning first. */
static void
test_sent (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (EcotCall)  to = load (CALL ("9600"));
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) effects = NULL;
  const EcotEffect     *first;

  ecot_test_set (ecot_desk_get_dossier (fixture->desk), "submission/sent", "2026-03-01T10:00");
  effects = ecot_effects_list (ecot_desk_get_dossier (fixture->desk), ecot_desk_get_call (fixture->desk), to, &error);
  g_assert_no_error (error);
  first = effects->pdata[0];
  g_assert_cmpint (first->level, ==, ECOT_LEVEL_WARNING);
  g_assert_cmpstr (first->where, ==, "submission/sent");
  g_assert_true (ecot_desk_move (fixture->desk, to, &error));
}

static gpointer
run_plan (gpointer data)
{
  GError *error = NULL;

  ecot_move_plan_run (data, &error);
  return error;
}

/* Elsewhere, while the dossier goes on being edited. */
static void
test_plan (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char         *file = g_build_filename (fixture->folder, "new.xml", NULL);
  g_autoptr (EcotMovePlan) plan = NULL;
  g_autoptr (GPtrArray)    expected = NULL;
  g_autoptr (GError)       error = NULL;
  g_autoptr (EcotCall)     to = load (CALL ("9499.99"));
  GThread                 *thread;

  g_assert_true (g_file_set_contents (file, CALL ("9499.99"), -1, NULL));
  expected = ecot_effects_list (ecot_desk_get_dossier (fixture->desk), ecot_desk_get_call (fixture->desk), to, NULL);
  g_assert_cmpuint (expected->len, >, 1);

  plan = ecot_move_plan_new (fixture->desk, NULL, file);
  thread = g_thread_new ("plan", run_plan, plan);
  for (guint i = 0; i < 50; i++)
    ecot_test_append (ecot_desk_get_dossier (fixture->desk), ECOT_KIND_LINE, "category", "staff", "amount", "1.00", NULL);
  error = g_thread_join (thread);
  g_assert_no_error (error);

  g_assert_false (ecot_move_plan_is_same (plan));
  g_assert_cmpuint (ecot_move_plan_get_effects (plan)->len, ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    g_assert_cmpstr (((EcotEffect *)ecot_move_plan_get_effects (plan)->pdata[i])->message, ==, ((EcotEffect *)expected->pdata[i])->message);
  g_assert_true (ecot_desk_move (fixture->desk, ecot_move_plan_get_call (plan), &error));
}

static void
test_plan_refused (Fixture      *fixture,
                   gconstpointer data)
{
  static const struct
  {
    const char *text; /* NULL: no file */
    int         code;
    const char *word;
  } cases[] = {
    { NULL, ECOT_ERROR_READ, "new.xml" },
    { "<call", ECOT_ERROR_BAD_CALL, "new.xml:1" },
    { "<call id='essai' title='t' issuer='i'><lot id='1' title='L'>\n<limt/></lot></call>", ECOT_ERROR_BAD_CALL, "new.xml:2" },
    { CALL_OF ("autre", "1", "1"), ECOT_ERROR_UNKNOWN_LOT, "essai/1" },
  };
  g_autofree char *file = g_build_filename (fixture->folder, "new.xml", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotMovePlan) plan = ecot_move_plan_new (fixture->desk, NULL, file);
      g_autoptr (GError)       error = NULL;

      if (cases[i].text != NULL)
        g_assert_true (g_file_set_contents (file, cases[i].text, -1, NULL));
      g_assert_false (ecot_move_plan_run (plan, &error));
      g_assert_error (error, ECOT_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].word));
      assert_at (fixture, 1000000, 0);
    }
}

static void
test_plan_same (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (EcotMovePlan) plan = ecot_move_plan_new (fixture->desk, ecot_desk_get_call (fixture->desk), NULL);
  g_autoptr (GError)       error = NULL;

  g_assert_true (ecot_move_plan_run (plan, &error));
  g_assert_no_error (error);
  g_assert_true (ecot_move_plan_is_same (plan));
  g_assert_cmpuint (ecot_move_plan_get_effects (plan)->len, ==, 0);
}

static void
test_new_refused (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (EcotCall) call = load (CALL ("1"));
  g_autoptr (GError)   error = NULL;

  g_assert_null (ecot_desk_new_for_call (call, "essai/2", &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add ("/ecot/desk/move/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("there-and-back", test_there_and_back);
  ADD ("edits-around", test_edits_around);
  ADD ("after-closing", test_after_closing);
  ADD ("refused", test_refused);
  ADD ("same", test_same);
  ADD ("read-only", test_read_only);
  ADD ("unkept", test_unkept);
  ADD ("sent", test_sent);
  ADD ("plan", test_plan);
  ADD ("plan-refused", test_plan_refused);
  ADD ("plan-same", test_plan_same);
  ADD ("new-refused", test_new_refused);

  return g_test_run ();
}
