/* ecot-odf-package.c: the zip file an OpenDocument travels in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OpenDocument 1.3 part 2, chapter 3: the entry "mimetype" is the first,
 * stored, without extra field, so that file(1) and the desktop know the file by
 * its bytes 30 to 38 and on; META-INF/manifest.xml lists every other file.
 *
 * Built in memory by libzip.  Every entry bears the earliest stamp a zip file
 * can hold, set as DOS time: zip_file_set_mtime() would go through the time
 * zone, and the same paper would differ from one to the next.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

#include "base/ecot-error.h"
#include "odf/ecot-odf-private.h"

/* 1980-01-01, 00:00: day 1 of month 1 of year 0. */
#define STAMP_DATE ((1 << 5) | 1)
#define STAMP_TIME 0

/* Level 9 buys 1 to 2 % of the size for 45 % more of the time. */
#define DEFLATE_LEVEL 6

void
ecot_odf_parts_clear (EcotOdfParts *self)
{
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_pointer (&self->styles, g_bytes_unref);
  g_clear_pointer (&self->meta, g_bytes_unref);
  g_clear_pointer (&self->settings, g_bytes_unref);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_clear_pointer (&self->emblem, g_bytes_unref);
}

char *
ecot_odf_picture_path (guint number)
{
  return g_strdup_printf ("Pictures/picture-%u.png", number);
}

static guint
count_pictures (const EcotOdfParts *parts)
{
  return parts->pictures != NULL ? parts->pictures->len : 0;
}

static void
write_file_entry (EcotXmlWriter *xml,
                  const char    *path,
                  const char    *media_type,
                  const char    *version)
{
  ecot_xml_start (xml, "manifest:file-entry");
  ecot_xml_attr (xml, "manifest:full-path", path);
  ecot_xml_attr (xml, "manifest:version", version);
  ecot_xml_attr (xml, "manifest:media-type", media_type);
  ecot_xml_end (xml, "manifest:file-entry");
}

/* Neither "mimetype" nor the manifest itself is listed. */
static GBytes *
write_manifest (const char         *media_type,
                const EcotOdfParts *parts)
{
  EcotXmlWriter *xml = ecot_xml_writer_new (FALSE);

  ecot_xml_start (xml, "manifest:manifest");
  ecot_xml_attr (xml, "xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0");
  ecot_xml_attr (xml, "manifest:version", "1.3");
  write_file_entry (xml, "/", media_type, "1.3");
  write_file_entry (xml, "content.xml", "text/xml", NULL);
  write_file_entry (xml, "styles.xml", "text/xml", NULL);
  write_file_entry (xml, "meta.xml", "text/xml", NULL);
  write_file_entry (xml, "settings.xml", "text/xml", NULL);
  if (parts->emblem != NULL)
    write_file_entry (xml, ECOT_ODF_EMBLEM_PATH, "image/png", NULL);
  for (guint i = 1; i <= count_pictures (parts); i++)
    {
      g_autofree char *path = ecot_odf_picture_path (i);

      write_file_entry (xml, path, "image/png", NULL);
    }
  ecot_xml_end (xml, "manifest:manifest");

  return ecot_xml_writer_finish (xml);
}

/* @bytes must stay until the archive is closed: libzip reads them only then. */
static gboolean
add_entry (zip_t      *zip,
           const char *path,
           GBytes     *bytes,
           int         method)
{
  gsize         size;
  const void   *data = g_bytes_get_data (bytes, &size);
  zip_source_t *source = zip_source_buffer (zip, data, size, 0);
  zip_int64_t   index = source != NULL ? zip_file_add (zip, path, source, 0) : -1;

  if (index < 0)
    {
      if (source != NULL)
        zip_source_free (source);
      return FALSE;
    }

  return zip_file_set_dostime (zip, (zip_uint64_t)index, STAMP_TIME, STAMP_DATE, 0) == 0 &&
         zip_set_file_compression (zip, (zip_uint64_t)index, method, DEFLATE_LEVEL) == 0;
}

/* Deflated already. */
static gboolean
add_pictures (zip_t              *zip,
              const EcotOdfParts *parts)
{
  if (parts->emblem != NULL && !add_entry (zip, ECOT_ODF_EMBLEM_PATH, parts->emblem, ZIP_CM_STORE))
    return FALSE;

  for (guint i = 1; i <= count_pictures (parts); i++)
    {
      g_autofree char *path = ecot_odf_picture_path (i);

      if (!add_entry (zip, path, g_ptr_array_index (parts->pictures, i - 1), ZIP_CM_STORE))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_entries (zip_t              *zip,
             GBytes             *mimetype,
             GBytes             *manifest,
             const EcotOdfParts *parts)
{
  return add_entry (zip, "mimetype", mimetype, ZIP_CM_STORE) &&
         add_entry (zip, "content.xml", parts->content, ZIP_CM_DEFLATE) &&
         add_entry (zip, "styles.xml", parts->styles, ZIP_CM_DEFLATE) &&
         add_entry (zip, "meta.xml", parts->meta, ZIP_CM_DEFLATE) &&
         add_entry (zip, "settings.xml", parts->settings, ZIP_CM_DEFLATE) &&
         add_pictures (zip, parts) &&
         add_entry (zip, "META-INF/manifest.xml", manifest, ZIP_CM_DEFLATE);
}

static int
is_cancelled (zip_t *zip,
              void  *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
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
      GBytes             *mimetype,
      GBytes             *manifest,
      const EcotOdfParts *parts,
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

  if (add_entries (zip, mimetype, manifest, parts) && zip_close (zip) == 0)
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

/**
 * ecot_odf_package:
 * @media_type: of the whole
 *
 * Returns: (transfer full): the zip file, or %NULL with %ECOT_ERROR_WRITE or
 *   %G_IO_ERROR_CANCELLED
 */
GBytes *
ecot_odf_package (const char         *media_type,
                  const EcotOdfParts *parts,
                  GCancellable       *cancellable,
                  GError            **error)
{
  g_autoptr (GBytes) mimetype = g_bytes_new (media_type, strlen (media_type));
  g_autoptr (GBytes) manifest = write_manifest (media_type, parts);
  GBytes            *bytes = NULL;
  zip_error_t        fault;
  zip_source_t      *target;

  zip_error_init (&fault);
  target = zip_source_buffer_create (NULL, 0, 0, &fault);

  if (target == NULL)
    set_error (error, &fault);
  else if (fill (target, mimetype, manifest, parts, cancellable, error))
    {
      bytes = read_source (target);
      if (bytes == NULL)
        set_error (error, zip_source_error (target));
    }

  g_clear_pointer (&target, zip_source_free);
  zip_error_fini (&fault);

  return bytes;
}
