/* test-form.c: the fields of a PDF form are told and filled by the reader
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reader/ecot-form-wire.h"
#include "reader/ecot-reader.h"

#include <string.h>

#include "base/ecot-error.h"

/* A form whose fields are @fields, objects 5 and on; the reader finds them without a table of places. */
static GBytes *
make_form (const char *fields,
           const char *references,
           const char *extra)
{
  char *text = g_strdup_printf ("%%PDF-1.7\n"
                                "1 0 obj << /Type /Catalog /Pages 2 0 R /AcroForm 4 0 R >> endobj\n"
                                "2 0 obj << /Type /Pages /Count 1 /Kids [ 3 0 R ] >> endobj\n"
                                "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Annots [ %s ] >> endobj\n"
                                "4 0 obj << /Fields [ %s ] /DA (/Helv 10 Tf 0 g) %s >> endobj\n"
                                "%s\n"
                                "trailer << /Root 1 0 R /Size 100 >>\n%%%%EOF\n",
                                references, references, extra, fields);

  return g_bytes_new_take (text, strlen (text));
}

static GPtrArray *
ask (const char *verb,
     GBytes     *form,
     GVariant   *request,
     GError    **error)
{
  g_autoptr (GPtrArray) parts = ecot_parts_new ();

  g_ptr_array_add (parts, g_bytes_ref (form));
  if (request != NULL)
    {
      g_autoptr (GVariant) sunk = g_variant_ref_sink (request);

      g_ptr_array_add (parts, g_variant_get_data_as_bytes (sunk));
    }

  return ecot_reader_run (verb, parts, "form.pdf", NULL, error);
}

/* {{{ Telling */

static const struct
{
  const char   *label, *field;
  EcotFormKind  kind;
  EcotFormFlags flags;
  guint         max_length, face, size;
} fields[] = {
  { "a text", "/FT /Tx", ECOT_FORM_TEXT, 0, 0, ECOT_FORM_SANS, 1000 },
  { "its own look", "/FT /Tx /DA (0 0 1 rg /TiBo 8.5 Tf)", ECOT_FORM_TEXT, 0, 0, ECOT_FORM_SERIF + ECOT_FORM_BOLD, 850 },
  { "a size that is left open", "/FT /Tx /DA (/Cour 0 Tf)", ECOT_FORM_TEXT, 0, 0, ECOT_FORM_MONO, 0 },
  { "sans serif is not serif", "/FT /Tx /DA (/OpenSans-BoldItalic 9 Tf)", ECOT_FORM_TEXT, 0, 0, ECOT_FORM_SANS + ECOT_FORM_BOLD + ECOT_FORM_SLANTED, 900 },
  { "an immense size", "/FT /Tx /DA (/Helv 99999999999999999999 Tf)", ECOT_FORM_TEXT, 0, 0, ECOT_FORM_SANS, 0 },
  { "lines", "/FT /Tx /Ff 4096 /MaxLen 9", ECOT_FORM_TEXT, ECOT_FORM_MULTILINE, 9, ECOT_FORM_SANS, 1000 },
  { "a comb", "/FT /Tx /Ff 16777216 /MaxLen 14", ECOT_FORM_TEXT, ECOT_FORM_COMB, 14, ECOT_FORM_SANS, 1000 },
  { "a comb without cells is none", "/FT /Tx /Ff 16777216", ECOT_FORM_TEXT, 0, 0, ECOT_FORM_SANS, 1000 },
  { "a comb with lines is none", "/FT /Tx /Ff 16781312 /MaxLen 14", ECOT_FORM_TEXT, ECOT_FORM_MULTILINE, 14, ECOT_FORM_SANS, 1000 },
  { "a negative length", "/FT /Tx /MaxLen -1", ECOT_FORM_TEXT, 0, 0, ECOT_FORM_SANS, 1000 },
  { "locked and wanted", "/FT /Tx /Ff 3", ECOT_FORM_TEXT, ECOT_FORM_READ_ONLY | ECOT_FORM_REQUIRED, 0, ECOT_FORM_SANS, 1000 },
  { "a box", "/FT /Btn", ECOT_FORM_CHECK, 0, 0, ECOT_FORM_SANS, 1000 },
  { "round buttons", "/FT /Btn /Ff 32768", ECOT_FORM_RADIO, 0, 0, ECOT_FORM_SANS, 1000 },
  { "a button", "/FT /Btn /Ff 65536", ECOT_FORM_BUTTON, 0, 0, ECOT_FORM_SANS, 1000 },
  { "a choice", "/FT /Ch /Ff 393216", ECOT_FORM_COMBO, ECOT_FORM_EDITABLE, 0, ECOT_FORM_SANS, 1000 },
  { "a list", "/FT /Ch /Ff 2097152", ECOT_FORM_LIST, ECOT_FORM_MULTIPLE, 0, ECOT_FORM_SANS, 1000 },
  { "a signature", "/FT /Sig", ECOT_FORM_SIGNATURE, 0, 0, ECOT_FORM_SANS, 1000 },
  { "nothing known", "/FT /Xyz", ECOT_FORM_UNKNOWN, 0, 0, ECOT_FORM_SANS, 1000 },
  { "calculated", "/FT /Tx /AA << /C << /S /JavaScript /JS (event.value=1) >> >>", ECOT_FORM_TEXT, ECOT_FORM_CALCULATED, 0, ECOT_FORM_SANS, 1000 },
};

