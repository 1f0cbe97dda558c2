/* ecot-read-table-ods.c: the cells of an OpenDocument spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OpenDocument 1.3, part 3: tables 9.1, values 19.367 to 19.389.  Only the values a file
 * keeps are taken: no formula is computed, no link followed, no object opened, and of the
 * texts of a cell its own paragraphs, not its notes and pictures.
 *
 * Programs fill sheets to their end with "this row, 1,048,000 times".  So what is repeated
 * is told as such, what is empty is skipped, and what is filled is counted as often as it
 * is repeated, before anybody makes room for it.
 */

#include "config.h"

#include "reader/ecot-read-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "xml/ecot-xml-reader.h"

/* More than the reader of XML nests. */
#define MAX_DEPTH 256

typedef struct
{
  GByteArray *stream;
  GHashTable *hidden_styles; /* (element-type utf8): of sheets that are not shown */
  char       *style;         /* the one being read */

  /* The depth of the open element of each kind, 0 for none. */
  guint spreadsheet, sheet, row_depth, cell_depth, paragraph;
  guint skipped;          /* what is in here is no text of the cell */
  gsize taken[MAX_DEPTH]; /* how much of an element's text the cell has */

  guint               n_sheets, n_notes;
  guint               sheet_flags;
  guint               column_style; /* the next column that is described */
  guint               row, row_repeat, row_flags;
  guint               column;
  guint               row_cells;
  gsize               n_cells;
  guint               n_paragraphs;
  EcotTableStreamCell cell;
  GString            *text;
  char               *value, *formula, *currency;
} Reading;

#define fail ecot_xml_reader_fail

/* {{{ Attributes */

/* A count in an attribute: 1 if it is not there, at most @most. */
static guint
take_count (const char *const *names,
            const char *const *values,
            const char        *name,
            guint              most)
{
  const char *text = ecot_xml_attribute (names, values, name);
  guint64     n;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, &n, NULL))
    return 1;

  return (guint)CLAMP (n, 1, most);
}

static gboolean
has_value (const char *const *names,
           const char *const *values,
           const char        *name,
           const char        *value)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0 && strcmp (values[i], value) == 0)
      return TRUE;

  return FALSE;
}

static const struct
{
  const char   *type;
  EcotTableKind kind;
  const char   *attribute; /* where its value stands */
} kinds[] = {
  { "string", ECOT_TABLE_TEXT, "string-value" },
  { "float", ECOT_TABLE_NUMBER, "value" },
  { "percentage", ECOT_TABLE_PERCENTAGE, "value" },
  { "currency", ECOT_TABLE_CURRENCY, "value" },
  { "date", ECOT_TABLE_DATE, "date-value" },
  { "time", ECOT_TABLE_TIME, "time-value" },
  { "boolean", ECOT_TABLE_BOOLEAN, "boolean-value" },
};

/* LibreOffice tells an error in an attribute of its own, besides the one of the standard. */
static void
take_value (Reading           *self,
            const char *const *names,
            const char *const *values)
{
  const char *type = ecot_xml_attribute (names, values, "value-type");

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].type, type) == 0)
      {
        self->cell.kind = kinds[i].kind;
        self->value = g_strdup (ecot_xml_attribute (names, values, kinds[i].attribute));
      }

  if (has_value (names, values, "value-type", "error"))
    self->cell.kind = ECOT_TABLE_ERROR;
}

/* }}} */
/* {{{ Cells */

static gboolean
start_cell (Reading           *self,
            EcotXmlReader     *reader,
            gboolean           covered,
            const char *const *names,
            const char *const *values,
            GError           **error)
{
  self->cell_depth = ecot_xml_reader_get_depth (reader);
  self->cell = (EcotTableStreamCell){
    .column = self->column,
    .repeat = take_count (names, values, "number-columns-repeated", ECOT_TABLE_MAX_COLUMNS + 1),
    .flags = covered ? ECOT_TABLE_COVERED : 0,
    .columns_spanned = take_count (names, values, "number-columns-spanned", ECOT_TABLE_MAX_COLUMNS),
    .rows_spanned = take_count (names, values, "number-rows-spanned", ECOT_TABLE_MAX_ROWS),
  };
  self->formula = g_strdup (ecot_xml_attribute (names, values, "formula"));
  self->currency = g_strdup (ecot_xml_attribute (names, values, "currency"));
  self->n_paragraphs = 0;
  g_string_truncate (self->text, 0);
  take_value (self, names, values);
  return TRUE;
}

