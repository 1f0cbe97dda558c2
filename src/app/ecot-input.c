/* ecot-input.c: one cell of the dossier on a page: title, help, what is typed, message
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The line of the message is always there, so that nothing moves when it gets
 * words; an input too narrow for a sentence has it in a line its whole row
 * shares.  It shows what is wrong with what is being typed, else what the check
 * says of the cell; a cell that is merely empty is not reproached here.
 */

#include "config.h"

#include "app/ecot-input.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-check-input.h"
#include "app/ecot-choice-input.h"
#include "app/ecot-name.h"
#include "app/ecot-option-input.h"
#include "app/ecot-prose-input.h"
#include "app/ecot-text-input.h"
#include "base/ecot-fold.h"

#define SHORT_HELP     90
#define MESSAGE_HEIGHT 20 /* pixels of one line with its padding */

typedef struct
{
  EcotWork            *work;
  char                *path;
  EcotKind             kind;
  char                *key;
  const EcotFieldSpec *spec;
  gboolean             typing_fault; /* the message is about what is being typed */
  char                *hint;         /* what is being typed comes to that */
  GtkWidget           *widget;

  GtkWidget *head;
  GtkLabel  *title;
  GtkWidget *required;
  GtkWidget *help_box;
  GtkLabel  *help;
  GtkWidget *more;
  GtkBox    *slot;
  GtkWidget *message_box;
  gboolean   apart; /* the message is shown elsewhere, and only when there is one */
  GtkImage  *sign;
  GtkLabel  *message;
} EcotInputPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (EcotInput, ecot_input, GTK_TYPE_BOX)

static void
show_level (GtkWidget *widget,
            gboolean   shown,
            EcotLevel  level)
{
  static const char *const classes[] = { "level-advice", "level-warning", "level-error" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (widget, classes[i]);

  if (shown)
    gtk_widget_add_css_class (widget, classes[level]);
}

static void
show_message (EcotInputPrivate *priv,
              EcotInput        *self,
              const char       *text,
              EcotLevel         level)
{
  show_level (GTK_WIDGET (self), text != NULL, level);
  show_level (priv->message_box, text != NULL, level);
  gtk_widget_set_visible (priv->message_box, text != NULL || !priv->apart);
  gtk_label_set_label (priv->message, text != NULL ? text : "");
  ecot_name_tip (GTK_WIDGET (priv->message), text);
  gtk_widget_set_opacity (GTK_WIDGET (priv->sign), text != NULL && level > ECOT_LEVEL_ADVICE ? 1 : 0);

  if (priv->widget == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->widget), GTK_ACCESSIBLE_STATE_INVALID,
                               text != NULL && level == ECOT_LEVEL_ERROR ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* A message that opens with the name of its field, « Code postal » (…) : why, has
 * it said already by the title above.  One that opens with words of the text has not. */
static char *
without_name (const char *message,
              const char *name)
{
  g_autofree char *quoted = g_strdup_printf ("\302\253\342\200\257%s\342\200\257\302\273", name);
  const char      *colon = g_str_has_prefix (message, quoted) ? strstr (message, "\302\240: ") : NULL;

  return colon != NULL ? ecot_capitalise (colon + strlen ("\302\240: ")) : g_strdup (message);
}

static void
show_finding (EcotInput *self)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (self);
  EcotFinding      *finding = ecot_work_find (priv->work, priv->path);
  g_autofree char  *text = NULL;

  if (priv->typing_fault)
    return;

  if (priv->hint != NULL)
    {
      show_message (priv, self, priv->hint, ECOT_LEVEL_ADVICE);
      return;
    }

  if (finding == NULL || ecot_value_is_empty (ecot_input_get_value (self)))
    {
      show_message (priv, self, NULL, ECOT_LEVEL_ADVICE);
      return;
    }

  text = priv->apart ? g_strdup (ecot_finding_get_message (finding)) : without_name (ecot_finding_get_message (finding), gtk_label_get_label (priv->title));
  show_message (priv, self, text, ecot_finding_get_level (finding));
}

static void
refresh (EcotInput *self)
{
  ECOT_INPUT_GET_CLASS (self)->show_value (self, ecot_input_get_value (self));
  show_finding (self);
}

static gboolean
touches (EcotInputPrivate *priv,
         const EcotEdit   *edit)
{
  int field = ecot_schema_find_field (priv->kind, priv->spec->name);

  return edit->kind == priv->kind && (edit->type != ECOT_EDIT_SET || (int)edit->field == field);
}

static void
performed_cb (EcotInput  *self,
              EcotAction *action)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (self);

  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    if (touches (priv, ecot_action_get_edit (action, i)))
      {
        refresh (self);
        return;
      }
}

