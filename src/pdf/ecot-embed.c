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

static qpdf_oh
text (qpdf_data   qpdf,
      const char *value)
{
  return qpdf_oh_new_unicode_string (qpdf, value);
}

static qpdf_oh
make_stream (qpdf_data             qpdf,
             const EcotAttachment *attachment,
             const EcotMetadata   *metadata)
{
  gsize            size;
  gconstpointer    data = g_bytes_get_data (attachment->content, &size);
  qpdf_oh          stream = qpdf_oh_new_stream (qpdf);
  qpdf_oh          dict = qpdf_oh_get_dict (qpdf, stream);
  qpdf_oh          params = qpdf_oh_new_dictionary (qpdf);
  g_autofree char *type = g_strconcat ("/", attachment->type, NULL);

  qpdf_oh_replace_stream_data (qpdf, stream, data, size, qpdf_oh_new_null (qpdf), qpdf_oh_new_null (qpdf));
  qpdf_oh_replace_key (qpdf, params, "/Size", qpdf_oh_new_integer (qpdf, (long long)size));
  qpdf_oh_replace_key (qpdf, params, "/ModDate", text (qpdf, metadata->info_date));
  qpdf_oh_replace_key (qpdf, dict, "/Type", qpdf_oh_new_name (qpdf, "/EmbeddedFile"));
  qpdf_oh_replace_key (qpdf, dict, "/Subtype", qpdf_oh_new_name (qpdf, type));
  qpdf_oh_replace_key (qpdf, dict, "/Params", params);

  return stream;
}

static qpdf_oh
make_file (qpdf_data             qpdf,
           const EcotAttachment *attachment,
           const EcotMetadata   *metadata)
{
  qpdf_oh file = qpdf_oh_new_dictionary (qpdf);
  qpdf_oh embedded = qpdf_oh_new_dictionary (qpdf);
  qpdf_oh stream = make_stream (qpdf, attachment, metadata);

  qpdf_oh_replace_key (qpdf, embedded, "/F", stream);
  qpdf_oh_replace_key (qpdf, embedded, "/UF", stream);
  qpdf_oh_replace_key (qpdf, file, "/Type", qpdf_oh_new_name (qpdf, "/Filespec"));
  qpdf_oh_replace_key (qpdf, file, "/F", text (qpdf, attachment->name));
  qpdf_oh_replace_key (qpdf, file, "/UF", text (qpdf, attachment->name));
  qpdf_oh_replace_key (qpdf, file, "/Desc", text (qpdf, attachment->description));
  qpdf_oh_replace_key (qpdf, file, "/AFRelationship", qpdf_oh_new_name (qpdf, "/Source"));
  qpdf_oh_replace_key (qpdf, file, "/EF", embedded);

  return qpdf_make_indirect_object (qpdf, file);
}

/* A key of a dictionary that is a dictionary itself, made if it is not there. */
static qpdf_oh
ensure_dictionary (qpdf_data   qpdf,
                   qpdf_oh     dict,
                   const char *key)
{
  qpdf_oh value = qpdf_oh_get_key (qpdf, dict, key);

  if (qpdf_oh_is_dictionary (qpdf, value))
    return value;

  value = qpdf_oh_new_dictionary (qpdf);
  qpdf_oh_replace_key (qpdf, dict, key, value);
  return value;
}

/* Names in a tree are in the order of their bytes. */
static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 ((*(EcotAttachment *const *)a)->name, (*(EcotAttachment *const *)b)->name);
}

void
ecot_embed (qpdf_data           qpdf,
            const GPtrArray    *attachments,
            const EcotMetadata *metadata)
{
  qpdf_oh               root = qpdf_get_root (qpdf);
  qpdf_oh               tree = ensure_dictionary (qpdf, ensure_dictionary (qpdf, root, "/Names"), "/EmbeddedFiles");
  qpdf_oh               names = qpdf_oh_new_array (qpdf);
  qpdf_oh               associated = qpdf_oh_new_array (qpdf);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < attachments->len; i++)
    g_ptr_array_add (sorted, attachments->pdata[i]);
  g_ptr_array_sort (sorted, compare_names);

  for (guint i = 0; i < sorted->len; i++)
    {
      const EcotAttachment *attachment = sorted->pdata[i];
      qpdf_oh               file = make_file (qpdf, attachment, metadata);

      qpdf_oh_append_item (qpdf, names, text (qpdf, attachment->name));
      qpdf_oh_append_item (qpdf, names, file);
      qpdf_oh_append_item (qpdf, associated, file);
    }

  qpdf_oh_replace_key (qpdf, tree, "/Names", names);
  qpdf_oh_replace_key (qpdf, root, "/AF", associated);
}
