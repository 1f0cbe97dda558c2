/* test-report.c: a paper is built, frozen, and told in lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/ecot-row-reader.h"

static EcotReport *
budget_table (void)
{
  EcotReport *report = ecot_report_new ("Budget prévisionnel");

  ecot_report_begin_table (report, "Dépenses");
  ecot_report_add_column (report, "Poste", ECOT_ALIGN_START, 3);
  ecot_report_add_column (report, "Heures", ECOT_ALIGN_NUMBER, 1);
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 1);

  ecot_report_begin_row (report, ECOT_ROW_GROUP);
  ecot_cell_set_span (ecot_report_add_cell_text (report, "Personnel"), 3);

  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "Chargée d'action");
  ecot_cell_set_input (ecot_report_add_cell_decimal (report, 3175000));
  ecot_cell_set_anchor (ecot_report_add_cell_amount (report, 987050), "line-1");

  ecot_report_begin_row (report, ECOT_ROW_TOTAL);
  ecot_report_add_cell_text (report, "Total");
  ecot_report_add_cell_empty (report);
  ecot_cell_set_formula (ecot_report_add_cell_amount (report, 987050), "SUM({line-1}:{line-1})");

  return report;
}

static void
assert_trace (EcotReport *report,
              const char *expected)
{
  g_autofree char *trace = ecot_report_trace (report);

  g_assert_cmpstr (trace, ==, expected);
}

static void
test_blocks (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Annexe 2");
  EcotReportInfo        *info = ecot_report_edit_info (report);

  g_test_summary ("Every kind of block is told, in the order it was added");

  info->draft = g_strdup ("Brouillon : 3 points ouverts");
  info->fingerprint = g_strdup ("123456789012");
  info->letter = TRUE;
  info->created = 1500908460;

  ecot_report_add_heading (report, 1, "Présentation");
  ecot_report_keep_with_next (report);
  ecot_report_add_paragraph (report, ECOT_STYLE_SMALL, "Une somme de ");
  ecot_report_append_strong (report, "10 000,00 €");
  ecot_report_append_strong (report, "");
  ecot_report_append (report, " est demandée.");
  ecot_report_begin_list (report, TRUE);
  ecot_report_add_item (report, "un\\rallye");
  ecot_report_begin_fields (report);
  ecot_report_add_field (report, "Nom", "Les Ateliers du Fil d'Eau", 8);
  ecot_report_add_field (report, "SIRET", NULL, 4);
  ecot_report_begin_choices (report, "Assujetti à la TVA");
  ecot_report_add_choice (report, "oui", FALSE);
  ecot_report_add_choice (report, "non", TRUE);
  ecot_report_add_answer (report, "Premier.\n\n  \nSecond.\n", "2 mots sur 200");
  ecot_report_add_answer (report, " \n", NULL);
  ecot_report_add_answer (report, NULL, NULL);
  ecot_report_begin_address (report);
  ecot_report_add_item (report, "Lille");
  ecot_report_add_signature (report, "Cachet", "Lille", NULL, "Camille Exemple", NULL);
  ecot_report_begin_sheet (report, "Budget");
  ecot_report_add_page_break (report);
  ecot_report_freeze (report);

  assert_trace (report,
                "title \"Annexe 2\"\n"
                "draft \"Brouillon\u00a0: 3 points ouverts\"\n"
                "fingerprint \"123456789012\"\n"
                "letter\n"
                "created 1500908460\n"
                "heading 1 \"Présentation\" keep\n"
                "paragraph small \"Une somme de 10\u202f000,00\u00a0€ est demandée.\" strong \"10\u202f000,00\u00a0€\"\n"
                "list ordered\n"
                "  \"un\\\\rallye\"\n"
                "fields\n"
                "  \"Nom\" = \"Les Ateliers du Fil d’Eau\" width 8\n"
                "  \"SIRET\" width 4\n"
                "choices \"Assujetti à la TVA\"\n"
                "  [ ] \"oui\"\n"
                "  [x] \"non\"\n"
                "answer counter \"2 mots sur 200\"\n"
                "  \"Premier.\"\n"
                "  \"Second.\"\n"
                "answer blank\n"
                "answer blank\n"
                "address keep\n"
                "  \"Lille\"\n"
                "signature \"Cachet\" place \"Lille\" name \"Camille Exemple\"\n"
                "sheet \"Budget\"\n"
                "page-break\n");
}

/* Marks are told by the trace and printed by nobody, wherever they come into a report. */
static void
test_marks (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Lettre");
  g_autofree char       *total = ecot_report_mark ("cost.total", "9 870,50 €");
  g_autofree char       *day = ecot_report_mark ("letter/date", "12 juillet 2017");
  g_autofree char       *sentence = g_strdup_printf ("L'offre est de %s, le %s.", total, day);

  g_test_summary ("Words that are a figure are known by its name");

  g_assert_null (ecot_report_mark ("cost.total", NULL));
  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, sentence);
  ecot_report_append_strong (report, total);
  ecot_report_begin_list (report, FALSE);
  ecot_report_add_item (report, sentence);
  ecot_report_begin_fields (report);
  ecot_report_add_field (report, "Total", total, 12);
  ecot_report_add_signature (report, "Cachet", "Lille", day, NULL, NULL);
  ecot_report_begin_table (report, "Budget");
  ecot_report_add_column (report, "Poste", ECOT_ALIGN_START, 1);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_name_row (report, "line.7");
  ecot_cell_set_figure (ecot_report_add_cell_amount (report, 1), "amount");
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, sentence);
  ecot_report_freeze (report);

