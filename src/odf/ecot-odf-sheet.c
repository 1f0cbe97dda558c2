/* ecot-odf-sheet.c: a report as an OpenDocument spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * content.xml and settings.xml, written from the layout: every address is known
 * by now, so one pass does.  office:value is what a program computes with, the
 * paragraph in a cell what one shows that does not know the style; both come
 * from the same integer.  A text is a text whatever it begins with: only what
 * the composer gave as a formula becomes one.
 */

#include <string.h>

#include "odf/ecot-odf-sheet.h"
#include "odf/ecot-odf.h"
#include "report/ecot-origin.h"

/* Rows between two looks at the cancellable. */
#define CANCEL_EVERY 256

/* A head further down than this would freeze the whole window. */
#define MAX_FROZEN_ROWS 10

/* With more columns than fit a window the first one stays in sight. */
#define MAX_SCROLLED_COLUMNS 6

#define LOCKED_ADVICE "Les cellules grises se remplissent, les autres se calculent. Pour ajouter, déplacer ou supprimer une ligne, " \
                      "ôtez d’abord la protection de la feuille : elle n’a pas de mot de passe."

/* Of the hidden column, should anybody show it; in 1/100 mm. */
#define KEY_WIDTH 4000

/* "-0.123456": a percentage as a fraction */
#define NUMBER_BUFSIZE MAX (ECOT_AMOUNT_BUFSIZE, ECOT_DATE_BUFSIZE)

typedef struct
{
  EcotXmlWriter    *xml;
  EcotOdfLayout    *layout;
  EcotOdfSheet     *sheet;
  guint             number; /* of the sheet */
  guint             row;    /* the next one */
  gboolean          page_break;
  GCancellable     *cancellable;
  EcotOdfCellStyles used;
} SheetWriter;

/* Automatic styles. */

static const char *
column_style_name (guint sheet,
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
  for (guint i = 0; i < sheet->n_columns + sheet->keyed; i++)
    {
      char buf[ECOT_ODF_ADDRESS_BUFSIZE];

      ecot_xml_start (xml, "style:style");
      ecot_xml_attr (xml, "style:name", column_style_name (number, i, buf));
      ecot_xml_attr (xml, "style:family", "table-column");
      ecot_xml_start (xml, "style:table-column-properties");
      ecot_odf_attr_length (xml, "style:column-width", i < sheet->n_columns ? sheet->widths[i] : KEY_WIDTH);
      ecot_xml_end (xml, "style:table-column-properties");
      ecot_xml_end (xml, "style:style");
    }
}

