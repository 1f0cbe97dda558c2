/* ecot-odf-text-table.c: tables of a text, grids of fields and signatures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Word processors read styles of tables, columns, rows and cells only among
 * the automatic ones, so they are made here, a few for all tables and one a
 * column.
 *
 * A row draws the rule above itself: light before an ordinary row, black below
 * the head and above a total; only the last row draws one below.  Then no two
 * neighbours ever draw the same line in two ways.  Outer cells have no padding
 * at the outer edge, so that the text of a table stands flush with the text
 * around it.
 */

#include <string.h>

#include "odf/ecot-odf-text.h"

/* In 1/100 mm. */
#define PADDING          120
#define SIGNATURE_WIDTH  8000
#define SIGNATURE_HEIGHT "35mm"
#define SIGNATURE_GAP    1000 /* between two */

#define N_FIELD_COLUMNS 12

/* Rows between two looks at the cancellable. */
#define CANCEL_EVERY 256

typedef enum
{
  RULE_NONE,
  RULE_LIGHT,
  RULE_BLACK,
  RULE_GROUP, /* light, and some room above the title */
  N_RULES
} Rule;

/* A cell style is told by a number: the rule above, then these bits. */
#define CELL_BELOW (N_RULES << 0) /* a rule below too */
#define CELL_FIRST (N_RULES << 1) /* at the left edge */
#define CELL_LAST  (N_RULES << 2) /* at the right edge */
#define N_CELLS    (N_RULES << 3)

#define NAME_BUFSIZE 32

/* "t3" the table, "t3.c0" its columns, "t3.n0" and "t3.s0" numbers on the comma. */
static const char *
table_name (char  buf[NAME_BUFSIZE],
            guint table)
{
  g_snprintf (buf, NAME_BUFSIZE, "t%u", table);
  return buf;
}

static const char *
column_name (char  buf[NAME_BUFSIZE],
             guint table,
             char  kind,
             guint column)
{
  g_snprintf (buf, NAME_BUFSIZE, "t%u.%c%u", table, kind, column);
  return buf;
}

/* Filled in once: there are many more cells than styles. */
static const char *
cell_name (char  buf[NAME_BUFSIZE],
           guint cell)
{
  if (*buf == '\0')
    g_snprintf (buf, NAME_BUFSIZE, "ce%u", cell);

  return buf;
}

static void
write_cell_style (EcotXmlWriter *xml,
                  guint          cell)
{
  Rule        rule = cell & (N_RULES - 1);
  const char *above = rule == RULE_BLACK ? ECOT_ODF_RULE : ECOT_ODF_LIGHT_RULE;
  char        name[NAME_BUFSIZE] = "";

  ecot_odf_write_style (xml,
                        &(const EcotOdfStyle){
                          "table-cell",
                          cell_name (name, cell),
                          .own = ECOT_ODF_PROPS ("fo:padding-top", rule == RULE_GROUP ? "2.4mm" : "0.7mm",
                                                 "fo:padding-bottom", "0.7mm",
                                                 "fo:padding-left", cell & CELL_FIRST ? "0mm" : "1.2mm",
                                                 "fo:padding-right", cell & CELL_LAST ? "0mm" : "1.2mm",
                                                 "fo:border-left", "none",
                                                 "fo:border-right", "none",
                                                 "fo:border-top", rule == RULE_NONE ? "none" : above,
                                                 "fo:border-bottom", cell & CELL_BELOW ? above : "none"),
                        });
}

static const EcotOdfStyle shared_styles[] = {
  { "table-row", "ro", .own = ECOT_ODF_PROPS ("fo:keep-together", "always") },
  { "table-row", "ro.blank", .own = ECOT_ODF_PROPS ("fo:keep-together", "always", "style:min-row-height", "8mm") },
  { "table-row", "ro.field", .own = ECOT_ODF_PROPS ("fo:keep-together", "always", "style:min-row-height", "10mm") },
  { "table-row", "ro.box", .own = ECOT_ODF_PROPS ("fo:keep-together", "always", "style:row-height", "35mm") },
  { "table-cell", "ce.box", .own = ECOT_ODF_PROPS ("fo:padding", "1.5mm", "fo:border", ECOT_ODF_RULE) },
  { "table-cell", "ce.sign", .own = ECOT_ODF_PROPS ("fo:padding-left", "0mm", "fo:padding-right", "4mm", "fo:border", "none") },
};