static gboolean
is_filled (const Reading *self)
{
  if (self->cell.kind == ECOT_TABLE_TEXT)
    return self->text->str[strspn (self->text->str, " \t\n")] != '\0';

  return self->cell.kind != ECOT_TABLE_EMPTY || self->formula != NULL || self->text->len > 0;
}

/* The row is told of once it has a cell. */
static gboolean
tell_cell (Reading       *self,
           EcotXmlReader *reader,
           GError       **error)
{
  if (self->row + self->row_repeat > ECOT_TABLE_MAX_ROWS || self->column + self->cell.repeat > ECOT_TABLE_MAX_COLUMNS ||
      (gsize)(self->row_cells + self->cell.repeat) * self->row_repeat + self->n_cells > ECOT_TABLE_MAX_CELLS)
    return fail (reader, error, _ ("it has more than a million filled cells, which no budget has; keep only the rows of the budget"));
  if (self->stream->len > ECOT_TABLE_MAX_STREAM || self->text->len > ECOT_TABLE_MAX_TEXT)
    return fail (reader, error, _ ("its cells hold more text than any budget does; keep only the sheet of the budget"));

  if (self->row_cells == 0)
    ecot_table_stream_add_row (self->stream, self->row, self->row_repeat, self->row_flags);
  self->row_cells += self->cell.repeat;
  self->cell.value = self->value;
  self->cell.text = self->text->str;
  self->cell.formula = self->formula;
  self->cell.currency = self->currency;
  ecot_table_stream_add_cell (self->stream, &self->cell);
  return TRUE;
}

static gboolean
end_cell (Reading       *self,
          EcotXmlReader *reader,
          GError       **error)
{
  gboolean told;

  /* A text that is only in the attribute. */
  if (self->cell.kind == ECOT_TABLE_TEXT && self->n_paragraphs == 0 && self->value != NULL)
    g_string_assign (self->text, self->value);
  /* Some programs give text no type. */
  if (self->cell.kind == ECOT_TABLE_EMPTY && self->text->len > 0)
    self->cell.kind = ECOT_TABLE_TEXT;

  told = !is_filled (self) || tell_cell (self, reader, error);
  self->column = MIN (self->column + self->cell.repeat, 2 * ECOT_TABLE_MAX_COLUMNS);
  self->cell_depth = 0;
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->formula, g_free);
  g_clear_pointer (&self->currency, g_free);
  return told;
}

/* }}} */
/* {{{ Texts of a cell */

static const char *const inline_elements[] = {
  "span", "a", "s", "tab", "line-break", "sheet-name", "date", "time", "title", "file-name", "page-number", "page-count", NULL
};

static void
append_space (GString           *text,
              const char        *element,
              const char *const *names,
              const char *const *values)
{
  if (strcmp (element, "s") == 0)
    for (guint n = take_count (names, values, "c", 1000); n > 0; n--)
      g_string_append_c (text, ' ');
  else if (strcmp (element, "tab") == 0)
    g_string_append_c (text, '\t');
  else if (strcmp (element, "line-break") == 0)
    g_string_append_c (text, '\n');
}

/* Takes what stands in the element around this one, before it. */
static void
take_text_before (Reading       *self,
                  EcotXmlReader *reader,
                  guint          depth)
{
  const char *text = ecot_xml_reader_get_text_before (reader) + self->taken[depth - 1];

  g_string_append (self->text, text);
  self->taken[depth - 1] += strlen (text);
}