#define TOTAL    "9\u202f870,50\u00a0€"
#define SENTENCE "\"L’offre est de " TOTAL ", le 12\u00a0juillet\u00a02017.\""
  assert_trace (report,
                "title \"Lettre\"\n"
                "paragraph body \"L’offre est de " TOTAL ", le 12\u00a0juillet\u00a02017." TOTAL "\" strong \"" TOTAL "\""
                " figure cost.total \"" TOTAL "\" figure letter/date \"12\u00a0juillet\u00a02017\" figure cost.total \"" TOTAL "\"\n"
                "list figure cost.total \"" TOTAL "\" figure letter/date \"12\u00a0juillet\u00a02017\"\n"
                "  " SENTENCE "\n"
                "fields keep figure cost.total \"" TOTAL "\"\n"
                "  \"Total\" = \"" TOTAL "\" width 12\n"
                "signature \"Cachet\" place \"Lille\" date \"12\u00a0juillet\u00a02017\" figure letter/date \"12\u00a0juillet\u00a02017\"\n"
                "table \"Budget\"\n"
                "  column \"Poste\" start width 1\n"
                "  row normal | amount 1 \"0,01\" figure amount key line.7\n"
                "  row normal | text " SENTENCE " figure cost.total\n");
#undef TOTAL
#undef SENTENCE
}

/* A drawing is told in its words; one of nothing is none. */
static void
test_chart (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Budget");
  g_autoptr (EcotChart)  bars = ecot_chart_new (ECOT_CHART_BARS, "Budget par poste");
  g_autoptr (EcotChart)  nothing = ecot_chart_new (ECOT_CHART_CURVE, "Trésorerie");

  ecot_chart_add_amount (bars, "Achats", 123450);
  ecot_chart_freeze (bars);
  ecot_chart_freeze (nothing);
  ecot_report_add_chart (report, bars);
  ecot_report_add_chart (report, nothing);
  ecot_report_freeze (report);

  assert_trace (report,
                "title \"Budget\"\n"
                "chart bars \"Budget par poste\u00a0: Achats, 1\u202f234,50\u00a0€, 100,00\u00a0%.\"\n");
}

/* Who finds the way without gets no table of contents; subtitles are no way. */
static void
test_contents (void)
{
  for (guint n = 7; n <= 8; n++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Dossier");

      ecot_report_add_heading (report, 1, "Dossier");
      ecot_report_add_contents (report);
      for (guint i = 0; i < n; i++)
        {
          ecot_report_add_heading (report, 2, "Partie");
          ecot_report_add_heading (report, 3, "Sous-titre");
        }
      ecot_report_freeze (report);
      g_assert_cmpint (ecot_report_get_block (report, 1)->type == ECOT_BLOCK_CONTENTS, ==, n >= 8);
    }
}