void
ecot_odf_write_cell_styles (EcotXmlWriter *xml)
{
  ecot_odf_write_styles (xml, shared_styles, G_N_ELEMENTS (shared_styles));
  for (guint cell = 0; cell < N_CELLS; cell++)
    write_cell_style (xml, cell);
}

/* Numbers in a column whose decimals differ in length stand on a tab at the
 * comma.  Where they do not, or something follows the decimals (« 47 % »),
 * plain right alignment puts them right. */

typedef struct
{
  gsize    shortest, longest; /* bytes from the comma on, or 0 */
  gboolean seen, unit;
} Tail;

static void
tail_add (Tail       *tail,
          const char *text)
{
  const char *comma = strchr (text, ',');
  gsize       length = comma != NULL ? strlen (comma) : 0;

  if (comma != NULL ? strspn (comma + 1, "0123456789") + 1 < length : !g_ascii_isdigit (text[strlen (text) - 1]))
    tail->unit = TRUE;

  tail->shortest = tail->seen ? MIN (tail->shortest, length) : length;
  tail->longest = MAX (tail->longest, length);
  tail->seen = TRUE;
}

static gboolean
is_number (const EcotCell *cell)
{
  return cell->type == ECOT_CELL_AMOUNT || cell->type == ECOT_CELL_DECIMAL || cell->type == ECOT_CELL_PERCENT;
}

/* One Tail a column.  (transfer full) */
static Tail *
measure_tails (const EcotBlock *table)
{
  Tail *tails = g_new0 (Tail, table->columns->len);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const EcotRow *row = g_ptr_array_index (table->rows, i);
      guint          column = 0;

      for (guint j = 0; j < row->cells->len; j++)
        {
          const EcotCell *cell = g_ptr_array_index (row->cells, j);

          if (is_number (cell) && cell->span == 1)
            tail_add (&tails[column], cell->text);
          column += cell->span;
        }
    }

  return tails;
}

/* The width of a column's longest decimals at 10 points in Liberation Sans,
 * bold or not: a comma of 0.278 em and digits of 0.556 em. */
static guint
tail_get_width (const Tail *tail)
{
  return 98 + 196 * (guint)(tail->longest - 1);
}

static gboolean
column_is_on_comma (const EcotColumn *column,
                    const Tail       *tail)
{
  return column->align == ECOT_ALIGN_NUMBER && tail->shortest < tail->longest && !tail->unit;
}

static guint
block_get_n_columns (const EcotBlock *block)
{
  switch ((int)block->type)
    {
    case ECOT_BLOCK_TABLE:
      return block->columns->len;

    case ECOT_BLOCK_FIELDS:
      return N_FIELD_COLUMNS;

    default:
      return block->second != NULL ? 3 : 2;
    }
}

/* How wide a column is beside the others. */
static guint
block_get_share (const EcotBlock *block,
                 guint            column,
                 guint            width)
{
  switch ((int)block->type)
    {
    case ECOT_BLOCK_TABLE:
      return ((const EcotColumn *)g_ptr_array_index (block->columns, column))->width;

    case ECOT_BLOCK_FIELDS:
      return 1;

    default:
      if (block->second != NULL)
        return column == 1 ? SIGNATURE_GAP : (width - SIGNATURE_GAP) / 2;
      return column == 0 ? width - SIGNATURE_WIDTH : SIGNATURE_WIDTH;
    }
}

/* Column widths in 1/100 mm; together they are @width to the last hundredth.
 * (transfer full) */
