/* test-file.c: the file as other programs see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-progress.h"
#include "pdf-tools.h"
#include "pdf/ecot-hyphenator.h"
#include "pdf/ecot-pdf.h"
#include "support/ecot-test-report.h"

/* Those any machine with the Liberation fonts can write. */
static const char *const samples[] = { "form", "blank", "letter", "budget", "empty" };

static EcotReport *
create_sample (const char *name)
{
  for (guint i = 0; i < ecot_test_n_reports; i++)
    if (g_str_equal (ecot_test_reports[i].name, name))
      return ecot_test_reports[i].create ();

  g_assert_not_reached ();
}

static void
test_syntax (void)
{
  if (!pdf_tools_need ("qpdf", NULL))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (EcotReport) report = create_sample (samples[i]);
      g_auto (PdfFile)       file = pdf_file_new (report);
      g_autofree char       *said = pdf_tools_run (&file, "qpdf", "--check");

      g_test_message ("%s", samples[i]);
      g_assert_nonnull (strstr (said, "PDF Version: 1.4"));
      g_assert_nonnull (strstr (said, "No syntax or stream encoding errors found"));
      g_assert_null (strstr (said, "WARNING"));
    }
}

static void
test_fonts (void)
{
  if (!pdf_tools_need ("pdffonts", NULL))
    return;

  g_test_summary ("Every font is embedded, a subset, and says its characters");

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (EcotReport) report = create_sample (samples[i]);
      g_auto (PdfFile)       file = pdf_file_new (report);
      g_autofree char       *said = pdf_tools_run (&file, "pdffonts", "");
      g_auto (GStrv)         lines = g_strsplit (g_strchomp (said), "\n", -1);

      g_test_message ("%s", samples[i]);
      g_assert_cmpuint (g_strv_length (lines), >, 2);
      for (guint l = 2; lines[l] != NULL; l++)
        g_assert_nonnull (strstr (lines[l], "yes yes yes"));
    }
}

static void
assert_line (const char *said,
             const char *key,
             const char *value)
{
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], key))
      {
        g_assert_cmpstr (g_strstrip (lines[i] + strlen (key)), ==, value);
        return;
      }

  g_error ("pdfinfo does not say “%s”", key);
}

static void
test_info (void)
{
  g_autoptr (EcotReport) report = ecot_test_report_form ();
  g_auto (PdfFile)       file = { 0 };
  g_autofree char       *said = NULL;

  if (!pdf_tools_need ("pdfinfo", NULL))
    return;

  file = pdf_file_new (report);
  said = pdf_tools_run (&file, "pdfinfo", "-isodates");
  assert_line (said, "Title:", "Annexe 2\u00a0: modèle de réponse");
  assert_line (said, "Author:", "Les Ateliers du Fil d’Eau");
  assert_line (said, "Creator:", "Écot 0.1.0");
  assert_line (said, "CreationDate:", "2017-07-24T15:01:00Z");
  assert_line (said, "ModDate:", "2017-07-24T15:01:00Z");
  assert_line (said, "Tagged:", "yes");
  assert_line (said, "JavaScript:", "no");
  assert_line (said, "Encrypted:", "no");
}

/* Texts for metadata that would break out of XML, of a PDF string or of a line. */
static const char *const hostile[] = {
  "</rdf:li><x> & \"quotes\" 'and' ]]> <!--",
  ") /JavaScript (x) \\ ( \\) %",
  "ligne 1\nligne 2\ttab\001\033[31m",
  "𝄞 😀 漢字 \u202egnp.exe",
};

static void
test_hostile_info (void)
{
  if (!pdf_tools_need ("pdfinfo", "qpdf", NULL))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (EcotReport) report = ecot_report_new (hostile[i]);
      EcotReportInfo        *info = ecot_report_edit_info (report);
      g_auto (PdfFile)       file = { 0 };
      g_autofree char       *said = NULL, *checked = NULL;

      info->author = g_strdup (hostile[i]);
      info->subject = g_strdup (hostile[i]);
      info->keywords = g_strdup (hostile[i]);
      info->created = i == 0 ? G_MININT64 : G_MAXINT64;
      ecot_report_freeze (report);

      g_test_message ("%s", hostile[i]);
      file = pdf_file_new (report);
      said = pdf_tools_run (&file, "pdfinfo", "");
      checked = pdf_tools_run (&file, "qpdf", "--check");
      assert_line (said, "Pages:", "1");
      assert_line (said, "JavaScript:", "no");
    }
}

