/* ecot-start-window.c: calls to answer, dossiers to go on with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No wizard: Enter on a call opens its dossier.  The rows are made after the
 * first frame, a few at a time, so that the window is there at once.
 */

#include "config.h"

#include "app/ecot-start-window.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-lot-row.h"
#include "app/ecot-message.h"
#include "app/ecot-name.h"
#include "app/ecot-recent-row.h"
#include "store/ecot-store.h"

#define ROWS_AT_ONCE 12
#define KEEP_SECONDS 8

struct _EcotStartWindow
{
  GtkApplicationWindow parent_instance;

  guint       fill_source;
  guint       filled; /* rows made so far */
  guint       shown;
  GPtrArray  *issuer_names; /* of char*, borrowed from the lots; "" first: all of them */
  GtkWidget  *thrown;       /* the row of a draft about to be thrown away */
  guint       throw_source;
  GtkListBox *recents;
  GtkListBox *lots;

  GtkMenuButton   *menu_button;
  GtkWidget       *open;
  GtkWidget       *example;
  GtkWidget       *add_call;
  GtkRevealer     *removed;
  GtkWidget       *search;
  GtkDropDown     *issuers;
  GtkToggleButton *only_open;
  GtkToggleButton *only_fse;
  GtkLabel        *count;
  GtkLabel        *nothing;
  GtkLabel        *call_errors;
};

G_DEFINE_FINAL_TYPE (EcotStartWindow, ecot_start_window, GTK_TYPE_APPLICATION_WINDOW)