static guint *
measure_columns (const EcotBlock *block,
                 guint            width)
{
  guint   n = block_get_n_columns (block);
  guint  *widths = g_new (guint, n);
  guint64 total = 0, before = 0;

  for (guint i = 0; i < n; i++)
    total += block_get_share (block, i, width);

  for (guint i = 0; i < n; i++)
    {
      guint64 after = before + block_get_share (block, i, width);

      widths[i] = (guint)(after * width / total - before * width / total);
      before = after;
    }

  return widths;
}

static void
write_column_style (EcotXmlWriter *xml,
                    guint          number,
                    guint          column,
                    guint          width)
{
  char buf[NAME_BUFSIZE];

  ecot_xml_start (xml, "style:style");
  ecot_xml_attr (xml, "style:name", column_name (buf, number, 'c', column));
  ecot_xml_attr (xml, "style:family", "table-column");
  ecot_xml_start (xml, "style:table-column-properties");
  ecot_odf_attr_length (xml, "style:column-width", width);
  ecot_xml_end (xml, "style:table-column-properties");
  ecot_xml_end (xml, "style:style");
}

static void
write_comma_style (EcotXmlWriter *xml,
                   const char    *name,
                   const char    *parent,
                   guint          position)
{
  ecot_xml_start (xml, "style:style");
  ecot_xml_attr (xml, "style:name", name);
  ecot_xml_attr (xml, "style:family", "paragraph");
  ecot_xml_attr (xml, "style:parent-style-name", parent);
  ecot_xml_start (xml, "style:paragraph-properties");
  ecot_xml_start (xml, "style:tab-stops");
  ecot_xml_start (xml, "style:tab-stop");
  ecot_odf_attr_length (xml, "style:position", position);
  ecot_xml_attr (xml, "style:type", "char");
  ecot_xml_attr (xml, "style:char", ",");
  ecot_xml_end (xml, "style:tab-stop");
  ecot_xml_end (xml, "style:tab-stops");
  ecot_xml_end (xml, "style:paragraph-properties");
  ecot_xml_end (xml, "style:style");
}

/* Paragraph styles of the columns whose numbers stand on the comma. */
static void
write_comma_styles (EcotXmlWriter   *xml,
                    const EcotBlock *table,
                    guint            number,
                    const guint     *widths)
{
  g_autofree Tail *tails = measure_tails (table);

  for (guint i = 0; i < table->columns->len; i++)
    if (column_is_on_comma (g_ptr_array_index (table->columns, i), &tails[i]))
      {
        guint taken = tail_get_width (&tails[i]) + (i > 0 ? PADDING : 0) + (i + 1 < table->columns->len ? PADDING : 0);
        guint position = widths[i] > taken ? widths[i] - taken : 0;
        char  buf[NAME_BUFSIZE];

        write_comma_style (xml, column_name (buf, number, 'n', i), "Table_20_Contents", position);
        write_comma_style (xml, column_name (buf, number, 's', i), "Strong_20_Contents", position);
      }
}

void
ecot_odf_write_table_styles (EcotXmlWriter   *xml,
                             const EcotBlock *block,
                             guint            number,
                             guint            width,
                             EcotOdfFlags     flags)
{
  g_autofree guint *widths = measure_columns (block, width);
  char              buf[NAME_BUFSIZE];

  ecot_xml_start (xml, "style:style");
  ecot_xml_attr (xml, "style:name", table_name (buf, number));
  ecot_xml_attr (xml, "style:family", "table");
  ecot_xml_start (xml, "style:table-properties");
  ecot_odf_attr_length (xml, "style:width", width);
  ecot_xml_attr (xml, "table:align", "margins");
  ecot_xml_attr (xml, "table:border-model", "collapsing");
  ecot_xml_attr (xml, "fo:margin-top", "1mm");
  ecot_xml_attr (xml, "fo:margin-bottom", "4mm");
  ecot_xml_attr (xml, "fo:break-before", flags & ECOT_ODF_BREAK ? "page" : NULL);
  ecot_xml_attr (xml, "fo:keep-with-next", flags & ECOT_ODF_KEEP ? "always" : NULL);
  ecot_xml_end (xml, "style:table-properties");
  ecot_xml_end (xml, "style:style");

  for (guint i = 0; i < block_get_n_columns (block); i++)
    write_column_style (xml, number, i, widths[i]);

  if (block->type == ECOT_BLOCK_TABLE)
    write_comma_styles (xml, block, number, widths);
}

