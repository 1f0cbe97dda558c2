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
    if (!ecot_odf_write_sheet_block (self, i, error) ||
        !ecot_odf_work_end_block (&self->work, ecot_report_get_block (self->layout->report, i), error))
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

static gboolean
write_content (EcotOdfSheetWriter *self,
               EcotZip            *zip,
               GError            **error)
{
  g_autoptr (EcotXmlWriter) xml = ecot_odf_start_content (zip);

  self->xml = self->work.xml = xml;
  ecot_odf_write_font_faces (xml);
  ecot_odf_write_sheet_automatic_styles (xml, self->layout);

  return write_body (self, error) && ecot_odf_end_content (g_steal_pointer (&xml), error);
}

static gboolean
write_package (EcotOdfSheetWriter *self,
               const EcotSink     *sink,
               GError            **error)
{
  g_autoptr (EcotZip) zip = ecot_zip_new (sink, self->work.cancellable);
  EcotOdfParts        parts = { 0 };
  gboolean            done;

  if (!ecot_odf_begin_package (zip, ECOT_ODF_SHEET_TYPE, error) || !write_content (self, zip, error))
    return FALSE;

  parts.styles = ecot_odf_write_sheet_styles (self->layout, self->used);
  parts.meta = ecot_odf_write_meta (self->layout->report, 0);
  parts.settings = ecot_odf_write_sheet_settings (self->layout);
  done = ecot_odf_end_package (zip, ECOT_ODF_SHEET_TYPE, &parts, error);
  ecot_odf_parts_clear (&parts);

  return done;
}

gboolean
ecot_odf_write_spreadsheet_to (EcotReport     *report,
                               const EcotSink *sink,
                               GCancellable   *cancellable,
                               GError        **error)
{
  g_autoptr (EcotReport)    taken = report;
  g_autoptr (EcotOdfLayout) layout = NULL;
  EcotOdfSheetWriter        self = { 0 };

  g_return_val_if_fail (report != NULL && ecot_report_is_frozen (report), FALSE);
  g_return_val_if_fail (sink != NULL, FALSE);

  ecot_odf_work_init (&self.work, taken, 3, cancellable);
  self.layout = layout = ecot_odf_layout_new (taken, &self.work, error);

  return layout != NULL && write_package (&self, sink, error);
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
  return ecot_odf_to_bytes (ecot_odf_write_spreadsheet_to, report, cancellable, error);
}