static const char *
row_style_name (EcotOdfRowStyle row,
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
  ecot_xml_attr (xml, "style:name", row_style_name (row, buf));
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
      for (guint j = 0; layout->heights[i] != NULL && j < block->rows->len; j++)
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

static const char *
table_style_name (guint number,
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
  ecot_xml_attr (xml, "style:name", table_style_name (number, buf));
  ecot_xml_attr (xml, "style:family", "table");
  ecot_xml_attr (xml, "style:master-page-name", sheet->landscape ? "Landscape" : "Portrait");
  ecot_odf_put_element (xml, "style:table-properties", ECOT_ODF_PROPS ("table:display", "true", "style:writing-mode", "lr-tb"));
  ecot_xml_end (xml, "style:style");
}

static void
write_automatic_styles (EcotXmlWriter       *xml,
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

  ecot_xml_end (xml, "office:automatic-styles");
}

/* Rows and cells. */

static void
start_row (SheetWriter    *self,
           EcotOdfRowStyle row)
{
  char buf[ECOT_ODF_ADDRESS_BUFSIZE];

  if (self->page_break && self->row > 0)
    row |= ECOT_ODF_ROW_BREAK;

  ecot_xml_start (self->xml, "table:table-row");
  ecot_xml_attr (self->xml, "table:style-name", row_style_name (row, buf));
  self->page_break = FALSE;
  self->row++;
}

static void
end_row (SheetWriter *self)
{
  ecot_xml_end (self->xml, "table:table-row");
}

static void
start_cell (SheetWriter *self,
            EcotOdfKind  kind,
            EcotOdfLook  look,
            guint        span)
{
  ecot_xml_start (self->xml, "table:table-cell");
  ecot_xml_attr (self->xml, "table:style-name", ecot_odf_use_cell_style (self->used, kind, look));
  if (span > 1)
    ecot_xml_attr_int (self->xml, "table:number-columns-spanned", span);
}

/* @n cells that are covered, or that there is nothing to say about. */
static void
write_cells (SheetWriter *self,
             const char  *element,
             guint        n)
{
  if (n == 0)
    return;

  ecot_xml_start (self->xml, element);
  if (n > 1)
    ecot_xml_attr_int (self->xml, "table:number-columns-repeated", n);
  ecot_xml_end (self->xml, element);
}

static void
end_cell (SheetWriter *self,
          guint        span)
{
  ecot_xml_end (self->xml, "table:table-cell");
  write_cells (self, "table:covered-table-cell", span - 1);
}

/* In a spreadsheet each line of a cell is a paragraph, and there are no tabs. */
static void
write_cell_text (SheetWriter *self,
                 const char  *text)
{
  g_autofree char *spaced = NULL;
  g_auto (GStrv)   lines = NULL;

  if (strpbrk (text, "\n\t") == NULL)
    {
      ecot_odf_put_p (self->xml, NULL, text);
      return;
    }

  spaced = g_strdelimit (g_strdup (text), "\t", ' ');
  lines = g_strsplit (spaced, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    ecot_odf_put_p (self->xml, NULL, lines[i]);
}

static void
write_text_cell (SheetWriter *self,
                 EcotOdfKind  kind,
                 EcotOdfLook  look,
                 guint        span,
                 const char  *text)
{
  start_cell (self, kind, look, span);
  if (*text != '\0')
    {
      ecot_xml_attr (self->xml, "office:value-type", "string");
      write_cell_text (self, text);
    }
  end_cell (self, span);
}

static void
write_line (SheetWriter       *self,
            const EcotOdfLine *line)
{
  guint rest = self->sheet->n_columns;

  start_row (self, line->row);

  if (line->label != NULL)
    {
      write_text_cell (self, ECOT_ODF_KIND_START, ECOT_ODF_LOOK_LABEL, 1, line->label);
      rest--;
    }

  if (line->text != NULL)
    write_text_cell (self, ECOT_ODF_KIND_START, line->look, rest, line->text);
  else
    write_cells (self, "table:table-cell", rest);

  write_cells (self, "table:table-cell", self->sheet->keyed);
  end_row (self);
}

/* 47 % is held as 470 000, and is 0.47. */
static void
format_fraction (gint64 percent,
                 char   buf[NUMBER_BUFSIZE])
{
  guint64 magnitude = percent < 0 ? -(guint64)percent : (guint64)percent;
  gsize   n = (gsize)g_snprintf (buf, NUMBER_BUFSIZE, "%s%" G_GUINT64_FORMAT ".%06u",
                               percent < 0 ? "-" : "", magnitude / 1000000, (guint)(magnitude % 1000000));

  while (buf[n - 1] == '0')
    n--;
  buf[buf[n - 1] == '.' ? n - 1 : n] = '\0';
}

/* The value a program computes with; never through a double, never with a comma. */
static void
write_value (SheetWriter    *self,
             const EcotCell *cell)
{
  char buf[NUMBER_BUFSIZE];

  switch (cell->type)
    {
    case ECOT_CELL_AMOUNT:
      ecot_xml_attr (self->xml, "office:value-type", "currency");
      ecot_xml_attr (self->xml, "office:currency", "EUR");
      ecot_xml_attr (self->xml, "office:value", ecot_amount_format (cell->number, buf));
      break;

    case ECOT_CELL_DECIMAL:
      ecot_xml_attr (self->xml, "office:value-type", "float");
      ecot_xml_attr (self->xml, "office:value", ecot_decimal_format (cell->number, buf));
      break;

    case ECOT_CELL_PERCENT:
      format_fraction (cell->number, buf);
      ecot_xml_attr (self->xml, "office:value-type", "percentage");
      ecot_xml_attr (self->xml, "office:value", buf);
      break;

    case ECOT_CELL_DATE:
      ecot_xml_attr (self->xml, "office:value-type", "date");
      ecot_xml_attr (self->xml, "office:date-value", ecot_date_format (cell->number, buf));
      break;

    case ECOT_CELL_TEXT:
      if (*cell->text != '\0')
        ecot_xml_attr (self->xml, "office:value-type", "string");
      break;

    case ECOT_CELL_EMPTY:
    default:
      if (cell->formula != NULL)
        {
          ecot_xml_attr (self->xml, "office:value-type", "string");
          ecot_xml_attr (self->xml, "office:string-value", "");
        }
      break;
    }
}

static gboolean
write_cell (SheetWriter               *self,
            const EcotCell            *cell,
            const EcotRow             *row,
            const EcotColumn          *column,
            const EcotOdfColumnFormat *format,
            GError                   **error)
{
  g_autofree char *formula = NULL;

  if (cell->formula != NULL)
    {
      formula = ecot_odf_resolve_formula (self->layout, self->number, cell->formula, error);
      if (formula == NULL)
        return FALSE;
    }

  start_cell (self, ecot_odf_cell_kind (cell, column, format), ecot_odf_cell_look (cell, row), cell->span);
  ecot_xml_attr (self->xml, "table:formula", formula);
  write_value (self, cell);

  if (cell->type == ECOT_CELL_AMOUNT)
    {
      g_autofree char *text = g_strconcat (cell->text, "\u00a0€", NULL);

      write_cell_text (self, text);
    }
  else if (cell->text != NULL && *cell->text != '\0')
    write_cell_text (self, cell->text);

  end_cell (self, cell->span);
  return TRUE;
}

/* @key: of the row begun, or NULL.  After the last column that is seen, of which @rest are not written yet. */
static void
write_key (SheetWriter *self,
           guint        rest,
           const char  *key)
{
  write_cells (self, "table:table-cell", rest);
  if (key != NULL)
    write_text_cell (self, ECOT_ODF_KIND_START, ECOT_ODF_LOOK_KEY, 1, key);
  else
    write_cells (self, "table:table-cell", self->sheet->keyed);
}

static gboolean
write_row (SheetWriter     *self,
           guint            block,
           const EcotBlock *table,
           guint            number,
           GError         **error)
{
  const EcotRow   *row = g_ptr_array_index (table->rows, number);
  g_autofree char *key = self->sheet->keyed ? ecot_origin_write_row (row, number + 1) : NULL;
  guint            column = 0;

  start_row (self, self->layout->heights[block][number]);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const EcotCell *cell = g_ptr_array_index (row->cells, i);

      if (!write_cell (self, cell, row, g_ptr_array_index (table->columns, column), &self->layout->formats[block][column], error))
        return FALSE;

      column += cell->span;
    }

  write_key (self, self->sheet->n_columns - column, key);
  end_row (self);

  return TRUE;
}

static void
write_head (SheetWriter     *self,
            const EcotBlock *table)
{
  const char      *origin = ecot_report_get_info (self->layout->report)->origin;
  g_autofree char *key = self->sheet->keyed ? ecot_origin_write_head (origin, table) : NULL;

  start_row (self, 0);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const EcotColumn *column = g_ptr_array_index (table->columns, i);

      write_text_cell (self, ECOT_ODF_KIND_START + MIN (column->align, ECOT_ALIGN_END), ECOT_ODF_LOOK_HEAD, 1,
                       column->title != NULL ? column->title : "");
    }

  write_key (self, self->sheet->n_columns - table->columns->len, key);
  end_row (self);
}

