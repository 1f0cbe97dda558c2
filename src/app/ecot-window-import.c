/* ecot-window-import.c: budgets from spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-import-dialog.h"
#include "app/ecot-message.h"
#include "app/ecot-window-private.h"

static void
refused_cb (EcotWindow *self,
            const char *message)
{
  ecot_message_show (GTK_WINDOW (self), _ ("No budget can be taken from this file"), message);
}

static void
file_chosen (const char *path,
             gpointer    user_data)
{
  EcotWindow *self = ECOT_WINDOW (user_data);
  GtkWidget  *dialog;

  ecot_work_flush (self->work);
  dialog = ecot_import_dialog_new (GTK_WINDOW (self), self->work, path);
  g_signal_connect_object (dialog, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "added", G_CALLBACK (ecot_window_offer_undo), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* @parameter: the file, or NULL to ask for one */
void
ecot_window_import_action (GtkWidget  *widget,
                           const char *name,
                           GVariant   *parameter)
{
  const char *const patterns[] = { "*.ods", "*.fods", "*.csv", "*.tsv", NULL };

  if (parameter != NULL)
    file_chosen (g_variant_get_bytestring (parameter), widget);
  else
    ecot_message_ask_file (GTK_WINDOW (widget), _ ("Import a budget"), _ ("_Open"), NULL, _ ("Spreadsheets (.ods, .csv)"), patterns,
                           file_chosen, G_OBJECT (widget));
}
