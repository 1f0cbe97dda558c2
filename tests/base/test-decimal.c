/* test-decimal.c: products, quotients, shares and how they lose their tail
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The properties are proved by multiplying back, never by dividing again: a
 * quotient q of n by d is right to the unit when q × d is within d of n.
 */

#include "base/ecot-decimal.h"

#include "base/ecot-error.h"
#include "support/ecot-test.h"

#define REFUSED G_MININT64
#define UP      ECOT_ROUNDING_HALF_UP
#define DOWN    ECOT_ROUNDING_DOWN
#define EURO    ECOT_ROUNDING_EURO

static EcotAmount
amount (const char *text)
{
  EcotAmount value = REFUSED;

  g_assert_true (ecot_amount_parse (text, &value, NULL));
  return value;
}

static EcotDecimal
decimal (const char *text)
{
  EcotDecimal value = REFUSED;

  g_assert_true (ecot_decimal_parse (text, &value, NULL));
  return value;
}

static void
test_percent (void)
{
  static const struct
  {
    const char  *base, *percent;
    EcotRounding rounding;
    const char  *share;
  } cases[] = {
    { "10000", "47", UP, "4700" },
    { "10000", "53", UP, "5300" },
    { "20000", "47", UP, "9400" },
    { "21276.58", "47", DOWN, "9999.99" },
    { "21276.58", "47", UP, "9999.99" },
    { "21276.59", "47", DOWN, "9999.99" },
    { "21276.59", "47", UP, "10000" },
    { "21276.60", "47", DOWN, "10000" },
    { "21276.60", "47", UP, "10000" },
    { "30000", "47", DOWN, "14100" },
    { "3333.33", "47", DOWN, "1566.66" },
    { "3333.34", "47", DOWN, "1566.66" },
    { "3333.33", "47", UP, "1566.67" },
    { "3333.34", "47", UP, "1566.67" },
    { "10000.05", "15", DOWN, "1500" },
    { "10000.05", "15", UP, "1500.01" },
    { "999.99", "15", DOWN, "149.99" },
    { "999.99", "15", UP, "150" },
    { "40000.30", "15", UP, "6000.05" }, /* 6 000,045 */
    { "40000.30", "15", DOWN, "6000.04" },
    { "9870.50", "47", DOWN, "4639.13" }, /* 4 639,135 */
    { "9870.50", "47", UP, "4639.14" },
    { "-9870.50", "47", UP, "-4639.14" },
    { "-9870.50", "47", DOWN, "-4639.13" },
    { "100", "33.3333", UP, "33.33" },
    { "0.01", "50", UP, "0.01" },
    { "0.01", "49.9999", UP, "0" },
    { "0.01", "50", DOWN, "0" },
    { "100", "0", UP, "0" },
    { "0", "47", UP, "0" },
    { "120.00", "50", EURO, "60" },
    { "121.00", "50", EURO, "61" },
    { "120.98", "50", EURO, "60" },
    { "120.99", "50", EURO, "60" }, /* 60,495: not rounded twice */
    { "-121.00", "50", EURO, "-61" },
    { "-120.99", "50", EURO, "-60" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EcotAmount share = REFUSED;

      g_test_message ("case %u", i);
      g_assert_true (ecot_amount_percent (amount (cases[i].base), decimal (cases[i].percent),
                                          cases[i].rounding, &share, NULL));
      g_assert_cmpint (share, ==, amount (cases[i].share));
    }
}

static void
test_cost (void)
{
  static const struct
  {
    const char  *quantity, *unit_cost;
    EcotRounding rounding;
    const char  *cost;
  } cases[] = {
    { "3", "33.335", UP, "100.01" }, /* 100,005 */
    { "3", "33.335", DOWN, "100" },
    { "3", "33.335", EURO, "100" },
    { "317.5", "31.09", UP, "9871.08" }, /* 9 871,075 */
    { "317", "31.55", UP, "10001.35" },
    { "0.0001", "0.0001", UP, "0" },
    { "0.5", "0.01", UP, "0.01" },
    { "0.4999", "0.01", UP, "0" },
    { "-0.5", "0.01", UP, "-0.01" },
    { "1", "0.49", EURO, "0" },
    { "1", "0.5", EURO, "1" },
    { "1", "0.4999", EURO, "0" },
    { "0", "31.09", UP, "0" },
    { "900000000000", "1", UP, "900000000000" },
    { "90000000", "1000000", UP, "90000000000000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EcotAmount cost = REFUSED;

      g_test_message ("case %u", i);
      g_assert_true (ecot_decimal_cost (decimal (cases[i].quantity), decimal (cases[i].unit_cost),
                                        cases[i].rounding, &cost, NULL));
      g_assert_cmpint (cost, ==, amount (cases[i].cost));
    }
}

static void
test_divide (void)
{
  static const struct
  {
    const char  *amount, *quantity;
    EcotRounding rounding;
    const char  *quotient;
  } cases[] = {
    { "10000", "317", UP, "31.55" },
    { "9870.50", "317.5", UP, "31.09" },
    { "10000", "317", DOWN, "31.54" },
    { "10000", "317", EURO, "32" },
    { "38500", "1720", UP, "22.38" },
    { "38500", "1607", UP, "23.96" },
    { "38500", "1820", UP, "21.15" },
    { "100", "3", UP, "33.33" },
    { "200", "3", UP, "66.67" },
    { "0.01", "2", UP, "0.01" },
    { "0.01", "2", DOWN, "0" },
    { "-0.01", "2", UP, "-0.01" },
    { "0.01", "-2", UP, "-0.01" },
    { "-0.01", "-2", UP, "0.01" },
    { "0", "317", UP, "0" },
    { "1", "0.0001", UP, "10000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EcotAmount quotient = REFUSED;

      g_test_message ("case %u", i);
      g_assert_true (ecot_amount_divide (amount (cases[i].amount), decimal (cases[i].quantity),
                                         cases[i].rounding, &quotient, NULL));
      g_assert_cmpint (quotient, ==, amount (cases[i].quotient));
    }
}

static void
test_share (void)
{
  static const struct
  {
    const char *part, *whole, *percent;
  } cases[] = {
    { "10000", "30000", "33.3333" },
    { "20000", "30000", "66.6667" },
    { "4700", "10000", "47" },
    { "4639.13", "9870.50", "46.9999" }, /* 46,99995…, below the half */
    { "1", "3200", "0.0313" },           /* 0,03125 */
    { "0", "10000", "0" },
    { "-4700", "10000", "-47" },
    { "4700", "-10000", "-47" },
    { "15000", "10000", "150" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EcotDecimal percent = REFUSED;

      g_test_message ("case %u", i);
      g_assert_true (ecot_amount_share (amount (cases[i].part), amount (cases[i].whole), &percent, NULL));
      g_assert_cmpint (percent, ==, decimal (cases[i].percent));
    }
}

/* On the bound it is a value, one step beyond an error that leaves the result. */
static void
test_overflow (void)
{
  g_autoptr (GError) error = NULL;
  gint64             result = 42;

  g_assert_true (ecot_amount_percent (ECOT_AMOUNT_MAX, 100 * ECOT_DECIMAL_ONE, UP, &result, NULL));
  g_assert_cmpint (result, ==, ECOT_AMOUNT_MAX);
  result = 42;
  g_assert_false (ecot_amount_percent (ECOT_AMOUNT_MAX, 100 * ECOT_DECIMAL_ONE + 1, UP, &result, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW);
  g_clear_error (&error);
  g_assert_false (ecot_decimal_cost (ECOT_DECIMAL_MAX, ECOT_DECIMAL_MAX, UP, &result, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW);
  g_clear_error (&error);
  g_assert_false (ecot_decimal_cost (G_MAXINT64, G_MININT64, UP, &result, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW);
  g_clear_error (&error);
  g_assert_false (ecot_amount_divide (ECOT_AMOUNT_MAX, 1, UP, &result, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW);
  g_clear_error (&error);
  g_assert_false (ecot_amount_share (ECOT_AMOUNT_MAX, 1, &result, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW);
  g_clear_error (&error);
  g_assert_false (ecot_decimal_add (ECOT_DECIMAL_MAX, 1, &result, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW);
  g_clear_error (&error);
  g_assert_false (ecot_decimal_add (G_MININT64, -1, &result, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW);
  g_clear_error (&error);
  g_assert_false (ecot_round_quotient ((EcotWide)G_MAXINT64 + 1, 1, UP, &result, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW);
  g_clear_error (&error);
  g_assert_false (ecot_round_quotient ((EcotWide)G_MAXINT64 * 2 + 1, 2, UP, &result, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW);
  g_assert_cmpint (result, ==, 42);

  g_assert_true (ecot_round_quotient ((EcotWide)G_MAXINT64 * 2 + 1, 2, DOWN, &result, NULL));
  g_assert_cmpint (result, ==, G_MAXINT64);
  g_assert_true (ecot_decimal_add (ECOT_DECIMAL_MAX - 1, 1, &result, NULL));
  g_assert_cmpint (result, ==, ECOT_DECIMAL_MAX);
}

static gint64
random_magnitude (GRand *rand)
{
  gint64 value = ecot_test_random_int64 (rand);

  return ABS (value);
}

/* @result is the multiple of @unit nearest to num ÷ den, halves away from zero,
 * or the next one towards zero. */
static void
assert_rounded (EcotWide     num,
                EcotWide     den,
                EcotRounding rounding,
                gint64       result)
{
  gint64   unit = rounding == EURO ? 100 : 1;
  EcotWide rest = num - (EcotWide)result * den;
  EcotWide step = den * unit;

  g_assert_true (result % unit == 0);

  if (num < 0)
    rest = -rest;

  if (rounding == DOWN)
    g_assert_true (rest >= 0 && rest < step);
  else
    g_assert_true (2 * rest >= -step && 2 * rest < step);
}

static void
test_rounding_properties (void)
{
  static const EcotRounding roundings[] = { UP, DOWN, EURO };
  g_autoptr (GRand)         rand = g_rand_new_with_seed (9);

  for (guint i = 0; i < 200000; i++)
    {
      EcotWide num = (EcotWide)ecot_test_random_int64 (rand) * (ecot_test_random_int64 (rand) % 1000000);
      gint64   den = random_magnitude (rand) / 4 + 1;

      /* Half of them exactly on a half. */
      if (i % 2 == 0)
        {
          num = ((EcotWide)ecot_test_random_int64 (rand) / 256 * 2 + 1) * den;
          den *= 2;
        }

      for (guint r = 0; r < G_N_ELEMENTS (roundings); r++)
        {
          gint64 result;

          if (ecot_round_quotient (num, den, roundings[r], &result, NULL))
            assert_rounded (num, den, roundings[r], result);
          else
            g_assert_true ((num < 0 ? -num : num) / den >= G_MAXINT64 - 100);
        }
    }
}

/* What a maximum bounds never breaks it, and one cent more would. */
static void
test_bounded_share (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (10);

  for (guint i = 0; i < 200000; i++)
    {
      EcotAmount  base = g_rand_int_range (rand, 0, 100000000);
      EcotDecimal percent = g_rand_int_range (rand, 0, 1000001);
      EcotAmount  share = REFUSED;

      g_assert_true (ecot_amount_percent (base, percent, DOWN, &share, NULL));
      g_assert_true ((EcotWide)share * 1000000 <= (EcotWide)base * percent);
      g_assert_true ((EcotWide)(share + 1) * 1000000 > (EcotWide)base * percent);
    }
}

static void
test_format (void)
{
  static const struct
  {
    EcotDecimal value;
    const char *plain, *french;
  } cases[] = {
    { 0, "0", "0" },
    { 3175000, "317.5", "317,5" },
    { 10000, "1", "1" },
    { 1, "0.0001", "0,0001" },
    { -1, "-0.0001", "\u22120,0001" },
    { 13175000, "1317.5", "1\u202f317,5" },
    { 100000000, "10000", "10\u202f000" },
    { 333333, "33.3333", "33,3333" },
    { 10100, "1.01", "1,01" },
    { ECOT_DECIMAL_MAX, "900000000000", "900\u202f000\u202f000\u202f000" },
    { G_MININT64, "-922337203685477.5808", "\u2212922\u202f337\u202f203\u202f685\u202f477,5808" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char buf[ECOT_DECIMAL_BUFSIZE];

      g_assert_cmpstr (ecot_decimal_format (cases[i].value, buf), ==, cases[i].plain);
      g_assert_cmpstr (ecot_decimal_format_french (cases[i].value, buf), ==, cases[i].french);
    }
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    EcotDecimal value;
    int         code;
  } cases[] = {
    { "317.5", 3175000, 0 },
    { "317.5000", 3175000, 0 },
    { "-0.0001", -1, 0 },
    { "0", 0, 0 },
    { "1.234", 12340, 0 }, /* a machine's point is a point */
    { "900000000000", ECOT_DECIMAL_MAX, 0 },
    { "900000000000.0001", REFUSED, ECOT_ERROR_OVERFLOW },
    { "-900000000000.0001", REFUSED, ECOT_ERROR_OVERFLOW },
    { "99999999999999999999999", REFUSED, ECOT_ERROR_OVERFLOW },
    { "0.00001", REFUSED, ECOT_ERROR_BAD_VALUE },
    { "317,5", REFUSED, ECOT_ERROR_BAD_VALUE },
    { "1 317", REFUSED, ECOT_ERROR_BAD_VALUE },
    { "47%", REFUSED, ECOT_ERROR_BAD_VALUE },
    { "", REFUSED, ECOT_ERROR_BAD_VALUE },
    { "1.", REFUSED, ECOT_ERROR_BAD_VALUE },
    { ".1", REFUSED, ECOT_ERROR_BAD_VALUE },
    { "1e2", REFUSED, ECOT_ERROR_BAD_VALUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      EcotDecimal        value = REFUSED;

      g_test_message ("case %u", i);
      g_assert_cmpint (ecot_decimal_parse (cases[i].text, &value, &error), ==, cases[i].value != REFUSED);
      g_assert_cmpint (value, ==, cases[i].value);
      if (cases[i].value == REFUSED)
        g_assert_error (error, ECOT_ERROR, cases[i].code);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint i = 0; i < 100000; i++)
    {
      char        buf[ECOT_DECIMAL_BUFSIZE];
      EcotDecimal value = ecot_test_random_int64 (rand) % (ECOT_DECIMAL_MAX + 1);

      g_assert_cmpint (decimal (ecot_decimal_format (value, buf)), ==, value);
    }
}

static void
test_rounding_ids (void)
{
  static const char *const ids[] = { "half-up", "down", "euro" };
  EcotRounding             rounding = UP;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_true (ecot_rounding_from_id (ids[i], &rounding));
      g_assert_cmpint (rounding, ==, (int)i);
      g_assert_cmpstr (ecot_rounding_to_id (rounding), ==, ids[i]);
    }

  g_assert_false (ecot_rounding_from_id ("up", &rounding));
  g_assert_false (ecot_rounding_from_id ("", &rounding));
  g_assert_false (ecot_rounding_from_id (NULL, &rounding));
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/ecot/decimal/percent", test_percent);
  g_test_add_func ("/ecot/decimal/cost", test_cost);
  g_test_add_func ("/ecot/decimal/divide", test_divide);
  g_test_add_func ("/ecot/decimal/share", test_share);
  g_test_add_func ("/ecot/decimal/overflow", test_overflow);
  g_test_add_func ("/ecot/decimal/rounding-properties", test_rounding_properties);
  g_test_add_func ("/ecot/decimal/bounded-share", test_bounded_share);
  g_test_add_func ("/ecot/decimal/format", test_format);
  g_test_add_func ("/ecot/decimal/parse", test_parse);
  g_test_add_func ("/ecot/decimal/round-trip", test_round_trip);
  g_test_add_func ("/ecot/decimal/rounding-ids", test_rounding_ids);

  return g_test_run ();
}
