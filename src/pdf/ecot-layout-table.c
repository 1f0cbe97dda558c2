/* ecot-layout-table.c: tables, row by row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row is a strip, measured whole before it is placed, and so never cut.  Only a
 * row taller than a page is: it begins a page, or what is left of one if that is
 * much, and goes on by lines on the next, below its first words, as a row of its own
 * for who has the table read out.
 *
 * The head is drawn again at the top of each page, there as decoration, so that
 * it is read out once, and below it the title of the group that goes on there,
 * unless both would fill half of the page.  A total stands on the page of the row
 * before it, the title of a group on that of the row after it, and no row stands
 * alone between the head and the foot of a page, nor at the top of the last.
 */

#include "config.h"

#include "pdf/ecot-columns.h"
#include "pdf/ecot-geometry.h"
#include "pdf/ecot-layout.h"
#include "report/ecot-row-reader.h"

#define EPSILON      0.001 /* sums of heights are compared with that much tolerance */
#define PADDING      3     /* above and below the text of a row */
#define SHORT_ROWS   9     /* of a table that stays on one page where that leaves little white: a plan with its totals */
#define SPACE_BEFORE 8
#define SPACE_AFTER  6

/* Of a cell that goes on on another page, what goes on at least. */
#define FEW_LINES 3
#define GOES_ON   "\u00a0(suite)"

typedef struct
{
  EcotLines *lines;
  double     x, width; /* of the cell, x from the edge of the page */
  double     padding;
  EcotAlign  align;
  double     text_x; /* of a number aligned on the comma, else -1 */
  guint      done;   /* lines already on a page */
  guint      span;   /* columns */
} Cell;

typedef struct
{
  EcotLayout      *layout;
  const EcotBlock *block;
  EcotRowReader   *rows;
  GArray          *places; /* of EcotColumnPlace */
  char            *group;  /* what the row at work goes on with, or NULL */
  Cell            *cells;  /* of the row at work */
  guint            n_cells;
  guint            named;   /* the first one that is not empty */
  const EcotRow   *row;     /* at work, once it goes on on another page; else NULL */
  gboolean         by_cell; /* the group goes on while first cells are empty */
  gboolean         begun;   /* the Table element is open */
  gboolean         whole;   /* not cut, if that can be */
} Table;

static Table *
table_new (EcotLayout      *layout,
           const EcotBlock *block)
{
  Table *self = g_new0 (Table, 1);

  self->layout = layout;
  self->block = block;
  self->rows = ecot_row_reader_new (block);
  self->places = ecot_columns_place (layout->shaper, block, ecot_layout_get_width (layout));
  self->cells = g_new0 (Cell, block->columns->len);
  for (guint i = 0; i < block->columns->len; i++)
    self->cells[i].lines = ecot_lines_new ();

  return self;
}

static void
table_free (Table *self)
{
  for (guint i = 0; i < self->block->columns->len; i++)
    ecot_lines_free (self->cells[i].lines);
  g_free (self->cells);
  g_free (self->group);
  ecot_row_reader_free (self->rows);
  g_array_unref (self->places);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Table, table_free)

static const EcotColumnPlace *
get_place (Table *self,
           guint  column)
{
  return &g_array_index (self->places, EcotColumnPlace, column);
}

/* Cells of the row at work */

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static Cell *
add_cell (Table      *self,
          guint       column,
          guint       span,
          const char *text,
          EcotLook    look,
          EcotAlign   align)
{
  Cell                  *cell = &self->cells[self->n_cells++];
  const EcotColumnPlace *last = get_place (self, column + span - 1);

  cell->x = ecot_layout_get_left (self->layout) + get_place (self, column)->x;
  cell->width = last->x + last->width - get_place (self, column)->x;
  cell->padding = last->padding;
  cell->align = align;
  cell->text_x = -1;
  cell->done = 0;
  cell->span = span;
  ecot_shaper_break (self->layout->shaper, look, text != NULL ? text : "", NULL,
                     cell->width - 2 * cell->padding, cell->lines);

  return cell;
}

