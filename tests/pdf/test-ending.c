/* test-ending.c: where a page ends, and what the last one holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On pages of a hundred points: the cases say where the next one begins.
 */

#include "pdf/ecot-ending.h"

#define ROOM 100.0

/* Each letter of @text is a strip, a to z as many points tall.  Before it stand the space above it, « + » if it stays
 * with the one before it, « ^ » if nine points are drawn again above it at the top of a page, « ~ » if three tenths of a page may be left white
 * rather than begin one with it. */
static GArray *
create_strips (const char *text)
{
  GArray   *strips = g_array_new (FALSE, FALSE, sizeof (EcotStrip));
  EcotStrip strip = { .begins = TRUE };

  for (; *text != '\0'; text++)
    if (*text == '+')
      strip.begins = FALSE;
    else if (*text == '~')
      strip.clings = 0.3;
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
    { "a tenth of a page stays", "jjjjjjjjjjj", 10, 10 },
    { "so does what lacks less than the white costs", "jjjjjjjjjji", 10, 10 },
    { "what lacks more is given a strip", "jjjjjjjjjjg", 10, 9 },
    { "which is parted from nothing it stays with", "jjjjjjjjj+jc", 10, 8 },
    { "as long as the white costs less", "jjjjjjj+j+j+ja", 10, 6 },
    { "and no longer", "jjjjjj+j+j+j+ja", 10, 10 },
    { "nor is the whole page taken", "z+z+z+vc", 4, 4 },
    { "the last page begins where something new does", "jjjjjjj9qh", 8, 7 },
    { "and not where nothing does", "jjjjjjjzh", 8, 8 },
    { "nor where a head is drawn again for it", "jjjjjjjjh^jd", 10, 8 },
    { "what clings is given company, however much it is", "jjjjjjjjjj~z", 10, 9 },
    { "if the white that costs may be left", "jjjjjjj+j+j+j~z", 10, 10 },
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
test_clings (void)
{
  static const struct
  {
    const char *what, *text;
    guint       second, expected;
  } cases[] = {
    { "a page ends where it is full", "jjjjjjjjjjj", 10, 10 },
    { "but not before what clings to it", "jjjjjjjjjj~j", 10, 9 },
    { "nor apart from what that stays with", "jjjjjjjjj+j~j", 10, 8 },
    { "nor before what clings itself", "jjjjjjjjj~j~j", 10, 8 },
    { "as long as less is left white than may be", "jjjjjjjjg+j+j~j", 11, 8 },
    { "and not as much", "jjjjjjjj+j+j~j", 10, 10 },
    { "all that goes together fits the next page", "jjjjjjjjjj~z+z+z+q", 10, 10 },
    { "by a hair", "jjjjjjjjjj~z+z+z+l", 10, 9 },
    { "with what is drawn again above it", "jjjjjjjjj^j~z+z+z+l", 10, 10 },
  };

  g_test_summary ("A page ends a little sooner for the sake of what clings to its end");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) strips = create_strips (cases[i].text);

      g_test_message ("%s", cases[i].what);
      g_assert_cmpuint (ecot_ending_find (strips, 0, cases[i].second, ROOM), ==, cases[i].expected);
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
    { "f4f4f4f4f4f4f4f4f4f4q", 10, 4 },
    { "^f4f4f4f4f4f4f4f4f4f4g", 0, 2.4 },
    { "^f4f4f4f4f4f4f4f4f4f4h", 9, 4 },
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
  g_test_add_func ("/ecot/ending/clings", test_clings);
  g_test_add_func ("/ecot/ending/narrower", test_narrower);

  return g_test_run ();
}
