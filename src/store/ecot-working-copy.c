/* ecot-working-copy.c: the private database in which a dossier is edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It holds the content, the steps of undo, and what is known of the user's file:
 * where it is and the hash it had when it was last read or written.  Made in
 * one transaction, so that there is either a whole copy or an empty file that
 * nobody misses.
 *
 * A publication that is cut short by a kill leaves two possible files behind;
 * both hashes are known beforehand ("pending"), so that on the next start
 * neither is taken for somebody else's.
 */

#include "config.h"

#include "store/ecot-working-copy-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "base/ecot-error.h"
#include "store/ecot-digest-private.h"
#include "store/ecot-layout-private.h"

#define DATABASE "dossier.ecotwork"

/* The names of the state table. */
#define POSITION          "position"
#define NEXT              "next"
#define PUBLISHED         "published"
#define DIGEST            "digest"
#define CHANGED           "changed"
#define TARGET            "target"
#define HASH              "hash"
#define PENDING_TARGET    "pending-target"
#define PENDING_HASH      "pending-hash"
#define PENDING_PUBLISHED "pending-published"

void
ecot_working_copy_free (EcotWorkingCopy *self)
{
  g_clear_pointer (&self->ranks, ecot_ranks_free);
  g_clear_pointer (&self->sql, ecot_sql_free);
  if (self->lock >= 0)
    close (self->lock);

  g_free (self->folder);
  g_free (self->target);
  g_free (self->hash);
  g_free (self);
}

gboolean
ecot_working_copy_is_settled (EcotWorkingCopy *self)
{
  return self->target != NULL && self->progress.position == self->progress.published;
}

gboolean
ecot_working_copy_is_untouched (EcotWorkingCopy *self)
{
  return self->target == NULL && self->progress.position == 0 && self->n_steps == 0;
}

/* --- State -------------------------------------------------------------- */

static gboolean
set_state (EcotWorkingCopy *self,
           const char      *name,
           const char      *value,
           GError         **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (value != NULL)
    statement = ecot_sql_prepare (self->sql,
                                  "INSERT INTO state (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
                                  error);
  else
    statement = ecot_sql_prepare (self->sql, "DELETE FROM state WHERE name = ?1", error);

  if (statement == NULL)
    return FALSE;

  ecot_sql_bind_text (statement, 1, name);
  if (value != NULL)
    ecot_sql_bind_text (statement, 2, value);

  return ecot_sql_done (self->sql, statement, error);
}

static gboolean
set_state_number (EcotWorkingCopy *self,
                  const char      *name,
                  gint64           number,
                  GError         **error)
{
  char text[32];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  return set_state (self, name, text, error);
}

/* NULL if it is not there; a failure shows itself again at the next statement. */
static char *
get_state (EcotWorkingCopy *self,
           const char      *name)
{
  g_autoptr (sqlite3_stmt) statement = ecot_sql_prepare (self->sql, "SELECT value FROM state WHERE name = ?1", NULL);

  if (statement == NULL)
    return NULL;

  ecot_sql_bind_text (statement, 1, name);
  if (!ecot_sql_next (self->sql, statement, NULL))
    return NULL;

  return g_strdup ((const char *)sqlite3_column_text (statement, 0));
}

static gboolean
get_state_number (EcotWorkingCopy *self,
                  const char      *name,
                  gint64          *number)
{
  g_autofree char *text = get_state (self, name);

  return text != NULL && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, number, NULL);
}

/* A path is bytes, the table holds text. */
static gboolean
set_state_path (EcotWorkingCopy *self,
                const char      *name,
                const char      *path,
                GError         **error)
{
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;

  return set_state (self, name, uri, error);
}

static char *
get_state_path (EcotWorkingCopy *self,
                const char      *name)
{
  g_autofree char *uri = get_state (self, name);

  return uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
}

static gboolean
refuse (EcotWorkingCopy *self,
        const char      *reason,
        GError         **error)
{
  return ecot_sql_refuse (error, _ ("The working copy “%s” is damaged: %s"), self->folder, reason);
}

gboolean
ecot_working_copy_write_progress (EcotWorkingCopy    *self,
                                  const EcotProgress *progress,
                                  GError            **error)
{
  g_autofree char *revision = g_strdup_printf ("%" G_GINT64_FORMAT, progress->revision);

  return set_state_number (self, POSITION, progress->position, error) &&
         set_state_number (self, NEXT, progress->next, error) &&
         set_state_number (self, PUBLISHED, progress->published, error) &&
         set_state_number (self, DIGEST, (gint64)progress->digest, error) &&
         set_state_number (self, CHANGED, g_get_real_time () / G_USEC_PER_SEC, error) &&
         ecot_file_set_meta (self->sql, "revision", revision, error);
}

