/* test-flow.c: what stands together and what is cut, on real pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Papers are made of words that say where they come from ("p12w3"), and the text
 * of each page is read back.
 */

#include <string.h>

#include "base/ecot-text.h"
#include "pdf-tools.h"

/* Lines of page text that belong to the paper and not to the head or foot. */
static char **
get_body_lines (const char *page)
{
  g_auto (GStrv)           lines = g_strsplit (page, "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && strstr (lines[i], " sur ") == NULL)
      g_strv_builder_add (builder, lines[i]);

  return g_strv_builder_end (builder);
}

static void
add_words (GString *text,
           char     kind,
           guint    number,
           guint    n_words)
{
  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%c%uw%u ", kind, number, i);
}

static void
add_paragraph (EcotReport *report,
               guint       number,
               guint       n_words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_words (text, 'p', number, n_words);
  ecot_report_add_answer (report, text->str, NULL);
}

/* The paper of one seed: headings of all levels before paragraphs, lists and tables of all sizes. */
static EcotReport *
create_mixed (guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  EcotReport       *report = ecot_report_new ("Essai");

  for (guint i = 0; i < 40; i++)
    {
      guint n_headings = (guint)g_rand_int_range (rand, 0, 3);

      for (guint h = 0; h < n_headings; h++)
        ecot_report_add_heading (report, h + 1, "Titre");

      if (i % 4 == 3)
        {
          ecot_report_begin_table (report, "Tableau");
          ecot_report_add_column (report, "Entête", ECOT_ALIGN_START, 1);
          for (int r = g_rand_int_range (rand, 1, 6); r > 0; r--)
            {
              ecot_report_begin_row (report, ECOT_ROW_NORMAL);
              ecot_report_add_cell_text (report, "rangée");
            }
        }
      else
        add_paragraph (report, i, (guint)g_rand_int_range (rand, 1, 80));
    }
  ecot_report_freeze (report);

  return report;
}

static void
test_headings (void)
{
  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("No heading and no head of a table is the last thing on its page");

  for (guint seed = 0; seed < (g_test_slow () ? 200 : 12); seed++)
    {
      g_autoptr (EcotReport) report = create_mixed (seed);
      g_auto (PdfFile)       file = pdf_file_new (report);
      g_auto (GStrv)         pages = pdf_tools_get_pages (&file);

      g_test_message ("seed %u, %u pages", seed, g_strv_length (pages));
      g_assert_cmpuint (g_strv_length (pages), >=, 3);
      for (guint page = 0; pages[page] != NULL; page++)
        {
          g_auto (GStrv) lines = get_body_lines (pages[page]);
          const char    *last = lines[g_strv_length (lines) - 1];

          g_assert_cmpstr (last, !=, "Titre");
          g_assert_cmpstr (last, !=, "Entête");
        }
    }
}

/* How many lines of @lines belong to paragraph @number. */
static guint
count_lines (char **lines,
             guint  number)
{
  g_autofree char *prefix = g_strdup_printf ("p%uw", number);
  guint            n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], prefix);

  return n;
}

static void
test_widows (void)
{
  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("Of a paragraph that goes on on another page, two lines at least stand on each");

  for (guint seed = 0; seed < (g_test_slow () ? 100 : 6); seed++)
    {
      g_autoptr (EcotReport) report = create_mixed (seed);
      g_auto (PdfFile)       file = pdf_file_new (report);
      guint                  counts[40] = { 0 }, n_cut = 0;
      g_auto (GStrv)         pages = pdf_tools_get_pages (&file);

      for (guint page = 0; pages[page] != NULL; page++)
        {
          g_auto (GStrv) lines = get_body_lines (pages[page]);

          for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
            {
              guint here = count_lines (lines, i);

              if (here > 0 && counts[i] > 0)
                {
                  n_cut++;
                  g_assert_cmpuint (here, >=, 2);
                  g_assert_cmpuint (counts[i], >=, 2);
                }
              counts[i] += here;
            }
        }

      g_test_message ("seed %u: %u paragraphs cut", seed, n_cut);
    }
}

static EcotReport *
create_table (guint n_rows)
{
  EcotReport *report = ecot_report_new ("Essai");

  ecot_report_begin_table (report, "Tableau");
  ecot_report_add_column (report, "Libellé", ECOT_ALIGN_START, 3);
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 1);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      add_words (text, 'r', i, 1 + i % 40);
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, text->str);
      ecot_report_add_cell_amount (report, i);
    }

  ecot_report_begin_row (report, ECOT_ROW_TOTAL);
  ecot_report_add_cell_text (report, "Ensemble");
  ecot_report_add_cell_amount (report, 100);
  ecot_report_freeze (report);

  return report;
}

