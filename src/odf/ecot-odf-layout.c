/* ecot-odf-layout.c: where each block of a report stands in a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks go down the rows of a sheet one below the other and share its columns,
 * whose widths therefore come from all its tables.  Formulas name cells that
 * may stand further down or on a later sheet, so addresses are known before the
 * first cell is written; so are the styles, which the file has before its cells.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/ecot-error.h"
#include "odf/ecot-odf-sheet.h"
#include "report/ecot-origin.h"
#include "report/ecot-row-reader.h"

/* What a spreadsheet program can hold. */
#define MAX_ROWS 1048576

/* Excel takes no longer names of sheets, and many sheets end there. */
#define MAX_SHEET_NAME 31
/* Of a word that leads to another, as « pour »: no name ends in it. */
#define MAX_LEADING_WORD 4

static void
sheet_free (EcotOdfSheet *sheet)
{
  g_free (sheet->name);
  g_free (sheet->widths);
  g_free (sheet);
}

void
ecot_odf_layout_free (EcotOdfLayout *self)
{
  for (guint i = 0; i < ecot_report_get_n_blocks (self->report); i++)
    {
      g_free (self->formats[i]);
      g_free (self->heights[i]);
      g_clear_pointer (&self->lines[i], g_ptr_array_unref);
    }

  g_free (self->formats);
  g_free (self->heights);
  g_free (self->lines);
  g_free (self->lists);
  g_ptr_array_unref (self->sheets);
  g_hash_table_unref (self->anchors);
  ecot_report_unref (self->report);
  g_free (self);
}

/* Names: what programs refuse in one, and a second sheet of the same name. */

/* @text was longer by @rest: it ends with a word. */
static void
end_name (GString    *text,
          const char *rest)
{
  const char *space = strrchr (text->str, ' ');

  if (*rest != ' ' && space != NULL)
    g_string_truncate (text, (gsize)(space - text->str));

  while ((space = strrchr (text->str, ' ')) != NULL && g_utf8_strlen (space + 1, -1) <= MAX_LEADING_WORD)
    g_string_truncate (text, (gsize)(space - text->str));
}

static char *
clean_name (const char *name)
{
  GString *clean = g_string_new (NULL);
  glong    length = 0;

  for (; *name != '\0' && length < MAX_SHEET_NAME; name = g_utf8_next_char (name))
    {
      gunichar c = g_utf8_get_char (name);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        c = ' ';
      else if (strchr ("[]*?:/\\'", (int)MIN (c, 0x7f)) != NULL)
        c = '-';

      g_string_append_unichar (clean, c);
      length++;
    }

  if (*name != '\0')
    end_name (clean, name);
  g_strstrip (clean->str);
  if (*clean->str == '\0')
    g_string_assign (clean, "Feuille");

  return g_string_free (clean, FALSE);
}

static gboolean
has_sheet (EcotOdfLayout *self,
           const char    *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      g_autofree char *other = g_utf8_casefold (((EcotOdfSheet *)g_ptr_array_index (self->sheets, i))->name, -1);

      if (g_str_equal (folded, other))
        return TRUE;
    }

  return FALSE;
}

/* "Budget", "Budget (2)", "Budget (3)"… within the length allowed. */
static char *
unique_name (EcotOdfLayout *self,
             const char    *name)
{
  char *unique = clean_name (name);

  for (guint n = 2; has_sheet (self, unique); n++)
    {
      g_autofree char *suffix = g_strdup_printf (" (%u)", n);
      g_autofree char *clean = clean_name (name);
      g_autofree char *stem = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), MAX_SHEET_NAME - (glong)strlen (suffix)));

      g_free (unique);
      unique = g_strconcat (stem, suffix, NULL);
    }

  return unique;
}

static EcotOdfSheet *
add_sheet (EcotOdfLayout *self,
           const char    *name,
           guint          first)
{
  EcotOdfSheet *sheet = g_new0 (EcotOdfSheet, 1);

  sheet->name = unique_name (self, name);
  sheet->first = first;
  sheet->main = G_MAXUINT;
  g_ptr_array_add (self->sheets, sheet);

  return sheet;
}

static gboolean
has_head (const EcotBlock *block)
{
  return block->type == ECOT_BLOCK_TABLE && block->header_row;
}

/* Where what leads to the table @i of @sheet begins. */
static guint
find_lead (EcotOdfLayout      *self,
           const EcotOdfSheet *sheet,
           guint               i)
{
  while (i > sheet->first + 1)
    {
      const EcotBlock *before = ecot_report_get_block (self->report, i - 1);

      if (before->type != ECOT_BLOCK_HEADING && !before->keep_with_next)
        break;
      i--;
    }

  return i;
}

/* A sheet repeats one head in print, whatever stands on its next pages, and keeps one in sight: a second table with a
 * head of its own has a sheet of its own, named as the table. */
