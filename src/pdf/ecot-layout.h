/* ecot-layout.h: each kind of block, turned into strips
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "pdf/ecot-flow.h"
#include "pdf/ecot-shaper.h"
#include "report/ecot-report.h"

G_BEGIN_DECLS

/* What part of a page may be left white, rather than tear from what stands before it */
#define ECOT_CLINGS_LINE      (1 / 10.0) /* a last paragraph or question of one line */
#define ECOT_CLINGS_ROW       (1 / 4.0)  /* a row that would stand alone, but for its group */
#define ECOT_CLINGS_ITEM      (1 / 5.0)  /* the rest of an item of a list */
#define ECOT_CLINGS_NOTE      (2 / 5.0)  /* a note on a table */
#define ECOT_CLINGS_SUMS      (1 / 8.0)  /* a few rows more */
#define ECOT_CLINGS_CHART     (1 / 5.0)
#define ECOT_CLINGS_HAND      (1 / 4.0) /* lines to write on, from their question */
#define ECOT_CLINGS_TABLE     (2 / 5.0) /* the rows of a short table */
#define ECOT_CLINGS_SIGNATURE (1 / 2.0) /* what is signed */

/* What the layouts of blocks share. */
typedef struct
{
  EcotShaper   *shaper;
  EcotFlow     *flow;
  GCancellable *cancellable;
  gboolean      letter;
  guint         tight;        /* in how many larger sizes the letter or poster did not fit one page */
  double        drop;         /* how far below the top the first page begins: a poster's */
  double        left;         /* what the last page had left */
  guint         letter_pages; /* that it takes, what follows a page break not counted */
  EcotReport   *report;
  guint         block;           /* number of the one at hand */
  gboolean      to_sign;         /* with a certificate, and not with a pen */
  GArray       *heading_pages;   /* of guint: on which each heading stands, once that is known; else NULL */
  GPtrArray    *words;           /* of char: what each figure shows, in order */
  guint64       n_steps, n_done; /* blocks and rows of tables */
  EcotLines    *lines;           /* at hand for one text at a time */
} EcotLayout;

/* The left edge of the text and its width: a letter has wider margins. */
double ecot_layout_get_left (const EcotLayout *self);
double ecot_layout_get_width (const EcotLayout *self);

/* Gives up at once, leaving a block half laid out: nobody will look. */
gboolean ecot_layout_is_cancelled (EcotLayout *self);

/* A block or a row of a table is done. */
void ecot_layout_tell_step (EcotLayout *self);

typedef enum
{
  ECOT_FRAME_NONE,
  ECOT_FRAME_SIDE, /* a rule at its left */
  ECOT_FRAME_FILL,
} EcotFrame;

/* How a text stands on the page. */
typedef struct
{
  EcotLook    look;
  EcotTagName tag;
  double      x, width;
  EcotAlign   align;
  double      before;
  double      pad_top, pad_bottom; /* inside the frame */
  EcotFrame   frame;
  double      frame_x, frame_width;
  gboolean    whole;       /* never cut */
  gboolean    keep;        /* its end, with what follows */
  double      clings;      /* its lines to each other, as long as they are few */
  double      alone;       /* it clings to what stands before it, if it is but one line */
  EcotTagName open[2];     /* elements begun around it */
  guint       n_open;      /* how many begin here */
  guint       n_close;     /* how many end after it */
  const char *label;       /* of a list item, hung at label_x */
  gboolean    box, ticked; /* of a choice, a box in its place */
  double      label_x;     /* */
  guint       outline;     /* level of its bookmark, or 0 */
  gboolean    rule;        /* a rule below */
} EcotTextPlan;

void ecot_layout_text (EcotLayout         *self,
                       const EcotTextPlan *plan,
                       const char         *text,
                       GArray             *emphasis);

/* Whether the end of item @i of @n, which is not the last, stays with the next: no item stands alone at the foot of a page
 * or at the head of one. */
gboolean ecot_layout_keeps_item (guint i,
                                 guint n);

/* Draws lines @first to @first + @n into @marks, the top of the first at @y; returns their height. */
double ecot_layout_draw_lines (const EcotLines *lines,
                               guint            first,
                               guint            n,
                               EcotMarks       *marks,
                               double           x,
                               double           y,
                               double           width,
                               EcotAlign        align);
/* One element with all of @lines in it. */
double ecot_layout_draw_element (EcotLayout      *self,
                                 EcotMarks       *marks,
                                 EcotTagName      tag,
                                 const EcotLines *lines,
                                 double           x,
                                 double           y,
                                 double           width,
                                 EcotAlign        align);

/* A tick box on @baseline. */
void ecot_layout_draw_box (EcotLayout *self,
                           EcotMarks  *marks,
                           gboolean    ticked,
                           double      x,
                           double      baseline);

void ecot_layout_heading (EcotLayout      *self,
                          const EcotBlock *block);
void ecot_layout_paragraph (EcotLayout      *self,
                            const EcotBlock *block);
void ecot_layout_list (EcotLayout      *self,
                       const EcotBlock *block);
void ecot_layout_address (EcotLayout      *self,
                          const EcotBlock *block);
void ecot_layout_answer (EcotLayout      *self,
                         const EcotBlock *block);
void ecot_layout_fields (EcotLayout      *self,
                         const EcotBlock *block);
void ecot_layout_choices (EcotLayout      *self,
                          const EcotBlock *block);
void ecot_layout_table (EcotLayout      *self,
                        const EcotBlock *block);
void ecot_layout_contents (EcotLayout      *self,
                           const EcotBlock *block);
void ecot_layout_emblem (EcotLayout      *self,
                         const EcotBlock *block);
void ecot_layout_chart (EcotLayout      *self,
                        const EcotBlock *block);
void ecot_layout_signature (EcotLayout      *self,
                            const EcotBlock *block);

G_END_DECLS
