/* test-action.c: actions are done whole, taken back exactly, and refused whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dossier/ecot-action.h"

#include <string.h>

#include "base/ecot-error.h"
#include "support/ecot-test-dossier.h"

/* A journal that writes actions to memory, or has no room left. */
#define TEST_TYPE_JOURNAL (test_journal_get_type ())

G_DECLARE_FINAL_TYPE (TestJournal, test_journal, TEST, JOURNAL, GObject)

struct _TestJournal
{
  GObject  parent_instance;
  GString *written;
  gboolean full;
};

static const char *
edit_name (EcotEditType type)
{
  static const char *const names[] = { "set", "insert", "remove", "move" };

  return names[type];
}

static void
print_edit (GString        *out,
            const EcotEdit *edit)
{
  g_autofree char *before = ecot_value_to_machine (&edit->before);
  g_autofree char *after = ecot_value_to_machine (&edit->after);

  g_string_append_printf (out, "%s %s #%" G_GINT64_FORMAT, edit_name (edit->type),
                          ecot_schema_get_kind (edit->kind)->element, edit->id);
  if (edit->type == ECOT_EDIT_SET)
    g_string_append_printf (out, " %s %s>%s", ecot_schema_get_kind (edit->kind)->fields[edit->field].name,
                            before != NULL ? before : "", after != NULL ? after : "");
  else if (edit->type == ECOT_EDIT_MOVE)
    g_string_append_printf (out, " %u>%u", edit->position, edit->to);
  else
    g_string_append_printf (out, " %s@%u", edit->key != NULL ? edit->key : "", edit->position);
  g_string_append_c (out, ';');
}

static gboolean
test_journal_write (EcotJournal *journal,
                    EcotAction  *action,
                    GError     **error)
{
  TestJournal *self = TEST_JOURNAL (journal);

  if (self->full)
    {
      g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_WRITE, "full");
      return FALSE;
    }

  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    print_edit (self->written, ecot_action_get_edit (action, i));
  return TRUE;
}

static void
journal_init (EcotJournalInterface *iface)
{
  iface->write = test_journal_write;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestJournal, test_journal, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (ECOT_TYPE_JOURNAL, journal_init))

static void
test_journal_finalize (GObject *object)
{
  g_string_free (TEST_JOURNAL (object)->written, TRUE);
  G_OBJECT_CLASS (test_journal_parent_class)->finalize (object);
}

static void
test_journal_class_init (TestJournalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_journal_finalize;
}

static void
test_journal_init (TestJournal *self)
{
  self->written = g_string_new (NULL);
}

#define assert_written(journal, expected)                  \
  G_STMT_START                                             \
  {                                                        \
    g_assert_cmpstr (journal->written->str, ==, expected); \
    g_string_truncate (journal->written, 0);               \
  }                                                        \
  G_STMT_END

static void
test_journal_sees (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  TestJournal            *journal = g_object_new (TEST_TYPE_JOURNAL, NULL);
  g_autoptr (EcotAction)  mixed = ecot_action_new ("Mixed");
  EcotValue               amount = ecot_value_number (ECOT_VALUE_AMOUNT, 100);
  EcotRecord             *line;

  g_test_summary ("The journal gets complete edits: befores, positions, cells emptied before a row goes");

  ecot_dossier_set_journal (dossier, ECOT_JOURNAL (journal));
  line = ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Salle", "amount", "5.00", NULL);
  assert_written (journal, "insert line #1 @0;set line #1 detail >Salle;set line #1 amount >5.00;");
  ecot_test_set (dossier, "narrative/methods/text", "Ainsi");
  assert_written (journal, "insert narrative #2 methods@0;set narrative #2 text >Ainsi;");
  ecot_test_set (dossier, "narrative/methods/text", NULL);
  assert_written (journal, "set narrative #2 text Ainsi>;remove narrative #2 methods@0;");
  ecot_test_set (dossier, "budget/line/1/amount", "5.00");
  assert_written (journal, "");

  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Bus", NULL);
  g_string_truncate (journal->written, 0);
  ecot_action_set (mixed, line, "amount", &amount);
  ecot_action_move (mixed, line, 1);
  ecot_action_set (mixed, line, "amount", &amount); /* equal by now: dropped */
  ecot_action_remove (mixed, line);
  g_assert_true (ecot_dossier_perform (dossier, mixed, NULL));
  assert_written (journal, "set line #1 amount 5.00>1.00;move line #1 0>1;set line #1 detail Salle>;"
                           "set line #1 amount 1.00>;remove line #1 @1;");

  /* The dossier does not hold its journal: the store that is one holds the dossier. */
  g_assert_finalize_object (journal);
  ecot_test_set (dossier, "own-funds/amount", "1.00");
}

