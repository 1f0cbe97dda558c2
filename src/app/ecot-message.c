/* ecot-message.c: the one dialogue that only tells something, and the one that asks for a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything newer GTK does otherwise (alerts, file dialogues) stands here, so
 * that moving past 4.8 changes one file.
 */

#include "config.h"

#include "app/ecot-message.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-settings.h"

void
ecot_message_show (GtkWindow  *over,
                   const char *title,
                   const char *text)
{
  GtkWidget *dialog = gtk_message_dialog_new (over, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                              GTK_MESSAGE_OTHER, GTK_BUTTONS_CLOSE, "%s", title);

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", text);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_window_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  EcotFileFunc func;
  GObject     *user_data;
} Asked;

static void
answered_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  Asked            *asked = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char  *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (path);

      ecot_settings_set_text ("folder", folder);
      asked->func (path, asked->user_data);
    }

  g_object_unref (asked->user_data);
  g_free (asked);
  g_object_unref (dialog);
}

static void
set_folder (GtkFileChooser *chooser)
{
  g_autofree char  *folder = ecot_settings_get_text ("folder");
  const char       *start = folder != NULL ? folder : g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) file = start != NULL ? g_file_new_for_path (start) : NULL;

  if (file != NULL && g_file_query_exists (file, NULL))
    gtk_file_chooser_set_current_folder (chooser, file, NULL);
}

void
ecot_message_ask_file (GtkWindow         *over,
                       const char        *title,
                       const char        *accept,
                       const char        *name,
                       const char        *kind,
                       const char *const *patterns,
                       EcotFileFunc       func,
                       GObject           *user_data)
{
  GtkFileChooserNative     *dialog = gtk_file_chooser_native_new (title, over,
                                                              name != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN,
                                                                  accept, _ ("_Cancel"));
  GtkFileChooser           *chooser = GTK_FILE_CHOOSER (dialog);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  Asked                    *asked = g_new0 (Asked, 1);

  gtk_file_filter_set_name (filter, kind);

  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);

  gtk_file_chooser_add_filter (chooser, filter);
  set_folder (chooser);

  if (name != NULL)
    gtk_file_chooser_set_current_name (chooser, name);

  asked->func = func;
  asked->user_data = g_object_ref (user_data);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), asked);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
ecot_message_open_file (GtkWindow  *over,
                        const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (over, uri, GDK_CURRENT_TIME);
}

char *
ecot_message_complete_path (const char *path,
                            const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  char            *full;

  if (g_str_has_suffix (lower, ending))
    return g_strdup (path);

  full = g_strconcat (path, ending, NULL);
  for (guint i = 2; g_file_test (full, G_FILE_TEST_EXISTS); i++)
    {
      g_free (full);
      full = g_strdup_printf ("%s (%u)%s", path, i, ending);
    }

  return full;
}
