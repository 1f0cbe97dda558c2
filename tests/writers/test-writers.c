/* test-writers.c: what every writer must do, run once for each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>
#include <time.h>

#include "base/ecot-error.h"
#include "support/ecot-test-report.h"
#include "writers.h"

#define WRITER(data) (writers[GPOINTER_TO_UINT (data)])

static GBytes *
write_whole (gconstpointer data,
             EcotReport   *report)
{
  g_autoptr (GError) error = NULL;
  GBytes            *bytes = WRITER (data).write (report, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);

  return bytes;
}

/* The hardest paper this writer has to be able to write here. */
static EcotReport *
create_hard (gconstpointer data)
{
  return WRITER (data).needs_fonts ? ecot_test_report_form () : ecot_test_report_hard ();
}

static gboolean
is_writable (gconstpointer data,
             EcotReport   *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!WRITER (data).needs_fonts)
    return TRUE;

  bytes = WRITER (data).write (report, NULL, &error);
  if (bytes == NULL)
    g_assert_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE);

  return bytes != NULL;
}

static void
assert_same (GBytes *a,
             GBytes *b)
{
  g_assert_cmpmem (g_bytes_get_data (a, NULL), g_bytes_get_size (a), g_bytes_get_data (b, NULL), g_bytes_get_size (b));
}

static void
test_samples (gconstpointer data)
{
  for (guint i = 0; i < ecot_test_n_reports; i++)
    {
      g_autoptr (EcotReport) report = ecot_test_reports[i].create ();
      g_autoptr (GBytes)     bytes = NULL;
      const char            *magic = WRITER (data).magic;

      g_test_message ("%s", ecot_test_reports[i].name);
      if (!is_writable (data, report))
        continue;

      bytes = write_whole (data, report);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 500);
      g_assert_cmpint (memcmp (g_bytes_get_data (bytes, NULL), magic, strlen (magic)), ==, 0);
    }
}

/* Not the same report written twice only, but the same paper described twice:
 * no address and no order of a hash table may show. */
static void
test_same_twice (gconstpointer data)
{
  g_test_summary ("The same paper gives the same bytes, so files can be compared");

  for (guint i = 0; i < ecot_test_n_reports; i++)
    {
      g_autoptr (EcotReport) report = ecot_test_reports[i].create ();
      g_autoptr (EcotReport) again = ecot_test_reports[i].create ();
      g_autoptr (GBytes)     first = NULL, second = NULL, third = NULL;

      g_test_message ("%s", ecot_test_reports[i].name);
      if (!is_writable (data, report))
        continue;

      first = write_whole (data, report);
      second = write_whole (data, report);
      third = write_whole (data, again);
      assert_same (first, second);
      assert_same (first, third);
    }
}

/* Decimal commas, thousands separators of several kinds, a dotless i, digits
 * that are not 0 to 9.  Those the system lacks are passed over. */
static const char *const locales[] = {
  "C",
  "C.UTF-8",
  "fr_FR.UTF-8",
  "de_CH.UTF-8",
  "tr_TR.UTF-8",
  "ar_EG.UTF-8",
  "hi_IN.UTF-8",
  "en_US.UTF-8",
};

static void
test_locales (gconstpointer data)
{
  g_autoptr (EcotReport) report = ecot_test_report_budget (12);
  g_autoptr (GBytes)     expected = write_whole (data, report);
  g_autofree char       *before = g_strdup (setlocale (LC_ALL, NULL));
  guint                  tried = 0;

  g_test_summary ("The user's locale does not show in a file");

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (EcotReport) again = NULL;
      g_autoptr (GBytes)     bytes = NULL;

      if (setlocale (LC_ALL, locales[i]) == NULL)
        continue;

      g_test_message ("%s", locales[i]);
      tried++;
      again = ecot_test_report_budget (12);
      bytes = write_whole (data, again);
      assert_same (expected, bytes);
    }

  setlocale (LC_ALL, before);
  g_assert_cmpuint (tried, >=, 2);
}

static const char *const zones[] = {
  "UTC",
  "Europe/Paris",
  "America/St_Johns",
  "Pacific/Kiritimati",
  "<-12>12",
  "",
};

static void
test_time_zones (gconstpointer data)
{
  g_autoptr (EcotReport) report = ecot_test_report_form ();
  g_autoptr (GBytes)     expected = write_whole (data, report);
  g_autofree char       *before = g_strdup (g_getenv ("TZ"));

  g_test_summary ("Neither the user's time zone nor the clock shows in a file");

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      bytes = write_whole (data, report);
      assert_same (expected, bytes);
    }

  if (before != NULL)
    g_setenv ("TZ", before, TRUE);
  else
    g_unsetenv ("TZ");
  tzset ();
}

static void
test_unfrozen (gconstpointer data)
{
  g_autoptr (EcotReport) report = ecot_report_new ("Pas encore");

  g_test_summary ("A report somebody may still be changing is refused");

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*frozen*failed*");
  g_assert_null (WRITER (data).write (report, NULL, NULL));
  g_test_assert_expected_messages ();
}

static void
test_cancelled_before (gconstpointer data)
{
  g_autoptr (EcotReport)   report = ecot_test_report_form ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (WRITER (data).write (report, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (5000);
  g_cancellable_cancel (cancellable);

  return NULL;
}

/* Written whole it takes far longer than the 5 ms after which it is cancelled;
 * a writer that looked only at the start would come back with a file. */
static void
test_cancelled_during (gconstpointer data)
{
  g_autoptr (EcotReport)   report = ecot_test_report_budget (40000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  GThread                 *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  g_assert_null (WRITER (data).write (report, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

static gpointer
write_thread (gpointer data)
{
  g_autoptr (EcotReport) report = create_hard (data);

  return write_whole (data, report);
}

static void
test_threads (gconstpointer data)
{
  GThread               *threads[4];
  g_autoptr (EcotReport) report = create_hard (data);
  g_autoptr (GBytes)     expected = write_whole (data, report);

  g_test_summary ("Several papers may be written at once");

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("write", write_thread, (gpointer)data);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) bytes = g_thread_join (threads[i]);

      assert_same (expected, bytes);
    }
}

static void
test_huge (gconstpointer data)
{
  g_autoptr (EcotReport) report = ecot_test_report_budget (g_test_slow () ? 50000 : 5000);
  g_autoptr (GBytes)     bytes = write_whole (data, report);

  g_assert_cmpuint (g_bytes_get_size (bytes), >, 50000);
}

static void
add (const char   *name,
     guint         writer,
     GTestDataFunc func)
{
  g_autofree char *path = g_strdup_printf ("/ecot/writers/%s/%s", writers[writer].name, name);

  g_test_add_data_func (path, GUINT_TO_POINTER (writer), func);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      add ("samples", i, test_samples);
      add ("same-twice", i, test_same_twice);
      add ("locales", i, test_locales);
      add ("time-zones", i, test_time_zones);
      add ("unfrozen", i, test_unfrozen);
      add ("cancelled-before", i, test_cancelled_before);
      add ("cancelled-during", i, test_cancelled_during);
      add ("threads", i, test_threads);
      add ("huge", i, test_huge);
    }

  return g_test_run ();
}
