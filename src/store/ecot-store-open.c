/* ecot-store-open.c: from a path, a draft or nothing to a store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When a file is opened that has a working copy, nobody is asked anything.  The
 * file is the one we know: go on, with edits that were never published and with
 * undo.  It changed and we have nothing unpublished: the file counts.  It changed
 * and we have: our edits are shown, and publishing them will make a conflict
 * copy beside the other's work.  It cannot be read: it is refused, and the sentence
 * says where what we had is.
 */

#include "config.h"

#include "store/ecot-store-private.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "base/ecot-replace.h"
#include "store/ecot-backups-private.h"
#include "store/ecot-publish-private.h"
#include "store/ecot-workspace-private.h"

/* Nobody needs longer than that for a file beside the user's. */
#define MAX_WRITING_SECONDS 3600

/* @file is taken over on success alone.  @target and @hash: (nullable) */
static EcotStore *
make_copy (EcotWorkspace *workspace,
           EcotFile     **file,
           const char    *target,
           const char    *hash,
           GError       **error)
{
  int              lock = -1;
  g_autofree char *folder = ecot_workspace_add (workspace, &lock, error);
  EcotWorkingCopy *copy;

  if (folder == NULL)
    return NULL;

  copy = ecot_working_copy_create (folder, lock, (*file)->dossier, (*file)->call, (*file)->revision, target, hash, error);
  if (copy != NULL)
    return ecot_store_take (copy, g_steal_pointer (file));

  ecot_workspace_remove (folder);
  ecot_workspace_unlock (lock);
  return NULL;
}

EcotStore *
ecot_store_new (const char *lot,
                GBytes     *call,
                GError    **error)
{
  g_autoptr (EcotDossier) dossier = NULL;

  g_return_val_if_fail (lot != NULL, NULL);

  dossier = ecot_dossier_new (lot);
  return ecot_store_new_from (dossier, call, error);
}

EcotStore *
ecot_store_new_from (EcotDossier *dossier,
                     GBytes      *call,
                     GError     **error)
{
  g_autoptr (EcotWorkspace) workspace = NULL;
  g_autoptr (EcotFile)      file = g_new0 (EcotFile, 1);

  g_return_val_if_fail (ECOT_IS_DOSSIER (dossier), NULL);

  workspace = ecot_workspace_enter (error);
  if (workspace == NULL)
    return NULL;

  file->dossier = g_object_ref (dossier);
  file->call = call != NULL && g_bytes_get_size (call) > 0 ? g_bytes_ref (call) : NULL;
  return make_copy (workspace, &file, NULL, NULL, error);
}

/* After a kill: the publication that was under way was done and not noted, or was
 * not done and left a hidden file. */
static void
recover (EcotWorkingCopy *copy)
{
  g_autofree char   *pending = ecot_working_copy_get_pending (copy);
  g_autoptr (GBytes) bytes = pending != NULL ? ecot_read_contents (pending, ECOT_FILE_MAX_SIZE, NULL) : NULL;
  g_autofree char   *hash = bytes != NULL ? ecot_publish_hash (bytes) : NULL;

  if (pending != NULL)
    ecot_replace_sweep (pending, 0);
  else if (copy->target != NULL)
    ecot_replace_sweep (copy->target, MAX_WRITING_SECONDS);

  if (hash != NULL)
    ecot_working_copy_catch_up (copy, pending, hash);
}

/* The copy in @folder with its content, locked; a damaged one is put aside, so that
 * the next attempt goes on from the user's file. */