static void
write_gap (SheetWriter *self)
{
  start_row (self, 1);
  write_cells (self, "table:table-cell", self->sheet->n_columns + self->sheet->keyed);
  end_row (self);
}

static gboolean
write_table (SheetWriter *self,
             guint        block,
             GError     **error)
{
  const EcotBlock *table = ecot_report_get_block (self->layout->report, block);

  if (block == self->sheet->main)
    {
      ecot_xml_start (self->xml, "table:table-header-rows");
      write_head (self, table);
      ecot_xml_end (self->xml, "table:table-header-rows");
    }
  else if (table->header_row)
    write_head (self, table);

  for (guint i = 0; i < table->rows->len; i++)
    {
      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;

      if (!write_row (self, block, table, i, error))
        return FALSE;
    }

  write_gap (self);
  return TRUE;
}

static gboolean
write_block (SheetWriter *self,
             guint        block,
             GError     **error)
{
  GPtrArray *lines = self->layout->lines[block];

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  if (lines == NULL)
    return write_table (self, block, error);

  if (ecot_report_get_block (self->layout->report, block)->type == ECOT_BLOCK_PAGE_BREAK)
    self->page_break = TRUE;

  for (guint i = 0; i < lines->len; i++)
    write_line (self, g_ptr_array_index (lines, i));

  return TRUE;
}