static void
not_reached_cb (void)
{
  g_assert_not_reached ();
}

static void
test_journal_full (void)
{
  g_autoptr (EcotDossier) dossier = NULL;
  g_autoptr (GRand)       rand = g_rand_new_with_seed (3);
  TestJournal            *journal = g_object_new (TEST_TYPE_JOURNAL, NULL);

  g_test_summary ("An action the disk has no room for does not happen: same content, same objects, not a word");

  dossier = ecot_test_random_dossier (rand, 300);
  ecot_dossier_set_journal (dossier, ECOT_JOURNAL (journal));
  for (guint kind = 0; kind < ECOT_N_KINDS; kind++)
    g_signal_connect (ecot_dossier_get_list (dossier, kind), "items-changed", G_CALLBACK (not_reached_cb), NULL);
  g_signal_connect (dossier, "performed", G_CALLBACK (not_reached_cb), NULL);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char       *before = ecot_test_dump (dossier);
      g_autofree char       *after = NULL;
      g_autoptr (EcotAction) action = ecot_test_random_action (dossier, rand);
      g_autoptr (GError)     error = NULL;
      EcotRecord            *line = ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 0);

      journal->full = TRUE;
      if (!ecot_dossier_perform (dossier, action, &error))
        g_assert_error (error, ECOT_ERROR, ECOT_ERROR_WRITE);
      after = ecot_test_dump (dossier);
      g_assert_cmpstr (before, ==, after);
      g_assert_true (line == ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 0));
    }

  for (guint kind = 0; kind < ECOT_N_KINDS; kind++)
    g_signal_handlers_disconnect_by_func (ecot_dossier_get_list (dossier, kind), not_reached_cb, NULL);
  g_object_unref (journal);
}

static void
items_cb (GListModel *model,
          guint       position,
          guint       removed,
          guint       added,
          GString    *heard)
{
  g_string_append_printf (heard, "%u-%u+%u;", position, removed, added);
}

/* What was undone in silence is not told with the next action either. */
static void
test_nothing_left (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autoptr (EcotAction)  action = ecot_action_new ("Spoilt");
  g_autoptr (GString)     heard = g_string_new (NULL);
  EcotValue               amount = ecot_value_number (ECOT_VALUE_AMOUNT, 1);
  GListModel             *lines = ecot_dossier_get_list (dossier, ECOT_KIND_LINE);

  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Salle", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Bus", NULL);
  g_signal_connect (lines, "items-changed", G_CALLBACK (items_cb), heard);

  ecot_action_move (action, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 0), 1);
  ecot_action_set_new (action, ECOT_KIND_LINE, 12345, "amount", &amount);
  g_assert_false (ecot_dossier_perform (dossier, action, NULL));
  ecot_test_set (dossier, "own-funds/amount", "1.00");
  g_assert_cmpstr (heard->str, ==, "");
  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Sono", NULL);
  g_assert_cmpstr (heard->str, ==, "2-0+1;");
  g_signal_handlers_disconnect_by_data (lines, heard);
}

static void
test_retry (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autoptr (TestJournal) journal = g_object_new (TEST_TYPE_JOURNAL, NULL);
  g_autoptr (EcotAction)  action = ecot_action_new ("Type");
  EcotValue               amount = ecot_value_number (ECOT_VALUE_AMOUNT, 100);

  g_test_summary ("What failed for want of room is done when there is room again");

  ecot_dossier_set_journal (dossier, ECOT_JOURNAL (journal));
  ecot_dossier_add_set (dossier, action, ECOT_KIND_OWN, NULL, "amount", &amount);
  journal->full = TRUE;
  g_assert_false (ecot_dossier_perform (dossier, action, NULL));
  journal->full = FALSE;
  g_assert_true (ecot_dossier_perform (dossier, action, NULL));
  assert_written (journal, "insert own-funds #1 @0;set own-funds #1 amount >1.00;");
}

