/* ecot-archive.c: a tagged PDF made fit for the archives
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What cairo 1.16 leaves out of PDF/A-1b (ISO 19005-1) is added to the objects of
 * the file: metadata in XMP, the colour space, the language; on each font the
 * set of its glyphs; and the transparency group cairo puts on every page is
 * taken away, since nothing is ever transparent.
 *
 * Part 1 and not 2, because it is what a validator can be found for, and because
 * pages need nothing that came later; part 3 only where files are inside.  Of what level A asks beyond
 * that, heads of columns say of what they are the head, figures what they show, and heads and feet of
 * pages are artifacts.
 *
 * Objects are visited by their number, once, so time and memory grow with the
 * file.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/ecot-error.h"
#include "base/ecot-progress.h"
#include "pdf/ecot-archive.h"
#include "pdf/ecot-artifact.h"
#include "pdf/ecot-embed.h"
#include "pdf/ecot-pages-private.h"
#include "pdf/ecot-srgb.h"

/* Of the whole, in thousandths: writing the objects out is left then. */
#define VISITED 900

typedef struct
{
  qpdf_data           qpdf;
  const EcotMetadata *metadata;
  GPtrArray          *words;
  guint               n_figures; /* met so far */
  GArray             *spans;
  guint               n_cells; /* likewise */
} Archive;

/* Objects */

static qpdf_oh
new_stream (Archive    *self,
            const void *data,
            gsize       length)
{
  qpdf_oh stream = qpdf_oh_new_stream (self->qpdf);
  qpdf_oh null = qpdf_oh_new_null (self->qpdf);

  qpdf_oh_replace_stream_data (self->qpdf, stream, data, length, null, null);

  return stream;
}

/* Deflated here and not by qpdf, which would hold all pages inflated until it writes them. */
static void
set_stream (Archive    *self,
            qpdf_oh     stream,
            const void *data,
            gsize       length)
{
  uLongf            size = compressBound (length);
  g_autofree Bytef *deflated = g_malloc (size);

  if (compress2 (deflated, &size, data, length, Z_DEFAULT_COMPRESSION) != Z_OK)
    return;

  qpdf_oh_replace_stream_data (self->qpdf, stream, deflated, size,
                               qpdf_oh_new_name (self->qpdf, "/FlateDecode"), qpdf_oh_new_null (self->qpdf));
}

static void
set_name (Archive    *self,
          qpdf_oh     dict,
          const char *key,
          const char *name)
{
  qpdf_oh_replace_key (self->qpdf, dict, key, qpdf_oh_new_name (self->qpdf, name));
}

static void
set_text (Archive    *self,
          qpdf_oh     dict,
          const char *key,
          const char *text)
{
  if (text != NULL)
    qpdf_oh_replace_key (self->qpdf, dict, key, qpdf_oh_new_unicode_string (self->qpdf, text));
}

/* An object written out. */
static void
set_object (Archive    *self,
            qpdf_oh     dict,
            const char *key,
            const char *object)
{
  qpdf_oh_replace_key (self->qpdf, dict, key, qpdf_oh_parse (self->qpdf, object));
}

static gboolean
has_name (Archive    *self,
          qpdf_oh     dict,
          const char *key,
          const char *name)
{
  return qpdf_oh_is_name_and_equals (self->qpdf, qpdf_oh_get_key (self->qpdf, dict, key), name);
}

/* The document */

static void
set_info (Archive *self)
{
  const EcotMetadata *metadata = self->metadata;
  qpdf_oh             info = qpdf_oh_new_dictionary (self->qpdf);

  set_text (self, info, "/Title", metadata->title);
  set_text (self, info, "/Author", metadata->author);
  set_text (self, info, "/Subject", metadata->subject);
  set_text (self, info, "/Keywords", metadata->keywords);
  set_text (self, info, "/Creator", metadata->program);
  set_text (self, info, "/Producer", metadata->program);
  set_text (self, info, "/CreationDate", metadata->info_date);
  set_text (self, info, "/ModDate", metadata->info_date);

  qpdf_oh_replace_key (self->qpdf, qpdf_get_trailer (self->qpdf), "/Info",
                       qpdf_make_indirect_object (self->qpdf, info));
}

static void
set_xmp (Archive *self,
         qpdf_oh  root)
{
  g_autofree char *xmp = ecot_metadata_to_xmp (self->metadata);
  qpdf_oh          stream = new_stream (self, xmp, strlen (xmp));
  qpdf_oh          dict = qpdf_oh_get_dict (self->qpdf, stream);

  set_name (self, dict, "/Type", "/Metadata");
  set_name (self, dict, "/Subtype", "/XML");
  qpdf_oh_replace_key (self->qpdf, root, "/Metadata", stream);
}

