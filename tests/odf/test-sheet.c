/* test-sheet.c: papers as OpenDocument spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/ecot-error.h"
#include "parts.h"

#define write_sheet(report, part) write_part (report, ecot_odf_write_spreadsheet, part)

static void
begin_table (EcotReport *report,
             guint       n_columns)
{
  ecot_report_begin_table (report, NULL);
  for (guint i = 0; i < n_columns; i++)
    ecot_report_add_column (report, "Titre", ECOT_ALIGN_NUMBER, 1);
}

/* Of columns without titles, so that it stands on a sheet with others. */
static void
begin_headless (EcotReport *report,
                guint       n_columns)
{
  ecot_report_begin_table (report, "Sans tête");
  for (guint i = 0; i < n_columns; i++)
    ecot_report_add_column (report, NULL, ECOT_ALIGN_START, 1);
}

static EcotCell *
add_row (EcotReport *report,
         const char *anchor,
         const char *formula)
{
  EcotCell *cell;

  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  cell = ecot_report_add_cell_amount (report, 100);
  if (anchor != NULL)
    ecot_cell_set_anchor (cell, anchor);
  if (formula != NULL)
    ecot_cell_set_formula (cell, formula);

  return cell;
}

/* Row 1 has the head; {a} is A2, {b} A3, {z} Z4, {c.1-x} AB4 on « L'un & lui », and
 * {other} A1 on « L'autre ». */
static EcotReport *
report_with_formula (const char *formula)
{
  EcotReport *report = ecot_report_new ("Formules");

  ecot_report_begin_sheet (report, "L'un & lui");
  begin_table (report, 28);
  add_row (report, "a", formula);
  add_row (report, "b", NULL);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_cell_set_span (ecot_report_add_cell_text (report, "large"), 25);
  ecot_cell_set_anchor (ecot_report_add_cell_amount (report, 1), "z");
  ecot_report_add_cell_empty (report);
  ecot_cell_set_anchor (ecot_report_add_cell_amount (report, 1), "c.1-x");

  ecot_report_begin_sheet (report, "L'autre");
  ecot_report_begin_table (report, NULL);
  ecot_report_add_column (report, NULL, ECOT_ALIGN_NUMBER, 1);
  add_row (report, "other", "{a}+1");
  add_row (report, "other-2", NULL);
  ecot_report_freeze (report);

  return report;
}

static const struct
{
  const char *formula, *xml; /* NULL: refused */
} formulas[] = {
  { "{a}+{b}", "of:=[.A2]+[.A3]" },
  { "SUM({a}:{c.1-x})", "of:=SUM([.A2:.AB4])" },
  { "SUM({a}:{b};{c.1-x})", "of:=SUM([.A2:.A3];[.AB4])" },
  { "{z}", "of:=[.Z4]" },
  { "{other}*2", "of:=['L’autre'.A1]*2" },
  { "SUM({other}:{other-2})", "of:=SUM(['L’autre'.A1:.A2])" },
  { "IF({a}>0;\"{a}\";\"\")", "of:=IF([.A2]&gt;0;&quot;{a}&quot;;&quot;&quot;)" },
  { "{a} : {b}", "of:=[.A2] : [.A3]" },
  { "1", "of:=1" },
  { "{absent}", NULL },
  { "{a}:{absent}", NULL },
  { "{}", NULL },
  { "{a", NULL },
  { "{a}:{b", NULL },
  { "{a}:{other}", NULL },
};

static void
test_formulas (void)
{
  g_test_summary ("Names become addresses, on their own sheet or another; a name that is not there is refused");

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autoptr (EcotReport) report = report_with_formula (formulas[i].formula);
      g_autoptr (GError)     error = NULL;
      g_autoptr (GBytes)     file = ecot_odf_write_spreadsheet (report, NULL, &error);
      g_autofree char       *content = NULL, *expected = NULL;

      g_test_message ("%s", formulas[i].formula);

      if (formulas[i].xml == NULL)
        {
          g_assert_error (error, ECOT_ERROR, ECOT_ERROR_USAGE);
          g_assert_null (file);
          assert_has (error->message, formulas[i].formula);
          continue;
        }

      g_assert_no_error (error);
      content = get_part (file, "content.xml");
      expected = g_strdup_printf ("table:formula=\"%s\"", formulas[i].xml);
      assert_has (content, expected);
      assert_has (content, "table:formula=\"of:=['L’un &amp; lui'.A2]+1\"");
    }
}

