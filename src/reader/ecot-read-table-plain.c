/* ecot-read-table-plain.c: a text with separators (.csv, .tsv) as rows and cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As RFC 4180 has it, with the separators there are besides the comma.  The separator is
 * the one that cuts most of the first records into the same number of fields; a comma
 * that is a decimal one in some of them therefore is none.  A field begins with a
 * quotation mark or has none: inside, one is an inch.
 */

#include "config.h"

#include "reader/ecot-read-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"

/* So many records tell what the separator is. */
#define SAMPLE     200
#define MAX_FIELDS 1000 /* those counted of a record of the sample */

typedef struct
{
  const char *at;
  char        separator;
  guint       line; /* from 1, of @at */
  GString    *field;
  gboolean    ends_record;
} Scan;

/* {{{ Fields */

static gboolean
is_end (const Scan *scan)
{
  return *scan->at == '\0' || *scan->at == '\n' || *scan->at == '\r';
}

static void
skip_line_end (Scan *scan)
{
  if (*scan->at == '\r' && scan->at[1] == '\n')
    scan->at++;
  if (*scan->at != '\0')
    {
      scan->at++;
      scan->line++;
    }
}

/* After the opening mark.  FALSE: the text ends before the closing one. */
static gboolean
scan_quoted (Scan *scan)
{
  while (*scan->at != '\0')
    {
      if (scan->at[0] == '"' && scan->at[1] == '"')
        scan->at++;
      else if (*scan->at == '"')
        {
          scan->at++;
          return TRUE;
        }

      scan->line += *scan->at == '\n';
      g_string_append_c (scan->field, *scan->at++);
    }

  return FALSE;
}

/* The next field; FALSE if it is never closed. */
static gboolean
scan_field (Scan *scan)
{
  const char *begin;

  g_string_truncate (scan->field, 0);
  begin = scan->at + strspn (scan->at, " ");
  if (*begin == '"')
    {
      scan->at = begin + 1;
      if (!scan_quoted (scan))
        return FALSE;
    }

  begin = scan->at;
  while (!is_end (scan) && *scan->at != scan->separator)
    scan->at++;
  g_string_append_len (scan->field, begin, scan->at - begin);

  scan->ends_record = is_end (scan);
  if (scan->ends_record)
    skip_line_end (scan);
  else
    scan->at++;

  return TRUE;
}

/* }}} */
/* {{{ The separator */

/* How many of the first records have the most frequent number of fields, times that number. */
static guint
judge_separator (const char *text,
                 char        separator)
{
  guint               counts[MAX_FIELDS + 1] = { 0 };
  g_autoptr (GString) field = g_string_new (NULL);
  Scan                scan = { text, separator, 1, field };
  guint               best = 0, n = 0;

  for (guint records = 0; records < SAMPLE && *scan.at != '\0' && scan_field (&scan);)
    {
      n++;
      if (!scan.ends_record)
        continue;

      counts[MIN (n, MAX_FIELDS)]++;
      records++;
      n = 0;
    }

  for (guint i = 2; i <= MAX_FIELDS; i++)
    best = MAX (best, counts[i] * MIN (i, 30));

  return best;
}

/* Excel's own line, "sep=;". */
static const char *
take_named_separator (const char *text,
                      char       *separator)
{
  if (g_ascii_strncasecmp (text, "sep=", 4) != 0 || text[4] == '\0' || strchr ("\r\n", text[4]) != NULL ||
      text[5] == '\0' || strchr ("\r\n", text[5]) == NULL)
    return text;

  *separator = text[4];
  text += 5;
  if (*text == '\r')
    text++;

  return *text == '\n' ? text + 1 : text;
}

static char
find_separator (const char *text)
{
  static const char candidates[] = { ';', '\t', '|', ',' };
  guint             most = 0;
  char              best = ';';

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint found = judge_separator (text, candidates[i]);

      if (found > most)
        {
          most = found;
          best = candidates[i];
        }
    }

  return best;
}

/* }}} */
/* {{{ Rows */

typedef struct
{
  GByteArray *stream;
  guint       row, column;
  guint       n_cells;
  gboolean    begun; /* the row was told of */
} Rows;

/* Before what a spreadsheet would run as a formula an apostrophe says that it is a text: our own .csv has it,
 * and so have others. */
static const char *
drop_mark (const char *text)
{
  const char *after = text + 1 + (*text == '\'' ? strspn (text + 1, " ") : 0);

  return *text == '\'' && *after != '\0' && strchr ("=+-@\t\r", *after) != NULL ? text + 1 : text;
}

static gboolean
add_field (Rows       *rows,
           const char *text,
           GError    **error)
{
  EcotTableStreamCell cell = { .column = rows->column, .repeat = 1, .kind = ECOT_TABLE_TEXT, .columns_spanned = 1, .rows_spanned = 1, .text = drop_mark (text) };

  if (text[strspn (text, " \t\r\n")] == '\0')
    return TRUE;
  if (rows->row >= ECOT_TABLE_MAX_ROWS || rows->column >= ECOT_TABLE_MAX_COLUMNS || ++rows->n_cells > ECOT_TABLE_MAX_CELLS)
    return ecot_read_table_refuse (error, _ ("it has more than a million filled cells, which no budget has; keep only the rows of the budget"));
  if (strlen (text) > ECOT_TABLE_MAX_TEXT)
    return ecot_read_table_refuse (error, _ ("one of its cells holds more than 1 MiB of text; is a quotation mark missing?"));

  if (!rows->begun)
    ecot_table_stream_add_row (rows->stream, rows->row, 1, 0);
  rows->begun = TRUE;
  ecot_table_stream_add_cell (rows->stream, &cell);
  return TRUE;
}

static gboolean
add_rows (Scan    *scan,
          Rows    *rows,
          GError **error)
{
  while (*scan->at != '\0')
    {
      guint line = scan->line;

      if (!scan_field (scan))
        {
          g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_DOSSIER,
                       _ ("the quotation mark opened on line %u is never closed; the file was cut, or a mark is missing"), line);
          return FALSE;
        }
      if (!add_field (rows, scan->field->str, error))
        return FALSE;

      rows->column++;
      if (scan->ends_record)
        *rows = (Rows){ rows->stream, rows->row + 1, 0, rows->n_cells };
    }

  return TRUE;
}

/* }}} */

static char *
describe (const char *encoding,
          char        separator)
{
  return separator == '\t' ? g_strdup_printf ("%s TAB", encoding) : g_strdup_printf ("%s %c", encoding, separator);
}

gboolean
ecot_read_table_plain (const char *data,
                       gsize       size,
                       GByteArray *stream,
                       GError    **error)
{
  const char         *encoding = NULL;
  g_autofree char    *text = ecot_read_table_decode (data, size, &encoding, error);
  g_autofree char    *detail = NULL;
  g_autoptr (GString) field = g_string_new (NULL);
  Scan                scan = { .line = 1, .field = field };
  Rows                rows = { .stream = stream };

  if (text == NULL)
    return FALSE;

  scan.at = take_named_separator (text, &scan.separator);
  if (scan.separator == '\0')
    scan.separator = find_separator (text);

  detail = describe (encoding, scan.separator);
  ecot_table_stream_add_format (stream, "csv", detail);
  ecot_table_stream_add_sheet (stream, NULL);
  if (!add_rows (&scan, &rows, error))
    return FALSE;

  ecot_table_stream_end_sheet (stream, 0);
  return TRUE;
}
