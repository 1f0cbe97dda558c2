/* test-identifier.c: SIRET, RNA, postcode, e-mail, telephone, IBAN
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The wrong ones differ from a right one by what a finger does: a digit typed
 * wrong, two exchanged, one too many, one missing.
 */

#include "base/ecot-identifier.h"

#include <string.h>

#include "support/ecot-test.h"

typedef const char *(*Fault) (const char *text);

typedef struct
{
  const char *text;
  gboolean    right;
} Case;

static void
check (Fault       fault,
       const Case *cases,
       guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *said = fault (cases[i].text);

      if ((said == NULL) != cases[i].right)
        g_error ("“%s”: %s", cases[i].text, said == NULL ? "taken" : said);
      if (said != NULL)
        {
          g_assert_true (g_utf8_validate (said, -1, NULL));
          g_assert_true (g_str_has_suffix (said, "."));
        }
    }

  g_assert_nonnull (fault (NULL));
  g_assert_nonnull (fault (""));
  g_assert_nonnull (fault ("\xff\xfe"));
}

static void
test_siret (void)
{
  static const Case cases[] = {
    { "73282932000074", TRUE },
    { "732 829 320 00074", TRUE },
    { "732\u00a0829\u00a0320\u00a000074", TRUE },
    { "732.829.320.00074", TRUE },
    { " 73282932000074\n", TRUE },
    { "73282932000075", FALSE },
    { "73282932000047", FALSE },
    { "37282932000074", FALSE },
    { "7328293200007", FALSE },
    { "732829320000744", FALSE },
    { "732829320", FALSE },
    { "7328293200007A", FALSE },
    { "FR73282932000074", FALSE },
    { "00000000000000", FALSE },
    { "732829320000747328293200007473282932000074732829320000747328293200007473282932000074", FALSE },

    /* La Poste: by the formula or by the plain sum. */
    { "35600000000048", TRUE },
    { "35600000049837", TRUE },
    { "35600000049838", FALSE },
    { "35600000012345", FALSE },
    { "35600000000113", TRUE }, /* the sum is 19, but Luhn is right */
    { "35600100049837", FALSE },
  };

  check (ecot_siret_fault, cases, G_N_ELEMENTS (cases));
}

static void
test_siren (void)
{
  static const Case cases[] = {
    { "732829320", TRUE },
    { "732 829 320", TRUE },
    { "356000000", TRUE },
    { "732829321", FALSE },
    { "73282932", FALSE },
    { "7328293200", FALSE },
    { "000000000", FALSE },
    { "73282932O", FALSE },
  };

  check (ecot_siren_fault, cases, G_N_ELEMENTS (cases));
}

static void
test_rna (void)
{
  static const Case cases[] = {
    { "W751000000", TRUE },
    { "w751000000", TRUE },
    { "W 751 000 000", TRUE },
    { "W9R0000000", TRUE },
    { "W9R1234567", TRUE },
    { "W2A0000000", TRUE },
    { "W2a0000000", TRUE },
    { "WA51000000", FALSE },
    { "WAB0000000", FALSE },
    { "W75100000", FALSE },
    { "W7510000000", FALSE },
    { "751000000", FALSE },
    { "0751000000", FALSE },
    { "W75A000000", FALSE },
    { "W7é1000000", FALSE },
  };

  check (ecot_rna_fault, cases, G_N_ELEMENTS (cases));
}

static void
test_postcode (void)
{
  static const Case cases[] = {
    { "59300", TRUE },
    { "59 300", TRUE },
    { "01000", TRUE },
    { "20000", TRUE },
    { "95000", TRUE },
    { "97400", TRUE },
    { "98800", TRUE },
    { "00100", FALSE },
    { "96000", FALSE },
    { "99000", FALSE },
    { "5930", FALSE },
    { "593000", FALSE },
    { "2A004", FALSE },
    { "F-59300", FALSE },
  };

  check (ecot_postcode_fault, cases, G_N_ELEMENTS (cases));
}

