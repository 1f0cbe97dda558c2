/* ecot-zip.c: files in a zip file, the same bytes each time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written by hand on zlib (APPNOTE.TXT 4.3 and 4.4), since a library for it brings one for ciphers along, which every
 * start would pay for.  Every entry bears the earliest stamp a zip file can hold, so that the same paper is the same
 * file.  Sizes stand in front of the data, and nothing follows them: readers that do not look at the end first can
 * read such a file, too.
 */

#include "config.h"

#include "odf/ecot-zip.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zlib.h>

#include "base/ecot-error.h"
#include "base/ecot-progress.h"

/* 1980-01-01, 00:00: day 1 of month 1 of year 0. */
#define STAMP_DATE ((1 << 5) | 1)
#define STAMP_TIME 0

/* Level 9 buys 1 to 2 % of the size for 45 % more of the time. */
#define DEFLATE_LEVEL 6

/* No header and no digest around the deflated data. */
#define RAW_WINDOW (-MAX_WBITS)

#define STORED   0
#define DEFLATED 8

#define LOCAL_SIGNATURE   0x04034b50
#define CENTRAL_SIGNATURE 0x02014b50
#define END_SIGNATURE     0x06054b50

#define VERSION    20               /* 2.0: the first with deflate */
#define MADE_BY    (3 << 8)         /* Unix, for the next one: */
#define ATTRIBUTES (0100644u << 16) /* a file that others may read */

/* Sizes and places are 32 bits wide, and so are byte arrays; numbers of entries 16. */
#define MAX_SIZE    ((guint64)G_MAXUINT32 / 2)
#define MAX_ENTRIES G_MAXUINT16

/* How many bytes are packed between two looks at whether that is still wanted, and how many of those that come of it are
 * held. */
#define STEP  (64 << 10)
#define BLOCK (32 << 10)

/* Of the work, in thousandths, what is done when files that are all there are packed. */
#define PACKING 500

/* The header that file and directory share, but for what stands in front. */
typedef struct
{
  guint method;
  guint crc;
  guint packed, size;
  guint offset;
} Header;

struct _EcotZip
{
  EcotSink      sink;
  GCancellable *cancellable;
  guint64       done, total; /* bytes to pack; 0 of 0: nobody knows */
  guint64       length;      /* of the file so far */
  guint         n_entries;
  GByteArray   *directory;
  z_stream      stream;
  char         *path; /* of the entry that was begun, or NULL */
  Header        header;
  guint64       size;  /* of that entry so far */
  guint64       start; /* where what comes of it begins */
  guint8        block[BLOCK];
};

EcotZip *
ecot_zip_new (const EcotSink *sink,
              GCancellable   *cancellable)
{
  EcotZip *self;
  int      status;

  g_return_val_if_fail (sink != NULL, NULL);

  self = g_new0 (EcotZip, 1);
  self->sink = *sink;
  self->directory = g_byte_array_new ();
  g_set_object (&self->cancellable, cancellable);
  status = deflateInit2 (&self->stream, DEFLATE_LEVEL, Z_DEFLATED, RAW_WINDOW, MAX_MEM_LEVEL - 1, Z_DEFAULT_STRATEGY);
  g_assert (status == Z_OK);

  return self;
}

void
ecot_zip_free (EcotZip *self)
{
  g_return_if_fail (self != NULL);

  deflateEnd (&self->stream);
  g_byte_array_unref (self->directory);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

static void
append_number (GByteArray *array,
               guint       n_bytes,
               guint32     number)
{
  for (guint i = 0; i < n_bytes; i++, number >>= 8)
    g_byte_array_append (array, &(guint8){ (guint8)number }, 1);
}

static void
append_header (GByteArray   *array,
               const Header *header,
               const char   *path)
{
  append_number (array, 2, VERSION);
  append_number (array, 2, 0);
  append_number (array, 2, header->method);
  append_number (array, 2, STAMP_TIME);
  append_number (array, 2, STAMP_DATE);
  append_number (array, 4, header->crc);
  append_number (array, 4, header->packed);
  append_number (array, 4, header->size);
  append_number (array, 2, (guint32)strlen (path));
  append_number (array, 2, 0);
}

static void
append_path (GByteArray *array,
             const char *path)
{
  g_byte_array_append (array, (const guint8 *)path, (guint)strlen (path));
}

static void
append_local (GByteArray   *array,
              const Header *header,
              const char   *path)
{
  append_number (array, 4, LOCAL_SIGNATURE);
  append_header (array, header, path);
  append_path (array, path);
}

static void
append_central (GByteArray   *array,
                const Header *header,
                const char   *path)
{
  append_number (array, 4, CENTRAL_SIGNATURE);
  append_number (array, 2, MADE_BY | VERSION);
  append_header (array, header, path);
  append_number (array, 2, 0); /* of a comment */
  append_number (array, 2, 0); /* the disk */
  append_number (array, 2, 0);
  append_number (array, 4, ATTRIBUTES);
  append_number (array, 4, header->offset);
  append_path (array, path);
}

/* {{{ What is put */

static gboolean
fail_size (GError **error)
{
  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("The files are too large for one zip file: leave some of them out"));
  return FALSE;
}

static gboolean
put (EcotZip      *self,
     gconstpointer data,
     gsize         size,
     GError      **error)
{
  if (size > MAX_SIZE - self->length)
    return fail_size (error);

  self->length += size;
  return self->sink.put (self->sink.out, data, size, error);
}

