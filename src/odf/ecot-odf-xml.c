/* ecot-odf-xml.c: the few shapes of XML every OpenDocument part is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "odf/ecot-odf-private.h"

void
ecot_odf_put_element (EcotXmlWriter *xml,
                      const char    *element,
                      EcotOdfProps   attributes)
{
  ecot_xml_start (xml, element);
  for (guint i = 0; attributes[i] != NULL; i += 2)
    ecot_xml_attr (xml, attributes[i], attributes[i + 1]);
  ecot_xml_end (xml, element);
}

static void
start_root (EcotXmlWriter *xml,
            const char    *element)
{
  static const char *const namespaces[][2] = {
    { "xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
    { "xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0" },
    { "xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
    { "xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
    { "xmlns:number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" },
    { "xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0" },
    { "xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0" },
    { "xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" },
    { "xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" },
    { "xmlns:of", "urn:oasis:names:tc:opendocument:xmlns:of:1.2" },
    { "xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" },
    { "xmlns:xlink", "http://www.w3.org/1999/xlink" },
    { "xmlns:ooo", "http://openoffice.org/2004/office" },
    { "xmlns:dc", "http://purl.org/dc/elements/1.1/" },
  };

  ecot_xml_start (xml, element);
  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    ecot_xml_attr (xml, namespaces[i][0], namespaces[i][1]);
  ecot_xml_attr (xml, "office:version", "1.3");
}

EcotXmlWriter *
ecot_odf_start_document (const char *element)
{
  EcotXmlWriter *xml = ecot_xml_writer_new (FALSE);

  start_root (xml, element);
  return xml;
}

EcotXmlWriter *
ecot_odf_start_content (EcotZip *zip)
{
  EcotXmlWriter *xml = ecot_xml_writer_new_to (ecot_zip_put, zip);

  start_root (xml, "office:document-content");
  return xml;
}

GBytes *
ecot_odf_end_document (EcotXmlWriter *xml,
                       const char    *element)
{
  ecot_xml_end (xml, element);
  return ecot_xml_writer_finish (xml);
}

gboolean
ecot_odf_end_content (EcotXmlWriter *xml,
                      GError       **error)
{
  ecot_xml_end (xml, "office:document-content");
  return ecot_xml_writer_close (xml, error);
}

static void
write_font_face (EcotXmlWriter *xml,
                 const char    *name,
                 const char    *quoted,
                 const char    *generic,
                 const char    *pitch)
{
  ecot_odf_put_element (xml, "style:font-face",
                        ECOT_ODF_PROPS ("style:name", name,
                                        "svg:font-family", quoted,
                                        "style:font-family-generic", generic,
                                        "style:font-pitch", pitch));
}

void
ecot_odf_write_font_faces (EcotXmlWriter *xml)
{
  ecot_xml_start (xml, "office:font-face-decls");
  write_font_face (xml, ECOT_ODF_SANS, "'" ECOT_ODF_SANS "'", "swiss", "variable");
  write_font_face (xml, ECOT_ODF_SERIF, "'" ECOT_ODF_SERIF "'", "roman", "variable");
  write_font_face (xml, ECOT_ODF_MONO, "'" ECOT_ODF_MONO "'", "modern", "fixed");
  ecot_xml_end (xml, "office:font-face-decls");
}

void
ecot_odf_attr_length (EcotXmlWriter *xml,
                      const char    *name,
                      guint          length)
{
  char buf[32];

  g_snprintf (buf, sizeof buf, "%u.%02umm", length / 100, length % 100);
  ecot_xml_attr (xml, name, buf);
}

/* A run of spaces, of which the first stands for itself if @keep_first. */
static const char *
write_spaces (EcotXmlWriter *xml,
              const char    *text,
              gboolean       keep_first)
{
  gsize n = strspn (text, " ");
  gsize spelled = keep_first ? n - 1 : n;

  if (keep_first)
    ecot_xml_text (xml, " ");

  if (spelled > 0)
    {
      ecot_xml_start (xml, "text:s");
      if (spelled > 1)
        ecot_xml_attr_int (xml, "text:c", (gint64)spelled);
      ecot_xml_end (xml, "text:s");
    }

  return text + n;
}

/* The white space at @text; returns what follows. */
static const char *
write_special (EcotXmlWriter *xml,
               const char    *text,
               gboolean       keep_first)
{
  switch (*text)
    {
    case ' ':
      return write_spaces (xml, text, keep_first);

    case '\t':
      ecot_odf_put_element (xml, "text:tab", ECOT_ODF_PROPS (NULL));
      return text + 1;

    case '\n':
      ecot_odf_put_element (xml, "text:line-break", ECOT_ODF_PROPS (NULL));
      return text + 1;

    default: /* a carriage return */
      return text + 1;
    }
}

/* The length of the run from @text on that XML keeps as it is: no tab, no
 * newline, no space beside another white space or at the end. */
static gsize
plain_length (const char *text)
{
  gsize n = 0;

  for (;;)
    {
      n += strcspn (text + n, " \t\n\r");
      if (text[n] != ' ' || strchr (" \t\n\r", text[n + 1]) != NULL)
        return n;
      n++;
    }
}

/* OpenDocument 1.3 part 3, 6.1.2: runs of white space become one space, and
 * those at the start or end of a paragraph vanish, unless written as elements.
 * A space that ends a run before more text stands for itself. */
void
ecot_odf_put_run (EcotXmlWriter *xml,
                  const char    *text,
                  gboolean       after_space,
                  gboolean       at_end)
{
  while (*text != '\0')
    {
      gsize    n = *text == ' ' && after_space ? 0 : plain_length (text);
      gboolean trailing;

      if (text[n] == '\0')
        {
          ecot_xml_text (xml, text);
          return;
        }

      if (n > 0)
        {
          g_autofree char *run = g_strndup (text, n);

          ecot_xml_text (xml, run);
        }

      trailing = at_end && text[n + strspn (text + n, " ")] == '\0';
      text = write_special (xml, text + n, !trailing && !(after_space && n == 0));
      after_space = TRUE;
    }
}

void
ecot_odf_put_text (EcotXmlWriter *xml,
                   const char    *text)
{
  ecot_odf_put_run (xml, text, TRUE, TRUE);
}

void
ecot_odf_put_p (EcotXmlWriter *xml,
                const char    *style,
                const char    *text)
{
  ecot_xml_start (xml, "text:p");
  ecot_xml_attr (xml, "text:style-name", style);
  if (text != NULL)
    ecot_odf_put_text (xml, text);
  ecot_xml_end (xml, "text:p");
}

void
ecot_odf_put_setting (EcotXmlWriter *xml,
                      const char    *name,
                      const char    *type,
                      const char    *value)
{
  ecot_xml_start (xml, "config:config-item");
  ecot_xml_attr (xml, "config:name", name);
  ecot_xml_attr (xml, "config:type", type);
  ecot_xml_text (xml, value);
  ecot_xml_end (xml, "config:config-item");
}
