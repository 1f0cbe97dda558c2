/* ecot-grid-typing.c: the one editor of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is made in the cell that is typed in and goes with it.  A text that is no
 * value keeps the editor, with one sentence below; nothing is corrected behind
 * the person's back.  Totals follow every key, since a number is supposed as
 * soon as it can be read; it is written a second after the last one, so that a crash takes a second at most.
 */

#include "config.h"

#include "app/ecot-grid-private.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-choices.h"
#include "app/ecot-typed.h"
#include "base/ecot-fold.h"

#define IDLE_SECONDS 1

gboolean
ecot_grid_is_editing (EcotGrid *self)
{
  return self->editor != NULL;
}

/* What is wrong with the text, or what it comes to; NULL puts it away. */
static void
show_below (EcotGrid   *self,
            const char *sentence,
            gboolean    is_fault)
{
  if (sentence == NULL)
    {
      if (self->below != NULL)
        gtk_popover_popdown (GTK_POPOVER (self->below));

      return;
    }

  if (self->below == NULL)
    {
      self->below = gtk_popover_new ();
      self->below_label = gtk_label_new (NULL);
      gtk_label_set_wrap (GTK_LABEL (self->below_label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (self->below_label), 48);
      gtk_popover_set_child (GTK_POPOVER (self->below), self->below_label);
      gtk_popover_set_autohide (GTK_POPOVER (self->below), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->below), GTK_POS_BOTTOM);
      gtk_widget_set_can_focus (self->below, FALSE);
      gtk_widget_set_parent (self->below, GTK_WIDGET (self));
    }

  gtk_widget_remove_css_class (self->below, is_fault ? "grid-result" : "grid-fault");
  gtk_widget_add_css_class (self->below, is_fault ? "grid-fault" : "grid-result");
  gtk_label_set_label (GTK_LABEL (self->below_label), sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  ecot_grid_place_editor (self);
  gtk_popover_popup (GTK_POPOVER (self->below));
}

static void
point_at_cell (EcotGrid  *self,
               GtkWidget *popover)
{
  EcotGridCell   *cell = ecot_grid_find_cell (self, self->edit_row, self->edit_column);
  graphene_rect_t bounds;

  if (popover == NULL || cell == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    return;

  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int)bounds.origin.x, (int)bounds.origin.y,
                                                                       (int)bounds.size.width, (int)bounds.size.height });

  if (gtk_widget_get_visible (popover))
    gtk_popover_present (GTK_POPOVER (popover));
}

void
ecot_grid_place_editor (EcotGrid *self)
{
  if (self->editor == NULL)
    return;

  point_at_cell (self, self->below);
  point_at_cell (self, self->choices);
}

static const char *
typed (EcotGrid *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->editor));
}

/* Rows of the list are the options in order; those that do not begin or hold what
 * is typed are hidden. */
static void
filter_choices (EcotGrid *self)
{
  GPtrArray       *options = ecot_grid_model_get_options (self->model, self->edit_column);
  g_autofree char *wanted = ecot_fold (typed (self));
  GtkListBoxRow   *first = NULL;
  gboolean         all = g_strcmp0 (typed (self), self->before) == 0;

  for (guint i = 0; i < options->len; i++)
    {
      GtkListBoxRow   *row = gtk_list_box_get_row_at_index (self->choice_list, (int)i);
      g_autofree char *label = ecot_fold (((EcotOption *)g_ptr_array_index (options, i))->label);
      gboolean         fits = all || strstr (label, wanted) != NULL;
      gboolean         is_current = all && g_strcmp0 (((EcotOption *)g_ptr_array_index (options, i))->label, self->before) == 0;

      gtk_widget_set_visible (GTK_WIDGET (row), fits);

      if (is_current || (fits && first == NULL))
        first = row;
    }

  gtk_list_box_select_row (self->choice_list, *wanted != '\0' ? first : NULL);
}

