/* ecot-odf-text-table-styles.c: how tables of a text look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Word processors read styles of tables, columns, rows and cells only among
 * the automatic ones, so they are made here, a few for all tables and one a
 * column.
 *
 * Rules are light between ordinary rows, black below the head and above a total.
 * A row draws both that above and that below, as its neighbours do: so there is
 * one at the foot of a page too.
 */

#include "odf/ecot-odf-text-table.h"

#include <string.h>

/* Of a grid that is never cut: how many they are, and the bytes of all they hold. */
#define WHOLE_FIELDS        12
#define WHOLE_FIELDS_LENGTH 800

const char *
ecot_odf_table_name (char  buf[ECOT_ODF_NAME_BUFSIZE],
                     guint table,
                     guint piece)
{
  if (piece == 0)
    g_snprintf (buf, ECOT_ODF_NAME_BUFSIZE, "t%u", table);
  else
    g_snprintf (buf, ECOT_ODF_NAME_BUFSIZE, "t%u.p%u", table, piece);
  return buf;
}

const char *
ecot_odf_table_style_of_piece (char  buf[ECOT_ODF_NAME_BUFSIZE],
                               guint table,
                               guint piece,
                               guint n_pieces)
{
  if (n_pieces == 1)
    return ecot_odf_table_name (buf, table, 0);

  g_snprintf (buf, ECOT_ODF_NAME_BUFSIZE, "t%u.%s", table, piece == 0 ? "first" : piece + 1 < n_pieces ? "middle"
                                                                                                       : "last");
  return buf;
}

const char *
ecot_odf_column_name (char  buf[ECOT_ODF_NAME_BUFSIZE],
                      guint table,
                      char  kind,
                      guint column)
{
  g_snprintf (buf, ECOT_ODF_NAME_BUFSIZE, "t%u.%c%u", table, kind, column);
  return buf;
}

const char *
ecot_odf_cell_name (char  buf[ECOT_ODF_NAME_BUFSIZE],
                    guint cell)
{
  if (*buf == '\0')
    g_snprintf (buf, ECOT_ODF_NAME_BUFSIZE, "ce%u", cell);

  return buf;
}

static const char *const rules[ECOT_ODF_N_RULES] = { "none", ECOT_ODF_ROW_RULE, ECOT_ODF_RULE, "none" };

static void
write_cell_style (EcotXmlWriter *xml,
                  guint          cell)
{
  char name[ECOT_ODF_NAME_BUFSIZE] = "";

  ecot_odf_write_style (xml,
                        &(const EcotOdfStyle){
                          "table-cell",
                          ecot_odf_cell_name (name, cell),
                          .own = ECOT_ODF_PROPS ("fo:padding-top", "3pt",
                                                 "fo:padding-bottom", "3pt",
                                                 "fo:padding-left", "5pt",
                                                 "fo:padding-right", "5pt",
                                                 "fo:border-left", cell & ECOT_ODF_CELL_SIDE ? ECOT_ODF_ROW_RULE : "none",
                                                 "fo:border-right", "none",
                                                 "fo:border-top", rules[cell % ECOT_ODF_N_RULES],
                                                 "fo:border-bottom", rules[cell / ECOT_ODF_N_RULES % ECOT_ODF_N_RULES],
                                                 "fo:background-color", cell & ECOT_ODF_CELL_FILL ? ECOT_ODF_FILL : "transparent"),
                        });
}

/* A field has the space above it, and the gap of the grid at its right unless it is the last of its line. */
#define FIELD "fo:padding-top", "6pt", "fo:padding-bottom", "0pt", "fo:padding-left", "0mm", "fo:border", "none"

static const EcotOdfStyle shared_styles[] = {
  { "table-row", "ro", .own = ECOT_ODF_PROPS ("fo:keep-together", "always") },
  { "table-row", "ro.blank", .own = ECOT_ODF_PROPS ("fo:keep-together", "always", "style:min-row-height", ECOT_ODF_HAND_PITCH) },
  { "table-row", "ro.box", .own = ECOT_ODF_PROPS ("fo:keep-together", "always", "style:min-row-height", "35mm") },
  { "table-cell", "ce.field", .own = ECOT_ODF_PROPS (FIELD, "fo:padding-right", "4mm") },
  { "table-cell", "ce.field.last", .own = ECOT_ODF_PROPS (FIELD, "fo:padding-right", "0mm") },
  { "table-cell", "ce.box", .own = ECOT_ODF_PROPS ("fo:padding", "4pt", "fo:border", ECOT_ODF_RULE) },
  { "table-cell", "ce.sign", .own = ECOT_ODF_PROPS ("fo:padding-top", "0pt", "fo:padding-bottom", "4pt", "fo:padding-left", "0mm", "fo:padding-right", "4mm", "fo:border", "none") },
};

