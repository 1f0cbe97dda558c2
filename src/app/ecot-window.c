/* ecot-window.c: the window of a dossier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chapters at the left, the page in the middle, points or paper at the right,
 * the figures below.  A page is made when it is first shown.  Closing never
 * asks anything: the draft stays, and is on the start page.
 */

#include "config.h"

#include "app/ecot-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-chapter-row.h"
#include "app/ecot-name.h"
#include "app/ecot-page.h"
#include "app/ecot-settings.h"

G_DEFINE_FINAL_TYPE (EcotWindow, ecot_window, GTK_TYPE_APPLICATION_WINDOW)

static void
show_title (EcotWindow *self)
{
  EcotDossier *dossier = ecot_work_get_dossier (self->work);
  EcotLot     *lot = ecot_work_get_lot (self->work);
  const char  *title = ecot_dossier_get_text (dossier, ECOT_KIND_ACTION, NULL, "title");

  if (title == NULL)
    title = lot->short_title != NULL ? lot->short_title : lot->title;

  gtk_label_set_label (self->title_label, title);
  ecot_name_tip (GTK_WIDGET (self->title_label), lot->title);

  if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (self)), title) != 0)
    gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
saver_changed_cb (EcotWindow *self)
{
  ecot_steady_label_set_text (self->state_label, ecot_saver_get_words (self->saver));
}

static void
performed_cb (EcotWindow *self)
{
  show_title (self);
  saver_changed_cb (self);
  ecot_window_update_papers (self);
  ecot_window_queue_preview (self);
  ecot_window_update_actions (self);
}

static void
findings_changed_cb (EcotWindow *self)
{
  guint            n = g_list_model_get_n_items (ecot_work_get_findings (self->work));
  g_autofree char *text = g_strdup_printf ("%u", n);

  ecot_steady_label_set_text (self->check_count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->check_count), n > 0);

  /* Red is for errors: advice alone is no alarm. */
  if (ecot_work_count_errors (self->work, NULL) > 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->check_count), "quiet");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->check_count), "quiet");
}

void
ecot_window_show_error (EcotWindow *self,
                        const char *message)
{
  gtk_label_set_label (self->bar_label, message);
  gtk_info_bar_set_revealed (self->bar, TRUE);
}

static void
bar_response_cb (EcotWindow *self)
{
  gtk_info_bar_set_revealed (self->bar, FALSE);
}

static GtkWidget *
get_page (EcotWindow  *self,
          EcotChapter *chapter)
{
  const char *id = ecot_chapter_get_id (chapter);
  GtkWidget  *page = gtk_stack_get_child_by_name (self->stack, id);

  if (page == NULL)
    {
      page = ecot_page_new_for_chapter (id, self->work);
      gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, ecot_chapter_get_title (chapter), -1);
      gtk_stack_add_named (self->stack, page, id);
    }

  return page;
}

/* What is being typed is written before its page goes out of sight. */
static void
row_selected_cb (EcotWindow    *self,
                 GtkListBoxRow *row)
{
  GtkWidget *page;

  if (row == NULL)
    return;

  page = get_page (self, ecot_chapter_row_get_chapter (ECOT_CHAPTER_ROW (row)));

  if (gtk_stack_get_visible_child (self->stack) == page)
    return;

  ecot_work_flush (self->work);
  gtk_stack_set_visible_child (self->stack, page);
}

/* Enter on a chapter goes into its page. */
static void
row_activated_cb (EcotWindow    *self,
                  GtkListBoxRow *row)
{
  row_selected_cb (self, row);
  ecot_page_begin (ECOT_PAGE (gtk_stack_get_visible_child (self->stack)));
}

static gboolean
filter_chapter (gpointer item,
                gpointer user_data)
{
  return ecot_chapter_matches (item, gtk_editable_get_text (GTK_EDITABLE (ECOT_WINDOW (user_data)->search)));
}

/* The rows are made again: the page in sight stays the selected one. */
static void
search_changed_cb (EcotWindow *self)
{
  const char    *shown = gtk_stack_get_visible_child_name (self->stack);
  GtkListBoxRow *row;

  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (ecot_chapter_get_id (ecot_chapter_row_get_chapter (ECOT_CHAPTER_ROW (row))), shown) == 0)
      gtk_list_box_select_row (self->list, row);
}

