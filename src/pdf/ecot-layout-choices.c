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
#define LINE_GAP   2  /* one below the other */
#define TICK_INSET 1.8

#define LOOK ECOT_LOOK_BODY

#define QUESTION_WIDTH ECOT_GRID_WIDTH (8)
#define BESIDE_X       (ECOT_MARGIN + 8 * ECOT_GRID_STEP)
#define BESIDE_WIDTH   ECOT_GRID_WIDTH (4)

#define SPACE_BEFORE 8

typedef struct
{
  double      x, y; /* of the box, y from the top of the choices */
  EcotLines  *lines;
  const char *sign;
  gboolean    ticked;
} Choice;

typedef struct
{
  EcotLayout *layout;
  GArray     *choices; /* of Choice */
  double      height;
  gboolean    beside; /* all in one line */
} Choices;

static void
choice_clear (gpointer data)
{
  Choice *choice = data;

  g_clear_pointer (&choice->lines, ecot_lines_free);
}

static double
get_width (const EcotLines *lines)
{
  double width = 0;

  for (guint i = 0; i < lines->lines->len; i++)
    width = MAX (width, ecot_lines_get (lines, i)->width);

  return BOX + BOX_GAP + width;
}

/* Side by side if that takes no more than @width, else one below the other. */
static void
place (Choices *self,
       double   width)
{
  double   x = 0, y = 0, height = 0;
  gboolean beside = TRUE;

  for (guint i = 0; i < self->choices->len; i++)
    x += get_width (g_array_index (self->choices, Choice, i).lines) + (i > 0 ? GAP : 0);

  self->beside = beside = x <= width;

  x = 0;
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = &g_array_index (self->choices, Choice, i);

      choice->x = x;
      choice->y = y;
      if (beside)
        x += get_width (choice->lines) + GAP;
      else
        y += ecot_lines_get_height (choice->lines) + LINE_GAP;
      height = MAX (height, choice->y + ecot_lines_get_height (choice->lines));
    }

  self->height = height;
}

static void
set_choices (Choices         *self,
             const EcotBlock *block)
{
  for (guint i = 0; i < block->items->len; i++)
    {
      const EcotChoice *source = g_ptr_array_index (block->items, i);
      Choice            choice = { .lines = ecot_lines_new (), .ticked = source->ticked };

      choice.sign = source->ticked ? "☑" : "☐";
      ecot_shaper_break (self->layout->shaper, LOOK, source->label, NULL, ECOT_TEXT_WIDTH - BOX - BOX_GAP, choice.lines);
      g_array_append_val (self->choices, choice);
    }
}

static void
draw_box (Choices      *self,
          const Choice *choice,
          EcotMarks    *marks,
          double        x,
          double        y)
{
  double baseline = y + ecot_lines_get (choice->lines, 0)->baseline;
  double top = baseline - BOX + 0.5;

  ecot_marks_add_shape (marks, ECOT_MARK_FRAME, ECOT_INK_BLACK, x, top, BOX, BOX);
  if (choice->ticked)
    ecot_marks_add_shape (marks, ECOT_MARK_TICK, ECOT_INK_BLACK, x + TICK_INSET, top + TICK_INSET,
                          BOX - 2 * TICK_INSET, BOX - 2 * TICK_INSET);

  ecot_marks_begin (marks, ecot_flow_add_tag (self->layout->flow, ECOT_TAG_LBL));
  ecot_shaper_add_unseen (self->layout->shaper, LOOK, choice->ticked ? 2 : 1, choice->sign, marks, x + BOX / 2, baseline);
  ecot_marks_end (marks);
}

static void
draw_choice (Choices      *self,
             const Choice *choice,
             EcotMarks    *marks,
             double        left,
             double        top)
{
  double x = left + choice->x, y = top + choice->y;

  ecot_marks_begin (marks, ecot_flow_add_tag (self->layout->flow, ECOT_TAG_LI));
  draw_box (self, choice, marks, x, y);
  ecot_layout_draw_element (self->layout, marks, ECOT_TAG_LBODY, choice->lines, x + BOX + BOX_GAP, y,
                            ECOT_TEXT_WIDTH, ECOT_ALIGN_START);
  ecot_marks_end (marks);
}

/* Those of one line, from @i on; returns the first of the next. */
static guint
draw_line (Choices   *self,
           guint      i,
           EcotMarks *marks,
           double     left)
{
  double y = g_array_index (self->choices, Choice, i).y;

  for (; i < self->choices->len && g_array_index (self->choices, Choice, i).y <= y; i++)
    draw_choice (self, &g_array_index (self->choices, Choice, i), marks, left, -y);

  return i;
}

static void
add_beside (Choices         *self,
            const EcotBlock *block,
            EcotLines       *question)
{
  EcotMarks *marks = ecot_flow_begin_strip (self->layout->flow, SPACE_BEFORE);

  ecot_layout_draw_element (self->layout, marks, ECOT_TAG_P, question, ECOT_MARGIN, 0, QUESTION_WIDTH, ECOT_ALIGN_START);
  ecot_marks_begin (marks, ecot_flow_add_tag (self->layout->flow, ECOT_TAG_L));
  draw_line (self, 0, marks, BESIDE_X);
  ecot_marks_end (marks);

  ecot_flow_end_strip (self->layout->flow, MAX (self->height, ecot_lines_get_height (question)), block->keep_with_next);
}

static void
add_question (Choices         *self,
              const EcotBlock *block)
{
  EcotTextPlan plan = { .look = LOOK,
                        .tag = ECOT_TAG_P,
                        .x = ECOT_MARGIN,
                        .width = ECOT_GRID_WIDTH (10),
                        .before = SPACE_BEFORE,
                        .keep = TRUE };

  ecot_layout_text (self->layout, &plan, block->text, NULL);
}

static void
add_below (Choices         *self,
           const EcotBlock *block)
{
  guint  i = 0, n = self->choices->len;
  double y = 0;

  while (i < n && !ecot_layout_is_cancelled (self->layout))
    {
      EcotMarks *marks = ecot_flow_begin_strip (self->layout->flow, i == 0 ? SPACE_BEFORE / 2 : 0);
      double     next;

      if (i == 0)
        ecot_marks_begin (marks, ecot_flow_add_tag (self->layout->flow, ECOT_TAG_L));
      i = draw_line (self, i, marks, ECOT_MARGIN);
      if (i == n)
        ecot_marks_end (marks);

      next = i == n ? self->height : g_array_index (self->choices, Choice, i).y;
      ecot_flow_end_strip (self->layout->flow, next - y, i == n && block->keep_with_next);
      y = next;
    }
}

void
ecot_layout_choices (EcotLayout      *self,
                     const EcotBlock *block)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (Choice));
  Choices            choices = { .layout = self, .choices = array };
  gboolean           question = block->text != NULL && *block->text != '\0';

  g_array_set_clear_func (array, choice_clear);
  set_choices (&choices, block);

  place (&choices, BESIDE_WIDTH);

  if (question && array->len > 0 && choices.beside)
    {
      ecot_shaper_break (self->shaper, LOOK, block->text, NULL, QUESTION_WIDTH, self->lines);
      add_beside (&choices, block, self->lines);
      return;
    }

  if (question)
    add_question (&choices, block);
  place (&choices, ECOT_TEXT_WIDTH);
  add_below (&choices, block);
}
