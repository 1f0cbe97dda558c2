/* test-text.c: text from anywhere made safe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/ecot-text.h"

#include <string.h>

#include "support/ecot-test.h"

#define FFFD "\uFFFD"

static const struct
{
  const char *bytes, *clean, *line;
} cases[] = {
  { "", "", "" },
  { "mot", "mot", "mot" },
  { "L’été à 10\u202f000\u00a0€ : « œuvre »", "L’été à 10\u202f000\u00a0€ : « œuvre »", "L’été à 10\u202f000\u00a0€ : « œuvre »" },
  { "  deux  espaces  ", "  deux  espaces  ", "  deux  espaces  " },

  /* Line ends. */
  { "a\nb", "a\nb", "a b" },
  { "a\r\nb", "a\nb", "a b" },
  { "a\rb", "a\nb", "a b" },
  { "a\r\r\nb", "a\n\nb", "a b" },
  { "a\n\rb", "a\n\nb", "a b" },
  { "a\vb\fc", "a\nb\nc", "a b c" },
  { "a\u2028b\u2029c", "a\nb\nc", "a b c" },
  { "a\xc2\x85"
    "b",
    "a\nb", "a b" },
  { "a \t b", "a \t b", "a b" },
  { "a \u00a0\n b", "a \u00a0\n b", "a b" },
  { "\n a \n", "\n a \n", "a" },
  { "\t\n", "\t\n", "" },

  /* Controls. */
  { "a\001\002\037b", "ab", "ab" },
  { "a\177b", "ab", "ab" },
  { "a\xc2\x80\xc2\x9f"
    "b",
    "ab", "ab" },
  { "a\033[31mb", "a[31mb", "a[31mb" },

  /* What shows text in another order than it has, and byte order marks. */
  { "\ufeffmot\ufeff", "mot", "mot" },
  { "a\u202ab\u202bc\u202cd\u202de\u202ef", "abcdef", "abcdef" },
  { "a\u2066b\u2067c\u2068d\u2069e", "abcde", "abcde" },
  { "a\u2065b\u206ac", "a\u2065b\u206ac", "a\u2065b\u206ac" },
  { "a\u200bb\u200fc", "a\u200bb\u200fc", "a\u200bb\u200fc" },

  /* Form NFC. */
  { "e\u0301te\u0301", "été", "été" },
  { "e\001\u0301", "é", "é" },
  { "e\u0300", "è", "è" }, /* the first of the marks */
  { "\u212b", "Å", "Å" },
  { "o\u0302\u0323", "\u1ed9", "\u1ed9" },
  { "ﬁn ½ ²", "ﬁn ½ ²", "ﬁn ½ ²" }, /* NFC, not NFKC: nothing is lost */
  { "\u1112\u1161\u11ab", "한", "한" },

  /* No text. */
  { "\xff", FFFD, FFFD },
  { "a\xe9"
    "b",
    "a" FFFD "b", "a" FFFD "b" }, /* Latin-1 */
  { "\xc3", FFFD, FFFD },
  { "\xe2\x82", FFFD FFFD, FFFD FFFD },
  { "\xc0\x80", FFFD FFFD, FFFD FFFD },
  { "\xed\xa0\x80", FFFD FFFD FFFD, FFFD FFFD FFFD }, /* a lone surrogate */
  { "\xf4\x90\x80\x80", FFFD FFFD FFFD FFFD, FFFD FFFD FFFD FFFD },
  { "\xef\xbf\xbe\xef\xbf\xbf", FFFD FFFD, FFFD FFFD }, /* U+FFFE, U+FFFF: not in XML */
  { "\xef\xb7\x90", FFFD, FFFD },
  { "\xf0\x9f\x98\x80", "😀", "😀" },
};

