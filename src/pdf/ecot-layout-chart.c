/* ecot-layout-chart.c: what is drawn: charts and the emblem
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Its lines and areas become marks, its texts go through the shaper as any other:
 * same fonts, embedded, searchable.  It is one Figure, never cut but for a schedule,
 * which is a Figure a page; what it shows in words is attached to the Figure when the
 * file is made fit for the archives.
 */

#include "config.h"

#include "chart/ecot-chart-parts.h"
#include "chart/ecot-emblem.h"
#include "pdf/ecot-geometry.h"
#include "pdf/ecot-layout.h"

#define SPACE_BEFORE 10
#define SPACE_AFTER  8

#define EMBLEM_HOIST ECOT_MM (60)

static const EcotLook looks[ECOT_CHART_N_LOOKS] = {
  [ECOT_CHART_LABEL] = ECOT_LOOK_LABEL,
  [ECOT_CHART_TEXT] = ECOT_LOOK_NOTE,
  [ECOT_CHART_STRONG] = ECOT_LOOK_CELL_STRONG,
  [ECOT_CHART_NUMBER] = ECOT_LOOK_NUMBER,
};

static const EcotInk inks[ECOT_CHART_N_INKS] = {
  [ECOT_CHART_BLACK] = ECOT_INK_BLACK,
  [ECOT_CHART_GREY] = ECOT_INK_GREY,
  [ECOT_CHART_MIDDLE] = ECOT_INK_MIDDLE,
  [ECOT_CHART_LIGHT] = ECOT_INK_LIGHT,
  [ECOT_CHART_ACCENT] = ECOT_INK_ACCENT,
};

static const EcotMarkType types[] = {
  [ECOT_SHAPE_FILL] = ECOT_MARK_FILL,
  [ECOT_SHAPE_FRAME] = ECOT_MARK_FRAME,
  [ECOT_SHAPE_RULE] = ECOT_MARK_RULE,
  [ECOT_SHAPE_STROKE] = ECOT_MARK_STROKE,
  [ECOT_SHAPE_DISC] = ECOT_MARK_DISC,
};

static double
measure (gpointer      data,
         EcotChartLook look,
         const char   *text)
{
  return ecot_shaper_measure (((EcotLayout *)data)->shaper, looks[look], text);
}

static void
draw_shape (EcotLayout      *self,
            EcotMarks       *marks,
            const EcotShape *shape)
{
  double left = ecot_layout_get_left (self);

  if (shape->type != ECOT_SHAPE_TEXT)
    {
      ecot_marks_add_shape (marks, types[shape->type], inks[shape->ink], left + shape->x, shape->y, shape->w, shape->h);
      return;
    }

  ecot_shaper_fit (self->shaper, looks[shape->look], shape->text, shape->w + 1, 1, self->lines);
  ecot_layout_draw_lines (self->lines, 0, 1, marks, left + shape->x, shape->y, shape->w + 1, ECOT_ALIGN_START);
}

static void
add_chart (EcotLayout *self,
           EcotChart  *chart,
           gboolean    keep)
{
  EcotMarks         *marks = ecot_flow_begin_strip (self->flow, SPACE_BEFORE);
  double             height;
  g_autoptr (GArray) shapes = ecot_chart_lay_out (chart, ecot_layout_get_width (self), TRUE, measure, self, &height);

  ecot_marks_begin (marks, ecot_flow_add_tag (self->flow, ECOT_TAG_FIGURE));
  for (guint i = 0; i < shapes->len; i++)
    draw_shape (self, marks, &g_array_index (shapes, EcotShape, i));
  ecot_marks_end (marks);

  g_ptr_array_add (self->words, g_strdup (ecot_chart_get_words (chart)));
  ecot_flow_end_strip (self->flow, height + SPACE_AFTER, keep);
}

/* Of the steps from @first on, those that stand on the page at hand, or on the next one if there is hardly room. */
static guint
count_steps (EcotLayout *self,
             EcotChart  *chart,
             guint       first)
{
  double width = ecot_layout_get_width (self);
  double room = ecot_flow_get_room (self->flow), rest = ecot_flow_get_rest (self->flow);
  guint  left = ecot_chart_get_n_items (chart) - first;
  guint  n = ecot_chart_count_fitting (chart, first, width, rest - SPACE_BEFORE - SPACE_AFTER, measure, self);

  if (n < MIN (left, ECOT_CHART_FEW) || (n < left && rest < room * ECOT_CLINGS_CHART))
    n = ecot_chart_count_fitting (chart, first, width, room - SPACE_BEFORE - SPACE_AFTER, measure, self);

  return CLAMP (n, 1, left);
}

void
ecot_layout_chart (EcotLayout      *self,
                   const EcotBlock *block)
{
  guint n = ecot_chart_get_n_items (block->chart), taken;

  if (ecot_chart_get_kind (block->chart) != ECOT_CHART_SCHEDULE || n == 0)
    {
      add_chart (self, block->chart, block->keep_with_next);
      return;
    }

  for (guint first = 0; first < n && !ecot_layout_is_cancelled (self); first += taken)
    {
      g_autoptr (EcotChart) part = NULL;

      taken = count_steps (self, block->chart, first);
      part = ecot_chart_take_part (block->chart, first, taken);
      add_chart (self, part, first + taken == n && block->keep_with_next);
    }
}

/* Its name stands with it, as the Union asks. */
void
ecot_layout_emblem (EcotLayout      *self,
                    const EcotBlock *block)
{
  EcotMarks *marks = ecot_flow_begin_strip (self->flow, SPACE_BEFORE);
  double     width = ecot_layout_get_width (self), left = ecot_layout_get_left (self);
  double     height;

  ecot_marks_add_shape (marks, ECOT_MARK_EMBLEM, ECOT_INK_BLACK, left + (width - ECOT_EMBLEM_WIDTH (EMBLEM_HOIST)) / 2, 0,
                        ECOT_EMBLEM_WIDTH (EMBLEM_HOIST), EMBLEM_HOIST);
  ecot_shaper_fit (self->shaper, ECOT_LOOK_POSTER, "UNION EUROPÉENNE", width, 1, self->lines);
  height = EMBLEM_HOIST + SPACE_AFTER;
  height += ecot_layout_draw_element (self, marks, ECOT_TAG_FIGURE, self->lines, left, height, width, ECOT_ALIGN_CENTER);

  g_ptr_array_add (self->words, g_strdup (ECOT_EMBLEM_WORDS));
  ecot_flow_end_strip (self->flow, height + SPACE_AFTER, block->keep_with_next);
}