/* Edits that make no sense, as a damaged journal or an overtaken fix would bring. */
typedef void (*Spoil) (EcotDossier *dossier,
                       EcotAction  *action);

static void
insert_beyond (EcotDossier *dossier,
               EcotAction  *action)
{
  ecot_action_insert (action, ECOT_KIND_LINE, ecot_dossier_reserve_id (dossier), NULL, 99);
}

static void
insert_twice (EcotDossier *dossier,
              EcotAction  *action)
{
  ecot_action_insert (action, ECOT_KIND_LINE, ecot_record_get_id (ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 0)), NULL, 0);
}

static void
insert_zero (EcotDossier *dossier,
             EcotAction  *action)
{
  ecot_action_insert (action, ECOT_KIND_LINE, 0, NULL, 0);
}

static void
insert_huge (EcotDossier *dossier,
             EcotAction  *action)
{
  ecot_action_insert (action, ECOT_KIND_LINE, G_MAXINT64, NULL, 0);
}

static void
insert_bad_key (EcotDossier *dossier,
                EcotAction  *action)
{
  ecot_action_insert (action, ECOT_KIND_NARRATIVE, ecot_dossier_reserve_id (dossier), "a/b", 0);
}

static void
move_beyond (EcotDossier *dossier,
             EcotAction  *action)
{
  ecot_action_move (action, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 0), 2);
}

static void
remove_twice (EcotDossier *dossier,
              EcotAction  *action)
{
  ecot_action_remove (action, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 0));
  ecot_action_remove (action, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 0));
}

static void
set_gone (EcotDossier *dossier,
          EcotAction  *action)
{
  EcotValue amount = ecot_value_number (ECOT_VALUE_AMOUNT, 1);

  ecot_action_set_new (action, ECOT_KIND_LINE, 12345, "amount", &amount);
}

static void
set_other_kind (EcotDossier *dossier,
                EcotAction  *action)
{
  EcotValue hours = ecot_value_number (ECOT_VALUE_DECIMAL, 1);

  ecot_action_set_new (action, ECOT_KIND_TIME, ecot_record_get_id (ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 0)), "hours", &hours);
}

static void
set_range (EcotDossier *dossier,
           EcotAction  *action)
{
  EcotValue count = ecot_value_number (ECOT_VALUE_COUNT, -1);

  ecot_dossier_add_set (dossier, action, ECOT_KIND_APPLICANT, NULL, "employees", &count);
}

static void
set_large (EcotDossier *dossier,
           EcotAction  *action)
{
  g_autofree char   *text = g_strnfill (ECOT_VALUE_TEXT_MAX + 1, 'x');
  g_auto (EcotValue) value = ecot_value_text (ECOT_VALUE_PROSE, text);

  ecot_dossier_add_set (dossier, action, ECOT_KIND_NARRATIVE, "methods", "text", &value);
}

static const Spoil spoils[] = {
  insert_beyond,
  insert_twice,
  insert_zero,
  insert_huge,
  insert_bad_key,
  move_beyond,
  remove_twice,
  set_gone,
  set_other_kind,
  set_range,
  set_large,
};

