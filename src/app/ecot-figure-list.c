/* ecot-figure-list.c: figures one below the other, each with its name and its "why?"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-figure-list.h"

#include "app/ecot-figure-button.h"

struct _EcotFigureList
{
  GtkGrid parent_instance;

  EcotWork *work; /* not owned: the page holds it */
  int       n;
};

G_DEFINE_FINAL_TYPE (EcotFigureList, ecot_figure_list, GTK_TYPE_GRID)

static void
ecot_figure_list_class_init (EcotFigureListClass *klass)
{
}

static void
ecot_figure_list_init (EcotFigureList *self)
{
  gtk_grid_set_column_spacing (GTK_GRID (self), 12);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_add_css_class (GTK_WIDGET (self), "figure-list");
}

GtkWidget *
ecot_figure_list_new (EcotWork *work)
{
  EcotFigureList *self = g_object_new (ECOT_TYPE_FIGURE_LIST, NULL);

  self->work = work;

  return GTK_WIDGET (self);
}

void
ecot_figure_list_add (EcotFigureList *self,
                      const char     *figure)
{
  EcotFigures *figures;
  GtkWidget   *label, *button;

  g_return_if_fail (ECOT_IS_FIGURE_LIST (self));

  figures = ecot_work_get_figures (self->work);

  if (!ecot_figures_has (figures, figure))
    return;

  label = gtk_label_new (ecot_figures_get_label (figures, figure));
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  button = ecot_figure_button_new (self->work, figure, NULL);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_grid_attach (GTK_GRID (self), label, 0, self->n, 1, 1);
  gtk_grid_attach (GTK_GRID (self), button, 1, self->n++, 1, 1);
}
