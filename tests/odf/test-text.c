/* test-text.c: papers as OpenDocument text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "parts.h"
#include "support/ecot-test-report.h"

#define write_text(report, part) write_part (report, ecot_odf_write_text, part)

/* OpenDocument 1.3 part 3, 6.1.2: what of a paragraph's white space is lost
 * unless it is spelled out. */
static const struct
{
  const char *text, *xml;
} spaces[] = {
  { "un deux", "un deux" },
  { " ", "<text:s/>" },
  { "   ", "<text:s text:c=\"3\"/>" },
  { " a", "<text:s/>a" },
  { "a ", "a<text:s/>" },
  { "a  b", "a <text:s/>b" },
  { "a    b", "a <text:s text:c=\"3\"/>b" },
  { "a  ", "a<text:s text:c=\"2\"/>" },
  { "a\tb", "a<text:tab/>b" },
  { "a \tb", "a <text:tab/>b" },
  { "a\t b", "a<text:tab/><text:s/>b" },
  { "a\nb", "a<text:line-break/>b" },
  { "a\n\nb", "a<text:line-break/><text:line-break/>b" },
  { "a\n b", "a<text:line-break/><text:s/>b" },
  { "\n", "<text:line-break/>" },
  { "a\r\nb", "a<text:line-break/>b" },
  { "a\u00a0\u202fb", "a\u00a0\u202fb" },
  { "a & <b>", "a &amp; &lt;b&gt;" },
};

static void
test_spaces (void)
{
  g_test_summary ("White space is what it was, whatever XML thinks of it");

  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Blancs");
      g_autofree char       *expected = g_strdup_printf ("text:style-name=\"Text_20_body\">%s</text:p>", spaces[i].xml);
      g_autofree char       *content = NULL;

      ecot_report_add_paragraph (report, ECOT_STYLE_BODY, spaces[i].text);
      content = write_text (report, "content.xml");
      assert_has (content, expected);
    }
}

static void
test_emphasis (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Gras");
  g_autofree char       *content = NULL;

  g_test_summary ("Spaces between strong and other words are kept, and only once");

  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "avant ");
  ecot_report_append_strong (report, "fort ");
  ecot_report_append (report, " après ");
  ecot_report_append_strong (report, " fin");
  content = write_text (report, "content.xml");

  assert_has (content,
              "avant <text:span text:style-name=\"Strong_20_Emphasis\">fort </text:span><text:s/>après "
              "<text:span text:style-name=\"Strong_20_Emphasis\"><text:s/>fin</text:span></text:p>");
}

static void
test_outline (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Plan");
  g_autofree char       *content = NULL;

  ecot_report_begin_sheet (report, "Feuille");
  ecot_report_add_heading (report, 1, "Un");
  ecot_report_add_heading (report, 3, "Trois");
  content = write_text (report, "content.xml");

  assert_has (content, "<text:h text:style-name=\"Heading_20_1\" text:outline-level=\"1\">Feuille</text:h>");
  assert_has (content, "<text:h text:style-name=\"Heading_20_1\" text:outline-level=\"1\">Un</text:h>");
  assert_has (content, "<text:h text:style-name=\"Heading_20_3\" text:outline-level=\"3\">Trois</text:h>");
}

static void
test_page_breaks (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Pages");
  g_autofree char       *content = NULL;

  g_test_summary ("Breaks before, after and beside one another make no empty page");

  ecot_report_add_page_break (report);
  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "première");
  ecot_report_add_page_break (report);
  ecot_report_add_page_break (report);
  ecot_report_begin_list (report, FALSE);
  ecot_report_add_item (report, "deuxième");
  ecot_report_add_item (report, "toujours");
  ecot_report_add_item (report, "encore");
  ecot_report_add_page_break (report);
  ecot_report_begin_fields (report);
  ecot_report_add_field (report, "troisième", NULL, 12);
  ecot_report_add_page_break (report);
  content = write_text (report, "content.xml");

  assert_has (content, "<text:p text:style-name=\"Text_20_body\">première</text:p>");
  assert_has (content, "<text:p text:style-name=\"List_20_1.item.first.break.keep\">deuxième</text:p>");
  assert_has (content, "<text:p text:style-name=\"List_20_1.item.keep\">toujours</text:p>");
  assert_has (content, "<text:p text:style-name=\"List_20_1.item\">encore</text:p>");
  assert_has (content, "<style:style style:name=\"List_20_1.item.first.break.keep\"");
  assert_has (content, "<style:style style:name=\"List_20_1.item\"");
  assert_has (content, "fo:margin-bottom=\"0pt\" fo:break-before=\"page\"");
  g_assert_cmpuint (count (content, ".break.keep\">"), ==, 1);
}

