/* ecot-report.h: a paper, described once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks in reading order, with no font, page or file format.  Built, frozen,
 * then read: a frozen report never changes, so a writer may read it from any
 * thread while the user goes on typing.  Every text but code is French, already
 * typeset (ecot_report functions call ecot_text_typeset() themselves).
 */

#pragma once

#include <glib.h>

#include "base/ecot-date.h"
#include "base/ecot-decimal.h"
#include "chart/ecot-chart.h"
#include "report/ecot-attachment.h"

G_BEGIN_DECLS

typedef struct _EcotReport EcotReport;

typedef enum
{
  ECOT_BLOCK_HEADING,   /* level, text */
  ECOT_BLOCK_PARAGRAPH, /* style, text */
  ECOT_BLOCK_LIST,      /* items */
  ECOT_BLOCK_FIELDS,    /* a grid of label and value */
  ECOT_BLOCK_TABLE,
  ECOT_BLOCK_CHOICES,   /* a label and tick boxes */
  ECOT_BLOCK_CHART,     /* a drawing, whose words stand for it where it cannot be seen; a spreadsheet has the numbers instead */
  ECOT_BLOCK_CONTENTS,  /* the headings that follow, of levels 1 and 2, and their pages */
  ECOT_BLOCK_EMBLEM,    /* that of the European Union, large, with its name below */
  ECOT_BLOCK_ANSWER,    /* the applicant's own text, with its word count */
  ECOT_BLOCK_SIGNATURE, /* place, date, name, and a box of 80 × 35 mm */
  ECOT_BLOCK_ADDRESS,   /* recipient of a letter, at the right */
  ECOT_BLOCK_SHEET,     /* a spreadsheet begins its next sheet here; a text begins a heading 1 */
  ECOT_BLOCK_PAGE_BREAK,
} EcotBlockType;

typedef enum
{
  ECOT_STYLE_BODY,
  ECOT_STYLE_SMALL, /* hints, sources, word counts */
  ECOT_STYLE_NOTE,  /* a remark set apart */
  ECOT_STYLE_STRONG,
  ECOT_STYLE_RIGHT,  /* place and date of a letter */
  ECOT_STYLE_LINE,   /* one of several lines with no space between, as a sender's */
  ECOT_STYLE_CODE,   /* likewise, of a file shown as it is: never typeset, its spaces kept */
  ECOT_STYLE_POSTER, /* to be read from afar, centred */
  ECOT_STYLE_POSTER_TITLE,
  ECOT_N_TEXT_STYLES
} EcotTextStyle;

typedef enum
{
  ECOT_ALIGN_START,
  ECOT_ALIGN_CENTER,
  ECOT_ALIGN_END,
  ECOT_ALIGN_NUMBER, /* right, on the comma */
} EcotAlign;

typedef enum
{
  ECOT_CELL_TEXT,
  ECOT_CELL_AMOUNT,  /* cents */
  ECOT_CELL_DECIMAL, /* 1/10 000 */
  ECOT_CELL_PERCENT, /* 1/10 000: 47 % is 470 000 */
  ECOT_CELL_DATE,    /* EcotDate */
  ECOT_CELL_EMPTY,
} EcotCellType;

typedef enum
{
  ECOT_ROW_NORMAL,
  ECOT_ROW_GROUP, /* title of the rows that follow */
  ECOT_ROW_SUBTOTAL,
  ECOT_ROW_TOTAL,
} EcotRowType;

typedef enum
{
  ECOT_RULE_CHOICES, /* one of a closed list */
  ECOT_RULE_WHOLE,   /* whole and not negative */
  ECOT_RULE_NUMBER,
  ECOT_RULE_SHARE, /* from nothing to 100 % */
  ECOT_RULE_DATE,
} EcotRuleType;

/* What may be typed into a cell.  Only spreadsheets know of it. */
typedef struct
{
  EcotRuleType type;
  char        *title;
  char        *hint;    /* said while the cell is chosen, or NULL: it goes without saying */
  char        *refusal; /* said of anything else */
  GPtrArray   *choices; /* CHOICES: of char*; else NULL */
  guint        number;  /* of those of its report, from 1 */
} EcotRule;

