/* test-spread.c: median and quartiles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/ecot-spread.h"

#include "support/ecot-test.h"

static void
test_spread (void)
{
  static const struct
  {
    gint64 numbers[8];
    guint  n;
    gint64 first, median, third;
  } cases[] = {
    { { 5, 1, 3, 2, 4 }, 5, 2, 3, 5 },
    { { 1, 2, 3, 4, 5, 6 }, 6, 2, 4, 5 },
    { { 10, 20, 30, 40, 50, 60, 70 }, 7, 20, 40, 60 },
    { { 1, 1, 1, 1, 2, 2, 2, 2 }, 8, 1, 2, 2 },
    { { -5, -4, -3, -2, -1 }, 5, -4, -3, -1 },
    { { G_MININT64, G_MININT64, 0, G_MAXINT64, G_MAXINT64 }, 5, G_MININT64, 0, G_MAXINT64 },
    { { G_MININT64, G_MININT64, G_MININT64, G_MAXINT64, G_MAXINT64, G_MAXINT64 }, 6, G_MININT64, 0, G_MAXINT64 },
  };
  EcotSpread spread;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (ecot_spread (cases[i].numbers, cases[i].n, &spread));
      g_assert_cmpint (spread.first_quartile, ==, cases[i].first);
      g_assert_cmpint (spread.median, ==, cases[i].median);
      g_assert_cmpint (spread.third_quartile, ==, cases[i].third);
    }

  g_assert_false (ecot_spread (cases[0].numbers, ECOT_SPREAD_LEAST - 1, &spread));
  g_assert_cmpuint (spread.n, ==, ECOT_SPREAD_LEAST - 1);
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);
  g_test_add_func ("/spread/quartiles", test_spread);

  return g_test_run ();
}
