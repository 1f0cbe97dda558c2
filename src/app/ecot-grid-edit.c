/* ecot-grid-edit.c: what can be done to the cells of a table, each one undo step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/ecot-grid-edit-private.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-choices.h"
#include "app/ecot-typed.h"
#include "base/ecot-error.h"
#include "call/ecot-accounts.h"

EcotDossier *
ecot_grid_edit_get_dossier (EcotGridModel *model)
{
  return ecot_work_get_dossier (ecot_grid_model_get_work (model));
}

gboolean
ecot_grid_edit_perform (EcotGridModel *model,
                        EcotAction    *action)
{
  return ecot_work_perform (ecot_grid_model_get_work (model), action);
}

/* Why has been said already, in the window; the text stays where it is. */
static gboolean
perform_or_keep (EcotGridModel *model,
                 EcotAction    *action,
                 GError       **error)
{
  if (ecot_grid_edit_perform (model, action))
    return TRUE;

  g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_WRITE, _ ("This could not be written; the text is kept here"));

  return FALSE;
}

/* Plans go deeper than the list: "6041". */
static gboolean
is_account (EcotGridModel       *model,
            const EcotFieldSpec *field,
            const char          *text)
{
  return ecot_grid_model_get_spec (model)->kind == ECOT_KIND_LINE && g_str_equal (field->name, "account") &&
         ecot_accounts_has_code (ecot_accounts_get (NULL), ECOT_SIDE_CHARGES, text);
}

gboolean
ecot_grid_edit_read (EcotGridModel *model,
                     guint          column,
                     const char    *text,
                     EcotValue     *value,
                     GError       **error)
{
  const EcotFieldSpec *field = ecot_grid_model_get_field (model, column);
  GPtrArray           *options = ecot_grid_model_get_options (model, column);
  g_autofree char     *stripped = g_strstrip (g_strdup (text));
  const EcotOption    *option;

  if (field == NULL)
    {
      g_set_error_literal (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE, _ ("This column is computed: type in those it is made from"));
      return FALSE;
    }

  if (options == NULL)
    return ecot_typed_read (ecot_grid_model_get_work (model), field, text, value, error);

  if (*stripped == '\0')
    {
      *value = ECOT_VALUE_EMPTY;
      return TRUE;
    }

  option = ecot_choices_match (options, stripped);

  if (option == NULL && is_account (model, field, stripped))
    {
      *value = ecot_value_text (ECOT_VALUE_CHOICE, stripped);
      return TRUE;
    }

  if (option == NULL)
    {
      g_set_error (error, ECOT_ERROR, ECOT_ERROR_BAD_VALUE, _ ("“%s” is none of the choices, or begins several of them: pick one from the list"), stripped);
      return FALSE;
    }

  *value = ecot_value_text (ECOT_VALUE_CHOICE, option->id);
  return TRUE;
}

guint
ecot_grid_edit_position_below (EcotGridModel *model,
                               guint          row)
{
  guint n = ecot_dossier_get_n (ecot_grid_edit_get_dossier (model), ecot_grid_model_get_spec (model)->kind);

  /* The nearest record at or above, within the same category. */
  for (int i = (int)row; i >= 0; i--)
    {
      const EcotGridRow *info = ecot_grid_model_get_row (model, (guint)i);

      if (info->type == ECOT_GRID_RECORD)
        return info->number;
      if (info->type == ECOT_GRID_GROUP)
        break;
    }

  return n;
}

gint64
ecot_grid_edit_add_insert (EcotGridModel *model,
                           EcotAction    *action,
                           const char    *group,
                           guint          position)
{
  EcotKind kind = ecot_grid_model_get_spec (model)->kind;
  gint64   id = ecot_dossier_reserve_id (ecot_grid_edit_get_dossier (model));

  ecot_action_insert (action, kind, id, NULL, position);

  if (*group != '\0')
    {
      g_auto (EcotValue) category = ecot_value_text (ECOT_VALUE_CHOICE, group);

      ecot_action_set_new (action, kind, id, "category", &category);
    }

  return id;
}

static EcotAction *
action_for_field (EcotGridModel *model,
                  guint          column)
{
  g_autofree char *label = g_strdup_printf (_ ("Type in “%s”"), ecot_grid_model_get_field (model, column)->label);

  return ecot_action_new (label);
}

/* Typing in the row that adds makes the record and fills its cell in one step. */
static gboolean
set_new (EcotGridModel     *model,
         const EcotGridRow *row,
         guint              index,
         guint              column,
         const EcotValue   *value,
         GError           **error)
{
  EcotAction *action = ecot_action_new (_ ("Add a line"));
  gint64      id = ecot_grid_edit_add_insert (model, action, row->group, ecot_grid_edit_position_below (model, index));

  ecot_action_set_new (action, ecot_grid_model_get_spec (model)->kind, id, ecot_grid_model_get_field (model, column)->name, value);

  return perform_or_keep (model, action, error);
}

