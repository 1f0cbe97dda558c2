/* ecot-grid-paste.c: ranges of cells as the text spreadsheets exchange
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells are separated by tabs, rows by newlines; a cell with one of them, or with
 * a quote, stands in quotes, its own quotes doubled.  A pasted range is one undo
 * step.  What is no value of its cell is given back with the reason: the person
 * decides, nothing is guessed and nothing is lost.
 */

#include "config.h"

#include "app/ecot-grid-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
ecot_grid_reject_free (EcotGridReject *self)
{
  g_free (self->text);
  g_free (self->reason);
  g_free (self);
}

static void
append_cell (GString    *out,
             const char *text)
{
  if (strpbrk (text, "\t\n\"") == NULL)
    {
      g_string_append (out, text);
      return;
    }

  g_string_append_c (out, '"');

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');

      g_string_append_c (out, *p);
    }

  g_string_append_c (out, '"');
}

/* As shown, but for the spaces between thousands and the minus sign, which not every spreadsheet reads. */
static char *
cell_to_copy (EcotGridModel *model,
              guint          row,
              guint          column)
{
  EcotGridCellText cell = ecot_grid_model_get_cell (model, row, column);
  GString         *text;

  if (!cell.number)
    return cell.text;

  text = g_string_new (cell.text);
  g_string_replace (text, "\342\200\257", "", 0);
  g_string_replace (text, "\302\240", "", 0);
  g_string_replace (text, "\342\210\222", "-", 0);
  ecot_grid_cell_text_clear (&cell);

  return g_string_free (text, FALSE);
}

char *
ecot_grid_edit_copy (EcotGridModel       *model,
                     const EcotGridRange *range)
{
  GString *out = g_string_new (NULL);

  for (guint row = range->row; row <= range->last_row; row++)
    {
      if (ecot_grid_model_get_row (model, row)->type == ECOT_GRID_ADD)
        continue;

      if (out->len > 0)
        g_string_append_c (out, '\n');

      for (guint column = range->column; column <= range->last_column; column++)
        {
          g_autofree char *text = cell_to_copy (model, row, column);

          if (column > range->column)
            g_string_append_c (out, '\t');

          append_cell (out, text);
        }
    }

  return g_string_free (out, FALSE);
}

static gboolean
ends_cell (char c)
{
  return c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

/* Where the quotes that open at @p close, before the end of a cell; NULL: they are part of the
 * text, as in « "Le Lavoir", salle ». */
static const char *
find_close (const char *p)
{
  for (p++; *p != '\0'; p++)
    if (*p == '"')
      {
        if (p[1] != '"')
          return ends_cell (p[1]) ? p : NULL;

        p++;
      }

  return NULL;
}

/* One cell from @p on, its quotes taken off; returns where it ends. */
static const char *
read_cell (const char *p,
           GString    *cell)
{
  const char *close = *p == '"' ? find_close (p) : NULL;

  g_string_truncate (cell, 0);

  if (close == NULL)
    {
      for (; !ends_cell (*p); p++)
        g_string_append_c (cell, *p);

      return p;
    }

  for (p++; p < close; p++)
    {
      g_string_append_c (cell, *p);
      p += *p == '"' ? 1 : 0;
    }

  return close + 1;
}

static gboolean
is_blank (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    for (const char *p = g_ptr_array_index (cells, i); *p != '\0'; p = g_utf8_next_char (p))
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        return FALSE;

  return TRUE;
}

static GPtrArray *
read_row (const char **p,
          GString     *cell)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  for (;;)
    {
      *p = read_cell (*p, cell);
      g_ptr_array_add (row, g_strdup (cell->str));

      if (**p != '\t')
        break;

      ++*p;
    }

  if (**p == '\r')
    ++*p;
  if (**p == '\n')
    ++*p;

  return row;
}

/* (element-type GPtrArray of char*).  Blank rows at the end are those of a selection that went
 * a little too far. */
static GPtrArray *
split_rows (const char *text)
{
  GPtrArray          *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GString) cell = g_string_new (NULL);
  const char         *p = text;

  while (*p != '\0')
    g_ptr_array_add (rows, read_row (&p, cell));

  while (rows->len > 1 && is_blank (g_ptr_array_index (rows, rows->len - 1)))
    g_ptr_array_set_size (rows, (int)rows->len - 1);

  return rows;
}

typedef struct
{
  EcotGridModel *model;
  EcotAction    *action;
  GPtrArray     *rejects;
  guint          column;
  GHashTable    *chosen; /* "column<tab>text" -> Chosen: five hundred lines have a few words for their choices */
} Paste;

/* What a text is in a column of choices, or why it is none. */
typedef struct
{
  EcotValue value;
  GError   *error;
} Chosen;

static void
chosen_free (gpointer data)
{
  Chosen *chosen = data;

  ecot_value_clear (&chosen->value);
  g_clear_error (&chosen->error);
  g_free (chosen);
}

static gboolean
read_value (Paste      *paste,
            guint       column,
            const char *text,
            EcotValue  *value,
            GError    **error)
{
  g_autofree char *key = NULL;
  Chosen          *chosen;

  if (ecot_grid_model_get_options (paste->model, column) == NULL)
    return ecot_grid_edit_read (paste->model, column, text, value, error);

  key = g_strdup_printf ("%u\t%s", column, text);
  chosen = g_hash_table_lookup (paste->chosen, key);

  if (chosen == NULL)
    {
      chosen = g_new0 (Chosen, 1);
      ecot_grid_edit_read (paste->model, column, text, &chosen->value, &chosen->error);
      g_hash_table_insert (paste->chosen, g_steal_pointer (&key), chosen);
    }

  if (chosen->error != NULL)
    {
      g_propagate_error (error, g_error_copy (chosen->error));
      return FALSE;
    }

  *value = ecot_value_copy (&chosen->value);
  return TRUE;
}

