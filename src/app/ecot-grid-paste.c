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

/* As shown, but for the spaces between thousands, which not every spreadsheet reads. */
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

/* One cell from @p on, its quotes taken off; returns where it ends. */
static const char *
read_cell (const char *p,
           GString    *cell)
{
  gboolean quoted = *p == '"';

  g_string_truncate (cell, 0);

  if (quoted)
    p++;

  while (*p != '\0')
    {
      if (quoted && *p == '"')
        {
          if (p[1] != '"')
            {
              quoted = FALSE;
              p++;
              continue;
            }

          p++;
        }
      else if (!quoted && (*p == '\t' || *p == '\n' || *p == '\r'))
        break;

      g_string_append_c (cell, *p++);
    }

  return p;
}

/* (element-type GPtrArray of char*) */
static GPtrArray *
split_rows (const char *text)
{
  GPtrArray          *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GString) cell = g_string_new (NULL);
  const char         *p = text;

  while (*p != '\0')
    {
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (rows, row);

      for (;;)
        {
          p = read_cell (p, cell);
          g_ptr_array_add (row, g_strdup (cell->str));

          if (*p != '\t')
            break;

          p++;
        }

      if (*p == '\r')
        p++;
      if (*p == '\n')
        p++;
    }

  return rows;
}

typedef struct
{
  EcotGridModel *model;
  EcotAction    *action;
  GPtrArray     *rejects;
  guint          column;
} Paste;

static void
reject (Paste        *paste,
        gint64        record,
        const char   *field,
        const char   *text,
        const GError *error)
{
  EcotGridReject *rejected = g_new0 (EcotGridReject, 1);

  rejected->record = record;
  rejected->field = field;
  rejected->text = g_strdup (text);
  rejected->reason = g_strdup (error->message);
  g_ptr_array_add (paste->rejects, rejected);
}

/* @record: NULL for the record @id this paste inserts */
static void
paste_row (Paste      *paste,
           GPtrArray  *cells,
           EcotRecord *record,
           gint64      id)
{
  EcotKind kind = ecot_grid_model_get_spec (paste->model)->kind;
  guint    n_columns = ecot_grid_model_get_n_columns (paste->model);

  for (guint i = 0; i < cells->len && paste->column + i < n_columns; i++)
    {
      guint              column = paste->column + i;
      const char        *field = ecot_grid_model_get_column (paste->model, column)->field;
      const char        *text = g_ptr_array_index (cells, i);
      g_auto (EcotValue) value = ECOT_VALUE_EMPTY;
      g_autoptr (GError) error = NULL;

      if (!ecot_grid_edit_read (paste->model, column, text, &value, &error))
        reject (paste, id, field, text, error);
      else if (record != NULL)
        ecot_action_set (paste->action, record, field, &value);
      else if (!ecot_value_is_empty (&value))
        ecot_action_set_new (paste->action, kind, id, field, &value);
    }
}

GPtrArray *
ecot_grid_edit_paste (EcotGridModel *model,
                      guint          row,
                      guint          column,
                      const char    *text)
{
  Paste                 paste = { .model = model, .column = column };
  g_autoptr (GPtrArray) rows = split_rows (text);
  const char           *group = ecot_grid_model_get_row (model, row)->group;
  guint                 position = ecot_grid_edit_position_below (model, row);

  paste.rejects = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_grid_reject_free);

  if (rows->len == 0)
    return paste.rejects;

  paste.action = ecot_action_new (_ ("Paste"));

  for (guint i = 0; i < rows->len; i++, row++)
    {
      const EcotGridRow *info = row < ecot_grid_model_get_n_rows (model) ? ecot_grid_model_get_row (model, row) : NULL;
      GPtrArray         *cells = g_ptr_array_index (rows, i);

      /* Past the last record of the category the rows are new, and stay in it. */
      if (info != NULL && info->type == ECOT_GRID_RECORD && info->group == group)
        {
          position = info->number;
          paste_row (&paste, cells, info->record, ecot_record_get_id (info->record));
        }
      else
        {
          gint64 id = ecot_grid_edit_add_insert (model, paste.action, group, position++);

          row = ecot_grid_model_get_n_rows (model);
          paste_row (&paste, cells, NULL, id);
        }
    }

  ecot_work_perform (ecot_grid_model_get_work (model), paste.action);

  return paste.rejects;
}