static gboolean
has_word (const char *page,
          guint       row,
          guint       word)
{
  g_autofree char *needle = g_strdup_printf ("r%uw%u ", row, word);
  g_autofree char *at_end = g_strdup_printf ("r%uw%u\n", row, word);

  return strstr (page, needle) != NULL || strstr (page, at_end) != NULL;
}

static void
check_rows (char **pages,
            guint  n_rows)
{
  for (guint row = 0; row < n_rows; row++)
    {
      guint first = 0, last = 0;

      for (guint i = 0; pages[i] != NULL; i++)
        {
          first += has_word (pages[i], row, 0) ? i + 1 : 0;
          last += has_word (pages[i], row, row % 40) ? i + 1 : 0;
        }

      g_test_message ("row %u", row);
      g_assert_cmpuint (first, >, 0);
      g_assert_cmpuint (first, ==, last);
    }
}

static void
test_table (void)
{
  static const guint sizes[] = { 1, 30, 300 };

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("Rows are whole, the head is on every page, the total is not alone");

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (EcotReport) report = create_table (sizes[i]);
      g_auto (PdfFile)       file = pdf_file_new (report);
      g_auto (GStrv)         pages = pdf_tools_get_pages (&file);
      const char            *last = pages[g_strv_length (pages) - 1];

      for (guint page = 0; pages[page] != NULL; page++)
        g_assert_cmpuint (count_of (pages[page], "Libellé"), ==, 1);

      check_rows (pages, sizes[i]);
      g_assert_cmpuint (count_of (last, "Ensemble"), ==, 1);
      g_assert_true (has_word (last, sizes[i] - 1, 0));
    }
}

/* A group under a title of its own, then one named by its first cell alone, then a row of neither. */
static EcotReport *
create_groups (void)
{
  EcotReport *report = ecot_report_new ("Essai");

  ecot_report_begin_table (report, "Tableau");
  ecot_report_add_column (report, "Poste", ECOT_ALIGN_START, 40);
  ecot_report_add_column (report, "Détail", ECOT_ALIGN_START, 60);

  ecot_report_begin_row (report, ECOT_ROW_GROUP);
  ecot_cell_set_span (ecot_report_add_cell_text (report, "Achats"), 2);
  for (guint i = 0; i < 100; i++)
    {
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, "un");
      ecot_report_add_cell_text (report, "deux");
    }
  ecot_report_begin_row (report, ECOT_ROW_SUBTOTAL);
  ecot_cell_set_span (ecot_report_add_cell_text (report, "Somme"), 2);

  for (guint i = 0; i < 200; i++)
    {
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      if (i == 0)
        ecot_report_head_row (report);
      ecot_report_add_cell_text (report, i == 0 ? "Loyers" : i < 100 ? ""
                                                                     : "Autre");
      ecot_report_add_cell_text (report, "trois");
    }
  ecot_report_freeze (report);

  return report;
}

static void
test_groups (void)
{
  g_autoptr (EcotReport) report = create_groups ();
  g_auto (PdfFile)       file = { 0 };
  g_auto (GStrv)         pages = NULL;

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("A page says at its top which group goes on there, and only then");

  file = pdf_file_new (report);
  pages = pdf_tools_get_pages (&file);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      const char *head = strstr (pages[i], "Détail");
      gboolean    bought = i > 0 && count_of (pages[i], "deux") > 0;
      gboolean    rented = i > 0 && !bought && head != NULL && strstr (head, "trois") != NULL &&
                        (strstr (head, "Autre") == NULL || strstr (head, "trois") < strstr (head, "Autre"));

      g_assert_cmpuint (count_of (pages[i], "Achats (suite)"), ==, bought);
      g_assert_cmpuint (count_of (pages[i], "Loyers (suite)"), ==, rented);
    }
  g_assert_cmpuint (g_strv_length (pages), >, 6);
}

