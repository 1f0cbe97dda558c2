/* ecot-layout-prose.c: headings, paragraphs, lists, addresses and answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines hold at most 80 characters or so: in 10 points that is nine columns of
 * the grid for Liberation Sans and eight for Liberation Serif, or for 9 points.
 */

#include "config.h"

#include "pdf/ecot-geometry.h"
#include "pdf/ecot-layout.h"

#define MEASURE        ECOT_GRID_WIDTH (9)
#define MEASURE_SMALL  ECOT_GRID_WIDTH (8)
#define MEASURE_ANSWER ECOT_GRID_WIDTH (8)

/* Numbers of two digits take more room. */
#define LIST_INDENT   ECOT_MM (6)
#define NUMBER_INDENT ECOT_MM (8)
#define NUMBER_GAP    4
/* An answer begins one column in and ends where other text does. */
#define ANSWER_INDENT   ECOT_GRID_STEP
#define ANSWER_RULE_GAP 9
#define NOTE_PADDING    6
#define PARAGRAPH_GAP   5

#define HAND_AFTER 8

/* An item of more lines may be cut where a page ends. */
#define WHOLE_LINES 8

/* By how much a title's measure is tried smaller. */
#define BALANCE_STEP 0.96

/* Where the address has to stand to show through the window of a French envelope. */
#define ADDRESS_X ECOT_MM (105)

void
ecot_layout_heading (EcotLayout      *self,
                     const EcotBlock *block)
{
  static const struct
  {
    EcotLook look;
    double   before, after;
  } headings[] = {
    { ECOT_LOOK_HEADING_1, 24, 10 },
    { ECOT_LOOK_HEADING_2, 20, 6 },
    { ECOT_LOOK_HEADING_3, 12, 3 },
  };
  /* A new sheet of a spreadsheet is a new part of a text. */
  guint        level = block->type == ECOT_BLOCK_HEADING ? block->level : 1;
  guint        rank = MIN (level, G_N_ELEMENTS (headings)) - 1;
  EcotTextPlan plan = { .look = headings[rank].look,
                        .tag = ECOT_TAG_H1 + MIN (level, 6) - 1,
                        .x = ecot_layout_get_left (self),
                        .width = ecot_layout_get_width (self),
                        .before = headings[rank].before,
                        .pad_bottom = headings[rank].after,
                        .whole = TRUE,
                        .keep = TRUE,
                        .outline = level,
                        .rule = level == 1 && !self->letter };

  ecot_layout_text (self, &plan, block->text, NULL);
}

/* Looks */

static EcotLook
get_letter_look (EcotLayout   *self,
                 EcotTextStyle style)
{
  if (style == ECOT_STYLE_SMALL)
    return ECOT_LOOK_SMALL;
  if (style == ECOT_STYLE_STRONG)
    return self->tight ? ECOT_LOOK_LETTER_TIGHT_STRONG : ECOT_LOOK_LETTER_STRONG;
  if (style == ECOT_STYLE_LINE || style == ECOT_STYLE_RIGHT)
    return self->tight ? ECOT_LOOK_LETTER_TIGHT_LINE : ECOT_LOOK_LETTER_LINE;

  return self->tight ? ECOT_LOOK_LETTER_TIGHT : ECOT_LOOK_LETTER;
}

static EcotLook
get_look (EcotLayout   *self,
          EcotTextStyle style)
{
  static const EcotLook looks[] = {
    [ECOT_STYLE_BODY] = ECOT_LOOK_BODY,
    [ECOT_STYLE_SMALL] = ECOT_LOOK_SMALL,
    [ECOT_STYLE_NOTE] = ECOT_LOOK_NOTE,
    [ECOT_STYLE_STRONG] = ECOT_LOOK_STRONG,
    [ECOT_STYLE_RIGHT] = ECOT_LOOK_BODY,
    [ECOT_STYLE_LINE] = ECOT_LOOK_BODY,
    [ECOT_STYLE_CODE] = ECOT_LOOK_CODE,
  };
  static const EcotLook posters[] = { ECOT_LOOK_POSTER, ECOT_LOOK_POSTER_CLOSE, ECOT_LOOK_POSTER_TIGHT };
  static const EcotLook titles[] = { ECOT_LOOK_POSTER_TITLE, ECOT_LOOK_POSTER_CLOSE_TITLE, ECOT_LOOK_POSTER_TIGHT_TITLE };

  if (style == ECOT_STYLE_POSTER)
    return posters[MIN (self->tight, 2)];
  if (style == ECOT_STYLE_POSTER_TITLE)
    return titles[MIN (self->tight, 2)];

  return self->letter ? get_letter_look (self, style) : looks[style];
}

