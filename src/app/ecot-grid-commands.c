/* ecot-grid-commands.c: what a table is commanded to do with its lines and with the clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys, the menu and the window's actions all come here.  What is changed is
 * ecot-grid-edit.h's, each time one undo step; where one stands afterwards is said here.
 */

#include "config.h"

#include "app/ecot-grid-private.h"

/* A new line is begun at the first cell that is not already given by where it stands. */
void
ecot_grid_begin_line (EcotGrid *self,
                      gboolean  above)
{
  gint64 id = above ? ecot_grid_edit_insert_above (self->model, self->row) : ecot_grid_edit_insert (self->model, self->row);
  int    row = id != 0 ? ecot_grid_model_find (self->model, id) : -1;

  if (row >= 0)
    ecot_grid_move_to (self, row, ecot_grid_model_get_spec (self->model)->grouped ? 1 : 0, FALSE);
}

static void
begin_below (EcotGrid *self)
{
  ecot_grid_begin_line (self, FALSE);
}

static void
begin_above (EcotGrid *self)
{
  ecot_grid_begin_line (self, TRUE);
}

void
ecot_grid_remove_lines (EcotGrid *self)
{
  EcotGridRange range = ecot_grid_get_range (self);

  ecot_grid_edit_remove (self->model, &range);
}

/* The copies are what one goes on with: they are selected. */
void
ecot_grid_duplicate (EcotGrid *self)
{
  EcotGridRange range = ecot_grid_get_range (self);
  guint         column = self->column;
  gint64        id = ecot_grid_edit_duplicate (self->model, &range);
  int           row = id != 0 ? ecot_grid_model_find (self->model, id) : -1;

  if (row < 0)
    return;

  ecot_grid_move_to (self, row, (int)column, FALSE);

  if (range.row < range.last_row)
    ecot_grid_move_to (self, row + (int)(range.last_row - range.row), (int)column, TRUE);
}

/* The selection goes with its lines. */
void
ecot_grid_move_lines (EcotGrid *self,
                      int       step)
{
  EcotGridRange range = ecot_grid_get_range (self);
  guint         anchor_column = self->anchor_column;
  gint64        anchor;
  int           row;

  if (ecot_grid_model_get_row (self->model, self->anchor_row)->type != ECOT_GRID_RECORD)
    return;

  anchor = ecot_record_get_id (ecot_grid_model_get_row (self->model, self->anchor_row)->record);

  if (!ecot_grid_edit_move (self->model, &range, step))
    return;

  row = ecot_grid_model_find (self->model, anchor);
  self->anchor_row = row >= 0 ? (guint)row : self->row;
  self->anchor_column = anchor_column;
  ecot_grid_show_selection (self);
}

static void
sort_lines (EcotGrid *self)
{
  ecot_grid_edit_sort (self->model, self->row, self->column);
}

/* From one end of the lines selected to the other. */
void
ecot_grid_select_rows (EcotGrid *self)
{
  self->anchor_column = 0;
  ecot_grid_move_to (self, (int)self->row, (int)ecot_grid_model_get_n_columns (self->model) - 1, TRUE);
}

void
ecot_grid_copy (EcotGrid *self)
{
  EcotGridRange    range = ecot_grid_get_range (self);
  g_autofree char *text = ecot_grid_edit_copy (self->model, &range);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

void
ecot_grid_clear (EcotGrid *self)
{
  EcotGridRange range = ecot_grid_get_range (self);

  ecot_grid_edit_clear (self->model, &range);
}

void
ecot_grid_cut (EcotGrid *self)
{
  ecot_grid_copy (self);
  ecot_grid_clear (self);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (EcotGrid)  self = user_data;
  g_autofree char      *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GPtrArray) rejects = NULL;
  EcotGridRange         range;

  if (text == NULL || self->model == NULL)
    return;

  range = ecot_grid_get_range (self);

  /* On a row that adds, from where one would begin to type, but for whole lines. */
  if (ecot_grid_get_row_type (self) != ECOT_GRID_RECORD)
    range.column = range.last_column = ecot_grid_model_get_spec (self->model)->grouped && ecot_grid_edit_count_cells (text) < ecot_grid_model_get_n_columns (self->model) ? 1 : 0;

  rejects = ecot_grid_edit_paste (self->model, &range, text);

  if (rejects->len > 0)
    g_signal_emit_by_name (self, "rejected", rejects);
}

void
ecot_grid_paste (EcotGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb, g_object_ref (self));
}

void
ecot_grid_fill_down (EcotGrid *self)
{
  EcotGridRange range = ecot_grid_get_range (self);

  ecot_grid_edit_fill_down (self->model, &range);
}

void
ecot_grid_select_all (EcotGrid *self)
{
  self->anchor_row = 0;
  self->anchor_column = 0;
  ecot_grid_move_to (self, (int)ecot_grid_get_last_row (self), (int)ecot_grid_model_get_n_columns (self->model) - 1, TRUE);
}

static void
move_up (EcotGrid *self)
{
  ecot_grid_move_lines (self, -1);
}

static void
move_down (EcotGrid *self)
{
  ecot_grid_move_lines (self, 1);
}

static const struct
{
  const char *name;
  void (*run) (EcotGrid *self);
} commands[] = {
  { "grid.insert", begin_below },
  { "grid.insert-above", begin_above },
  { "grid.duplicate", ecot_grid_duplicate },
  { "grid.sort", sort_lines },
  { "grid.remove", ecot_grid_remove_lines },
  { "grid.move-up", move_up },
  { "grid.move-down", move_down },
  { "grid.fill-down", ecot_grid_fill_down },
  { "grid.cut", ecot_grid_cut },
  { "grid.copy", ecot_grid_copy },
  { "grid.paste", ecot_grid_paste },
  { "grid.clear", ecot_grid_clear },
};

static void
command_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  EcotGrid *self = ECOT_GRID (widget);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      commands[i].run (self);
}

void
ecot_grid_install_commands (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (widget_class, commands[i].name, NULL, command_cb);
}
