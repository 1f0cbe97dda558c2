/* ecot-odf-text-styles.c: how a text looks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * styles.xml of a text: named styles, so that whoever opens the paper in a word
 * processor changes a look in one place.  Those every word processor knows bear
 * the names it knows ("Heading 1"); the others are ours, in French.
 *
 * The type scale is 9, 10, 12 and 15 points.  The form's own words are in sans;
 * what the applicant wrote is in serif and stands beside a rule, so that an
 * examiner finds it at a glance.  Long text is at most 80 characters wide: in a
 * form by an indent at its right, in a letter by wider page margins.
 */

#include "odf/ecot-odf-text.h"

#define SANS(size)          "style:font-name", ECOT_ODF_SANS, "fo:font-size", size
#define SERIF(size)         "style:font-name", ECOT_ODF_SERIF, "fo:font-size", size
#define MONO(size)          "style:font-name", ECOT_ODF_MONO, "fo:font-size", size
#define BOLD                "fo:font-weight", "bold"
#define GREY                "fo:color", ECOT_ODF_GREY
#define HYPHENATE           "fo:hyphenate", "true"
#define NEVER_HYPHENATE     "fo:hyphenate", "false"
#define SPACE(above, below) "fo:margin-top", above, "fo:margin-bottom", below
#define JUSTIFY             "fo:text-align", "justify"
#define KEEP                "fo:keep-with-next", "always"
#define TIGHT               "fo:line-height", "120%"

/* Of the emblem at the foot, in 1/100 mm. */
#define FOOT_HOIST 750

/* From the paper's edges, in a form and in a letter. */
#define MARGIN        "20mm"
#define LETTER_MARGIN "32mm"
#define FORM_WIDTH    17000
#define LETTER_WIDTH  14600
#define POSTER_WIDTH  25700

static const char *const paragraph_names[N_ECOT_ODF_PARAGRAPHS] = {
  [ECOT_ODF_BODY] = "Text_20_body",
  [ECOT_ODF_STRONG] = "Strong",
  [ECOT_ODF_SMALL] = "Small",
  [ECOT_ODF_NOTE] = "Note",
  [ECOT_ODF_RIGHT] = "Place",
  [ECOT_ODF_LINE] = "Line",
  [ECOT_ODF_CODE] = "Preformatted_20_Text",
  [ECOT_ODF_POSTER] = "Poster",
  [ECOT_ODF_POSTER_TITLE] = "Poster_20_Title",
  [ECOT_ODF_HEADING_1] = "Heading_20_1",
  "Heading_20_2",
  "Heading_20_3",
  "Heading_20_4",
  "Heading_20_5",
  "Heading_20_6",
  [ECOT_ODF_BULLET] = "List_20_1",
  [ECOT_ODF_NUMBER] = "Numbering_20_1",
  [ECOT_ODF_CHOICES] = "Choices",
  [ECOT_ODF_CHOICE] = "Choice",
  [ECOT_ODF_ANSWER] = "Answer",
  [ECOT_ODF_RULED] = "Ruled",
  [ECOT_ODF_RULED_END] = "Ruled_20_End",
  [ECOT_ODF_COUNTER] = "Counter",
  [ECOT_ODF_ADDRESS] = "Addressee",
  [ECOT_ODF_FIGURE] = "Figure",
  [ECOT_ODF_CONTENTS] = "Contents_20_1",
};

/* What differs between a form and a letter. */
static const EcotOdfStyle form_styles[] = {
  { "paragraph", "Text_20_body", "Text body", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("0mm", "2.4mm"), "fo:margin-right", ECOT_ODF_FORM_INDENT),
    .text = ECOT_ODF_PROPS (HYPHENATE) },
  { "paragraph", "Heading_20_1", "Heading 1", "Heading", "Text_20_body",
    .level = 1,
    .own = ECOT_ODF_PROPS (SPACE ("9mm", "3.2mm"), "fo:border-bottom", ECOT_ODF_RULE, "fo:padding-bottom", "1mm", "style:join-border", "false"),
    .text = ECOT_ODF_PROPS ("fo:font-size", "15pt") },
  { "paragraph", "Header", NULL, "Standard",
    .own = ECOT_ODF_PROPS (TIGHT),
    .tab = ECOT_ODF_PROPS ("style:position", "170mm", "style:type", "right"),
    .text = ECOT_ODF_PROPS (SANS ("9pt"), GREY, NEVER_HYPHENATE) },
};

