/* test-xml-reader.c: what the XML reader hands out, and what it refuses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The hostile documents are read in a child that has 2 seconds of processor
 * time and 64 MiB of memory above what the document itself takes.
 */

#include "xml/ecot-xml-reader.h"

#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/ecot-error.h"
#include "xml/ecot-xml-writer.h"

/* Writes down what happened: "<a x=1@1" is a start on line 1, ">a:text@2" an end. */

static gboolean
log_start (EcotXmlReader     *reader,
           const char        *element,
           const char *const *names,
           const char *const *values,
           gpointer           data,
           GError           **error)
{
  GString *log = data;

  g_string_append_printf (log, "<%s", element);
  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (log, " %s=%s", names[i], values[i]);
  g_string_append_printf (log, "@%u/%u", ecot_xml_reader_get_line (reader), ecot_xml_reader_get_depth (reader));

  if (g_str_equal (element, "unwanted"))
    return ecot_xml_reader_fail (reader, error, "nobody wants “%s”", element);

  return TRUE;
}

static gboolean
log_end (EcotXmlReader *reader,
         const char    *element,
         const char    *text,
         gpointer       data,
         GError       **error)
{
  g_string_append_printf (data, ">%s:%s@%u", element, text, ecot_xml_reader_get_line (reader));

  if (g_str_equal (text, "unwanted"))
    return ecot_xml_reader_fail (reader, error, "nobody wants “%s”", text);

  return TRUE;
}

static const EcotXmlHandler log_handler = { log_start, log_end };

static char *
read_as_log (const char *document,
             gsize       length,
             GError    **error)
{
  g_autoptr (GBytes)  bytes = g_bytes_new (document, length);
  g_autoptr (GString) log = g_string_new (NULL);

  if (!ecot_xml_read (bytes, "a.xml", ECOT_ERROR_BAD_CALL, &log_handler, log, error))
    return NULL;

  return g_strdup (log->str);
}

static void
test_read (void)
{
  const struct
  {
    const char *document, *log;
  } cases[] = {
    { "<a/>", "<a@1/1>a:@1" },
    { "\xEF\xBB\xBF<a/>", "<a@1/1>a:@1" },
    { "<?xml version='1.0' encoding='utf-8'?>\n<a x='1' y=\"&lt;é&#233;&amp;\"/>", "<a x=1 y=<éé&@2/1>a:@2" },
    { "<a x='&amp;#38;&#38;amp;&#x26;&amp;' y='&amp;'>&amp;#38;&#38;amp;</a>", "<a x=&#38;&amp;&& y=&@1/1>a:&#38;&amp;@1" },
    { "<a>x<b>y</b>z<c/>t</a>", "<a@1/1<b@1/2>b:y@1<c@1/2>c:@1>a:xzt@1" },
    { "<a\n  x='1'\n  y='2'\n>\n<b\n/></a>", "<a x=1 y=2@1/1<b@5/2>b:@6>a:\n@6" },
    { "<a x='l1\nl2'/>", "<a x=l1 l2@1/1>a:@2" },
    { "<a><![CDATA[<b>&amp;]]]]>]</a>", "<a@1/1>a:<b>&amp;]]]@1" },
    { "<a><!-- > <b> -- > --></a>", NULL },
    { "<a><!-- > <b> - -> -->t<?p i > ?></a>", "<a@1/1>a:t@1" },
    { "<a><!-- -> <!x ->> - > -->t<![CDATA[]> <!y ]]]><?p > <!z ?></a>", "<a@1/1>a:t]> <!y ]@1" },
    { "<a><!-- -> <!x ->> - > -->t<![CDATA[]> <!y ]]]]><?p > <!z ?></a>", "<a@1/1>a:t]> <!y ]]@1" },
    { "<a xmlns='urn:x' xmlns:p='urn:y' p:x='1'><p:b xml:id='i'/></a>", "<a x=1@1/1<b id=i@1/2>b:@1>a:@1" },
    { "<a x='>' y=\"'>\">t</a>", "<a x=> y='>@1/1>a:t@1" },
    { "<a>\r\nb\r</a>", "<a@1/1>a:\nb\n@2" },
  };

  g_test_summary ("Elements, attributes, texts and lines as they stand in the document");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *log = read_as_log (cases[i].document, strlen (cases[i].document), &error);

      g_test_message ("case %u", i);
      g_assert_cmpstr (log, ==, cases[i].log);
      if (cases[i].log == NULL)
        g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
      else
        g_assert_no_error (error);
    }
}

