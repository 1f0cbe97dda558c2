/* test-number.c: what people type and paste as a number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/ecot-number.h"

#include <string.h>

#include "base/ecot-error.h"
#include "support/ecot-test.h"

#define BAD       (G_MININT64)
#define AMBIGUOUS (G_MININT64 + 1)
#define TOO_LARGE (G_MININT64 + 2)

/* Each text as an amount in cents and as a decimal in 1/10 000. */
static const struct
{
  const char *text;
  EcotAmount  amount;
  EcotDecimal decimal;
} cases[] = {
  /* Plain. */
  { "0", 0, 0 },
  { "1", 100, 10000 },
  { "12", 1200, 120000 },
  { "123", 12300, 1230000 },
  { "1234", 123400, 12340000 },
  { "10000", 1000000, 100000000 },
  { "1234567", 123456700, 12345670000 },
  { "007", 700, 70000 },
  { "00,5", 50, 5000 },
  { "  12  ", 1200, 120000 },
  { "\n12\n", 1200, 120000 },
  { "12\r\n", 1200, 120000 },
  { "\u00a012\u00a0", 1200, 120000 },
  { "\ufeff12", 1200, 120000 },
  { "\u200b1\u200b2\u200e", 1200, 120000 },

  /* Decimals. */
  { "12,5", 1250, 125000 },
  { "12.5", 1250, 125000 },
  { "12,50", 1250, 125000 },
  { "12.50", 1250, 125000 },
  { "317,5", 31750, 3175000 },
  { "9870,50", 987050, 98705000 },
  { "21276,59", 2127659, 212765900 },
  { "0,01", 1, 100 },
  { "0,1", 10, 1000 },
  { ",5", 50, 5000 },
  { ".5", 50, 5000 },
  { "0,125", BAD, 1250 },
  { "0.125", BAD, 1250 },
  { ",125", BAD, 1250 },
  { "012,345", BAD, 123450 },
  { "0,1250", BAD, 1250 },
  { "31,5457", BAD, 315457 },
  { "33,3350", BAD, 333350 },
  { "0,00005", BAD, BAD },
  { "12,34567", BAD, BAD },
  { "1234,567", BAD, 12345670 },
  { "1234.567", BAD, 12345670 },
  { "12,", BAD, BAD },
  { "12.", BAD, BAD },
  { ",", BAD, BAD },
  { ".", BAD, BAD },
  { "12,,5", BAD, BAD },
  { "12..5", BAD, BAD },
  { "1,2,3", BAD, BAD },

  /* Thousands, with each kind of space. */
  { "1 234", 123400, 12340000 },
  { "1 234,56", 123456, 12345600 },
  { "1 234.56", 123456, 12345600 },
  { "1\u00a0234,56", 123456, 12345600 },
  { "1\u202f234,56", 123456, 12345600 },
  { "1\u2009234,56", 123456, 12345600 },
  { "1\u2007234,56", 123456, 12345600 },
  { "1\u3000234,56", 123456, 12345600 },
  { "1 234 567,8", 123456780, 12345678000 },
  { "1 234\u00a0567\u202f890", 123456789000, 12345678900000 },
  { "10 000", 1000000, 100000000 },
  { "999 999,99", 99999999, 9999999900 },
  { "1 234,567", BAD, 12345670 },
  { "1 234,5678", BAD, 12345678 },
  { "12 34", BAD, BAD },
  { "1 2345", BAD, BAD },
  { "1234 567", BAD, BAD },
  { "1  234", BAD, BAD },
  { "0 123", BAD, BAD },
  { "01 234", BAD, BAD },
  { "1 234 56", BAD, BAD },
  { "1 234,56 7", BAD, BAD },
  { "0,123 456", BAD, BAD },
  { "03 27 00 00 00", BAD, BAD },
  { "732 829 320 00074", BAD, BAD },
  { "1\t234", BAD, BAD },
  { "1\n234", BAD, BAD },

  /* Thousands of Switzerland, Germany, England. */
  { "1'234.50", 123450, 12345000 },
  { "1’234,50", 123450, 12345000 },
  { "1'234'567", 123456700, 12345670000 },
  { "1'234 567", BAD, BAD },
  { "12'34", BAD, BAD },
  { "'12", BAD, BAD },
  { "12'", BAD, BAD },
  { "1.234,56", 123456, 12345600 },
  { "1,234.56", 123456, 12345600 },
  { "1.234.567", 123456700, 12345670000 },
  { "1,234,567", 123456700, 12345670000 },
  { "1.234.567,89", 123456789, 12345678900 },
  { "1,234,567.89", 123456789, 12345678900 },
  { "1.234,567", BAD, 12345670 },
  { "1,234.567", BAD, 12345670 },
  { "1.234.56", BAD, BAD },
  { "1.23,45", BAD, BAD },
  { "1,23.45", BAD, BAD },
  { "12.34.567", BAD, BAD },
  { "1.234,5,6", BAD, BAD },
  { "1.234,567.89", BAD, BAD },
  { "1 234.567,89", BAD, BAD },
  { "0.123.456", BAD, BAD },

  /* Two readings: ask.  One step to each side of that is clear. */
  { "1.234", AMBIGUOUS, AMBIGUOUS },
  { "1,234", AMBIGUOUS, AMBIGUOUS },
  { "12.345", AMBIGUOUS, AMBIGUOUS },
  { "12,500", AMBIGUOUS, AMBIGUOUS },
  { "317,500", AMBIGUOUS, AMBIGUOUS },
  { "999,999", AMBIGUOUS, AMBIGUOUS },
  { "1.000", AMBIGUOUS, AMBIGUOUS },
  { "-1.234", AMBIGUOUS, AMBIGUOUS },
  { "1.234 €", AMBIGUOUS, AMBIGUOUS },
  { "1.234+5", AMBIGUOUS, AMBIGUOUS },
  { "5+1,234", AMBIGUOUS, AMBIGUOUS },
  { "1,23", 123, 12300 },
  { "1,2340", BAD, 12340 },
  { "1.2345", BAD, 12345 },
  { "0.000", BAD, 0 },

  /* Signs. */
  { "-5", -500, -50000 },
  { "- 5", -500, -50000 },
  { "\u22125", -500, -50000 },
  { "\u20135", -500, -50000 },
  { "\u20115", -500, -50000 },
  { "\u20105", -500, -50000 },
  { "\ufe635", -500, -50000 },
  { "\uff0d5", -500, -50000 },
  { "\u20145", BAD, BAD },
  { "+5", 500, 50000 },
  { "-0", 0, 0 },
  { "-1 234,56", -123456, -12345600 },
  { "--5", BAD, BAD },
  { "+-5", BAD, BAD },
  { "5-", BAD, BAD },
  { "-", BAD, BAD },
  { "+", BAD, BAD },
  { "(5)", -500, -50000 },
  { "(1 234,56)", -123456, -12345600 },
  { "( 1 234,56 € )", -123456, -12345600 },
  { "(12) €", -1200, -120000 },
  { "(-5)", BAD, BAD },
  { "-(5)", BAD, BAD },
  { "((5))", BAD, BAD },
  { "(5", BAD, BAD },
  { "5)", BAD, BAD },
  { "(5) 3", BAD, BAD },
  { "(5)+3", BAD, BAD },
  { "()", BAD, BAD },

  /* Euros. */
  { "12 €", 1200, 120000 },
  { "12€", 1200, 120000 },
  { "12\u00a0€", 1200, 120000 },
  { "€12", 1200, 120000 },
  { "€ 12", 1200, 120000 },
  { "-12 €", -1200, -120000 },
  { "-€12", -1200, -120000 },
  { "1\u202f234,56\u00a0€", 123456, 12345600 },
  { "1 234,56 EUR", 123456, 12345600 },
  { "EUR 1 234,56", 123456, 12345600 },
  { "12 eur", 1200, 120000 },
  { "12 euros", 1200, 120000 },
  { "1 Euro", 100, 10000 },
  { "12,5 €", 1250, 125000 },
  { "€", BAD, BAD },
  { "€12€", BAD, BAD },
  { "12 € 50", BAD, BAD },
  { "12€50", BAD, BAD },
  { "12 €/h", BAD, BAD },
  { "12 k€", BAD, BAD },
  { "$12", BAD, BAD },
  { "12 CHF", BAD, BAD },
  { "12 eurosx", BAD, BAD },

  /* Sums. */
  { "220+144+270", 63400, 6340000 },
  { "220 + 144 + 270", 63400, 6340000 },
  { "220 € + 144 €", 36400, 3640000 },
  { "100-20", 8000, 800000 },
  { "100 \u2212 20", 8000, 800000 },
  { "20-100", -8000, -800000 },
  { "=220+144", 36400, 3640000 },
  { "= 12", 1200, 120000 },
  { "-5+7", 200, 20000 },
  { "1 234,56+0,44", 123500, 12350000 },
  { "0,1+0,2", 30, 3000 },
  { "0+5", 500, 50000 },
  { "5+", BAD, BAD },
  { "5++5", BAD, BAD },
  { "5=5", BAD, BAD },
  { "==5", BAD, BAD },
  { "=", BAD, BAD },
  { "5*3", BAD, BAD },
  { "10/2", BAD, BAD },
  { "2x3", BAD, BAD },

  /* No numbers, though they look it. */
  { "2017-07-24", BAD, BAD },
  { "24-12-2017", BAD, BAD },
  { "24/12/2017", BAD, BAD },
  { "24.12.2017", BAD, BAD },
  { "03-27-00-00-00", BAD, BAD },
  { "24 - 12 - 17", -500, -50000 },
  { "17:30", BAD, BAD },
  { "1e3", BAD, BAD },
  { "0x10", BAD, BAD },
  { "nan", BAD, BAD },
  { "inf", BAD, BAD },
  { "12 mille", BAD, BAD },
  { "douze", BAD, BAD },
  { "10²", BAD, BAD },
  { "½", BAD, BAD },
  { "47 %", BAD, BAD },
  { "#REF!", BAD, BAD },
  { "", BAD, BAD },
  { " ", BAD, BAD },
  { "\u00a0", BAD, BAD },

  /* Other digits: those of full width are the same characters, others are not. */
  { "１２３４,５６", 123456, 12345600 },
  { "１＋２", 300, 30000 },
  { "\u0661\u0662", BAD, BAD },
  { "\xff", BAD, BAD },
  { "12\xff", BAD, BAD },
  { "12\u202e34", 123400, 12340000 },

  /* The bounds. */
  { "90000000000000", ECOT_AMOUNT_MAX, TOO_LARGE },
  { "89 999 999 999 999,99", ECOT_AMOUNT_MAX - 1, TOO_LARGE },
  { "90000000000000,01", TOO_LARGE, TOO_LARGE },
  { "-90000000000000,01", TOO_LARGE, TOO_LARGE },
  { "90000000000000+1-1", TOO_LARGE, TOO_LARGE },
  { "900000000000", 90000000000000, ECOT_DECIMAL_MAX },
  { "900000000000,0001", BAD, TOO_LARGE },
  { "99999999999999999999999999", TOO_LARGE, TOO_LARGE },
};

