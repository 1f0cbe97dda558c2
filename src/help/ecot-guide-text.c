/* ecot-guide-text.c: topics of the help as lines of plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For terminals and for pipes: no colour, no bold.  Lines are broken at plain
 * spaces only, so that no number loses its unit.
 */

#include "config.h"

#include "help/ecot-guide.h"

#include <string.h>

#include "report/ecot-row-reader.h"
#define FIRST_MAX      24 /* the first column of a table is never wider */
#define EXAMPLE_INDENT 4
#define LEAST          24 /* columns of text, however narrow the terminal */

typedef struct
{
  GString *out;
  guint    columns;
} Lines;

static void
pad (GString *out,
     guint    n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

/* @text after what is on the line already, @at characters; further lines at @indent. */
static void
append_wrapped (Lines      *lines,
                const char *text,
                guint       at,
                guint       indent)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint          width = MAX (lines->columns, indent + LEAST);
  gboolean       begun = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint length = (guint)g_utf8_strlen (words[i], -1);

      if (begun && at + 1 + length > width)
        {
          g_string_append_c (lines->out, '\n');
          pad (lines->out, indent);
          at = indent;
        }
      else if (begun)
        {
          g_string_append_c (lines->out, ' ');
          at++;
        }

      g_string_append (lines->out, words[i]);
      at += length;
      begun = TRUE;
    }

  g_string_append_c (lines->out, '\n');
}

static void
append_heading (Lines           *lines,
                const EcotBlock *block)
{
  glong length = g_utf8_strlen (block->text, -1);

  g_string_append_printf (lines->out, "%s\n", block->text);
  for (glong i = 0; block->level < 3 && i < length; i++)
    g_string_append_c (lines->out, block->level == 1 ? '=' : '-');
  if (block->level < 3)
    g_string_append_c (lines->out, '\n');
}

static void
append_list (Lines           *lines,
             const EcotBlock *block)
{
  for (guint i = 0; i < block->items->len; i++)
    {
      g_string_append (lines->out, "- ");
      append_wrapped (lines, block->items->pdata[i], 2, 2);
    }
}

static const char *
cell_text (const EcotRow *row,
           guint          i)
{
  const EcotCell *cell = i < row->cells->len ? row->cells->pdata[i] : NULL;

  return cell != NULL && cell->text != NULL ? cell->text : "";
}

static guint
first_width (const EcotBlock *block)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (block);
  glong                     width = 0;

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    width = MAX (width, g_utf8_strlen (cell_text (ecot_row_reader_get (rows, i), 0), -1));

  return (guint)MIN (width, FIRST_MAX);
}

/* The first cell at the left, the others one below the other at its right. */
static void
append_row (Lines         *lines,
            const EcotRow *row,
            guint          width)
{
  const char *first = cell_text (row, 0);
  guint       length = (guint)g_utf8_strlen (first, -1);
  guint       indent = 2 + width + 2;

  g_string_append_printf (lines->out, "  %s", first);
  if (length > width)
    {
      g_string_append_c (lines->out, '\n');
      pad (lines->out, indent);
    }
  else
    pad (lines->out, width - length + 2);

  for (guint i = 1; i < MAX (2, row->cells->len); i++)
    {
      if (i > 1)
        pad (lines->out, indent);
      append_wrapped (lines, cell_text (row, i), indent, indent);
    }
}

static void
append_table (Lines           *lines,
              const EcotBlock *block)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (block);
  guint                     width = first_width (block);

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    append_row (lines, ecot_row_reader_get (rows, i), width);
}

static void
append_paragraph (Lines           *lines,
                  const EcotBlock *block)
{
  if (block->style != ECOT_STYLE_CODE)
    {
      append_wrapped (lines, block->text, 0, 0);
      return;
    }

  if (*block->text != '\0')
    pad (lines->out, EXAMPLE_INDENT);
  g_string_append_printf (lines->out, "%s\n", block->text);
}

static gboolean
is_example (const EcotBlock *block)
{
  return block->type == ECOT_BLOCK_PARAGRAPH && block->style == ECOT_STYLE_CODE;
}

static void
append_block (Lines           *lines,
              const EcotBlock *block)
{
  switch ((int)block->type)
    {
    case ECOT_BLOCK_HEADING:
      append_heading (lines, block);
      break;

    case ECOT_BLOCK_PARAGRAPH:
      append_paragraph (lines, block);
      break;

    case ECOT_BLOCK_LIST:
      append_list (lines, block);
      break;

    case ECOT_BLOCK_TABLE:
      append_table (lines, block);
      break;

    default: /* no text of the help has another */
      break;
    }
}

char *
ecot_guide_format (EcotGuide       *self,
                   const EcotTopic *topic,
                   guint            columns)
{
  Lines       lines = { .out = g_string_new (NULL), .columns = columns };
  EcotReport *report;
  guint       end;

  g_return_val_if_fail (self != NULL && topic != NULL, g_string_free (lines.out, FALSE));

  report = ecot_guide_get_report (self);
  end = ecot_guide_find_end (self, topic);
  for (guint i = topic->first; i < end; i++)
    {
      const EcotBlock *block = ecot_report_get_block (report, i);

      if (i > topic->first && !(is_example (block) && is_example (ecot_report_get_block (report, i - 1))))
        g_string_append_c (lines.out, '\n');
      append_block (&lines, block);
    }

  return g_string_free (lines.out, FALSE);
}
