/* ecot-page.c: what every page of the window can be asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-page.h"

typedef struct
{
  EcotWork *work;
  EcotLot  *lot; /* what stands on the page is of that lot, whatever the work moves to */
} EcotPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (EcotPage, ecot_page, GTK_TYPE_BOX)

static void
ecot_page_dispose (GObject *object)
{
  EcotPagePrivate *priv = ecot_page_get_instance_private (ECOT_PAGE (object));

  g_clear_object (&priv->work);

  G_OBJECT_CLASS (ecot_page_parent_class)->dispose (object);
}

static void
ecot_page_finalize (GObject *object)
{
  EcotPagePrivate *priv = ecot_page_get_instance_private (ECOT_PAGE (object));

  g_clear_pointer (&priv->lot, ecot_lot_unref);

  G_OBJECT_CLASS (ecot_page_parent_class)->finalize (object);
}

static void
ecot_page_class_init (EcotPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_page_finalize;
  G_OBJECT_CLASS (klass)->dispose = ecot_page_dispose;
}

static void
ecot_page_init (EcotPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "page");
}

GtkWidget *
ecot_page_new (GType     type,
               EcotWork *work)
{
  EcotPage        *self = g_object_new (type, NULL);
  EcotPagePrivate *priv = ecot_page_get_instance_private (self);

  priv->work = g_object_ref (work);
  priv->lot = ecot_lot_ref (ecot_work_get_lot (work));
  ECOT_PAGE_GET_CLASS (self)->build (self, work);

  return GTK_WIDGET (self);
}

EcotWork *
ecot_page_get_work (EcotPage *self)
{
  EcotPagePrivate *priv = ecot_page_get_instance_private (self);

  g_return_val_if_fail (ECOT_IS_PAGE (self), NULL);

  return priv->work;
}

gboolean
ecot_page_go_to (EcotPage   *self,
                 const char *path)
{
  g_return_val_if_fail (ECOT_IS_PAGE (self), FALSE);

  return ECOT_PAGE_GET_CLASS (self)->go_to != NULL && ECOT_PAGE_GET_CLASS (self)->go_to (self, path);
}

void
ecot_page_begin (EcotPage *self)
{
  g_return_if_fail (ECOT_IS_PAGE (self));

  /* The stack has moved the focus with the page already. */
  if ((gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0 && ECOT_PAGE_GET_CLASS (self)->begin == NULL)
    return;

  if (ECOT_PAGE_GET_CLASS (self)->begin != NULL)
    ECOT_PAGE_GET_CLASS (self)->begin (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
