/* ecot-odf-sheet-rules.c: what a spreadsheet lets people type
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OpenDocument 1.3 part 3, 9.4.4.  Choices stand in the cells of a hidden sheet
 * and not in the condition: there a text may have any characters, and Gnumeric,
 * LibreOffice and whoever writes Excel files from them all read a range.
 */

#include <string.h>

#include "odf/ecot-odf-sheet.h"

static const EcotRule *
get_rule (const EcotOdfLayout *layout,
          guint                i)
{
  return ecot_report_get_rules (layout->report)->pdata[i];
}

static guint
count_rules (const EcotOdfLayout *layout)
{
  return ecot_report_get_rules (layout->report)->len;
}

const char *
ecot_odf_rule_name (const EcotRule *rule,
                    char            buf[ECOT_ODF_ADDRESS_BUFSIZE])
{
  g_snprintf (buf, ECOT_ODF_ADDRESS_BUFSIZE, "saisie%u", rule->number);
  return buf;
}

/* {{{ Conditions */

/* 'Listes'.$A$1:.$A$12, absolute: it is the same for every cell. */
static char *
make_range (const EcotOdfLayout *layout,
            guint                column,
            guint                n)
{
  g_autofree char *sheet = ecot_odf_quote_sheet (layout->lists);
  char             buf[ECOT_ODF_ADDRESS_BUFSIZE];
  const char      *address = ecot_odf_format_address (column, 0, buf);
  int              letters = (int)strcspn (address, "0123456789");

  return g_strdup_printf ("[$%s.$%.*s$1:.$%.*s$%u]", sheet, letters, address, letters, address, n);
}

static char *
make_condition (const EcotOdfLayout *layout,
                const EcotRule      *rule,
                guint                column)
{
  g_autofree char *range = NULL;

  switch (rule->type)
    {
    case ECOT_RULE_CHOICES:
      range = make_range (layout, column, rule->choices->len);
      return g_strdup_printf ("of:cell-content-is-in-list(%s)", range);

    case ECOT_RULE_WHOLE:
      return g_strdup ("of:cell-content-is-whole-number() and cell-content()>=0");

    case ECOT_RULE_NUMBER:
      return g_strdup_printf ("of:cell-content-is-decimal-number() and cell-content-is-between(-%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ")",
                              ECOT_AMOUNT_MAX / 100, ECOT_AMOUNT_MAX / 100);

    case ECOT_RULE_SHARE:
      return g_strdup ("of:cell-content-is-decimal-number() and cell-content-is-between(0,1)");

    case ECOT_RULE_DATE:
    default:
      /* The first of 1900, by which no program counts otherwise. */
      return g_strdup ("of:cell-content-is-date() and cell-content()>=2");
    }
}

static void
write_message (EcotXmlWriter *xml,
               const char    *element,
               const char    *type,
               const char    *title,
               const char    *text)
{
  ecot_xml_start (xml, element);
  ecot_xml_attr (xml, "table:title", title);
  ecot_xml_attr (xml, "table:display", "true");
  ecot_xml_attr (xml, "table:message-type", type);
  ecot_odf_put_p (xml, NULL, text);
  ecot_xml_end (xml, element);
}

static void
write_rule (EcotXmlWriter       *xml,
            const EcotOdfLayout *layout,
            const EcotRule      *rule,
            guint                column)
{
  const EcotOdfSheet *first = g_ptr_array_index (layout->sheets, 0);
  g_autofree char    *sheet = ecot_odf_quote_sheet (first->name);
  g_autofree char    *base = g_strconcat (sheet, ".A1", NULL);
  g_autofree char    *condition = make_condition (layout, rule, column);
  char                buf[ECOT_ODF_ADDRESS_BUFSIZE];

  ecot_xml_start (xml, "table:content-validation");
  ecot_xml_attr (xml, "table:name", ecot_odf_rule_name (rule, buf));
  ecot_xml_attr (xml, "table:condition", condition);
  ecot_xml_attr (xml, "table:allow-empty-cell", "true");
  ecot_xml_attr (xml, "table:display-list", rule->type == ECOT_RULE_CHOICES ? "unsorted" : NULL);
  ecot_xml_attr (xml, "table:base-cell-address", base);
  if (rule->hint != NULL)
    write_message (xml, "table:help-message", NULL, rule->title, rule->hint);
  write_message (xml, "table:error-message", "stop", rule->title, rule->refusal);
  ecot_xml_end (xml, "table:content-validation");
}

