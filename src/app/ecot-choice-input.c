/* ecot-choice-input.c: a cell chosen from a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-choice-input.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-choices.h"

struct _EcotChoiceInput
{
  EcotInput parent_instance;

  gboolean     showing;
  GPtrArray   *choices; /* of EcotOption; the first row of the list is "none" */
  GtkDropDown *list;
};

G_DEFINE_FINAL_TYPE (EcotChoiceInput, ecot_choice_input, ECOT_TYPE_INPUT)

static void
selected_cb (EcotChoiceInput *self)
{
  guint              selected = gtk_drop_down_get_selected (self->list);
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;

  if (self->showing || self->choices == NULL)
    return;

  if (selected > 0 && selected <= self->choices->len)
    value = ecot_value_text (ECOT_VALUE_CHOICE, ((EcotOption *)g_ptr_array_index (self->choices, selected - 1))->id);

  ecot_input_commit (ECOT_INPUT (self), &value);
}

static void
fill (EcotChoiceInput *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->choices = ecot_choices_list (ecot_input_get_work (ECOT_INPUT (self)), ecot_input_get_path (ECOT_INPUT (self)),
                                     ecot_input_get_spec (ECOT_INPUT (self)));
  gtk_string_list_append (labels, _ ("Not said"));

  for (guint i = 0; i < self->choices->len; i++)
    gtk_string_list_append (labels, ((EcotOption *)g_ptr_array_index (self->choices, i))->label);

  gtk_drop_down_set_model (self->list, G_LIST_MODEL (labels));
}

static void
ecot_choice_input_show_value (EcotInput       *input,
                              const EcotValue *value)
{
  EcotChoiceInput *self = ECOT_CHOICE_INPUT (input);
  guint            selected = 0;

  self->showing = TRUE;

  if (self->choices == NULL)
    fill (self);

  for (guint i = 0; i < self->choices->len; i++)
    if (g_strcmp0 (((EcotOption *)g_ptr_array_index (self->choices, i))->id, value->text) == 0)
      selected = i + 1;

  gtk_drop_down_set_selected (self->list, selected);
  self->showing = FALSE;
}

static void
ecot_choice_input_flush (EcotInput *input)
{
}

static void
ecot_choice_input_finalize (GObject *object)
{
  g_clear_pointer (&ECOT_CHOICE_INPUT (object)->choices, g_ptr_array_unref);

  G_OBJECT_CLASS (ecot_choice_input_parent_class)->finalize (object);
}

static void
ecot_choice_input_class_init (EcotChoiceInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_choice_input_finalize;
  ECOT_INPUT_CLASS (klass)->show_value = ecot_choice_input_show_value;
  ECOT_INPUT_CLASS (klass)->flush = ecot_choice_input_flush;
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          gpointer            ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), (PangoEllipsizeMode)GPOINTER_TO_INT (ellipsize));
  gtk_list_item_set_child (item, label);
}

static GtkListItemFactory *
make_factory (PangoEllipsizeMode ellipsize)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (ellipsize));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

/* What is chosen gives way in a narrow window, and is shown whole among the others. */
static void
ecot_choice_input_init (EcotChoiceInput *self)
{
  g_autoptr (GtkListItemFactory) chosen = make_factory (PANGO_ELLIPSIZE_END);
  g_autoptr (GtkListItemFactory) others = make_factory (PANGO_ELLIPSIZE_NONE);

  self->list = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_factory (self->list, chosen);
  gtk_drop_down_set_list_factory (self->list, others);
  gtk_widget_set_halign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  ecot_input_set_widget (ECOT_INPUT (self), GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (selected_cb), self);
}
