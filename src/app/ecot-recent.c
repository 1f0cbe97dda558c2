/* ecot-recent.c: dossiers to go on with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two sources told as one list: the drafts whose edits no file holds yet (the
 * store knows them, a crash included) and the files opened lately (the desktop's
 * own list of recent files).  A file with unpublished edits shows once.
 */

#include "config.h"

#include "app/ecot-recent.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#include "store/ecot-store.h"

#define MIME_TYPE "application/vnd.ecot.dossier"
#define MAX_SHOWN 20

void
ecot_recent_free (EcotRecent *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self->path);
  g_free (self->working_copy);
  g_free (self);
}

/* "today at 14:02", "19/11/2026" */
static char *
day_in_words (gint64 seconds)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (seconds);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (then == NULL)
    return g_strdup ("");

  if (g_date_time_get_year (then) == g_date_time_get_year (now) && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    /* Translators: a time of today, as strftime writes it */
    return g_date_time_format (then, _ ("today at %H:%M"));

  /* Translators: a day, as strftime writes it */
  return g_date_time_format (then, _ ("%d/%m/%Y"));
}

static char *
file_title (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char            *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';

  return g_filename_display_name (name);
}

/* A draft without a title yet is known by the call it answers. */
static char *
draft_title (EcotCatalogue        *catalogue,
             const EcotStoreDraft *draft)
{
  EcotLot *lot = draft->lot != NULL ? ecot_catalogue_find_lot (catalogue, draft->lot, NULL) : NULL;

  if (draft->path != NULL)
    return file_title (draft->path);
  if (draft->title != NULL && *draft->title != '\0')
    return g_strdup (draft->title);
  if (lot != NULL)
    return g_strdup (lot->short_title != NULL ? lot->short_title : lot->title);

  return g_strdup (_ ("Unnamed dossier"));
}

static void
add_drafts (GPtrArray     *list,
            GHashTable    *paths,
            EcotCatalogue *catalogue)
{
  g_autoptr (GPtrArray) drafts = ecot_store_list_drafts ();

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      EcotStoreDraft  *draft = g_ptr_array_index (drafts, i);
      EcotRecent      *recent = g_new0 (EcotRecent, 1);
      g_autofree char *day = day_in_words (draft->changed);

      recent->working_copy = g_strdup (draft->working_copy);
      recent->path = g_strdup (draft->path);
      recent->changed = draft->changed;

      recent->title = draft_title (catalogue, draft);
      recent->detail = g_strdup_printf (draft->path != NULL ? _ ("changes not in its file yet, %s") : _ ("never saved, %s"), day);

      if (draft->path != NULL)
        g_hash_table_add (paths, g_strdup (draft->path));

      g_ptr_array_add (list, recent);
    }
}

static void
add_file (GPtrArray     *list,
          GHashTable    *paths,
          GtkRecentInfo *info)
{
  g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (info), NULL, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *shown = NULL;
  EcotRecent      *recent;

  if (path == NULL || g_hash_table_contains (paths, path) || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return;

  folder = g_path_get_dirname (path);
  shown = g_filename_display_name (folder);
  recent = g_new0 (EcotRecent, 1);
  recent->title = file_title (path);
  recent->detail = g_steal_pointer (&shown);
  recent->changed = g_date_time_to_unix (gtk_recent_info_get_modified (info));
  recent->path = g_steal_pointer (&path);
  g_ptr_array_add (list, recent);
}

static void
add_files (GPtrArray  *list,
           GHashTable *paths)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = items; l != NULL; l = l->next)
    if (gtk_recent_info_has_application (l->data, "ecot"))
      add_file (list, paths, l->data);

  g_list_free_full (items, (GDestroyNotify)gtk_recent_info_unref);
}

static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  const EcotRecent *first = *(EcotRecent *const *)a;
  const EcotRecent *second = *(EcotRecent *const *)b;

  return (first->changed < second->changed) - (first->changed > second->changed);
}

GPtrArray *
ecot_recent_list (EcotCatalogue *catalogue)
{
  GPtrArray             *list = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_recent_free);
  g_autoptr (GHashTable) paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_drafts (list, paths, catalogue);
  add_files (list, paths);
  g_ptr_array_sort (list, compare_newest);

  if (list->len > MAX_SHOWN)
    g_ptr_array_set_size (list, MAX_SHOWN);

  return list;
}

GPtrArray *
ecot_recent_list_files (gint64 since)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  GList     *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = items; l != NULL; l = l->next)
    {
      g_autofree char *path = NULL;

      if (!gtk_recent_info_has_application (l->data, "ecot") || g_date_time_to_unix (gtk_recent_info_get_modified (l->data)) < since)
        continue;

      path = g_filename_from_uri (gtk_recent_info_get_uri (l->data), NULL, NULL);
      if (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }

  g_list_free_full (items, (GDestroyNotify)gtk_recent_info_unref);
  return paths;
}

void
ecot_recent_add (const char *path)
{
  char            *groups[] = { (char *)"ecot", NULL };
  GtkRecentData    data = { .mime_type = (char *)MIME_TYPE, .app_name = (char *)"ecot", .app_exec = (char *)"ecot %u", .groups = groups };
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}