static void
test_refused (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autofree char        *before = NULL;
  EcotValue               amount = ecot_value_number (ECOT_VALUE_AMOUNT, 1);

  g_test_summary ("An action of which one edit makes no sense is not done at all");

  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Salle", "amount", "5.00", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Bus", NULL);
  g_signal_connect (dossier, "performed", G_CALLBACK (not_reached_cb), NULL);
  before = ecot_test_dump (dossier);

  for (guint i = 0; i < G_N_ELEMENTS (spoils); i++)
    {
      g_autoptr (EcotAction) action = ecot_action_new ("Spoilt");
      g_autoptr (GError)     error = NULL;
      g_autofree char       *after = NULL;

      g_test_message ("case %u", i);
      ecot_dossier_add_set (dossier, action, ECOT_KIND_OWN, NULL, "amount", &amount);
      ecot_action_set (action, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 1), "amount", &amount);
      spoils[i](dossier, action);
      g_assert_false (ecot_dossier_perform (dossier, action, &error));
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE);
      after = ecot_test_dump (dossier);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_undo_all (void)
{
  g_autoptr (GRand)       rand = g_rand_new_with_seed (42);
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autoptr (GPtrArray)   done = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_action_unref);
  g_autoptr (GPtrArray)   dumps = g_ptr_array_new_with_free_func (g_free);
  const guint             n = 3000;

  g_test_summary ("Thousands of random actions, all taken back one by one, all done again");

  for (guint i = 0; i < n; i++)
    {
      EcotAction        *action = ecot_test_random_action (dossier, rand);
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (dumps, ecot_test_dump (dossier));
      ecot_dossier_perform (dossier, action, &error);
      g_assert_no_error (error);
      g_ptr_array_add (done, action);
    }
  g_ptr_array_add (dumps, ecot_test_dump (dossier));
  g_assert_cmpuint (strlen (dumps->pdata[n]), >, 5000); /* or the loop proves nothing */

  for (guint i = n; i > 0; i--)
    {
      g_autoptr (EcotAction) undo = ecot_action_invert (done->pdata[i - 1], "Undo");
      g_autofree char       *dump = NULL;

      ecot_dossier_replay (dossier, undo);
      dump = ecot_test_dump (dossier);
      g_assert_cmpstr (dump, ==, dumps->pdata[i - 1]);
    }

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (EcotAction) undo = ecot_action_invert (done->pdata[i], "Undo");
      g_autoptr (EcotAction) redo = ecot_action_invert (undo, "Redo");
      g_autofree char       *dump = NULL;

      ecot_dossier_replay (dossier, redo);
      dump = ecot_test_dump (dossier);
      g_assert_cmpstr (dump, ==, dumps->pdata[i + 1]);
    }

  g_assert_finalize_object (g_steal_pointer (&dossier));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
assert_amount (EcotRecord *line,
               gint64      cents)
{
  gint64 amount = -1;

  g_assert_true (ecot_record_get_number (line, "amount", &amount));
  g_assert_cmpint (amount, ==, cents);
}

static void
test_supposed (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  TestJournal            *journal = g_object_new (TEST_TYPE_JOURNAL, NULL);
  EcotRecord             *line = ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Salle", "amount", "5.00", NULL);
  EcotValue               one = ecot_value_number (ECOT_VALUE_AMOUNT, 100), twelve = ecot_value_number (ECOT_VALUE_AMOUNT, 1200);
  guint                   n = 0;

  g_test_summary ("What is being typed stands in its cell, everybody is told, and nothing of it is written");

  ecot_dossier_set_journal (dossier, ECOT_JOURNAL (journal));
  g_signal_connect_swapped (dossier, "performed", G_CALLBACK (count_cb), &n);
  g_assert_true (ecot_dossier_suppose (dossier, line, "amount", &one));
  g_assert_true (ecot_dossier_suppose (dossier, line, "amount", &twelve));
  assert_amount (line, 1200);
  g_assert_cmpuint (n, ==, 2);
  assert_written (journal, "");

  /* Escape. */
  ecot_dossier_settle (dossier);
  assert_amount (line, 500);
  g_assert_cmpuint (n, ==, 3);
  ecot_dossier_settle (dossier);
  g_assert_cmpuint (n, ==, 3);

  /* Enter: the journal knows nothing of the keys between. */
  g_assert_true (ecot_dossier_suppose (dossier, line, "amount", &one));
  ecot_test_set (dossier, "budget/line/1/amount", "12.00");
  assert_written (journal, "set line #1 amount 5.00>12.00;");
  g_assert_cmpuint (n, ==, 5);

  /* Enter on what was there: back, and a word to who was told otherwise. */
  g_assert_true (ecot_dossier_suppose (dossier, line, "amount", &one));
  ecot_test_set (dossier, "budget/line/1/amount", "12.00");
  assert_amount (line, 1200);
  g_assert_cmpuint (n, ==, 7);
  assert_written (journal, "");

  /* Something else. */
  g_assert_true (ecot_dossier_suppose (dossier, line, "amount", &one));
  ecot_test_set (dossier, "budget/line/1/detail", "Bus");
  assert_amount (line, 1200);
  assert_written (journal, "set line #1 detail Salle>Bus;");

  /* Records that come and go with their cells are not supposed. */
  ecot_test_set (dossier, "own-funds/amount", "1.00");
  g_assert_false (ecot_dossier_suppose (dossier, ecot_dossier_get_nth (dossier, ECOT_KIND_OWN, 0), "amount", &one));
  g_assert_finalize_object (journal);
}