static void
test_refuse (void)
{
  const struct
  {
    const char *document, *message;
  } cases[] = {
    { "", "a.xml:1: the file is empty" },
    { "  ", "a.xml:1: the document ends too early*" },
    { "text", "a.xml:1: this is not well-formed XML: it is empty, or does not begin with “<”" },
    { "<a>", "a.xml:1: the document ends too early*" },
    { "<a>\n<b x='1'", "a.xml:2: *" },
    { "<a>\n<b>\n</a>", "a.xml:3: this is not well-formed XML: “b” is opened and “a” closed*" },
    { "<a/><b/>", "a.xml:1: this is not well-formed XML: something follows its end*" },
    { "<a x='1' x='2'/>", "a.xml:1: this is not well-formed XML: the attribute “x” is there twice*" },
    { "<a>&unknown;</a>", "a.xml:1: this is not well-formed XML: “&unknown;” is no letter that XML knows*" },
    { "<a>&nbsp;</a>", "*“&nbsp;” is no letter*" },
    { "<a>%s&unknown%s;</a>", "a.xml:1: this is not well-formed XML: *" },
    { "<a>\x01</a>", "a.xml:1: this is not well-formed XML: it has a character that no text has*" },
    { "<p:a/>", "a.xml:1: this is not well-formed XML: the prefix “p” is declared nowhere*" },
    { "<a x/>", "*the attribute “x” has no value*" },
    { "<a x=1/>", "*stands between no quotes*" },
    { "<a x='<'/>", "*write “&lt;”*" },
    { "<a>b & c</a>", "*“<” or “&” stands alone*" },
    { "<a>b &c d</a>", "*“&” stands alone*" },
    { "<a>1 < 2</a>", "*“<” or “&” stands alone*" },
    { "<a><!-- a -- b --></a>", "*write one dash*" },
    { "<a>]]></a>", "*“]]&gt;”*" },
    { "<a>&#1;</a>", "*a character that no text has*" },
    { "<a x='1'y='2'/>", "*a space is missing*" },
    { " <?xml version='1.0'?><a/>", "*may only stand at the very beginning*" },
    { "\xE9<a/>", "a.xml:1: it is not valid UTF-8*" },
    { "<a>\n\xE9</a>", "a.xml:2: it is not valid UTF-8*" },
    { "\xEF\xBB\xBF<a>\n\n\xC3</a>\n\n", "a.xml:3: it is not valid UTF-8*" },
    { "<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "a.xml:1: its encoding is declared as “ISO-8859-1”*" },
    { "<?xml version='1.0' encoding='U\nTF\xE9'?><a/>", "a.xml:1: its encoding is declared as “U TF\uFFFD”*" },
    { "<?xml version='1.0' encoding='UTF-7'?><a>+ADw-b/+AD4-</a>", "*“UTF-7”*" },
    { "\n<!DOCTYPE a><a/>", "a.xml:2: it has a DOCTYPE*" },
    { "<!doctype a><a/>", "*DOCTYPE*" },
    { "<!ELEMENT a ANY><a/>", "*DOCTYPE*" },
    { "<a><![INCLUDE[x]]></a>", "*DOCTYPE*" },
    { "<a>\n\n<unwanted/>\n</a>", "a.xml:3: nobody wants “unwanted”" },
    { "<a>\n<b>unwanted</b></a>", "a.xml:2: nobody wants “unwanted”" },
    { "<?xml version='1.0' encoding='\xE9\x01'?><a/>", "a.xml:1: its encoding is declared as “*”; save it as UTF-8" },
  };

  g_test_summary ("A bad document is refused with its name, a line and a reason");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *log = read_as_log (cases[i].document, strlen (cases[i].document), &error);

      g_test_message ("case %u: %s", i, error != NULL ? error->message : "read");
      g_assert_null (log);
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
    }
}

