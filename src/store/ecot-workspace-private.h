/* ecot-workspace-private.h: the private folder of working copies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the store only.
 */

#pragma once

#include "store/ecot-working-copy-private.h"

G_BEGIN_DECLS

typedef struct _EcotWorkspace EcotWorkspace;

/* While it is entered, no other process makes, finds or removes a working copy;
 * those that are open go on working. */
EcotWorkspace *ecot_workspace_enter (GError **error);
void           ecot_workspace_leave (EcotWorkspace *self);

/* Folders of working copies, each without a judgement on what is in it. */
GPtrArray *ecot_workspace_list (EcotWorkspace *self);
/* The folder of the working copy of @path (absolute, links followed), @hash the
 * hash of the file there: one that recognizes the file before one that does not, the
 * latest changed first.  NULL if there is none. */
char *ecot_workspace_find (EcotWorkspace *self,
                           const char    *path,
                           const char    *hash);

/* Keeps other processes out of @folder until the descriptor is closed, or this
 * process ends however it ends.  @shown: the file, for messages.  -1: in use. */
int ecot_workspace_lock (const char *folder,
                         const char *shown,
                         GError    **error);

/* @lock may be -1. */
void ecot_workspace_unlock (int lock);

/* A folder for a new working copy, locked. */
char *ecot_workspace_add (EcotWorkspace *self,
                          int           *lock,
                          GError       **error);
/* Removes a folder; the caller has its lock. */
void ecot_workspace_remove (const char *folder);
/* Keeps a damaged copy for whoever can read it, out of the way. */
char *ecot_workspace_set_aside (const char *folder);
/* TRUE if @folder is one of ours and not a path somebody made up. */
gboolean ecot_workspace_holds (EcotWorkspace *self,
                               const char    *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotWorkspace, ecot_workspace_leave)

G_END_DECLS
