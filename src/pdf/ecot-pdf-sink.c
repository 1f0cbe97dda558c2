/* ecot-pdf-sink.c: objects on their way into a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Objects leave in the order they come; what is kept of each is where it stands.  Table and trailer are plain
 * ones, which is all that PDF/A-1 knows (ISO 19005-1, 6.1.4).  What identifies the file is a digest of its bytes, so
 * that the same pages have the same name for ever.
 */

#include "config.h"

#include "pdf/ecot-pdf-sink.h"

#include <stdarg.h>
#include <string.h>

#define BLOCK 16384

struct _EcotPdfSink
{
  EcotPut    put;
  gpointer   out;
  GString   *block;   /* written, but not yet taken */
  GArray    *offsets; /* of guint64, by number; 0: no object */
  guint64    offset;
  GChecksum *digest;
  GError    *failure;
};

EcotPdfSink *
ecot_pdf_sink_new (const char *version,
                   EcotPut     put,
                   gpointer    out)
{
  EcotPdfSink     *self = g_new0 (EcotPdfSink, 1);
  g_autofree char *head = g_strdup_printf ("%%PDF-%s\n%%\303\211\303\251\n", version);

  self->put = put;
  self->out = out;
  self->block = g_string_sized_new (2 * BLOCK);
  self->offsets = g_array_new (FALSE, TRUE, sizeof (guint64));
  self->digest = g_checksum_new (G_CHECKSUM_MD5);
  ecot_pdf_sink_add (self, head, strlen (head));

  return self;
}

void
ecot_pdf_sink_free (EcotPdfSink *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->block, TRUE);
  g_array_unref (self->offsets);
  g_checksum_free (self->digest);
  g_clear_error (&self->failure);
  g_free (self);
}

gboolean
ecot_pdf_sink_check (const EcotPdfSink *self,
                     GError           **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->failure != NULL)
    g_propagate_error (error, g_error_copy (self->failure));

  return self->failure == NULL;
}

guint
ecot_pdf_sink_get_size (const EcotPdfSink *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->offsets->len;
}

static void
flush (EcotPdfSink *self)
{
  if (self->failure == NULL)
    {
      g_checksum_update (self->digest, (const guchar *)self->block->str, (gssize)self->block->len);
      self->put (self->out, self->block->str, self->block->len, &self->failure);
    }

  g_string_truncate (self->block, 0);
}

void
ecot_pdf_sink_add (EcotPdfSink  *self,
                   gconstpointer data,
                   gsize         size)
{
  const char *p = data;

  g_return_if_fail (self != NULL && (data != NULL || size == 0));

  self->offset += size;
  while (size > 0 && self->failure == NULL)
    {
      gsize n = MIN (size, BLOCK - self->block->len);

      g_string_append_len (self->block, p, (gssize)n);
      p += n;
      size -= n;
      if (self->block->len == BLOCK)
        flush (self);
    }
}

static void G_GNUC_PRINTF (2, 3)
  print (EcotPdfSink *self,
         const char  *format,
         ...)
{
  gsize   before = self->block->len;
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (self->block, format, arguments);
  va_end (arguments);

  self->offset += self->block->len - before;
  if (self->block->len >= BLOCK)
    flush (self);
}

gboolean
ecot_pdf_sink_begin (EcotPdfSink *self,
                     guint        number)
{
  guint64 *offset;

  g_return_val_if_fail (self != NULL && number > 0, FALSE);

  if (self->offsets->len <= number)
    g_array_set_size (self->offsets, number + 1);

  offset = &g_array_index (self->offsets, guint64, number);
  if (*offset != 0)
    return FALSE;

  *offset = self->offset;
  print (self, "%u 0 obj\n", number);
  return TRUE;
}

void
ecot_pdf_sink_end (EcotPdfSink *self)
{
  g_return_if_fail (self != NULL);

  print (self, "\nendobj\n");
}

gboolean
ecot_pdf_sink_add_stream (EcotPdfSink  *self,
                          guint         number,
                          const char   *keys,
                          gconstpointer data,
                          gsize         size)
{
  g_return_val_if_fail (self != NULL && keys != NULL && data != NULL, FALSE);

  if (!ecot_pdf_sink_begin (self, number))
    return FALSE;

  print (self, "<<%s /Length %" G_GSIZE_FORMAT " >>\nstream\n", keys, size);
  ecot_pdf_sink_add (self, data, size);
  print (self, "\nendstream");
  ecot_pdf_sink_end (self);
  return TRUE;
}

gboolean
ecot_pdf_sink_add_object (EcotPdfSink *self,
                          guint        number,
                          const char  *format,
                          ...)
{
  g_autofree char *text = NULL;
  va_list          arguments;

  g_return_val_if_fail (self != NULL && format != NULL, FALSE);

  if (!ecot_pdf_sink_begin (self, number))
    return FALSE;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ecot_pdf_sink_add (self, text, strlen (text));
  ecot_pdf_sink_end (self);
  return TRUE;
}

/* Of a number without an object it says what of number 0: that it is free (ISO 32000-1, 7.5.4). */
static void
write_table (EcotPdfSink *self)
{
  print (self, "xref\n0 %u\n", self->offsets->len);
  for (guint i = 0; i < self->offsets->len; i++)
    {
      guint64 offset = g_array_index (self->offsets, guint64, i);

      if (offset != 0)
        print (self, "%010" G_GUINT64_FORMAT " 00000 n \n", offset);
      else
        print (self, "0000000000 65535 f \n");
    }
}

gboolean
ecot_pdf_sink_finish (EcotPdfSink *self,
                      guint        root,
                      guint        info,
                      GError     **error)
{
  guint64     table;
  const char *id;

  g_return_val_if_fail (self != NULL, FALSE);

  table = self->offset;
  write_table (self);
  flush (self);
  id = g_checksum_get_string (self->digest);
  print (self, "trailer\n<< /Size %u /Root %u 0 R /Info %u 0 R /ID [ <%s> <%s> ] >>\nstartxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n",
         self->offsets->len, root, info, id, id, table);

  /* What has been named is not digested again. */
  if (self->failure == NULL)
    self->put (self->out, self->block->str, self->block->len, &self->failure);

  return ecot_pdf_sink_check (self, error);
}
