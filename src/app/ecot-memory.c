/* ecot-memory.c: what the window remembers of other dossiers, and whether it does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names, people and costs of other dossiers are on a private shelf, and where they
 * are: earlier answers are read from there.  All of it can be forgotten, or never kept;
 * then files opened before are not taken up again until they are opened anew.
 */

#include "config.h"

#include "app/ecot-memory.h"

#include "app/ecot-recent.h"
#include "app/ecot-settings.h"
#include "desk/ecot-desk-shelf.h"
#include "store/ecot-shelf.h"

#define SETTING_ON        "remember-dossiers"
#define SETTING_FORGOTTEN "dossiers-forgotten" /* seconds since 1970 */

/* One sees the window first. */
#define DELAY_SECONDS 2

gboolean
ecot_memory_is_on (void)
{
  return ecot_settings_get_int (SETTING_ON, TRUE) != 0;
}

void
ecot_memory_set_on (gboolean is_on)
{
  ecot_settings_set_int (SETTING_ON, is_on);
  if (!is_on)
    ecot_memory_forget ();
}

guint
ecot_memory_forget (void)
{
  g_autoptr (GPtrArray) entries = ecot_shelf_list (NULL);
  g_autofree char      *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time () / G_USEC_PER_SEC);

  ecot_settings_set_text (SETTING_FORGOTTEN, now);
  ecot_shelf_clear ();
  return entries->len;
}

void
ecot_memory_take (EcotWork *work)
{
  if (ecot_memory_is_on ())
    ecot_desk_shelve (ecot_work_get_desk (work));

  ecot_desk_look_around (ecot_work_get_desk (work));
}

/* {{{ What was opened before */

typedef struct
{
  GWeakRef         owner;
  EcotMemoryFilled filled;
  GPtrArray       *paths;
} Filling;

static void
filling_free (gpointer data)
{
  Filling *filling = data;

  g_weak_ref_clear (&filling->owner);
  g_clear_pointer (&filling->paths, g_ptr_array_unref);
  g_free (filling);
}

static GHashTable *
list_known (void)
{
  GHashTable           *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) entries = ecot_shelf_list (NULL);

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_add (known, g_strdup (((EcotShelfEntry *)entries->pdata[i])->path));

  return known;
}

static void
fill_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Filling                  *filling = data;
  g_autoptr (EcotCatalogue) catalogue = ecot_catalogue_new ();
  g_autoptr (GHashTable)    known = list_known ();
  gboolean                  is_new = FALSE;

  for (guint i = 0; i < filling->paths->len; i++)
    {
      g_autoptr (EcotDesk) desk = NULL;

      if (!g_hash_table_contains (known, filling->paths->pdata[i]))
        desk = ecot_desk_read (catalogue, filling->paths->pdata[i], NULL);
      if (desk != NULL)
        is_new = ecot_desk_shelve (desk) || is_new;
    }

  g_task_return_boolean (task, is_new);
}

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Filling            *filling = g_task_get_task_data (G_TASK (result));
  g_autoptr (GObject) owner = g_weak_ref_get (&filling->owner);

  if (g_task_propagate_boolean (G_TASK (result), NULL) && owner != NULL)
    filling->filled (owner);
}

static gboolean
begin_cb (gpointer data)
{
  Filling            *filling = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&filling->owner);
  g_autofree char    *forgotten = ecot_settings_get_text (SETTING_FORGOTTEN);
  g_autoptr (GTask)   task = NULL;

  if (owner == NULL || !ecot_memory_is_on ())
    {
      filling_free (filling);
      return G_SOURCE_REMOVE;
    }

  filling->paths = ecot_recent_list_files (forgotten != NULL ? g_ascii_strtoll (forgotten, NULL, 10) : 0);
  task = g_task_new (NULL, NULL, filled_cb, NULL);
  g_task_set_source_tag (task, begin_cb);
  g_task_set_task_data (task, filling, filling_free);
  g_task_run_in_thread (task, fill_worker);
  return G_SOURCE_REMOVE;
}

void
ecot_memory_fill (GObject         *owner,
                  EcotMemoryFilled filled)
{
  Filling *filling = g_new0 (Filling, 1);

  g_weak_ref_init (&filling->owner, owner);
  filling->filled = filled;
  g_timeout_add_seconds_full (G_PRIORITY_LOW, DELAY_SECONDS, begin_cb, filling, NULL);
}

/* }}} */
