/* test-breaker.c: where lines end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "pdf/ecot-breaker.h"

/* One atom a character, each 10 wide: a space vanishes at the end of a line and
 * stretches, "-" is where a word may be cut (and takes no room), "_" a space that
 * stays. */
static GArray *
create_atoms (const char *text)
{
  GArray *atoms = g_array_new (FALSE, FALSE, sizeof (EcotAtom));

  for (const char *p = text; *p != '\0'; p++)
    {
      EcotAtom atom = { .width = *p == '-' ? 0 : 10, .cut = ECOT_CUT_ANYWHERE };

      atom.space = *p == ' ' || *p == '_';
      atom.vanishes = *p == ' ';
      if (*p == ' ')
        atom.cut = ECOT_CUT_FREE;
      else if (*p == '-')
        atom.cut = ECOT_CUT_HYPHEN;
      g_array_append_val (atoms, atom);
    }

  return atoms;
}

/* The lines, with a hyphen where one is added, joined by "|". */
static char *
break_text (const char *text,
            gint32      width,
            gboolean    justify)
{
  g_autoptr (GArray)  atoms = create_atoms (text);
  g_autoptr (GArray)  lines = ecot_breaker_run ((EcotAtom *)(void *)atoms->data, atoms->len, width, 10, justify, TRUE);
  g_autoptr (GString) result = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const EcotBreak *line = &g_array_index (lines, EcotBreak, i);

      if (i > 0)
        g_string_append_c (result, '|');
      for (guint c = line->first; c < line->visible_end; c++)
        if (text[c] != '-')
          g_string_append_c (result, text[c]);
      if (line->hyphen)
        g_string_append_c (result, '-');
    }

  return g_strdup (result->str);
}

static const struct
{
  const char *text;
  gint32      width;
  const char *expected;
} ragged[] = {
  { "", 100, "" },
  { "a", 100, "a" },
  { "aaa bbb", 70, "aaa bbb" },
  { "aaa bbb", 69, "aaa|bbb" },
  { "aaa bbb ", 70, "aaa bbb" }, /* the space after the last word takes no room */
  { "aaa bbb", 40, "aaa|bbb" },  /* nor do several at the end of a line */
  { "aaa_bbb ccc", 70, "aaa_bbb|ccc" },
  { "aaa_bbb ccc", 60, "aaa_bb|b ccc" },                         /* what holds together is cut only if it must */
  { "abcdefghij", 40, "abcd|efgh|ij" },                          /* a word wider than a line */
  { "xx abcdefghij", 40, "xx|abcd|efgh|ij" },                    /* begins one */
  { "aaaa bb-bbbbbb ccccc d", 100, "aaaa|bbbbbbbb|ccccc d" },    /* nothing gapes that a hyphen would close */
  { "aa anti-consti-tution", 90, "aa anti-|consti-|tution" },    /* the last word too, where no line holds it */
  { "aa anti-consti-tution z", 90, "aa anti-|constitu|tion z" }, /* last piece first cut where it may */
};

static void
test_ragged (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ragged) - 1; i++)
    {
      g_autofree char *result = break_text (ragged[i].text, ragged[i].width, FALSE);

      g_test_message ("“%s” in %d", ragged[i].text, ragged[i].width);
      g_assert_cmpstr (result, ==, ragged[i].expected);
    }
}

static void
test_hyphens (void)
{
  g_autofree char *cut = break_text ("aaaa bb-bbbbbb ccccc d", 100, TRUE);
  g_autofree char *last = break_text ("aaaa bbbb cc-cccc", 120, TRUE);
  g_autofree char *fits = break_text ("aaaa bb-bbbb cccc", 170, TRUE);

  g_test_summary ("A word is cut to fill its line, but never the last one of a paragraph");

  g_assert_cmpstr (cut, ==, "aaaa bb-|bbbbbb|ccccc d");
  g_assert_cmpstr (last, ==, "aaaa bbbb|cccccc");
  g_assert_cmpstr (fits, ==, "aaaa bbbbbb cccc");
}

static const char words[] = "abcdefghijklmnopqrstuvwxyz";

/* Words of random length, some of which may be cut. */
static char *
create_text (GRand *rand,
             guint  n_words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      int length = g_rand_int_range (rand, 1, 14);

      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append_len (text, words, length);
      if (length > 8 && g_rand_boolean (rand))
        g_string_insert_c (text, (gssize)text->len - 4, '-');
    }

  return g_strdup (text->str);
}

static void
check_lines (const char *text,
             gint32      width,
             gboolean    justify)
{
  g_autoptr (GArray) atoms = create_atoms (text);
  g_autoptr (GArray) lines = ecot_breaker_run ((EcotAtom *)(void *)atoms->data, atoms->len, width, 10, justify, TRUE);
  guint              at = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const EcotBreak *line = &g_array_index (lines, EcotBreak, i);

      g_assert_cmpuint (line->first, ==, at);
      g_assert_cmpuint (line->end, >, line->first);
      g_assert_cmpuint (line->visible_end, <=, line->end);
      at = line->end;

      /* Spaces may shrink by a fifth and no more. */
      g_assert_cmpint (line->natural, <=, justify ? width + line->spaces / 5 : width);
      g_assert_cmpint (line->target, <=, width);
      if (!justify || i + 1 == lines->len)
        g_assert_cmpint (line->target, <=, MAX (line->natural, width));
    }
  g_assert_cmpuint (at, ==, atoms->len);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  g_test_summary ("Every atom is in one line, in order, and no line is too wide");

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *text = create_text (rand, (guint)g_rand_int_range (rand, 1, 200));

      check_lines (text, g_rand_int_range (rand, 150, 900), i % 2);
    }
}

static void
test_loose (void)
{
  g_autofree char   *text = break_text ("aaaaaaaaaaaaaaaaaaaaaaaaa b ccccccccccccccccccccccccccccc", 300, TRUE);
  g_autoptr (GArray) atoms = create_atoms ("aa b cccccccccccccccccccccccccc dd");
  g_autoptr (GArray) lines = ecot_breaker_run ((EcotAtom *)(void *)atoms->data, atoms->len, 260, 10, TRUE, TRUE);

  g_test_summary ("A line that would gape is left ragged");

  g_assert_cmpstr (text, ==, "aaaaaaaaaaaaaaaaaaaaaaaaa b|ccccccccccccccccccccccccccccc");
  g_assert_cmpint (g_array_index (lines, EcotBreak, 0).target, ==, 40);
}

/* Ten times the text takes about ten times as long; quadratic time would not end. */
static void
test_long (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autofree char  *text = create_text (rand, 100000);
  g_autofree char  *word = g_strnfill (300000, 'a');

  check_lines (text, 700, TRUE);
  check_lines (word, 700, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/pdf/breaker/ragged", test_ragged);
  g_test_add_func ("/ecot/pdf/breaker/hyphens", test_hyphens);
  g_test_add_func ("/ecot/pdf/breaker/random", test_random);
  g_test_add_func ("/ecot/pdf/breaker/loose", test_loose);
  g_test_add_func ("/ecot/pdf/breaker/long", test_long);

  return g_test_run ();
}