static void
test_clean (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = ecot_text_clean (cases[i].bytes, -1);
      g_autofree char *same = ecot_text_clean (cases[i].bytes, (gssize)strlen (cases[i].bytes));
      g_autofree char *line = ecot_text_clean_line (cases[i].bytes, -1);

      g_test_message ("case %u", i);
      g_assert_cmpstr (clean, ==, cases[i].clean);
      g_assert_cmpstr (same, ==, cases[i].clean);
      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

/* A length stops inside a character; what is behind it is never looked at. */
static void
test_length (void)
{
  g_autofree char *none = ecot_text_clean (NULL, -1);
  g_autofree char *none_of_five = ecot_text_clean (NULL, 5);
  g_autofree char *nothing = ecot_text_clean ("mot", 0);
  g_autofree char *cut = ecot_text_clean ("aé", 2);
  g_autofree char *cr = ecot_text_clean ("a\r\n", 2);
  g_autofree char *zeros = ecot_text_clean ("a\0b\0\0c", 6);
  g_autofree char *line = ecot_text_clean_line (NULL, -1);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (none_of_five, ==, "");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (cut, ==, "a" FFFD);
  g_assert_cmpstr (cr, ==, "a\n");
  g_assert_cmpstr (zeros, ==, "abc");
  g_assert_cmpstr (line, ==, "");
}

static gboolean
is_allowed (gunichar c)
{
  if (c < 0x20)
    return c == '\n' || c == '\t';

  return !(c >= 0x7F && c <= 0x9F) && !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069) &&
         c != 0x2028 && c != 0x2029 && c != 0xFEFF && c != 0xFFFE && c != 0xFFFF;
}

static void
assert_clean (const char *text)
{
  g_autofree char *again = ecot_text_clean (text, -1);
  g_autofree char *nfc = NULL;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  nfc = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_assert_cmpstr (text, ==, nfc);
  g_assert_cmpstr (text, ==, again);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    g_assert_true (is_allowed (g_utf8_get_char (at)));
}

static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (14);

  for (guint i = 0; i < 60000; i++)
    {
      g_autofree char *noise = ecot_test_noise (rand, 20);
      g_autofree char *clean = ecot_text_clean (noise, -1);
      g_autofree char *line = ecot_text_clean_line (noise, -1);
      g_autofree char *line_again = ecot_text_clean_line (line, -1);

      assert_clean (clean);
      assert_clean (line);
      g_assert_null (strpbrk (line, "\n\t"));
      g_assert_cmpstr (line, ==, line_again);
    }
}

/* A long text is composed in pieces: wherever they end, as if it were done at once. */
static void
test_pieces (void)
{
  static const gunichar chars[] = { 'a', 'e', 0x301, 0x323, 0x327, 0xE9, 0x2019, 0x1100, 0x1161, 0x11A8, 0xAC00, 0x9C7, 0x9BE, 0x9D7, 0x1F600 };
  g_autoptr (GRand)     rand = g_rand_new_with_seed (16);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char    *clean = NULL;
      g_autofree char    *whole = NULL;

      for (guint c = 0; c < 1000; c++)
        g_string_append_unichar (text, chars[g_rand_int_range (rand, 0, G_N_ELEMENTS (chars))]);
      clean = ecot_text_clean (text->str, -1);
      whole = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
      g_assert_cmpstr (clean, ==, whole);
    }
}

/* Marks of all classes upon one letter, as they come and composed with it. */
static void
test_marks (void)
{
  static const gunichar marks[] = { 0x0301, 0x0323, 0x0344, 0x0304, 0x0327, 0x0345, 0x031B, 0x0F74, 0x0F72, 0x1D16E };
  static const gunichar letters[] = { 'e', 0xE9, 0x1E17, 0x1EAD, 0xAC00, 0x958, 'x' };
  g_autoptr (GRand)     rand = g_rand_new_with_seed (15);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char    *clean = NULL;
      gint32              n = g_rand_int_range (rand, 0, 70);

      g_string_append_unichar (text, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))]);
      for (gint32 m = 0; m < n; m++)
        g_string_append_unichar (text, marks[g_rand_int_range (rand, 0, G_N_ELEMENTS (marks))]);

      clean = ecot_text_clean (text->str, -1);
      assert_clean (clean);
      g_assert_cmpint (g_utf8_strlen (clean, -1), <=, 32);
    }
}

/* Thirty marks stay, of thirty-one the last goes. */
static void
test_mark_bound (void)
{
  for (guint n = 29; n <= 32; n++)
    {
      g_autoptr (GString) text = g_string_new ("x");
      g_autofree char    *clean = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append (text, "\u0323");

      clean = ecot_text_clean (text->str, -1);
      g_assert_cmpint (g_utf8_strlen (clean, -1), ==, 1 + MIN (n, 30));
    }
}

/* A megabyte of marks in the worst order would keep canonical ordering busy for
 * an hour. */
