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
#define START               "fo:text-align", "start"
#define NO_INDENT           "fo:margin-left", "0mm", "fo:margin-right", "0mm"

/* Liberation's own line is 1.15 of its size: this makes the 1.35 of the PDF. */
#define LEADING "117%"

/* Of the emblem at the foot, in 1/100 mm, and the room that it and a gap take beside the lines. */
#define FOOT_HOIST 750

/* Of the word behind a draft. */
#define WATERMARK_WIDTH  17500
#define WATERMARK_HEIGHT 5000
#define FOOT_INDENT      "14.1mm"

/* Characters of a line between the emblem, or the margin, and the page's number, of one before the fingerprint, and of two of a
 * letter. */
#define FOOT_LINE       86
#define BARE_FOOT_LINE  96
#define SEALED_LINE     76
#define LETTER_FOOT_MAX 120

/* From the paper's edges, in a form and in a letter. */
#define MARGIN        "20mm"
#define LETTER_MARGIN "35mm"
#define FORM_WIDTH    17000
#define LETTER_WIDTH  14000
#define POSTER_MARGIN "28mm"
#define POSTER_WIDTH  24100

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
  [ECOT_ODF_BEHIND] = "Behind",
  [ECOT_ODF_BEHIND_BULLET] = "Behind_20_Bullet",
  [ECOT_ODF_BEHIND_NUMBER] = "Behind_20_Number",
};

/* What differs between a form and a letter.  Space stands above a text rather than below, and is dropped at the top of
 * a page. */
static const EcotOdfStyle form_styles[] = {
  { "paragraph", "Text_20_body", "Text body", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("5pt", "0pt"), "fo:margin-right", ECOT_ODF_FORM_INDENT),
    .text = ECOT_ODF_PROPS (NEVER_HYPHENATE) },
  { "paragraph", "Small", "Petit texte", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("5pt", "0pt"), "fo:margin-right", ECOT_ODF_SMALL_INDENT),
    .text = ECOT_ODF_PROPS (SANS ("9pt"), GREY, NEVER_HYPHENATE) },
  { "paragraph", "Heading_20_1", "Heading 1", "Heading", "Text_20_body",
    .level = 1,
    .own = ECOT_ODF_PROPS (SPACE ("24pt", "8pt"), "fo:border-bottom", ECOT_ODF_RULE, "fo:padding-bottom", "4pt", "style:join-border", "false"),
    .text = ECOT_ODF_PROPS ("fo:font-size", "15pt") },
  { "paragraph", "Header", NULL, "Standard",
    .tab = ECOT_ODF_PROPS ("style:position", "170mm", "style:type", "right"),
    .text = ECOT_ODF_PROPS (SANS ("9pt"), GREY, NEVER_HYPHENATE) },
};

static const EcotOdfStyle letter_styles[] = {
  { "paragraph", "Text_20_body", "Text body", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("10pt", "0pt"), JUSTIFY),
    .text = ECOT_ODF_PROPS (SERIF ("12pt"), HYPHENATE) },
  { "paragraph", "Small", "Petit texte", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("10pt", "0pt")),
    .text = ECOT_ODF_PROPS (SANS ("9pt"), GREY, NEVER_HYPHENATE) },
  { "paragraph", "Heading_20_1", "Heading 1", "Heading", "Text_20_body",
    .level = 1,
    .own = ECOT_ODF_PROPS (SPACE ("24pt", "10pt")),
    .text = ECOT_ODF_PROPS ("fo:font-size", "15pt") },
  { "paragraph", "Behind", "Derrière la lettre", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("5pt", "0pt")),
    .text = ECOT_ODF_PROPS (NEVER_HYPHENATE) },
  { "paragraph", "Behind_20_Bullet", "Liste derrière la lettre", "Behind", .own = ECOT_ODF_PROPS (SPACE ("2pt", "0pt")) },
  { "paragraph", "Behind_20_Number", "Liste numérotée derrière la lettre", "Behind", .own = ECOT_ODF_PROPS (SPACE ("2pt", "0pt")) },
  { "paragraph", "Header", NULL, "Standard",
    .tab = ECOT_ODF_PROPS ("style:position", "140mm", "style:type", "right"),
    .text = ECOT_ODF_PROPS (SANS ("9pt"), GREY, NEVER_HYPHENATE) },
};

