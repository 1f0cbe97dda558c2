/* test-archive.c: what cairo writes, made fit for the archives on its way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bytes of a real file, whole, in pieces, spoilt and cut off.
 */

#include <string.h>

#include "base/ecot-error.h"
#include "pdf-tools.h"
#include "pdf/ecot-archive.h"
#include "pdf/ecot-canvas.h"
#include "pdf/ecot-pages-private.h"
#include "pdf/ecot-pdf-dict.h"
#include "support/ecot-test-report.h"
#include "support/ecot-test.h"

typedef struct
{
  EcotMetadata *metadata;
  EcotPages    *pages;
  EcotTags     *tags;
  GPtrArray    *attachments;
  GByteArray   *drawn; /* as cairo writes it */
} Fixture;

static void
draw_cb (cairo_surface_t *surface,
         gpointer         data,
         EcotCanvas      *canvas)
{
  Fixture *self = data;
  cairo_t *cr = cairo_create (surface);

  self->tags = ecot_pages_create_tags (self->pages);
  for (guint i = 0; i < ecot_pages_get_n (self->pages); i++)
    {
      ecot_pages_take (self->pages, i, cr, self->tags);
      cairo_show_page (cr);
    }

  cairo_destroy (cr);
}

/* A table, a list, a heading, a figure, letters that one font keeps by their character and one by their number. */
static EcotReport *
create_report (void)
{
  EcotReport           *report = ecot_report_new ("Essai");
  g_autoptr (EcotChart) chart = ecot_chart_new (ECOT_CHART_BARS, "Dépenses");

  ecot_chart_add_amount (chart, "Achats", 123450);
  ecot_chart_freeze (chart);
  ecot_report_add_heading (report, 1, "Annexe 1\u00a0: dépenses");
  ecot_report_add_chart (report, chart);
  ecot_report_begin_list (report, FALSE);
  ecot_report_add_item (report, "☑ Łódź ☐");
  ecot_report_begin_table (report, "Dépenses");
  ecot_report_add_column (report, "Poste", ECOT_ALIGN_START, 2);
  ecot_report_add_column (report, "Montant", ECOT_ALIGN_NUMBER, 1);
  for (guint i = 0; i < 60; i++)
    {
      ecot_report_begin_row (report, ECOT_ROW_NORMAL);
      ecot_report_add_cell_text (report, "Location");
      ecot_report_add_cell_amount (report, 123450);
    }
  ecot_report_freeze (report);

  return report;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (EcotReport) report = create_report ();
  g_autoptr (GError)     error = NULL;

  self->metadata = ecot_metadata_new (ecot_report_get_info (report));
  self->pages = ecot_pages_lay_out (report, FALSE, NULL, &error);
  self->attachments = g_ptr_array_new ();
  self->drawn = g_byte_array_new ();
  g_assert_no_error (error);
  ecot_canvas_write (595, 842, draw_cb, self, ecot_canvas_put, self->drawn, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  ecot_metadata_free (self->metadata);
  ecot_tags_free (self->tags);
  ecot_pages_free (self->pages);
  g_ptr_array_unref (self->attachments);
  g_byte_array_unref (self->drawn);
}

/* @data made fit, @piece bytes at a time; NULL with @error. */
static GByteArray *
convert (Fixture      *self,
         gconstpointer data,
         gsize         size,
         gsize         piece,
         GError      **error)
{
  g_autoptr (GByteArray)  out = g_byte_array_new ();
  EcotArchiveInput        input = { .metadata = self->metadata,
                                    .attachments = self->attachments,
                                    .words = ecot_pages_get_words (self->pages),
                                    .tags = self->tags };
  g_autoptr (EcotArchive) archive = ecot_archive_new (&input, ecot_canvas_put, out);

  for (gsize at = 0; at < size; at += piece)
    if (!ecot_archive_feed (archive, (const char *)data + at, MIN (piece, size - at), error))
      return NULL;

  return ecot_archive_finish (archive, error) ? g_steal_pointer (&out) : NULL;
}

static GByteArray *
convert_well (Fixture      *self,
              gconstpointer data,
              gsize         size,
              gsize         piece)
{
  g_autoptr (GError) error = NULL;
  GByteArray        *out = convert (self, data, size, piece, &error);

  g_assert_no_error (error);
  return out;
}

static void
assert_refused (Fixture      *self,
                gconstpointer data,
                gsize         size)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (GByteArray) out = convert (self, data, size, size, &error);

  g_assert_null (out);
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_WRITE);
}

