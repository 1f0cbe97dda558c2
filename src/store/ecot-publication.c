/* ecot-publication.c: what is saved, on its way into the user's file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Put together from a dossier nobody changes, on any thread; announced in the working copy, which is one
 * thread's alone; written beside and renamed, on any thread again; noted in the working copy at last.  Killed
 * between any two of these, the next start finds out how far it came.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "store/ecot-backups-private.h"
#include "store/ecot-publish-private.h"
#include "store/ecot-store-private.h"

/* Reads the bytes as a stranger's and compares: a file that could not be opened
 * again, or says something else, is not published. */
static GBytes *
build_proved (EcotDossier *dossier,
              GBytes      *call,
              gint64       revision,
              const char  *shown,
              GError     **error)
{
  g_autoptr (GBytes)   bytes = ecot_file_build (dossier, call, revision, error);
  g_autoptr (EcotFile) file = bytes != NULL ? ecot_file_parse (bytes, shown, error) : NULL;
  g_autofree char     *meant = NULL, *written = NULL;

  if (file == NULL)
    return NULL;

  if (g_bytes_get_size (bytes) > ECOT_FILE_MAX_SIZE)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE,
                   _ ("“%s” was not written: the dossier is larger than a file may be; shorten its texts"), shown);
      return NULL;
    }

  meant = ecot_store_make_seal (dossier);
  written = ecot_store_make_seal (file->dossier);
  if (g_str_equal (meant, written) && ecot_store_is_same_call (call, file->call))
    return g_steal_pointer (&bytes);

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_WRITE,
               _ ("“%s” was not written: what would stand in it is not what was meant"), shown);
  return NULL;
}

typedef struct
{
  EcotWorkingCopy *copy;
  const char      *hash;
} Announcement;

static gboolean
announce (const char *target,
          gpointer    data,
          GError    **error)
{
  Announcement *self = data;

  return ecot_working_copy_announce (self->copy, target, self->hash, error);
}

struct _EcotPublication
{
  char        *target, *expected, *hash;
  EcotDossier *dossier; /* what is to be in it; nobody changes it */
  GBytes      *call;
  gint64       revision;
  gint64       position; /* of the history: edits made meanwhile are not in it */
  GBytes      *bytes;
  char        *written;
};

void
ecot_publication_free (EcotPublication *self)
{
  g_free (self->target);
  g_free (self->expected);
  g_free (self->hash);
  g_free (self->written);
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->call, g_bytes_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* @dossier: (transfer full): the store's own, or a copy of it */
static EcotPublication *
publication_new (EcotStore   *self,
                 const char  *target,
                 EcotDossier *dossier)
{
  EcotWorkingCopy *copy = ecot_store_get_copy (self);
  gboolean         own = g_strcmp0 (target, copy->target) == 0;
  EcotPublication *publication = g_new0 (EcotPublication, 1);

  publication->target = g_strdup (target);
  publication->expected = own ? g_strdup (copy->hash) : NULL;
  publication->dossier = dossier;
  publication->call = ecot_store_get_call (self) != NULL ? g_bytes_ref (ecot_store_get_call (self)) : NULL;
  publication->revision = copy->progress.revision;
  publication->position = copy->progress.position;

  return publication;
}

gboolean
ecot_publication_make (EcotPublication *self,
                       GError         **error)
{
  g_autofree char *shown = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  shown = g_filename_display_name (self->target);
  self->bytes = build_proved (self->dossier, self->call, self->revision, shown, error);
  g_clear_object (&self->dossier);
  if (self->bytes == NULL)
    return FALSE;

  self->hash = ecot_publish_hash (self->bytes);
  return TRUE;
}

static gboolean
settle (EcotStore       *self,
        EcotPublication *publication,
        GError         **error)
{
  g_autofree char *shown = g_filename_display_name (publication->target);

  /* The file is there and was announced: a failure to note it takes nothing back. */
  ecot_working_copy_settle (ecot_store_get_copy (self), publication->written, publication->hash, publication->position, NULL);

  if (g_str_equal (publication->written, publication->target))
    return TRUE;

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_CONFLICT,
               _ ("“%s” was changed by somebody else meanwhile and stays as it is; your version is in “%s”"), shown, publication->written);
  return FALSE;
}

