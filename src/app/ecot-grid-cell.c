/* ecot-grid-cell.c: one cell of a table on screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws its text itself: a table has hundreds of cells on screen and one of them
 * at most is being typed in, so only that one has a widget in it.
 */

#include "config.h"

#include "app/ecot-grid-cell.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-name.h"

struct _EcotGridCell
{
  GtkWidget parent_instance;

  char        *text, *name;
  PangoLayout *layout; /* made when drawn */
  gboolean     number;
  gboolean     read_only;
  GtkWidget   *editor;
};

G_DEFINE_FINAL_TYPE (EcotGridCell, ecot_grid_cell, GTK_TYPE_WIDGET)

static PangoAttrList *tabular;

static PangoLayout *
get_layout (EcotGridCell *self)
{
  if (self->layout != NULL)
    return self->layout;

  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);

  if (self->number)
    {
      pango_layout_set_attributes (self->layout, tabular);
      pango_layout_set_alignment (self->layout, PANGO_ALIGN_RIGHT);
    }

  return self->layout;
}

static void
ecot_grid_cell_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  EcotGridCell *self = ECOT_GRID_CELL (widget);
  PangoLayout  *layout;
  int           height;

  if (self->editor != NULL)
    {
      gtk_widget_snapshot_child (widget, self->editor, snapshot);
      return;
    }

  if (self->text == NULL || *self->text == '\0')
    return;

  layout = get_layout (self);
  pango_layout_set_width (layout, gtk_widget_get_width (widget) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), 0, (gtk_widget_get_height (widget) - height) / 2.0, layout);
}

static void
ecot_grid_cell_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  int height = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      PangoContext     *context = gtk_widget_get_pango_context (widget);
      PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

      height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
      pango_font_metrics_unref (metrics);
    }

  *minimum = *natural = height;
}

static void
ecot_grid_cell_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  EcotGridCell *self = ECOT_GRID_CELL (widget);

  if (self->editor != NULL)
    gtk_widget_size_allocate (self->editor, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
ecot_grid_cell_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ecot_grid_cell_parent_class)->css_changed (widget, change);
  g_clear_object (&ECOT_GRID_CELL (widget)->layout);
}

static void
ecot_grid_cell_dispose (GObject *object)
{
  EcotGridCell *self = ECOT_GRID_CELL (object);

  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (ecot_grid_cell_parent_class)->dispose (object);
}

static void
ecot_grid_cell_class_init (EcotGridCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_grid_cell_dispose;
  widget_class->snapshot = ecot_grid_cell_snapshot;
  widget_class->measure = ecot_grid_cell_measure;
  widget_class->size_allocate = ecot_grid_cell_size_allocate;
  widget_class->css_changed = ecot_grid_cell_css_changed;
  gtk_widget_class_set_css_name (widget_class, "cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);

  tabular = pango_attr_list_new ();
  pango_attr_list_insert (tabular, pango_attr_font_features_new ("tnum"));
}

static void
ecot_grid_cell_init (EcotGridCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
ecot_grid_cell_new (void)
{
  return g_object_new (ECOT_TYPE_GRID_CELL, NULL);
}

static void
set_class (EcotGridCell *self,
           const char *class,
           gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), class);
}

/* Assistive technology hears of a cell only when there is something to hear. */
static void
tell (EcotGridCell           *self,
      const EcotGridCellText *text,
      const char             *name,
      gboolean                changed)
{
  gboolean read_only = !text->editable || text->computed;

  if (!changed && self->read_only == read_only && g_strcmp0 (self->name, name) == 0)
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  self->read_only = read_only;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->text,
                                  GTK_ACCESSIBLE_PROPERTY_READ_ONLY, read_only, -1);
}

void
ecot_grid_cell_bind (EcotGridCell           *self,
                     const EcotGridCellText *text,
                     const char             *name)
{
  gboolean changed;

  g_return_if_fail (ECOT_IS_GRID_CELL (self));

  changed = g_strcmp0 (self->text, text->text) != 0;

  if (changed || self->number != text->number)
    {
      g_free (self->text);
      self->text = g_strdup (text->text);
      self->number = text->number;
      g_clear_object (&self->layout);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }

  set_class (self, "computed", text->computed);
  set_class (self, "level-error", text->level == ECOT_LEVEL_ERROR);
  set_class (self, "level-warning", text->level == ECOT_LEVEL_WARNING);
  /* A tip is made the description, which has to be the text again. */
  changed = ecot_name_tip (GTK_WIDGET (self), text->message) || changed;
  tell (self, text, name, changed);
}

const char *
ecot_grid_cell_get_text (EcotGridCell *self)
{
  g_return_val_if_fail (ECOT_IS_GRID_CELL (self), NULL);

  return self->text;
}

void
ecot_grid_cell_set_selected (EcotGridCell *self,
                             gboolean      selected)
{
  g_return_if_fail (ECOT_IS_GRID_CELL (self));

  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
}

void
ecot_grid_cell_set_editor (EcotGridCell *self,
                           GtkWidget    *editor)
{
  g_return_if_fail (ECOT_IS_GRID_CELL (self));

  g_clear_pointer (&self->editor, gtk_widget_unparent);
  self->editor = editor;

  if (editor != NULL)
    gtk_widget_set_parent (editor, GTK_WIDGET (self));

  set_class (self, "editing", editor != NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