static EcotOdfSheet *
add_table_sheet (EcotOdfLayout *self,
                 EcotOdfSheet  *sheet,
                 guint          i)
{
  const char   *name = ecot_report_get_block (self->report, i)->text;
  EcotOdfSheet *own = add_sheet (self, name != NULL ? name : sheet->name, find_lead (self, sheet, i));

  sheet->end = own->first;
  return own;
}

/* A block that stands before the first sheet begins one named as the paper. */
static void
find_sheets (EcotOdfLayout *self)
{
  EcotOdfSheet *sheet = NULL;
  guint         n = ecot_report_get_n_blocks (self->report);

  for (guint i = 0; i < n; i++)
    {
      const EcotBlock *block = ecot_report_get_block (self->report, i);

      if (block->type == ECOT_BLOCK_SHEET)
        sheet = add_sheet (self, block->text, i + 1);
      else if (sheet == NULL)
        sheet = add_sheet (self, ecot_report_get_info (self->report)->title, i);
      else if (has_head (block) && sheet->main != G_MAXUINT)
        sheet = add_table_sheet (self, sheet, i);

      if (has_head (block))
        sheet->main = i;
      sheet->end = i + 1;
    }

  if (sheet == NULL)
    add_sheet (self, ecot_report_get_info (self->report)->title, 0);
}

static EcotOdfKind
align_kind (EcotAlign align)
{
  return ECOT_ODF_KIND_START + MIN (align, ECOT_ALIGN_END);
}

EcotOdfKind
ecot_odf_cell_kind (const EcotCell            *cell,
                    const EcotColumn          *column,
                    const EcotOdfColumnFormat *format)
{
  switch (cell->type == ECOT_CELL_EMPTY ? format->type : cell->type)
    {
    case ECOT_CELL_DATE:
      return ECOT_ODF_KIND_DATE;

    case ECOT_CELL_AMOUNT:
      return ECOT_ODF_KIND_AMOUNT;

    case ECOT_CELL_DECIMAL:
      /* What is typed must not be shown rounded. */
      return cell->field != NULL && format->decimals == 0 ? ECOT_ODF_KIND_OPEN : ECOT_ODF_KIND_DECIMAL + format->decimals;

    case ECOT_CELL_PERCENT:
      return ECOT_ODF_KIND_PERCENT + (cell->input ? MAX (format->percent_decimals, ECOT_ODF_TYPED_PERCENT_DECIMALS) : format->percent_decimals);

    case ECOT_CELL_TEXT:
    case ECOT_CELL_EMPTY:
    default:
      return cell->span > 1 ? ECOT_ODF_KIND_START : align_kind (column->align);
    }
}

static gboolean
has_list (const EcotCell *cell)
{
  return cell->rule != NULL && cell->rule->type == ECOT_RULE_CHOICES;
}

EcotOdfLook
ecot_odf_cell_look (const EcotCell            *cell,
                    const EcotRow             *row,
                    const EcotOdfColumnFormat *format)
{
  switch (row->type)
    {
    case ECOT_ROW_GROUP:
      return ECOT_ODF_LOOK_GROUP;

    case ECOT_ROW_SUBTOTAL:
      return ECOT_ODF_LOOK_SUBTOTAL;

    case ECOT_ROW_TOTAL:
      return ECOT_ODF_LOOK_TOTAL;

    case ECOT_ROW_NORMAL:
    default:
      if (cell->input && has_list (cell))
        return format->aside ? ECOT_ODF_LOOK_ASIDE : ECOT_ODF_LOOK_CHOICE;
      if (cell->input)
        return ECOT_ODF_LOOK_INPUT;

      return cell->strong ? ECOT_ODF_LOOK_GROUP : ECOT_ODF_LOOK_ROW;
    }
}

/* Rows. */

/* Only what formulas of other rows name is kept: a line may have names of its own, and there may be many lines. */
static gboolean
place_anchors (EcotOdfLayout   *self,
               const GPtrArray *cells,
               guint            column,
               guint            sheet,
               guint            number,
               GError         **error)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const EcotCell *cell = g_ptr_array_index (cells, i);
      EcotOdfAddress *address = cell->anchor != NULL ? g_hash_table_lookup (self->anchors, cell->anchor) : NULL;

      if (address != NULL && address->placed)
        {
          g_set_error (error, ECOT_ERROR, ECOT_ERROR_USAGE,
                       _ ("“%s”: two cells are called “%s”. This is a fault of the program: please report it."),
                       ecot_report_get_info (self->report)->title, cell->anchor);
          return FALSE;
        }

      if (address != NULL)
        *address = (EcotOdfAddress){ sheet, column, number, TRUE };
      column += cell->span;
    }

  return TRUE;
}

