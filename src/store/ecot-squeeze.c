/* ecot-squeeze.c: the call in a tenth of its room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every dossier carries the exact call it answers, and people send dossiers by
 * e-mail: a call of 700 kB takes 80 as gzip.  What comes back is read no further
 * than a call may be long, whatever a stranger's file promises.
 */

#include "config.h"

#include "store/ecot-squeeze-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"

#define CHUNK (64 * 1024)

/* How gzip begins; no XML file does. */
static const guchar MAGIC[] = { 0x1f, 0x8b };

/* Reads until @stream ends; FALSE as well if there is more than @max_size. */
static gboolean
read_all (GInputStream *stream,
          gsize         max_size,
          GByteArray   *array,
          GError      **error)
{
  guchar *chunk = g_malloc (CHUNK);
  gssize  n;

  while ((n = g_input_stream_read (stream, chunk, CHUNK, NULL, error)) > 0 && array->len <= max_size)
    g_byte_array_append (array, chunk, (guint)n);

  g_free (chunk);
  return n == 0;
}

static GBytes *
convert (GBytes     *bytes,
         GConverter *converter,
         gsize       max_size,
         GError    **error)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, converter);
  g_autoptr (GByteArray)   array = g_byte_array_new ();

  if (!read_all (stream, max_size, array, error) || array->len > max_size)
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

GBytes *
ecot_squeeze (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GError)          error = NULL;
  GBytes                     *squeezed;

  g_return_val_if_fail (bytes != NULL, NULL);

  squeezed = convert (bytes, G_CONVERTER (compressor), G_MAXSSIZE, &error);
  if (squeezed == NULL)
    g_error ("%s", error->message); /* memory to memory: there is nothing that could fail */

  return squeezed;
}

static gboolean
is_squeezed (GBytes *bytes)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return size >= sizeof MAGIC && memcmp (data, MAGIC, sizeof MAGIC) == 0;
}

GBytes *
ecot_unsqueeze (GBytes  *bytes,
                gsize    max_size,
                GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor = NULL;
  GBytes                       *plain;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!is_squeezed (bytes))
    return g_bytes_ref (bytes);

  decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  plain = convert (bytes, G_CONVERTER (decompressor), max_size, NULL);
  if (plain == NULL)
    g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
                         _ ("The call kept in this dossier is damaged; ask for another copy of the dossier"));

  return plain;
}