static const EcotOdfStyle letter_styles[] = {
  { "paragraph", "Text_20_body", "Text body", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("0mm", "3.2mm"), JUSTIFY),
    .text = ECOT_ODF_PROPS (SERIF ("12pt"), HYPHENATE) },
  { "paragraph", "Heading_20_1", "Heading 1", "Heading", "Text_20_body",
    .level = 1,
    .own = ECOT_ODF_PROPS (SPACE ("4mm", "4mm")),
    .text = ECOT_ODF_PROPS ("fo:font-size", "15pt") },
  { "paragraph", "Header", NULL, "Standard",
    .own = ECOT_ODF_PROPS (TIGHT),
    .tab = ECOT_ODF_PROPS ("style:position", "146mm", "style:type", "right"),
    .text = ECOT_ODF_PROPS (SANS ("9pt"), GREY, NEVER_HYPHENATE) },
};

/* Instead of the first of the styles of a letter, if it would not fit its page. */
static const EcotOdfStyle tight_letter_body = {
  "paragraph", "Text_20_body", "Text body", "Standard",
  .own = ECOT_ODF_PROPS (SPACE ("0mm", "1.8mm"), TIGHT, JUSTIFY),
  .text = ECOT_ODF_PROPS (SERIF ("10pt"), HYPHENATE)
};