/* What stands in a file is shown as it stands there. */
static void
test_code (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Code");

  ecot_report_add_paragraph (report, ECOT_STYLE_CODE, "  <p at-most='10000 EUR'>l'an : 2 !</p>");
  ecot_report_freeze (report);

  g_assert_cmpstr (ecot_report_get_block (report, 0)->text, ==, "  <p at-most='10000 EUR'>l'an : 2 !</p>");
}

static void
test_table (void)
{
  g_autoptr (EcotReport) report = budget_table ();

  g_test_summary ("A table tells its numbers both as they are and as they print");

  ecot_report_freeze (report);
  assert_trace (report,
                "title \"Budget prévisionnel\"\n"
                "table \"Dépenses\"\n"
                "  column \"Poste\" start width 3\n"
                "  column \"Heures\" number width 1\n"
                "  column \"Montant\" number width 1\n"
                "  row group | text \"Personnel\" span 3\n"
                "  row normal | text \"Chargée d’action\" | decimal 3175000 \"317,5\" input | amount 987050 \"9\u202f870,50\" anchor line-1\n"
                "  row total | text \"Total\" | empty | amount 987050 \"9\u202f870,50\" formula \"SUM({line-1}:{line-1})\"\n");
}

static void
test_numbers (void)
{
  g_autoptr (EcotReport)    report = ecot_report_new ("Nombres");
  const EcotBlock          *table;
  g_autoptr (EcotRowReader) rows = NULL;
  const EcotRow            *row;
  const struct
  {
    EcotCell *(*add) (EcotReport *, gint64);
    gint64      number;
    const char *text;
  } cases[] = {
    { ecot_report_add_cell_amount, 0, "0,00" },
    { ecot_report_add_cell_amount, -1, "\u22120,01" },
    { ecot_report_add_cell_amount, ECOT_AMOUNT_MAX, "90\u202f000\u202f000\u202f000\u202f000,00" },
    { ecot_report_add_cell_decimal, 1, "0,0001" },
    { ecot_report_add_cell_decimal, 13175000, "1\u202f317,5" },
    { ecot_report_add_cell_unit_cost, 4500000, "450,00" },
    { ecot_report_add_cell_unit_cost, 4000, "0,40" },
    { ecot_report_add_cell_unit_cost, 12345678, "1\u202f234,5678" },
    { ecot_report_add_cell_percent, 470000, "47\u00a0%" },
    { ecot_report_add_cell_percent, 333333, "33,3333\u00a0%" },
  };

  ecot_report_begin_table (report, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    ecot_report_add_column (report, NULL, ECOT_ALIGN_NUMBER, 1);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    cases[i].add (report, cases[i].number);
  ecot_report_freeze (report);

  table = ecot_report_get_block (report, 0);
  rows = ecot_row_reader_new (table);
  row = ecot_row_reader_get (rows, 0);
  g_assert_false (table->header_row);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EcotCell *cell = g_ptr_array_index (row->cells, i);

      g_assert_cmpint (cell->number, ==, cases[i].number);
      g_assert_cmpstr (cell->text, ==, cases[i].text);
    }
}

static void
test_empty_left_out (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Vide");

  g_test_summary ("What has nothing in it does not print; what is to be filled by hand does");

  ecot_report_begin_list (report, FALSE);
  ecot_report_begin_fields (report);
  ecot_report_begin_choices (report, "Rien à cocher");
  ecot_report_begin_address (report);
  ecot_report_begin_table (report, "Sans colonne");
  ecot_report_begin_table (report, "Sans ligne ni titre de colonne");
  ecot_report_add_column (report, NULL, ECOT_ALIGN_START, 1);
  ecot_report_begin_table (report, "Sans ligne");
  ecot_report_add_column (report, "Poste", ECOT_ALIGN_START, 1);
  ecot_report_add_answer (report, NULL, NULL);
  ecot_report_freeze (report);

  assert_trace (report,
                "title \"Vide\"\n"
                "table \"Sans ligne\"\n"
                "  column \"Poste\" start width 1\n"
                "answer blank\n");
}