static void
test_pieces (Fixture      *self,
             gconstpointer data)
{
  static const gsize     pieces[] = { 1, 7, 4096, 16384, 100000 };
  g_autoptr (GByteArray) whole = convert_well (self, self->drawn->data, self->drawn->len, self->drawn->len);

  g_test_summary ("However the bytes come, the file is the same");

  g_assert_cmpuint (whole->len, >, 10000);
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GByteArray) out = convert_well (self, self->drawn->data, self->drawn->len, pieces[i]);

      g_assert_cmpmem (out->data, out->len, whole->data, whole->len);
    }
}

/* Each of these stands in the file. */
static const struct
{
  const char *found, *instead;
} spoilt[] = {
  { "%PDF", "PDF%" },
  { "\n%\265", "\n\265" },
  { " 0 obj\n<<", " 0 obj\n<" },
  { " 0 obj\n<<", " 1 obj\n<<" },
  { " 0 obj\n<<", "0 obj\n<<" },
  { "stream\n", "stream\r" },
  { "\nendstream", "endstream" },
  { "\nendstream", "x\nendstream" },
  { "\nendobj\n", "\nendobj" },
  { "\n5 0 obj", "\n6 0 obj" },
  { "\n5 0 obj", "\n0 0 obj" },
  { "\n5 0 obj", "\n8388608 0 obj" },
  { "\n5 0 obj", "\n99999999999999999999 0 obj" },
  { "/Length ", "/Lengths " },
  { "/Filter /FlateDecode", "/Filter /ASCIIHexDecode" },
  { "/Type /Page %", "/Type /Paper %" },
  { "/Contents ", "/Contents 1" },
  { "/Contents ", "/Content " },
  { "/W [0 [", "/W [1 [" },
  { "/W [0 [", "/W [0 " },
  { "/Subtype /CIDFontType2", "/Subtype /CIDFontType2 /W [" },
  { "/Subtype /CIDFontType2", "/Subtype /CIDFontType2 /FontDescriptor 1 0 R" },
  { "/Count ", "/Count 1" },
  { "/Type /Catalog", "/Type /Catalogue" },
  { "/Type /Catalog", "/Type /Catalog /Names << >>" },
  { "/Producer", "/Author" },
  { "xref\n", "xre\n" },
  { "trailer\n", "trail\n" },
  { "/Root ", "/Root 1" },
  { "/Info ", "/Info 1" },
  { "/Size ", "/Sizes " },
  { "/Size ", "/Size 1 /Was " },
  { "/Size ", "/Size 9999999" },
};

static char *
replace (const GByteArray *bytes,
         const char       *found,
         const char       *instead,
         gsize            *size)
{
  g_autoptr (GBytes) copy = g_bytes_new (bytes->data, bytes->len);
  g_autofree char   *text = pdf_tools_to_text (copy);
  const char        *at = strstr (text, found);
  gsize              before = at != NULL ? (gsize)(at - text) : 0, after = before + strlen (found);
  char              *result = g_malloc (bytes->len + strlen (instead));

  g_assert_nonnull (at);
  memcpy (result, bytes->data, before);
  memcpy (result + before, instead, strlen (instead));
  memcpy (result + before + strlen (instead), bytes->data + after, bytes->len - after);
  *size = bytes->len - strlen (found) + strlen (instead);

  return result;
}

static void
test_spoilt (Fixture      *self,
             gconstpointer data)
{
  g_test_summary ("What is not as cairo writes it is refused, and no file comes of it");

  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      gsize            size;
      g_autofree char *text = replace (self->drawn, spoilt[i].found, spoilt[i].instead, &size);

      g_test_message ("“%s” for “%s”", spoilt[i].instead, spoilt[i].found);
      assert_refused (self, text, size);
    }
}

