/* ecot-option-input.c: an option of the call that is taken or not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A box to tick and not yes and no: an option that is not taken is left, and
 * nobody has to say so.
 */

#include "config.h"

#include "app/ecot-option-input.h"

#include <glib/gi18n-lib.h>

struct _EcotOptionInput
{
  EcotInput parent_instance;

  gboolean        showing, alone;
  GtkCheckButton *button;
  GtkLabel       *label;
};

G_DEFINE_FINAL_TYPE (EcotOptionInput, ecot_option_input, ECOT_TYPE_INPUT)

char *
ecot_choice_in_words (const EcotCallChoice *choice)
{
  if (choice->at_most == 1)
    return g_strdup (choice->at_least == 1 ? _ ("one, and one only") : _ ("one at most"));
  if (choice->at_most > 1)
    return g_strdup_printf (_ ("%d at most"), choice->at_most);

  return choice->at_least > 0 ? g_strdup_printf (_ ("%d at least"), choice->at_least) : NULL;
}

static const char *
get_key (EcotOptionInput *self)
{
  return ecot_input_get_key (ECOT_INPUT (self));
}

static gboolean
has_option (const EcotCallChoice *choice,
            const char           *id)
{
  for (guint i = 0; i < choice->options->len; i++)
    if (g_strcmp0 (((const EcotCallOption *)g_ptr_array_index (choice->options, i))->id, id) == 0)
      return TRUE;

  return FALSE;
}

static void
add_let_go (EcotOptionInput      *self,
            EcotAction           *action,
            const EcotCallChoice *choice)
{
  EcotDossier *dossier = ecot_work_get_dossier (ecot_input_get_work (ECOT_INPUT (self)));

  for (guint i = 0; i < choice->options->len; i++)
    {
      const char *id = ((const EcotCallOption *)g_ptr_array_index (choice->options, i))->id;

      if (g_strcmp0 (id, get_key (self)) != 0 && !ecot_value_is_empty (ecot_dossier_get_value (dossier, ECOT_KIND_OPTION, id, "chosen")))
        ecot_dossier_add_set (dossier, action, ECOT_KIND_OPTION, id, "chosen", &ECOT_VALUE_EMPTY);
    }
}

static void
take_alone (EcotOptionInput *self)
{
  EcotWork          *work = ecot_input_get_work (ECOT_INPUT (self));
  GPtrArray         *choices = ecot_work_get_lot (work)->choices;
  EcotAction        *action = ecot_action_new (_ ("Take an option"));
  g_auto (EcotValue) chosen = ecot_value_number (ECOT_VALUE_BOOLEAN, 1);

  for (guint i = 0; i < choices->len; i++)
    if (has_option (g_ptr_array_index (choices, i), get_key (self)))
      add_let_go (self, action, g_ptr_array_index (choices, i));

  ecot_dossier_add_set (ecot_work_get_dossier (work), action, ECOT_KIND_OPTION, get_key (self), "chosen", &chosen);
  ecot_work_perform (work, action);
}

static void
toggled_cb (EcotOptionInput *self)
{
  gboolean           active = gtk_check_button_get_active (self->button);
  g_auto (EcotValue) value = active ? ecot_value_number (ECOT_VALUE_BOOLEAN, 1) : ECOT_VALUE_EMPTY;

  /* The one that is let go of hears of it from the one that is taken. */
  if (self->showing || (self->alone && !active))
    return;

  if (self->alone)
    take_alone (self);
  else
    ecot_input_commit (ECOT_INPUT (self), &value);
}

static void
ecot_option_input_show_value (EcotInput       *input,
                              const EcotValue *value)
{
  EcotOptionInput *self = ECOT_OPTION_INPUT (input);

  self->showing = TRUE;
  gtk_label_set_label (self->label, ecot_input_get_title (input));
  gtk_check_button_set_active (self->button, !ecot_value_is_empty (value) && value->number != 0);
  self->showing = FALSE;
}

static void
ecot_option_input_flush (EcotInput *input)
{
}

static void
ecot_option_input_class_init (EcotOptionInputClass *klass)
{
  ECOT_INPUT_CLASS (klass)->show_value = ecot_option_input_show_value;
  ECOT_INPUT_CLASS (klass)->flush = ecot_option_input_flush;
}

static void
ecot_option_input_init (EcotOptionInput *self)
{
  self->button = GTK_CHECK_BUTTON (gtk_check_button_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_natural_wrap_mode (self->label, GTK_NATURAL_WRAP_NONE);
  gtk_check_button_set_child (self->button, GTK_WIDGET (self->label));
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_START);
  ecot_input_set_widget (ECOT_INPUT (self), GTK_WIDGET (self->button));
  g_signal_connect_swapped (self->button, "toggled", G_CALLBACK (toggled_cb), self);
}

void
ecot_option_input_join (EcotOptionInput *self,
                        EcotOptionInput *first)
{
  g_return_if_fail (ECOT_IS_OPTION_INPUT (self));

  self->alone = TRUE;
  self->showing = TRUE;
  gtk_check_button_set_group (self->button, first != NULL ? first->button : NULL);
  self->showing = FALSE;
}