gboolean
ecot_grid_step_choice (EcotGrid *self,
                       int       step)
{
  GtkListBoxRow *row;
  int            index;

  if (self->editor == NULL || self->choice_list == NULL)
    return FALSE;

  row = gtk_list_box_get_selected_row (self->choice_list);
  index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  while ((row = gtk_list_box_get_row_at_index (self->choice_list, index)) != NULL && !gtk_widget_get_visible (GTK_WIDGET (row)))
    index += step;

  if (row != NULL)
    gtk_list_box_select_row (self->choice_list, row);

  return TRUE;
}

static void
choice_activated_cb (EcotGrid      *self,
                     GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->choice_list, row);
  ecot_grid_end (self, TRUE);
}

static void
show_choices (EcotGrid  *self,
              GPtrArray *options)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->choices = gtk_popover_new ();
  self->choice_list = GTK_LIST_BOX (gtk_list_box_new ());

  for (guint i = 0; i < options->len; i++)
    {
      GtkWidget *label = gtk_label_new (((EcotOption *)g_ptr_array_index (options, i))->label);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 28);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      gtk_list_box_append (self->choice_list, label);
    }

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->choice_list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 260);
  gtk_popover_set_child (GTK_POPOVER (self->choices), scrolled);
  gtk_popover_set_autohide (GTK_POPOVER (self->choices), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->choices), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->choices), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (self->choices, "grid-choices");
  gtk_widget_set_can_focus (self->choices, FALSE);
  gtk_widget_set_parent (self->choices, GTK_WIDGET (self));
  g_signal_connect_swapped (self->choice_list, "row-activated", G_CALLBACK (choice_activated_cb), self);
  ecot_grid_place_editor (self);
  filter_choices (self);
  gtk_popover_popup (GTK_POPOVER (self->choices));
}

/* What is written: the option picked from the list, else the text. */
static const char *
text_to_write (EcotGrid *self)
{
  GtkListBoxRow *row = self->choice_list != NULL ? gtk_list_box_get_selected_row (self->choice_list) : NULL;
  GPtrArray     *options = ecot_grid_model_get_options (self->model, self->edit_column);

  if (row == NULL || *typed (self) == '\0')
    return typed (self);

  return ((EcotOption *)g_ptr_array_index (options, (guint)gtk_list_box_row_get_index (row)))->label;
}

/* Quietly: a number half typed is no fault yet. */
static gboolean
commit_cb (gpointer user_data)
{
  EcotGrid          *self = user_data;
  const EcotGridRow *row = ecot_grid_model_get_row (self->model, self->edit_row);

  self->commit_source = 0;

  if (self->choice_list == NULL && row->type == ECOT_GRID_RECORD)
    ecot_grid_edit_set (self->model, self->edit_row, self->edit_column, typed (self), NULL);

  return G_SOURCE_REMOVE;
}

/* A sum is said as long as it is typed: once written only its result is left. */
static void
changed_cb (EcotGrid *self)
{
  const EcotFieldSpec *field = ecot_grid_model_get_field (self->model, self->edit_column);
  g_autofree char     *result = ecot_typed_preview (ecot_grid_model_get_work (self->model), field, typed (self));

  show_below (self, result, FALSE);

  if (self->choice_list != NULL)
    filter_choices (self);
  else
    ecot_grid_edit_suppose (self->model, self->edit_row, self->edit_column, typed (self));

  g_clear_handle_id (&self->commit_source, g_source_remove);
  self->commit_source = g_timeout_add_seconds (IDLE_SECONDS, commit_cb, self);
}

/* The focus went elsewhere: what was typed is written if it can be. */
static void
leave_cb (EcotGrid *self)
{
  if (self->ending || self->editor == NULL)
    return;

  self->leaving = TRUE;

  if (!ecot_grid_end (self, TRUE))
    show_below (self, NULL, FALSE);

  self->leaving = FALSE;
}

