/* ecot-findings-list-keys.c: keys and pointer in the list of findings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As in any list: arrows, Page Up and Page Down, Home and End choose a finding, Enter or two clicks go to its place,
 * Tab comes to the button that mends it, and then leaves: a thousand findings are no thousand stops.
 */

#include "config.h"

#include "app/ecot-findings-list-private.h"

static void
stand_on (EcotFindingsList *self,
          guint             position)
{
  ecot_findings_list_select (self, position);
  gtk_widget_grab_focus (ecot_findings_list_take_row (self, position));
}

static void
move (EcotFindingsList *self,
      gint64            by)
{
  gint64 last = (gint64)ecot_findings_list_count (self) - 1;

  if (last >= 0)
    stand_on (self, (guint)CLAMP ((gint64)self->cursor + by, 0, last));
}

static gint64
page_length (EcotFindingsList *self)
{
  gint64 n = 0;

  for (guint i = 0; i < self->slots->len; i++)
    n += gtk_widget_get_child_visible (ecot_findings_list_get_slot (self, i)->row);

  return MAX (n - 2, 1);
}

static gboolean
key_pressed_cb (EcotFindingsList *self,
                guint             key,
                guint             code,
                GdkModifierType   modifiers)
{
  if ((modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || ecot_findings_list_count (self) == 0)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return TRUE;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return TRUE;

    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move (self, -page_length (self));
      return TRUE;

    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move (self, page_length (self));
      return TRUE;

    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      move (self, -G_MAXINT);
      return TRUE;

    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      move (self, G_MAXINT);
      return TRUE;

    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      move (self, 0);
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      g_signal_emit_by_name (self, "activate", MIN (self->cursor, ecot_findings_list_count (self) - 1));
      return TRUE;

    default:
      return FALSE;
    }
}

static void
pressed_cb (EcotFindingsList *self,
            int               n,
            double            x,
            double            y)
{
  guint position = ecot_findings_list_find_at (self, (int)y);

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  stand_on (self, position);

  if (n == 2)
    g_signal_emit_by_name (self, "activate", position);
}

static gboolean
ecot_findings_list_grab_focus (GtkWidget *widget)
{
  EcotFindingsList *self = ECOT_FINDINGS_LIST (widget);

  if (ecot_findings_list_count (self) == 0)
    return FALSE;

  /* Who comes for the first time begins with the gravest. */
  self->cursor = self->selected != GTK_INVALID_LIST_POSITION || gtk_widget_get_focus_child (widget) != NULL ? MIN (self->cursor, ecot_findings_list_count (self) - 1) : 0;
  ecot_findings_list_scroll_to (self, self->cursor);

  return gtk_widget_grab_focus (ecot_findings_list_take_row (self, self->cursor));
}

/* Wherever it came from. */
static void
ecot_findings_list_set_focus_child (GtkWidget *widget,
                                    GtkWidget *child)
{
  EcotFindingsList *self = ECOT_FINDINGS_LIST (widget);

  for (guint i = 0; child != NULL && i < self->slots->len; i++)
    {
      EcotFindingsSlot *slot = ecot_findings_list_get_slot (self, i);

      if (slot->row == child && slot->position != GTK_INVALID_LIST_POSITION)
        self->cursor = slot->position;
    }

  GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->set_focus_child (widget, child);
}

static gboolean
ecot_findings_list_focus (GtkWidget       *widget,
                          GtkDirectionType direction)
{
  GtkWidget *row = gtk_widget_get_focus_child (widget);
  GtkWidget *fix = row != NULL ? ecot_finding_row_get_fix (ECOT_FINDING_ROW (row)) : NULL;
  gboolean   on_row = row != NULL && gtk_widget_is_focus (row);

  if (row == NULL)
    return ecot_findings_list_grab_focus (widget);

  if (direction == GTK_DIR_TAB_FORWARD && on_row && fix != NULL)
    return gtk_widget_grab_focus (fix);

  if (direction == GTK_DIR_TAB_BACKWARD && !on_row)
    return gtk_widget_grab_focus (row);

  return FALSE;
}

void
ecot_findings_list_install_keys (GtkWidgetClass *widget_class)
{
  widget_class->focus = ecot_findings_list_focus;
  widget_class->grab_focus = ecot_findings_list_grab_focus;
  widget_class->set_focus_child = ecot_findings_list_set_focus_child;
}

void
ecot_findings_list_add_keys (EcotFindingsList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
