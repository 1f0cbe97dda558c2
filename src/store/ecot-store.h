/* ecot-store.h: a dossier on disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The open dossier lives in a private SQLite working copy: one durable
 * transaction an action, with its changeset for undo.  The user's file is
 * replaced whole, verified and atomically, and never opened in place for writing.
 */

#pragma once

#include "dossier/ecot-dossier.h"

G_BEGIN_DECLS

#define ECOT_TYPE_STORE (ecot_store_get_type ())

G_DECLARE_FINAL_TYPE (EcotStore, ecot_store, ECOT, STORE, GObject)

/* Properties, with notification: "can-undo", "can-redo", "path" (the user's file or NULL),
 * "saved" (the user's file holds everything), "call" (undo and redo change it too). */

/* A working copy in the user's state folder for a dossier that has no file yet. */
EcotStore *ecot_store_new (const char *lot,
                           GBytes     *call,
                           GError    **error);

/* The same for a dossier that came from elsewhere: what it holds is where its history begins. */
EcotStore *ecot_store_new_from (EcotDossier *dossier,
                                GBytes      *call,
                                GError     **error);

/**
 * ecot_store_open:
 * @path: a .ecot file
 *
 * Opens the working copy of @path if there is one (recovery after a kill: edits
 * that were not published are there), else makes one from the file.  A file that
 * is damaged, altered, newer or no dossier is refused: BAD_DOSSIER, TOO_NEW, READ.
 */
EcotStore *ecot_store_open (const char *path,
                            GError    **error);

/* Reads a .ecot without a working copy and without writing anywhere: check, figures, export. */
EcotDossier *ecot_store_read (const char *path,
                              GBytes    **call,
                              GError    **error);

/* Working copies with unpublished edits or without a file, newest first: (element-type EcotStoreDraft). */
typedef struct
{
  char  *working_copy, *path, *lot, *title; /* path NULL: never saved */
  gint64 changed;                           /* seconds since 1970 */
} EcotStoreDraft;

GPtrArray *ecot_store_list_drafts (void);
EcotStore *ecot_store_resume (const char *working_copy,
                              GError    **error);

EcotDossier *ecot_store_get_dossier (EcotStore *self);
GBytes      *ecot_store_get_call (EcotStore *self); /* the exact call it answers, or NULL */
/* As one step of the history, which undo takes back: another version of the call.  Says
 * so only by its properties, for the dossier stays what it is. */
gboolean ecot_store_set_call (EcotStore  *self,
                              GBytes     *call,
                              const char *label,
                              GError    **error);

/* Asked before undo or redo bring back another call (NULL: none): FALSE with @error leaves
 * everything as it is.  Whoever reads the call decides whether it can be read. */
typedef gboolean (*EcotStoreCallGuard) (GBytes  *call,
                                        gpointer user_data,
                                        GError **error);

/* @guard: (nullable) */
void        ecot_store_set_call_guard (EcotStore         *self,
                                       EcotStoreCallGuard guard,
                                       gpointer           user_data);
const char *ecot_store_get_path (EcotStore *self);
gboolean    ecot_store_is_saved (EcotStore *self);
gint64      ecot_store_get_revision (EcotStore *self);
/* SHA-256 of the canonical content, hexadecimal.  (transfer full) */
char *ecot_store_make_seal (EcotDossier *dossier);

gboolean    ecot_store_can_undo (EcotStore *self);
gboolean    ecot_store_can_redo (EcotStore *self);
const char *ecot_store_get_undo_label (EcotStore *self);
const char *ecot_store_get_redo_label (EcotStore *self);
/* The path of a cell the step changed is in @where (transfer full), or the name of the list it took a
 * row from; NULL if there is nothing to show. */
gboolean ecot_store_undo (EcotStore *self,
                          char     **where,
                          GError   **error);
gboolean ecot_store_redo (EcotStore *self,
                          char     **where,
                          GError   **error);

/**
 * ecot_store_publish:
 * @path: (nullable): where, as for "save as"; NULL: where it was opened from
 *
 * Writes beside, verifies by reopening, fsyncs, compares the target's hash with
 * what was last read, renames, fsyncs the folder.  If somebody changed the target
 * meanwhile, a conflict copy is written beside it and the error is
 * %ECOT_ERROR_CONFLICT, which names it; the target is untouched.  The store then
 * belongs to the conflict copy ("path" says so), where everything is saved.  A
 * target that vanished is written again.
 */
gboolean ecot_store_publish (EcotStore  *self,
                             const char *path,
                             GError    **error);

/* The same to the dossier's own file in steps, so that a window goes on meanwhile: what is long,
 * making the file and writing it, may be done on any thread, the rest is the store's.  All or none of
 * them, in this order, one publication at a time; each FALSE ends it.  Edits made after the first step
 * are simply not in it.  @copy: (transfer full) (nullable): of the dossier as it is
 * now, nothing supposed; NULL: it is copied. */
typedef struct _EcotPublication EcotPublication;

EcotPublication *ecot_store_begin_publish (EcotStore   *self,
                                           EcotDossier *copy,
                                           GError     **error);
gboolean         ecot_publication_make (EcotPublication *self,
                                        GError         **error);
gboolean         ecot_store_announce_publish (EcotStore       *self,
                                              EcotPublication *publication,
                                              GError         **error);
gboolean         ecot_publication_write (EcotPublication *self,
                                         GError         **error);
gboolean         ecot_store_end_publish (EcotStore       *self,
                                         EcotPublication *publication,
                                         GError         **error);
void             ecot_publication_free (EcotPublication *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotPublication, ecot_publication_free)

/* Writes @dossier as a new .ecot at @path, without a working copy (ecot-cli new, import). */
gboolean ecot_store_write (EcotDossier *dossier,
                           GBytes      *call,
                           const char  *path,
                           GError     **error);

/* Earlier states of the file at @path which the program published and keeps, newest
 * first: ordinary dossiers.  (transfer full) (element-type filename) */
GPtrArray *ecot_store_list_backups (const char *path);

/* Forgets a draft the user threw away. */
gboolean ecot_store_discard (const char *working_copy,
                             GError    **error);

G_END_DECLS
