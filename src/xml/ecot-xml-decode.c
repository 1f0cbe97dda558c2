/* ecot-xml-decode.c: a document as UTF-8, piece by piece
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bytes decide: UTF-8, or UTF-16 by its byte order mark or by how it begins.
 * What the XML declaration says has to agree, and is never obeyed: a parser
 * that changes its encoding in the middle is how a DOCTYPE slips past a check.
 *
 * Pieces keep a large document in UTF-16 from being in memory twice.
 */

#include "config.h"

#include "xml/ecot-xml-decode-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much the parser is given at once: what a refused document can cost. */
#define PIECE 65536

/* The encoding the XML declaration names, in capitals, or NULL. */
static char *
dup_declared_encoding (const char *text,
                       gsize       length)
{
  g_autofree char       *head = g_strndup (text, MIN (length, 256));
  g_autoptr (GRegex)     regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char       *encoding = NULL;

  regex = g_regex_new ("^<\\?xml\\s[^>]*?\\bencoding\\s*=\\s*[\"']([^\"']*)[\"']", G_REGEX_RAW, 0, NULL);
  if (!g_regex_match (regex, head, 0, &match))
    return NULL;

  encoding = g_match_info_fetch (match, 1);
  return g_ascii_strup (encoding, -1);
}

static char *
check_declared_encoding (const char        *text,
                         gsize              length,
                         const char *const *accepted)
{
  g_autofree char *encoding = dup_declared_encoding (text, length);

  if (encoding == NULL || g_strv_contains (accepted, encoding))
    return NULL;

  return g_strdup_printf (_ ("its encoding is declared as “%s”; save it as UTF-8"), encoding);
}

/* The line @end stands on, from 1. */
static guint
count_lines (const char *text,
             const char *end)
{
  guint line = 1;

  while ((text = memchr (text, '\n', (gsize)(end - text))) != NULL)
    {
      text++;
      line++;
    }

  return line;
}

static char *
decode_utf8 (const char *text,
             gsize       length,
             EcotXmlTake take,
             gpointer    data,
             guint      *line)
{
  static const char *const accepted[] = { "UTF-8", "UTF8", "US-ASCII", "ASCII", NULL };
  char                    *why = check_declared_encoding (text, length, accepted);
  const char              *end;

  if (why != NULL)
    return why;
  if (!g_utf8_validate_len (text, length, &end))
    {
      *line = count_lines (text, end);
      return g_strdup (_ ("it is not valid UTF-8; save it as UTF-8"));
    }

  for (gsize done = 0; done < length; done += PIECE)
    if (!take (data, text + done, MIN (PIECE, length - done)))
      break;

  return NULL;
}

static gunichar2
utf16_unit (const guchar *bytes,
            gboolean      big_endian)
{
  return (gunichar2)(big_endian ? bytes[0] << 8 | bytes[1] : bytes[1] << 8 | bytes[0]);
}

static gboolean
is_first_of_pair (gunichar2 unit)
{
  return unit >= 0xD800 && unit < 0xDC00;
}

/* The next piece, from @done on, which it moves; a pair is never cut in two.
 * NULL if it is no UTF-16. */
static char *
next_piece (const guchar *bytes,
            gsize         length,
            gboolean      big_endian,
            gsize        *done,
            glong        *n_written)
{
  gunichar2        units[PIECE / 2];
  glong            n = 0, n_read = 0;
  g_autofree char *text = NULL;

  for (; n < (glong)G_N_ELEMENTS (units) && *done + 1 < length; *done += 2)
    {
      units[n] = utf16_unit (bytes + *done, big_endian);
      if (is_first_of_pair (units[n]) && n == G_N_ELEMENTS (units) - 1)
        break;
      n++;
    }

  text = n > 0 ? g_utf16_to_utf8 (units, n, &n_read, n_written, NULL) : NULL;
  return n_read == n ? g_steal_pointer (&text) : NULL;
}

static char *
decode_utf16 (const guchar *bytes,
              gsize         length,
              gboolean      big_endian,
              EcotXmlTake   take,
              gpointer      data)
{
  static const char *const accepted[] = { "UTF-16", "UTF-16LE", "UTF-16BE", NULL };
  gsize                    done = 0;

  while (done < length)
    {
      gboolean         first = done == 0;
      glong            n = 0;
      g_autofree char *text = next_piece (bytes, length, big_endian, &done, &n);
      char            *why;

      if (text == NULL)
        return g_strdup (_ ("it is not valid UTF-16; save it as UTF-8"));

      why = first ? check_declared_encoding (text, (gsize)n, accepted) : NULL;
      if (why != NULL)
        return why;
      if (!take (data, text, (gsize)n))
        break;
    }

  return NULL;
}

static gboolean
begins_with (const guchar *bytes,
             gsize         length,
             const char   *mark,
             gsize         n)
{
  return length >= n && memcmp (bytes, mark, n) == 0;
}

char *
ecot_xml_decode (const guchar *bytes,
                 gsize         length,
                 EcotXmlTake   take,
                 gpointer      data,
                 guint        *line)
{
  *line = 1;

  if (begins_with (bytes, length, "\xEF\xBB\xBF", 3))
    return decode_utf8 ((const char *)bytes + 3, length - 3, take, data, line);
  if (begins_with (bytes, length, "\xFF\xFE", 2))
    return decode_utf16 (bytes + 2, length - 2, FALSE, take, data);
  if (begins_with (bytes, length, "\xFE\xFF", 2))
    return decode_utf16 (bytes + 2, length - 2, TRUE, take, data);
  if (begins_with (bytes, length, "<\0", 2))
    return decode_utf16 (bytes, length, FALSE, take, data);
  if (begins_with (bytes, length, "\0<", 2))
    return decode_utf16 (bytes, length, TRUE, take, data);

  return decode_utf8 ((const char *)bytes, length, take, data, line);
}
