/* test-rows.c: the rows of long tables are what was put there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a table is short enough to be held as it was built, or long enough to be packed, its rows read the same: lengths on
 * both sides of where packing begins, and of where one pack ends.
 */

#include <string.h>

#include "report/ecot-row-reader.h"

static const char fields[][8] = { "detail", "amount" };

static char *
get_detail (guint i)
{
  return i % 5 == 4 ? g_strdup ("") : g_strdup_printf ("Dépense-%u", i);
}

static void
add_row (EcotReport *report,
         guint       i)
{
  g_autofree char *detail = get_detail (i);
  g_autofree char *key = g_strdup_printf ("line.%u", i);
  g_autofree char *anchor = g_strdup_printf ("line.%u.amount", i);
  g_autofree char *formula = g_strdup_printf ("ROUND({line.%u};2)", i);
  EcotCell        *cell;

  ecot_report_begin_row (report, i % 7 == 0 ? ECOT_ROW_GROUP : ECOT_ROW_NORMAL);
  if (i % 3 > 0)
    ecot_report_name_row (report, key);
  ecot_report_lead_row (report, i % 4 * 1000);
  if (i % 9 == 0)
    ecot_report_head_row (report);

  cell = ecot_report_add_cell_text (report, detail);
  ecot_cell_set_field (cell, fields[0]);
  ecot_cell_set_span (cell, 1 + i % 2);

  cell = ecot_report_add_cell_amount (report, i % 2 == 0 ? (gint64)i * 1000003 : G_MININT64 + 1 + i);
  ecot_cell_set_anchor (cell, anchor);
  ecot_cell_set_formula (cell, formula);
  ecot_cell_set_figure (cell, "cost.total");
  ecot_cell_set_note (cell, "Voici d'où il vient");
  ecot_cell_set_field (cell, fields[1]);
  if (i % 6 == 0)
    ecot_cell_set_strong (cell);

  /* The third column is left to be filled up where the first cell is not two wide. */
  if (i % 8 == 0)
    {
      ecot_report_begin_asides (report);
      ecot_report_add_cell_percent (report, 200000);
    }
}

static const EcotRule *
find_rule (const EcotRow  *row,
           const EcotCell *cell,
           gpointer        data)
{
  return g_str_has_suffix (row->key, "5") && cell->field == fields[1] ? data : NULL;
}

static EcotReport *
make (guint n)
{
  EcotReport *report = ecot_report_new ("Lignes");
  EcotRule   *rule = ecot_report_add_rule (report, ECOT_RULE_NUMBER, "Montant", NULL, "un montant");

  ecot_report_begin_table (report, "Dépenses");
  for (guint i = 0; i < 3; i++)
    ecot_report_add_column (report, "Titre", ECOT_ALIGN_START, 1);
  ecot_report_add_aside (report, "TVA", "vat-rate", ECOT_CELL_PERCENT, 20);
  for (guint i = 0; i < n; i++)
    add_row (report, i);
  ecot_report_set_rules (report, find_rule, rule);
  ecot_report_freeze (report);

  return report;
}

static void
check_row (EcotReport    *report,
           const EcotRow *row,
           guint          i)
{
  g_autofree char *detail = get_detail (i);
  g_autofree char *key = g_strdup_printf ("line.%u", i);
  g_autofree char *anchor = g_strdup_printf ("line.%u.amount", i);
  g_autofree char *formula = g_strdup_printf ("ROUND({line.%u};2)", i);
  const EcotRule  *rule = g_ptr_array_index (ecot_report_get_rules (report), 0);
  const EcotCell  *cell = g_ptr_array_index (row->cells, 0);

  g_assert_cmpint (row->type, ==, i % 7 == 0 ? ECOT_ROW_GROUP : ECOT_ROW_NORMAL);
  g_assert_cmpstr (row->key, ==, i % 3 > 0 ? key : NULL);
  g_assert_cmpuint (row->leads, ==, i % 4 * 1000);
  g_assert_cmpint (row->heads, ==, i % 9 == 0);
  g_assert_cmpuint (row->cells->len, ==, 3 - i % 2);

  g_assert_cmpint (cell->type, ==, ECOT_CELL_TEXT);
  g_assert_cmpstr (cell->text, ==, i % 5 == 4 ? "" : detail);
  g_assert_true (cell->field == fields[0] && cell->input && !cell->strong);
  g_assert_cmpuint (cell->span, ==, 1 + i % 2);
  g_assert_true (cell->anchor == NULL && cell->formula == NULL && cell->note == NULL && cell->figure == NULL && cell->rule == NULL);

  cell = g_ptr_array_index (row->cells, 1);
  g_assert_cmpint (cell->type, ==, ECOT_CELL_AMOUNT);
  g_assert_cmpint (cell->number, ==, i % 2 == 0 ? (gint64)i * 1000003 : G_MININT64 + 1 + i);
  g_assert_cmpstr (cell->anchor, ==, anchor);
  g_assert_cmpstr (cell->formula, ==, formula);
  g_assert_cmpstr (cell->note, ==, "Voici d’où il vient");
  g_assert_true (cell->figure == g_intern_string ("cost.total"));
  g_assert_true (cell->field == fields[1]);
  g_assert_true (cell->rule == (i % 3 > 0 && i % 10 == 5 ? rule : NULL));
  g_assert_cmpint (cell->strong, ==, i % 6 == 0);

  g_assert_cmpint (row->asides != NULL, ==, i % 8 == 0);
  if (row->asides != NULL)
    g_assert_cmpstr (((EcotCell *)g_ptr_array_index (row->asides, 0))->text, ==, "20\u00a0%");
}

