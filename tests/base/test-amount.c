/* test-amount.c: money is exact, bounded and written the same everywhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/ecot-amount.h"

#include <string.h>

#include "base/ecot-error.h"
#include "support/ecot-test.h"

#define REFUSED G_MININT64

static const struct
{
  const char *text;
  EcotAmount  expected; /* REFUSED, with @code */
  int         code;
} parsed[] = {
  { "0", 0, 0 },
  { "0.00", 0, 0 },
  { "-0", 0, 0 },
  { "10000", 1000000, 0 },
  { "10000.5", 1000050, 0 },
  { "10000.50", 1000050, 0 },
  { "-1234.50", -123450, 0 },
  { "0.01", 1, 0 },
  { "-0.01", -1, 0 },
  { "007", 700, 0 },
  { "90000000000000", ECOT_AMOUNT_MAX, 0 },
  { "90000000000000.00", ECOT_AMOUNT_MAX, 0 },
  { "-90000000000000.00", -ECOT_AMOUNT_MAX, 0 },
  { "89999999999999.99", ECOT_AMOUNT_MAX - 1, 0 },
  { "90000000000000.01", REFUSED, ECOT_ERROR_OVERFLOW },
  { "-90000000000000.01", REFUSED, ECOT_ERROR_OVERFLOW },
  { "92233720368547758.08", REFUSED, ECOT_ERROR_OVERFLOW },
  { "99999999999999999999999999999999999", REFUSED, ECOT_ERROR_OVERFLOW },
  { "", REFUSED, ECOT_ERROR_BAD_VALUE },
  { "-", REFUSED, ECOT_ERROR_BAD_VALUE },
  { ".", REFUSED, ECOT_ERROR_BAD_VALUE },
  { "10.", REFUSED, ECOT_ERROR_BAD_VALUE },
  { ".5", REFUSED, ECOT_ERROR_BAD_VALUE },
  { "+5", REFUSED, ECOT_ERROR_BAD_VALUE },
  { "--5", REFUSED, ECOT_ERROR_BAD_VALUE },
  { "1,5", REFUSED, ECOT_ERROR_BAD_VALUE },
  { "1 000", REFUSED, ECOT_ERROR_BAD_VALUE },
  { " 1", REFUSED, ECOT_ERROR_BAD_VALUE },
  { "1 ", REFUSED, ECOT_ERROR_BAD_VALUE },
  { "1.2.3", REFUSED, ECOT_ERROR_BAD_VALUE },
  { "1e3", REFUSED, ECOT_ERROR_BAD_VALUE },
  { "0x10", REFUSED, ECOT_ERROR_BAD_VALUE },
  { "nan", REFUSED, ECOT_ERROR_BAD_VALUE },
  { "10.505", REFUSED, ECOT_ERROR_BAD_VALUE },
  { "10.500", REFUSED, ECOT_ERROR_BAD_VALUE },
  { "\xff", REFUSED, ECOT_ERROR_BAD_VALUE },
  { "\u0661", REFUSED, ECOT_ERROR_BAD_VALUE },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (parsed); i++)
    {
      g_autoptr (GError) error = NULL;
      EcotAmount         amount = REFUSED;
      gboolean           ok = ecot_amount_parse (parsed[i].text, &amount, &error);

      g_test_message ("case %u", i);
      g_assert_cmpint (ok, ==, parsed[i].expected != REFUSED);
      g_assert_cmpint (amount, ==, parsed[i].expected);
      if (!ok)
        g_assert_error (error, ECOT_ERROR, parsed[i].code);
    }
}

static const struct
{
  EcotAmount  amount;
  const char *plain, *french, *bare;
} written[] = {
  { 0, "0.00", "0,00\u00a0€", "0,00" },
  { 1, "0.01", "0,01\u00a0€", "0,01" },
  { -1, "-0.01", "\u22120,01\u00a0€", "\u22120,01" },
  { 99, "0.99", "0,99\u00a0€", "0,99" },
  { 100, "1.00", "1,00\u00a0€", "1,00" },
  { 99999, "999.99", "999,99\u00a0€", "999,99" },
  { 100000, "1000.00", "1\u202f000,00\u00a0€", "1\u202f000,00" },
  { -123450, "-1234.50", "\u22121\u202f234,50\u00a0€", "\u22121\u202f234,50" },
  { 987050, "9870.50", "9\u202f870,50\u00a0€", "9\u202f870,50" },
  { 123456789012, "1234567890.12", "1\u202f234\u202f567\u202f890,12\u00a0€", "1\u202f234\u202f567\u202f890,12" },
  { ECOT_AMOUNT_MAX, "90000000000000.00", "90\u202f000\u202f000\u202f000\u202f000,00\u00a0€",
    "90\u202f000\u202f000\u202f000\u202f000,00" },
  { G_MAXINT64, "92233720368547758.07", "92\u202f233\u202f720\u202f368\u202f547\u202f758,07\u00a0€",
    "92\u202f233\u202f720\u202f368\u202f547\u202f758,07" },
  { G_MININT64, "-92233720368547758.08", "\u221292\u202f233\u202f720\u202f368\u202f547\u202f758,08\u00a0€",
    "\u221292\u202f233\u202f720\u202f368\u202f547\u202f758,08" },
};