gboolean
ecot_working_copy_read_progress (EcotWorkingCopy *self,
                                 EcotProgress    *progress,
                                 GError         **error)
{
  g_autofree char *revision = ecot_file_get_meta (self->sql, "revision", error);
  gint64           digest;

  if (revision == NULL || !g_ascii_string_to_signed (revision, 10, 0, G_MAXINT64, &progress->revision, NULL) ||
      !get_state_number (self, POSITION, &progress->position) ||
      !get_state_number (self, NEXT, &progress->next) ||
      !get_state_number (self, PUBLISHED, &progress->published) ||
      !get_state_number (self, DIGEST, &digest))
    return refuse (self, _ ("it does not say where editing stands"), error);

  progress->digest = (guint64)digest;
  return TRUE;
}

gint64
ecot_working_copy_get_changed (EcotWorkingCopy *self)
{
  gint64 changed = 0;

  get_state_number (self, CHANGED, &changed);
  return changed;
}

char *
ecot_working_copy_get_title (EcotWorkingCopy *self)
{
  return ecot_sql_get_text (self->sql,
                            "SELECT text FROM cell, record WHERE id = record AND kind = 'action' AND field = 'title'",
                            NULL);
}

/* --- Making ------------------------------------------------------------- */

char *
ecot_working_copy_get_database (const char *folder)
{
  return g_build_filename (folder, DATABASE, NULL);
}

static EcotWorkingCopy *
allocate (const char *folder,
          gboolean    create,
          GError    **error)
{
  g_autoptr (EcotWorkingCopy) self = g_new0 (EcotWorkingCopy, 1);
  g_autofree char            *path = ecot_working_copy_get_database (folder);

  self->lock = -1;
  self->folder = g_strdup (folder);
  self->sql = ecot_sql_open_private (path, create, error);
  if (self->sql == NULL)
    return NULL;

  self->ranks = ecot_ranks_new (self->sql);
  return g_steal_pointer (&self);
}

static gboolean
fill (EcotWorkingCopy *self,
      EcotDossier     *dossier,
      GBytes          *call,
      GError         **error)
{
  return ecot_layout_create (self->sql, ECOT_LAYOUT_WORKING, error) &&
         ecot_file_write_content (self->sql, dossier, call, self->progress.revision, error) &&
         ecot_digest_rows (self->sql, &self->progress.digest, error) &&
         ecot_working_copy_write_progress (self, &self->progress, error) &&
         set_state_path (self, TARGET, self->target, error) &&
         set_state (self, HASH, self->hash, error);
}

EcotWorkingCopy *
ecot_working_copy_create (const char  *folder,
                          int          lock,
                          EcotDossier *dossier,
                          GBytes      *call,
                          gint64       revision,
                          const char  *target,
                          const char  *hash,
                          GError     **error)
{
  g_autoptr (EcotWorkingCopy) self = allocate (folder, TRUE, error);

  if (self == NULL)
    return NULL;

  self->target = g_strdup (target);
  self->hash = g_strdup (hash);
  self->progress = (EcotProgress){ .next = 1, .published = target != NULL ? 0 : -1, .revision = revision };

  if (!ecot_sql_begin (self->sql, error) || !fill (self, dossier, call, error) || !ecot_sql_commit (self->sql, error))
    return NULL;

  self->lock = lock;
  return g_steal_pointer (&self);
}

/* --- Opening ------------------------------------------------------------ */

static gboolean
read_state (EcotWorkingCopy *self,
            GError         **error)
{
  gint64 n = 0;

  self->target = get_state_path (self, TARGET);
  self->hash = get_state (self, HASH);
  if (!ecot_working_copy_read_progress (self, &self->progress, error) ||
      !ecot_sql_get_number (self->sql, "SELECT count(*) FROM step", &n, error) ||
      !ecot_sql_get_number (self->sql, "SELECT coalesce(sum(size), 0) FROM step", &self->steps_size, error))
    return FALSE;

  self->n_steps = (guint)n;
  return TRUE;
}

/* The digest of version 1 left the call out. */
static gboolean
migrate_digest (EcotWorkingCopy *self,
                GError         **error)
{
  gint64  number;
  guint64 digest;

  if (!get_state_number (self, DIGEST, &number))
    return refuse (self, _ ("it does not say where editing stands"), error);

  digest = (guint64)number;
  return ecot_digest_add_call (self->sql, &digest, error) && set_state_number (self, DIGEST, (gint64)digest, error);
}

/* A copy of an older Écot is brought up to date where it stands, whole or not at all. */
static gboolean
migrate (EcotWorkingCopy *self,
         int              version,
         GError         **error)
{
  return ecot_sql_begin (self->sql, error) &&
         ecot_layout_migrate (self->sql, ECOT_LAYOUT_WORKING, version, error) &&
         (version > 1 || migrate_digest (self, error)) &&
         ecot_sql_commit (self->sql, error);
}

static gboolean
check_layout (EcotWorkingCopy *self,
              GError         **error)
{
  gint64 version = 0;

  if (!ecot_sql_get_number (self->sql, "PRAGMA user_version", &version, error))
    return FALSE;

  if (version > ECOT_LAYOUT_VERSION)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_TOO_NEW,
                   _ ("The working copy “%s” was written by a later Écot; bring this one up to date to open it"), self->folder);
      return FALSE;
    }

  if (version < 1)
    return refuse (self, _ ("it is empty"), error);

  if (!ecot_layout_check (self->sql, ECOT_LAYOUT_WORKING, (int)version, self->folder, error))
    return FALSE;

  return version == ECOT_LAYOUT_VERSION || migrate (self, (int)version, error);
}

