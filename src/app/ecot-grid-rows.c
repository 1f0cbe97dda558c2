/* ecot-grid-rows.c: what can be done to the rows of a table, each one undo step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of a category is that of its lines in the dossier's one list: what
 * moves among them may pass lines of other categories without changing those.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-grid-edit-private.h"
#include "base/ecot-fold.h"

static EcotKind
get_kind (EcotGridModel *model)
{
  return ecot_grid_model_get_spec (model)->kind;
}

static gboolean
is_record (EcotGridModel *model,
           int            row)
{
  return row >= 0 && row < (int)ecot_grid_model_get_n_rows (model) && ecot_grid_model_get_row (model, (guint)row)->type == ECOT_GRID_RECORD;
}

static gint64
insert_at (EcotGridModel *model,
           const char    *group,
           guint          position)
{
  EcotAction *action = ecot_action_new (_ ("Add a line"));
  gint64      id = ecot_grid_edit_add_insert (model, action, group, position);

  return ecot_grid_edit_perform (model, action) ? id : 0;
}

gint64
ecot_grid_edit_insert (EcotGridModel *model,
                       guint          row)
{
  return insert_at (model, ecot_grid_model_get_row (model, row)->group, ecot_grid_edit_position_below (model, row));
}

gint64
ecot_grid_edit_insert_above (EcotGridModel *model,
                             guint          row)
{
  const EcotGridRow *info = ecot_grid_model_get_row (model, row);

  return info->type == ECOT_GRID_RECORD ? insert_at (model, info->group, info->number - 1) : ecot_grid_edit_insert (model, row);
}

static gint64
add_copy (EcotGridModel *model,
          EcotAction    *action,
          EcotRecord    *record,
          guint          position)
{
  const EcotKindSpec *kind = ecot_schema_get_kind (get_kind (model));
  gint64              id = ecot_grid_edit_add_insert (model, action, "", position);

  for (guint i = 0; i < kind->n_fields; i++)
    if (!ecot_value_is_empty (ecot_record_get_nth (record, i)))
      ecot_action_set_new (action, get_kind (model), id, kind->fields[i].name, ecot_record_get_nth (record, i));

  return id;
}

gint64
ecot_grid_edit_duplicate (EcotGridModel       *model,
                          const EcotGridRange *range)
{
  EcotAction *action = ecot_action_new (range->row < range->last_row ? _ ("Duplicate lines") : _ ("Duplicate a line"));
  guint       position = ecot_grid_edit_position_below (model, range->last_row);
  gint64      first = 0;

  for (guint row = range->row; row <= range->last_row; row++)
    if (is_record (model, (int)row))
      {
        gint64 id = add_copy (model, action, ecot_grid_model_get_row (model, row)->record, position++);

        first = first != 0 ? first : id;
      }

  return ecot_grid_edit_perform (model, action) ? first : 0;
}

/* A category the applicant added goes when it is asked for by name and holds no line. */
static gboolean
is_empty_category (EcotGridModel *model,
                   guint          row)
{
  const EcotGridRow *info = ecot_grid_model_get_row (model, row);

  return info->type == ECOT_GRID_GROUP && info->record != NULL && ecot_grid_model_get_row (model, row + 1)->type == ECOT_GRID_ADD;
}

void
ecot_grid_edit_remove (EcotGridModel       *model,
                       const EcotGridRange *range)
{
  guint       n = range->last_row - range->row + 1;
  EcotAction *action = ecot_action_new (n > 1 ? _ ("Remove lines") : _ ("Remove a line"));

  for (guint row = range->last_row + 1; row > range->row; row--)
    {
      const EcotGridRow *info = ecot_grid_model_get_row (model, row - 1);

      if (info->type == ECOT_GRID_RECORD || (n == 1 && is_empty_category (model, row - 1)))
        ecot_action_remove (action, info->record);
    }

  ecot_grid_edit_perform (model, action);
}

/* The id of the category after or before that of @row, or NULL. */
static const char *
find_next_group (EcotGridModel *model,
                 guint          row,
                 int            step)
{
  const char *own = ecot_grid_model_get_row (model, row)->group;

  for (int i = (int)row; i >= 0 && i < (int)ecot_grid_model_get_n_rows (model); i += step)
    {
      const EcotGridRow *info = ecot_grid_model_get_row (model, (guint)i);

      if (info->type == ECOT_GRID_GROUP && info->group != own)
        return *info->group != '\0' ? info->group : NULL;
    }

  return NULL;
}

/* The dossier's list as it is after the moves so far. */
static GPtrArray *
list_records (EcotGridModel *model)
{
  EcotDossier *dossier = ecot_grid_edit_get_dossier (model);
  GPtrArray   *records = g_ptr_array_new ();

  for (guint i = 0; i < ecot_dossier_get_n (dossier, get_kind (model)); i++)
    g_ptr_array_add (records, ecot_dossier_get_nth (dossier, get_kind (model), i));

  return records;
}

/* The record of @group nearest to that of @row, or NULL if it has none. */
static EcotRecord *
find_neighbour (EcotGridModel *model,
                guint          row,
                const char    *group,
                int            step)
{
  for (int i = (int)row; i >= 0 && i < (int)ecot_grid_model_get_n_rows (model); i += step)
    if (is_record (model, i) && ecot_grid_model_get_row (model, (guint)i)->group == group)
      return ecot_grid_model_get_row (model, (guint)i)->record;

  return NULL;
}

