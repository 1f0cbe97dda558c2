/* ecot-window-papers.c: the papers of a dossier: shown, printed, exported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paper is composed here, on the main loop, for only it may read the dossier;
 * laying it out and writing it happen on other threads, on a frozen report.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-certificate-dialog.h"
#include "app/ecot-message.h"
#include "app/ecot-sign-dialog.h"
#include "app/ecot-signatures-view.h"
#include "app/ecot-window-private.h"
#include "preview/ecot-print.h"

#define PREVIEW_DELAY_MS 400

static const EcotPaper *
find_paper (EcotWindow *self,
            const char *id)
{
  for (guint i = 0; i < self->papers->len; i++)
    {
      const EcotPaper *paper = g_ptr_array_index (self->papers, i);

      if (g_str_equal (paper->id, id))
        return paper;
    }

  return NULL;
}

char *
ecot_window_propose_name (EcotWindow *self,
                          const char *paper,
                          const char *ending)
{
  const EcotPaper *known = paper != NULL ? find_paper (self, paper) : NULL;
  g_autofree char *short_title = known != NULL ? g_strndup (known->title, strcspn (known->title, ":")) : NULL;
  g_autofree char *name = NULL;

  if (short_title != NULL)
    name = g_strdup_printf ("%s - %s", gtk_window_get_title (GTK_WINDOW (self)), g_strstrip (short_title));
  else
    name = g_strdup (gtk_window_get_title (GTK_WINDOW (self)));

  g_strdelimit (name, "/\\:*?\"<>|\n", '-');

  return g_strconcat (name, ending, NULL);
}

/* Export: a file is asked for, the report composed, the file written by a thread. */
typedef struct
{
  EcotExport *job;
  char       *out;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_clear_pointer (&writing->job, ecot_export_free);
  g_free (writing->out);
  g_free (writing);
}

static void
write_worker (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Writing *writing = data;
  GError  *error = NULL;

  if (ecot_export_write (writing->job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
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
offer_to_open (EcotWindow *self,
               const char *path,
               const char *text)
{
  Written *written = g_new0 (Written, 1);

  written->window = GTK_WINDOW (self);
  written->path = g_strdup (path);
  ecot_toast_show (self->toast, text, _ ("Open"), open_written, written, written_free);
}

void
ecot_window_show_written (EcotWindow *self,
                          const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("“%s” is written"), name);

  offer_to_open (self, path, text);
}

gboolean
ecot_window_finish_writing (EcotWindow *self,
                            GTask      *task,
                            const char *out)
{
  g_autoptr (GError) error = NULL;
  gboolean           written = g_task_propagate_boolean (task, &error);

  /* Another began meanwhile and called this one off: what the window says is of the other. */
  if (g_task_get_cancellable (task) != self->cancellable)
    return FALSE;

  g_clear_object (&self->cancellable);
  if (written)
    {
      ecot_window_show_written (self, out);
      return TRUE;
    }

  ecot_toast_hide (self->toast);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ecot_window_show_error (self, error->message);

  return FALSE;
}

void
ecot_window_start_writing (EcotWindow         *self,
                           const char         *out,
                           GAsyncReadyCallback callback,
                           GTaskThreadFunc     worker,
                           gpointer            data,
                           GDestroyNotify      destroy)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char  *name = g_filename_display_basename (out);
  g_autofree char  *text = g_strdup_printf (_ ("Writing “%s”…"), name);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, callback, NULL);
  g_task_set_source_tag (task, ecot_window_start_writing);
  g_task_set_task_data (task, data, destroy);
  ecot_toast_show_work (self->toast, text, self->cancellable);
  g_task_run_in_thread (task, worker);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Writing *writing = g_task_get_task_data (G_TASK (result));

  ecot_window_finish_writing (ECOT_WINDOW (source), G_TASK (result), writing->out);
}

/* @paper: a paper, or the whole dossier with or without the names of participants. */
static EcotExport *
begin_export (EcotWindow *self,
              const char *paper,
              const char *out,
              GError    **error)
{
  EcotDesk *desk = ecot_work_get_desk (self->work);

  if (g_str_equal (paper, "dossier-with-names"))
    return ecot_desk_begin_export_with_names (desk, out, NULL, error);

  return ecot_desk_begin_export (desk, out, g_str_equal (paper, "dossier") ? NULL : paper, error);
}

