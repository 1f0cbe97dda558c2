/* ecot-table-decode.c: what the limited process says is in a file, not believed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A process that a bad file has taken over may answer anything.  So every length is
 * held against what is left, every place against the one before, what is repeated is
 * counted before there is room for it, and texts are cleaned.  A stream with one fault
 * is no table.
 */

#include "config.h"

#include "table/ecot-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"

typedef struct
{
  const char *data;
  gsize       size, at;
  EcotTable  *table;
  gboolean    in_sheet, in_row;
  guint       next_row, next_column; /* the first place that is still free */
  guint       row_repeat;
  gsize       n_cells; /* those of repeated rows as often */
} Decoding;

/* {{{ Numbers and texts */

static gboolean
take_number (Decoding *self,
             guint     most,
             guint    *number)
{
  guint32 bytes;

  if (self->size - self->at < sizeof bytes)
    return FALSE;

  memcpy (&bytes, self->data + self->at, sizeof bytes);
  self->at += sizeof bytes;
  *number = GUINT32_FROM_LE (bytes);
  return *number <= most;
}

/* Most texts are plain: those are used where they lie. */
static gboolean
is_plain (const char *text,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar)text[i] < 0x20 || (guchar)text[i] >= 0x7F)
      return FALSE;

  return TRUE;
}

static gboolean
take_text (Decoding    *self,
           const char **text)
{
  guint       length;
  const char *begin;

  if (!take_number (self, ECOT_TABLE_MAX_STREAM, &length) || self->size - self->at <= length)
    return FALSE;

  begin = self->data + self->at;
  self->at += (gsize)length + 1;
  if (begin[length] != '\0')
    return FALSE;

  *text = begin;
  if (!is_plain (begin, length))
    {
      g_autofree char *clean = ecot_text_clean (begin, length);

      *text = strcmp (clean, begin) == 0 ? begin : g_string_chunk_insert (self->table->texts, clean);
    }

  return TRUE;
}

/* }}} */
/* {{{ Items */

static gboolean
take_format (Decoding *self)
{
  return take_text (self, &self->table->format) && take_text (self, &self->table->detail);
}

static gboolean
take_note (Decoding *self,
           GArray   *notes)
{
  EcotTableNote note;

  if (!take_text (self, &note.name) || !take_text (self, &note.value) || notes->len >= 2 * ECOT_TABLE_MAX_NOTES)
    return FALSE;

  g_array_append_val (notes, note);
  return TRUE;
}

static EcotTableSheetData *
get_sheet (Decoding *self)
{
  return &g_array_index (self->table->sheets, EcotTableSheetData, self->table->sheets->len - 1);
}

static EcotTableRow *
get_row (Decoding *self)
{
  return &g_array_index (self->table->rows, EcotTableRow, self->table->rows->len - 1);
}

static gboolean
take_sheet (Decoding *self)
{
  EcotTableSheetData data = { .first_row = self->table->rows->len, .first_span = self->table->spans->len };

  if (self->in_sheet || self->table->sheets->len >= ECOT_TABLE_MAX_SHEETS || !take_text (self, &data.sheet.name))
    return FALSE;

  g_array_append_val (self->table->sheets, data);
  self->in_sheet = TRUE;
  self->next_row = 0;
  return TRUE;
}

static gboolean
take_columns (Decoding *self)
{
  EcotTableSpan span;

  if (!self->in_sheet || get_sheet (self)->n_spans == ECOT_TABLE_MAX_COLUMNS || !take_number (self, ECOT_TABLE_MAX_COLUMNS, &span.first) || !take_number (self, ECOT_TABLE_MAX_COLUMNS, &span.n))
    return FALSE;

  g_array_append_val (self->table->spans, span);
  get_sheet (self)->n_spans++;
  return TRUE;
}

/* Repeated rows share their cells. */
static void
end_row (Decoding *self)
{
  EcotTableRow row;

  if (!self->in_row)
    return;

  row = *get_row (self);
  for (guint i = 1; i < self->row_repeat; i++)
    {
      row.index++;
      g_array_append_val (self->table->rows, row);
    }
  self->in_row = FALSE;
}

static gboolean
take_row (Decoding *self)
{
  EcotTableRow row = { 0 };

  end_row (self);
  if (!self->in_sheet || !take_number (self, ECOT_TABLE_MAX_ROWS - 1, &row.index) ||
      !take_number (self, ECOT_TABLE_MAX_ROWS - row.index, &self->row_repeat) || !take_number (self, ECOT_TABLE_ALL_FLAGS, &row.flags))
    return FALSE;
  if (row.index < self->next_row || self->row_repeat == 0 || self->table->rows->len + self->row_repeat > ECOT_TABLE_MAX_CELLS)
    return FALSE;

  /* The place of its first cell, until there are no more: see tie(). */
  row.cells = GSIZE_TO_POINTER (self->table->cells->len);
  g_array_append_val (self->table->rows, row);
  self->in_row = TRUE;
  self->next_row = row.index + self->row_repeat;
  self->next_column = 0;
  return TRUE;
}