static void
test_formula_beside (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("À côté");
  EcotCell              *beside;
  g_autofree char       *content = NULL;

  g_test_summary ("A cell beside a table is found from its own row, and from others");

  begin_headless (report, 4);
  add_row (report, NULL, NULL);
  begin_table (report, 1);
  ecot_report_add_aside (report, "Aide", NULL, ECOT_CELL_AMOUNT, 20);
  add_row (report, "a", "{beside}+1");
  ecot_report_begin_asides (report);
  beside = ecot_report_add_cell_amount (report, 1);
  ecot_cell_set_anchor (beside, "beside");
  ecot_cell_set_formula (beside, "{a}+2");
  add_row (report, NULL, "{beside}+3");
  content = write_sheet (report, "content.xml");

  assert_has (content, "table:formula=\"of:=[.E4]+1\"");
  assert_has (content, "table:formula=\"of:=[.A4]+2\"");
  assert_has (content, "table:formula=\"of:=[.E4]+3\"");
}

static void
test_anchor_twice (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Deux");
  g_autoptr (GError)     error = NULL;

  begin_table (report, 1);
  add_row (report, "total", NULL);
  add_row (report, "total", NULL);
  add_row (report, NULL, "{total}+1");
  ecot_report_freeze (report);

  g_assert_null (ecot_odf_write_spreadsheet (report, NULL, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_USAGE);
  assert_has (error->message, "total");
}

static void
test_values (void)
{
  const struct
  {
    EcotCell *(*add) (EcotReport *, gint64);
    gint64      number;
    const char *xml;
  } cases[] = {
    { ecot_report_add_cell_amount, 123450, "office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"1234.50\"><text:p>1\u202f234,50\u00a0€</text:p>" },
    { ecot_report_add_cell_amount, -1, "office:value=\"-0.01\"><text:p>\u22120,01\u00a0€</text:p>" },
    { ecot_report_add_cell_amount, ECOT_AMOUNT_MAX, "office:value=\"90000000000000.00\"" },
    { ecot_report_add_cell_decimal, 3175000, "office:value-type=\"float\" office:value=\"317.5\"><text:p>317,5</text:p>" },
    { ecot_report_add_cell_decimal, 0, "office:value-type=\"float\" office:value=\"0\"><text:p>0</text:p>" },
    { ecot_report_add_cell_percent, 470000, "office:value-type=\"percentage\" office:value=\"0.47\"><text:p>47\u00a0%</text:p>" },
    { ecot_report_add_cell_percent, 333333, "office:value=\"0.333333\"" },
    { ecot_report_add_cell_percent, 1000000, "office:value=\"1\"" },
    { ecot_report_add_cell_percent, -1, "office:value=\"-0.000001\"" },
    { ecot_report_add_cell_percent, 0, "office:value-type=\"percentage\" office:value=\"0\"" },
    { ecot_report_add_cell_percent, G_MININT64, "office:value=\"-9223372036854.775808\"" },
  };

  g_test_summary ("Programs compute with the exact number, people read it in French");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Nombres");
      g_autofree char       *content = NULL;

      begin_table (report, 1);
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      cases[i].add (report, cases[i].number);
      content = write_sheet (report, "content.xml");
      assert_has (content, cases[i].xml);
    }
}

