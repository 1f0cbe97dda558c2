/* ecot-grid-line.c: one row of a table on screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bound again and again to other rows as the table scrolls.
 */

#include "config.h"

#include "app/ecot-grid-line.h"

struct _EcotGridLine
{
  GtkWidget parent_instance;

  EcotGridModel *model; /* not owned: the table owns both */
  const int     *widths;
  guint          row;
  gint64         record; /* of the row, or 0 */
  gboolean       spans;  /* the first cell takes the place of those before the total */
  GPtrArray     *cells;
};

G_DEFINE_FINAL_TYPE (EcotGridLine, ecot_grid_line, GTK_TYPE_WIDGET)

static int
total_column (EcotGridLine *self)
{
  int column = ecot_grid_model_find_total (self->model);

  return column > 0 ? column : (int)ecot_grid_model_get_n_columns (self->model);
}

static void
ecot_grid_line_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  EcotGridLine *self = ECOT_GRID_LINE (widget);

  *minimum = *natural = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      int size;

      gtk_widget_measure (g_ptr_array_index (self->cells, i), orientation, -1, &size, NULL, NULL, NULL);

      if (orientation == GTK_ORIENTATION_VERTICAL)
        *minimum = MAX (*minimum, size);
      else
        *minimum += MAX (size, self->widths[i]);
    }

  *natural = *minimum;
}

static void
ecot_grid_line_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  EcotGridLine *self = ECOT_GRID_LINE (widget);
  int           total = total_column (self);
  int           x = 0;

  for (int i = 0; i < (int)self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, (guint)i);
      gboolean   covered = self->spans && i > 0 && i < total;
      int        cell_width = self->widths[i];

      for (int j = 1; self->spans && i == 0 && j < total; j++)
        cell_width += self->widths[j];

      gtk_widget_set_child_visible (cell, !covered);

      if (!covered)
        gtk_widget_size_allocate (cell, &(GtkAllocation){ x, 0, cell_width, height }, baseline);

      x += self->widths[i];
    }
}

static void
ecot_grid_line_dispose (GObject *object)
{
  EcotGridLine *self = ECOT_GRID_LINE (object);

  g_clear_pointer (&self->cells, g_ptr_array_unref);

  G_OBJECT_CLASS (ecot_grid_line_parent_class)->dispose (object);
}

static void
ecot_grid_line_class_init (EcotGridLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_grid_line_dispose;
  widget_class->measure = ecot_grid_line_measure;
  widget_class->size_allocate = ecot_grid_line_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "line");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
unparent (gpointer cell)
{
  gtk_widget_unparent (cell);
}

static void
ecot_grid_line_init (EcotGridLine *self)
{
  self->cells = g_ptr_array_new_with_free_func (unparent);
}

GtkWidget *
ecot_grid_line_new (EcotGridModel *model,
                    const int     *widths)
{
  EcotGridLine *self = g_object_new (ECOT_TYPE_GRID_LINE, NULL);

  self->model = model;
  self->widths = widths;

  for (guint i = 0; i < ecot_grid_model_get_n_columns (model); i++)
    {
      GtkWidget *cell = ecot_grid_cell_new ();

      gtk_widget_set_parent (cell, GTK_WIDGET (self));
      g_ptr_array_add (self->cells, cell);
    }

  return GTK_WIDGET (self);
}

static void
show_type (EcotGridLine   *self,
           EcotGridRowType type)
{
  static const char *const classes[] = { "group", "record", "add", "total" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == type)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
}

void
ecot_grid_line_bind (EcotGridLine *self,
                     guint         row)
{
  gboolean           spanned = self->spans;
  const EcotGridRow *info;

  g_return_if_fail (ECOT_IS_GRID_LINE (self));

  info = ecot_grid_model_get_row (self->model, row);
  self->row = row;
  self->record = info->type == ECOT_GRID_RECORD ? ecot_record_get_id (info->record) : 0;
  self->spans = FALSE;
  show_type (self, info->type);

  for (guint i = 0; i < self->cells->len; i++)
    {
      g_auto (EcotGridCellText) text = ecot_grid_model_get_cell (self->model, row, i);
      g_autofree char          *name = ecot_grid_model_name_cell (self->model, row, i);

      self->spans = self->spans || text.spans;
      ecot_grid_cell_bind (g_ptr_array_index (self->cells, i), &text, name);
    }

  if (spanned != self->spans)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
ecot_grid_line_follow (EcotGridLine *self)
{
  int row;

  g_return_if_fail (ECOT_IS_GRID_LINE (self));

  row = self->record != 0 ? ecot_grid_model_find (self->model, self->record) : -1;
  self->row = row >= 0 ? (guint)row : ECOT_GRID_NO_ROW;
}

void
ecot_grid_line_set_shown (EcotGridLine *self,
                          gboolean      shown)
{
  g_return_if_fail (ECOT_IS_GRID_LINE (self));

  if (gtk_widget_get_child_visible (GTK_WIDGET (self)) == shown)
    return;

  gtk_widget_set_child_visible (GTK_WIDGET (self), shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
}

guint
ecot_grid_line_get_row (EcotGridLine *self)
{
  g_return_val_if_fail (ECOT_IS_GRID_LINE (self), 0);

  return self->row;
}

EcotGridCell *
ecot_grid_line_get_cell (EcotGridLine *self,
                         guint         column)
{
  g_return_val_if_fail (ECOT_IS_GRID_LINE (self), NULL);
  g_return_val_if_fail (column < self->cells->len, NULL);

  return g_ptr_array_index (self->cells, column);
}
