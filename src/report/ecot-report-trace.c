/* ecot-report-trace.c: a paper as lines of text, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The smallest writer: a difference between two traces can be read by a person,
 * as one between two zip files cannot.  Everything a writer could show is in it,
 * texts between quotes with C escapes for quotes and newlines only, so that
 * French stays readable.
 */

#include "report/ecot-report.h"
#include "report/ecot-row-reader.h"

static const char *const styles[ECOT_N_TEXT_STYLES] = { "body", "small", "note", "strong", "right", "line", "code", "poster", "poster-title" };
static const char *const aligns[] = { "start", "center", "end", "number" };
static const char *const cell_types[] = { "text", "amount", "decimal", "percent", "date", "empty" };
static const char *const charts[] = { "bars", "shares", "schedule", "curve" };
static const char *const row_types[] = { "normal", "group", "subtotal", "total" };

static void
append_quoted (GString    *out,
               const char *text)
{
  g_string_append_c (out, '"');

  for (; *text != '\0'; text++)
    switch (*text)
      {
      case '\n':
        g_string_append (out, "\\n");
        break;

      case '"':
      case '\\':
        g_string_append_c (out, '\\');
        g_string_append_c (out, *text);
        break;

      default:
        g_string_append_c (out, *text);
        break;
      }

  g_string_append_c (out, '"');
}

/* " name "text"", or nothing for NULL. */
static void
append_named (GString    *out,
              const char *name,
              const char *text)
{
  if (text == NULL)
    return;

  g_string_append_printf (out, " %s ", name);
  append_quoted (out, text);
}

static void
append_text (GString    *out,
             const char *text)
{
  if (text == NULL)
    return;

  g_string_append_c (out, ' ');
  append_quoted (out, text);
}

static void
append_line (GString    *out,
             const char *name,
             const char *text)
{
  if (text == NULL)
    return;

  g_string_append (out, name);
  append_text (out, text);
  g_string_append_c (out, '\n');
}

static void
trace_info (GString              *out,
            const EcotReportInfo *info)
{
  append_line (out, "title", info->title);
  append_line (out, "subject", info->subject);
  append_line (out, "author", info->author);
  append_line (out, "keywords", info->keywords);
  append_line (out, "header", info->header);
  append_line (out, "draft", info->draft);
  append_line (out, "footer", info->footer);
  append_line (out, "publicity", info->publicity);
  append_line (out, "fingerprint", info->fingerprint);

  if (info->emblem)
    g_string_append (out, "emblem at the foot\n");

  if (info->poster)
    g_string_append (out, "poster\n");

  if (info->letter)
    g_string_append (out, "letter\n");

  if (info->created != 0)
    g_string_append_printf (out, "created %" G_GINT64_FORMAT "\n", info->created);
}

static void
trace_items (GString   *out,
             GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    append_line (out, " ", g_ptr_array_index (items, i));
}

static void
trace_fields (GString   *out,
              GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const EcotField *field = g_ptr_array_index (fields, i);

      g_string_append (out, " ");
      append_text (out, field->label);
      append_named (out, "=", field->value);
      g_string_append_printf (out, " width %u\n", field->width);
    }
}

static void
trace_choices (GString   *out,
               GPtrArray *choices)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const EcotChoice *choice = g_ptr_array_index (choices, i);

      append_line (out, choice->ticked ? "  [x]" : "  [ ]", choice->label);
    }
}

static void
trace_cell (GString        *out,
            const EcotCell *cell)
{
  g_string_append_printf (out, " | %s", cell_types[cell->type]);

  if (cell->type != ECOT_CELL_TEXT && cell->type != ECOT_CELL_EMPTY)
    g_string_append_printf (out, " %" G_GINT64_FORMAT, cell->number);

  append_text (out, cell->text);

  if (cell->span > 1)
    g_string_append_printf (out, " span %u", cell->span);

  if (cell->strong)
    g_string_append (out, " strong");

  if (cell->input)
    g_string_append (out, " input");

  if (cell->anchor != NULL)
    g_string_append_printf (out, " anchor %s", cell->anchor);

  append_named (out, "formula", cell->formula);

  if (cell->figure != NULL)
    g_string_append_printf (out, " figure %s", cell->figure);

  if (cell->field != NULL)
    g_string_append_printf (out, " field %s", cell->field);
}