static double
get_measure (EcotLayout *self,
             EcotLook    look)
{
  if (self->letter || look == ECOT_LOOK_CODE)
    return ecot_layout_get_width (self);

  return look == ECOT_LOOK_SMALL || look == ECOT_LOOK_NOTE ? MEASURE_SMALL : MEASURE;
}

/* A title or a hint that is one line then takes the width there is, and no word stands alone below it. */
static double
get_paragraph_width (EcotLayout      *self,
                     EcotLook         look,
                     const EcotBlock *block)
{
  double width = ecot_layout_get_width (self);

  if ((look == ECOT_LOOK_STRONG || look == ECOT_LOOK_SMALL) && ecot_shaper_measure (self->shaper, look, block->text) <= width)
    return width;

  return get_measure (self, look);
}

/* Paragraphs */

static void
set_note (EcotLayout   *self,
          EcotTextPlan *plan)
{
  plan->frame = ECOT_FRAME_FILL;
  plan->frame_x = plan->x;
  plan->frame_width = MEASURE_SMALL + 2 * NOTE_PADDING;
  plan->x += NOTE_PADDING;
  plan->width = MEASURE_SMALL;
  plan->before = 2 * PARAGRAPH_GAP;
  plan->pad_top = plan->pad_bottom = NOTE_PADDING;
}

/* The least of @width in which @text takes no more lines: the last of a title has no word alone. */
static double
balance_lines (EcotLayout *self,
               EcotLook    look,
               const char *text,
               double      width)
{
  double least = width;
  guint  n;

  ecot_shaper_break (self->shaper, look, text, NULL, width, self->lines);
  n = self->lines->lines->len;

  for (double narrow = width * BALANCE_STEP; narrow > width / 3; narrow *= BALANCE_STEP)
    {
      ecot_shaper_break (self->shaper, look, text, NULL, narrow, self->lines);
      if (self->lines->lines->len > n)
        break;
      least = narrow;
    }

  return least;
}

static void
set_poster (EcotLayout      *self,
            EcotTextPlan    *plan,
            const EcotBlock *block)
{
  gboolean title = block->style == ECOT_STYLE_POSTER_TITLE;
  double   width = ecot_layout_get_width (self);

  plan->width = title ? balance_lines (self, plan->look, block->text, width) : width;
  plan->x += (width - plan->width) / 2;
  plan->align = ECOT_ALIGN_CENTER;
  plan->before = 2 * ecot_style_get_leading (ECOT_LOOK_POSTER) / 3;
  plan->pad_bottom = title ? plan->before : 0;
}

void
ecot_layout_paragraph (EcotLayout      *self,
                       const EcotBlock *block)
{
  EcotLook     look = get_look (self, block->style);
  EcotTextPlan plan = { .look = look,
                        .tag = ECOT_TAG_P,
                        .x = ecot_layout_get_left (self),
                        .width = get_paragraph_width (self, look, block),
                        .before = self->letter && !self->tight ? 2 * PARAGRAPH_GAP : PARAGRAPH_GAP,
                        .keep = block->keep_with_next };

  if (block->style == ECOT_STYLE_LINE || block->style == ECOT_STYLE_CODE)
    plan.before = 0;
  if (block->style == ECOT_STYLE_NOTE)
    set_note (self, &plan);
  if (block->style == ECOT_STYLE_POSTER || block->style == ECOT_STYLE_POSTER_TITLE)
    set_poster (self, &plan, block);
  if (block->style == ECOT_STYLE_RIGHT)
    {
      plan.width = ecot_layout_get_width (self);
      plan.align = ECOT_ALIGN_END;
    }

  ecot_layout_text (self, &plan, block->text, block->emphasis);
}

