/* ecot-catalogue.c: every call at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A call is one file: adding one to the user's own folder is all it takes.
 * Whoever asks for all lots has every file read whole, because a list that
 * offers a call nobody can open would be worse than one without it.  Whoever
 * asks for one call has its file read alone: of the others, nothing but the
 * first tag is looked at, which says how the call is called, and who issues it.
 */

#include "config.h"

#include "call/ecot-catalogue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "base/ecot-text.h"
#include "xml/ecot-xml-reader.h"

/* A call file, read when it is needed. */
typedef struct
{
  char        *path;
  EcotCallHead head; /* as its first tag says; without an id it is no call */
  EcotCall    *call; /* NULL: not read, or refused */
  GError      *error;
} File;

struct _EcotCatalogue
{
  GMutex     mutex;    /* of what is read late: dossiers are opened on other threads */
  GPtrArray *files;    /* of File, in the order in which they count */
  gboolean   complete; /* all were read, and the arrays filled */
  GPtrArray *calls;    /* of EcotCall, by id, borrowed from the files */
  GPtrArray *lots;     /* of EcotLot, likewise */
  GPtrArray *errors;   /* of GError */
};

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
file_free (File *file)
{
  g_clear_pointer (&file->call, ecot_call_unref);
  g_clear_error (&file->error);
  g_free (file->head.id);
  g_free (file->head.title);
  g_free (file->head.issuer);
  g_free (file->head.issuer_short);
  g_free (file->path);
  g_free (file);
}

/* Runs of white space as one space, as the words of a call are read; NULL for NULL.  (transfer full) */
static char *
collapse (const char *text)
{
  g_auto (GStrv) words = text != NULL ? g_strsplit_set (text, " \t\r\n", -1) : NULL;
  GString       *out = words != NULL ? g_string_new (NULL) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);

  return out != NULL ? g_string_free (out, FALSE) : NULL;
}

/* The first tag is all that is wanted. */
static gboolean
take_head (EcotXmlReader     *reader,
           const char        *element,
           const char *const *names,
           const char *const *values,
           gpointer           data,
           GError           **error)
{
  EcotCallHead *head = data;
  const char   *id = ecot_xml_attribute (names, values, "id");

  if (g_str_equal (element, "call") && id != NULL)
    *head = (EcotCallHead){
      collapse (id), collapse (ecot_xml_attribute (names, values, "title")), collapse (ecot_xml_attribute (names, values, "issuer")),
      collapse (ecot_xml_attribute (names, values, "issuer-short"))
    };

  return ecot_xml_reader_fail (reader, error, "no more is read");
}

/* In nearly every file, for it opens with a comment. */
#define HEAD_SIZE 8192

/* The beginning of a text, cut between two characters. */
static GBytes *
cut (GBytes *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size), *end = data;

  g_utf8_validate (data, (gssize)MIN (size, HEAD_SIZE), &end);
  return g_bytes_new_from_bytes (bytes, 0, (gsize)(end - data));
}

static EcotCallHead
read_head (const char *path)
{
  static const EcotXmlHandler handler = { take_head, NULL };
  g_autoptr (GBytes)          bytes = ecot_read_contents (path, ECOT_MAX_CALL_SIZE, NULL);
  g_autoptr (GBytes)          start = bytes != NULL ? cut (bytes) : NULL;
  EcotCallHead                head = { NULL };

  if (start != NULL)
    ecot_xml_read (start, path, ECOT_ERROR_BAD_CALL, &handler, &head, NULL);
  if (start != NULL && head.id == NULL)
    ecot_xml_read (bytes, path, ECOT_ERROR_BAD_CALL, &handler, &head, NULL);

  return head;
}

static File *
file_new (const char *path)
{
  File *file = g_new0 (File, 1);

  file->path = g_strdup (path);
  file->head = read_head (path);

  return file;
}

static void
read_file (File *file)
{
  if (file->call == NULL && file->error == NULL)
    file->call = ecot_call_read (file->path, &file->error);
}