/* @field: NULL past the last column */
static void
reject (Paste      *paste,
        gint64      record,
        const char *field,
        const char *text,
        const char *reason)
{
  EcotGridReject *rejected = g_new0 (EcotGridReject, 1);

  rejected->record = record;
  rejected->field = field;
  rejected->text = g_strdup (text);
  rejected->reason = g_strdup (reason);
  g_ptr_array_add (paste->rejects, rejected);
}

/* What a cell shows that nobody typed comes back as it went: it stays computed. */
static gboolean
is_as_computed (Paste      *paste,
                EcotRecord *record,
                guint       column,
                const char *text)
{
  int                       row = record != NULL ? ecot_grid_model_find (paste->model, ecot_record_get_id (record)) : -1;
  g_auto (EcotGridCellText) cell = { 0 };
  g_autofree char          *copied = NULL;

  if (row < 0)
    return FALSE;

  cell = ecot_grid_model_get_cell (paste->model, (guint)row, column);

  if (!cell.computed)
    return FALSE;

  copied = cell_to_copy (paste->model, (guint)row, column);

  return g_str_equal (copied, text);
}

/* @record: NULL for the record @id this paste inserts */
static void
paste_cell (Paste      *paste,
            EcotRecord *record,
            gint64      id,
            guint       column,
            const char *text)
{
  EcotKind           kind = ecot_grid_model_get_spec (paste->model)->kind;
  const char        *field = ecot_grid_model_get_column (paste->model, column)->field;
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;
  g_autoptr (GError) error = NULL;

  if (is_as_computed (paste, record, column, text))
    return;

  /* Nothing in a column that is computed is nothing lost. */
  if (*text == '\0' && ecot_grid_model_get_field (paste->model, column) == NULL)
    return;

  if (!read_value (paste, column, text, &value, &error))
    reject (paste, id, field, text, error->message);
  else if (record == NULL && !ecot_value_is_empty (&value))
    ecot_action_set_new (paste->action, kind, id, field, &value);
  else if (record != NULL && !ecot_value_equal (&value, ecot_record_get (record, field)))
    ecot_action_set (paste->action, record, field, &value);
}

static void
paste_row (Paste      *paste,
           GPtrArray  *cells,
           EcotRecord *record,
           gint64      id)
{
  guint n_columns = ecot_grid_model_get_n_columns (paste->model);

  for (guint i = 0; i < cells->len; i++)
    {
      const char *text = g_ptr_array_index (cells, i);

      if (paste->column + i < n_columns)
        paste_cell (paste, record, id, paste->column + i, text);
      else if (*text != '\0')
        reject (paste, id, NULL, text, _ ("the table has no column for it here"));
    }
}

/* From @row on; past the last record of its category the rows are new, and stay in it. */
static void
paste_rows (Paste     *paste,
            GPtrArray *rows,
            guint      row)
{
  const char *group = ecot_grid_model_get_row (paste->model, row)->group;
  guint       position = ecot_grid_edit_position_below (paste->model, row);

  for (guint i = 0; i < rows->len; i++, row++)
    {
      const EcotGridRow *info = row < ecot_grid_model_get_n_rows (paste->model) ? ecot_grid_model_get_row (paste->model, row) : NULL;
      GPtrArray         *cells = g_ptr_array_index (rows, i);

      if (info != NULL && info->type == ECOT_GRID_RECORD && info->group == group)
        {
          position = info->number;
          paste_row (paste, cells, info->record, ecot_record_get_id (info->record));
        }
      else if (!is_blank (cells))
        {
          gint64 id = ecot_grid_edit_add_insert (paste->model, paste->action, group, position++);

          row = ecot_grid_model_get_n_rows (paste->model);
          paste_row (paste, cells, NULL, id);
        }
    }
}

/* One cell into every cell that is selected. */
static void
paste_over (Paste               *paste,
            const char          *text,
            const EcotGridRange *range)
{
  for (guint row = range->row; row <= range->last_row; row++)
    {
      const EcotGridRow *info = ecot_grid_model_get_row (paste->model, row);

      for (guint column = range->column; info->type == ECOT_GRID_RECORD && column <= range->last_column; column++)
        paste_cell (paste, info->record, ecot_record_get_id (info->record), column, text);
    }
}

guint
ecot_grid_edit_count_cells (const char *text)
{
  g_autoptr (GString)   cell = g_string_new (NULL);
  g_autoptr (GPtrArray) row = read_row (&text, cell);

  return row->len;
}

static gboolean
is_one_cell (GPtrArray *rows)
{
  return rows->len == 1 && ((GPtrArray *)g_ptr_array_index (rows, 0))->len == 1;
}

GPtrArray *
ecot_grid_edit_paste (EcotGridModel       *model,
                      const EcotGridRange *range,
                      const char          *text)
{
  Paste                  paste = { .model = model, .column = range->column };
  g_autoptr (GPtrArray)  rows = split_rows (text);
  g_autoptr (GHashTable) chosen = NULL;

  paste.rejects = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_grid_reject_free);
  chosen = paste.chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, chosen_free);

  if (rows->len == 0)
    return paste.rejects;

  paste.action = ecot_action_new (_ ("Paste"));

  if (is_one_cell (rows) && (range->row < range->last_row || range->column < range->last_column))
    paste_over (&paste, ((GPtrArray *)g_ptr_array_index (rows, 0))->pdata[0], range);
  else
    paste_rows (&paste, rows, range->row);

  ecot_work_perform (ecot_grid_model_get_work (model), paste.action);

  return paste.rejects;
}
