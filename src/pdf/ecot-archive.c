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
 * pages need nothing that came later; part 3 only where files are inside.  Of what level A asks beyond that, there are the
 * elements of a tagged PDF (see ecot-structure.c), and heads and feet of pages are artifacts.
 *
 * Objects go on as cairo writes them, one after the other, so that neither file is ever held.  Kept until the end is
 * what has to name an object that is written then: the catalog, the descriptors of fonts, a page to sign.
 */

#include "config.h"

#include "pdf/ecot-archive.h"

#include <string.h>

#include "pdf/ecot-artifact.h"
#include "pdf/ecot-embed.h"
#include "pdf/ecot-pdf-flate.h"
#include "pdf/ecot-pdf-source.h"
#include "pdf/ecot-pdf-token.h"
#include "pdf/ecot-signature-field.h"
#include "pdf/ecot-srgb.h"
#include "pdf/ecot-structure.h"

/* An object that waits for the end. */
typedef struct
{
  guint number; /* 0: none */
  char *text;
  guint n_glyphs; /* of the descriptor of a font whose glyphs have numbers; else 0 */
} Waiting;

struct _EcotArchive
{
  const EcotArchiveInput *input;
  EcotPdfSource          *source;
  EcotPdfSink            *sink;
  EcotPdfFlate           *flate;
  EcotPdfDict            *dict; /* of what waited */
  GString                *line;
  GByteArray             *drawn; /* the last stream that may be what is drawn on a page */
  guint                   drawn_number;
  GArray                 *descriptors; /* of Waiting */
  Waiting                 page, root;
  guint                   info;
  GArray                 *pages; /* of guint: those met so far */
};

static void
waiting_clear (gpointer data)
{
  g_free (((Waiting *)data)->text);
}

EcotArchive *
ecot_archive_new (const EcotArchiveInput *input,
                  EcotPut                 put,
                  gpointer                out)
{
  EcotArchive *self;

  g_return_val_if_fail (input != NULL && put != NULL, NULL);

  self = g_new0 (EcotArchive, 1);
  self->input = input;
  self->sink = ecot_pdf_sink_new (input->metadata->part == 1 ? "1.4" : "1.7", put, out);
  self->flate = ecot_pdf_flate_new ();
  self->dict = ecot_pdf_dict_new ();
  self->line = g_string_new (NULL);
  self->drawn = g_byte_array_new ();
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->descriptors = g_array_new (FALSE, FALSE, sizeof (Waiting));
  g_array_set_clear_func (self->descriptors, waiting_clear);

  return self;
}

void
ecot_archive_free (EcotArchive *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->source, ecot_pdf_source_free);
  ecot_pdf_sink_free (self->sink);
  ecot_pdf_flate_free (self->flate);
  ecot_pdf_dict_free (self->dict);
  g_string_free (self->line, TRUE);
  g_byte_array_unref (self->drawn);
  g_array_unref (self->descriptors);
  g_array_unref (self->pages);
  waiting_clear (&self->page);
  waiting_clear (&self->root);
  g_free (self);
}

/* Objects */

static gboolean
write_line (EcotArchive *self,
            guint        number,
            GError     **error)
{
  return ecot_pdf_sink_add_object (self->sink, number, "%s", self->line->str) || ecot_pdf_source_refuse (number, error);
}

static gboolean
write_dict (EcotArchive *self,
            guint        number,
            EcotPdfDict *dict,
            GError     **error)
{
  g_string_assign (self->line, "<<");
  ecot_pdf_dict_append_keys_to (dict, self->line);
  g_string_append (self->line, " >>");

  return write_line (self, number, error);
}

/* Deflated already. */
static gboolean
write_drawing (EcotArchive      *self,
               guint             number,
               const GByteArray *data,
               GError          **error)
{
  return ecot_pdf_sink_add_stream (self->sink, number, " /Filter /FlateDecode", data->data, data->len) ||
         ecot_pdf_source_refuse (number, error);
}

