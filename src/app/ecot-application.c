/* ecot-application.c: the application: its windows, its catalogue, its command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One process, one window a dossier.  A dossier that is already open is shown
 * again and never opened twice: two working copies of one file would publish
 * over each other.
 */

#include "config.h"

#include "app/ecot-application.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-appearance.h"
#include "app/ecot-help-window.h"
#include "app/ecot-memory.h"
#include "app/ecot-message.h"
#include "app/ecot-recent.h"
#include "app/ecot-resources.h"
#include "app/ecot-start-window.h"
#include "app/ecot-window.h"

struct _EcotApplication
{
  GtkApplication parent_instance;

  EcotCatalogue *catalogue;
  GPtrArray     *toplevels; /* of GtkWindow, as GTK lists them */
};

G_DEFINE_FINAL_TYPE (EcotApplication, ecot_application, GTK_TYPE_APPLICATION)

static void
look_around (GObject *application)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL; l = l->next)
    if (ECOT_IS_WINDOW (l->data))
      ecot_window_look_around (l->data);
}

static void
show_desk (EcotApplication *self,
           EcotDesk        *desk,
           GError          *error,
           GtkWindow       *over)
{
  GtkWidget *window;

  if (desk == NULL)
    {
      GtkWindow *parent = over;

      if (parent == NULL)
        {
          ecot_application_show_start (self);
          parent = gtk_application_get_active_window (GTK_APPLICATION (self));
        }

      ecot_message_show (parent, _ ("This dossier could not be opened"), error->message);
      return;
    }

  window = ecot_window_new (GTK_APPLICATION (self), desk);
  gtk_window_present (GTK_WINDOW (window));

  ecot_memory_fill (G_OBJECT (self), look_around);
  if (ecot_desk_get_path (desk) != NULL)
    ecot_recent_add (ecot_desk_get_path (desk));

  if (ECOT_IS_START_WINDOW (over))
    gtk_window_destroy (over);
}

/* The window of a file, or NULL. */
static GtkWindow *
find_window (EcotApplication *self,
             const char      *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ECOT_IS_WINDOW (l->data) && ecot_window_holds (l->data, path))
      return l->data;

  return NULL;
}

void
ecot_application_begin (EcotApplication *self,
                        const char      *lot,
                        GtkWindow       *over)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotDesk) desk = NULL;

  g_return_if_fail (ECOT_IS_APPLICATION (self));

  desk = ecot_desk_new (ecot_application_get_catalogue (self), lot, &error);
  show_desk (self, desk, error, over);
}

void
ecot_application_open_path (EcotApplication *self,
                            const char      *path,
                            GtkWindow       *over)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotDesk) desk = NULL;
  g_autofree char     *absolute = g_canonicalize_filename (path, NULL);
  GtkWindow           *known;

  g_return_if_fail (ECOT_IS_APPLICATION (self));

  known = find_window (self, absolute);

  if (known != NULL)
    {
      gtk_window_present (known);
      return;
    }

  desk = ecot_desk_open (ecot_application_get_catalogue (self), absolute, &error);
  show_desk (self, desk, error, over);
}

void
ecot_application_resume (EcotApplication *self,
                         const char      *working_copy,
                         GtkWindow       *over)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotDesk) desk = NULL;
  GtkWindow           *known;

  g_return_if_fail (ECOT_IS_APPLICATION (self));

  known = find_window (self, working_copy);

  if (known != NULL)
    {
      gtk_window_present (known);
      return;
    }

  desk = ecot_desk_resume (ecot_application_get_catalogue (self), working_copy, &error);
  show_desk (self, desk, error, over);
}

void
ecot_application_open_example (EcotApplication *self,
                               GtkWindow       *over)
{
  g_autofree char *data = ecot_data_dir ();
  g_autofree char *path = g_build_filename (data, "examples", "rallye-ess.xml", NULL);

  ecot_application_open_path (self, path, over);
}

static void
open_chosen (const char *path,
             gpointer    user_data)
{
  ecot_application_open_path (ECOT_APPLICATION (gtk_window_get_application (user_data)), path, user_data);
}

void
ecot_application_ask_open (EcotApplication *self,
                           GtkWindow       *over)
{
  const char *const patterns[] = { "*.ecot", "*.xml", "*.pdf", NULL }; /* a PDF that Écot wrote has its dossier inside */

  g_return_if_fail (ECOT_IS_APPLICATION (self));

  ecot_message_ask_file (over, _ ("Open a dossier"), _ ("_Open"), NULL, _ ("Dossiers"), patterns, open_chosen, G_OBJECT (over));
}