static void
flush_cb (EcotInput *self)
{
  ECOT_INPUT_GET_CLASS (self)->flush (self);
}

static void
more_clicked_cb (EcotInput *self)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (self);

  gtk_label_set_ellipsize (priv->help, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_lines (priv->help, -1);
  gtk_label_set_wrap (priv->help, TRUE);
  gtk_widget_set_visible (priv->more, FALSE);
}

static void
ecot_input_dispose (GObject *object)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (ECOT_INPUT (object));

  g_clear_object (&priv->work);

  G_OBJECT_CLASS (ecot_input_parent_class)->dispose (object);
}

static void
ecot_input_finalize (GObject *object)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (ECOT_INPUT (object));

  g_free (priv->hint);
  g_free (priv->path);
  g_free (priv->key);

  G_OBJECT_CLASS (ecot_input_parent_class)->finalize (object);
}

static void
ecot_input_class_init (EcotInputClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_input_dispose;
  G_OBJECT_CLASS (klass)->finalize = ecot_input_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-input.ui");
  gtk_widget_class_bind_template_child_private (widget_class, EcotInput, head);
  gtk_widget_class_bind_template_child_private (widget_class, EcotInput, title);
  gtk_widget_class_bind_template_child_private (widget_class, EcotInput, required);
  gtk_widget_class_bind_template_child_private (widget_class, EcotInput, help_box);
  gtk_widget_class_bind_template_child_private (widget_class, EcotInput, help);
  gtk_widget_class_bind_template_child_private (widget_class, EcotInput, more);
  gtk_widget_class_bind_template_child_private (widget_class, EcotInput, slot);
  gtk_widget_class_bind_template_child_private (widget_class, EcotInput, message_box);
  gtk_widget_class_bind_template_child_private (widget_class, EcotInput, sign);
  gtk_widget_class_bind_template_child_private (widget_class, EcotInput, message);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
}

static void
ecot_input_init (EcotInput *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GType
type_for (EcotKind             kind,
          const EcotFieldSpec *spec)
{
  if (kind == ECOT_KIND_OPTION)
    return ECOT_TYPE_OPTION_INPUT;
  if (spec->type == ECOT_VALUE_BOOLEAN)
    return ECOT_TYPE_CHECK_INPUT;
  if (spec->type == ECOT_VALUE_CHOICE)
    return ECOT_TYPE_CHOICE_INPUT;
  if (spec->type == ECOT_VALUE_PROSE)
    return ECOT_TYPE_PROSE_INPUT;

  return ECOT_TYPE_TEXT_INPUT;
}

static void
show_help (EcotInputPrivate *priv,
           const char       *help)
{
  gboolean is_short = help != NULL && g_utf8_strlen (help, -1) <= SHORT_HELP;

  gtk_widget_set_visible (priv->help_box, help != NULL);
  gtk_widget_set_visible (priv->more, help != NULL && !is_short);
  gtk_label_set_label (priv->help, help != NULL ? help : "");
}

GtkWidget *
ecot_input_new (EcotWork   *work,
                const char *path,
                const char *label,
                const char *help,
                gboolean    required)
{
  EcotPlace            place;
  const EcotFieldSpec *spec;
  EcotInput           *self;
  EcotInputPrivate    *priv;
  g_autofree char     *title = NULL;

  g_return_val_if_fail (ECOT_IS_WORK (work), NULL);

  if (!ecot_dossier_find_path (ecot_work_get_dossier (work), path, &place, NULL))
    return NULL;

  spec = &ecot_schema_get_kind (place.kind)->fields[place.field];
  self = g_object_new (type_for (place.kind, spec), NULL);
  priv = ecot_input_get_instance_private (self);
  priv->work = g_object_ref (work);
  priv->path = g_strdup (path);
  priv->kind = place.kind;
  priv->key = *place.key != '\0' ? g_strdup (place.key) : NULL;
  priv->spec = spec;

  title = label != NULL ? g_strdup (label) : ecot_capitalise (spec->label);
  gtk_label_set_label (priv->title, title);
  gtk_widget_set_visible (priv->required, required);
  show_help (priv, help);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->widget), GTK_ACCESSIBLE_PROPERTY_REQUIRED, required, -1);
  refresh (self);
  g_signal_connect_object (work, "performed", G_CALLBACK (performed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "findings-changed", G_CALLBACK (show_finding), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "flush", G_CALLBACK (flush_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

const char *
ecot_input_get_path (EcotInput *self)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (self);

  g_return_val_if_fail (ECOT_IS_INPUT (self), NULL);

  return priv->path;
}

const char *
ecot_input_get_key (EcotInput *self)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (self);

  g_return_val_if_fail (ECOT_IS_INPUT (self), NULL);

  return priv->key;
}

const char *
ecot_input_get_title (EcotInput *self)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (self);

  g_return_val_if_fail (ECOT_IS_INPUT (self), NULL);

  return gtk_label_get_label (priv->title);
}