static void
test_keep_with_next (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Ensemble");
  g_autofree char       *content = NULL;

  ecot_report_add_paragraph (report, ECOT_STYLE_SMALL, "indication");
  ecot_report_keep_with_next (report);
  ecot_report_add_answer (report, "réponse\nsuite", "2 mots");
  content = write_text (report, "content.xml");

  assert_has (content, "style:name=\"Small.keep\"");
  assert_has (content, "<text:p text:style-name=\"Small.keep\">indication</text:p>"
                       "<text:p text:style-name=\"Answer\">réponse</text:p>"
                       "<text:p text:style-name=\"Answer.keep\">suite</text:p>"
                       "<text:p text:style-name=\"Counter\">2 mots</text:p>");
}

static void
test_list_end (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Points ouverts");
  g_autofree char       *content = NULL;

  g_test_summary ("The last four items of a list stay together, and with who signs below them; those before go where there is room");

  ecot_report_begin_list (report, TRUE);
  for (guint i = 1; i <= 6; i++)
    {
      g_autofree char *item = g_strdup_printf ("point %u", i);

      ecot_report_add_item (report, item);
    }
  ecot_report_keep_with_next (report);
  ecot_report_add_signature (report, "Signature", "Lille", "2 mai 2017", "Odile Fauquembre", "Présidente");
  ecot_report_begin_list (report, TRUE);
  ecot_report_add_item (report, "seul");
  content = write_text (report, "content.xml");

  assert_has (content, "item.first\">point 1<");
  assert_has (content, "item\">point 2<");
  assert_has (content, "item.keep\">point 3<");
  assert_has (content, "item.keep\">point 5<");
  assert_has (content, "item.keep\">point 6<");
  assert_has (content, "item.first\">seul<");
  assert_has (content, "style:name=\"Numbering_20_1.item.keep\"");
}

/* The style of the table of block @block. */
static char *
get_table_style (const char *content,
                 guint       block)
{
  g_autofree char *start = g_strdup_printf ("<style:style style:name=\"t%u\" style:family=\"table\">", block);
  const char      *style = strstr (content, start);

  g_assert_nonnull (style);
  return g_strndup (style, (gsize)(strstr (style, "/>") - style));
}

static void
test_table_kept (void)
{
  static const struct
  {
    guint    n_rows;
    gboolean headed, signs, kept;
  } cases[] = { { 10, FALSE, FALSE, TRUE }, { 11, FALSE, FALSE, FALSE }, { 11, FALSE, TRUE, TRUE }, { 10, TRUE, FALSE, FALSE }, { 10, TRUE, TRUE, TRUE }, { 11, TRUE, TRUE, FALSE } };

  g_test_summary ("A table that may be cut begins where there is room, whatever follows it, unless who signs does; none stays with a heading but that of a signature");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Plan");
      g_autofree char       *content = NULL, *style = NULL;

      ecot_report_begin_table (report, "Plan de financement");
      ecot_report_add_column (report, "Financeur", ECOT_ALIGN_START, 1);
      for (guint row = 0; row < cases[i].n_rows; row++)
        {
          ecot_report_begin_row (report, ECOT_ROW_NORMAL);
          ecot_report_add_cell_text (report, "Ville");
        }
      ecot_report_keep_with_next (report);
      if (cases[i].headed)
        ecot_report_begin_sheet (report, "Signature");
      if (cases[i].signs)
        ecot_report_add_signature (report, "Signature", "Lille", "2 mai 2017", "Odile Fauquembre", "Présidente");
      else
        ecot_report_add_paragraph (report, ECOT_STYLE_SMALL, "L’arrondi est pris par la Ville.");
      content = write_text (report, "content.xml");

      style = get_table_style (content, 0);
      g_assert_cmpint (strstr (style, "fo:keep-with-next") != NULL, ==, cases[i].kept);
    }
}