static const guint lengths[] = { 0, 1, 64, 255, 256, 257, 319, 320, 321, 448, 1000 };

static void
test_same (void)
{
  g_test_summary ("Row for row, forwards and backwards, a table of any length has what was put there");

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (EcotReport)    report = make (lengths[i]);
      const EcotBlock          *table = ecot_report_get_block (report, 0);
      g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);

      g_assert_cmpuint (ecot_row_reader_get_n (rows), ==, lengths[i]);
      g_assert_cmpuint (ecot_table_get_n_rows (table), ==, lengths[i]);
      for (guint j = 0; j < lengths[i]; j++)
        check_row (report, ecot_row_reader_get (rows, j), j);
      for (guint j = lengths[i]; j > 0; j--)
        check_row (report, ecot_row_reader_get (rows, j - 1), j - 1);
    }
}

/* Wherever packs meet. */
static void
test_reach (void)
{
  g_autoptr (EcotReport)    report = make (1000);
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (ecot_report_get_block (report, 0));

  g_test_summary ("Rows that stand within reach of each other are there together");

  for (guint i = ECOT_ROW_READER_REACH - 1; i < 1000; i++)
    {
      const EcotRow *near[ECOT_ROW_READER_REACH];

      for (guint j = 0; j < ECOT_ROW_READER_REACH; j++)
        near[j] = ecot_row_reader_get (rows, i - j);
      for (guint j = 0; j < ECOT_ROW_READER_REACH; j++)
        check_row (report, near[j], i - j);
    }
}

static gpointer
read_all (gpointer report)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (ecot_report_get_block (report, 0));

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    check_row (report, ecot_row_reader_get (rows, i * 7 % 1000), i * 7 % 1000);

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (EcotReport) report = make (1000);
  GThread               *threads[4];

  g_test_summary ("A frozen table is read by any number of threads");

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_all, report);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_percents (void)
{
  g_autoptr (EcotReport)    report = ecot_report_new ("Parts");
  g_autoptr (EcotRowReader) rows = NULL;

  g_test_summary ("Percentages of a long column have as many decimals as its last one");

  ecot_report_begin_table (report, "Parts");
  ecot_report_add_column (report, "Part", ECOT_ALIGN_NUMBER, 1);
  for (guint i = 0; i < 500; i++)
    {
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_percent (report, i == 499 ? 202600 : 470000);
    }
  ecot_report_freeze (report);

  rows = ecot_row_reader_new (ecot_report_get_block (report, 0));
  for (guint i = 0; i < 500; i++)
    g_assert_cmpstr (((EcotCell *)g_ptr_array_index (ecot_row_reader_get (rows, i)->cells, 0))->text, ==, i == 499 ? "20,26\u00a0%" : "47,00\u00a0%");
}

/* A cell may still be told more after so many rows. */
static void
test_at_hand (void)
{
  g_autoptr (EcotReport)    report = ecot_report_new ("Lignes");
  g_autoptr (EcotRowReader) rows = NULL;
  EcotCell                 *cells[500];

  ecot_report_begin_table (report, "Lignes");
  ecot_report_add_column (report, "Titre", ECOT_ALIGN_START, 1);
  for (guint i = 0; i < 500; i++)
    {
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      cells[i] = ecot_report_add_cell_text (report, "ligne");
      if (i >= ECOT_ROWS_AT_HAND)
        ecot_cell_set_formula (cells[i - ECOT_ROWS_AT_HAND], "1+1");
    }
  ecot_report_freeze (report);

  rows = ecot_row_reader_new (ecot_report_get_block (report, 0));
  for (guint i = 0; i < 500 - ECOT_ROWS_AT_HAND; i++)
    g_assert_cmpstr (((EcotCell *)g_ptr_array_index (ecot_row_reader_get (rows, i)->cells, 0))->formula, ==, "1+1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rows/same", test_same);
  g_test_add_func ("/rows/reach", test_reach);
  g_test_add_func ("/rows/threads", test_threads);
  g_test_add_func ("/rows/percents", test_percents);
  g_test_add_func ("/rows/at-hand", test_at_hand);

  return g_test_run ();
}
