/* ecot-toast.c: a word at the bottom of the window that goes by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It never takes the focus and never covers the strip; it stays while the
 * pointer or the focus is on it, so that its button can be reached.
 */

#include "config.h"

#include "app/ecot-toast.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-progress.h"

#define SECONDS 8
#define LOOK_MS 100 /* between two looks at how far work is */

struct _EcotToast
{
  GtkWidget parent_instance;

  EcotToastFunc  func;
  gpointer       user_data;
  GDestroyNotify destroy;
  guint          source;

  GtkWidget      *revealer;
  GtkSpinner     *spinner;
  GtkProgressBar *progress;
  GtkLabel       *label;
  GtkButton      *button;
};

G_DEFINE_FINAL_TYPE (EcotToast, ecot_toast, GTK_TYPE_WIDGET)

static void
forget (EcotToast *self)
{
  gpointer       user_data = g_steal_pointer (&self->user_data);
  GDestroyNotify destroy = self->destroy;

  self->destroy = NULL;
  self->func = NULL;
  g_clear_handle_id (&self->source, g_source_remove);

  if (destroy != NULL && user_data != NULL)
    destroy (user_data);
}

static gboolean
is_busy (EcotToast *self)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (self));

  return (flags & (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN)) != 0;
}

static gboolean
hide_cb (gpointer user_data)
{
  EcotToast *self = user_data;

  if (is_busy (self))
    return G_SOURCE_CONTINUE;

  self->source = 0;
  ecot_toast_hide (self);

  return G_SOURCE_REMOVE;
}

static void
button_clicked_cb (EcotToast *self)
{
  if (self->func != NULL)
    self->func (self->user_data);

  ecot_toast_hide (self);
}

static void
close_clicked_cb (EcotToast *self)
{
  ecot_toast_hide (self);
}

/* What has faded away is still read out by assistive technology, unless it is hidden. */
static void
revealed_cb (EcotToast *self)
{
  GtkRevealer *revealer = self->revealer != NULL ? GTK_REVEALER (self->revealer) : NULL;

  if (revealer != NULL && !gtk_revealer_get_child_revealed (revealer) && !gtk_revealer_get_reveal_child (revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
ecot_toast_dispose (GObject *object)
{
  EcotToast *self = ECOT_TOAST (object);

  forget (self);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (ecot_toast_parent_class)->dispose (object);
}

static void
ecot_toast_class_init (EcotToastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_toast_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-toast.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_bind_template_child (widget_class, EcotToast, revealer);
  gtk_widget_class_bind_template_child (widget_class, EcotToast, spinner);
  gtk_widget_class_bind_template_child (widget_class, EcotToast, label);
  gtk_widget_class_bind_template_child (widget_class, EcotToast, progress);
  gtk_widget_class_bind_template_child (widget_class, EcotToast, button);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
}

static void
ecot_toast_init (EcotToast *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
reveal (EcotToast  *self,
        const char *text,
        const char *button)
{
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);

  if (button != NULL)
    gtk_button_set_label (self->button, button);

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

void
ecot_toast_show (EcotToast     *self,
                 const char    *text,
                 const char    *button,
                 EcotToastFunc  func,
                 gpointer       user_data,
                 GDestroyNotify destroy)
{
  g_return_if_fail (ECOT_IS_TOAST (self));

  forget (self);
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  self->source = g_timeout_add_seconds (SECONDS, hide_cb, self);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  reveal (self, text, button);
}

static void
cancel (gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* The bar comes once it is known how far the work is: what is done in a wink shows none. */
static gboolean
look_cb (gpointer user_data)
{
  EcotToast *self = user_data;
  gint       done = ecot_progress_ask (self->user_data);

  if (done >= 0)
    gtk_progress_bar_set_fraction (self->progress, (double)done / ECOT_PROGRESS_WHOLE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), done >= 0);

  return G_SOURCE_CONTINUE;
}

void
ecot_toast_show_work (EcotToast    *self,
                      const char   *text,
                      GCancellable *cancellable)
{
  g_return_if_fail (ECOT_IS_TOAST (self));

  forget (self);
  self->func = cancel;
  self->user_data = g_object_ref (cancellable);
  self->destroy = g_object_unref;
  self->source = g_timeout_add (LOOK_MS, look_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);
  reveal (self, text, _ ("Cancel"));
}

void
ecot_toast_hide (EcotToast *self)
{
  g_return_if_fail (ECOT_IS_TOAST (self));

  forget (self);
  gtk_spinner_stop (self->spinner);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}