static gboolean
check_rows (EcotWorkingCopy *self,
            GError         **error)
{
  g_autofree char *answer = ecot_sql_get_text (self->sql, "PRAGMA integrity_check(1)", error);
  guint64          digest;

  if (answer == NULL || strcmp (answer, "ok") != 0)
    return refuse (self, _ ("its structure is broken"), error);

  if (!ecot_digest_rows (self->sql, &digest, error))
    return FALSE;

  if (digest != self->progress.digest)
    return refuse (self, _ ("its content is not what was written"), error);

  return TRUE;
}

EcotWorkingCopy *
ecot_working_copy_open (const char *folder,
                        int         lock,
                        GError    **error)
{
  g_autoptr (EcotWorkingCopy) self = allocate (folder, FALSE, error);

  if (self == NULL || !check_layout (self, error) || !read_state (self, error) || !check_rows (self, error))
    return NULL;

  self->lock = lock;
  return g_steal_pointer (&self);
}

EcotWorkingCopy *
ecot_working_copy_peek (const char *folder,
                        GError    **error)
{
  g_autoptr (EcotWorkingCopy) self = allocate (folder, FALSE, error);

  if (self == NULL || !read_state (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

EcotFile *
ecot_working_copy_load (EcotWorkingCopy *self,
                        GError         **error)
{
  g_autofree char *name = g_filename_display_name (self->folder);

  return ecot_file_read_content (self->sql, name, error);
}

/* --- The user's file ---------------------------------------------------- */

/* Ends the transaction the caller began: committed if @written, else undone. */
static gboolean
end_transaction (EcotWorkingCopy *self,
                 gboolean         written,
                 GError         **error)
{
  if (written && ecot_sql_commit (self->sql, error))
    return TRUE;

  ecot_sql_rollback (self->sql);
  return FALSE;
}

/* What is known of the user's file. */
static gboolean
write_known (EcotWorkingCopy *self,
             GError         **error)
{
  return set_state_path (self, TARGET, self->target, error) &&
         set_state (self, HASH, self->hash, error) &&
         set_state_number (self, PUBLISHED, self->progress.published, error);
}

static gboolean
write_pending (EcotWorkingCopy *self,
               const char      *target,
               const char      *hash,
               GError         **error)
{
  return set_state_path (self, PENDING_TARGET, target, error) &&
         set_state (self, PENDING_HASH, hash, error) &&
         set_state_number (self, PENDING_PUBLISHED, self->progress.position, error);
}

gboolean
ecot_working_copy_announce (EcotWorkingCopy *self,
                            const char      *target,
                            const char      *hash,
                            GError         **error)
{
  return ecot_sql_begin (self->sql, error) &&
         end_transaction (self, write_known (self, error) && write_pending (self, target, hash, error), error);
}

gboolean
ecot_working_copy_settle (EcotWorkingCopy *self,
                          const char      *target,
                          const char      *hash,
                          gint64           published,
                          GError         **error)
{
  g_autofree char *new_target = g_strdup (target);
  g_autofree char *new_hash = g_strdup (hash);

  g_free (self->target);
  g_free (self->hash);
  self->target = g_steal_pointer (&new_target);
  self->hash = g_steal_pointer (&new_hash);
  self->progress.published = published;

  return ecot_sql_begin (self->sql, error) &&
         end_transaction (self, write_known (self, error) && write_pending (self, NULL, NULL, error), error);
}

static gboolean
is_pending (EcotWorkingCopy *self,
            const char      *path,
            const char      *hash)
{
  g_autofree char *pending = get_state_path (self, PENDING_TARGET);
  g_autofree char *pending_hash = get_state (self, PENDING_HASH);

  return g_strcmp0 (pending, path) == 0 && g_strcmp0 (pending_hash, hash) == 0;
}

EcotWorkingCopyMatch
ecot_working_copy_match (EcotWorkingCopy *self,
                         const char      *path,
                         const char      *hash)
{
  gboolean is_target = g_strcmp0 (self->target, path) == 0;

  if ((is_target && g_strcmp0 (self->hash, hash) == 0) || is_pending (self, path, hash))
    return ECOT_WORKING_COPY_SAME;

  return is_target ? ECOT_WORKING_COPY_CHANGED : ECOT_WORKING_COPY_OTHER;
}

char *
ecot_working_copy_get_pending (EcotWorkingCopy *self)
{
  return get_state_path (self, PENDING_TARGET);
}

void
ecot_working_copy_catch_up (EcotWorkingCopy *self,
                            const char      *path,
                            const char      *hash)
{
  gint64 published;

  if (is_pending (self, path, hash) && get_state_number (self, PENDING_PUBLISHED, &published))
    ecot_working_copy_settle (self, path, hash, published, NULL);
}