static void
test_short_grid (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Candidat");
  g_autofree char       *content = NULL, *answer = g_strnfill (1000, 'x');

  g_test_summary ("A short grid of fields is never cut, a long one and one that holds an answer may be");

  for (guint grid = 0; grid < 3; grid++)
    {
      ecot_report_begin_fields (report);
      for (guint i = 0; i < (grid == 1 ? 13 : 12); i++)
        ecot_report_add_field (report, "Téléphone", grid == 2 && i == 0 ? answer : "03 20 00 00 00", 6);
    }
  content = write_text (report, "content.xml");

  for (guint grid = 0; grid < 3; grid++)
    {
      g_autofree char *style = get_table_style (content, grid);

      g_assert_cmpint (strstr (style, "style:may-break-between-rows=\"false\"") != NULL, ==, grid == 0);
    }
}

static void
test_table (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Tableau");
  g_autofree char       *content = NULL;

  g_test_summary ("A table has its head repeated, rows never cut, widths that add up, and figures on the comma");

  ecot_report_begin_table (report, "Dépenses");
  ecot_report_add_column (report, "Poste", ECOT_ALIGN_START, 1);
  ecot_report_add_column (report, "Heures", ECOT_ALIGN_NUMBER, 1);
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 1);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "Salaires");
  ecot_report_add_cell_decimal (report, 1200000);
  ecot_report_add_cell_amount (report, 100);
  ecot_report_begin_row (report, ECOT_ROW_TOTAL);
  ecot_cell_set_span (ecot_report_add_cell_decimal (report, 5000), 2);
  ecot_report_add_cell_amount (report, 123456);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_empty (report);
  ecot_report_add_cell_decimal (report, 3175000);
  content = write_text (report, "content.xml");

  assert_has (content, "<table:table-header-rows><table:table-row table:style-name=\"ro\">");
  assert_has (content, "style:name=\"ro\" style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"always\"/>");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *width = g_strdup_printf ("style:name=\"t0.c%u\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"%s\"/>",
                                                i, i == 0 ? "56.10mm" : "56.95mm");

      assert_has (content, width);
    }
  assert_has (content, "<table:title>Dépenses</table:title>");
  assert_has (content, "table:number-columns-spanned=\"2\" office:value-type=\"string\">");
  g_assert_cmpuint (count (content, "<table:covered-table-cell/>"), ==, 1);
  /* 120 beside 317,5: on a tab at the comma, without a tab before the number. */
  assert_has (content, "style:type=\"char\" style:char=\",\"");
  assert_has (content, "<text:p text:style-name=\"t0.n1\">120</text:p>");
  /* Two decimals everywhere: right-aligned is on the comma already. */
  assert_has (content, "<text:p text:style-name=\"Table_20_End\">1,00</text:p>");
  assert_has (content, "<text:p text:style-name=\"Strong_20_End\">1\u202f234,56</text:p>");
}

/* Every row draws the rules above and below it: a page may end at any. */
static void
test_rules (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Filets");
  g_autofree char       *content = NULL;

  g_test_summary ("A head and the title of a group are shaded, a total ruled above, and what a hand fills has its cells told apart");

  ecot_report_begin_table (report, "Dépenses");
  ecot_report_add_column (report, "Poste", ECOT_ALIGN_START, 1);
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 1);
  ecot_report_fill_by_hand (report);
  ecot_report_begin_row (report, ECOT_ROW_GROUP);
  ecot_cell_set_span (ecot_report_add_cell_text (report, "Groupe"), 2);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "À remplir");
  ecot_report_begin_row (report, ECOT_ROW_TOTAL);
  ecot_report_add_cell_text (report, "Total");
  ecot_report_add_cell_amount (report, 100);
  content = write_text (report, "content.xml");

#define CELL(number, sides, fill) "<style:style style:name=\"ce" number "\" style:family=\"table-cell\"><style:table-cell-properties fo:padding-top=\"3pt\" " \
                                  "fo:padding-bottom=\"3pt\" fo:padding-left=\"5pt\" fo:padding-right=\"5pt\" " sides " fo:background-color=\"" fill "\"/>"