/* Sheets. */

static void
write_print_range (SheetWriter *self)
{
  char             buf[ECOT_ODF_ADDRESS_BUFSIZE];
  g_autofree char *name = ecot_odf_quote_sheet (self->sheet->name);
  g_autofree char *range = g_strdup_printf ("%s.A1:%s.%s", name, name,
                                            ecot_odf_format_address (self->sheet->n_columns - 1, MAX (self->sheet->n_rows, 1) - 1, buf));

  ecot_xml_attr (self->xml, "table:print-ranges", range);
}

static void
start_sheet (SheetWriter *self)
{
  char buf[ECOT_ODF_ADDRESS_BUFSIZE];

  ecot_xml_start (self->xml, "table:table");
  ecot_xml_attr (self->xml, "table:name", self->sheet->name);
  ecot_xml_attr (self->xml, "table:style-name", table_style_name (self->number, buf));
  ecot_xml_attr (self->xml, "table:protected", self->sheet->locked ? "true" : NULL);
  write_print_range (self);

  for (guint i = 0; i < self->sheet->n_columns + self->sheet->keyed; i++)
    {
      ecot_xml_start (self->xml, "table:table-column");
      ecot_xml_attr (self->xml, "table:style-name", column_style_name (self->number, i, buf));
      ecot_xml_attr (self->xml, "table:visibility", i < self->sheet->n_columns ? NULL : "collapse");
      ecot_xml_attr (self->xml, "table:default-cell-style-name", "Default");
      ecot_xml_end (self->xml, "table:table-column");
    }
}

/* Below what is printed. */
static void
write_advice (SheetWriter *self)
{
  start_row (self, 2);
  write_text_cell (self, ECOT_ODF_KIND_START, ECOT_ODF_LOOK_SMALL, self->sheet->n_columns, LOCKED_ADVICE);
  write_cells (self, "table:table-cell", self->sheet->keyed);
  end_row (self);
}

static gboolean
write_sheet (SheetWriter *self,
             guint        number,
             GError     **error)
{
  self->number = number;
  self->sheet = g_ptr_array_index (self->layout->sheets, number);
  self->row = 0;
  self->page_break = FALSE;
  start_sheet (self);

  for (guint i = self->sheet->first; i < self->sheet->end; i++)
    if (!write_block (self, i, error))
      return FALSE;

  /* A sheet has a row, if nothing else. */
  if (self->row == 0)
    write_gap (self);
  else
    g_assert (self->row == self->sheet->n_rows);

  if (self->sheet->locked)
    write_advice (self);

  ecot_xml_end (self->xml, "table:table");
  return TRUE;
}

static gboolean
write_body (SheetWriter *self,
            GError     **error)
{
  ecot_xml_start (self->xml, "office:body");
  ecot_xml_start (self->xml, "office:spreadsheet");
  /* Or a word in a formula would be taken for the title of a column. */
  ecot_odf_put_element (self->xml, "table:calculation-settings",
                        ECOT_ODF_PROPS ("table:automatic-find-labels", "false", "table:use-regular-expressions", "false"));

  for (guint i = 0; i < self->layout->sheets->len; i++)
    if (!write_sheet (self, i, error))
      return FALSE;

  ecot_xml_end (self->xml, "office:spreadsheet");
  ecot_xml_end (self->xml, "office:body");

  return TRUE;
}

static GBytes *
write_content (SheetWriter *self,
               GError     **error)
{
  g_autoptr (EcotXmlWriter) xml = ecot_odf_start_document ("office:document-content");

  self->xml = xml;
  ecot_odf_write_font_faces (xml);
  write_automatic_styles (xml, self->layout);
  if (!write_body (self, error))
    return NULL;

  return ecot_odf_end_document (g_steal_pointer (&xml), "office:document-content");
}

/* Settings: what stays in sight while one scrolls. */

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
  guint columns = rows > 0 && sheet->n_columns > MAX_SCROLLED_COLUMNS ? 1 : 0;

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

static GBytes *
write_settings (const EcotOdfLayout *layout)
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
  SheetWriter               self = { .cancellable = cancellable };
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
      parts.settings = write_settings (layout);
      bytes = ecot_odf_package (ECOT_ODF_SHEET_TYPE, &parts, cancellable, error);
    }

  ecot_odf_parts_clear (&parts);
  return bytes;
}