static void
test_catalog (void)
{
  g_autoptr (EcotReport) report = ecot_test_report_form ();
  g_auto (PdfFile)       file = { 0 };
  g_autofree char       *trailer = NULL, *show = NULL, *root = NULL;
  const char            *number;

  if (!pdf_tools_need ("qpdf", NULL))
    return;

  file = pdf_file_new (report);
  trailer = pdf_tools_run (&file, "qpdf", "--show-object=trailer");
  number = strstr (trailer, "/Root ");
  g_assert_nonnull (number);
  show = g_strdup_printf ("--show-object=%d", atoi (number + strlen ("/Root ")));
  root = pdf_tools_run (&file, "qpdf", show);
  g_assert_nonnull (strstr (root, "/Lang (fr-FR)"));
  g_assert_nonnull (strstr (root, "/MarkInfo << /Marked true >>"));
  g_assert_nonnull (strstr (root, "/DisplayDocTitle true"));
  g_assert_nonnull (strstr (root, "/Metadata "));
  g_assert_nonnull (strstr (root, "/GTS_PDFA1"));
}

/* Two figures of which the second comes on a later page, so that their order is that of reading. */
static void
test_figures (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Essai");
  g_auto (PdfFile)       file = { 0 };
  g_autofree char       *text = NULL;
  const char            *first, *second;

  if (!pdf_tools_need ("qpdf", "pdftotext", NULL))
    return;

  g_test_summary ("Each chart is a Figure that says what it shows; its texts can be searched");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (EcotChart) chart = ecot_chart_new (ECOT_CHART_BARS, i == 0 ? "AAAA" : "ZZZZ");

      ecot_chart_add_amount (chart, "Achats", 123450);
      ecot_chart_freeze (chart);
      ecot_report_add_heading (report, 1, "Partie");
      ecot_report_add_chart (report, chart);
      ecot_report_add_page_break (report);
    }
  ecot_report_freeze (report);

  file = pdf_file_new (report);
  text = pdf_tools_run (&file, "qpdf", "--qdf --object-streams=disable");
  g_assert_cmpuint (count_of (text, "/S /Figure"), ==, 2);
  first = strstr (text, "/Alt <feff00410041");
  second = strstr (text, "/Alt <feff005a005a");
  g_assert_true (first != NULL && second != NULL && first < second);

  g_clear_pointer (&text, g_free);
  text = pdf_tools_get_text (&file);
  g_assert_nonnull (strstr (text, "234,50"));
}

/* The page of each heading, also behind a heading that is in no table of contents. */
static void
test_contents (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Essai");
  g_auto (PdfFile)       file = { 0 };
  g_auto (GStrv)         pages = NULL;

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("The table of contents says on which page each heading stands");

  ecot_report_add_heading (report, 1, "Dossier");
  ecot_report_add_contents (report);
  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *title = g_strdup_printf ("Partie %c", 'A' + i - 1);

      ecot_report_add_page_break (report);
      ecot_report_add_heading (report, 2, title);
      ecot_report_add_heading (report, 3, "Sous-titre");
    }
  ecot_report_freeze (report);

  file = pdf_file_new (report);
  pages = pdf_tools_get_pages (&file);
  g_assert_cmpuint (g_strv_length (pages), ==, 13);
  g_assert_null (strstr (pages[0], "Sous-titre"));
  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *title = g_strdup_printf ("Partie %c", 'A' + i - 1);
      g_autofree char *number = g_strdup_printf (" %u\n", i + 1);
      const char      *entry = strstr (pages[0], title);
      const char      *end = entry != NULL ? strchr (entry, '\n') : NULL;

      g_autofree char *line = NULL;

      g_assert_nonnull (end);
      line = g_strndup (entry, end + 1 - entry);
      g_assert_true (g_str_has_suffix (line, number));
      g_assert_nonnull (strstr (pages[i], title));
    }
}

