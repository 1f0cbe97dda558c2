/* ecot-odf-text-table.c: tables of a text, grids of fields and signatures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cell by cell, in styles that ecot-odf-text-table-styles.c made.
 */

#include "odf/ecot-odf-text-table.h"
#include "report/ecot-row-reader.h"

typedef struct
{
  EcotXmlWriter     *xml;
  const EcotBlock   *block;
  guint              number;
  const EcotOdfTail *tails;                                               /* one a column, of a TABLE */
  guint              first, end;                                          /* rows of the piece that is written */
  EcotOdfPieceName   name;                                                /* that it repeats */
  EcotRowReader     *rows;                                                /* likewise */
  char               cell_names[ECOT_ODF_N_CELLS][ECOT_ODF_NAME_BUFSIZE]; /* those used so far */
} TableWriter;

/* A cell of @span columns from @column on, without its end. */
static void
start_cell (TableWriter *self,
            const char  *style,
            guint        span)
{
  ecot_xml_start (self->xml, "table:table-cell");
  ecot_xml_attr (self->xml, "table:style-name", style);
  if (span > 1)
    ecot_xml_attr_int (self->xml, "table:number-columns-spanned", span);
  ecot_xml_attr (self->xml, "office:value-type", "string");
}

/* The cells the one before covers have to be there, and empty. */
static void
end_cell (TableWriter *self,
          guint        span)
{
  ecot_xml_end (self->xml, "table:table-cell");

  if (span > 1)
    {
      ecot_xml_start (self->xml, "table:covered-table-cell");
      if (span > 2)
        ecot_xml_attr_int (self->xml, "table:number-columns-repeated", span - 1);
      ecot_xml_end (self->xml, "table:covered-table-cell");
    }
}

static void
start_row (TableWriter *self,
           const char  *style)
{
  ecot_xml_start (self->xml, "table:table-row");
  ecot_xml_attr (self->xml, "table:style-name", style);
}

static void
end_row (TableWriter *self)
{
  ecot_xml_end (self->xml, "table:table-row");
}

/* The cell of a table of @style, completed by where it stands. */
static void
start_ruled_cell (TableWriter *self,
                  guint        style,
                  guint        column,
                  guint        span)
{
  if (column == 0)
    style &= ~(guint)ECOT_ODF_CELL_SIDE;

  start_cell (self, ecot_odf_cell_name (self->cell_names[style], style), span);
}

/* Grids of fields: the label small, the value below it, or a line to write it on. */

static gboolean
is_blank (const EcotField *field)
{
  return field->value == NULL || *field->value == '\0';
}

static void
start_field (TableWriter *self,
             guint        column,
             guint        span)
{
  start_cell (self, column + span < ECOT_ODF_N_FIELD_COLUMNS ? "ce.field" : "ce.field.last", span);
}

static void
write_field (TableWriter     *self,
             const EcotField *field,
             guint            column)
{
  start_field (self, column, field->width);
  ecot_odf_put_p (self->xml, "Field_20_Label", field->label);
  if (is_blank (field))
    ecot_odf_put_p (self->xml, "Field_20_Blank", field->unit);
  else
    ecot_odf_put_p (self->xml, "Field_20_Value", field->value);
  end_cell (self, field->width);
}

static void
fill_row (TableWriter *self,
          guint        column)
{
  if (column < ECOT_ODF_N_FIELD_COLUMNS)
    {
      start_field (self, column, ECOT_ODF_N_FIELD_COLUMNS - column);
      ecot_odf_put_p (self->xml, "Field_20_Label", NULL);
      end_cell (self, ECOT_ODF_N_FIELD_COLUMNS - column);
    }

  end_row (self);
}

static void
write_fields (TableWriter *self)
{
  guint column = 0;

  start_row (self, "ro");

  for (guint i = 0; i < self->block->items->len; i++)
    {
      const EcotField *field = g_ptr_array_index (self->block->items, i);

      if (column + field->width > ECOT_ODF_N_FIELD_COLUMNS)
        {
          fill_row (self, column);
          start_row (self, "ro");
          column = 0;
        }

      write_field (self, field, column);
      column += field->width;
    }

  fill_row (self, column);
}

/* Signatures: who, where and when at the left, the box at the right. */