#define POSTER_STYLES(size, title_size)                                          \
  {                                                                              \
    { "paragraph", "Poster", "Affiche", "Standard",                              \
      .own = ECOT_ODF_PROPS (SPACE ("8mm", "0mm"), "fo:text-align", "center"),   \
      .text = ECOT_ODF_PROPS (SANS (size), NEVER_HYPHENATE) },                   \
      { "paragraph", "Poster_20_Title", "Titre d’affiche", "Poster",             \
        .own = ECOT_ODF_PROPS (SPACE ("8mm", "8mm"), "fo:text-align", "center"), \
        .text = ECOT_ODF_PROPS (SANS (title_size), BOLD, NEVER_HYPHENATE) },     \
  }

static const EcotOdfStyle poster_styles[] = POSTER_STYLES ("25pt", "45pt");

/* Of a poster that would not fit its sheet. */
static const EcotOdfStyle tight_poster_styles[] = POSTER_STYLES ("17pt", "21pt");

/* Instead of the first of the styles of a letter, if it would not fit its page. */
static const EcotOdfStyle tight_letter_body = {
  "paragraph", "Text_20_body", "Text body", "Standard",
  .own = ECOT_ODF_PROPS (SPACE ("5pt", "0pt"), JUSTIFY),
  .text = ECOT_ODF_PROPS (SERIF ("10pt"), HYPHENATE)
};

