/* ecot-window-fill.c: a funder's form, filled from the dossier of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-fill-dialog.h"
#include "app/ecot-message.h"
#include "app/ecot-window-private.h"

static void
form_chosen (const char *path,
             gpointer    user_data)
{
  EcotWindow *self = user_data;
  GtkWidget  *dialog = ecot_fill_dialog_new (GTK_WINDOW (self), self->work, path);

  g_signal_connect_object (dialog, "refused", G_CALLBACK (ecot_window_show_error), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "written", G_CALLBACK (ecot_window_show_written), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
ecot_window_fill_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  const char *const patterns[] = { "*.pdf", "*.PDF", NULL };

  ecot_message_ask_file (GTK_WINDOW (widget), _ ("Choose the form to fill"), _ ("_Fill"), NULL, _ ("PDF forms"), patterns, form_chosen, G_OBJECT (widget));
}
