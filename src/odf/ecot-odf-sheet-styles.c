/* ecot-odf-sheet-styles.c: how a spreadsheet looks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * styles.xml of a spreadsheet.  A cell's style is its kind (what it holds) in
 * one of the looks (what it is for); only the pairs the sheets use are written.
 * Input cells have a grey ground and are the only ones protection leaves open.
 */

#include "odf/ecot-odf-sheet.h"

#define BOLD         "fo:font-weight", "bold"
#define GREY         "fo:color", ECOT_ODF_GREY
#define SIZE(size)   "fo:font-size", size
#define WRAP         "fo:wrap-option", "wrap"
#define INPUT_GROUND "#f2f2f2"

static const char *const kind_names[N_ECOT_ODF_KINDS] = {
  [ECOT_ODF_KIND_START] = "start",
  [ECOT_ODF_KIND_CENTER] = "center",
  [ECOT_ODF_KIND_END] = "end",
  [ECOT_ODF_KIND_DATE] = "date",
  [ECOT_ODF_KIND_AMOUNT] = "amount",
  [ECOT_ODF_KIND_OPEN] = "decimal",
  [ECOT_ODF_KIND_DECIMAL] = "decimal0",
  "decimal1",
  "decimal2",
  "decimal3",
  "decimal4",
  [ECOT_ODF_KIND_PERCENT] = "percent0",
  "percent1",
  "percent2",
  "percent3",
  "percent4",
};

static const struct
{
  const char  *name;
  EcotOdfProps cell, text;
} looks[N_ECOT_ODF_LOOKS] = {
  [ECOT_ODF_LOOK_PLAIN] = { "plain", ECOT_ODF_PROPS (WRAP, "style:vertical-align", "top") },
  [ECOT_ODF_LOOK_SMALL] = { "small", ECOT_ODF_PROPS (WRAP, "style:vertical-align", "top"), ECOT_ODF_PROPS (SIZE ("9pt"), GREY) },
  [ECOT_ODF_LOOK_TITLE] = { "title", ECOT_ODF_PROPS (WRAP, "style:vertical-align", "bottom"), ECOT_ODF_PROPS (SIZE ("15pt"), BOLD) },
  [ECOT_ODF_LOOK_HEADING] = { "heading", ECOT_ODF_PROPS (WRAP, "style:vertical-align", "bottom"), ECOT_ODF_PROPS (SIZE ("12pt"), BOLD) },
  [ECOT_ODF_LOOK_STRONG] = { "strong", ECOT_ODF_PROPS (WRAP, "style:vertical-align", "top"), ECOT_ODF_PROPS (BOLD) },
  [ECOT_ODF_LOOK_LABEL] = { "label", ECOT_ODF_PROPS (WRAP, "style:vertical-align", "top"), ECOT_ODF_PROPS (GREY) },
  [ECOT_ODF_LOOK_BOX] = { "box", ECOT_ODF_PROPS (WRAP, "style:vertical-align", "top", "fo:border", ECOT_ODF_RULE), ECOT_ODF_PROPS (SIZE ("9pt"), GREY) },
  [ECOT_ODF_LOOK_KEY] = { "key", ECOT_ODF_PROPS ("fo:wrap-option", "no-wrap", "style:vertical-align", "top"), ECOT_ODF_PROPS (SIZE ("9pt"), GREY) },
  [ECOT_ODF_LOOK_HEAD] = { "head", ECOT_ODF_PROPS (WRAP, "style:vertical-align", "bottom", "fo:border-bottom", ECOT_ODF_RULE), ECOT_ODF_PROPS (SIZE ("9pt"), GREY) },
  [ECOT_ODF_LOOK_ROW] = { "row", ECOT_ODF_PROPS (WRAP, "style:vertical-align", "top", "fo:border-bottom", ECOT_ODF_LIGHT_RULE) },
  [ECOT_ODF_LOOK_INPUT] = { "input", ECOT_ODF_PROPS (WRAP, "style:vertical-align", "top", "fo:border-bottom", ECOT_ODF_LIGHT_RULE, "fo:background-color", INPUT_GROUND, "style:cell-protect", "none") },
  [ECOT_ODF_LOOK_CHOICE] = { "choice", ECOT_ODF_PROPS (WRAP, "style:vertical-align", "top", "fo:border-bottom", ECOT_ODF_LIGHT_RULE, "fo:background-color", INPUT_GROUND, "style:cell-protect", "none") },
  [ECOT_ODF_LOOK_ASIDE] = { "aside", ECOT_ODF_PROPS ("fo:wrap-option", "no-wrap", "style:vertical-align", "top", "fo:border-bottom", ECOT_ODF_LIGHT_RULE, "fo:background-color", INPUT_GROUND, "style:cell-protect", "none") },
  [ECOT_ODF_LOOK_GROUP] = { "group", ECOT_ODF_PROPS (WRAP, "style:vertical-align", "top", "fo:border-bottom", ECOT_ODF_LIGHT_RULE), ECOT_ODF_PROPS (BOLD) },
  [ECOT_ODF_LOOK_SUBTOTAL] = { "subtotal", ECOT_ODF_PROPS (WRAP, "style:vertical-align", "top", "fo:border-bottom", ECOT_ODF_LIGHT_RULE), ECOT_ODF_PROPS (BOLD) },
  [ECOT_ODF_LOOK_TOTAL] = { "total", ECOT_ODF_PROPS (WRAP, "style:vertical-align", "top", "fo:border-top", ECOT_ODF_RULE, "fo:border-bottom", ECOT_ODF_RULE), ECOT_ODF_PROPS (BOLD) },
};

