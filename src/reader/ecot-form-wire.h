/* ecot-form-wire.h: what is said to the reader and back about the form of a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Serialised as GVariant, which both sides read as if anybody had written it: what is
 * broken reads as zero and empty.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ECOT_FORM_TEXT,
  ECOT_FORM_CHECK,
  ECOT_FORM_RADIO,
  ECOT_FORM_COMBO,
  ECOT_FORM_LIST,
  ECOT_FORM_BUTTON,
  ECOT_FORM_SIGNATURE,
  ECOT_FORM_UNKNOWN,
  ECOT_FORM_N_KINDS
} EcotFormKind;

typedef enum
{
  ECOT_FORM_READ_ONLY = 1 << 0,
  ECOT_FORM_REQUIRED = 1 << 1,
  ECOT_FORM_MULTILINE = 1 << 2,
  ECOT_FORM_COMB = 1 << 3, /* one character a cell */
  ECOT_FORM_PASSWORD = 1 << 4,
  ECOT_FORM_FILE = 1 << 5,
  ECOT_FORM_EDITABLE = 1 << 6,   /* a combo that takes other values, too */
  ECOT_FORM_MULTIPLE = 1 << 7,   /* a list of which several may be chosen */
  ECOT_FORM_CALCULATED = 1 << 8, /* by a script of the form, which is never run here */
  ECOT_FORM_BARE = 1 << 9,       /* has a value nobody has drawn */
} EcotFormFlags;

/* The twelve faces: family × 4 + bold + 2 × slanted. */
typedef enum
{
  ECOT_FORM_SANS = 0,
  ECOT_FORM_SERIF = 4,
  ECOT_FORM_MONO = 8,
  ECOT_FORM_N_FACES = 12,
} EcotFormFace;

#define ECOT_FORM_BOLD    1
#define ECOT_FORM_SLANTED 2

/* name, tip, kind, flags, most characters or 0, alignment, values or states or options as
 * they are kept, what is shown for them, the values it has, page from 1 or 0, left, bottom,
 * width and height in 1/100 point, face, size in 1/100 point or 0 */
#define ECOT_FORM_FIELD "(ssuuuuasasasu(iiii)uu)"
/* verb "form": the one part of the answer: pages, whether viewers are asked to draw the values, the fields */
#define ECOT_FORM_ANSWER "(uba" ECOT_FORM_FIELD ")"

/* What to put into a field: its name, value or state or options, "" for nothing; whether it only
 * has to be drawn again: then it may be cut. */
#define ECOT_FORM_VALUE "(sasb)"
/* A face: number, name, ascent, descent, height of capitals, slant, flags, box; code point, glyph
 * and advance of what it has, in 1/1000 em; the font. */
#define ECOT_FORM_FONT "(usaia(uuu)ay)"
/* verb "form-fill": its second part. */
#define ECOT_FORM_REQUEST "(a" ECOT_FORM_VALUE "a" ECOT_FORM_FONT ")"

typedef enum
{
  ECOT_FORM_TOO_WIDE,    /* so many characters fit */
  ECOT_FORM_TOO_HIGH,    /* so many lines fit, of so many */
  ECOT_FORM_NO_PLACE,    /* it is on no page */
  ECOT_FORM_NO_STATE,    /* no picture of that state */
  ECOT_FORM_ROWS_HIDDEN, /* so many rows of a list are seen, of so many from the first that is chosen to the last */
  ECOT_FORM_N_OBSTACLES
} EcotFormObstacle;

/* Its answer: what does not fit, by the number of the value, what fits, what there is; then the file, empty if something
 * does not. */
#define ECOT_FORM_OBSTACLES "a(uuuu)"

G_END_DECLS