/* What its colours mean: all pages are in the RGB of the screen. */
static void
set_output_intent (Archive *self,
                   qpdf_oh  root)
{
  GBytes     *profile = ecot_srgb_get_profile ();
  gsize       size;
  const void *data = g_bytes_get_data (profile, &size);
  qpdf_oh     stream = qpdf_oh_new_stream (self->qpdf);
  qpdf_oh     intent = qpdf_oh_parse (self->qpdf, "<< /Type /OutputIntent /S /GTS_PDFA1"
                                                      " /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1)"
                                                      " /RegistryName (http://www.color.org) >>");

  set_stream (self, stream, data, size);
  set_object (self, qpdf_oh_get_dict (self->qpdf, stream), "/N", "3");
  qpdf_oh_replace_key (self->qpdf, intent, "/DestOutputProfile", stream);
  qpdf_oh_replace_key (self->qpdf, root, "/OutputIntents", qpdf_oh_wrap_in_array (self->qpdf, intent));
}

static void
set_catalog (Archive *self)
{
  qpdf_oh root = qpdf_get_root (self->qpdf);

  set_object (self, root, "/Lang", "(fr-FR)");
  set_object (self, root, "/MarkInfo", "<< /Marked true >>");
  set_object (self, root, "/ViewerPreferences", "<< /DisplayDocTitle true >>");
  set_xmp (self, root);
  set_output_intent (self, root);
}

/* Pages */

static void
mark_artifacts (Archive *self,
                qpdf_oh  stream)
{
  unsigned char         *content = NULL;
  size_t                 length = 0;
  g_autoptr (GByteArray) marked = NULL;

  if (!qpdf_oh_is_stream (self->qpdf, stream) ||
      qpdf_oh_get_stream_data (self->qpdf, stream, qpdf_dl_generalized, NULL, &content, &length) != QPDF_SUCCESS)
    return;

  marked = ecot_artifact_mark ((const char *)content, length);
  if (marked != NULL)
    set_stream (self, stream, marked->data, marked->len);
  free (content);
}

static void
visit_page (Archive *self,
            qpdf_oh  page)
{
  qpdf_oh_remove_key (self->qpdf, page, "/Group");
  mark_artifacts (self, qpdf_oh_get_key (self->qpdf, page, "/Contents"));
}

/* Fonts */

/* Glyphs of a subset are numbered from 0 without a gap: as many as have a width
 * in "[ 0 [ 365 333 … ] ]". */
static int
count_glyphs (Archive *self,
              qpdf_oh  font)
{
  qpdf_oh widths = qpdf_oh_get_key (self->qpdf, font, "/W");

  if (!qpdf_oh_is_array (self->qpdf, widths) || qpdf_oh_get_array_n_items (self->qpdf, widths) != 2)
    return 0;

  return qpdf_oh_get_array_n_items (self->qpdf, qpdf_oh_get_array_item (self->qpdf, widths, 1));
}

/* A bit a glyph, the first one highest. */
static qpdf_oh
create_cid_set (Archive *self,
                int      n_glyphs)
{
  gsize              size = (n_glyphs + 7) / 8;
  g_autofree guint8 *bits = g_malloc0 (size);

  for (int i = 0; i < n_glyphs; i++)
    bits[i / 8] |= 0x80 >> (i % 8);

  return new_stream (self, bits, size);
}

static void
visit_font (Archive *self,
            qpdf_oh  font)
{
  gboolean outlines = has_name (self, font, "/Subtype", "/CIDFontType2");
  qpdf_oh  descriptor;
  int      n_glyphs;

  if (!outlines && !has_name (self, font, "/Subtype", "/CIDFontType0"))
    return;

  if (outlines)
    set_name (self, font, "/CIDToGIDMap", "/Identity");

  n_glyphs = count_glyphs (self, font);
  descriptor = qpdf_oh_get_key (self->qpdf, font, "/FontDescriptor");
  if (n_glyphs > 0 && qpdf_oh_is_dictionary (self->qpdf, descriptor))
    qpdf_oh_replace_key (self->qpdf, descriptor, "/CIDSet", create_cid_set (self, n_glyphs));
}

/* Structure */