static const EcotOdfStyle styles[] = {
  { "paragraph", "Standard" },
  { "paragraph", "Heading", NULL, "Standard", "Text_20_body",
    .own = ECOT_ODF_PROPS (KEEP),
    .text = ECOT_ODF_PROPS (BOLD, NEVER_HYPHENATE) },
  { "paragraph", "Heading_20_2", "Heading 2", "Heading", "Text_20_body",
    .level = 2,
    .own = ECOT_ODF_PROPS (SPACE ("20pt", "6pt")),
    .text = ECOT_ODF_PROPS ("fo:font-size", "12pt") },
  { "paragraph", "Heading_20_3", "Heading 3", "Heading", "Text_20_body",
    .level = 3,
    .own = ECOT_ODF_PROPS (SPACE ("12pt", "3pt")) },
  { "paragraph", "Heading_20_4", "Heading 4", "Heading_20_3", "Text_20_body", .level = 4 },
  { "paragraph", "Heading_20_5", "Heading 5", "Heading_20_4", "Text_20_body", .level = 5 },
  { "paragraph", "Heading_20_6", "Heading 6", "Heading_20_4", "Text_20_body", .level = 6 },

  { "paragraph", "Strong", "Corps renforcé", "Text_20_body",
    .own = ECOT_ODF_PROPS ("fo:margin-right", "0mm", START),
    .text = ECOT_ODF_PROPS (BOLD, NEVER_HYPHENATE) },
  { "paragraph", "Note", "Remarque", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("10pt", "0pt"), "fo:margin-right", ECOT_ODF_NOTE_INDENT, "fo:background-color", ECOT_ODF_FILL, "fo:padding", "6pt", "fo:border", "none"),
    .text = ECOT_ODF_PROPS (SANS ("9pt"), NEVER_HYPHENATE) },
  { "paragraph", "Place", "Lieu et date", "Text_20_body",
    .own = ECOT_ODF_PROPS ("fo:text-align", "end", "fo:margin-right", "0mm") },
  { "paragraph", "Line", "Ligne", "Text_20_body", .own = ECOT_ODF_PROPS (SPACE ("0pt", "0pt"), START) },
  { "paragraph", "Preformatted_20_Text", "Preformatted Text", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("0pt", "0pt"), "fo:margin-left", "3mm"),
    .text = ECOT_ODF_PROPS (MONO ("9pt"), "fo:language", "zxx", "fo:country", "none", NEVER_HYPHENATE) },
  { "paragraph", "Addressee", "Destinataire", "Text_20_body",
    .own = ECOT_ODF_PROPS (SPACE ("20pt", "20pt"), "fo:margin-left", "70mm", "fo:margin-right", "0mm", START) },

  { "paragraph", "List_20_1", "List 1", "Text_20_body", .own = ECOT_ODF_PROPS (SPACE ("2pt", "0pt")) },
  { "paragraph", "Numbering_20_1", "Numbering 1", "Text_20_body", .own = ECOT_ODF_PROPS (SPACE ("2pt", "0pt")) },

  { "paragraph", "Choices", "Question à cocher", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("8pt", "0pt")),
    .tab = ECOT_ODF_PROPS ("style:position", "116mm") },
  { "paragraph", "Choice", "Case à cocher", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("4pt", "0pt"), "fo:margin-left", "6mm", "fo:text-indent", "-6mm"),
    .tab = ECOT_ODF_PROPS ("style:position", "6mm") },
  /* Its rule stands 9 points left of the column that its text begins. */
  { "paragraph", "Answer", "Réponse", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("5pt", "0pt"), "fo:margin-left", "11.3mm", "fo:margin-right", ECOT_ODF_FORM_INDENT, "fo:border-left", ECOT_ODF_RULE, "fo:padding-left", "9pt", JUSTIFY),
    .text = ECOT_ODF_PROPS (SERIF ("10pt"), HYPHENATE) },
  /* Without style:join-border the rules of all lines but the last vanish. */
  { "paragraph", "Ruled", "Ligne à remplir", "Standard",
    .own = ECOT_ODF_PROPS ("fo:line-height", ECOT_ODF_HAND_PITCH, "fo:border-bottom", ECOT_ODF_DOTS, "style:join-border", "false") },
  { "paragraph", "Ruled_20_End", "Dernière ligne à remplir", "Ruled", .own = ECOT_ODF_PROPS ("fo:margin-bottom", "8pt", "style:join-border", "false") },
  { "paragraph", "Counter", "Nombre de mots", "Small",
    .own = ECOT_ODF_PROPS (SPACE ("2pt", "0pt"), "fo:margin-right", ECOT_ODF_FORM_INDENT, "fo:text-align", "end") },

  { "paragraph", "Contents_20_1", "Contents 1", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("2pt", "0pt")),
    .tab = ECOT_ODF_PROPS ("style:position", "170mm", "style:type", "right", "style:leader-style", "dotted", "style:leader-text", "."),
    .text = ECOT_ODF_PROPS (NEVER_HYPHENATE) },

  /* Its line is as tall as what stands in it. */
  { "paragraph", "Figure", NULL, "Standard", .own = ECOT_ODF_PROPS (SPACE ("10pt", "8pt"), "fo:line-height", "100%") },

  { "paragraph", "Table_20_Contents", "Table Contents", "Standard", .text = ECOT_ODF_PROPS ("fo:font-size", "9pt") },
  { "paragraph", "Table_20_Center", "Tableau, centré", "Table_20_Contents", .own = ECOT_ODF_PROPS ("fo:text-align", "center") },
  { "paragraph", "Table_20_End", "Tableau, à droite", "Table_20_Contents",
    .own = ECOT_ODF_PROPS ("fo:text-align", "end"),
    .text = ECOT_ODF_PROPS (NEVER_HYPHENATE) },
  { "paragraph", "Strong_20_Contents", "Tableau renforcé", "Table_20_Contents", .text = ECOT_ODF_PROPS (BOLD) },
  { "paragraph", "Strong_20_Center", "Tableau renforcé, centré", "Table_20_Center", .text = ECOT_ODF_PROPS (BOLD) },
  { "paragraph", "Strong_20_End", "Tableau renforcé, à droite", "Table_20_End", .text = ECOT_ODF_PROPS (BOLD) },
  { "paragraph", "Table_20_Kept", "Tableau, lignes solidaires", "Table_20_Contents", .own = ECOT_ODF_PROPS (KEEP) },
  { "paragraph", "Strong_20_Kept", "Tableau renforcé, lignes solidaires", "Strong_20_Contents", .own = ECOT_ODF_PROPS (KEEP) },
  { "paragraph", "Table_20_Heading", "Table Heading", "Table_20_Contents",
    .own = ECOT_ODF_PROPS (KEEP),
    .text = ECOT_ODF_PROPS (BOLD, NEVER_HYPHENATE) },
  { "paragraph", "Heading_20_Center", "Titre de colonne, centré", "Table_20_Heading", .own = ECOT_ODF_PROPS ("fo:text-align", "center") },
  { "paragraph", "Heading_20_End", "Titre de colonne, à droite", "Table_20_Heading", .own = ECOT_ODF_PROPS ("fo:text-align", "end") },
  /* Not kept with the next: its row is never cut, and would stay with the next row. */
  { "paragraph", "Field_20_Label", "Libellé", "Table_20_Contents",
    .text = ECOT_ODF_PROPS (GREY, NEVER_HYPHENATE) },
  { "paragraph", "Field_20_Value", "Valeur", "Table_20_Contents", .text = ECOT_ODF_PROPS (SERIF ("10pt"), NEVER_HYPHENATE) },
  { "paragraph", "Field_20_Blank", "Valeur à remplir", "Ruled", .own = ECOT_ODF_PROPS ("fo:text-align", "end"), .text = ECOT_ODF_PROPS ("fo:font-size", "9pt", GREY) },
  { "paragraph", "Signature", NULL, "Text_20_body",
    .own = ECOT_ODF_PROPS (SPACE ("0mm", "0mm"), NO_INDENT, START),
    .text = ECOT_ODF_PROPS (NEVER_HYPHENATE) },
  { "paragraph", "Signature_20_Blank", "Signature, à remplir", "Signature", .own = ECOT_ODF_PROPS (SPACE ("0pt", "1.5pt"), "fo:line-height", ECOT_ODF_HAND_PITCH) },
  { "paragraph", "Signature_20_Caption", "Légende du cadre", "Small", .own = ECOT_ODF_PROPS (SPACE ("0pt", "0pt"), NO_INDENT) },
  /* What a text has to end with, after a table: nobody sees it, and it takes no page. */
  { "paragraph", "End", "Fin", "Standard",
    .own = ECOT_ODF_PROPS (SPACE ("0pt", "0pt"), "fo:line-height", "1pt"),
    .text = ECOT_ODF_PROPS ("fo:font-size", "1pt") },

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
    .own = ECOT_ODF_PROPS ("fo:line-height", LEADING, "fo:orphans", "2", "fo:widows", "2", "fo:hyphenation-ladder-count", "2", "style:tab-stop-distance", "12.5mm", "style:writing-mode", "page"),
    .text = ECOT_ODF_PROPS (SANS ("10pt"), "fo:language", "fr", "fo:country", "FR", "style:use-window-font-color", "true", "fo:hyphenation-remain-char-count", "3", "fo:hyphenation-push-char-count", "3") },
  { "table", .own = ECOT_ODF_PROPS ("table:border-model", "collapsing") },
  { "table-row", .own = ECOT_ODF_PROPS ("fo:keep-together", "always") },
};

