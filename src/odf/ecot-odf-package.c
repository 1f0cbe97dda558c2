/* ecot-odf-package.c: the zip file an OpenDocument travels in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OpenDocument 1.3 part 2, chapter 3: the entry "mimetype" is the first,
 * stored, without extra field, so that file(1) and the desktop know the file by
 * its bytes 30 to 38 and on; META-INF/manifest.xml lists every other file.
 */

#include "config.h"

#include <string.h>

#include "odf/ecot-odf-private.h"
#include "odf/ecot-zip.h"

void
ecot_odf_parts_clear (EcotOdfParts *self)
{
  g_clear_pointer (&self->styles, g_bytes_unref);
  g_clear_pointer (&self->meta, g_bytes_unref);
  g_clear_pointer (&self->settings, g_bytes_unref);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_clear_pointer (&self->emblem, g_bytes_unref);
}

char *
ecot_odf_picture_path (guint       number,
                       const char *ending)
{
  return g_strdup_printf ("Pictures/picture-%u.%s", number, ending);
}

void
ecot_odf_picture_free (EcotOdfPicture *self)
{
  g_clear_pointer (&self->png, g_bytes_unref);
  g_clear_pointer (&self->svg, g_bytes_unref);
  g_free (self);
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
      g_autofree char *png = ecot_odf_picture_path (i, "png");
      g_autofree char *svg = ecot_odf_picture_path (i, "svg");

      write_file_entry (xml, png, "image/png", NULL);
      write_file_entry (xml, svg, "image/svg+xml", NULL);
    }
  ecot_xml_end (xml, "manifest:manifest");

  return ecot_xml_writer_finish (xml);
}

static gboolean
add_entry (EcotZip    *zip,
           const char *path,
           GBytes     *bytes,
           gboolean    stored,
           GError    **error)
{
  return ecot_zip_add (zip, &(const EcotZipEntry){ path, bytes, stored }, error);
}

/* A PNG is deflated already. */
static gboolean
add_picture (EcotZip              *zip,
             guint                 number,
             const EcotOdfPicture *picture,
             GError              **error)
{
  g_autofree char *png = ecot_odf_picture_path (number, "png");
  g_autofree char *svg = ecot_odf_picture_path (number, "svg");

  return add_entry (zip, png, picture->png, TRUE, error) && add_entry (zip, svg, picture->svg, FALSE, error);
}

static gboolean
add_pictures (EcotZip            *zip,
              const EcotOdfParts *parts,
              GError            **error)
{
  if (parts->emblem != NULL && !add_entry (zip, ECOT_ODF_EMBLEM_PATH, parts->emblem, TRUE, error))
    return FALSE;

  for (guint i = 1; i <= count_pictures (parts); i++)
    if (!add_picture (zip, i, g_ptr_array_index (parts->pictures, i - 1), error))
      return FALSE;

  return TRUE;
}

gboolean
ecot_odf_begin_package (EcotZip    *zip,
                        const char *media_type,
                        GError    **error)
{
  g_autoptr (GBytes) mimetype = g_bytes_new_static (media_type, strlen (media_type));

  return add_entry (zip, "mimetype", mimetype, TRUE, error) && ecot_zip_begin (zip, "content.xml", FALSE, error);
}

gboolean
ecot_odf_end_package (EcotZip            *zip,
                      const char         *media_type,
                      const EcotOdfParts *parts,
                      GError            **error)
{
  g_autoptr (GBytes) manifest = write_manifest (media_type, parts);

  return ecot_zip_end (zip, error) && add_entry (zip, "styles.xml", parts->styles, FALSE, error) &&
         add_entry (zip, "meta.xml", parts->meta, FALSE, error) && add_entry (zip, "settings.xml", parts->settings, FALSE, error) &&
         add_pictures (zip, parts, error) && add_entry (zip, "META-INF/manifest.xml", manifest, FALSE, error) &&
         ecot_zip_finish (zip, error);
}

GBytes *
ecot_odf_to_bytes (EcotStreamFunc write,
                   EcotReport    *report,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const EcotSink         sink = ecot_zip_sink_to_bytes (bytes);

  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), NULL);

  if (!write (ecot_report_ref (report), &sink, cancellable, error))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