static const EcotOdfStyle styles[] = {
  { "paragraph", "Standard" },
  { "paragraph", "Heading", NULL, "Standard", "Text_20_body",
    .own = ECOT_ODF_PROPS (KEEP, TIGHT),
    .text = ECOT_ODF_PROPS (BOLD, NEVER_HYPHENATE) },
  { "paragraph", "Heading_20_2", "Heading 2", "Heading", "Text_20_body",
    .level = 2,
    .own = ECOT_ODF_PROPS (SPACE ("6mm", "2mm")),
    .text = ECOT_ODF_PROPS ("fo:font-size", "12pt") },
  { "paragraph", "Heading_20_3", "Heading 3", "Heading", "Text_20_body",
    .level = 3,
    .own = ECOT_ODF_PROPS (SPACE ("4mm", "1.2mm")) },
  { "paragraph", "Heading_20_4", "Heading 4", "Heading", "Text_20_body",
    .level = 4,
    .own = ECOT_ODF_PROPS (SPACE ("3mm", "1mm")),
    .text = ECOT_ODF_PROPS ("fo:font-weight", "normal") },
  { "paragraph", "Heading_20_5", "Heading 5", "Heading_20_4", "Text_20_body", .level = 5 },
  { "paragraph", "Heading_20_6", "Heading 6", "Heading_20_4", "Text_20_body", .level = 6 },

  { "paragraph", "Strong", "Corps renforcé", "Text_20_body",
    .own = ECOT_ODF_PROPS ("fo:text-align", "start"),
    .text = ECOT_ODF_PROPS (BOLD, NEVER_HYPHENATE) },
  { "paragraph", "Small", "Petit texte", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("0mm", "1.6mm")),
    .text = ECOT_ODF_PROPS (SANS ("9pt"), GREY, HYPHENATE) },
  { "paragraph", "Note", "Remarque", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("2mm", "3.2mm"), "fo:border", ECOT_ODF_LIGHT_RULE, "fo:padding", "2mm"),
    .text = ECOT_ODF_PROPS (SANS ("9pt"), HYPHENATE) },
  { "paragraph", "Place", "Lieu et date", "Text_20_body",
    .own = ECOT_ODF_PROPS ("fo:text-align", "end", "fo:margin-right", "0mm", "fo:margin-bottom", "6mm") },
  { "paragraph", "Line", "Ligne", "Text_20_body", .own = ECOT_ODF_PROPS (SPACE ("0mm", "0mm"), "fo:text-align", "start") },
  { "paragraph", "Preformatted_20_Text", "Preformatted Text", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("0mm", "0mm"), TIGHT, "fo:margin-left", "3mm"),
    .text = ECOT_ODF_PROPS (MONO ("9pt"), "fo:language", "zxx", "fo:country", "none", NEVER_HYPHENATE) },
  { "paragraph", "Addressee", "Destinataire", "Text_20_body",
    .own = ECOT_ODF_PROPS (SPACE ("8mm", "12mm"), "fo:margin-left", "78mm", "fo:text-align", "start") },

  { "paragraph", "List_20_1", "List 1", "Text_20_body", .own = ECOT_ODF_PROPS (SPACE ("0mm", "1.2mm")) },
  { "paragraph", "Numbering_20_1", "Numbering 1", "Text_20_body", .own = ECOT_ODF_PROPS (SPACE ("0mm", "1.2mm")) },

  { "paragraph", "Choices", "Question à cocher", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("1.2mm", "1.2mm")),
    .tab = ECOT_ODF_PROPS ("style:position", "126mm") },
  { "paragraph", "Choice", "Case à cocher", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("0mm", "0.8mm"), "fo:margin-left", "6mm", "fo:text-indent", "-6mm"),
    .tab = ECOT_ODF_PROPS ("style:position", "6mm") },
  { "paragraph", "Answer", "Réponse", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("0mm", "2mm"), "fo:margin-left", "6mm", "fo:margin-right", "39mm", "fo:border-left", ECOT_ODF_RULE, "fo:padding-left", "3mm", JUSTIFY),
    .text = ECOT_ODF_PROPS (SERIF ("10pt"), HYPHENATE) },
  /* Without style:join-border the rules of all lines but the last vanish. */
  { "paragraph", "Ruled", "Ligne à remplir", "Standard",
    .own = ECOT_ODF_PROPS ("fo:line-height", "8mm", "fo:border-bottom", ECOT_ODF_LIGHT_RULE, "style:join-border", "false") },
  { "paragraph", "Ruled_20_End", "Dernière ligne à remplir", "Ruled", .own = ECOT_ODF_PROPS ("fo:margin-bottom", "2mm", "style:join-border", "false") },
  { "paragraph", "Counter", "Nombre de mots", "Small", .own = ECOT_ODF_PROPS (SPACE ("0mm", "4mm"), "fo:margin-left", "6mm") },

  { "paragraph", "Contents_20_1", "Contents 1", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("0mm", "0.8mm"), TIGHT),
    .tab = ECOT_ODF_PROPS ("style:position", "170mm", "style:type", "right", "style:leader-style", "dotted", "style:leader-text", "."),
    .text = ECOT_ODF_PROPS (NEVER_HYPHENATE) },
  { "paragraph", "Poster", "Affiche", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("6mm", "0mm"), "fo:text-align", "center", TIGHT),
    .text = ECOT_ODF_PROPS (SANS ("25pt"), NEVER_HYPHENATE) },
  { "paragraph", "Poster_20_Title", "Titre d’affiche", "Poster",
    .own = ECOT_ODF_PROPS (SPACE ("10mm", "10mm"), "fo:text-align", "center", TIGHT),
    .text = ECOT_ODF_PROPS (SANS ("45pt"), BOLD, NEVER_HYPHENATE) },

  /* Its line is as tall as what stands in it. */
  { "paragraph", "Figure", NULL, "Standard", .own = ECOT_ODF_PROPS (SPACE ("2mm", "4mm"), "fo:line-height", "100%") },

  { "paragraph", "Table_20_Contents", "Table Contents", "Standard", .own = ECOT_ODF_PROPS (TIGHT) },
  { "paragraph", "Table_20_Center", "Tableau, centré", "Table_20_Contents", .own = ECOT_ODF_PROPS ("fo:text-align", "center") },
  { "paragraph", "Table_20_End", "Tableau, à droite", "Table_20_Contents",
    .own = ECOT_ODF_PROPS ("fo:text-align", "end"),
    .text = ECOT_ODF_PROPS (NEVER_HYPHENATE) },
  { "paragraph", "Strong_20_Contents", "Tableau renforcé", "Table_20_Contents", .text = ECOT_ODF_PROPS (BOLD) },
  { "paragraph", "Strong_20_Center", "Tableau renforcé, centré", "Table_20_Center", .text = ECOT_ODF_PROPS (BOLD) },
  { "paragraph", "Strong_20_End", "Tableau renforcé, à droite", "Table_20_End", .text = ECOT_ODF_PROPS (BOLD) },
  { "paragraph", "Table_20_Heading", "Table Heading", "Table_20_Contents",
    .own = ECOT_ODF_PROPS (KEEP),
    .text = ECOT_ODF_PROPS ("fo:font-size", "9pt", GREY, NEVER_HYPHENATE) },
  { "paragraph", "Heading_20_Center", "Titre de colonne, centré", "Table_20_Heading", .own = ECOT_ODF_PROPS ("fo:text-align", "center") },
  { "paragraph", "Heading_20_End", "Titre de colonne, à droite", "Table_20_Heading", .own = ECOT_ODF_PROPS ("fo:text-align", "end") },
  { "paragraph", "Field_20_Label", "Libellé", "Table_20_Contents",
    .own = ECOT_ODF_PROPS (KEEP),
    .text = ECOT_ODF_PROPS ("fo:font-size", "9pt", GREY, NEVER_HYPHENATE) },
  { "paragraph", "Field_20_Value", "Valeur", "Table_20_Contents", .text = ECOT_ODF_PROPS (BOLD, NEVER_HYPHENATE) },
  { "paragraph", "Signature", NULL, "Text_20_body",
    .own = ECOT_ODF_PROPS (SPACE ("0mm", "0mm"), "fo:margin-right", "0mm", "fo:text-align", "start"),
    .text = ECOT_ODF_PROPS (NEVER_HYPHENATE) },
  { "paragraph", "Signature_20_Caption", "Légende du cadre", "Small", .own = ECOT_ODF_PROPS ("fo:margin-bottom", "0mm", TIGHT) },

  { "paragraph", "Footer", NULL, "Header", .own = ECOT_ODF_PROPS ("fo:margin-top", "0.4mm") },

  { "text", "Strong_20_Emphasis", "Strong Emphasis", .text = ECOT_ODF_PROPS (BOLD) },
  { "text", "Draft", "Brouillon", .text = ECOT_ODF_PROPS (BOLD, "fo:color", "#000000") },
};

