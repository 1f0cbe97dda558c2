/* ecot-check-input.c: a cell that is yes, no or not answered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two buttons and not one box: on the forms « oui » and « non » are both
 * printed, and a question left open is not a no.
 */

#include "config.h"

#include "app/ecot-check-input.h"

#include <glib/gi18n-lib.h>

struct _EcotCheckInput
{
  EcotInput parent_instance;

  gboolean         showing;
  GtkToggleButton *yes;
  GtkToggleButton *no;
};

G_DEFINE_FINAL_TYPE (EcotCheckInput, ecot_check_input, ECOT_TYPE_INPUT)

static void
toggled_cb (EcotCheckInput  *self,
            GtkToggleButton *button)
{
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;

  if (self->showing)
    return;

  if (gtk_toggle_button_get_active (button))
    value = ecot_value_number (ECOT_VALUE_BOOLEAN, button == self->yes ? 1 : 0);

  ecot_input_commit (ECOT_INPUT (self), &value);
}

static void
ecot_check_input_show_value (EcotInput       *input,
                             const EcotValue *value)
{
  EcotCheckInput *self = ECOT_CHECK_INPUT (input);
  gboolean        answered = !ecot_value_is_empty (value);

  self->showing = TRUE;
  gtk_toggle_button_set_active (self->yes, answered && value->number != 0);
  gtk_toggle_button_set_active (self->no, answered && value->number == 0);
  self->showing = FALSE;
}

static void
ecot_check_input_flush (EcotInput *input)
{
}

static void
ecot_check_input_class_init (EcotCheckInputClass *klass)
{
  ECOT_INPUT_CLASS (klass)->show_value = ecot_check_input_show_value;
  ECOT_INPUT_CLASS (klass)->flush = ecot_check_input_flush;
}

static void
ecot_check_input_init (EcotCheckInput *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  self->yes = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("Yes")));
  self->no = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("No")));
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->yes));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->no));
  ecot_input_set_widget (ECOT_INPUT (self), box);
  g_signal_connect_swapped (self->yes, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->no, "toggled", G_CALLBACK (toggled_cb), self);
}
