/* test-dossier-xml.c: a dossier goes to XML and back whole, and what is none is refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/ecot-dossier-xml.h"

#include <string.h>

#include "base/ecot-error.h"
#include "support/ecot-test-dossier.h"
#include "support/ecot-test.h"
#include "xml/ecot-xml-reader.h"

static char *
schema_path (void)
{
  return g_build_filename (g_getenv ("ECOT_DATA_DIR"), "dossier.rng", NULL);
}

static EcotDossier *
read_text (const char *text,
           GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return ecot_dossier_xml_read (bytes, "a.xml", error);
}

/* The dump without the ids of records that stand once: they are nobody's business. */
static char *
dump (EcotDossier *dossier)
{
  g_autofree char   *all = ecot_test_dump (dossier);
  g_autoptr (GRegex) ids = g_regex_new ("^((?!budget/|time|funding|schedule)\\S+) #\\d+", G_REGEX_MULTILINE, 0, NULL);

  return g_regex_replace (ids, all, -1, 0, "\\1", 0, NULL);
}

/* Whether data/dossier.rng takes all @paths; TRUE where nobody can tell. */
static gboolean
is_valid (GPtrArray *paths)
{
  g_autofree char      *xmllint = g_find_program_in_path ("xmllint");
  g_autofree char      *rng = schema_path ();
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError)    error = NULL;
  int                   status;

  if (xmllint == NULL)
    {
      g_test_message ("no xmllint: not validated");
      return TRUE;
    }

  for (guint i = 0; i < 5; i++)
    g_ptr_array_add (argv, (gpointer)(const char *[]){ xmllint, "--noout", "--nonet", "--relaxng", rng }[i]);
  g_ptr_array_extend (argv, paths, NULL, NULL);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **)argv->pdata, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);

  return status == 0;
}

static gboolean
is_valid_text (const char *folder,
               const char *text)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (paths, g_build_filename (folder, "one.xml", NULL));
  g_assert_true (g_file_set_contents (paths->pdata[0], text, -1, NULL));

  return is_valid (paths);
}

static void
test_round_trip (void)
{
  g_autoptr (GRand)     rand = g_rand_new_with_seed (17);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  char                 *folder = ecot_test_folder_new ();

  g_test_summary ("Random dossiers come back as they were, write the same bytes again, and are valid");

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (EcotDossier) dossier = ecot_test_random_dossier (rand, i);
      g_autoptr (GBytes)      bytes = ecot_dossier_xml_write (dossier);
      g_autoptr (GError)      error = NULL;
      g_autoptr (EcotDossier) again = ecot_dossier_xml_read (bytes, "again.xml", &error);
      g_autoptr (GBytes)      second = NULL;
      g_autofree char        *was = dump (dossier);
      g_autofree char        *is = NULL;

      g_assert_no_error (error);
      is = dump (again);
      g_assert_cmpstr (was, ==, is);
      second = ecot_dossier_xml_write (again);
      g_assert_true (g_bytes_equal (bytes, second));

      if (i % 10 == 0)
        {
          char *path = g_strdup_printf ("%s/%u.xml", folder, i);

          g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), NULL));
          g_ptr_array_add (paths, path);
        }
    }

  g_assert_true (is_valid (paths));
  ecot_test_folder_remove (folder);
}

/* As a person would write it, and as it then looks. */
static const char by_hand[] =
  "<?xml version='1.0'?>\n"
  "<!-- our budget -->\n"
  "<dossier lot='resa-2017/1' version='1'>\n"
  "  <line><detail>\n      Salle des fêtes\n   </detail><amount> 500 </amount></line>\n"
  "  <line id='1'><amount>12.5</amount><category>+3</category><quantity></quantity></line>\n"
  "  <category id='3'><label>Locations &amp; <![CDATA[<frais>]]></label></category>\n"
  "  <narrative key='presentation'><text>Un\r\n\r\ndeux</text></narrative>\n"
  "  <applicant><employees>4</employees><name>Les Ateliers du Fil d\xE2\x80\x99\x45\x61u</name></applicant>\n"
  "  <letter/>\n"
  "  <territory key='camvs'><covered>false</covered></territory>\n"
  "</dossier>";

