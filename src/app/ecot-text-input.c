/* ecot-text-input.c: a cell typed on one line: text, amount, number, date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written when the focus leaves, at Enter, or a second after the last key.
 * While one types the text is the person's: it is put in French form only once
 * the focus has left.
 */

#include "config.h"

#include "app/ecot-text-input.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-typed.h"

#define IDLE_SECONDS 1

struct _EcotTextInput
{
  EcotInput parent_instance;

  guint      source;
  gboolean   showing; /* the text is being set, not typed */
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (EcotTextInput, ecot_text_input, ECOT_TYPE_INPUT)

static gboolean
has_focus (EcotTextInput *self)
{
  return (gtk_widget_get_state_flags (self->entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* The text as a value; FALSE and the sentence if it is none. */
static gboolean
read_text (EcotTextInput *self,
           EcotValue     *value,
           GError       **error)
{
  return ecot_typed_read (ecot_input_get_work (ECOT_INPUT (self)), ecot_input_get_spec (ECOT_INPUT (self)),
                          gtk_editable_get_text (GTK_EDITABLE (self->entry)), value, error);
}

static void
set_text (EcotTextInput   *self,
          const EcotValue *value)
{
  g_autofree char *text = ecot_value_to_french (value);

  ecot_input_set_hint (ECOT_INPUT (self), NULL);
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  self->showing = FALSE;
}

static void
commit (EcotTextInput *self)
{
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->source, g_source_remove);

  if (!read_text (self, &value, &error))
    {
      ecot_input_set_message (ECOT_INPUT (self), error->message);
      return;
    }

  ecot_input_set_message (ECOT_INPUT (self), NULL);

  if (ecot_input_commit (ECOT_INPUT (self), &value) && !has_focus (self))
    set_text (self, &value);
}

/* Enter: what was typed is done with, and a sum gives way to what it comes to. */
static void
activate_cb (EcotTextInput *self)
{
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;

  commit (self);

  if (!read_text (self, &value, NULL) || !ecot_value_equal (&value, ecot_input_get_value (ECOT_INPUT (self))))
    return;

  set_text (self, &value);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static gboolean
idle_cb (gpointer user_data)
{
  EcotTextInput *self = user_data;

  self->source = 0;
  commit (self);

  return G_SOURCE_REMOVE;
}

/* A sum is said as long as it is typed: once written only its result is left. */
static void
changed_cb (EcotTextInput *self)
{
  EcotInput       *input = ECOT_INPUT (self);
  g_autofree char *result = NULL;

  if (self->showing)
    return;

  result = ecot_typed_preview (ecot_input_get_work (input), ecot_input_get_spec (input), gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  ecot_input_set_hint (input, result);

  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_seconds (IDLE_SECONDS, idle_cb, self);
}

/* Escape: what the cell holds. */
static gboolean
key_cb (EcotTextInput *self,
        guint          keyval)
{
  if (keyval != GDK_KEY_Escape || self->source == 0)
    return FALSE;

  g_clear_handle_id (&self->source, g_source_remove);
  set_text (self, ecot_input_get_value (ECOT_INPUT (self)));
  ecot_input_set_message (ECOT_INPUT (self), NULL);

  return TRUE;
}

static void
ecot_text_input_show_value (EcotInput       *input,
                            const EcotValue *value)
{
  EcotTextInput       *self = ECOT_TEXT_INPUT (input);
  g_auto (EcotValue)   typed = ECOT_VALUE_EMPTY;
  const EcotFieldSpec *spec = ecot_input_get_spec (input);

  /* Said by the schema, which is not known yet when the entry is made. */
  if (spec->type == ECOT_VALUE_DATE)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("dd/mm/yyyy"));
  else if (spec->type == ECOT_VALUE_MOMENT)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("dd/mm/yyyy hh:mm"));

  if (read_text (self, &typed, NULL) && ecot_value_equal (&typed, value) && has_focus (self))
    return;

  set_text (self, value);
}

static void
ecot_text_input_flush (EcotInput *input)
{
  EcotTextInput *self = ECOT_TEXT_INPUT (input);

  if (self->source != 0)
    commit (self);
}

static void
ecot_text_input_dispose (GObject *object)
{
  g_clear_handle_id (&ECOT_TEXT_INPUT (object)->source, g_source_remove);

  G_OBJECT_CLASS (ecot_text_input_parent_class)->dispose (object);
}

static void
ecot_text_input_class_init (EcotTextInputClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ecot_text_input_dispose;
  ECOT_INPUT_CLASS (klass)->show_value = ecot_text_input_show_value;
  ECOT_INPUT_CLASS (klass)->flush = ecot_text_input_flush;
}

static void
ecot_text_input_init (EcotTextInput *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  /* The dossier's own undo holds every step; the entry's would take back even what it was filled with. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  ecot_input_set_widget (ECOT_INPUT (self), self->entry);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_widget_add_controller (self->entry, keys);
}