static EcotApplication *
application (EcotStartWindow *self)
{
  return ECOT_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static gboolean
filter_row (GtkListBoxRow *row,
            gpointer       user_data)
{
  EcotStartWindow *self = user_data;
  EcotLotRow      *lot_row = ECOT_LOT_ROW (row);
  EcotLot         *lot = ecot_lot_row_get_lot (lot_row);
  guint            issuer = gtk_drop_down_get_selected (self->issuers);
  gboolean         shown = TRUE;

  if (issuer > 0 && issuer < self->issuer_names->len)
    shown = g_strcmp0 (lot->issuer, g_ptr_array_index (self->issuer_names, issuer)) == 0;
  if (gtk_toggle_button_get_active (self->only_open))
    shown = shown && ecot_lot_row_get_deadline (lot_row) != ECOT_DEADLINE_CLOSED;
  if (gtk_toggle_button_get_active (self->only_fse))
    shown = shown && lot->fund != NULL;

  shown = shown && ecot_lot_row_matches (lot_row, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  self->shown += shown ? 1 : 0;

  return shown;
}

static void
filter_changed_cb (EcotStartWindow *self)
{
  g_autofree char *text = NULL;

  self->shown = 0;
  gtk_list_box_invalidate_filter (self->lots);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u call", "%u calls", self->shown), self->shown);
  gtk_label_set_label (self->count, text);
}

static GtkListBoxRow *
first_shown (EcotStartWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->lots, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;

  return NULL;
}

static void
lot_activated_cb (EcotStartWindow *self,
                  EcotLotRow      *row)
{
  g_assert (ECOT_IS_LOT_ROW (row));

  ecot_application_begin (application (self), ecot_lot_row_get_lot (row)->lot, GTK_WINDOW (self));
}

/* Enter in the search takes the first call found. */
static void
search_activate_cb (EcotStartWindow *self)
{
  GtkListBoxRow *row;

  filter_changed_cb (self); /* which the entry tells late */
  row = first_shown (self);

  if (row != NULL)
    lot_activated_cb (self, ECOT_LOT_ROW (row));
}

static gboolean
search_key_cb (EcotStartWindow *self,
               guint            keyval)
{
  GtkListBoxRow *row = first_shown (self);

  if (keyval != GDK_KEY_Down || row == NULL)
    return FALSE;

  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
recent_activated_cb (EcotStartWindow *self,
                     EcotRecentRow   *row)
{
  const EcotRecent *recent = ecot_recent_row_get_recent (row);

  if (recent->path != NULL)
    ecot_application_open_path (application (self), recent->path, GTK_WINDOW (self));
  else
    ecot_application_resume (application (self), recent->working_copy, GTK_WINDOW (self));
}

/* The draft goes for good: the time to change one's mind is over. */
static gboolean
throw_cb (gpointer user_data)
{
  EcotStartWindow   *self = user_data;
  const EcotRecent  *recent = ecot_recent_row_get_recent (ECOT_RECENT_ROW (self->thrown));
  g_autoptr (GError) error = NULL;

  self->throw_source = 0;

  if (!ecot_store_discard (recent->working_copy, &error))
    g_warning ("%s", error->message);

  gtk_revealer_set_reveal_child (self->removed, FALSE);
  gtk_list_box_remove (self->recents, self->thrown);
  self->thrown = NULL;

  return G_SOURCE_REMOVE;
}

static void
finish_throwing (EcotStartWindow *self)
{
  if (self->throw_source == 0)
    return;

  g_clear_handle_id (&self->throw_source, g_source_remove);
  throw_cb (self);
}

static void
keep_clicked_cb (EcotStartWindow *self)
{
  g_clear_handle_id (&self->throw_source, g_source_remove);
  gtk_revealer_set_reveal_child (self->removed, FALSE);
  gtk_widget_set_visible (self->thrown, TRUE);
  gtk_widget_grab_focus (self->thrown);
  self->thrown = NULL;
}

static void
recent_removed_cb (EcotStartWindow *self,
                   EcotRecentRow   *row)
{
  finish_throwing (self);
  self->thrown = GTK_WIDGET (row);
  gtk_widget_set_visible (self->thrown, FALSE);
  gtk_revealer_set_reveal_child (self->removed, TRUE);
  self->throw_source = g_timeout_add_seconds (KEEP_SECONDS, throw_cb, self);
}

static void
fill_recents (EcotStartWindow *self)
{
  g_autoptr (GPtrArray) list = ecot_recent_list (ecot_application_get_catalogue (application (self)));

  g_ptr_array_set_free_func (list, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      GtkWidget *row = ecot_recent_row_new (g_ptr_array_index (list, i));

      g_signal_connect_object (row, "removed", G_CALLBACK (recent_removed_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->recents, row);
    }
}

static void
fill_issuers (EcotStartWindow *self,
              GPtrArray       *lots)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("All issuers"));
  g_ptr_array_add (self->issuer_names, (gpointer) "");

  for (guint i = 0; i < lots->len; i++)
    {
      const EcotLot *lot = g_ptr_array_index (lots, i);

      if (lot->issuer == NULL || g_ptr_array_find_with_equal_func (self->issuer_names, lot->issuer, (GEqualFunc)g_str_equal, NULL))
        continue;

      g_ptr_array_add (self->issuer_names, lot->issuer);
      gtk_string_list_append (names, lot->issuer_short != NULL ? lot->issuer_short : lot->issuer);
    }

  gtk_drop_down_set_model (self->issuers, G_LIST_MODEL (names));
  g_object_unref (names);
}

static void
show_call_errors (EcotStartWindow *self)
{
  GPtrArray          *errors = ecot_catalogue_get_errors (ecot_application_get_catalogue (application (self)));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < errors->len; i++)
    {
      const GError *error = g_ptr_array_index (errors, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", error->message);
    }

  gtk_label_set_label (self->call_errors, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->call_errors), errors->len > 0);
}

/* The call above its first lot that is shown; a call of one lot needs none. */
static void
head_row (GtkListBoxRow *row,
          GtkListBoxRow *before,
          gpointer       user_data)
{
  EcotStartWindow *self = user_data;
  EcotLot         *lot = ecot_lot_row_get_lot (ECOT_LOT_ROW (row));
  EcotLot         *above = before != NULL ? ecot_lot_row_get_lot (ECOT_LOT_ROW (before)) : NULL;
  EcotApplication *app = application (self); /* NULL while the window goes */
  EcotCall        *call = app != NULL ? ecot_catalogue_find_call (ecot_application_get_catalogue (app), lot->call) : NULL;
  GtkWidget       *label;

  if (call == NULL || (above != NULL && g_str_equal (above->call, lot->call)))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (ecot_call_get_title (call));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, ecot_call_get_title (call));
  gtk_widget_add_css_class (label, "call-heading");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
fill_cb (gpointer user_data)
{
  EcotStartWindow *self = user_data;
  GPtrArray       *lots = ecot_catalogue_get_lots (ecot_application_get_catalogue (application (self)));

  if (self->filled == 0)
    {
      fill_recents (self);
      fill_issuers (self, lots);
      show_call_errors (self);
    }

  for (guint i = 0; i < ROWS_AT_ONCE && self->filled < lots->len; i++)
    gtk_list_box_append (self->lots, ecot_lot_row_new (g_ptr_array_index (lots, self->filled++)));

  if (self->filled < lots->len)
    return G_SOURCE_CONTINUE;

  gtk_list_box_set_filter_func (self->lots, filter_row, self, NULL);
  gtk_list_box_set_header_func (self->lots, head_row, self, NULL);
  gtk_label_set_label (self->nothing, _ ("No call matches."));
  filter_changed_cb (self);
  self->fill_source = 0;

  return G_SOURCE_REMOVE;
}

/* --- Calls of one's own ------------------------------------------------- */

/* Its lots, and nothing else: what was just added is what one looks for. */
static void
show_call (EcotStartWindow *self,
           EcotCall        *call)
{
  GPtrArray *lots = ecot_catalogue_get_lots (ecot_application_get_catalogue (application (self)));

  while (self->fill_source == 0 && self->filled < lots->len)
    gtk_list_box_append (self->lots, ecot_lot_row_new (g_ptr_array_index (lots, self->filled++)));

  gtk_drop_down_set_selected (self->issuers, 0);
  gtk_toggle_button_set_active (self->only_open, FALSE);
  gtk_toggle_button_set_active (self->only_fse, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), ecot_call_get_id (call));
  gtk_widget_grab_focus (self->search);
  filter_changed_cb (self);
}

