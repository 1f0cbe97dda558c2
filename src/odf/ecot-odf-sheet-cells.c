/* ecot-odf-sheet-cells.c: the cells of a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * office:value is what a program computes with, the paragraph in a cell what one
 * shows that does not know the style; both come from the same integer.  A text is
 * a text whatever it begins with: only what the composer gave as a formula becomes one.
 */

#include <string.h>

#include "odf/ecot-odf-sheet.h"

/* "-0.123456": a percentage as a fraction */
#define NUMBER_BUFSIZE MAX (ECOT_AMOUNT_BUFSIZE, ECOT_DATE_BUFSIZE)

static void
start_cell (EcotOdfSheetWriter *self,
            EcotOdfKind         kind,
            EcotOdfLook         look,
            guint               span)
{
  ecot_xml_start (self->xml, "table:table-cell");
  ecot_xml_attr (self->xml, "table:style-name", ecot_odf_use_cell_style (self->used, kind, look));
  if (span > 1)
    ecot_xml_attr_int (self->xml, "table:number-columns-spanned", span);
}

void
ecot_odf_write_sheet_blanks (EcotOdfSheetWriter *self,
                             const char         *element,
                             guint               n)
{
  if (n == 0)
    return;

  ecot_xml_start (self->xml, element);
  if (n > 1)
    ecot_xml_attr_int (self->xml, "table:number-columns-repeated", n);
  ecot_xml_end (self->xml, element);
}

static void
end_cell (EcotOdfSheetWriter *self,
          guint               span)
{
  ecot_xml_end (self->xml, "table:table-cell");
  ecot_odf_write_sheet_blanks (self, "table:covered-table-cell", span - 1);
}

/* In a spreadsheet each line of a cell is a paragraph, and there are no tabs. */
static void
write_cell_text (EcotOdfSheetWriter *self,
                 const char         *text)
{
  g_autofree char *spaced = NULL;
  g_auto (GStrv)   lines = NULL;

  if (strpbrk (text, "\n\t") == NULL)
    {
      ecot_odf_put_p (self->xml, NULL, text);
      return;
    }

  spaced = g_strdelimit (g_strdup (text), "\t", ' ');
  lines = g_strsplit (spaced, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    ecot_odf_put_p (self->xml, NULL, lines[i]);
}

void
ecot_odf_write_sheet_text (EcotOdfSheetWriter *self,
                           EcotOdfKind         kind,
                           EcotOdfLook         look,
                           guint               span,
                           const char         *text)
{
  start_cell (self, kind, look, span);
  if (*text != '\0')
    {
      ecot_xml_attr (self->xml, "office:value-type", "string");
      write_cell_text (self, text);
    }
  end_cell (self, span);
}

/* 47 % is held as 470 000, and is 0.47. */
static void
format_fraction (gint64 percent,
                 char   buf[NUMBER_BUFSIZE])
{
  guint64 magnitude = percent < 0 ? -(guint64)percent : (guint64)percent;
  gsize   n = (gsize)g_snprintf (buf, NUMBER_BUFSIZE, "%s%" G_GUINT64_FORMAT ".%06u",
                               percent < 0 ? "-" : "", magnitude / 1000000, (guint)(magnitude % 1000000));

  while (buf[n - 1] == '0')
    n--;
  buf[buf[n - 1] == '.' ? n - 1 : n] = '\0';
}

/* The value a program computes with; never through a double, never with a comma. */
static void
write_value (EcotOdfSheetWriter *self,
             const EcotCell     *cell)
{
  char buf[NUMBER_BUFSIZE];

  switch (cell->type)
    {
    case ECOT_CELL_AMOUNT:
      ecot_xml_attr (self->xml, "office:value-type", "currency");
      ecot_xml_attr (self->xml, "office:currency", "EUR");
      ecot_xml_attr (self->xml, "office:value", ecot_amount_format (cell->number, buf));
      break;

    case ECOT_CELL_DECIMAL:
      ecot_xml_attr (self->xml, "office:value-type", "float");
      ecot_xml_attr (self->xml, "office:value", ecot_decimal_format (cell->number, buf));
      break;

    case ECOT_CELL_PERCENT:
      format_fraction (cell->number, buf);
      ecot_xml_attr (self->xml, "office:value-type", "percentage");
      ecot_xml_attr (self->xml, "office:value", buf);
      break;

    case ECOT_CELL_DATE:
      ecot_xml_attr (self->xml, "office:value-type", "date");
      ecot_xml_attr (self->xml, "office:date-value", ecot_date_format (cell->number, buf));
      break;

    case ECOT_CELL_TEXT:
      if (*cell->text != '\0')
        ecot_xml_attr (self->xml, "office:value-type", "string");
      break;

    case ECOT_CELL_EMPTY:
    default:
      if (cell->formula != NULL)
        {
          ecot_xml_attr (self->xml, "office:value-type", "string");
          ecot_xml_attr (self->xml, "office:string-value", "");
        }
      break;
    }
}

/* Seen by who points at the cell, and not printed. */
static void
write_note (EcotOdfSheetWriter *self,
            const char         *note)
{
  ecot_xml_start (self->xml, "office:annotation");
  ecot_xml_attr (self->xml, "office:display", "false");
  write_cell_text (self, note);
  ecot_xml_end (self->xml, "office:annotation");
}

gboolean
ecot_odf_write_sheet_cell (EcotOdfSheetWriter        *self,
                           const EcotCell            *cell,
                           const EcotRow             *row,
                           const EcotColumn          *column,
                           const EcotOdfColumnFormat *format,
                           GError                   **error)
{
  g_autofree char *formula = NULL;
  char             buf[ECOT_ODF_ADDRESS_BUFSIZE];

  if (cell->formula != NULL)
    {
      const EcotOdfPlace place = { row, self->number, self->row - 1, self->sheet->n_columns };

      formula = ecot_odf_resolve_formula (self->layout, &place, cell->formula, error);
      if (formula == NULL)
        return FALSE;
    }

  start_cell (self, ecot_odf_cell_kind (cell, column, format), ecot_odf_cell_look (cell, row, format), cell->span);
  if (cell->rule != NULL)
    ecot_xml_attr (self->xml, "table:content-validation-name", ecot_odf_rule_name (cell->rule, buf));
  ecot_xml_attr (self->xml, "table:formula", formula);
  write_value (self, cell);
  if (cell->note != NULL)
    write_note (self, cell->note);

  if (cell->type == ECOT_CELL_AMOUNT)
    {
      g_autofree char *text = g_strconcat (cell->text, "\u00a0€", NULL);

      write_cell_text (self, text);
    }
  else if (cell->text != NULL && *cell->text != '\0')
    write_cell_text (self, cell->text);

  end_cell (self, cell->span);
  return TRUE;
}