void
ecot_application_show_start (EcotApplication *self)
{
  GtkWidget *window = NULL;

  g_return_if_fail (ECOT_IS_APPLICATION (self));

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ECOT_IS_START_WINDOW (l->data))
      window = l->data;

  if (window == NULL)
    window = ecot_start_window_new (self);

  gtk_window_present (GTK_WINDOW (window));
}

EcotCatalogue *
ecot_application_get_catalogue (EcotApplication *self)
{
  g_return_val_if_fail (ECOT_IS_APPLICATION (self), NULL);

  if (self->catalogue == NULL)
    self->catalogue = ecot_catalogue_new ();

  return self->catalogue;
}

static void
new_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  ecot_application_show_start (user_data);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Each saves itself as when it is closed. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);

  g_list_free (windows);
}

static void
help_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  ecot_help_window_show (user_data, gtk_application_get_active_window (user_data));
}

/* Made when it is asked for.  The help overlay GTK would make with each window stands among
 * the windows unseen, and GTK 4.8 ends with a fault when a screen reader asks for a window
 * that has just gone while the last one left is such a one. */
static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/fr/ecot/Ecot/shortcuts.ui");
  GtkWindow             *window = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (window, gtk_application_get_active_window (user_data));
  gtk_window_present (window);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  gtk_show_about_dialog (gtk_application_get_active_window (user_data),
                         "program-name", _ ("Écot"),
                         "logo-icon-name", ECOT_APPLICATION_ID,
                         "version", ECOT_VERSION,
                         "comments", _ ("Prepares and checks the grant dossiers of associations"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static void
appearance_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  g_simple_action_set_state (action, parameter);
  ecot_appearance_set (g_variant_get_string (parameter, NULL));
}

static void
remember_cb (GSimpleAction *action,
             GVariant      *state,
             gpointer       user_data)
{
  ecot_memory_set_on (g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
  look_around (user_data);
}

static void
forget_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  guint            n = ecot_memory_forget ();
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Nothing is remembered any more of %u dossier.  Its file is as it was.",
                                                        "Nothing is remembered any more of %u dossiers.  Their files are as they were.", n),
                                           n);

  look_around (user_data);
  ecot_message_show (gtk_application_get_active_window (user_data), _ ("Other dossiers are forgotten"), text);
}

static const GActionEntry entries[] = {
  { .name = "new", .activate = new_cb },
  { .name = "quit", .activate = quit_cb },
  { .name = "help", .activate = help_cb },
  { .name = "shortcuts", .activate = shortcuts_cb },
  { .name = "about", .activate = about_cb },
  { .name = "remember", .state = "true", .change_state = remember_cb },
  { .name = "forget", .activate = forget_cb },
};

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.new", { "<Ctrl>n" } },
  { "app.quit", { "<Ctrl>q" } },
  { "app.help", { "F1" } },
  { "win.open", { "<Ctrl>o" } },
  { "win.close", { "<Ctrl>w" } },
  { "win.save", { "<Ctrl>s" } },
  { "win.save-as", { "<Ctrl><Shift>s" } },
  { "win.undo", { "<Ctrl>z" } },
  { "win.redo", { "<Ctrl><Shift>z", "<Ctrl>y" } },
  { "win.print", { "<Ctrl>p" } },
  { "win.search", { "<Ctrl>f" } },
  { "win.check", { "<Ctrl><Shift>v" } },
  { "win.preview", { "F9" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.next-finding", { "F8" } },
  { "win.previous-finding", { "<Shift>F8" } },
  { "win.fix-finding", { "<Ctrl>period" } },
  { "app.shortcuts", { "<Ctrl>question" } },
};

static void
add_accelerators (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application, accelerators[i].action, accelerators[i].keys);

  for (int i = 1; i <= 9; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.section(%d)", i);
      g_autofree char *key = g_strdup_printf ("<Ctrl>%d", i);
      g_autofree char *keypad = g_strdup_printf ("<Ctrl>KP_%d", i);
      const char      *keys[] = { key, keypad, NULL };

      gtk_application_set_accels_for_action (application, action, keys);
    }
}

/* {{{ Keys of a window that is closed */

/* They go back to the window below.  A window manager sees to that; where there is none they would go nowhere.
 * Who is at work in another program meanwhile is left there. */