static void
test_quotations (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Essai");
  g_auto (PdfFile)       file = { 0 };
  g_auto (GStrv)         pages = NULL;
  guint                  n = 0, joined = 0;

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("A line may end between a quotation and a parenthesis, but never within either of its marks nor in « et/ou » "
                  "or « Pas-de-Calais »");

  for (guint i = 1; i < 60; i++)
    {
      g_autoptr (GString) text = g_string_new ("a");

      for (guint j = 0; j < i; j++)
        g_string_append_c (text, 'a');
      for (guint j = 0; j < 12; j++)
        g_string_append (text, i % 2 == 0 ? " « mot » (mot) et/ou km/h" : " Pas-de-Calais CUI-CIE SA.40207 sous-traitance");
      ecot_report_add_paragraph (report, ECOT_STYLE_BODY, text->str);
    }
  ecot_report_freeze (report);
  file = pdf_file_new (report);
  pages = pdf_tools_get_pages (&file);

  for (guint page = 0; pages[page] != NULL; page++)
    {
      g_auto (GStrv) found = get_body_lines (pages[page]);

      for (guint i = 0; found[i] != NULL; i++)
        {
          n += g_str_has_suffix (found[i], "»") ? 1 : 0;
          g_assert_false (g_str_has_suffix (found[i], "«"));
          g_assert_false (g_str_has_prefix (found[i], "»"));
          g_assert_false (g_str_has_suffix (found[i], "/"));
          g_assert_false (g_str_has_suffix (found[i], "Pas-"));
          g_assert_false (g_str_has_suffix (found[i], "de-"));
          g_assert_false (g_str_has_suffix (found[i], "CUI-"));
          g_assert_false (g_str_has_suffix (found[i], "SA."));
          joined += g_str_has_suffix (found[i], "sous-") ? 1 : 0;
        }
    }
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (joined, >, 0);
}

static void
test_words (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Essai");
  g_auto (PdfFile)       file = { 0 };
  g_autofree char       *text = NULL;

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("A narrow column takes from the others what its longest word needs");

  ecot_report_begin_table (report, "Tableau");
  ecot_report_add_column (report, "Détail", ECOT_ALIGN_START, 95);
  ecot_report_add_column (report, "Unité", ECOT_ALIGN_START, 5);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "Repas");
  ecot_report_add_cell_text (report, "participants");
  ecot_report_freeze (report);
  file = pdf_file_new (report);
  text = pdf_tools_get_text (&file);

  g_assert_nonnull (strstr (text, "participants"));
}

/* How many rows of the table stand on @page. */
static guint
count_rows (const char *page)
{
  g_auto (GStrv) lines = get_body_lines (page);
  guint          n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], "rangée") ? 1 : 0;

  return n;
}

static void
test_lone_row (void)
{
  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("No row stands alone below the head at the foot of a page, nor at the top of the last");

  for (guint n = 2; n < 8; n++)
    for (guint before = 24; before < 40; before++)
      {
        g_autoptr (EcotReport) report = ecot_report_new ("Essai");
        g_auto (PdfFile)       file = { 0 };
        g_auto (GStrv)         pages = NULL;

        for (guint i = 0; i < before; i++)
          ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Corps.");
        ecot_report_begin_table (report, "Tableau");
        ecot_report_add_column (report, "Libellé", ECOT_ALIGN_START, 1);
        for (guint i = 0; i < n; i++)
          {
            ecot_report_begin_row (report, ECOT_ROW_NORMAL);
            ecot_report_add_cell_text (report, "rangée");
          }
        ecot_report_freeze (report);
        file = pdf_file_new (report);
        pages = pdf_tools_get_pages (&file);

        g_test_message ("%u rows below %u paragraphs, %u pages", n, before, g_strv_length (pages));
        for (guint page = 0; pages[page] != NULL; page++)
          g_assert_cmpuint (count_rows (pages[page]), !=, 1);
      }
}

static void
test_remarks (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Essai");
  g_auto (PdfFile)       file = { 0 };
  g_auto (GStrv)         pages = NULL;

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("A remark as wide as the table stands on the page of the row it is about");

  ecot_report_begin_table (report, "Tableau");
  ecot_report_add_column (report, "Libellé", ECOT_ALIGN_START, 1);
  ecot_report_add_column (report, "Prévu", ECOT_ALIGN_START, 1);
  for (guint i = 0; i < 200; i++)
    {
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, "rangée");
      ecot_report_add_cell_text (report, "oui");
      if (i % 3 == 0)
        continue;
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_cell_set_span (ecot_report_add_cell_text (report, "remarque"), 2);
    }
  ecot_report_freeze (report);
  file = pdf_file_new (report);
  pages = pdf_tools_get_pages (&file);

  g_assert_cmpuint (g_strv_length (pages), >, 5);
  for (guint i = 0; pages[i] != NULL; i++)
    g_assert_true (strstr (pages[i], "rangée") < strstr (pages[i], "remarque"));
}