static void
test_minus (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Moins");
  g_autofree char       *styles = NULL;

  g_test_summary ("What comes out below zero in a spreadsheet has the minus of the papers, not a hyphen");

  begin_table (report, 1);
  add_row (report, NULL, NULL);
  styles = write_sheet (report, "styles.xml");

  assert_has (styles, "<number:currency-style style:name=\"amount\" number:language=\"fr\" number:country=\"FR\"><number:text>\u2212</number:text>");
  assert_has (styles, "<style:map style:condition=\"value()&gt;=0\" style:apply-style-name=\"amount-from-zero\"/></number:currency-style>");
  g_assert_cmpuint (count (styles, "<number:text>\u2212</number:text>"), ==, count (styles, "-from-zero\" number:language"));
}

static void
test_decimals_of_column (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Virgule");
  g_autofree char       *content = NULL;

  g_test_summary ("The numbers of a column show the same decimals, and an empty input cell takes its column's look");

  begin_table (report, 1);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_cell_set_input (ecot_report_add_cell_decimal (report, 10000));
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_cell_set_input (ecot_report_add_cell_decimal (report, 2500));
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_cell_set_input (ecot_report_add_cell_empty (report));
  content = write_sheet (report, "content.xml");

  g_assert_cmpuint (count (content, "table:style-name=\"decimal2-input\""), ==, 3);
}

static void
test_text_is_text (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Textes");
  g_autofree char       *content = NULL;

  g_test_summary ("A text is never a formula, nor a number, whatever it begins with");

  begin_table (report, 1);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "=1+1");
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "0123");
  content = write_sheet (report, "content.xml");

  assert_lacks (content, "table:formula");
  assert_has (content, "office:value-type=\"string\"><text:p>=1+1</text:p>");
  assert_has (content, "office:value-type=\"string\"><text:p>0123</text:p>");
}

static void
test_protection (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Protection");
  g_autoptr (GBytes)     file = NULL;
  g_autofree char       *content = NULL, *styles = NULL;

  g_test_summary ("A sheet that computes is protected but for its input cells; one of texts is not");

  ecot_report_begin_sheet (report, "Calcul");
  begin_table (report, 1);
  ecot_cell_set_input (add_row (report, "in", NULL));
  add_row (report, NULL, "{in}*2");
  ecot_report_begin_sheet (report, "Notes");
  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Rien à protéger");
  file = write_report (report, ecot_odf_write_spreadsheet);
  content = get_part (file, "content.xml");
  styles = get_part (file, "styles.xml");

  assert_has (content, "table:name=\"Calcul\" table:style-name=\"ta0\" table:protected=\"true\"");
  assert_has (content, "table:name=\"Notes\" table:style-name=\"ta1\" table:print-ranges");
  assert_has (content, "table:style-name=\"amount-input\"");
  assert_has (content, "table:style-name=\"amount-row\" table:formula");
  g_assert_cmpuint (count (styles, "style:cell-protect=\"none\""), ==, 1);
}

static void
test_sheet_names (void)
{
  const struct
  {
    const char *given, *written;
  } cases[] = {
    { "Budget", "table:name=\"Budget\"" },
    { "Budget", "table:name=\"Budget (2)\"" },
    { "BUDGET", "table:name=\"BUDGET (3)\"" },
    { "a/b\\c[d]e*f?g", "table:name=\"a-b-c-d-e-f-g\"" },
    { "", "table:name=\"Feuille\"" },
    { " \n ", "table:name=\"Feuille (2)\"" },
    { "Un nom de plus de trente et un caractères", "table:name=\"Un nom de plus de trente\"" },
    { "Contributions volontaires en nature", "table:name=\"Contributions volontaires\"" },
    { "Ceque fixe l’appel pour desparticipants", "table:name=\"Ceque fixe l’appel\"" },
    { "Anticonstitutionnellementetcetera…", "table:name=\"Anticonstitutionnellementetcete\"" },
    { "Un nom de plus de trente et un autres", "table:name=\"Un nom de plus de trente (2)\"" },
  };
  g_autoptr (EcotReport) report = ecot_report_new ("Noms");
  g_autofree char       *content = NULL;

  g_test_summary ("No program refuses a sheet's name, and no two sheets have the same");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    ecot_report_begin_sheet (report, cases[i].given);
  content = write_sheet (report, "content.xml");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_has (content, cases[i].written);
}