static void
begin_writing (EcotWindow *self,
               const char *paper,
               const char *out)
{
  g_autoptr (GError) error = NULL;
  Writing           *writing;
  EcotExport        *job;

  ecot_work_flush (self->work);
  job = begin_export (self, paper, out, &error);

  if (job == NULL)
    {
      ecot_window_show_error (self, error->message);
      return;
    }

  writing = g_new0 (Writing, 1);
  writing->job = job;
  writing->out = g_strdup (out);
  ecot_window_start_writing (self, out, written_cb, write_worker, writing, writing_free);
}

static void
export_chosen (const char *path,
               gpointer    user_data)
{
  EcotWindow      *self = user_data;
  const char      *target = g_object_get_data (user_data, "export-target");
  g_auto (GStrv)   parts = g_strsplit (target, ":", 2);
  g_autofree char *ending = g_strconcat (".", parts[1], NULL);
  g_autofree char *full = ecot_message_complete_path (path, ending);

  begin_writing (self, parts[0], full);
}

void
ecot_window_export_action (GtkWidget  *widget,
                           const char *name,
                           GVariant   *parameter)
{
  EcotWindow       *self = ECOT_WINDOW (widget);
  const char       *target = g_variant_get_string (parameter, NULL);
  g_auto (GStrv)    parts = g_strsplit (target, ":", 2);
  g_autofree char  *ending = g_strconcat (".", parts[1], NULL);
  g_autofree char  *pattern = g_strconcat ("*", ending, NULL);
  g_autofree char  *proposed = ecot_window_propose_name (self, parts[0], ending);
  const char *const patterns[] = { pattern, NULL };

  g_object_set_data_full (G_OBJECT (self), "export-target", g_strdup (target), g_free);
  ecot_message_ask_file (GTK_WINDOW (self), _ ("Export"), _ ("_Export"), proposed, pattern, patterns, export_chosen, G_OBJECT (self));
}

/* Printing and the preview show one paper, chosen above the preview. */
static EcotReport *
compose_shown (EcotWindow *self)
{
  g_autoptr (GError) error = NULL;
  EcotReport        *report = ecot_desk_compose (ecot_work_get_desk (self->work), self->paper, &error);

  if (report == NULL)
    ecot_window_show_error (self, error->message);

  return report;
}

void
ecot_window_print_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  EcotWindow            *self = ECOT_WINDOW (widget);
  g_autoptr (GError)     error = NULL;
  g_autoptr (EcotReport) report = NULL;

  ecot_work_flush (self->work);
  report = compose_shown (self);

  if (report != NULL && !ecot_preview_print (GTK_WINDOW (self), report, &error))
    ecot_window_show_error (self, error->message);
}

static gboolean
preview_cb (gpointer user_data)
{
  EcotWindow            *self = user_data;
  g_autoptr (EcotReport) report = compose_shown (self);

  self->preview_source = 0;
  ecot_preview_set_report (self->preview, report);

  return G_SOURCE_REMOVE;
}

static gboolean
preview_is_shown (EcotWindow *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->right)) && g_strcmp0 (gtk_stack_get_visible_child_name (self->right), "preview") == 0;
}

void
ecot_window_queue_preview (EcotWindow *self)
{
  g_clear_handle_id (&self->preview_source, g_source_remove);

  if (self->paper != NULL && preview_is_shown (self))
    self->preview_source = g_timeout_add (ecot_preview_get_report (self->preview) != NULL ? PREVIEW_DELAY_MS : 0, preview_cb, self);
}

static void
show_page (EcotWindow *self)
{
  guint            n = ecot_preview_get_n_pages (self->preview);
  g_autofree char *text = n > 0 ? g_strdup_printf (_ ("page %u of %u"), ecot_preview_get_page (self->preview), n) : g_strdup ("");

  gtk_label_set_label (self->page_label, text);
}

static void
paper_selected_cb (EcotWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->paper_list);

  if (selected >= self->papers->len)
    return;

  g_free (self->paper);
  self->paper = g_strdup (((const EcotPaper *)g_ptr_array_index (self->papers, selected))->id);
  ecot_preview_set_report (self->preview, NULL);
  ecot_window_queue_preview (self);
}

