/* test-xml-writer.c: what the XML writer makes of texts and elements
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "xml/ecot-xml-writer.h"

#include <locale.h>
#include <string.h>

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void
assert_finishes_as (EcotXmlWriter *writer,
                    const char    *expected)
{
  g_autoptr (GBytes) bytes = ecot_xml_writer_finish (writer);
  g_autofree char   *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_escape (void)
{
  const struct
  {
    const char *value, *as_text, *as_attribute;
  } cases[] = {
    { "a & b < c > d", "a &amp; b &lt; c &gt; d", "a &amp; b &lt; c &gt; d" },
    { "« l’été »", "« l’été »", "« l’été »" },
    { "\"quoted\" 'too'", "\"quoted\" 'too'", "&quot;quoted&quot; 'too'" },
    { "one\ttwo\nthree\r", "one\ttwo\nthree&#13;", "one&#9;two&#10;three&#13;" },
    { "]]>", "]]&gt;", "]]&gt;" },
    { "bell\a nul-like\x01 escape\x1b.", "bell nul-like escape.", "bell nul-like escape." },
    { "U+FFFE \xEF\xBF\xBE and U+FFFF \xEF\xBF\xBF", "U+FFFE  and U+FFFF ", "U+FFFE  and U+FFFF " },
    { "U+FFFD \xEF\xBF\xBD, \xF0\x9F\x98\x80", "U+FFFD \xEF\xBF\xBD, \xF0\x9F\x98\x80", "U+FFFD \xEF\xBF\xBD, \xF0\x9F\x98\x80" },
    { "cut \xC3", "cut ", "cut " },
    { "latin \xE9t\xE9", "latin t", "latin t" },
    { "surrogate \xED\xA0\x80.", "surrogate .", "surrogate ." },
    { "overlong \xC0\x80.", "overlong .", "overlong ." },
  };

  g_test_summary ("Texts and attributes come back as they went in, less what XML cannot hold");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EcotXmlWriter   *writer = ecot_xml_writer_new (FALSE);
      g_autofree char *expected = g_strdup_printf (DECLARATION "<a v=\"%s\">%s</a>",
                                                   cases[i].as_attribute, cases[i].as_text);

      ecot_xml_start (writer, "a");
      ecot_xml_attr (writer, "v", cases[i].value);
      ecot_xml_text (writer, cases[i].value);
      ecot_xml_end (writer, "a");
      assert_finishes_as (writer, expected);
    }
}

static void
write_tree (EcotXmlWriter *writer)
{
  ecot_xml_start (writer, "call");
  ecot_xml_attr (writer, "id", "x");
  ecot_xml_attr (writer, "absent", NULL);
  ecot_xml_attr_int (writer, "n", G_MININT64);
  ecot_xml_leaf (writer, "empty", NULL);
  ecot_xml_start (writer, "lot");
  ecot_xml_leaf (writer, "title", "Un & deux");
  ecot_xml_start (writer, "p");
  ecot_xml_text (writer, "a ");
  ecot_xml_leaf (writer, "b", "c");
  ecot_xml_text (writer, " d");
  ecot_xml_end (writer, "p");
  ecot_xml_end (writer, "lot");
  ecot_xml_end (writer, "call");
}

static void
test_indent (void)
{
  EcotXmlWriter *plain = ecot_xml_writer_new (FALSE);
  EcotXmlWriter *indented = ecot_xml_writer_new (TRUE);

  g_test_summary ("White space is added where no text stands, and nowhere else");

  write_tree (plain);
  assert_finishes_as (plain, DECLARATION
                      "<call id=\"x\" n=\"-9223372036854775808\"><empty/><lot><title>Un &amp; deux</title>"
                      "<p>a <b>c</b> d</p></lot></call>");

  write_tree (indented);
  assert_finishes_as (indented, DECLARATION
                      "<call id=\"x\" n=\"-9223372036854775808\">\n"
                      "  <empty/>\n"
                      "  <lot>\n"
                      "    <title>Un &amp; deux</title>\n"
                      "    <p>a <b>c</b> d</p>\n"
                      "  </lot>\n"
                      "</call>\n");
}

typedef struct
{
  GString *text;
  guint    left; /* pieces until no more is wanted */
} Taker;

