/* test-sheet-value.c: numbers as spreadsheet programs write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk/ecot-sheet-value-private.h"

#include "base/ecot-error.h"

static const struct
{
  const char *text;
  guint       scale;
  gboolean    fine;
  gint64      number;
} numbers[] = {
  { "0", 2, TRUE, 0 },
  { "-0", 2, TRUE, 0 },
  { "0.0000000000000000000000000000000001e40", 2, TRUE, 100000000 },
  { "1234.56", 2, TRUE, 123456 },
  { "-1234.56", 2, TRUE, -123456 },
  { "+7", 4, TRUE, 70000 },
  { ".5", 2, TRUE, 50 },
  { "5.", 2, TRUE, 500 },
  { "1e2", 2, TRUE, 10000 },
  { "1.25E+1", 2, TRUE, 1250 },
  { "1e-2", 2, TRUE, 1 },
  { "1e-3", 2, FALSE },
  { "12.345", 2, FALSE },
  { "12.3450", 3, TRUE, 12345 },
  /* What binary fractions make of 22.38 and 0.1 + 0.2. */
  { "22.379999999999999", 2, TRUE, 2238 },
  { "0.30000000000000004", 2, TRUE, 30 },
  { "99999.999999999996", 2, TRUE, 10000000 },
  { "999999999999999", 2, TRUE, G_GINT64_CONSTANT (99999999999999900) },
  /* Fifteen digits are believed: the fifteenth is one decimal too many, the sixteenth is noise. */
  { "1234567890.12001", 2, FALSE },
  { "12345678901234.1", 0, FALSE },
  { "123456789012345.1", 0, TRUE, G_GINT64_CONSTANT (123456789012345) },
  { "123456789012345.5", 0, TRUE, G_GINT64_CONSTANT (123456789012346) },
  { "1000000000000000000", 0, FALSE },
  { "100000000000000000", 0, TRUE, G_GINT64_CONSTANT (100000000000000000) },
  { "1e400", 0, FALSE },
  { "1e-400", 0, FALSE },
  { "1e99999999999999999999", 0, FALSE },
  { "", 2, FALSE },
  { "-", 2, FALSE },
  { ".", 2, FALSE },
  { "1,5", 2, FALSE },
  { "1.5.2", 2, FALSE },
  { "1e", 2, FALSE },
  { "1e2x", 2, FALSE },
  { "NaN", 2, FALSE },
  { "inf", 2, FALSE },
  { "0x10", 2, FALSE },
};

static void
test_numbers (void)
{
  g_test_summary ("A number is what its program meant, to fifteen digits, or it is none");

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      gint64 number = -42;

      g_test_message ("“%s”, %u decimals", numbers[i].text, numbers[i].scale);
      g_assert_cmpint (ecot_sheet_read_number (numbers[i].text, numbers[i].scale, &number), ==, numbers[i].fine);
      if (numbers[i].fine)
        g_assert_cmpint (number, ==, numbers[i].number);
    }
}

static void
test_long (void)
{
  g_autofree char *zeros = g_strnfill (5000, '0');
  g_autofree char *nines = g_strnfill (5000, '9');
  g_autofree char *small = g_strconcat ("0.", zeros, "1", NULL);
  gint64           number;

  g_test_summary ("Digits without end are a number or none, and nothing worse");

  g_assert_true (ecot_sheet_read_number (zeros, 2, &number));
  g_assert_cmpint (number, ==, 0);
  g_assert_false (ecot_sheet_read_number (nines, 2, &number));
  g_assert_false (ecot_sheet_read_number (small, 2, &number));
}

