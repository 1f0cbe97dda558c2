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

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-number.h"

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

/* A rate may be typed with its sign, as an amount may with the euro's. */
static gboolean
read_percent (const char *text,
              EcotValue  *value,
              GError    **error)
{
  EcotDecimal percent;

  if (!ecot_number_read_percent (text, &percent, error))
    return FALSE;

  *value = ecot_value_number (ECOT_VALUE_DECIMAL, percent);
  return TRUE;
}

/* The text as a value; FALSE and the sentence if it is none. */
static gboolean
read_text (EcotTextInput *self,
           EcotValue     *value,
           GError       **error)
{
  const EcotFieldSpec *spec = ecot_input_get_spec (ECOT_INPUT (self));
  const char          *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (spec != NULL && g_str_equal (spec->name, "percent") && strchr (text, '%') != NULL)
    return read_percent (text, value, error);

  return ecot_value_from_french (ecot_input_get_value_type (ECOT_INPUT (self)), text, value, error);
}

static void
set_text (EcotTextInput   *self,
          const EcotValue *value)
{
  g_autofree char *text = ecot_value_to_french (value);

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

static gboolean
idle_cb (gpointer user_data)
{
  EcotTextInput *self = user_data;

  self->source = 0;
  commit (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (EcotTextInput *self)
{
  if (self->showing)
    return;

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
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (commit), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_widget_add_controller (self->entry, keys);
}