static void
add_folder (EcotCatalogue *self,
            const char    *parent,
            const char    *name)
{
  g_autofree char      *folder = g_build_filename (parent, name, NULL);
  g_autoptr (GPtrArray) paths = list_files (folder);

  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (self->files, file_new (paths->pdata[i]));
}

/* The file whose call has that id, the first that can be read; NULL: none.  Files
 * are read as far as need be. */
static File *
find_file (EcotCatalogue *self,
           const char    *id,
           guint          before)
{
  for (guint i = 0; i < before; i++)
    {
      File *file = self->files->pdata[i];

      if (g_strcmp0 (file->head.id, id) != 0)
        continue;

      read_file (file);
      if (file->call != NULL)
        return file;
    }

  return NULL;
}

static void
take_file (EcotCatalogue *self,
           guint          n)
{
  File *file = self->files->pdata[n], *other;

  read_file (file);
  if (file->call == NULL)
    {
      g_ptr_array_add (self->errors, g_error_copy (file->error));
      return;
    }

  other = find_file (self, file->head.id, n);
  if (other == NULL)
    g_ptr_array_add (self->calls, file->call);
  else
    g_ptr_array_add (self->errors,
                     g_error_new (ECOT_ERROR, ECOT_ERROR_BAD_CALL, _ ("%s: the call “%s” is already in %s; give one of them another id"),
                                  file->path, file->head.id, other->path));
}

/* The program was not installed whole, or is told to look in the wrong place. */
static void
add_missing (EcotCatalogue *self,
             const char    *data)
{
  g_autofree char *folder = g_build_filename (data, "calls", NULL);
  g_autofree char *shown = g_filename_display_name (folder);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_ptr_array_add (self->errors, g_error_new (ECOT_ERROR, ECOT_ERROR_READ,
                                                _ ("%s: there is no such folder, hence no call of the program’s own: install it whole, or name its data folder in ECOT_DATA_DIR"), shown));
}

static int
compare_calls (gconstpointer a,
               gconstpointer b)
{
  return strcmp (ecot_call_get_id (*(EcotCall *const *)a), ecot_call_get_id (*(EcotCall *const *)b));
}

/* Files that several threads read, each the next. */
typedef struct
{
  GPtrArray *files;
  int        next;
} Reading;

static gpointer
read_next (gpointer data)
{
  Reading *reading = data;
  guint    n;

  while ((n = (guint)g_atomic_int_add (&reading->next, 1)) < reading->files->len)
    read_file (reading->files->pdata[n]);

  return NULL;
}

/* On this thread, and on as many more as there are processors and files for; a
 * thread that cannot be had is done without. */
static void
read_files (GPtrArray *files)
{
  Reading  reading = { files, 0 };
  GThread *threads[3] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (threads) && i + 1 < MIN (files->len, g_get_num_processors ()); i++)
    threads[i] = g_thread_try_new ("calls", read_next, &reading, NULL);
  read_next (&reading);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
}

static void
read_all (EcotCatalogue *self)
{
  read_files (self->files);
  for (guint i = 0; i < self->files->len; i++)
    take_file (self, i);

  g_ptr_array_sort (self->calls, compare_calls);
  for (guint i = 0; i < self->calls->len; i++)
    g_ptr_array_extend (self->lots, ecot_call_get_lots (self->calls->pdata[i]), NULL, NULL);
}

/* From here on the arrays do not change. */
static void
complete (EcotCatalogue *self)
{
  g_mutex_lock (&self->mutex);
  if (!self->complete)
    read_all (self);
  self->complete = TRUE;
  g_mutex_unlock (&self->mutex);
}

EcotCatalogue *
ecot_catalogue_new (void)
{
  EcotCatalogue   *self = g_new0 (EcotCatalogue, 1);
  g_autofree char *data = ecot_data_dir ();

  g_mutex_init (&self->mutex);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify)file_free);
  self->calls = g_ptr_array_new ();
  self->lots = g_ptr_array_new ();
  self->errors = g_ptr_array_new_with_free_func ((GDestroyNotify)g_error_free);

  add_missing (self, data);
  add_folder (self, data, "calls");
  add_folder (self, g_get_user_data_dir (), "ecot/calls");

  return self;
}

