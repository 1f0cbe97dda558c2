/* test-damage.c: files that lost something on their way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A damaged file is refused with a sentence, or it is read exactly as it was
 * meant because the damage hit nothing that is used.  There is no third outcome.
 * One bit in each byte is changed here; with -m slow three patterns each.
 */

#include "store/ecot-file-private.h"

#include <string.h>

#include "base/ecot-error.h"
#include "support/ecot-test-dossier.h"

/* What a file says, as text. */
static char *
describe (EcotFile *file)
{
  g_autofree char *dump = ecot_test_dump (file->dossier);
  g_autofree char *call = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file->call);

  return g_strdup_printf ("%" G_GINT64_FORMAT " %s %s", file->revision, call, dump);
}

static GBytes *
make_reference (void)
{
  g_autoptr (EcotDossier) dossier = ecot_dossier_new ("resa-2017/1");
  g_autoptr (GBytes)      call = g_bytes_new_take (g_strnfill (5000, 'c'), 5000);
  g_autoptr (GError)      error = NULL;
  GBytes                 *bytes;

  ecot_test_set (dossier, "applicant/name", "Les Ateliers du Fil d’Eau");
  ecot_test_set (dossier, "narrative/presentation/text", "Une première ligne.\nUne seconde.");
  ecot_test_set (dossier, "territory/avesnois/covered", "true");
  for (guint i = 0; i < 8; i++)
    ecot_test_append (dossier, ECOT_KIND_LINE, "detail", "Encre et papier", "amount", "1234.56", "quantity", "12.5", NULL);

  bytes = ecot_file_build (dossier, call, 7, &error);
  g_assert_no_error (error);
  return bytes;
}

/* The same as @meant, or refused with one sentence that names the file. */
static void
assert_no_silent_change (GBytes     *bytes,
                         const char *meant)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotFile) file = ecot_file_parse (bytes, "dossier.ecot", &error);

  if (file != NULL)
    {
      g_autofree char *said = describe (file);

      g_assert_no_error (error);
      g_assert_cmpstr (said, ==, meant);
      return;
    }

  g_assert_true (g_error_matches (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER) ||
                 g_error_matches (error, ECOT_ERROR, ECOT_ERROR_TOO_NEW));
  g_assert_nonnull (strstr (error->message, "dossier.ecot"));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
assert_refused (GBytes *bytes,
                int     code)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotFile) file = ecot_file_parse (bytes, "dossier.ecot", &error);

  g_assert_null (file);
  g_assert_error (error, ECOT_ERROR, code);
}

static char *
describe_bytes (GBytes *bytes)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotFile) file = ecot_file_parse (bytes, "dossier.ecot", &error);

  g_assert_no_error (error);
  return describe (file);
}

static void
test_flips (void)
{
  static const guchar masks[] = { 0x01, 0x80, 0xff };
  g_autoptr (GBytes)  reference = make_reference ();
  g_autofree char    *meant = describe_bytes (reference);
  gsize               size;
  const guchar       *data = g_bytes_get_data (reference, &size);
  g_autofree guchar  *copy = g_memdup2 (data, size);
  g_autoptr (GBytes)  bytes = g_bytes_new_static (copy, size);

  for (gsize i = 0; i < size; i++)
    for (guint j = 0; j < (g_test_slow () ? G_N_ELEMENTS (masks) : 1); j++)
      {
        copy[i] ^= masks[(i + j) % G_N_ELEMENTS (masks)];
        assert_no_silent_change (bytes, meant);
        copy[i] = data[i];
      }
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) reference = make_reference ();
  gsize              size = g_bytes_get_size (reference);

  for (gsize i = 0; i < size; i += i < 200 || i + 200 > size ? 1 : 128)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (reference, 0, i);

      assert_refused (bytes, ECOT_ERROR_BAD_DOSSIER);
    }
}

/* What power cuts and mail gateways do. */
static void
test_tails (void)
{
  g_autoptr (GBytes) reference = make_reference ();
  g_autofree char   *meant = describe_bytes (reference);
  gsize              size;
  const guchar      *data = g_bytes_get_data (reference, &size);

  for (gsize i = 0; i < size; i += 512)
    {
      g_autofree guchar *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = g_bytes_new_static (copy, size);

      memset (copy + i, 0, size - i);
      assert_no_silent_change (bytes, meant);
      memset (copy + i, 0x5a, size - i);
      assert_no_silent_change (bytes, meant);
    }

  for (gsize i = 1; i <= 8192; i *= 2)
    {
      g_autofree guchar *copy = g_malloc0 (size + i);
      g_autoptr (GBytes) bytes = g_bytes_new_static (copy, size + i);

      memcpy (copy, data, size);
      assert_refused (bytes, ECOT_ERROR_BAD_DOSSIER);
    }
}

