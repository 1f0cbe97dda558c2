/* test-dossier.c: what a dossier tells, to whom and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dossier/ecot-dossier.h"

#include <string.h>

#include "base/ecot-error.h"
#include "dossier/ecot-copying.h"
#include "dossier/ecot-diff.h"
#include "support/ecot-test-dossier.h"

/* What was heard, as text: "lines 0-0+1; performed 2;". */
static void
items_cb (GListModel *model,
          guint       position,
          guint       removed,
          guint       added,
          GString    *heard)
{
  g_string_append_printf (heard, "items %u-%u+%u;", position, removed, added);
}

static void
changed_cb (EcotRecord *record,
            int         field,
            GString    *heard)
{
  g_string_append_printf (heard, "changed %s;", ecot_schema_get_kind (ecot_record_get_kind (record))->fields[field].name);
}

static void
performed_cb (EcotDossier *dossier,
              EcotAction  *action,
              GString     *heard)
{
  g_string_append_printf (heard, "performed %u;", ecot_action_get_n_edits (action));
}

static GString *
listen (EcotDossier *dossier,
        EcotKind     kind)
{
  GString *heard = g_string_new (NULL);

  g_signal_connect (ecot_dossier_get_list (dossier, kind), "items-changed", G_CALLBACK (items_cb), heard);
  g_signal_connect (dossier, "performed", G_CALLBACK (performed_cb), heard);

  return heard;
}

#define assert_heard(heard, expected)           \
  G_STMT_START                                  \
  {                                             \
    g_assert_cmpstr (heard->str, ==, expected); \
    g_string_truncate (heard, 0);               \
  }                                             \
  G_STMT_END

static void
stop_listening (EcotDossier *dossier,
                EcotKind     kind,
                GString     *heard)
{
  g_signal_handlers_disconnect_by_data (ecot_dossier_get_list (dossier, kind), heard);
  g_signal_handlers_disconnect_by_data (dossier, heard);
  g_string_free (heard, TRUE);
}

static void
test_list (void)
{
  EcotDossier           *dossier = ecot_dossier_new ("resa-2017/1");
  GString               *heard = listen (dossier, ECOT_KIND_LINE);
  EcotRecord            *line = ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Salle", "amount", "500.00", NULL);
  g_autoptr (EcotAction) remove = ecot_action_new ("Remove");

  g_test_summary ("Rows come, change, move and go, each told once, after the whole action is in");

  assert_heard (heard, "items 0-0+1;performed 3;");

  g_signal_connect (line, "changed", G_CALLBACK (changed_cb), heard);
  ecot_test_set (dossier, "budget/line/1/amount", "500.00"); /* no change, so no word of it */
  assert_heard (heard, "");
  ecot_test_set (dossier, "budget/line/1/amount", "600.00");
  assert_heard (heard, "changed amount;performed 1;");
  ecot_test_set (dossier, "budget/line/1/amount", NULL);
  assert_heard (heard, "changed amount;performed 1;");

  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Sono", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Bus", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Dépliants", NULL);
  g_string_truncate (heard, 0);

  {
    g_autoptr (EcotAction) move = ecot_action_new ("Move");

    ecot_action_move (move, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 1), 2);
    g_assert_true (ecot_dossier_perform (dossier, move, NULL));
  }
  assert_heard (heard, "items 1-2+2;performed 1;");
  {
    g_autoptr (EcotAction) stay = ecot_action_new ("Move");

    ecot_action_move (stay, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 1), 1);
    g_assert_true (ecot_dossier_perform (dossier, stay, NULL));
  }
  assert_heard (heard, "");
  g_assert_cmpstr (ecot_record_get_text (ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 1), "detail"), ==, "Bus");
  g_assert_cmpuint (ecot_dossier_get_position (dossier, line), ==, 0);

  g_object_ref (line);
  ecot_action_remove (remove, line);
  g_assert_true (ecot_dossier_perform (dossier, remove, NULL));
  assert_heard (heard, "items 0-1+0;performed 2;"); /* its cell was emptied first */
  g_assert_null (ecot_dossier_find_id (dossier, ecot_record_get_id (line)));
  g_assert_cmpuint (ecot_dossier_get_n (dossier, ECOT_KIND_LINE), ==, 3);

  stop_listening (dossier, ECOT_KIND_LINE, heard);
  g_assert_finalize_object (line);
  g_assert_finalize_object (dossier);
}

