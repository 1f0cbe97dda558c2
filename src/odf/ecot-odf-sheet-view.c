/* ecot-odf-sheet-view.c: what stays in sight of a spreadsheet while one scrolls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * settings.xml.
 */

#include "odf/ecot-odf-sheet.h"

/* A head further down than this would freeze the whole window. */
#define MAX_FROZEN_ROWS 10

/* With more columns than fit a window the first one stays in sight. */
#define MAX_SCROLLED_COLUMNS 6

static void
put_int (EcotXmlWriter *xml,
         const char    *name,
         const char    *type,
         guint          value)
{
  char buf[16];

  g_snprintf (buf, sizeof buf, "%u", value);
  ecot_odf_put_setting (xml, name, type, buf);
}

/* The first @n rows or columns are frozen (mode 2) or none are. */
static void
write_split (EcotXmlWriter *xml,
             const char    *mode,
             const char    *position,
             const char    *after,
             guint          n)
{
  put_int (xml, mode, "short", n > 0 ? 2 : 0);
  put_int (xml, position, "int", n);
  put_int (xml, after, "int", n);
}

static void
write_view (EcotXmlWriter      *xml,
            const EcotOdfSheet *sheet)
{
  guint rows = sheet->main != G_MAXUINT && sheet->main_row < MAX_FROZEN_ROWS ? sheet->main_row + 1 : 0;
  guint columns = rows > 0 && sheet->n_columns + sheet->n_asides > MAX_SCROLLED_COLUMNS ? 1 : 0;

  ecot_xml_start (xml, "config:config-item-map-entry");
  ecot_xml_attr (xml, "config:name", sheet->name);
  write_split (xml, "HorizontalSplitMode", "HorizontalSplitPosition", "PositionRight", columns);
  write_split (xml, "VerticalSplitMode", "VerticalSplitPosition", "PositionBottom", rows);
  put_int (xml, "ActiveSplitRange", "short", rows > 0 ? (columns > 0 ? 3 : 2) : 2);
  put_int (xml, "PositionLeft", "int", 0);
  put_int (xml, "PositionTop", "int", 0);
  ecot_odf_put_setting (xml, "ShowGrid", "boolean", "false");
  ecot_xml_end (xml, "config:config-item-map-entry");
}

GBytes *
ecot_odf_write_sheet_settings (const EcotOdfLayout *layout)
{
  EcotXmlWriter *xml = ecot_odf_start_document ("office:document-settings");

  ecot_xml_start (xml, "office:settings");
  ecot_xml_start (xml, "config:config-item-set");
  ecot_xml_attr (xml, "config:name", "ooo:view-settings");
  ecot_xml_start (xml, "config:config-item-map-indexed");
  ecot_xml_attr (xml, "config:name", "Views");
  ecot_xml_start (xml, "config:config-item-map-entry");
  ecot_odf_put_setting (xml, "ViewId", "string", "view1");
  ecot_xml_start (xml, "config:config-item-map-named");
  ecot_xml_attr (xml, "config:name", "Tables");
  for (guint i = 0; i < layout->sheets->len; i++)
    write_view (xml, g_ptr_array_index (layout->sheets, i));
  ecot_xml_end (xml, "config:config-item-map-named");
  ecot_odf_put_setting (xml, "ActiveTable", "string", ((const EcotOdfSheet *)g_ptr_array_index (layout->sheets, 0))->name);
  ecot_odf_put_setting (xml, "ShowGrid", "boolean", "false");
  ecot_xml_end (xml, "config:config-item-map-entry");
  ecot_xml_end (xml, "config:config-item-map-indexed");
  ecot_xml_end (xml, "config:config-item-set");
  ecot_xml_end (xml, "office:settings");

  return ecot_odf_end_document (xml, "office:document-settings");
}
