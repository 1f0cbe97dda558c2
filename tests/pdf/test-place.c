/* test-place.c: where on its page a word stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pdf-tools.h"

/* The top of the first @word, in thousandths of a point. */
static gint64
find_top (const PdfFile *file,
          const char    *word)
{
  g_autofree char *text = pdf_tools_run (file, "pdftotext", "-bbox");
  g_autofree char *closed = g_strdup_printf (">%s</word>", word);
  const char      *end = strstr (text, closed), *start;

  g_assert_nonnull (end);
  start = g_strrstr_len (text, end - text, "yMin=\"");
  g_assert_nonnull (start);

  return (gint64)(g_ascii_strtod (start + strlen ("yMin=\""), NULL) * 1000);
}

static void
assert_one_line (const PdfFile *file,
                 const char    *one,
                 const char    *other)
{
  gint64 distance = find_top (file, one) - find_top (file, other);

  if (ABS (distance) > 100)
    g_error ("“%s” stands %" G_GINT64_FORMAT " thousandths of a point below “%s”", one, distance, other);
}

static void
assert_names_level (const char *const *left,
                    const char *const *right)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Lettre de mission");
  g_auto (PdfFile)       file = { 0 };

  ecot_report_add_signature (report, "Un", left[0], left[1], left[2], left[3]);
  ecot_report_add_second_signature (report, "Deux", right[0], right[1], right[2], right[3]);
  ecot_report_freeze (report);

  file = pdf_file_new (report);
  assert_one_line (&file, left[2] != NULL ? left[2] : "Nom", right[2]);
}

static void
test_pair (void)
{
  const char *const dated[] = { "Louvroil", "18 décembre 2020", "Odile", "" };
  const char *const undated[] = { "Louvroil", NULL, "Noé", "" };
  const char *const unnamed[] = { "", NULL, NULL, "" };
  const char *const named[] = { "", NULL, "Noé", "" };
  const char *const with_role[] = { "", NULL, "Odile", "Présidente" };

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("The names of two who sign stand on one line, whatever stands above and below");

  assert_names_level (undated, dated);
  assert_names_level (unnamed, named);
  assert_names_level (named, with_role);
}

static PdfFile
write_foot (const char *footer)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Pied");
  EcotReportInfo        *info = ecot_report_edit_info (report);

  info->footer = g_strdup (footer);
  info->fingerprint = g_strdup ("0123456789ab");
  ecot_report_add_paragraph (report, ECOT_STYLE_BODY, "Texte");
  ecot_report_freeze (report);

  return pdf_file_new (report);
}

static void
test_foot (void)
{
  /* The second is wider than the room beside the fingerprint, and not than that beside the page's number. */
  const char *const texts[] = { "Premier mot dernier",
                                "Premier mot du pied : une association, un organisme et le territoire où elle agit, dernier",
                                "Premier mot du pied : une association, un organisme et le territoire où elle agit avec ses voisins, dernier" };

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("The foot's text reaches the page's number, and takes a second line if that is too short");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (PdfFile) file = write_foot (texts[i]);

      assert_one_line (&file, "Premier", "sur");
      if (i < 2)
        assert_one_line (&file, "dernier", "sur");
      else
        assert_one_line (&file, "dernier", "0123456789ab");
    }
}

static void
test_title (void)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Affiche");
  g_auto (PdfFile)       file = { 0 };

  if (!pdf_tools_need ("pdftotext", NULL))
    return;

  g_test_summary ("The last line of a poster's title has no word alone");

  ecot_report_edit_info (report)->poster = TRUE;
  ecot_report_add_paragraph (report, ECOT_STYLE_POSTER_TITLE, "Mises en situation de travail 2021");
  ecot_report_freeze (report);

  file = pdf_file_new (report);
  assert_one_line (&file, "travail", "2021");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/place/pair", test_pair);
  g_test_add_func ("/place/foot", test_foot);

  g_test_add_func ("/place/title", test_title);

  return g_test_run ();
}