static gboolean
is_asked (const char *text)
{
  return text == NULL || *text != '\0';
}

/* NULL is left to the hand, an empty text is not asked for. */
static void
write_entry (TableWriter *self,
             const char  *label,
             const char  *text)
{
  char buf[ECOT_ODF_NAME_BUFSIZE];

  if (text != NULL)
    {
      if (is_asked (text))
        ecot_odf_put_p (self->xml, "Signature", text);
      return;
    }

  ecot_xml_start (self->xml, "text:p");
  ecot_xml_attr (self->xml, "text:style-name", ecot_odf_column_name (buf, self->number, 'b', 0));
  ecot_odf_put_text (self->xml, label);
  ecot_xml_text (self->xml, "\u00a0");
  ecot_odf_put_element (self->xml, "text:tab", ECOT_ODF_PROPS (NULL));
  ecot_xml_end (self->xml, "text:p");
}

/* « Fait à Lille, le 2 mai 2017 », in one where both are known. */
static void
write_place_and_date (TableWriter     *self,
                      const EcotBlock *block)
{
  gboolean         no_place = block->place != NULL && *block->place == '\0';
  g_autofree char *place = block->place == NULL || no_place ? g_strdup (block->place) : g_strconcat ("Fait à\u00a0", block->place, NULL);
  g_autofree char *date = block->date == NULL || *block->date == '\0' ? g_strdup (block->date)
                                                                      : g_strconcat (no_place ? "Fait le\u00a0" : "le\u00a0", block->date, NULL);
  g_autofree char *both = NULL;

  if (place != NULL && *place != '\0' && date != NULL && *date != '\0')
    {
      both = g_strconcat (place, ", ", date, NULL);
      write_entry (self, NULL, both);
      return;
    }

  write_entry (self, "Fait à", place);
  write_entry (self, no_place ? "Date\u00a0:" : "le", date);
}

static void
write_signer (TableWriter     *self,
              const EcotBlock *block)
{
  start_cell (self, "ce.sign", 1);
  write_place_and_date (self, block);
  write_entry (self, "Nom\u00a0:", block->name);
  write_entry (self, "Qualité\u00a0:", block->role);
  if (!is_asked (block->place) && !is_asked (block->date) && !is_asked (block->name) && !is_asked (block->role))
    ecot_odf_put_p (self->xml, "Signature", NULL);
  end_cell (self, 1);
}

static void
write_box (TableWriter     *self,
           const EcotBlock *block)
{
  start_cell (self, "ce.box", 1);
  ecot_odf_put_p (self->xml, "Signature_20_Caption", block->text);
  end_cell (self, 1);
}

static void
write_gap (TableWriter *self)
{
  start_cell (self, "ce.sign", 1);
  ecot_odf_put_p (self->xml, "Signature", NULL);
  end_cell (self, 1);
}

/* Who signs above the box, so that two stand side by side. */
static void
write_pair (TableWriter *self)
{
  start_row (self, "ro");
  write_signer (self, self->block);
  write_gap (self);
  write_signer (self, self->block->second);
  end_row (self);

  start_row (self, "ro.box");
  write_box (self, self->block);
  write_gap (self);
  write_box (self, self->block->second);
  end_row (self);
}

static void
write_signature (TableWriter *self)
{
  if (self->block->second != NULL)
    {
      write_pair (self);
      return;
    }

  start_row (self, "ro.box");
  write_signer (self, self->block);
  write_box (self, self->block);
  end_row (self);
}

/* Tables. */

typedef enum
{
  LOOK_PLAIN,
  LOOK_STRONG,
  LOOK_HEAD,
  N_LOOKS
} Look;

static const char *const paragraph_styles[N_LOOKS][3] = {
  [LOOK_PLAIN] = { "Table_20_Contents", "Table_20_Center", "Table_20_End" },
  [LOOK_STRONG] = { "Strong_20_Contents", "Strong_20_Center", "Strong_20_End" },
  [LOOK_HEAD] = { "Table_20_Heading", "Heading_20_Center", "Heading_20_End" },
};

static const char *
get_paragraph_style (Look      look,
                     EcotAlign align)
{
  return paragraph_styles[look][MIN (align, ECOT_ALIGN_END)];
}