static void
test_single (void)
{
  EcotDossier *dossier = ecot_dossier_new ("resa-2017/1");
  GString     *heard = listen (dossier, ECOT_KIND_APPLICANT);
  EcotRecord  *applicant;

  g_test_summary ("The applicant is there as long as something is known of it");

  g_assert_null (ecot_dossier_get_record (dossier, ECOT_KIND_APPLICANT, NULL));
  ecot_test_set (dossier, "applicant/name", NULL);
  assert_heard (heard, "");

  ecot_test_set (dossier, "applicant/name", "Les Ateliers du Fil d’Eau");
  assert_heard (heard, "items 0-0+1;performed 2;");
  applicant = ecot_dossier_get_record (dossier, ECOT_KIND_APPLICANT, NULL);
  g_signal_connect (applicant, "changed", G_CALLBACK (changed_cb), heard);
  ecot_test_set (dossier, "applicant/acronym", "AFE");
  assert_heard (heard, "changed acronym;performed 1;");
  g_assert_cmpstr (ecot_dossier_get_text (dossier, ECOT_KIND_APPLICANT, NULL, "acronym"), ==, "AFE");

  ecot_test_set (dossier, "applicant/name", NULL);
  ecot_test_set (dossier, "applicant/acronym", NULL);
  assert_heard (heard, "changed name;performed 1;items 0-1+0;performed 2;");
  g_assert_null (ecot_dossier_get_record (dossier, ECOT_KIND_APPLICANT, NULL));
  g_assert_true (ecot_value_is_empty (ecot_dossier_get_value (dossier, ECOT_KIND_APPLICANT, NULL, "name")));

  stop_listening (dossier, ECOT_KIND_APPLICANT, heard);
  g_assert_finalize_object (dossier);
}

static void
test_keyed (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  const char *const       in[] = { "methods", "presentation", "b", "a", "c" };
  const char *const       sorted[] = { "a", "b", "c", "methods", "presentation" };

  g_test_summary ("Keyed records stand in the order of their keys, whatever order they came in");

  for (guint i = 0; i < G_N_ELEMENTS (in); i++)
    {
      g_autofree char *path = g_strdup_printf ("narrative/%s/text", in[i]);

      ecot_test_set (dossier, path, in[i]);
    }

  g_assert_cmpuint (ecot_dossier_get_n (dossier, ECOT_KIND_NARRATIVE), ==, G_N_ELEMENTS (sorted));
  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    {
      EcotRecord *record = ecot_dossier_get_nth (dossier, ECOT_KIND_NARRATIVE, i);

      g_assert_cmpstr (ecot_record_get_key (record), ==, sorted[i]);
      g_assert_true (ecot_dossier_get_record (dossier, ECOT_KIND_NARRATIVE, sorted[i]) == record);
      g_assert_cmpuint (ecot_dossier_get_position (dossier, record), ==, i);
    }
  g_assert_null (ecot_dossier_get_record (dossier, ECOT_KIND_NARRATIVE, "bb"));
}

/* One action that fills two cells of a record that is not there, and one made
 * before somebody else created the record. */
static void
test_add_set (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autoptr (EcotAction)  both = ecot_action_new ("Fill in");
  g_autoptr (EcotAction)  late = ecot_action_new ("Fix");
  g_autoptr (EcotAction)  nothing = ecot_action_new ("Nothing");
  g_auto (EcotValue)      name = ecot_value_text (ECOT_VALUE_TEXT, "Marie Dupré");
  g_auto (EcotValue)      role = ecot_value_text (ECOT_VALUE_TEXT, "présidente");
  const EcotValue         empty = ECOT_VALUE_EMPTY;
  GString                *heard = listen (dossier, ECOT_KIND_REPRESENTATIVE);

  ecot_dossier_add_set (dossier, late, ECOT_KIND_REPRESENTATIVE, NULL, "role", &role);
  ecot_dossier_add_set (dossier, nothing, ECOT_KIND_REPRESENTATIVE, NULL, "role", &role);
  ecot_dossier_add_set (dossier, nothing, ECOT_KIND_REPRESENTATIVE, NULL, "role", &empty);
  ecot_dossier_add_set (dossier, both, ECOT_KIND_REPRESENTATIVE, NULL, "name", &name);
  ecot_dossier_add_set (dossier, both, ECOT_KIND_REPRESENTATIVE, NULL, "email", &empty);

  /* What comes and goes within an action never was. */
  g_assert_true (ecot_dossier_perform (dossier, nothing, NULL));
  assert_heard (heard, "");
  g_assert_cmpuint (ecot_dossier_get_n (dossier, ECOT_KIND_REPRESENTATIVE), ==, 0);

  g_assert_true (ecot_dossier_perform (dossier, both, NULL));
  assert_heard (heard, "items 0-0+1;performed 2;");
  g_assert_true (ecot_dossier_perform (dossier, late, NULL));
  assert_heard (heard, "performed 1;");
  g_assert_cmpuint (ecot_dossier_get_n (dossier, ECOT_KIND_REPRESENTATIVE), ==, 1);
  g_assert_cmpstr (ecot_dossier_get_text (dossier, ECOT_KIND_REPRESENTATIVE, NULL, "name"), ==, "Marie Dupré");
  g_assert_cmpstr (ecot_dossier_get_text (dossier, ECOT_KIND_REPRESENTATIVE, NULL, "role"), ==, "présidente");

  stop_listening (dossier, ECOT_KIND_REPRESENTATIVE, heard);
}

