/* ecot-odf-style.c: named styles, written from tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A look is data: the text and spreadsheet writers each keep a table of
 * styles and this file knows how OpenDocument spells one.
 */

#include "odf/ecot-odf-private.h"

/* style:FAMILY-properties, if the style has any. */
static void
write_properties (EcotXmlWriter *xml,
                  const char    *family,
                  EcotOdfProps   attributes,
                  EcotOdfProps   tab)
{
  g_autofree char *element = NULL;

  if (attributes == NULL && tab == NULL)
    return;

  element = g_strconcat ("style:", family, "-properties", NULL);
  ecot_xml_start (xml, element);
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    ecot_xml_attr (xml, attributes[i], attributes[i + 1]);

  if (tab != NULL)
    {
      ecot_xml_start (xml, "style:tab-stops");
      ecot_odf_put_element (xml, "style:tab-stop", tab);
      ecot_xml_end (xml, "style:tab-stops");
    }

  ecot_xml_end (xml, element);
}

/* A style without a name is the default of its family. */
void
ecot_odf_write_style (EcotXmlWriter      *xml,
                      const EcotOdfStyle *style)
{
  const char *element = style->name != NULL ? "style:style" : "style:default-style";

  ecot_xml_start (xml, element);
  ecot_xml_attr (xml, "style:name", style->name);
  ecot_xml_attr (xml, "style:display-name", style->display);
  ecot_xml_attr (xml, "style:family", style->family);
  ecot_xml_attr (xml, "style:parent-style-name", style->parent);
  ecot_xml_attr (xml, "style:next-style-name", style->next);
  ecot_xml_attr (xml, "style:list-style-name", style->list);
  ecot_xml_attr (xml, "style:data-style-name", style->data);
  if (style->level > 0)
    ecot_xml_attr_int (xml, "style:default-outline-level", style->level);

  write_properties (xml, style->family, style->own, style->tab);
  write_properties (xml, "paragraph", style->paragraph, NULL);
  write_properties (xml, "text", style->text, NULL);
  ecot_xml_end (xml, element);
}

void
ecot_odf_write_styles (EcotXmlWriter      *xml,
                       const EcotOdfStyle *styles,
                       guint               n)
{
  for (guint i = 0; i < n; i++)
    ecot_odf_write_style (xml, &styles[i]);
}