/* A cell that takes several columns says so, or its row would seem too short. */
static void
describe_cell (Archive    *self,
               qpdf_oh     element,
               const char *scope)
{
  guint            span = self->n_cells < self->spans->len ? g_array_index (self->spans, guint, self->n_cells) : 1;
  g_autofree char *columns = span > 1 ? g_strdup_printf (" /ColSpan %u", span) : g_strdup ("");
  g_autofree char *all = g_strdup_printf ("<< /O /Table%s%s >>", scope, columns);

  self->n_cells++;
  if (span > 1 || *scope != '\0')
    set_object (self, element, "/A", all);
}

static void
visit_element (Archive *self,
               qpdf_oh  element)
{
  if (has_name (self, element, "/S", "/TH"))
    describe_cell (self, element, " /Scope /Column");
  else if (has_name (self, element, "/S", "/TD"))
    describe_cell (self, element, "");
  else if (has_name (self, element, "/S", "/Figure") && self->n_figures < self->words->len)
    set_text (self, element, "/Alt", g_ptr_array_index (self->words, self->n_figures++));
}

static void
visit_object (Archive *self,
              qpdf_oh  object)
{
  if (!qpdf_oh_is_dictionary (self->qpdf, object))
    return;

  if (has_name (self, object, "/Type", "/StructElem"))
    visit_element (self, object);
  else if (has_name (self, object, "/Type", "/Page"))
    visit_page (self, object);
  else if (has_name (self, object, "/Type", "/Font"))
    visit_font (self, object);
}

static void
visit_objects (Archive      *self,
               GCancellable *cancellable)
{
  int size = qpdf_oh_get_int_value_as_int (self->qpdf, qpdf_oh_get_key (self->qpdf, qpdf_get_trailer (self->qpdf), "/Size"));

  for (int i = 1; i < size && !g_cancellable_is_cancelled (cancellable); i++)
    {
      visit_object (self, qpdf_get_object_by_id (self->qpdf, i, 0));
      ecot_progress_tell (cancellable, ECOT_PDF_DRAWN, VISITED, i, size);
      qpdf_oh_release_all (self->qpdf);
    }
}

/* The file */

static gboolean
write_memory (qpdf_data   qpdf,
              const char *version)
{
  if (qpdf_init_write_memory (qpdf) != QPDF_SUCCESS)
    return FALSE;

  qpdf_set_object_stream_mode (qpdf, qpdf_o_disable);
  qpdf_set_stream_data_mode (qpdf, qpdf_s_preserve);
  qpdf_set_newline_before_endstream (qpdf, QPDF_TRUE);
  qpdf_set_deterministic_ID (qpdf, QPDF_TRUE);
  if (version != NULL)
    qpdf_force_pdf_version (qpdf, version);

  return qpdf_write (qpdf) == QPDF_SUCCESS;
}

static GBytes *
take_result (qpdf_data qpdf,
             GError  **error)
{
  if (qpdf_has_error (qpdf))
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("The PDF could not be made fit for the archives: %s"),
                   qpdf_get_error_message_detail (qpdf, qpdf_get_error (qpdf)));
      return NULL;
    }

  return g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
}

GBytes *
ecot_archive_write_again (qpdf_data qpdf,
                          GError  **error)
{
  if (!qpdf_has_error (qpdf))
    write_memory (qpdf, NULL);

  return take_result (qpdf, error);
}

GBytes *
ecot_archive_convert (GBytes             *pdf,
                      const EcotMetadata *metadata,
                      const GPtrArray    *attachments,
                      GPtrArray          *words,
                      GArray             *spans,
                      GCancellable       *cancellable,
                      GError            **error)
{
  Archive     self = { .metadata = metadata, .words = words, .spans = spans };
  gsize       size;
  const char *data;
  GBytes     *result = NULL;

  g_return_val_if_fail (pdf != NULL && metadata != NULL && words != NULL && spans != NULL, NULL);

  data = g_bytes_get_data (pdf, &size);
  self.qpdf = qpdf_init ();
  qpdf_silence_errors (self.qpdf);
  qpdf_set_suppress_warnings (self.qpdf, QPDF_TRUE);

  if (qpdf_read_memory (self.qpdf, "cairo", data, size, NULL) == QPDF_SUCCESS)
    {
      set_info (&self);
      set_catalog (&self);
      if (attachments->len > 0)
        ecot_embed (self.qpdf, attachments, metadata);
      visit_objects (&self, cancellable);

      if (!g_cancellable_is_cancelled (cancellable))
        write_memory (self.qpdf, metadata->part == 1 ? "1.4" : "1.7");
    }

  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    result = take_result (self.qpdf, error);
  qpdf_cleanup (&self.qpdf);

  return result;
}
