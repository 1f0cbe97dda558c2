/* test-sayings.c: what a paper says in words, and what it says otherwise later
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/ecot-sayings.h"

#include <string.h>

static EcotReport *
make_report (const char *title,
             EcotAmount  amount)
{
  EcotReport *report = ecot_report_new ("Budget");

  ecot_report_add_heading (report, 1, "Présentation");
  ecot_report_begin_fields (report);
  ecot_report_add_field (report, "Intitulé", title, 12);
  ecot_report_add_answer (report, "Un \\ premier.\nUn second.", "4 mots");
  ecot_report_add_heading (report, 1, "Dépenses");
  ecot_report_begin_table (report, "Dépenses");
  ecot_report_add_column (report, "Poste", ECOT_ALIGN_START, 3);
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 1);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "Autocars");
  ecot_report_add_cell_amount (report, amount);
  ecot_report_begin_row (report, ECOT_ROW_TOTAL);
  ecot_report_add_cell_text (report, "Total");
  ecot_report_add_cell_amount (report, amount);
  ecot_report_begin_choices (report, "TVA");
  ecot_report_add_choice (report, "récupérée", amount > 0);

  return report;
}

static GPtrArray *
say (const char *title,
     EcotAmount  amount)
{
  g_autoptr (EcotReport) report = make_report (title, amount);

  return ecot_sayings_of (report);
}

static void
test_labels (void)
{
  static const char *const expected[] = {
    "Présentation", "Présentation",
    "Présentation › Intitulé", "Rallye",
    "Présentation (2)", "Un \\ premier.",
    "Présentation (3)", "Un second.",
    "Dépenses", "Dépenses",
    "Dépenses › Dépenses › Poste", "Autocars",
    "Dépenses › Autocars › Montant", "640,00",
    "Dépenses › Dépenses › Poste (2)", "Total",
    "Dépenses › Total › Montant", "640,00",
    "Dépenses › TVA › récupérée", "coché"
  };
  g_autoptr (GPtrArray) sayings = say ("Rallye", 64000);

  g_test_summary ("Every value is named by what stands around it, and no two alike");

  g_assert_cmpuint (sayings->len, ==, G_N_ELEMENTS (expected) / 2);
  for (guint i = 0; i < sayings->len; i++)
    {
      const EcotSaying *saying = sayings->pdata[i];

      g_assert_cmpstr (saying->label, ==, expected[2 * i]);
      g_assert_cmpstr (saying->value, ==, expected[2 * i + 1]);
    }
}

static void
test_subject (void)
{
  g_autoptr (EcotReport) one = make_report ("Rallye", 64000), other = make_report ("Rallye", 64000);
  g_autofree char       *hash = NULL, *same = NULL, *different = NULL;

  g_test_summary ("The same words in answer to another call are another paper");

  hash = ecot_sayings_hash_of (one);
  same = ecot_sayings_hash_of (other);
  ecot_report_edit_info (other)->subject = g_strdup ("Autre lot — Autre organisme");
  different = ecot_sayings_hash_of (other);

  g_assert_cmpstr (hash, ==, same);
  g_assert_cmpstr (hash, !=, different);
}

static void
assert_change (GPtrArray  *changes,
               guint       i,
               const char *label,
               const char *before,
               const char *after)
{
  const EcotSayingChange *change = changes->pdata[i];

  g_assert_cmpstr (change->label, ==, label);
  g_assert_cmpstr (change->before, ==, before);
  g_assert_cmpstr (change->after, ==, after);
}

static void
test_compare (void)
{
  g_autoptr (GPtrArray) before = say ("Rallye", 64000);
  g_autoptr (GPtrArray) after = say (NULL, 64001);
  g_autoptr (GPtrArray) changes = ecot_sayings_compare (before, after);
  g_autoptr (GPtrArray) none = ecot_sayings_compare (before, before);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (changes->len, ==, 3);
  assert_change (changes, 0, "Présentation › Intitulé", "Rallye", "");
  assert_change (changes, 1, "Dépenses › Autocars › Montant", "640,00", "640,01");
  assert_change (changes, 2, "Dépenses › Total › Montant", "640,00", "640,01");
}

static void
test_gone (void)
{
  g_autoptr (GPtrArray) long_one = ecot_sayings_from_text ("a\\t1\nb\\t2\nc\\t3\n");
  g_autoptr (GPtrArray) short_one = ecot_sayings_from_text ("a\\t1\nc\\t3\n");
  g_autoptr (GPtrArray) gone = ecot_sayings_compare (long_one, short_one);
  g_autoptr (GPtrArray) come = ecot_sayings_compare (short_one, long_one);

  g_assert_cmpuint (gone->len, ==, 1);
  assert_change (gone, 0, "b", "2", NULL);
  g_assert_cmpuint (come->len, ==, 1);
  assert_change (come, 0, "b", NULL, "2");
}

static void
test_text (void)
{
  g_autoptr (GPtrArray) sayings = say ("Deux\tmots \\n \\", 1);
  g_autofree char      *text = ecot_sayings_to_text (sayings);
  g_autoptr (GPtrArray) again = ecot_sayings_from_text (text);
  g_autofree char      *hash = ecot_sayings_hash (sayings);
  g_autofree char      *same = ecot_sayings_hash (again);

  g_test_summary ("As text and back it is the same, whatever it says; what is broken says what can be read");

  g_assert_cmpstr (hash, ==, same);
  g_assert_cmpuint (strlen (hash), ==, 64);

  g_ptr_array_unref (ecot_sayings_from_text (NULL));
  g_ptr_array_unref (ecot_sayings_from_text ("\n\n\\"));
  g_ptr_array_unref (ecot_sayings_from_text ("no separator\\"));
}

static void
test_hash (void)
{
  g_autoptr (GPtrArray) one = say ("Rallye", 64000);
  g_autoptr (GPtrArray) two = say ("Rallye", 64001);
  g_autofree char      *hash_one = ecot_sayings_hash (one);
  g_autofree char      *hash_two = ecot_sayings_hash (two);

  g_assert_cmpstr (hash_one, !=, hash_two);
}

/* Whether what is said is kept meanwhile or not. */
static void
test_hash_of (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Budget");
  g_autoptr (GPtrArray)  sayings = NULL;
  g_autofree char       *hash = NULL, *hash_of = NULL;

  ecot_report_add_heading (report, 1, "Budget \\ deux");
  ecot_report_begin_fields (report);
  ecot_report_add_field (report, "Nom", NULL, 12);
  ecot_report_add_field (report, "Nom", "valeur", 12);
  ecot_report_begin_table (report, "Postes");
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 1);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_amount (report, 5);
  ecot_report_freeze (report);

  sayings = ecot_sayings_of (report);
  hash = ecot_sayings_hash (sayings);
  hash_of = ecot_sayings_hash_of (report);
  g_assert_cmpstr (hash, ==, hash_of);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/sayings/labels", test_labels);
  g_test_add_func ("/ecot/sayings/subject", test_subject);
  g_test_add_func ("/ecot/sayings/compare", test_compare);
  g_test_add_func ("/ecot/sayings/gone", test_gone);
  g_test_add_func ("/ecot/sayings/text", test_text);
  g_test_add_func ("/ecot/sayings/hash", test_hash);
  g_test_add_func ("/ecot/sayings/hash-of", test_hash_of);

  return g_test_run ();
}
