/* bench-odf.c: OpenDocument files against the floor, zlib at level 6
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever a writer does, its XML has to be deflated.  So the time of a whole
 * file is told as a multiple of the time zlib alone takes for the same bytes,
 * each the median of several runs in this process, for budgets that grow tenfold.
 */

#include <locale.h>
#include <string.h>
#include <zip.h>
#include <zlib.h>

#include "odf/ecot-odf.h"
#include "support/ecot-test-report.h"

#define N_RUNS 15

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return (x > y) - (x < y);
}

static gint64
median (gint64 times[N_RUNS])
{
  qsort (times, N_RUNS, sizeof *times, compare);
  return times[N_RUNS / 2];
}

/* Everything that is deflated in @file. */
static GByteArray *
get_parts (GBytes *file)
{
  GByteArray   *all = g_byte_array_new ();
  zip_error_t   error;
  zip_source_t *source = zip_source_buffer_create (g_bytes_get_data (file, NULL), g_bytes_get_size (file), 0, &error);
  zip_t        *zip = zip_open_from_source (source, ZIP_RDONLY, &error);

  for (zip_uint64_t i = 1; i < (zip_uint64_t)zip_get_num_entries (zip, 0); i++)
    {
      zip_stat_t  stat;
      zip_file_t *entry = zip_fopen_index (zip, i, 0);
      guint       start = all->len;

      zip_stat_index (zip, i, 0, &stat);
      g_byte_array_set_size (all, start + (guint)stat.size);
      zip_fread (entry, all->data + start, stat.size);
      zip_fclose (entry);
    }

  zip_discard (zip);
  return all;
}

static gint64
time_deflate (GByteArray *parts)
{
  gint64             times[N_RUNS];
  uLongf             bound = compressBound (parts->len);
  g_autofree guint8 *out = g_malloc (bound);

  for (guint i = 0; i < N_RUNS; i++)
    {
      uLongf size = bound;
      gint64 start = g_get_monotonic_time ();

      compress2 (out, &size, parts->data, parts->len, 6);
      times[i] = g_get_monotonic_time () - start;
    }

  return median (times);
}

static gint64
time_writer (EcotWriterFunc write,
             EcotReport    *report)
{
  gint64 times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64             start = g_get_monotonic_time ();
      g_autoptr (GBytes) file = write (report, NULL, NULL);

      times[i] = g_get_monotonic_time () - start;
    }

  return median (times);
}

static void
measure (const char    *name,
         EcotWriterFunc write,
         EcotReport    *report)
{
  g_autoptr (GBytes)     file = write (report, NULL, NULL);
  g_autoptr (GByteArray) parts = get_parts (file);
  gint64                 floor = MAX (time_deflate (parts), 1);
  gint64                 whole = time_writer (write, report);

  g_print ("%-20s %9u bytes of XML, written in %" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT " × the time of zlib (%" G_GINT64_FORMAT " µs)\n",
           name, parts->len, whole / floor, whole * 100 / floor % 100, whole);
}

int
main (void)
{
  g_autoptr (EcotReport) form = ecot_test_report_form ();

  setlocale (LC_ALL, "");
  measure ("form.odt", ecot_odf_write_text, form);

  for (guint n = 40; n <= 40000; n *= 10)
    {
      g_autoptr (EcotReport) report = ecot_test_report_budget (n);
      g_autofree char       *odt = g_strdup_printf ("budget of %u.odt", n);
      g_autofree char       *ods = g_strdup_printf ("budget of %u.ods", n);

      measure (odt, ecot_odf_write_text, report);
      measure (ods, ecot_odf_write_spreadsheet, report);
    }

  return 0;
}