static Waiting
wait_for_end (EcotPdfObject *object)
{
  return (Waiting){ .number = object->number, .text = g_strndup (object->value.start, object->value.end - object->value.start) };
}

/* What waited, in self->dict. */
static gboolean
resume (EcotArchive   *self,
        const Waiting *waiting,
        GError       **error)
{
  if (waiting->number == 0 || ecot_pdf_dict_parse (self->dict, waiting->text, waiting->text + strlen (waiting->text)) == NULL)
    return ecot_pdf_source_refuse (waiting->number, error);

  return TRUE;
}

/* Pages */

/* The one that waited was something else. */
static gboolean
let_drawing_go (EcotArchive *self,
                GError     **error)
{
  guint number = self->drawn_number;

  self->drawn_number = 0;
  return number == 0 || write_drawing (self, number, self->drawn, error);
}

static gboolean
visit_stream (EcotArchive   *self,
              EcotPdfObject *object,
              GError       **error)
{
  gsize    size = (gsize)(object->stream.end - object->stream.start);
  gboolean may_be_drawn = object->dict->entries->len == 2 && ecot_pdf_dict_is (object->dict, "/Filter", "/FlateDecode");

  if (may_be_drawn)
    {
      if (!let_drawing_go (self, error))
        return FALSE;

      g_byte_array_set_size (self->drawn, 0);
      g_byte_array_append (self->drawn, (const guint8 *)object->stream.start, (guint)size);
      self->drawn_number = object->number;
      return TRUE;
    }

  ecot_pdf_dict_remove (object->dict, "/Length");
  g_string_truncate (self->line, 0);
  ecot_pdf_dict_append_keys_to (object->dict, self->line);

  return ecot_pdf_sink_add_stream (self->sink, object->number, self->line->str, object->stream.start, size) ||
         ecot_pdf_source_refuse (object->number, error);
}

/* Its elements get their brackets; what of it belongs to none is an artifact. */
static gboolean
write_marked (EcotArchive *self,
              guint        page,
              GError     **error)
{
  guint                  number = self->drawn_number;
  GByteArray            *content = ecot_pdf_flate_inflate (self->flate, self->drawn->data, self->drawn->len);
  g_autoptr (GByteArray) bracketed = content != NULL ? ecot_tags_bracket (self->input->tags, page, (const char *)content->data, content->len) : NULL;
  g_autoptr (GByteArray) marked = bracketed != NULL ? ecot_artifact_mark ((const char *)bracketed->data, bracketed->len) : NULL;
  GByteArray            *deflated = marked != NULL ? ecot_pdf_flate_deflate (self->flate, marked->data, marked->len) : NULL;

  self->drawn_number = 0;
  return deflated != NULL ? write_drawing (self, number, deflated, error) : ecot_pdf_source_refuse (number, error);
}

/* cairo writes it behind what is drawn on it. */
static gboolean
visit_page (EcotArchive   *self,
            EcotPdfObject *object,
            GError       **error)
{
  guint content = ecot_pdf_dict_get_reference (object->dict, "/Contents");
  guint page = self->pages->len;
  char  rank[16];

  if (content == 0 || content != self->drawn_number)
    return ecot_pdf_source_refuse (object->number, error);

  g_array_append_val (self->pages, object->number);
  if (!write_marked (self, page, error))
    return FALSE;

  if (self->input->to_sign && page == self->input->box_page)
    {
      self->page = wait_for_end (object);
      return TRUE;
    }

  ecot_pdf_dict_remove (object->dict, "/Group");
  g_snprintf (rank, sizeof rank, "%u", page);
  ecot_pdf_dict_set (object->dict, "/StructParents", rank);
  return write_dict (self, object->number, object->dict, error);
}