static void
start_in_cell (Reading           *self,
               EcotXmlReader     *reader,
               const char        *element,
               const char *const *names,
               const char *const *values)
{
  guint depth = ecot_xml_reader_get_depth (reader);

  if (self->skipped > 0)
    return;

  if (self->paragraph > 0)
    take_text_before (self, reader, depth);
  self->taken[depth] = 0;

  if (self->paragraph == 0 && depth == self->cell_depth + 1 && strcmp (element, "p") == 0)
    {
      self->paragraph = depth;
      if (self->n_paragraphs++ > 0)
        g_string_append_c (self->text, '\n');
    }
  else if (self->paragraph > 0 && g_strv_contains (inline_elements, element))
    append_space (self->text, element, names, values);
  else
    self->skipped = depth;
}

static void
end_in_cell (Reading       *self,
             EcotXmlReader *reader,
             const char    *text)
{
  guint depth = ecot_xml_reader_get_depth (reader);

  if (self->skipped > 0)
    {
      if (self->skipped == depth)
        self->skipped = 0;
      return;
    }

  if (self->paragraph > 0)
    g_string_append (self->text, text + self->taken[depth]);
  if (self->paragraph == depth)
    self->paragraph = 0;
}

/* }}} */
/* {{{ Rows, columns, sheets */

static guint
is_hidden (const char *const *names,
           const char *const *values)
{
  return has_value (names, values, "visibility", "collapse") || has_value (names, values, "visibility", "filter") ? ECOT_TABLE_HIDDEN : 0;
}

static void
start_row (Reading           *self,
           EcotXmlReader     *reader,
           const char *const *names,
           const char *const *values)
{
  self->row_depth = ecot_xml_reader_get_depth (reader);
  self->row_repeat = take_count (names, values, "number-rows-repeated", ECOT_TABLE_MAX_ROWS + 1);
  self->row_flags = is_hidden (names, values);
  self->row_cells = 0;
  self->column = 0;
}

static void
end_row (Reading *self)
{
  self->n_cells += (gsize)self->row_cells * self->row_repeat;
  self->row = MIN (self->row + self->row_repeat, 2 * ECOT_TABLE_MAX_ROWS);
  self->row_depth = 0;
}

static void
note_column (Reading           *self,
             const char *const *names,
             const char *const *values)
{
  guint n = take_count (names, values, "number-columns-repeated", ECOT_TABLE_MAX_COLUMNS);

  if (self->column_style >= ECOT_TABLE_MAX_COLUMNS)
    return;

  n = MIN (n, ECOT_TABLE_MAX_COLUMNS - self->column_style);
  if (is_hidden (names, values) != 0)
    ecot_table_stream_add_columns (self->stream, self->column_style, n);
  self->column_style += n;
}

static gboolean
start_sheet (Reading           *self,
             EcotXmlReader     *reader,
             const char *const *names,
             const char *const *values,
             GError           **error)
{
  const char *style = ecot_xml_attribute (names, values, "style-name");

  if (++self->n_sheets > ECOT_TABLE_MAX_SHEETS)
    return fail (reader, error, _ ("it has more than 256 sheets, which no budget has; keep only the sheet of the budget"));

  self->sheet = ecot_xml_reader_get_depth (reader);
  self->sheet_flags = style != NULL && g_hash_table_contains (self->hidden_styles, style) ? ECOT_TABLE_HIDDEN : 0;
  self->column_style = 0;
  self->row = 0;
  ecot_table_stream_add_sheet (self->stream, ecot_xml_attribute (names, values, "name"));
  return TRUE;
}

