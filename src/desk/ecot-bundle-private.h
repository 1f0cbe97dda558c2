/* ecot-bundle-private.h: what the parts of the bundle share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "compose/ecot-bundle-index.h"
#include "desk/ecot-bundle.h"

G_BEGIN_DECLS

struct _EcotBundle
{
  char            *out;
  gboolean         zip;
  EcotBundleIndex *index;
  GPtrArray       *entries; /* of EcotBundleEntry */
  guint            n_pages, n_cover;
  gsize            total;               /* bytes of what is attached */
  guint            n_files, n_attached; /* and how many files and pages that is */
};

void ecot_bundle_entry_free (EcotBundleEntry *self);

/* Asks the reader about the file of @entry, and takes what it makes of it; FALSE: cancelled, or nothing can be read. */
gboolean ecot_bundle_take (EcotBundle      *self,
                           EcotBundleEntry *entry,
                           GCancellable    *cancellable,
                           GError         **error);
/* The index, now that all is known.  (transfer full) */
EcotReport *ecot_bundle_compose_index (EcotBundle *self);

GBytes *ecot_bundle_bind (EcotBundle   *self,
                          GCancellable *cancellable,
                          GError      **error);
/* Names for the files, then the zip file. */
void    ecot_bundle_name (EcotBundle *self);
GBytes *ecot_bundle_zip (EcotBundle   *self,
                         GCancellable *cancellable,
                         GError      **error);

G_END_DECLS
