/* ecot-attachment.c: a file that travels inside another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is deflated where it comes, as a PDF has it: the dossier of a long paper would else be held twice until its last page is
 * drawn.
 */

#include "report/ecot-attachment.h"

#include <zlib.h>

#define PIECE (16u << 10)

struct _EcotAttachmentWriter
{
  EcotAttachment *attachment; /* without its content */
  z_stream        stream;
  GByteArray     *deflated;
};

EcotAttachmentWriter *
ecot_attachment_begin (const char *name,
                       const char *type,
                       const char *description)
{
  EcotAttachmentWriter *self;

  g_return_val_if_fail (name != NULL && type != NULL && description != NULL, NULL);

  self = g_new0 (EcotAttachmentWriter, 1);
  self->attachment = g_new0 (EcotAttachment, 1);
  self->attachment->name = g_strdup (name);
  self->attachment->type = g_strdup (type);
  self->attachment->description = g_strdup (description);
  self->deflated = g_byte_array_new ();
  if (deflateInit (&self->stream, Z_DEFAULT_COMPRESSION) != Z_OK)
    g_error ("zlib does not begin");

  return self;
}

/* All of what is at hand. */
static void
run (EcotAttachmentWriter *self,
     int                   flush)
{
  guint8 piece[PIECE];

  do
    {
      self->stream.next_out = piece;
      self->stream.avail_out = sizeof piece;
      deflate (&self->stream, flush);
      g_byte_array_append (self->deflated, piece, (guint)(sizeof piece - self->stream.avail_out));
    }
  while (self->stream.avail_out == 0);
}

gboolean
ecot_attachment_put (gpointer      writer,
                     gconstpointer data,
                     gsize         size,
                     GError      **error)
{
  EcotAttachmentWriter *self = writer;
  const guint8         *p = data;

  g_return_val_if_fail (self != NULL && (data != NULL || size == 0), FALSE);

  self->attachment->size += size;
  while (size > 0)
    {
      guint n = (guint)MIN (size, PIECE);

      self->stream.next_in = (Bytef *)p;
      self->stream.avail_in = n;
      run (self, Z_NO_FLUSH);
      p += n;
      size -= n;
    }

  return TRUE;
}

/* A file that deflating makes larger is small. */
static GBytes *
inflate_again (const GByteArray *deflated,
               gsize             size)
{
  guint8 *data = g_malloc (size + 1);
  uLongf  inflated = size;
  int     status = uncompress (data, &inflated, deflated->data, deflated->len);

  g_assert (size == 0 || (status == Z_OK && inflated == size));
  return g_bytes_new_take (data, size);
}

EcotAttachment *
ecot_attachment_finish (EcotAttachmentWriter *self)
{
  EcotAttachment *attachment;

  g_return_val_if_fail (self != NULL, NULL);

  run (self, Z_FINISH);
  deflateEnd (&self->stream);
  attachment = self->attachment;
  attachment->deflated = self->deflated->len < attachment->size;
  if (attachment->deflated)
    attachment->content = g_byte_array_free_to_bytes (self->deflated);
  else
    {
      attachment->content = inflate_again (self->deflated, attachment->size);
      g_byte_array_unref (self->deflated);
    }
  g_free (self);

  return attachment;
}

EcotAttachment *
ecot_attachment_new (const char *name,
                     const char *type,
                     const char *description,
                     GBytes     *content)
{
  EcotAttachmentWriter *writer;
  gconstpointer         data;
  gsize                 size;

  g_return_val_if_fail (name != NULL && type != NULL && description != NULL && content != NULL, NULL);

  data = g_bytes_get_data (content, &size);
  writer = ecot_attachment_begin (name, type, description);
  ecot_attachment_put (writer, data, size, NULL);

  return ecot_attachment_finish (writer);
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
