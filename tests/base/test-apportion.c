/* test-apportion.c: shares that add up, and who took the difference
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The properties are proved by multiplying back, never by dividing again.
 */

#include "base/ecot-apportion.h"

#include "base/ecot-error.h"
#include "support/ecot-test.h"

#define MAX_PARTS 5

typedef struct
{
  gint64 whole;
  gint64 parts[MAX_PARTS];
  guint  n;
  gint64 shares[MAX_PARTS], absorbed[MAX_PARTS];
} Split;

static void
test_apportion (void)
{
  static const Split cases[] = {
    /* 3 × 1/3: the first takes the cent. */
    { 10000, { 1, 1, 1 }, 3, { 3334, 3333, 3333 }, { 1, 0, 0 } },
    /* 3 × 2/3 would each go up: the last gives one back. */
    { 20000, { 1, 1, 1 }, 3, { 6667, 6667, 6666 }, { 0, 0, -1 } },
    { 10000, { 1 }, 1, { 10000 }, { 0 } },
    { 10000, { 0, 0, 0 }, 3, { 10000, 0, 0 }, { 0 } },
    { 10000, { 0, 1, 0 }, 3, { 0, 10000, 0 }, { 0 } },
    { 0, { 1, 2, 3 }, 3, { 0, 0, 0 }, { 0 } },
    { 1, { 1, 1, 1 }, 3, { 1, 0, 0 }, { 1, 0, 0 } },
    { 2, { 1, 1, 1 }, 3, { 1, 1, 0 }, { 0, 0, -1 } },
    { 100, { 1, 2, 4 }, 3, { 14, 29, 57 }, { 0, 0, 0 } }, /* 14,28 · 28,57 · 57,14 */
    { 100, { 47, 53 }, 2, { 47, 53 }, { 0, 0 } },
    { 101, { 50, 50 }, 2, { 51, 50 }, { 0, -1 } },
    /* A repayment undoes the payment. */
    { -10000, { 1, 1, 1 }, 3, { -3334, -3333, -3333 }, { -1, 0, 0 } },
    { -10000, { -1, -1, -1 }, 3, { -3334, -3333, -3333 }, { -1, 0, 0 } },
    { 10000, { -1, -1, -1 }, 3, { 3334, 3333, 3333 }, { 1, 0, 0 } },
    /* A correction among the parts: 150, -50 of 100. */
    { 200, { 150, -50 }, 2, { 300, -100 }, { 0, 0 } },
    { 100, { 2, 2, -1 }, 3, { 67, 67, -34 }, { 0, 0, -1 } }, /* 66,67 · 66,67 · -33,33 */
    { ECOT_AMOUNT_MAX, { G_MAXINT64 / 2, G_MAXINT64 / 2 }, 2, { ECOT_AMOUNT_MAX / 2, ECOT_AMOUNT_MAX / 2 }, { 0 } },
    { ECOT_AMOUNT_MAX, { G_MAXINT64 - 1, 1 }, 2, { ECOT_AMOUNT_MAX, 0 }, { 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 shares[MAX_PARTS] = { 0 }, absorbed[MAX_PARTS] = { 0 };

      g_test_message ("case %u", i);
      g_assert_true (ecot_apportion (cases[i].whole, cases[i].parts, cases[i].n, shares, absorbed, NULL));
      g_assert_cmpmem (shares, sizeof shares, cases[i].shares, sizeof shares);
      g_assert_cmpmem (absorbed, sizeof absorbed, cases[i].absorbed, sizeof absorbed);
      g_assert_true (ecot_apportion (cases[i].whole, cases[i].parts, cases[i].n, shares, NULL, NULL));
      g_assert_cmpmem (shares, sizeof shares, cases[i].shares, sizeof shares);
    }
}

static void
test_refusals (void)
{
  static const struct
  {
    gint64 whole;
    gint64 parts[2];
    int    code;
  } cases[] = {
    { ECOT_AMOUNT_MAX + 1, { 1, 1 }, ECOT_ERROR_OVERFLOW },
    { -ECOT_AMOUNT_MAX - 1, { 1, 1 }, ECOT_ERROR_OVERFLOW },
    { 100, { G_MAXINT64, 1 }, ECOT_ERROR_OVERFLOW },
    { 100, { G_MININT64, -1 }, ECOT_ERROR_OVERFLOW },
    { ECOT_AMOUNT_MAX, { 2, -1 }, ECOT_ERROR_OVERFLOW },
    { 100, { 5, -5 }, ECOT_ERROR_BAD_VALUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64             shares[2];

      g_test_message ("case %u", i);
      g_assert_false (ecot_apportion (cases[i].whole, cases[i].parts, 2, shares, NULL, &error));
      g_assert_error (error, ECOT_ERROR, cases[i].code);
    }
}

static void
test_percents (void)
{
  static const Split cases[] = {
    { 0, { 1, 1, 1 }, 3, { 333400, 333300, 333300 }, { 100, 0, 0 } },
    { 0, { 470000, 530000 }, 2, { 470000, 530000 }, { 0 } },
    { 0, { 0, 5 }, 2, { 0, 1000000 }, { 0 } },
    /* Each of eight sevenths alike: 14,29 % seven times is 100,03 %. */
    { 0, { 1, 2, 2, 2 }, 4, { 142900, 285700, 285700, 285700 }, { 0 } },
    { 0, { 1, 1, 4, 1 }, 4, { 142900, 142900, 571400, 142800 }, { 0, 0, 0, -100 } },
    { 0, { 300, -100 }, 2, { 1500000, -500000 }, { 0 } },
  };
  const gint64       nothing[] = { 0, 0 };
  EcotDecimal        percents[MAX_PARTS];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EcotDecimal shares[MAX_PARTS] = { 0 }, absorbed[MAX_PARTS] = { 0 };

      g_test_message ("case %u", i);
      g_assert_true (ecot_apportion_percents (cases[i].parts, cases[i].n, shares, absorbed, NULL));
      g_assert_cmpmem (shares, sizeof shares, cases[i].shares, sizeof shares);
      g_assert_cmpmem (absorbed, sizeof absorbed, cases[i].absorbed, sizeof absorbed);
    }

  g_assert_false (ecot_apportion_percents (nothing, 2, percents, NULL, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE);
}

static void
test_euros (void)
{
  static const Split cases[] = {
    { 0, { 140, 140, 20 }, 3, { 200, 100, 0 }, { 100, 0, 0 } },
    { 0, { 150, 150, 150 }, 3, { 200, 200, 100 }, { 0, 0, -100 } }, /* 4,50 € is 5 € */
    { 0, { 1000000, 33, 33, 33 }, 4, { 1000000, 100, 0, 0 }, { 0, 100, 0, 0 } },
    { 0, { 49 }, 1, { 0 }, { 0 } },
    { 0, { 50 }, 1, { 100 }, { 0 } },
    { 0, { -50 }, 1, { -100 }, { 0 } },
    { 0, { -150, 150 }, 2, { -100, 100 }, { 100, -100 } },
    { 0, { 0, 0 }, 2, { 0, 0 }, { 0 } },
    { 0, { 99, 99 }, 2, { 100, 100 }, { 0 } },
  };
  const EcotAmount   large[] = { ECOT_AMOUNT_MAX, 1 };
  EcotAmount         euros[2];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EcotAmount shares[MAX_PARTS] = { 0 }, absorbed[MAX_PARTS] = { 0 };

      g_test_message ("case %u", i);
      g_assert_true (ecot_apportion_euros (cases[i].parts, cases[i].n, shares, absorbed, NULL));
      g_assert_cmpmem (shares, sizeof shares, cases[i].shares, sizeof shares);
      g_assert_cmpmem (absorbed, sizeof absorbed, cases[i].absorbed, sizeof absorbed);
    }

  g_assert_false (ecot_apportion_euros (large, 2, euros, NULL, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW);
}

/* Nothing is lost, nothing without weight gets anything, no share is a whole unit from what
 * is exact, and without what it absorbed each is as near as it can be. */
static void
assert_split (gint64        whole,
              const gint64 *parts,
              guint         n,
              const gint64 *shares,
              const gint64 *absorbed)
{
  EcotWide sum = 0;
  gint64   total = 0;

  for (guint i = 0; i < n; i++)
    sum += parts[i];

  for (guint i = 0; i < n; i++)
    {
      EcotWide off = (EcotWide)shares[i] * sum - (EcotWide)whole * parts[i];
      EcotWide alone = off - absorbed[i] * sum;

      g_assert_true (off > -sum && off < sum);
      g_assert_true (2 * alone >= -sum && 2 * alone <= sum);
      g_assert_true (parts[i] != 0 || shares[i] == 0);
      total += shares[i];
    }

  g_assert_cmpint (total, ==, whole);
}

static gint64
random_part (GRand *rand)
{
  gint64 part = ecot_test_random_int64 (rand) / 32;

  return ABS (part);
}

static void
test_properties (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 20000; i++)
    {
      gint64 parts[20], shares[20], absorbed[20];
      guint  n = (guint)g_rand_int_range (rand, 1, 21);
      gint64 whole = ecot_test_random_int64 (rand) % (ECOT_AMOUNT_MAX / 2);

      /* Some below zero, their sum never. */
      for (guint p = 0; p < n; p++)
        parts[p] = g_rand_int_range (rand, 0, 4) == 0 ? 0 : random_part (rand);

      parts[0] += 1;

      if (n > 2)
        parts[1] = -(parts[0] / 2);

      g_assert_true (ecot_apportion (whole, parts, n, shares, absorbed, NULL));
      assert_split (whole, parts, n, shares, absorbed);
    }
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/ecot/apportion/amounts", test_apportion);
  g_test_add_func ("/ecot/apportion/refusals", test_refusals);
  g_test_add_func ("/ecot/apportion/percents", test_percents);
  g_test_add_func ("/ecot/apportion/euros", test_euros);
  g_test_add_func ("/ecot/apportion/properties", test_properties);

  return g_test_run ();
}