typedef struct
{
  EcotCellType type;
  gint64       number;
  char        *text;   /* what is shown; writers never format numbers themselves, except as office:value */
  char        *anchor; /* a name other formulas use, or NULL: letters, digits, '.', '-' */
  /* OpenFormula without "of:=", with {anchor} for the address of a cell: "SUM({line-1}:{line-9})".  Spreadsheets
   * write it with number as its cached value; texts show text. */
  char *formula;
  /* Of the record its row names: what was typed there is read back from a spreadsheet.  Static; NULL: none. */
  const char     *field;
  const char     *figure; /* what it shows, or the first that its text says: "cost.total"; of the record its row names: "amount"; interned, or NULL */
  const EcotRule *rule;   /* of what may be typed; borrowed from the report, or NULL */
  char           *note;   /* where the number comes from and what binds it, for who points at it, or NULL */
  gboolean        input;  /* typed by the user: unprotected in a spreadsheet */
  gboolean        strong; /* adds up the cells below it, in a row that is none of a sum */
  guint           span;   /* columns, 1 or more */
} EcotCell;

typedef struct
{
  EcotRowType type;
  char       *key;    /* what it shows, by a name that lasts: "line.12", or NULL */
  GPtrArray  *cells;  /* of EcotCell; spans add up to the number of columns */
  GPtrArray  *asides; /* of EcotCell, one a column beside the table; NULL: the row has none */
  guint       leads;  /* where to in a bundle: of its index a page, of a paper the number of a piece; 0: nowhere */
  gboolean    heads;  /* its first cell names the rows below it whose first cell is empty */
} EcotRow;

/* Those of all columns of a table add up to that. */
#define ECOT_TABLE_PARTS 200

typedef struct
{
  char        *title;
  const char  *field; /* what those typed into it are of their records; static, or NULL */
  EcotCellType type;  /* of the numbers typed into it, though there may be none yet; else TEXT */
  EcotAlign    align;
  guint        width; /* relative to the other columns', as declared */
  guint        share; /* of ECOT_TABLE_PARTS, by what stands in them: set at freezing */
} EcotColumn;

typedef struct
{
  char *label, *value; /* value NULL: left to fill by hand */
  char *unit;          /* at the end of the line that is left, or NULL */
  guint width;         /* of a line of 12 */
} EcotField;

typedef struct
{
  char    *label;
  gboolean ticked;
} EcotChoice;

/* Bytes start to end of a paragraph's text, to be read louder than the rest. */
typedef struct
{
  gsize start, end;
} EcotEmphasis;

/* Words of a block that a figure or a cell says. */
typedef struct
{
  const char *name; /* "cost.total", "letter/amount"; interned */
  char       *text;
} EcotSaid;

/* Most rows of a long table: see ecot-row-reader.h. */
typedef struct _EcotRowStore EcotRowStore;

typedef struct _EcotBlock EcotBlock;