void
ecot_window_show_chapter (EcotWindow *self,
                          guint       position)
{
  GtkListBoxRow *row;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      search_changed_cb (self);
    }

  row = gtk_list_box_get_row_at_index (self->list, (int)position);

  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

/* The chapter of that name before those that only ask for something of that name. */
static int
find_searched (EcotWindow *self)
{
  const char  *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  EcotChapter *chapter;
  int          found = -1;

  for (guint i = 0; (chapter = ecot_chapters_get_nth (self->chapters, i)) != NULL; i++)
    {
      if (ecot_chapter_is_called (chapter, text))
        return (int)i;
      if (found < 0 && ecot_chapter_matches (chapter, text))
        found = (int)i;
    }

  return found;
}

/* Enter in the search goes into the chapter found; the list is whole again. */
static void
search_activate_cb (EcotWindow *self)
{
  int found = find_searched (self);

  if (found < 0)
    return;

  ecot_window_show_chapter (self, (guint)found);
  ecot_page_begin (ECOT_PAGE (gtk_stack_get_visible_child (self->stack)));
}

static void
go_to_cb (EcotWindow *self,
          const char *path)
{
  EcotChapter *chapter;
  GtkWidget   *page;
  guint        position;

  chapter = ecot_chapters_find (self->chapters, path, &position);

  if (chapter == NULL)
    return;

  ecot_window_show_chapter (self, position);
  page = get_page (self, chapter);

  if (!ecot_page_go_to (ECOT_PAGE (page), path))
    ecot_page_begin (ECOT_PAGE (page));
}

static void
search_stop_cb (EcotWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

void
ecot_window_show_right (EcotWindow *self,
                        const char *name)
{
  gtk_widget_set_visible (GTK_WIDGET (self->right), name != NULL);

  if (name != NULL)
    gtk_stack_set_visible_child_name (self->right, name);

  gtk_toggle_button_set_active (self->check_button, g_strcmp0 (name, "findings") == 0);
  gtk_toggle_button_set_active (self->preview_button, g_strcmp0 (name, "preview") == 0);
  ecot_window_queue_preview (self);
}

static void
is_active_cb (EcotWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) || self->saver == NULL)
    return;

  ecot_work_flush (self->work);
  ecot_saver_begin (self->saver);
}

static gboolean
ecot_window_close_request (GtkWindow *window)
{
  EcotWindow *self = ECOT_WINDOW (window);

  ecot_work_flush (self->work);
  ecot_saver_flush (self->saver);
  ecot_settings_set_int ("width", gtk_widget_get_width (GTK_WIDGET (window)));
  ecot_settings_set_int ("height", gtk_widget_get_height (GTK_WIDGET (window)));
  ecot_settings_set_int ("side", gtk_paned_get_position (self->panes));

  return GTK_WINDOW_CLASS (ecot_window_parent_class)->close_request (window);
}

static void
ecot_window_dispose (GObject *object)
{
  EcotWindow *self = ECOT_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);

  for (guint i = 0; i < G_N_ELEMENTS (self->last_focus); i++)
    g_clear_weak_pointer (&self->last_focus[i]);

  if (self->saver != NULL)
    ecot_saver_flush (self->saver);

  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_clear_handle_id (&self->version_source, g_source_remove);
  g_clear_pointer (&self->version, ecot_call_unref);
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  g_clear_pointer (&self->paper, g_free);
  g_clear_pointer (&self->signed_papers, g_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->saver);

  G_OBJECT_CLASS (ecot_window_parent_class)->dispose (object);

  g_clear_object (&self->chapters);
  g_clear_object (&self->work);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, state_label);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, check_button);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, check_count);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, preview_button);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, papers_section);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, bar_label);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, version_bar);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, inner_panes);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, side);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, search);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, list);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, right);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, preview_box);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, paper_list);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, page_label);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, findings);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, EcotWindow, toast);
}