static void
test_blocks_before_sheet (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Titre du document");
  g_autofree char       *content = NULL;

  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "avant");
  ecot_report_begin_sheet (report, "Suite");
  content = write_sheet (report, "content.xml");

  assert_has (content, "table:name=\"Titre du document\"");
  assert_has (content, "table:name=\"Suite\"");
  g_assert_cmpuint (count (content, "<table:table "), ==, 2);
}

static void
test_frozen_head (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Vue");
  g_autoptr (GBytes)     file = NULL;
  g_autofree char       *content = NULL, *settings = NULL;

  g_test_summary ("Each table with a head has a sheet that keeps it in sight and prints it on every page, what leads to it above");

  ecot_report_add_heading (report, 1, "Titre");
  begin_table (report, 2);
  add_row (report, "a", NULL);
  add_row (report, "sum", "SUM({a}:{a})+{b}");
  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Dessous");
  ecot_report_add_paragraph (report, ECOT_STYLE_STRONG, "Décisions");
  ecot_report_keep_with_next (report);
  ecot_report_begin_table (report, "Décisions des financeurs");
  for (guint i = 0; i < 7; i++)
    ecot_report_add_column (report, "Titre", ECOT_ALIGN_START, 1);
  add_row (report, "b", NULL);
  begin_headless (report, 1);
  add_row (report, NULL, NULL);
  file = write_report (report, ecot_odf_write_spreadsheet);
  content = get_part (file, "content.xml");
  settings = get_part (file, "settings.xml");

  /* Title and head; the line above the second table, and its head. */
  g_assert_cmpuint (count (settings, "config:name=\"VerticalSplitMode\" config:type=\"short\">2<"), ==, 2);
  g_assert_cmpuint (count (settings, "config:name=\"VerticalSplitPosition\" config:type=\"int\">2<"), ==, 2);
  assert_has (settings, "config:name=\"HorizontalSplitPosition\" config:type=\"int\">1<");
  g_assert_cmpuint (count (content, "<table:table-header-rows>"), ==, 2);
  assert_has (content, "style:master-page-name=\"Landscape\"");
  assert_has (content, "table:print-ranges=\"'Vue'.A1:'Vue'.B6\"");
  assert_has (content, "table:print-ranges=\"'Décisions des financeurs'.A1:'Décisions des financeurs'.G6\"");
  assert_has (content, "table:formula=\"of:=SUM([.A3:.A3])+['Décisions des financeurs'.A3]\"");
  g_assert_true (strstr (content, "Dessous") < strstr (content, "table:name=\"Décisions des financeurs\""));
  g_assert_true (strstr (content, "<text:p>Décisions<") > strstr (content, "table:name=\"Décisions des financeurs\""));
}

static void
test_far_head (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Vue");
  g_autofree char       *settings = NULL;

  g_test_summary ("A head far down the sheet is not frozen: nothing would be left to scroll");

  for (guint i = 0; i < 10; i++)
    ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "ligne");
  begin_table (report, 2);
  add_row (report, NULL, NULL);
  settings = write_sheet (report, "settings.xml");

  assert_has (settings, "config:name=\"VerticalSplitMode\" config:type=\"short\">0<");
}

/* One row more than any program can hold.  Slow: a million rows. */
static void
test_too_many_rows (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Trop");
  g_autoptr (GError)     error = NULL;

  if (!g_test_slow ())
    {
      g_test_skip ("a million rows; run with -m slow");
      return;
    }

  begin_table (report, 1);
  for (guint i = 0; i < 1048576; i++)
    add_row (report, NULL, NULL);
  ecot_report_freeze (report);

  g_assert_null (ecot_odf_write_spreadsheet (report, NULL, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW);
}

/* Two lines, the second without any typed cell, and a total. */
static EcotReport *
report_with_rows (const char *origin)
{
  EcotReport *report = ecot_report_new ("Retour");

  ecot_report_edit_info (report)->origin = g_strdup (origin);
  ecot_report_begin_table (report, "Table");
  ecot_report_set_element (report, "line");
  ecot_report_add_column (report, "Détail", ECOT_ALIGN_START, 1);
  ecot_report_set_column_field (report, "detail");
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 1);

  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_name_row (report, "line.7");
  ecot_cell_set_field (ecot_report_add_cell_text (report, " deux\n  mots \u241f là"), "detail");
  ecot_cell_set_field (ecot_report_add_cell_amount (report, 123450), "amount");
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_name_row (report, "line.8");
  add_row (report, "total", NULL);
  ecot_report_freeze (report);

  return report;
}