/* The bracket that @at stands in. */
static const char *
find_bracket (const char *text,
              const char *at)
{
  const char *artifact, *element;

  g_assert_nonnull (at);
  artifact = g_strrstr_len (text, at - text, "/Artifact BMC");
  element = g_strrstr_len (text, at - text, " BDC");

  return artifact > element ? "artifact" : "element";
}

static void
test_artifacts (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Essai");
  EcotReportInfo        *info = ecot_report_edit_info (report);
  g_auto (PdfFile)       file = { 0 };
  g_autofree char       *text = NULL;

  if (!pdf_tools_need ("qpdf", NULL))
    return;

  g_test_summary ("Head, foot, rules and repeated heads of tables are artifacts, everything else an element");

  info->header = g_strdup ("NNNN");
  info->footer = g_strdup ("MMMM");
  ecot_report_begin_table (report, "Tableau");
  ecot_report_add_column (report, "HHHH", ECOT_ALIGN_START, 1);
  for (guint i = 0; i < 60; i++)
    {
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, "DDDD");
    }
  ecot_report_freeze (report);

  file = pdf_file_new (report);
  text = pdf_tools_run (&file, "qpdf", "--qdf --object-streams=disable");
  g_assert_cmpstr (find_bracket (text, strstr (text, "(NNNN)")), ==, "artifact");
  g_assert_cmpstr (find_bracket (text, strstr (text, "(MMMM)")), ==, "artifact");
  g_assert_cmpstr (find_bracket (text, strstr (text, "(page 1 sur 2)")), ==, "artifact");
  g_assert_cmpstr (find_bracket (text, strstr (text, " re f")), ==, "artifact");
  g_assert_cmpstr (find_bracket (text, strstr (text, "(DDDD)")), ==, "element");
  g_assert_cmpstr (find_bracket (text, strstr (text, "(HHHH)")), ==, "element");
  g_assert_cmpstr (find_bracket (text, strstr (strstr (text, "(page 1 sur 2)"), "(HHHH)")), ==, "artifact");
}

/* One element of each kind. */
static EcotReport *
create_structured (void)
{
  EcotReport *report = ecot_report_new ("Structure");

  ecot_report_add_heading (report, 1, "Titre un");
  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Un texte ");
  ecot_report_append_strong (report, "fort");
  ecot_report_append (report, " de 1234,50 €.");
  ecot_report_add_heading (report, 2, "Titre deux");
  ecot_report_begin_list (report, TRUE);
  ecot_report_add_item (report, "premier");
  ecot_report_add_item (report, "second");
  ecot_report_begin_fields (report);
  ecot_report_add_field (report, "Sigle", "AFE", 4);
  ecot_report_add_field (report, "Vide", NULL, 8);
  ecot_report_begin_choices (report, "Question");
  ecot_report_add_choice (report, "oui", TRUE);
  ecot_report_add_choice (report, "non", FALSE);
  ecot_report_add_heading (report, 3, "Titre trois");
  ecot_report_begin_table (report, "Dépenses");
  ecot_report_add_column (report, "Poste", ECOT_ALIGN_START, 2);
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 1);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "Location");
  ecot_report_add_cell_amount (report, 123450);
  ecot_report_freeze (report);

  return report;
}

static const char structure[] =
  "Document H1 \"Titre un\" P \"Un texte fort de 1234,50 €.\" H2 \"Titre deux\" "
  "L LI Lbl \"1.\" LBody \"premier\" LI Lbl \"2.\" LBody \"second\" "
  "L LI Lbl \"Sigle\" LBody \"AFE\" LI Lbl \"Vide\" "
  "P \"Question\" L LI Lbl \"☑\" LBody \"oui\" LI Lbl \"☐\" LBody \"non\" "
  "H3 \"Titre trois\" Table TR TH: /Scope /Column \"Poste\" TH: /Scope /Column \"Montant\" TR TD \"Location\" TD \"1 234,50\"";

