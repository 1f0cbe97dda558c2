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
  g_clear_pointer (&self->content, g_bytes_unref);
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

static void
add_entry (GArray     *entries,
           const char *path,
           GBytes     *bytes,
           gboolean    stored)
{
  const EcotZipEntry entry = { path, bytes, stored };

  g_array_append_val (entries, entry);
}

static void
add_picture (GArray    *entries,
             char      *path,
             GBytes    *bytes,
             gboolean   stored,
             GPtrArray *paths)
{
  g_ptr_array_add (paths, path);
  add_entry (entries, path, bytes, stored);
}

/* A PNG is deflated already. */
static void
add_pictures (GArray             *entries,
              const EcotOdfParts *parts,
              GPtrArray          *paths)
{
  if (parts->emblem != NULL)
    add_entry (entries, ECOT_ODF_EMBLEM_PATH, parts->emblem, TRUE);

  for (guint i = 1; i <= count_pictures (parts); i++)
    {
      const EcotOdfPicture *picture = g_ptr_array_index (parts->pictures, i - 1);

      add_picture (entries, ecot_odf_picture_path (i, "png"), picture->png, TRUE, paths);
      add_picture (entries, ecot_odf_picture_path (i, "svg"), picture->svg, FALSE, paths);
    }
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
  g_autoptr (GBytes)    mimetype = g_bytes_new (media_type, strlen (media_type));
  g_autoptr (GBytes)    manifest = write_manifest (media_type, parts);
  g_autoptr (GArray)    entries = g_array_new (FALSE, FALSE, sizeof (EcotZipEntry));
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  add_entry (entries, "mimetype", mimetype, TRUE);
  add_entry (entries, "content.xml", parts->content, FALSE);
  add_entry (entries, "styles.xml", parts->styles, FALSE);
  add_entry (entries, "meta.xml", parts->meta, FALSE);
  add_entry (entries, "settings.xml", parts->settings, FALSE);
  add_pictures (entries, parts, paths);
  add_entry (entries, "META-INF/manifest.xml", manifest, FALSE);

  return ecot_zip_write ((const EcotZipEntry *)(void *)entries->data, entries->len, cancellable, error);
}
