/* test-guide.c: texts with light marks as topics of a report
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "help/ecot-guide.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/ecot-error.h"
#include "pdf/ecot-pdf.h"
#include "report/ecot-row-reader.h"
#include "support/ecot-test.h"

/* A data folder whose help is @text. */
static char *
write_help (const char *text,
            gssize      length)
{
  char            *folder = ecot_test_folder_new ();
  g_autofree char *help = g_build_filename (folder, "help", NULL);
  g_autofree char *path = g_build_filename (help, "1.txt", NULL);

  g_assert_cmpint (g_mkdir (help, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, length, NULL));

  return folder;
}

static EcotGuide *
read_help (const char *text)
{
  char              *folder = write_help (text, -1);
  g_autoptr (GError) error = NULL;
  EcotGuide         *guide = ecot_guide_load (folder, &error);

  g_assert_no_error (error);
  ecot_test_folder_remove (folder);

  return guide;
}

static const struct
{
  const char *text;
  const char *trace; /* of what stands below the heading of the chapter */
} marks[] = {
  { "", "" },
  { "un\ndeux\n\n\ntrois", "paragraph body \"un deux\"\nparagraph body \"trois\"\n" },
  { "- un\n  deux\n- trois\n\nquatre", "list\n  \"un deux\"\n  \"trois\"\nparagraph body \"quatre\"\n" },
  { "- un\n\n- deux", "list\n  \"un\"\nlist\n  \"deux\"\n" },
  { "    <a>\n\n      <b/>\n    </a>\n\nfin", "paragraph code \"<a>\" keep\nparagraph code \"\" keep\nparagraph code \"  <b/>\" keep\nparagraph code \"</a>\"\nparagraph body \"fin\"\n" },
  { "    l'an : 2 !", "paragraph code \"l'an : 2 !\"\n" },
  { "un\n    deux", "paragraph body \"un deux\"\n" },
  { "### Sous-titre", "heading 3 \"Sous-titre\"\n" },
  { "#", "heading 1 \"\"\n" },
  { "########## x", "heading 6 \"x\"\n" },
};

static void
test_marks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char      *text = g_strconcat ("# T [t]\n", marks[i].text, "\n", NULL);
      g_autoptr (EcotGuide) guide = read_help (text);
      g_autofree char      *trace = ecot_report_trace (ecot_guide_get_report (guide));
      const char           *rest = strstr (trace, "heading 1 \"T\"");

      g_assert_nonnull (rest);
      g_assert_cmpstr (strchr (rest, '\n') + 1, ==, marks[i].trace);
    }
}

static void
test_table (void)
{
  g_autoptr (EcotGuide)     guide = read_help ("# T [t]\n\n| Mot | Sens |\n| a, b | un |\n| c |\n");
  const EcotBlock          *block = ecot_report_get_block (ecot_guide_get_report (guide), 1);
  g_autoptr (EcotRowReader) rows = NULL;
  const EcotRow            *row;

  g_assert_cmpint (block->type, ==, ECOT_BLOCK_TABLE);
  rows = ecot_row_reader_new (block);
  g_assert_cmpuint (block->columns->len, ==, 2);
  g_assert_cmpuint (ecot_row_reader_get_n (rows), ==, 2);
  row = ecot_row_reader_get (rows, 0);
  g_assert_cmpstr (((EcotCell *)row->cells->pdata[0])->text, ==, "a, b");
  row = ecot_row_reader_get (rows, 1);
  g_assert_cmpuint (row->cells->len, ==, 2);
}

/* Whatever stands there, it is read, and prints as something. */
static void
test_odd (void)
{
  static const char *const texts[] = { "# T [t]\n|", "# T [t]\n||||||||||||||", "# T [t]\n| a |\n| b | c | d |", "# [t]\n", "# T [t]\n- ",
                                       "# T [t]\n]\n[\n# X ]\n", "# T [t]\r\n\tx\r\n", "# T []\n", "    x\n# T [t]\n", "## S [s]\nx\n# T [t]\n## U [u]" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EcotGuide) guide = NULL;
      const GPtrArray      *topics;

      guide = read_help (texts[i]);
      topics = ecot_guide_get_topics (guide);
      for (guint j = 0; j < topics->len; j++)
        {
          g_autofree char *shown = ecot_guide_format (guide, topics->pdata[j], 10);

          g_assert_true (g_utf8_validate (shown, -1, NULL));
        }
    }
}