static void
test_structure (void)
{
  g_autoptr (EcotReport) report = create_structured ();
  g_auto (PdfFile)       file = { 0 };
  g_autofree char       *said = NULL, *flat = NULL;
  g_autoptr (GString)    plain = NULL;

  if (!pdf_tools_need ("pdfinfo", NULL))
    return;

  file = pdf_file_new (report);
  said = pdf_tools_run (&file, "pdfinfo", "-struct-text");
  plain = g_string_new (said);
  g_string_replace (plain, " (block)", "", 0);
  g_string_replace (plain, " (inline)", "", 0);
  flat = g_strstrip (flatten (plain->str));
  g_assert_cmpstr (flat, ==, structure);
}

/* A paragraph over four pages, with head, foot and a table head around. */
static void
test_one_element (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Long");
  g_autoptr (GString)    text = g_string_new (NULL);
  g_auto (PdfFile)       file = { 0 };
  g_autofree char       *said = NULL, *raw = NULL;

  if (!pdf_tools_need ("pdfinfo", NULL))
    return;

  g_test_summary ("A text over several pages is one element, without the feet between");

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (text, "mot%u ", i);
  ecot_report_edit_info (report)->header = g_strdup ("EN TÊTE");
  ecot_report_edit_info (report)->footer = g_strdup ("AU PIED");
  ecot_report_add_answer (report, text->str, "1 500 mots");
  ecot_report_freeze (report);

  file = pdf_file_new (report);
  said = pdf_tools_run (&file, "pdfinfo", "-struct-text");
  g_assert_cmpuint (count_of (said, " P (block)"), ==, 2);
  g_assert_cmpuint (count_of (said, "Span"), ==, 4);
  g_assert_cmpuint (count_of (said, "mot"), ==, 1501);
  g_assert_cmpuint (count_of (said, "TÊTE"), ==, 0);
  g_assert_cmpuint (count_of (said, "PIED"), ==, 0);
  g_assert_cmpuint (count_of (said, "sur 4"), ==, 0);

  raw = pdf_tools_get_text (&file);
  g_assert_cmpuint (count_of (raw, "EN TÊTE"), ==, 4);
  g_assert_cmpuint (count_of (raw, "AU PIED"), ==, 4);
}

static void
test_outline (void)
{
  g_autoptr (EcotReport) report = create_structured ();
  g_auto (PdfFile)       file = { 0 };
  g_autofree char       *said = NULL;

  if (!pdf_tools_need ("qpdf", NULL))
    return;

  g_test_summary ("Every heading is a bookmark, under the one above it");

  file = pdf_file_new (report);
  said = pdf_tools_run (&file, "qpdf", "--json --json-key=outlines");
  g_assert_cmpuint (count_of (said, "\"title\":"), ==, 3);
  g_assert_nonnull (strstr (said, "\"destpageposfrom1\": 1"));
}

/* In the order in which it is read. */
static void
test_text (void)
{
  static const char *const order[] = { "Annexe 2", "1. Identification", "Nom de la structure", "AFE", "Valenciennes", "☐ oui", "☑ non",
                                       "2. Description", "réparent, prêtent et fabriquent", "118 mots sur 200",
                                       "3. Budget", "Chargée d’action", "2 685,60", "Sous-total", "9 870,50", "4. Indicateurs",
                                       "5. Engagement", "Camille Exemple", "Points ouverts" };
  g_autoptr (EcotReport)   report = ecot_test_report_form ();
  g_auto (PdfFile)         file = { 0 };
  g_autofree char         *text = NULL, *flat = NULL;
  const char              *at;

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  file = pdf_file_new (report);
  text = pdf_tools_get_text (&file);
  flat = flatten (text);
  at = flat;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *found = strstr (at, order[i]);

      g_test_message ("%s", order[i]);
      g_assert_nonnull (found);
      at = found;
    }
}

/* The right edge of @word in what pdftotext -bbox says. */
static double
get_right_edge (const char *boxes,
                const char *word)
{
  g_autofree char *needle = g_strdup_printf ("\">%s</word>", word);
  const char      *end = strstr (boxes, needle);
  const char      *start;

  g_assert_nonnull (end);
  start = g_strrstr_len (boxes, end - boxes, "xMax=\"");
  g_assert_nonnull (start);

  return g_ascii_strtod (start + strlen ("xMax=\""), NULL);
}