/* How many items of the list stand on @page. */
static guint
count_items (const char *page)
{
  return count_of (page, "Une ligne.");
}

static void
test_lone_item (void)
{
  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("No item of a list stands alone at the foot of a page nor at the head of one");

  for (guint n = 2; n < 7; n++)
    for (guint before = 26; before < 42; before++)
      {
        g_autoptr (EcotReport) report = ecot_report_new ("Essai");
        g_auto (PdfFile)       file = { 0 };
        g_auto (GStrv)         pages = NULL;

        for (guint i = 0; i < before; i++)
          ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Corps.");
        ecot_report_begin_list (report, FALSE);
        for (guint i = 0; i < n; i++)
          ecot_report_add_item (report, "Une ligne.");
        for (guint i = 0; i < 30; i++)
          ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Corps.");
        ecot_report_freeze (report);
        file = pdf_file_new (report);
        pages = pdf_tools_get_pages (&file);

        g_test_message ("%u items below %u paragraphs", n, before);
        g_assert_cmpuint (count_items (pages[0]), !=, 1);
        g_assert_cmpuint (count_items (pages[1]), !=, 1);
        g_assert_cmpuint (count_items (pages[0]) + count_items (pages[1]), ==, n);
      }
}

/* Wherever the page ends, the total stands below a line of its table. */
static void
test_total (void)
{
  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  for (guint n = 30; n < 50; n++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Essai");
      g_auto (PdfFile)       file = { 0 };
      g_auto (GStrv)         pages = NULL;
      const char            *last;

      ecot_report_begin_table (report, "Tableau");
      ecot_report_add_column (report, "Libellé", ECOT_ALIGN_START, 3);
      ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 1);
      for (guint i = 0; i < n; i++)
        {
          ecot_report_begin_row (report, i % 7 == 0 ? ECOT_ROW_GROUP : ECOT_ROW_NORMAL);
          ecot_report_add_cell_text (report, i % 7 == 0 ? "groupe" : "rangée");
        }
      ecot_report_begin_row (report, ECOT_ROW_SUBTOTAL);
      ecot_report_add_cell_text (report, "partiel");
      ecot_report_begin_row (report, ECOT_ROW_TOTAL);
      ecot_report_add_cell_text (report, "Ensemble");
      ecot_report_freeze (report);
      file = pdf_file_new (report);
      pages = pdf_tools_get_pages (&file);
      last = pages[g_strv_length (pages) - 1];

      g_test_message ("%u rows, %u pages", n, g_strv_length (pages));
      g_assert_nonnull (strstr (last, "Ensemble"));
      g_assert_nonnull (strstr (last, "partiel"));
      g_assert_true (strstr (last, "rangée") != NULL || strstr (last, "groupe") != NULL);
      for (guint page = 0; pages[page] != NULL; page++)
        {
          g_auto (GStrv) lines = get_body_lines (pages[page]);

          g_assert_cmpstr (lines[g_strv_length (lines) - 1], !=, "groupe");
        }
    }
}

static void
test_page_counts (void)
{
  static const guint counts[] = { 1, 12, 100 };

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("Each page says which it is, of how many; a break at the end makes no page");

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Essai");
      g_autoptr (GString)    expected = g_string_new (NULL);
      g_autofree char       *text = NULL, *flat = NULL;
      g_auto (PdfFile)       file = { 0 };

      ecot_report_add_page_break (report);
      for (guint page = 0; page < counts[i]; page++)
        {
          ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Corps.");
          ecot_report_add_page_break (report);
          ecot_report_add_page_break (report);
        }
      ecot_report_freeze (report);
      file = pdf_file_new (report);

      text = pdf_tools_get_text (&file);
      g_assert_cmpuint (count_of (text, "\f"), ==, counts[i]);
      flat = flatten (text);
      for (guint page = 1; page <= counts[i]; page++)
        g_string_append_printf (expected, "%s page %u sur %u ", "Corps.", page, counts[i]);
      g_strstrip (flat);
      g_strstrip (expected->str);
      g_assert_cmpstr (flat, ==, expected->str);
    }
}

