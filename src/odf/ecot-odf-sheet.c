/* ecot-odf-sheet.c: a report as an OpenDocument spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * content.xml, written from the layout: every address is known by now, so one
 * pass does.
 */

#include "odf/ecot-odf-sheet.h"
#include "odf/ecot-odf.h"

static void
write_print_range (EcotOdfSheetWriter *self)
{
  char             buf[ECOT_ODF_ADDRESS_BUFSIZE];
  g_autofree char *name = ecot_odf_quote_sheet (self->sheet->name);
  g_autofree char *range = g_strdup_printf ("%s.A1:%s.%s", name, name,
                                            ecot_odf_format_address (self->sheet->n_columns - 1, MAX (self->sheet->n_rows, 1) - 1, buf));

  ecot_xml_attr (self->xml, "table:print-ranges", range);
}

static void
start_sheet (EcotOdfSheetWriter *self)
{
  char buf[ECOT_ODF_ADDRESS_BUFSIZE];

  ecot_xml_start (self->xml, "table:table");
  ecot_xml_attr (self->xml, "table:name", self->sheet->name);
  ecot_xml_attr (self->xml, "table:style-name", ecot_odf_table_style_name (self->number, buf));
  ecot_xml_attr (self->xml, "table:protected", self->sheet->locked ? "true" : NULL);
  write_print_range (self);

  for (guint i = 0; i < self->sheet->n_columns + self->sheet->n_asides + self->sheet->keyed; i++)
    {
      ecot_xml_start (self->xml, "table:table-column");
      ecot_xml_attr (self->xml, "table:style-name", ecot_odf_column_style_name (self->number, i, buf));
      ecot_xml_attr (self->xml, "table:visibility", i < self->sheet->n_columns + self->sheet->n_asides ? NULL : "collapse");
      ecot_xml_attr (self->xml, "table:default-cell-style-name", "Default");
      ecot_xml_end (self->xml, "table:table-column");
    }
}

static gboolean
write_sheet (EcotOdfSheetWriter *self,
             guint               number,
             GError            **error)
{
  self->number = number;
  self->sheet = g_ptr_array_index (self->layout->sheets, number);
  self->row = 0;
  self->page_break = FALSE;
  start_sheet (self);

  for (guint i = self->sheet->first; i < self->sheet->end; i++)
    if (!ecot_odf_write_sheet_block (self, i, error))
      return FALSE;

  /* A sheet has a row, if nothing else. */
  if (self->row == 0)
    ecot_odf_write_sheet_gap (self);
  else
    g_assert (self->row == self->sheet->n_rows);

  if (self->sheet->locked)
    ecot_odf_write_sheet_advice (self);

  ecot_xml_end (self->xml, "table:table");
  return TRUE;
}

static gboolean
write_body (EcotOdfSheetWriter *self,
            GError            **error)
{
  ecot_xml_start (self->xml, "office:body");
  ecot_xml_start (self->xml, "office:spreadsheet");
  /* Or a word in a formula would be taken for the title of a column. */
  ecot_odf_put_element (self->xml, "table:calculation-settings",
                        ECOT_ODF_PROPS ("table:automatic-find-labels", "false", "table:use-regular-expressions", "false"));

  ecot_odf_write_sheet_rules (self->xml, self->layout);

  for (guint i = 0; i < self->layout->sheets->len; i++)
    if (!write_sheet (self, i, error))
      return FALSE;

  if (self->layout->lists != NULL)
    ecot_odf_write_sheet_lists (self);

  ecot_xml_end (self->xml, "office:spreadsheet");
  ecot_xml_end (self->xml, "office:body");

  return TRUE;
}

static GBytes *
write_content (EcotOdfSheetWriter *self,
               GError            **error)
{
  g_autoptr (EcotXmlWriter) xml = ecot_odf_start_document ("office:document-content");

  self->xml = xml;
  ecot_odf_write_font_faces (xml);
  ecot_odf_write_sheet_automatic_styles (xml, self->layout);
  if (!write_body (self, error))
    return NULL;

  return ecot_odf_end_document (g_steal_pointer (&xml), "office:document-content");
}

/**
 * ecot_odf_write_spreadsheet:
 * @report: frozen
 *
 * Returns: (transfer full): an .ods file, or %NULL with @error:
 *   %ECOT_ERROR_USAGE if a formula names a cell that is not there,
 *   %ECOT_ERROR_OVERFLOW if a sheet has more rows than programs can hold
 */
GBytes *
ecot_odf_write_spreadsheet (EcotReport   *report,
                            GCancellable *cancellable,
                            GError      **error)
{
  g_autoptr (EcotOdfLayout) layout = NULL;
  EcotOdfSheetWriter        self = { .cancellable = cancellable };
  EcotOdfParts              parts = { 0 };
  GBytes                   *bytes = NULL;

  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), NULL);

  self.layout = layout = ecot_odf_layout_new (report, cancellable, error);
  if (layout == NULL)
    return NULL;

  parts.content = write_content (&self, error);
  if (parts.content != NULL)
    {
      parts.styles = ecot_odf_write_sheet_styles (layout, self.used);
      parts.meta = ecot_odf_write_meta (report, 0);
      parts.settings = ecot_odf_write_sheet_settings (layout);
      bytes = ecot_odf_package (ECOT_ODF_SHEET_TYPE, &parts, cancellable, error);
    }

  ecot_odf_parts_clear (&parts);
  return bytes;
}
