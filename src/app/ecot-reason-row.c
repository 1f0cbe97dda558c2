/* ecot-reason-row.c: a line of an explanation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-reason-row.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-reason-item.h"

struct _EcotReasonRow
{
  GtkWidget parent_instance;

  GtkWidget *expander;
  GtkLabel  *label;
  GtkLabel  *formula;
  GtkLabel  *value;
  GtkWidget *typed;
};

G_DEFINE_FINAL_TYPE (EcotReasonRow, ecot_reason_row, GTK_TYPE_WIDGET)

static void
ecot_reason_row_dispose (GObject *object)
{
  g_clear_pointer (&ECOT_REASON_ROW (object)->expander, gtk_widget_unparent);

  G_OBJECT_CLASS (ecot_reason_row_parent_class)->dispose (object);
}

static void
ecot_reason_row_class_init (EcotReasonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_reason_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-reason-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotReasonRow, expander);
  gtk_widget_class_bind_template_child (widget_class, EcotReasonRow, label);
  gtk_widget_class_bind_template_child (widget_class, EcotReasonRow, formula);
  gtk_widget_class_bind_template_child (widget_class, EcotReasonRow, value);
  gtk_widget_class_bind_template_child (widget_class, EcotReasonRow, typed);
}

static void
ecot_reason_row_init (EcotReasonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ecot_reason_row_new (void)
{
  return g_object_new (ECOT_TYPE_REASON_ROW, NULL);
}

/* What stands under the label: how it was made, or the sentence of the call. */
static char *
second_line (const EcotReason *reason)
{
  if (reason->source != NULL)
    return ecot_source_phrase (reason->source);

  return reason->children->len > 0 ? ecot_reason_formula (reason) : NULL;
}

void
ecot_reason_row_bind (EcotReasonRow  *self,
                      GtkTreeListRow *row)
{
  g_autoptr (EcotReasonItem) item = gtk_tree_list_row_get_item (row);
  const EcotReason          *reason = ecot_reason_item_get_reason (item);
  g_autofree char           *value = ecot_reason_value (reason);
  g_autofree char           *formula = second_line (reason);
  g_autofree char           *name = g_strdup_printf ("%s %s", reason->label, value);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (self->expander), row);
  gtk_label_set_label (self->label, reason->label);
  gtk_label_set_label (self->value, value);
  gtk_label_set_label (self->formula, formula != NULL ? formula : "");
  gtk_widget_set_visible (GTK_WIDGET (self->formula), formula != NULL);
  gtk_widget_set_visible (self->typed, reason->place != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), reason->place != NULL ? _ ("Typed: go to this cell") : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
