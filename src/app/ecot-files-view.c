/* ecot-files-view.c: the files of the pieces: whether they are there, and what is in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files come and go behind the program's back, so that they are looked at each time the
 * page comes into sight, the window gets the keys, or the dossier changes.  How many
 * pages a file has only the reader can say: it is asked on another thread, once for each
 * state of a file.
 */

#include "config.h"

#include "app/ecot-files-view.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "call/ecot-exhibits.h"
#include "desk/ecot-bundle.h"

/* What is known of a file as it was at some moment. */
typedef struct
{
  gint64          stamp;
  guint64         size;
  EcotBundleState state;
  guint           n_pages;
  gboolean        asked;
} Known;

struct _EcotFilesView
{
  GtkBox parent_instance;

  EcotWork     *work;  /* not owned: the page holds it */
  GHashTable   *known; /* path -> Known */
  GtkGrid      *grid;
  GCancellable *cancellable; /* of the thread under way, or NULL */
};

G_DEFINE_FINAL_TYPE (EcotFilesView, ecot_files_view, GTK_TYPE_BOX)

static void refresh (EcotFilesView *self);

/* {{{ What is in them */

static Known *
look_at (EcotFilesView *self,
         const char    *path)
{
  Known   *known = g_hash_table_lookup (self->known, path);
  GStatBuf info;
  gint64   stamp = g_lstat (path, &info) == 0 ? (gint64)info.st_mtime * 31 + info.st_size : -1;

  if (known != NULL && known->stamp == stamp)
    return known;

  known = g_new0 (Known, 1);
  known->stamp = stamp;
  known->state = ecot_bundle_look_at (path, &known->size);
  known->asked = known->state != ECOT_BUNDLED;
  g_hash_table_replace (self->known, g_strdup (path), known);

  return known;
}

static void
inspect_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Known *found = g_new0 (Known, 1);

  found->state = ecot_bundle_inspect (data, &found->n_pages, cancellable);
  g_task_return_pointer (task, found, g_free);
}

static void
inspected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  EcotFilesView    *self = ECOT_FILES_VIEW (source);
  const char       *path = g_task_get_task_data (G_TASK (result));
  Known            *known = self->known != NULL ? g_hash_table_lookup (self->known, path) : NULL;
  g_autofree Known *found = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&self->cancellable);
  if (found != NULL && known != NULL)
    {
      known->state = found->state;
      known->n_pages = found->n_pages;
      refresh (self);
    }
}

/* One after the other: what is seen first is asked first. */
static void
inspect (EcotFilesView *self,
         const char    *path,
         Known         *known)
{
  g_autoptr (GTask) task = NULL;

  if (known->asked || self->cancellable != NULL)
    return;

  known->asked = TRUE;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, inspected_cb, NULL);
  g_task_set_source_tag (task, inspect);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, inspect_worker);
}

/* }}} */
/* {{{ Rows */

static GtkWidget *
attach_label (EcotFilesView *self,
              const char    *text,
              int            column,
              int            row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);

  return label;
}

/* "2 pages, 70.4 kB", or what is wrong. */
static char *
describe (const Known *known)
{
  g_autofree char *size = g_format_size (known->size);

  if (known->state != ECOT_BUNDLED)
    return g_strdup (ecot_bundle_state_explain (known->state));

  if (known->n_pages == 0)
    return g_steal_pointer (&size);

  /* Translators: pages of a file, its size */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page, %s", "%u pages, %s", known->n_pages), known->n_pages, size);
}

static void
attach_state (EcotFilesView *self,
              gboolean       fine,
              const char    *text,
              int            row)
{
  GtkWidget *image = gtk_image_new_from_icon_name (fine ? "object-select-symbolic" : "dialog-warning-symbolic");
  GtkWidget *label = attach_label (self, text, 3, row);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (image, fine ? "there" : "file-fault");
  gtk_grid_attach (self->grid, image, 2, row, 1, 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, fine ? "dim-label" : "file-fault");
}

/* @path: NULL where nobody can know it: the dossier beside which it is looked for is in no file. */
static void
attach_file (EcotFilesView     *self,
             const EcotExhibit *exhibit,
             const char        *path,
             int                row)
{
  /* Translators: number of a piece */
  g_autofree char *number = g_strdup_printf (_ ("Piece %u"), exhibit->number);
  Known           *known = path != NULL ? look_at (self, path) : NULL;
  g_autofree char *text = known != NULL ? describe (known) : g_strdup (_ ("not found: save the dossier first, in the folder that holds this file"));
  GtkWidget       *name = attach_label (self, exhibit->file, 1, row);

  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (name), 28);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 40);
  gtk_widget_set_tooltip_text (name, path != NULL ? path : exhibit->file);
  gtk_widget_set_valign (attach_label (self, number, 0, row), GTK_ALIGN_START);
  attach_state (self, known != NULL && known->state == ECOT_BUNDLED, text, row);
  if (known != NULL)
    inspect (self, path, known);
}

static void
clear_rows (EcotFilesView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
refresh (EcotFilesView *self)
{
  g_autoptr (EcotExhibits) exhibits = NULL;
  const char              *dossier;
  int                      row = 0;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  clear_rows (self);
  exhibits = ecot_exhibits_new (ecot_work_get_lot (self->work), ecot_work_get_dossier (self->work));
  dossier = ecot_desk_get_path (ecot_work_get_desk (self->work));
  for (guint i = 0; i < ecot_exhibits_get_n (exhibits); i++)
    {
      const EcotExhibit *exhibit = ecot_exhibits_get (exhibits, i);
      g_autofree char   *path = exhibit->file != NULL ? ecot_bundle_find_file (dossier, exhibit->file) : NULL;

      if (path != NULL || (dossier == NULL && exhibit->file != NULL && *exhibit->file != '\0'))
        attach_file (self, exhibit, path, row++);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->grid), row > 0);
}

/* }}} */

static void
ecot_files_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ecot_files_view_parent_class)->map (widget);
  refresh (ECOT_FILES_VIEW (widget));
}

static void
window_cb (EcotFilesView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root)))
    refresh (self);
}

static void
ecot_files_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ecot_files_view_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::is-active", G_CALLBACK (window_cb), widget, G_CONNECT_SWAPPED);
}

static void
ecot_files_view_dispose (GObject *object)
{
  EcotFilesView *self = ECOT_FILES_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->known, g_hash_table_unref);

  G_OBJECT_CLASS (ecot_files_view_parent_class)->dispose (object);
}

static void
ecot_files_view_class_init (EcotFilesViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ecot_files_view_dispose;
  GTK_WIDGET_CLASS (klass)->map = ecot_files_view_map;
  GTK_WIDGET_CLASS (klass)->root = ecot_files_view_root;
}

static void
ecot_files_view_init (EcotFilesView *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 4);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "files");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->grid));
}

GtkWidget *
ecot_files_view_new (EcotWork *work)
{
  EcotFilesView *self = g_object_new (ECOT_TYPE_FILES_VIEW, NULL);

  self->work = work;
  g_signal_connect_object (work, "performed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
