/* test-tally.c: texts are counted, however many there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/ecot-tally.h"

static void
test_count (void)
{
  g_autoptr (EcotTally) tally = ecot_tally_new ();
  char                  text[32];

  g_test_summary ("Each text has its own count, from the first to the last of many");

  for (guint round = 1; round <= 3; round++)
    for (guint i = 0; i < 20000; i++)
      {
        g_snprintf (text, sizeof text, "Dépense numéro %u", i);
        g_assert_cmpuint (ecot_tally_add (tally, text), ==, round);
      }

  g_assert_cmpuint (ecot_tally_add (tally, ""), ==, 1);
  g_assert_cmpuint (ecot_tally_add (tally, ""), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tally/count", test_count);

  return g_test_run ();
}
