/* ecot-grid-model.c: a list of the dossier as rows and cells of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are an index over the dossier's own records and are made again only when
 * records come, go, move or change category; an amount that changes touches no
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
  GArray             *rows;    /* of EcotGridRow */
  GHashTable         *by_id;   /* record id -> row + 1 */
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

static void
add_row (EcotGridModel  *self,
         EcotGridRowType type,
         EcotRecord     *record,
         const char     *group)
{
  EcotGridRow row = { .type = type, .record = record, .group = group };

  if (type == ECOT_GRID_RECORD)
    {
      row.number = ecot_dossier_get_position (ecot_work_get_dossier (self->work), record) + 1;
      g_hash_table_insert (self->by_id, GSIZE_TO_POINTER ((gsize)ecot_record_get_id (record)), GUINT_TO_POINTER (self->rows->len + 1));
    }

  g_array_append_val (self->rows, row);
}

static void
add_records (EcotGridModel *self,
             GPtrArray     *records,
             const char    *group)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    add_row (self, ECOT_GRID_RECORD, g_ptr_array_index (records, i), group);
}

static void
add_group (EcotGridModel *self,
           GHashTable    *groups,
           EcotRecord    *category,
           const char    *id)
{
  const char *interned = g_intern_string (id);

  add_row (self, ECOT_GRID_GROUP, category, interned);
  add_records (self, g_hash_table_lookup (groups, interned), interned);
  add_row (self, ECOT_GRID_ADD, NULL, interned);
  g_hash_table_remove (groups, interned);
}

static GHashTable *
group_lines (EcotGridModel *self)
{
  EcotDossier *dossier = ecot_work_get_dossier (self->work);
  GHashTable  *groups = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  guint        n = ecot_dossier_get_n (dossier, self->spec->kind);

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *record = ecot_dossier_get_nth (dossier, self->spec->kind, i);
      const char *category = ecot_record_get_text (record, "category");
      const char *id = g_intern_string (category != NULL ? category : "");
      GPtrArray  *records = g_hash_table_lookup (groups, id);

      if (records == NULL)
        {
          records = g_ptr_array_new ();
          g_hash_table_insert (groups, (gpointer)id, records);
        }

      g_ptr_array_add (records, record);
    }

  return groups;
}

/* Lines without a category, or with one that neither the call nor the applicant
 * knows (an old file, another lot), stand last and are never hidden. */
static void
add_strays (EcotGridModel *self)
{
  EcotDossier *dossier = ecot_work_get_dossier (self->work);
  guint        n = ecot_dossier_get_n (dossier, self->spec->kind);
  gboolean     titled = FALSE;

  for (guint i = 0; i < n; i++)
    {
      EcotRecord *record = ecot_dossier_get_nth (dossier, self->spec->kind, i);

      if (ecot_grid_model_find (self, ecot_record_get_id (record)) >= 0)
        continue;

      if (!titled)
        add_row (self, ECOT_GRID_GROUP, NULL, g_intern_string (""));

      titled = TRUE;
      add_row (self, ECOT_GRID_RECORD, record, g_intern_string (""));
    }
}

static void
add_groups (EcotGridModel *self)
{
  EcotDossier           *dossier = ecot_work_get_dossier (self->work);
  GPtrArray             *categories = ecot_work_get_lot (self->work)->categories;
  g_autoptr (GHashTable) groups = group_lines (self);

  for (guint i = 0; i < categories->len; i++)
    add_group (self, groups, NULL, ((const EcotCategory *)g_ptr_array_index (categories, i))->id);

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_CATEGORY); i++)
    {
      EcotRecord      *category = ecot_dossier_get_nth (dossier, ECOT_KIND_CATEGORY, i);
      g_autofree char *id = g_strdup_printf ("+%" G_GINT64_FORMAT, ecot_record_get_id (category));

      add_group (self, groups, category, id);
    }

  add_strays (self);
}

static void
add_flat (EcotGridModel *self)
{
  EcotDossier *dossier = ecot_work_get_dossier (self->work);
  guint        n = ecot_dossier_get_n (dossier, self->spec->kind);

  for (guint i = 0; i < n; i++)
    add_row (self, ECOT_GRID_RECORD, ecot_dossier_get_nth (dossier, self->spec->kind, i), g_intern_string (""));

  add_row (self, ECOT_GRID_ADD, NULL, g_intern_string (""));
}

static void
collect_rows (EcotGridModel *self)
{
  g_array_set_size (self->rows, 0);
  g_hash_table_remove_all (self->by_id);
  g_hash_table_remove_all (self->options);

  if (self->spec->grouped)
    add_groups (self);
  else
    add_flat (self);

  if (ecot_grid_model_find_total (self) >= 0)
    add_row (self, ECOT_GRID_TOTAL, NULL, g_intern_string (""));
}

static gboolean
changes_rows (EcotGridModel  *self,
              const EcotEdit *edit)
{
  if (edit->kind == ECOT_KIND_CATEGORY)
    return self->spec->grouped;
  if (edit->kind != self->spec->kind)
    return FALSE;

  return edit->type != ECOT_EDIT_SET || (self->spec->grouped && (int)edit->field == ecot_schema_find_field (edit->kind, "category"));
}

/* Whether the options of a column are records of @kind; then they are asked for again. */
static gboolean
is_chosen_from (EcotGridModel *self,
                EcotKind       kind)
{
  return kind == ECOT_KIND_MEMBER && g_hash_table_remove (self->options, "member");
}

/* Rows are made anew before anybody is told that columns were. */
static void
performed_cb (EcotGridModel *self,
              EcotAction    *action)
{
  gboolean columns = ecot_grid_columns_follow (self->columns, action);
  gboolean rows = FALSE, cells = FALSE;

  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    {
      const EcotEdit *edit = ecot_action_get_edit (action, i);

      rows = rows || changes_rows (self, edit);
      cells = cells || edit->kind == self->spec->kind || is_chosen_from (self, edit->kind);
    }

  if (rows)
    collect_rows (self);
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
  g_array_unref (self->rows);
  g_hash_table_unref (self->by_id);

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
  self->rows = g_array_new (FALSE, FALSE, sizeof (EcotGridRow));
  self->by_id = g_hash_table_new (g_direct_hash, g_direct_equal);
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
  collect_rows (self);
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

  return self->rows->len;
}

const EcotGridRow *
ecot_grid_model_get_row (EcotGridModel *self,
                         guint          row)
{
  g_return_val_if_fail (ECOT_IS_GRID_MODEL (self), NULL);
  g_return_val_if_fail (row < self->rows->len, NULL);

  return &g_array_index (self->rows, EcotGridRow, row);
}

int
ecot_grid_model_find (EcotGridModel *self,
                      gint64         id)
{
  g_return_val_if_fail (ECOT_IS_GRID_MODEL (self), -1);

  return (int)GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, GSIZE_TO_POINTER ((gsize)id))) - 1;
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

void
ecot_grid_model_show_column (EcotGridModel *self,
                             const char    *field,
                             gboolean       shown)
{
  g_return_if_fail (ECOT_IS_GRID_MODEL (self));

  if (ecot_grid_columns_show (self->columns, field, shown))
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