void
ecot_catalogue_free (EcotCatalogue *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->lots);
  g_ptr_array_unref (self->calls);
  g_ptr_array_unref (self->errors);
  g_ptr_array_unref (self->files);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

GPtrArray *
ecot_catalogue_get_lots (EcotCatalogue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  complete (self);
  return self->lots;
}

GPtrArray *
ecot_catalogue_get_errors (EcotCatalogue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  complete (self);
  return self->errors;
}

static int
compare_heads (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(const EcotCallHead *const *)a)->id, (*(const EcotCallHead *const *)b)->id);
}

GPtrArray *
ecot_catalogue_list_heads (EcotCatalogue *self)
{
  GPtrArray *heads = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, heads);

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->files->len; i++)
    if (((File *)self->files->pdata[i])->head.id != NULL)
      g_ptr_array_add (heads, &((File *)self->files->pdata[i])->head);
  g_mutex_unlock (&self->mutex);

  g_ptr_array_sort (heads, compare_heads);
  return heads;
}

EcotCall *
ecot_catalogue_find_call (EcotCatalogue *self,
                          const char    *id)
{
  File *file;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  g_mutex_lock (&self->mutex);
  file = find_file (self, id, self->files->len);
  g_mutex_unlock (&self->mutex);

  return file != NULL ? file->call : NULL;
}

/* Whether @call may be added: nothing else has its id. */
static gboolean
check_new (EcotCatalogue *self,
           EcotCall      *call,
           const char    *path,
           GError       **error)
{
  File            *other = find_file (self, ecot_call_get_id (call), self->files->len);
  g_autofree char *shown = g_filename_display_name (path);

  if (other == NULL)
    return TRUE;

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_CALL,
               _ ("%s: the call “%s” is at hand already, and says something else; give this one another id, or move a dossier to it"),
               shown, ecot_call_get_id (call));
  return FALSE;
}

/* In the user's folder, under its id.  (transfer full); NULL with @error set. */
static char *
keep_copy (EcotCall *call,
           GError  **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "ecot", "calls", NULL);
  g_autofree char *name = g_strconcat (ecot_call_get_id (call), ".xml", NULL);
  g_autofree char *copy = g_build_filename (folder, name, NULL);

  /* When the folder cannot be made, writing into it says why. */
  g_mkdir_with_parents (folder, 0700);

  return ecot_replace_contents (copy, ecot_call_get_bytes (call), error) ? g_steal_pointer (&copy) : NULL;
}

static EcotCall *
add_call (EcotCatalogue *self,
          EcotCall      *call, /* taken over */
          const char    *copy)
{
  File *file = g_new0 (File, 1);

  file->path = g_strdup (copy);
  file->head = read_head (copy);
  file->call = call;
  g_ptr_array_add (self->files, file);
  g_ptr_array_add (self->calls, call);
  g_ptr_array_extend (self->lots, ecot_call_get_lots (call), NULL, NULL);

  return call;
}

EcotCall *
ecot_catalogue_add (EcotCatalogue *self,
                    const char    *path,
                    GError       **error)
{
  g_autoptr (EcotCall) call = NULL;
  g_autofree char     *copy = NULL;
  EcotCall            *known;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  call = ecot_call_read (path, error);
  if (call == NULL)
    return NULL;

  complete (self);
  known = ecot_catalogue_find_call (self, ecot_call_get_id (call));
  if (known != NULL && g_bytes_equal (ecot_call_get_bytes (known), ecot_call_get_bytes (call)))
    return known;
  if (!check_new (self, call, path, error))
    return NULL;

  copy = keep_copy (call, error);
  if (copy == NULL)
    return NULL;

  g_mutex_lock (&self->mutex);
  known = add_call (self, g_steal_pointer (&call), copy);
  g_mutex_unlock (&self->mutex);

  return known;
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
  g_autofree char *list = NULL;

  if (call == NULL)
    complete (self);
  list = call != NULL ? list_lots (call) : list_calls (self);

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
