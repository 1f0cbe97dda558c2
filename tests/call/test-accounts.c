/* test-accounts.c: the file of accounts, what it says and what is refused of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "call/ecot-accounts.h"

#include <string.h>

#include "base/ecot-error.h"

static EcotAccounts *
read_text (const char *text,
           GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return ecot_accounts_read (bytes, "a.xml", error);
}

static void
test_program (void)
{
  g_autoptr (GError)  error = NULL;
  const EcotAccounts *accounts = ecot_accounts_get (&error);

  g_test_summary ("The accounts of the program know the charges of the form, and where codes went");
  g_assert_no_error (error);

  for (guint code = 60; code <= 69; code++)
    {
      g_autofree char *text = g_strdup_printf ("%u", code);

      g_assert_true (ecot_accounts_has_code (accounts, ECOT_SIDE_CHARGES, text));
    }

  g_assert_true (ecot_accounts_has_code (accounts, ECOT_SIDE_CHARGES, "60410000"));
  g_assert_false (ecot_accounts_has_code (accounts, ECOT_SIDE_CHARGES, "604100000"));
  g_assert_false (ecot_accounts_has_code (accounts, ECOT_SIDE_CHARGES, "6"));
  g_assert_false (ecot_accounts_has_code (accounts, ECOT_SIDE_CHARGES, ""));
  g_assert_false (ecot_accounts_has_code (accounts, ECOT_SIDE_CHARGES, "60a"));
  g_assert_false (ecot_accounts_has_code (accounts, ECOT_SIDE_CHARGES, "indirect"));
  g_assert_false (ecot_accounts_has_code (accounts, ECOT_SIDE_CHARGES, "74"));
  g_assert_cmpstr (ecot_accounts_get_default (accounts, "staff"), ==, "64");
  g_assert_null (ecot_accounts_get_default (accounts, "nothing"));
}

static void
test_moves (void)
{
  const EcotAccounts *accounts = ecot_accounts_get (NULL);
  EcotDate            last = ecot_date_new (2024, 12, 31);

  g_assert_null (ecot_accounts_find_move (accounts, "6712", last));
  g_assert_cmpstr (ecot_accounts_find_move (accounts, "6712", last + 1)->to, ==, "658");
  g_assert_cmpstr (ecot_accounts_find_move (accounts, "671", ECOT_DATE_NONE)->to, ==, "658");
  g_assert_null (ecot_accounts_find_move (accounts, "67", last + 1));
  g_assert_null (ecot_accounts_find_move (accounts, "604", last + 1));

  g_assert_cmpstr (ecot_accounts_find_plan (accounts, last)->id, ==, "anc-2018-06");
  g_assert_cmpstr (ecot_accounts_find_plan (accounts, last + 1)->id, ==, "anc-2022-06");
  g_assert_cmpstr (ecot_accounts_find_plan (accounts, ECOT_DATE_NONE)->id, ==, "anc-2022-06");
}

static void
test_types (void)
{
  static const struct
  {
    const char *type, *id;
    gboolean    earned;
  } cases[] = { { "state", "state", FALSE }, { "in-kind", "in-kind", FALSE }, { "sales", "70", TRUE }, { "dues", "756", TRUE }, { "management", "management", TRUE } };
  const EcotAccounts *accounts = ecot_accounts_get (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (ecot_accounts_find_type (accounts, cases[i].type)->id, ==, cases[i].id);
      g_assert_cmpint (ecot_accounts_is_earned (accounts, cases[i].type), ==, cases[i].earned);
    }

  g_assert_null (ecot_accounts_find_type (accounts, "other"));
  g_assert_false (ecot_accounts_is_earned (accounts, "other"));
  g_assert_false (ecot_accounts_is_earned (accounts, NULL));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *says;
  } cases[] = {
    { "", "a.xml" },
    { "<call/>", "a.xml:1" },
    { "<accounts><plan id='p'/></accounts>", "title" },
    { "<accounts><plan id='p' title='t' from='31/12/2020'/></accounts>", "2020-01-01" },
    { "<accounts><account id='60' label='l'/></accounts>", "side" },
    { "<accounts><account id='60' label='l' side='left'/></accounts>", "left" },
    { "<accounts><line code='604' label='l'/></accounts>", "line" },
    { "<accounts><account id='60' label='l' side='charges'><line code='614' label='l'/></account></accounts>", "614" },
    { "<accounts><account id='60' label='l' side='charges'><line code='60x' label='l'/></account></accounts>", "60x" },
    { "<accounts><account id='60' label='l' side='charges'><label from='2020-01-01'/></account></accounts>", "label" },
    { "<accounts><account id='60' label='l' side='charges'>words</account></accounts>", "words" },
    { "<accounts><account id='60' label='l' side='charges'><line code='604' label='l'><line code='604' label='l'/></line></account></accounts>", "line" },
    { "<accounts><moved code='60' to='61' since='2020-01-01' meaning='m'/></accounts>", "rule" },
    { "<accounts><kind name='staff'/></accounts>", "account" },
    { "<accounts><account id='70' label='l' side='products' funder='sales' earned='yes'/></accounts>", "earned" },
    { "<accounts><unknown/></accounts>", "unknown" },
    { "<accounts><kind", "a.xml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)       error = NULL;
      g_autoptr (EcotAccounts) accounts = read_text (cases[i].text, &error);

      g_assert_null (accounts);
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
      if (strstr (error->message, cases[i].says) == NULL)
        g_error ("%s: %s", cases[i].text, error->message);
    }
}

static void
test_too_many (void)
{
  g_autoptr (GString)      text = g_string_new ("<accounts>");
  g_autoptr (GError)       error = NULL;
  g_autoptr (EcotAccounts) accounts = NULL;

  for (guint i = 0; i <= 1000; i++)
    g_string_append (text, "<plan id='p' title='t'/>");
  g_string_append (text, "</accounts>");

  accounts = read_text (text->str, &error);
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/accounts/program", test_program);
  g_test_add_func ("/accounts/moves", test_moves);
  g_test_add_func ("/accounts/types", test_types);
  g_test_add_func ("/accounts/refused", test_refused);
  g_test_add_func ("/accounts/too-many", test_too_many);

  return g_test_run ();
}