struct _EcotBlock
{
  EcotBlockType type;
  gboolean      keep_with_next;             /* never the last thing on a page; headings always are kept */
  guint         level;                      /* HEADING */
  EcotTextStyle style;                      /* PARAGRAPH */
  char         *text;                       /* HEADING, PARAGRAPH, SHEET (its name), CHOICES (label), TABLE (title for assistive technology), SIGNATURE (caption of the box) */
  GPtrArray    *said;                       /* EcotSaid in the order of its texts but those of cells, NULL if there is none */
  GArray       *emphasis;                   /* PARAGRAPH: EcotEmphasis in order, NULL if there is none */
  GPtrArray    *items;                      /* LIST, ADDRESS, ANSWER (paragraphs): char*; FIELDS: EcotField; CHOICES: EcotChoice */
  gboolean      ordered;                    /* LIST */
  GPtrArray    *columns;                    /* TABLE: EcotColumn */
  EcotRowStore *packed;                     /* TABLE: its rows but the last, which are held as they are; NULL: it is short */
  GPtrArray    *last_rows;                  /* TABLE: EcotRow */
  GPtrArray    *asides;                     /* TABLE: EcotColumn, of what only a spreadsheet has, beside what is printed; NULL: none */
  const char   *element;                    /* TABLE: what a row somebody adds to it is, as "line"; static, or NULL: nobody can */
  gboolean      header_row;                 /* TABLE: the columns have titles */
  gboolean      by_hand;                    /* TABLE: rules between all cells, for who fills them by hand */
  gboolean      fixed;                      /* TABLE: the columns are as wide as declared */
  gboolean      follows;                    /* TABLE: its columns stand where those of the table before do */
  gboolean      close;                      /* TABLE: rows by hand stand as close as print */
  gboolean      unfilled;                   /* TABLE: no row says more than its label, or has its last number */
  EcotChart    *chart;                      /* CHART */
  char         *counter;                    /* ANSWER: "132 mots sur 200", or NULL */
  char         *place, *date, *name, *role; /* SIGNATURE; NULL: dotted */
  EcotBlock    *second;                     /* SIGNATURE: of whom signs beside, or NULL */
  EcotBlock    *instead;                    /* TABLE: the paragraph that a text has in its place, or NULL */
};

typedef struct
{
  char    *title, *subject, *author, *keywords; /* metadata */
  char    *header;                              /* at the top of each page: applicant and call */
  char    *draft;                               /* "Brouillon — 3 points ouverts", or NULL: the paper is clean */
  char    *footer;                              /* applicant, call and lot */
  char    *publicity;                           /* line the fund asks for, or NULL */
  char    *fingerprint;                         /* the first hexadecimal digits of what the paper says, or NULL */
  char    *origin;                              /* where a spreadsheet that comes back belongs: see ecot-origin.h; or NULL */
  gboolean emblem;                              /* that of the European Union stands at the foot of each page */
  gboolean poster;                              /* a sheet of A3 to be hung up: no head, no foot */
  gboolean letter;                              /* one page; no heading rule, no header */
  gboolean by_hand;                             /* a form to print empty: so are all its tables */
  /* Date of the dossier's last change for metadata, in seconds since 1970; fixed by content, never the clock. */
  gint64 created;
} EcotReportInfo;

EcotReport *ecot_report_new (const char *title);
EcotReport *ecot_report_ref (EcotReport *self);
void        ecot_report_unref (EcotReport *self);
/* @value, to be put into a text of a report, where it is known as that figure or cell; NULL for NULL.  (transfer full) */
char *ecot_report_mark (const char *name, const char *value);
/* Before freezing. */
EcotReportInfo       *ecot_report_edit_info (EcotReport *self);
const EcotReportInfo *ecot_report_get_info (EcotReport *self);

void ecot_report_add_heading (EcotReport *self, guint level, const char *text);
void ecot_report_add_paragraph (EcotReport *self, EcotTextStyle style, const char *text);
/* More text of the paragraph just added.  Each piece is typeset on its own, so it begins and ends between words. */
void ecot_report_append (EcotReport *self, const char *text);
void ecot_report_append_strong (EcotReport *self, const char *text);
/* The block just added stays on the page of the one that follows. */
void ecot_report_keep_with_next (EcotReport *self);
/* An empty list, grid, or table without columns is left out at freezing. */
void ecot_report_begin_list (EcotReport *self, gboolean ordered);
void ecot_report_add_item (EcotReport *self, const char *text);
void ecot_report_begin_fields (EcotReport *self);
void ecot_report_add_field (EcotReport *self, const char *label, const char *value, guint width);
/* Of the field just added, printed where its value is left to fill. */
void ecot_report_set_field_unit (EcotReport *self, const char *unit);
void ecot_report_begin_choices (EcotReport *self, const char *label);
void ecot_report_add_choice (EcotReport *self, const char *label, gboolean ticked);
/* Of what follows; left out at freezing where a reader finds the way without. */
void ecot_report_add_contents (EcotReport *self);
void ecot_report_add_emblem (EcotReport *self);
/* @chart: frozen; one that shows nothing is left out at freezing. */
void ecot_report_add_chart (EcotReport *self, EcotChart *chart);
/* @text: newlines separate paragraphs; NULL or blank: ruled space to fill by hand. */
void ecot_report_add_answer (EcotReport *self, const char *text, const char *counter);
/* NULL: dotted, to fill by hand; "": the paper does not ask for it. */
void ecot_report_add_signature (EcotReport *self, const char *caption, const char *place, const char *date, const char *name, const char *role);
/* The same for a second one who signs, beside the signature just added. */
void ecot_report_add_second_signature (EcotReport *self, const char *caption, const char *place, const char *date, const char *name, const char *role);
void ecot_report_begin_address (EcotReport *self); /* lines by ecot_report_add_item() */
void ecot_report_begin_sheet (EcotReport *self, const char *name);
void ecot_report_add_page_break (EcotReport *self);

