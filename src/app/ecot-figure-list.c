/* ecot-figure-list.c: figures one below the other, each with its name and its "why?"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-figure-list.h"

#include "app/ecot-figure-button.h"

#define MAX_CHARS 64

struct _EcotFigureList
{
  GtkGrid parent_instance;

  EcotWork  *work; /* not owned: the page holds it */
  int        n;
  char      *prefix; /* of those that come and go; or NULL */
  GPtrArray *names;  /* of those that are there, with their labels: what rows stand for */
  int        n_fixed;
};

G_DEFINE_FINAL_TYPE (EcotFigureList, ecot_figure_list, GTK_TYPE_GRID)

static void
ecot_figure_list_finalize (GObject *object)
{
  EcotFigureList *self = ECOT_FIGURE_LIST (object);

  g_ptr_array_unref (self->names);
  g_free (self->prefix);

  G_OBJECT_CLASS (ecot_figure_list_parent_class)->finalize (object);
}

static void
ecot_figure_list_class_init (EcotFigureListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_figure_list_finalize;
}

static void
ecot_figure_list_init (EcotFigureList *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
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
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE); /* a call's category may be a sentence */
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  button = ecot_figure_button_new (self->work, figure, NULL);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_grid_attach (GTK_GRID (self), label, 0, self->n, 1, 1);
  gtk_grid_attach (GTK_GRID (self), button, 1, self->n++, 1, 1);
}

/* Name and label by turns, of those that have a value. */
static GPtrArray *
list_known (EcotFigureList *self)
{
  EcotFigures       *figures = ecot_work_get_figures (self->work);
  const char *const *names = ecot_figures_get_names (figures);
  GPtrArray         *known = g_ptr_array_new_with_free_func (g_free);

  for (; *names != NULL; names++)
    if (g_str_has_prefix (*names, self->prefix) && ecot_figures_get (figures, *names).known)
      {
        g_ptr_array_add (known, g_strdup (*names));
        g_ptr_array_add (known, g_strdup (ecot_figures_get_label (figures, *names)));
      }

  return known;
}

static gboolean
is_same_list (GPtrArray *a,
              GPtrArray *b)
{
  for (guint i = 0; i < a->len && i < b->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;

  return a->len == b->len;
}

static void
figures_changed_cb (EcotFigureList *self)
{
  g_autoptr (GPtrArray) known = list_known (self);

  if (is_same_list (known, self->names))
    return;

  for (; self->n > self->n_fixed; self->n--)
    gtk_grid_remove_row (GTK_GRID (self), self->n - 1);

  for (guint i = 0; i < known->len; i += 2)
    ecot_figure_list_add (self, known->pdata[i]);

  g_ptr_array_unref (self->names);
  self->names = g_steal_pointer (&known);
}

void
ecot_figure_list_follow (EcotFigureList *self,
                         const char     *prefix)
{
  g_return_if_fail (ECOT_IS_FIGURE_LIST (self));
  g_return_if_fail (prefix != NULL && self->prefix == NULL);

  self->prefix = g_strdup (prefix);
  self->n_fixed = self->n;
  g_signal_connect_object (self->work, "figures-changed", G_CALLBACK (figures_changed_cb), self, G_CONNECT_SWAPPED);
  figures_changed_cb (self);
}