/* A listener that does something of its own: it is told of after what it heard. */
static void
react_cb (EcotDossier *dossier,
          EcotAction  *action,
          gpointer     data)
{
  if (ecot_value_is_empty (ecot_dossier_get_value (dossier, ECOT_KIND_OWN, NULL, "amount")))
    ecot_test_set (dossier, "own-funds/amount", "1.00");
}

static void
label_cb (EcotDossier *dossier,
          EcotAction  *action,
          GString     *heard)
{
  g_string_append_printf (heard, "%s %u;", ecot_action_get_label (action), ecot_action_get_edit (action, 0)->kind);
}

static void
test_nested (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autoptr (GString)     heard = g_string_new (NULL);
  g_autofree char        *expected = g_strdup_printf ("Append %u;Set %u;", ECOT_KIND_LINE, ECOT_KIND_OWN);

  g_signal_connect (dossier, "performed", G_CALLBACK (react_cb), NULL);
  g_signal_connect (dossier, "performed", G_CALLBACK (label_cb), heard);
  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Salle", NULL);
  g_assert_cmpstr (heard->str, ==, expected);
}

/* A listener of a list finds the list as it was told, and every row in place. */
typedef struct
{
  GPtrArray *rows;
  guint      n_pieces;
} Shadow;

static void
shadow_cb (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           Shadow     *shadow)
{
  g_ptr_array_remove_range (shadow->rows, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (shadow->rows, (int)(position + i), g_list_model_get_item (model, position + i));

  shadow->n_pieces++;
  g_assert_cmpuint (shadow->rows->len, ==, g_list_model_get_n_items (model));
}

static void
test_shadow (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autoptr (GRand)       rand = g_rand_new_with_seed (11);
  GListModel             *model = ecot_dossier_get_list (dossier, ECOT_KIND_LINE);
  Shadow                  shadow = { g_ptr_array_new_with_free_func (g_object_unref) };

  g_test_summary ("Whoever follows items-changed has the right rows in the right order, one piece an action");

  g_signal_connect (model, "items-changed", G_CALLBACK (shadow_cb), &shadow);
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (EcotAction) action = ecot_test_random_action (dossier, rand);

      shadow.n_pieces = 0;
      g_assert_true (ecot_dossier_perform (dossier, action, NULL));
      g_assert_cmpuint (shadow.n_pieces, <=, 1);
      g_assert_cmpuint (shadow.rows->len, ==, ecot_dossier_get_n (dossier, ECOT_KIND_LINE));
      for (guint row = 0; row < shadow.rows->len; row++)
        {
          EcotRecord *record = shadow.rows->pdata[row];

          g_assert_true (ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, row) == record);
          g_assert_true (ecot_dossier_find_id (dossier, ecot_record_get_id (record)) == record);
          g_assert_cmpuint (ecot_dossier_get_position (dossier, record), ==, row);
        }
    }
  g_assert_cmpuint (shadow.rows->len, >, 20); /* or the loop proves nothing */

  g_signal_handlers_disconnect_by_data (model, &shadow);
  g_ptr_array_unref (shadow.rows);
}

/* Not a time: what grows faster than the input does would not end. */
static void
test_large (void)
{
  const guint            n = 100000;
  EcotDossier           *dossier = ecot_dossier_new ("resa-2017/1");
  GString               *heard = listen (dossier, ECOT_KIND_LINE);
  g_autoptr (EcotAction) insert = ecot_action_new ("Paste");
  g_autoptr (EcotAction) remove = ecot_action_new ("Remove all");
  g_autoptr (EcotAction) back = NULL;
  g_autoptr (GError)     error = NULL;
  EcotValue              amount = ecot_value_number (ECOT_VALUE_AMOUNT, 100);

  g_test_summary ("100,000 rows come, go and come back in one piece each");

  for (guint i = 0; i < n; i++)
    {
      gint64 id = ecot_dossier_reserve_id (dossier);

      ecot_action_insert (insert, ECOT_KIND_LINE, id, NULL, i);
      ecot_action_set_new (insert, ECOT_KIND_LINE, id, "amount", &amount);
    }
  ecot_dossier_perform (dossier, insert, &error);
  g_assert_no_error (error);
  assert_heard (heard, "items 0-0+100000;performed 200000;");

  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (ecot_dossier_get_position (dossier, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, i)), ==, i);

  for (guint i = 0; i < n; i++)
    ecot_action_remove (remove, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, i));
  ecot_dossier_perform (dossier, remove, &error);
  g_assert_no_error (error);
  assert_heard (heard, "items 0-100000+0;performed 200000;");

  back = ecot_action_invert (remove, "Undo");
  ecot_dossier_replay (dossier, back);
  assert_heard (heard, "items 0-0+100000;performed 200000;");
  g_assert_cmpint (ecot_record_get_id (ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, n - 1)), ==, n);

  stop_listening (dossier, ECOT_KIND_LINE, heard);
  g_assert_finalize_object (dossier);
}