/* On the comma, unless the text had to be broken or is no number. */
static void
align_number (Table                 *self,
              Cell                  *cell,
              const EcotColumnPlace *place,
              EcotLook               look,
              const char            *text)
{
  double head = ecot_columns_measure_head (self->layout->shaper, look, text);

  cell->align = ECOT_ALIGN_END;
  if (head >= 0 && cell->lines->lines->len == 1)
    cell->text_x = cell->x + cell->width - cell->padding - place->tail - head;
}

static void
set_row (Table         *self,
         const EcotRow *row)
{
  guint column = 0;

  self->row = NULL;
  self->n_cells = 0;
  for (guint i = 0; column < self->block->columns->len; i++)
    {
      const EcotCell *source = g_ptr_array_index (row->cells, i);
      guint           span = ecot_row_get_span (self->block, row, i);
      EcotAlign       align = ((const EcotColumn *)g_ptr_array_index (self->block->columns, column))->align;
      gboolean        number = align == ECOT_ALIGN_NUMBER && span == 1 && source->type != ECOT_CELL_TEXT;
      EcotLook        look;
      Cell           *cell;

      if (span > 1 || (align == ECOT_ALIGN_NUMBER && !number))
        align = ECOT_ALIGN_START;

      look = ecot_columns_get_look (align, row->type, source);
      cell = add_cell (self, column, span, source->text, look, align);
      if (number && source->text != NULL)
        align_number (self, cell, get_place (self, column), look, source->text);

      column += span;
    }
}

static void
set_head (Table *self)
{
  self->row = NULL;
  self->n_cells = 0;
  for (guint i = 0; i < self->block->columns->len; i++)
    {
      const EcotColumn *column = g_ptr_array_index (self->block->columns, i);

      add_cell (self, i, 1, column->title, ECOT_LOOK_CELL_STRONG,
                column->align == ECOT_ALIGN_NUMBER ? ECOT_ALIGN_END : column->align);
    }
}

/* Drawing */

static guint
count_left (const Cell *cell)
{
  return cell->lines->lines->len - cell->done;
}

static double
get_height (const Cell *cell,
            guint       n_lines)
{
  double height = 0;

  for (guint i = 0; i < n_lines; i++)
    height += ecot_lines_get (cell->lines, cell->done + i)->height;

  return height;
}

/* Of what says which row goes on, above its lines. */
static double
get_top (Table *self)
{
  return self->row != NULL ? ecot_style_get_leading (ECOT_LOOK_CELL_STRONG) : 0;
}

static double
get_row_height (Table *self)
{
  double height = 0;

  for (guint i = 0; i < self->n_cells; i++)
    height = MAX (height, get_height (&self->cells[i], count_left (&self->cells[i])));

  return height + get_top (self) + 2 * PADDING;
}

/* How many of the lines left fit; one at least, or nothing would ever be placed. */
static guint
count_fitting (const Cell *cell,
               double      height)
{
  guint n = MIN (count_left (cell), 1);

  while (n < count_left (cell) && get_height (cell, n + 1) <= height + EPSILON)
    n++;

  /* No line goes on alone, nor do two. */
  return n < count_left (cell) && n + FEW_LINES > count_left (cell) && n >= 2 * FEW_LINES ? count_left (cell) - FEW_LINES : n;
}

static void
draw_cell (Cell      *cell,
           EcotMarks *marks,
           double     y,
           guint      n)
{
  if (cell->text_x >= 0)
    ecot_layout_draw_lines (cell->lines, cell->done, n, marks, cell->text_x, y, cell->width, ECOT_ALIGN_START);
  else
    ecot_layout_draw_lines (cell->lines, cell->done, n, marks, cell->x + cell->padding, y,
                            cell->width - 2 * cell->padding, cell->align);

  cell->done += n;
}

static void
begin_element (Table      *self,
               EcotMarks  *marks,
               EcotTagName name)
{
  ecot_marks_begin (marks, ecot_flow_add_tag (self->layout->flow, name));
}

