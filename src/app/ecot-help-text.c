/* ecot-help-text.c: a topic of the guide in a text view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text view, not pages: an example is there to be selected and copied, and a
 * screen reader reads it line by line.
 */

#include "config.h"

#include "app/ecot-help-text.h"

#include "report/ecot-row-reader.h"
/* In pixels.  A first cell that does not fit stands on a line of its own. */
#define MARGIN      28 /* as in ecot-help-window.ui */
#define ITEM_INDENT 18
#define CELL_INDENT 190
#define CELL_MAX    22 /* characters */

static void
add_tag (GtkTextBuffer *buffer,
         const char    *name,
         double         scale,
         int            weight,
         int            above)
{
  gtk_text_buffer_create_tag (buffer, name, "scale", scale, "weight", weight, "pixels-above-lines", above, NULL);
}

static void
add_row_tag (GtkTextBuffer *buffer)
{
  PangoTabArray *tabs = pango_tab_array_new_with_positions (1, TRUE, PANGO_TAB_LEFT, CELL_INDENT);

  gtk_text_buffer_create_tag (buffer, "row", "left-margin", MARGIN, "indent", -CELL_INDENT,
                              "tabs", tabs, "pixels-above-lines", 5, NULL);
  pango_tab_array_free (tabs);
}

void
ecot_help_text_init (GtkTextBuffer *buffer)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  add_tag (buffer, "heading-1", 1.5, PANGO_WEIGHT_BOLD, 0);
  add_tag (buffer, "heading-2", 1.25, PANGO_WEIGHT_BOLD, 18);
  add_tag (buffer, "heading-3", 1.1, PANGO_WEIGHT_BOLD, 12);
  add_tag (buffer, "paragraph", 1, PANGO_WEIGHT_NORMAL, 8);
  gtk_text_buffer_create_tag (buffer, "item", "left-margin", MARGIN, "indent", -ITEM_INDENT, "pixels-above-lines", 4, NULL);
  gtk_text_buffer_create_tag (buffer, "example", "family", "monospace", "wrap-mode", GTK_WRAP_NONE, "left-margin", MARGIN + ITEM_INDENT, NULL);
  gtk_text_buffer_create_tag (buffer, "first", "pixels-above-lines", 10, NULL);
  add_row_tag (buffer);
  gtk_text_buffer_create_tag (buffer, "term", "weight", PANGO_WEIGHT_BOLD, NULL);
}

static void
append (GtkTextBuffer *buffer,
        const char    *text,
        const char    *tag,
        const char    *more)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end, text, -1, tag, more, NULL);
}

static void
append_line (GtkTextBuffer *buffer,
             const char    *text,
             const char    *tag,
             const char    *more)
{
  append (buffer, text, tag, more);
  append (buffer, "\n", tag, more);
}

static void
append_list (GtkTextBuffer   *buffer,
             const EcotBlock *block)
{
  for (guint i = 0; i < block->items->len; i++)
    {
      append (buffer, "–  ", "item", NULL);
      append_line (buffer, block->items->pdata[i], "item", NULL);
    }
}

static void
append_row (GtkTextBuffer *buffer,
            const EcotRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const EcotCell *cell = row->cells->pdata[i];
      const char     *text = cell->text != NULL ? cell->text : "";

      append (buffer, text, "row", i == 0 ? "term" : NULL);
      if (i == 0 && g_utf8_strlen (text, -1) > CELL_MAX)
        append (buffer, "\n", "row", NULL);
      if (i + 1 < row->cells->len)
        append (buffer, "\t", "row", NULL);
    }

  append (buffer, "\n", "row", NULL);
}

static void
append_table (GtkTextBuffer   *buffer,
              const EcotBlock *block)
{
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (block);

  for (guint i = 0; i < ecot_row_reader_get_n (rows); i++)
    append_row (buffer, ecot_row_reader_get (rows, i));
}

/* @before: (nullable) */
static void
append_paragraph (GtkTextBuffer   *buffer,
                  const EcotBlock *block,
                  const EcotBlock *before)
{
  gboolean goes_on = before != NULL && before->type == ECOT_BLOCK_PARAGRAPH && before->style == ECOT_STYLE_CODE;

  if (block->style == ECOT_STYLE_CODE)
    append_line (buffer, block->text, "example", goes_on ? NULL : "first");
  else
    append_line (buffer, block->text, "paragraph", NULL);
}

static void
append_block (GtkTextBuffer   *buffer,
              const EcotBlock *block,
              const EcotBlock *before)
{
  static const char *const headings[] = { "heading-1", "heading-2", "heading-3" };

  switch ((int)block->type)
    {
    case ECOT_BLOCK_HEADING:
      append_line (buffer, block->text, headings[MIN (block->level, 3) - 1], NULL);
      break;

    case ECOT_BLOCK_PARAGRAPH:
      append_paragraph (buffer, block, before);
      break;

    case ECOT_BLOCK_LIST:
      append_list (buffer, block);
      break;

    case ECOT_BLOCK_TABLE:
      append_table (buffer, block);
      break;

    default: /* no text of the help has another */
      break;
    }
}

void
ecot_help_text_show (GtkTextBuffer   *buffer,
                     EcotGuide       *guide,
                     const EcotTopic *topic)
{
  EcotReport      *report;
  const EcotBlock *before = NULL;
  GtkTextIter      start;
  guint            end;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer) && guide != NULL && topic != NULL);

  report = ecot_guide_get_report (guide);
  end = ecot_guide_find_end (guide, topic);
  gtk_text_buffer_set_text (buffer, "", 0);
  for (guint i = topic->first; i < end; i++)
    {
      const EcotBlock *block = ecot_report_get_block (report, i);

      append_block (buffer, block, before);
      before = block;
    }

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}