static void
trace_table (GString         *out,
             const EcotBlock *table)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const EcotColumn *column = g_ptr_array_index (table->columns, i);

      g_string_append (out, "  column");
      append_text (out, column->title);
      g_string_append_printf (out, " %s width %u\n", aligns[column->align], column->width);
    }

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    {
      const EcotRow *row = ecot_row_reader_get (rows, i);

      g_string_append_printf (out, "  row %s", row_types[row->type]);
      for (guint j = 0; j < row->cells->len; j++)
        trace_cell (out, g_ptr_array_index (row->cells, j));
      if (row->key != NULL)
        g_string_append_printf (out, " key %s", row->key);
      g_string_append_c (out, '\n');
    }
}

static void
trace_emphasis (GString         *out,
                const EcotBlock *paragraph)
{
  for (guint i = 0; paragraph->emphasis != NULL && i < paragraph->emphasis->len; i++)
    {
      const EcotEmphasis *range = &g_array_index (paragraph->emphasis, EcotEmphasis, i);
      g_autofree char    *text = g_strndup (paragraph->text + range->start, range->end - range->start);

      append_named (out, "strong", text);
    }
}

/* Which of its words are figures. */
static void
trace_said (GString         *out,
            const EcotBlock *block)
{
  for (guint i = 0; block->said != NULL && i < block->said->len; i++)
    {
      const EcotSaid *said = g_ptr_array_index (block->said, i);

      g_string_append_printf (out, " figure %s", said->name);
      append_text (out, said->text);
    }
}

/* The first line of a block, without its newline. */
static void
trace_head (GString         *out,
            const EcotBlock *block)
{
  switch (block->type)
    {
    case ECOT_BLOCK_HEADING:
      g_string_append_printf (out, "heading %u", block->level);
      break;

    case ECOT_BLOCK_PARAGRAPH:
      g_string_append_printf (out, "paragraph %s", styles[block->style]);
      break;

    case ECOT_BLOCK_LIST:
      g_string_append (out, block->ordered ? "list ordered" : "list");
      break;

    case ECOT_BLOCK_FIELDS:
      g_string_append (out, "fields");
      break;

    case ECOT_BLOCK_TABLE:
      g_string_append (out, block->header_row ? "table" : "table headless");
      append_named (out, "instead", block->instead != NULL ? block->instead->text : NULL);
      break;

    case ECOT_BLOCK_CHOICES:
      g_string_append (out, "choices");
      break;

    case ECOT_BLOCK_CHART:
      g_string_append_printf (out, "chart %s", charts[ecot_chart_get_kind (block->chart)]);
      append_text (out, ecot_chart_get_words (block->chart));
      break;

    case ECOT_BLOCK_CONTENTS:
      g_string_append (out, "contents");
      break;

    case ECOT_BLOCK_EMBLEM:
      g_string_append (out, "emblem");
      break;

    case ECOT_BLOCK_ANSWER:
      g_string_append (out, block->items->len > 0 ? "answer" : "answer blank");
      append_named (out, "counter", block->counter);
      break;

    case ECOT_BLOCK_SIGNATURE:
      g_string_append (out, "signature");
      break;

    case ECOT_BLOCK_ADDRESS:
      g_string_append (out, "address");
      break;

    case ECOT_BLOCK_SHEET:
      g_string_append (out, "sheet");
      break;

    case ECOT_BLOCK_PAGE_BREAK:
      g_string_append (out, "page-break");
      break;

    default:
      g_return_if_reached ();
    }

  append_text (out, block->text);
}

static void
trace_block (GString         *out,
             const EcotBlock *block)
{
  trace_head (out, block);
  trace_emphasis (out, block);
  append_named (out, "place", block->place);
  append_named (out, "date", block->date);
  append_named (out, "name", block->name);
  append_named (out, "role", block->role);
  g_string_append (out, block->by_hand ? " by-hand" : "");
  g_string_append (out, block->keep_with_next ? " keep" : "");
  trace_said (out, block);
  g_string_append_c (out, '\n');
  if (block->second != NULL)
    {
      g_string_append (out, "  beside ");
      trace_block (out, block->second);
    }

  if (block->type == ECOT_BLOCK_FIELDS)
    trace_fields (out, block->items);
  else if (block->type == ECOT_BLOCK_CHOICES)
    trace_choices (out, block->items);
  else if (block->type == ECOT_BLOCK_TABLE)
    trace_table (out, block);
  else if (block->items != NULL)
    trace_items (out, block->items);
}

char *
ecot_report_trace (EcotReport *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new (NULL);
  trace_info (out, ecot_report_get_info (self));

  for (guint i = 0; i < ecot_report_get_n_blocks (self); i++)
    trace_block (out, ecot_report_get_block (self, i));

  return g_string_free (out, FALSE);
}
