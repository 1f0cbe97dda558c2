/* ecot-grid-keys.c: moving in a table and commanding it, by keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys are those of spreadsheets.  Tab past the last cell and Ctrl+Tab
 * anywhere leave the table, so that nobody is caught in it.
 */

#include "config.h"

#include "app/ecot-grid-private.h"

#define PAGE_ROWS 15

static guint
n_columns (EcotGrid *self)
{
  return ecot_grid_model_get_n_columns (self->model);
}

/* Rows that hold nothing to type are stepped over. */
static gboolean
step_rows (EcotGrid *self,
           int       step,
           gboolean  extend)
{
  int row = (int)self->row + step;

  while (row >= 0 && row <= (int)ecot_grid_get_last_row (self) && !ecot_grid_can_stand_on (self, (guint)row))
    row += step > 0 ? 1 : -1;

  if (row < 0 || row > (int)ecot_grid_get_last_row (self))
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

  if (ecot_grid_get_row_type (self) == ECOT_GRID_RECORD && column >= 0 && column < (int)n_columns (self))
    {
      ecot_grid_move_to (self, (int)self->row, column, FALSE);
      return TRUE;
    }

  self->column = step > 0 ? 0 : n_columns (self) - 1;

  return step_rows (self, step, FALSE);
}

static void
activate (EcotGrid *self,
          int       step)
{
  if (ecot_grid_get_row_type (self) == ECOT_GRID_ADD)
    ecot_grid_begin_line (self, FALSE);
  else if (ecot_grid_get_row_type (self) == ECOT_GRID_GROUP)
    ecot_grid_begin (self, NULL);
  else
    step_rows (self, step, FALSE);
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
      ecot_grid_duplicate (self);
      return TRUE;
    }

  if (extend && keyval >= GDK_KEY_a && keyval <= GDK_KEY_z)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_a:
      ecot_grid_select_all (self);
      return TRUE;

    case GDK_KEY_c:
      ecot_grid_copy (self);
      return TRUE;

    case GDK_KEY_x:
      ecot_grid_cut (self);
      return TRUE;

    case GDK_KEY_v:
      ecot_grid_paste (self);
      return TRUE;

    case GDK_KEY_d:
      ecot_grid_fill_down (self);
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      ecot_grid_begin_line (self, extend);
      return TRUE;

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      ecot_grid_remove_lines (self);
      return TRUE;

    case GDK_KEY_Home:
      ecot_grid_move_to (self, 0, 0, extend);
      return TRUE;

    case GDK_KEY_End:
      ecot_grid_move_to (self, (int)ecot_grid_get_last_row (self), (int)n_columns (self) - 1, extend);
      return TRUE;

    case GDK_KEY_Up:
      ecot_grid_move_to (self, 0, (int)self->column, extend);
      return TRUE;

    case GDK_KEY_Down:
      ecot_grid_move_to (self, (int)ecot_grid_get_last_row (self), (int)self->column, extend);
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

  ecot_grid_move_lines (self, keyval == GDK_KEY_Up ? -1 : 1);

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
  if (ecot_grid_get_row_type (self) == ECOT_GRID_GROUP)
    return FALSE;

  /* Who types on the row that adds wants a line, and its first words in it. */
  if (ecot_grid_get_row_type (self) == ECOT_GRID_ADD)
    ecot_grid_begin_line (self, FALSE);

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

      ecot_grid_select_rows (self);
      return TRUE;

    case GDK_KEY_Menu:
      ecot_grid_show_menu (self);
      return TRUE;

    case GDK_KEY_F10:
      if (shift)
        ecot_grid_show_menu (self);

      return shift;

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      ecot_grid_clear (self);
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
  ecot_grid_begin_line (self, FALSE);

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

void
ecot_grid_install_keys (EcotGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
