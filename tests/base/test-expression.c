/* test-expression.c: what people have computed in a cell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/ecot-expression.h"

#include <string.h>

#include "base/ecot-amount.h"
#include "base/ecot-error.h"
#include "support/ecot-test.h"

#define BAD       (G_MININT64)
#define AMBIGUOUS (G_MININT64 + 1)
#define TOO_LARGE (G_MININT64 + 2)

#define HALF_UP ECOT_ROUNDING_HALF_UP
#define DOWN    ECOT_ROUNDING_DOWN
#define EURO    ECOT_ROUNDING_EURO

/* What texts come to as amounts in cents. */
static const struct
{
  const char  *text;
  EcotRounding rounding;
  gint64       cents;
} cases[] = {
  { "220+144+270", HALF_UP, 63400 },
  { "220 + 144 + 270 €", HALF_UP, 63400 },
  { "=220+144+270", HALF_UP, 63400 },
  { "3*33,335", HALF_UP, 10001 }, /* 100,005 */
  { "3*33,335", DOWN, 10000 },
  { "3*33,335", EURO, 10000 },
  { "3 × 33,335 €", HALF_UP, 10001 },
  { "3x33,335", HALF_UP, 10001 },
  { "3 X 33,335", HALF_UP, 10001 },
  { "(1 200+80)/2", HALF_UP, 64000 },
  { "(1\u202f200 € + 80 €) ÷ 2", HALF_UP, 64000 },
  { "(1\u00a0200+80)/2 EUR", HALF_UP, 64000 },
  { "2*(3+4*(5-1))", HALF_UP, 3800 },
  { "10-2-3", HALF_UP, 500 },
  { "100/2/5", HALF_UP, 1000 },
  { "2+3*4", HALF_UP, 1400 },
  { "10/3*3", HALF_UP, 1000 }, /* nothing is lost on the way */
  { "1/3+1/3+1/3", HALF_UP, 100 },
  { "0,1+0,2", HALF_UP, 30 },
  { "12,345+1", HALF_UP, 1335 }, /* 13,345 */
  { "12,345+1", DOWN, 1334 },
  { "1 200,50 + 0.25", HALF_UP, 120075 },
  { "1,234,567+1", HALF_UP, 123456800 },
  { "1.234,50*2", HALF_UP, 246900 },
  { "1,5 − 0,5", HALF_UP, 100 },

  /* The limit of rounding and one step to each side. */
  { "0,0149*1", HALF_UP, 1 },
  { "0,0150*1", HALF_UP, 2 },
  { "0,0151*1", HALF_UP, 2 },
  { "-0,0150*1", HALF_UP, -2 },
  { "-0,0149*1", HALF_UP, -1 },
  { "0,0199*1", DOWN, 1 },
  { "-0,0199*1", DOWN, -1 },

  /* In whole euros only what does not fit cents is rounded. */
  { "10,50+2,25", EURO, 1275 },
  { "100/3", EURO, 3300 },
  { "101/3", EURO, 3400 }, /* 33,666 */
  { "199/2*1", EURO, 9950 },

  /* Signs of numbers. */
  { "-5+7", HALF_UP, 200 },
  { "5*-3", HALF_UP, -1500 },
  { "6/-4", HALF_UP, -150 },
  { "-(5+3)", HALF_UP, -800 },
  { "(-5+3)", HALF_UP, -200 },
  { "5++5", HALF_UP, BAD },
  { "5+-5", HALF_UP, BAD },
  { "--5", HALF_UP, BAD },

  /* Wrong. */
  { "10/0", HALF_UP, BAD },
  { "10/(5-5)", HALF_UP, BAD },
  { "0/0", HALF_UP, BAD },
  { "0/5", HALF_UP, 0 },
  { "5+", HALF_UP, BAD },
  { "*5", HALF_UP, BAD },
  { "5**5", HALF_UP, BAD },
  { "5*", HALF_UP, BAD },
  { "(1+2", HALF_UP, BAD },
  { "1+2)", HALF_UP, BAD },
  { "()+1", HALF_UP, BAD },
  { "(1+2)(3+4)", HALF_UP, BAD },
  { "2(3+4)", HALF_UP, BAD },
  { "12*abc", HALF_UP, BAD },
  { "3xabc", HALF_UP, BAD },
  { "2*taux", HALF_UP, BAD },
  { "10*20%", HALF_UP, BAD },
  { "1e3*2", HALF_UP, BAD },
  { "12 34+1", HALF_UP, BAD },
  { "03-27-00-00-00", HALF_UP, BAD },
  { "5=5+1", HALF_UP, BAD },
  { "A1+A2", HALF_UP, BAD },
  { "12 € 50 + 3", HALF_UP, BAD },
  { "1\n2+3", HALF_UP, BAD },
  { "1\t2+3", HALF_UP, BAD },
  { "\xff+1", HALF_UP, BAD },
  { "1.234*2", HALF_UP, AMBIGUOUS },
  { "1.2345*2", HALF_UP, 247 },

  /* Too large for an amount, for the fraction on the way, or neither. */
  { "90000000000000*1", HALF_UP, ECOT_AMOUNT_MAX },
  { "90000000000000+0,004", HALF_UP, ECOT_AMOUNT_MAX },
  { "90000000000000+0,005", HALF_UP, TOO_LARGE },
  { "-90000000000000-0,01", HALF_UP, TOO_LARGE },
  { "90000000000000*90000000000000/90000000000000", HALF_UP, ECOT_AMOUNT_MAX },
  { "999999999999999*999999999999999*999999999999999", HALF_UP, TOO_LARGE },
  { "1/999999999999999/999999999999999/999999999999999", HALF_UP, TOO_LARGE },
  { "1111111111111111111111111111111+1", HALF_UP, TOO_LARGE },
};