static gboolean
take (gpointer      data,
      gconstpointer bytes,
      gsize         size,
      GError      **error)
{
  Taker *taker = data;

  if (taker->left-- == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "no room");
      return FALSE;
    }

  g_assert_cmpuint (size, <, 70 << 10);
  g_string_append_len (taker->text, bytes, (gssize)size);
  return TRUE;
}

/* About 400 kilobytes. */
static void
write_long (EcotXmlWriter *writer)
{
  ecot_xml_start (writer, "call");
  for (guint i = 0; i < 20000; i++)
    {
      ecot_xml_start (writer, "lot");
      ecot_xml_attr_int (writer, "n", i);
      ecot_xml_text (writer, i % 2 == 0 ? "&" : NULL);
      ecot_xml_end (writer, "lot");
    }
  ecot_xml_end (writer, "call");
}

static void
test_pieces (void)
{
  Taker              taker = { g_string_new (NULL), G_MAXUINT };
  EcotXmlWriter     *whole = ecot_xml_writer_new (FALSE);
  EcotXmlWriter     *pieces = ecot_xml_writer_new_to (take, &taker);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Given away in pieces, a document is the same, and none of them is long");

  write_long (pieces);
  g_assert_cmpuint (taker.left, <, G_MAXUINT - 4);
  g_assert_true (ecot_xml_writer_check (pieces, &error));
  g_assert_true (ecot_xml_writer_close (pieces, &error));
  g_assert_no_error (error);

  write_long (whole);
  assert_finishes_as (whole, taker.text->str);
  g_string_free (taker.text, TRUE);
}

static void
test_pieces_refused (void)
{
  g_test_summary ("Whoever wants no more is asked no more, and says why whenever that is asked");

  for (guint left = 0; left < 3; left++)
    {
      Taker              taker = { g_string_new (NULL), left };
      EcotXmlWriter     *writer = ecot_xml_writer_new_to (take, &taker);
      g_autoptr (GError) early = NULL;
      g_autoptr (GError) late = NULL;

      g_assert_true (ecot_xml_writer_check (writer, &early));
      write_long (writer);
      g_assert_false (ecot_xml_writer_check (writer, &early));
      g_assert_error (early, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
      g_assert_false (ecot_xml_writer_close (writer, &late));
      g_assert_error (late, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
      g_assert_cmpuint (taker.left, ==, G_MAXUINT);
      g_string_free (taker.text, TRUE);
    }
}

static void
test_unbalanced (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (EcotXmlWriter) writer = ecot_xml_writer_new (FALSE);

      ecot_xml_start (writer, "lots");
      ecot_xml_end (writer, "lot");
      return;
    }

  g_test_summary ("An end that does not match its start is a bug, told at once");

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*end of “lot” in “lots”*");
}

static void
test_unfinished (void)
{
  if (g_test_subprocess ())
    {
      EcotXmlWriter *writer = ecot_xml_writer_new (FALSE);

      ecot_xml_start (writer, "lot");
      g_bytes_unref (ecot_xml_writer_finish (writer));
      return;
    }

  g_test_summary ("So is a document that ends with an element open");

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*1 elements open*");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/xml-writer/escape", test_escape);
  g_test_add_func ("/ecot/xml-writer/indent", test_indent);
  g_test_add_func ("/ecot/xml-writer/pieces", test_pieces);
  g_test_add_func ("/ecot/xml-writer/pieces-refused", test_pieces_refused);
  g_test_add_func ("/ecot/xml-writer/unbalanced", test_unbalanced);
  g_test_add_func ("/ecot/xml-writer/unfinished", test_unfinished);

  return g_test_run ();
}
