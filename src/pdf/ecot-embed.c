/* ecot-embed.c: files inside a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PDF/A-3 (ISO 19005-3, 6.8) lets any file be embedded that says what it is to the
 * document.  Ours are its source: what the pages were made from.
 */

#include "config.h"

#include "pdf/ecot-embed.h"

#include "report/ecot-attachment.h"

/* "text/xml" as a name, in which a slash would begin another one (ISO 32000-1, 7.3.5). */
static void
append_type (GString    *out,
             const char *type)
{
  for (; *type != '\0'; type++)
    if (g_ascii_isalnum (*type) || *type == '.' || *type == '-')
      g_string_append_c (out, *type);
    else
      g_string_append_printf (out, "#%02X", (guchar)*type);
}

static void
write_content (EcotPdfSink          *sink,
               guint                 number,
               const EcotAttachment *attachment,
               const EcotMetadata   *metadata)
{
  gsize               size;
  gconstpointer       data = g_bytes_get_data (attachment->content, &size);
  g_autoptr (GString) keys = g_string_new (" /Type /EmbeddedFile /Subtype /");

  append_type (keys, attachment->type);
  g_string_append_printf (keys, " /Params << /Size %" G_GSIZE_FORMAT " /ModDate (%s) >>%s",
                          attachment->size, metadata->info_date, attachment->deflated ? " /Filter /FlateDecode" : "");

  ecot_pdf_sink_add_stream (sink, number, keys->str, size > 0 ? data : "", size);
}

static void
write_file (EcotPdfSink          *sink,
            guint                 number,
            guint                 content,
            const EcotAttachment *attachment)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) description = g_string_new (NULL);

  ecot_pdf_append_text (name, attachment->name);
  ecot_pdf_append_text (description, attachment->description);
  ecot_pdf_sink_add_object (sink, number,
                            "<< /Type /Filespec /F %s /UF %s /Desc %s /AFRelationship /Source /EF << /F %u 0 R /UF %u 0 R >> >>",
                            name->str, name->str, description->str, content, content);
}

/* Names in a tree are in the order of their bytes. */
static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 ((*(EcotAttachment *const *)a)->name, (*(EcotAttachment *const *)b)->name);
}

void
ecot_embed (EcotPdfSink        *sink,
            guint              *next,
            EcotPdfDict        *root,
            const GPtrArray    *attachments,
            const EcotMetadata *metadata)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GString)   names = g_string_new ("<< /EmbeddedFiles << /Names [");
  g_autoptr (GString)   associated = g_string_new ("[");

  g_return_if_fail (sink != NULL && next != NULL && root != NULL && attachments != NULL && metadata != NULL);

  for (guint i = 0; i < attachments->len; i++)
    g_ptr_array_add (sorted, attachments->pdata[i]);
  g_ptr_array_sort (sorted, compare_names);

  for (guint i = 0; i < sorted->len; i++)
    {
      const EcotAttachment *attachment = sorted->pdata[i];
      guint                 content = (*next)++, file = (*next)++;

      write_content (sink, content, attachment, metadata);
      write_file (sink, file, content, attachment);
      g_string_append_c (names, ' ');
      ecot_pdf_append_text (names, attachment->name);
      g_string_append_printf (names, " %u 0 R", file);
      g_string_append_printf (associated, " %u 0 R", file);
    }

  g_string_append (names, " ] >> >>");
  g_string_append (associated, " ]");
  ecot_pdf_dict_set (root, "/Names", names->str);
  ecot_pdf_dict_set (root, "/AF", associated->str);
}