static void
test_topics (void)
{
  g_autoptr (EcotGuide) guide = read_help ("# Un [one]\nx\n## Deux [two deux]\ny\n\n    z\n### Trois\n# Quatre [four]\n## Fenêtre [five]\nété");
  const EcotTopic      *one = ecot_guide_find_topic (guide, "one");
  const EcotTopic      *two = ecot_guide_find_topic (guide, "deux");
  g_autofree char      *chapter = ecot_guide_format (guide, one, 80);
  g_autofree char      *section = ecot_guide_format (guide, two, 80);
  g_autoptr (GPtrArray) found = ecot_guide_search (guide, "ETE");
  g_autoptr (GPtrArray) titled = ecot_guide_search (guide, "fenetre");
  g_autoptr (GPtrArray) none = ecot_guide_search (guide, "septembre");

  g_assert_cmpuint (ecot_guide_get_topics (guide)->len, ==, 4);
  g_assert_cmpuint (one->n, ==, 2);
  g_assert_cmpuint (two->n, ==, 4);
  g_assert_true (two == ecot_guide_find_topic (guide, "two"));
  g_assert_null (ecot_guide_find_topic (guide, "six"));

  g_assert_cmpstr (section, ==, "Deux\n----\n\ny\n\n    z\n\nTrois\n");
  g_assert_cmpstr (chapter, ==, "Un\n==\n\nx\n\nDeux\n----\n\ny\n\n    z\n\nTrois\n");

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (found->pdata[0] == ecot_guide_find_topic (guide, "five"));
  g_assert_true (titled->len == 1 && titled->pdata[0] == found->pdata[0]);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Lines are broken at plain spaces, and never longer than asked but for what cannot be broken. */
static void
test_width (void)
{
  g_autoptr (EcotGuide) guide = read_help ("# T [t]\n\nTrente-neuf caractères, puis 1 500 € et la suite, qui va à la ligne.\n\n"
                                           "- une puce assez longue pour aller à la ligne elle aussi\n\n"
                                           "| Mot | Sens |\n| court | une explication assez longue pour aller à la ligne |\n");
  g_autofree char      *text = ecot_guide_format (guide, ecot_guide_find_topic (guide, "t"), 40);
  g_auto (GStrv)        lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpint (g_utf8_strlen (lines[i], -1), <=, 40);

  g_assert_nonnull (strstr (text, "1\xe2\x80\xaf"
                                  "500"));
  g_assert_nonnull (strstr (text, "\n  ligne elle aussi\n"));
  g_assert_nonnull (strstr (text, "\n  court  une explication"));
}

static void
test_refused (void)
{
  char                 *empty = write_help ("", 0);
  char                 *binary = write_help ("# T [t]\n\xff\xfe\0x", 12);
  g_autoptr (GError)    error = NULL;
  g_autoptr (EcotGuide) guide = NULL;
  g_autofree char      *out = g_build_filename (empty, "out.xml", NULL);

  g_assert_null (ecot_guide_load ("/nonexistent", &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_READ);
  g_clear_error (&error);
  g_assert_null (ecot_guide_load (empty, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_READ);
  g_clear_error (&error);
  g_assert_false (ecot_guide_save_template (empty, out, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_READ);
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  guide = ecot_guide_load (binary, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ecot_guide_get_topics (guide)->len, ==, 1);
  ecot_test_folder_remove (empty);
  ecot_test_folder_remove (binary);
}

/* The guide itself prints as any paper does. */
static void
test_printed (void)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (EcotGuide) guide = ecot_guide_load (g_getenv ("ECOT_DATA_DIR"), &error);
  g_autoptr (GBytes)    pdf = guide != NULL ? ecot_pdf_write (ecot_guide_get_report (guide), NULL, &error) : NULL;
  g_autoptr (EcotPages) pages = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 20000);
  pages = ecot_pages_new (ecot_guide_get_report (guide));
  g_assert_cmpuint (ecot_pages_get_n (pages), >, 10);
  g_assert_cmpuint (ecot_pages_get_n (pages), <, 60);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/help/marks", test_marks);
  g_test_add_func ("/ecot/help/table", test_table);
  g_test_add_func ("/ecot/help/odd", test_odd);
  g_test_add_func ("/ecot/help/topics", test_topics);
  g_test_add_func ("/ecot/help/width", test_width);
  g_test_add_func ("/ecot/help/refused", test_refused);
  g_test_add_func ("/ecot/help/printed", test_printed);

  return g_test_run ();
}