#define BLACK "\"0.4pt solid #000000\""
#define LIGHT "\"0.4pt solid #9e9e9e\""
  assert_has (content, CELL ("24", "fo:border-left=\"none\" fo:border-right=\"none\" fo:border-top=\"none\" fo:border-bottom=" BLACK, "#ebebeb"));
  assert_has (content, CELL ("22", "fo:border-left=\"none\" fo:border-right=\"none\" fo:border-top=" BLACK " fo:border-bottom=" LIGHT, "#ebebeb"));
  assert_has (content, CELL ("41", "fo:border-left=" LIGHT " fo:border-right=\"none\" fo:border-top=" LIGHT " fo:border-bottom=" BLACK, "transparent"));
  assert_has (content, "table:style-name=\"ce24\" office:value-type=\"string\"><text:p text:style-name=\"Table_20_Heading\">Poste<");
  assert_has (content, "table:style-name=\"ce22\" table:number-columns-spanned=\"2\"");
  assert_has (content, "<table:table-row table:style-name=\"ro.blank\"><table:table-cell table:style-name=\"ce9\"");
  assert_has (content, "table:style-name=\"ce41\"");
  assert_has (content, "style:name=\"ro.blank\" style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"always\" style:min-row-height=\"8mm\"/>");
#undef CELL
#undef BLACK
#undef LIGHT

  /* The line a word processor wants after the table takes no page. */
  assert_has (content, "</table:table><text:p text:style-name=\"End\"/></office:text>");
}

/* Widths of the columns of a table whose last one has @share of 100 and holds @amount beside @text. */
static char *
measure_last (guint       share,
              EcotAmount  amount,
              const char *text)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Largeurs");

  ecot_report_begin_table (report, NULL);
  ecot_report_add_column (report, NULL, ECOT_ALIGN_START, 100 - share);
  ecot_report_add_column (report, NULL, ECOT_ALIGN_NUMBER, share);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, text);
  ecot_report_add_cell_amount (report, amount);

  return write_text (report, "content.xml");
}

static void
test_widths (void)
{
  g_autofree char *wide = measure_last (10, 12345678901, "a"), *fits = measure_last (50, 12345678901, "a");
  g_autofree char *word = measure_last (95, 100, "un accompagnement"), *address = measure_last (95, 100, "https://www.fil-d-eau.example.org/rallye");

  g_test_summary ("A column gets what its longest number takes, from the others; else what it asked for");

  /* 123 456 789,01: 11 digits of 556, a comma of 278, two narrow spaces of 365, and some room, in parts of 0.85 mm. */
  assert_has (wide, "style:name=\"t0.c1\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"26.35mm\"/>");
  assert_has (wide, "style:name=\"t0.c0\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"143.65mm\"/>");
  /* So does the longest word, up to 37 mm. */
  assert_has (word, "style:name=\"t0.c0\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"34.00mm\"/>");
  assert_has (address, "style:name=\"t0.c0\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"37.40mm\"/>");
  assert_has (fits, "style:name=\"t0.c1\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"85.00mm\"/>");
}

static void
test_percents (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Parts");
  g_autofree char       *content = NULL;

  g_test_summary ("Percentages of unlike length stand on their sign: a tab at the comma would put 47 % left of it");

  ecot_report_begin_table (report, NULL);
  ecot_report_add_column (report, NULL, ECOT_ALIGN_NUMBER, 1);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_percent (report, 470000);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_percent (report, 333333);
  content = write_text (report, "content.xml");

  assert_lacks (content, "style:type=\"char\"");
  g_assert_cmpuint (count (content, "<text:p text:style-name=\"Table_20_End\">"), ==, 2);
}

static void
test_fields (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Grille");
  g_autofree char       *content = NULL;

  g_test_summary ("Fields share a line of twelve as long as they fit");

  ecot_report_begin_fields (report);
  ecot_report_add_field (report, "a", "1", 8);
  ecot_report_add_field (report, "b", "2", 4);
  ecot_report_add_field (report, "c", "3", 6);
  ecot_report_add_field (report, "d", NULL, 7);
  content = write_text (report, "content.xml");

  g_assert_cmpuint (count (content, "<table:table-row "), ==, 3);
  g_assert_cmpuint (count (content, "<text:p text:style-name=\"Field_20_Blank\"/>"), ==, 1);
}

