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

/* @content: inflated; it is not needed any more.  (transfer full) */
EcotAttachment *ecot_attachment_new (const char *name,
                                     const char *type,
                                     const char *description,
                                     GBytes     *content);
/* (transfer full) */
EcotAttachment *ecot_attachment_copy (const EcotAttachment *self);
void            ecot_attachment_free (EcotAttachment *self);

G_END_DECLS