static char *
encode (const char *text,
        const char *charset,
        gsize      *length)
{
  return g_convert (text, -1, charset, "UTF-8", NULL, length, NULL);
}

static void
test_utf16 (void)
{
  const char *const   charsets[] = { "UTF-16", "UTF-16LE", "UTF-16BE" };
  g_autoptr (GString) document = g_string_new ("<a>");

  g_test_summary ("UTF-16 reads as UTF-8 does, pairs on the border of a piece included");

  /* One unit more than half a piece, so that pairs straddle the border. */
  for (guint i = 0; i < 40000; i++)
    g_string_append (document, "\xF0\x9F\x98\x80");
  g_string_append (document, "</a>");

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      gsize              length;
      g_autofree char   *encoded = encode (document->str, charsets[i], &length);
      g_autoptr (GError) error = NULL;
      g_autofree char   *expected = read_as_log (document->str, document->len, NULL);
      g_autofree char   *log = read_as_log (encoded, length, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (log, ==, expected);

      log = (g_free (log), read_as_log (encoded, length - 1, &error));
      g_assert_null (log);
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
    }
}

static void
test_utf16_refused (void)
{
  const char *const documents[] = {
    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
    "<?xml version='1.0' encoding='ISO-8859-1'?><a/>",
  };

  g_test_summary ("No encoding hides a DOCTYPE or another encoding");

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      gsize              length;
      g_autofree char   *encoded = encode (documents[i], "UTF-16", &length);
      g_autoptr (GError) error = NULL;

      g_assert_null (read_as_log (encoded, length, &error));
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
    }

  {
    g_autoptr (GError) error = NULL;

    g_assert_null (read_as_log ("\xFF\xFE<\0a\0/\0>\0\0\0", 12, &error));
    g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
  }
}

/* The ceilings: at each the document is read, one step above it is refused. */

/* A "#" in @unit stands for its number. */
static char *
repeat (const char *before,
        const char *unit,
        guint       n,
        const char *after)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    for (const char *p = unit; *p != '\0'; p++)
      if (*p == '#')
        g_string_append_printf (text, "%u", i);
      else
        g_string_append_c (text, *p);
  g_string_append (text, after);

  return g_string_free (text, FALSE);
}

static char *
nested (guint depth)
{
  g_autofree char *starts = repeat ("", "<e>", depth, "");

  return repeat (starts, "</e>", depth, "");
}

static char *
attributes (guint n)
{
  return repeat ("<a", " a#=''", n, "/>");
}

static char *
text (guint length)
{
  return repeat ("<a>", "x", length, "</a>");
}

static char *
mixed_text (guint length)
{
  return repeat ("<a><b>y</b>", "x", length, "<b/></a>");
}

static char *
element_name (guint length)
{
  return repeat ("<", "n", length, "/>");
}

static char *
attribute_name (guint length)
{
  return repeat ("<a ", "n", length, "=''/>");
}

/* @length: of what stands between < and >, the latter included. */
static char *
tag (guint length)
{
  return repeat ("<a v='", "x", length - strlen ("a v=''/>"), "'/>");
}

static char *
comment (guint length)
{
  return repeat ("<a><!--", "c", length - strlen ("!---->"), "--></a>");
}