static void
test_signature (void)
{
  const struct
  {
    const char *place, *date, *name, *expected;
  } cases[] = {
    { "Lille", "2 mai", "Camille", ">Fait à\u00a0Lille, le\u00a02\u00a0mai</text:p><text:p text:style-name=\"Signature\">Camille</text:p>" },
    { NULL, NULL, "", ">Fait à\u00a0<text:tab/></text:p><text:p text:style-name=\"t0.b0\">le\u00a0<text:tab/></text:p>" },
    { "", "2 mai", "", ">Fait le\u00a02\u00a0mai</text:p>" },
    { "Lille", "", "", ">Fait à\u00a0Lille</text:p>" },
    { "", "", NULL, ">Nom\u00a0:\u00a0<text:tab/></text:p>" },
  };

  g_test_summary ("What is unknown is dotted, what is not asked is left out");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Signature");
      g_autofree char       *content = NULL;

      ecot_report_add_signature (report, "Cachet", cases[i].place, cases[i].date, cases[i].name, "");
      content = write_text (report, "content.xml");
      assert_has (content, cases[i].expected);
      assert_has (content, "style:min-row-height=\"35mm\"");
      assert_has (content, "style:column-width=\"80.00mm\"");
    }
}

static void
test_edges (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Bords");
  EcotReportInfo        *info = ecot_report_edit_info (report);
  g_autoptr (GBytes)     file = NULL;
  g_autofree char       *styles = NULL, *meta = NULL;

  g_test_summary ("Header, footer and metadata say who, what, when and in which state");

  info->header = g_strdup ("En-tête");
  info->draft = g_strdup ("Brouillon");
  info->footer = g_strdup ("Pied");
  info->publicity = g_strdup ("Publicité");
  info->fingerprint = g_strdup ("0123456789ab");
  info->author = g_strdup ("L’association");
  info->keywords = g_strdup ("un, deux ,,trois");
  info->created = 1500908460;
  file = write_report (report, ecot_odf_write_text);
  styles = get_part (file, "styles.xml");
  meta = get_part (file, "meta.xml");

  assert_has (styles, "<text:span text:style-name=\"Draft\">Brouillon</text:span><text:tab/>En-tête");
  assert_has (styles, "Pied<text:tab/>page\u00a0<text:page-number text:select-page=\"current\">1</text:page-number> sur\u00a0<text:page-count>1</text:page-count>");
  assert_has (styles, "Publicité<text:tab/>empreinte\u00a00123456789ab");
  assert_has (styles, "fo:language=\"fr\" fo:country=\"FR\"");
  assert_has (meta, "<dc:title>Bords</dc:title>");
  assert_has (meta, "<meta:keyword>un</meta:keyword><meta:keyword>deux</meta:keyword><meta:keyword>trois</meta:keyword>");
  assert_has (meta, "<dc:date>2017-07-24T15:01:00Z</dc:date>");
  assert_has (meta, "<dc:language>fr-FR</dc:language>");
}

static void
test_letter (void)
{
  g_test_summary ("A letter has no header and no page number; a draft says so all the same, and numbers what stands behind it");

  for (guint draft = 0; draft < 2; draft++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Lettre");
      EcotReportInfo        *info = ecot_report_edit_info (report);
      g_autofree char       *styles = NULL;

      info->letter = TRUE;
      info->header = g_strdup ("En-tête");
      info->fingerprint = g_strdup ("abc");
      info->draft = draft ? g_strdup ("Brouillon") : NULL;
      styles = write_text (report, "styles.xml");

      assert_lacks (styles, "En-tête");
      g_assert_cmpuint (count (styles, "<text:span text:style-name=\"Draft\">Brouillon</text:span>"), ==, draft);
      g_assert_cmpuint (count (styles, "abc<text:tab/>page\u00a0<text:page-number"), ==, draft);
      g_assert_cmpuint (count (styles, "text:page-number"), ==, 2 * draft);
    }
}

/* Pages of text before a page break, or after it. */
static void
add_pages (EcotReport *report)
{
  for (guint i = 0; i < 60; i++)
    ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Une ligne.");
}