static void
test_format (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      char buf[ECOT_AMOUNT_BUFSIZE];

      g_assert_cmpstr (ecot_amount_format (written[i].amount, buf), ==, written[i].plain);
      g_assert_cmpstr (ecot_amount_format_french (written[i].amount, buf), ==, written[i].french);
      g_assert_cmpstr (ecot_amount_format_french_bare (written[i].amount, buf), ==, written[i].bare);
    }
}

/* A total on the bound is a total; one cent beyond is an error, on both sides,
 * and leaves what was there. */
static void
test_bounds (void)
{
  static const struct
  {
    EcotAmount a, b, sum, difference;
  } cases[] = {
    { 333, 667, 1000, -334 },
    { ECOT_AMOUNT_MAX, 0, ECOT_AMOUNT_MAX, ECOT_AMOUNT_MAX },
    { ECOT_AMOUNT_MAX - 1, 1, ECOT_AMOUNT_MAX, ECOT_AMOUNT_MAX - 2 },
    { ECOT_AMOUNT_MAX, 1, REFUSED, ECOT_AMOUNT_MAX - 1 },
    { ECOT_AMOUNT_MAX, -1, ECOT_AMOUNT_MAX - 1, REFUSED },
    { -ECOT_AMOUNT_MAX, -1, REFUSED, -ECOT_AMOUNT_MAX + 1 },
    { -ECOT_AMOUNT_MAX, 1, -ECOT_AMOUNT_MAX + 1, REFUSED },
    { ECOT_AMOUNT_MAX, ECOT_AMOUNT_MAX, REFUSED, 0 },
    { G_MAXINT64, G_MAXINT64, REFUSED, 0 },
    { G_MININT64, G_MININT64, REFUSED, 0 },
    { 0, G_MININT64, REFUSED, REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) add_error = NULL;
      g_autoptr (GError) subtract_error = NULL;
      EcotAmount         sum = REFUSED, difference = REFUSED;

      g_test_message ("case %u", i);
      g_assert_cmpint (ecot_amount_add (cases[i].a, cases[i].b, &sum, &add_error), ==, cases[i].sum != REFUSED);
      g_assert_cmpint (sum, ==, cases[i].sum);
      g_assert_cmpint (ecot_amount_subtract (cases[i].a, cases[i].b, &difference, &subtract_error), ==,
                       cases[i].difference != REFUSED);
      g_assert_cmpint (difference, ==, cases[i].difference);
      if (cases[i].sum == REFUSED)
        g_assert_error (add_error, ECOT_ERROR, ECOT_ERROR_OVERFLOW);
      if (cases[i].difference == REFUSED)
        g_assert_error (subtract_error, ECOT_ERROR, ECOT_ERROR_OVERFLOW);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 100000; i++)
    {
      g_autoptr (GError) error = NULL;
      char               buf[ECOT_AMOUNT_BUFSIZE];
      EcotAmount         amount = ecot_test_random_int64 (rand) % (ECOT_AMOUNT_MAX + 1);
      EcotAmount         back = REFUSED;

      g_assert_true (ecot_amount_parse (ecot_amount_format (amount, buf), &back, &error));
      g_assert_cmpint (back, ==, amount);
    }
}

/* Whatever comes in, the answer is a value within the bound or one clean line. */
static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint i = 0; i < 50000; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *text = ecot_test_noise (rand, 12);
      EcotAmount         amount = 0;

      if (ecot_amount_parse (text, &amount, &error))
        g_assert_true (ecot_amount_check (amount, NULL));
      else
        g_assert_true (g_utf8_validate (error->message, -1, NULL) && strpbrk (error->message, "\n\r") == NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/ecot/amount/parse", test_parse);
  g_test_add_func ("/ecot/amount/format", test_format);
  g_test_add_func ("/ecot/amount/bounds", test_bounds);
  g_test_add_func ("/ecot/amount/round-trip", test_round_trip);
  g_test_add_func ("/ecot/amount/noise", test_noise);

  return g_test_run ();
}