static gboolean
publish_to (EcotStore  *self,
            const char *target,
            GError    **error)
{
  g_autoptr (EcotPublication) publication = publication_new (self, target, g_object_ref (ecot_store_get_dossier (self)));
  gboolean                    done;

  if (!ecot_publication_make (publication, error) ||
      !ecot_publish_file (target, publication->bytes, publication->expected, announce,
                          &(Announcement){ ecot_store_get_copy (self), publication->hash }, &publication->written, error))
    return FALSE;

  done = settle (self, publication, error);
  ecot_backups_add (publication->written, publication->bytes);

  return done;
}

EcotPublication *
ecot_store_begin_publish (EcotStore   *self,
                          EcotDossier *copy,
                          GError     **error)
{
  g_autoptr (EcotDossier) dossier = copy;
  g_autofree char        *target = NULL;

  g_return_val_if_fail (ECOT_IS_STORE (self), NULL);
  g_return_val_if_fail (ecot_store_get_copy (self)->target != NULL, NULL);

  g_return_val_if_fail (copy == NULL || !ecot_dossier_is_supposed (ecot_store_get_dossier (self)), NULL);

  /* What is half typed is nobody's yet. */
  ecot_dossier_settle (ecot_store_get_dossier (self));
  if (dossier == NULL)
    dossier = ecot_dossier_copy (ecot_store_get_dossier (self));

  target = ecot_publish_resolve (ecot_store_get_copy (self)->target, error);
  return target != NULL ? publication_new (self, target, g_steal_pointer (&dossier)) : NULL;
}

/* The working copy is one thread's alone, so it is told between making and writing. */
gboolean
ecot_store_announce_publish (EcotStore       *self,
                             EcotPublication *publication,
                             GError         **error)
{
  g_return_val_if_fail (ECOT_IS_STORE (self), FALSE);
  g_return_val_if_fail (publication != NULL && publication->hash != NULL, FALSE);

  return ecot_working_copy_announce (ecot_store_get_copy (self), publication->target, publication->hash, error);
}

gboolean
ecot_publication_write (EcotPublication *self,
                        GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!ecot_publish_file (self->target, self->bytes, self->expected, NULL, NULL, &self->written, error))
    return FALSE;

  ecot_backups_add (self->written, self->bytes);

  return TRUE;
}

gboolean
ecot_store_end_publish (EcotStore       *self,
                        EcotPublication *publication,
                        GError         **error)
{
  gboolean done;

  g_return_val_if_fail (ECOT_IS_STORE (self), FALSE);
  g_return_val_if_fail (publication != NULL && publication->written != NULL, FALSE);

  done = settle (self, publication, error);
  ecot_store_tell_changes (self);

  return done;
}

gboolean
ecot_store_publish (EcotStore  *self,
                    const char *path,
                    GError    **error)
{
  g_autofree char *target = NULL;
  gboolean         done;

  g_return_val_if_fail (ECOT_IS_STORE (self), FALSE);

  if (path == NULL && ecot_store_get_copy (self)->target == NULL)
    {
      g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_USAGE, _ ("The dossier has no file yet; choose where to save it"));
      return FALSE;
    }

  target = ecot_publish_resolve (path != NULL ? path : ecot_store_get_copy (self)->target, error);
  if (target == NULL)
    return FALSE;

  done = publish_to (self, target, error);
  ecot_store_tell_changes (self);
  return done;
}

gboolean
ecot_store_write (EcotDossier *dossier,
                  GBytes      *call,
                  const char  *path,
                  GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char   *shown = NULL, *target = NULL, *written = NULL;

  g_return_val_if_fail (ECOT_IS_DOSSIER (dossier), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  shown = g_filename_display_name (path);
  target = ecot_publish_resolve (path, error);
  bytes = target != NULL ? build_proved (dossier, call, 1, shown, error) : NULL;

  return bytes != NULL && ecot_publish_file (target, bytes, NULL, NULL, NULL, &written, error);
}

GPtrArray *
ecot_store_list_backups (const char *path)
{
  g_autofree char *target = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  target = ecot_publish_resolve (path, NULL);
  return target != NULL ? ecot_backups_list (target) : g_ptr_array_new_with_free_func (g_free);
}