static void
test_ceilings (void)
{
  const struct
  {
    char *(*make) (guint);
    guint       limit;
    const char *message;
  } cases[] = {
    { nested, 128, "*128 deep*" },
    { attributes, 128, "*128 attributes*" },
    { text, 4 * 1024 * 1024, "*4 MiB*" },
    { mixed_text, 4 * 1024 * 1024, "*4 MiB*" },
    { element_name, 256, "*256 bytes*" },
    { attribute_name, 256, "*256 bytes*" },
    { tag, 64 * 1024, "*64 KiB*" },
    { comment, 1024 * 1024, "*1 MiB*" },
  };

  g_test_summary ("Each ceiling is where it is said to be");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char   *on = cases[i].make (cases[i].limit);
      g_autofree char   *above = cases[i].make (cases[i].limit + 1);
      g_autofree char   *log = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("ceiling %u: %s", i, cases[i].message);
      log = read_as_log (on, strlen (on), &error);
      g_assert_no_error (error);
      g_assert_nonnull (log);

      g_assert_null (read_as_log (above, strlen (above), &error));
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
    }
}

/* Hostile documents. */

static char *
make_xxe (void)
{
  return g_strdup ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>");
}

static char *
make_xxe_parameter (void)
{
  return g_strdup ("<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://127.0.0.1/x.dtd'> %x;]><a/>");
}

static char *
make_laughs (void)
{
  g_autoptr (GString) text = g_string_new ("<!DOCTYPE a [<!ENTITY e0 'ha'>");

  for (guint i = 1; i < 30; i++)
    g_string_append_printf (text, "<!ENTITY e%u '&e%u;&e%u;'>", i, i - 1, i - 1);
  g_string_append (text, "]><a>&e29;</a>");

  return g_strdup (text->str);
}

static char *
make_quadratic (void)
{
  g_autofree char *head = repeat ("<!DOCTYPE a [<!ENTITY e '", "x", 50000, "'>]><a>");

  return repeat (head, "&e;", 50000, "</a>");
}

static char *
make_attribute_flood (void)
{
  return attributes (80000);
}

static char *
make_attribute_tags (void)
{
  return repeat ("<a>", "<b a='' b='' c='' d='' e='' f='' g='' h='' i='' j='' k='' l=''/>", 100000, "<unwanted/></a>");
}

static char *
make_namespaces (void)
{
  return repeat ("<a", " xmlns:p#='u'", 4000, "/>");
}

static char *
make_nesting (void)
{
  return nested (1000000);
}

static char *
make_ids (void)
{
  return repeat ("<a>", "<b xml:id='i#'/>", 1000000, "<unwanted/></a>");
}

static char *
make_long_text (void)
{
  return text (11000000);
}

static char *
make_long_cdata (void)
{
  return repeat ("<a><![CDATA[", "x", 11000000, "]]></a>");
}

static char *
make_pending_text (void)
{
  g_autofree char *level = repeat ("<a>", "x", 4000000, "");
  g_autofree char *two = g_strconcat (level, level, NULL);

  return g_strconcat (two, two, two, NULL);
}

static char *
make_long_attribute (void)
{
  return tag (11000000);
}

static char *
make_long_comment (void)
{
  return comment (11000000);
}

static char *
make_long_instruction (void)
{
  return repeat ("<a><?p ", "?x", 5000000, "?></a>");
}

static char *
make_long_doctype (void)
{
  return repeat ("<!DOCTYPE a [", "<!-- x -->", 1000000, "]><a/>");
}

static char *
make_long_name (void)
{
  return element_name (11000000);
}

static const struct
{
  const char *path;
  char *(*make) (void);
} hostile[] = {
  { "xxe", make_xxe },
  { "xxe-parameter", make_xxe_parameter },
  { "billion-laughs", make_laughs },
  { "quadratic", make_quadratic },
  { "attribute-flood", make_attribute_flood },
  { "attribute-tags", make_attribute_tags },
  { "namespaces", make_namespaces },
  { "nesting", make_nesting },
  { "ids", make_ids },
  { "long-text", make_long_text },
  { "long-cdata", make_long_cdata },
  { "pending-text", make_pending_text },
  { "long-attribute", make_long_attribute },
  { "long-comment", make_long_comment },
  { "long-instruction", make_long_instruction },
  { "long-doctype", make_long_doctype },
  { "long-name", make_long_name },
};

