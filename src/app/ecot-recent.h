/* ecot-recent.h: dossiers to go on with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "call/ecot-catalogue.h"

G_BEGIN_DECLS

typedef struct
{
  char  *title;        /* file name, or title of the draft */
  char  *detail;       /* where it is, or that it was never saved, with the day */
  char  *path;         /* NULL: never saved */
  char  *working_copy; /* NULL: nothing unpublished */
  gint64 changed;      /* seconds since 1970 */
} EcotRecent;

void ecot_recent_free (EcotRecent *self);

/* Unpublished drafts and recent files, newest first; files that are gone are
 * left out.  (transfer full) (element-type EcotRecent) */
GPtrArray *ecot_recent_list (EcotCatalogue *catalogue);
/* Those of the files opened later than @since, seconds since 1970, that are still there.
 * (transfer full) (element-type filename) */
GPtrArray *ecot_recent_list_files (gint64 since);
void       ecot_recent_add (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotRecent, ecot_recent_free)

G_END_DECLS