static const char as_written[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<dossier version=\"1\" lot=\"resa-2017/1\">\n"
  "  <applicant>\n"
  "    <name>Les Ateliers du Fil d’Eau</name>\n"
  "    <employees>4</employees>\n"
  "  </applicant>\n"
  "  <territory key=\"camvs\">\n"
  "    <covered>false</covered>\n"
  "  </territory>\n"
  "  <narrative key=\"presentation\">\n"
  "    <text>Un\n\ndeux</text>\n"
  "  </narrative>\n"
  "  <category id=\"3\">\n"
  "    <label>Locations &amp; &lt;frais&gt;</label>\n"
  "  </category>\n"
  "  <line id=\"2\">\n"
  "    <detail>Salle des fêtes</detail>\n"
  "    <amount>500.00</amount>\n"
  "  </line>\n"
  "  <line id=\"1\">\n"
  "    <category>+3</category>\n"
  "    <amount>12.50</amount>\n"
  "  </line>\n"
  "</dossier>\n";

static void
test_by_hand (void)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (EcotDossier) dossier = read_text (by_hand, &error);
  g_autoptr (GBytes)      bytes = NULL;

  g_test_summary ("A file written by hand, in any order and with ids left out, is read; a new id is never one that stands further down");

  g_assert_no_error (error);
  bytes = ecot_dossier_xml_write (dossier);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), as_written, strlen (as_written));
}

#define DOSSIER(content) "<dossier version=\"1\" lot=\"resa-2017/1\">\n" content "\n</dossier>"

#define SIXTY "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff"