static GVariant *
tell (GBytes *form)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) answer = ask ("form", form, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (answer->len, ==, 1);
  return g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (ECOT_FORM_ANSWER), answer->pdata[0], FALSE));
}

static void
test_fields (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char     *object = g_strdup_printf ("5 0 obj << /T (a) /Rect [ 30 20 10 60 ] %s >> endobj", fields[i].field);
      g_autoptr (GBytes)   form = make_form (object, "5 0 R", "");
      g_autoptr (GVariant) told = tell (form);
      g_autoptr (GVariant) all = g_variant_get_child_value (told, 2);
      const char          *name;
      guint                kind, flags, max_length, page, face, size;
      int                  left, bottom, width, height;

      g_test_message ("%s", fields[i].label);
      g_assert_cmpuint (g_variant_n_children (all), ==, 1);
      g_variant_get_child (all, 0, "(&s&suuuu@as@as@asu(iiii)uu)", &name, NULL, &kind, &flags, &max_length, NULL, NULL, NULL, NULL, &page,
                           &left, &bottom, &width, &height, &face, &size);
      g_assert_cmpstr (name, ==, "a");
      g_assert_cmpuint (kind, ==, fields[i].kind);
      g_assert_cmphex (flags, ==, fields[i].flags);
      g_assert_cmpuint (max_length, ==, fields[i].max_length);
      g_assert_cmpuint (face, ==, fields[i].face);
      g_assert_cmpuint (size, ==, fields[i].size);
      g_assert_cmpuint (page, ==, 1);
      g_assert_true (left == 1000 && bottom == 2000 && width == 2000 && height == 4000);
    }
}