const char *
ecot_odf_paragraph_name (EcotOdfParagraph paragraph)
{
  return paragraph_names[paragraph];
}

guint
ecot_odf_text_width (EcotReport *report)
{
  const EcotReportInfo *info = ecot_report_get_info (report);

  if (info->poster)
    return POSTER_WIDTH;

  return info->letter ? LETTER_WIDTH : FORM_WIDTH;
}

/* What every paragraph starts from: the language here makes word processors
 * check and hyphenate in French, whatever theirs is. */
static const EcotOdfStyle default_styles[] = {
  { "paragraph",
    .own = ECOT_ODF_PROPS ("fo:line-height", "135%", "fo:orphans", "2", "fo:widows", "2", "fo:hyphenation-ladder-count", "2", "style:tab-stop-distance", "12.5mm", "style:writing-mode", "page"),
    .text = ECOT_ODF_PROPS (SANS ("10pt"), "fo:language", "fr", "fo:country", "FR", "style:use-window-font-color", "true", "fo:hyphenation-remain-char-count", "3", "fo:hyphenation-push-char-count", "3") },
  { "table", .own = ECOT_ODF_PROPS ("table:border-model", "collapsing") },
  { "table-row", .own = ECOT_ODF_PROPS ("fo:keep-together", "always") },
};