static void
give_keys_back (EcotApplication *self,
                GtkWindow       *closed)
{
  GtkWindow *below = gtk_window_get_transient_for (closed);

  /* It may be going, too: a window takes those above it with it. */
  if (below != NULL && gtk_window_is_active (closed) && g_ptr_array_find (self->toplevels, below, NULL))
    gtk_window_present (below);
}

/* @toplevels only tells how many went: which they were is kept. */
static void
toplevels_cb (EcotApplication *self,
              guint            position,
              guint            n_removed,
              guint            n_added,
              GListModel      *toplevels)
{
  g_autoptr (GPtrArray) closed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_removed; i++)
    g_ptr_array_add (closed, g_object_ref (self->toplevels->pdata[position + i]));
  g_ptr_array_remove_range (self->toplevels, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (self->toplevels, (int)(position + i), g_list_model_get_item (toplevels, position + i));

  for (guint i = 0; i < closed->len; i++)
    give_keys_back (self, closed->pdata[i]);
}

static void
follow_toplevels (EcotApplication *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  toplevels_cb (self, 0, 0, g_list_model_get_n_items (toplevels), toplevels);
  g_signal_connect_object (toplevels, "items-changed", G_CALLBACK (toplevels_cb), self, G_CONNECT_SWAPPED);
}

/* }}} */

static void
ecot_application_startup (GApplication *application)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autoptr (GSimpleAction)  appearance = NULL;

  G_APPLICATION_CLASS (ecot_application_parent_class)->startup (application);

  g_set_application_name (_ ("Écot"));
  gtk_window_set_default_icon_name (ECOT_APPLICATION_ID);
  gtk_css_provider_load_from_resource (provider, "/fr/ecot/Ecot/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  ecot_appearance_init ();

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (application), "remember")),
                             g_variant_new_boolean (ecot_memory_is_on ()));
  appearance = g_simple_action_new_stateful ("appearance", G_VARIANT_TYPE_STRING,
                                             g_variant_new_string (ecot_appearance_get ()));
  g_signal_connect (appearance, "activate", G_CALLBACK (appearance_cb), NULL);
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (appearance));
  add_accelerators (GTK_APPLICATION (application));
  follow_toplevels (ECOT_APPLICATION (application));
}

static void
ecot_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    ecot_application_show_start (ECOT_APPLICATION (application));
}

static void
open_file (EcotApplication *self,
           GFile           *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    ecot_application_open_path (self, path, NULL);
}

static int
ecot_application_command_line (GApplication            *application,
                               GApplicationCommandLine *line)
{
  EcotApplication        *self = ECOT_APPLICATION (application);
  GVariantDict           *options = g_application_command_line_get_options_dict (line);
  g_autofree const char **files = NULL;
  const char             *lot = NULL;

  if (g_variant_dict_lookup (options, "new", "&s", &lot))
    ecot_application_begin (self, lot, NULL);

  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &files);

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, files[i]);

      open_file (self, file);
    }

  if (lot == NULL && files == NULL)
    g_application_activate (application);

  return 0;
}

/* From the file manager, over D-Bus. */
static void
ecot_application_open (GApplication *application,
                       GFile       **files,
                       int           n_files,
                       const char   *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (ECOT_APPLICATION (application), files[i]);
}

static int
ecot_application_handle_local_options (GApplication *application,
                                       GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("ecot %s\n", ECOT_VERSION);
  return 0;
}

static void
ecot_application_finalize (GObject *object)
{
  EcotApplication *self = ECOT_APPLICATION (object);

  g_clear_pointer (&self->catalogue, ecot_catalogue_free);
  g_ptr_array_unref (self->toplevels);

  G_OBJECT_CLASS (ecot_application_parent_class)->finalize (object);
}

static void
ecot_application_class_init (EcotApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ecot_application_finalize;
  application_class->startup = ecot_application_startup;
  application_class->activate = ecot_application_activate;
  application_class->open = ecot_application_open;
  application_class->command_line = ecot_application_command_line;
  application_class->handle_local_options = ecot_application_handle_local_options;
}

static void
ecot_application_init (EcotApplication *self)
{
  const GOptionEntry options[] = {
    { "new", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Begin a dossier for LOT, as resa-2017/1"), N_ ("LOT") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FILE.ecot|FILE.xml]…") },
    { NULL },
  };

  self->toplevels = g_ptr_array_new_with_free_func (g_object_unref);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

EcotApplication *
ecot_application_new (void)
{
  ecot_resources_register_resource ();

  return g_object_new (ECOT_TYPE_APPLICATION,
                       "application-id", ECOT_APPLICATION_ID,
                       "resource-base-path", "/fr/ecot/Ecot",
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
