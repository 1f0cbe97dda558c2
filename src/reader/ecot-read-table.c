/* ecot-read-table.c: a spreadsheet or a text with separators, as sheets, rows and cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file is shows in its first bytes, whatever its name ends in: programs write
 * web pages called .xls.  A kind that is not read is named with what to do.
 */

#include "config.h"

#include "reader/ecot-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "reader/ecot-read-table-private.h"

/* How far a page of the web may go on before it says that it is one. */
#define HEAD 512

gboolean
ecot_read_table_refuse (GError    **error,
                        const char *sentence)
{
  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER, sentence);
  return FALSE;
}

static const struct
{
  const char *magic;
  gsize       length;
  const char *sentence;
} refused[] = {
  { "\xD0\xCF\x11\xE0", 4, N_ ("this is a file of an old Excel (.xls), or one with a password; open it in a spreadsheet program and save it as .ods or .csv") },
  { "%PDF", 4, N_ ("this is a PDF, whose tables nobody can read surely; ask for the spreadsheet itself, as .ods or .csv") },
  { "{\\rtf", 5, N_ ("this is a text document; copy its table into a spreadsheet and save that as .ods") },
  { "\x89PNG", 4, N_ ("this is a picture; ask for the spreadsheet itself, as .ods or .csv") },
  { "\xFF\xD8\xFF", 3, N_ ("this is a picture; ask for the spreadsheet itself, as .ods or .csv") },
  { "\x1F\x8B", 2, N_ ("this is a compressed file; unpack it first") },
  { "SQLite format 3", 15, N_ ("this is a database, perhaps a dossier of Écot; open it instead of importing it") },
};

/* Whether @word, in small letters, is among the first of @data. */
static gboolean
begins_with_element (const char *data,
                     gsize       size,
                     const char *word)
{
  g_autofree char *head = g_ascii_strdown (data, (gssize)MIN (size, HEAD));
  const char      *at = head;

  if (g_str_has_prefix (at, "\xEF\xBB\xBF"))
    at += 3;
  at += strspn (at, " \t\r\n");

  return *at == '<' && strstr (at, word) != NULL;
}

static gboolean
read_table (GBytes     *file,
            GByteArray *stream,
            GError    **error)
{
  gsize       size;
  const char *data = g_bytes_get_data (file, &size);

  if (size == 0)
    return ecot_read_table_refuse (error, _ ("the file is empty; ask for another copy of it"));
  if (size > ECOT_TABLE_MAX_FILE)
    return ecot_read_table_refuse (error, _ ("the file is larger than 64 MiB, which no budget is"));
  if (size >= 4 && memcmp (data, "PK\3\4", 4) == 0)
    return ecot_read_table_package (data, size, stream, error);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (size >= refused[i].length && memcmp (data, refused[i].magic, refused[i].length) == 0)
      return ecot_read_table_refuse (error, _ (refused[i].sentence));

  if (begins_with_element (data, size, "<office:document"))
    return ecot_read_table_content (file, "fods", stream, error);
  if (begins_with_element (data, size, "<html") || begins_with_element (data, size, "<?xml") || begins_with_element (data, size, "<table"))
    return ecot_read_table_refuse (error, _ ("this is a web page or another XML file; open it in a spreadsheet program and save it as .ods or .csv"));

  return ecot_read_table_plain (data, size, stream, error);
}

gboolean
ecot_read_table (const GPtrArray *parts,
                 GPtrArray       *answer,
                 GError         **error)
{
  g_autoptr (GByteArray) stream = g_byte_array_new ();

  if (!read_table (parts->pdata[0], stream, error))
    return FALSE;
  if (stream->len > ECOT_TABLE_MAX_STREAM)
    return ecot_read_table_refuse (error, _ ("its cells hold more than 128 MiB of text, which no budget does"));

  ecot_table_stream_end (stream);
  g_ptr_array_add (answer, g_byte_array_free_to_bytes (g_steal_pointer (&stream)));
  return TRUE;
}
