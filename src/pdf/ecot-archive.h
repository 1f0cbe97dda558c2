/* ecot-archive.h: a tagged PDF made fit for the archives
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pdf/ecot-metadata.h"
#include "pdf/ecot-tags.h"
#include "report/ecot-writer.h"

G_BEGIN_DECLS

/* What is known of the pages; all of it has to stay. */
typedef struct
{
  const EcotMetadata *metadata;
  const GPtrArray    *attachments; /* of EcotAttachment: what it carries inside, for part 3 */
  const GPtrArray    *words;       /* of char: what each figure shows, in reading order */
  EcotTags           *tags;        /* as they are drawn */
  gboolean            to_sign;     /* with a field for a certificate */
  guint               box_page;    /* on that page, from 0 */
  double              box[4];      /* left, bottom, width and height */
} EcotArchiveInput;

typedef struct _EcotArchive EcotArchive;

/* Gives @put the same pages as PDF/A of level B. */
EcotArchive *ecot_archive_new (const EcotArchiveInput *input,
                               EcotPut                 put,
                               gpointer                out);
void         ecot_archive_free (EcotArchive *self);

/* The next bytes, as cairo writes them: an EcotPut. */
gboolean ecot_archive_feed (gpointer      archive,
                            gconstpointer data,
                            gsize         size,
                            GError      **error);

/* There were no more. */
gboolean ecot_archive_finish (EcotArchive *self,
                              GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotArchive, ecot_archive_free)

G_END_DECLS
