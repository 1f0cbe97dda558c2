/* test-type.c: the letters that go into somebody else's PDF, and the field for a certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pdf/ecot-type.h"

#include <string.h>

#include "base/ecot-error.h"
#include "pdf-tools.h"
#include "pdf/ecot-pdf.h"
#include "support/ecot-test-report.h"
#include "support/ecot-test.h"

static EcotTypeface *
open_face (EcotTypeFamily family,
           gboolean       bold,
           gboolean       slanted)
{
  g_autoptr (GError) error = NULL;
  EcotTypeface      *face = ecot_typeface_open (family, bold, slanted, &error);

  if (face == NULL)
    g_test_skip (error->message);

  return face;
}

static const struct
{
  gunichar character;
  gboolean there;
} characters[] = {
  { 'a', TRUE },
  { 0xe9, TRUE },    /* é */
  { 0x153, TRUE },   /* œ */
  { 0x20ac, TRUE },  /* € */
  { 0x2019, TRUE },  /* ’ */
  { 0xa0, TRUE },    /* a no-break space */
  { 0x3a9, TRUE },   /* Greek */
  { 0x416, TRUE },   /* Cyrillic */
  { 0x5d0, FALSE },  /* Hebrew, which runs the other way */
  { 0x301, FALSE },  /* an accent that has to be put over a letter */
  { 0x202e, FALSE }, /* an order to turn round */
  { 0x65e5, FALSE },
  { 0x1f600, FALSE },
};

static void
test_has (void)
{
  g_autoptr (EcotTypeface) face = open_face (ECOT_TYPE_FAMILY_SANS, FALSE, FALSE);

  for (guint i = 0; face != NULL && i < G_N_ELEMENTS (characters); i++)
    {
      g_test_message ("U+%04X", characters[i].character);
      g_assert_cmpint (ecot_typeface_has (face, characters[i].character), ==, characters[i].there);
    }
}

static GHashTable *
set_of (const char *text)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    g_hash_table_add (set, GUINT_TO_POINTER (g_utf8_get_char (at)));

  return set;
}

/* As wide as the faces of Adobe whose place they take: the widths of their published metrics. */
static const struct
{
  EcotTypeFamily family;
  gboolean       bold;
  const char    *name;
  guint          zero, a;
} faces[] = {
  { ECOT_TYPE_FAMILY_SANS, FALSE, "LiberationSans", 556, 556 },
  { ECOT_TYPE_FAMILY_SANS, TRUE, "LiberationSans-Bold", 556, 556 },
  { ECOT_TYPE_FAMILY_SERIF, FALSE, "LiberationSerif", 500, 443 },
  { ECOT_TYPE_FAMILY_MONO, FALSE, "LiberationMono", 600, 600 },
};

static void
test_cut (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    {
      g_autoptr (EcotTypeface) face = open_face (faces[i].family, faces[i].bold, FALSE);
      g_autoptr (GHashTable)   set = set_of ("a0");
      g_autoptr (EcotTypePart) part = face != NULL ? ecot_typeface_cut (face, set, NULL) : NULL;
      const EcotTypeGlyph     *glyphs;

      if (face == NULL)
        return;

      g_assert_nonnull (part);
      g_assert_cmpstr (part->name, ==, faces[i].name);
      g_assert_cmpuint (part->glyphs->len, ==, 2);
      glyphs = (const EcotTypeGlyph *)part->glyphs->data;
      g_assert_cmpuint (glyphs[0].character, ==, '0');
      g_assert_cmpuint (glyphs[0].advance, ==, faces[i].zero);
      g_assert_cmpuint (glyphs[1].advance, ==, faces[i].a);
      g_assert_cmpint (part->metrics[0], >, 700);
      g_assert_cmpint (part->metrics[1], <, -100);
      /* A part and not all of it: the whole face has some 400,000 bytes. */
      g_assert_cmpuint (g_bytes_get_size (part->file), <, 30000);
    }
}

static void
test_same_part (void)
{
  g_autoptr (EcotTypeface) face = open_face (ECOT_TYPE_FAMILY_SERIF, TRUE, TRUE);
  g_autoptr (GHashTable)   one = set_of ("Les Écots — œuvre 12 €");
  g_autoptr (GHashTable)   two = set_of ("€ 21 ervuœ — stocÉ seL");
  g_autoptr (EcotTypePart) first = NULL, second = NULL;

  if (face == NULL)
    return;

  first = ecot_typeface_cut (face, one, NULL);
  second = ecot_typeface_cut (face, two, NULL);
  g_assert_true (g_bytes_equal (first->file, second->file));
}

/* A letter has its box; a budget has none, and is refused. */
static void
test_to_sign (void)
{
  for (guint i = 0; i < ecot_test_n_reports; i++)
    {
      gboolean               letter = g_str_equal (ecot_test_reports[i].name, "letter");
      g_autoptr (EcotReport) report = letter || g_str_equal (ecot_test_reports[i].name, "budget") ? ecot_test_reports[i].create () : NULL;
      g_autoptr (GError)     error = NULL;
      g_autoptr (GBytes)     pdf = report != NULL ? ecot_pdf_write_to_sign (report, NULL, &error) : NULL;
      g_autoptr (GBytes)     again = NULL;
      g_autofree char       *text = NULL;

      if (report == NULL)
        continue;

      g_assert_cmpint (pdf != NULL, ==, letter);
      if (!letter)
        {
          g_assert_error (error, ECOT_ERROR, ECOT_ERROR_USAGE);
          continue;
        }

      again = ecot_pdf_write_to_sign (report, NULL, NULL);
      g_assert_true (g_bytes_equal (pdf, again));
      text = pdf_tools_to_text (pdf);
      g_assert_nonnull (strstr (text, "/FT /Sig"));
    }
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/ecot/type/has", test_has);
  g_test_add_func ("/ecot/type/cut", test_cut);
  g_test_add_func ("/ecot/type/same-part", test_same_part);
  g_test_add_func ("/ecot/type/to-sign", test_to_sign);

  return g_test_run ();
}