static gboolean
row_computes (const EcotRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const EcotCell *cell = g_ptr_array_index (row->cells, i);

      if (cell->input || cell->formula != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_name (const EcotRow *row)
{
  g_autofree char *name = ecot_origin_row_name (row);

  return name != NULL;
}

/* Programs find the height of a row by its screen, where a text may take a line less than on paper, and
 * never by merged cells: a row of several lines is given its height, one of a single line finds its own. */
static guint
measure_lines (const EcotRow   *row,
               const GPtrArray *cells,
               const guint     *widths,
               gboolean         asides)
{
  guint column = 0, lines = 1;

  for (guint i = 0; i < cells->len; i++)
    {
      const EcotCell *cell = g_ptr_array_index (cells, i);
      guint           width = 0;

      for (guint j = column; j < column + cell->span; j++)
        width += widths[j];
      column += cell->span;

      /* Bold letters are wider. */
      if (cell->type == ECOT_CELL_TEXT && !(asides && has_list (cell)))
        lines = MAX (lines, ecot_odf_count_lines (cell->text, row->type != ECOT_ROW_NORMAL || cell->strong ? width * 94 / 100 : width));
    }

  return lines;
}

static guint8
measure_row (const EcotOdfSheet *sheet,
             const EcotRow      *row)
{
  guint lines = measure_lines (row, row->cells, sheet->widths, FALSE);

  if (row->asides != NULL)
    lines = MAX (lines, measure_lines (row, row->asides, sheet->widths + sheet->n_columns, TRUE));

  return (guint8)(lines > 1 ? lines : 0);
}

/* The empty row below a table is counted in. */
static gboolean
place_table (EcotOdfLayout *self,
             guint          number,
             guint          i,
             GError       **error)
{
  EcotOdfSheet             *sheet = g_ptr_array_index (self->sheets, number);
  const EcotBlock          *table = ecot_report_get_block (self->report, i);
  g_autoptr (EcotRowReader) rows = ecot_row_reader_new (table);

  self->heights[i] = g_new (guint8, ecot_row_reader_get_n (rows) + 1);
  if (i == sheet->main)
    sheet->main_row = sheet->n_rows;
  sheet->n_rows += table->header_row;

  for (guint j = 0; j < ecot_row_reader_get_n (rows); j++)
    {
      const EcotRow *row = ecot_row_reader_get (rows, j);

      if (!place_anchors (self, row->cells, 0, number, sheet->n_rows, error) ||
          (row->asides != NULL && !place_anchors (self, row->asides, sheet->n_columns, number, sheet->n_rows, error)))
        return FALSE;

      sheet->n_rows++;

      self->heights[i][j] = measure_row (sheet, row);
      sheet->locked = sheet->locked || row_computes (row);
      sheet->keyed = sheet->keyed || (ecot_report_get_info (self->report)->origin != NULL && has_name (row));
      if (!ecot_odf_work_next_row (self->work, j, error))
        return FALSE;
    }

  sheet->n_rows++;
  return TRUE;
}

static gboolean
place_block (EcotOdfLayout *self,
             guint          number,
             guint          i,
             GError       **error)
{
  EcotOdfSheet    *sheet = g_ptr_array_index (self->sheets, number);
  const EcotBlock *block = ecot_report_get_block (self->report, i);

  if (block->type == ECOT_BLOCK_TABLE)
    return place_table (self, number, i, error);

  self->lines[i] = ecot_odf_block_to_lines (block, sheet);
  sheet->n_rows += self->lines[i]->len;

  return TRUE;
}

static gboolean
place_sheet (EcotOdfLayout *self,
             guint          number,
             GError       **error)
{
  EcotOdfSheet *sheet = g_ptr_array_index (self->sheets, number);

  for (guint i = sheet->first; i < sheet->end; i++)
    if (!place_block (self, number, i, error) || !ecot_odf_work_end_block (self->work, ecot_report_get_block (self->report, i), error))
      return FALSE;

  if (sheet->n_rows > MAX_ROWS)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_OVERFLOW,
                   _ ("“%s” has %u rows, and a spreadsheet can hold %u. Split the dossier, or write it as text."),
                   sheet->name, sheet->n_rows, MAX_ROWS);
      return FALSE;
    }

  return TRUE;
}

/* What a formula names may stand on a later sheet: all are looked at before anything has its place. */
static gboolean
place_sheets (EcotOdfLayout *self,
              GError       **error)
{
  for (guint i = 0; i < self->sheets->len; i++)
    if (!ecot_odf_measure_columns (self, g_ptr_array_index (self->sheets, i), error))
      return FALSE;

  for (guint i = 0; i < self->sheets->len; i++)
    if (!place_sheet (self, i, error))
      return FALSE;

  return TRUE;
}

EcotOdfLayout *
ecot_odf_layout_new (EcotReport  *report,
                     EcotOdfWork *work,
                     GError     **error)
{
  g_autoptr (EcotOdfLayout) self = g_new0 (EcotOdfLayout, 1);
  guint                     n = ecot_report_get_n_blocks (report);

  self->report = ecot_report_ref (report);
  self->work = work;
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)sheet_free);
  self->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->formats = g_new0 (EcotOdfColumnFormat *, n);
  self->lines = g_new0 (GPtrArray *, n);
  self->heights = g_new0 (guint8 *, n);
  find_sheets (self);
  if (!place_sheets (self, error))
    return NULL;

  if (ecot_odf_has_lists (self))
    self->lists = unique_name (self, "Listes");

  return g_steal_pointer (&self);
}
