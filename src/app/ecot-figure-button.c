/* ecot-figure-button.c: a computed number that answers "why?"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It keeps the width of the longest number it has shown, so that what stands
 * beside it does not move while somebody types.
 */

#include "config.h"

#include "app/ecot-figure-button.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/ecot-name.h"
#include "app/ecot-steady-label.h"
#include "app/ecot-why.h"

struct _EcotFigureButton
{
  GtkWidget parent_instance;

  EcotWork  *work;
  char      *figure;
  char      *state;
  char      *suffix;
  GtkWidget *popover;

  GtkWidget       *button;
  GtkLabel        *caption;
  EcotSteadyLabel *value;
  GtkImage        *sign;
};

G_DEFINE_FINAL_TYPE (EcotFigureButton, ecot_figure_button, GTK_TYPE_WIDGET)

static char *
in_words (EcotFigureButton *self,
          EcotFigure       *figure)
{
  g_autofree char *text = ecot_figure_to_french (figure);

  return g_strconcat (text, self->suffix, NULL);
}

static void
show_figure (EcotFigureButton *self,
             EcotFigure        figure,
             const char       *label)
{
  g_autofree char *text = figure.known ? in_words (self, &figure) : g_strdup ("—");
  g_autofree char *name = NULL;
  const char      *caption = gtk_label_get_label (self->caption);

  ecot_steady_label_set_text (self->value, text);

  if (*caption == '\0')
    caption = label;

  name = g_strdup_printf ("%s %s", caption, figure.known ? text : _ ("nothing yet"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  ecot_name_tip (self->button, figure.fault != NULL ? figure.fault : label);
}

/* What is computed of a record has a path, and an explanation that says its value. */
static void
show_value (EcotFigureButton *self)
{
  EcotFigures           *figures = ecot_work_get_figures (self->work);
  g_autoptr (EcotReason) reason = NULL;

  if (strchr (self->figure, '/') == NULL)
    {
      show_figure (self, ecot_figures_get (figures, self->figure), ecot_figures_get_label (figures, self->figure));
      return;
    }

  /* Gone, as somebody took out its record: whoever shows it will follow. */
  reason = ecot_figures_explain (figures, self->figure);
  if (reason != NULL)
    show_figure (self, (EcotFigure){ reason->known, reason->unit, reason->number, reason->fault }, reason->label);
}

static void
clicked_cb (EcotFigureButton *self)
{
  if (self->popover == NULL)
    {
      self->popover = ecot_why_new (self->work);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      /* Whoever looked goes on from here. */
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (gtk_widget_grab_focus), self->button, G_CONNECT_SWAPPED);
    }

  ecot_why_explain (ECOT_WHY (self->popover), self->figure);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
ecot_figure_button_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  EcotFigureButton *self = ECOT_FIGURE_BUTTON (widget);

  gtk_widget_size_allocate (self->button, &(GtkAllocation){ 0, 0, width, height }, baseline);

  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
ecot_figure_button_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  gtk_widget_measure (ECOT_FIGURE_BUTTON (widget)->button, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
ecot_figure_button_dispose (GObject *object)
{
  EcotFigureButton *self = ECOT_FIGURE_BUTTON (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->work);
  g_clear_pointer (&self->figure, g_free);
  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->suffix, g_free);

  G_OBJECT_CLASS (ecot_figure_button_parent_class)->dispose (object);
}

static void
ecot_figure_button_class_init (EcotFigureButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_figure_button_dispose;
  widget_class->measure = ecot_figure_button_measure;
  widget_class->size_allocate = ecot_figure_button_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-figure-button.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotFigureButton, button);
  gtk_widget_class_bind_template_child (widget_class, EcotFigureButton, caption);
  gtk_widget_class_bind_template_child (widget_class, EcotFigureButton, value);
  gtk_widget_class_bind_template_child (widget_class, EcotFigureButton, sign);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
ecot_figure_button_init (EcotFigureButton *self)
{
  g_type_ensure (ECOT_TYPE_STEADY_LABEL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ecot_figure_button_new (EcotWork   *work,
                        const char *figure,
                        const char *caption)
{
  EcotFigureButton *self = g_object_new (ECOT_TYPE_FIGURE_BUTTON, NULL);

  self->work = g_object_ref (work);
  self->figure = g_strdup (figure);
  gtk_label_set_label (self->caption, caption != NULL ? caption : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption), caption != NULL);
  g_signal_connect_object (work, "figures-changed", G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  show_value (self);

  return GTK_WIDGET (self);
}

const char *
ecot_figure_button_get_figure (EcotFigureButton *self)
{
  g_return_val_if_fail (ECOT_IS_FIGURE_BUTTON (self), NULL);

  return self->figure;
}

void
ecot_figure_button_set_state (EcotFigureButton *self,
                              const char *class)
{
  g_return_if_fail (ECOT_IS_FIGURE_BUTTON (self));

  if (g_strcmp0 (class, self->state) == 0)
    return;

  if (self->state != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->state);

  g_free (self->state);
  self->state = g_strdup (class);

  if (class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), class);

  gtk_widget_set_visible (GTK_WIDGET (self->sign), class != NULL && !g_str_equal (class, "success"));
}

void
ecot_figure_button_set_suffix (EcotFigureButton *self,
                               const char       *suffix)
{
  g_return_if_fail (ECOT_IS_FIGURE_BUTTON (self));

  g_free (self->suffix);
  self->suffix = g_strdup (suffix);
  show_value (self);
}
