/* test-every-block.c: one report, all writers, and nothing of it dropped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every text of every kind of block is a word of its own, and so is what stands at
 * the edges of a page.  Each is looked for in the .odt, the .ods, the .pdf, the trace
 * and the pages on screen; where one of them leaves a word out on purpose, the
 * table below says so.  A kind of block that is not in the report is a fault of this
 * test, so that a new one cannot be forgotten here.
 */

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "../odf/parts.h"
#include "../pdf/pdf-tools.h"
#include "writers.h"

enum
{
  ODT = 1 << 0,
  ODS = 1 << 1,
  PDF = 1 << 2,
  TRACE = 1 << 3,
  SCREEN = 1 << 4,
  PAPER = ODT | PDF | SCREEN,
  ALL = PAPER | ODS | TRACE,
};

static const char *const outputs[] = { ".odt", ".ods", ".pdf", "trace", "screen" };

/* {{{ The report */

static void
fill_info (EcotReport *report)
{
  EcotReportInfo *info = ecot_report_edit_info (report);

  info->subject = g_strdup ("sujet");
  info->author = g_strdup ("auteure");
  info->keywords = g_strdup ("motclef");
  info->header = g_strdup ("entête");
  info->draft = g_strdup ("brouillon");
  info->footer = g_strdup ("pied");
  info->publicity = g_strdup ("publicité");
  info->fingerprint = g_strdup ("abcdef012345");
  info->emblem = TRUE;
}

static void
add_texts (EcotReport *report)
{
  static const char *const styles[ECOT_N_TEXT_STYLES] = { "courant", "petit", "remarque", "fort", "droite", "ligne", "code", "affiche", "grande" };

  ecot_report_begin_sheet (report, "feuille");
  ecot_report_add_contents (report);
  ecot_report_add_heading (report, 1, "chapitre");
  for (guint i = 0; i < ECOT_N_TEXT_STYLES; i++)
    ecot_report_add_paragraph (report, (EcotTextStyle)i, styles[i]);
  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "avant ");
  ecot_report_append_strong (report, "gras");
  ecot_report_append (report, " après");
  ecot_report_begin_list (report, FALSE);
  ecot_report_add_item (report, "tiret");
  ecot_report_begin_list (report, TRUE);
  ecot_report_add_item (report, "premier");
  ecot_report_add_item (report, "second");
  ecot_report_begin_address (report);
  ecot_report_add_item (report, "destinataire");
  ecot_report_add_item (report, "ville");
  ecot_report_add_page_break (report);
}

static void
add_form (EcotReport *report)
{
  ecot_report_add_heading (report, 2, "formulaire");
  ecot_report_begin_fields (report);
  ecot_report_add_field (report, "intitulé", "valeur", 6);
  ecot_report_add_field (report, "manuel", NULL, 6);
  ecot_report_set_field_unit (report, "heures");
  ecot_report_begin_choices (report, "question");
  ecot_report_add_choice (report, "cochée", TRUE);
  ecot_report_add_choice (report, "vide", FALSE);
  ecot_report_add_answer (report, "réponse\nsuite", "compte");
  ecot_report_add_signature (report, "cachet", "lieu", "jour", "signataire", "qualité");
  ecot_report_add_second_signature (report, "visa", "endroit", "date", "témoin", "fonction");
}

static void
add_table (EcotReport *report)
{
  ecot_report_add_heading (report, 3, "tableau");
  ecot_report_begin_table (report, "légende");
  ecot_report_add_column (report, "poste", ECOT_ALIGN_START, 2);
  for (guint i = 0; i < 5; i++)
    ecot_report_add_column (report, i == 0 ? "colonne" : "", ECOT_ALIGN_NUMBER, 1);
  ecot_report_begin_row (report, ECOT_ROW_GROUP);
  ecot_cell_set_span (ecot_report_add_cell_text (report, "groupe"), 6);
  ecot_report_begin_row (report, ECOT_ROW_NORMAL);
  ecot_report_add_cell_text (report, "rangée");
  ecot_report_add_cell_amount (report, 11111);
  ecot_report_add_cell_decimal (report, 222500);
  ecot_report_add_cell_percent (report, 335000);
  ecot_report_add_cell_date (report, ecot_date_new (2017, 4, 14));
  ecot_report_add_cell_empty (report);
  ecot_report_begin_row (report, ECOT_ROW_SUBTOTAL);
  ecot_report_add_cell_text (report, "sous-somme");
  ecot_report_add_cell_amount (report, 55555);
  ecot_report_begin_row (report, ECOT_ROW_TOTAL);
  ecot_report_add_cell_text (report, "somme");
  ecot_report_add_cell_amount (report, 66666);
}