static void
test_funeral (void)
{
  EcotDossier *dossier = ecot_dossier_new ("resa-2017/1");
  EcotRecord  *line = g_object_ref (ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Salle", NULL));
  GListModel  *lines = g_object_ref (ecot_dossier_get_list (dossier, ECOT_KIND_LINE));

  g_test_summary ("Nothing keeps anything alive; what outlives the dossier is still sound");

  g_assert_finalize_object (dossier);
  g_assert_cmpuint (g_list_model_get_n_items (lines), ==, 1);
  g_assert_finalize_object (lines);
  g_assert_cmpstr (ecot_record_get_text (line, "detail"), ==, "Salle");
  g_assert_finalize_object (line);
}

static void
test_reserve (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autoptr (EcotAction)  hostile = ecot_action_new ("Load");

  g_test_summary ("A file that holds the largest id leaves room for a new row");

  ecot_action_insert (hostile, ECOT_KIND_LINE, ECOT_ID_MAX, NULL, 0);
  ecot_action_insert (hostile, ECOT_KIND_LINE, 2, NULL, 0);
  g_assert_true (ecot_dossier_perform (dossier, hostile, NULL));
  g_assert_cmpint (ecot_dossier_reserve_id (dossier), ==, 1);
  g_assert_cmpint (ecot_dossier_reserve_id (dossier), ==, 3);
}

/* Whether @copy, which is freed, says what @dossier says. */
static void
assert_copy (EcotDossier *dossier,
             EcotDossier *copy)
{
  g_autoptr (GPtrArray) differences = ecot_diff (dossier, copy);

  g_assert_cmpuint (differences->len, ==, 0);
  g_object_unref (copy);
}

static void
copy_rest (EcotDossier *dossier,
           EcotCopying *copying,
           guint        n_steps)
{
  while (ecot_copying_step (copying, 2))
    n_steps--;

  g_assert_cmpuint (n_steps, ==, 1);
  assert_copy (dossier, ecot_copying_end (copying));
}

static void
test_copying (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  EcotRecord             *line = ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Salle", "amount", "500.00", NULL);
  g_auto (EcotValue)      amount = ecot_value_number (ECOT_VALUE_AMOUNT, 70000);
  EcotCopying            *copying;

  g_test_summary ("A copy made a piece at a time is of one state, whatever changes between two pieces");

  assert_copy (dossier, ecot_dossier_copy (dossier));
  ecot_test_set (dossier, "applicant/name", "Les Ateliers du Fil d’Eau");
  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Sonorisation", "amount", "120.00", NULL);
  ecot_test_append (dossier, ECOT_KIND_FUNDER, "name", "Commune", NULL);

  copy_rest (dossier, ecot_copying_new (dossier), 2);

  copying = ecot_copying_new (dossier);
  g_assert_true (ecot_copying_step (copying, 3));
  ecot_dossier_suppose (dossier, line, "amount", &amount);
  copy_rest (dossier, copying, 2);

  copying = ecot_copying_new (dossier);
  g_assert_true (ecot_copying_step (copying, 2));
  ecot_dossier_settle (dossier);
  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Repas", NULL);
  copy_rest (dossier, copying, 3);

  copying = ecot_copying_new (dossier);
  g_assert_true (ecot_copying_step (copying, 1));
  ecot_copying_free (copying);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/dossier/list", test_list);
  g_test_add_func ("/ecot/dossier/single", test_single);
  g_test_add_func ("/ecot/dossier/keyed", test_keyed);
  g_test_add_func ("/ecot/dossier/add-set", test_add_set);
  g_test_add_func ("/ecot/dossier/nested", test_nested);
  g_test_add_func ("/ecot/dossier/shadow", test_shadow);
  g_test_add_func ("/ecot/dossier/large", test_large);
  g_test_add_func ("/ecot/dossier/copying", test_copying);
  g_test_add_func ("/ecot/dossier/funeral", test_funeral);
  g_test_add_func ("/ecot/dossier/reserve", test_reserve);

  return g_test_run ();
}