static void
test_supposed_full (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  TestJournal            *journal = g_object_new (TEST_TYPE_JOURNAL, NULL);
  EcotRecord             *line = ecot_test_append (dossier, ECOT_KIND_LINE, "amount", "5.00", NULL);
  EcotValue               one = ecot_value_number (ECOT_VALUE_AMOUNT, 100);
  g_autoptr (EcotAction)  action = ecot_action_new ("Set");

  g_test_summary ("A full disk leaves what is typed as it is told, to be tried again or taken back");

  ecot_dossier_set_journal (dossier, ECOT_JOURNAL (journal));
  journal->full = TRUE;
  g_assert_true (ecot_dossier_suppose (dossier, line, "amount", &one));
  ecot_action_set (action, line, "amount", &one);
  g_assert_false (ecot_dossier_perform (dossier, action, NULL));
  assert_amount (line, 100);
  ecot_dossier_settle (dossier);
  assert_amount (line, 500);
  g_assert_finalize_object (journal);
}

static void
suppose_something (EcotDossier *dossier,
                   GRand       *rand)
{
  guint     n = ecot_dossier_get_n (dossier, ECOT_KIND_LINE);
  EcotValue amount = ecot_value_number (ECOT_VALUE_AMOUNT, g_rand_int_range (rand, 0, 100000));

  if (n > 0)
    ecot_dossier_suppose (dossier, ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, (guint)g_rand_int_range (rand, 0, (int)n)),
                          g_rand_boolean (rand) ? "amount" : "quantity", &amount);
}

static void
test_supposed_random (void)
{
  g_autoptr (GRand)       rand = g_rand_new_with_seed (11), same = g_rand_new_with_seed (11), typing = g_rand_new_with_seed (5);
  g_autoptr (EcotDossier) typed = ecot_test_random_dossier (rand, 100), plain = ecot_test_random_dossier (same, 100);
  TestJournal            *a = g_object_new (TEST_TYPE_JOURNAL, NULL), *b = g_object_new (TEST_TYPE_JOURNAL, NULL);

  g_test_summary ("Whatever is typed between actions: the same dossier and the same journal as without");

  ecot_dossier_set_journal (typed, ECOT_JOURNAL (a));
  ecot_dossier_set_journal (plain, ECOT_JOURNAL (b));
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (EcotAction) action = ecot_test_random_action (typed, rand), twin = ecot_test_random_action (plain, same);
      g_autofree char       *dump = NULL, *wanted = NULL;

      suppose_something (typed, typing);
      ecot_dossier_perform (typed, action, NULL);
      ecot_dossier_perform (plain, twin, NULL);
      ecot_dossier_settle (typed);
      dump = ecot_test_dump (typed);
      wanted = ecot_test_dump (plain);
      g_assert_cmpstr (dump, ==, wanted);
      g_assert_cmpstr (a->written->str, ==, b->written->str);
    }

  g_assert_finalize_object (a);
  g_assert_finalize_object (b);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/action/journal-sees", test_journal_sees);
  g_test_add_func ("/ecot/action/journal-full", test_journal_full);
  g_test_add_func ("/ecot/action/nothing-left", test_nothing_left);
  g_test_add_func ("/ecot/action/retry", test_retry);
  g_test_add_func ("/ecot/action/refused", test_refused);
  g_test_add_func ("/ecot/action/undo-all", test_undo_all);

  g_test_add_func ("/ecot/action/supposed", test_supposed);
  g_test_add_func ("/ecot/action/supposed-full", test_supposed_full);
  g_test_add_func ("/ecot/action/supposed-random", test_supposed_random);

  return g_test_run ();
}
