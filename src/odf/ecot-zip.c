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

/* Of a document, in thousandths, what is done when its parts are packed; and how many bytes are packed between two looks
 * at whether that is still wanted. */
#define PACKING 500
#define STEP    (64 << 10)

typedef struct
{
  GByteArray   *out;
  GByteArray   *directory;
  GCancellable *cancellable;
  guint64       done, total; /* bytes to pack */
} Zip;

/* The header that file and directory share, but for what stands in front. */
typedef struct
{
  guint method;
  guint crc;
  guint packed, size;
  guint offset;
} Header;

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

static void
append_end (Zip  *self,
            guint n)
{
  guint offset = self->out->len;

  g_byte_array_append (self->out, self->directory->data, self->directory->len);
  append_number (self->out, 4, END_SIGNATURE);
  append_number (self->out, 4, 0);
  append_number (self->out, 2, n);
  append_number (self->out, 2, n);
  append_number (self->out, 4, self->directory->len);
  append_number (self->out, 4, offset);
  append_number (self->out, 2, 0);
}

/* Packing is the longer half of a spreadsheet of many lines; what comes before it tells nothing. */
static gboolean
go_on (Zip     *self,
       gsize    size,
       GError **error)
{
  self->done += size;
  ecot_progress_tell (self->cancellable, PACKING, ECOT_PROGRESS_WHOLE, self->done, self->total);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static void
append_deflated (Zip      *self,
                 z_stream *stream,
                 int       flush)
{
  guint8 block[16 << 10];

  do
    {
      stream->next_out = block;
      stream->avail_out = sizeof block;
      deflate (stream, flush);
      g_byte_array_append (self->out, block, (guint)(sizeof block - stream->avail_out));
    }
  while (stream->avail_out == 0);
}

static gboolean
append_data (Zip                *self,
             const EcotZipEntry *entry,
             z_stream           *stream,
             Header             *header,
             GError            **error)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (entry->bytes, &size);

  header->crc = (guint)crc32 (0, NULL, 0);
  for (gsize at = 0; at < size; at += STEP)
    {
      guint n = (guint)MIN (STEP, size - at);

      header->crc = (guint)crc32 (header->crc, data + at, n);
      stream->next_in = (Bytef *)(gpointer)(data + at);
      stream->avail_in = n;
      if (entry->stored)
        g_byte_array_append (self->out, data + at, n);
      else
        append_deflated (self, stream, Z_NO_FLUSH);
      if (!go_on (self, n, error))
        return FALSE;
    }

  if (!entry->stored)
    append_deflated (self, stream, Z_FINISH);
  return TRUE;
}

/* What is only known once the data are there goes in front of them. */
static gboolean
append_entry (Zip                *self,
              const EcotZipEntry *entry,
              z_stream           *stream,
              GError            **error)
{
  Header                 header = { .method = entry->stored ? STORED : DEFLATED, .offset = self->out->len };
  g_autoptr (GByteArray) local = g_byte_array_new ();
  guint                  start;

  append_local (self->out, &header, entry->path);
  start = self->out->len;
  deflateReset (stream);
  if (!append_data (self, entry, stream, &header, error))
    return FALSE;

  header.packed = self->out->len - start;
  header.size = (guint)g_bytes_get_size (entry->bytes);
  append_local (local, &header, entry->path);
  memcpy (self->out->data + header.offset, local->data, local->len);
  append_central (self->directory, &header, entry->path);

  return TRUE;
}

/* How much there is to pack, and how long the file may become: deflate may add a little to each. */
static gboolean
measure (const EcotZipEntry *entries,
         guint               n,
         guint64            *total,
         guint              *length,
         GError            **error)
{
  guint64 room = 0;

  *total = 0;
  for (guint i = 0; i < n; i++)
    {
      *total += g_bytes_get_size (entries[i].bytes);
      room += compressBound (g_bytes_get_size (entries[i].bytes)) + 3 * strlen (entries[i].path) + 128;
    }

  *length = (guint)MIN (room, MAX_SIZE);
  if (n <= MAX_ENTRIES && room <= MAX_SIZE)
    return TRUE;

  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("The files are too large for one zip file: leave some of them out"));
  return FALSE;
}

GBytes *
ecot_zip_write (const EcotZipEntry *entries,
                guint               n,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autoptr (GByteArray) out = NULL;
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  Zip                    self = { .directory = directory, .cancellable = cancellable };
  z_stream               stream = { 0 };
  guint                  length;
  gboolean               done;

  g_return_val_if_fail (entries != NULL, NULL);

  if (!measure (entries, n, &self.total, &length, error))
    return NULL;

  self.out = out = g_byte_array_sized_new (length);

  done = deflateInit2 (&stream, DEFLATE_LEVEL, Z_DEFLATED, RAW_WINDOW, MAX_MEM_LEVEL - 1, Z_DEFAULT_STRATEGY) == Z_OK;
  g_assert (done);
  for (guint i = 0; i < n && done; i++)
    done = append_entry (&self, &entries[i], &stream, error);
  deflateEnd (&stream);

  if (!done || !go_on (&self, 0, error))
    return NULL;

  append_end (&self, n);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
