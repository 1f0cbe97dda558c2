/* ecot-style.c: the few ways a text can look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headings are told by size and space, never by colour.  Long text is
 * hyphenated and justified; what stands in a grid is neither, but words of a
 * table cell may be hyphenated, because its columns are narrow.
 */

#include "pdf/ecot-style.h"

#define LEADING 1.35

static const EcotStyle styles[] = {
  [ECOT_LOOK_HEADING_1] = { .size = 15, .bold = TRUE },
  [ECOT_LOOK_HEADING_2] = { .size = 12, .bold = TRUE },
  [ECOT_LOOK_HEADING_3] = { .size = 10, .bold = TRUE },
  [ECOT_LOOK_BODY] = { .size = 10, .hyphenate = TRUE },
  [ECOT_LOOK_STRONG] = { .size = 10, .bold = TRUE, .hyphenate = TRUE },
  [ECOT_LOOK_SMALL] = { .size = 9, .ink = ECOT_INK_GREY, .hyphenate = TRUE },
  [ECOT_LOOK_NOTE] = { .size = 9, .hyphenate = TRUE },
  [ECOT_LOOK_CODE] = { .size = 9, .mono = TRUE },
  [ECOT_LOOK_LABEL] = { .size = 9, .ink = ECOT_INK_GREY },
  [ECOT_LOOK_VALUE] = { .size = 10, .serif = TRUE, .hyphenate = TRUE },
  [ECOT_LOOK_ANSWER] = { .size = 10, .serif = TRUE, .hyphenate = TRUE, .justify = TRUE },
  [ECOT_LOOK_CELL] = { .size = 9, .hyphenate = TRUE },
  [ECOT_LOOK_CELL_STRONG] = { .size = 9, .bold = TRUE, .hyphenate = TRUE },
  [ECOT_LOOK_NUMBER] = { .size = 9, .tabular = TRUE },
  [ECOT_LOOK_NUMBER_STRONG] = { .size = 9, .bold = TRUE, .tabular = TRUE },
  [ECOT_LOOK_FURNITURE] = { .size = 9, .ink = ECOT_INK_GREY },
  [ECOT_LOOK_DRAFT] = { .size = 9, .bold = TRUE },
  [ECOT_LOOK_WATERMARK] = { .size = 76, .bold = TRUE, .ink = ECOT_INK_FAINT },
  [ECOT_LOOK_POSTER] = { .size = 18 },
  [ECOT_LOOK_POSTER_TITLE] = { .size = 32, .bold = TRUE },
  [ECOT_LOOK_POSTER_CLOSE] = { .size = 15 },
  [ECOT_LOOK_POSTER_CLOSE_TITLE] = { .size = 20, .bold = TRUE },
  [ECOT_LOOK_POSTER_TIGHT] = { .size = 12 },
  [ECOT_LOOK_POSTER_TIGHT_TITLE] = { .size = 15, .bold = TRUE },
  [ECOT_LOOK_LETTER] = { .size = 12, .serif = TRUE, .hyphenate = TRUE, .justify = TRUE },
  [ECOT_LOOK_LETTER_STRONG] = { .size = 12, .serif = TRUE, .bold = TRUE, .hyphenate = TRUE },
  [ECOT_LOOK_LETTER_LINE] = { .size = 12, .serif = TRUE },
  [ECOT_LOOK_LETTER_TIGHT] = { .size = 10, .serif = TRUE, .hyphenate = TRUE, .justify = TRUE },
  [ECOT_LOOK_LETTER_TIGHT_STRONG] = { .size = 10, .serif = TRUE, .bold = TRUE, .hyphenate = TRUE },
  [ECOT_LOOK_LETTER_TIGHT_LINE] = { .size = 10, .serif = TRUE },
};

const EcotStyle *
ecot_style_get (EcotLook look)
{
  g_return_val_if_fail (look < ECOT_N_LOOKS, NULL);

  return &styles[look];
}

double
ecot_style_get_leading (EcotLook look)
{
  g_return_val_if_fail (look < ECOT_N_LOOKS, 0);

  return styles[look].size * LEADING;
}