void
ecot_odf_write_sheet_rules (EcotXmlWriter       *xml,
                            const EcotOdfLayout *layout)
{
  guint column = 0;

  if (count_rules (layout) == 0)
    return;

  ecot_xml_start (xml, "table:content-validations");
  for (guint i = 0; i < count_rules (layout); i++)
    {
      write_rule (xml, layout, get_rule (layout, i), column);
      column += get_rule (layout, i)->type == ECOT_RULE_CHOICES;
    }
  ecot_xml_end (xml, "table:content-validations");
}

/* }}} */
/* {{{ Lists */

gboolean
ecot_odf_has_lists (const EcotOdfLayout *layout)
{
  for (guint i = 0; i < count_rules (layout); i++)
    if (get_rule (layout, i)->type == ECOT_RULE_CHOICES)
      return TRUE;

  return FALSE;
}

/* One more sheet after those of the paper. */
void
ecot_odf_write_lists_style (EcotXmlWriter *xml)
{
  ecot_xml_start (xml, "style:style");
  ecot_xml_attr (xml, "style:name", "listes");
  ecot_xml_attr (xml, "style:family", "table");
  ecot_odf_put_element (xml, "style:table-properties", ECOT_ODF_PROPS ("table:display", "false", "style:writing-mode", "lr-tb"));
  ecot_xml_end (xml, "style:style");
}

static void
write_choice (EcotOdfSheetWriter *self,
              const EcotRule     *rule,
              guint               row)
{
  if (row < rule->choices->len)
    ecot_odf_write_sheet_text (self, ECOT_ODF_KIND_START, ECOT_ODF_LOOK_PLAIN, 1, rule->choices->pdata[row]);
  else
    ecot_odf_write_sheet_blanks (self, "table:table-cell", 1);
}

/* FALSE: no list is that long. */
static gboolean
write_choices (EcotOdfSheetWriter *self,
               guint               row)
{
  gboolean any = FALSE;

  for (guint i = 0; i < count_rules (self->layout); i++)
    any |= get_rule (self->layout, i)->type == ECOT_RULE_CHOICES && row < get_rule (self->layout, i)->choices->len;
  if (!any)
    return FALSE;

  ecot_xml_start (self->xml, "table:table-row");
  for (guint i = 0; i < count_rules (self->layout); i++)
    if (get_rule (self->layout, i)->type == ECOT_RULE_CHOICES)
      write_choice (self, get_rule (self->layout, i), row);
  ecot_xml_end (self->xml, "table:table-row");
  return TRUE;
}

void
ecot_odf_write_sheet_lists (EcotOdfSheetWriter *self)
{
  guint n = 0;

  for (guint i = 0; i < count_rules (self->layout); i++)
    n += get_rule (self->layout, i)->type == ECOT_RULE_CHOICES;

  ecot_xml_start (self->xml, "table:table");
  ecot_xml_attr (self->xml, "table:name", self->layout->lists);
  ecot_xml_attr (self->xml, "table:style-name", "listes");
  ecot_xml_attr (self->xml, "table:protected", "true");
  ecot_xml_attr (self->xml, "table:print", "false");
  ecot_xml_start (self->xml, "table:table-column");
  if (n > 1)
    ecot_xml_attr_int (self->xml, "table:number-columns-repeated", n);
  ecot_xml_end (self->xml, "table:table-column");
  for (guint row = 0; write_choices (self, row); row++)
    ;
  ecot_xml_end (self->xml, "table:table");
}

/* }}} */