static void
test_many_marks (void)
{
  g_autoptr (GString) text = g_string_new ("x");
  g_autofree char    *clean = NULL;

  for (guint i = 0; i < 500000; i++)
    g_string_append (text, i % 2 == 0 ? "\u0301" : "\u0323");

  clean = ecot_text_clean (text->str, -1);
  g_assert_cmpint (g_utf8_strlen (clean, -1), <=, 31);
}

static void
test_excerpt (void)
{
  g_autofree char *sixty = g_strnfill (60, 'a');
  g_autofree char *more = g_strconcat (sixty, "b", NULL);
  g_autofree char *cut = g_strconcat (sixty + 1, "…", NULL);
  g_autofree char *huge = g_strnfill (1000000, 'a');
  const struct
  {
    const char *text, *excerpt;
  } excerpts[] = {
    { NULL, "" },
    { "", "" },
    { "mot", "mot" },
    { "a\nb", "a b" },
    { "\xff", FFFD },
    { sixty, sixty },
    { more, cut },
    { huge, cut },
  };

  for (guint i = 0; i < G_N_ELEMENTS (excerpts); i++)
    {
      g_autofree char *excerpt = ecot_text_excerpt (excerpts[i].text);

      g_assert_cmpstr (excerpt, ==, excerpts[i].excerpt);
    }
}

static void
test_join (void)
{
  static const struct
  {
    const char *items[5];
    const char *joined;
  } joins[] = {
    { { NULL }, "" },
    { { "a", NULL }, "a" },
    { { "a", "b", NULL }, "a et b" },
    { { "a", "b", "c", NULL }, "a, b et c" },
    { { "a", "b", "c", "d", NULL }, "a, b, c et d" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (joins); i++)
    {
      g_autofree char *joined = ecot_text_join (joins[i].items);

      g_assert_cmpstr (joined, ==, joins[i].joined);
    }
}

static void
test_plural_unit (void)
{
  static const struct
  {
    const char *unit, *plural;
  } units[] = {
    { "jour", "jours" },
    { "séance", "séances" },
    { "demi-journée", "demi-journées" },
    { "bateau", "bateaux" },
    { "mois", "mois" },
    { "repas", "repas" },
    { "jours", "jours" },
    { "km", "km" },
    { "m²", "m²" },
    { "h", "h" },
    { "ETPT", "ETPT" },
    { "forf.", "forf." },
    { "heure par personne", "heure par personne" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *plural = ecot_text_plural_unit (units[i].unit);

      g_assert_cmpstr (plural, ==, units[i].plural);
    }
}

/* Labels that differ at their end stay different. */
static void
test_label (void)
{
  g_autofree char *long_word = g_strnfill (300, 'x');
  g_autofree char *words = g_strnfill (300, 'x');
  g_autofree char *whole = g_strnfill (200, 'x');
  g_autofree char *cut = NULL, *word = NULL, *same = NULL, *lines = NULL, *none = ecot_text_label (NULL);

  words[150] = ' ';
  cut = ecot_text_label (words);
  word = ecot_text_label (long_word);
  same = ecot_text_label (whole);
  lines = ecot_text_label ("Conseillère en insertion professionnelle\net en développement de projets (4)");

  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 151);
  g_assert_true (g_str_has_suffix (cut, "x…"));
  g_assert_cmpint (g_utf8_strlen (word, -1), ==, 200);
  g_assert_cmpstr (same, ==, whole);
  g_assert_cmpstr (lines, ==, "Conseillère en insertion professionnelle et en développement de projets (4)");
  g_assert_cmpstr (none, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/ecot/text/clean", test_clean);
  g_test_add_func ("/ecot/text/length", test_length);
  g_test_add_func ("/ecot/text/noise", test_noise);
  g_test_add_func ("/ecot/text/marks", test_marks);
  g_test_add_func ("/ecot/text/pieces", test_pieces);
  g_test_add_func ("/ecot/text/mark-bound", test_mark_bound);
  g_test_add_func ("/ecot/text/many-marks", test_many_marks);
  g_test_add_func ("/ecot/text/excerpt", test_excerpt);
  g_test_add_func ("/ecot/text/label", test_label);
  g_test_add_func ("/ecot/text/join", test_join);
  g_test_add_func ("/ecot/text/plural-unit", test_plural_unit);

  return g_test_run ();
}