/* The lines of a foot stand beside the emblem. */
static void
write_foot_styles (EcotXmlWriter        *xml,
                   const EcotReportInfo *info)
{
  ecot_odf_write_style (xml,
                        &(const EcotOdfStyle){
                          "paragraph", "Footer", NULL, "Header",
                          .own = ECOT_ODF_PROPS ("fo:margin-left", info->emblem ? FOOT_INDENT : "0mm") });
}

/* The label hangs in @indent, the text stands beside it. */
static void
write_list_level (EcotXmlWriter *xml,
                  const char    *element,
                  const char    *indent,
                  EcotOdfProps   attributes)
{
  g_autofree char *hang = g_strconcat ("-", indent, NULL);

  ecot_xml_start (xml, element);
  for (guint i = 0; attributes[i] != NULL; i += 2)
    ecot_xml_attr (xml, attributes[i], attributes[i + 1]);

  ecot_xml_start (xml, "style:list-level-properties");
  ecot_xml_attr (xml, "text:list-level-position-and-space-mode", "label-alignment");
  ecot_odf_put_element (xml, "style:list-level-label-alignment",
                        ECOT_ODF_PROPS ("text:label-followed-by", "listtab",
                                        "text:list-tab-stop-position", indent,
                                        "fo:margin-left", indent,
                                        "fo:text-indent", hang));
  ecot_xml_end (xml, "style:list-level-properties");
  ecot_xml_end (xml, element);
}

