/* ecot-name.c: what a widget is called, by assistive technology and under the pointer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-name.h"

void
ecot_name_widget (GtkWidget  *widget,
                  const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GQuark
tip_quark (void)
{
  return g_quark_from_static_string ("ecot-tip");
}

static gboolean
query_tooltip_cb (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    by_keyboard,
                  GtkTooltip *tooltip)
{
  const char *text = g_object_get_qdata (G_OBJECT (widget), tip_quark ());

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

gboolean
ecot_name_tip (GtkWidget  *widget,
               const char *text)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (g_strcmp0 (g_object_get_qdata (G_OBJECT (widget), tip_quark ()), text) == 0)
    return FALSE;

  g_object_set_qdata_full (G_OBJECT (widget), tip_quark (), g_strdup (text), g_free);
  g_signal_handlers_disconnect_by_func (widget, query_tooltip_cb, NULL);
  if (text != NULL)
    g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);

  gtk_widget_set_has_tooltip (widget, text != NULL);
  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);

  return TRUE;
}

void
ecot_name_icon (GtkImage   *image,
                const char *icon)
{
  g_return_if_fail (GTK_IS_IMAGE (image));

  if (g_strcmp0 (gtk_image_get_icon_name (image), icon) != 0)
    gtk_image_set_from_icon_name (image, icon);
}