static void
test_origin (void)
{
  g_autoptr (EcotReport) report = report_with_rows ("budget\u241flot");
  g_autoptr (EcotReport) without = report_with_rows (NULL);
  g_autofree char       *content = NULL;
  g_autofree char       *plain = NULL;

  g_test_summary ("A row says in a hidden column of what record it is and what was typed in it; a paper that comes from nowhere has no such column");

  content = write_sheet (report, "content.xml");
  assert_has (content, "table:visibility=\"collapse\"");
  assert_has (content, "<text:p>ecot\u241f1\u241fbudget\u241flot\u241fTable\u241fline\u241f7-8\u241fdetail\u241f-</text:p>");
  assert_has (content, "<text:p>line.7\u241f1\u241fdetail=deux mots là\u241famount=1234.50</text:p>");
  assert_has (content, "<text:p>line.8\u241f2</text:p>");
  assert_has (content, "<text:p>=total\u241f3</text:p>");
  assert_has (content, "table:print-ranges=\"'Retour'.A1:'Retour'.B5\"");

  plain = write_sheet (without, "content.xml");
  assert_lacks (plain, "collapse");
  assert_lacks (plain, "line.7");
}

#define LONG_CHOICE "Frais de personnel d’encadrement technique ou socioprofessionnel directement liés à la mise en œuvre de l’opération"

static void
test_asides (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("À côté");
  EcotRule              *rule;
  EcotCell              *cell;
  g_autoptr (GBytes)     file = NULL;
  g_autofree char       *content = NULL, *styles = NULL;

  g_test_summary ("Columns beside a table stand behind the widest of the sheet, are not printed, and are named in the hidden one behind them");

  ecot_report_edit_info (report)->origin = g_strdup ("budget\u241flot");
  begin_headless (report, 4);
  add_row (report, NULL, NULL);
  ecot_report_begin_table (report, "Lignes");
  ecot_report_set_element (report, "line");
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 1);
  ecot_report_set_column_field (report, "amount");
  ecot_report_add_aside (report, "Poste", "category", ECOT_CELL_TEXT, 40);
  ecot_report_add_aside (report, "Éligible", NULL, ECOT_CELL_AMOUNT, 20);
  add_row (report, "a", NULL);
  ecot_report_name_row (report, "line.7");
  ecot_report_begin_asides (report);
  rule = ecot_report_add_rule (report, ECOT_RULE_CHOICES, "Poste", NULL, "Refus ?");
  ecot_rule_add_choice (rule, LONG_CHOICE);
  cell = ecot_report_add_cell_text (report, LONG_CHOICE);
  ecot_cell_set_field (cell, "category");
  ecot_cell_set_rule (cell, rule);
  ecot_cell_set_anchor (ecot_report_add_cell_amount (report, 50), "b");
  add_row (report, "c", "{b}*2");
  file = write_report (report, ecot_odf_write_spreadsheet);
  content = get_part (file, "content.xml");
  styles = get_part (file, "styles.xml");

  assert_has (content, "table:print-ranges=\"'À côté'.A1:'À côté'.D6\"");
  assert_has (content, "<text:p>Montant</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"3\"/><table:table-cell table:style-name=\"start-head\"");
  assert_has (content, "\u241f7\u241famount\u241f-\u241f-\u241f-\u241fcategory\u241f-</text:p>");
  assert_has (content, "<text:p>line.7\u241f1\u241fcategory=" LONG_CHOICE "</text:p>");
  /* What is not printed makes no printed row higher. */
  assert_has (content, "table:style-name=\"start-aside\"");
  assert_has (styles, "style:name=\"start-aside\"");
  assert_has (strstr (styles, "style:name=\"start-aside\""), "fo:wrap-option=\"no-wrap\"");
  /* Beside the second table in row 4. */
  assert_has (content, "table:formula=\"of:=[.F4]*2\"");
  assert_has (content, "style:column-width=\"40.00mm\"");
}

