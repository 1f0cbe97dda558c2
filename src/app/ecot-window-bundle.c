/* ecot-window-bundle.c: papers and documents in one file, from the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dossier is read here; pages are made on another thread, which may be told to
 * stop.  What was left out is told when the file is there: nobody looks for a reason
 * before.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-message.h"
#include "app/ecot-window-private.h"
#include "desk/ecot-bundle.h"

/* So many files that were left out are told. */
#define MAX_TOLD 8

typedef struct
{
  EcotBundle *bundle;
  char       *out;
} Binding;

static void
binding_free (gpointer data)
{
  Binding *binding = data;

  ecot_bundle_free (binding->bundle);
  g_free (binding->out);
  g_free (binding);
}

/* {{{ The end */

/* The first ones: a dialogue is no list, and the index has them all. */
static char *
describe_left_out (const GPtrArray *entries)
{
  GString *text = g_string_new (NULL);
  guint    n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const EcotBundleEntry *entry = entries->pdata[i];

      if (entry->state <= ECOT_BUNDLE_ABSENT || n++ >= MAX_TOLD)
        continue;

      /* Translators: number of a piece, its title, name of its file, what is wrong with it */
      g_string_append_printf (text, _ ("Piece %u, %s (%s): %s."), entry->number, entry->title, entry->file,
                              ecot_bundle_state_explain (entry->state));
      g_string_append (text, "\n\n");
    }

  if (n > MAX_TOLD)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "And %u more, which the first page of the bundle names.", "And %u more, which the first page of the bundle names.", n - MAX_TOLD), n - MAX_TOLD);

  return g_strchomp (g_string_free (text, FALSE));
}

static void
tell_left_out (EcotWindow *self,
               EcotBundle *bundle)
{
  guint            n = ecot_bundle_get_n_left_out (bundle);
  g_autofree char *left_out = describe_left_out (ecot_bundle_get_entries (bundle));
  g_autofree char *title = NULL;

  if (n == 0)
    return;

  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The bundle is written without %u document", "The bundle is written without %u documents", n), n);
  ecot_message_show (GTK_WINDOW (self), title, left_out);
}

static void
bound_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  EcotWindow *self = ECOT_WINDOW (source);
  Binding    *binding = g_task_get_task_data (G_TASK (result));

  if (ecot_window_finish_writing (self, G_TASK (result), binding->out))
    tell_left_out (self, binding->bundle);
}

/* }}} */

static void
bind_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Binding *binding = data;
  GError  *error = NULL;

  if (ecot_bundle_write (binding->bundle, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
begin (EcotWindow *self,
       const char *out)
{
  g_autoptr (GError) error = NULL;
  EcotBundle        *bundle;
  Binding           *binding;

  ecot_work_flush (self->work);
  bundle = ecot_bundle_begin (ecot_work_get_desk (self->work), out, &error);
  if (bundle == NULL)
    {
      ecot_window_show_error (self, error->message);
      return;
    }

  binding = g_new0 (Binding, 1);
  binding->bundle = bundle;
  binding->out = g_strdup (out);
  ecot_window_start_writing (self, out, bound_cb, bind_worker, binding, binding_free);
}

static void
chosen (const char *path,
        gpointer    user_data)
{
  EcotWindow      *self = user_data;
  const char      *ending = g_object_get_data (user_data, "bundle-ending");
  g_autofree char *full = ecot_message_complete_path (path, ending);

  begin (self, full);
}

void
ecot_window_bundle_action (GtkWidget  *widget,
                           const char *name,
                           GVariant   *parameter)
{
  EcotWindow       *self = ECOT_WINDOW (widget);
  g_autofree char  *ending = g_strconcat (".", g_variant_get_string (parameter, NULL), NULL);
  g_autofree char  *pattern = g_strconcat ("*", ending, NULL);
  g_autofree char  *title = g_strdup_printf ("%s - %s", gtk_window_get_title (GTK_WINDOW (self)), _ ("bundle"));
  g_autofree char  *proposed = g_strconcat (g_strdelimit (title, "/\\:*?\"<>|\n", '-'), ending, NULL);
  const char *const patterns[] = { pattern, NULL };

  g_object_set_data_full (G_OBJECT (self), "bundle-ending", g_strdup (ending), g_free);
  ecot_message_ask_file (GTK_WINDOW (self), _ ("Bundle"), _ ("_Bundle"), proposed, pattern, patterns, chosen, G_OBJECT (self));
}