/* @n: its name and total included */
static void
add_group (EcotReport *report,
           const char *name,
           guint       n)
{
  ecot_report_begin_row (report, ECOT_ROW_GROUP);
  ecot_cell_set_span (ecot_report_add_cell_text (report, name), 2);
  for (guint i = 2; i < n; i++)
    {
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, "ligne");
    }
  ecot_report_begin_row (report, ECOT_ROW_SUBTOTAL);
  ecot_report_add_cell_text (report, "somme");
}

/* The rows of the head of the table called @name in @content. */
static guint
count_head (const char *content,
            const char *name)
{
  g_autofree char *start = g_strdup_printf ("<table:table table:name=\"%s\"", name);
  const char      *table = strstr (content, start);
  const char      *head, *end;
  g_autofree char *rows = NULL;

  g_assert_nonnull (table);
  head = strstr (table, "<table:table-header-rows>");
  end = strstr (table, "</table:table-header-rows>");
  g_assert_true (head != NULL && end < strstr (table, "</table:table>"));
  rows = g_strndup (head, (gsize)(end - head));

  return count (rows, "<table:table-row ");
}

static void
test_long_groups (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Groupes");
  g_autofree char       *content = NULL;

  g_test_summary ("The name of a group that takes more than a page is repeated with the head of its table, no other");

  ecot_report_begin_table (report, "Budget");
  ecot_report_add_column (report, "Libellé", ECOT_ALIGN_START, 1);
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 1);
  add_group (report, "court", 40);
  add_group (report, "long", 41);
  add_group (report, "encore long", 50);
  add_group (report, "fin", 3);
  add_group (report, "fin de la fin", 3);
  ecot_report_begin_row (report, ECOT_ROW_TOTAL);
  content = write_text (report, "content.xml");

  g_assert_cmpuint (count (content, "<table:table "), ==, 4);
  g_assert_cmpuint (count (content, "<table:table-row "), ==, 4 + 40 + 41 + 50 + 3 + 3 + 1);
  g_assert_cmpuint (count_head (content, "t0"), ==, 1);
  g_assert_cmpuint (count_head (content, "t0.p1"), ==, 2);
  g_assert_cmpuint (count_head (content, "t0.p2"), ==, 2);
  g_assert_cmpuint (count_head (content, "t0.p3"), ==, 1);
  assert_has (content, "table:name=\"t0\" table:style-name=\"t0.first\"");
  assert_has (content, "table:name=\"t0.p2\" table:style-name=\"t0.middle\"");
  assert_has (content, "table:name=\"t0.p3\" table:style-name=\"t0.last\"");
  g_assert_cmpuint (count (content, "<style:style style:name=\"t0.middle\""), ==, 1);
}

/* So many rows, the first of which names them. */
static void
add_headed (EcotReport *report,
            const char *name,
            guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      if (i == 0)
        ecot_report_head_row (report);
      ecot_report_add_cell_text (report, i == 0 ? name : "");
      ecot_report_add_cell_text (report, "ligne");
    }
}

static void
test_long_headed (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Postes");
  g_autofree char       *content = NULL;

  g_test_summary ("So is the name in the first cell of a group, in a row of its own");

  ecot_report_begin_table (report, "Budget");
  ecot_report_add_column (report, "Poste", ECOT_ALIGN_START, 1);
  ecot_report_add_column (report, "Détail", ECOT_ALIGN_START, 1);
  add_headed (report, "court", 40);
  add_headed (report, "long", 41);
  content = write_text (report, "content.xml");

  g_assert_cmpuint (count (content, "<table:table "), ==, 2);
  g_assert_cmpuint (count (content, "<table:table-row "), ==, 2 + 40 + 1 + 41);
  g_assert_cmpuint (count_head (content, "t0"), ==, 1);
  g_assert_cmpuint (count_head (content, "t0.p1"), ==, 2);
  g_assert_cmpuint (count (content, ">court</text:p>"), ==, 1);
  g_assert_cmpuint (count (content, ">long</text:p>"), ==, 1);
}

