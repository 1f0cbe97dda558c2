/* ecot-recent-row.c: a dossier to go on with, on the start page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-recent-row.h"

struct _EcotRecentRow
{
  GtkListBoxRow parent_instance;

  EcotRecent *recent;

  GtkLabel  *title;
  GtkLabel  *detail;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (EcotRecentRow, ecot_recent_row, GTK_TYPE_LIST_BOX_ROW)

static guint removed_signal;

static void
remove_clicked_cb (EcotRecentRow *self)
{
  g_signal_emit (self, removed_signal, 0);
}

static void
ecot_recent_row_finalize (GObject *object)
{
  EcotRecentRow *self = ECOT_RECENT_ROW (object);

  g_clear_pointer (&self->recent, ecot_recent_free);

  G_OBJECT_CLASS (ecot_recent_row_parent_class)->finalize (object);
}

static void
ecot_recent_row_class_init (EcotRecentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ecot_recent_row_finalize;
  removed_signal = g_signal_new ("removed", ECOT_TYPE_RECENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-recent-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotRecentRow, title);
  gtk_widget_class_bind_template_child (widget_class, EcotRecentRow, detail);
  gtk_widget_class_bind_template_child (widget_class, EcotRecentRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
ecot_recent_row_init (EcotRecentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ecot_recent_row_new (EcotRecent *recent)
{
  EcotRecentRow *self = g_object_new (ECOT_TYPE_RECENT_ROW, NULL);

  self->recent = recent;
  gtk_label_set_label (self->title, recent->title);
  gtk_label_set_label (self->detail, recent->detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), recent->path);
  /* A file is the person's own: only what no file holds may be thrown away here. */
  gtk_widget_set_visible (self->remove, recent->working_copy != NULL && recent->path == NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, recent->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, recent->detail, -1);

  return GTK_WIDGET (self);
}

const EcotRecent *
ecot_recent_row_get_recent (EcotRecentRow *self)
{
  g_return_val_if_fail (ECOT_IS_RECENT_ROW (self), NULL);

  return self->recent;
}
