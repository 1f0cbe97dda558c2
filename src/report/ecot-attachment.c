/* ecot-attachment.c: a file that travels inside another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/ecot-attachment.h"

EcotAttachment *
ecot_attachment_new (const char *name,
                     const char *type,
                     const char *description,
                     GBytes     *content)
{
  EcotAttachment *self;

  g_return_val_if_fail (name != NULL && type != NULL && description != NULL && content != NULL, NULL);

  self = g_new (EcotAttachment, 1);
  *self = (EcotAttachment){ g_strdup (name), g_strdup (type), g_strdup (description), g_bytes_ref (content) };
  return self;
}

void
ecot_attachment_free (EcotAttachment *self)
{
  g_free (self->name);
  g_free (self->type);
  g_free (self->description);
  g_bytes_unref (self->content);
  g_free (self);
}
