/* test-squeeze.c: what is squeezed comes back, and nothing else does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/ecot-error.h"
#include "store/ecot-squeeze-private.h"

/* @size times the same letter: what shrinks most. */
static GBytes *
make_bytes (gsize size)
{
  char *data = g_malloc (size + 1);

  memset (data, 'a', size);
  return g_bytes_new_take (data, size);
}

static void
test_there_and_back (void)
{
  const gsize sizes[] = { 0, 1, 100, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 1000000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) bytes = make_bytes (sizes[i]);
      g_autoptr (GBytes) squeezed = ecot_squeeze (bytes);
      g_autoptr (GBytes) again = ecot_squeeze (bytes);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) back = ecot_unsqueeze (squeezed, sizes[i], &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (back, bytes));
      g_assert_true (g_bytes_equal (squeezed, again));
      g_assert_cmpuint (g_bytes_get_size (squeezed), <=, sizes[i] / 100 + 32);
    }
}

static void
test_never_squeezed (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<call/>", 7);
  g_autoptr (GBytes) back = ecot_unsqueeze (bytes, 100, NULL);

  g_assert_true (g_bytes_equal (back, bytes));
}

/* One byte more than allowed is refused, however little room it took. */
static void
test_too_long (void)
{
  g_autoptr (GBytes) bytes = make_bytes (1000001);
  g_autoptr (GBytes) squeezed = ecot_squeeze (bytes);
  g_autoptr (GError) error = NULL;

  g_assert_null (ecot_unsqueeze (squeezed, 1000000, &error));
  g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER);
}

/* Cut short, or with a byte changed anywhere that counts. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<call id='essai' title='t' issuer='i'/>", 39);
  g_autoptr (GBytes) squeezed = ecot_squeeze (bytes);
  gsize              size;
  const guchar      *data = g_bytes_get_data (squeezed, &size);

  for (gsize cut = 3; cut < size; cut++)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, cut);
      g_autoptr (GError) error = NULL;

      g_assert_null (ecot_unsqueeze (part, 1000, &error));
      g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER);
    }

  for (gsize at = 10; at < size; at++)
    {
      g_autofree guchar *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GBytes) back = NULL;

      copy[at] ^= 0xff;
      changed = g_bytes_new (copy, size);
      back = ecot_unsqueeze (changed, 1000, NULL);
      g_assert_true (back == NULL || g_bytes_equal (back, bytes));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ecot/squeeze/there-and-back", test_there_and_back);
  g_test_add_func ("/ecot/squeeze/never-squeezed", test_never_squeezed);
  g_test_add_func ("/ecot/squeeze/too-long", test_too_long);
  g_test_add_func ("/ecot/squeeze/damaged", test_damaged);

  return g_test_run ();
}