/* Columns first, then rows; a row too short is filled up with empty cells at the next row or at freezing. */
void ecot_report_begin_table (EcotReport *self, const char *title);
void ecot_report_add_column (EcotReport *self, const char *title, EcotAlign align, guint width);
/* The column just added has that field of its rows' records. */
void ecot_report_set_column_field (EcotReport *self, const char *field);
/* Numbers of that type are typed into it. */
void ecot_report_set_column_type (EcotReport *self, EcotCellType type);
/* A column beside the table, for work in a spreadsheet: no other format has it, and it is not printed.  @width: in mm. */
void ecot_report_add_aside (EcotReport *self, const char *title, const char *field, EcotCellType type, guint width);
/* The table just begun lists such records, and may have more of them. */
void ecot_report_set_element (EcotReport *self, const char *element);
/* The table just begun has no rows of its own yet: a spreadsheet has it to be filled, a text says so in a sentence. */
void ecot_report_say_instead (EcotReport *self, const char *sentence);
void ecot_report_begin_row (EcotReport *self, EcotRowType type);
/* The row just begun. */
void ecot_report_name_row (EcotReport *self, const char *key);
/* The cells that follow are those beside the row just begun. */
void ecot_report_begin_asides (EcotReport *self);
/* The row just begun leads to that page of the bundle it is bound in; of a paper, to the piece of that number. */
void ecot_report_lead_row (EcotReport *self, guint target);
/* The first cell of the row just begun names the rows below it whose first cell is empty. */
void ecot_report_head_row (EcotReport *self);
/* The columns of the table just begun stay as declared whatever stands in them: the call prints them so. */
void ecot_report_keep_widths (EcotReport *self);
/* The table just begun has its columns, as many, where that before it has them. */
void ecot_report_follow_table (EcotReport *self);
/* The table just begun is there to be filled by hand. */
void ecot_report_fill_by_hand (EcotReport *self);
/* The same, of so many rows on a page that they stand as close as print. */
void ecot_report_fill_closely (EcotReport *self);
/* Each returns the cell, so that anchor, formula, input and span may be set with the functions below, until so many more
 * rows were begun: */
#define ECOT_ROWS_AT_HAND 64
EcotCell *ecot_report_add_cell_text (EcotReport *self, const char *text);
EcotCell *ecot_report_add_cell_amount (EcotReport *self, EcotAmount amount);
EcotCell *ecot_report_add_cell_decimal (EcotReport *self, EcotDecimal value);
/* A decimal that is euros: with two decimals at least. */
EcotCell *ecot_report_add_cell_unit_cost (EcotReport *self, EcotDecimal cost);
EcotCell *ecot_report_add_cell_percent (EcotReport *self, EcotDecimal percent);
EcotCell *ecot_report_add_cell_date (EcotReport *self, EcotDate date);
EcotCell *ecot_report_add_cell_empty (EcotReport *self);
void      ecot_cell_set_anchor (EcotCell *self, const char *anchor);
/* It shows that figure or cell. */
void ecot_cell_set_figure (EcotCell *self, const char *name);
void ecot_cell_set_formula (EcotCell *self, const char *formula);
void ecot_cell_set_input (EcotCell *self);
/* An input that is read back.  @field: static. */
void ecot_cell_set_field (EcotCell *self, const char *field);
/* Of the same report. */
void ecot_cell_set_rule (EcotCell *self, const EcotRule *rule);
/* One sentence or two that only spreadsheets show. */
void ecot_cell_set_note (EcotCell *self, const char *note);
void ecot_cell_set_span (EcotCell *self, guint span);
void ecot_cell_set_strong (EcotCell *self);

