/* ecot-attachment.h: a file that travels inside another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char    *name;        /* "dossier.xml", ASCII */
  char    *type;        /* "text/xml" */
  char    *description; /* French */
  GBytes  *content;     /* as zlib deflates it, where that is smaller */
  gsize    size;        /* of what it is inflated */
  gboolean deflated;
} EcotAttachment;

/* A file that comes a piece at a time. */
typedef struct _EcotAttachmentWriter EcotAttachmentWriter;

EcotAttachmentWriter *ecot_attachment_begin (const char *name,
                                             const char *type,
                                             const char *description);
/* An EcotPut; it always takes what comes. */
gboolean ecot_attachment_put (gpointer      writer,
                              gconstpointer data,
                              gsize         size,
                              GError      **error);
/* @writer is freed.  (transfer full) */
EcotAttachment *ecot_attachment_finish (EcotAttachmentWriter *writer);

/* @content: inflated; it is not needed any more.  (transfer full) */
EcotAttachment *ecot_attachment_new (const char *name,
                                     const char *type,
                                     const char *description,
                                     GBytes     *content);
/* (transfer full) */
EcotAttachment *ecot_attachment_copy (const EcotAttachment *self);
void            ecot_attachment_free (EcotAttachment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotAttachment, ecot_attachment_free)

G_END_DECLS