/* The label hangs in 6 mm, the text stands beside it. */
static void
write_list_level (EcotXmlWriter *xml,
                  const char    *element,
                  EcotOdfProps   attributes)
{
  ecot_xml_start (xml, element);
  for (guint i = 0; attributes[i] != NULL; i += 2)
    ecot_xml_attr (xml, attributes[i], attributes[i + 1]);

  ecot_xml_start (xml, "style:list-level-properties");
  ecot_xml_attr (xml, "text:list-level-position-and-space-mode", "label-alignment");
  ecot_odf_put_element (xml, "style:list-level-label-alignment",
                        ECOT_ODF_PROPS ("text:label-followed-by", "listtab",
                                        "text:list-tab-stop-position", "6mm",
                                        "fo:margin-left", "6mm",
                                        "fo:text-indent", "-6mm"));
  ecot_xml_end (xml, "style:list-level-properties");
  ecot_xml_end (xml, element);
}

static void
write_list_styles (EcotXmlWriter *xml)
{
  ecot_xml_start (xml, "text:list-style");
  ecot_xml_attr (xml, "style:name", "Bullets");
  ecot_xml_attr (xml, "style:display-name", "Puces");
  write_list_level (xml, "text:list-level-style-bullet", ECOT_ODF_PROPS ("text:level", "1", "text:bullet-char", "–"));
  ecot_xml_end (xml, "text:list-style");

  ecot_xml_start (xml, "text:list-style");
  ecot_xml_attr (xml, "style:name", "Numbers");
  ecot_xml_attr (xml, "style:display-name", "Numéros");
  write_list_level (xml, "text:list-level-style-number",
                    ECOT_ODF_PROPS ("text:level", "1", "style:num-format", "1", "style:num-suffix", "."));
  ecot_xml_end (xml, "text:list-style");
}

static gboolean
has_header (const EcotReportInfo *info)
{
  if (info->poster)
    return FALSE;

  return info->draft != NULL || (info->header != NULL && !info->letter);
}

/* A letter of one page needs no page number. */
static gboolean
has_footer (const EcotReportInfo *info)
{
  if (info->poster)
    return FALSE;

  return !info->letter || info->footer != NULL || info->publicity != NULL || info->fingerprint != NULL;
}

/* Header and footer stand inside the margins: the text keeps its 20 mm. */
static void
write_page_layout (EcotXmlWriter        *xml,
                   const EcotReportInfo *info)
{
  const char *side = info->letter ? LETTER_MARGIN : MARGIN;

  ecot_xml_start (xml, "office:automatic-styles");
  ecot_xml_start (xml, "style:page-layout");
  ecot_xml_attr (xml, "style:name", "Page");
  ecot_odf_put_element (xml, "style:page-layout-properties",
                        ECOT_ODF_PROPS ("fo:page-width", info->poster ? "297mm" : "210mm", "fo:page-height", info->poster ? "420mm" : "297mm",
                                        "style:print-orientation", "portrait",
                                        "fo:margin-top", has_header (info) ? "10mm" : MARGIN,
                                        "fo:margin-bottom", has_footer (info) ? "8mm" : MARGIN,
                                        "fo:margin-left", side, "fo:margin-right", side));

  ecot_xml_start (xml, "style:header-style");
  if (has_header (info))
    ecot_odf_put_element (xml, "style:header-footer-properties", ECOT_ODF_PROPS ("fo:min-height", "10mm", "fo:margin-bottom", "4mm"));
  ecot_xml_end (xml, "style:header-style");

  ecot_xml_start (xml, "style:footer-style");
  if (has_footer (info))
    ecot_odf_put_element (xml, "style:header-footer-properties",
                          ECOT_ODF_PROPS ("fo:min-height", "12mm", "fo:margin-top", "3mm",
                                          "fo:padding-top", "1mm", "fo:border-top", ECOT_ODF_LIGHT_RULE));
  ecot_xml_end (xml, "style:footer-style");
  ecot_xml_end (xml, "style:page-layout");
  ecot_xml_end (xml, "office:automatic-styles");
}

static void
write_tab (EcotXmlWriter *xml)
{
  ecot_odf_put_element (xml, "text:tab", ECOT_ODF_PROPS (NULL));
}

static void
write_span (EcotXmlWriter *xml,
            const char    *style,
            const char    *text)
{
  ecot_xml_start (xml, "text:span");
  ecot_xml_attr (xml, "text:style-name", style);
  ecot_odf_put_text (xml, text);
  ecot_xml_end (xml, "text:span");
}