static void
test_comma (void)
{
  /* A digit of Liberation Sans in 9 points, and a comma. */
  const double digit = 9 * 1139 / 2048.0, comma = 9 * 569 / 2048.0;
  const struct
  {
    EcotDecimal number;
    const char *word;
    double      beyond; /* how far it goes beyond the comma's left edge */
  } cases[] = {
    { 3175000, "317,5", comma + digit },
    { 120000, "12", 0 },
    { 13750, "1,375", comma + 3 * digit },
    { 111100, "11,11", comma + 2 * digit },
    { 1111, "0,1111", comma + 4 * digit },
    { 12345000, "234,5", comma + digit }, /* of 1 234,5 */
  };
  g_autoptr (EcotReport) report = ecot_report_new ("Essai");
  g_auto (PdfFile)       file = { 0 };
  g_autofree char       *fonts = NULL, *boxes = NULL;
  double                 at;

  if (!pdf_tools_need ("pdftotext", "pdffonts", NULL))
    return;

  g_test_summary ("Numbers of a column stand on their commas, “11” no narrower than other digits");

  ecot_report_begin_table (report, "Tableau");
  ecot_report_add_column (report, "Quantité", ECOT_ALIGN_NUMBER, 1);
  ecot_report_add_column (report, "Libellé", ECOT_ALIGN_START, 3);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_decimal (report, cases[i].number);
    }
  ecot_report_freeze (report);
  file = pdf_file_new (report);

  fonts = pdf_tools_run (&file, "pdffonts", "");
  if (strstr (fonts, "LiberationSans") == NULL)
    {
      g_test_skip ("Liberation Sans");
      return;
    }

  boxes = pdf_tools_run (&file, "pdftotext", "-bbox");
  at = get_right_edge (boxes, "12");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].word);
      g_assert_cmpfloat_with_epsilon (get_right_edge (boxes, cases[i].word) - at, cases[i].beyond, 0.03);
    }
}

/* Right edges of the lines of text that stand left of the margin of hand notes, by what pdftotext -bbox says. */
static void
test_justified (void)
{
  static const char      sentence[] = "L’association répare, prête et fabrique du matériel de loisir nautique avec les habitants "
                                      "des quatre communes ; développement, constitution et événementiel en font partie. ";
  g_autoptr (EcotReport) report = ecot_report_new ("Essai");
  g_autoptr (GString)    text = g_string_new (NULL);
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (PdfFile)       file = { 0 };
  g_autofree char       *boxes = NULL;
  guint                  n_even = 0, n_lines = 0;
  GHashTableIter         iter;
  gpointer               edge;

  if (!pdf_tools_need ("pdftotext", NULL))
    return;
  if (!ecot_hyphenator_is_available ())
    {
      g_test_skip ("hyphen-fr");
      return;
    }

  g_test_summary ("Lines of long text end at one edge, hyphens included");

  for (guint i = 0; i < 12; i++)
    g_string_append (text, sentence);
  ecot_report_add_answer (report, text->str, NULL);
  ecot_report_freeze (report);
  file = pdf_file_new (report);
  boxes = pdf_tools_run (&file, "pdftotext", "-bbox");

  for (const char *word = boxes; (word = strstr (word, "<word ")) != NULL; word++)
    {
      double  right = g_ascii_strtod (strstr (word, "xMax=\"") + strlen ("xMax=\""), NULL);
      char   *line = g_strndup (strstr (word, "yMax=\""), 14);
      double *known = g_hash_table_lookup (lines, line);
      double *new_edge = g_new (double, 1);

      *new_edge = known != NULL ? MAX (*known, right) : right;
      g_hash_table_replace (lines, line, new_edge);
    }

  g_hash_table_iter_init (&iter, lines);
  while (g_hash_table_iter_next (&iter, NULL, &edge))
    {
      n_lines++;
      n_even += ABS (*(double *)edge - 415.0) < 0.5;
    }

  /* But the last line, and the foot of the page. */
  g_assert_cmpuint (n_lines, >, 20);
  g_assert_cmpuint (n_even, ==, n_lines - 2);
  g_assert_cmpuint (count_of (boxes, "\302\255</word>"), >=, 2);
}

/* Margins */

