/* ecot-zip.c: files in a zip file, the same bytes each time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Built in memory by libzip.  Every entry bears the earliest stamp a zip file
 * can hold, set as DOS time: zip_file_set_mtime() would go through the time
 * zone, and the same paper would differ from one to the next.
 */

#include "config.h"

#include "odf/ecot-zip.h"

#include <glib/gi18n-lib.h>
#include <zip.h>

#include "base/ecot-error.h"
#include "base/ecot-progress.h"

/* 1980-01-01, 00:00: day 1 of month 1 of year 0. */
#define STAMP_DATE ((1 << 5) | 1)
#define STAMP_TIME 0

/* Level 9 buys 1 to 2 % of the size for 45 % more of the time. */
#define DEFLATE_LEVEL 6

/* Of a document, in thousandths, what is done when its parts are packed; and how often that tells, of 1. */
#define PACKING   500
#define PRECISION 0.01

/* Its bytes must stay until the archive is closed: libzip reads them only then. */
static gboolean
add_entry (zip_t              *zip,
           const EcotZipEntry *entry)
{
  gsize         size;
  const void   *data = g_bytes_get_data (entry->bytes, &size);
  zip_source_t *source = zip_source_buffer (zip, data, size, 0);
  zip_int64_t   index = source != NULL ? zip_file_add (zip, entry->path, source, 0) : -1;
  int           method = entry->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;

  if (index < 0)
    {
      if (source != NULL)
        zip_source_free (source);
      return FALSE;
    }

  return zip_file_set_dostime (zip, (zip_uint64_t)index, STAMP_TIME, STAMP_DATE, 0) == 0 &&
         zip_set_file_compression (zip, (zip_uint64_t)index, method, DEFLATE_LEVEL) == 0;
}

static gboolean
add_entries (zip_t              *zip,
             const EcotZipEntry *entries,
             guint               n)
{
  for (guint i = 0; i < n; i++)
    if (!add_entry (zip, &entries[i]))
      return FALSE;

  return TRUE;
}

static int
is_cancelled (zip_t *zip,
              void  *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/* Packing is the longer half of a spreadsheet of many lines; what comes before it tells nothing. */
static void
tell_progress (zip_t *zip,
               double done,
               void  *cancellable)
{
  ecot_progress_tell (cancellable, PACKING, ECOT_PROGRESS_WHOLE, (guint64)(done * ECOT_PROGRESS_WHOLE), ECOT_PROGRESS_WHOLE);
}

static void
set_error (GError     **error,
           zip_error_t *fault)
{
  g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("The document could not be packed: %s. Close other programs and try again."),
               zip_error_strerror (fault));
}

/* Deflates everything into @target. */
static gboolean
fill (zip_source_t       *target,
      const EcotZipEntry *entries,
      guint               n,
      GCancellable       *cancellable,
      GError            **error)
{
  zip_error_t fault;
  zip_t      *zip;

  zip_error_init (&fault);
  zip = zip_open_from_source (target, ZIP_CREATE | ZIP_TRUNCATE, &fault);
  if (zip == NULL)
    {
      set_error (error, &fault);
      zip_error_fini (&fault);
      return FALSE;
    }

  /* The archive owns its target now; the caller still wants to read it. */
  zip_source_keep (target);
  zip_register_cancel_callback_with_state (zip, is_cancelled, NULL, cancellable);
  zip_register_progress_callback_with_state (zip, PRECISION, tell_progress, NULL, cancellable);

  if (add_entries (zip, entries, n) && zip_close (zip) == 0)
    return TRUE;

  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    set_error (error, zip_get_error (zip));

  zip_discard (zip);
  return FALSE;
}

/* Everything @source holds, or NULL. */
static GBytes *
read_source (zip_source_t *source)
{
  zip_stat_t         stat;
  g_autofree guint8 *data = NULL;

  if (zip_source_stat (source, &stat) < 0 || zip_source_open (source) < 0)
    return NULL;

  data = g_malloc (stat.size);
  if (zip_source_read (source, data, stat.size) != (zip_int64_t)stat.size)
    return NULL;

  zip_source_close (source);
  return g_bytes_new_take (g_steal_pointer (&data), stat.size);
}

GBytes *
ecot_zip_write (const EcotZipEntry *entries,
                guint               n,
                GCancellable       *cancellable,
                GError            **error)
{
  GBytes       *bytes = NULL;
  zip_error_t   fault;
  zip_source_t *target;

  g_return_val_if_fail (entries != NULL, NULL);

  zip_error_init (&fault);
  target = zip_source_buffer_create (NULL, 0, 0, &fault);

  if (target == NULL)
    set_error (error, &fault);
  else if (fill (target, entries, n, cancellable, error))
    {
      bytes = read_source (target);
      if (bytes == NULL)
        set_error (error, zip_source_error (target));
    }

  g_clear_pointer (&target, zip_source_free);
  zip_error_fini (&fault);

  return bytes;
}