static int
code_of (gint64 refusal)
{
  if (refusal == AMBIGUOUS)
    return ECOT_ERROR_AMBIGUOUS;

  return refusal == TOO_LARGE ? ECOT_ERROR_OVERFLOW : ECOT_ERROR_BAD_VALUE;
}

static void
check (const char  *text,
       guint        places,
       EcotRounding rounding,
       gint64       expected)
{
  g_autoptr (GError) error = NULL;
  gint64             value = 42;
  gboolean           ok = ecot_expression_read (text, places, rounding, ECOT_AMOUNT_MAX, &value, &error);

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
  g_test_summary ("row 1: 3 × 33,335 € gives 100,01 €, and every other sum its exact result rounded once");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *escaped = g_strescape (cases[i].text, NULL);

      g_test_message ("case %u: “%s”", i, escaped);
      check (cases[i].text, 2, cases[i].rounding, cases[i].cents);
    }
}

/* Four decimals of a quantity, none of a number of people. */
static void
test_places (void)
{
  check ("10/3", 4, HALF_UP, 33333);
  check ("20/3", 4, HALF_UP, 66667);
  check ("20/3", 4, DOWN, 66666);
  check ("20/3", 4, EURO, 66667);
  check ("3*12", 0, HALF_UP, 36);
  check ("36/3", 0, HALF_UP, 12);
  check ("35/3", 0, HALF_UP, BAD);
  check ("0,5+0,5", 0, HALF_UP, 1);
  check ("0,5+0,4", 0, HALF_UP, BAD);
}

/* A cell asks for a computation or just holds a number. */
static void
test_is (void)
{
  static const struct
  {
    const char *text;
    gboolean    is;
  } texts[] = {
    { "220+144", TRUE },
    { "3*4", TRUE },
    { "3x4", TRUE },
    { "=3/4", TRUE },
    { "-5+7", TRUE },
    { "(1+2)", TRUE },
    { "(12)*2", TRUE },
    { "-(12)", TRUE },
    { "5-", TRUE }, /* wrong, and said so */
    { "12*abc", TRUE },
    { "24 - 12 - 17", TRUE },
    { "24 / 12 / 2017", TRUE },
    { "12", FALSE },
    { "-12", FALSE },
    { "\u221212", FALSE },
    { "+12", FALSE },
    { "=12", FALSE },
    { "1 234,56 €", FALSE },
    { "(1 234,56)", FALSE },
    { "(1 234,56 €)", FALSE },
    { "(1 234,56) €", FALSE },
    { "24/12/2017", FALSE },
    { "24/7/17", FALSE },
    { "24-12-2017", FALSE },
    { "2017-07-24", FALSE },
    { "douze", FALSE },
    { "", FALSE },
    { "  ", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("“%s”", texts[i].text);
      g_assert_cmpint (ecot_expression_is (texts[i].text), ==, texts[i].is);
    }
}

/* One sentence, with what is wrong in it. */
static void
test_sentences (void)
{
  static const struct
  {
    const char *text, *holds;
  } sentences[] = {
    { "10/0", "zero" },
    { "3*", "at the end" },
    { "3**4", "before “*”" },
    { "(1+2", "not closed" },
    { "1+2)", "not opened" },
    { "2*taux", "“taux”" },
    { "10*20%", "“%”" },
    { "12 34+1", "“12 34”" },
    { "2(3+4)", "before “(”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64             value;

      g_assert_false (ecot_expression_read (sentences[i].text, 2, HALF_UP, ECOT_AMOUNT_MAX, &value, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, sentences[i].text));
      g_assert_nonnull (strstr (error->message, sentences[i].holds));
    }
}

/* Parentheses without end, and whatever else somebody may paste. */
static void
test_noise (void)
{
  static const char signs[] = "0123456789+-*/(),. E%x";
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autofree char  *deep = g_strnfill (399, '(');
  gint64            value;

  check (deep, 2, HALF_UP, BAD);
  deep[398] = '\0';
  g_assert_true (ecot_expression_is (deep));

  for (guint i = 0; i < 20000; i++)
    {
      char  text[40];
      guint n = (guint)g_rand_int_range (rand, 0, 39);

      for (guint j = 0; j < n; j++)
        text[j] = signs[g_rand_int_range (rand, 0, sizeof signs - 1)];

      text[n] = '\0';
      ecot_expression_read (text, 2, HALF_UP, ECOT_AMOUNT_MAX, &value, NULL);
      ecot_expression_is (text);
    }
}

/* A random sum of products, against the same in plain integers of a cent's hundredth. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gint64              sum = 0, expected = 0; /* of 1/10 000 */

      for (int n = g_rand_int_range (rand, 1, 5); n >= 0; n--)
        {
          gint32 a = g_rand_int_range (rand, 0, 100000), b = g_rand_int_range (rand, 0, 1000);

          g_string_append_printf (text, "%s%d,%02d*%d,%02d", text->len > 0 ? "+" : "", a / 100, a % 100, b / 100, b % 100);
          sum += (gint64)a * b;
        }

      expected = (sum + 50) / 100;
      check (text->str, 2, HALF_UP, expected);
      check (text->str, 2, DOWN, sum / 100);
      check (text->str, 4, HALF_UP, sum);
    }
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/ecot/base/expression/cases", test_cases);
  g_test_add_func ("/ecot/base/expression/places", test_places);
  g_test_add_func ("/ecot/base/expression/is", test_is);
  g_test_add_func ("/ecot/base/expression/sentences", test_sentences);
  g_test_add_func ("/ecot/base/expression/noise", test_noise);
  g_test_add_func ("/ecot/base/expression/random", test_random);

  return g_test_run ();
}