/* Beside @neighbour, or where it is if that is NULL.  Lines of other categories keep their order. */
static void
add_change (EcotAction *action,
            GPtrArray  *records,
            EcotRecord *record,
            const char *group,
            EcotRecord *neighbour,
            int         step)
{
  g_auto (EcotValue) category = ecot_value_text (ECOT_VALUE_CHOICE, group);
  guint              to;

  ecot_action_set (action, record, "category", &category);

  if (neighbour == NULL)
    return;

  g_ptr_array_remove (records, record);
  g_ptr_array_find (records, neighbour, &to);
  to += step > 0 ? 0 : 1;
  g_ptr_array_insert (records, (int)to, record);
  ecot_action_move (action, record, to);
}

/* First of the category below, last of the one above. */
static gboolean
change_category (EcotGridModel       *model,
                 const EcotGridRange *range,
                 int                  step)
{
  const char           *group = ecot_grid_model_get_spec (model)->grouped ? find_next_group (model, range->row, step) : NULL;
  g_autoptr (GPtrArray) records = NULL;
  EcotRecord           *neighbour;
  EcotAction           *action;

  if (group == NULL)
    return FALSE;

  records = list_records (model);
  neighbour = find_neighbour (model, range->row, group, step);
  action = ecot_action_new (_ ("Move to another category"));

  /* From the one that will stand beside the neighbour on. */
  for (guint i = 0; i <= range->last_row - range->row; i++)
    {
      EcotRecord *record = ecot_grid_model_get_row (model, step > 0 ? range->last_row - i : range->row + i)->record;

      add_change (action, records, record, group, neighbour, step);
      neighbour = neighbour != NULL ? record : NULL;
    }

  return ecot_grid_edit_perform (model, action);
}

/* The row passed is moved over those that stay. */
static gboolean
pass (EcotGridModel       *model,
      const EcotGridRange *range,
      int                  step)
{
  const EcotGridRow *passed = ecot_grid_model_get_row (model, step > 0 ? range->last_row + 1 : range->row - 1);
  const EcotGridRow *end = ecot_grid_model_get_row (model, step > 0 ? range->row : range->last_row);
  EcotAction        *action = ecot_action_new (range->row < range->last_row ? _ ("Move lines") : _ ("Move a line"));

  ecot_action_move (action, passed->record, end->number - 1);

  return ecot_grid_edit_perform (model, action);
}

gboolean
ecot_grid_edit_move (EcotGridModel       *model,
                     const EcotGridRange *range,
                     int                  step)
{
  const char *group = ecot_grid_model_get_row (model, range->row)->group;
  int         next = step > 0 ? (int)range->last_row + 1 : (int)range->row - 1;

  for (guint row = range->row; row <= range->last_row; row++)
    if (!is_record (model, (int)row) || ecot_grid_model_get_row (model, row)->group != group)
      return FALSE;

  if (is_record (model, next) && ecot_grid_model_get_row (model, (guint)next)->group == group)
    return pass (model, range, step);

  return change_category (model, range, step);
}

/* What a line is sorted by. */
typedef struct
{
  EcotRecord *record;
  guint       row;
  gboolean    empty;
  gint64      number;
  char       *text; /* folded; NULL: by its number */
} Key;

static void
key_clear (gpointer key)
{
  g_free (((Key *)key)->text);
}

static Key
make_key (EcotGridModel *model,
          guint          row,
          guint          column)
{
  EcotRecord               *record = ecot_grid_model_get_row (model, row)->record;
  const EcotFieldSpec      *field = ecot_grid_model_get_field (model, column);
  const EcotValue          *value = field != NULL ? ecot_record_get (record, field->name) : NULL;
  EcotGridCompute           compute = ecot_grid_model_get_column (model, column)->compute;
  g_auto (EcotGridCellText) cell = ecot_grid_model_get_cell (model, row, column);
  Key                       key = { record, row, *cell.text == '\0' };

  if (field != NULL && ecot_value_type_is_text (field->type))
    key.text = ecot_fold (cell.text);
  else if (value != NULL && !ecot_value_is_empty (value))
    key.number = value->number;
  else if (compute != NULL)
    key.number = compute (ecot_work_get_figures (ecot_grid_model_get_work (model)), record).number;

  return key;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      direction)
{
  const Key *left = a, *right = b;
  int        order = left->text != NULL ? g_strcmp0 (left->text, right->text) : (left->number > right->number) - (left->number < right->number);

  if (left->empty || right->empty)
    order = left->empty - right->empty;
  else
    order *= GPOINTER_TO_INT (direction);

  return order != 0 ? order : (int)left->row - (int)right->row;
}

static gboolean
is_sorted (GArray *keys)
{
  for (guint i = 0; i + 1 < keys->len; i++)
    if (compare_keys (&g_array_index (keys, Key, i), &g_array_index (keys, Key, i + 1), GINT_TO_POINTER (1)) > 0)
      return FALSE;

  return TRUE;
}

void
ecot_grid_edit_sort (EcotGridModel *model,
                     guint          row,
                     guint          column)
{
  const char        *group = ecot_grid_model_get_row (model, row)->group;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  EcotAction        *action;

  g_array_set_clear_func (keys, key_clear);

  for (guint i = 0; i < ecot_grid_model_get_n_rows (model); i++)
    if (is_record (model, (int)i) && ecot_grid_model_get_row (model, i)->group == group)
      {
        Key key = make_key (model, i, column);

        guint place = ecot_grid_model_get_row (model, i)->number - 1;

        g_array_append_val (keys, key);
        g_array_append_val (places, place);
      }

  if (keys->len < 2)
    return;

  g_array_sort_with_data (keys, compare_keys, GINT_TO_POINTER (is_sorted (keys) ? -1 : 1));
  action = ecot_action_new (_ ("Sort lines"));

  /* Each to the next of the places they had, from the front: what was placed stays there. */
  for (guint i = 0; i < keys->len; i++)
    ecot_action_move (action, g_array_index (keys, Key, i).record, g_array_index (places, guint, i));

  ecot_grid_edit_perform (model, action);
}