static const EcotOdfProps alignments[N_ECOT_ODF_KINDS] = {
  [ECOT_ODF_KIND_START] = ECOT_ODF_PROPS ("fo:text-align", "start"),
  [ECOT_ODF_KIND_CENTER] = ECOT_ODF_PROPS ("fo:text-align", "center"),
  [ECOT_ODF_KIND_END] = ECOT_ODF_PROPS ("fo:text-align", "end"),
  [ECOT_ODF_KIND_DATE] = ECOT_ODF_PROPS ("fo:text-align", "start"),
};

/* "amount-total" */
const char *
ecot_odf_use_cell_style (EcotOdfCellStyles used,
                         EcotOdfKind       kind,
                         EcotOdfLook       look)
{
  char *name = used[kind][look];

  if (*name == '\0')
    g_snprintf (name, ECOT_ODF_CELL_STYLE_BUFSIZE, "%s-%s", kind_names[kind], looks[look].name);

  return name;
}

/* Number styles.  Grouping and the comma are the language's business. */

/* From @decimals on up to @most. */
static void
write_number (EcotXmlWriter *xml,
              guint          decimals,
              guint          most)
{
  ecot_xml_start (xml, "number:number");
  ecot_xml_attr_int (xml, "number:decimal-places", most);
  ecot_xml_attr_int (xml, "number:min-decimal-places", decimals);
  ecot_xml_attr (xml, "number:min-integer-digits", "1");
  ecot_xml_attr (xml, "number:grouping", "true");
  ecot_xml_end (xml, "number:number");
}

/* @suffix: of its name */
static void
start_number_style (EcotXmlWriter *xml,
                    const char    *element,
                    EcotOdfKind    kind,
                    const char    *suffix)
{
  g_autofree char *name = g_strconcat (kind_names[kind], suffix, NULL);

  ecot_xml_start (xml, element);
  ecot_xml_attr (xml, "style:name", name);
  ecot_xml_attr (xml, "number:language", "fr");
  ecot_xml_attr (xml, "number:country", "FR");
}

/* 24/07/2017 */
static void
write_date_style (EcotXmlWriter *xml)
{
  start_number_style (xml, "number:date-style", ECOT_ODF_KIND_DATE, NULL);
  ecot_odf_put_element (xml, "number:day", ECOT_ODF_PROPS ("number:style", "long"));
  ecot_xml_leaf (xml, "number:text", "/");
  ecot_odf_put_element (xml, "number:month", ECOT_ODF_PROPS ("number:style", "long"));
  ecot_xml_leaf (xml, "number:text", "/");
  ecot_odf_put_element (xml, "number:year", ECOT_ODF_PROPS ("number:style", "long"));
  ecot_xml_end (xml, "number:date-style");
}

/* 1 234,50 € */
static void
write_amount (EcotXmlWriter *xml)
{
  write_number (xml, 2, 2);
  ecot_xml_leaf (xml, "number:text", "\u00a0");
  ecot_xml_start (xml, "number:currency-symbol");
  ecot_xml_attr (xml, "number:language", "fr");
  ecot_xml_attr (xml, "number:country", "FR");
  ecot_xml_text (xml, "€");
  ecot_xml_end (xml, "number:currency-symbol");
}