/* Rows and columns of a page, drawn at 36 dots an inch, that are not white. */
static void
check_margins (const guchar *pixels,
               guint         width,
               guint         height)
{
  /* 20 mm, less a pixel that the edge of a letter may shade. */
  const guint margin = 28 - 1;

  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++)
      if (x < margin || y < margin || x >= width - margin || y >= height - margin)
        if (pixels[y * width + x] < 250)
          g_error ("ink at %u, %u of %u × %u", x, y, width, height);
}

static void
check_pages (const PdfFile *file)
{
  g_autofree char   *root = g_build_filename (file->folder, "page", NULL);
  const char        *argv[] = { "pdftoppm", "-r", "36", "-gray", file->path, root, NULL };
  g_autoptr (GDir)   folder = NULL;
  g_autoptr (GError) error = NULL;
  const char        *name;
  guint              n = 0;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  folder = g_dir_open (file->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (file->folder, name, NULL), *image = NULL;
      gsize            size;

      if (!g_str_has_suffix (name, ".pgm"))
        continue;

      /* "P5\n298 421\n255\n" and the pixels. */
      g_assert_true (g_file_get_contents (path, &image, &size, NULL));
      g_assert_cmpuint (size, ==, 15 + 298 * 421);
      check_margins ((guchar *)image + 15, 298, 421);
      n++;
    }

  g_assert_cmpuint (n, >, 0);
}

static EcotReport *
create_wide (void)
{
  g_autofree char *word = g_strnfill (10000, 'm');
  EcotReport      *report = ecot_report_new (word);
  EcotReportInfo  *info = ecot_report_edit_info (report);

  info->draft = g_strdup (word);
  info->header = g_strdup (word);
  info->footer = g_strdup (word);
  info->publicity = g_strdup (word);
  info->fingerprint = g_strndup (word, 200);
  ecot_report_add_heading (report, 1, word);
  ecot_report_add_heading (report, 3, word);
  for (EcotTextStyle style = ECOT_STYLE_BODY; style <= ECOT_STYLE_RIGHT; style++)
    ecot_report_add_paragraph (report, style, word);
  ecot_report_add_answer (report, word, word);
  ecot_report_begin_list (report, TRUE);
  ecot_report_add_item (report, word);
  ecot_report_begin_fields (report);
  ecot_report_add_field (report, word, word, 3);
  ecot_report_add_field (report, "court", "court", 12);
  ecot_report_begin_choices (report, word);
  ecot_report_add_choice (report, word, TRUE);
  ecot_report_begin_address (report);
  ecot_report_add_item (report, word);
  ecot_report_begin_table (report, word);
  for (guint i = 0; i < 12; i++)
    ecot_report_add_column (report, i % 3 == 0 ? word : "Montant", i % 2 == 0 ? ECOT_ALIGN_NUMBER : ECOT_ALIGN_CENTER, 1);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  for (guint i = 0; i < 12; i++)
    ecot_report_add_cell_amount (report, i % 2 == 0 ? ECOT_AMOUNT_MAX : -ECOT_AMOUNT_MAX);
  ecot_report_add_signature (report, word, "Lille", "12 juillet 2017", "Camille Exemple", "présidente");
  ecot_report_freeze (report);

  return report;
}

static void
test_margins (void)
{
  g_autoptr (EcotReport) wide = create_wide ();
  g_auto (PdfFile)       wide_file = { 0 };

  if (!pdf_tools_need ("pdftoppm", NULL))
    return;

  g_test_summary ("Nothing is drawn within 20 mm of the edge of the paper");

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (EcotReport) report = create_sample (samples[i]);
      g_auto (PdfFile)       file = pdf_file_new (report);

      g_test_message ("%s", samples[i]);
      check_pages (&file);
    }

  wide_file = pdf_file_new (wide);
  check_pages (&wide_file);
}

/* Hostile text */

static void
test_megabyte (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Long");
  g_autoptr (GString)    text = g_string_new (NULL);
  g_auto (PdfFile)       file = { 0 };
  g_autofree char       *said = NULL, *flat = NULL;

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("A paragraph of a megabyte loses no word");

  for (guint i = 0; text->len < 1000000; i++)
    g_string_append_printf (text, "z%uz ", i);
  ecot_report_add_answer (report, text->str, NULL);
  ecot_report_freeze (report);

  file = pdf_file_new (report);
  said = pdf_tools_run (&file, "pdftotext", "-raw");
  flat = flatten (said);
  for (guint i = 0; i < 130000; i += 97)
    {
      g_autofree char *word = g_strdup_printf (" z%uz ", i);

      if (strstr (text->str, word) != NULL)
        g_assert_nonnull (strstr (flat, word));
    }
}