static void
write_list_styles (EcotXmlWriter *xml)
{
  ecot_xml_start (xml, "text:list-style");
  ecot_xml_attr (xml, "style:name", "Bullets");
  ecot_xml_attr (xml, "style:display-name", "Puces");
  write_list_level (xml, "text:list-level-style-bullet", "6mm", ECOT_ODF_PROPS ("text:level", "1", "text:bullet-char", "–"));
  ecot_xml_end (xml, "text:list-style");

  ecot_xml_start (xml, "text:list-style");
  ecot_xml_attr (xml, "style:name", "Numbers");
  ecot_xml_attr (xml, "style:display-name", "Numéros");
  write_list_level (xml, "text:list-level-style-number", "8mm",
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

  return !info->letter || info->draft != NULL || info->footer != NULL || info->publicity != NULL || info->fingerprint != NULL;
}

/* The emblem hangs left of the foot's lines. */
static void
write_emblem_style (EcotXmlWriter *xml)
{
  ecot_odf_write_style (xml,
                        &(const EcotOdfStyle){
                          "graphic", "Emblem",
                          .own = ECOT_ODF_PROPS ("style:wrap", "run-through", "style:run-through", "foreground",
                                                 "style:horizontal-pos", "from-left", "style:horizontal-rel", "page-content",
                                                 "style:vertical-pos", "from-top", "style:vertical-rel", "paragraph") });
}

/* In the middle of each page, behind what it says. */
static void
write_watermark_styles (EcotXmlWriter *xml)
{
  ecot_odf_write_style (xml,
                        &(const EcotOdfStyle){
                          "graphic", "Watermark",
                          .own = ECOT_ODF_PROPS ("draw:stroke", "none", "draw:fill", "none", "fo:border", "none", "fo:padding", "0mm",
                                                 "style:wrap", "run-through", "style:run-through", "background",
                                                 "style:horizontal-pos", "center", "style:horizontal-rel", "page",
                                                 "style:vertical-pos", "middle", "style:vertical-rel", "page") });
  ecot_odf_write_style (xml,
                        &(const EcotOdfStyle){
                          "paragraph", "Watermark_20_Text",
                          .own = ECOT_ODF_PROPS ("fo:text-align", "center", "fo:margin-left", "0mm", "fo:margin-right", "0mm"),
                          .text = ECOT_ODF_PROPS ("style:font-name", ECOT_ODF_SANS, "fo:font-size", "76pt", "fo:font-weight", "bold",
                                                  "fo:color", "#f2f2f2") });
}

/* Nothing stands in the margins, header and footer included. */
static void
write_page_layout (EcotXmlWriter *xml,
                   EcotReport    *report)
{
  const EcotReportInfo *info = ecot_report_get_info (report);
  const char           *side = info->letter ? LETTER_MARGIN : info->poster ? POSTER_MARGIN
                                                                           : MARGIN;
  g_autofree char      *top = g_strdup_printf ("%umm", info->poster ? 28 + ecot_odf_poster_get_drop (report) / 100 : 20);

  ecot_xml_start (xml, "office:automatic-styles");
  ecot_xml_start (xml, "style:page-layout");
  ecot_xml_attr (xml, "style:name", "Page");
  ecot_odf_put_element (xml, "style:page-layout-properties",
                        ECOT_ODF_PROPS ("fo:page-width", info->poster ? "297mm" : "210mm", "fo:page-height", info->poster ? "420mm" : "297mm",
                                        "style:print-orientation", "portrait",
                                        "fo:margin-top", top, "fo:margin-bottom", MARGIN,
                                        "fo:margin-left", side, "fo:margin-right", side));

  ecot_xml_start (xml, "style:header-style");
  if (has_header (info))
    ecot_odf_put_element (xml, "style:header-footer-properties", ECOT_ODF_PROPS ("fo:min-height", "12pt", "fo:margin-bottom", "18pt"));
  ecot_xml_end (xml, "style:header-style");

  ecot_xml_start (xml, "style:footer-style");
  if (has_footer (info))
    ecot_odf_put_element (xml, "style:header-footer-properties",
                          ECOT_ODF_PROPS ("fo:min-height", "27pt", "fo:margin-top", "12pt",
                                          "fo:padding-top", "3pt", "fo:border-top", ECOT_ODF_RULE));
  ecot_xml_end (xml, "style:footer-style");
  ecot_xml_end (xml, "style:page-layout");
  if (info->emblem && has_footer (info))
    write_emblem_style (xml);
  if (info->draft != NULL)
    write_watermark_styles (xml);
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

static void
write_watermark (EcotXmlWriter *xml)
{
  ecot_xml_start (xml, "draw:frame");
  ecot_xml_attr (xml, "draw:style-name", "Watermark");
  ecot_xml_attr (xml, "draw:name", "Brouillon");
  ecot_xml_attr (xml, "text:anchor-type", "paragraph");
  ecot_odf_attr_length (xml, "svg:width", WATERMARK_WIDTH);
  ecot_odf_attr_length (xml, "svg:height", WATERMARK_HEIGHT);
  ecot_xml_start (xml, "draw:text-box");
  ecot_xml_start (xml, "text:p");
  ecot_xml_attr (xml, "text:style-name", "Watermark_20_Text");
  ecot_xml_text (xml, "BROUILLON");
  ecot_xml_end (xml, "text:p");
  ecot_xml_end (xml, "draw:text-box");
  ecot_xml_end (xml, "draw:frame");
}

/* A letter has no header, but a draft says so on whatever it is printed. */
static void
write_header (EcotXmlWriter        *xml,
              const EcotReportInfo *info)
{
  ecot_xml_start (xml, "style:header");
  ecot_xml_start (xml, "text:p");
  ecot_xml_attr (xml, "text:style-name", "Header");
  if (info->draft != NULL)
    {
      write_watermark (xml);
      write_span (xml, "Draft", info->draft);
    }

  if (info->header != NULL && !info->letter)
    {
      write_tab (xml);
      ecot_odf_put_text (xml, info->header);
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

  if (!info->letter)
    write_tab (xml);
  ecot_odf_put_fingerprint (xml, info->fingerprint);
}

static void
start_foot_line (EcotXmlWriter *xml)
{
  ecot_xml_start (xml, "text:p");
  ecot_xml_attr (xml, "text:style-name", "Footer");
}

/* The name of the Union stands with its emblem. */
static void
write_publicity (EcotXmlWriter        *xml,
                 const EcotReportInfo *info)
{
  start_foot_line (xml);
  if (info->emblem)
    ecot_xml_text (xml, info->publicity != NULL ? "UNION EUROPÉENNE · " : "UNION EUROPÉENNE");
  if (info->publicity != NULL)
    ecot_odf_put_text (xml, info->publicity);
  if (!info->letter)
    write_fingerprint (xml, info);
  ecot_xml_end (xml, "text:p");
}

/* Where the first line of the foot's text ends, beside the number of the page: behind it if one line is enough. */
static const char *
first_line_end (const char *text,
                glong       most)
{
  const char *end = text + strlen (text), *space;

  if (g_utf8_strlen (text, -1) <= most)
    return end;

  space = g_utf8_strrchr (text, g_utf8_offset_to_pointer (text, most + 1) - text, ' ');

  return space != NULL ? space : g_utf8_offset_to_pointer (text, most);
}

static void
put_cut (EcotXmlWriter *xml,
         const char    *text,
         glong          most)
{
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (text, -1) <= most)
    {
      ecot_odf_put_text (xml, text);
      return;
    }

  cut = g_utf8_substring (text, 0, most);
  ecot_odf_put_text (xml, g_strchomp (cut));
  ecot_xml_text (xml, "…");
}

/* Two lines of text at most, as in the PDF, as a longer one would push the text from its page; the page's number ends the first,
 * so that it never wraps, and the fingerprint the last. */
static void
write_form_lines (EcotXmlWriter        *xml,
                  const EcotReportInfo *info)
{
  gboolean         published = info->publicity != NULL || info->emblem;
  const char      *text = info->footer != NULL ? info->footer : "";
  const char      *end = first_line_end (text, info->emblem ? FOOT_LINE : BARE_FOOT_LINE);
  g_autofree char *first = g_strndup (text, end - text);

  ecot_odf_put_text (xml, first);
  write_tab (xml);
  ecot_odf_put_page_number (xml);
  ecot_xml_end (xml, "text:p");

  if (*end != '\0')
    {
      start_foot_line (xml);
      put_cut (xml, *end == ' ' ? end + 1 : end, published ? FOOT_LINE : SEALED_LINE);
      if (!published)
        write_fingerprint (xml, info);
      ecot_xml_end (xml, "text:p");
    }

  if (published || (*end == '\0' && info->fingerprint != NULL))
    write_publicity (xml, info);
}

/* A letter's narrow lines have no room for the fingerprint: it has one of its own, with the page if pages stand behind the
 * letter. */
static void
write_letter_lines (EcotXmlWriter        *xml,
                    const EcotReportInfo *info)
{
  if (info->footer != NULL)
    put_cut (xml, info->footer, LETTER_FOOT_MAX);
  ecot_xml_end (xml, "text:p");

  if (info->publicity != NULL || info->emblem)
    write_publicity (xml, info);
  if (info->fingerprint == NULL && info->draft == NULL)
    return;

  start_foot_line (xml);
  write_fingerprint (xml, info);
  if (info->draft != NULL)
    {
      write_tab (xml);
      ecot_odf_put_page_number (xml);
    }
  ecot_xml_end (xml, "text:p");
}

static void
write_footer (EcotXmlWriter        *xml,
              const EcotReportInfo *info)
{
  ecot_xml_start (xml, "style:footer");
  start_foot_line (xml);
  if (info->emblem)
    ecot_odf_put_emblem (xml, FOOT_HOIST, "Emblem");
  if (info->letter)
    write_letter_lines (xml, info);
  else
    write_form_lines (xml, info);

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
  ecot_odf_write_styles (xml, ecot_odf_poster_is_long (report) ? tight_poster_styles : poster_styles, G_N_ELEMENTS (poster_styles));
  write_foot_styles (xml, info);
  write_list_styles (xml);
  ecot_xml_end (xml, "office:styles");
  write_page_layout (xml, report);
  write_master_page (xml, info);

  return ecot_odf_end_document (xml, "office:document-styles");
}