/* Before freezing.  @hint: (nullable).  Borrowed, and kept as long as the report. */
EcotRule *ecot_report_add_rule (EcotReport *self, EcotRuleType type, const char *title, const char *hint, const char *refusal);
void      ecot_rule_add_choice (EcotRule *self, const char *choice);
/* Borrowed (element-type EcotRule). */
const GPtrArray *ecot_report_get_rules (EcotReport *self);
/* Asks for the rule of each cell that has a field, in a row that is named; NULL: none. */
typedef const EcotRule *(*EcotRuleFunc) (const EcotRow *row, const EcotCell *cell, gpointer data);
void ecot_report_set_rules (EcotReport *self, EcotRuleFunc func, gpointer data);

/* A file that a PDF of the report carries; other formats leave it out.  Takes @attachment. */
void ecot_report_attach (EcotReport *self, EcotAttachment *attachment);
/* The same frozen report with one more; its blocks are shared.  Takes @attachment.  (transfer full) */
EcotReport *ecot_report_with_attachment (EcotReport *self, EcotAttachment *attachment);
/* Of EcotAttachment; borrowed. */
const GPtrArray *ecot_report_get_attachments (EcotReport *self);

void     ecot_report_freeze (EcotReport *self);
gboolean ecot_report_is_frozen (EcotReport *self);
guint    ecot_report_get_n_blocks (EcotReport *self);

const EcotBlock *ecot_report_get_block (EcotReport *self, guint i);
/* As a text has it: the sentence in place of a table that has one. */
const EcotBlock *ecot_report_get_text_block (EcotReport *self, guint i);

/* Every block, one a line, its parts indented below it, for tests: heading 1 "Budget prévisionnel".  (transfer full) */
char *ecot_report_trace (EcotReport *self);

/* A table of at most so many rows is never cut: most of it would be its head. */
#define ECOT_WHOLE_ROWS 6

/* Lines to write an answer by hand, where nobody typed one: as many as the forms of calls print.  Half of them may begin a page. */
#define ECOT_HAND_LINES 6

/* Whether somebody is to write in cells of @row: the empty ones of a table by hand, and of one that nobody filled. */
gboolean ecot_row_is_by_hand (const EcotBlock *table,
                              const EcotRow   *row);
/* How many columns cell @i of @row takes where it is printed: a title above rows all of them, if nothing stands beside it. */
guint ecot_row_get_span (const EcotBlock *table,
                         const EcotRow   *row,
                         guint            i);
/* Whether its cells are told apart by rules: sums, too, of such a table. */
gboolean ecot_row_has_rules (const EcotBlock *table,
                             const EcotRow   *row);
/* Whether it is as high as a hand writes. */
gboolean ecot_row_is_roomy (const EcotBlock *table,
                            const EcotRow   *row);

/* See ecot-row-reader.h for the rows themselves. */
guint ecot_table_get_n_rows (const EcotBlock *table);

/* The rank of a heading, or 0 for what is none: a sheet is of the first. */
guint ecot_block_get_heading_level (const EcotBlock *block);
/* Whether a table of contents names it. */
static inline gboolean
ecot_block_is_in_contents (const EcotBlock *block)
{
  guint level = ecot_block_get_heading_level (block);

  return level == 1 || level == 2;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EcotReport, ecot_report_unref)

G_END_DECLS
