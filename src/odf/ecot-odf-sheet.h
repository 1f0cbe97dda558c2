/* ecot-odf-sheet.h: what the files of the spreadsheet writer share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "odf/ecot-odf-private.h"

G_BEGIN_DECLS

/* What a cell shows, and how.  Numbers come in one kind for each count of
 * decimals, so that those of a column stand on the comma. */
#define ECOT_ODF_MAX_DECIMALS 4
/* Decimals of a percentage that is typed: more than people type. */
#define ECOT_ODF_TYPED_PERCENT_DECIMALS 2

typedef enum
{
  ECOT_ODF_KIND_START,
  ECOT_ODF_KIND_CENTER,
  ECOT_ODF_KIND_END,
  ECOT_ODF_KIND_DATE,
  ECOT_ODF_KIND_AMOUNT,
  ECOT_ODF_KIND_OPEN, /* whole so far, shown with whatever decimals are typed */
  ECOT_ODF_KIND_DECIMAL,
  ECOT_ODF_KIND_PERCENT = ECOT_ODF_KIND_DECIMAL + ECOT_ODF_MAX_DECIMALS + 1,
  N_ECOT_ODF_KINDS = ECOT_ODF_KIND_PERCENT + ECOT_ODF_MAX_DECIMALS + 1
} EcotOdfKind;

typedef enum
{
  ECOT_ODF_LOOK_PLAIN,
  ECOT_ODF_LOOK_SMALL,
  ECOT_ODF_LOOK_TITLE,   /* heading 1 */
  ECOT_ODF_LOOK_HEADING, /* other headings */
  ECOT_ODF_LOOK_STRONG,
  ECOT_ODF_LOOK_LABEL, /* of a field */
  ECOT_ODF_LOOK_BOX,   /* of a signature */
  ECOT_ODF_LOOK_KEY,   /* where a row comes from; hidden */
  ECOT_ODF_LOOK_HEAD,  /* of a table, and from here on: in a table */
  ECOT_ODF_LOOK_ROW,
  ECOT_ODF_LOOK_INPUT,
  ECOT_ODF_LOOK_CHOICE, /* an input with a list: its own, as Gnumeric gives the rule of a cell to all that share its style */
  ECOT_ODF_LOOK_ASIDE,  /* such a one beside what is printed: in one line, so that what is printed is no higher for it */
  ECOT_ODF_LOOK_GROUP,
  ECOT_ODF_LOOK_SUBTOTAL,
  ECOT_ODF_LOOK_TOTAL,
  N_ECOT_ODF_LOOKS
} EcotOdfLook;

/* The most lines of text for which a row is made high; longer texts scroll. */
#define ECOT_ODF_MAX_LINES 40

/* What a cell keeps free at its sides, and some room for letters that are wider than most, in 1/100 mm. */
#define ECOT_ODF_PADDING 370

/* Row styles: so many lines, 0 for a height the program finds, and a page break. */
typedef guint EcotOdfRowStyle;

#define ECOT_ODF_ROW_BOX      (ECOT_ODF_MAX_LINES + 1)
#define ECOT_ODF_ROW_BREAK    64
#define N_ECOT_ODF_ROW_STYLES 128

typedef struct
{
  guint        decimals, percent_decimals;
  EcotCellType type;  /* of its first number, or TEXT: how its empty cells look */
  gboolean     aside; /* it stands beside what is printed */
} EcotOdfColumnFormat;

/* A row of text: what a block other than a table comes down to. */
typedef struct
{
  char           *label; /* in the first column, or NULL: the text begins there */
  char           *text;  /* to the last column; NULL: the row is empty */
  EcotOdfLook     look;
  EcotOdfRowStyle row;
} EcotOdfLine;

typedef struct
{
  char    *name;
  guint    first, end; /* its blocks: from first up to, not including, end */
  guint    n_columns, n_rows;
  guint    n_asides; /* columns beside what is printed */
  guint   *widths;   /* of all of them, in 1/100 mm */
  gboolean landscape, locked;
  gboolean keyed;    /* one more column, hidden, says where its rows come from */
  guint    main;     /* the table that has a head, repeated in print; or G_MAXUINT */
  guint    main_row; /* the row of that head */
} EcotOdfSheet;

typedef struct
{
  guint    sheet, column, row;
  gboolean placed; /* or only named so far */
} EcotOdfAddress;

/* Where everything stands, found before anything is written. */
typedef struct
{
  EcotReport           *report;
  GPtrArray            *sheets; /* of EcotOdfSheet */
  EcotOdfWork          *work;
  GHashTable           *anchors; /* name: EcotOdfAddress, of the cells that formulas of other rows name */
  EcotOdfColumnFormat **formats; /* by block; NULL unless it is a table */
  GPtrArray           **lines;   /* by block, of EcotOdfLine; NULL if it is a table */
  char                 *lists;   /* name of the sheet that has the lists to choose from; NULL: there are none */
  guint8              **heights; /* by block, of each row of a table: its style; NULL unless it is one.  A byte a row, of a million at most */
} EcotOdfLayout;

/* @work: borrowed */
EcotOdfLayout *ecot_odf_layout_new (EcotReport  *report,
                                    EcotOdfWork *work,
                                    GError     **error);
void           ecot_odf_layout_free (EcotOdfLayout *self);

/* The columns of @sheet and how their numbers look, from all its tables; what their formulas name is noted on the way. */
gboolean ecot_odf_measure_columns (EcotOdfLayout *layout,
                                   EcotOdfSheet  *sheet,
                                   GError       **error);