static void
write_number_of_kind (EcotXmlWriter *xml,
                      EcotOdfKind    kind)
{
  if (kind == ECOT_ODF_KIND_AMOUNT)
    write_amount (xml);
  else if (kind == ECOT_ODF_KIND_OPEN)
    ecot_odf_put_element (xml, "number:number", ECOT_ODF_PROPS ("number:min-integer-digits", "1"));
  else if (kind < ECOT_ODF_KIND_PERCENT)
    write_number (xml, kind - ECOT_ODF_KIND_DECIMAL, kind > ECOT_ODF_KIND_DECIMAL ? ECOT_ODF_MAX_DECIMALS : 0);
  else
    {
      write_number (xml, kind - ECOT_ODF_KIND_PERCENT, kind - ECOT_ODF_KIND_PERCENT);
      ecot_xml_leaf (xml, "number:text", "\u00a0%");
    }
}

#define FROM_ZERO "-from-zero"

/* A program would print a hyphen for a minus: the style is that of numbers below zero, and leads to the one of the others. */
static void
write_number_style (EcotXmlWriter *xml,
                    EcotOdfKind    kind)
{
  const char      *element = kind == ECOT_ODF_KIND_AMOUNT    ? "number:currency-style"
                             : kind >= ECOT_ODF_KIND_PERCENT ? "number:percentage-style"
                                                             : "number:number-style";
  g_autofree char *from_zero = g_strconcat (kind_names[kind], FROM_ZERO, NULL);

  start_number_style (xml, element, kind, FROM_ZERO);
  write_number_of_kind (xml, kind);
  ecot_xml_end (xml, element);

  start_number_style (xml, element, kind, NULL);
  ecot_xml_leaf (xml, "number:text", "−");
  write_number_of_kind (xml, kind);
  ecot_odf_put_element (xml, "style:map", ECOT_ODF_PROPS ("style:condition", "value()>=0", "style:apply-style-name", from_zero));
  ecot_xml_end (xml, element);
}

static void
write_number_styles (EcotXmlWriter *xml)
{
  write_date_style (xml);
  for (EcotOdfKind kind = ECOT_ODF_KIND_AMOUNT; kind < N_ECOT_ODF_KINDS; kind++)
    write_number_style (xml, kind);
}

/* Cell styles. */

static const EcotOdfStyle base_styles[] = {
  { "table-cell", .text = ECOT_ODF_PROPS ("style:font-name", ECOT_ODF_SANS, SIZE ("10pt"), "fo:language", "fr", "fo:country", "FR") },
  { "table-cell", "Default", .own = ECOT_ODF_PROPS ("fo:padding-top", "0.7mm", "fo:padding-bottom", "0.7mm", "fo:padding-left", "1.6mm", "fo:padding-right", "1.6mm") },
};

/* Spreadsheet programs read the look of a header only from spans, and their
 * styles only among the automatic ones. */
static const EcotOdfStyle header_styles[] = {
  { "text", "Edge", .text = ECOT_ODF_PROPS ("style:font-name", ECOT_ODF_SANS, SIZE ("9pt"), GREY) },
  { "text", "Draft", .text = ECOT_ODF_PROPS ("style:font-name", ECOT_ODF_SANS, SIZE ("9pt"), BOLD) },
};

static void
write_cell_styles (EcotXmlWriter          *xml,
                   const EcotOdfCellStyles used)
{
  for (guint kind = 0; kind < N_ECOT_ODF_KINDS; kind++)
    for (guint look = 0; look < N_ECOT_ODF_LOOKS; look++)
      if (*used[kind][look] != '\0')
        {
          EcotOdfStyle style = {
            "table-cell",
            used[kind][look],
            .parent = "Default",
            .data = kind >= ECOT_ODF_KIND_DATE ? kind_names[kind] : NULL,
            .own = looks[look].cell,
            .paragraph = alignments[kind],
            .text = looks[look].text,
          };

          ecot_odf_write_style (xml, &style);
        }
}

/* Pages. */

static void
write_page_layout (EcotXmlWriter *xml,
                   gboolean       landscape)
{
  ecot_xml_start (xml, "style:page-layout");
  ecot_xml_attr (xml, "style:name", landscape ? "Landscape" : "Portrait");
  ecot_odf_put_element (xml, "style:page-layout-properties",
                        ECOT_ODF_PROPS ("fo:page-width", landscape ? "297mm" : "210mm",
                                        "fo:page-height", landscape ? "210mm" : "297mm",
                                        "style:print-orientation", landscape ? "landscape" : "portrait",
                                        "fo:margin-top", "10mm", "fo:margin-bottom", "10mm",
                                        "fo:margin-left", "20mm", "fo:margin-right", "20mm",
                                        "style:print-page-order", "ttb",
                                        /* A column made wider stays on the page. */
                                        "style:scale-to-X", "1",
                                        "style:print", "objects charts drawings zero-values"));
  ecot_xml_start (xml, "style:header-style");
  ecot_odf_put_element (xml, "style:header-footer-properties", ECOT_ODF_PROPS ("fo:min-height", "10mm", "fo:margin-left", "0mm", "fo:margin-right", "0mm", "fo:margin-bottom", "4mm"));
  ecot_xml_end (xml, "style:header-style");
  ecot_xml_start (xml, "style:footer-style");
  ecot_odf_put_element (xml, "style:header-footer-properties", ECOT_ODF_PROPS ("fo:min-height", "10mm", "fo:margin-left", "0mm", "fo:margin-right", "0mm", "fo:margin-top", "4mm"));
  ecot_xml_end (xml, "style:footer-style");
  ecot_xml_end (xml, "style:page-layout");
}

