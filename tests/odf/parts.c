/* parts.c: what stands in the parts of an OpenDocument file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "parts.h"

#include <string.h>
#include <zip.h>

GBytes *
write_report (EcotReport    *report,
              EcotWriterFunc write)
{
  g_autoptr (GError) error = NULL;
  GBytes            *file;

  if (!ecot_report_is_frozen (report))
    ecot_report_freeze (report);

  file = write (report, NULL, &error);
  g_assert_no_error (error);

  return file;
}

char *
get_part (GBytes     *file,
          const char *name)
{
  zip_error_t   error;
  zip_source_t *source = zip_source_buffer_create (g_bytes_get_data (file, NULL), g_bytes_get_size (file), 0, &error);
  zip_t        *zip = zip_open_from_source (source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  zip_file_t   *entry;
  zip_stat_t    stat;
  char         *text;

  g_assert_nonnull (zip);
  g_assert_cmpint (zip_stat (zip, name, 0, &stat), ==, 0);
  entry = zip_fopen (zip, name, 0);
  text = g_malloc0 (stat.size + 1);
  g_assert_cmpint (zip_fread (entry, text, stat.size), ==, (gint64)stat.size);
  zip_fclose (entry);
  zip_discard (zip);

  return text;
}

char *
write_part (EcotReport    *report,
            EcotWriterFunc write,
            const char    *name)
{
  g_autoptr (GBytes) file = write_report (report, write);

  return get_part (file, name);
}

guint
count (const char *text,
       const char *needle)
{
  guint n = 0;

  for (const char *at = strstr (text, needle); at != NULL; at = strstr (at + 1, needle))
    n++;

  return n;
}