/* A head has a rule below it alone; a row has one above and one below, and is filled, or for a hand, or neither. */
static gboolean
cell_is_used (guint cell)
{
  guint above = cell % ECOT_ODF_N_RULES, below = cell / ECOT_ODF_N_RULES % ECOT_ODF_N_RULES;

  if (cell == ECOT_ODF_HEAD_CELL)
    return TRUE;

  return (above == ECOT_ODF_RULE_LIGHT || above == ECOT_ODF_RULE_BLACK) && (below == ECOT_ODF_RULE_LIGHT || below == ECOT_ODF_RULE_BLACK) &&
         (cell & (ECOT_ODF_CELL_FILL | ECOT_ODF_CELL_SIDE)) != (ECOT_ODF_CELL_FILL | ECOT_ODF_CELL_SIDE);
}

void
ecot_odf_write_cell_styles (EcotXmlWriter *xml)
{
  ecot_odf_write_styles (xml, shared_styles, G_N_ELEMENTS (shared_styles));
  for (guint cell = 0; cell < ECOT_ODF_N_CELLS; cell++)
    if (cell_is_used (cell))
      write_cell_style (xml, cell);
}

static void
write_column_style (EcotXmlWriter *xml,
                    guint          number,
                    guint          column,
                    guint          width)
{
  char buf[ECOT_ODF_NAME_BUFSIZE];

  ecot_xml_start (xml, "style:style");
  ecot_xml_attr (xml, "style:name", ecot_odf_column_name (buf, number, 'c', column));
  ecot_xml_attr (xml, "style:family", "table-column");
  ecot_xml_start (xml, "style:table-column-properties");
  ecot_odf_attr_length (xml, "style:column-width", width);
  ecot_xml_end (xml, "style:table-column-properties");
  ecot_xml_end (xml, "style:style");
}

/* A paragraph style with one tab stop, at @position. */
static void
write_tab_style (EcotXmlWriter *xml,
                 const char    *name,
                 const char    *parent,
                 guint          position,
                 EcotOdfProps   tab)
{
  ecot_xml_start (xml, "style:style");
  ecot_xml_attr (xml, "style:name", name);
  ecot_xml_attr (xml, "style:family", "paragraph");
  ecot_xml_attr (xml, "style:parent-style-name", parent);
  ecot_xml_start (xml, "style:paragraph-properties");
  ecot_xml_start (xml, "style:tab-stops");
  ecot_xml_start (xml, "style:tab-stop");
  ecot_odf_attr_length (xml, "style:position", position);
  for (guint i = 0; tab[i] != NULL; i += 2)
    ecot_xml_attr (xml, tab[i], tab[i + 1]);
  ecot_xml_end (xml, "style:tab-stop");
  ecot_xml_end (xml, "style:tab-stops");
  ecot_xml_end (xml, "style:paragraph-properties");
  ecot_xml_end (xml, "style:style");
}

/* Paragraph styles of the columns whose numbers stand on the comma. */
static void
write_comma_styles (EcotXmlWriter     *xml,
                    const EcotBlock   *table,
                    guint              number,
                    const guint       *widths,
                    const EcotOdfTail *tails)
{
  const EcotOdfProps comma = ECOT_ODF_PROPS ("style:type", "char", "style:char", ",");

  for (guint i = 0; i < table->columns->len; i++)
    if (ecot_odf_column_is_on_comma (g_ptr_array_index (table->columns, i), &tails[i]))
      {
        guint taken = ecot_odf_tail_get_width (&tails[i]) + 2 * ECOT_ODF_CELL_PADDING;
        guint position = widths[i] > taken ? widths[i] - taken : 0;
        char  buf[ECOT_ODF_NAME_BUFSIZE];

        write_tab_style (xml, ecot_odf_column_name (buf, number, 'n', i), "Table_20_Contents", position, comma);
        write_tab_style (xml, ecot_odf_column_name (buf, number, 's', i), "Strong_20_Contents", position, comma);
      }
}