static void
test_other_marks (Fixture      *self,
                  gconstpointer data)
{
  EcotTags *drawn = self->tags;

  g_test_summary ("A page with other marks than those of its elements is refused");

  self->tags = ecot_pages_create_tags (self->pages);
  assert_refused (self, self->drawn->data, self->drawn->len);
  ecot_tags_free (self->tags);
  self->tags = drawn;
}

static void
test_cut_off (Fixture      *self,
              gconstpointer data)
{
  g_test_summary ("A file that ends too soon is refused, wherever it ends");

  for (gsize size = 1; size < self->drawn->len - strlen (">>\nstartxref\n12345\n%%EOF\n"); size += 211)
    assert_refused (self, self->drawn->data, size);
}

/* Any byte may become any other: a file or an error. */
static void
test_mutated (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GRand)  rand = g_rand_new_with_seed (5);
  g_autofree guint8 *bytes = g_malloc (self->drawn->len);
  guint              n_refused = 0;

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GError)     error = NULL;
      g_autoptr (GByteArray) out = NULL;
      guint                  n = (guint)g_rand_int_range (rand, 1, 12);

      memcpy (bytes, self->drawn->data, self->drawn->len);
      while (n-- > 0)
        bytes[g_rand_int_range (rand, 0, (gint32)self->drawn->len)] = g_rand_boolean (rand) ? "<>[]()/ \n0R%"[g_rand_int_range (rand, 0, 12)] : (guint8)g_rand_int (rand);

      out = convert (self, bytes, self->drawn->len, 5000, &error);
      g_assert_true ((out != NULL) == (error == NULL));
      n_refused += out == NULL;
    }

  g_assert_cmpuint (n_refused, >, 0);
}

/* A disk that is full after so many bytes. */
static gboolean
put_some (gpointer      out,
          gconstpointer data,
          gsize         size,
          GError      **error)
{
  gsize *left = out;

  if (size <= *left)
    {
      *left -= size;
      return TRUE;
    }

  *left = 0;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return FALSE;
}

/* Less than a block, so that each block is the first not to be taken once. */
#define STEP 9000

static void
test_full (void)
{
  g_autoptr (EcotReport) report = create_report ();
  g_autoptr (GBytes)     whole = ecot_pdf_write (report, NULL, NULL);
  gsize                  size = g_bytes_get_size (whole);

  g_test_summary ("A disk that is full says so, wherever it becomes full");

  for (gsize at = 0; at <= size; at += at + STEP < size || at == size ? STEP : size - at)
    {
      g_autoptr (GError) error = NULL;
      gsize              left = at;
      const EcotSink     sink = { put_some, NULL, &left };
      gboolean           done = ecot_pdf_write_to (ecot_report_ref (report), &sink, NULL, &error);

      g_assert_cmpint (done, ==, at == size);
      if (!done)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
    }
}

/* Data that look like the end of their object, as far as its last line. */
static void
test_stream_that_looks_ended (Fixture      *self,
                              gconstpointer data)
{
  static const char      held[] = "a\nendobj\n9 0 obj\n";
  g_autofree char       *object = g_strdup_printf ("\n7000 0 obj\n<< /Length 7001 0 R /Type /XObject >>\nstream\n%s\nendstream\nendobj\n"
                                                         "7001 0 obj\n   %u\nendobj\nxref\n",
                                                   held, (guint)strlen (held));
  gsize                  size, changed_size;
  g_autofree char       *text = replace (self->drawn, "\nxref\n", object, &size);
  GByteArray             array = { (guint8 *)text, (guint)size };
  g_autofree char       *changed = replace (&array, "/Size ", "/Size 8000 /Was ", &changed_size);
  g_autoptr (GByteArray) out = convert_well (self, changed, changed_size, changed_size);
  g_autoptr (GBytes)     bytes = g_bytes_new (out->data, out->len);
  g_autofree char       *said = pdf_tools_to_text (bytes);

  g_assert_nonnull (strstr (said, "7000 0 obj\n<< /Type /XObject /Length 17 >>\nstream\na\nendobj\n9 0 obj\n\nendstream\nendobj\n"));
  g_assert_null (strstr (said, "7001 0 obj"));
}

/* Dictionaries */

