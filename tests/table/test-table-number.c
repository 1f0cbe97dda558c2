/* test-table-number.c: the numbers in the cells of strangers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "table/ecot-table-number.h"

#include <string.h>

#include "base/ecot-error.h"

static const struct
{
  const char *text;
  EcotMark    mark;
} marks[] = {
  { "", ECOT_MARK_NONE },
  { "12", ECOT_MARK_NONE },
  { "1 234", ECOT_MARK_NONE },
  { "12,5", ECOT_MARK_COMMA },
  { "1 234,56 €", ECOT_MARK_COMMA },
  { "1.234,56", ECOT_MARK_COMMA },
  { "1,234.56", ECOT_MARK_POINT },
  { "12.50", ECOT_MARK_POINT },
  { "1.234.567", ECOT_MARK_COMMA },
  { "1,234,567", ECOT_MARK_POINT },
  { "0,125", ECOT_MARK_COMMA },
  { "1234,567", ECOT_MARK_COMMA },
  { "12 345,678", ECOT_MARK_COMMA },
  { "1'234.50", ECOT_MARK_POINT },
  /* On the limit of what can be read both ways, and beside it. */
  { "1.234", ECOT_MARK_AMBIGUOUS },
  { "1,234", ECOT_MARK_AMBIGUOUS },
  { "123,456", ECOT_MARK_AMBIGUOUS },
  { "-12.345 €", ECOT_MARK_AMBIGUOUS },
  { "1234.567", ECOT_MARK_POINT },
  { "1.23", ECOT_MARK_POINT },
  { "1.2345", ECOT_MARK_POINT },
};

static void
test_marks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_test_message ("%s", marks[i].text);
      g_assert_cmpint (ecot_mark_of (marks[i].text), ==, marks[i].mark);
    }
}

static EcotTableCell
make_text (const char *text)
{
  return (EcotTableCell){ .kind = ECOT_TABLE_TEXT, .columns_spanned = 1, .rows_spanned = 1, .value = "", .text = text, .formula = "", .currency = "" };
}

static EcotTableCell
make_value (EcotTableKind kind,
            const char   *value)
{
  return (EcotTableCell){ .kind = kind, .columns_spanned = 1, .rows_spanned = 1, .value = value, .text = value, .formula = "", .currency = "" };
}

static const struct
{
  const char *text;
  EcotMark    mark;
  EcotAmount  amount; /* -1: refused, -2: has two readings */
} amounts[] = {
  { "1 234,56 €", ECOT_MARK_NONE, 123456 },
  { "1\u202f234,5", ECOT_MARK_NONE, 123450 },
  { "€ 12.50", ECOT_MARK_NONE, 1250 },
  { "1,234.56", ECOT_MARK_NONE, 123456 },
  { "(12,50)", ECOT_MARK_NONE, -1250 },
  { "\u221212,50", ECOT_MARK_NONE, -1250 },
  { "1.234", ECOT_MARK_NONE, -2 },
  { "1.234", ECOT_MARK_COMMA, 123400 },
  { "1.234", ECOT_MARK_POINT, -1 },
  { "1,234 €", ECOT_MARK_POINT, 123400 },
  { "-1,234", ECOT_MARK_POINT, -123400 },
  { "12,345", ECOT_MARK_COMMA, -1 },
  { "sur devis", ECOT_MARK_NONE, -1 },
  { "12 k€", ECOT_MARK_NONE, -1 },
  { "05/06", ECOT_MARK_NONE, -1 },
  { "12 $", ECOT_MARK_NONE, -1 },
  { "99999999999999999999", ECOT_MARK_NONE, -1 },
};

static void
test_text_amounts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      const EcotTableCell cell = make_text (amounts[i].text);
      EcotAmount          amount = 77;
      gboolean            rounded;
      g_autoptr (GError)  error = NULL;
      gboolean            read = ecot_table_cell_read_amount (&cell, amounts[i].mark, &amount, &rounded, &error);

      g_test_message ("%s, %d", amounts[i].text, amounts[i].mark);
      if (amounts[i].amount == -1 || amounts[i].amount == -2)
        {
          g_assert_false (read);
          g_assert_cmpint (g_error_matches (error, ECOT_ERROR, ECOT_ERROR_AMBIGUOUS), ==, amounts[i].amount == -2);
          continue;
        }

      g_assert_no_error (error);
      g_assert_cmpint (amount, ==, amounts[i].amount);
      g_assert_false (rounded);
    }
}