static void
add_pictures (EcotReport *report)
{
  g_autoptr (EcotChart) bars = ecot_chart_new (ECOT_CHART_BARS, "barres");
  g_autoptr (EcotChart) steps = ecot_chart_new (ECOT_CHART_SCHEDULE, "étapes");

  ecot_chart_add_amount (bars, "bâton", 77777);
  ecot_chart_freeze (bars);
  ecot_chart_add_step (steps, "étape", ecot_date_new (2017, 9, 1), ecot_date_new (2017, 11, 18));
  ecot_chart_freeze (steps);
  ecot_report_add_chart (report, bars);
  ecot_report_add_chart (report, steps);
  ecot_report_add_emblem (report);
  ecot_report_add_page_break (report);
  /* A reader is lost without contents only where there is much to find. */
  for (guint i = 0; i < 12; i++)
    {
      ecot_report_add_heading (report, 1, i == 0 ? "lointain" : "autre");
      ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "reste");
    }
}

static EcotReport *
create_report (void)
{
  EcotReport *report = ecot_report_new ("intitulé-papier");

  fill_info (report);
  add_texts (report);
  add_form (report);
  add_table (report);
  add_pictures (report);
  ecot_report_freeze (report);

  return report;
}

/* }}} */
/* {{{ What there is to read */

/* Of the texts and descriptions in an XML document, elements are spaces. */
static void
append_xml (GString    *out,
            const char *xml)
{
  gboolean tag = FALSE;

  for (; *xml != '\0'; xml++)
    {
      tag = tag || *xml == '<';
      g_string_append_c (out, tag ? ' ' : *xml);
      tag = tag && *xml != '>';
    }
}

/* The words of its parts; what its frames say of their pictures stands among them. */
static char *
read_odf (EcotReport    *report,
          EcotWriterFunc write)
{
  static const char *const parts[] = { "content.xml", "styles.xml", "meta.xml" };
  g_autoptr (GBytes)       file = write_report (report, write);
  GString                 *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = get_part (file, parts[i]);

      append_xml (out, part);
    }

  return g_string_free (out, FALSE);
}

static char *
read_pdf (EcotReport *report)
{
  g_auto (PdfFile) file = pdf_file_new (report);
  g_autofree char *text = pdf_tools_get_text (&file);

  return flatten (text);
}

