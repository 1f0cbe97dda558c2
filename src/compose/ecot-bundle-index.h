/* ecot-bundle-index.h: the first page of a bundle: what is in it, and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "compose/ecot-papers.h"

G_BEGIN_DECLS

/* A row; texts are French and borrowed. */
typedef struct
{
  gboolean    paper;   /* written by Écot, as opposed to attached */
  gboolean    asked;   /* attached because the call asks for it */
  const char *numbers; /* of the piece, or the pieces it is: "2, 3"; NULL: it is none */
  const char *title;
  const char *kind;    /* "devis", or NULL */
  const char *line;    /* the budget line it proves, or NULL */
  const char *funder;  /* whose decision it proves, or NULL */
  guint       n_pages; /* 0: it is not there, or nobody counts */
  guint       page;    /* of the bundle; 0: it is not there */
  const char *name;    /* of the file in a zip, or NULL */
  const char *reason;  /* why it is not there, or NULL */
  const char *lost;    /* what of it was left behind, or NULL */
} EcotIndexEntry;

/* Reads what stands on every paper from the dossier, now; composing may then happen on any thread. */
typedef struct _EcotBundleIndex EcotBundleIndex;

EcotBundleIndex *ecot_bundle_index_new (const EcotComposeInput *input);
void             ecot_bundle_index_free (EcotBundleIndex *self);
/* @entries: of EcotIndexEntry.  (transfer full): frozen */
EcotReport *ecot_bundle_index_compose (EcotBundleIndex *self,
                                       const GPtrArray *entries);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotBundleIndex, ecot_bundle_index_free)

G_END_DECLS
