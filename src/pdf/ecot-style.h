/* ecot-style.h: the few ways a text can look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the form says is in Liberation Sans, what the applicant wrote in
 * Liberation Serif, what a file holds in Liberation Mono.  Sizes are 9, 10, 12 and 15 points, leading 1.35.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ECOT_INK_BLACK,
  ECOT_INK_GREY,   /* labels, remarks, head and foot: still 7 to 1 on white */
  ECOT_INK_LIGHT,  /* the one light grey: fills */
  ECOT_INK_FAINT,  /* a word behind the text: fills of tables stand out from it */
  ECOT_INK_MIDDLE, /* between the two: rules between rows, charts */
  ECOT_INK_ACCENT, /* of charts: the one colour, dark enough to be told from greys without it */
  ECOT_N_INKS
} EcotInk;

typedef enum
{
  ECOT_LOOK_HEADING_1,
  ECOT_LOOK_HEADING_2,
  ECOT_LOOK_HEADING_3,
  ECOT_LOOK_BODY,
  ECOT_LOOK_STRONG,
  ECOT_LOOK_SMALL,
  ECOT_LOOK_NOTE,
  ECOT_LOOK_CODE,
  ECOT_LOOK_LABEL,
  ECOT_LOOK_VALUE,
  ECOT_LOOK_ANSWER,
  ECOT_LOOK_CELL,
  ECOT_LOOK_CELL_STRONG,
  ECOT_LOOK_NUMBER, /* digits all of one width, one below the other */
  ECOT_LOOK_NUMBER_STRONG,
  ECOT_LOOK_FURNITURE, /* head and foot of the page */
  ECOT_LOOK_DRAFT,
  ECOT_LOOK_WATERMARK, /* of a draft, behind what it says */
  ECOT_LOOK_POSTER,    /* of a sheet that is drawn larger yet */
  ECOT_LOOK_POSTER_TITLE,
  ECOT_LOOK_POSTER_CLOSE, /* of one that would not fit its one sheet */
  ECOT_LOOK_POSTER_CLOSE_TITLE,
  ECOT_LOOK_POSTER_TIGHT, /* nor so */
  ECOT_LOOK_POSTER_TIGHT_TITLE,
  ECOT_LOOK_LETTER,
  ECOT_LOOK_LETTER_STRONG,
  ECOT_LOOK_LETTER_LINE,  /* of an address, a place and a date: words stay whole */
  ECOT_LOOK_LETTER_TIGHT, /* of a letter that would not fit its one page */
  ECOT_LOOK_LETTER_TIGHT_STRONG,
  ECOT_LOOK_LETTER_TIGHT_LINE,
  ECOT_N_LOOKS
} EcotLook;

typedef struct
{
  gboolean serif, mono, bold;
  int      size; /* in points */
  EcotInk  ink;
  gboolean hyphenate, justify, tabular;
} EcotStyle;

const EcotStyle *ecot_style_get (EcotLook look);
/* Height of a line. */
double ecot_style_get_leading (EcotLook look);

G_END_DECLS
