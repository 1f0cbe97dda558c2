/* ecot-pdf-flate.c: the data of streams, deflated and inflated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * zlib takes a quarter of a megabyte each time it begins; here it begins once for all pages.
 */

#include "config.h"

#include "pdf/ecot-pdf-flate.h"

#include <zlib.h>

/* What is drawn on one page is a thousandth of that. */
#define MAX_SIZE (256u << 20)

struct _EcotPdfFlate
{
  z_stream    inflater, deflater;
  GByteArray *inflated, *deflated;
};

EcotPdfFlate *
ecot_pdf_flate_new (void)
{
  EcotPdfFlate *self = g_new0 (EcotPdfFlate, 1);

  if (inflateInit (&self->inflater) != Z_OK || deflateInit (&self->deflater, Z_DEFAULT_COMPRESSION) != Z_OK)
    g_error ("zlib does not begin");

  self->inflated = g_byte_array_new ();
  self->deflated = g_byte_array_new ();
  return self;
}

void
ecot_pdf_flate_free (EcotPdfFlate *self)
{
  g_return_if_fail (self != NULL);

  inflateEnd (&self->inflater);
  deflateEnd (&self->deflater);
  g_byte_array_unref (self->inflated);
  g_byte_array_unref (self->deflated);
  g_free (self);
}

/* Runs to the end of the data; @out grows as it is filled. */
static int
run (z_stream *stream,
     int (*work) (z_stream *, int),
     gconstpointer data,
     gsize         size,
     GByteArray   *out)
{
  guint done = 0;
  int   status;

  stream->next_in = (Bytef *)(gpointer)data;
  stream->avail_in = (uInt)size;
  g_byte_array_set_size (out, (guint)MIN (2 * size + 1024, MAX_SIZE));

  for (;;)
    {
      stream->next_out = out->data + done;
      stream->avail_out = out->len - done;
      status = work (stream, Z_FINISH);
      done = out->len - stream->avail_out;
      if ((status != Z_OK && status != Z_BUF_ERROR) || stream->avail_out > 0 || out->len >= MAX_SIZE)
        break;
      g_byte_array_set_size (out, MIN (out->len * 2, MAX_SIZE));
    }

  g_byte_array_set_size (out, done);
  return status;
}

GByteArray *
ecot_pdf_flate_inflate (EcotPdfFlate *self,
                        gconstpointer data,
                        gsize         size)
{
  g_return_val_if_fail (self != NULL && data != NULL, NULL);

  if (size > MAX_SIZE || inflateReset (&self->inflater) != Z_OK)
    return NULL;

  return run (&self->inflater, inflate, data, size, self->inflated) == Z_STREAM_END ? self->inflated : NULL;
}

GByteArray *
ecot_pdf_flate_deflate (EcotPdfFlate *self,
                        gconstpointer data,
                        gsize         size)
{
  g_return_val_if_fail (self != NULL && data != NULL, NULL);

  if (size > MAX_SIZE || deflateReset (&self->deflater) != Z_OK)
    return NULL;

  return run (&self->deflater, deflate, data, size, self->deflated) == Z_STREAM_END ? self->deflated : NULL;
}
