/* ecot-odf-letter.c: will a letter fit its page?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A letter has one page, and only a word processor knows where lines end.  So
 * its height is estimated, rather too high than too low, and one that would run
 * over is set in the smaller size.  What matters is the ordinary case: a letter
 * of a few paragraphs stays in 12 points, one of a page and a quarter comes down
 * to a page.
 */

#include "odf/ecot-odf-text.h"

/* Heights in 1/100 mm: of the page between its margins, of a line of 12 and of
 * 9 points, and of the space below a paragraph. */
#define PAGE       25700
#define LINE       572
#define SMALL_LINE 429
#define SPACE      320

/* Characters of 12 points that surely fit a line. */
#define LINE_LENGTH 74

static guint
text_height (const char *text,
             guint       line)
{
  glong length = text != NULL ? g_utf8_strlen (text, -1) : 0;

  return line * (1 + (guint)(MAX (length - 1, 0) / LINE_LENGTH)) + SPACE;
}

static guint
paragraph_height (const EcotBlock *block)
{
  guint height = text_height (block->text, block->style == ECOT_STYLE_SMALL ? SMALL_LINE : LINE);

  return block->style == ECOT_STYLE_LINE ? height - SPACE : height;
}

static guint
items_height (const EcotBlock *block)
{
  guint height = 0;

  for (guint i = 0; i < block->items->len; i++)
    height += text_height (g_ptr_array_index (block->items, i), LINE);

  return height;
}

static guint
block_height (const EcotBlock *block)
{
  switch (block->type)
    {
    case ECOT_BLOCK_PARAGRAPH:
      return paragraph_height (block);

    case ECOT_BLOCK_HEADING:
    case ECOT_BLOCK_SHEET:
      return text_height (block->text, 2 * LINE);

    case ECOT_BLOCK_LIST:
    case ECOT_BLOCK_ANSWER:
      return items_height (block);

    case ECOT_BLOCK_ADDRESS:
      return block->items->len * LINE + 2000;

    case ECOT_BLOCK_CHOICES:
      return (block->items->len + 1) * LINE;

    case ECOT_BLOCK_FIELDS:
      return block->items->len * 1000;

    case ECOT_BLOCK_TABLE:
      return (ecot_table_get_n_rows (block) + block->header_row) * LINE + 500;

    case ECOT_BLOCK_CONTENTS:
    case ECOT_BLOCK_EMBLEM:
      return 6 * LINE;

    case ECOT_BLOCK_CHART:
      return ecot_chart_get_n_items (block->chart) * LINE + 2 * LINE;

    case ECOT_BLOCK_SIGNATURE:
      return 4000;

    case ECOT_BLOCK_PAGE_BREAK:
    default:
      g_return_val_if_reached (0);
    }
}

/* What follows a page break, as the open points of a draft, is no letter. */
gboolean
ecot_odf_letter_is_long (EcotReport *report)
{
  guint height = 0;

  for (guint i = 0; i < ecot_report_get_n_blocks (report) && height <= PAGE; i++)
    {
      const EcotBlock *block = ecot_report_get_text_block (report, i);

      if (block->type == ECOT_BLOCK_PAGE_BREAK)
        break;

      height += block_height (block);
    }

  return height > PAGE;
}