static const struct
{
  const char *text;
  int         code;
  const char *message; /* a pattern */
} refused[] = {
  { "", ECOT_ERROR_BAD_DOSSIER, "a.xml:*empty*" },
  { "pas un dossier", ECOT_ERROR_BAD_DOSSIER, "a.xml:1:*" },
  { "<html/>", ECOT_ERROR_BAD_DOSSIER, "a.xml:1:*<html>*<dossier>*" },
  { "<dossier/>", ECOT_ERROR_BAD_DOSSIER, "*version*" },
  { "<dossier version='0' lot='a/b'/>", ECOT_ERROR_BAD_DOSSIER, "*version*" },
  { "<dossier version='1.5' lot='a/b'/>", ECOT_ERROR_BAD_DOSSIER, "*version*" },
  { "<dossier version='2' lot='a/b'/>", ECOT_ERROR_TOO_NEW, "a.xml:1:*later*version 2*update*" },
  { "<dossier version='2' a='b'><x/></dossier>", ECOT_ERROR_TOO_NEW, "*" },
  { "<dossier version='99999999999' lot='a/b'/>", ECOT_ERROR_BAD_DOSSIER, "*version*" },
  { "<dossier version='1'/>", ECOT_ERROR_BAD_DOSSIER, "*lot=*" },
  { "<dossier version='1' lot='a'/>", ECOT_ERROR_BAD_DOSSIER, "*lot=*" },
  { "<dossier version='1' lot='a/b/c'/>", ECOT_ERROR_BAD_DOSSIER, "*lot=*" },
  { "<dossier version='1' lot='../b'/>", -1, NULL },
  { "<dossier version='1' lot='" SIXTY "/" SIXTY "1234567'/>", -1, NULL },
  { "<dossier version='1' lot='" SIXTY "/" SIXTY "12345678'/>", ECOT_ERROR_BAD_DOSSIER, "*lot=*" },
  { "<dossier version='1' lot='a/b' x='y'/>", ECOT_ERROR_BAD_DOSSIER, "*“x”*remove*" },
  { "<dossier version='1' lot='a/b'>", ECOT_ERROR_BAD_DOSSIER, "*ends too early*" },
  { DOSSIER ("<lines/>"), ECOT_ERROR_BAD_DOSSIER, "a.xml:2:*<lines>*" },
  { DOSSIER ("text"), ECOT_ERROR_BAD_DOSSIER, "*outside*" },
  { DOSSIER ("<line>12</line>"), ECOT_ERROR_BAD_DOSSIER, "a.xml:2:*<line>*outside*" },
  { DOSSIER ("<line><montant>12</montant></line>"), ECOT_ERROR_BAD_DOSSIER, "a.xml:2:*<line>*<montant>*" },
  { DOSSIER ("<line>\n<amount>1.234</amount></line>"), ECOT_ERROR_BAD_DOSSIER, "a.xml:3:*<amount>*1.234*" },
  { DOSSIER ("<line><amount>12,5 €</amount></line>"), ECOT_ERROR_BAD_DOSSIER, "a.xml:2:*<amount>*12,5 €*" },
  { DOSSIER ("<line><amount>12a</amount></line>"), ECOT_ERROR_BAD_DOSSIER, "*<amount>*12a*" },
  { DOSSIER ("<line><amount>99999999999999999999</amount></line>"), ECOT_ERROR_BAD_DOSSIER, "*<amount>*" },
  { DOSSIER ("<line><quantity>1e3</quantity></line>"), ECOT_ERROR_BAD_DOSSIER, "*<quantity>*1e3*" },
  { DOSSIER ("<line><amount>1<b/></amount></line>"), ECOT_ERROR_BAD_DOSSIER, "*remove <b>*" },
  { DOSSIER ("<line><amount>1</amount><amount>2</amount></line>"), ECOT_ERROR_BAD_DOSSIER, "*<amount> stands twice*" },
  { DOSSIER ("<line><amount unit='EUR'>1</amount></line>"), ECOT_ERROR_BAD_DOSSIER, "*<amount>*“unit”*" },
  { DOSSIER ("<line key='a'/>"), ECOT_ERROR_BAD_DOSSIER, "*<line>*“key”*" },
  { DOSSIER ("<line id='0'/>"), ECOT_ERROR_BAD_DOSSIER, "*“0”*id*" },
  { DOSSIER ("<line id='-1'/>"), ECOT_ERROR_BAD_DOSSIER, "*“-1”*id*" },
  { DOSSIER ("<line id='01'/>"), ECOT_ERROR_BAD_DOSSIER, "*“01”*id*" },
  { DOSSIER ("<line id='1000000000000001'/>"), ECOT_ERROR_BAD_DOSSIER, "*id*" },
  { DOSSIER ("<line id='1000000000000000'/><line/>"), -1, NULL },
  { DOSSIER ("<line id='7'/>\n<step id='7'/>"), ECOT_ERROR_BAD_DOSSIER, "a.xml:3:*7*twice*" },
  { DOSSIER ("<applicant/><applicant/>"), ECOT_ERROR_BAD_DOSSIER, "*<applicant> stands twice*" },
  { DOSSIER ("<applicant id='3'/>"), ECOT_ERROR_BAD_DOSSIER, "*<applicant>*“id”*" },
  { DOSSIER ("<applicant><employees>-1</employees></applicant>"), ECOT_ERROR_BAD_DOSSIER, "*<employees>*-1*" },
  { DOSSIER ("<narrative><text>a</text></narrative>"), ECOT_ERROR_BAD_DOSSIER, "*<narrative>*key*" },
  { DOSSIER ("<narrative key=''/>"), ECOT_ERROR_BAD_DOSSIER, "*key*" },
  { DOSSIER ("<narrative key='a/b'/>"), ECOT_ERROR_BAD_DOSSIER, "*a/b*key*" },
  { DOSSIER ("<narrative key='a'/><narrative key='a'/>"), ECOT_ERROR_BAD_DOSSIER, "*key=\"a\"*twice*" },
  { DOSSIER ("<narrative key='a'/><piece key='a'/>"), -1, NULL },
  { DOSSIER ("<action><start>2017-02-30</start></action>"), ECOT_ERROR_BAD_DOSSIER, "*<start>*2017-02-30*" },
  { DOSSIER ("<action><start>24/07/2017</start></action>"), ECOT_ERROR_BAD_DOSSIER, "*<start>*24/07/2017*" },
  { DOSSIER ("<funder><status>maybe</status></funder>"), ECOT_ERROR_BAD_DOSSIER, "*<status>*maybe*requested*" },
  { DOSSIER ("<territory key='a'><covered>oui</covered></territory>"), ECOT_ERROR_BAD_DOSSIER, "*<covered>*oui*" },
  { DOSSIER ("<submission><sent>2017-07-24</sent></submission>"), ECOT_ERROR_BAD_DOSSIER, "*<sent>*" },
  { "<!DOCTYPE a [<!ENTITY x 'y'>]>" DOSSIER (""), ECOT_ERROR_BAD_DOSSIER, "*DOCTYPE*" },
  { DOSSIER ("<line><detail>&x;</detail></line>"), ECOT_ERROR_BAD_DOSSIER, "*" },
  { DOSSIER ("<line><detail>\xff</detail></line>"), ECOT_ERROR_BAD_DOSSIER, "*UTF-8*" },
};

