/* ecot-grid-keys.c: moving in a table and commanding it, by keys and pointer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys are those of spreadsheets.  Tab past the last cell and Ctrl+Tab
 * anywhere leave the table, so that nobody is caught in it.
 */

#include "config.h"

#include "app/ecot-grid-private.h"

#include <glib/gi18n-lib.h>

#define PAGE_ROWS 15

static void menu_by_key (EcotGrid *self);

static guint
n_columns (EcotGrid *self)
{
  return ecot_grid_model_get_n_columns (self->model);
}

/* The last row the cursor may stand on. */
static guint
last_row (EcotGrid *self)
{
  guint n = ecot_grid_model_get_n_rows (self->model);

  return n > 1 && ecot_grid_model_get_row (self->model, n - 1)->type == ECOT_GRID_TOTAL ? n - 2 : n - 1;
}

static EcotGridRowType
row_type (EcotGrid *self)
{
  return ecot_grid_model_get_row (self->model, self->row)->type;
}

/* Rows that hold nothing to type are stepped over. */
static gboolean
step_rows (EcotGrid *self,
           int       step,
           gboolean  extend)
{
  int row = (int)self->row + step;

  while (row >= 0 && row <= (int)last_row (self) && !ecot_grid_can_stand_on (self, (guint)row))
    row += step > 0 ? 1 : -1;

  if (row < 0 || row > (int)last_row (self))
    return FALSE;

  ecot_grid_move_to (self, row, (int)self->column, extend);

  return TRUE;
}

static void
step_columns (EcotGrid *self,
              int       step,
              gboolean  extend)
{
  int column = CLAMP ((int)self->column + step, 0, (int)n_columns (self) - 1);

  ecot_grid_move_to (self, (int)self->row, column, extend);
}

/* FALSE at either end: the focus leaves the table. */
static gboolean
step_cells (EcotGrid *self,
            int       step)
{
  int column = (int)self->column + step;

  if (row_type (self) == ECOT_GRID_RECORD && column >= 0 && column < (int)n_columns (self))
    {
      ecot_grid_move_to (self, (int)self->row, column, FALSE);
      return TRUE;
    }

  self->column = step > 0 ? 0 : n_columns (self) - 1;

  return step_rows (self, step, FALSE);
}

/* A new line is begun at the first cell that is not already given by where it stands. */
static void
begin_at (EcotGrid *self,
          gboolean  above)
{
  gint64 id = above ? ecot_grid_edit_insert_above (self->model, self->row) : ecot_grid_edit_insert (self->model, self->row);
  int    row = id != 0 ? ecot_grid_model_find (self->model, id) : -1;

  if (row >= 0)
    ecot_grid_move_to (self, row, ecot_grid_model_get_spec (self->model)->grouped ? 1 : 0, FALSE);
}

static void
begin_line (EcotGrid *self)
{
  begin_at (self, FALSE);
}

static void
begin_line_above (EcotGrid *self)
{
  begin_at (self, TRUE);
}

static void
activate (EcotGrid *self,
          int       step)
{
  if (row_type (self) == ECOT_GRID_ADD)
    begin_line (self);
  else if (row_type (self) == ECOT_GRID_GROUP)
    ecot_grid_begin (self, NULL);
  else
    step_rows (self, step, FALSE);
}

static void
remove_lines (EcotGrid *self)
{
  EcotGridRange range = ecot_grid_get_range (self);

  ecot_grid_edit_remove (self->model, &range);
}