/* No tab before the number: a word processor puts the number of a cell on the
 * cell's decimal tab by itself. */
static void
write_comma_number (TableWriter *self,
                    const char  *text,
                    Look         look,
                    guint        column)
{
  char buf[ECOT_ODF_NAME_BUFSIZE];

  ecot_odf_put_p (self->xml, ecot_odf_column_name (buf, self->number, look == LOOK_PLAIN ? 'n' : 's', column), text);
}

/* A text that spans columns reads from the left whatever the first of them holds.  @kept: its row stays with the next. */
static void
write_cell_text (TableWriter    *self,
                 const EcotCell *cell,
                 const char     *text,
                 Look            look,
                 guint           column,
                 gboolean        kept)
{
  const EcotColumn *in = g_ptr_array_index (self->block->columns, column);

  if (kept && column == 0 && (in->align == ECOT_ALIGN_START || cell->span > 1))
    ecot_odf_put_p (self->xml, look == LOOK_PLAIN ? "Table_20_Kept" : "Strong_20_Kept", text);
  else if (ecot_odf_cell_is_number (cell) && cell->span == 1 && ecot_odf_column_is_on_comma (in, &self->tails[column]))
    write_comma_number (self, text, look, column);
  else if (cell->span > 1 && cell->type == ECOT_CELL_TEXT)
    ecot_odf_put_p (self->xml, get_paragraph_style (look, ECOT_ALIGN_START), text);
  else
    ecot_odf_put_p (self->xml, get_paragraph_style (look, in->align), text);
}

/* The rule above row @i, or below the last of its piece. */
static EcotOdfRule
row_get_rule (TableWriter *self,
              guint        i)
{
  const EcotRow *row = i < self->end ? ecot_row_reader_get (self->rows, i) : NULL;
  gboolean       total = row != NULL && (row->type == ECOT_ROW_SUBTOTAL || row->type == ECOT_ROW_TOTAL);

  return total || (i == self->first && self->block->header_row && self->name != ECOT_ODF_PIECE_HEADS) ? ECOT_ODF_RULE_BLACK : ECOT_ODF_RULE_LIGHT;
}

static guint
row_get_style (TableWriter   *self,
               const EcotRow *row,
               guint          i)
{
  guint style = row_get_rule (self, i) | ECOT_ODF_CELL_BELOW (row_get_rule (self, i + 1));

  if (row->type == ECOT_ROW_GROUP)
    style |= ECOT_ODF_CELL_FILL;
  else if (ecot_row_has_rules (self->block, row))
    style |= ECOT_ODF_CELL_SIDE;

  return style;
}

static void
write_row (TableWriter *self,
           guint        i)
{
  const EcotRow *row = ecot_row_reader_get (self->rows, i);
  guint          style = row_get_style (self, row, i);
  gboolean       kept = ecot_row_reader_keeps_next (self->rows, i);
  gboolean       named = i == self->first && self->name == ECOT_ODF_PIECE_HEADS; /* in the row above */
  gboolean       roomy = ecot_row_is_roomy (self->block, row);
  guint          column = 0;

  start_row (self, roomy ? "ro.blank" : "ro");

  for (guint j = 0; column < self->block->columns->len; j++)
    {
      const EcotCell *cell = g_ptr_array_index (row->cells, j);
      guint           span = ecot_row_get_span (self->block, row, j);

      start_ruled_cell (self, style, column, span);
      write_cell_text (self, cell, named && j == 0 ? NULL : cell->text, row->type == ECOT_ROW_NORMAL && !cell->strong ? LOOK_PLAIN : LOOK_STRONG, column, kept);
      end_cell (self, span);
      column += span;
    }

  end_row (self);
}

static void
write_titles (TableWriter *self)
{
  start_row (self, "ro");

  for (guint i = 0; i < self->block->columns->len; i++)
    {
      const EcotColumn *column = g_ptr_array_index (self->block->columns, i);

      start_ruled_cell (self, ECOT_ODF_HEAD_CELL, i, 1);
      ecot_odf_put_p (self->xml, get_paragraph_style (LOOK_HEAD, column->align), column->title);
      end_cell (self, 1);
    }

  end_row (self);
}