/* A letter has no header, but a draft says so on whatever it is printed. */
static void
write_header (EcotXmlWriter        *xml,
              const EcotReportInfo *info)
{
  ecot_xml_start (xml, "style:header");
  ecot_xml_start (xml, "text:p");
  ecot_xml_attr (xml, "text:style-name", "Header");
  if (info->header != NULL && !info->letter)
    ecot_odf_put_text (xml, info->header);

  if (info->draft != NULL)
    {
      write_tab (xml);
      write_span (xml, "Draft", info->draft);
    }

  ecot_xml_end (xml, "text:p");
  ecot_xml_end (xml, "style:header");
}

static void
write_fingerprint (EcotXmlWriter        *xml,
                   const EcotReportInfo *info)
{
  if (info->fingerprint == NULL)
    return;

  write_tab (xml);
  ecot_odf_put_fingerprint (xml, info->fingerprint);
}

/* Beside the emblem a letter's narrow line has no room for the fingerprint: it is on the line above. */
static void
write_footer (EcotXmlWriter        *xml,
              const EcotReportInfo *info)
{
  ecot_xml_start (xml, "style:footer");
  ecot_xml_start (xml, "text:p");
  ecot_xml_attr (xml, "text:style-name", "Footer");
  if (info->footer != NULL)
    ecot_odf_put_text (xml, info->footer);
  if (!info->letter)
    {
      write_tab (xml);
      ecot_odf_put_page_number (xml);
    }
  else if (info->emblem)
    write_fingerprint (xml, info);
  ecot_xml_end (xml, "text:p");

  if (info->publicity != NULL || info->fingerprint != NULL || info->emblem)
    {
      ecot_xml_start (xml, "text:p");
      ecot_xml_attr (xml, "text:style-name", "Footer");
      if (info->emblem)
        {
          ecot_odf_put_emblem (xml, FOOT_HOIST);
          ecot_xml_text (xml, info->publicity != NULL ? "\u00a0UNION EUROPÉENNE · " : "\u00a0UNION EUROPÉENNE");
        }
      if (info->publicity != NULL)
        ecot_odf_put_text (xml, info->publicity);
      if (!info->letter || !info->emblem)
        write_fingerprint (xml, info);
      ecot_xml_end (xml, "text:p");
    }

  ecot_xml_end (xml, "style:footer");
}

static void
write_master_page (EcotXmlWriter        *xml,
                   const EcotReportInfo *info)
{
  ecot_xml_start (xml, "office:master-styles");
  ecot_xml_start (xml, "style:master-page");
  ecot_xml_attr (xml, "style:name", "Standard");
  ecot_xml_attr (xml, "style:page-layout-name", "Page");
  if (has_header (info))
    write_header (xml, info);
  if (has_footer (info))
    write_footer (xml, info);
  ecot_xml_end (xml, "style:master-page");
  ecot_xml_end (xml, "office:master-styles");
}

GBytes *
ecot_odf_write_text_styles (EcotReport *report)
{
  const EcotReportInfo *info = ecot_report_get_info (report);
  EcotXmlWriter        *xml = ecot_odf_start_document ("office:document-styles");

  ecot_odf_write_font_faces (xml);
  ecot_xml_start (xml, "office:styles");
  ecot_odf_write_styles (xml, default_styles, G_N_ELEMENTS (default_styles));
  if (!info->letter)
    ecot_odf_write_styles (xml, form_styles, G_N_ELEMENTS (form_styles));
  else
    {
      ecot_odf_write_style (xml, ecot_odf_letter_is_long (report) ? &tight_letter_body : &letter_styles[0]);
      ecot_odf_write_styles (xml, letter_styles + 1, G_N_ELEMENTS (letter_styles) - 1);
    }
  ecot_odf_write_styles (xml, styles, G_N_ELEMENTS (styles));
  write_list_styles (xml);
  ecot_xml_end (xml, "office:styles");
  write_page_layout (xml, info);
  write_master_page (xml, info);

  return ecot_odf_end_document (xml, "office:document-styles");
}