/* One sector or one page from another file of the same program. */
static void
test_swapped_pages (void)
{
  g_autoptr (GBytes) reference = make_reference ();
  g_autofree char   *meant = describe_bytes (reference);
  gsize              size;
  const guchar      *data = g_bytes_get_data (reference, &size);

  for (gsize unit = 512; unit <= 4096; unit *= 8)
    for (gsize i = 0; i < size; i += unit)
      for (gsize j = 0; j < size; j += unit)
        {
          g_autofree guchar *copy = g_memdup2 (data, size);
          g_autoptr (GBytes) bytes = g_bytes_new_static (copy, size);

          if (unit == 512 && !g_test_slow () && (i / unit + j / unit) % 7 != 0)
            continue;

          memcpy (copy + i, data + j, unit);
          assert_no_silent_change (bytes, meant);
        }
}

static const struct
{
  const char *label;
  guint       offset;
  const char *bytes;
  guint       size;
  int         code;
} headers[] = {
  { "another application", 68, "\x00\x00\x00\x00", 4, ECOT_ERROR_BAD_DOSSIER },
  { "a working copy", 68, "Ecow", 4, ECOT_ERROR_BAD_DOSSIER },
  { "version 0", 60, "\x00\x00\x00\x00", 4, ECOT_ERROR_BAD_DOSSIER },
  { "the next version", 60, "\x00\x00\x00\x04", 4, ECOT_ERROR_TOO_NEW },
  { "a version far away", 60, "\xff\xff\xff\xff", 4, ECOT_ERROR_TOO_NEW },
  { "WAL", 18, "\x02\x02", 2, ECOT_ERROR_BAD_DOSSIER },
  { "WAL for reading", 19, "\x02", 1, ECOT_ERROR_BAD_DOSSIER },
  { "another page size", 16, "\x10\x01", 2, ECOT_ERROR_BAD_DOSSIER },
  { "reserved space", 20, "\x08", 1, ECOT_ERROR_BAD_DOSSIER },
  { "UTF-16", 56, "\x00\x00\x00\x02", 4, ECOT_ERROR_BAD_DOSSIER },
  { "auto-vacuum", 52, "\x00\x00\x00\x05", 4, ECOT_ERROR_BAD_DOSSIER },
  { "free pages", 36, "\x00\x00\x00\x01", 4, ECOT_ERROR_BAD_DOSSIER },
  { "more pages than there are", 28, "\x00\x00\xff\xff", 4, ECOT_ERROR_BAD_DOSSIER },
  { "no SQLite at all", 0, "PK\x03\x04", 4, ECOT_ERROR_BAD_DOSSIER },
};

static void
test_headers (void)
{
  g_autoptr (GBytes) reference = make_reference ();
  gsize              size;
  const guchar      *data = g_bytes_get_data (reference, &size);

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree guchar *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = g_bytes_new_static (copy, size);

      g_test_message ("%s", headers[i].label);
      memcpy (copy + headers[i].offset, headers[i].bytes, headers[i].size);
      assert_refused (bytes, headers[i].code);
    }
}

/* The tables have not changed since version 1, so that its files differ in the number alone. */
static void
test_older (void)
{
  g_autoptr (GBytes) reference = make_reference ();
  g_autofree char   *meant = describe_bytes (reference);
  gsize              size;
  const guchar      *data = g_bytes_get_data (reference, &size);
  g_autofree guchar *copy = g_memdup2 (data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_static (copy, size);

  g_test_summary ("A file of an older version says what it said");

  g_assert_cmpint (copy[63], ==, 3);

  for (guchar version = 1; version < 3; version++)
    {
      g_autofree char *said = NULL;

      copy[63] = version;
      said = describe_bytes (bytes);
      g_assert_cmpstr (said, ==, meant);
    }
}

static void
test_strangers (void)
{
  g_autoptr (EcotSql) sql = NULL;
  g_autoptr (GBytes)  empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes)  text = g_bytes_new_static ("Bonjour,\n", 9);
  g_autoptr (GBytes)  bytes = NULL;
  g_autoptr (GError)  error = NULL;

  assert_refused (empty, ECOT_ERROR_BAD_DOSSIER);
  assert_refused (text, ECOT_ERROR_BAD_DOSSIER);

  sql = ecot_sql_open_memory (&error);
  g_assert_no_error (error);
  ecot_sql_set_building (sql, TRUE);
  ecot_sql_run (sql, "PRAGMA user_version=1; CREATE TABLE cell (a TEXT)", &error);
  g_assert_no_error (error);
  bytes = ecot_sql_serialize (sql, &error);
  assert_refused (bytes, ECOT_ERROR_BAD_DOSSIER);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ecot/store/damage/flips", test_flips);
  g_test_add_func ("/ecot/store/damage/truncated", test_truncated);
  g_test_add_func ("/ecot/store/damage/tails", test_tails);
  g_test_add_func ("/ecot/store/damage/swapped-pages", test_swapped_pages);
  g_test_add_func ("/ecot/store/damage/headers", test_headers);
  g_test_add_func ("/ecot/store/damage/older", test_older);
  g_test_add_func ("/ecot/store/damage/strangers", test_strangers);

  return g_test_run ();
}
