/* ecot-grid-cursor.c: where one is in a table, and how one gets there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cursor is the cell with the keyboard focus, so that a screen reader is
 * where the eye is.  It follows its record when rows move.
 */

#include "config.h"

#include "app/ecot-grid-private.h"

static void
scroll_to (EcotGrid *self,
           guint     row,
           guint     column)
{
  guint top = row;
  int   x = 0;

  for (guint i = 0; i < column; i++)
    x += self->widths[i];

  /* With the title above, which nothing else would bring in sight. */
  while (top > 0 && !ecot_grid_can_stand_on (self, top - 1))
    top--;

  if (self->scroll.down != NULL)
    gtk_adjustment_clamp_page (self->scroll.down, (int)top * self->row_height, (int)(row + 1) * self->row_height);
  if (self->scroll.across != NULL)
    gtk_adjustment_clamp_page (self->scroll.across, x, x + self->widths[column]);
}

/* Rows out of sight have no cell: bring one in and give it a line at once. */
static void
focus_cursor (EcotGrid *self)
{
  EcotGridCell *cell;

  if (self->row_height == 0)
    ecot_grid_measure_heights (self);

  scroll_to (self, self->row, self->column);
  cell = ecot_grid_find_cell (self, self->row, self->column);

  if (cell == NULL)
    {
      EcotGridLine *line = ecot_grid_take_line (self);

      ecot_grid_line_bind (line, self->row);
      ecot_grid_line_set_shown (line, TRUE);
      cell = ecot_grid_line_get_cell (line, self->column);
    }

  gtk_widget_grab_focus (GTK_WIDGET (cell));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
ecot_grid_remember_record (EcotGrid *self)
{
  const EcotGridRow *row = ecot_grid_model_get_row (self->model, self->row);

  self->record = row->type == ECOT_GRID_RECORD ? ecot_record_get_id (row->record) : 0;
  self->field = ecot_grid_model_get_column (self->model, self->column)->field;
}

gboolean
ecot_grid_can_stand_on (EcotGrid *self,
                        guint     row)
{
  const EcotGridRow *info = ecot_grid_model_get_row (self->model, row);

  return info->type == ECOT_GRID_RECORD || info->type == ECOT_GRID_ADD || (info->type == ECOT_GRID_GROUP && info->record != NULL);
}

/* The last row the cursor may stand on. */
guint
ecot_grid_get_last_row (EcotGrid *self)
{
  guint n = ecot_grid_model_get_n_rows (self->model);

  return n > 1 && ecot_grid_model_get_row (self->model, n - 1)->type == ECOT_GRID_TOTAL ? n - 2 : n - 1;
}

EcotGridRowType
ecot_grid_get_row_type (EcotGrid *self)
{
  return ecot_grid_model_get_row (self->model, self->row)->type;
}

/* Titles and totals are read, never stood on: the next row that can be is taken,
 * else the one before. */
void
ecot_grid_clamp_cursor (EcotGrid *self)
{
  guint n_rows = ecot_grid_model_get_n_rows (self->model);
  guint row = self->row = MIN (self->row, n_rows - 1);

  while (row < n_rows && !ecot_grid_can_stand_on (self, row))
    row++;

  if (row < n_rows)
    self->row = row;
  else
    while (self->row > 0 && !ecot_grid_can_stand_on (self, self->row))
      self->row--;

  self->column = MIN (self->column, ecot_grid_model_get_n_columns (self->model) - 1);
}

void
ecot_grid_move_to (EcotGrid *self,
                   int       row,
                   int       column,
                   gboolean  extend)
{
  self->row = (guint)MAX (row, 0);
  self->column = (guint)MAX (column, 0);
  ecot_grid_clamp_cursor (self);

  if (!extend)
    {
      self->anchor_row = self->row;
      self->anchor_column = self->column;
    }

  ecot_grid_remember_record (self);

  if (ecot_grid_model_get_row (self->model, self->row)->type != ECOT_GRID_RECORD)
    {
      guint column_wanted = self->column;

      self->column = 0;
      focus_cursor (self);
      self->column = column_wanted;
    }
  else
    focus_cursor (self);

  ecot_grid_show_selection (self);
}

void
ecot_grid_go_to (EcotGrid *self,
                 guint     row,
                 guint     column)
{
  g_return_if_fail (ECOT_IS_GRID (self));

  ecot_grid_end (self, TRUE);
  ecot_grid_move_to (self, (int)row, (int)column, FALSE);
}

/* The column of a field, which is shown from now on if it was hidden; the first if there is none. */
static guint
reveal (EcotGrid   *self,
        const char *field)
{
  ecot_grid_end (self, TRUE);

  if (ecot_grid_model_find_column (self->model, field) < 0)
    ecot_grid_model_show_column (self->model, field, TRUE);

  return (guint)MAX (ecot_grid_model_find_column (self->model, field), 0);
}

/* "budget/line" alone is the table, wherever one is in it. */
gboolean
ecot_grid_go_to_path (EcotGrid   *self,
                      const char *path)
{
  EcotDossier *dossier;
  EcotPlace    place;
  const char  *field;
  int          row;

  g_return_val_if_fail (ECOT_IS_GRID (self), FALSE);

  dossier = ecot_work_get_dossier (ecot_grid_model_get_work (self->model));

  if (!ecot_dossier_find_path (dossier, path, &place, NULL) || place.kind != ecot_grid_model_get_spec (self->model)->kind)
    return FALSE;

  /* Where one was last: a line that was undone leaves the one that took its place. */
  if (place.record == NULL)
    {
      ecot_grid_go_to (self, self->row, self->column);
      return TRUE;
    }

  row = ecot_grid_model_find (self->model, ecot_record_get_id (place.record));
  field = ecot_schema_get_kind (place.kind)->fields[place.field].name;

  if (row < 0)
    return FALSE;

  ecot_grid_go_to (self, (guint)row, reveal (self, field));

  return TRUE;
}

void
ecot_grid_edit_cell (EcotGrid   *self,
                     gint64      record,
                     const char *field,
                     const char *text)
{
  int row;

  g_return_if_fail (ECOT_IS_GRID (self));

  row = ecot_grid_model_find (self->model, record);

  if (row < 0)
    return;

  /* What no column is there for is not typed anywhere. */
  if (field == NULL)
    {
      ecot_grid_go_to (self, (guint)row, ecot_grid_model_get_n_columns (self->model) - 1);
      return;
    }

  ecot_grid_go_to (self, (guint)row, reveal (self, field));
  ecot_grid_begin (self, text);
}

void
ecot_grid_add_category (EcotGrid *self)
{
  gint64 id;

  g_return_if_fail (ECOT_IS_GRID (self));

  id = ecot_grid_edit_add_category (self->model);

  for (guint row = 0; id != 0 && row < ecot_grid_model_get_n_rows (self->model); row++)
    {
      const EcotGridRow *info = ecot_grid_model_get_row (self->model, row);

      if (info->type != ECOT_GRID_GROUP || info->record == NULL || ecot_record_get_id (info->record) != id)
        continue;

      ecot_grid_go_to (self, row, 0);
      ecot_grid_begin (self, NULL);
      return;
    }
}
