/* test-signed-pdf.c: what pdfsig says of signatures, read with care
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk/ecot-signed-pdf.h"

#define HEAD(n, name) "Signature #" n ":\n  - Signature Field Name: Signature\n  - Signer Certificate Common Name: " name "\n"
#define TIME          "  - Signing Time: Jul 20 2017 22:30:05\n"
#define WHOLE         "  - Total document signed\n"
#define PART          "  - Not total document signed\n"
#define VALID         "  - Signature Validation: Signature is Valid.\n"
#define BAD           "  - Signature Validation: Digest Mismatch.\n"
#define TRUSTED       "  - Certificate Validation: Certificate is Trusted.\n"
#define UNKNOWN       "  - Certificate Validation: Certificate issuer is unknown.\n"

static const struct
{
  const char   *printed;
  guint         n;
  EcotSealState first; /* of the first of them */
  gboolean      known;
} cases[] = {
  { "File 'a.pdf' does not contain any signatures\n", 0, 0, FALSE },
  { "", 0, 0, FALSE },
  { HEAD ("1", "Odile") TIME WHOLE VALID TRUSTED, 1, ECOT_SEAL_INTACT, TRUE },
  { HEAD ("1", "Odile") TIME WHOLE VALID UNKNOWN, 1, ECOT_SEAL_INTACT, FALSE },
  { HEAD ("1", "Odile") TIME PART VALID TRUSTED, 1, ECOT_SEAL_EXTENDED, TRUE },
  { HEAD ("1", "Odile") TIME WHOLE BAD TRUSTED, 1, ECOT_SEAL_BROKEN, FALSE },
  { HEAD ("1", "Odile") TIME WHOLE, 1, ECOT_SEAL_BROKEN, FALSE },
  /* Somebody whose name is a verdict, before the one there is. */
  { HEAD ("1", "Odile\n" VALID WHOLE) TIME PART BAD UNKNOWN, 1, ECOT_SEAL_BROKEN, FALSE },
  { HEAD ("1", "Odile") TIME WHOLE BAD VALID TRUSTED, 1, ECOT_SEAL_BROKEN, FALSE },
  { HEAD ("1", "Odile") TIME WHOLE VALID TRUSTED HEAD ("2", "Autre") TIME PART BAD UNKNOWN, 2, ECOT_SEAL_INTACT, TRUE },
};

static void
test_verdicts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) seals = ecot_seals_parse (cases[i].printed, "Europe/Paris");

      g_test_message ("case %u", i);
      g_assert_cmpuint (seals->len, ==, cases[i].n);
      if (seals->len == 0)
        continue;
      g_assert_cmpint (((EcotSeal *)seals->pdata[0])->state, ==, cases[i].first);
      g_assert_cmpint (((EcotSeal *)seals->pdata[0])->known, ==, cases[i].known);
      g_assert_cmpstr (((EcotSeal *)seals->pdata[0])->by, ==, "Odile");
    }
}

/* Half past midnight in Paris is the day after. */
static void
test_time (void)
{
  static const struct
  {
    const char *said, *at;
  } times[] = {
    { "Jul 20 2017 22:30:05", "2017-07-21 00:30" },
    { "Jan 05 2026 09:00:00", "2026-01-05 10:00" },
    { "anJ 05 2026 09:00:00", NULL },
    { "Feb 30 2026 09:00:00", NULL },
    { "tomorrow", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char      *printed = g_strconcat (HEAD ("1", "Odile") "  - Signing Time: ", times[i].said, "\n", NULL);
      g_autoptr (GPtrArray) seals = ecot_seals_parse (printed, "Europe/Paris");

      g_assert_cmpstr (((EcotSeal *)seals->pdata[0])->at, ==, times[i].at);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/signed-pdf/verdicts", test_verdicts);
  g_test_add_func ("/ecot/signed-pdf/time", test_time);

  return g_test_run ();
}
