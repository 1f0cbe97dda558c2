/* ecot-attachment.c: a file that travels inside another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is deflated where it comes, as a PDF has it: the dossier of a long paper would else be held twice until its last page is
 * drawn.
 */

#include "report/ecot-attachment.h"

#include <zlib.h>

/* Zlib counts bytes in 32 bits, where it counts those of a stream. */
#define MOST (256u << 20)

/* (transfer full): NULL where that is not smaller. */
static GBytes *
deflate_bytes (gconstpointer data,
               gsize         size)
{
  uLongf  deflated_size = compressBound (size);
  guint8 *deflated;

  if (size == 0 || size > MOST)
    return NULL;

  deflated = g_malloc (deflated_size);
  if (compress2 (deflated, &deflated_size, data, size, Z_DEFAULT_COMPRESSION) != Z_OK || deflated_size >= size)
    {
      g_free (deflated);
      return NULL;
    }

  return g_bytes_new_take (g_realloc (deflated, deflated_size), deflated_size);
}

EcotAttachment *
ecot_attachment_new (const char *name,
                     const char *type,
                     const char *description,
                     GBytes     *content)
{
  EcotAttachment *self;
  gconstpointer   data;
  gsize           size;

  g_return_val_if_fail (name != NULL && type != NULL && description != NULL && content != NULL, NULL);

  data = g_bytes_get_data (content, &size);
  self = g_new (EcotAttachment, 1);
  *self = (EcotAttachment){ g_strdup (name), g_strdup (type), g_strdup (description), deflate_bytes (data, size), size, TRUE };
  if (self->content == NULL)
    {
      self->content = g_bytes_ref (content);
      self->deflated = FALSE;
    }

  return self;
}

EcotAttachment *
ecot_attachment_copy (const EcotAttachment *self)
{
  EcotAttachment *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (EcotAttachment, 1);
  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->type = g_strdup (self->type);
  copy->description = g_strdup (self->description);
  g_bytes_ref (copy->content);

  return copy;
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