/* The address sanitizer reserves terabytes, and is slow. */
#ifdef __SANITIZE_ADDRESS__

static void
limit_from_here (void)
{
}

#else

static gsize
address_space (void)
{
  g_autofree char *statm = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL));

  return (gsize)g_ascii_strtoull (statm, NULL, 10) * (gsize)sysconf (_SC_PAGESIZE);
}

static void
limit_from_here (void)
{
  struct rlimit memory, processor;
  struct rusage used;

  memory.rlim_cur = memory.rlim_max = address_space () + 64 * 1024 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_AS, &memory), ==, 0);

  getrusage (RUSAGE_SELF, &used);
  processor.rlim_cur = processor.rlim_max = (rlim_t)used.ru_utime.tv_sec + (rlim_t)used.ru_stime.tv_sec + 3;
  g_assert_cmpint (setrlimit (RLIMIT_CPU, &processor), ==, 0);
}

#endif

static gboolean
nobody (EcotXmlReader     *reader,
        const char        *element,
        const char *const *names,
        const char *const *values,
        gpointer           data,
        GError           **error)
{
  if (g_str_equal (element, "unwanted"))
    return ecot_xml_reader_fail (reader, error, "nobody wants “%s”", element);

  return TRUE;
}

static void
test_hostile (gconstpointer data)
{
  char *(*make) (void) = hostile[GPOINTER_TO_UINT (data)].make;

  if (g_test_subprocess ())
    {
      const EcotXmlHandler handler = { nobody, NULL };
      char                *document = make ();
      g_autoptr (GBytes)   bytes = g_bytes_new_take (document, strlen (document));
      g_autoptr (GError)   error = NULL;

      limit_from_here ();
      g_assert_false (ecot_xml_read (bytes, "a.xml", ECOT_ERROR_BAD_CALL, &handler, NULL, &error));
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
      g_assert_true (g_str_has_prefix (error->message, "a.xml:"));
      g_assert_cmpuint (strlen (error->message), <, 500);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

/* What the writer wrote, the reader reads. */
static void
test_round_trip (void)
{
  static const char  value[] = "a & b <c> \"d\" 'e' l’été\n\tfin \xF0\x9F\x98\x80 ]]>";
  EcotXmlWriter     *writer = ecot_xml_writer_new (TRUE);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char   *expected = g_strdup_printf ("<r v=%s@2/1>r:%s@3", value, value);
  g_autofree char   *log = NULL;
  g_autoptr (GError) error = NULL;

  ecot_xml_start (writer, "r");
  ecot_xml_attr (writer, "v", value);
  ecot_xml_text (writer, value);
  ecot_xml_end (writer, "r");
  bytes = ecot_xml_writer_finish (writer);

  log = read_as_log (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (log, ==, expected);
}

/* A document cut anywhere is refused, never half-read as if it were whole. */
static void
test_truncated (void)
{
  static const char document[] = "<?xml version='1.0'?><a x='é'><!-- c --><b>té</b><![CDATA[d]]></a>";

  for (gsize n = 0; n < sizeof document - 1; n++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_as_log (document, n, &error));
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/xml-reader/read", test_read);
  g_test_add_func ("/ecot/xml-reader/refuse", test_refuse);
  g_test_add_func ("/ecot/xml-reader/utf16", test_utf16);
  g_test_add_func ("/ecot/xml-reader/utf16-refused", test_utf16_refused);
  g_test_add_func ("/ecot/xml-reader/ceilings", test_ceilings);
  g_test_add_func ("/ecot/xml-reader/round-trip", test_round_trip);
  g_test_add_func ("/ecot/xml-reader/truncated", test_truncated);

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = g_strconcat ("/ecot/xml-reader/hostile/", hostile[i].path, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_hostile);
    }

  return g_test_run ();
}