/* cairo writes their list last: none of them went on as something else. */
static gboolean
visit_list_of_pages (EcotArchive   *self,
                     EcotPdfObject *object,
                     GError       **error)
{
  EcotPdfBytes count;

  if (!ecot_pdf_dict_find (object->dict, "/Count", &count) || ecot_pdf_read_number (count.start, count.end, "") != self->pages->len)
    return ecot_pdf_source_refuse (object->number, error);

  return write_dict (self, object->number, object->dict, error);
}

/* Fonts */

static gboolean
skip_word (const char **p,
           const char  *end,
           const char  *word)
{
  const char *after = *p < end ? ecot_pdf_skip_token (*p, end) : NULL;

  if (after == NULL || (word != NULL && !ecot_pdf_token_is (*p, after, word)))
    return FALSE;

  *p = ecot_pdf_skip_space (after, end);
  return TRUE;
}

/* Glyphs of a subset are numbered from 0 without a gap: as many as have a width
 * in "[ 0 [ 365 333 … ] ]".  0: it is not that. */
static guint
count_glyphs (EcotPdfDict *font)
{
  EcotPdfBytes widths;
  const char  *p;
  guint        n = 0;

  if (!ecot_pdf_dict_find (font, "/W", &widths))
    return 0;

  p = widths.start;
  if (!skip_word (&p, widths.end, "[") || !skip_word (&p, widths.end, "0") || !skip_word (&p, widths.end, "["))
    return 0;

  while (p < widths.end && g_ascii_isdigit (*p) && skip_word (&p, widths.end, NULL))
    n++;

  return skip_word (&p, widths.end, "]") && skip_word (&p, widths.end, "]") && p == widths.end ? n : 0;
}

static gboolean
visit_font (EcotArchive   *self,
            EcotPdfObject *object,
            GError       **error)
{
  gboolean outlines = ecot_pdf_dict_is (object->dict, "/Subtype", "/CIDFontType2");
  guint    number = ecot_pdf_dict_get_reference (object->dict, "/FontDescriptor");
  guint    n_glyphs, i;

  if (!outlines && !ecot_pdf_dict_is (object->dict, "/Subtype", "/CIDFontType0"))
    return write_dict (self, object->number, object->dict, error);

  n_glyphs = count_glyphs (object->dict);
  for (i = 0; i < self->descriptors->len; i++)
    if (g_array_index (self->descriptors, Waiting, i).number == number)
      break;

  if (n_glyphs == 0 || i == self->descriptors->len)
    return ecot_pdf_source_refuse (object->number, error);

  g_array_index (self->descriptors, Waiting, i).n_glyphs = n_glyphs;
  if (outlines)
    ecot_pdf_dict_set (object->dict, "/CIDToGIDMap", "/Identity");
  return write_dict (self, object->number, object->dict, error);
}

static gboolean
visit_descriptor (EcotArchive   *self,
                  EcotPdfObject *object,
                  GError       **error)
{
  Waiting descriptor = wait_for_end (object);

  g_array_append_val (self->descriptors, descriptor);
  return TRUE;
}

/* A bit a glyph, the first one highest. */
static gboolean
write_cid_set (EcotArchive *self,
               guint        number,
               guint        n_glyphs,
               GError     **error)
{
  gsize              size = (n_glyphs + 7) / 8;
  g_autofree guint8 *bits = g_malloc0 (size);

  for (guint i = 0; i < n_glyphs; i++)
    bits[i / 8] |= 0x80 >> (i % 8);

  return ecot_pdf_sink_add_stream (self->sink, number, "", bits, size) || ecot_pdf_source_refuse (number, error);
}

static gboolean
write_descriptors (EcotArchive *self,
                   guint       *next,
                   GError     **error)
{
  for (guint i = 0; i < self->descriptors->len; i++)
    {
      const Waiting   *waiting = &g_array_index (self->descriptors, Waiting, i);
      g_autofree char *reference = g_strdup_printf ("%u 0 R", *next);

      if (!resume (self, waiting, error))
        return FALSE;

      if (waiting->n_glyphs > 0)
        {
          ecot_pdf_dict_set (self->dict, "/CIDSet", reference);
          if (!write_cid_set (self, (*next)++, waiting->n_glyphs, error))
            return FALSE;
        }

      if (!write_dict (self, waiting->number, self->dict, error))
        return FALSE;
    }

  return TRUE;
}