static EcotStore *
open_copy (const char *folder,
           const char *shown,
           GError    **error)
{
  g_autoptr (EcotWorkingCopy) copy = NULL;
  g_autoptr (EcotFile)        file = NULL;
  g_autoptr (GError)          failure = NULL;
  g_autofree char            *aside = NULL;
  int                         lock = ecot_workspace_lock (folder, shown, error);

  if (lock < 0)
    return NULL;

  copy = ecot_working_copy_open (folder, lock, &failure);
  file = copy != NULL ? ecot_working_copy_load (copy, &failure) : NULL;
  if (file != NULL)
    {
      recover (copy);
      return ecot_store_take (g_steal_pointer (&copy), g_steal_pointer (&file));
    }

  if (copy == NULL)
    ecot_workspace_unlock (lock);

  if (g_error_matches (failure, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER))
    {
      g_clear_pointer (&copy, ecot_working_copy_free);
      aside = ecot_workspace_set_aside (folder);
      g_prefix_error (&failure, _ ("“%s” could not be opened with its latest edits, which are kept in “%s”; open it again to go on from the file as it was saved. "),
                      shown, aside);
    }

  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* A file as it is on disk now. */
typedef struct
{
  char   *path; /* absolute, links followed */
  char   *shown;
  char   *hash;
  GBytes *bytes;
} Present;

static void
present_clear (Present *self)
{
  g_free (self->path);
  g_free (self->shown);
  g_free (self->hash);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Present, present_clear)

static gboolean
read_present (Present    *self,
              const char *path,
              GError    **error)
{
  self->shown = g_filename_display_name (path);
  self->bytes = ecot_read_contents (path, ECOT_FILE_MAX_SIZE, error);
  self->path = self->bytes != NULL ? ecot_publish_resolve (path, error) : NULL;
  if (self->path == NULL)
    return FALSE;

  self->hash = ecot_publish_hash (self->bytes);
  return TRUE;
}

/* Says what there is instead, before it says why the file cannot be opened. */
static void G_GNUC_PRINTF (2, 3)
  add_hint (GError    **error,
            const char *format,
            ...)
{
  g_autofree char *hint = NULL;
  va_list          args;

  if (error == NULL || *error == NULL)
    return;

  va_start (args, format);
  hint = g_strdup_vprintf (format, args);
  va_end (args);
  g_prefix_error (error, "%s; ", hint);
}

static EcotFile *
parse_present (const Present *present,
               GError       **error)
{
  EcotFile             *file = ecot_file_parse (present->bytes, present->shown, error);
  g_autoptr (GPtrArray) backups = NULL;

  if (file != NULL)
    return file;

  backups = ecot_backups_list (present->path);
  if (backups->len > 0)
    add_hint (error, _ ("What Écot last saved there is in “%s”"), (const char *)backups->pdata[0]);

  return NULL;
}

/* The file is another than the one the copy knows. */
static EcotStore *
open_changed (EcotWorkspace *workspace,
              EcotStore     *known,
              const Present *present,
              GError       **error)
{
  g_autoptr (EcotStore) self = known;
  g_autoptr (EcotFile)  file = parse_present (present, error);
  gboolean              settled = ecot_working_copy_is_settled (ecot_store_get_copy (self));
  EcotStore            *fresh;

  if (file == NULL)
    {
      /* Damaged, or newer than this program: what was saved there before is not
       * thrown away but left among the drafts. */
      if (settled)
        ecot_working_copy_settle (ecot_store_get_copy (self), present->path, ecot_store_get_copy (self)->hash, -1, NULL);
      add_hint (error, _ ("As it was last open here, it is among the drafts (%s)"), ecot_store_get_copy (self)->folder);
      return NULL;
    }

  if (!settled)
    return g_steal_pointer (&self);

  fresh = make_copy (workspace, &file, present->path, present->hash, error);
  if (fresh != NULL)
    ecot_workspace_remove (ecot_store_get_copy (self)->folder);

  return fresh;
}

static EcotStore *
open_known (EcotWorkspace *workspace,
            const char    *folder,
            const Present *present,
            GError       **error)
{
  g_autoptr (EcotStore) self = open_copy (folder, present->shown, error);

  if (self == NULL)
    return NULL;

  if (ecot_working_copy_match (ecot_store_get_copy (self), present->path, present->hash) == ECOT_WORKING_COPY_SAME)
    return g_steal_pointer (&self);

  return open_changed (workspace, g_steal_pointer (&self), present, error);
}

static EcotStore *
open_fresh (EcotWorkspace *workspace,
            const Present *present,
            GError       **error)
{
  g_autoptr (EcotFile) file = parse_present (present, error);

  return file != NULL ? make_copy (workspace, &file, present->path, present->hash, error) : NULL;
}

EcotStore *
ecot_store_open (const char *path,
                 GError    **error)
{
  g_auto (Present)          present = { 0 };
  g_autoptr (EcotWorkspace) workspace = NULL;
  g_autofree char          *folder = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!read_present (&present, path, error))
    return NULL;

  workspace = ecot_workspace_enter (error);
  if (workspace == NULL)
    return NULL;

  folder = ecot_workspace_find (workspace, present.path, present.hash);
  return folder != NULL ? open_known (workspace, folder, &present, error) : open_fresh (workspace, &present, error);
}

