/* ecot-window-bundle.c: papers and documents in one file, from the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dossier is read here; pages are made on another thread, which says how far it is and may
 * be told to stop.  What was left out is told when the file is there: nobody looks for a
 * reason before.
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
  EcotWindow *window; /* not owned: the task holds it */
  EcotBundle *bundle;
  char       *out, *name;
  guint       done, n; /* as last told: on the main loop */
} Binding;

static void
binding_free (gpointer data)
{
  Binding *binding = data;

  ecot_bundle_free (binding->bundle);
  g_free (binding->out);
  g_free (binding->name);
  g_free (binding);
}

/* {{{ How far it is */

typedef struct
{
  EcotWindow   *window; /* owned */
  GCancellable *cancellable;
  char         *text;
} Progress;

static gboolean
tell_cb (gpointer data)
{
  Progress *progress = data;

  /* Not after the end, nor for one that was given up. */
  if (progress->window->cancellable == progress->cancellable && !g_cancellable_is_cancelled (progress->cancellable))
    ecot_toast_show_work (progress->window->toast, progress->text, progress->cancellable);

  return G_SOURCE_REMOVE;
}

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  g_object_unref (progress->window);
  g_object_unref (progress->cancellable);
  g_free (progress->text);
  g_free (progress);
}

typedef struct
{
  Binding      *binding;
  GCancellable *cancellable;
} Teller;

static void
progress_cb (guint    done,
             guint    n,
             gpointer user_data)
{
  Teller   *teller = user_data;
  Progress *progress = g_new0 (Progress, 1);

  progress->window = g_object_ref (teller->binding->window);
  progress->cancellable = g_object_ref (teller->cancellable);
  /* Translators: name of a file, how many papers and documents are done, of how many */
  progress->text = g_strdup_printf (_ ("Bundling “%s”: %u of %u…"), teller->binding->name, done, n);
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, progress, progress_free);
}

/* }}} */
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

typedef struct
{
  GtkWindow *window;
  char      *path;
} Written;

static void
written_free (gpointer data)
{
  Written *written = data;

  g_free (written->path);
  g_free (written);
}

static void
open_written (gpointer data)
{
  Written *written = data;

  ecot_message_open_file (written->window, written->path);
}

static void
tell_written (EcotWindow *self,
              Binding    *binding)
{
  guint            n = ecot_bundle_get_n_left_out (binding->bundle);
  g_autofree char *text = g_strdup_printf (_ ("“%s” is written"), binding->name);
  g_autofree char *left_out = describe_left_out (ecot_bundle_get_entries (binding->bundle));
  g_autofree char *title = NULL;
  Written         *written = g_new0 (Written, 1);

  written->window = GTK_WINDOW (self);
  written->path = g_strdup (binding->out);
  ecot_toast_show (self->toast, text, _ ("Open"), open_written, written, written_free);

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
  EcotWindow        *self = ECOT_WINDOW (source);
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->cancellable);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      tell_written (self, g_task_get_task_data (G_TASK (result)));
      return;
    }

  ecot_toast_hide (self->toast);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ecot_window_show_error (self, error->message);
}

/* }}} */

static void
bind_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Binding *binding = data;
  Teller   teller = { binding, cancellable };
  GError  *error = NULL;

  if (ecot_bundle_write (binding->bundle, progress_cb, &teller, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
begin (EcotWindow *self,
       const char *out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask)  task = NULL;
  EcotBundle        *bundle;
  Binding           *binding;

  ecot_work_flush (self->work);
  bundle = ecot_bundle_begin (ecot_work_get_desk (self->work), out, &error);
  if (bundle == NULL)
    {
      ecot_window_show_error (self, error->message);
      return;
    }

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  binding = g_new0 (Binding, 1);
  binding->window = self;
  binding->bundle = bundle;
  binding->out = g_strdup (out);
  binding->name = g_filename_display_basename (out);
  task = g_task_new (self, self->cancellable, bound_cb, NULL);
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, binding, binding_free);
  progress_cb (0, ecot_bundle_get_entries (bundle)->len + 1, &(Teller){ binding, self->cancellable });
  g_task_run_in_thread (task, bind_worker);
}

static void
chosen (const char *path,
        gpointer    user_data)
{
  EcotWindow      *self = user_data;
  const char      *ending = g_object_get_data (user_data, "bundle-ending");
  g_autofree char *full = g_str_has_suffix (path, ending) ? g_strdup (path) : g_strconcat (path, ending, NULL);

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