/* The file */

static gboolean
visit_catalog (EcotArchive   *self,
               EcotPdfObject *object,
               GError       **error)
{
  if (self->root.number != 0)
    return ecot_pdf_source_refuse (object->number, error);

  self->root = wait_for_end (object);
  return TRUE;
}

static const struct
{
  const char *type;
  gboolean (*visit) (EcotArchive *, EcotPdfObject *, GError **);
} visits[] = {
  { "/Page", visit_page },
  { "/Pages", visit_list_of_pages },
  { "/Font", visit_font },
  { "/FontDescriptor", visit_descriptor },
  { "/Catalog", visit_catalog },
};

static gboolean
visit_dict (EcotArchive   *self,
            EcotPdfObject *object,
            GError       **error)
{
  EcotPdfBytes producer;

  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    if (ecot_pdf_dict_is (object->dict, "/Type", visits[i].type))
      return visits[i].visit (self, object, error);

  /* What cairo says about the file, in place of which comes what is known of it. */
  if (self->info == 0 && ecot_pdf_dict_find (object->dict, "/Producer", &producer))
    {
      self->info = object->number;
      return TRUE;
    }

  return write_dict (self, object->number, object->dict, error);
}

static gboolean
visit_object (gpointer       data,
              EcotPdfObject *object,
              GError       **error)
{
  EcotArchive *self = data;

  if (object->stream.start != NULL)
    return visit_stream (self, object, error);
  if (object->dict != NULL)
    return visit_dict (self, object, error);

  g_string_truncate (self->line, 0);
  ecot_pdf_append_value (self->line, object->value.start, object->value.end);
  return write_line (self, object->number, error);
}

static void
append_text (GString    *line,
             const char *key,
             const char *text)
{
  if (text == NULL)
    return;

  g_string_append_printf (line, " %s ", key);
  ecot_pdf_append_text (line, text);
}

static gboolean
write_info (EcotArchive *self,
            GError     **error)
{
  const EcotMetadata *metadata = self->input->metadata;

  g_string_assign (self->line, "<<");
  append_text (self->line, "/Title", metadata->title);
  append_text (self->line, "/Author", metadata->author);
  append_text (self->line, "/Subject", metadata->subject);
  append_text (self->line, "/Keywords", metadata->keywords);
  append_text (self->line, "/Creator", metadata->program);
  append_text (self->line, "/Producer", metadata->program);
  append_text (self->line, "/CreationDate", metadata->info_date);
  append_text (self->line, "/ModDate", metadata->info_date);
  g_string_append (self->line, " >>");

  return write_line (self, self->info, error);
}

static void
write_xmp (EcotArchive *self,
           guint        number)
{
  g_autofree char *xmp = ecot_metadata_to_xmp (self->input->metadata);
  g_autofree char *reference = g_strdup_printf ("%u 0 R", number);

  ecot_pdf_sink_add_stream (self->sink, number, " /Type /Metadata /Subtype /XML", xmp, strlen (xmp));
  ecot_pdf_dict_set (self->dict, "/Metadata", reference);
}

/* What its colours mean: all pages are in the RGB of the screen. */
static void
write_output_intent (EcotArchive *self,
                     guint        number)
{
  gsize            size;
  gconstpointer    profile = g_bytes_get_data (ecot_srgb_get_profile (), &size);
  GByteArray      *deflated = ecot_pdf_flate_deflate (self->flate, profile, size);
  g_autofree char *intent = g_strdup_printf ("[ << /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)"
                                             " /Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org) /DestOutputProfile %u 0 R >> ]",
                                             number);

  ecot_pdf_sink_add_stream (self->sink, number, " /N 3 /Filter /FlateDecode", deflated->data, deflated->len);
  ecot_pdf_dict_set (self->dict, "/OutputIntents", intent);
}

