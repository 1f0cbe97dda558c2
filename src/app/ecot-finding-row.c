/* ecot-finding-row.c: one finding: the sentence, the numbers, the call's phrase, the fix
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-finding-row.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-level-look.h"
#include "app/ecot-name.h"

struct _EcotFindingRow
{
  GtkWidget parent_instance;

  EcotWork    *work; /* not owned */
  EcotFinding *finding;

  GtkWidget *box;
  GtkImage  *level;
  GtkLabel  *message;
  GtkLabel  *numbers;
  GtkLabel  *source;
  GtkButton *fix;
};

G_DEFINE_FINAL_TYPE (EcotFindingRow, ecot_finding_row, GTK_TYPE_WIDGET)

static void
fix_clicked_cb (EcotFindingRow *self)
{
  EcotAction *fix = ecot_finding_get_fix (self->finding);

  if (fix != NULL)
    ecot_work_perform (self->work, ecot_action_ref (fix));
}

static void
append (GString    *text,
        const char *format,
        const char *value)
{
  if (value == NULL)
    return;

  if (text->len > 0)
    g_string_append (text, " · ");

  g_string_append_printf (text, "%s %s", format, value);
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_numbers (EcotFindingRow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append (text, _ ("found"), ecot_finding_get_found (self->finding));
  append (text, _ ("expected"), ecot_finding_get_expected (self->finding));
  append (text, _ ("difference"), ecot_finding_get_difference (self->finding));
  show_text (self->numbers, text->str);
}

static void
show_source (EcotFindingRow *self)
{
  const EcotSource *source = ecot_finding_get_source (self->finding);
  g_autofree char  *quote = source != NULL && source->quote != NULL ? g_strdup_printf ("« %s »", source->quote) : NULL;

  show_text (self->source, quote);
}

static void
show_level (EcotFindingRow *self)
{
  EcotLevel level = ecot_finding_get_level (self->finding);

  ecot_level_dress (GTK_WIDGET (self), level);
  gtk_image_set_from_icon_name (self->level, ecot_level_get_icon (level));
  ecot_name_tip (GTK_WIDGET (self->level), ecot_level_get_name (level));
}

static void
show_fix (EcotFindingRow *self)
{
  EcotAction *fix = ecot_finding_get_fix (self->finding);

  gtk_widget_set_visible (GTK_WIDGET (self->fix), fix != NULL);

  if (fix == NULL)
    return;

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (self->fix)), ecot_action_get_label (fix));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fix), GTK_ACCESSIBLE_PROPERTY_LABEL, ecot_action_get_label (fix), -1);
}

static void
ecot_finding_row_dispose (GObject *object)
{
  EcotFindingRow *self = ECOT_FINDING_ROW (object);

  g_clear_object (&self->finding);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (ecot_finding_row_parent_class)->dispose (object);
}

static void
ecot_finding_row_class_init (EcotFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_finding_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotFindingRow, box);
  gtk_widget_class_bind_template_child (widget_class, EcotFindingRow, level);
  gtk_widget_class_bind_template_child (widget_class, EcotFindingRow, message);
  gtk_widget_class_bind_template_child (widget_class, EcotFindingRow, numbers);
  gtk_widget_class_bind_template_child (widget_class, EcotFindingRow, source);
  gtk_widget_class_bind_template_child (widget_class, EcotFindingRow, fix);
  gtk_widget_class_bind_template_callback (widget_class, fix_clicked_cb);
}

static void
ecot_finding_row_init (EcotFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ecot_finding_row_new (void)
{
  return g_object_new (ECOT_TYPE_FINDING_ROW, NULL);
}

static void
show_message (EcotFindingRow *self)
{
  const char      *message = ecot_finding_get_message (self->finding);
  g_autofree char *name = g_strdup_printf ("%s : %s", ecot_level_get_name (ecot_finding_get_level (self->finding)), message);

  gtk_label_set_label (self->message, message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

gboolean
ecot_finding_row_follow (EcotFindingRow *self)
{
  g_return_val_if_fail (ECOT_IS_FINDING_ROW (self), FALSE);

  if (self->finding == NULL || g_str_equal (gtk_label_get_label (self->message), ecot_finding_get_message (self->finding)))
    return FALSE;

  show_message (self);
  return TRUE;
}

/* A list view binds all rows behind one that came or went once more, each to the finding it has.  What it says is
 * not looked at: measuring two hundred sentences anew is for nobody who sees ten. */
void
ecot_finding_row_bind (EcotFindingRow *self,
                       EcotWork       *work,
                       EcotFinding    *finding)
{
  if (self->finding == finding)
    return;

  self->work = work;
  g_set_object (&self->finding, finding);
  show_message (self);
  show_numbers (self);
  show_source (self);
  show_level (self);
  show_fix (self);
}
