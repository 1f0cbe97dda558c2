/* test-ending.c: what the last page of a paper holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On pages of a hundred points: the cases say where the last one begins.
 */

#include "pdf/ecot-ending.h"

#define ROOM 100.0

/* Each letter of @text is a strip, a to z as many points tall.  Before it stand the space above it, « + » if it stays
 * with the one before it, « ^ » if nine points are drawn again above it at the top of a page. */
static GArray *
create_strips (const char *text)
{
  GArray   *strips = g_array_new (FALSE, FALSE, sizeof (EcotStrip));
  EcotStrip strip = { .begins = TRUE };

  for (; *text != '\0'; text++)
    if (*text == '+')
      strip.begins = FALSE;
    else if (*text == '^')
      strip.repeated = 9;
    else if (g_ascii_isdigit (*text))
      strip.before = *text - '0';
    else
      {
        strip.height = *text - 'a' + 1;
        g_array_append_val (strips, strip);
        strip = (EcotStrip){ .begins = TRUE };
      }

  return strips;
}

static void
test_company (void)
{
  static const struct
  {
    const char *what, *text;
    guint       second, expected;
  } cases[] = {
    { "three tenths of a page stay", "jjjjjjjjjjjjj", 10, 10 },
    { "so does one that lacks less than the white costs", "jjjjjjjjjjjji", 10, 10 },
    { "what lacks more is given a strip", "jjjjjjjjjjjjg", 10, 9 },
    { "what is little is given what it lacks", "jjjjjjjjjjj", 10, 8 },
    { "which is parted from nothing it stays with", "jjjjjjjj+j+jj", 10, 7 },
    { "as long as half of a page is filled", "jjjjjj+j+j+j+jj", 10, 5 },
    { "but never less than that", "jjjjj+j+j+j+j+jj", 10, 10 },
    { "nor takes the whole page", "z+z+z+uj", 4, 4 },
    { "the last page begins where something new does", "jjjjjjj9eeeej", 11, 7 },
    { "and not where nothing does", "jjjjjjreeeej", 11, 7 },
    { "nor where a head is drawn again for it", "jjjjjjjj^jjq", 10, 9 },
  };

  g_test_summary ("A last page of little is given what stands before it");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) strips = create_strips (cases[i].text);
      guint              second;

      g_array_index (strips, EcotStrip, cases[i].second).turns = TRUE;
      second = ecot_ending_mend (strips, cases[i].second, ROOM);

      g_test_message ("%s", cases[i].what);
      g_assert_cmpuint (second, ==, cases[i].expected);
      for (guint s = 0; s < strips->len; s++)
        g_assert_cmpint (g_array_index (strips, EcotStrip, s).turns, ==, s == second);
    }
}

static void
test_narrower (void)
{
  static const struct
  {
    const char *text;
    guint       second;
    double      space;
  } cases[] = {
    { "f4f4f4f4f4f4f4f4f4f4o", 0, 2.5 },
    { "f4f4f4f4f4f4f4f4f4f4p", 0, 2.4 },
    { "f4f4f4f4f4f4f4f4f4f4q", 8, 4 },
    { "^f4f4f4f4f4f4f4f4f4f4g", 0, 2.4 },
    { "^f4f4f4f4f4f4f4f4f4f4h", 8, 4 },
  };

  g_test_summary ("What narrower spaces make room for is pulled up; none loses more than two fifths");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) strips = create_strips (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (ecot_ending_mend (strips, 10, ROOM), ==, cases[i].second);
      for (guint s = 1; s < strips->len; s++)
        g_assert_cmpfloat_with_epsilon (g_array_index (strips, EcotStrip, s).before, cases[i].space, 0.0001);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/ending/company", test_company);
  g_test_add_func ("/ecot/ending/narrower", test_narrower);

  return g_test_run ();
}