static void
test_short_row_completed (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Lignes");

  g_test_summary ("Spans of every row add up to the columns, the last row's too");

  ecot_report_begin_table (report, NULL);
  for (guint i = 0; i < 3; i++)
    ecot_report_add_column (report, NULL, ECOT_ALIGN_START, 1);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_cell_set_span (ecot_report_add_cell_text (report, "a"), 2);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "b");
  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "fin");
  ecot_report_freeze (report);

  assert_trace (report,
                "title \"Lignes\"\n"
                "table headless\n"
                "  column start width 1\n"
                "  column start width 1\n"
                "  column start width 1\n"
                "  row normal | text \"a\" span 2 | empty\n"
                "  row normal | text \"b\" | empty | empty\n"
                "paragraph body \"fin\"\n");
}

static gpointer
trace_thread (gpointer data)
{
  g_autoptr (EcotReport) report = data;

  return ecot_report_trace (report);
}

static void
test_threads (void)
{
  EcotReport *report = budget_table ();
  GThread    *threads[4];

  g_test_summary ("A frozen report outlives whoever composed it, on any thread");

  ecot_report_freeze (report);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("trace", trace_thread, ecot_report_ref (report));
  ecot_report_unref (report);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *trace = g_thread_join (threads[i]);

      g_assert_true (g_str_has_prefix (trace, "title \"Budget prévisionnel\"\n"));
    }
}

/* Each is a bug of whoever composes: it is told and changes nothing. */
static void
test_misuse (void)
{
  g_autoptr (EcotReport) report = budget_table ();
  g_autofree char       *before = ecot_report_trace (report);

  for (guint i = 0; i < 4; i++)
    g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*assertion*failed*");

  ecot_report_add_column (report, "Trop tard", ECOT_ALIGN_START, 1);
  ecot_report_add_item (report, "hors d’une liste");
  ecot_report_add_field (report, "hors d’une grille", NULL, 12);
  g_test_assert_expected_messages ();
  assert_trace (report, before);

  ecot_report_freeze (report);
  for (guint i = 0; i < 2; i++)
    g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*assertion*failed*");
  ecot_report_add_page_break (report);
  g_assert_null (ecot_report_edit_info (report));
  g_test_assert_expected_messages ();
  assert_trace (report, before);
}

static void
test_wide_row (void)
{
  g_autoptr (EcotReport) report = budget_table ();
  g_autofree char       *trace = NULL;

  g_test_summary ("A row too wide is told, and cut: writers may count on the columns");

  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_cell_set_span (ecot_report_add_cell_text (report, "large"), 4);

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*wider than the table*");
  ecot_report_freeze (report);
  g_test_assert_expected_messages ();

  trace = ecot_report_trace (report);
  g_assert_true (g_str_has_suffix (trace, "\n  row normal | text \"large\" span 3\n"));
}

static void
test_percents (void)
{
  const struct
  {
    gint64      number;
    const char *text;
  } cases[] = {
    { 470000, "47,00\u00a0%" },
    { 202600, "20,26\u00a0%" },
    { -5000, "\u22120,50\u00a0%" },
    { 10000000, "1\u202f000,00\u00a0%" },
  };
  g_autoptr (EcotReport)    report = ecot_report_new ("Parts");
  g_autoptr (EcotRowReader) rows = NULL;

  g_test_summary ("Percentages of a column have one number of decimals, and other numbers those they have");

  ecot_report_begin_table (report, NULL);
  ecot_report_add_column (report, "Part", ECOT_ALIGN_NUMBER, 1);
  ecot_report_add_column (report, "Heures", ECOT_ALIGN_NUMBER, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_percent (report, cases[i].number);
      ecot_report_add_cell_decimal (report, i == 0 ? 5000 : 120 * ECOT_DECIMAL_ONE);
    }
  ecot_report_freeze (report);
  rows = ecot_row_reader_new (ecot_report_get_block (report, 0));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EcotRow *row = ecot_row_reader_get (rows, i);

      g_assert_cmpstr (((EcotCell *)g_ptr_array_index (row->cells, 0))->text, ==, cases[i].text);
      g_assert_cmpstr (((EcotCell *)g_ptr_array_index (row->cells, 1))->text, ==, i == 0 ? "0,5" : "120");
    }
}