static void
start_line (EcotXmlWriter *xml,
            const char    *style)
{
  ecot_xml_start (xml, "text:p");
  ecot_xml_start (xml, "text:span");
  ecot_xml_attr (xml, "text:style-name", style);
}

static void
end_line (EcotXmlWriter *xml)
{
  ecot_xml_end (xml, "text:span");
  ecot_xml_end (xml, "text:p");
}

static void
write_line (EcotXmlWriter *xml,
            const char    *style,
            const char    *text)
{
  start_line (xml, style);
  ecot_odf_put_text (xml, text != NULL ? text : "");
  end_line (xml);
}

/* Which of several sheets a page is of, nothing else on it says. */
static void
write_header (EcotXmlWriter        *xml,
              const EcotReportInfo *info,
              gboolean              several)
{
  ecot_xml_start (xml, "style:header");
  ecot_xml_start (xml, "style:region-left");
  start_line (xml, "Edge");
  ecot_odf_put_text (xml, info->header != NULL ? info->header : "");
  if (several)
    {
      ecot_xml_text (xml, " — ");
      ecot_xml_leaf (xml, "text:sheet-name", "Feuille");
    }
  end_line (xml);
  ecot_xml_end (xml, "style:region-left");
  ecot_xml_start (xml, "style:region-right");
  write_line (xml, "Draft", info->draft);
  ecot_xml_end (xml, "style:region-right");
  ecot_xml_end (xml, "style:header");
}

static void
write_footer (EcotXmlWriter        *xml,
              const EcotReportInfo *info)
{
  ecot_xml_start (xml, "style:footer");
  ecot_xml_start (xml, "style:region-left");
  write_line (xml, "Edge", info->footer);
  write_line (xml, "Edge", info->publicity);
  ecot_xml_end (xml, "style:region-left");
  ecot_xml_start (xml, "style:region-right");
  start_line (xml, "Edge");
  ecot_odf_put_page_number (xml);
  end_line (xml);
  start_line (xml, "Edge");
  if (info->fingerprint != NULL)
    ecot_odf_put_fingerprint (xml, info->fingerprint);
  end_line (xml);
  ecot_xml_end (xml, "style:region-right");
  ecot_xml_end (xml, "style:footer");
}

static void
write_master_page (EcotXmlWriter        *xml,
                   const EcotReportInfo *info,
                   gboolean              several,
                   const char           *name)
{
  ecot_xml_start (xml, "style:master-page");
  ecot_xml_attr (xml, "style:name", name);
  ecot_xml_attr (xml, "style:page-layout-name", name);
  write_header (xml, info, several);
  write_footer (xml, info);
  ecot_xml_end (xml, "style:master-page");
}

GBytes *
ecot_odf_write_sheet_styles (const EcotOdfLayout    *layout,
                             const EcotOdfCellStyles used)
{
  const EcotReportInfo *info = ecot_report_get_info (layout->report);
  EcotXmlWriter        *xml = ecot_odf_start_document ("office:document-styles");
  gboolean              several = layout->sheets->len > 1;

  ecot_odf_write_font_faces (xml);
  ecot_xml_start (xml, "office:styles");
  write_number_styles (xml);
  ecot_odf_write_styles (xml, base_styles, G_N_ELEMENTS (base_styles));
  write_cell_styles (xml, used);
  ecot_xml_end (xml, "office:styles");

  ecot_xml_start (xml, "office:automatic-styles");
  ecot_odf_write_styles (xml, header_styles, G_N_ELEMENTS (header_styles));
  write_page_layout (xml, FALSE);
  write_page_layout (xml, TRUE);
  ecot_xml_end (xml, "office:automatic-styles");

  ecot_xml_start (xml, "office:master-styles");
  write_master_page (xml, info, several, "Portrait");
  write_master_page (xml, info, several, "Landscape");
  ecot_xml_end (xml, "office:master-styles");

  return ecot_odf_end_document (xml, "office:document-styles");
}