static void
test_tall_row (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Essai");
  g_autoptr (GString)    tall = g_string_new (NULL);
  g_auto (PdfFile)       file = { 0 };
  g_auto (GStrv)         pages = NULL;
  g_autofree char       *text = NULL;

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("A row taller than a page begins where much of one is left, goes on by lines, and loses nothing");

  add_words (tall, 'r', 0, 3000);
  ecot_report_begin_table (report, "Tableau");
  ecot_report_add_column (report, "Libellé", ECOT_ALIGN_START, 1);
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 1);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "avant");
  ecot_report_add_cell_amount (report, 1);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, tall->str);
  ecot_report_add_cell_amount (report, 12345);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "après");
  ecot_report_add_cell_amount (report, 2);
  ecot_report_freeze (report);
  file = pdf_file_new (report);

  pages = pdf_tools_get_pages (&file);
  text = g_strjoinv ("\n", pages);
  g_assert_nonnull (strstr (pages[0], "avant"));
  g_assert_true (has_word (pages[0], 0, 0));
  g_assert_null (strstr (pages[0], "(suite)"));
  for (guint page = 1; !has_word (pages[page - 1], 0, 2999); page++)
    {
      g_auto (GStrv) lines = get_body_lines (pages[page]);

      g_assert_cmpuint (count_of (pages[page], "(suite)"), ==, 1);
      g_assert_true (g_str_has_prefix (lines[1], "r0w0 r0w1 "));
      g_assert_cmpuint (g_strv_length (lines), >=, 5);
    }
  for (guint i = 0; i < 3000; i++)
    g_assert_true (has_word (text, 0, i));
  g_assert_cmpuint (count_of (text, "après"), ==, 1);
  g_assert_cmpuint (count_of (text, "123,45"), ==, 1);
}

static void
test_signature (void)
{
  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("Name, role and box stay together wherever the page ends");

  for (guint lines = 25; lines < 45; lines++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Essai");
      g_auto (PdfFile)       file = { 0 };
      g_auto (GStrv)         pages = NULL;
      const char            *last;

      for (guint i = 0; i < lines; i++)
        ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Corps.");
      ecot_report_add_signature (report, "Cachet", "Lille", "12 juillet 2017", "Camille Exemple", "présidente");
      ecot_report_freeze (report);
      file = pdf_file_new (report);

      pages = pdf_tools_get_pages (&file);
      last = pages[g_strv_length (pages) - 1];
      g_assert_nonnull (strstr (last, "Fait à"));
      g_assert_nonnull (strstr (last, "présidente"));
      g_assert_nonnull (strstr (last, "Cachet"));
    }
}

static void
test_letter (void)
{
  static const struct
  {
    guint words, pages;
  } cases[] = { { 100, 1 }, { 300, 1 }, { 420, 1 }, { 3000, 6 } };

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("A letter fits its page, in smaller letters if it has to, and takes more only if it must");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Lettre");
      g_autoptr (GString)    text = g_string_new (NULL);
      g_auto (PdfFile)       file = { 0 };
      g_auto (GStrv)         pages = NULL;

      add_words (text, 'p', 1, cases[i].words);
      ecot_report_edit_info (report)->letter = TRUE;
      ecot_report_add_paragraph (report, ECOT_STYLE_BODY, text->str);
      ecot_report_add_signature (report, "Cachet", "Lille", "12 juillet 2017", "Camille Exemple", "présidente");
      ecot_report_freeze (report);
      file = pdf_file_new (report);

      pages = pdf_tools_get_pages (&file);

      g_test_message ("%u words", cases[i].words);
      g_assert_cmpuint (g_strv_length (pages), ==, cases[i].pages);
    }
}

static void
test_poster (void)
{
  static const guint words[] = { 20, 340, 560 };
  guint              before = 0;

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("A poster is one sheet, in letters no smaller than they have to be");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Affiche");
      g_autoptr (GString)    text = g_string_new (NULL);
      g_auto (PdfFile)       file = { 0 };
      g_auto (GStrv)         pages = NULL, lines = NULL;

      for (guint w = 0; w < words[i]; w++)
        g_string_append (text, "grand ");
      ecot_report_edit_info (report)->poster = TRUE;
      ecot_report_add_paragraph (report, ECOT_STYLE_POSTER, text->str);
      ecot_report_freeze (report);
      file = pdf_file_new (report);

      pages = pdf_tools_get_pages (&file);
      g_assert_cmpuint (g_strv_length (pages), ==, 1);
      lines = get_body_lines (pages[0]);
      g_test_message ("%u words: %u in a line", words[i], count_of (lines[0], "grand"));
      g_assert_cmpuint (count_of (lines[0], "grand"), >, before);
      before = count_of (lines[0], "grand");
    }
}