static void
test_by_hand (void)
{
  g_test_summary ("In a form to print empty every empty cell is for a hand; elsewhere those of a table with nothing but labels");

  for (gboolean form = FALSE; form <= TRUE; form++)
    {
      g_autoptr (EcotReport)    report = ecot_report_new ("Formulaire");
      g_autoptr (EcotRowReader) rows = NULL;
      const EcotBlock          *table;

      ecot_report_edit_info (report)->by_hand = form;
      ecot_report_begin_table (report, "Tableau");
      for (guint i = 0; i < 3; i++)
        ecot_report_add_column (report, "Titre", ECOT_ALIGN_START, 1);
      ecot_report_begin_row (report, ECOT_ROW_GROUP);
      ecot_report_add_cell_text (report, "groupe");
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, "libellé seul");
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, "objectif");
      ecot_report_add_cell_text (report, "35 au moins");
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_empty (report);
      ecot_report_add_cell_text (report, "plein");
      ecot_report_add_cell_text (report, "plein");
      ecot_report_freeze (report);
      table = ecot_report_get_block (report, 0);
      rows = ecot_row_reader_new (table);

      g_assert_cmpint (table->by_hand, ==, form);
      g_assert_false (ecot_row_is_by_hand (table, ecot_row_reader_get (rows, 0)));
      g_assert_cmpint (ecot_row_is_by_hand (table, ecot_row_reader_get (rows, 1)), ==, form);
      g_assert_cmpint (ecot_row_is_by_hand (table, ecot_row_reader_get (rows, 2)), ==, form);
      g_assert_false (ecot_row_is_by_hand (table, ecot_row_reader_get (rows, 3)));
    }
}

/* A row of @type: its label, what stands beside it and its amount, each "" for an empty cell. */
typedef struct
{
  EcotRowType type;
  const char *aim, *amount;
} HandRow;

static EcotReport *
make_hand_table (const HandRow *hand_rows)
{
  EcotReport *report = ecot_report_new ("Dossier vide");

  ecot_report_begin_table (report, "Tableau");
  ecot_report_add_column (report, "Titre", ECOT_ALIGN_START, 1);
  ecot_report_add_column (report, "Objectif", ECOT_ALIGN_START, 1);
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 1);
  ecot_report_add_column (report, "Pièce", ECOT_ALIGN_START, 1);
  for (guint i = 0; i < 3; i++)
    {
      ecot_report_begin_row (report, hand_rows[i].type);
      ecot_report_add_cell_text (report, "libellé");
      ecot_report_add_cell_text (report, hand_rows[i].aim);
      ecot_report_add_cell_text (report, hand_rows[i].amount);
    }
  ecot_report_freeze (report);

  return report;
}

static void
test_unfilled (void)
{
  static const struct
  {
    HandRow  rows[3];
    gboolean unfilled;
  } cases[] = {
    { { { ECOT_ROW_NORMAL, "", "" }, { ECOT_ROW_NORMAL, "", "" }, { ECOT_ROW_TOTAL, "", "" } }, TRUE },
    /* What the call prints, and the sum of nothing. */
    { { { ECOT_ROW_NORMAL, "30 a minima", "" }, { ECOT_ROW_NORMAL, "", "" }, { ECOT_ROW_TOTAL, "", "0,00" } }, TRUE },
    /* One number, wherever it stands. */
    { { { ECOT_ROW_NORMAL, "30 a minima", "" }, { ECOT_ROW_NORMAL, "", "12" }, { ECOT_ROW_TOTAL, "", "12" } }, FALSE },
    { { { ECOT_ROW_NORMAL, "", "1" }, { ECOT_ROW_NORMAL, "", "" }, { ECOT_ROW_TOTAL, "", "" } }, FALSE },
    /* Sums alone are no table to fill. */
    { { { ECOT_ROW_TOTAL, "somme", "" }, { ECOT_ROW_TOTAL, "", "" }, { ECOT_ROW_TOTAL, "", "" } }, FALSE },
  };

  g_test_summary ("A table is a hand's when its rows are but labels, or none of them has its number");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotReport)    report = make_hand_table (cases[i].rows);
      const EcotBlock          *table = ecot_report_get_block (report, 0);
      g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);

      g_test_message ("case %u", i);
      g_assert_cmpint (ecot_row_is_by_hand (table, ecot_row_reader_get (rows, 0)), ==, cases[i].unfilled);
      g_assert_cmpint (ecot_row_is_roomy (table, ecot_row_reader_get (rows, 0)), ==, cases[i].unfilled);
      g_assert_cmpint (ecot_row_has_rules (table, ecot_row_reader_get (rows, 2)), ==, cases[i].unfilled);
    }
}