/* The dotted lines of who signs end where their column does. */
static void
write_blank_style (EcotXmlWriter *xml,
                   guint          number,
                   guint          width)
{
  char buf[ECOT_ODF_NAME_BUFSIZE];

  write_tab_style (xml, ecot_odf_column_name (buf, number, 'b', 0), "Signature_20_Blank", width - 410,
                   ECOT_ODF_PROPS ("style:type", "right", "style:leader-style", "dotted", "style:leader-text", "."));
}

/* Some rows, and no answer among them. */
static gboolean
is_short_grid (const EcotBlock *block)
{
  gsize length = 0;

  for (guint i = 0; i < block->items->len; i++)
    {
      const EcotField *field = g_ptr_array_index (block->items, i);

      length += field->value != NULL ? strlen (field->value) : 0;
    }

  return block->items->len <= WHOLE_FIELDS && length <= WHOLE_FIELDS_LENGTH;
}

/* Never cut. */
static gboolean
is_short (const EcotBlock *block)
{
  if (block->type == ECOT_BLOCK_TABLE)
    return ecot_table_get_n_rows (block) <= ECOT_WHOLE_ROWS;

  return block->type == ECOT_BLOCK_FIELDS && is_short_grid (block);
}

static const char *
get_space_above (const EcotBlock *block)
{
  return block->type == ECOT_BLOCK_SIGNATURE ? "20pt" : block->type == ECOT_BLOCK_TABLE ? "8pt"
                                                                                        : "0pt";
}

static const char *
get_space_below (const EcotBlock *block)
{
  return block->type == ECOT_BLOCK_TABLE ? "6pt" : block->type == ECOT_BLOCK_FIELDS ? "10pt"
                                                                                    : "0pt";
}

/* What stands above and below a table does so above its first piece and below its last. */
static void
write_piece_style (EcotXmlWriter   *xml,
                   const EcotBlock *block,
                   const char      *name,
                   guint            width,
                   EcotOdfFlags     flags,
                   gboolean         first,
                   gboolean         last)
{
  ecot_xml_start (xml, "style:style");
  ecot_xml_attr (xml, "style:name", name);
  ecot_xml_attr (xml, "style:family", "table");
  ecot_xml_start (xml, "style:table-properties");
  ecot_odf_attr_length (xml, "style:width", width);
  ecot_xml_attr (xml, "table:align", "margins");
  ecot_xml_attr (xml, "table:border-model", "collapsing");
  ecot_xml_attr (xml, "fo:margin-top", first ? get_space_above (block) : "0pt");
  ecot_xml_attr (xml, "fo:margin-bottom", last ? get_space_below (block) : "0pt");
  ecot_xml_attr (xml, "style:may-break-between-rows", is_short (block) ? "false" : NULL);
  ecot_xml_attr (xml, "fo:break-before", first && flags & ECOT_ODF_BREAK ? "page" : NULL);
  ecot_xml_attr (xml, "fo:keep-with-next", last && flags & ECOT_ODF_KEEP ? "always" : NULL);
  ecot_xml_end (xml, "style:table-properties");
  ecot_xml_end (xml, "style:style");
}

static void
write_table_style (EcotXmlWriter   *xml,
                   const EcotBlock *block,
                   guint            number,
                   guint            width,
                   EcotOdfFlags     flags,
                   const GArray    *pieces)
{
  guint n = pieces != NULL ? pieces->len : 1;

  /* The second piece stands for all those in the middle. */
  for (guint i = 0; i < n; i++)
    if (i <= 1 || i + 1 == n)
      {
        char buf[ECOT_ODF_NAME_BUFSIZE];

        write_piece_style (xml, block, ecot_odf_table_style_of_piece (buf, number, i, n), width, flags, i == 0, i + 1 == n);
      }
}

gboolean
ecot_odf_write_table_styles (EcotOdfWork          *work,
                             const EcotBlock      *block,
                             guint                 number,
                             guint                 width,
                             EcotOdfFlags          flags,
                             EcotOdfTableMeasures *measures,
                             GError              **error)
{
  if (!ecot_odf_measure_table (measures, block, width, work, error))
    return FALSE;

  write_table_style (work->xml, block, number, width, flags, measures->pieces);
  for (guint i = 0; i < ecot_odf_block_get_n_columns (block); i++)
    write_column_style (work->xml, number, i, measures->widths[i]);

  if (block->type == ECOT_BLOCK_TABLE)
    write_comma_styles (work->xml, block, number, measures->widths, measures->tails);
  else if (block->type == ECOT_BLOCK_SIGNATURE)
    write_blank_style (work->xml, number, measures->widths[0]);

  return TRUE;
}