static gboolean
go_on (EcotZip *self,
       gsize    size,
       GError **error)
{
  self->done += size;
  ecot_progress_tell (self->cancellable, PACKING, ECOT_PROGRESS_WHOLE, self->done, self->total);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
put_deflated (EcotZip *self,
              int      flush,
              GError **error)
{
  do
    {
      self->stream.next_out = self->block;
      self->stream.avail_out = BLOCK;
      deflate (&self->stream, flush);
      if (!put (self, self->block, BLOCK - self->stream.avail_out, error))
        return FALSE;
    }
  while (self->stream.avail_out == 0);

  return TRUE;
}

/* }}} */

/* {{{ Entries */

gboolean
ecot_zip_begin (EcotZip    *self,
                const char *path,
                gboolean    stored,
                GError    **error)
{
  g_autoptr (GByteArray) local = g_byte_array_new ();

  g_return_val_if_fail (self != NULL && self->path == NULL, FALSE);

  if (self->n_entries == MAX_ENTRIES)
    return fail_size (error);

  self->path = g_strdup (path);
  self->header = (Header){ .method = stored ? STORED : DEFLATED, .crc = (guint)crc32 (0, NULL, 0), .offset = (guint)self->length };
  self->size = 0;
  append_local (local, &self->header, path);
  self->start = self->length + local->len;
  if (!stored)
    deflateReset (&self->stream);

  return put (self, local->data, local->len, error);
}

gboolean
ecot_zip_put (gpointer      zip,
              gconstpointer data,
              gsize         size,
              GError      **error)
{
  EcotZip *self = zip;

  g_return_val_if_fail (self != NULL && self->path != NULL, FALSE);

  if (size > MAX_SIZE - self->size)
    return fail_size (error);

  self->size += size;
  for (gsize at = 0; at < size; at += STEP)
    {
      const guint8 *piece = (const guint8 *)data + at;
      guint         n = (guint)MIN (STEP, size - at);

      self->header.crc = (guint)crc32 (self->header.crc, piece, n);
      self->stream.next_in = (Bytef *)(gpointer)piece;
      self->stream.avail_in = n;
      if (!(self->header.method == STORED ? put (self, piece, n, error) : put_deflated (self, Z_NO_FLUSH, error)) ||
          !go_on (self, n, error))
        return FALSE;
    }

  return TRUE;
}

/* What is only known once the data are there goes in front of them. */
gboolean
ecot_zip_end (EcotZip *self,
              GError **error)
{
  g_autoptr (GByteArray) local = g_byte_array_new ();

  g_return_val_if_fail (self != NULL && self->path != NULL, FALSE);

  if (self->header.method == DEFLATED && !put_deflated (self, Z_FINISH, error))
    return FALSE;

  self->header.packed = (guint)(self->length - self->start);
  self->header.size = (guint)self->size;
  append_local (local, &self->header, self->path);
  append_central (self->directory, &self->header, self->path);
  self->n_entries++;
  g_clear_pointer (&self->path, g_free);

  return self->sink.put_at (self->sink.out, self->header.offset, local->data, local->len, error);
}

gboolean
ecot_zip_add (EcotZip            *self,
              const EcotZipEntry *entry,
              GError            **error)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (entry->bytes, &size);

  return ecot_zip_begin (self, entry->path, entry->stored, error) && ecot_zip_put (self, data, size, error) && ecot_zip_end (self, error);
}

/* }}} */

gboolean
ecot_zip_finish (EcotZip *self,
                 GError **error)
{
  guint offset, size;

  g_return_val_if_fail (self != NULL && self->path == NULL, FALSE);

  offset = (guint)self->length;
  size = self->directory->len;
  append_number (self->directory, 4, END_SIGNATURE);
  append_number (self->directory, 4, 0);
  append_number (self->directory, 2, self->n_entries);
  append_number (self->directory, 2, self->n_entries);
  append_number (self->directory, 4, size);
  append_number (self->directory, 4, offset);
  append_number (self->directory, 2, 0);

  return go_on (self, 0, error) && put (self, self->directory->data, self->directory->len, error);
}

/* {{{ In memory */

static gboolean
put_into_bytes (gpointer      bytes,
                gconstpointer data,
                gsize         size,
                GError      **error)
{
  g_byte_array_append (bytes, data, (guint)size);
  return TRUE;
}

static gboolean
put_over_bytes (gpointer      bytes,
                guint64       offset,
                gconstpointer data,
                gsize         size,
                GError      **error)
{
  memcpy (((GByteArray *)bytes)->data + offset, data, size);
  return TRUE;
}

EcotSink
ecot_zip_sink_to_bytes (GByteArray *bytes)
{
  return (EcotSink){ put_into_bytes, put_over_bytes, bytes };
}

GBytes *
ecot_zip_write (const EcotZipEntry *entries,
                guint               n,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  const EcotSink         sink = ecot_zip_sink_to_bytes (out);
  g_autoptr (EcotZip)    self = ecot_zip_new (&sink, cancellable);

  g_return_val_if_fail (entries != NULL, NULL);

  for (guint i = 0; i < n; i++)
    self->total += g_bytes_get_size (entries[i].bytes);

  for (guint i = 0; i < n; i++)
    if (!ecot_zip_add (self, &entries[i], error))
      return NULL;

  return ecot_zip_finish (self, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

/* }}} */