/* Lists */

/* Room for the widest number: digits are all of one width. */
static double
get_number_indent (EcotLayout *self,
                   EcotLook    look,
                   guint       n)
{
  g_autofree char *number = g_strdup_printf ("%u.", n);

  return MAX (NUMBER_INDENT, ecot_shaper_measure (self->shaper, look, number) + NUMBER_GAP);
}

/* The second, with which the first stays, is not torn to end a page with: the list begins the next one. */
static gboolean
is_whole_item (EcotLayout *self,
               const char *item,
               guint       i,
               EcotLook    look,
               double      width)
{
  if (i != 1)
    return FALSE;

  ecot_shaper_break (self->shaper, look, item, NULL, width, self->lines);

  return self->lines->lines->len <= WHOLE_LINES;
}

void
ecot_layout_list (EcotLayout      *self,
                  const EcotBlock *block)
{
  EcotLook look = get_look (self, ECOT_STYLE_BODY);
  guint    n = block->items->len;
  double   indent = block->ordered ? get_number_indent (self, look, n) : LIST_INDENT;
  double   width = get_measure (self, look) - indent;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = block->ordered ? g_strdup_printf ("%u.", i + 1) : NULL;
      gboolean         first = i == 0, last = i + 1 == n;
      EcotTextPlan     plan = { .look = look,
                                .tag = ECOT_TAG_LBODY,
                                .x = ecot_layout_get_left (self) + indent,
                                .width = width,
                                .before = first ? PARAGRAPH_GAP : 2,
                                .clings = ECOT_CLINGS_ITEM,
                                .whole = is_whole_item (self, g_ptr_array_index (block->items, i), i, look, width),
                                .keep = last ? block->keep_with_next : ecot_layout_keeps_item (i, n),
                                .open = { first ? ECOT_TAG_L : ECOT_TAG_LI, ECOT_TAG_LI },
                                .n_open = first ? 2 : 1,
                                .n_close = last ? 2 : 1,
                                .label = block->ordered ? number : "–",
                                .label_x = ecot_layout_get_left (self) };

      ecot_layout_text (self, &plan, g_ptr_array_index (block->items, i), NULL);
    }
}

void
ecot_layout_address (EcotLayout      *self,
                     const EcotBlock *block)
{
  EcotLook look = get_look (self, ECOT_STYLE_LINE);
  guint    n = block->items->len;

  for (guint i = 0; i < n; i++)
    {
      gboolean     first = i == 0, last = i + 1 == n;
      EcotTextPlan plan = { .look = look,
                            .tag = ECOT_TAG_P,
                            .x = ADDRESS_X,
                            .width = ecot_layout_get_left (self) + ecot_layout_get_width (self) - ADDRESS_X,
                            .before = first ? 4 * PARAGRAPH_GAP : 0,
                            .pad_bottom = last ? 4 * PARAGRAPH_GAP : 0,
                            .whole = TRUE,
                            .keep = !last || block->keep_with_next,
                            .open = { ECOT_TAG_DIV },
                            .n_open = first ? 1 : 0,
                            .n_close = last ? 1 : 0 };

      ecot_layout_text (self, &plan, g_ptr_array_index (block->items, i), NULL);
    }
}

/* Answers */

static void
add_counter (EcotLayout      *self,
             const EcotBlock *block)
{
  EcotTextPlan plan = { .look = ECOT_LOOK_SMALL,
                        .tag = ECOT_TAG_P,
                        .x = ECOT_MARGIN,
                        .width = block->items->len > 0 ? ANSWER_INDENT + MEASURE_ANSWER : ECOT_TEXT_WIDTH,
                        .align = ECOT_ALIGN_END,
                        .before = 2,
                        .whole = TRUE,
                        .keep = block->keep_with_next };

  if (block->counter != NULL)
    ecot_layout_text (self, &plan, block->counter, NULL);
}