/* The copies are what one goes on with: they are selected. */
static void
duplicate (EcotGrid *self)
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
static void
move_lines (EcotGrid *self,
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
static void
select_rows (EcotGrid *self)
{
  self->anchor_column = 0;
  ecot_grid_move_to (self, (int)self->row, (int)n_columns (self) - 1, TRUE);
}

static void
copy (EcotGrid *self)
{
  EcotGridRange    range = ecot_grid_get_range (self);
  g_autofree char *text = ecot_grid_edit_copy (self->model, &range);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
clear (EcotGrid *self)
{
  EcotGridRange range = ecot_grid_get_range (self);

  ecot_grid_edit_clear (self->model, &range);
}

static void
cut (EcotGrid *self)
{
  copy (self);
  clear (self);
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
  if (row_type (self) != ECOT_GRID_RECORD)
    range.column = range.last_column = ecot_grid_model_get_spec (self->model)->grouped && ecot_grid_edit_count_cells (text) < n_columns (self) ? 1 : 0;

  rejects = ecot_grid_edit_paste (self->model, &range, text);

  if (rejects->len > 0)
    g_signal_emit_by_name (self, "rejected", rejects);
}

static void
paste (EcotGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb, g_object_ref (self));
}

static void
fill_down (EcotGrid *self)
{
  EcotGridRange range = ecot_grid_get_range (self);

  ecot_grid_edit_fill_down (self->model, &range);
}

static void
select_all (EcotGrid *self)
{
  self->anchor_row = 0;
  self->anchor_column = 0;
  ecot_grid_move_to (self, (int)last_row (self), (int)n_columns (self) - 1, TRUE);
}

static gboolean
leave (EcotGrid *self,
       int       step)
{
  return gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), step > 0 ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
}

static gboolean
control_key (EcotGrid *self,
             guint     keyval,
             gboolean  extend)
{
  keyval = gdk_keyval_to_lower (keyval); /* whatever the lock of capitals */

  /* Of letters with Shift this one alone is the table's. */
  if (extend && keyval == GDK_KEY_d)
    {
      duplicate (self);
      return TRUE;
    }

  if (extend && keyval >= GDK_KEY_a && keyval <= GDK_KEY_z)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_a:
      select_all (self);
      return TRUE;

    case GDK_KEY_c:
      copy (self);
      return TRUE;

    case GDK_KEY_x:
      cut (self);
      return TRUE;

    case GDK_KEY_v:
      paste (self);
      return TRUE;

    case GDK_KEY_d:
      fill_down (self);
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      begin_at (self, extend);
      return TRUE;

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      remove_lines (self);
      return TRUE;

    case GDK_KEY_Home:
      ecot_grid_move_to (self, 0, 0, extend);
      return TRUE;

    case GDK_KEY_End:
      ecot_grid_move_to (self, (int)last_row (self), (int)n_columns (self) - 1, extend);
      return TRUE;

    case GDK_KEY_Up:
      ecot_grid_move_to (self, 0, (int)self->column, extend);
      return TRUE;

    case GDK_KEY_Down:
      ecot_grid_move_to (self, (int)last_row (self), (int)self->column, extend);
      return TRUE;

    case GDK_KEY_Tab:
      return leave (self, 1);

    case GDK_KEY_ISO_Left_Tab:
      return leave (self, -1);

    default:
      return FALSE;
    }
}

static gboolean
move_line (EcotGrid *self,
           guint     keyval)
{
  if (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down)
    return FALSE;

  move_lines (self, keyval == GDK_KEY_Up ? -1 : 1);

  return TRUE;
}

/* A key that writes a character, a dead accent included. */
static gboolean
writes (guint keyval)
{
  return (keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_longsolidusoverlay) || keyval == GDK_KEY_Multi_key ||
         (gdk_keyval_to_unicode (keyval) != 0 && g_unichar_isprint (gdk_keyval_to_unicode (keyval)));
}

/* The editor gets the key itself, so that accents typed in two strokes work. */
static gboolean
forward (EcotGrid              *self,
         GtkEventControllerKey *controller)
{
  return gtk_event_controller_key_forward (controller, GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->editor))));
}

static gboolean
type_over (EcotGrid              *self,
           GtkEventControllerKey *controller)
{
  if (row_type (self) == ECOT_GRID_GROUP)
    return FALSE;

  /* Who types on the row that adds wants a line, and its first words in it. */
  if (row_type (self) == ECOT_GRID_ADD)
    begin_line (self);

  ecot_grid_begin (self, "");

  return self->editor != NULL && forward (self, controller);
}