static void
select_paper (EcotWindow *self,
              const char *id)
{
  for (guint i = 0; i < self->papers->len; i++)
    if (g_strcmp0 (((const EcotPaper *)g_ptr_array_index (self->papers, i))->id, id) == 0)
      gtk_drop_down_set_selected (self->paper_list, i);
}

void
ecot_window_show_paper_action (GtkWidget  *widget,
                               const char *name,
                               GVariant   *parameter)
{
  EcotWindow *self = ECOT_WINDOW (widget);

  select_paper (self, g_variant_get_string (parameter, NULL));
  ecot_window_show_right (self, "preview");
}

static void
add_format (GMenu           *menu,
            const EcotPaper *paper,
            const char      *ending,
            const char      *label)
{
  g_autofree char *action = g_strdup_printf ("win.export::%s:%s", paper->id, ending);

  g_menu_append (menu, label, action);
}

static const EcotSignedPaper *
find_signed (EcotWindow *self,
             const char *id)
{
  GPtrArray *papers = ecot_late_checks_get_signed (ecot_desk_get_late_checks (ecot_work_get_desk (self->work)));

  for (guint i = 0; i < papers->len; i++)
    if (g_str_equal (((const EcotSignedPaper *)papers->pdata[i])->id, id))
      return papers->pdata[i];

  return NULL;
}

void
ecot_window_sign_paper_action (GtkWidget  *widget,
                               const char *name,
                               GVariant   *parameter)
{
  EcotWindow      *self = ECOT_WINDOW (widget);
  const EcotPaper *paper = find_paper (self, g_variant_get_string (parameter, NULL));

  if (paper == NULL)
    return;

  ecot_work_flush (self->work);
  gtk_window_present (GTK_WINDOW (ecot_sign_dialog_new (GTK_WINDOW (self), self->work, paper->id, paper->title)));
}

static void
certified_cb (EcotWindow *self,
              const char *path,
              gboolean    known)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (known ? _ ("“%s” is signed") : _ ("“%s” is signed; this computer does not know who issued the certificate"), name);

  offer_to_open (self, path, text);
}

