/* ecot-odf-text.h: what the files of the text writer share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/ecot-chart-draw.h"
#include "odf/ecot-odf-private.h"

G_BEGIN_DECLS

/* Paragraph styles of styles.xml.  Blocks name them by number, so that a page
 * break or a tie to what follows can be had of any of them. */
typedef enum
{
  ECOT_ODF_BODY, /* from here on as EcotTextStyle */
  ECOT_ODF_SMALL,
  ECOT_ODF_NOTE,
  ECOT_ODF_STRONG,
  ECOT_ODF_RIGHT,
  ECOT_ODF_LINE,
  ECOT_ODF_CODE,
  ECOT_ODF_POSTER,
  ECOT_ODF_POSTER_TITLE,
  ECOT_ODF_HEADING_1,
  ECOT_ODF_HEADING_6 = ECOT_ODF_HEADING_1 + 5,
  ECOT_ODF_BULLET,
  ECOT_ODF_NUMBER,
  ECOT_ODF_CHOICES,
  ECOT_ODF_CHOICE,
  ECOT_ODF_ANSWER,
  ECOT_ODF_RULED,
  ECOT_ODF_RULED_END,
  ECOT_ODF_COUNTER,
  ECOT_ODF_ADDRESS,
  ECOT_ODF_FIGURE,
  ECOT_ODF_CONTENTS,
  ECOT_ODF_BEHIND, /* a letter, from here on */
  ECOT_ODF_BEHIND_BULLET,
  ECOT_ODF_BEHIND_NUMBER,
  N_ECOT_ODF_PARAGRAPHS
} EcotOdfParagraph;

/* What long text leaves free at the right of a form, to be no wider than 80 characters. */
#define ECOT_ODF_FORM_INDENT  "43.5mm"
#define ECOT_ODF_SMALL_INDENT "58mm"
#define ECOT_ODF_NOTE_INDENT  "53.8mm"

/* The rule between the rows of a table, what shades a head, and where a hand writes. */
#define ECOT_ODF_ROW_RULE   "0.4pt solid #9e9e9e"
#define ECOT_ODF_FILL       "#ebebeb"
#define ECOT_ODF_DOTS       "0.4pt dotted #7f7f7f"
#define ECOT_ODF_HAND_PITCH "8mm"

/* What a paragraph or table may ask beyond its style. */
typedef enum
{
  ECOT_ODF_PLAIN = 0,
  ECOT_ODF_BREAK = 1 << 0, /* begins a page */
  ECOT_ODF_KEEP = 1 << 1,  /* stays with what follows */
  ECOT_ODF_ITEM = 1 << 2,  /* hangs in a list */
  ECOT_ODF_FIRST = 1 << 3, /* of a list */
  N_ECOT_ODF_FLAGS = 1 << 4
} EcotOdfFlags;

const char *ecot_odf_paragraph_name (EcotOdfParagraph paragraph);

/* "Answer.keep", "Heading_20_1.break.keep" */
#define ECOT_ODF_STYLE_BUFSIZE 64

const char *ecot_odf_variant_name (EcotOdfParagraph paragraph,
                                   EcotOdfFlags     flags,
                                   char             buf[ECOT_ODF_STYLE_BUFSIZE]);
gboolean    ecot_odf_block_is_table (const EcotBlock *block);
/* The style of the first paragraph of a block that is no table. */
EcotOdfParagraph ecot_odf_block_get_paragraph (const EcotBlock *block);
/* What stands behind a letter, the open points of a draft, is set as in any other paper. */
gboolean         ecot_odf_is_behind_letter (EcotReport *report,
                                            guint       i);
EcotOdfParagraph ecot_odf_put_behind_letter (EcotOdfParagraph paragraph);
EcotOdfFlags     ecot_odf_block_get_flags (EcotReport *report,
                                           guint       i);
/* What the numbers of a column have from the comma on. */
typedef struct
{
  gsize    shortest, longest; /* bytes from the comma on, or 0 */
  gboolean seen, unit;
} EcotOdfTail;

/* A table of a word processor repeats its first rows at the top of each page and can say nothing else there: one that has a
 * group of more than a page is written as several, so that the name of the group is repeated, too. */
typedef enum
{
  ECOT_ODF_PIECE_PLAIN,
  ECOT_ODF_PIECE_GROUP, /* its first row is a name, and repeated */
  ECOT_ODF_PIECE_HEADS, /* the first cell of its first row is, in a row of its own */
} EcotOdfPieceName;

typedef struct
{
  guint            first; /* row */
  EcotOdfPieceName name;
} EcotOdfPiece;

/* What a block that is laid out as a table is found to need, before it is written. */
typedef struct
{
  guint       *widths; /* of its columns, in 1/100 mm */
  EcotOdfTail *tails;  /* of its columns */
  GArray      *pieces; /* of EcotOdfPiece, from row 0 on; NULL: it is written as one */
} EcotOdfTableMeasures;

void ecot_odf_table_measures_clear (EcotOdfTableMeasures *self);

/* All that a text needs, those of its tables included.  @measures: (out): one a block, cleared */
gboolean ecot_odf_write_text_automatic_styles (EcotOdfWork          *work,
                                               EcotReport           *report,
                                               EcotOdfTableMeasures *measures,
                                               GError              **error);

GBytes *ecot_odf_write_text_styles (EcotReport *report);

/* Whether a letter has to be set in the smaller size to fit its page. */
gboolean ecot_odf_letter_is_long (EcotReport *report);

/* Whether a poster has to be set in the smaller size to fit its sheet. */
gboolean ecot_odf_poster_is_long (EcotReport *report);
/* How far below its margin a poster begins, in 1/100 mm. */
guint ecot_odf_poster_get_drop (EcotReport *report);

/* (transfer full) */
GBytes *ecot_odf_chart_to_svg (EcotChartDrawing *drawing);

/* The width a table fills, in 1/100 mm. */
guint ecot_odf_text_width (EcotReport *report);

/* The table of block @number, of kind TABLE, FIELDS or SIGNATURE: first its
 * automatic styles, later the table itself; both walk the report in order. */
gboolean ecot_odf_write_table_styles (EcotOdfWork          *work,
                                      const EcotBlock      *block,
                                      guint                 number,
                                      guint                 width,
                                      EcotOdfFlags          flags,
                                      EcotOdfTableMeasures *measures,
                                      GError              **error);
gboolean ecot_odf_write_table (EcotOdfWork                *work,
                               const EcotBlock            *block,
                               guint                       number,
                               const EcotOdfTableMeasures *measures,
                               GError                    **error);
/* Cell and row styles all tables share. */
void ecot_odf_write_cell_styles (EcotXmlWriter *xml);

G_END_DECLS
