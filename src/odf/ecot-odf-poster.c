/* ecot-odf-poster.c: where a poster begins on its sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a poster says stands a little above the middle of it, and only a word
 * processor knows how tall that is.  So it is estimated, rather too high than too
 * low: a poster never takes a second sheet for want of room at the top.
 */

#include "odf/ecot-odf-text.h"

/* In 1/100 mm: between the margins, the emblem with its name, and a line of each style with what stands above and
 * below it. */
#define SHEET        37200
#define WIDTH        24100
#define EMBLEM       11500
#define LINE         1200
#define SPACE        800
#define TITLE_LINE   2150
#define TITLE_SPACE  2000
#define LETTER       480 /* of 25 points, rather wide */
#define TITLE_LETTER 950

/* Of what is left, in percent. */
#define ABOVE 40

static guint
count_lines (const char *text,
             guint       letter)
{
  return 1 + (guint)g_utf8_strlen (text, -1) * letter / WIDTH;
}

static guint
get_height (const EcotBlock *block)
{
  if (block->type == ECOT_BLOCK_EMBLEM)
    return EMBLEM;
  if (block->type != ECOT_BLOCK_PARAGRAPH)
    return SHEET;

  return block->style == ECOT_STYLE_POSTER_TITLE ? TITLE_SPACE + count_lines (block->text, TITLE_LETTER) * TITLE_LINE
                                                 : SPACE + count_lines (block->text, LETTER) * LINE;
}

static guint
estimate (EcotReport *report)
{
  guint height = 0;

  for (guint i = 0; i < ecot_report_get_n_blocks (report) && height < SHEET; i++)
    height += get_height (ecot_report_get_text_block (report, i));

  return height;
}

gboolean
ecot_odf_poster_is_long (EcotReport *report)
{
  return ecot_report_get_info (report)->poster && estimate (report) >= SHEET;
}

guint
ecot_odf_poster_get_drop (EcotReport *report)
{
  guint height = estimate (report);

  return height < SHEET ? (SHEET - height) * ABOVE / 100 : 0;
}
