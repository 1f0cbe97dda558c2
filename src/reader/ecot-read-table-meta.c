/* ecot-read-table-meta.c: what a spreadsheet says of itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program that wrote it, and the properties somebody gave it (OpenDocument 1.3, part 3,
 * 4.3): programs that save the file again keep them, so that one of ours knows itself.
 */

#include "config.h"

#include "reader/ecot-read-table-private.h"

#include <string.h>

#include "base/ecot-error.h"
#include "xml/ecot-xml-reader.h"

typedef struct
{
  GByteArray *stream;
  guint       n;
  char       *name; /* of the property being read */
} Reading;

static gboolean
start (EcotXmlReader     *reader,
       const char        *element,
       const char *const *names,
       const char *const *values,
       gpointer           data,
       GError           **error)
{
  Reading *self = data;

  g_clear_pointer (&self->name, g_free);
  if (strcmp (element, "user-defined") == 0)
    self->name = g_strdup (ecot_xml_attribute (names, values, "name"));
  else if (strcmp (element, "generator") == 0 || strcmp (element, "title") == 0)
    self->name = g_strdup (element);

  return TRUE;
}

static gboolean
end (EcotXmlReader *reader,
     const char    *element,
     const char    *text,
     gpointer       data,
     GError       **error)
{
  Reading *self = data;

  if (self->name != NULL && self->n++ < ECOT_TABLE_MAX_NOTES && strlen (text) <= ECOT_TABLE_MAX_TEXT)
    ecot_table_stream_add_note (self->stream, ECOT_TABLE_STREAM_PROPERTY, self->name, text);
  g_clear_pointer (&self->name, g_free);

  return TRUE;
}

gboolean
ecot_read_table_meta (GBytes     *meta,
                      GByteArray *stream,
                      GError    **error)
{
  static const EcotXmlHandler handler = { start, end };
  Reading                     self = { .stream = stream };
  gboolean                    read = ecot_xml_read (meta, "meta.xml", ECOT_ERROR_BAD_DOSSIER, &handler, &self, error);

  g_free (self.name);
  return read;
}
