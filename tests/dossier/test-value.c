/* test-value.c: what cells hold, and what they refuse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dossier/ecot-value.h"

#include <locale.h>
#include <string.h>

#include "base/ecot-error.h"
#include "support/ecot-test.h"

static const struct
{
  EcotValueType type;
  const char   *text;
  const char   *clean; /* NULL: empty */
} texts[] = {
  { ECOT_VALUE_TEXT, "Les Ateliers du Fil d’Eau", "Les Ateliers du Fil d’Eau" },
  { ECOT_VALUE_TEXT, "  two\nlines\t ", "two lines" },
  { ECOT_VALUE_TEXT, "", NULL },
  { ECOT_VALUE_TEXT, " \t\n\u00a0\u202f\u3000", NULL },
  { ECOT_VALUE_TEXT, "e\u0301", "é" },
  { ECOT_VALUE_PROSE, "\n a\r\nb\n\n", "a\nb" },
  { ECOT_VALUE_PROSE, "\x01", NULL },
  { ECOT_VALUE_PROSE, "a\x01\u202e"
                      "b",
    "ab" },
  { ECOT_VALUE_CHOICE, " staff ", "staff" },
  { ECOT_VALUE_TEXT, NULL, NULL },
};

static void
test_text (void)
{
  g_test_summary ("Text is cleaned on its way in, and white space alone is no value");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (EcotValue) value = ecot_value_text (texts[i].type, texts[i].text);

      g_test_message ("case %u", i);
      g_assert_cmpstr (value.text, ==, texts[i].clean);
      g_assert_cmpint (value.type, ==, texts[i].clean != NULL ? texts[i].type : ECOT_VALUE_NONE);
    }
}

/* 1 is the first day; 3652059 the last one with four digits in its year. */
static const struct
{
  EcotValueType type;
  const char   *text;
  gint64        number; /* -1 and no @french: refused */
  const char   *french;
} machine[] = {
  { ECOT_VALUE_AMOUNT, "1234.50", 123450, "1\u202f234,50" },
  { ECOT_VALUE_AMOUNT, "0.00", 0, "0,00" },
  { ECOT_VALUE_AMOUNT, "-0.01", -1, "\u22120,01" },
  { ECOT_VALUE_AMOUNT, "90000000000000.00", ECOT_AMOUNT_MAX, "90\u202f000\u202f000\u202f000\u202f000,00" },
  { ECOT_VALUE_AMOUNT, "90000000000000.01", -1, NULL },
  { ECOT_VALUE_AMOUNT, "1.234", -1, NULL },
  { ECOT_VALUE_AMOUNT, "12,5 €", -1, NULL },
  { ECOT_VALUE_AMOUNT, "12a", -1, NULL },
  { ECOT_VALUE_DECIMAL, "317.5", 3175000, "317,5" },
  { ECOT_VALUE_DECIMAL, "12.345", 123450, "12,3450" }, /* "12,345" would be ambiguous */
  { ECOT_VALUE_DECIMAL, "0.0001", 1, "0,0001" },
  { ECOT_VALUE_DECIMAL, "0.00001", -1, NULL },
  { ECOT_VALUE_DECIMAL, "99999999999999999999", -1, NULL },
  { ECOT_VALUE_COUNT, "1200", 1200, "1\u202f200" },
  { ECOT_VALUE_COUNT, "0", 0, "0" },
  { ECOT_VALUE_COUNT, "900000000000", 900000000000, "900\u202f000\u202f000\u202f000" },
  { ECOT_VALUE_COUNT, "900000000001", -1, NULL },
  { ECOT_VALUE_COUNT, "-1", -1, NULL },
  { ECOT_VALUE_COUNT, "1.5", -1, NULL },
  { ECOT_VALUE_COUNT, "1 200", -1, NULL },
  { ECOT_VALUE_COUNT, "99999999999999999999999", -1, NULL },
  { ECOT_VALUE_BOOLEAN, "true", 1, "oui" },
  { ECOT_VALUE_BOOLEAN, "false", 0, "non" },
  { ECOT_VALUE_BOOLEAN, "yes", -1, NULL },
  { ECOT_VALUE_DATE, "2017-07-24", 736534, "24/07/2017" },
  { ECOT_VALUE_DATE, "0001-01-01", 1, "01/01/0001" },
  { ECOT_VALUE_DATE, "9999-12-31", 3652059, "31/12/9999" },
  { ECOT_VALUE_DATE, "10000-01-01", -1, NULL },
  { ECOT_VALUE_DATE, "2025-02-29", -1, NULL },
  { ECOT_VALUE_DATE, "24/07/2017", -1, NULL },
  { ECOT_VALUE_MOMENT, "2017-07-24T17:01", G_GINT64_CONSTANT (736534) * 1440 + 1021, "24/07/2017 17:01" },
  { ECOT_VALUE_MOMENT, "2017-07-24T24:00", -1, NULL },
  { ECOT_VALUE_MOMENT, "2017-07-24", -1, NULL },
};