static void
test_titles (void)
{
  static const struct
  {
    EcotRowType type;
    const char *beside; /* of the last of three columns; "": nothing */
    guint       span;
  } cases[] = {
    { ECOT_ROW_GROUP, "", 3 },
    { ECOT_ROW_GROUP, "12,00", 2 },
    { ECOT_ROW_NORMAL, "", 2 },
    { ECOT_ROW_TOTAL, "", 2 },
  };

  g_test_summary ("The title of a group takes its whole row if nothing stands beside it");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Groupes");
      const EcotBlock       *table;

      ecot_report_begin_table (report, "Tableau");
      for (guint j = 0; j < 3; j++)
        ecot_report_add_column (report, "Titre", ECOT_ALIGN_START, 1);
      ecot_report_begin_row (report, cases[i].type);
      ecot_cell_set_span (ecot_report_add_cell_text (report, "Dépenses indirectes"), 2);
      ecot_report_add_cell_text (report, cases[i].beside);
      ecot_report_freeze (report);
      table = ecot_report_get_block (report, 0);

      g_assert_cmpuint (ecot_row_get_span (table, g_ptr_array_index (table->last_rows, 0), 0), ==, cases[i].span);
      g_assert_cmpuint (ecot_row_get_span (table, g_ptr_array_index (table->last_rows, 0), 1), ==, 1);
    }
}

static void
test_closely (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Mois");
  const EcotBlock       *table;

  g_test_summary ("Rows by hand are as high as a hand writes, however many, but where half a month has to stand on a page");

  for (gboolean close = FALSE; close <= TRUE; close++)
    {
      ecot_report_begin_table (report, "Jours");
      ecot_report_add_column (report, "Jour", ECOT_ALIGN_START, 1);
      ecot_report_add_column (report, "Heures", ECOT_ALIGN_NUMBER, 1);
      if (close)
        ecot_report_fill_closely (report);
      for (guint i = 0; i < 31; i++)
        {
          ecot_report_begin_row (report, ECOT_ROW_NORMAL);
          ecot_report_add_cell_text (report, "lundi");
        }
    }
  ecot_report_freeze (report);

  for (guint i = 0; i < 2; i++)
    {
      table = ecot_report_get_block (report, i);
      g_assert_true (ecot_row_is_by_hand (table, g_ptr_array_index (table->last_rows, 30)));
      g_assert_cmpint (ecot_row_is_roomy (table, g_ptr_array_index (table->last_rows, 30)), ==, i == 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/report/blocks", test_blocks);
  g_test_add_func ("/ecot/report/code", test_code);
  g_test_add_func ("/ecot/report/percents", test_percents);
  g_test_add_func ("/ecot/report/by-hand", test_by_hand);
  g_test_add_func ("/ecot/report/unfilled", test_unfilled);
  g_test_add_func ("/ecot/report/titles", test_titles);
  g_test_add_func ("/ecot/report/closely", test_closely);
  g_test_add_func ("/ecot/report/chart", test_chart);
  g_test_add_func ("/ecot/report/marks", test_marks);
  g_test_add_func ("/ecot/report/contents", test_contents);
  g_test_add_func ("/ecot/report/table", test_table);
  g_test_add_func ("/ecot/report/numbers", test_numbers);
  g_test_add_func ("/ecot/report/empty-left-out", test_empty_left_out);
  g_test_add_func ("/ecot/report/short-row", test_short_row_completed);
  g_test_add_func ("/ecot/report/threads", test_threads);
  g_test_add_func ("/ecot/report/misuse", test_misuse);
  g_test_add_func ("/ecot/report/wide-row", test_wide_row);

  return g_test_run ();
}
