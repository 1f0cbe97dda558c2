/* test-path.c: paths that name cells, both ways
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dossier/ecot-dossier.h"

#include <string.h>

#include "base/ecot-error.h"
#include "support/ecot-test-dossier.h"

static EcotDossier *
three_lines (void)
{
  EcotDossier *dossier = ecot_dossier_new ("resa-2017/1");

  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "a", "amount", "1.00", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "b", "amount", "2.00", NULL);
  ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "c", "amount", "3.00", NULL);
  ecot_test_set (dossier, "narrative/presentation/text", "Bonjour");
  ecot_test_set (dossier, "applicant/siret", "73282932000074");

  return dossier;
}

static const struct
{
  const char *path;
  EcotKind    kind; /* ECOT_N_KINDS: refused */
  const char *key;
  gboolean    exists;
  const char *field;
} paths[] = {
  { "applicant/siret", ECOT_KIND_APPLICANT, "", TRUE, "siret" },
  { "applicant/rna", ECOT_KIND_APPLICANT, "", TRUE, "rna" },
  { "representative/name", ECOT_KIND_REPRESENTATIVE, "", FALSE, "name" },
  { "narrative/presentation/text", ECOT_KIND_NARRATIVE, "presentation", TRUE, "text" },
  { "narrative/methods/text", ECOT_KIND_NARRATIVE, "methods", FALSE, "text" },
  { "budget/line/1/amount", ECOT_KIND_LINE, "", TRUE, "amount" },
  { "budget/line/3/unit-cost", ECOT_KIND_LINE, "", TRUE, "unit-cost" },
  { "own-funds/amount", ECOT_KIND_OWN, "", FALSE, "amount" },
  { "budget/line/0/amount", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "budget/line/4/amount", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "budget/line/99999999999999999999/amount", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "budget/line/-1/amount", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "budget/line/1", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "budget/line/1/", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "budget/line/1/amount/x", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "budget/line/amount", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "budget", ECOT_KIND_LINE, "", FALSE, "category" },
  { "budget/line", ECOT_KIND_LINE, "", FALSE, "category" },
  { "budget/category", ECOT_KIND_CATEGORY, "", FALSE, "label" },
  { "time", ECOT_KIND_TIME, "", FALSE, "person" },
  { "time/", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "narrative", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "narrative/text", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "narrative//text", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "narrative/a b/text", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "narrative/aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff1234/text", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "applicant", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "applicants/name", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "/applicant/name", ECOT_N_KINDS, NULL, FALSE, NULL },
  { "", ECOT_N_KINDS, NULL, FALSE, NULL },
};

static void
test_find (void)
{
  g_autoptr (EcotDossier) dossier = three_lines ();

  g_test_summary ("What a path names, and paths that name nothing");

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *again = NULL;
      EcotPlace          place;
      gboolean           found = ecot_dossier_find_path (dossier, paths[i].path, &place, &error);

      g_test_message ("“%s”", paths[i].path);
      g_assert_cmpint (found, ==, paths[i].kind != ECOT_N_KINDS);
      if (!found)
        {
          g_assert_error (error, ECOT_ERROR, ECOT_ERROR_USAGE);
          continue;
        }

      g_assert_cmpint (place.kind, ==, paths[i].kind);
      g_assert_cmpstr (place.key, ==, paths[i].key);
      g_assert_cmpint (place.record != NULL, ==, paths[i].exists);
      g_assert_cmpint (place.field, ==, ecot_schema_find_field (place.kind, paths[i].field));
      if (place.record == NULL)
        continue;

      again = ecot_dossier_make_path (dossier, place.record, paths[i].field);
      g_assert_cmpstr (again, ==, paths[i].path);
    }
}

static void
test_set (void)
{
  g_autoptr (EcotDossier) dossier = three_lines ();
  g_autoptr (GError)      error = NULL;
  EcotValue               amount = ecot_value_number (ECOT_VALUE_AMOUNT, 700);
  gint64                  number;

  g_test_summary ("A cell is set by its path; a record comes into being by its first cell");

  g_assert_true (ecot_dossier_set_path (dossier, "own-funds/amount", &amount, "Type", &error));
  g_assert_true (ecot_dossier_get_number (dossier, ECOT_KIND_OWN, NULL, "amount", &number));
  g_assert_cmpint (number, ==, 700);

  g_assert_true (ecot_dossier_set_path (dossier, "budget/line/2/amount", &amount, "Type", &error));
  g_assert_true (ecot_record_get_number (ecot_dossier_get_nth (dossier, ECOT_KIND_LINE, 1), "amount", &number));
  g_assert_cmpint (number, ==, 700);

  g_assert_false (ecot_dossier_set_path (dossier, "budget", &amount, "Type", &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_USAGE);
  g_clear_error (&error);

  /* A value of another type comes from a script, so it is an error and no bug. */
  g_assert_false (ecot_dossier_set_path (dossier, "budget/line/2/detail", &amount, "Type", &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/path/find", test_find);
  g_test_add_func ("/ecot/path/set", test_set);

  return g_test_run ();
}
