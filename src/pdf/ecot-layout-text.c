/* ecot-layout-text.c: one text down the page, line by line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line is a strip.  Two lines at least stand at the foot of a page and two at
 * the head of the next: the first is kept with the second and the last but one
 * with the last.
 */

#include "config.h"

#include "pdf/ecot-geometry.h"
#include "base/ecot-progress.h"
#include "pdf/ecot-layout.h"
#include "pdf/ecot-pages-private.h"

/* A rule stands this far below the text it closes. */
#define RULE_GAP 4

/* Of a text whose lines cling to each other. */
#define FEW_LINES 8

/* A letter has margins that hold its lines at 80 characters. */
#define LETTER_INDENT ECOT_MM (15)

double
ecot_layout_get_left (const EcotLayout *self)
{
  return ECOT_MARGIN + (self->letter ? LETTER_INDENT : 0);
}

double
ecot_layout_get_width (const EcotLayout *self)
{
  return ECOT_TEXT_WIDTH - (self->letter ? 2 * LETTER_INDENT : 0);
}

gboolean
ecot_layout_is_cancelled (EcotLayout *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

void
ecot_layout_tell_step (EcotLayout *self)
{
  ecot_progress_tell (self->cancellable, 0, ECOT_PDF_LAID_OUT, ++self->n_done, self->n_steps);
}

/* Space left of a line; START is where its script begins. */
static double
get_indent (const EcotLine *line,
            double          width,
            EcotAlign       align)
{
  double left = width - line->width;

  if (align == ECOT_ALIGN_CENTER)
    return left / 2;

  return (align == ECOT_ALIGN_START) == line->rtl ? left : 0;
}

static void
draw_line (const EcotLines *lines,
           guint            i,
           EcotMarks       *marks,
           double           x,
           double           y,
           double           width,
           EcotAlign        align)
{
  const EcotLine *line = ecot_lines_get (lines, i);

  ecot_marks_append (marks, lines->marks, line->first, line->n, x + get_indent (line, width, align), y + line->baseline);
}

double
ecot_layout_draw_lines (const EcotLines *lines,
                        guint            first,
                        guint            n,
                        EcotMarks       *marks,
                        double           x,
                        double           y,
                        double           width,
                        EcotAlign        align)
{
  double height = 0;

  for (guint i = first; i < first + n; i++)
    {
      draw_line (lines, i, marks, x, y + height, width, align);
      height += ecot_lines_get (lines, i)->height;
    }

  return height;
}

double
ecot_layout_draw_element (EcotLayout      *self,
                          EcotMarks       *marks,
                          EcotTagName      tag,
                          const EcotLines *lines,
                          double           x,
                          double           y,
                          double           width,
                          EcotAlign        align)
{
  double height;

  ecot_marks_begin (marks, ecot_flow_add_tag (self->flow, tag));
  height = ecot_layout_draw_lines (lines, 0, lines->lines->len, marks, x, y, width, align);
  ecot_marks_end (marks);

  return height;
}

static void
draw_label (EcotLayout         *self,
            const EcotTextPlan *plan,
            EcotMarks          *marks,
            double              y)
{
  g_autoptr (EcotLines) label = ecot_lines_new ();

  ecot_shaper_fit (self->shaper, plan->look, plan->label, plan->x - plan->label_x, 1, label);
  ecot_layout_draw_element (self, marks, ECOT_TAG_LBL, label, plan->label_x, y, plan->x - plan->label_x, ECOT_ALIGN_START);
}

static void
begin_text (EcotLayout         *self,
            const EcotTextPlan *plan,
            EcotMarks          *marks,
            const char         *text)
{
  for (guint i = 0; i < plan->n_open; i++)
    ecot_marks_begin (marks, ecot_flow_add_tag (self->flow, plan->open[i]));

  if (plan->label != NULL)
    draw_label (self, plan, marks, plan->pad_top);
  if (plan->box)
    ecot_layout_draw_box (self, marks, plan->ticked, plan->label_x, plan->pad_top + ecot_lines_get (self->lines, 0)->baseline);
  if (plan->outline > 0)
    ecot_marks_add_outline (marks, plan->outline, text, plan->x, 0);

  ecot_marks_begin (marks, ecot_flow_add_tag (self->flow, plan->tag));
}

static double
end_text (const EcotTextPlan *plan,
          EcotMarks          *marks,
          double              y)
{
  for (guint i = 0; i <= plan->n_close; i++)
    ecot_marks_end (marks);

  if (!plan->rule)
    return 0;

  ecot_marks_add_rule (marks, plan->x, y + RULE_GAP, plan->width, 0);
  return RULE_GAP;
}

static void
draw_frame (const EcotTextPlan *plan,
            EcotMarks          *marks,
            double              height)
{
  if (plan->frame == ECOT_FRAME_SIDE)
    ecot_marks_add_rule (marks, plan->frame_x, 0, 0, height);
  else if (plan->frame == ECOT_FRAME_FILL)
    ecot_marks_add_shape (marks, ECOT_MARK_FILL, ECOT_INK_LIGHT, plan->frame_x, 0, plan->frame_width, height);
}

static gboolean
is_kept (const EcotTextPlan *plan,
         guint               line,
         guint               n)
{
  if (line + 1 == n)
    return plan->keep;

  return plan->whole || line == 0 || line + 2 == n;
}

gboolean
ecot_layout_keeps_item (guint i,
                        guint n)
{
  return i == 0 || i + 2 == n;
}

void
ecot_layout_text (EcotLayout         *self,
                  const EcotTextPlan *plan,
                  const char         *text,
                  GArray             *emphasis)
{
  guint n;

  ecot_shaper_break (self->shaper, plan->look, text, emphasis, plan->width, self->lines);
  n = self->lines->lines->len;

  for (guint i = 0; i < n && !ecot_layout_is_cancelled (self); i++)
    {
      EcotMarks *marks;
      double     y, height;

      if (i > 0 && n <= FEW_LINES)
        ecot_flow_cling (self->flow, plan->clings);
      if (n == 1)
        ecot_flow_cling (self->flow, plan->alone);
      marks = ecot_flow_begin_strip (self->flow, i == 0 ? plan->before : 0);
      y = i == 0 ? plan->pad_top : 0;
      height = y + ecot_lines_get (self->lines, i)->height;
      if (i == 0)
        begin_text (self, plan, marks, text);
      draw_line (self->lines, i, marks, plan->x, y, plan->width, plan->align);
      if (i + 1 == n)
        height += end_text (plan, marks, height) + plan->pad_bottom;

      draw_frame (plan, marks, height);
      ecot_flow_end_strip (self->flow, height, is_kept (plan, i, n));
    }
}
