/* test-csv.c: a table becomes text a spreadsheet reads and never runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk/ecot-csv-private.h"

#include <string.h>

static void
assert_csv (EcotReport *report,
            const char *expected)
{
  g_autoptr (GBytes) bytes = ecot_csv_write (report);
  g_autofree char   *text = NULL;

  g_assert_nonnull (bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_table (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Budget");

  g_test_summary ("Numbers are plain with a comma, spans keep their cells, what needs quotes has them");

  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Avant");
  ecot_report_begin_table (report, "Dépenses");
  ecot_report_add_column (report, "Poste", ECOT_ALIGN_START, 3);
  ecot_report_add_column (report, "Quantité", ECOT_ALIGN_NUMBER, 1);
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 1);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "a;b");
  ecot_report_add_cell_decimal (report, 3175000);
  ecot_report_add_cell_amount (report, 123456789);
  ecot_report_begin_row (report, ECOT_ROW_TOTAL);
  ecot_cell_set_span (ecot_report_add_cell_text (report, "Total"), 2);
  ecot_report_add_cell_amount (report, -5);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_empty (report);
  ecot_report_add_cell_percent (report, 470000);
  ecot_report_add_cell_empty (report);
  ecot_report_begin_table (report, "Une autre");
  ecot_report_add_column (report, "x", ECOT_ALIGN_START, 1);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "y");
  ecot_report_freeze (report);

  assert_csv (report, "\xEF\xBB\xBF"
                      "Poste;Quantité;Montant\r\n"
                      "\"a;b\";317,5;1234567,89\r\n"
                      "Total;;-0,05\r\n"
                      ";47;\r\n");
}

static const struct
{
  const char *text, *cell;
} texts[] = {
  { "=1+1", "'=1+1" },
  { "+33 6", "'+33 6" },
  { "-5", "'-5" },
  { "@SUM", "'@SUM" },
  { "=HYPERLINK(\"a\";\"b\")", NULL }, /* typeset: only its beginning is known */
  { "a=1", "a=1" },
  { "Salle - 2", "Salle - 2" },
};

static void
test_formulas (void)
{
  g_test_summary ("A text that a spreadsheet would run has an apostrophe before it");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Budget");
      g_autoptr (GBytes)     bytes = NULL;
      g_autofree char       *text = NULL;
      g_autofree char       *expected = g_strdup_printf ("\xEF\xBB\xBF%s\r\n", texts[i].cell != NULL ? texts[i].cell : "\"'=HYPERLINK(");

      ecot_report_begin_table (report, "Dépenses");
      ecot_report_add_column (report, NULL, ECOT_ALIGN_START, 1);
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, texts[i].text);
      ecot_report_freeze (report);

      bytes = ecot_csv_write (report);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_test_message ("%s", texts[i].text);
      if (texts[i].cell != NULL)
        g_assert_cmpstr (text, ==, expected);
      else
        g_assert_true (strncmp (text, expected, strlen (expected) - 2) == 0);
    }
}

static void
test_no_table (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Lettre");

  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Madame, Monsieur,");
  ecot_report_freeze (report);
  g_assert_null (ecot_csv_write (report));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/csv/table", test_table);
  g_test_add_func ("/ecot/csv/formulas", test_formulas);
  g_test_add_func ("/ecot/csv/no-table", test_no_table);

  return g_test_run ();
}