EcotDossier *
ecot_store_read (const char *path,
                 GBytes    **call,
                 GError    **error)
{
  g_autoptr (EcotFile) file = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  file = ecot_file_read (path, NULL, error);
  if (file == NULL)
    return NULL;

  if (call != NULL)
    *call = g_steal_pointer (&file->call);

  return g_steal_pointer (&file->dossier);
}

/* --- Drafts ------------------------------------------------------------- */

static void
draft_free (gpointer data)
{
  EcotStoreDraft *self = data;

  g_free (self->working_copy);
  g_free (self->path);
  g_free (self->lot);
  g_free (self->title);
  g_free (self);
}

static int
compare_drafts (gconstpointer a,
                gconstpointer b)
{
  const EcotStoreDraft *first = *(const EcotStoreDraft *const *)a, *second = *(const EcotStoreDraft *const *)b;

  return first->changed > second->changed ? -1 : first->changed < second->changed;
}

/* NULL if there is nothing in it that is not in the user's file. */
static EcotStoreDraft *
read_draft (const char *folder)
{
  g_autoptr (EcotWorkingCopy) copy = ecot_working_copy_peek (folder, NULL);
  EcotStoreDraft             *draft;

  if (copy == NULL || ecot_working_copy_is_untouched (copy) ||
      (ecot_working_copy_is_settled (copy) && g_file_test (copy->target, G_FILE_TEST_EXISTS)))
    return NULL;

  draft = g_new0 (EcotStoreDraft, 1);
  *draft = (EcotStoreDraft){
    .working_copy = g_strdup (folder),
    .path = g_strdup (copy->target),
    .lot = ecot_file_get_meta (copy->sql, "lot", NULL),
    .title = ecot_working_copy_get_title (copy),
    .changed = ecot_working_copy_get_changed (copy),
  };
  return draft;
}

GPtrArray *
ecot_store_list_drafts (void)
{
  g_autoptr (EcotWorkspace) workspace = ecot_workspace_enter (NULL);
  g_autoptr (GPtrArray)     folders = workspace != NULL ? ecot_workspace_list (workspace) : g_ptr_array_new ();
  GPtrArray                *drafts = g_ptr_array_new_with_free_func (draft_free);

  for (guint i = 0; i < folders->len; i++)
    {
      /* One that is open somewhere is nobody's draft. */
      int             lock = ecot_workspace_lock (folders->pdata[i], "", NULL);
      EcotStoreDraft *draft = lock >= 0 ? read_draft (folders->pdata[i]) : NULL;

      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
      ecot_workspace_unlock (lock);
    }

  g_ptr_array_sort (drafts, compare_drafts);
  return drafts;
}

static EcotWorkspace *
enter_for (const char *working_copy,
           GError    **error)
{
  g_autoptr (EcotWorkspace) workspace = ecot_workspace_enter (error);

  if (workspace == NULL || ecot_workspace_holds (workspace, working_copy))
    return g_steal_pointer (&workspace);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_READ, _ ("The draft “%s” is not there any more"), working_copy);
  return NULL;
}

EcotStore *
ecot_store_resume (const char *working_copy,
                   GError    **error)
{
  g_autoptr (EcotWorkspace) workspace = NULL;

  g_return_val_if_fail (working_copy != NULL, NULL);

  workspace = enter_for (working_copy, error);
  return workspace != NULL ? open_copy (working_copy, working_copy, error) : NULL;
}

gboolean
ecot_store_discard (const char *working_copy,
                    GError    **error)
{
  g_autoptr (EcotWorkspace) workspace = NULL;
  int                       lock;

  g_return_val_if_fail (working_copy != NULL, FALSE);

  workspace = enter_for (working_copy, error);
  lock = workspace != NULL ? ecot_workspace_lock (working_copy, working_copy, error) : -1;
  if (lock < 0)
    return FALSE;

  ecot_workspace_remove (working_copy);
  ecot_workspace_unlock (lock);
  return TRUE;
}
