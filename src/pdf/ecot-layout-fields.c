/* ecot-layout-fields.c: labels with their values, on a grid of twelve columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A label in small grey letters, below it what the applicant wrote; where nobody
 * wrote anything, a dotted line, with room for a hand.  Fields stand side by side
 * as long as their widths add up to twelve.
 */

#include "config.h"

#include "pdf/ecot-geometry.h"
#include "pdf/ecot-layout.h"

#define SPACE_BEFORE 6 /* above a line of fields */
#define SPACE_AFTER  6 /* below the last: what it is written on is no rule of what follows */
#define UNIT_GAP     4 /* between a line to fill and its unit */
#define UNIT_DROP    3 /* so that both stand on one line */

#define MAX_FIELDS ECOT_GRID_COLUMNS /* side by side */

typedef struct
{
  const EcotField *field;
  double           x, width;
  EcotLines       *label, *value;
} Field;

typedef struct
{
  EcotLayout *layout;
  Field       fields[MAX_FIELDS];
  guint       n;
  gboolean    begun; /* the list is open */
} Grid;

static gboolean
is_blank (const EcotField *field)
{
  return field->value == NULL || *field->value == '\0';
}

static void
set_field (Grid            *self,
           const EcotField *source,
           guint            column)
{
  Field *field = &self->fields[self->n++];

  field->field = source;
  field->x = ECOT_MARGIN + column * ECOT_GRID_STEP;
  field->width = ECOT_GRID_WIDTH (source->width);
  ecot_shaper_break (self->layout->shaper, ECOT_LOOK_LABEL, source->label, NULL, field->width, field->label);
  ecot_shaper_break (self->layout->shaper, ECOT_LOOK_VALUE, is_blank (source) ? "" : source->value, NULL,
                     field->width, field->value);
}

static double
get_height (const Field *field)
{
  double label = ecot_lines_get_height (field->label);

  return label + (is_blank (field->field) ? ECOT_HAND_PITCH : ecot_lines_get_height (field->value));
}

static double
get_line_height (Grid *self)
{
  double height = 0;

  for (guint i = 0; i < self->n; i++)
    height = MAX (height, get_height (&self->fields[i]));

  return height;
}

static void
begin (Grid       *self,
       EcotMarks  *marks,
       EcotTagName tag)
{
  ecot_marks_begin (marks, ecot_flow_add_tag (self->layout->flow, tag));
}

/* A line to write on, and behind it what is counted. */
static void
draw_blank (Grid        *self,
            const Field *field,
            EcotMarks   *marks,
            double       y)
{
  const char *unit = field->field->unit;
  double      taken = unit != NULL ? ecot_shaper_measure (self->layout->shaper, ECOT_LOOK_LABEL, unit) : 0;

  ecot_marks_add_shape (marks, ECOT_MARK_DOTS, ECOT_INK_BLACK, field->x, y, field->width - taken - (unit != NULL ? UNIT_GAP : 0), 0);
  if (unit == NULL)
    return;

  ecot_shaper_fit (self->layout->shaper, ECOT_LOOK_LABEL, unit, field->width, 1, field->value);
  ecot_layout_draw_element (self->layout, marks, ECOT_TAG_LBODY, field->value, field->x, y + UNIT_DROP - ecot_lines_get_height (field->value),
                            field->width, ECOT_ALIGN_END);
}

static void
draw_field (Grid        *self,
            const Field *field,
            EcotMarks   *marks,
            double       height)
{
  double y;

  begin (self, marks, ECOT_TAG_LI);
  y = ecot_layout_draw_element (self->layout, marks, ECOT_TAG_LBL, field->label, field->x, 0, field->width, ECOT_ALIGN_START);

  if (is_blank (field->field))
    draw_blank (self, field, marks, height - 1);
  else
    ecot_layout_draw_element (self->layout, marks, ECOT_TAG_LBODY, field->value, field->x, y, field->width, ECOT_ALIGN_START);

  ecot_marks_end (marks);
}

static void
add_line (Grid    *self,
          gboolean last,
          gboolean keep)
{
  double     height = get_line_height (self);
  EcotMarks *marks = ecot_flow_begin_strip (self->layout->flow, SPACE_BEFORE);

  if (!self->begun)
    begin (self, marks, ECOT_TAG_L);
  self->begun = TRUE;

  for (guint i = 0; i < self->n; i++)
    draw_field (self, &self->fields[i], marks, height);
  if (last)
    ecot_marks_end (marks);

  ecot_flow_end_strip (self->layout->flow, height + (last ? SPACE_AFTER : 0), keep);
}

/* A value no page can hold goes down the pages as a text. */
static void
add_tall (Grid            *self,
          const EcotField *field,
          gboolean         last,
          gboolean         keep)
{
  EcotTextPlan label = { .look = ECOT_LOOK_LABEL,
                         .tag = ECOT_TAG_LBL,
                         .x = ECOT_MARGIN,
                         .width = ECOT_TEXT_WIDTH,
                         .before = SPACE_BEFORE,
                         .keep = TRUE,
                         .open = { self->begun ? ECOT_TAG_LI : ECOT_TAG_L, ECOT_TAG_LI },
                         .n_open = self->begun ? 1 : 2 };
  EcotTextPlan value = { .look = ECOT_LOOK_VALUE,
                         .tag = ECOT_TAG_LBODY,
                         .x = ECOT_MARGIN,
                         .width = ECOT_TEXT_WIDTH,
                         .keep = keep,
                         .n_close = last ? 2 : 1 };

  ecot_layout_text (self->layout, &label, field->label, NULL);
  ecot_layout_text (self->layout, &value, is_blank (field) ? "" : field->value, NULL);
  self->begun = TRUE;
}

static void
add_line_or_text (Grid    *self,
                  gboolean last,
                  gboolean keep)
{
  if (get_line_height (self) <= ecot_flow_get_room (self->layout->flow) - SPACE_BEFORE)
    add_line (self, last, keep);
  else
    for (guint i = 0; i < self->n; i++)
      add_tall (self, self->fields[i].field, last && i + 1 == self->n, keep && i + 1 == self->n);
}

/* Takes fields from @i on as long as they fit beside each other; returns the first that does not. */
static guint
set_line (Grid            *self,
          const EcotBlock *block,
          guint            i)
{
  guint column = 0;

  self->n = 0;
  for (; i < block->items->len; i++)
    {
      const EcotField *field = g_ptr_array_index (block->items, i);

      if (self->n > 0 && column + field->width > ECOT_GRID_COLUMNS)
        break;

      set_field (self, field, column);
      column += field->width;
    }

  return i;
}

void
ecot_layout_fields (EcotLayout      *self,
                    const EcotBlock *block)
{
  Grid  grid = { .layout = self };
  guint i = 0, n = block->items->len;

  for (guint f = 0; f < MAX_FIELDS; f++)
    {
      grid.fields[f].label = ecot_lines_new ();
      grid.fields[f].value = ecot_lines_new ();
    }

  while (i < n && !ecot_layout_is_cancelled (self))
    {
      i = set_line (&grid, block, i);
      add_line_or_text (&grid, i == n, i == n && block->keep_with_next);
    }

  for (guint f = 0; f < MAX_FIELDS; f++)
    {
      ecot_lines_free (grid.fields[f].label);
      ecot_lines_free (grid.fields[f].value);
    }
}
