/* ecot-window-actions.c: what the window of a dossier can be told to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-application.h"
#include "app/ecot-message.h"
#include "app/ecot-name.h"
#include "app/ecot-page.h"
#include "app/ecot-recent.h"
#include "app/ecot-window-private.h"

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ecot_work_undo (ECOT_WINDOW (widget)->work);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ecot_work_redo (ECOT_WINDOW (widget)->work);
}

/* @format holds one %s: what it undoes. */
static void
describe_step (GtkWidget  *button,
               const char *plain,
               const char *format,
               const char *label)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *text = label != NULL ? g_strdup_printf (format, label) : g_strdup (plain);
#pragma GCC diagnostic pop

  ecot_name_tip (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
ecot_window_update_actions (EcotWindow *self)
{
  EcotStore *store = ecot_work_get_store (self->work);

  ecot_window_withdraw_undo (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", ecot_store_can_undo (store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", ecot_store_can_redo (store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-folder", ecot_store_get_path (store) != NULL);
  /* Translators: %s is an undo step, as “Type in “montant”” */
  describe_step (self->undo_button, _ ("Undo"), _ ("Undo: %s"), ecot_store_get_undo_label (store));
  describe_step (self->redo_button, _ ("Redo"), _ ("Redo: %s"), ecot_store_get_redo_label (store));
}

static void
save_chosen (const char *path,
             gpointer    user_data)
{
  EcotWindow      *self = user_data;
  g_autofree char *full = ecot_message_complete_path (path, ".ecot");

  if (!ecot_saver_save (self->saver, full))
    return;

  ecot_recent_add (full);
  ecot_window_update_actions (self);
}

static void
save_as_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  const char *const patterns[] = { "*.ecot", NULL };
  g_autofree char  *proposed = ecot_window_propose_name (ECOT_WINDOW (widget), NULL, ".ecot");

  ecot_work_flush (ECOT_WINDOW (widget)->work);
  ecot_message_ask_file (GTK_WINDOW (widget), _ ("Save the dossier"), _ ("_Save"), proposed, _ ("Dossiers"),
                         patterns, save_chosen, G_OBJECT (widget));
}

/* Only the first time asks for a name. */
static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EcotWindow *self = ECOT_WINDOW (widget);

  if (ecot_store_get_path (ecot_work_get_store (self->work)) == NULL)
    {
      save_as_action (widget, name, parameter);
      return;
    }

  ecot_work_flush (self->work);
  ecot_saver_save (self->saver, NULL);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ecot_application_ask_open (ECOT_APPLICATION (gtk_window_get_application (GTK_WINDOW (widget))), GTK_WINDOW (widget));
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
open_folder_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  const char      *path = ecot_store_get_path (ecot_work_get_store (ECOT_WINDOW (widget)->work));
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  if (folder != NULL)
    ecot_message_open_file (GTK_WINDOW (widget), folder);
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (ECOT_WINDOW (widget)->search));
  /* What was searched in vain is typed over. */
  gtk_editable_select_region (GTK_EDITABLE (ECOT_WINDOW (widget)->search), 0, -1);
}

static void
section_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  EcotWindow *self = ECOT_WINDOW (widget);

  ecot_window_show_chapter (self, (guint)MAX (g_variant_get_int32 (parameter), 1) - 1);
  ecot_page_begin (ECOT_PAGE (gtk_stack_get_visible_child (self->stack)));
}

static void
toggle_right (EcotWindow *self,
              const char *pane)
{
  gboolean shown = gtk_widget_get_visible (GTK_WIDGET (self->right)) && g_strcmp0 (gtk_stack_get_visible_child_name (self->right), pane) == 0;

  ecot_window_show_right (self, shown ? NULL : pane);
}

static void
check_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  EcotWindow *self = ECOT_WINDOW (widget);

  toggle_right (self, "findings");

  if (gtk_widget_get_visible (GTK_WIDGET (self->right)))
    gtk_widget_child_focus (GTK_WIDGET (self->findings), GTK_DIR_TAB_FORWARD);
}

static void
preview_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  toggle_right (ECOT_WINDOW (widget), "preview");
}

static void
next_finding_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  EcotWindow *self = ECOT_WINDOW (widget);

  ecot_window_show_right (self, "findings");
  ecot_findings_panel_step (self->findings, g_str_has_suffix (name, "next-finding") ? 1 : -1);
}

static void
fix_finding_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  ecot_findings_panel_fix (ECOT_WINDOW (widget)->findings);
}

/* Panes in the order F6 visits them.  Each gives the focus back where it was. */
static void
pane_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EcotWindow *self = ECOT_WINDOW (widget);
  GtkWidget  *panes[] = { self->side, GTK_WIDGET (self->stack), GTK_WIDGET (self->right), GTK_WIDGET (self->strip) };
  GtkWidget  *focus = gtk_window_get_focus (GTK_WINDOW (self));
  guint       n = G_N_ELEMENTS (panes);
  guint       step = g_str_has_suffix (name, "next-pane") ? 1 : n - 1;
  guint       at = n - step;

  for (guint i = 0; i < n; i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, panes[i]))
      {
        at = i;
        g_set_weak_pointer (&self->last_focus[i], focus);
      }

  for (guint i = 0; i < n; i++)
    {
      at = (at + step) % n;

      if (!gtk_widget_get_visible (panes[at]))
        continue;
      if (self->last_focus[at] != NULL && gtk_widget_get_mapped (self->last_focus[at]) && gtk_widget_grab_focus (self->last_focus[at]))
        return;
      if (gtk_widget_child_focus (panes[at], GTK_DIR_TAB_FORWARD))
        return;
    }
}

void
ecot_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_action);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "win.move", NULL, ecot_window_move_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, ecot_window_import_action);
  gtk_widget_class_install_action (widget_class, "win.import-file", "ay", ecot_window_import_action);
  gtk_widget_class_install_action (widget_class, "win.export", "s", ecot_window_export_action);
  gtk_widget_class_install_action (widget_class, "win.bundle", "s", ecot_window_bundle_action);
  gtk_widget_class_install_action (widget_class, "win.fill", NULL, ecot_window_fill_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, ecot_window_print_action);
  gtk_widget_class_install_action (widget_class, "win.show-paper", "s", ecot_window_show_paper_action);
  gtk_widget_class_install_action (widget_class, "win.sign-paper", "s", ecot_window_sign_paper_action);
  gtk_widget_class_install_action (widget_class, "win.certify-paper", "s", ecot_window_certify_paper_action);
  gtk_widget_class_install_action (widget_class, "win.open-folder", NULL, open_folder_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.section", "i", section_action);
  gtk_widget_class_install_action (widget_class, "win.check", NULL, check_action);
  gtk_widget_class_install_action (widget_class, "win.preview", NULL, preview_action);
  gtk_widget_class_install_action (widget_class, "win.next-finding", NULL, next_finding_action);
  gtk_widget_class_install_action (widget_class, "win.previous-finding", NULL, next_finding_action);
  gtk_widget_class_install_action (widget_class, "win.fix-finding", NULL, fix_finding_action);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, pane_action);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, pane_action);
}