/* Of words that take more than two thirds of a page, and of more than it holds. */
static void
test_measure (void)
{
  static const struct
  {
    EcotTextStyle style;
    guint         words;
    gboolean      one_line;
  } cases[] = {
    { ECOT_STYLE_SMALL, 20, TRUE },
    { ECOT_STYLE_STRONG, 18, TRUE },
    { ECOT_STYLE_SMALL, 30, FALSE },
    { ECOT_STYLE_STRONG, 30, FALSE },
    { ECOT_STYLE_BODY, 20, FALSE },
  };

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("A title or a hint that fits the page stays on one line; more has the measure of a text");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Mesure");
      g_autoptr (GString)    text = g_string_new ("Début");
      g_auto (PdfFile)       file = { 0 };
      g_autofree char       *said = NULL;

      for (guint word = 1; word < cases[i].words; word++)
        g_string_append (text, " mots");
      ecot_report_add_paragraph (report, cases[i].style, text->str);
      ecot_report_freeze (report);

      file = pdf_file_new (report);
      said = pdf_tools_get_text (&file);
      g_test_message ("case %u: %s", i, said);
      g_assert_cmpint (strstr (said, text->str) != NULL, ==, cases[i].one_line);
    }
}

static void
test_rows (void)
{
  g_autoptr (EcotReport) report = ecot_test_report_budget (10000);
  g_auto (PdfFile)       file = { 0 };
  g_autofree char       *said = NULL;

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  file = pdf_file_new (report);
  said = pdf_tools_get_text (&file);
  /* The second line says something else. */
  g_assert_cmpuint (count_of (said, "Ligne "), ==, 9999);
}

/* What each hostile text leaves to read; NULL if no font here may have it. */
static const struct
{
  const char *text, *expected;
} hostile_texts[] = {
  { "avant\001\002\033[31m après", "avant[31m après" },
  { "avant\u202eerviv\u202c après", "avanterviv après" },
  { "tab\tici", "tab ici" },
  { "<b>gras</b> & <script>", "<b>gras</b> & <script>" },
  { "%s %n %d", "%s %n %d" },
  { "espace\u200binsécable\u2060fin", "espaceinsécablefin" },
  { "un\u2028deux\u2029trois", "un deux trois" },
};

static void
test_hostile_texts (void)
{
  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (hostile_texts); i++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Essai");
      g_auto (PdfFile)       file = { 0 };
      g_autofree char       *said = NULL, *flat = NULL;

      ecot_report_add_paragraph (report, ECOT_STYLE_BODY, hostile_texts[i].text);
      ecot_report_freeze (report);
      file = pdf_file_new (report);
      said = pdf_tools_get_text (&file);
      flat = flatten (said);
      g_test_message ("%s", hostile_texts[i].expected);
      g_assert_nonnull (strstr (flat, hostile_texts[i].expected));
    }
}

/* A character of a plane no font is for. */
#define NO_FONT "\364\217\277\275"

