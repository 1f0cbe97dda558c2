/* ecot-grid-pointer.c: a table under the pointer, and its menu
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-grid-private.h"

/* The cell under a point, or FALSE over the titles and past the last row. */
static gboolean
find_point (EcotGrid *self,
            double    x,
            double    y,
            guint    *row,
            guint    *column)
{
  int top = (int)y - self->header_height + ecot_scroll_get_down (&self->scroll);
  int left = (int)x + ecot_scroll_get_across (&self->scroll);

  if (y < self->header_height || top / self->row_height >= (int)ecot_grid_model_get_n_rows (self->model))
    return FALSE;

  *row = (guint)(top / self->row_height);
  *column = 0;

  while (*column + 1 < ecot_grid_model_get_n_columns (self->model) && left >= self->widths[*column])
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

  if (ecot_grid_get_row_type (self) == ECOT_GRID_ADD)
    ecot_grid_begin_line (self, FALSE);
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
pop_up (EcotGrid *self,
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

  pop_up (self, x, y);
}

void
ecot_grid_show_menu (EcotGrid *self)
{
  EcotGridCell   *cell = ecot_grid_find_cell (self, self->row, self->column);
  graphene_rect_t bounds;

  if (cell != NULL && gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    pop_up (self, (double)bounds.origin.x, (double)(bounds.origin.y + bounds.size.height));
}

void
ecot_grid_install_pointer (EcotGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
