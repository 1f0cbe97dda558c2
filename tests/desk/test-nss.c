/* test-nss.c: what a certificate says of itself, whatever its bytes are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two certificates were made by certutil for this test; their keys are gone.
 */

#include <string.h>

#include "desk/ecot-nss.h"

static const char person[] = "MIIBajCCAQ+gAwIBAgIBTTAKBggqhkjOPQQDAjA+MSQwIgYDVQQKDBtMZXMgQXRlbGllcnMgZHUgRmlsIGTigJlFYXUxFjAUBgNV"
                             "BAMMDVpvw6kgxZJ1dnJhcmQwHhcNMjYxMTIxMTM1MDUwWhcNMjgxMTIxMTM1MDUwWjA+MSQwIgYDVQQKDBtMZXMgQXRlbGllcnMg"
                             "ZHUgRmlsIGTigJlFYXUxFjAUBgNVBAMMDVpvw6kgxZJ1dnJhcmQwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATpA6YEfvYe1XEE"
                             "59pdHQYXp46+ZKEmslto54FxqP7X1Q/vOXLGm3zY54X2uvvq51icb5nXZ3YSD9ijgQQFf7L8MAoGCCqGSM49BAMCA0kAMEYCIQDu"
                             "sAtWEuhOmlKT/imPbDKfApZvQWPbPyT6zthIiQV5XgIhAJwub5UulHAyqdNsP/kafVkMqaeeYK7E25G1x5gxHN7c";
static const char authority[] = "MIIBPjCB5KADAgECAgFOMAoGCCqGSM49BAMCMB4xHDAaBgNVBAoME0F1dG9yaXTDqSBk4oCZZXNzYWkwHhcNMjYxMTIxMTM1MDUw"
                                "WhcNMjgxMTIxMTM1MDUwWjAeMRwwGgYDVQQKDBNBdXRvcml0w6kgZOKAmWVzc2FpMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE"
                                "sarI7rT0zi9N4476FPQEdPKJQawHVnzqJXp4AjB7T0F8jcmlRsTBVcMtrSQRLI3qZvDFD+etVPcBf0l9/CmPhaMTMBEwDwYDVR0T"
                                "AQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEA6igWPvYwGmlSdw0j8t2NilV5EIweQzm8xT6WdkSkMBcCIQDEP9S+dzolgK3z"
                                "I0GeDFh08JIhKsXioZQua+1Ecybabg==";

static GBytes *
decode (const char *text)
{
  gsize   size;
  guchar *data = g_base64_decode (text, &size);

  return g_bytes_new_take (data, size);
}

static void
test_person (void)
{
  g_autoptr (GBytes)              der = decode (person);
  g_autoptr (EcotHeldCertificate) held = ecot_held_certificate_parse (der);
  g_autofree char                *expired = NULL;
  g_autofree char                *early = NULL;

  g_assert_nonnull (held);
  g_assert_cmpstr (held->holder, ==, "Zoé Œuvrard");
  g_assert_cmpstr (held->issuer, ==, "Zoé Œuvrard");
  g_assert_cmpint (held->from, ==, ecot_date_new (2026, 11, 21));
  g_assert_cmpint (held->until, ==, ecot_date_new (2028, 11, 21));
  g_assert_false (held->authority);

  g_assert_null (ecot_held_certificate_find_fault (held, ecot_date_new (2026, 11, 21)));
  g_assert_null (ecot_held_certificate_find_fault (held, ecot_date_new (2028, 11, 21)));
  expired = ecot_held_certificate_find_fault (held, ecot_date_new (2028, 11, 22));
  g_assert_nonnull (strstr (expired, "Zoé Œuvrard” expired on 21/11/2028"));
  early = ecot_held_certificate_find_fault (held, ecot_date_new (2026, 11, 20));
  g_assert_nonnull (strstr (early, "from 21/11/2026 on"));
}

static void
test_authority (void)
{
  g_autoptr (GBytes)              der = decode (authority);
  g_autoptr (EcotHeldCertificate) held = ecot_held_certificate_parse (der);

  g_assert_nonnull (held);
  g_assert_cmpstr (held->holder, ==, "Autorité d’essai"); /* it has no common name */
  g_assert_true (held->authority);
}

/* Cut anywhere, or with any byte another one: an answer, or none. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) der = decode (person);
  gsize              size;
  const guchar      *data = g_bytes_get_data (der, &size);

  for (gsize i = 0; i < size; i++)
    {
      g_autofree guchar   *changed = g_memdup2 (data, size);
      g_autoptr (GBytes)   cut = g_bytes_new (data, i); /* its own bytes, so that one beyond is seen */
      EcotHeldCertificate *held = ecot_held_certificate_parse (cut);

      g_assert_null (held);
      for (guint value = 1; value < 256; value += 51)
        {
          g_autoptr (GBytes) odd = NULL;

          changed[i] = (guchar)(data[i] ^ value);
          odd = g_bytes_new (changed, size);
          held = ecot_held_certificate_parse (odd);
          g_clear_pointer (&held, ecot_held_certificate_free);
        }
    }
}

static void
test_token (void)
{
  static const struct
  {
    const char *nick, *token;
  } cases[] = {
    { "presidente", NULL },
    { "Carte agent:signature", "Carte agent" },
    { "Carte:a:b", "Carte" },
    { "NSS Certificate DB:a: b", NULL },
    { ":a", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *token = ecot_nss_get_token (cases[i].nick);

      g_assert_cmpstr (token, ==, cases[i].token);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/nss/person", test_person);
  g_test_add_func ("/ecot/nss/authority", test_authority);
  g_test_add_func ("/ecot/nss/damaged", test_damaged);
  g_test_add_func ("/ecot/nss/token", test_token);

  return g_test_run ();
}