/* What the first cell of the first row says, across the table. */
static void
write_name (TableWriter *self)
{
  const EcotRow *row = ecot_row_reader_get (self->rows, self->first);
  guint          n = self->block->columns->len;
  guint          above = self->block->header_row ? ECOT_ODF_RULE_BLACK : ECOT_ODF_RULE_LIGHT;

  start_row (self, "ro");
  start_ruled_cell (self, above | ECOT_ODF_CELL_BELOW (ECOT_ODF_RULE_LIGHT), 0, n);
  ecot_odf_put_p (self->xml, "Strong_20_Kept", ((const EcotCell *)g_ptr_array_index (row->cells, 0))->text);
  end_cell (self, n);
  end_row (self);
}

/* Repeated at the top of every page the table runs on to. */
static void
write_head (TableWriter *self)
{
  if (!self->block->header_row && self->name == ECOT_ODF_PIECE_PLAIN)
    return;

  ecot_xml_start (self->xml, "table:table-header-rows");
  if (self->block->header_row)
    write_titles (self);
  if (self->name == ECOT_ODF_PIECE_GROUP)
    write_row (self, self->first);
  else if (self->name == ECOT_ODF_PIECE_HEADS)
    write_name (self);
  ecot_xml_end (self->xml, "table:table-header-rows");
}

static gboolean
write_rows (TableWriter *self,
            EcotOdfWork *work,
            GError     **error)
{
  write_head (self);

  for (guint i = self->first; i < self->end; i++)
    {
      if (i > self->first || self->name != ECOT_ODF_PIECE_GROUP)
        write_row (self, i);
      if (!ecot_odf_work_next_row (work, i, error))
        return FALSE;
    }

  return TRUE;
}

static void
start_piece (TableWriter *self,
             guint        piece,
             guint        n_pieces)
{
  char buf[ECOT_ODF_NAME_BUFSIZE];

  ecot_xml_start (self->xml, "table:table");
  ecot_xml_attr (self->xml, "table:name", ecot_odf_table_name (buf, self->number, piece));
  ecot_xml_attr (self->xml, "table:style-name", ecot_odf_table_style_of_piece (buf, self->number, piece, n_pieces));
  if (self->block->type == ECOT_BLOCK_TABLE && self->block->text != NULL)
    ecot_xml_leaf (self->xml, "table:title", self->block->text);

  for (guint i = 0; i < ecot_odf_block_get_n_columns (self->block); i++)
    {
      ecot_xml_start (self->xml, "table:table-column");
      ecot_xml_attr (self->xml, "table:style-name", ecot_odf_column_name (buf, self->number, 'c', i));
      ecot_xml_end (self->xml, "table:table-column");
    }
}

static gboolean
write_pieces (TableWriter  *self,
              const GArray *pieces,
              EcotOdfWork  *work,
              GError      **error)
{
  static const EcotOdfPiece whole = { 0, ECOT_ODF_PIECE_PLAIN };
  guint                     n = pieces != NULL ? pieces->len : 1;

  for (guint i = 0; i < n; i++)
    {
      const EcotOdfPiece *piece = pieces != NULL ? &g_array_index (pieces, EcotOdfPiece, i) : &whole;

      self->first = piece->first;
      self->name = piece->name;
      self->end = i + 1 < n ? g_array_index (pieces, EcotOdfPiece, i + 1).first : ecot_row_reader_get_n (self->rows);
      start_piece (self, i, n);
      if (!write_rows (self, work, error))
        return FALSE;
      ecot_xml_end (self->xml, "table:table");
    }

  return TRUE;
}

gboolean
ecot_odf_write_table (EcotOdfWork                *work,
                      const EcotBlock            *block,
                      guint                       number,
                      const EcotOdfTableMeasures *measures,
                      GError                    **error)
{
  TableWriter               self = { work->xml, block, number, measures->tails };
  g_autoptr (EcotRowReader) rows = NULL;

  if (block->type == ECOT_BLOCK_TABLE)
    {
      self.rows = rows = ecot_row_reader_new (block);
      return write_pieces (&self, measures->pieces, work, error);
    }

  start_piece (&self, 0, 1);
  if (block->type == ECOT_BLOCK_FIELDS)
    write_fields (&self);
  else
    write_signature (&self);
  ecot_xml_end (work->xml, "table:table");

  return TRUE;
}