static const struct
{
  const char *text, *type; /* what stands under /Type; NULL: it is no dictionary */
  gsize       rest;        /* what is left behind it */
} dictionaries[] = {
  { "<< /Type /Page >>", "/Page", 0 },
  { "<</Type/Page>>x", "/Page", 1 },
  { "<< /K [ 1 2 << /Type /Other >> ] /Type /Page % 1\n >>\nrest", "/Page", 5 },
  { "<< /T (>> /Type /Other \\) ) /Type << /A [<41>] >> >>", "<< /A [<41>] >>", 0 },
  { "<< /Type 5 0 R /K 1 >>", "5 0 R", 0 },
  { "<< >>", "", 0 },
  { "<< /Type >>", NULL, 0 },
  { "<< /Type /Page", NULL, 0 },
  { "<< /Type /Page >", NULL, 0 },
  { "<< /Type (Page >>", NULL, 0 },
  { "<< Type /Page >>", NULL, 0 },
  { "<< /Type [ 1 >>", NULL, 0 },
  { "[ /Type /Page ]", NULL, 0 },
  { "<", NULL, 0 },
  { "", NULL, 0 },
};

static void
test_dictionaries (void)
{
  g_autoptr (EcotPdfDict) dict = ecot_pdf_dict_new ();

  for (guint i = 0; i < G_N_ELEMENTS (dictionaries); i++)
    {
      const char  *text = dictionaries[i].text, *end = text + strlen (text);
      const char  *after = ecot_pdf_dict_parse (dict, text, end);
      EcotPdfBytes type;

      g_test_message ("%s", text);
      g_assert_cmpint (after != NULL, ==, dictionaries[i].type != NULL);
      if (after == NULL)
        continue;

      g_assert_cmpuint ((gsize)(end - after), ==, dictionaries[i].rest);
      g_assert_cmpint (ecot_pdf_dict_find (dict, "/Type", &type), ==, *dictionaries[i].type != '\0');
      if (*dictionaries[i].type != '\0')
        g_assert_true (ecot_pdf_dict_is (dict, "/Type", dictionaries[i].type));
    }
}

static void
test_edit (void)
{
  static const char       text[] = "<< /A 1\n   /B [ 2  3 ] % so\n /C 12 0 R >>";
  g_autoptr (EcotPdfDict) dict = ecot_pdf_dict_new ();
  g_autoptr (GString)     out = g_string_new (NULL);

  g_assert_nonnull (ecot_pdf_dict_parse (dict, text, text + strlen (text)));
  g_assert_cmpuint (ecot_pdf_dict_get_reference (dict, "/C"), ==, 12);
  g_assert_cmpuint (ecot_pdf_dict_get_reference (dict, "/A"), ==, 0);
  ecot_pdf_dict_set (dict, "/A", "/Alpha");
  ecot_pdf_dict_set (dict, "/D", "4");
  ecot_pdf_dict_remove (dict, "/C");
  ecot_pdf_dict_remove (dict, "/E");
  ecot_pdf_dict_append_keys_to (dict, out);
  g_assert_cmpstr (out->str, ==, " /A /Alpha /B [ 2 3 ] /D 4");
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add ("/ecot/pdf/archive/pieces", Fixture, NULL, set_up, test_pieces, tear_down);
  g_test_add ("/ecot/pdf/archive/spoilt", Fixture, NULL, set_up, test_spoilt, tear_down);
  g_test_add ("/ecot/pdf/archive/other-marks", Fixture, NULL, set_up, test_other_marks, tear_down);
  g_test_add ("/ecot/pdf/archive/cut-off", Fixture, NULL, set_up, test_cut_off, tear_down);
  g_test_add ("/ecot/pdf/archive/mutated", Fixture, NULL, set_up, test_mutated, tear_down);
  g_test_add ("/ecot/pdf/archive/stream-that-looks-ended", Fixture, NULL, set_up, test_stream_that_looks_ended, tear_down);
  g_test_add_func ("/ecot/pdf/archive/full", test_full);
  g_test_add_func ("/ecot/pdf/archive/dictionaries", test_dictionaries);
  g_test_add_func ("/ecot/pdf/archive/edit", test_edit);

  return g_test_run ();
}