static void
test_choices (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Choix");
  g_autofree char       *content = NULL;

  g_test_summary ("Of choices below each other, neither the first nor the last stands alone on a page");

  ecot_report_begin_choices (report, "Un statut à cocher");
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u, dont le libellé est trop long pour une ligne de plusieurs cases", i);

      ecot_report_add_choice (report, label, FALSE);
    }
  content = write_text (report, "content.xml");

  assert_has (content, "style-name=\"Choices.keep\">Un statut");
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *expected = g_strdup_printf ("style-name=\"%s\">☐<text:tab/>%u, dont", i == 0 || i == 3 ? "Choice.keep" : "Choice", i);

      assert_has (content, expected);
    }
}

static void
test_behind_letter (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Lettre");
  g_autofree char       *content = NULL;

  g_test_summary ("What stands behind a letter, the open points of a draft, is as small as in any other paper");

  ecot_report_edit_info (report)->letter = TRUE;
  for (guint i = 0; i < 2; i++)
    {
      ecot_report_add_paragraph (report, ECOT_STYLE_BODY, i == 0 ? "Monsieur," : "Pour mémoire :");
      ecot_report_begin_list (report, TRUE);
      ecot_report_add_item (report, i == 0 ? "dans la lettre" : "derrière elle");
      if (i == 0)
        ecot_report_add_page_break (report);
    }
  content = write_text (report, "content.xml");

  assert_has (content, "<text:p text:style-name=\"Text_20_body\">Monsieur,");
  assert_has (content, "<text:p text:style-name=\"Numbering_20_1.item.first\">dans la lettre");
  assert_has (content, "<text:p text:style-name=\"Behind.break\">Pour");
  assert_has (content, "<text:p text:style-name=\"Behind_20_Number.item.first\">derrière");
  assert_has (content, "<style:style style:name=\"Behind_20_Number.item.first\"");
}

static void
test_long_letter (void)
{
  const struct
  {
    gboolean    before, after;
    const char *size;
  } cases[] = {
    { FALSE, FALSE, "12pt" },
    { TRUE, FALSE, "10pt" },
    { FALSE, TRUE, "12pt" }, /* the open points of a draft are no part of the letter */
  };

  g_test_summary ("A letter too long for its page is set smaller");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Lettre");
      g_autofree char       *styles = NULL, *expected = NULL;

      ecot_report_edit_info (report)->letter = TRUE;
      ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Monsieur,");
      if (cases[i].before)
        add_pages (report);
      ecot_report_add_page_break (report);
      if (cases[i].after)
        add_pages (report);

      styles = write_text (report, "styles.xml");
      expected = g_strdup_printf ("style:font-name=\"Liberation Serif\" fo:font-size=\"%s\" fo:hyphenate=\"true\"/></style:style><style:style style:name=\"Small\"", cases[i].size);
      assert_has (styles, expected);
    }
}

/* The margin above a poster whose title has @n letters, in millimetres. */
static guint
get_poster_top (guint n)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Affiche");
  g_autofree char       *title = g_strnfill (n, 'a'), *styles = NULL;

  ecot_report_edit_info (report)->poster = TRUE;
  ecot_report_add_emblem (report);
  ecot_report_add_paragraph (report, ECOT_STYLE_POSTER_TITLE, title);
  styles = write_text (report, "styles.xml");
  assert_has (styles, "fo:page-height=\"420mm\"");

  return (guint)g_ascii_strtoull (strstr (strstr (styles, "<style:page-layout-properties"), "fo:margin-top=\"") + strlen ("fo:margin-top=\""), NULL, 10);
}

#define PAGE_TAB "<text:tab/>page\u00a0"
#define SEAL_TAB "<text:tab/>empreinte\u00a0"

static char *
write_foot (const char *text)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Pied");

  ecot_report_edit_info (report)->footer = g_strdup (text);
  ecot_report_edit_info (report)->fingerprint = g_strdup ("0123456789ab");

  return write_text (report, "styles.xml");
}

static char *
repeat (const char *text,
        guint       n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);

  return g_string_free (all, FALSE);
}

