/* ecot-read-table-text.c: the bytes of a text file as UTF-8, from whatever wrote it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * LibreOffice writes UTF-8, Excel the alphabet of Windows, or UTF-16 where it is asked
 * for "Unicode text".  A mark at the beginning decides; else what is valid UTF-8 is
 * UTF-8, since no other text is by chance.  Done by hand: iconv opens files, which the
 * reader no longer can.
 */

#include "config.h"

#include "reader/ecot-read-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What Windows-1252 has where Latin-1 has controls; 0 for nothing. */
static const guint16 windows[32] = {
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178
};

static char *
decode_windows (const guint8 *data,
                gsize         size)
{
  GString *out = g_string_sized_new (size + size / 8);

  for (gsize i = 0; i < size; i++)
    {
      gunichar c = data[i];

      if (c >= 0x80 && c < 0xA0)
        c = windows[c - 0x80] != 0 ? windows[c - 0x80] : 0xFFFD;
      if (c < 0x80)
        g_string_append_c (out, (char)c);
      else
        g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

static char *
decode_utf16 (const guint8 *data,
              gsize         size,
              gboolean      low_first)
{
  g_autofree gunichar2 *units = g_new (gunichar2, size / 2 + 1);

  for (gsize i = 0; i < size / 2; i++)
    units[i] = (gunichar2)(low_first ? data[2 * i] | data[2 * i + 1] << 8 : data[2 * i] << 8 | data[2 * i + 1]);

  return g_utf16_to_utf8 (units, (glong)(size / 2), NULL, NULL, NULL);
}

/* Without a mark, Latin letters of two bytes each have a NUL in every other one. */
static guint
count_nuls (const guint8 *data,
            gsize         size,
            gsize         first)
{
  guint n = 0;

  for (gsize i = first; i < size; i += 2)
    n += data[i] == 0;

  return n;
}

static char *
refuse_binary (GError **error)
{
  ecot_read_table_refuse (error, _ ("this is neither a spreadsheet nor a text; save the budget as .ods or .csv"));
  return NULL;
}

static char *
take_utf16 (const guint8 *data,
            gsize         size,
            gboolean      low_first,
            const char  **encoding,
            GError      **error)
{
  char *text = size % 2 == 0 ? decode_utf16 (data, size, low_first) : NULL;

  *encoding = "UTF-16";
  if (text == NULL || strlen (text) < size / 2)
    {
      g_free (text);
      return refuse_binary (error);
    }

  return text;
}

char *
ecot_read_table_decode (const char  *data,
                        gsize        size,
                        const char **encoding,
                        GError     **error)
{
  const guint8 *bytes = (const guint8 *)data;
  guint         even, odd;

  if (size >= 2 && (memcmp (data, "\xFF\xFE", 2) == 0 || memcmp (data, "\xFE\xFF", 2) == 0))
    return take_utf16 (bytes + 2, size - 2, bytes[0] == 0xFF, encoding, error);

  even = count_nuls (bytes, size, 0);
  odd = count_nuls (bytes, size, 1);
  if (MAX (even, odd) > size / 4 && MIN (even, odd) == 0)
    return take_utf16 (bytes, size, odd > 0, encoding, error);
  if (even + odd > 0)
    return refuse_binary (error);

  *encoding = "UTF-8";
  if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    data += 3, size -= 3;
  if (g_utf8_validate (data, (gssize)size, NULL))
    return g_strndup (data, size);

  *encoding = "Windows-1252";
  return decode_windows (bytes, size);
}
