/* ecot-working-copy-private.h: the private database in which a dossier is edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store only.
 */

#pragma once

#include "store/ecot-file-private.h"
#include "store/ecot-ranks-private.h"

G_BEGIN_DECLS

/* Where editing stands.  Kept in memory and, in the same transaction as the rows,
 * on disk. */
typedef struct
{
  gint64  position;  /* the step the content is at; 0 before the first */
  gint64  next;      /* the number the next step gets; never used twice */
  gint64  published; /* the step whose content the user's file has; -1 for none */
  gint64  revision;  /* counts every change of content there ever was, undo too */
  guint64 digest;    /* of the rows */
} EcotProgress;

typedef struct
{
  char        *folder;
  int          lock; /* the descriptor that keeps other processes out; -1 while only looking */
  EcotSql     *sql;
  EcotRanks   *ranks;
  EcotProgress progress;
  guint        n_steps;
  gint64       steps_size; /* bytes of changesets */
  gboolean     doubtful;   /* a transaction failed: ask the disk before the next */

  char *target; /* absolute path of the user's file; NULL: none yet */
  char *hash;   /* SHA-256 of that file as last read or published */
} EcotWorkingCopy;

/* Takes over @lock on success.  @target and @hash: (nullable) */
EcotWorkingCopy *ecot_working_copy_create (const char  *folder,
                                           int          lock,
                                           EcotDossier *dossier,
                                           GBytes      *call,
                                           gint64       revision,
                                           const char  *target,
                                           const char  *hash,
                                           GError     **error);
/* Takes over @lock on success.  BAD_DOSSIER if it is damaged. */
EcotWorkingCopy *ecot_working_copy_open (const char *folder,
                                         int         lock,
                                         GError    **error);
/* Only looks: nothing is proved, and nothing may be written. */
EcotWorkingCopy *ecot_working_copy_peek (const char *folder,
                                         GError    **error);
void             ecot_working_copy_free (EcotWorkingCopy *self);
/* The path of the database in @folder. */
char *ecot_working_copy_get_database (const char *folder);

EcotFile *ecot_working_copy_load (EcotWorkingCopy *self,
                                  GError         **error);

/* The user's file holds everything. */
gboolean ecot_working_copy_is_settled (EcotWorkingCopy *self);
/* A dossier somebody began and left as it came: not worth a draft. */
gboolean ecot_working_copy_is_untouched (EcotWorkingCopy *self);

/* Within a transaction of the caller: writes @progress, and takes it for the
 * present one if the caller's commit succeeds. */
gboolean ecot_working_copy_write_progress (EcotWorkingCopy    *self,
                                           const EcotProgress *progress,
                                           GError            **error);
gboolean ecot_working_copy_read_progress (EcotWorkingCopy *self,
                                          EcotProgress    *progress,
                                          GError         **error);

/* Before the user's file is replaced, so that a kill right after it leaves no doubt
 * whose file that is, nor hidden files for good; and once it is. */
gboolean ecot_working_copy_announce (EcotWorkingCopy *self,
                                     const char      *target,
                                     const char      *hash,
                                     GError         **error);
/* Holds from now on even if it cannot be written: the next announcement, or the next
 * start, makes up for it. */
gboolean ecot_working_copy_settle (EcotWorkingCopy *self,
                                   const char      *target,
                                   const char      *hash,
                                   gint64           published,
                                   GError         **error);
typedef enum
{
  ECOT_WORKING_COPY_OTHER,   /* it is not of that path */
  ECOT_WORKING_COPY_CHANGED, /* it is, and the file is not the one last read or published */
  ECOT_WORKING_COPY_SAME,
} EcotWorkingCopyMatch;

/* Holds the file at @path (absolute), whose hash is @hash, against what is known of it. */
EcotWorkingCopyMatch ecot_working_copy_match (EcotWorkingCopy *self,
                                              const char      *path,
                                              const char      *hash);
/* The path of the publication that was announced and never settled.  (transfer full) (nullable) */
char *ecot_working_copy_get_pending (EcotWorkingCopy *self);
/* Notes it, if the file there is its result. */
void ecot_working_copy_catch_up (EcotWorkingCopy *self,
                                 const char      *path,
                                 const char      *hash);

char  *ecot_working_copy_get_title (EcotWorkingCopy *self);
gint64 ecot_working_copy_get_changed (EcotWorkingCopy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotWorkingCopy, ecot_working_copy_free)

G_END_DECLS
