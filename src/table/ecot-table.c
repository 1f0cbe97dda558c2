/* ecot-table.c: a spreadsheet from anybody, as its file has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "table/ecot-table-private.h"

#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "reader/ecot-reader.h"

/* {{{ Life */

EcotTable *
ecot_table_new (GBytes *stream)
{
  EcotTable *self = g_atomic_rc_box_new0 (EcotTable);

  self->stream = g_bytes_ref (stream);
  self->texts = g_string_chunk_new (4096);
  self->format = self->detail = "";
  self->properties = g_array_new (FALSE, FALSE, sizeof (EcotTableNote));
  self->ranges = g_array_new (FALSE, FALSE, sizeof (EcotTableNote));
  self->sheets = g_array_new (FALSE, FALSE, sizeof (EcotTableSheetData));
  self->spans = g_array_new (FALSE, FALSE, sizeof (EcotTableSpan));
  self->rows = g_array_new (FALSE, FALSE, sizeof (EcotTableRow));
  self->cells = g_array_new (FALSE, FALSE, sizeof (EcotTableCell));

  return self;
}

static void
clear (gpointer data)
{
  EcotTable *self = data;

  g_bytes_unref (self->stream);
  g_string_chunk_free (self->texts);
  g_array_unref (self->properties);
  g_array_unref (self->ranges);
  g_array_unref (self->sheets);
  g_array_unref (self->spans);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
}

EcotTable *
ecot_table_ref (EcotTable *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
ecot_table_unref (EcotTable *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

EcotTable *
ecot_table_read (GBytes       *file,
                 const char   *name,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (GPtrArray) question = ecot_parts_new ();
  g_autoptr (GPtrArray) answer = NULL;
  g_autoptr (GBytes)    nothing = NULL;

  g_return_val_if_fail (file != NULL && name != NULL, NULL);

  g_ptr_array_add (question, g_bytes_ref (file));
  answer = ecot_reader_run ("table", question, name, cancellable, error);
  if (answer == NULL)
    return NULL;

  nothing = g_bytes_new (NULL, 0);
  return ecot_table_decode (answer->len == 1 ? answer->pdata[0] : nothing, name, error);
}

EcotTable *
ecot_table_open (const char   *path,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (GBytes) file = ecot_read_contents (path, ECOT_TABLE_MAX_FILE, error);
  g_autofree char   *name = g_filename_display_basename (path);

  return file != NULL ? ecot_table_read (file, name, cancellable, error) : NULL;
}

/* }}} */
/* {{{ What is in it */

const char *
ecot_table_get_format (EcotTable *self)
{
  return self->format;
}

const char *
ecot_table_get_detail (EcotTable *self)
{
  return self->detail;
}

guint
ecot_table_get_n_sheets (EcotTable *self)
{
  return self->sheets->len;
}

const EcotTableSheet *
ecot_table_get_sheet (EcotTable *self,
                      guint      i)
{
  g_return_val_if_fail (i < self->sheets->len, NULL);

  return &g_array_index (self->sheets, EcotTableSheetData, i).sheet;
}

const EcotTableSheet *
ecot_table_find_sheet (EcotTable  *self,
                       const char *name)
{
  for (guint i = 0; i < self->sheets->len; i++)
    if (strcmp (ecot_table_get_sheet (self, i)->name, name) == 0)
      return ecot_table_get_sheet (self, i);

  return NULL;
}

static const char *
find_note (GArray     *notes,
           const char *name)
{
  for (guint i = 0; i < notes->len; i++)
    if (strcmp (g_array_index (notes, EcotTableNote, i).name, name) == 0)
      return g_array_index (notes, EcotTableNote, i).value;

  return NULL;
}

const char *
ecot_table_get_property (EcotTable  *self,
                         const char *name)
{
  return find_note (self->properties, name);
}

const char *
ecot_table_get_range (EcotTable  *self,
                      const char *name)
{
  return find_note (self->ranges, name);
}

/* Rows and cells both begin with their place. */
static int
compare_place (gconstpointer key,
               gconstpointer item)
{
  guint wanted = *(const guint *)key, place = *(const guint *)item;

  return wanted < place ? -1 : wanted > place;
}

G_STATIC_ASSERT (G_STRUCT_OFFSET (EcotTableRow, index) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (EcotTableCell, column) == 0);

const EcotTableRow *
ecot_table_sheet_find_row (const EcotTableSheet *self,
                           guint                 index)
{
  return self->n_rows > 0 ? bsearch (&index, self->rows, self->n_rows, sizeof *self->rows, compare_place) : NULL;
}

const EcotTableCell *
ecot_table_row_find_cell (const EcotTableRow *self,
                          guint               column)
{
  return self->n_cells > 0 ? bsearch (&column, self->cells, self->n_cells, sizeof *self->cells, compare_place) : NULL;
}

const EcotTableCell *
ecot_table_sheet_find_cell (const EcotTableSheet *self,
                            guint                 row,
                            guint                 column)
{
  const EcotTableRow *found = ecot_table_sheet_find_row (self, row);

  return found != NULL ? ecot_table_row_find_cell (found, column) : NULL;
}

gboolean
ecot_table_sheet_is_column_hidden (const EcotTableSheet *self,
                                   guint                 column)
{
  const EcotTableSheetData *data = (const EcotTableSheetData *)self;

  for (guint i = 0; i < data->n_spans; i++)
    if (column >= data->spans[i].first && column - data->spans[i].first < data->spans[i].n)
      return TRUE;

  return FALSE;
}

/* }}} */
/* {{{ Addresses */

const char *
ecot_table_write_address (guint row,
                          guint column,
                          char  buf[ECOT_TABLE_ADDRESS_BUFSIZE])
{
  char  letters[8];
  guint n = 0, at = 0;

  for (guint rest = column + 1; rest > 0 && n < sizeof letters; rest = (rest - 1) / 26)
    letters[n++] = (char)('A' + (rest - 1) % 26);
  while (n > 0)
    buf[at++] = letters[--n];
  buf[at] = '\0';
  if (row != G_MAXUINT)
    g_snprintf (buf + at, ECOT_TABLE_ADDRESS_BUFSIZE - at, "%u", row + 1);

  return buf;
}

gboolean
ecot_table_read_column (const char *text,
                        guint      *column)
{
  guint n = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (!g_ascii_isalpha (*at) || n > ECOT_TABLE_MAX_COLUMNS)
        return FALSE;
      n = n * 26 + (guint)(g_ascii_toupper (*at) - 'A') + 1;
    }

  if (n == 0 || n > ECOT_TABLE_MAX_COLUMNS)
    return FALSE;

  *column = n - 1;
  return TRUE;
}

/* }}} */