/* « Accueil, diagnostic… (suite) », in the cell that has the first words of the row. */
static void
draw_name (Table     *self,
           EcotMarks *marks,
           guint      i)
{
  const EcotCell *source = self->row != NULL ? g_ptr_array_index (self->row->cells, i) : NULL;
  EcotShaper     *shaper = self->layout->shaper;
  const Cell     *cell = &self->cells[i];
  double          x = cell->x + cell->padding;
  double          width = ecot_shaper_measure (shaper, ECOT_LOOK_CELL_STRONG, GOES_ON);

  if (source == NULL || i != self->named)
    return;

  if (width < cell->width / 2)
    {
      ecot_shaper_fit (shaper, ECOT_LOOK_CELL_STRONG, source->text, cell->width - 2 * cell->padding - width, 1, self->layout->lines);
      ecot_layout_draw_lines (self->layout->lines, 0, 1, marks, x, PADDING, cell->width, ECOT_ALIGN_START);
      x += ecot_lines_get (self->layout->lines, 0)->width;
    }
  ecot_shaper_fit (shaper, ECOT_LOOK_CELL_STRONG, GOES_ON, width + 1, 1, self->layout->lines);
  ecot_layout_draw_lines (self->layout->lines, 0, 1, marks, x, PADDING, width + 1, ECOT_ALIGN_START);
}

/* As much of the row at work as fits @height, padding included. */
static void
draw_row (Table      *self,
          EcotMarks  *marks,
          double      height,
          EcotTagName tag)
{
  if (!self->begun)
    begin_element (self, marks, ECOT_TAG_TABLE);
  self->begun = TRUE;

  begin_element (self, marks, ECOT_TAG_TR);
  for (guint i = 0; i < self->n_cells; i++)
    {
      begin_element (self, marks, tag);
      ecot_flow_set_span (self->layout->flow, self->cells[i].span);
      draw_name (self, marks, i);
      draw_cell (&self->cells[i], marks, PADDING + get_top (self),
                 count_fitting (&self->cells[i], height - get_top (self) - 2 * PADDING));
      ecot_marks_end (marks);
    }
  ecot_marks_end (marks);
}

static void
draw_rule (Table     *self,
           EcotMarks *marks,
           EcotInk    ink,
           double     y)
{
  ecot_marks_add_shape (marks, ECOT_MARK_RULE, ink,
                        ecot_layout_get_left (self->layout), y, ecot_layout_get_width (self->layout), 0);
}

static void
draw_fill (Table     *self,
           EcotMarks *marks,
           double     height)
{
  /* Below the rule of the row before. */
  ecot_marks_add_shape (marks, ECOT_MARK_FILL, ECOT_INK_LIGHT, ecot_layout_get_left (self->layout), ECOT_RULE_WEIGHT,
                        ecot_layout_get_width (self->layout), height - ECOT_RULE_WEIGHT);
}

/* How a row looks and what it stays with. */
typedef struct
{
  EcotTagName tag;
  gboolean    fill, rule_above;
  gboolean    keep, last;
  double      before;
  double      min_height;
  gboolean    columns; /* rules between the cells, for who fills them by hand */
  guint       leads;   /* a page of the bundle, or 0 */
} RowPlan;

static void
add_slice (Table         *self,
           const RowPlan *plan,
           double         height,
           gboolean       last)
{
  EcotFlow  *flow = self->layout->flow;
  EcotMarks *marks = ecot_flow_begin_strip (flow, plan->before);

  if (plan->fill)
    draw_fill (self, marks, height);
  if (plan->rule_above)
    draw_rule (self, marks, ECOT_INK_BLACK, 0);
  /* What goes on is not closed. */
  if (last)
    draw_rule (self, marks, plan->tag == ECOT_TAG_TH ? ECOT_INK_BLACK : ECOT_INK_MIDDLE, height);

  for (guint i = 1; plan->columns && i < self->n_cells; i++)
    ecot_marks_add_shape (marks, ECOT_MARK_RULE, ECOT_INK_MIDDLE, self->cells[i].x, 0, 0, height);

  draw_row (self, marks, height, plan->tag);
  if (plan->leads > 0)
    ecot_marks_add_link (marks, plan->leads, ecot_layout_get_left (self->layout), 0, ecot_layout_get_width (self->layout), height);
  if (last && plan->last)
    ecot_marks_end (marks); /* Table */

  ecot_flow_end_strip (flow, height + (last && plan->last ? SPACE_AFTER : 0), last && plan->keep);
}

/* Of the page at hand, if much is left of it; or else of the next. */
static double
get_slice (Table         *self,
           const RowPlan *plan)
{
  double room = ecot_flow_get_room (self->layout->flow), rest = ecot_flow_get_rest (self->layout->flow);

  return (rest > room / 3 ? rest : room) - plan->before;
}