static gboolean
start_in_sheet (Reading           *self,
                EcotXmlReader     *reader,
                const char        *element,
                const char *const *names,
                const char *const *values,
                GError           **error)
{
  guint    depth = ecot_xml_reader_get_depth (reader);
  gboolean covered = strcmp (element, "covered-table-cell") == 0;

  if (self->row_depth > 0)
    {
      if (depth == self->row_depth + 1 && (covered || strcmp (element, "table-cell") == 0))
        return start_cell (self, reader, covered, names, values, error);
    }
  else if (strcmp (element, "table-row") == 0)
    start_row (self, reader, names, values);
  else if (strcmp (element, "table-column") == 0)
    note_column (self, names, values);
  else if (strcmp (element, "table-source") == 0 || strcmp (element, "dde-source") == 0)
    self->sheet_flags |= ECOT_TABLE_LINKED;

  return TRUE;
}

/* }}} */
/* {{{ What stands around the sheets */

static void
note_style (Reading           *self,
            const char        *element,
            const char *const *names,
            const char *const *values)
{
  if (strcmp (element, "style") == 0)
    {
      g_free (self->style);
      self->style = g_strdup (ecot_xml_attribute (names, values, "name"));
    }
  else if (strcmp (element, "table-properties") == 0 && self->style != NULL && has_value (names, values, "display", "false"))
    g_hash_table_add (self->hidden_styles, g_strdup (self->style));
}

static void
note_range (Reading           *self,
            const char *const *names,
            const char *const *values)
{
  const char *name = ecot_xml_attribute (names, values, "name");
  const char *address = ecot_xml_attribute (names, values, "cell-range-address");

  if (name != NULL && address != NULL && self->n_notes++ < ECOT_TABLE_MAX_NOTES)
    ecot_table_stream_add_note (self->stream, ECOT_TABLE_STREAM_RANGE, name, address);
}

static gboolean
start (EcotXmlReader     *reader,
       const char        *element,
       const char *const *names,
       const char *const *values,
       gpointer           data,
       GError           **error)
{
  Reading *self = data;
  guint    depth = ecot_xml_reader_get_depth (reader);

  if (self->cell_depth > 0)
    start_in_cell (self, reader, element, names, values);
  else if (self->sheet > 0)
    return start_in_sheet (self, reader, element, names, values, error);
  else if (self->spreadsheet > 0 && depth == self->spreadsheet + 1 && strcmp (element, "table") == 0)
    return start_sheet (self, reader, names, values, error);
  else if (self->spreadsheet > 0 && strcmp (element, "named-range") == 0)
    note_range (self, names, values);
  else if (self->spreadsheet == 0 && strcmp (element, "spreadsheet") == 0)
    self->spreadsheet = depth;
  else if (self->spreadsheet == 0)
    note_style (self, element, names, values);

  return TRUE;
}

static gboolean
end (EcotXmlReader *reader,
     const char    *element,
     const char    *text,
     gpointer       data,
     GError       **error)
{
  Reading *self = data;
  guint    depth = ecot_xml_reader_get_depth (reader);

  if (self->cell_depth == depth)
    return end_cell (self, reader, error);

  if (self->cell_depth > 0)
    end_in_cell (self, reader, text);
  else if (self->row_depth == depth)
    end_row (self);
  else if (self->sheet == depth)
    {
      ecot_table_stream_end_sheet (self->stream, self->sheet_flags);
      self->sheet = 0;
    }

  return TRUE;
}

/* }}} */

gboolean
ecot_read_table_content (GBytes     *content,
                         const char *name,
                         GByteArray *stream,
                         GError    **error)
{
  static const EcotXmlHandler handler = { start, end };
  Reading                     self = { .stream = stream };
  gboolean                    read;

  self.hidden_styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.text = g_string_new (NULL);
  ecot_table_stream_add_format (stream, "ods", name);
  read = ecot_xml_read (content, name, ECOT_ERROR_BAD_DOSSIER, &handler, &self, error);
  if (read && self.n_sheets == 0)
    read = ecot_read_table_refuse (error, _ ("it has no sheet with cells; ask for the budget as .ods or .csv"));

  g_hash_table_unref (self.hidden_styles);
  g_string_free (self.text, TRUE);
  g_free (self.style);
  g_free (self.value);
  g_free (self.formula);
  g_free (self.currency);
  return read;
}
