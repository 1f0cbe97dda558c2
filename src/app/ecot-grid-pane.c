/* ecot-grid-pane.c: a table in its frame, with what a paste could not read below it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A refused piece of a paste is shown with its reason until it is mended or put
 * away: each is a button that opens its cell with the text in it.
 */

#include "config.h"

#include "app/ecot-grid-pane.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-columns-button.h"
#include "app/ecot-grid-edit.h"
#include "app/ecot-name.h"

struct _EcotGridPane
{
  GtkBox parent_instance;

  EcotGrid  *grid;
  GPtrArray *rejects;
  GtkWidget *columns; /* NULL: there is nothing to choose */

  GtkScrolledWindow *scrolled;
  GtkWidget         *refused;
  GtkLabel          *refused_title;
  GtkListBox        *refused_list;
};

G_DEFINE_FINAL_TYPE (EcotGridPane, ecot_grid_pane, GTK_TYPE_BOX)

static void
dismiss_clicked_cb (EcotGridPane *self)
{
  gtk_widget_set_visible (self->refused, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* The cell, or where there would be one: "Montant, ligne 12". */
static char *
name_place (EcotGridModel        *model,
            const EcotGridReject *reject)
{
  int row = ecot_grid_model_find (model, reject->record);
  int column = reject->field != NULL ? ecot_grid_model_find_column (model, reject->field) : -1;

  if (row < 0)
    return g_strdup ("");
  if (column < 0)
    /* Translators: where a pasted text would stand that has no column */
    return g_strdup_printf (_ ("Beside line %u"), ecot_grid_model_get_row (model, (guint)row)->number);

  return ecot_grid_model_name_cell (model, (guint)row, (guint)column);
}

static char *
describe (EcotGridPane         *self,
          const EcotGridReject *reject)
{
  g_autofree char *place = name_place (ecot_grid_get_model (self->grid), reject);

  /* Translators: a cell, the text pasted into it, why it cannot be read */
  return g_strdup_printf (_ ("%s: “%s” — %s"), place, reject->text, reject->reason);
}

static void
rejected_cb (EcotGridPane *self,
             GPtrArray    *rejects)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u pasted cell could not be read and was left as it was:", "%u pasted cells could not be read and were left as they were:", rejects->len), rejects->len);
  GtkListBoxRow   *row;

  g_clear_pointer (&self->rejects, g_ptr_array_unref);
  self->rejects = g_ptr_array_ref (rejects);

  while ((row = gtk_list_box_get_row_at_index (self->refused_list, 0)) != NULL)
    gtk_list_box_remove (self->refused_list, GTK_WIDGET (row));

  for (guint i = 0; i < rejects->len; i++)
    {
      g_autofree char *text = describe (self, g_ptr_array_index (rejects, i));
      GtkWidget       *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_list_box_append (self->refused_list, label);
      ecot_name_widget (GTK_WIDGET (gtk_list_box_get_row_at_index (self->refused_list, (int)i)), text);
    }

  gtk_label_set_label (self->refused_title, title);
  gtk_widget_set_visible (self->refused, TRUE);
}

static void
refused_activated_cb (EcotGridPane  *self,
                      GtkListBoxRow *row)
{
  const EcotGridReject *reject = g_ptr_array_index (self->rejects, (guint)gtk_list_box_row_get_index (row));

  ecot_grid_edit_cell (self->grid, reject->record, reject->field, reject->text);
}

static void
ecot_grid_pane_dispose (GObject *object)
{
  g_clear_pointer (&ECOT_GRID_PANE (object)->rejects, g_ptr_array_unref);

  G_OBJECT_CLASS (ecot_grid_pane_parent_class)->dispose (object);
}

static void
ecot_grid_pane_class_init (EcotGridPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_grid_pane_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-grid-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotGridPane, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EcotGridPane, refused);
  gtk_widget_class_bind_template_child (widget_class, EcotGridPane, refused_title);
  gtk_widget_class_bind_template_child (widget_class, EcotGridPane, refused_list);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_activated_cb);
}

static void
ecot_grid_pane_init (EcotGridPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ecot_grid_pane_new (EcotWork           *work,
                    const EcotGridSpec *spec,
                    const char         *name,
                    int                 max_height)
{
  EcotGridPane *self = g_object_new (ECOT_TYPE_GRID_PANE, NULL);

  self->grid = ECOT_GRID (ecot_grid_new (work, spec, name));
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->grid));
  self->columns = ecot_columns_button_new (ecot_grid_get_model (self->grid));

  if (self->columns != NULL)
    {
      gtk_widget_set_halign (self->columns, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (self), self->columns);
    }

  g_signal_connect_object (self->grid, "rejected", G_CALLBACK (rejected_cb), self, G_CONNECT_SWAPPED);

  if (max_height > 0)
    {
      gtk_scrolled_window_set_propagate_natural_height (self->scrolled, TRUE);
      gtk_scrolled_window_set_max_content_height (self->scrolled, max_height);
    }
  else
    gtk_widget_set_vexpand (GTK_WIDGET (self->scrolled), TRUE);

  return GTK_WIDGET (self);
}

EcotGrid *
ecot_grid_pane_get_grid (EcotGridPane *self)
{
  g_return_val_if_fail (ECOT_IS_GRID_PANE (self), NULL);

  return self->grid;
}

GtkWidget *
ecot_grid_pane_take_columns (EcotGridPane *self)
{
  GtkWidget *columns;

  g_return_val_if_fail (ECOT_IS_GRID_PANE (self), NULL);

  columns = self->columns != NULL ? g_object_ref (self->columns) : NULL;

  if (columns != NULL)
    gtk_box_remove (GTK_BOX (self), columns);

  return columns;
}
