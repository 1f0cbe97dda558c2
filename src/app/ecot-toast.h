/* ecot-toast.h: a word at the bottom of the window that goes by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ECOT_TYPE_TOAST (ecot_toast_get_type ())

G_DECLARE_FINAL_TYPE (EcotToast, ecot_toast, ECOT, TOAST, GtkWidget)

typedef void (*EcotToastFunc) (gpointer user_data);

/* @button: (nullable): what can be done about it, which calls @func with @user_data
 * @user_data: (transfer full) (nullable): freed with @destroy */
void ecot_toast_show (EcotToast     *self,
                      const char    *text,
                      const char    *button,
                      EcotToastFunc  func,
                      gpointer       user_data,
                      GDestroyNotify destroy);
/* Work under way: a spinner, how far it is once that is told (base/ecot-progress.h), no time limit; the button cancels it. */
void ecot_toast_show_work (EcotToast    *self,
                           const char   *text,
                           GCancellable *cancellable);
void ecot_toast_hide (EcotToast *self);

G_END_DECLS