static void
test_long_foot (void)
{
  g_autofree char *line = repeat ("é", 96), *rest = repeat ("à", 76), *two = g_strconcat (line, rest, NULL), *more = g_strconcat (two, "à", NULL);
  g_autofree char *words = g_strconcat (line + strlen ("é"), " à deux", NULL);
  g_autofree char *one = write_foot (line), *both = write_foot (two), *cut = write_foot (more), *broken = write_foot (words);
  g_autofree char *whole = g_strconcat (line, PAGE_TAB, NULL), *start = g_strconcat (line + strlen ("é"), PAGE_TAB, NULL);
  g_autofree char *last = g_strconcat (">", rest, SEAL_TAB, NULL), *ellipsis = g_strconcat (">", rest, "…" SEAL_TAB, NULL);

  g_test_summary ("The page's number ends the foot's first line, the fingerprint its last; a text of more than two lines ends in an "
                  "ellipsis: it would push the text from its page");

  assert_has (one, whole);
  assert_has (one, ">" SEAL_TAB);
  assert_has (both, whole);
  assert_has (both, last);
  assert_has (cut, ellipsis);
  assert_has (broken, start);
  assert_has (broken, ">à deux" SEAL_TAB);
}

static void
test_poster (void)
{
  g_test_summary ("What a poster says stands above the middle of its sheet, and at its top if it fills it");

  g_assert_cmpuint (get_poster_top (10), >, 100);
  g_assert_cmpuint (get_poster_top (100), <, get_poster_top (10));
  g_assert_cmpuint (get_poster_top (100), >, 20);
  g_assert_cmpuint (get_poster_top (1000), ==, 28);
}

static void
test_no_date (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Sans date");
  g_autofree char       *meta = write_text (report, "meta.xml");

  g_test_summary ("The clock is never asked: without a date of the dossier there is none");

  assert_lacks (meta, "date>");
}

/* file(1), the desktop and other programs look at bytes 30 and 38. */
static void
test_magic (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Type");
  g_autoptr (GBytes)     text = NULL, sheet = NULL;
  const char            *data;

  text = write_report (report, ecot_odf_write_text);
  data = g_bytes_get_data (text, NULL);
  g_assert_cmpint (memcmp (data + 30, "mimetypeapplication/vnd.oasis.opendocument.textPK", 49), ==, 0);

  sheet = write_report (report, ecot_odf_write_spreadsheet);
  data = g_bytes_get_data (sheet, NULL);
  g_assert_cmpint (memcmp (data + 30, "mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK", 56), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/odf/text/spaces", test_spaces);
  g_test_add_func ("/ecot/odf/text/emphasis", test_emphasis);
  g_test_add_func ("/ecot/odf/text/outline", test_outline);
  g_test_add_func ("/ecot/odf/text/page-breaks", test_page_breaks);
  g_test_add_func ("/ecot/odf/text/keep-with-next", test_keep_with_next);
  g_test_add_func ("/ecot/odf/text/list-end", test_list_end);
  g_test_add_func ("/ecot/odf/text/table-kept", test_table_kept);
  g_test_add_func ("/ecot/odf/text/short-grid", test_short_grid);
  g_test_add_func ("/ecot/odf/text/table", test_table);
  g_test_add_func ("/ecot/odf/text/rules", test_rules);
  g_test_add_func ("/ecot/odf/text/widths", test_widths);
  g_test_add_func ("/ecot/odf/text/percents", test_percents);
  g_test_add_func ("/ecot/odf/text/fields", test_fields);
  g_test_add_func ("/ecot/odf/text/signature", test_signature);
  g_test_add_func ("/ecot/odf/text/edges", test_edges);
  g_test_add_func ("/ecot/odf/text/letter", test_letter);
  g_test_add_func ("/ecot/odf/text/long-groups", test_long_groups);
  g_test_add_func ("/ecot/odf/text/long-headed", test_long_headed);
  g_test_add_func ("/ecot/odf/text/choices", test_choices);
  g_test_add_func ("/ecot/odf/text/behind-letter", test_behind_letter);
  g_test_add_func ("/ecot/odf/text/long-letter", test_long_letter);
  g_test_add_func ("/ecot/odf/text/long-foot", test_long_foot);
  g_test_add_func ("/ecot/odf/text/poster", test_poster);
  g_test_add_func ("/ecot/odf/text/no-date", test_no_date);
  g_test_add_func ("/ecot/odf/text/magic", test_magic);

  return g_test_run ();
}