/* Writing the tables themselves. */

typedef struct
{
  EcotXmlWriter   *xml;
  const EcotBlock *block;
  guint            number;
  Tail            *tails;                             /* one a column, of a TABLE */
  char             cell_names[N_CELLS][NAME_BUFSIZE]; /* those used so far */
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

/* The cell of a grid or table whose style is @rule, completed by where it stands. */
static void
start_ruled_cell (TableWriter *self,
                  guint        cell,
                  guint        column,
                  guint        span)
{
  if (column == 0)
    cell |= CELL_FIRST;
  if (column + span == block_get_n_columns (self->block))
    cell |= CELL_LAST;

  start_cell (self, cell_name (self->cell_names[cell], cell), span);
}

/* Grids of fields: the label small, the value strong below it, on a rule. */

static void
write_field (TableWriter     *self,
             const EcotField *field,
             guint            column)
{
  start_ruled_cell (self, RULE_NONE | CELL_BELOW, column, field->width);
  ecot_odf_put_p (self->xml, "Field_20_Label", field->label);
  ecot_odf_put_p (self->xml, "Field_20_Value", field->value);
  end_cell (self, field->width);
}

static void
fill_row (TableWriter *self,
          guint        column)
{
  if (column < N_FIELD_COLUMNS)
    {
      start_ruled_cell (self, RULE_NONE, column, N_FIELD_COLUMNS - column);
      ecot_odf_put_p (self->xml, "Field_20_Value", NULL);
      end_cell (self, N_FIELD_COLUMNS - column);
    }

  end_row (self);
}

static void
write_fields (TableWriter *self)
{
  guint column = 0;

  start_row (self, "ro.field");

  for (guint i = 0; i < self->block->items->len; i++)
    {
      const EcotField *field = g_ptr_array_index (self->block->items, i);

      if (column + field->width > N_FIELD_COLUMNS)
        {
          fill_row (self, column);
          start_row (self, "ro.field");
          column = 0;
        }

      write_field (self, field, column);
      column += field->width;
    }

  fill_row (self, column);
}

/* Signatures: who, where and when at the left, the box at the right. */

static void
write_signer (TableWriter     *self,
              const EcotBlock *block)
{
  g_auto (GStrv) lines = ecot_odf_signature_lines (block);

  start_cell (self, "ce.sign", 1);
  for (guint i = 0; lines[i] != NULL; i++)
    ecot_odf_put_p (self->xml, "Signature", lines[i]);
  if (lines[0] == NULL)
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
  char buf[NAME_BUFSIZE];

  ecot_odf_put_p (self->xml, column_name (buf, self->number, look == LOOK_PLAIN ? 'n' : 's', column), text);
}

/* A text that spans columns reads from the left whatever the first of them holds. */
static void
write_cell_text (TableWriter    *self,
                 const EcotCell *cell,
                 Look            look,
                 guint           column)
{
  const EcotColumn *in = g_ptr_array_index (self->block->columns, column);

  if (is_number (cell) && cell->span == 1 && column_is_on_comma (in, &self->tails[column]))
    write_comma_number (self, cell->text, look, column);
  else if (cell->span > 1 && cell->type == ECOT_CELL_TEXT)
    ecot_odf_put_p (self->xml, get_paragraph_style (look, ECOT_ALIGN_START), cell->text);
  else
    ecot_odf_put_p (self->xml, get_paragraph_style (look, in->align), cell->text);
}

static Rule
row_get_rule (const EcotBlock *table,
              guint            i)
{
  const EcotRow *row = g_ptr_array_index (table->rows, i);

  if (row->type == ECOT_ROW_TOTAL || (i == 0 && table->header_row))
    return RULE_BLACK;

  return row->type == ECOT_ROW_GROUP ? RULE_GROUP : RULE_LIGHT;
}

/* A row without a word is to be filled by hand: it is high enough for that. */
static gboolean
row_is_blank (const EcotRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    if (((const EcotCell *)g_ptr_array_index (row->cells, i))->type != ECOT_CELL_EMPTY)
      return FALSE;

  return TRUE;
}

static void
write_row (TableWriter *self,
           guint        i)
{
  const EcotRow *row = g_ptr_array_index (self->block->rows, i);
  guint          style = row_get_rule (self->block, i);
  guint          column = 0;

  if (i + 1 == self->block->rows->len)
    style |= CELL_BELOW;

  start_row (self, row_is_blank (row) ? "ro.blank" : "ro");

  for (guint j = 0; j < row->cells->len; j++)
    {
      const EcotCell *cell = g_ptr_array_index (row->cells, j);

      start_ruled_cell (self, style, column, cell->span);
      write_cell_text (self, cell, row->type == ECOT_ROW_NORMAL && !cell->strong ? LOOK_PLAIN : LOOK_STRONG, column);
      end_cell (self, cell->span);
      column += cell->span;
    }

  end_row (self);
}

/* Repeated at the top of every page the table runs on to. */
static void
write_head (TableWriter *self)
{
  guint style = self->block->rows->len > 0 ? RULE_NONE : RULE_NONE | CELL_BELOW;

  ecot_xml_start (self->xml, "table:table-header-rows");
  start_row (self, "ro");

  for (guint i = 0; i < self->block->columns->len; i++)
    {
      const EcotColumn *column = g_ptr_array_index (self->block->columns, i);

      start_ruled_cell (self, style, i, 1);
      ecot_odf_put_p (self->xml, get_paragraph_style (LOOK_HEAD, column->align), column->title);
      end_cell (self, 1);
    }

  end_row (self);
  ecot_xml_end (self->xml, "table:table-header-rows");
}

static gboolean
write_rows (TableWriter  *self,
            GCancellable *cancellable,
            GError      **error)
{
  if (self->block->header_row)
    write_head (self);

  for (guint i = 0; i < self->block->rows->len; i++)
    {
      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      write_row (self, i);
    }

  return TRUE;
}

static gboolean
write_contents (TableWriter  *self,
                GCancellable *cancellable,
                GError      **error)
{
  g_autofree Tail *tails = NULL;

  switch ((int)self->block->type)
    {
    case ECOT_BLOCK_FIELDS:
      write_fields (self);
      return TRUE;

    case ECOT_BLOCK_SIGNATURE:
      write_signature (self);
      return TRUE;

    default:
      self->tails = tails = measure_tails (self->block);
      return write_rows (self, cancellable, error);
    }
}

gboolean
ecot_odf_write_table (EcotXmlWriter   *xml,
                      const EcotBlock *block,
                      guint            number,
                      GCancellable    *cancellable,
                      GError         **error)
{
  TableWriter self = { xml, block, number };
  char        buf[NAME_BUFSIZE];

  ecot_xml_start (xml, "table:table");
  ecot_xml_attr (xml, "table:name", table_name (buf, number));
  ecot_xml_attr (xml, "table:style-name", table_name (buf, number));
  if (block->type == ECOT_BLOCK_TABLE && block->text != NULL)
    ecot_xml_leaf (xml, "table:title", block->text);

  for (guint i = 0; i < block_get_n_columns (block); i++)
    {
      ecot_xml_start (xml, "table:table-column");
      ecot_xml_attr (xml, "table:style-name", column_name (buf, number, 'c', i));
      ecot_xml_end (xml, "table:table-column");
    }

  if (!write_contents (&self, cancellable, error))
    return FALSE;

  ecot_xml_end (xml, "table:table");
  return TRUE;
}
