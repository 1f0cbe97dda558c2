/* ecot-layout-choices.c: tick boxes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Boxes are drawn, because no font we may count on has them, and say « ☑ » or
 * « ☐ » to whoever searches, copies or listens.  They stand beside the question
 * where all fit, else below it: in one line, or else one a line.
 */

#include "config.h"

#include "pdf/ecot-geometry.h"
#include "pdf/ecot-layout.h"

#define BOX        8  /* side */
#define BOX_GAP    4  /* to its label */
#define GAP        16 /* between choices side by side */
#define TICK_INSET 1.8

#define LOOK ECOT_LOOK_BODY

#define QUESTION_WIDTH ECOT_GRID_WIDTH (8)
#define BESIDE_X       (ECOT_MARGIN + 8 * ECOT_GRID_STEP)
#define BESIDE_WIDTH   ECOT_GRID_WIDTH (4)

#define SPACE_BEFORE 8

void
ecot_layout_draw_box (EcotLayout *self,
                      EcotMarks  *marks,
                      gboolean    ticked,
                      double      x,
                      double      baseline)
{
  double top = baseline - BOX + 0.5;

  ecot_marks_add_shape (marks, ECOT_MARK_FRAME, ECOT_INK_BLACK, x, top, BOX, BOX);
  if (ticked)
    ecot_marks_add_shape (marks, ECOT_MARK_TICK, ECOT_INK_BLACK, x + TICK_INSET, top + TICK_INSET,
                          BOX - 2 * TICK_INSET, BOX - 2 * TICK_INSET);

  ecot_marks_begin (marks, ecot_flow_add_tag (self->flow, ECOT_TAG_LBL));
  ecot_shaper_add_unseen (self->shaper, LOOK, ticked ? 2 : 1, ticked ? "☑" : "☐", marks, x + BOX / 2, baseline);
  ecot_marks_end (marks);
}

static double
measure (EcotLayout       *self,
         const EcotChoice *choice)
{
  return BOX + BOX_GAP + ecot_shaper_measure (self->shaper, LOOK, choice->label);
}

/* Of all choices in one line. */
static double
measure_line (EcotLayout      *self,
              const EcotBlock *block)
{
  double width = 0;

  for (guint i = 0; i < block->items->len; i++)
    width += measure (self, g_ptr_array_index (block->items, i)) + (i > 0 ? GAP : 0);

  return width;
}

/* Returns where the next one may stand. */
static double
draw_choice (EcotLayout       *self,
             EcotMarks        *marks,
             const EcotChoice *choice,
             double            x)
{
  double width = measure (self, choice) - BOX - BOX_GAP;

  ecot_shaper_fit (self->shaper, LOOK, choice->label, width + 1, 1, self->lines);

  ecot_marks_begin (marks, ecot_flow_add_tag (self->flow, ECOT_TAG_LI));
  ecot_layout_draw_box (self, marks, choice->ticked, x, ecot_lines_get (self->lines, 0)->baseline);
  ecot_layout_draw_element (self, marks, ECOT_TAG_LBODY, self->lines, x + BOX + BOX_GAP, 0, width, ECOT_ALIGN_START);
  ecot_marks_end (marks);

  return x + BOX + BOX_GAP + width + GAP;
}

static void
draw_line (EcotLayout      *self,
           EcotMarks       *marks,
           const EcotBlock *block,
           double           x)
{
  ecot_marks_begin (marks, ecot_flow_add_tag (self->flow, ECOT_TAG_L));
  for (guint i = 0; i < block->items->len; i++)
    x = draw_choice (self, marks, g_ptr_array_index (block->items, i), x);
  ecot_marks_end (marks);
}

/* FALSE if the question takes more than its half of the line can hold on a page. */
static gboolean
add_beside (EcotLayout      *self,
            const EcotBlock *block)
{
  EcotMarks *marks;
  double     height;

  if (measure_line (self, block) > BESIDE_WIDTH)
    return FALSE;

  ecot_shaper_break (self->shaper, LOOK, block->text, NULL, QUESTION_WIDTH, self->lines);
  height = ecot_lines_get_height (self->lines);
  if (height > ecot_flow_get_room (self->flow) - SPACE_BEFORE)
    return FALSE;

  marks = ecot_flow_begin_strip (self->flow, SPACE_BEFORE);
  ecot_layout_draw_element (self, marks, ECOT_TAG_P, self->lines, ECOT_MARGIN, 0, QUESTION_WIDTH, ECOT_ALIGN_START);
  draw_line (self, marks, block, BESIDE_X);
  ecot_flow_end_strip (self->flow, height, block->keep_with_next);

  return TRUE;
}

static void
add_question (EcotLayout      *self,
              const EcotBlock *block)
{
  EcotTextPlan plan = { .look = LOOK,
                        .tag = ECOT_TAG_P,
                        .x = ECOT_MARGIN,
                        .width = ECOT_GRID_WIDTH (9),
                        .before = SPACE_BEFORE,
                        .pad_bottom = 2,
                        .keep = TRUE };

  ecot_layout_text (self, &plan, block->text, NULL);
}

static void
add_one_a_line (EcotLayout      *self,
                const EcotBlock *block)
{
  guint n = block->items->len;

  for (guint i = 0; i < n && !ecot_layout_is_cancelled (self); i++)
    {
      const EcotChoice *choice = g_ptr_array_index (block->items, i);
      gboolean          first = i == 0, last = i + 1 == n;
      EcotTextPlan      plan = { .look = LOOK,
                                 .tag = ECOT_TAG_LBODY,
                                 .x = ECOT_MARGIN + BOX + BOX_GAP,
                                 .width = ECOT_TEXT_WIDTH - BOX - BOX_GAP,
                                 .before = first ? 0 : 2,
                                 .keep = last ? block->keep_with_next : ecot_layout_keeps_item (i, n),
                                 .open = { first ? ECOT_TAG_L : ECOT_TAG_LI, ECOT_TAG_LI },
                                 .n_open = first ? 2 : 1,
                                 .n_close = last ? 2 : 1,
                                 .box = TRUE,
                                 .ticked = choice->ticked,
                                 .label_x = ECOT_MARGIN };

      ecot_layout_text (self, &plan, choice->label, NULL);
    }
}

static void
add_below (EcotLayout      *self,
           const EcotBlock *block)
{
  EcotMarks *marks;

  if (measure_line (self, block) > ECOT_TEXT_WIDTH)
    {
      add_one_a_line (self, block);
      return;
    }

  marks = ecot_flow_begin_strip (self->flow, 0);
  draw_line (self, marks, block, ECOT_MARGIN);
  ecot_flow_end_strip (self->flow, ecot_style_get_leading (LOOK), block->keep_with_next);
}

void
ecot_layout_choices (EcotLayout      *self,
                     const EcotBlock *block)
{
  gboolean question = block->text != NULL && *block->text != '\0';

  if (question && add_beside (self, block))
    return;

  if (question)
    add_question (self, block);
  if (block->items->len > 0)
    add_below (self, block);
}