/* On another page. */
static void
go_on (Table         *self,
       const EcotRow *row)
{
  self->row = row;
  self->named = 0;
  while (row != NULL && self->named + 1 < self->n_cells &&
         is_empty (((const EcotCell *)g_ptr_array_index (row->cells, self->named))->text))
    self->named++;
}

/* The row at work, or the head if @row is NULL: whole, or by lines if no page could hold it. */
static void
add_row (Table         *self,
         const RowPlan *plan,
         const EcotRow *row)
{
  double height = MAX (get_row_height (self), plan->min_height);
  double room = ecot_flow_get_room (self->layout->flow) - plan->before;

  while (height > room && !ecot_layout_is_cancelled (self->layout))
    {
      add_slice (self, plan, get_slice (self, plan), FALSE);
      go_on (self, row);
      height = get_row_height (self);
      room = ecot_flow_get_room (self->layout->flow) - plan->before;
    }

  add_slice (self, plan, height, TRUE);
}

/* The head */

/* Titles stand on the rule, whatever their height. */
static void
draw_repeat (Table     *self,
             EcotMarks *marks,
             double     height)
{
  draw_fill (self, marks, height);
  draw_rule (self, marks, ECOT_INK_BLACK, height);

  for (guint i = 0; i < self->n_cells; i++)
    {
      self->cells[i].done = 0;
      draw_cell (&self->cells[i], marks, PADDING, count_left (&self->cells[i]));
    }
}

/* Below the head, as wide as the table, if both fit in @room; returns the height of what is there. */
static double
draw_group (Table     *self,
            EcotMarks *marks,
            double     height,
            double     room)
{
  g_autofree char *title = g_strconcat (self->group, " (suite)", NULL);
  double           end;

  self->row = NULL;
  self->n_cells = 0;
  add_cell (self, 0, self->block->columns->len, title, ECOT_LOOK_CELL_STRONG, ECOT_ALIGN_START);
  end = height + get_row_height (self);
  if (end > room)
    return height;

  ecot_marks_add_shape (marks, ECOT_MARK_FILL, ECOT_INK_LIGHT, ecot_layout_get_left (self->layout), height,
                        ecot_layout_get_width (self->layout), end - height);
  draw_cell (&self->cells[0], marks, height + PADDING, count_left (&self->cells[0]));
  draw_rule (self, marks, ECOT_INK_MIDDLE, end);

  return end;
}

/* From the next row on.  A head that fills the page would leave no room for rows. */
static void
set_repeat (Table *self)
{
  EcotFlow  *flow = self->layout->flow;
  EcotMarks *repeat;
  double     height, room;

  ecot_flow_set_repeat (flow, NULL, 0);
  room = ecot_flow_get_room (flow) / 2;
  set_head (self);
  height = get_row_height (self);
  if (height > room)
    return;

  repeat = ecot_marks_new ();
  draw_repeat (self, repeat, height);
  if (self->group != NULL)
    height = draw_group (self, repeat, height, room);
  ecot_flow_set_repeat (flow, repeat, height);
}

static void
add_head (Table *self)
{
  RowPlan plan = { .tag = ECOT_TAG_TH, .fill = TRUE, .before = SPACE_BEFORE };

  set_head (self);
  plan.last = ecot_row_reader_get_n (self->rows) == 0;
  plan.keep = !plan.last;
  add_row (self, &plan, NULL);
  set_repeat (self);
}

/* Rows */

static gboolean
is_total (const EcotRow *row)
{
  return row->type == ECOT_ROW_SUBTOTAL || row->type == ECOT_ROW_TOTAL;
}

static const char *
get_first_text (const EcotRow *row)
{
  return row->cells->len > 0 ? ((const EcotCell *)g_ptr_array_index (row->cells, 0))->text : NULL;
}

static gboolean
begins_group (const EcotRow *row)
{
  return row->type == ECOT_ROW_GROUP || row->heads;
}