static void
test_refused (void)
{
  g_test_summary ("What is no dossier is refused, with file, line, word and remedy");

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError)      error = NULL;
      g_autoptr (EcotDossier) dossier = read_text (refused[i].text, &error);

      g_test_message ("case %u: %s", i, error != NULL ? error->message : "read");
      g_assert_cmpint (dossier != NULL, ==, refused[i].message == NULL);
      if (dossier != NULL)
        continue;

      g_assert_error (error, ECOT_ERROR, refused[i].code);
      g_assert_null (strchr (error->message, '\n'));
      if (!g_pattern_match_simple (refused[i].message, error->message))
        g_error ("case %u: “%s” is not like “%s”", i, error->message, refused[i].message);
    }
}

/* What a schema can say at all, it says as the reader does. */
static const char *const invalid[] = {
  "<lines/>",
  "text",
  "<line>12</line>",
  "<line><montant>12</montant></line>",
  "<line><amount>1.234</amount></line>",
  "<line><amount>12,5</amount></line>",
  "<line><amount>1<b/></amount></line>",
  "<line><amount>1</amount><amount>2</amount></line>",
  "<line key='a'/>",
  "<line id='0'/>",
  "<line id='1000000000000001'/>",
  "<line><quantity>1.00001</quantity></line>",
  "<applicant/><applicant/>",
  "<applicant id='3'/>",
  "<applicant><employees>-1</employees></applicant>",
  "<narrative><text>a</text></narrative>",
  "<narrative key=''/>",
  "<narrative key='a/b'/>",
  "<action><start>24/07/2017</start></action>",
  "<funder><status>maybe</status></funder>",
  "<territory key='a'><covered>oui</covered></territory>",
  "<submission><sent>2017-07-24</sent></submission>",
};

static void
test_invalid (void)
{
  g_autofree char *xmllint = g_find_program_in_path ("xmllint");
  char            *folder = ecot_test_folder_new ();

  g_test_summary ("The published schema refuses what the reader refuses, and takes a file written by hand");

  g_assert_true (is_valid_text (folder, by_hand));
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      g_autofree char        *text = g_strdup_printf (DOSSIER ("%s"), invalid[i]);
      g_autoptr (EcotDossier) dossier = read_text (text, NULL);

      g_test_message ("%s", invalid[i]);
      g_assert_null (dossier);
      g_assert_true (xmllint == NULL || !is_valid_text (folder, text));
    }

  ecot_test_folder_remove (folder);
}

