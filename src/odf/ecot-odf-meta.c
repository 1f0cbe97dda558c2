/* ecot-odf-meta.c: who wrote the document, what about, in which language
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dates are those of the dossier's last change; the clock is never asked,
 * so a paper without one has no date at all.
 */

#include "config.h"

#include "odf/ecot-odf-private.h"

static void
write_leaf (EcotXmlWriter *xml,
            const char    *element,
            const char    *text)
{
  if (text != NULL && *text != '\0')
    ecot_xml_leaf (xml, element, text);
}

/* One element a keyword; they are separated by commas. */
static void
write_keywords (EcotXmlWriter *xml,
                const char    *keywords)
{
  g_auto (GStrv) words = g_strsplit (keywords != NULL ? keywords : "", ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    write_leaf (xml, "meta:keyword", g_strstrip (words[i]));
}

static char *
format_moment (gint64 seconds)
{
  g_autoptr (GDateTime) moment = seconds != 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;

  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/* LibreOffice, told of no number or of more than 100 paragraphs, guesses where
 * pages end before it lays them out, and then leaves a heading alone at the foot
 * of one.  So it is never told of more; it counts again when it saves, and
 * nobody else asks. */
#define MOST_PARAGRAPHS 100

static void
write_statistic (EcotXmlWriter *xml,
                 guint          n_paragraphs)
{
  ecot_xml_start (xml, "meta:document-statistic");
  ecot_xml_attr_int (xml, "meta:paragraph-count", MIN (n_paragraphs, MOST_PARAGRAPHS));
  ecot_xml_end (xml, "meta:document-statistic");
}

/**
 * ecot_odf_write_meta:
 * @n_paragraphs: of a text, those of its tables left out; 0 for a spreadsheet
 */
GBytes *
ecot_odf_write_meta (EcotReport *report,
                     guint       n_paragraphs)
{
  const EcotReportInfo *info = ecot_report_get_info (report);
  EcotXmlWriter        *xml = ecot_odf_start_document ("office:document-meta");
  g_autofree char      *moment = format_moment (info->created);

  ecot_xml_start (xml, "office:meta");
  ecot_xml_leaf (xml, "meta:generator", "Ecot/" ECOT_VERSION);
  write_leaf (xml, "dc:title", info->title);
  write_leaf (xml, "dc:subject", info->subject);
  write_keywords (xml, info->keywords);
  write_leaf (xml, "meta:initial-creator", info->author);
  write_leaf (xml, "dc:creator", info->author);
  write_leaf (xml, "meta:creation-date", moment);
  write_leaf (xml, "dc:date", moment);
  ecot_xml_leaf (xml, "dc:language", "fr-FR");
  if (n_paragraphs > 0)
    write_statistic (xml, n_paragraphs);
  ecot_xml_end (xml, "office:meta");

  return ecot_odf_end_document (xml, "office:document-meta");
}