static gboolean
plain_key (EcotGrid              *self,
           GtkEventControllerKey *controller,
           guint                  keyval,
           gboolean               shift)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step_rows (self, -1, shift);
      return TRUE;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step_rows (self, 1, shift);
      return TRUE;

    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      step_columns (self, -1, shift);
      return TRUE;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step_columns (self, 1, shift);
      return TRUE;

    case GDK_KEY_Page_Up:
      ecot_grid_move_to (self, (int)self->row - PAGE_ROWS, (int)self->column, shift);
      return TRUE;

    case GDK_KEY_Page_Down:
      ecot_grid_move_to (self, (int)self->row + PAGE_ROWS, (int)self->column, shift);
      return TRUE;

    case GDK_KEY_Home:
      ecot_grid_move_to (self, (int)self->row, 0, shift);
      return TRUE;

    case GDK_KEY_End:
      ecot_grid_move_to (self, (int)self->row, (int)n_columns (self) - 1, shift);
      return TRUE;

    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return step_cells (self, 1);

    case GDK_KEY_ISO_Left_Tab:
      return step_cells (self, -1);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      activate (self, shift ? -1 : 1);
      return TRUE;

    case GDK_KEY_F2:
      ecot_grid_begin (self, NULL);
      return TRUE;

    case GDK_KEY_space:
      if (!shift)
        return type_over (self, controller);

      select_rows (self);
      return TRUE;

    case GDK_KEY_Menu:
      menu_by_key (self);
      return TRUE;

    case GDK_KEY_F10:
      if (shift)
        menu_by_key (self);

      return shift;

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      clear (self);
      return TRUE;

    case GDK_KEY_BackSpace:
      ecot_grid_begin (self, "");
      return TRUE;

    case GDK_KEY_Escape:
      ecot_grid_move_to (self, (int)self->row, (int)self->column, FALSE);
      return FALSE;

    default:
      return writes (keyval) && type_over (self, controller);
    }
}

/* After the text was written the cursor goes on; a text that is none keeps it. */
static gboolean
end_and (EcotGrid *self,
         gboolean (*move) (EcotGrid *, int),
         int step)
{
  if (ecot_grid_end (self, TRUE))
    move (self, step);

  return TRUE;
}

static gboolean
step_down (EcotGrid *self,
           int       step)
{
  return step_rows (self, step, FALSE);
}

static gboolean
step_or_leave (EcotGrid *self,
               int       step)
{
  return step_cells (self, step) || leave (self, step);
}

static gboolean
insert_below (EcotGrid *self,
              int       step)
{
  begin_line (self);

  return TRUE;
}

static gboolean
typing_key (EcotGrid *self,
            guint     keyval,
            gboolean  shift,
            gboolean  control)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return end_and (self, control ? insert_below : step_down, shift ? -1 : 1);

    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return end_and (self, step_or_leave, 1);

    case GDK_KEY_ISO_Left_Tab:
      return end_and (self, step_or_leave, -1);

    case GDK_KEY_Up:
    case GDK_KEY_Down:
      return ecot_grid_step_choice (self, keyval == GDK_KEY_Up ? -1 : 1) || end_and (self, step_down, keyval == GDK_KEY_Up ? -1 : 1);

    case GDK_KEY_Escape:
      ecot_grid_cancel (self);
      return TRUE;

    default:
      return FALSE;
    }
}

/* Until the first frame with the editor GTK keeps keys from it: who types faster than the
 * screen follows would lose letters. */
static gboolean
catch_up (EcotGrid              *self,
          GtkEventControllerKey *controller)
{
  return self->editor != NULL && !gtk_widget_get_mapped (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->editor)))) &&
         forward (self, controller);
}

static gboolean
key_cb (EcotGrid              *self,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        GtkEventControllerKey *controller)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  if (ecot_grid_is_editing (self))
    return typing_key (self, keyval, shift, control) || catch_up (self, controller);
  if ((state & GDK_ALT_MASK) != 0)
    return !control && move_line (self, keyval);
  if (control)
    return control_key (self, keyval, shift);

  return plain_key (self, controller, keyval, shift);
}