static const struct
{
  EcotKind      kind;
  const char   *field;
  EcotTableCell cell;
  const char   *machine; /* NULL: refused; "": empty */
} cells[] = {
  { ECOT_KIND_LINE, "amount", { .kind = ECOT_TABLE_CURRENCY, .value = "12.5", .text = "12,50 €" }, "12.50" },
  { ECOT_KIND_LINE, "amount", { .kind = ECOT_TABLE_TEXT, .value = "", .text = "1 234,5 €" }, "1234.50" },
  { ECOT_KIND_LINE, "amount", { .kind = ECOT_TABLE_TEXT, .value = "", .text = "" }, "" },
  { ECOT_KIND_LINE, "amount", { .kind = ECOT_TABLE_EMPTY, .value = "", .text = "" }, "" },
  { ECOT_KIND_LINE, "amount", { .kind = ECOT_TABLE_ERROR, .value = "", .text = "#DIV/0!" }, NULL },
  { ECOT_KIND_LINE, "amount", { .kind = ECOT_TABLE_BOOLEAN, .value = "true", .text = "VRAI" }, NULL },
  { ECOT_KIND_LINE, "amount", { .kind = ECOT_TABLE_NUMBER, .value = "12.345", .text = "12,35" }, NULL },
  { ECOT_KIND_LINE, "quantity", { .kind = ECOT_TABLE_NUMBER, .value = "12.3456", .text = "12,35" }, "12.3456" },
  { ECOT_KIND_LINE, "quantity", { .kind = ECOT_TABLE_TIME, .value = "PT08H30M00S", .text = "08:30:00" }, "8.5" },
  { ECOT_KIND_TIME, "hours", { .kind = ECOT_TABLE_TEXT, .value = "", .text = "8h30" }, "8.5" },
  { ECOT_KIND_LINE, "amount", { .kind = ECOT_TABLE_TIME, .value = "PT08H30M00S", .text = "08:30:00" }, NULL },
  { ECOT_KIND_LINE, "unit-cost", { .kind = ECOT_TABLE_TEXT, .value = "", .text = "8h30" }, NULL },
  { ECOT_KIND_LINE, "vat-rate", { .kind = ECOT_TABLE_PERCENTAGE, .value = "0.055", .text = "5,5 %" }, "5.5" },
  { ECOT_KIND_METHOD, "vat-share", { .kind = ECOT_TABLE_NUMBER, .value = "33.33", .text = "33,33" }, "33.33" },
  { ECOT_KIND_METHOD, "vat", { .kind = ECOT_TABLE_TEXT, .value = "", .text = "Récupérée en partie" }, "partial" },
  { ECOT_KIND_LINE, "detail", { .kind = ECOT_TABLE_NUMBER, .value = "2024", .text = "2024" }, "2024" },
  { ECOT_KIND_LINE, "detail", { .kind = ECOT_TABLE_TEXT, .value = "", .text = "=1+1" }, "=1+1" },
  { ECOT_KIND_FUND, "percent", { .kind = ECOT_TABLE_PERCENTAGE, .value = "0.47", .text = "47 %" }, "47" },
  { ECOT_KIND_FUND, "percent", { .kind = ECOT_TABLE_PERCENTAGE, .value = "1.2", .text = "120 %" }, "120" },
  { ECOT_KIND_FUND, "percent", { .kind = ECOT_TABLE_NUMBER, .value = "0.47", .text = "0,47" }, "47" },
  { ECOT_KIND_FUND, "percent", { .kind = ECOT_TABLE_NUMBER, .value = "47", .text = "47" }, "47" },
  { ECOT_KIND_FUND, "percent", { .kind = ECOT_TABLE_TEXT, .value = "", .text = "47,5 %" }, "47.5" },
  { ECOT_KIND_GROUP, "count", { .kind = ECOT_TABLE_NUMBER, .value = "12", .text = "12" }, "12" },
  { ECOT_KIND_GROUP, "count", { .kind = ECOT_TABLE_NUMBER, .value = "12.5", .text = "12,5" }, NULL },
  { ECOT_KIND_GROUP, "count", { .kind = ECOT_TABLE_NUMBER, .value = "-1", .text = "-1" }, NULL },
  { ECOT_KIND_GROUP, "setting", { .kind = ECOT_TABLE_TEXT, .value = "", .text = " Rural " }, "rural" },
  { ECOT_KIND_GROUP, "setting", { .kind = ECOT_TABLE_TEXT, .value = "", .text = "mer" }, NULL },
  { ECOT_KIND_STEP, "start", { .kind = ECOT_TABLE_DATE, .value = "2024-02-29T00:00:00", .text = "29/02/2024" }, "2024-02-29" },
  { ECOT_KIND_STEP, "start", { .kind = ECOT_TABLE_TEXT, .value = "", .text = "29/02/2024" }, "2024-02-29" },
  { ECOT_KIND_STEP, "start", { .kind = ECOT_TABLE_DATE, .value = "2023-02-29", .text = "29/02/2023" }, NULL },
  { ECOT_KIND_STEP, "start", { .kind = ECOT_TABLE_NUMBER, .value = "45351", .text = "45351" }, NULL },
  { ECOT_KIND_VOLUNTARY, "account", { .kind = ECOT_TABLE_NUMBER, .value = "864", .text = "864" }, "864" },
  { ECOT_KIND_VOLUNTARY, "account", { .kind = ECOT_TABLE_NUMBER, .value = "865", .text = "865" }, NULL },
};

static void
test_cells (void)
{
  g_test_summary ("A cell is what its field can hold, or it is refused with a word");

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      guint              field = (guint)ecot_schema_find_field (cells[i].kind, cells[i].field);
      g_auto (EcotValue) value = ECOT_VALUE_EMPTY;
      g_autoptr (GError) error = NULL;
      gboolean           fine = ecot_sheet_read_cell (cells[i].kind, field, &cells[i].cell, &value, &error);
      g_autofree char   *machine = fine ? ecot_value_to_machine (&value) : NULL;

      g_test_message ("%s: “%s”", cells[i].field, cells[i].cell.text);
      g_assert_cmpint (fine, ==, cells[i].machine != NULL);
      if (!fine)
        g_assert_true (error->domain == ECOT_ERROR && *error->message != '\0');
      else
        g_assert_cmpstr (machine != NULL ? machine : "", ==, cells[i].machine);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ecot/desk/sheet-value/numbers", test_numbers);
  g_test_add_func ("/ecot/desk/sheet-value/long", test_long);
  g_test_add_func ("/ecot/desk/sheet-value/cells", test_cells);

  return g_test_run ();
}
