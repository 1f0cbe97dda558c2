/* ecot-help-window.c: the guide, a topic at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window of its own, so that it stays beside the dossier it explains.  Moving
 * through the list shows each topic at once; Enter goes into its text.
 */

#include "config.h"

#include "app/ecot-help-window.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-help-text.h"
#include "app/ecot-message.h"
#include "app/ecot-name.h"
#include "app/ecot-toast.h"
#include "call/ecot-catalogue.h"
#include "help/ecot-guide.h"
#include "preview/ecot-print.h"

struct _EcotHelpWindow
{
  GtkApplicationWindow parent_instance;

  EcotGuide *guide;
  char      *searched; /* what was found last, or NULL */
  GPtrArray *found;    /* of EcotTopic, borrowed; NULL: nothing is searched for */

  GtkWidget *template;
  GtkWidget   *print;
  GtkWidget   *search;
  GtkListBox  *list;
  GtkWidget   *scrolled;
  GtkTextView *text;
  EcotToast   *toast;
};

G_DEFINE_FINAL_TYPE (EcotHelpWindow, ecot_help_window, GTK_TYPE_APPLICATION_WINDOW)

static const EcotTopic *
get_topic (EcotHelpWindow *self,
           GtkListBoxRow  *row)
{
  return g_ptr_array_index (ecot_guide_get_topics (self->guide), (guint)gtk_list_box_row_get_index (row));
}

static gboolean
filter_row (GtkListBoxRow *row,
            gpointer       user_data)
{
  EcotHelpWindow *self = user_data;

  return self->found == NULL || g_ptr_array_find (self->found, get_topic (self, row), NULL);
}

/* The row of the best find, or of the first topic. */
static GtkListBoxRow *
best_row (EcotHelpWindow *self)
{
  const GPtrArray *topics = ecot_guide_get_topics (self->guide);
  guint            i = 0;

  if (self->found != NULL && (self->found->len == 0 || !g_ptr_array_find ((GPtrArray *)topics, self->found->pdata[0], &i)))
    return NULL;

  return gtk_list_box_get_row_at_index (self->list, (int)i);
}

