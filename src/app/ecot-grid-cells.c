/* ecot-grid-cells.c: what the cells of a table show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Amounts and totals come from the figures, texts from the records; a number
 * that was computed says so, because it cannot be typed over without meaning it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-choices.h"
#include "app/ecot-grid-model.h"

void
ecot_grid_cell_text_clear (EcotGridCellText *text)
{
  g_clear_pointer (&text->text, g_free);
}

static char *
known_french (EcotFigure figure)
{
  return figure.known ? ecot_figure_to_french (&figure) : g_strdup ("");
}

/* The amounts of a column stand without the euro sign its title has. */
static char *
bare_amount (EcotFigure figure)
{
  char buf[ECOT_AMOUNT_BUFSIZE];

  if (figure.known && figure.unit == ECOT_UNIT_EUR)
    return g_strdup (ecot_amount_format_french_bare (figure.number, buf));

  return known_french (figure);
}

static char *
group_title (EcotGridModel     *self,
             const EcotGridRow *row)
{
  const EcotCategory *category;
  const char         *label;

  if (*row->group == '\0')
    return g_strdup (_ ("Without a category"));

  if (row->record != NULL)
    {
      label = ecot_record_get_text (row->record, "label");
      return g_strdup (label != NULL ? label : _ ("Unnamed category"));
    }

  category = ecot_lot_find_category (ecot_work_get_lot (ecot_grid_model_get_work (self)), row->group);

  return g_strdup (category != NULL ? category->label : row->group);
}

static char *
figure_text (EcotGridModel *self,
             const char    *name)
{
  EcotFigures *figures = ecot_work_get_figures (ecot_grid_model_get_work (self));

  return ecot_figures_has (figures, name) ? bare_amount (ecot_figures_get (figures, name)) : g_strdup ("");
}

/* What the lines of a category come to, where that is a figure. */
static char *
group_subtotal (EcotGridModel        *self,
                const EcotGridRow    *row,
                const EcotGridColumn *column)
{
  g_autofree char *name = NULL;

  if (*row->group == '\0' || column->subtotal == NULL)
    return g_strdup ("");

  name = g_strconcat (column->subtotal, row->group, NULL);

  return figure_text (self, name);
}

static char *
row_title (EcotGridModel     *self,
           const EcotGridRow *row)
{
  const EcotGridSpec *spec = ecot_grid_model_get_spec (self);
  char               *total = NULL;

  if (row->type == ECOT_GRID_GROUP)
    return group_title (self, row);
  if (row->type == ECOT_GRID_ADD)
    return g_strdup (_ (spec->add_label));

  if (spec->name_total != NULL)
    total = spec->name_total (ecot_work_get_figures (ecot_grid_model_get_work (self)));

  return total != NULL ? total : g_strdup (_ ("Total"));
}

/* Rows that are no record: a text at the left, numbers in the columns of totals. */
static EcotGridCellText
get_other_cell (EcotGridModel     *self,
                const EcotGridRow *row,
                guint              column)
{
  const EcotGridColumn *info = ecot_grid_model_get_column (self, column);
  EcotGridCellText      cell = { .level = -1 };

  if (column == 0)
    {
      cell.spans = TRUE;
      cell.editable = row->type == ECOT_GRID_ADD || (row->type == ECOT_GRID_GROUP && row->record != NULL);
      cell.text = row_title (self, row);
    }
  else if (info->total != NULL && row->type != ECOT_GRID_ADD)
    {
      cell.number = TRUE;
      cell.computed = TRUE;
      cell.text = row->type == ECOT_GRID_GROUP ? group_subtotal (self, row, info) : figure_text (self, info->total);
    }

  if (cell.text == NULL)
    cell.text = g_strdup ("");

  return cell;
}

/* What nobody typed. */
static char *
computed_text (EcotGridModel *self,
               EcotRecord    *record,
               guint          column)
{
  EcotGridCompute compute = ecot_grid_model_get_column (self, column)->compute;

  return compute != NULL ? bare_amount (compute (ecot_work_get_figures (ecot_grid_model_get_work (self)), record)) : g_strdup ("");
}