/* A list of two, and one of a single choice whose rule comes first. */
static EcotReport *
report_with_rules (void)
{
  static const EcotRuleType types[] = { ECOT_RULE_CHOICES, ECOT_RULE_WHOLE, ECOT_RULE_NUMBER, ECOT_RULE_SHARE, ECOT_RULE_DATE, ECOT_RULE_CHOICES };
  EcotReport               *report = ecot_report_new ("Saisie");

  ecot_report_begin_sheet (report, "Listes");
  begin_table (report, G_N_ELEMENTS (types));
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      EcotRule *rule = ecot_report_add_rule (report, types[i], "Titre", i == 0 ? "Conseil" : NULL, "Refus ?");
      EcotCell *cell = ecot_report_add_cell_text (report, "un");

      if (types[i] == ECOT_RULE_CHOICES)
        ecot_rule_add_choice (rule, "un \u2014 <&");
      if (i > 0 && types[i] == ECOT_RULE_CHOICES)
        ecot_rule_add_choice (rule, "deux");
      ecot_cell_set_input (cell);
      ecot_cell_set_rule (cell, rule);
    }

  return report;
}

static void
test_rules (void)
{
  g_autoptr (EcotReport) report = report_with_rules ();
  g_autofree char       *content = NULL;

  g_test_summary ("What may be typed is a condition of the cell; choices stand on a hidden sheet, each list in its column");

  content = write_sheet (report, "content.xml");
  assert_has (content, "table:name=\"saisie1\" table:condition=\"of:cell-content-is-in-list([$'Listes (2)'.$A$1:.$A$1])\"");
  assert_has (content, "table:condition=\"of:cell-content-is-whole-number() and cell-content()&gt;=0\"");
  assert_has (content, "table:condition=\"of:cell-content-is-decimal-number() and cell-content-is-between(-90000000000000,90000000000000)\"");
  assert_has (content, "table:condition=\"of:cell-content-is-decimal-number() and cell-content-is-between(0,1)\"");
  assert_has (content, "table:condition=\"of:cell-content-is-date() and cell-content()&gt;=2\"");
  assert_has (content, "table:condition=\"of:cell-content-is-in-list([$'Listes (2)'.$B$1:.$B$2])\"");
  assert_has (content, "<table:help-message table:title=\"Titre\" table:display=\"true\"><text:p>Conseil</text:p>");
  assert_has (content, "<table:error-message table:title=\"Titre\" table:display=\"true\" table:message-type=\"stop\"><text:p>Refus\u202f?</text:p>");
  g_assert_cmpuint (count (content, "table:help-message "), ==, 1);
  g_assert_cmpuint (count (content, "table:content-validation-name="), ==, 6);

  assert_has (content, "table:table table:name=\"Listes (2)\" table:style-name=\"listes\" table:protected=\"true\" table:print=\"false\"");
  assert_has (content, "<text:p>un \u2014 &lt;&amp;</text:p>");
  assert_has (content, "style:name=\"listes\" style:family=\"table\"><style:table-properties table:display=\"false\"");
}

static void
test_rules_do_not_share_styles (void)
{
  g_autoptr (EcotReport) report = report_with_rules ();
  g_autofree char       *content = NULL;

  g_test_summary ("Gnumeric gives the list of a cell to all that share its style: no text without one does");

  content = write_sheet (report, "content.xml");
  assert_has (content, "table:style-name=\"end-choice\" table:content-validation-name=\"saisie1\"");
  assert_has (content, "table:style-name=\"end-input\" table:content-validation-name=\"saisie2\"");
}