static gboolean
set_category_label (EcotGridModel *model,
                    EcotRecord    *category,
                    const char    *text,
                    GError       **error)
{
  g_auto (EcotValue) value = ecot_value_text (ECOT_VALUE_TEXT, text);
  EcotAction        *action;

  if (ecot_value_equal (&value, ecot_record_get (category, "label")))
    return TRUE;

  action = ecot_action_new (_ ("Name the category"));
  ecot_action_set (action, category, "label", &value);

  return perform_or_keep (model, action, error);
}

void
ecot_grid_edit_suppose (EcotGridModel *model,
                        guint          row,
                        guint          column,
                        const char    *text)
{
  const EcotGridRow *info = ecot_grid_model_get_row (model, row);
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;

  if (info->type == ECOT_GRID_RECORD && ecot_grid_model_is_number (model, column) &&
      ecot_grid_edit_read (model, column, text, &value, NULL))
    ecot_dossier_suppose (ecot_grid_edit_get_dossier (model), info->record, ecot_grid_model_get_field (model, column)->name, &value);
  else
    ecot_grid_edit_settle (model);
}

void
ecot_grid_edit_settle (EcotGridModel *model)
{
  ecot_dossier_settle (ecot_grid_edit_get_dossier (model));
}

gboolean
ecot_grid_edit_set (EcotGridModel *model,
                    guint          row,
                    guint          column,
                    const char    *text,
                    GError       **error)
{
  const EcotGridRow *info = ecot_grid_model_get_row (model, row);
  g_auto (EcotValue) value = ECOT_VALUE_EMPTY;
  EcotAction        *action;

  if (info->type == ECOT_GRID_GROUP && info->record != NULL)
    return set_category_label (model, info->record, text, error);

  if (!ecot_grid_edit_read (model, column, text, &value, error))
    return FALSE;

  if (info->type == ECOT_GRID_ADD)
    return ecot_value_is_empty (&value) || set_new (model, info, row, column, &value, error);

  /* What is supposed stands in the cell and is not written. */
  if (!ecot_dossier_is_supposed (ecot_grid_edit_get_dossier (model)) &&
      ecot_value_equal (&value, ecot_record_get (info->record, ecot_grid_model_get_field (model, column)->name)))
    return TRUE;

  action = action_for_field (model, column);
  ecot_action_set (action, info->record, ecot_grid_model_get_field (model, column)->name, &value);

  return perform_or_keep (model, action, error);
}

static void
set_cell (EcotGridModel   *model,
          EcotAction      *action,
          guint            row,
          guint            column,
          const EcotValue *value)
{
  const EcotGridRow   *info = ecot_grid_model_get_row (model, row);
  const EcotFieldSpec *field = ecot_grid_model_get_field (model, column);

  if (info->type == ECOT_GRID_RECORD && field != NULL && !ecot_value_equal (value, ecot_record_get (info->record, field->name)))
    ecot_action_set (action, info->record, field->name, value);
}

void
ecot_grid_edit_clear (EcotGridModel       *model,
                      const EcotGridRange *range)
{
  EcotAction *action = ecot_action_new (_ ("Empty cells"));
  EcotValue   empty = ECOT_VALUE_EMPTY;

  for (guint row = range->row; row <= range->last_row; row++)
    for (guint column = range->column; column <= range->last_column; column++)
      set_cell (model, action, row, column, &empty);

  ecot_grid_edit_perform (model, action);
}

/* The nearest record above @row, or -1. */
static int
record_above (EcotGridModel *model,
              guint          row)
{
  for (int i = (int)row - 1; i >= 0; i--)
    if (ecot_grid_model_get_row (model, (guint)i)->type == ECOT_GRID_RECORD)
      return i;

  return -1;
}

void
ecot_grid_edit_fill_down (EcotGridModel       *model,
                          const EcotGridRange *range)
{
  int         from = range->row < range->last_row ? (int)range->row : record_above (model, range->row);
  EcotAction *action;

  if (from < 0 || ecot_grid_model_get_row (model, (guint)from)->type != ECOT_GRID_RECORD)
    return;

  action = ecot_action_new (_ ("Fill down"));

  for (guint column = range->column; column <= range->last_column; column++)
    {
      EcotRecord          *record = ecot_grid_model_get_row (model, (guint)from)->record;
      const EcotFieldSpec *field = ecot_grid_model_get_field (model, column);
      const EcotValue     *value = field != NULL ? ecot_record_get (record, field->name) : NULL;

      for (guint row = (guint)from + 1; value != NULL && row <= range->last_row; row++)
        set_cell (model, action, row, column, value);
    }

  ecot_grid_edit_perform (model, action);
}

gint64
ecot_grid_edit_add_category (EcotGridModel *model)
{
  EcotDossier *dossier = ecot_grid_edit_get_dossier (model);
  gint64       id = ecot_dossier_reserve_id (dossier);
  EcotAction  *action = ecot_action_new (_ ("Add a category"));

  ecot_action_insert (action, ECOT_KIND_CATEGORY, id, NULL, ecot_dossier_get_n (dossier, ECOT_KIND_CATEGORY));

  return ecot_grid_edit_perform (model, action) ? id : 0;
}
