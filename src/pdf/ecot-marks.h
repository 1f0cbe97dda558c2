/* ecot-marks.h: a list of what is to be drawn, and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What layout produces and every page is: shaped text, rules, boxes, and where
 * structure elements begin and end.  Positions are in points, from the top left
 * corner of a page or of a strip that has no page yet.
 */

#pragma once

#include "pdf/ecot-fonts.h"
#include "pdf/ecot-style.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_MARK_TEXT,   /* a run of glyphs of one font from x on the baseline y */
  ECOT_MARK_RULE,   /* x, y, w, h: w or h is 0 */
  ECOT_MARK_DOTS,   /* a line to write on */
  ECOT_MARK_FILL,   /* a rectangle */
  ECOT_MARK_FRAME,  /* its border */
  ECOT_MARK_TICK,   /* a cross from corner to corner of a box */
  ECOT_MARK_STROKE, /* a line that is looked at */
  ECOT_MARK_DISC,   /* x, y its centre, w its radius */
  ECOT_MARK_BOX,    /* to sign in: a frame */
  ECOT_MARK_EMBLEM, /* of the European Union: h is its hoist */
  ECOT_MARK_BEGIN,  /* of a structure element: first is its number */
  ECOT_MARK_END,
  ECOT_MARK_OUTLINE, /* a bookmark of level first to here */
  ECOT_MARK_LINK,    /* a rectangle that leads to page first of a bundle */
} EcotMarkType;

typedef struct
{
  guint8  type; /* EcotMarkType */
  guint8  ink;  /* EcotInk */
  guint8  backward;
  guint16 font;
  guint   first, n_glyphs;
  guint   text, n_text; /* bytes of UTF-8 the run stands for */
  double  x, y, w, h;
} EcotMark;

/* Glyphs are moved up or down by that part of a point, which is finer than any accent needs. */
#define ECOT_GLYPH_Y_SCALE 8

typedef struct
{
  guint16 index;
  guint8  bytes; /* of text its cluster stands for; 0: it belongs to the cluster of the glyph before (after, if backward) */
  gint8   y;     /* in 1/8 point */
  gint32  x;     /* from the start of the run, in pango units */
} EcotGlyph;

typedef struct
{
  GArray  *marks;  /* of EcotMark */
  GArray  *glyphs; /* of EcotGlyph */
  GString *text;
} EcotMarks;

EcotMarks *ecot_marks_new (void);
void       ecot_marks_free (EcotMarks *self);
void       ecot_marks_clear (EcotMarks *self);

void ecot_marks_add_rule (EcotMarks *self,
                          double     x,
                          double     y,
                          double     w,
                          double     h);
void ecot_marks_add_shape (EcotMarks   *self,
                           EcotMarkType type,
                           EcotInk      ink,
                           double       x,
                           double       y,
                           double       w,
                           double       h);
void ecot_marks_add_link (EcotMarks *self,
                          guint      page,
                          double     x,
                          double     y,
                          double     w,
                          double     h);
void ecot_marks_begin (EcotMarks *self,
                       guint      tag);
void ecot_marks_end (EcotMarks *self);
void ecot_marks_add_outline (EcotMarks  *self,
                             guint       level,
                             const char *text,
                             double      x,
                             double      y);

/* Appends marks @first to @first + @n of @source, moved by @dx and @dy. */
void ecot_marks_append (EcotMarks       *self,
                        const EcotMarks *source,
                        guint            first,
                        guint            n,
                        double           dx,
                        double           dy);

static inline EcotMark *
ecot_marks_get (const EcotMarks *self,
                guint            i)
{
  return &g_array_index (self->marks, EcotMark, i);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotMarks, ecot_marks_free)

G_END_DECLS