static const struct
{
  const char *value;
  gboolean    read;
  EcotAmount  amount;
  gboolean    rounded;
} values[] = {
  { "1234.56", TRUE, 123456, FALSE },
  { "0", TRUE, 0, FALSE },
  { "-0.5", TRUE, -50, FALSE },
  { "1E3", TRUE, 100000, FALSE },
  { "1.5e-1", TRUE, 15, FALSE },
  { "1.5e+2", TRUE, 15000, FALSE },
  /* Noise of binary numbers is none of the amount; parts of a cent are. */
  { "2685.6000000000004", TRUE, 268560, FALSE },
  { "0.30000000000000004", TRUE, 30, FALSE },
  { "33.33333333333333", TRUE, 3333, TRUE },
  { "0.005", TRUE, 1, TRUE },
  { "0.0049", TRUE, 0, TRUE },
  { "-0.005", TRUE, -1, TRUE },
  { "1e-300", TRUE, 0, TRUE },
  { "90000000000000.00", TRUE, ECOT_AMOUNT_MAX, FALSE },
  { "90000000000000.1", FALSE, 0, FALSE },
  { "1e300", FALSE, 0, FALSE },
  { "1e99999", FALSE, 0, FALSE },
  { "12x", FALSE, 0, FALSE },
  { "", FALSE, 0, FALSE },
  { ".", FALSE, 0, FALSE },
  { "nan", FALSE, 0, FALSE },
  { "0x10", FALSE, 0, FALSE },
};

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const EcotTableCell cell = make_value (ECOT_TABLE_NUMBER, values[i].value);
      EcotAmount          amount = 77;
      gboolean            rounded = FALSE;
      g_autoptr (GError)  error = NULL;

      g_test_message ("%s", values[i].value);
      g_assert_cmpint (ecot_table_cell_read_amount (&cell, ECOT_MARK_NONE, &amount, &rounded, &error), ==, values[i].read);
      if (!values[i].read)
        {
          g_assert_nonnull (error);
          continue;
        }

      g_assert_cmpint (amount, ==, values[i].amount);
      g_assert_cmpint (rounded, ==, values[i].rounded);
    }
}

