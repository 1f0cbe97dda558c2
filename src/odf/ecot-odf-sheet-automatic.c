/* ecot-odf-sheet-automatic.c: how wide and high what a spreadsheet has is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The styles its content has before its cells: columns, rows and sheets.
 */

#include "odf/ecot-odf-sheet.h"

/* Of the hidden column, should anybody show it; in 1/100 mm. */
#define KEY_WIDTH 4000

const char *
ecot_odf_column_style_name (guint sheet,
                            guint column,
                            char  buf[ECOT_ODF_ADDRESS_BUFSIZE])
{
  g_snprintf (buf, ECOT_ODF_ADDRESS_BUFSIZE, "co%u.%u", sheet, column);
  return buf;
}

static void
write_column_styles (EcotXmlWriter      *xml,
                     guint               number,
                     const EcotOdfSheet *sheet)
{
  for (guint i = 0; i < sheet->n_columns + sheet->n_asides + sheet->keyed; i++)
    {
      char buf[ECOT_ODF_ADDRESS_BUFSIZE];

      ecot_xml_start (xml, "style:style");
      ecot_xml_attr (xml, "style:name", ecot_odf_column_style_name (number, i, buf));
      ecot_xml_attr (xml, "style:family", "table-column");
      ecot_xml_start (xml, "style:table-column-properties");
      ecot_odf_attr_length (xml, "style:column-width", i < sheet->n_columns + sheet->n_asides ? sheet->widths[i] : KEY_WIDTH);
      ecot_xml_end (xml, "style:table-column-properties");
      ecot_xml_end (xml, "style:style");
    }
}

const char *
ecot_odf_row_style_name (EcotOdfRowStyle row,
                         char            buf[ECOT_ODF_ADDRESS_BUFSIZE])
{
  g_snprintf (buf, ECOT_ODF_ADDRESS_BUFSIZE, "ro%u", row);
  return buf;
}

static void
write_row_style (EcotXmlWriter  *xml,
                 EcotOdfRowStyle row)
{
  EcotOdfRowStyle lines = row % ECOT_ODF_ROW_BREAK;
  char            buf[ECOT_ODF_ADDRESS_BUFSIZE];

  ecot_xml_start (xml, "style:style");
  ecot_xml_attr (xml, "style:name", ecot_odf_row_style_name (row, buf));
  ecot_xml_attr (xml, "style:family", "table-row");
  ecot_xml_start (xml, "style:table-row-properties");
  if (lines == ECOT_ODF_ROW_BOX)
    ecot_odf_attr_length (xml, "style:row-height", 3500);
  else if (lines > 0)
    ecot_odf_attr_length (xml, "style:row-height", 410 * lines + 140);
  ecot_xml_attr (xml, "style:use-optimal-row-height", lines == 0 ? "true" : "false");
  ecot_xml_attr (xml, "fo:break-before", row & ECOT_ODF_ROW_BREAK ? "page" : "auto");
  ecot_xml_end (xml, "style:table-row-properties");
  ecot_xml_end (xml, "style:style");
}

/* Rows of tables find their height, the empty ones between blocks have one line;
 * the others are as the lines say. */
static void
write_row_styles (EcotXmlWriter       *xml,
                  const EcotOdfLayout *layout)
{
  gboolean used[ECOT_ODF_ROW_BREAK] = { TRUE, TRUE, TRUE };
  gboolean breaks = FALSE;

  for (guint i = 0; i < ecot_report_get_n_blocks (layout->report); i++)
    {
      GPtrArray       *lines = layout->lines[i];
      const EcotBlock *block = ecot_report_get_block (layout->report, i);

      breaks |= block->type == ECOT_BLOCK_PAGE_BREAK;
      for (guint j = 0; lines != NULL && j < lines->len; j++)
        used[((const EcotOdfLine *)g_ptr_array_index (lines, j))->row] = TRUE;
      for (guint j = 0; layout->heights[i] != NULL && j < ecot_table_get_n_rows (block); j++)
        used[layout->heights[i][j]] = TRUE;
    }

  for (EcotOdfRowStyle row = 0; row < G_N_ELEMENTS (used); row++)
    if (used[row])
      {
        write_row_style (xml, row);
        if (breaks)
          write_row_style (xml, row | ECOT_ODF_ROW_BREAK);
      }
}

const char *
ecot_odf_table_style_name (guint number,
                           char  buf[ECOT_ODF_ADDRESS_BUFSIZE])
{
  g_snprintf (buf, ECOT_ODF_ADDRESS_BUFSIZE, "ta%u", number);
  return buf;
}

static void
write_table_style (EcotXmlWriter      *xml,
                   guint               number,
                   const EcotOdfSheet *sheet)
{
  char buf[ECOT_ODF_ADDRESS_BUFSIZE];

  ecot_xml_start (xml, "style:style");
  ecot_xml_attr (xml, "style:name", ecot_odf_table_style_name (number, buf));
  ecot_xml_attr (xml, "style:family", "table");
  ecot_xml_attr (xml, "style:master-page-name", sheet->landscape ? "Landscape" : "Portrait");
  ecot_odf_put_element (xml, "style:table-properties", ECOT_ODF_PROPS ("table:display", "true", "style:writing-mode", "lr-tb"));
  ecot_xml_end (xml, "style:style");
}

void
ecot_odf_write_sheet_automatic_styles (EcotXmlWriter       *xml,
                                       const EcotOdfLayout *layout)
{
  ecot_xml_start (xml, "office:automatic-styles");
  write_row_styles (xml, layout);

  for (guint i = 0; i < layout->sheets->len; i++)
    {
      const EcotOdfSheet *sheet = g_ptr_array_index (layout->sheets, i);

      write_column_styles (xml, i, sheet);
      write_table_style (xml, i, sheet);
    }

  if (layout->lists != NULL)
    ecot_odf_write_lists_style (xml);
  ecot_xml_end (xml, "office:automatic-styles");
}