/* Where lines end tells the size. */
static void
test_letter_with_list (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv)      alone = NULL, followed = NULL, lines = NULL, expected = NULL;

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("What follows a letter on a page of its own does not make its letters smaller");

  for (guint i = 0; i < 60; i++)
    g_string_append (text, "grand ");

  for (guint list = 0; list < 2; list++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Lettre");
      g_auto (PdfFile)       file = { 0 };

      ecot_report_edit_info (report)->letter = TRUE;
      ecot_report_add_paragraph (report, ECOT_STYLE_BODY, text->str);
      if (list)
        {
          ecot_report_add_page_break (report);
          ecot_report_add_heading (report, 1, "Points ouverts");
        }
      ecot_report_freeze (report);
      file = pdf_file_new (report);
      *(list ? &followed : &alone) = pdf_tools_get_pages (&file);
    }

  g_assert_cmpuint (g_strv_length (followed), ==, 2);
  lines = get_body_lines (followed[0]);
  expected = get_body_lines (alone[0]);
  g_assert_cmpuint (g_strv_length (expected), >=, 4);
  g_assert_cmpstrv (lines, expected);
}

/* Pages of a table of @rows rows below @before lines of text, and above others. */
static char **
lay_out_table (guint before,
               guint rows)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Essai");
  g_auto (PdfFile)       file = { 0 };

  for (guint i = 0; i < before; i++)
    ecot_report_add_paragraph (report, ECOT_STYLE_LINE, "Avant");
  ecot_report_begin_table (report, "Tableau");
  ecot_report_add_column (report, "Titre", ECOT_ALIGN_START, 100);
  for (guint i = 0; i < rows; i++)
    {
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, "Rangée");
    }
  for (guint i = 0; i < 40; i++)
    ecot_report_add_paragraph (report, ECOT_STYLE_LINE, "Après");
  ecot_report_freeze (report);
  file = pdf_file_new (report);

  return pdf_tools_get_pages (&file);
}

static void
test_short_table (void)
{
  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("A table of nine rows is on one page, one of ten goes on to the next");

  for (guint before = 40; before < 52; before++)
    {
      g_auto (GStrv) whole = lay_out_table (before, 9);
      g_auto (GStrv) parted = lay_out_table (before, 10);
      guint          first = count_of (whole[0], "Rangée");

      g_assert_true (first == 0 || first == 9);
      if (first == 0 && count_of (parted[0], "Rangée") > 1)
        return;
    }
  g_assert_not_reached ();
}

static void
test_behind_letter (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Essai");
  g_auto (PdfFile)       file = { 0 };
  g_auto (GStrv)         pages = NULL;

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("What stands behind a letter has the size of every paper");

  ecot_report_edit_info (report)->letter = TRUE;
  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Madame, Monsieur,");
  ecot_report_add_page_break (report);
  for (guint i = 0; i < 36; i++)
    ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Un point ouvert.");
  ecot_report_freeze (report);
  file = pdf_file_new (report);
  pages = pdf_tools_get_pages (&file);
  g_assert_cmpuint (count_of (pages[1], "Un point ouvert."), ==, 36);
}

static void
add_witnesses (EcotReport *report)
{
  ecot_report_begin_table (report, "Tableau");
  ecot_report_add_column (report, "Libellé", ECOT_ALIGN_START, 1);
  for (guint i = 0; i < 4; i++)
    {
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, "témoin");
    }
}

/* What stands at the end of each part, whose page is full sooner or later. */
static void
end_with_note (EcotReport *report)
{
  add_witnesses (report);
  ecot_report_add_paragraph (report, ECOT_STYLE_SMALL, "dernier");
}

static void
end_with_signature (EcotReport *report)
{
  add_witnesses (report);
  ecot_report_add_heading (report, 2, "Signature");
  ecot_report_add_signature (report, "dernier", "Lille", "12 juillet 2017", "Camille Exemple", "présidente");
}