static int
code_of (gint64 refusal)
{
  if (refusal == AMBIGUOUS)
    return ECOT_ERROR_AMBIGUOUS;

  return refusal == TOO_LARGE ? ECOT_ERROR_OVERFLOW : ECOT_ERROR_BAD_VALUE;
}

/* Asserts that what @read answers to @text is @expected. */
static void
check (gboolean (*read) (const char *, gint64 *, GError **),
       const char *text,
       gint64      expected)
{
  g_autoptr (GError) error = NULL;
  gint64             value = 42;
  gboolean           ok = read (text, &value, &error);

  if (expected > TOO_LARGE)
    {
      g_assert_no_error (error);
      g_assert_true (ok);
      g_assert_cmpint (value, ==, expected);
      return;
    }

  g_assert_false (ok);
  g_assert_cmpint (value, ==, 42);
  g_assert_error (error, ECOT_ERROR, code_of (expected));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strpbrk (error->message, "\r\n\t"));
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *escaped = g_strescape (cases[i].text, NULL);

      g_test_message ("case %u: “%s”", i, escaped);
      check (ecot_number_read_amount, cases[i].text, cases[i].amount);
      check (ecot_number_read_decimal, cases[i].text, cases[i].decimal);
    }
}

static void
test_percent (void)
{
  static const struct
  {
    const char *text;
    EcotDecimal percent;
  } percents[] = {
    { "47", 470000 },
    { "47 %", 470000 },
    { "47%", 470000 },
    { "47\u00a0%", 470000 },
    { "47\u202f%", 470000 },
    { "47,5 %", 475000 },
    { "33.3333%", 333333 },
    { "0,5%", 5000 },
    { "100 %", 1000000 },
    { "-3 %", -30000 },
    { "20 % + 5 %", 250000 },
    { "%", BAD },
    { "47 %%", BAD },
    { "%47%", BAD },
    { "47 €", BAD },
    { "47 pour cent", BAD },
    { "33,33333 %", BAD },
    { "1,234 %", AMBIGUOUS },
    { "", BAD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    check (ecot_number_read_percent, percents[i].text, percents[i].percent);
}

/* The person has to learn what to type instead. */
static void
test_messages (void)
{
  static const struct
  {
    const char *text;
    const char *said[3];
  } messages[] = {
    { "1.234", { "1\u202f234", "1,234", "write 1234 " } },
    { "12,500", { "12\u202f500", "12,500", "two decimals" } },
    { "12 mille", { "“mille”" } },
    { "douze €", { "because of “douze”" } },
    { "douze", { "“douze” is not a number: write digits" } },
    { "10/2", { "“/”" } },
    { "12\u0301", { "“\u0301”" } },
    { "1\t2", { "one number" } },
    { "12,345678", { "more than 2 decimals" } },
    { "2017-07-24", { "date" } },
    { "", { "1 234,56" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autoptr (GError) error = NULL;
      EcotAmount         amount;

      g_assert_false (ecot_number_read_amount (messages[i].text, &amount, &error));
      for (guint s = 0; s < 3 && messages[i].said[s] != NULL; s++)
        if (strstr (error->message, messages[i].said[s]) == NULL)
          g_error ("“%s” does not say “%s”", error->message, messages[i].said[s]);
    }
}

/* What papers print can be typed again. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 30000; i++)
    {
      char   buf[ECOT_AMOUNT_BUFSIZE];
      gint64 value = ecot_test_random_int64 (rand) % (ECOT_AMOUNT_MAX + 1);

      check (ecot_number_read_amount, ecot_amount_format (value, buf), value);
      check (ecot_number_read_amount, ecot_amount_format_french (value, buf), value);
      check (ecot_number_read_amount, ecot_amount_format_french_bare (value, buf), value);
    }
}

static void
test_decimal_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 60000; i++)
    {
      char   buf[ECOT_DECIMAL_BUFSIZE];
      gint64 value = ecot_test_random_int64 (rand) % (ECOT_DECIMAL_MAX + 1);

      check (ecot_number_read_decimal, ecot_number_write_decimal (value, buf), value);
    }
}

/* The fourth decimal stands only where it is needed. */
static void
test_write_decimal (void)
{
  static const struct
  {
    EcotDecimal value;
    const char *written;
  } decimals[] = {
    { 3175000, "317,5" },
    { 123450, "12,3450" },
    { -123450, "\u221212,3450" },
    { 1250, "0,125" },
    { 12345670, "1\u202f234,567" },
    { 9993330, "999,3330" },
    { 123456, "12,3456" },
    { 10000, "1" },
    { 0, "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (decimals); i++)
    {
      char buf[ECOT_DECIMAL_BUFSIZE];

      g_assert_cmpstr (ecot_number_write_decimal (decimals[i].value, buf), ==, decimals[i].written);
    }
}

static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  guint             n_read = 0;

  for (guint i = 0; i < 60000; i++)
    {
      g_autofree char   *text = ecot_test_noise (rand, 8);
      g_autoptr (GError) error = NULL;
      gint64             value;

      if (ecot_number_read_amount (text, &value, &error))
        {
          n_read++;
          g_assert_true (ecot_amount_check (value, NULL));
        }
      else
        g_assert_true (error->domain == ECOT_ERROR && g_utf8_validate (error->message, -1, NULL));

      if (ecot_number_read_decimal (text, &value, NULL))
        g_assert_cmpint (ABS (value), <=, ECOT_DECIMAL_MAX);
      ecot_number_read_percent (text, &value, NULL);
    }

  g_assert_cmpuint (n_read, >, 1000); /* or the noise never got inside */
}

/* Nothing is cut off before it is read. */
static void
test_long (void)
{
  g_autofree char *spaces = g_strnfill (100000, ' ');
  g_autofree char *controls = g_strnfill (398, '\001');
  g_autofree char *hidden = g_strconcat (controls, "12345", NULL);
  g_autofree char *zeros = g_strnfill (399, '0');
  g_autofree char *too_many = g_strnfill (401, '0');
  g_autofree char *padded = g_strconcat (zeros, "7", NULL);
  g_autofree char *tail = g_strconcat ("12", spaces, "34", NULL);

  check (ecot_number_read_amount, spaces, BAD);
  check (ecot_number_read_amount, hidden, BAD);
  check (ecot_number_read_amount, tail, BAD);
  check (ecot_number_read_amount, padded, 700);
  check (ecot_number_read_amount, too_many, BAD);
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/ecot/number/cases", test_cases);
  g_test_add_func ("/ecot/number/percent", test_percent);
  g_test_add_func ("/ecot/number/messages", test_messages);
  g_test_add_func ("/ecot/number/round-trip", test_round_trip);
  g_test_add_func ("/ecot/number/decimal-round-trip", test_decimal_round_trip);
  g_test_add_func ("/ecot/number/write-decimal", test_write_decimal);
  g_test_add_func ("/ecot/number/noise", test_noise);
  g_test_add_func ("/ecot/number/long", test_long);

  return g_test_run ();
}
