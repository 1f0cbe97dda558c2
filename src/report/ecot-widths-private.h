/* ecot-widths-private.h: what is known of the columns of a table while their widths are chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/ecot-widths.h"

G_BEGIN_DECLS

/* A space, in thousandths of the size of letters, as all widths of words. */
#define ECOT_WIDTHS_SPACE 278u

/* Where a paragraph ends within a cell, among its words. */
#define ECOT_WIDTHS_END_OF_PARAGRAPH G_MAXUINT16

typedef struct
{
  guint column, span;
  guint first, n;   /* words */
  guint total;      /* on one line */
  guint rest;       /* of what flows */
  guint paragraphs; /* after the first */
} EcotWidthsCell;

typedef struct
{
  guint first, n; /* cells */
} EcotWidthsRow;

typedef struct
{
  EcotAlign align;
  guint     declared, minimum, share; /* of ECOT_TABLE_PARTS */
  guint     before, best;             /* its share, of a move and of all that were tried */
  guint     word, head, tail;         /* the widest, in thousandths */
  guint     whole;                    /* likewise, of its cells on one line */
  gboolean  blank, said;              /* cells of rows that are neither title nor sum */
} EcotWidthsColumn;

struct _EcotWidths
{
  EcotWidthsColumn *columns;
  guint             n;
  gboolean          by_hand, fixed;
  GArray           *words; /* of guint16: widths */
  GArray           *cells; /* of EcotWidthsCell */
  GArray           *rows;  /* of EcotWidthsRow */
  guint8           *lines; /* of each cell at each width, 0: not known yet */
};

G_END_DECLS
