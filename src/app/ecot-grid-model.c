/* ecot-grid-model.c: a list of the dossier as rows and cells of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are an index over the dossier's own records (ecot-grid-order.c), which only
 * records that come, go, move or change category change; an amount touches no
 * row.  Nothing here needs a display.
 */

#include "config.h"

#include "app/ecot-grid-model.h"

#include <glib/gi18n-lib.h>

#include "app/ecot-choices.h"

struct _EcotGridModel
{
  GObject parent_instance;

  EcotWork           *work; /* not owned: the page that owns this holds it */
  const EcotGridSpec *spec;
  EcotGridColumns    *columns;
  EcotGridOrder      *rows;
  GHashTable         *options; /* field -> GPtrArray of EcotOption, once asked for */
};

enum
{
  ROWS_CHANGED,
  CELLS_CHANGED,
  COLUMNS_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EcotGridModel, ecot_grid_model, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* Whether the options of a column are records of @kind; then they are asked for again. */
static gboolean
is_chosen_from (EcotGridModel *self,
                EcotKind       kind)
{
  return (kind == ECOT_KIND_MEMBER && g_hash_table_remove (self->options, "member")) ||
         (kind == ECOT_KIND_LINE && self->spec->kind != kind && g_hash_table_remove (self->options, "line")) ||
         (kind == ECOT_KIND_FUNDER && g_hash_table_remove (self->options, "funder"));
}

/* The row of totals comes and goes with the column that has one. */
static void
follow_columns (EcotGridModel *self)
{
  gboolean total = ecot_grid_model_find_total (self) >= 0;

  if (total != ecot_grid_order_has_total (self->rows))
    ecot_grid_order_collect (self->rows, total);
}

/* Rows are made anew before anybody is told that columns were. */
static void
performed_cb (EcotGridModel *self,
              EcotAction    *action)
{
  gboolean columns = ecot_grid_columns_follow (self->columns, action);
  gboolean rows = ecot_grid_order_follow (self->rows, action);
  gboolean cells = FALSE;

  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    {
      const EcotEdit *edit = ecot_action_get_edit (action, i);

      cells = cells || edit->kind == self->spec->kind || is_chosen_from (self, edit->kind);
    }

  if (columns)
    follow_columns (self);
  if (rows)
    g_hash_table_remove_all (self->options);
  if (columns)
    g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
  if (rows)
    g_signal_emit (self, signals[ROWS_CHANGED], 0);
  else if (cells)
    g_signal_emit (self, signals[CELLS_CHANGED], 0);
}

static void
cells_changed_cb (EcotGridModel *self)
{
  g_signal_emit (self, signals[CELLS_CHANGED], 0);
}

static void
ecot_grid_model_finalize (GObject *object)
{
  EcotGridModel *self = ECOT_GRID_MODEL (object);

  ecot_grid_columns_free (self->columns);
  g_hash_table_unref (self->options);
  ecot_grid_order_free (self->rows);

  G_OBJECT_CLASS (ecot_grid_model_parent_class)->finalize (object);
}

static void
ecot_grid_model_class_init (EcotGridModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_grid_model_finalize;

  signals[ROWS_CHANGED] = g_signal_new ("rows-changed", ECOT_TYPE_GRID_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CELLS_CHANGED] = g_signal_new ("cells-changed", ECOT_TYPE_GRID_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COLUMNS_CHANGED] = g_signal_new ("columns-changed", ECOT_TYPE_GRID_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ecot_grid_model_init (EcotGridModel *self)
{
  self->options = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
}

EcotGridModel *
ecot_grid_model_new (EcotWork           *work,
                     const EcotGridSpec *spec)
{
  EcotGridModel *self;

  g_return_val_if_fail (ECOT_IS_WORK (work), NULL);

  self = g_object_new (ECOT_TYPE_GRID_MODEL, NULL);
  self->work = work;
  self->spec = spec;
  self->columns = ecot_grid_columns_new (work, spec);
  self->rows = ecot_grid_order_new (work, spec);
  ecot_grid_order_collect (self->rows, ecot_grid_model_find_total (self) >= 0);
  g_signal_connect_object (work, "performed", G_CALLBACK (performed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "figures-changed", G_CALLBACK (cells_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "findings-changed", G_CALLBACK (cells_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

EcotWork *
ecot_grid_model_get_work (EcotGridModel *self)
{
  g_return_val_if_fail (ECOT_IS_GRID_MODEL (self), NULL);

  return self->work;
}

const EcotGridSpec *
ecot_grid_model_get_spec (EcotGridModel *self)
{
  g_return_val_if_fail (ECOT_IS_GRID_MODEL (self), NULL);

  return self->spec;
}

guint
ecot_grid_model_get_n_rows (EcotGridModel *self)
{
  g_return_val_if_fail (ECOT_IS_GRID_MODEL (self), 0);

  return ecot_grid_order_get_n (self->rows);
}

const EcotGridRow *
ecot_grid_model_get_row (EcotGridModel *self,
                         guint          row)
{
  g_return_val_if_fail (ECOT_IS_GRID_MODEL (self), NULL);
  g_return_val_if_fail (row < ecot_grid_order_get_n (self->rows), NULL);

  return ecot_grid_order_get_nth (self->rows, row);
}

int
ecot_grid_model_find (EcotGridModel *self,
                      gint64         id)
{
  g_return_val_if_fail (ECOT_IS_GRID_MODEL (self), -1);

  return ecot_grid_order_find (self->rows, id);
}

guint
ecot_grid_model_get_n_columns (EcotGridModel *self)
{
  g_return_val_if_fail (ECOT_IS_GRID_MODEL (self), 0);

  return ecot_grid_columns_get_n (self->columns);
}

const EcotGridColumn *
ecot_grid_model_get_column (EcotGridModel *self,
                            guint          column)
{
  g_return_val_if_fail (ECOT_IS_GRID_MODEL (self), NULL);

  return ecot_grid_columns_get_nth (self->columns, column);
}

char *
ecot_grid_model_get_title (EcotGridModel *self,
                           guint          column)
{
  return ecot_grid_columns_name (self->columns, ecot_grid_model_get_column (self, column));
}

EcotGridColumns *
ecot_grid_model_get_columns (EcotGridModel *self)
{
  g_return_val_if_fail (ECOT_IS_GRID_MODEL (self), NULL);

  return self->columns;
}

guint64
ecot_grid_model_get_n_placed (EcotGridModel *self)
{
  g_return_val_if_fail (ECOT_IS_GRID_MODEL (self), 0);

  return ecot_grid_order_get_work (self->rows);
}

void
ecot_grid_model_show_column (EcotGridModel *self,
                             const char    *field,
                             gboolean       shown)
{
  g_return_if_fail (ECOT_IS_GRID_MODEL (self));

  if (!ecot_grid_columns_show (self->columns, field, shown))
    return;

  follow_columns (self);
  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

int
ecot_grid_model_find_column (EcotGridModel *self,
                             const char    *field)
{
  g_return_val_if_fail (ECOT_IS_GRID_MODEL (self), -1);

  return ecot_grid_columns_find (self->columns, field);
}

int
ecot_grid_model_find_total (EcotGridModel *self)
{
  guint n = ecot_grid_model_get_n_columns (self);

  for (guint i = 0; i < n; i++)
    if (ecot_grid_model_get_column (self, i)->total != NULL)
      return (int)i;

  return -1;
}

const EcotFieldSpec *
ecot_grid_model_get_field (EcotGridModel *self,
                           guint          column)
{
  int field;

  g_return_val_if_fail (ECOT_IS_GRID_MODEL (self), NULL);

  field = ecot_schema_find_field (self->spec->kind, ecot_grid_model_get_column (self, column)->field);

  return field >= 0 ? &ecot_schema_get_kind (self->spec->kind)->fields[field] : NULL;
}

GPtrArray *
ecot_grid_model_get_options (EcotGridModel *self,
                             guint          column)
{
  const EcotFieldSpec *field = ecot_grid_model_get_field (self, column);
  GPtrArray           *options;

  if (field == NULL || field->type != ECOT_VALUE_CHOICE)
    return NULL;

  options = g_hash_table_lookup (self->options, field->name);

  if (options == NULL)
    {
      g_autofree char *path = g_strdup_printf ("%s/1/%s", ecot_schema_get_kind (self->spec->kind)->name, field->name);

      options = ecot_choices_list (self->work, path, field);
      g_hash_table_insert (self->options, (gpointer)field->name, options);
    }

  /* A list nothing is in yet: what is typed is kept. */
  return options->len > 0 ? options : NULL;
}