/* The entry tells late, so that keys ask first: what was found already stays as it is. */
static void
search_changed_cb (EcotHelpWindow *self)
{
  const char    *search = gtk_editable_get_text (GTK_EDITABLE (self->search));
  GtkListBoxRow *row;

  if (g_strcmp0 (search, self->searched) == 0)
    return;

  g_free (self->searched);
  self->searched = g_strdup (search);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  if (*search != '\0')
    self->found = ecot_guide_search (self->guide, search);

  gtk_list_box_invalidate_filter (self->list);
  row = best_row (self);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

/* Enter in the search goes to the text of what was found. */
static void
search_activate_cb (EcotHelpWindow *self)
{
  search_changed_cb (self);

  if (best_row (self) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* Escape empties the search, then closes the window. */
static void
stop_search_cb (EcotHelpWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
search_key_cb (EcotHelpWindow *self,
               guint           keyval)
{
  GtkListBoxRow *row;

  if (keyval != GDK_KEY_Down)
    return FALSE;

  search_changed_cb (self);
  row = best_row (self);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
row_selected_cb (EcotHelpWindow *self,
                 GtkListBoxRow  *row)
{
  const EcotTopic *topic;

  if (row == NULL)
    return;

  topic = get_topic (self, row);
  ecot_help_text_show (gtk_text_view_get_buffer (self->text), self->guide, topic);
  ecot_name_widget (GTK_WIDGET (self->text), topic->title);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
}

static void
row_activated_cb (EcotHelpWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
add_row (EcotHelpWindow  *self,
         const EcotTopic *topic)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (topic->title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, topic->title);
  gtk_widget_add_css_class (row, topic->level == 1 ? "help-chapter" : "help-section");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, topic->title, -1);
  gtk_list_box_append (self->list, row);
}

static void
fill (EcotHelpWindow *self)
{
  const GPtrArray *topics = ecot_guide_get_topics (self->guide);

  for (guint i = 0; i < topics->len; i++)
    add_row (self, topics->pdata[i]);

  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
template_chosen (const char *path,
                 gpointer    user_data)
{
  EcotHelpWindow    *self = user_data;
  g_autofree char   *folder = ecot_data_dir ();
  g_autofree char   *full = ecot_message_complete_path (path, ".xml");
  g_autofree char   *name = g_filename_display_basename (full);
  g_autofree char   *text = g_strdup_printf (_ ("“%s” is written"), name);
  g_autoptr (GError) error = NULL;

  if (ecot_guide_save_template (folder, full, &error))
    ecot_toast_show (self->toast, text, NULL, NULL, NULL, NULL);
  else
    ecot_message_show (GTK_WINDOW (self), _ ("The template could not be saved"), error->message);
}

static void
template_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  const char *const patterns[] = { "*.xml", NULL };

  ecot_message_ask_file (GTK_WINDOW (widget), _ ("Save the template of a call"), _ ("_Save"), "appel.xml", _ ("Call files"),
                         patterns, template_chosen, G_OBJECT (widget));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  EcotHelpWindow    *self = ECOT_HELP_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!ecot_preview_print (GTK_WINDOW (self), ecot_guide_get_report (self->guide), &error))
    ecot_message_show (GTK_WINDOW (self), _ ("The guide could not be printed"), error->message);
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (ECOT_HELP_WINDOW (widget)->search);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
ecot_help_window_dispose (GObject *object)
{
  EcotHelpWindow *self = ECOT_HELP_WINDOW (object);

  g_clear_pointer (&self->found, g_ptr_array_unref);

  G_OBJECT_CLASS (ecot_help_window_parent_class)->dispose (object);
}

static void
ecot_help_window_finalize (GObject *object)
{
  EcotHelpWindow *self = ECOT_HELP_WINDOW (object);

  g_clear_pointer (&self->guide, ecot_guide_free);
  g_clear_pointer (&self->searched, g_free);

  G_OBJECT_CLASS (ecot_help_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotHelpWindow, template);
  gtk_widget_class_bind_template_child (widget_class, EcotHelpWindow, print);
  gtk_widget_class_bind_template_child (widget_class, EcotHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, EcotHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, EcotHelpWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EcotHelpWindow, text);
  gtk_widget_class_bind_template_child (widget_class, EcotHelpWindow, toast);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
ecot_help_window_class_init (EcotHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = ecot_help_window_finalize;
  g_type_ensure (ECOT_TYPE_TOAST);
  gtk_widget_class_install_action (widget_class, "win.template", NULL, template_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close", NULL);
  bind_template (widget_class);
}

static void
ecot_help_window_init (EcotHelpWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (self->search, keys);
  ecot_help_text_init (gtk_text_view_get_buffer (self->text));
  ecot_name_widget (self->template, _ ("Save the template…"));
  ecot_name_widget (self->print, _ ("Print…"));
}

static GtkWindow *
find_window (GtkApplication *application)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (ECOT_IS_HELP_WINDOW (l->data))
      return l->data;

  return NULL;
}

void
ecot_help_window_show (GtkApplication *application,
                       GtkWindow      *over)
{
  g_autofree char      *folder = ecot_data_dir ();
  g_autoptr (GError)    error = NULL;
  g_autoptr (EcotGuide) guide = NULL;
  GtkWindow            *window;
  EcotHelpWindow       *self;

  g_return_if_fail (GTK_IS_APPLICATION (application));

  window = find_window (application);
  if (window == NULL)
    {
      guide = ecot_guide_load (folder, &error);
      if (guide == NULL)
        {
          ecot_message_show (over, _ ("The guide could not be read"), error->message);
          return;
        }

      self = g_object_new (ECOT_TYPE_HELP_WINDOW, "application", application, NULL);
      self->guide = g_steal_pointer (&guide);
      fill (self);
      gtk_widget_grab_focus (self->search);
      window = GTK_WINDOW (self);
    }

  gtk_window_present (window);
}