/* The cell under a point, or FALSE over the titles and past the last row. */
static gboolean
find_point (EcotGrid *self,
            double    x,
            double    y,
            guint    *row,
            guint    *column)
{
  int top = (int)y - self->header_height + (self->vadjustment != NULL ? (int)gtk_adjustment_get_value (self->vadjustment) : 0);
  int left = (int)x + (self->hadjustment != NULL ? (int)gtk_adjustment_get_value (self->hadjustment) : 0);

  if (y < self->header_height || top / self->row_height >= (int)ecot_grid_model_get_n_rows (self->model))
    return FALSE;

  *row = (guint)(top / self->row_height);
  *column = 0;

  while (*column + 1 < n_columns (self) && left >= self->widths[*column])
    left -= self->widths[(*column)++];

  return TRUE;
}

static gboolean
is_in_editor (EcotGrid *self,
              double    x,
              double    y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return self->editor != NULL && picked != NULL && (picked == self->editor || gtk_widget_is_ancestor (picked, self->editor));
}

static void
pressed_cb (EcotGrid   *self,
            int         n_press,
            double      x,
            double      y,
            GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint           row, column;

  if (is_in_editor (self, x, y) || !find_point (self, x, y, &row, &column))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  if (!ecot_grid_end (self, TRUE))
    return;

  ecot_grid_move_to (self, (int)row, (int)column, (state & GDK_SHIFT_MASK) != 0);

  if (row_type (self) == ECOT_GRID_ADD)
    begin_line (self);
  else if (n_press == 2 && ecot_grid_can_stand_on (self, self->row))
    ecot_grid_begin (self, NULL);
}

static void
drag_cb (EcotGrid       *self,
         double          dx,
         double          dy,
         GtkGestureDrag *drag)
{
  double x, y;
  guint  row, column;

  gtk_gesture_drag_get_start_point (drag, &x, &y);

  if (self->editor == NULL && find_point (self, x + dx, y + dy, &row, &column) && (row != self->row || column != self->column))
    ecot_grid_move_to (self, (int)row, (int)column, TRUE);
}

static void
show_menu (EcotGrid *self,
           double    x,
           double    y)
{
  if (self->menu == NULL)
    {
      GMenu *menu = gtk_application_get_menu_by_id (GTK_APPLICATION (g_application_get_default ()), "grid_menu");

      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The menu is about the cell under the pointer, unless that is in the selection. */
static void
menu_pressed_cb (EcotGrid *self,
                 int       n_press,
                 double    x,
                 double    y)
{
  EcotGridRange range = ecot_grid_get_range (self);
  guint         row, column;

  if (!find_point (self, x, y, &row, &column) || !ecot_grid_end (self, TRUE))
    return;

  if (row < range.row || row > range.last_row || column < range.column || column > range.last_column)
    ecot_grid_move_to (self, (int)row, (int)column, FALSE);

  show_menu (self, x, y);
}

static void
menu_by_key (EcotGrid *self)
{
  EcotGridCell   *cell = ecot_grid_find_cell (self, self->row, self->column);
  graphene_rect_t bounds;

  if (cell != NULL && gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    show_menu (self, (double)bounds.origin.x, (double)(bounds.origin.y + bounds.size.height));
}

static void
move_up (EcotGrid *self)
{
  move_lines (self, -1);
}

static void
move_down (EcotGrid *self)
{
  move_lines (self, 1);
}

static const struct
{
  const char *name;
  void (*run) (EcotGrid *self);
} commands[] = {
  { "grid.insert", begin_line },
  { "grid.insert-above", begin_line_above },
  { "grid.duplicate", duplicate },
  { "grid.sort", sort_lines },
  { "grid.remove", remove_lines },
  { "grid.move-up", move_up },
  { "grid.move-down", move_down },
  { "grid.fill-down", fill_down },
  { "grid.cut", cut },
  { "grid.copy", copy },
  { "grid.paste", paste },
  { "grid.clear", clear },
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

void
ecot_grid_install_keys (EcotGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkGesture         *menu = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