/* A field says what its ancestors say, until it says otherwise. */
static void
test_legacy (void)
{
  g_autoptr (GBytes)   form = make_form ("5 0 obj << /T (a) /FT /Tx /MaxLen 7 /Kids [ 6 0 R 7 0 R ] >> endobj\n"
                                           "6 0 obj << /T (b) /Rect [ 0 0 9 9 ] >> endobj\n"
                                           "7 0 obj << /T (c) /MaxLen 8 /Rect [ 0 0 9 9 ] >> endobj",
                                         "5 0 R", "");
  g_autoptr (GVariant) told = tell (form);
  g_autoptr (GVariant) all = g_variant_get_child_value (told, 2);
  const char          *name;
  guint                kind, max_length;

  g_assert_cmpuint (g_variant_n_children (all), ==, 2);
  g_variant_get_child (all, 0, "(&s&suuuu@as@as@asu(iiii)uu)", &name, NULL, &kind, NULL, &max_length, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
  g_assert_cmpstr (name, ==, "a.b");
  g_assert_cmpuint (max_length, ==, 7);
  g_variant_get_child (all, 1, "(&s&suuuu@as@as@asu(iiii)uu)", &name, NULL, &kind, NULL, &max_length, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
  g_assert_cmpstr (name, ==, "a.c");
  g_assert_cmpuint (max_length, ==, 8);
}

/* }}} */
/* {{{ Filling */

/* A face with the letters a and b, half an em wide, and no outlines: the reader does not look into fonts. */
static GVariant *
make_request (const char *name,
              const char *value)
{
  const gint32    metrics[] = { 900, -200, 700, 0, 4, 0, -200, 1000, 900 };
  GVariantBuilder values, fonts, glyphs;

  g_variant_builder_init (&values, G_VARIANT_TYPE ("a" ECOT_FORM_VALUE));
  g_variant_builder_add (&values, "(s@asb)", name, g_variant_new_strv ((const char *const[]){ value }, 1), FALSE);
  g_variant_builder_init (&glyphs, G_VARIANT_TYPE ("a(uuu)"));
  g_variant_builder_add (&glyphs, "(uuu)", 'a', 1, 500);
  g_variant_builder_add (&glyphs, "(uuu)", 'b', 2, 500);
  g_variant_builder_add (&glyphs, "(uuu)", ' ', 3, 500);
  g_variant_builder_init (&fonts, G_VARIANT_TYPE ("a" ECOT_FORM_FONT));
  g_variant_builder_add (&fonts, "(us@aia(uuu)@ay)", ECOT_FORM_SANS, "Essai",
                         g_variant_new_fixed_array (G_VARIANT_TYPE_INT32, metrics, G_N_ELEMENTS (metrics), sizeof *metrics), &glyphs,
                         g_variant_new_bytestring ("font"));
  return g_variant_new (ECOT_FORM_REQUEST, &values, &fonts);
}

static const struct
{
  const char *label, *name, *field, *value;
  int         obstacle; /* -1: none */
  guint       fits, there;
} fillings[] = {
  { "what fits exactly", "a", "/FT /Tx /Rect [ 0 0 54 20 ]", "aaaaaaaaaa", -1 },
  { "one letter more", "a", "/FT /Tx /Rect [ 0 0 54 20 ]", "aaaaaaaaaab", ECOT_FORM_TOO_WIDE, 10, 11 },
  { "two lines of two", "a", "/FT /Tx /Ff 4096 /Rect [ 0 0 54 26 ]", "aaaa aaaa bbbb", -1 },
  { "three lines of two", "a", "/FT /Tx /Ff 4096 /Rect [ 0 0 54 26 ]", "aaaa aaaa bbbb bbbb aa", ECOT_FORM_TOO_HIGH, 2, 3 },
  { "a word longer than a line", "a", "/FT /Tx /Ff 4096 /Rect [ 0 0 54 26 ]", "aaaaaaaaaaaaaaa", -1 },
  { "lines that are given", "a", "/FT /Tx /Ff 4096 /Rect [ 0 0 54 26 ]", "a\nb\n", ECOT_FORM_TOO_HIGH, 2, 3 },
  { "no field of that name", "z", "/FT /Tx /Rect [ 0 0 54 20 ]", "a", ECOT_FORM_NO_PLACE },
  { "on no page", "a", "/FT /Tx", "a", ECOT_FORM_NO_PLACE },
  { "a box without area", "a", "/FT /Tx /Rect [ 5 5 5 5 ]", "a", ECOT_FORM_NO_PLACE },
  { "half a rectangle", "a", "/FT /Tx /Rect [ 5 5 ]", "a", ECOT_FORM_NO_PLACE },
  { "a state with a picture", "a", "/FT /Btn /Rect [ 0 0 9 9 ] /AP << /N << /Oui 4 0 R >> >>", "Oui", -1 },
  { "a state without", "a", "/FT /Btn /Rect [ 0 0 9 9 ] /AP << /N << /Oui 4 0 R >> >>", "Non", ECOT_FORM_NO_STATE },
  { "a face that was not sent gives way to one that was", "a", "/FT /Tx /DA (/Cour 10 Tf) /Rect [ 0 0 54 20 ]", "a", -1 },
  { "two places, one without area", "a", "/FT /Tx /Kids [ << /Rect [ 0 0 0 0 ] >> << /Rect [ 0 0 54 20 ] >> ]", "a", -1 },
  { "two places, one too narrow", "a", "/FT /Tx /Kids [ << /Rect [ 0 0 94 20 ] >> << /Rect [ 0 0 9 20 ] >> ]", "aa", ECOT_FORM_TOO_WIDE, 1, 2 },
};

static void
assert_filling (guint      i,
                GPtrArray *answer)
{
  g_autoptr (GVariant) obstacles = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (ECOT_FORM_OBSTACLES), answer->pdata[0], FALSE));
  guint                number, obstacle, fits, there;

  g_test_message ("%s", fillings[i].label);
  g_assert_cmpint (g_variant_n_children (obstacles) > 0, ==, fillings[i].obstacle >= 0);
  g_assert_cmpint (g_bytes_get_size (answer->pdata[1]) > 0, ==, fillings[i].obstacle < 0);
  if (fillings[i].obstacle < 0)
    return;

  g_variant_get_child (obstacles, 0, "(uuuu)", &number, &obstacle, &fits, &there);
  g_assert_cmpuint (number, ==, 0);
  g_assert_cmpint ((int)obstacle, ==, fillings[i].obstacle);
  g_assert_cmpuint (fits, ==, fillings[i].fits);
  g_assert_cmpuint (there, ==, fillings[i].there);
}

static void
test_filling (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fillings); i++)
    {
      g_autofree char      *object = g_strdup_printf ("5 0 obj << /T (a) %s >> endobj", fillings[i].field);
      g_autoptr (GBytes)    form = make_form (object, "5 0 R", "");
      g_autoptr (GError)    error = NULL;
      g_autoptr (GPtrArray) answer = ask ("form-fill", form, make_request (fillings[i].name, fillings[i].value), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (answer->len, ==, 2);
      assert_filling (i, answer);
    }
}

/* A request that is none reads as an empty one: nothing is changed, and nothing breaks. */
static void
test_noise (void)
{
  g_autoptr (GBytes)    form = make_form ("5 0 obj << /T (a) /FT /Tx /Rect [ 0 0 54 20 ] >> endobj", "5 0 R", "");
  g_autoptr (GPtrArray) parts = ecot_parts_new ();
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) answer = NULL;

  g_ptr_array_add (parts, g_bytes_ref (form));
  g_ptr_array_add (parts, g_bytes_new_static ("\377\377\377\377\1\2\3", 7));
  answer = ecot_reader_run ("form-fill", parts, "form.pdf", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->len, ==, 2);
}

/* }}} */

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/form/fields", test_fields);
  g_test_add_func ("/ecot/form/legacy", test_legacy);
  g_test_add_func ("/ecot/form/filling", test_filling);
  g_test_add_func ("/ecot/form/noise", test_noise);

  return g_test_run ();
}
