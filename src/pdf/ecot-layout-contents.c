/* ecot-layout-contents.c: the table of contents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line a heading, its page at the right.  Which page that is is known only when
 * all is laid out, so the report is laid out twice: the first time room is kept
 * for numbers that are not there yet.
 */

#include "config.h"

#include "pdf/ecot-geometry.h"
#include "pdf/ecot-layout.h"

#define NUMBER_WIDTH ECOT_GRID_WIDTH (1)
#define LEVEL_INDENT ECOT_MM (6)
#define DOTS_GAP     4
#define SPACE_BEFORE 12
#define LINE_GAP     2

static void
draw_number (EcotLayout *self,
             EcotMarks  *marks,
             guint       page,
             double      right)
{
  g_autofree char *number = g_strdup_printf ("%u", page);

  if (page == 0)
    return;

  ecot_shaper_fit (self->shaper, ECOT_LOOK_BODY, number, NUMBER_WIDTH, 1, self->lines);
  ecot_layout_draw_lines (self->lines, 0, 1, marks, right - NUMBER_WIDTH, 0, NUMBER_WIDTH, ECOT_ALIGN_END);
}

static void
add_entry (EcotLayout      *self,
           const EcotBlock *heading,
           guint            page,
           gboolean         first)
{
  EcotMarks *marks = ecot_flow_begin_strip (self->flow, first ? SPACE_BEFORE : LINE_GAP);
  double     left = ecot_layout_get_left (self) + (ecot_block_get_heading_level (heading) - 1) * LEVEL_INDENT;
  double     right = ecot_layout_get_left (self) + ecot_layout_get_width (self);
  double     height, x;

  ecot_shaper_fit (self->shaper, ECOT_LOOK_BODY, heading->text, right - NUMBER_WIDTH - 2 * DOTS_GAP - left, 1, self->lines);
  x = left + ecot_lines_get (self->lines, 0)->width + DOTS_GAP;
  ecot_marks_add_shape (marks, ECOT_MARK_DOTS, ECOT_INK_GREY, x, ecot_lines_get (self->lines, 0)->baseline,
                        MAX (right - NUMBER_WIDTH - x, 0), 0);

  ecot_marks_begin (marks, ecot_flow_add_tag (self->flow, ECOT_TAG_P));
  height = ecot_layout_draw_lines (self->lines, 0, 1, marks, left, 0, right - left, ECOT_ALIGN_START);
  draw_number (self, marks, page, right);
  ecot_marks_end (marks);

  ecot_flow_end_strip (self->flow, height, FALSE);
}

void
ecot_layout_contents (EcotLayout      *self,
                      const EcotBlock *block)
{
  guint    n = 0;
  gboolean after = FALSE, first = TRUE;

  for (guint i = 0; i < ecot_report_get_n_blocks (self->report) && !ecot_layout_is_cancelled (self); i++)
    {
      const EcotBlock *heading = ecot_report_get_block (self->report, i);

      after = after || heading == block;
      if (ecot_block_get_heading_level (heading) == 0)
        continue;

      if (after && ecot_block_is_in_contents (heading))
        {
          add_entry (self, heading, self->heading_pages != NULL && n < self->heading_pages->len ? g_array_index (self->heading_pages, guint, n) : 0, first);
          first = FALSE;
        }
      n++;
    }
}