static void
end_with_lines (EcotReport *report)
{
  ecot_report_add_heading (report, 3, "témoin");
  ecot_report_add_answer (report, NULL, NULL);
  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Je certifie exacts ces renseignements.");
  ecot_report_keep_with_next (report);
  ecot_report_add_signature (report, "dernier", NULL, NULL, NULL, NULL);
}

static void
end_with_item (EcotReport *report)
{
  g_autofree char *item = g_strnfill (400, 'e');

  for (guint i = 50; i < 400; i += 50)
    item[i] = ' ';
  memcpy (item, "témoin ", strlen ("témoin "));
  memcpy (item + 391, " dernier ", strlen (" dernier "));
  ecot_report_begin_list (report, FALSE);
  ecot_report_add_item (report, "Une ligne.");
  ecot_report_add_item (report, "Une ligne.");
  ecot_report_add_item (report, item);
}

static void
end_with_line (EcotReport *report)
{
  ecot_report_add_answer (report, "Une.\nDeux.\ntémoin\ndernier", NULL);
}

static void
end_with_group (EcotReport *report)
{
  ecot_report_begin_table (report, "Tableau");
  ecot_report_add_column (report, "Libellé", ECOT_ALIGN_START, 1);
  ecot_report_add_column (report, "Nombre", ECOT_ALIGN_START, 1);
  for (guint i = 0; i < 9; i++)
    {
      static const char *const rows[] = { "Une", "Deux", "Groupe", "Trois", "témoin", "dernier", "Groupe", "Cinq", "Six" };

      ecot_report_begin_row (report, i % 4 == 2 ? ECOT_ROW_GROUP : ECOT_ROW_NORMAL);
      ecot_cell_set_span (ecot_report_add_cell_text (report, rows[i]), 2);
    }
}

static void
test_clings (void)
{
  static const struct
  {
    const char *what;
    void (*end) (EcotReport *);
  } cases[] = {
    { "a note on a table", end_with_note },
    { "a signature", end_with_signature },
    { "the lines of a question that is signed", end_with_lines },
    { "the rest of an item", end_with_item },
    { "a last paragraph of a line", end_with_line },
    { "the last row of a group", end_with_group },
  };

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("What would stand alone on a page has with it what stood before it");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Essai");
      g_auto (PdfFile)       file = { 0 };
      g_auto (GStrv)         pages = NULL;

      for (guint before = 22; before < 42; before++)
        {
          for (guint n = 0; n < before; n++)
            ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Corps.");
          /* Not by whole lines alone. */
          for (guint n = 0; n < before % 4; n++)
            ecot_report_add_paragraph (report, ECOT_STYLE_LINE, "Corps.");
          cases[i].end (report);
          for (guint n = 0; n < 40; n++)
            ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Corps.");
          ecot_report_add_page_break (report);
        }
      ecot_report_freeze (report);
      file = pdf_file_new (report);
      pages = pdf_tools_get_pages (&file);

      for (guint page = 0; pages[page] != NULL; page++)
        {
          g_test_message ("%s, page %u", cases[i].what, page + 1);
          g_assert_true (strstr (pages[page], "dernier") == NULL || strstr (pages[page], "témoin") != NULL);
        }
    }
}

static void
test_question (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Essai");
  g_autoptr (GString)    hint = g_string_new (NULL);
  g_auto (PdfFile)       file = { 0 };
  g_auto (GStrv)         pages = NULL;
  guint                  n = 0;

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("Where lines to write on go on, their question is named again, below no other");

  add_words (hint, 'h', 0, 30);
  for (guint before = 15; before < 35; before++)
    {
      for (guint i = 0; i < before; i++)
        ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Corps.");
      ecot_report_add_heading (report, 1, "Partie");
      ecot_report_add_heading (report, 3, "Question");
      ecot_report_add_paragraph (report, ECOT_STYLE_SMALL, hint->str);
      ecot_report_keep_with_next (report);
      ecot_report_add_answer (report, NULL, NULL);
      for (guint i = 0; i < 40; i++)
        ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Corps.");
      ecot_report_add_page_break (report);
    }
  ecot_report_freeze (report);
  file = pdf_file_new (report);
  pages = pdf_tools_get_pages (&file);

  for (guint page = 0; pages[page] != NULL; page++)
    {
      g_assert_cmpuint (count_of (pages[page], "Question"), <=, 1);
      n += count_of (pages[page], "Question (suite)");
    }
  g_assert_cmpuint (count_of (pages[0], "Question"), ==, 1);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, 10);
}

