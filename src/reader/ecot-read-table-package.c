/* ecot-read-table-package.c: the zip file of an OpenDocument spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only the parts that hold cells are looked at, in memory; what a zip file says of
 * its sizes is not believed: bytes are counted as they come out.  A password shows in
 * the manifest (OpenDocument 1.3, part 2, 3.4).
 */

#include "config.h"

#include "reader/ecot-read-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

#include "base/ecot-error.h"
#include "xml/ecot-xml-reader.h"

#define MAX_ENTRIES 4096
#define MAX_CONTENT ((gsize)128 * 1024 * 1024)
#define MAX_SMALL   ((gsize)4 * 1024 * 1024)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (zip_t, zip_discard)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (zip_file_t, zip_fclose)

/* NULL: libzip made nothing of it. */
static zip_t *
open_package (const char *data,
              gsize       size)
{
  zip_source_t *source = zip_source_buffer_create (data, size, 0, NULL);
  zip_t        *zip = source != NULL ? zip_open_from_source (source, ZIP_RDONLY | ZIP_CHECKCONS, NULL) : NULL;

  if (zip == NULL && source != NULL)
    zip_source_free (source);

  return zip;
}

static gboolean
has (zip_t      *zip,
     const char *path)
{
  return zip_name_locate (zip, path, 0) >= 0;
}

/* Inflates @file until its end, or until more than @most have come. */
static gboolean
inflate (zip_file_t *file,
         gsize       most,
         GByteArray *out)
{
  static guint8 buf[65536];
  zip_int64_t   n;

  while ((n = zip_fread (file, buf, sizeof buf)) > 0 && out->len + (gsize)n <= most)
    g_byte_array_append (out, buf, (guint)n);

  /* More than asked for: let the caller see that. */
  if (n > 0)
    g_byte_array_append (out, buf, (guint)n);

  return n >= 0;
}

static GBytes *
read_entry (zip_t      *zip,
            const char *path,
            gsize       most,
            GError    **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (zip_file_t) file = zip_fopen (zip, path, 0);

  if (file == NULL || !inflate (file, most, out))
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
                   _ ("its part %s is damaged or has a password; save it again without one, or ask for another copy"), path);
      return NULL;
    }
  if (out->len > most)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
                   _ ("its part %s is larger than any budget once unpacked; the file is made to do harm, or keep only the sheet of the budget"), path);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/* {{{ Password */

static gboolean
note_encryption (EcotXmlReader     *reader,
                 const char        *element,
                 const char *const *names,
                 const char *const *values,
                 gpointer           data,
                 GError           **error)
{
  if (strcmp (element, "encryption-data") == 0)
    *(gboolean *)data = TRUE;

  return TRUE;
}

static gboolean
check_password (zip_t   *zip,
                GError **error)
{
  static const EcotXmlHandler handler = { .start = note_encryption };
  static const char           path[] = "META-INF/manifest.xml";
  g_autoptr (GBytes)          manifest = NULL;
  gboolean                    encrypted = FALSE;

  if (!has (zip, path))
    return TRUE;

  manifest = read_entry (zip, path, MAX_SMALL, error);
  if (manifest == NULL || !ecot_xml_read (manifest, path, ECOT_ERROR_BAD_DOSSIER, &handler, &encrypted, error))
    return FALSE;

  return !encrypted || ecot_read_table_refuse (error, _ ("this spreadsheet is locked with a password; open it and save it without one"));
}

/* }}} */

static const struct
{
  const char *type;
  const char *sentence; /* NULL: it is read */
} types[] = {
  { "application/vnd.oasis.opendocument.spreadsheet", NULL },
  { "application/vnd.oasis.opendocument.text", N_ ("this is a text document; copy its table into a spreadsheet and save that as .ods") },
  { "application/vnd.oasis.opendocument.", N_ ("this is an OpenDocument file, but no spreadsheet; ask for the budget as .ods or .csv") },
};

static gboolean
check_type (zip_t   *zip,
            GError **error)
{
  g_autoptr (GBytes) bytes = has (zip, "mimetype") ? read_entry (zip, "mimetype", MAX_SMALL, error) : NULL;
  g_autofree char   *type = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_str_has_prefix (type, types[i].type))
      return types[i].sentence == NULL || ecot_read_table_refuse (error, _ (types[i].sentence));

  if (has (zip, "[Content_Types].xml"))
    return ecot_read_table_refuse (error, has (zip, "xl/workbook.xml")
                                            ? _ ("this is a file of Excel (.xlsx); open it in a spreadsheet program and save it as .ods or .csv")
                                            : _ ("this is a file of Microsoft Office, but no spreadsheet; ask for the budget as .ods or .csv"));

  return has (zip, "content.xml") ||
         ecot_read_table_refuse (error, _ ("this zip file holds no spreadsheet; unpack it first, and import the .ods or .csv that is inside"));
}

static gboolean
read_parts (zip_t      *zip,
            GByteArray *stream,
            GError    **error)
{
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GBytes) meta = NULL;

  if (!check_type (zip, error) || !check_password (zip, error))
    return FALSE;

  content = read_entry (zip, "content.xml", MAX_CONTENT, error);
  if (content == NULL)
    return FALSE;
  if (has (zip, "meta.xml"))
    {
      meta = read_entry (zip, "meta.xml", MAX_SMALL, error);
      if (meta == NULL || !ecot_read_table_meta (meta, stream, error))
        return FALSE;
    }

  return ecot_read_table_content (content, "content.xml", stream, error);
}

gboolean
ecot_read_table_package (const char *data,
                         gsize       size,
                         GByteArray *stream,
                         GError    **error)
{
  g_autoptr (zip_t) zip = open_package (data, size);

  if (zip == NULL)
    return ecot_read_table_refuse (error, _ ("this spreadsheet is damaged or was cut; ask for another copy of it"));
  if (zip_get_num_entries (zip, 0) > MAX_ENTRIES)
    return ecot_read_table_refuse (error, _ ("this zip file holds more than 4,096 files, which no spreadsheet does"));

  return read_parts (zip, stream, error);
}