static GtkWidget *
make_editor (EcotGrid   *self,
             const char *text)
{
  GtkWidget          *editor = gtk_entry_new (); /* a bare GtkText has no accessible text */
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char    *name = ecot_grid_model_name_cell (self->model, self->edit_row, self->edit_column);

  gtk_entry_set_has_frame (GTK_ENTRY (editor), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (editor), text);
  gtk_editable_set_alignment (GTK_EDITABLE (editor), ecot_grid_model_is_number (self->model, self->edit_column) ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (editor, focus);

  return editor;
}

/* @text: NULL: what the cell holds, to change it; else it takes its place. */
void
ecot_grid_begin (EcotGrid   *self,
                 const char *text)
{
  EcotGridCell      *cell;
  GPtrArray         *options;
  const EcotGridRow *row = ecot_grid_model_get_row (self->model, self->row);

  if (self->editor != NULL)
    return;
  if (row->type != ECOT_GRID_RECORD)
    self->column = 0;
  else if (ecot_grid_model_get_field (self->model, self->column) == NULL)
    return;

  cell = ecot_grid_find_cell (self, self->row, self->column);

  if (cell == NULL)
    return;

  self->edit_row = self->row;
  self->edit_column = self->column;
  g_free (self->before);
  self->before = ecot_grid_model_get_typed (self->model, self->row, self->column);
  self->editor = make_editor (self, text != NULL ? text : self->before);
  ecot_grid_cell_set_editor (cell, self->editor);
  options = row->type == ECOT_GRID_RECORD ? ecot_grid_model_get_options (self->model, self->column) : NULL;

  if (options != NULL)
    show_choices (self, options);

  if (text != NULL)
    {
      gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->editor));
      gtk_editable_set_position (GTK_EDITABLE (self->editor), -1);
    }
  else
    gtk_widget_grab_focus (self->editor);
}

static void
take_out (EcotGrid *self)
{
  EcotGridCell *cell = ECOT_GRID_CELL (gtk_widget_get_parent (self->editor));
  gboolean      focused = (gtk_widget_get_state_flags (self->editor) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  self->ending = TRUE;
  show_below (self, NULL, FALSE);
  g_clear_handle_id (&self->commit_source, g_source_remove);
  g_clear_pointer (&self->choices, gtk_widget_unparent);
  self->choice_list = NULL;

  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (cell));

  self->editor = NULL;
  ecot_grid_cell_set_editor (cell, NULL);
  ecot_grid_edit_settle (self->model);
  self->ending = FALSE;
}

/* FALSE: the text is no value; the editor stays, with a sentence below. */
static gboolean
write_text (EcotGrid *self)
{
  g_autofree char   *text = g_strdup (text_to_write (self));
  g_autoptr (GError) error = NULL;
  gboolean           written;

  self->ending = TRUE;
  written = ecot_grid_edit_set (self->model, self->edit_row, self->edit_column, text, &error);
  self->ending = FALSE;

  if (!written)
    show_below (self, error->message, TRUE);

  return written;
}

gboolean
ecot_grid_end (EcotGrid *self,
               gboolean  keep)
{
  if (self->editor == NULL)
    return TRUE;

  if (keep && !write_text (self))
    return FALSE;

  /* Writing may have changed the rows, which took the editor out already. */
  if (self->editor != NULL)
    take_out (self);

  return TRUE;
}

/* Escape.  What a pause has written already is put back. */
void
ecot_grid_cancel (EcotGrid *self)
{
  if (self->editor == NULL)
    return;

  ecot_grid_edit_settle (self->model);

  if (ecot_grid_model_get_row (self->model, self->edit_row)->type == ECOT_GRID_RECORD)
    {
      g_autofree char *now = ecot_grid_model_get_typed (self->model, self->edit_row, self->edit_column);

      if (g_strcmp0 (now, self->before) != 0)
        ecot_grid_edit_set (self->model, self->edit_row, self->edit_column, self->before, NULL);
    }

  take_out (self);
}
