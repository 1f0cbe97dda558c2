/* ecot-odf-text-table.h: what the files of a text's tables share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Styles are made in one walk of the report and named in another: what a name
 * is made of stands here.
 */

#pragma once

#include "odf/ecot-odf-text.h"

G_BEGIN_DECLS

/* Of a cell's text, at the left and at the right, in 1/100 mm: 5 points. */
#define ECOT_ODF_CELL_PADDING 176

#define ECOT_ODF_N_FIELD_COLUMNS 12

typedef enum
{
  ECOT_ODF_RULE_NONE,
  ECOT_ODF_RULE_LIGHT,
  ECOT_ODF_RULE_BLACK,
  ECOT_ODF_N_RULES = 4 /* a power of two */
} EcotOdfRule;

/* A cell style is told by a number: the rule above, that below, then these bits. */
#define ECOT_ODF_CELL_BELOW(rule) (ECOT_ODF_N_RULES * (guint)(rule))
#define ECOT_ODF_CELL_FILL        (ECOT_ODF_N_RULES * ECOT_ODF_N_RULES)     /* of a head, or the title of a group */
#define ECOT_ODF_CELL_SIDE        (ECOT_ODF_N_RULES * ECOT_ODF_N_RULES * 2) /* a rule at its left: a hand writes there */
#define ECOT_ODF_HEAD_CELL        (ECOT_ODF_CELL_FILL | ECOT_ODF_CELL_BELOW (ECOT_ODF_RULE_BLACK))
#define ECOT_ODF_N_CELLS          (ECOT_ODF_N_RULES * ECOT_ODF_N_RULES * 4)

#define ECOT_ODF_NAME_BUFSIZE 32

/* "t3", and "t3.p1" for its second piece. */
const char *ecot_odf_table_name (char  buf[ECOT_ODF_NAME_BUFSIZE],
                                 guint table,
                                 guint piece);
/* "t3", and of one in pieces "t3.first", "t3.middle" and "t3.last". */
const char *ecot_odf_table_style_of_piece (char  buf[ECOT_ODF_NAME_BUFSIZE],
                                           guint table,
                                           guint piece,
                                           guint n_pieces);
/* Kind 'c', "t3.c0" the column; 'n' and 's', "t3.n0" plain and strong numbers on its comma; 'b', "t3.b0" a line to
 * sign on. */
const char *ecot_odf_column_name (char  buf[ECOT_ODF_NAME_BUFSIZE],
                                  guint table,
                                  char  kind,
                                  guint column);
/* "ce5"; filled in once, there are many more cells than styles. */
const char *ecot_odf_cell_name (char  buf[ECOT_ODF_NAME_BUFSIZE],
                                guint cell);

gboolean ecot_odf_cell_is_number (const EcotCell *cell);
/* Whether they stand on a tab at the comma. */
gboolean ecot_odf_column_is_on_comma (const EcotColumn  *column,
                                      const EcotOdfTail *tail);
/* The width of a column's longest decimals, in 1/100 mm. */
guint ecot_odf_tail_get_width (const EcotOdfTail *tail);

guint ecot_odf_block_get_n_columns (const EcotBlock *block);
/* Of @block, which is laid out as a table @width wide; its rows are looked at once.  @self: cleared, whatever is returned */
gboolean ecot_odf_measure_table (EcotOdfTableMeasures *self,
                                 const EcotBlock      *block,
                                 guint                 width,
                                 EcotOdfWork          *work,
                                 GError              **error);

G_END_DECLS