static void
test_email (void)
{
  static const Case cases[] = {
    { "contact@exemple.fr", TRUE },
    { " contact@exemple.fr ", TRUE },
    { "prenom.nom+appel@sous.exemple.asso.fr", TRUE },
    { "o'neil@exemple.fr", TRUE },
    { "hélène@été.fr", TRUE },
    { "a@b.fr", TRUE },
    { "a@xn--t-9fab.fr", TRUE },
    { "contact", FALSE },
    { "@exemple.fr", FALSE },
    { "contact@", FALSE },
    { "contact@exemple", FALSE },
    { "contact@exemple.f", FALSE },
    { "contact@exemple.", FALSE },
    { "contact@exemple.1a", FALSE },
    { "contact@.fr", FALSE },
    { "contact@exemple..fr", FALSE },
    { "contact@-exemple.fr", FALSE },
    { "contact@exemple-.fr", FALSE },
    { "contact@192.168.0.1", FALSE },
    { ".contact@exemple.fr", FALSE },
    { "contact.@exemple.fr", FALSE },
    { "con..tact@exemple.fr", FALSE },
    { "con tact@exemple.fr", FALSE },
    { "contact@exemple.fr, autre@exemple.fr", FALSE },
    { "Contact <contact@exemple.fr>", FALSE },
    { "con@tact@exemple.fr", FALSE },
    { "contact@exemple_un.fr", FALSE },
    { "contact@exemple.fr.", FALSE },
    { "contact\u202f@exemple.fr", FALSE },
  };
  g_autofree char *long_label = g_strnfill (64, 'a');
  g_autofree char *long_mailbox = g_strconcat (long_label, "a@exemple.fr", NULL);
  g_autofree char *long_domain = g_strconcat ("a@", long_label, ".fr", NULL);
  g_autofree char *fits = g_strconcat (long_label, "@exemple.fr", NULL);

  check (ecot_email_fault, cases, G_N_ELEMENTS (cases));
  g_assert_null (ecot_email_fault (fits));
  g_assert_nonnull (ecot_email_fault (long_mailbox));
  g_assert_nonnull (ecot_email_fault (long_domain));
}

/* The whole may have 254 bytes. */
static void
test_email_length (void)
{
  for (guint n = 253; n <= 256; n++)
    {
      g_autoptr (GString) email = g_string_new ("contact@");

      while (email->len + 3 < n)
        g_string_append (email, email->len % 10 == 5 ? ".a" : "a");
      g_string_truncate (email, n - 3);
      g_string_append (email, ".fr");

      g_assert_cmpuint (email->len, ==, n);
      g_assert_cmpint (ecot_email_fault (email->str) == NULL, ==, n <= 254);
    }
}

static void
test_telephone (void)
{
  static const Case cases[] = {
    { "0327000000", TRUE },
    { "03 27 00 00 00", TRUE },
    { "03.27.00.00.00", TRUE },
    { "03-27-00-00-00", TRUE },
    { "03/27/00/00/00", TRUE },
    { "03\u00a027\u00a000\u00a000\u00a000", TRUE },
    { "+33327000000", TRUE },
    { "+33 3 27 00 00 00", TRUE },
    { "+33 (0)3 27 00 00 00", TRUE },
    { "0033 3 27 00 00 00", TRUE },
    { "+32 2 000 00 00", TRUE },
    { "+12345678", TRUE },
    { "+123456789012345", TRUE },
    { "+1234567", FALSE },
    { "+1234567890123456", FALSE },
    { "+33 03 27 00 00 00", FALSE },
    { "+33 3 27 00 00 0", FALSE },
    { "03 27 00 00 0", FALSE },
    { "03 27 00 00 00 0", FALSE },
    { "3 27 00 00 00", FALSE },
    { "0000000000", FALSE },
    { "+0123456789", FALSE },
    { "+", FALSE },
    { "03 27 OO OO OO", FALSE },
    { "tél. 03 27 00 00 00", FALSE },
  };

  check (ecot_telephone_fault, cases, G_N_ELEMENTS (cases));
}

static void
test_iban (void)
{
  static const Case cases[] = {
    { "FR1420041010050500013M02606", TRUE },
    { "FR14 2004 1010 0505 0001 3M02 606", TRUE },
    { "fr1420041010050500013m02606", TRUE },
    { "FR7630006000011234567890189", TRUE },
    { "DE89370400440532013000", TRUE },
    { "BE68539007547034", TRUE },
    { "GB82WEST12345698765432", TRUE },
    { "NO9386011117947", TRUE },
    { "MC5811222000010123456789030", TRUE },
    { "FR1420041010050500013M02607", FALSE },
    { "FR7630006000011234567890198", FALSE },
    { "FR763000600001123456789018", FALSE },
    { "FR76300060000112345678901890", FALSE },
    { "FR7730006000011234567890189", FALSE },
    { "DE89370400440532013001", FALSE },

    /* Of a country without a length of its own: 15 to 34. */
    { "XK751234567890", FALSE },
    { "XK4712345678901", TRUE },
    { "XK83123456789012345678901234567890", TRUE },
    { "XK301234567890123456789012345678901", FALSE },
    { "7630006000011234567890189", FALSE },
    { "FR", FALSE },
    { "DE8937040044053", FALSE },
    { "FR76é0006000011234567890189", FALSE },
  };

  check (ecot_iban_fault, cases, G_N_ELEMENTS (cases));
}

