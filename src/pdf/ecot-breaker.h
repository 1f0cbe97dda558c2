/* ecot-breaker.h: where the lines of a paragraph end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a line may end after an atom. */
typedef enum
{
  ECOT_CUT_NONE,
  ECOT_CUT_ANYWHERE, /* only if a word is wider than a line */
  ECOT_CUT_HYPHEN,   /* and a hyphen is added */
  ECOT_CUT_FREE,
} EcotCut;

/* The least that is never cut: a letter, a space. */
typedef struct
{
  gint32   width;
  EcotCut  cut;
  gboolean space;    /* may be made wider or narrower */
  gboolean vanishes; /* takes no room at the end of a line */
} EcotAtom;

typedef struct
{
  guint    first, end;  /* atoms, spaces at the end included */
  guint    visible_end; /* these left out */
  gboolean hyphen;      /* one is added */
  gint32   natural;     /* width of what is seen, with the hyphen */
  gint32   spaces;      /* width of the spaces in it that may change */
  gint32   target;      /* width it is to be set to */
} EcotBreak;

/**
 * ecot_breaker_run:
 * @width: of a line, in the unit of the atoms
 * @hyphen: width of a hyphen
 * @justify: lines but the last one are set to @width
 * @complete: the paragraph ends with the atoms; else more will follow the last line
 *
 * Returns: (transfer full) (element-type EcotBreak): the lines, together the best
 */
GArray *ecot_breaker_run (const EcotAtom *atoms,
                          guint           n,
                          gint32          width,
                          gint32          hyphen,
                          gboolean        justify,
                          gboolean        complete);

G_END_DECLS
