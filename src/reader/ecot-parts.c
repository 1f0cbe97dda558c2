/* ecot-parts.c: a few byte strings in one, for the way to the reader and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes back was made by a program that read a stranger's file, so it is split
 * as if the stranger had written it: every length is held against what is left.
 */

#include "reader/ecot-parts.h"

#include <string.h>

#define LENGTH_SIZE 8

GPtrArray *
ecot_parts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
}

static void
append_length (GByteArray *joined,
               gsize       size)
{
  guint64 length = GUINT64_TO_LE (size);

  g_byte_array_append (joined, (const guint8 *)&length, LENGTH_SIZE);
}

GBytes *
ecot_parts_join (const GPtrArray *parts)
{
  GByteArray *joined = g_byte_array_new ();

  g_return_val_if_fail (parts != NULL, NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      gsize         size;
      gconstpointer data = g_bytes_get_data (parts->pdata[i], &size);

      append_length (joined, size);
      g_byte_array_append (joined, data, (guint)size);
    }

  return g_byte_array_free_to_bytes (joined);
}

GPtrArray *
ecot_parts_split (GBytes *bytes)
{
  g_autoptr (GPtrArray) parts = ecot_parts_new ();
  gsize                 size, at = 0;
  const guint8         *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  while (size - at >= LENGTH_SIZE)
    {
      guint64 length;

      memcpy (&length, data + at, LENGTH_SIZE);
      length = GUINT64_FROM_LE (length);
      at += LENGTH_SIZE;
      if (length > size - at || parts->len == ECOT_PARTS_MAX)
        return NULL;

      g_ptr_array_add (parts, g_bytes_new_from_bytes (bytes, at, (gsize)length));
      at += (gsize)length;
    }

  return at == size ? g_steal_pointer (&parts) : NULL;
}