static void
ecot_window_class_init (EcotWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ecot_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ecot_window_close_request;

  g_type_ensure (ECOT_TYPE_FINDINGS_PANEL);
  g_type_ensure (ECOT_TYPE_PREVIEW);
  g_type_ensure (ECOT_TYPE_STEADY_LABEL);
  g_type_ensure (ECOT_TYPE_STRIP);
  g_type_ensure (ECOT_TYPE_TOAST);
  ecot_window_install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/ecot/Ecot/ecot-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_response_cb);
  gtk_widget_class_bind_template_callback (widget_class, ecot_window_version_response_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_active_cb);
}

static void
ecot_window_init (EcotWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_size (GTK_WINDOW (self), ecot_settings_get_int ("width", 1280), ecot_settings_get_int ("height", 800));
  gtk_paned_set_position (self->panes, ecot_settings_get_int ("side", 230));
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return ecot_chapter_row_new (item);
}

static void
list_chapters (EcotWindow *self)
{
  g_autoptr (GtkFilterListModel) filtered = NULL;

  g_clear_object (&self->chapters);
  self->chapters = ecot_chapters_new (self->work);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_chapter, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->chapters)), self->filter);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (filtered), create_row, NULL, NULL);
}

static void
remove_pages (EcotWindow *self)
{
  GtkWidget *page;

  for (guint i = 0; i < G_N_ELEMENTS (self->last_focus); i++)
    g_clear_weak_pointer (&self->last_focus[i]);
  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->stack))) != NULL)
    gtk_stack_remove (self->stack, page);
}

static guint
find_chapter (EcotWindow *self,
              const char *id)
{
  EcotChapter *chapter;

  for (guint i = 0; (chapter = ecot_chapters_get_nth (self->chapters, i)) != NULL; i++)
    if (g_strcmp0 (ecot_chapter_get_id (chapter), id) == 0)
      return i;

  return 0;
}

/* Pages are made for a lot: with another one they are made again, and the same chapter
 * is shown if there still is one. */
static void
moved_cb (EcotWindow *self)
{
  g_autofree char *shown = g_strdup (gtk_stack_get_visible_child_name (self->stack));

  ecot_toast_hide (self->toast);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  remove_pages (self);
  list_chapters (self);
  ecot_window_fill_papers (self);
  ecot_window_show_chapter (self, find_chapter (self, shown));
  ecot_page_begin (ECOT_PAGE (gtk_stack_get_visible_child (self->stack)));
  performed_cb (self);
  ecot_window_look_for_version (self);
}

static void
connect_signals (EcotWindow *self)
{
  g_signal_connect_object (self->work, "performed", G_CALLBACK (performed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->work, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->work, "findings-changed", G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->work, "go-to", G_CALLBACK (go_to_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->work, "failed", G_CALLBACK (ecot_window_show_error), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "changed", G_CALLBACK (saver_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "failed", G_CALLBACK (ecot_window_show_error), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "conflict", G_CALLBACK (ecot_window_show_error), self, G_CONNECT_SWAPPED);
}

/* One begins to type at once, in the first field of the first page. */
static void
map_cb (EcotWindow *self)
{
  ecot_page_begin (ECOT_PAGE (gtk_stack_get_visible_child (self->stack)));
}

GtkWidget *
ecot_window_new (GtkApplication *application,
                 EcotDesk       *desk)
{
  EcotWindow *self = g_object_new (ECOT_TYPE_WINDOW, "application", application, NULL);

  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (gtk_application_get_menu_by_id (application, "main_menu")));
  self->work = ecot_work_new (desk);
  self->saver = ecot_saver_new (self->work);
  connect_signals (self);

  ecot_strip_set_work (self->strip, self->work);
  ecot_findings_panel_set_work (self->findings, self->work);
  ecot_window_fill_papers (self);
  ecot_window_follow_papers (self);
  list_chapters (self);
  ecot_window_show_chapter (self, 0);
  performed_cb (self);
  findings_changed_cb (self);
  ecot_window_look_for_version (self);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);

  return GTK_WIDGET (self);
}

gboolean
ecot_window_holds (EcotWindow *self,
                   const char *path)
{
  g_return_val_if_fail (ECOT_IS_WINDOW (self), FALSE);

  return g_strcmp0 (ecot_store_get_path (ecot_work_get_store (self->work)), path) == 0;
}

void
ecot_window_look_around (EcotWindow *self)
{
  g_return_if_fail (ECOT_IS_WINDOW (self));

  ecot_desk_look_around (ecot_work_get_desk (self->work));
}
