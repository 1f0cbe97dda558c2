/* ecot-catalogue.c: every call at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A call is one file: adding one to the user's own folder is all it takes.
 * Every file is read whole when the catalogue is made, because a list that
 * offers a call nobody can open would be worse than one without it.
 */

#include "config.h"

#include "call/ecot-catalogue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-text.h"

struct _EcotCatalogue
{
  GPtrArray  *calls;  /* of EcotCall, by id */
  GPtrArray  *lots;   /* of EcotLot, borrowed from them */
  GPtrArray  *errors; /* of GError */
  GHashTable *paths;  /* id of a call → its file */
};

/* The folder of the running program, or NULL. */
static char *
program_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL ? g_path_get_dirname (program) : NULL;
}

static gboolean
has_calls (const char *folder)
{
  g_autofree char *calls = g_build_filename (folder, "calls", NULL);

  return g_file_test (calls, G_FILE_TEST_IS_DIR);
}

static char *
installed_folder (const char *program)
{
  g_autofree char *folder = g_build_filename (program, "..", "share", "ecot", NULL);

  return has_calls (folder) ? g_canonicalize_filename (folder, NULL) : NULL;
}

/* The build folder has a file that names the data folder of its sources; the
 * program is one of its folders down. */
static char *
source_folder (const char *program)
{
  g_autofree char *folder = g_strdup (program);

  while (strcmp (folder, "/") != 0 && strcmp (folder, ".") != 0)
    {
      g_autofree char *marker = g_build_filename (folder, "ecot-data.path", NULL);
      g_autofree char *path = NULL;
      char            *parent;

      if (g_file_get_contents (marker, &path, NULL, NULL) && has_calls (g_strstrip (path)))
        return g_steal_pointer (&path);

      parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = parent;
    }

  return NULL;
}

char *
ecot_data_dir (void)
{
  const char      *chosen = g_getenv ("ECOT_DATA_DIR");
  g_autofree char *program = program_folder ();
  char            *folder = NULL;

  if (chosen != NULL && *chosen != '\0')
    return g_strdup (chosen);

  if (program != NULL)
    folder = installed_folder (program);
  if (folder == NULL && program != NULL)
    folder = source_folder (program);

  /* Nothing is there: the first place is the one to name. */
  return folder != NULL ? folder : g_build_filename (program != NULL ? program : "/usr/bin", "..", "share", "ecot", NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The call files of @folder, in an order that does not depend on the disk. */
static GPtrArray *
list_files (const char *folder)
{
  GPtrArray       *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml") && name[0] != '.')
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));

  g_ptr_array_sort (paths, compare_names);
  return paths;
}

static void
add_file (EcotCatalogue *self,
          const char    *path)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (EcotCall) call = ecot_call_read (path, &error);
  const char          *other;

  if (call == NULL)
    {
      g_ptr_array_add (self->errors, g_steal_pointer (&error));
      return;
    }

  other = g_hash_table_lookup (self->paths, ecot_call_get_id (call));
  if (other != NULL)
    {
      g_ptr_array_add (self->errors,
                       g_error_new (ECOT_ERROR, ECOT_ERROR_BAD_CALL,
                                    _ ("%s: the call “%s” is already in %s; give one of them another id"),
                                    path, ecot_call_get_id (call), other));
      return;
    }

  g_hash_table_insert (self->paths, g_strdup (ecot_call_get_id (call)), g_strdup (path));
  g_ptr_array_add (self->calls, g_steal_pointer (&call));
}

static void
add_folder (EcotCatalogue *self,
            const char    *parent,
            const char    *name)
{
  g_autofree char      *folder = g_build_filename (parent, name, NULL);
  g_autoptr (GPtrArray) paths = list_files (folder);

  for (guint i = 0; i < paths->len; i++)
    add_file (self, paths->pdata[i]);
}

/* The program was not installed whole, or is told to look in the wrong place. */
static GError *
missing_folder (const char *data)
{
  g_autofree char *folder = g_build_filename (data, "calls", NULL);
  g_autofree char *shown = g_filename_display_name (folder);

  return g_error_new (ECOT_ERROR, ECOT_ERROR_READ,
                      _ ("%s: there is no such folder, hence no call of the program’s own: install it whole, or name its data folder in ECOT_DATA_DIR"), shown);
}