/* Below @before lines, a schedule of @n steps, whose names have a line or several. */
static EcotReport *
create_schedule (guint before,
                 guint n)
{
  EcotReport           *report = ecot_report_new ("Essai");
  g_autoptr (EcotChart) chart = ecot_chart_new (ECOT_CHART_SCHEDULE, "Calendrier");

  for (guint i = 0; i < before; i++)
    ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Corps.");
  for (guint i = 0; i < n; i++)
    {
      EcotDate            day = ecot_date_new (2017, 9, (int)(i % 30) + 1);
      g_autoptr (GString) label = g_string_new (NULL);

      add_words (label, 's', i, 1 + i / 20 % 3 * 9);
      ecot_chart_add_step (chart, label->str, day, day + (int)i);
    }
  ecot_chart_freeze (chart);
  ecot_report_add_chart (report, chart);
  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Fin.");
  ecot_report_freeze (report);

  return report;
}

static guint
count_steps (const char *page,
             guint       n)
{
  guint found = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = g_strdup_printf ("s%uw0", i);
      const char      *at = strstr (page, word);

      found += at != NULL && !g_ascii_isdigit (at[strlen (word)]) ? 1 : 0;
    }

  return found;
}

static void
test_schedule (void)
{
  static const struct
  {
    guint before, n, pages, first; /* steps on the first page */
  } cases[] = {
    { 1, 12, 1, 12 },
    { 20, 12, 1, 12 },
    { 29, 12, 2, 7 },
    { 31, 12, 2, 0 },
    { 20, 60, 4, 18 },
    { 36, 60, 4, 0 },
    { 1, 200, 10, 31 },
  };

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("A schedule begins where there is room for some of its steps, and fills the pages it takes");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotReport) report = create_schedule (cases[i].before, cases[i].n);
      g_auto (PdfFile)       file = pdf_file_new (report);
      g_auto (GStrv)         pages = pdf_tools_get_pages (&file);
      guint                  n = 0;

      g_test_message ("%u steps below %u lines", cases[i].n, cases[i].before);
      for (guint page = 0; pages[page] != NULL; page++)
        {
          guint here = count_steps (pages[page], cases[i].n);

          g_test_message ("page %u: %u", page + 1, here);
          g_assert_true (here == 0 || here >= 3);
          g_assert_cmpuint (count_of (pages[page], "Calendrier"), ==, here > 0);
          g_assert_cmpuint (count_of (pages[page], "Calendrier (suite)"), ==, n > 0 && here > 0);
          g_assert_true (page > 0 || here == cases[i].first);
          n += here;
        }
      g_assert_cmpuint (n, ==, cases[i].n);
      g_assert_cmpuint (g_strv_length (pages), ==, cases[i].pages);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/pdf/flow/headings", test_headings);
  g_test_add_func ("/ecot/pdf/flow/groups", test_groups);
  g_test_add_func ("/ecot/pdf/flow/widows", test_widows);
  g_test_add_func ("/ecot/pdf/flow/table", test_table);
  g_test_add_func ("/ecot/pdf/flow/quotations", test_quotations);
  g_test_add_func ("/ecot/pdf/flow/words", test_words);
  g_test_add_func ("/ecot/pdf/flow/lone-row", test_lone_row);
  g_test_add_func ("/ecot/pdf/flow/remarks", test_remarks);
  g_test_add_func ("/ecot/pdf/flow/lone-item", test_lone_item);
  g_test_add_func ("/ecot/pdf/flow/total", test_total);
  g_test_add_func ("/ecot/pdf/flow/page-counts", test_page_counts);
  g_test_add_func ("/ecot/pdf/flow/tall-row", test_tall_row);
  g_test_add_func ("/ecot/pdf/flow/signature", test_signature);
  g_test_add_func ("/ecot/pdf/flow/clings", test_clings);
  g_test_add_func ("/ecot/pdf/flow/question", test_question);
  g_test_add_func ("/ecot/pdf/flow/schedule", test_schedule);
  g_test_add_func ("/ecot/pdf/flow/letter", test_letter);
  g_test_add_func ("/ecot/pdf/flow/poster", test_poster);
  g_test_add_func ("/ecot/pdf/flow/letter-with-list", test_letter_with_list);

  g_test_add_func ("/ecot/pdf/flow/short-table", test_short_table);
  g_test_add_func ("/ecot/pdf/flow/behind-letter", test_behind_letter);

  return g_test_run ();
}
