/* ecot-metadata.c: what a PDF says about itself, in its two places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates come from the dossier, never from the clock: the same dossier gives the
 * same file on any day.
 *
 * XMP as ISO 16684-1 has it, with the extra properties of ISO 19005-1, 6.7.
 */

#include "config.h"

#include "base/ecot-text.h"
#include "pdf/ecot-metadata.h"

/* From 1970 to 9999: readers misread other years. */
#define FIRST_SECOND 0
#define LAST_SECOND  G_GINT64_CONSTANT (253402300799)

static char *
clean (const char *text)
{
  g_autofree char *line = text != NULL ? ecot_text_clean_line (text, -1) : NULL;

  return line != NULL && *g_strstrip (line) != '\0' ? g_steal_pointer (&line) : NULL;
}

EcotMetadata *
ecot_metadata_new (const EcotReportInfo *info)
{
  EcotMetadata         *self = g_new0 (EcotMetadata, 1);
  g_autoptr (GDateTime) created = NULL;

  g_return_val_if_fail (info != NULL, self);

  created = g_date_time_new_from_unix_utc (CLAMP (info->created, FIRST_SECOND, LAST_SECOND));

  self->title = clean (info->title);
  self->author = clean (info->author);
  self->subject = clean (info->subject);
  self->keywords = clean (info->keywords);
  self->part = 1;
  self->program = g_strdup ("Écot " ECOT_VERSION);
  /* Not g_date_time_format(), which writes digits as the locale does. */
  self->info_date = g_strdup_printf ("D:%04d%02d%02d%02d%02d%02dZ",
                                     g_date_time_get_year (created), g_date_time_get_month (created),
                                     g_date_time_get_day_of_month (created), g_date_time_get_hour (created),
                                     g_date_time_get_minute (created), g_date_time_get_second (created));
  self->xmp_date = g_strdup_printf ("%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ",
                                    self->info_date + 2, self->info_date + 6, self->info_date + 8,
                                    self->info_date + 10, self->info_date + 12, self->info_date + 14);

  return self;
}

void
ecot_metadata_free (EcotMetadata *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->keywords);
  g_free (self->program);
  g_free (self->info_date);
  g_free (self->xmp_date);
  g_free (self);
}

/* @format holds the element around the text. */
static void
append (GString    *xmp,
        const char *before,
        const char *text,
        const char *after)
{
  g_autofree char *escaped = NULL;

  if (text == NULL)
    return;

  escaped = g_markup_escape_text (text, -1);
  g_string_append (xmp, before);
  g_string_append (xmp, escaped);
  g_string_append (xmp, after);
}

/* A text in one language, as Dublin Core has titles and descriptions. */
static void
append_alternative (GString    *xmp,
                    const char *element,
                    const char *text)
{
  g_autofree char *before = g_strdup_printf ("<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", element);
  g_autofree char *after = g_strdup_printf ("</rdf:li></rdf:Alt></%s>\n", element);

  append (xmp, before, text, after);
}

char *
ecot_metadata_to_xmp (const EcotMetadata *self)
{
  GString *xmp;

  g_return_val_if_fail (self != NULL, NULL);

  xmp = g_string_new ("<?xpacket begin=\"\357\273\277\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
                      "<dc:format>application/pdf</dc:format>\n"
                      "<dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>\n");
  if (self->part > 0)
    g_string_append_printf (xmp, "<pdfaid:conformance>B</pdfaid:conformance>\n<pdfaid:part>%u</pdfaid:part>\n", self->part);
  append_alternative (xmp, "dc:title", self->title);
  append_alternative (xmp, "dc:description", self->subject);
  append (xmp, "<dc:creator><rdf:Seq><rdf:li>", self->author, "</rdf:li></rdf:Seq></dc:creator>\n");
  append (xmp, "<pdf:Keywords>", self->keywords, "</pdf:Keywords>\n");
  append (xmp, "<pdf:Producer>", self->program, "</pdf:Producer>\n");
  append (xmp, "<xmp:CreatorTool>", self->program, "</xmp:CreatorTool>\n");
  append (xmp, "<xmp:CreateDate>", self->xmp_date, "</xmp:CreateDate>\n");
  append (xmp, "<xmp:ModifyDate>", self->xmp_date, "</xmp:ModifyDate>\n");
  g_string_append (xmp, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n");

  return g_string_free (xmp, FALSE);
}
