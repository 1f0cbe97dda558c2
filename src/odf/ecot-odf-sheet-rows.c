/* ecot-odf-sheet-rows.c: the blocks of a report as rows of a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One below the other; each row of a table ends with the hidden cell that says
 * where it comes from (see ecot-origin.h).
 */

#include "odf/ecot-odf-sheet.h"
#include "report/ecot-origin.h"
#include "report/ecot-row-reader.h"

#define LOCKED_ADVICE "Les cellules grises se remplissent, les autres se calculent. Pour ajouter, déplacer ou supprimer une ligne, " \
                      "ôtez d’abord la protection de la feuille : elle n’a pas de mot de passe."

static void
start_row (EcotOdfSheetWriter *self,
           EcotOdfRowStyle     row)
{
  char buf[ECOT_ODF_ADDRESS_BUFSIZE];

  if (self->page_break && self->row > 0)
    row |= ECOT_ODF_ROW_BREAK;

  ecot_xml_start (self->xml, "table:table-row");
  ecot_xml_attr (self->xml, "table:style-name", ecot_odf_row_style_name (row, buf));
  self->page_break = FALSE;
  self->row++;
}

static void
end_row (EcotOdfSheetWriter *self)
{
  ecot_xml_end (self->xml, "table:table-row");
}

static void
write_line (EcotOdfSheetWriter *self,
            const EcotOdfLine  *line)
{
  guint rest = self->sheet->n_columns;

  start_row (self, line->row);

  if (line->label != NULL)
    {
      ecot_odf_write_sheet_text (self, ECOT_ODF_KIND_START, ECOT_ODF_LOOK_LABEL, 1, line->label);
      rest--;
    }

  if (line->text != NULL)
    ecot_odf_write_sheet_text (self, ECOT_ODF_KIND_START, line->look, rest, line->text);
  else
    ecot_odf_write_sheet_blanks (self, "table:table-cell", rest);

  ecot_odf_write_sheet_blanks (self, "table:table-cell", self->sheet->n_asides + self->sheet->keyed);
  end_row (self);
}

/* @key: of the row begun, or NULL.  After the last column that is seen, of which @rest are not written yet. */
static void
write_key (EcotOdfSheetWriter *self,
           guint               rest,
           const char         *key)
{
  ecot_odf_write_sheet_blanks (self, "table:table-cell", rest);
  if (key != NULL)
    ecot_odf_write_sheet_text (self, ECOT_ODF_KIND_START, ECOT_ODF_LOOK_KEY, 1, key);
  else
    ecot_odf_write_sheet_blanks (self, "table:table-cell", self->sheet->keyed);
}

/* @column: (inout): of the sheet */
static gboolean
write_cells (EcotOdfSheetWriter        *self,
             const EcotRow             *row,
             const GPtrArray           *cells,
             const GPtrArray           *columns,
             const EcotOdfColumnFormat *formats,
             guint                     *column,
             GError                   **error)
{
  guint at = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const EcotCell *cell = g_ptr_array_index (cells, i);

      if (!ecot_odf_write_sheet_cell (self, cell, row, g_ptr_array_index (columns, at), &formats[at], error))
        return FALSE;

      at += cell->span;
    }

  *column += at;
  return TRUE;
}

static gboolean
write_row (EcotOdfSheetWriter *self,
           guint               block,
           const EcotBlock    *table,
           const EcotRow      *row,
           guint               number,
           GError            **error)
{
  g_autofree char *key = self->sheet->keyed ? ecot_origin_write_row (row, number + 1) : NULL;
  guint            column = 0;

  start_row (self, self->layout->heights[block][number]);

  if (!write_cells (self, row, row->cells, table->columns, self->layout->formats[block], &column, error))
    return FALSE;

  if (row->asides != NULL)
    {
      ecot_odf_write_sheet_blanks (self, "table:table-cell", self->sheet->n_columns - column);
      column = self->sheet->n_columns;
      if (!write_cells (self, row, row->asides, table->asides, self->layout->formats[block] + table->columns->len, &column, error))
        return FALSE;
    }

  write_key (self, self->sheet->n_columns + self->sheet->n_asides - column, key);
  end_row (self);

  return TRUE;
}

static void
write_titles (EcotOdfSheetWriter *self,
              const GPtrArray    *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const EcotColumn *column = g_ptr_array_index (columns, i);

      ecot_odf_write_sheet_text (self, ECOT_ODF_KIND_START + MIN (column->align, ECOT_ALIGN_END), ECOT_ODF_LOOK_HEAD, 1,
                                 column->title != NULL ? column->title : "");
    }
}

static void
write_head (EcotOdfSheetWriter *self,
            const EcotBlock    *table)
{
  const char      *origin = ecot_report_get_info (self->layout->report)->origin;
  g_autofree char *key = self->sheet->keyed ? ecot_origin_write_head (origin, table, self->sheet->n_columns) : NULL;
  guint            n_written = table->columns->len;

  start_row (self, 0);

  write_titles (self, table->columns);
  if (table->asides != NULL)
    {
      ecot_odf_write_sheet_blanks (self, "table:table-cell", self->sheet->n_columns - n_written);
      write_titles (self, table->asides);
      n_written = self->sheet->n_columns + table->asides->len;
    }

  write_key (self, self->sheet->n_columns + self->sheet->n_asides - n_written, key);
  end_row (self);
}

void
ecot_odf_write_sheet_gap (EcotOdfSheetWriter *self)
{
  start_row (self, 1);
  ecot_odf_write_sheet_blanks (self, "table:table-cell", self->sheet->n_columns + self->sheet->n_asides + self->sheet->keyed);
  end_row (self);
}

static gboolean
write_table (EcotOdfSheetWriter *self,
             guint               block,
             GError            **error)
{
  const EcotBlock          *table = ecot_report_get_block (self->layout->report, block);
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);

  if (block == self->sheet->main)
    {
      ecot_xml_start (self->xml, "table:table-header-rows");
      write_head (self, table);
      ecot_xml_end (self->xml, "table:table-header-rows");
    }

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    if (!write_row (self, block, table, ecot_row_reader_get (rows, i), i, error) || !ecot_odf_work_next_row (&self->work, i, error))
      return FALSE;

  ecot_odf_write_sheet_gap (self);
  return TRUE;
}

gboolean
ecot_odf_write_sheet_block (EcotOdfSheetWriter *self,
                            guint               block,
                            GError            **error)
{
  GPtrArray *lines = self->layout->lines[block];

  if (lines == NULL)
    return write_table (self, block, error);

  if (ecot_report_get_block (self->layout->report, block)->type == ECOT_BLOCK_PAGE_BREAK)
    self->page_break = TRUE;

  for (guint i = 0; i < lines->len; i++)
    write_line (self, g_ptr_array_index (lines, i));

  return TRUE;
}

/* Below what is printed. */
void
ecot_odf_write_sheet_advice (EcotOdfSheetWriter *self)
{
  start_row (self, 2);
  ecot_odf_write_sheet_text (self, ECOT_ODF_KIND_START, ECOT_ODF_LOOK_SMALL, self->sheet->n_columns, LOCKED_ADVICE);
  ecot_odf_write_sheet_blanks (self, "table:table-cell", self->sheet->n_asides + self->sheet->keyed);
  end_row (self);
}