/* The pages that the preview draws, by the same call, on paper that can be read again. */
static char *
read_screen (EcotReport *report)
{
  g_autoptr (EcotPages) pages = ecot_pages_new (report);
  g_autofree char      *folder = g_dir_make_tmp ("ecot-screen-XXXXXX", NULL);
  g_autofree char      *path = g_build_filename (folder, "screen.pdf", NULL);
  PdfFile               file = { folder, path };
  g_autofree char      *text = NULL;
  cairo_surface_t      *surface;
  cairo_t              *cr;
  double                width, height;

  ecot_pages_get_size (pages, &width, &height);
  surface = cairo_pdf_surface_create (path, width, height);
  cr = cairo_create (surface);
  for (guint i = 0; i < ecot_pages_get_n (pages); i++)
    {
      ecot_pages_draw (pages, i, cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  text = pdf_tools_get_text (&file);
  g_unlink (path);
  g_rmdir (folder);

  return flatten (text);
}

/* }}} */

static const struct
{
  const char *word;
  guint       outputs;
} words[] = {
  /* The edges of a page; the screen shows no metadata, the trace no number of a page. */
  { "intitulé-papier", ODT | ODS | TRACE },
  { "sujet", ODT | ODS | TRACE },
  { "auteure", ODT | ODS | TRACE },
  { "motclef", ODT | ODS | TRACE },
  { "entête", ALL },
  { "brouillon", ALL },
  { "pied", ALL },
  { "publicité", ALL },
  { "abcdef012345", ALL },
  { "page 1 sur ", PDF | SCREEN },
  { "douze étoiles", ODT }, /* the emblem at the foot, in words */
  /* Texts */
  { "feuille", ALL & ~ODS }, /* the name of its table */
  { "chapitre", ALL },
  { "courant", ALL },
  { "petit", ALL },
  { "remarque", ALL },
  { "fort", ALL },
  { "droite", ALL },
  { "ligne", ALL },
  { "code", ALL },
  { "affiche", ALL },
  { "grande", ALL },
  { "avant", ALL },
  { "gras", ALL },
  { "après", ALL },
  { "tiret", ALL },
  { "premier", ALL },
  { "second", ALL },
  { "destinataire", ALL },
  { "ville", ALL },
  /* Forms */
  { "formulaire", ALL },
  { "intitulé", ALL },
  { "valeur", ALL },
  { "manuel", ALL },
  { "heures", PAPER },
  { "question", ALL },
  { "☑\u00a0cochée", ODT },
  { "☐\u00a0vide", ODT },
  { "cochée", ALL },
  { "vide", ALL },
  { "réponse", ALL },
  { "suite", ALL },
  { "compte", ALL },
  { "cachet", ALL },
  { "lieu", ALL },
  { "jour", ALL },
  { "signataire", ALL },
  { "qualité", ALL },
  { "visa", ALL },
  { "endroit", ALL },
  { "date", ALL },
  { "témoin", ALL },
  { "fonction", ALL },
  /* Tables */
  { "tableau", ALL },
  { "légende", ODT | TRACE }, /* for who cannot see the table */
  { "poste", ALL },
  { "colonne", ALL },
  { "groupe", ALL },
  { "rangée", ALL },
  { "111,11", ALL },
  { "22,25", ALL },
  { "33,5", ALL },
  { "14/04/2017", ALL },
  { "sous-somme", ALL },
  { "555,55", ALL },
  { "somme", ALL },
  { "666,66", ALL },
  /* Pictures; a spreadsheet has the numbers instead. */
  { "barres", ALL & ~ODS },
  { "bâton", ALL & ~ODS },
  { "777,77", ALL & ~ODS },
  { "étapes", ALL & ~ODS },
  { "étape", ALL & ~ODS },
  { "UNION", PAPER },
  { "lointain", ALL },
  { "reste", ALL },
};

/* Says every fault before it stops. */
static guint
check_word (char      **texts,
            const char *word,
            guint       wanted)
{
  guint n_faults = 0;

  for (guint i = 0; i < G_N_ELEMENTS (outputs); i++)
    {
      gboolean has = strstr (texts[i], word) != NULL;

      if (has == ((wanted >> i & 1) != 0))
        continue;

      g_test_message ("%s %s “%s”", outputs[i], has ? "has" : "lacks", word);
      n_faults++;
    }

  return n_faults;
}

static void
test_words (void)
{
  g_autoptr (EcotReport) report = create_report ();
  char                  *texts[G_N_ELEMENTS (outputs)];
  guint                  n_faults = 0;

  g_test_summary ("One report, all writers: each text of each kind of block is in each of them");

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  texts[0] = read_odf (report, ecot_odf_write_text);
  texts[1] = read_odf (report, ecot_odf_write_spreadsheet);
  texts[2] = read_pdf (report);
  texts[3] = ecot_report_trace (report);
  texts[4] = read_screen (report);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    n_faults += check_word (texts, words[i].word, words[i].outputs);
  g_assert_cmpuint (n_faults, ==, 0);

  /* A heading stands in the table of contents too, where there is one. */
  for (guint i = 0; i < G_N_ELEMENTS (outputs); i++)
    g_assert_cmpuint (count_of (texts[i], "lointain"), ==, PAPER >> i & 1 ? 2 : 1);

  for (guint i = 0; i < G_N_ELEMENTS (outputs); i++)
    g_free (texts[i]);
}

/* Whoever adds a kind of block adds it above. */
static void
test_kinds (void)
{
  g_autoptr (EcotReport) report = create_report ();
  guint                  seen = 0;

  g_test_summary ("The report has every kind of block there is");

  for (guint i = 0; i < ecot_report_get_n_blocks (report); i++)
    seen |= 1u << ecot_report_get_block (report, i)->type;

  g_assert_cmphex (seen, ==, (1u << (ECOT_BLOCK_PAGE_BREAK + 1)) - 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/every-block/kinds", test_kinds);
  g_test_add_func ("/ecot/every-block/words", test_words);

  return g_test_run ();
}