/* The page waits outside of self->dict, which is the catalog. */
static gboolean
write_page_to_sign (EcotArchive *self,
                    guint       *next,
                    GError     **error)
{
  g_autoptr (EcotPdfDict) page = ecot_pdf_dict_new ();
  g_autofree char        *rank = g_strdup_printf ("%u", self->input->box_page);

  if (self->page.number == 0 || ecot_pdf_dict_parse (page, self->page.text, self->page.text + strlen (self->page.text)) == NULL)
    return ecot_pdf_source_refuse (self->page.number, error);

  ecot_pdf_dict_remove (page, "/Group");
  ecot_pdf_dict_set (page, "/StructParents", rank);
  ecot_signature_field_add (self->sink, next, self->dict, page, self->page.number, self->input->box);
  return write_dict (self, self->page.number, page, error);
}

static gboolean
write_catalog (EcotArchive *self,
               guint       *next,
               GError     **error)
{
  const EcotStructure structure = { self->input->tags, self->pages, self->input->words };
  EcotPdfBytes        names;

  if (!resume (self, &self->root, error))
    return FALSE;
  if (ecot_pdf_dict_find (self->dict, "/Names", &names))
    return ecot_pdf_source_refuse (self->root.number, error);

  ecot_pdf_dict_set (self->dict, "/Lang", "(fr-FR)");
  ecot_pdf_dict_set (self->dict, "/MarkInfo", "<< /Marked true >>");
  ecot_pdf_dict_set (self->dict, "/ViewerPreferences", "<< /DisplayDocTitle true >>");
  ecot_structure_write (&structure, self->sink, next, self->dict);
  write_xmp (self, (*next)++);
  write_output_intent (self, (*next)++);
  if (self->input->attachments->len > 0)
    ecot_embed (self->sink, next, self->dict, self->input->attachments, self->input->metadata);
  if (self->input->to_sign && !write_page_to_sign (self, next, error))
    return FALSE;

  return write_dict (self, self->root.number, self->dict, error);
}

gboolean
ecot_archive_feed (gpointer      archive,
                   gconstpointer data,
                   gsize         size,
                   GError      **error)
{
  EcotArchive *self = archive;

  g_return_val_if_fail (self != NULL && data != NULL, FALSE);

  if (self->source == NULL)
    self->source = ecot_pdf_source_new (visit_object, self);

  return ecot_pdf_source_feed (self->source, data, size, error) && ecot_pdf_sink_check (self->sink, error);
}

/* Numbers from *@next on are free for what cairo did not write. */
static gboolean
read_trailer (EcotArchive *self,
              guint       *next,
              GError     **error)
{
  EcotPdfDict *trailer = self->source != NULL ? ecot_pdf_source_finish (self->source, error) : NULL;
  EcotPdfBytes size;

  if (self->source == NULL)
    return ecot_pdf_source_refuse (0, error);
  if (trailer == NULL)
    return FALSE;

  *next = ecot_pdf_dict_find (trailer, "/Size", &size) ? ecot_pdf_read_number (size.start, size.end, "") : 0;
  if (*next < ecot_pdf_sink_get_size (self->sink) || *next > ECOT_PDF_MAX_NUMBER || self->info == 0 || self->root.number == 0 ||
      ecot_pdf_dict_get_reference (trailer, "/Root") != self->root.number ||
      ecot_pdf_dict_get_reference (trailer, "/Info") != self->info)
    return ecot_pdf_source_refuse (0, error);

  return TRUE;
}

gboolean
ecot_archive_finish (EcotArchive *self,
                     GError     **error)
{
  guint next;

  g_return_val_if_fail (self != NULL, FALSE);

  return read_trailer (self, &next, error) && let_drawing_go (self, error) && write_descriptors (self, &next, error) &&
         write_info (self, error) && write_catalog (self, &next, error) &&
         ecot_pdf_sink_finish (self->sink, self->root.number, self->info, error);
}