static void
test_machine (void)
{
  g_test_summary ("The machine form reads back as it was written, and so does the French one");

  for (guint i = 0; i < G_N_ELEMENTS (machine); i++)
    {
      g_auto (EcotValue) value = ECOT_VALUE_EMPTY;
      g_auto (EcotValue) again = ECOT_VALUE_EMPTY;
      g_autoptr (GError) error = NULL;
      g_autofree char   *written = NULL, *french = NULL;
      gboolean           read = ecot_value_from_machine (machine[i].type, machine[i].text, &value, &error);

      g_test_message ("case %u: “%s”", i, machine[i].text);
      g_assert_cmpint (read, ==, machine[i].french != NULL);
      g_assert_cmpint (error == NULL, ==, read);
      g_assert_cmpint (value.type, ==, read ? machine[i].type : ECOT_VALUE_NONE);
      if (!read)
        continue;

      g_assert_cmpint (value.number, ==, machine[i].number);
      written = ecot_value_to_machine (&value);
      french = ecot_value_to_french (&value);
      g_assert_cmpstr (written, ==, machine[i].text);
      g_assert_cmpstr (french, ==, machine[i].french);
      g_assert_true (ecot_value_from_french (machine[i].type, french, &again, &error));
      g_assert_no_error (error);
      g_assert_true (ecot_value_equal (&value, &again));
    }
}

static const struct
{
  EcotValueType type;
  const char   *text;
  const char   *machine; /* NULL: refused; "": empty */
} french[] = {
  { ECOT_VALUE_AMOUNT, "1 234,56 €", "1234.56" },
  { ECOT_VALUE_AMOUNT, "", "" },
  { ECOT_VALUE_AMOUNT, " \u00a0 ", "" },
  { ECOT_VALUE_AMOUNT, "1.234", NULL },
  { ECOT_VALUE_AMOUNT, "douze", NULL },
  { ECOT_VALUE_DECIMAL, "22,38", "22.38" },
  { ECOT_VALUE_COUNT, "1 200", "1200" },
  { ECOT_VALUE_COUNT, "12,0", "12" },
  { ECOT_VALUE_COUNT, "12,5", NULL },
  { ECOT_VALUE_COUNT, "-3", NULL },
  { ECOT_VALUE_BOOLEAN, "Oui", "true" },
  { ECOT_VALUE_BOOLEAN, "peut-être", NULL },
  { ECOT_VALUE_DATE, "24 juillet 2017", "2017-07-24" },
  { ECOT_VALUE_DATE, "31/02/2017", NULL },
  { ECOT_VALUE_MOMENT, "24 juillet 2017 à 17 h 01", "2017-07-24T17:01" },
  { ECOT_VALUE_MOMENT, "24/7/17 17h", "2017-07-24T17:00" },
  { ECOT_VALUE_MOMENT, "24/07/2017 9:05", "2017-07-24T09:05" },
  { ECOT_VALUE_MOMENT, "24/07/2017 24:00", NULL },
  { ECOT_VALUE_MOMENT, "24/07/2017 12:60", NULL },
  { ECOT_VALUE_MOMENT, "24/07/2017", NULL },
  { ECOT_VALUE_MOMENT, "", "" },
  { ECOT_VALUE_CHOICE, "staff", "staff" },
  { ECOT_VALUE_CHOICE, "no spaces", NULL },
  { ECOT_VALUE_CHOICE, "a/b", NULL },
};

