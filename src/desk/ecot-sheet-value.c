/* ecot-sheet-value.c: what was typed into a cell of a spreadsheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number is what its program meant (see ecot-binary.h), and an hour typed as 8:30 is
 * eight hours and a half.
 */

#include "config.h"

#include "desk/ecot-sheet-value-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/ecot-binary.h"
#include "base/ecot-error.h"
#include "base/ecot-number.h"
#include "compose/ecot-choices.h"
#include "report/ecot-origin.h"
#include "table/ecot-table-number.h"

/* Its decimals are all meant: what a field cannot hold is no number for it. */
gboolean
ecot_sheet_read_number (const char *text,
                        guint       scale,
                        gint64     *number)
{
  gboolean rounded;

  return ecot_binary_read (text, scale, number, &rounded, NULL) && !rounded;
}

static EcotValueType
get_type_of (EcotKind kind,
             guint    field)
{
  return ecot_schema_get_kind (kind)->fields[field].type;
}

static const char *
get_name_of (EcotKind kind,
             guint    field)
{
  return ecot_schema_get_kind (kind)->fields[field].name;
}

static gboolean
is_numeric (const EcotTableCell *cell)
{
  return cell->kind == ECOT_TABLE_NUMBER || cell->kind == ECOT_TABLE_CURRENCY || cell->kind == ECOT_TABLE_PERCENTAGE;
}

static gboolean
fail (const EcotTableCell *cell,
      GError             **error)
{
  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE, _ ("“%s” is no number this cell can hold"),
               *cell->text != '\0' ? cell->text : cell->value);
  return FALSE;
}

/* A fraction where a percentage was written; "47" typed into a cell that lost its format is 47 %. */
static gboolean
read_percentage (const EcotTableCell *cell,
                 gint64              *number)
{
  if (!ecot_sheet_read_number (cell->value, 6, number))
    return FALSE;
  if (cell->kind == ECOT_TABLE_PERCENTAGE || *number <= 1000000)
    return TRUE;

  return ecot_sheet_read_number (cell->value, 4, number);
}

static gboolean
read_numeric (EcotKind             kind,
              guint                field,
              const EcotTableCell *cell,
              EcotValue           *value,
              GError             **error)
{
  EcotValueType type = get_type_of (kind, field);
  guint         scale = type == ECOT_VALUE_AMOUNT ? 2 : (type == ECOT_VALUE_COUNT ? 0 : 4);
  gint64        number;

  if (ecot_choice_is_share (kind, get_name_of (kind, field)) ? !read_percentage (cell, &number) : !ecot_sheet_read_number (cell->value, scale, &number))
    return fail (cell, error);

  *value = ecot_value_number (type, number);
  return TRUE;
}

/* "2017-07-24T00:00:00" is that day. */
static gboolean
read_date (const EcotTableCell *cell,
           EcotValue           *value,
           GError             **error)
{
  g_auto (GStrv) parts = g_strsplit (cell->value, "T", 2);

  return ecot_value_from_machine (ECOT_VALUE_DATE, parts[0] != NULL ? parts[0] : "", value, error);
}

static gboolean
read_choice (EcotKind             kind,
             guint                field,
             const EcotTableCell *cell,
             EcotValue           *value,
             GError             **error)
{
  const char      *name = ecot_schema_get_kind (kind)->fields[field].name;
  const char      *id = ecot_choice_from_label (kind, name, cell->text);
  g_autofree char *all = NULL;

  if (id != NULL)
    {
      *value = ecot_value_text (ECOT_VALUE_CHOICE, id);
      return TRUE;
    }

  /* What the papers have no word for stands there as it is: the code of an account. */
  all = ecot_choice_list_labels (kind, name);
  if (all == NULL)
    {
      *value = ecot_value_text (ECOT_VALUE_CHOICE, cell->text);
      return TRUE;
    }

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE, _ ("“%s” is none of the choices: %s"), cell->text, all);
  return FALSE;
}

static gboolean
read_typed (EcotKind             kind,
            guint                field,
            const EcotTableCell *cell,
            EcotValue           *value,
            GError             **error)
{
  EcotDecimal percent;

  if (!ecot_choice_is_share (kind, get_name_of (kind, field)))
    return ecot_value_from_french (get_type_of (kind, field), cell->text, value, error);
  if (!ecot_number_read_percent (cell->text, &percent, error))
    return FALSE;

  *value = ecot_value_number (ECOT_VALUE_DECIMAL, percent);
  return TRUE;
}

/* What is counted in hours, or may be. */
static gboolean
counts_hours (EcotKind kind,
              guint    field)
{
  const char *name = get_name_of (kind, field);

  return get_type_of (kind, field) == ECOT_VALUE_DECIMAL &&
         (strcmp (name, "hours") == 0 || strcmp (name, "quantity") == 0 || (kind == ECOT_KIND_TIME && strcmp (name, "realised") == 0));
}

static gboolean
read_filled (EcotKind             kind,
             guint                field,
             const EcotTableCell *cell,
             EcotValue           *value,
             GError             **error)
{
  EcotValueType type = get_type_of (kind, field);
  EcotDecimal   hours;
  gboolean      rounded;

  if (type == ECOT_VALUE_CHOICE)
    return read_choice (kind, field, cell, value, error);

  if (ecot_value_type_is_text (type))
    {
      *value = ecot_value_text (type, cell->text);
      return TRUE;
    }

  if (type == ECOT_VALUE_DATE && cell->kind == ECOT_TABLE_DATE)
    return read_date (cell, value, error);
  if (type != ECOT_VALUE_DATE && is_numeric (cell))
    return read_numeric (kind, field, cell, value, error);
  if (counts_hours (kind, field) && ecot_table_cell_read_hours (cell, &hours, &rounded))
    {
      *value = ecot_value_number (type, hours);
      return TRUE;
    }
  if (cell->kind != ECOT_TABLE_TEXT)
    return fail (cell, error);

  return read_typed (kind, field, cell, value, error);
}

static gboolean
is_empty (const EcotTableCell *cell)
{
  return cell == NULL || cell->kind == ECOT_TABLE_EMPTY || (cell->kind == ECOT_TABLE_TEXT && *cell->text == '\0');
}

gboolean
ecot_sheet_read_cell (EcotKind             kind,
                      guint                field,
                      const EcotTableCell *cell,
                      EcotValue           *value,
                      GError             **error)
{
  *value = ECOT_VALUE_EMPTY;
  if (is_empty (cell))
    return TRUE;
  if (cell->kind == ECOT_TABLE_ERROR)
    return fail (cell, error);

  if (!read_filled (kind, field, cell, value, error))
    return FALSE;
  if (ecot_schema_check_value (kind, field, value, error))
    return TRUE;

  ecot_value_clear (value);
  return FALSE;
}

gboolean
ecot_sheet_cell_is (EcotKind             kind,
                    guint                field,
                    const EcotTableCell *cell,
                    const char          *base)
{
  EcotValueType      type = get_type_of (kind, field);
  g_auto (EcotValue) was = ECOT_VALUE_EMPTY;
  g_auto (EcotValue) is = ECOT_VALUE_EMPTY;
  g_autofree char   *text = ecot_origin_clean (cell != NULL ? cell->text : "");

  if (is_empty (cell) || *base == '\0')
    return is_empty (cell) && *base == '\0';
  if (ecot_value_type_is_text (type))
    return strcmp (text, base) == 0;

  return ecot_value_from_machine (type, base, &was, NULL) && ecot_sheet_read_cell (kind, field, cell, &is, NULL) && ecot_value_equal (&was, &is);
}