static void
test_notes (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Notes");
  g_autofree char       *content = NULL;

  begin_table (report, 1);
  ecot_cell_set_note (add_row (report, NULL, NULL), "D'où il vient : des lignes.");
  add_row (report, NULL, NULL);
  content = write_sheet (report, "content.xml");

  g_test_summary ("A note is beside the value, typeset, and none is where none was said");
  assert_has (content, "office:value=\"1.00\"><office:annotation office:display=\"false\"><text:p>D’où il vient\u00a0: des lignes.</text:p></office:annotation><text:p>1,00");
  g_assert_cmpuint (count (content, "<office:annotation "), ==, 1);
  assert_lacks (content, "content-validation");
  assert_lacks (content, "Listes");
}

/* Of the columns of the one sheet, in 1/100 mm. */
static guint
get_column_width (const char *content,
                  guint       column)
{
  const char *at = content;

  for (guint i = 0; i <= column; i++)
    {
      at = strstr (at, "style:column-width=\"");
      g_assert_nonnull (at);
      at += strlen ("style:column-width=\"");
    }

  return (guint)(g_ascii_strtod (at, NULL) * 100 + 0.5);
}

/* A percentage @typed or worked out, beside a text that takes what room it gets. */
static guint
get_percent_width (gboolean typed)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Taux");
  g_autofree char       *content = NULL;
  EcotCell              *cell;

  ecot_report_begin_table (report, NULL);
  ecot_report_add_column (report, "Texte", ECOT_ALIGN_START, 98);
  ecot_report_add_column (report, "T", ECOT_ALIGN_NUMBER, 2);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "Un texte de beaucoup de mots qui prend toute la place que lui laissent les autres colonnes, et plus s’il en reste");
  cell = ecot_report_add_cell_percent (report, 45 * ECOT_DECIMAL_ONE);
  if (typed)
    ecot_cell_set_input (cell);
  content = write_sheet (report, "content.xml");

  return get_column_width (content, 1);
}

static void
test_percent_width (void)
{
  g_test_summary ("A percentage that is typed has room for the decimals it is shown with: it would be ###");

  g_assert_cmpuint (get_percent_width (FALSE), >=, 4 * 200);
  g_assert_cmpuint (get_percent_width (TRUE), >=, 7 * 200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/odf/sheet/formulas", test_formulas);
  g_test_add_func ("/ecot/odf/sheet/formula-beside", test_formula_beside);
  g_test_add_func ("/ecot/odf/sheet/anchor-twice", test_anchor_twice);
  g_test_add_func ("/ecot/odf/sheet/values", test_values);
  g_test_add_func ("/ecot/odf/sheet/minus", test_minus);
  g_test_add_func ("/ecot/odf/sheet/decimals-of-column", test_decimals_of_column);
  g_test_add_func ("/ecot/odf/sheet/text-is-text", test_text_is_text);
  g_test_add_func ("/ecot/odf/sheet/protection", test_protection);
  g_test_add_func ("/ecot/odf/sheet/names", test_sheet_names);
  g_test_add_func ("/ecot/odf/sheet/blocks-before", test_blocks_before_sheet);
  g_test_add_func ("/ecot/odf/sheet/frozen-head", test_frozen_head);
  g_test_add_func ("/ecot/odf/sheet/far-head", test_far_head);
  g_test_add_func ("/ecot/odf/sheet/too-many-rows", test_too_many_rows);
  g_test_add_func ("/ecot/odf/sheet/origin", test_origin);

  g_test_add_func ("/ecot/odf/sheet/asides", test_asides);
  g_test_add_func ("/ecot/odf/sheet/rules", test_rules);
  g_test_add_func ("/ecot/odf/sheet/rules-and-styles", test_rules_do_not_share_styles);
  g_test_add_func ("/ecot/odf/sheet/notes", test_notes);
  g_test_add_func ("/ecot/odf/sheet/percent-width", test_percent_width);

  return g_test_run ();
}