/* The title above row @i, given that of the row before it; a total closes its group. */
static const char *
find_group (Table *self,
            guint  i)
{
  const EcotRow *row = ecot_row_reader_get (self->rows, i);
  const EcotRow *above = i > 0 ? ecot_row_reader_get (self->rows, i - 1) : NULL;
  const char    *text = get_first_text (row);

  if (above == NULL || is_total (row) || begins_group (row))
    return NULL;
  if (begins_group (above))
    self->by_cell = above->heads;
  else if (self->group == NULL)
    return NULL;
  if (self->by_cell && !is_empty (text))
    return NULL;

  return begins_group (above) ? get_first_text (above) : self->group;
}

static void
follow_group (Table *self,
              guint  i)
{
  const char *group = find_group (self, i);

  if (g_strcmp0 (group, self->group) == 0)
    return;

  g_free (self->group);
  self->group = g_strdup (group);
  if (self->block->header_row)
    set_repeat (self);
}

/* The last row of a group, or the second one: what would stand alone on one of two pages, unless a total stands with it. */
static double
get_group_clings (Table *self,
                  guint  i)
{
  const EcotRow *above = ecot_row_reader_get (self->rows, i - 1);
  const EcotRow *next;

  if (self->group == NULL)
    return 0;
  if (above->heads || (i > 1 && ecot_row_reader_get (self->rows, i - 2)->type == ECOT_ROW_GROUP))
    return ECOT_CLINGS_ROW;
  if (i + 1 == ecot_row_reader_get_n (self->rows))
    return ECOT_CLINGS_ROW;

  next = ecot_row_reader_get (self->rows, i + 1);
  if (is_total (next))
    return ECOT_CLINGS_ROW / 2;

  return begins_group (next) || (self->by_cell && !is_empty (get_first_text (next))) ? ECOT_CLINGS_ROW : 0;
}

static double
get_clings (Table *self,
            guint  i)
{
  double clings = i > 0 ? get_group_clings (self, i) : 0;

  return i == 1 || (i > 1 && self->whole) ? MAX (clings, ECOT_CLINGS_TABLE) : clings;
}

static void
add_body_row (Table *self,
              guint  i)
{
  const EcotBlock *block = self->block;
  const EcotRow   *row = ecot_row_reader_get (self->rows, i);
  guint            n = ecot_row_reader_get_n (self->rows);
  RowPlan          plan = { .tag = ECOT_TAG_TD,
                            .fill = row->type == ECOT_ROW_GROUP,
                            .rule_above = is_total (row),
                            .last = i + 1 == n,
                            .before = self->begun ? 0 : SPACE_BEFORE,
                            .min_height = ecot_row_is_roomy (block, row) ? ECOT_HAND_PITCH : 0,
                            .columns = ecot_row_has_rules (block, row),
                            .leads = row->leads };

  plan.keep = plan.last ? block->keep_with_next
                        : ecot_row_reader_ties_next (self->rows, i);
  follow_group (self, i);
  set_row (self, row);
  ecot_flow_cling (self->layout->flow, get_clings (self, i));
  /* One that no page holds begins its own, but below the title of its group. */
  if (i > 0 && ecot_row_reader_get (self->rows, i - 1)->type != ECOT_ROW_GROUP &&
      get_row_height (self) > ecot_flow_get_room (self->layout->flow))
    ecot_flow_let_go (self->layout->flow);
  add_row (self, &plan, row);
}

/* A short table stays together, unless that would leave much of a page white. */
static gboolean
is_whole (Table *self)
{
  double height = 0;

  if (ecot_row_reader_get_n (self->rows) > SHORT_ROWS)
    return FALSE;

  for (guint i = 0; i < ecot_row_reader_get_n (self->rows); i++)
    {
      set_row (self, ecot_row_reader_get (self->rows, i));
      height += MAX (get_row_height (self), ECOT_HAND_PITCH);
    }

  return height < ecot_flow_get_room (self->layout->flow) / 3;
}

void
ecot_layout_table (EcotLayout      *self,
                   const EcotBlock *block)
{
  g_autoptr (Table) table = table_new (self, block);

  table->whole = is_whole (table);
  if (block->header_row)
    add_head (table);

  for (guint i = 0; i < ecot_row_reader_get_n (table->rows) && !ecot_layout_is_cancelled (self); i++, ecot_layout_tell_step (self))
    add_body_row (table, i);

  ecot_flow_set_repeat (self->flow, NULL, 0);
}