static void
test_french (void)
{
  g_test_summary ("What people type, and what is refused");

  for (guint i = 0; i < G_N_ELEMENTS (french); i++)
    {
      g_auto (EcotValue) value = ECOT_VALUE_EMPTY;
      g_autoptr (GError) error = NULL;
      g_autofree char   *written = NULL;
      gboolean           read = ecot_value_from_french (french[i].type, french[i].text, &value, &error);

      g_test_message ("case %u: “%s”", i, french[i].text);
      g_assert_cmpint (read, ==, french[i].machine != NULL);
      g_assert_cmpint (error == NULL, ==, read);
      written = ecot_value_to_machine (&value);
      g_assert_cmpstr (written, ==, read && *french[i].machine != '\0' ? french[i].machine : NULL);
    }
}

static void
test_size (void)
{
  g_autofree char   *text = g_strnfill (ECOT_VALUE_TEXT_MAX + 1, 'x');
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A text of 4 MiB fits; one byte more is refused with a sentence");

  g_assert_false (ecot_value_from_machine (ECOT_VALUE_PROSE, text, &value, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (error->message, "4 MiB"));
  g_clear_error (&error);
  g_assert_false (ecot_value_from_french (ECOT_VALUE_AMOUNT, text, &value, &error));
  g_clear_error (&error);

  text[ECOT_VALUE_TEXT_MAX] = '\0';
  g_assert_true (ecot_value_from_machine (ECOT_VALUE_PROSE, text, &value, &error));
  g_assert_cmpuint (strlen (value.text), ==, ECOT_VALUE_TEXT_MAX);
}

/* What a damaged file could hand over. */
static void
test_check (void)
{
  const EcotValue bad[] = {
    { ECOT_VALUE_COUNT, -1, NULL },
    { ECOT_VALUE_BOOLEAN, 2, NULL },
    { ECOT_VALUE_DATE, 0, NULL },
    { ECOT_VALUE_DATE, 3652060, NULL },
    { ECOT_VALUE_MOMENT, 1439, NULL },
    { ECOT_VALUE_MOMENT, G_MAXINT64, NULL },
    { ECOT_VALUE_AMOUNT, ECOT_AMOUNT_MAX + 1, NULL },
    { ECOT_VALUE_DECIMAL, G_MININT64, NULL },
    { ECOT_VALUE_TEXT, 0, NULL },
    { ECOT_VALUE_TEXT, 0, (char *)"" },
    { ECOT_VALUE_TEXT, 0, (char *)"\xff" },
    { ECOT_VALUE_CHOICE, 0, (char *)"two words" },
    { (EcotValueType)99, 0, NULL },
  };

  g_test_summary ("A value out of range is refused wherever it comes from");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_false (ecot_value_check (&bad[i], &error));
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE);
    }
}

static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  g_test_summary ("Whatever is read at all is a sound value that reads back as itself");

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char   *text = ecot_test_noise (rand, 6);
      EcotValueType      type = (EcotValueType)g_rand_int_range (rand, ECOT_VALUE_TEXT, ECOT_VALUE_MOMENT + 1);
      g_auto (EcotValue) value = ECOT_VALUE_EMPTY;
      g_auto (EcotValue) again = ECOT_VALUE_EMPTY;
      g_autofree char   *written = NULL;

      if (!ecot_value_from_french (type, text, &value, NULL) || ecot_value_is_empty (&value))
        continue;

      g_assert_true (ecot_value_check (&value, NULL));
      written = ecot_value_to_machine (&value);
      g_assert_true (ecot_value_from_machine (type, written, &again, NULL));
      g_assert_true (ecot_value_equal (&value, &again));
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/value/text", test_text);
  g_test_add_func ("/ecot/value/machine", test_machine);
  g_test_add_func ("/ecot/value/french", test_french);
  g_test_add_func ("/ecot/value/size", test_size);
  g_test_add_func ("/ecot/value/check", test_check);
  g_test_add_func ("/ecot/value/noise", test_noise);

  return g_test_run ();
}