static int
compare_calls (gconstpointer a,
               gconstpointer b)
{
  return strcmp (ecot_call_get_id (*(EcotCall *const *)a), ecot_call_get_id (*(EcotCall *const *)b));
}

EcotCatalogue *
ecot_catalogue_new (void)
{
  EcotCatalogue   *self = g_new0 (EcotCatalogue, 1);
  g_autofree char *data = ecot_data_dir ();

  self->calls = g_ptr_array_new_with_free_func ((GDestroyNotify)ecot_call_unref);
  self->lots = g_ptr_array_new ();
  self->errors = g_ptr_array_new_with_free_func ((GDestroyNotify)g_error_free);
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!has_calls (data))
    g_ptr_array_add (self->errors, missing_folder (data));
  add_folder (self, data, "calls");
  add_folder (self, g_get_user_data_dir (), "ecot/calls");
  g_ptr_array_sort (self->calls, compare_calls);
  for (guint i = 0; i < self->calls->len; i++)
    g_ptr_array_extend (self->lots, ecot_call_get_lots (self->calls->pdata[i]), NULL, NULL);

  return self;
}

void
ecot_catalogue_free (EcotCatalogue *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->lots);
  g_ptr_array_unref (self->calls);
  g_ptr_array_unref (self->errors);
  g_hash_table_unref (self->paths);
  g_free (self);
}

GPtrArray *
ecot_catalogue_get_lots (EcotCatalogue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->lots;
}

GPtrArray *
ecot_catalogue_get_errors (EcotCatalogue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->errors;
}

EcotCall *
ecot_catalogue_find_call (EcotCatalogue *self,
                          const char    *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->calls->len; i++)
    if (g_str_equal (ecot_call_get_id (self->calls->pdata[i]), id))
      return self->calls->pdata[i];

  return NULL;
}

static char *
list_lots (EcotCall *call)
{
  GPtrArray *lots = ecot_call_get_lots (call);
  GString   *list = g_string_new (NULL);

  for (guint i = 0; i < lots->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", ((EcotLot *)lots->pdata[i])->lot);

  return g_string_free (list, FALSE);
}

static char *
list_calls (EcotCatalogue *self)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < self->calls->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", ecot_call_get_id (self->calls->pdata[i]));

  return g_string_free (list, FALSE);
}

static void
set_unknown (EcotCatalogue *self,
             EcotCall      *call,
             const char    *lot,
             GError       **error)
{
  g_autofree char *shown = ecot_text_clean_line (lot, -1);
  g_autofree char *list = call != NULL ? list_lots (call) : list_calls (self);

  if (call != NULL)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT, _ ("There is no lot “%s”; the lots of that call are %s"), shown, list);
  else if (self->errors->len > 0)
    /* The lot may be in the file that was refused: mending that comes first. */
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT, _ ("There is no lot “%s”, and a call file could not be read: %s"), shown,
                 ((GError *)self->errors->pdata[0])->message);
  else if (self->calls->len > 0)
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT,
                 _ ("There is no lot “%s”; the calls at hand are %s (“ecot-cli calls” lists their lots)"), shown, list);
  else
    g_set_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT, _ ("There is no lot “%s”, for no call is at hand"), shown);
}

EcotLot *
ecot_catalogue_find_lot (EcotCatalogue *self,
                         const char    *lot,
                         GError       **error)
{
  const char      *slash;
  g_autofree char *id = NULL;
  EcotCall        *call;
  EcotLot         *found = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (lot != NULL, NULL);

  slash = strchr (lot, '/');
  id = slash != NULL ? g_strndup (lot, (gsize)(slash - lot)) : g_strdup (lot);
  call = ecot_catalogue_find_call (self, id);
  if (call != NULL && slash != NULL)
    found = ecot_call_find_lot (call, slash + 1);
  if (found == NULL)
    set_unknown (self, call, lot, error);

  return found;
}