/* One of these has the right key of the IBAN in front of the wrong one of the
 * account: mod 97 alone would take it. */
static void
test_rib_key (void)
{
  static const char rib[] = "30006000011234567890188"; /* the right key is 89 */

  for (guint key = 2; key <= 98; key++)
    {
      g_autofree char *iban = g_strdup_printf ("FR%02u%s", key, rib);

      g_assert_nonnull (ecot_iban_fault (iban));
    }
}

/* Every single wrong digit is found, and every two neighbours exchanged, but
 * for 0 and 9, which the formula of Luhn cannot tell apart. */
static void
test_siret_slips (void)
{
  for (guint i = 0; i < 14; i++)
    {
      char siret[] = "73282932000074";
      char right = siret[i];

      for (char wrong = '0'; wrong <= '9'; wrong++)
        {
          siret[i] = wrong;
          g_assert_cmpint (ecot_siret_fault (siret) == NULL, ==, wrong == right);
        }
    }

  for (guint i = 0; i < 13; i++)
    {
      char siret[] = "73282932000074";
      char left = siret[i];

      siret[i] = siret[i + 1];
      siret[i + 1] = left;
      g_assert_cmpint (ecot_siret_fault (siret) == NULL, ==, siret[i] == left);
    }
}

static void
test_format (void)
{
  static const struct
  {
    char *(*format) (const char *);
    const char *text, *expected;
  } cases[] = {
    { ecot_siret_format, "73282932000074", "732\u00a0829\u00a0320\u00a000074" },
    { ecot_siret_format, "732 829 320 00074", "732\u00a0829\u00a0320\u00a000074" },
    { ecot_siret_format, "732\u00a0829\u00a0320\u00a000074", "732\u00a0829\u00a0320\u00a000074" },
    { ecot_siret_format, "7328293200007", "7328293200007" },
    { ecot_siret_format, "", "" },
    { ecot_siret_format, "en cours", "en cours" },
    { ecot_telephone_format, "0327000000", "03\u00a027\u00a000\u00a000\u00a000" },
    { ecot_telephone_format, "03.27.00.00.00", "03\u00a027\u00a000\u00a000\u00a000" },
    { ecot_telephone_format, "+33 (0)3 27 00 00 00", "03\u00a027\u00a000\u00a000\u00a000" },
    { ecot_telephone_format, "+32 2 000 00 00", "+32 2 000 00 00" },
    { ecot_telephone_format, "032700000", "032700000" },
    { ecot_telephone_format, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *formatted = cases[i].format (cases[i].text);

      g_assert_cmpstr (formatted, ==, cases[i].expected);
    }

  g_assert_null (ecot_siret_format (NULL));
  g_assert_null (ecot_telephone_format (NULL));
}

static void
test_noise (void)
{
  static const Fault faults[] = {
    ecot_siret_fault, ecot_siren_fault, ecot_rna_fault, ecot_postcode_fault,
    ecot_email_fault, ecot_telephone_fault, ecot_iban_fault
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *text = ecot_test_noise (rand, 16);
      g_autofree char *siret = ecot_siret_format (text);
      g_autofree char *telephone = ecot_telephone_format (text);

      g_assert_true (siret != NULL && telephone != NULL);
      for (guint f = 0; f < G_N_ELEMENTS (faults); f++)
        faults[f](text);
    }
}

int
main (int   argc,
      char *argv[])
{
  ecot_test_init (&argc, &argv);

  g_test_add_func ("/ecot/identifier/siret", test_siret);
  g_test_add_func ("/ecot/identifier/siret-slips", test_siret_slips);
  g_test_add_func ("/ecot/identifier/siren", test_siren);
  g_test_add_func ("/ecot/identifier/rna", test_rna);
  g_test_add_func ("/ecot/identifier/postcode", test_postcode);
  g_test_add_func ("/ecot/identifier/email", test_email);
  g_test_add_func ("/ecot/identifier/email-length", test_email_length);
  g_test_add_func ("/ecot/identifier/telephone", test_telephone);
  g_test_add_func ("/ecot/identifier/iban", test_iban);
  g_test_add_func ("/ecot/identifier/rib-key", test_rib_key);
  g_test_add_func ("/ecot/identifier/format", test_format);
  g_test_add_func ("/ecot/identifier/noise", test_noise);

  return g_test_run ();
}