static void
test_rates (void)
{
  static const struct
  {
    EcotTableKind kind;
    const char   *text;
    EcotDecimal   percent;
  } rates[] = {
    { ECOT_TABLE_PERCENTAGE, "0.2", 200000 },
    { ECOT_TABLE_PERCENTAGE, "0.055", 55000 },
    { ECOT_TABLE_NUMBER, "20", 200000 },
    { ECOT_TABLE_NUMBER, "0.2", 200000 },
    { ECOT_TABLE_NUMBER, "1", 10000 },
    { ECOT_TABLE_NUMBER, "0", 0 },
    { ECOT_TABLE_TEXT, "5,5 %", 55000 },
    { ECOT_TABLE_TEXT, "20", 200000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      const EcotTableCell cell = rates[i].kind == ECOT_TABLE_TEXT ? make_text (rates[i].text) : make_value (rates[i].kind, rates[i].text);
      EcotDecimal         percent;
      gboolean            rounded;

      g_test_message ("%s", rates[i].text);
      g_assert_true (ecot_table_cell_read_percent (&cell, ECOT_MARK_NONE, &percent, &rounded, NULL));
      g_assert_cmpint (percent, ==, rates[i].percent);
    }
}

/* What is no number says what it is. */
static void
test_kinds (void)
{
  static const struct
  {
    EcotTableKind kind;
    const char   *currency, *word;
  } kinds[] = {
    { ECOT_TABLE_EMPTY, "", "no result" },
    { ECOT_TABLE_ERROR, "", "compute" },
    { ECOT_TABLE_DATE, "", "date" },
    { ECOT_TABLE_TIME, "", "time" },
    { ECOT_TABLE_BOOLEAN, "", "true" },
    { ECOT_TABLE_CURRENCY, "USD", "USD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      EcotTableCell      cell = make_value (kinds[i].kind, "12");
      EcotAmount         amount;
      gboolean           rounded;
      g_autoptr (GError) error = NULL;

      cell.currency = kinds[i].currency;
      g_assert_false (ecot_table_cell_read_amount (&cell, ECOT_MARK_NONE, &amount, &rounded, &error));
      g_assert_nonnull (strstr (error->message, kinds[i].word));
    }
}

static void
test_blank (void)
{
  static const char *const nothing[] = { "", "  ", "-", "\u2013", "- €", "\u2014 " };
  EcotTableCell            covered = make_text ("12");

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      const EcotTableCell cell = make_text (nothing[i]);

      g_assert_true (ecot_table_cell_is_blank (&cell));
    }

  covered.flags = ECOT_TABLE_COVERED;
  g_assert_true (ecot_table_cell_is_blank (&covered));
  g_assert_true (ecot_table_cell_is_blank (NULL));
}

static void
test_readings (void)
{
  g_autofree char *comma = ecot_mark_show_reading ("1.234 €", ECOT_MARK_COMMA);
  g_autofree char *point = ecot_mark_show_reading ("1.234 €", ECOT_MARK_POINT);

  g_assert_cmpstr (comma, ==, "1\u202f234");
  g_assert_cmpstr (point, ==, "1,234");
}

static const struct
{
  EcotTableKind kind;
  const char   *text;
  EcotDecimal   hours; /* -1: it is none */
  gboolean      rounded;
} hours[] = {
  { ECOT_TABLE_TIME, "PT08H30M00S", 85000, FALSE },
  { ECOT_TABLE_TIME, "PT08H29M59.9999999S", 85000, FALSE },
  { ECOT_TABLE_TIME, "PT132H00M00S", 1320000, FALSE },
  { ECOT_TABLE_TIME, "PT45M", 7500, FALSE },
  { ECOT_TABLE_TIME, "PT20M", 3333, TRUE },
  { ECOT_TABLE_TIME, "PT10M", 1667, TRUE },
  { ECOT_TABLE_TIME, "PT9999999H", 99999990000, FALSE },
  { ECOT_TABLE_TIME, "PT9999999H00M01S", -1 },
  { ECOT_TABLE_TIME, "PT", -1 },
  { ECOT_TABLE_TIME, "P1D", -1 },
  { ECOT_TABLE_TIME, "PT08H30M00S1", -1 },
  { ECOT_TABLE_TIME, "PT99999999H", -1 },
  { ECOT_TABLE_TEXT, "8:30", 85000, FALSE },
  { ECOT_TABLE_TEXT, "8h30", 85000, FALSE },
  { ECOT_TABLE_TEXT, " 8 H 30 ", 85000, FALSE },
  { ECOT_TABLE_TEXT, "8\u00a0h\u00a030", 85000, FALSE },
  { ECOT_TABLE_TEXT, "08:30:00", 85000, FALSE },
  { ECOT_TABLE_TEXT, "0h06", 1000, FALSE },
  { ECOT_TABLE_TEXT, "0h00", 0, FALSE },
  { ECOT_TABLE_TEXT, "8h20", 83333, TRUE },
  { ECOT_TABLE_TEXT, "8 h 45 min", 87500, FALSE },
  { ECOT_TABLE_TEXT, "8:59", 89833, TRUE },
  { ECOT_TABLE_TEXT, "8:60", -1 },
  { ECOT_TABLE_TEXT, "8:3", -1 },
  { ECOT_TABLE_TEXT, "8:300", -1 },
  { ECOT_TABLE_TEXT, "8h", -1 },
  { ECOT_TABLE_TEXT, "h30", -1 },
  { ECOT_TABLE_TEXT, "8:30 environ", -1 },
  { ECOT_TABLE_TEXT, "12345678:00", -1 },
  { ECOT_TABLE_NUMBER, "8.5", -1 },
};

static void
test_hours (void)
{
  g_test_summary ("8:30 is eight hours and a half, typed as a time or in letters");

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      EcotTableCell cell = make_text (hours[i].text);
      EcotDecimal   number = -1;
      gboolean      rounded = FALSE;

      g_test_message ("%s", hours[i].text);
      cell.kind = hours[i].kind;
      cell.value = cell.text;
      g_assert_cmpint (ecot_table_cell_read_hours (&cell, &number, &rounded), ==, hours[i].hours >= 0);
      if (hours[i].hours < 0)
        continue;
      g_assert_cmpint (number, ==, hours[i].hours);
      g_assert_cmpint (rounded, ==, hours[i].rounded);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/table/number/marks", test_marks);
  g_test_add_func ("/ecot/table/number/texts", test_text_amounts);
  g_test_add_func ("/ecot/table/number/values", test_values);
  g_test_add_func ("/ecot/table/number/rates", test_rates);
  g_test_add_func ("/ecot/table/number/kinds", test_kinds);
  g_test_add_func ("/ecot/table/number/blank", test_blank);
  g_test_add_func ("/ecot/table/number/readings", test_readings);

  g_test_add_func ("/ecot/table/number/hours", test_hours);

  return g_test_run ();
}