static void
test_large (void)
{
  const guint             n = 100000;
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autoptr (EcotAction)  action = ecot_action_new ("Fill");
  g_autofree char        *text = g_strnfill (ECOT_VALUE_TEXT_MAX, 'x');
  g_autoptr (GBytes)      bytes = NULL;
  g_autoptr (GError)      error = NULL;
  g_autoptr (EcotDossier) again = NULL;

  g_test_summary ("100,000 lines and a text of 4 MiB come back; one byte more is refused");

  for (guint i = 0; i < n; i++)
    {
      EcotValue amount = ecot_value_number (ECOT_VALUE_AMOUNT, i);

      ecot_action_insert (action, ECOT_KIND_LINE, i + 1, NULL, i);
      ecot_action_set_new (action, ECOT_KIND_LINE, i + 1, "amount", &amount);
    }
  g_assert_true (ecot_dossier_perform (dossier, action, NULL));
  ecot_test_set (dossier, "narrative/presentation/text", text);

  bytes = ecot_dossier_xml_write (dossier);
  again = ecot_dossier_xml_read (bytes, "large.xml", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ecot_dossier_get_n (again, ECOT_KIND_LINE), ==, n);
  g_assert_cmpstr (ecot_dossier_get_text (again, ECOT_KIND_NARRATIVE, "presentation", "text"), ==, text);

  {
    g_autofree char        *longer = g_strconcat ("<dossier version='1' lot='a/b'><narrative key='a'><text>y", text, "</text></narrative></dossier>", NULL);
    g_autoptr (EcotDossier) none = read_text (longer, &error);

    g_assert_null (none);
    g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER);
    g_assert_nonnull (strstr (error->message, "4 MiB"));
  }
}

/* A million rows are a large dossier; one more is an attack. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("<dossier version='1' lot='a/b'>");

  for (guint n = 1000000; n <= 1000001; n++)
    {
      g_autoptr (GError)      error = NULL;
      g_autoptr (EcotDossier) dossier = NULL;

      g_string_truncate (text, strlen ("<dossier version='1' lot='a/b'>"));
      for (guint i = 0; i < n; i++)
        g_string_append (text, "<line/>");
      g_string_append (text, "</dossier>");
      dossier = read_text (text->str, &error);
      g_assert_cmpint (dossier != NULL, ==, n == 1000000);
      if (dossier == NULL)
        g_assert_nonnull (strstr (error->message, "1000000"));
    }
}

/* Bytes changed, cut out and doubled at random. */
static void
test_damaged (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);
  guint             n_read = 0, n_refused = 0;

  g_test_summary ("A damaged file is refused with a sentence or is a dossier, and never more than that");

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char        *noise = ecot_test_noise (rand, 3);
      g_autoptr (GString)     text = g_string_new (as_written);
      g_autoptr (GError)      error = NULL;
      g_autoptr (EcotDossier) dossier = NULL;
      gsize                   at = (gsize)g_rand_int_range (rand, 0, (gint32)text->len);
      gsize                   n_cut = (gsize)g_rand_int_range (rand, 0, 9);

      g_string_erase (text, (gssize)at, (gssize)MIN (text->len - at, n_cut));
      g_string_insert (text, (gssize)at, noise);
      dossier = read_text (text->str, &error);

      if (dossier != NULL)
        {
          g_autoptr (GBytes)      bytes = ecot_dossier_xml_write (dossier);
          g_autoptr (EcotDossier) again = ecot_dossier_xml_read (bytes, "again.xml", &error);

          g_assert_no_error (error);
          g_assert_nonnull (again);
          n_read++;
        }
      else
        {
          g_assert_true (g_str_has_prefix (error->message, "a.xml:"));
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          n_refused++;
        }
    }

  g_assert_cmpuint (n_read, >, 500);
  g_assert_cmpuint (n_refused, >, 5000);
}