static void
call_chosen (const char *path,
             gpointer    user_data)
{
  EcotStartWindow   *self = ECOT_START_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  EcotCall          *call = ecot_catalogue_add (ecot_application_get_catalogue (application (self)), path, &error);

  if (call != NULL)
    show_call (self, call);
  else
    ecot_message_show (GTK_WINDOW (self), _ ("This call could not be added"), error->message);
}

static void
add_call_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  const char *const patterns[] = { "*.xml", NULL };

  ecot_message_ask_file (GTK_WINDOW (widget), _ ("Add a call"), _ ("_Add"), NULL, _ ("Calls"), patterns, call_chosen, G_OBJECT (widget));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ecot_application_ask_open (application (ECOT_START_WINDOW (widget)), GTK_WINDOW (widget));
}

static void
example_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  ecot_application_open_example (application (ECOT_START_WINDOW (widget)), GTK_WINDOW (widget));
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (ECOT_START_WINDOW (widget)->search);
}

static void
ecot_start_window_dispose (GObject *object)
{
  EcotStartWindow *self = ECOT_START_WINDOW (object);

  if (self->recents != NULL)
    finish_throwing (self);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_pointer (&self->issuer_names, g_ptr_array_unref);
  self->recents = NULL;

  G_OBJECT_CLASS (ecot_start_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EcotStartWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EcotStartWindow, open);
  gtk_widget_class_bind_template_child (widget_class, EcotStartWindow, example);
  gtk_widget_class_bind_template_child (widget_class, EcotStartWindow, add_call);
  gtk_widget_class_bind_template_child (widget_class, EcotStartWindow, recents);
  gtk_widget_class_bind_template_child (widget_class, EcotStartWindow, lots);
  gtk_widget_class_bind_template_child (widget_class, EcotStartWindow, removed);
  gtk_widget_class_bind_template_child (widget_class, EcotStartWindow, search);
  gtk_widget_class_bind_template_child (widget_class, EcotStartWindow, issuers);
  gtk_widget_class_bind_template_child (widget_class, EcotStartWindow, only_open);
  gtk_widget_class_bind_template_child (widget_class, EcotStartWindow, only_fse);
  gtk_widget_class_bind_template_child (widget_class, EcotStartWindow, count);
  gtk_widget_class_bind_template_child (widget_class, EcotStartWindow, nothing);
  gtk_widget_class_bind_template_child (widget_class, EcotStartWindow, call_errors);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, lot_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_clicked_cb);
}

static void
ecot_start_window_class_init (EcotStartWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_start_window_dispose;
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.example", NULL, example_action);
  gtk_widget_class_install_action (widget_class, "win.add-call", NULL, add_call_action);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  bind_template (widget_class);
}

static void
ecot_start_window_init (EcotStartWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->issuer_names = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (self->search, keys);
  ecot_name_widget (self->open, _ ("Open…"));
  ecot_name_widget (self->example, _ ("Example"));
  ecot_name_widget (self->add_call, _ ("Add a call…"));
  gtk_label_set_label (self->nothing, _ ("Reading the calls…"));
}

GtkWidget *
ecot_start_window_new (EcotApplication *app)
{
  EcotStartWindow *self = g_object_new (ECOT_TYPE_START_WINDOW, "application", app, NULL);

  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (gtk_application_get_menu_by_id (GTK_APPLICATION (app), "main_menu")));
  gtk_widget_grab_focus (self->search);
  self->fill_source = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);

  return GTK_WIDGET (self);
}