void
ecot_window_certify_paper_action (GtkWidget  *widget,
                                  const char *name,
                                  GVariant   *parameter)
{
  EcotWindow      *self = ECOT_WINDOW (widget);
  const EcotPaper *paper = find_paper (self, g_variant_get_string (parameter, NULL));
  g_autofree char *proposed = NULL;
  GtkWidget       *dialog;

  if (paper == NULL)
    return;

  ecot_work_flush (self->work);
  proposed = ecot_window_propose_name (self, paper->id, ".pdf");
  dialog = ecot_certificate_dialog_new (GTK_WINDOW (self), self->work, paper->id, paper->title, proposed);
  g_signal_connect_object (dialog, "signed", G_CALLBACK (certified_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* "Lettre d’engagement — signed on 18/07/2017 by Odile Fauquembre" */
static char *
title_with_state (EcotWindow      *self,
                  const EcotPaper *paper)
{
  g_autofree char *state = ecot_signed_paper_describe (find_signed (self, paper->id));

  return state != NULL ? g_strdup_printf ("%s — %s", paper->title, state) : g_strdup (paper->title);
}

static void
add_paper (EcotWindow      *self,
           const EcotPaper *paper)
{
  g_autoptr (GMenu) formats = g_menu_new ();
  g_autofree char  *show = g_strdup_printf ("win.show-paper::%s", paper->id);
  g_autofree char  *sign = g_strdup_printf ("win.sign-paper::%s", paper->id);
  g_autofree char  *certify = g_strdup_printf ("win.certify-paper::%s", paper->id);
  g_autofree char  *title = title_with_state (self, paper);

  g_menu_append (formats, _ ("_Show it"), show);

  if (paper->text)
    {
      add_format (formats, paper, "odt", _ ("Export as a _text (.odt)…"));
      add_format (formats, paper, "pdf", _ ("Export as _PDF…"));
    }

  if (paper->spreadsheet)
    {
      add_format (formats, paper, "ods", _ ("Export as a _spreadsheet (.ods)…"));
      add_format (formats, paper, "csv", _ ("Export as a table (._csv)…"));
    }

  g_menu_append (formats, _ ("_Mark as signed…"), sign);
  if (paper->to_sign)
    g_menu_append (formats, _ ("Si_gn with a certificate…"), certify);
  g_menu_append_submenu (self->papers_section, title, G_MENU_MODEL (formats));
}

static GPtrArray *
list_papers (EcotWindow *self)
{
  return ecot_papers_list (ecot_work_get_lot (self->work), ecot_work_get_dossier (self->work));
}

/* The form other programs read.  Whoever sends it away chooses whether people are named in it. */
static void
add_dossier (EcotWindow *self)
{
  g_autoptr (GMenu) formats = g_menu_new ();

  if (ecot_lot_asks_register (ecot_work_get_lot (self->work)))
    {
      g_menu_append (formats, _ ("_Without the names and births of participants…"), "win.export::dossier:xml");
      g_menu_append (formats, _ ("_With the names and births of participants…"), "win.export::dossier-with-names:xml");
    }
  else
    g_menu_append (formats, _ ("_Export as .xml…"), "win.export::dossier:xml");

  g_menu_append_submenu (self->papers_section, _ ("Whole dossier (.xml)"), G_MENU_MODEL (formats));
}

/* All that is sent, with what is attached. */
static void
add_bundle (EcotWindow *self)
{
  g_autoptr (GMenu) formats = g_menu_new ();

  g_menu_append (formats, _ ("One _PDF, numbered, with its index…"), "win.bundle::pdf");
  g_menu_append (formats, _ ("A _zip file with numbered names…"), "win.bundle::zip");
  g_menu_append_submenu (self->papers_section, _ ("Bundle: papers and documents"), G_MENU_MODEL (formats));
}

static void
fill_menu (EcotWindow *self)
{
  g_menu_remove_all (self->papers_section);
  for (guint i = 0; i < self->papers->len; i++)
    add_paper (self, g_ptr_array_index (self->papers, i));

  add_bundle (self);
  add_dossier (self);
}

void
ecot_window_fill_papers (EcotWindow *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_clear_pointer (&self->papers, g_ptr_array_unref);
  self->papers = list_papers (self);
  fill_menu (self);

  for (guint i = 0; i < self->papers->len; i++)
    gtk_string_list_append (titles, ((const EcotPaper *)g_ptr_array_index (self->papers, i))->title);

  gtk_drop_down_set_model (self->paper_list, G_LIST_MODEL (titles));
  paper_selected_cb (self);
}

/* A menu that is open stays as long as it says what there is. */
static void
signed_changed_cb (EcotWindow *self)
{
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < self->papers->len; i++)
    {
      g_autofree char *title = title_with_state (self, g_ptr_array_index (self->papers, i));

      g_string_append_printf (said, "%s\n", title);
    }

  if (g_strcmp0 (said->str, self->signed_papers) == 0)
    return;

  g_free (self->signed_papers);
  self->signed_papers = g_strdup (said->str);
  fill_menu (self);
}

static gboolean
same_papers (GPtrArray *a,
             GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    same = g_str_equal (((const EcotPaper *)g_ptr_array_index (a, i))->id, ((const EcotPaper *)g_ptr_array_index (b, i))->id);

  return same;
}

/* Who proves their time by a letter gets one: papers come and go with the dossier, and the one that is shown stays. */
void
ecot_window_update_papers (EcotWindow *self)
{
  g_autoptr (GPtrArray) papers = list_papers (self);
  g_autofree char      *shown = NULL;

  if (same_papers (papers, self->papers))
    return;

  shown = g_strdup (self->paper);
  ecot_window_fill_papers (self);
  select_paper (self, shown);
}

void
ecot_window_follow_papers (EcotWindow *self)
{
  g_signal_connect_object (self->paper_list, "notify::selected", G_CALLBACK (paper_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "notify::page", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "notify::n-pages", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ecot_desk_get_late_checks (ecot_work_get_desk (self->work)), "changed", G_CALLBACK (signed_changed_cb), self, G_CONNECT_SWAPPED);
}