static void
test_missing_glyph (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Essai");
  g_autoptr (GError)     error = NULL;
  g_autoptr (EcotPages)  pages = NULL;

  g_test_summary ("What no font has is named, with the text around it, before anything is written; the screen shows it all the same");

  ecot_report_begin_fields (report);
  ecot_report_add_field (report, "Nom", "Camille " NO_FONT " Exemple", 6);
  ecot_report_freeze (report);

  g_assert_null (ecot_pdf_write (report, NULL, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (error->message, "U+10FFFD"));
  g_assert_nonnull (strstr (error->message, "Camille"));

  pages = ecot_pages_new (report);
  g_assert_cmpuint (ecot_pages_get_n (pages), ==, 1);
}

/* Other scripts, as far as fonts are here: written, or refused by name. */
static void
test_scripts (void)
{
  static const char *const texts[] = {
    "שלום עולם 123 french words",
    "مرحبا بالعالم 123 french words",
    "Привет, Ωμέγα, Łódź",
    "😀 👩‍👩‍👧 🇫🇷 ☺️",
    "漢字 かな 한국어",
    "ก็ไม่ नमस्ते",
    "Z\u0301\u0302\u0303a\u0308\u030a",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EcotReport) report = ecot_report_new ("Essai");
      g_autoptr (GString)    longer = g_string_new (NULL);
      g_autoptr (GError)     error = NULL;
      g_autoptr (GBytes)     bytes = NULL;
      g_autoptr (EcotPages)  pages = NULL;

      for (guint n = 0; n < 400; n++)
        g_string_append_printf (longer, "%s ", texts[i]);
      ecot_report_add_answer (report, longer->str, texts[i]);
      ecot_report_begin_table (report, texts[i]);
      ecot_report_add_column (report, texts[i], ECOT_ALIGN_NUMBER, 1);
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, texts[i]);
      ecot_report_freeze (report);

      g_test_message ("%s", texts[i]);
      bytes = ecot_pdf_write (report, NULL, &error);
      if (bytes == NULL)
        g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE);
      pages = ecot_pages_new (report);
      g_assert_cmpuint (ecot_pages_get_n (pages), >=, 1);
    }
}

/* Seen from another thread while it is written: never back, and far on before the end. */
typedef struct
{
  EcotReport   *report;
  GCancellable *cancellable;
  gint          done;
} Work;

static gpointer
write_cb (gpointer data)
{
  Work              *work = data;
  g_autoptr (GBytes) bytes = ecot_pdf_write (work->report, work->cancellable, NULL);

  g_atomic_int_set (&work->done, bytes != NULL ? 1 : 2);
  return NULL;
}

static void
test_progress (void)
{
  g_autoptr (EcotReport)   report = ecot_test_report_budget (2000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Work                     work = { report, cancellable, 0 };
  GThread                 *thread = g_thread_new ("pdf", write_cb, &work);
  gint                     last = -1, n_steps = 0;

  while (g_atomic_int_get (&work.done) == 0)
    {
      gint now = ecot_progress_ask (cancellable);

      g_assert_cmpint (now, >=, last);
      n_steps += now > last ? 1 : 0;
      last = now;
    }

  g_thread_join (thread);
  g_assert_cmpint (work.done, ==, 1);
  g_assert_cmpint (ecot_progress_ask (cancellable), >=, 890);
  g_assert_cmpint (n_steps, >, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/pdf/file/syntax", test_syntax);
  g_test_add_func ("/ecot/pdf/file/fonts", test_fonts);
  g_test_add_func ("/ecot/pdf/file/info", test_info);
  g_test_add_func ("/ecot/pdf/file/hostile-info", test_hostile_info);
  g_test_add_func ("/ecot/pdf/file/catalog", test_catalog);
  g_test_add_func ("/ecot/pdf/file/artifacts", test_artifacts);
  g_test_add_func ("/ecot/pdf/file/figures", test_figures);
  g_test_add_func ("/ecot/pdf/file/contents", test_contents);
  g_test_add_func ("/ecot/pdf/file/structure", test_structure);
  g_test_add_func ("/ecot/pdf/file/one-element", test_one_element);
  g_test_add_func ("/ecot/pdf/file/outline", test_outline);
  g_test_add_func ("/ecot/pdf/file/text", test_text);
  g_test_add_func ("/ecot/pdf/file/comma", test_comma);
  g_test_add_func ("/ecot/pdf/file/justified", test_justified);
  g_test_add_func ("/ecot/pdf/file/margins", test_margins);
  g_test_add_func ("/ecot/pdf/file/progress", test_progress);
  g_test_add_func ("/ecot/pdf/file/megabyte", test_megabyte);
  g_test_add_func ("/ecot/pdf/file/measure", test_measure);
  g_test_add_func ("/ecot/pdf/file/rows", test_rows);
  g_test_add_func ("/ecot/pdf/file/hostile-texts", test_hostile_texts);
  g_test_add_func ("/ecot/pdf/file/missing-glyph", test_missing_glyph);
  g_test_add_func ("/ecot/pdf/file/scripts", test_scripts);

  return g_test_run ();
}