/* What the RELAX NG schema says, as "element field:type …" one a line. */
typedef struct
{
  GString *out;
  guint    depth;  /* of RELAX NG elements called "element" */
  gboolean values; /* the field has a list of values */
} Rng;

static gboolean
rng_start (EcotXmlReader     *reader,
           const char        *element,
           const char *const *names,
           const char *const *values,
           gpointer           data,
           GError           **error)
{
  Rng        *rng = data;
  const char *name = ecot_xml_attribute (names, values, "name");

  if (strcmp (element, "element") == 0)
    {
      rng->depth++;
      if (strcmp (name, "dossier") != 0)
        g_string_append_printf (rng->out, rng->depth == 1 ? "\n%s" : " %s", name);
    }
  else if (strcmp (element, "ref") == 0 && rng->depth > 0 && rng->out->len > 0)
    g_string_append_printf (rng->out, ":%s", name);

  return TRUE;
}

static gboolean
rng_end (EcotXmlReader *reader,
         const char    *element,
         const char    *text,
         gpointer       data,
         GError       **error)
{
  Rng *rng = data;

  if (strcmp (element, "element") == 0)
    rng->depth--;
  else if (strcmp (element, "value") == 0 && rng->out->len > 0)
    g_string_append_printf (rng->out, "|%s", text);

  return TRUE;
}

static void
append_schema_kind (GString            *out,
                    const EcotKindSpec *kind)
{
  static const char *const shapes[] = { "", ":key", ":id" };
  static const char *const types[] = { NULL, "text", "prose", "choice", "amount", "decimal", "count", "boolean", "date", "moment" };

  g_string_append_printf (out, "\n%s%s", kind->element, shapes[kind->shape]);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_auto (GStrv)   choices = kind->fields[i].choices != NULL ? g_strsplit (kind->fields[i].choices, " ", -1) : NULL;
      g_autofree char *list = choices != NULL ? g_strjoinv ("|", choices) : NULL;

      if (list != NULL)
        g_string_append_printf (out, " %s|%s", kind->fields[i].name, list);
      else
        g_string_append_printf (out, " %s:%s", kind->fields[i].name, types[kind->fields[i].type]);
    }
}

static void
test_schema (void)
{
  const EcotXmlHandler handler = { rng_start, rng_end };
  g_autofree char     *path = schema_path ();
  g_autofree char     *content = NULL;
  g_autoptr (GError)   error = NULL;
  g_autoptr (GBytes)   bytes = NULL;
  g_autoptr (GString)  expected = g_string_new (NULL);
  gsize                length;
  Rng                  rng = { g_string_new (NULL) };

  g_test_summary ("dossier.rng and the schema of the program name the same elements, types and choices, in the same order");

  g_assert_true (g_file_get_contents (path, &content, &length, &error));
  bytes = g_bytes_new (content, length);
  g_assert_true (ecot_xml_read (bytes, path, ECOT_ERROR_READ, &handler, &rng, &error));
  for (guint kind = 0; kind < ECOT_N_KINDS; kind++)
    append_schema_kind (expected, ecot_schema_get_kind (kind));
  g_assert_cmpstr (rng.out->str, ==, expected->str);
  g_string_free (rng.out, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/dossier-xml/round-trip", test_round_trip);
  g_test_add_func ("/ecot/dossier-xml/by-hand", test_by_hand);
  g_test_add_func ("/ecot/dossier-xml/refused", test_refused);
  g_test_add_func ("/ecot/dossier-xml/invalid", test_invalid);
  g_test_add_func ("/ecot/dossier-xml/large", test_large);
  g_test_add_func ("/ecot/dossier-xml/many", test_many);
  g_test_add_func ("/ecot/dossier-xml/damaged", test_damaged);
  g_test_add_func ("/ecot/dossier-xml/schema", test_schema);

  return g_test_run ();
}