void
ecot_input_focus (EcotInput *self)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (self);

  g_return_if_fail (ECOT_IS_INPUT (self));

  gtk_widget_grab_focus (priv->widget);

  if (ECOT_INPUT_GET_CLASS (self)->point != NULL)
    ECOT_INPUT_GET_CLASS (self)->point (self);
}

EcotWork *
ecot_input_get_work (EcotInput *self)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (self);

  g_return_val_if_fail (ECOT_IS_INPUT (self), NULL);

  return priv->work;
}

const EcotFieldSpec *
ecot_input_get_spec (EcotInput *self)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (self);

  g_return_val_if_fail (ECOT_IS_INPUT (self), NULL);

  return priv->spec;
}

EcotValueType
ecot_input_get_value_type (EcotInput *self)
{
  return ecot_input_get_spec (self)->type;
}

const EcotValue *
ecot_input_get_value (EcotInput *self)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (self);

  g_return_val_if_fail (ECOT_IS_INPUT (self), NULL);

  return ecot_dossier_get_value (ecot_work_get_dossier (priv->work), priv->kind, priv->key, priv->spec->name);
}

gboolean
ecot_input_commit (EcotInput       *self,
                   const EcotValue *value)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (self);

  g_return_val_if_fail (ECOT_IS_INPUT (self), FALSE);

  if (ecot_value_equal (value, ecot_input_get_value (self)))
    return TRUE;

  return ecot_work_set (priv->work, priv->kind, priv->key, priv->spec->name, value);
}

void
ecot_input_set_widget (EcotInput *self,
                       GtkWidget *widget)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (self);

  g_return_if_fail (ECOT_IS_INPUT (self));

  if (priv->widget == NULL)
    {
      priv->widget = widget;
      gtk_label_set_mnemonic_widget (priv->title, widget);
    }
  if (gtk_widget_get_parent (widget) == NULL)
    gtk_box_append (priv->slot, widget);
}

void
ecot_input_set_message (EcotInput  *self,
                        const char *message)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (self);

  g_return_if_fail (ECOT_IS_INPUT (self));

  priv->typing_fault = message != NULL;

  if (message != NULL)
    show_message (priv, self, message, ECOT_LEVEL_ERROR);
  else
    show_finding (self);
}

void
ecot_input_set_hint (EcotInput  *self,
                     const char *hint)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (self);

  g_return_if_fail (ECOT_IS_INPUT (self));

  if (g_strcmp0 (priv->hint, hint) == 0)
    return;

  g_free (priv->hint);
  priv->hint = g_strdup (hint);
  priv->typing_fault = priv->typing_fault && hint == NULL;
  show_finding (self);
}

GtkWidget *
ecot_input_make_messages (void)
{
  GtkWidget *messages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  ecot_input_reserve_messages (messages, 1);

  return messages;
}

void
ecot_input_reserve_messages (GtkWidget *messages,
                             guint      n_lines)
{
  gtk_widget_set_size_request (messages, -1, (int)n_lines * MESSAGE_HEIGHT);
}

void
ecot_input_put_message (EcotInput *self,
                        GtkWidget *messages)
{
  EcotInputPrivate     *priv = ecot_input_get_instance_private (self);
  g_autoptr (GtkWidget) box = NULL;

  g_return_if_fail (ECOT_IS_INPUT (self));
  g_return_if_fail (!priv->apart);

  box = g_object_ref (priv->message_box);
  gtk_box_remove (GTK_BOX (self), box);
  gtk_box_append (GTK_BOX (messages), box);
  priv->apart = TRUE;
  show_finding (self);
}

void
ecot_input_hide_title (EcotInput *self)
{
  EcotInputPrivate *priv = ecot_input_get_instance_private (self);

  g_return_if_fail (ECOT_IS_INPUT (self));

  gtk_widget_set_visible (priv->head, FALSE);
  gtk_label_set_mnemonic_widget (priv->title, NULL);
  ecot_name_widget (priv->widget, gtk_label_get_label (priv->title));
}