static gboolean
take_cell_numbers (Decoding      *self,
                   EcotTableCell *cell,
                   guint         *repeat)
{
  guint kind;

  if (!take_number (self, ECOT_TABLE_MAX_COLUMNS - 1, &cell->column) || !take_number (self, ECOT_TABLE_MAX_COLUMNS - cell->column, repeat) ||
      !take_number (self, ECOT_TABLE_N_KINDS - 1, &kind) || !take_number (self, ECOT_TABLE_ALL_FLAGS, &cell->flags) ||
      !take_number (self, ECOT_TABLE_MAX_COLUMNS, &cell->columns_spanned) || !take_number (self, ECOT_TABLE_MAX_ROWS, &cell->rows_spanned))
    return FALSE;

  cell->kind = kind;
  return *repeat > 0 && cell->column >= self->next_column;
}

static gboolean
take_cell (Decoding *self)
{
  EcotTableCell cell = { 0 };
  guint         repeat;

  if (!self->in_row || !take_cell_numbers (self, &cell, &repeat) || !take_text (self, &cell.value) ||
      !take_text (self, &cell.text) || !take_text (self, &cell.formula) || !take_text (self, &cell.currency))
    return FALSE;

  self->n_cells += (gsize)repeat * self->row_repeat;
  if (self->n_cells > ECOT_TABLE_MAX_CELLS)
    return FALSE;

  for (guint i = 0; i < repeat; i++, cell.column++)
    g_array_append_val (self->table->cells, cell);
  get_row (self)->n_cells += repeat;
  self->next_column = cell.column;
  get_sheet (self)->sheet.n_columns = MAX (get_sheet (self)->sheet.n_columns, cell.column);
  return TRUE;
}

static gboolean
end_sheet (Decoding *self)
{
  end_row (self);
  if (!self->in_sheet || !take_number (self, ECOT_TABLE_ALL_FLAGS, &get_sheet (self)->sheet.flags))
    return FALSE;

  get_sheet (self)->sheet.n_rows = self->table->rows->len - get_sheet (self)->first_row;
  self->in_sheet = FALSE;
  return TRUE;
}

static gboolean
take_item (Decoding *self)
{
  switch (self->data[self->at++])
    {
    case ECOT_TABLE_STREAM_FORMAT:
      return take_format (self);
    case ECOT_TABLE_STREAM_PROPERTY:
      return take_note (self, self->table->properties);
    case ECOT_TABLE_STREAM_RANGE:
      return take_note (self, self->table->ranges);
    case ECOT_TABLE_STREAM_SHEET:
      return take_sheet (self);
    case ECOT_TABLE_STREAM_COLUMNS:
      return take_columns (self);
    case ECOT_TABLE_STREAM_ROW:
      return take_row (self);
    case ECOT_TABLE_STREAM_CELL:
      return take_cell (self);
    case ECOT_TABLE_STREAM_SHEET_END:
      return end_sheet (self);
    default:
      return FALSE;
    }
}

/* }}} */

/* Nothing is added any more: places become addresses. */
static void
tie (EcotTable *table)
{
  const EcotTableCell *cells = (const EcotTableCell *)table->cells->data;
  const EcotTableRow  *rows = (const EcotTableRow *)table->rows->data;

  for (guint i = 0; i < table->rows->len; i++)
    {
      EcotTableRow *row = &g_array_index (table->rows, EcotTableRow, i);

      row->cells = cells + GPOINTER_TO_SIZE (row->cells);
    }

  for (guint i = 0; i < table->sheets->len; i++)
    {
      EcotTableSheetData *data = &g_array_index (table->sheets, EcotTableSheetData, i);

      data->sheet.rows = rows + data->first_row;
      data->spans = (const EcotTableSpan *)table->spans->data + data->first_span;
    }
}

static gboolean
take_all (Decoding *self)
{
  while (self->at < self->size)
    {
      if (self->data[self->at] == ECOT_TABLE_STREAM_END)
        return !self->in_sheet && self->at + 1 == self->size;
      if (!take_item (self))
        return FALSE;
    }

  return FALSE;
}

EcotTable *
ecot_table_decode (GBytes     *stream,
                   const char *name,
                   GError    **error)
{
  g_autoptr (EcotTable) table = NULL;
  Decoding              self = { 0 };

  g_return_val_if_fail (stream != NULL && name != NULL, NULL);

  table = ecot_table_new (stream);
  self.data = g_bytes_get_data (stream, &self.size);
  self.table = table;
  if (!take_all (&self))
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
                   _ ("%s: the file could not be read to its end; it is damaged, or made to do harm"), name);
      return NULL;
    }

  tie (table);
  return g_steal_pointer (&table);
}
