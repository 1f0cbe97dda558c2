/* ecot-odf-words.c: the few French words the writers add to a paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/ecot-emblem.h"
#include "odf/ecot-odf-private.h"

#define DOTS "…………………………"

/* Below the top of the line it hangs from, in 1/100 mm. */
#define HANG 100

const char *
ecot_odf_tick (const EcotChoice *choice)
{
  return choice->ticked ? "☑" : "☐";
}

/* NULL is dotted, to fill by hand; an empty text is left out. */
static gboolean
is_asked (const char *text)
{
  return text == NULL || *text != '\0';
}

static const char *
or_dots (const char *text)
{
  return text != NULL ? text : DOTS;
}

static void
add_place_and_date (GPtrArray       *lines,
                    const EcotBlock *block)
{
  g_autofree char *place = NULL;
  g_autofree char *date = NULL;

  if (!is_asked (block->place) && !is_asked (block->date))
    return;

  place = is_asked (block->place) ? g_strconcat (" à\u00a0", or_dots (block->place), NULL) : NULL;
  date = is_asked (block->date) ? g_strconcat (place != NULL ? ", le\u00a0" : " le\u00a0", or_dots (block->date), NULL) : NULL;
  g_ptr_array_add (lines, g_strconcat ("Fait", place != NULL ? place : date, place != NULL ? date : NULL, NULL));
}

static void
add_line (GPtrArray  *lines,
          const char *label,
          const char *text)
{
  if (is_asked (text))
    g_ptr_array_add (lines, text != NULL ? g_strdup (text) : g_strconcat (label, "\u00a0: " DOTS, NULL));
}

char **
ecot_odf_signature_lines (const EcotBlock *block)
{
  GPtrArray *lines = g_ptr_array_new ();

  add_place_and_date (lines, block);
  add_line (lines, "Nom", block->name);
  add_line (lines, "Qualité", block->role);
  g_ptr_array_add (lines, NULL);

  return (char **)g_ptr_array_free (lines, FALSE);
}

/* Fields, so the numbers here are only what stands in for them until a program
 * has laid the pages out. */
void
ecot_odf_put_page_number (EcotXmlWriter *xml)
{
  ecot_xml_text (xml, "page\u00a0");
  ecot_xml_start (xml, "text:page-number");
  ecot_xml_attr (xml, "text:select-page", "current");
  ecot_xml_text (xml, "1");
  ecot_xml_end (xml, "text:page-number");
  ecot_xml_text (xml, " sur\u00a0");
  ecot_xml_leaf (xml, "text:page-count", "1");
}

void
ecot_odf_put_fingerprint (EcotXmlWriter *xml,
                          const char    *fingerprint)
{
  ecot_xml_text (xml, "empreinte\u00a0");
  ecot_odf_put_text (xml, fingerprint);
}

void
ecot_odf_put_emblem (EcotXmlWriter *xml,
                     guint          hoist,
                     const char    *style)
{
  ecot_xml_start (xml, "draw:frame");
  ecot_xml_attr (xml, "draw:style-name", style);
  ecot_xml_attr (xml, "draw:name", "Emblème");
  ecot_xml_attr (xml, "text:anchor-type", style != NULL ? "paragraph" : "as-char");
  if (style != NULL)
    {
      ecot_odf_attr_length (xml, "svg:x", 0);
      ecot_odf_attr_length (xml, "svg:y", HANG);
    }
  ecot_odf_attr_length (xml, "svg:width", hoist * 3 / 2);
  ecot_odf_attr_length (xml, "svg:height", hoist);
  ecot_odf_put_element (xml, "draw:image",
                        ECOT_ODF_PROPS ("xlink:href", ECOT_ODF_EMBLEM_PATH, "xlink:type", "simple", "xlink:show", "embed", "xlink:actuate", "onLoad"));
  ecot_xml_leaf (xml, "svg:title", "Union européenne");
  ecot_xml_leaf (xml, "svg:desc", ECOT_EMBLEM_WORDS);
  ecot_xml_end (xml, "draw:frame");
}