/* (transfer full) (element-type EcotOdfLine) */
GPtrArray *ecot_odf_block_to_lines (const EcotBlock    *block,
                                    const EcotOdfSheet *sheet);
/* How wide the longest word of @text is, in 1/100 mm. */
guint ecot_odf_measure_word (const char *text);
/* How many lines @text takes in a cell of @width, rather too many than too few. */
guint       ecot_odf_count_lines (const char *text,
                                  guint       width);
EcotOdfKind ecot_odf_cell_kind (const EcotCell            *cell,
                                const EcotColumn          *column,
                                const EcotOdfColumnFormat *format);
EcotOdfLook ecot_odf_cell_look (const EcotCell            *cell,
                                const EcotRow             *row,
                                const EcotOdfColumnFormat *format);

/* "B3" */
#define ECOT_ODF_ADDRESS_BUFSIZE 24
const char *ecot_odf_format_address (guint column,
                                     guint row,
                                     char  buf[ECOT_ODF_ADDRESS_BUFSIZE]);
/* A sheet's name as references quote it: 'Plan d''actions'.  (transfer full) */
char *ecot_odf_quote_sheet (const char *name);
/* Notes what the formulas of @row name of other rows. */
void ecot_odf_find_references (EcotOdfLayout *layout,
                               const EcotRow *row);

/* A row, and where it stands. */
typedef struct
{
  const EcotRow *row;
  guint          sheet, number;
  guint          n_columns; /* of the sheet, those beside it left out */
} EcotOdfPlace;

/* @formula with its {anchors} as addresses seen from @place, and "of:=" before
 * it.  (transfer full); NULL with @error if an anchor does not exist. */
char *ecot_odf_resolve_formula (EcotOdfLayout      *layout,
                                const EcotOdfPlace *place,
                                const char         *formula,
                                GError            **error);

#define ECOT_ODF_CELL_STYLE_BUFSIZE 32

/* The names of the cell styles the content uses, "" for the others: its writer
 * notes them, styles.xml has them. */
typedef char EcotOdfCellStyles[N_ECOT_ODF_KINDS][N_ECOT_ODF_LOOKS][ECOT_ODF_CELL_STYLE_BUFSIZE];

const char *ecot_odf_use_cell_style (EcotOdfCellStyles used,
                                     EcotOdfKind       kind,
                                     EcotOdfLook       look);
GBytes     *ecot_odf_write_sheet_styles (const EcotOdfLayout    *layout,
                                         const EcotOdfCellStyles used);

/* What is written, and how far it is. */
typedef struct
{
  EcotXmlWriter    *xml;
  EcotOdfLayout    *layout;
  EcotOdfSheet     *sheet;
  guint             number; /* of the sheet */
  guint             row;    /* the next one */
  gboolean          page_break;
  EcotOdfWork       work;
  EcotOdfCellStyles used;
} EcotOdfSheetWriter;

/* @n cells that are covered, or that there is nothing to say about. */
void     ecot_odf_write_sheet_blanks (EcotOdfSheetWriter *self,
                                      const char         *element,
                                      guint               n);
void     ecot_odf_write_sheet_text (EcotOdfSheetWriter *self,
                                    EcotOdfKind         kind,
                                    EcotOdfLook         look,
                                    guint               span,
                                    const char         *text);
gboolean ecot_odf_write_sheet_cell (EcotOdfSheetWriter        *self,
                                    const EcotCell            *cell,
                                    const EcotRow             *row,
                                    const EcotColumn          *column,
                                    const EcotOdfColumnFormat *format,
                                    GError                   **error);

gboolean ecot_odf_write_sheet_block (EcotOdfSheetWriter *self,
                                     guint               block,
                                     GError            **error);
/* An empty row. */
void ecot_odf_write_sheet_gap (EcotOdfSheetWriter *self);
/* Below what is printed: how to work in a sheet that is protected. */
void ecot_odf_write_sheet_advice (EcotOdfSheetWriter *self);

/* Names of automatic styles, in @buf. */
const char *ecot_odf_column_style_name (guint sheet,
                                        guint column,
                                        char  buf[ECOT_ODF_ADDRESS_BUFSIZE]);
const char *ecot_odf_row_style_name (EcotOdfRowStyle row,
                                     char            buf[ECOT_ODF_ADDRESS_BUFSIZE]);
const char *ecot_odf_table_style_name (guint number,
                                       char  buf[ECOT_ODF_ADDRESS_BUFSIZE]);
void        ecot_odf_write_sheet_automatic_styles (EcotXmlWriter       *xml,
                                                   const EcotOdfLayout *layout);
/* The rules of the report, before its sheets; the style of the sheet that has their lists, and that sheet. */
void        ecot_odf_write_sheet_rules (EcotXmlWriter       *xml,
                                        const EcotOdfLayout *layout);
gboolean    ecot_odf_has_lists (const EcotOdfLayout *layout);
void        ecot_odf_write_lists_style (EcotXmlWriter *xml);
void        ecot_odf_write_sheet_lists (EcotOdfSheetWriter *self);
const char *ecot_odf_rule_name (const EcotRule *rule,
                                char            buf[ECOT_ODF_ADDRESS_BUFSIZE]);

GBytes *ecot_odf_write_sheet_settings (const EcotOdfLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotOdfLayout, ecot_odf_layout_free)

G_END_DECLS