/* Whether nothing but a sentence stands between the block at hand and a signature. */
static gboolean
is_signed (EcotLayout *self)
{
  guint            n = ecot_report_get_n_blocks (self->report);
  const EcotBlock *next = NULL;

  for (guint i = self->block + 1; i < n && (next == NULL || next->type == ECOT_BLOCK_PARAGRAPH); i++)
    next = ecot_report_get_text_block (self->report, i);

  return next != NULL && next->type == ECOT_BLOCK_SIGNATURE;
}

/* Below which the block at hand stands, or NULL. */
static const EcotBlock *
find_heading (EcotLayout *self)
{
  const EcotBlock *above = NULL;

  for (guint i = self->block; i > 0 && (above == NULL || above->type == ECOT_BLOCK_PARAGRAPH); i--)
    above = ecot_report_get_text_block (self->report, i - 1);

  return above != NULL && above->type == ECOT_BLOCK_HEADING ? above : NULL;
}

/* So that nobody has to turn back the page to see what lines are for. */
static void
repeat_heading (EcotLayout *self)
{
  const EcotBlock *heading = find_heading (self);
  g_autofree char *title = heading != NULL ? g_strconcat (heading->text, " (suite)", NULL) : NULL;
  EcotMarks       *marks;
  double           height;

  if (title == NULL)
    return;

  marks = ecot_marks_new ();
  ecot_shaper_fit (self->shaper, ECOT_LOOK_HEADING_3, title, ECOT_TEXT_WIDTH, 2, self->lines);
  height = ecot_layout_draw_lines (self->lines, 0, self->lines->lines->len, marks, ECOT_MARGIN, 0, ECOT_TEXT_WIDTH, ECOT_ALIGN_START);
  ecot_flow_set_repeat (self->flow, marks, height);
}

static void
add_hand_lines (EcotLayout      *self,
                const EcotBlock *block)
{
  double clings = is_signed (self) ? ECOT_CLINGS_SIGNATURE : ECOT_CLINGS_HAND;

  repeat_heading (self);
  for (guint i = 1; i <= ECOT_HAND_LINES; i++)
    {
      EcotMarks *marks;
      gboolean   last = i == ECOT_HAND_LINES;

      ecot_flow_cling (self->flow, clings);
      marks = ecot_flow_begin_strip (self->flow, 0);

      ecot_marks_add_shape (marks, ECOT_MARK_DOTS, ECOT_INK_BLACK, ECOT_MARGIN, ECOT_HAND_PITCH, ECOT_TEXT_WIDTH, 0);
      ecot_flow_end_strip (self->flow, ECOT_HAND_PITCH + (last ? HAND_AFTER : 0),
                           last ? block->counter != NULL || block->keep_with_next : i != ECOT_HAND_LINES / 2);
    }

  ecot_flow_set_repeat (self->flow, NULL, 0);
}

/* The applicant's own text, told from the form's by its letters and by the rule at its left. */
void
ecot_layout_answer (EcotLayout      *self,
                    const EcotBlock *block)
{
  guint n = block->items->len;

  if (n == 0)
    add_hand_lines (self, block);

  for (guint i = 0; i < n; i++)
    {
      gboolean     first = i == 0, last = i + 1 == n;
      EcotTextPlan plan = { .look = ECOT_LOOK_ANSWER,
                            .tag = ECOT_TAG_P,
                            .x = ECOT_MARGIN + ANSWER_INDENT,
                            .width = MEASURE_ANSWER,
                            .before = first ? PARAGRAPH_GAP : 0,
                            .pad_bottom = last ? 0 : PARAGRAPH_GAP,
                            .alone = !first && last ? ECOT_CLINGS_LINE : 0,
                            .frame = ECOT_FRAME_SIDE,
                            .frame_x = ECOT_MARGIN + ANSWER_INDENT - ANSWER_RULE_GAP,
                            .keep = last && (block->counter != NULL || block->keep_with_next) };

      ecot_layout_text (self, &plan, g_ptr_array_index (block->items, i), NULL);
    }

  add_counter (self, block);
}