static char *
typed_text (EcotGridModel       *self,
            const EcotValue     *value,
            const EcotFieldSpec *field,
            guint                column)
{
  GPtrArray *options = ecot_grid_model_get_options (self, column);
  char       buf[ECOT_AMOUNT_BUFSIZE];

  if (options != NULL)
    return g_strdup (ecot_choices_label (options, value->text));
  if (field->type == ECOT_VALUE_AMOUNT)
    return g_strdup (ecot_amount_format_french_bare (value->number, buf));
  /* A price has cents, whether they were typed or not. */
  if (g_str_equal (field->name, "unit-cost") && value->number % (ECOT_DECIMAL_ONE / 100) == 0)
    return g_strdup (ecot_amount_format_french_bare (value->number / (ECOT_DECIMAL_ONE / 100), buf));

  return ecot_value_to_french (value);
}

static char *
record_text (EcotGridModel *self,
             EcotRecord    *record,
             guint          column,
             gboolean      *computed)
{
  const EcotFieldSpec *field = ecot_grid_model_get_field (self, column);
  const EcotValue     *value = field != NULL ? ecot_record_get (record, field->name) : NULL;

  *computed = value == NULL || (ecot_value_is_empty (value) && ecot_grid_model_get_column (self, column)->compute != NULL);

  if (*computed)
    return computed_text (self, record, column);

  return ecot_value_is_empty (value) ? g_strdup ("") : typed_text (self, value, field, column);
}

gboolean
ecot_grid_model_is_number (EcotGridModel *self,
                           guint          column)
{
  const EcotFieldSpec *field = ecot_grid_model_get_field (self, column);

  return field == NULL || field->type == ECOT_VALUE_AMOUNT || field->type == ECOT_VALUE_DECIMAL || field->type == ECOT_VALUE_COUNT;
}

EcotGridCellText
ecot_grid_model_get_cell (EcotGridModel *self,
                          guint          row,
                          guint          column)
{
  const EcotGridRow *info = ecot_grid_model_get_row (self, row);
  EcotGridCellText   cell = { .level = -1, .editable = TRUE };
  EcotFinding       *finding;

  if (info->type != ECOT_GRID_RECORD)
    return get_other_cell (self, info, column);

  cell.number = ecot_grid_model_is_number (self, column);
  cell.editable = ecot_grid_model_get_field (self, column) != NULL;
  cell.text = record_text (self, info->record, column, &cell.computed);
  finding = ecot_work_find_cell (ecot_grid_model_get_work (self), info->record, ecot_grid_model_get_column (self, column)->field);

  if (finding != NULL)
    {
      cell.level = (int)ecot_finding_get_level (finding);
      cell.message = ecot_finding_get_message (finding);
    }

  return cell;
}

char *
ecot_grid_model_get_typed (EcotGridModel *self,
                           guint          row,
                           guint          column)
{
  const EcotGridRow   *info = ecot_grid_model_get_row (self, row);
  const EcotFieldSpec *field = ecot_grid_model_get_field (self, column);
  GPtrArray           *options = ecot_grid_model_get_options (self, column);
  const EcotValue     *value;
  char                *text;

  if (info->type == ECOT_GRID_GROUP && info->record != NULL)
    return g_strdup (ecot_record_get_text (info->record, "label") != NULL ? ecot_record_get_text (info->record, "label") : "");
  if (info->type != ECOT_GRID_RECORD || field == NULL)
    return g_strdup ("");

  value = ecot_record_get (info->record, field->name);

  if (options != NULL && value->text != NULL)
    return g_strdup (ecot_choices_label (options, value->text));

  text = ecot_value_to_french (value);

  return text != NULL ? text : g_strdup ("");
}

char *
ecot_grid_model_name_cell (EcotGridModel *self,
                           guint          row,
                           guint          column)
{
  const EcotGridRow *info = ecot_grid_model_get_row (self, row);
  g_autofree char   *title = ecot_grid_model_get_title (self, column);

  if (info->type == ECOT_GRID_RECORD)
    /* Translators: name of a cell of a table: title of its column, number of its line */
    return g_strdup_printf (_ ("%s, line %u"), title, info->number);

  if (column > 0)
    {
      EcotGridCellText first = get_other_cell (self, info, 0);
      char            *name = g_strdup_printf ("%s, %s", title, first.text);

      ecot_grid_cell_text_clear (&first);
      return name;
    }

  return get_other_cell (self, info, 0).text;
}
