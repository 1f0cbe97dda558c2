/* ecot-grid-order.c: the rows of a table in the order they are shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records stand below the title of their category, in the order of the dossier's
 * list.  An action moves the rows of the records it names and no others, wherever
 * they are: a line put before ten thousand costs what it costs before ten.  The
 * number of a row is counted when somebody asks for it.
 */

#include "config.h"

#include "app/ecot-grid-order.h"

struct _EcotGridOrder
{
  EcotWork           *work; /* not owned */
  const EcotGridSpec *spec;
  gboolean            total;
  GSequence          *rows;   /* of EcotGridRow */
  GHashTable         *by_id;  /* record id -> iterator */
  GHashTable         *titles; /* group -> iterator of its title */
  GHashTable         *ends;   /* group -> iterator of what stands behind its last record */
  guint64             n_placed;
};

EcotGridOrder *
ecot_grid_order_new (EcotWork           *work,
                     const EcotGridSpec *spec)
{
  EcotGridOrder *self = g_new0 (EcotGridOrder, 1);

  self->work = work;
  self->spec = spec;
  self->rows = g_sequence_new (g_free);
  self->by_id = g_hash_table_new (NULL, NULL);
  self->titles = g_hash_table_new (NULL, NULL);
  self->ends = g_hash_table_new (NULL, NULL);

  return self;
}

void
ecot_grid_order_free (EcotGridOrder *self)
{
  g_hash_table_unref (self->ends);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->by_id);
  g_sequence_free (self->rows);
  g_free (self);
}

static gpointer
id_key (EcotRecord *record)
{
  return GSIZE_TO_POINTER ((gsize)ecot_record_get_id (record));
}

static EcotGridRow *
row_new (EcotGridRowType type,
         EcotRecord     *record,
         const char     *group)
{
  EcotGridRow *row = g_new0 (EcotGridRow, 1);

  row->type = type;
  row->record = record;
  row->group = group;

  return row;
}

static GSequenceIter *
append (EcotGridOrder  *self,
        EcotGridRowType type,
        EcotRecord     *record,
        const char     *group)
{
  return g_sequence_append (self->rows, row_new (type, record, group));
}

/* {{{ One record */

/* The group a record is shown in: "" where its category is none there is. */
static const char *
group_of (EcotGridOrder *self,
          EcotRecord    *record)
{
  const char *category = self->spec->grouped ? ecot_record_get_text (record, "category") : NULL;
  const char *group = g_intern_string (category != NULL ? category : "");

  return g_hash_table_contains (self->ends, group) ? group : g_intern_static_string ("");
}

/* Lines without a category, or with one that neither the call nor the applicant knows (an old file, another
 * lot), stand last and are never hidden. */
static void
begin_strays (EcotGridOrder *self)
{
  const char    *none = g_intern_static_string ("");
  GSequenceIter *end = g_sequence_get_end_iter (self->rows);
  GSequenceIter *last = g_sequence_iter_prev (end);

  if (!g_sequence_iter_is_end (last) && ((EcotGridRow *)g_sequence_get (last))->type == ECOT_GRID_TOTAL)
    end = last;

  g_hash_table_insert (self->titles, (gpointer)none, g_sequence_insert_before (end, row_new (ECOT_GRID_GROUP, NULL, none)));
  g_hash_table_insert (self->ends, (gpointer)none, end);
}

/* Their title goes with the last of them. */
static void
end_strays (EcotGridOrder *self)
{
  const char    *none = g_intern_static_string ("");
  GSequenceIter *title = self->spec->grouped ? g_hash_table_lookup (self->titles, none) : NULL;

  if (title == NULL || g_sequence_iter_next (title) != g_hash_table_lookup (self->ends, none))
    return;

  g_sequence_remove (title);
  g_hash_table_remove (self->titles, none);
  g_hash_table_remove (self->ends, none);
}

static GSequenceIter *
find_place (EcotGridOrder *self,
            EcotRecord    *record,
            const char    *group)
{
  EcotDossier   *dossier = ecot_work_get_dossier (self->work);
  guint          position = ecot_dossier_get_position (dossier, record);
  GSequenceIter *title = g_hash_table_lookup (self->titles, group);
  GSequenceIter *from = title != NULL ? g_sequence_iter_next (title) : g_sequence_get_begin_iter (self->rows);
  GSequenceIter *end = g_hash_table_lookup (self->ends, group);

  /* Behind all others, where most that are new stand. */
  if (from != end && ecot_dossier_get_position (dossier, ((EcotGridRow *)g_sequence_get (g_sequence_iter_prev (end)))->record) < position)
    return end;

  while (from != end)
    {
      GSequenceIter *middle = g_sequence_range_get_midpoint (from, end);

      if (ecot_dossier_get_position (dossier, ((EcotGridRow *)g_sequence_get (middle))->record) < position)
        from = g_sequence_iter_next (middle);
      else
        end = middle;
    }

  return end;
}

static void
place (EcotGridOrder *self,
       EcotRecord    *record,
       GSequenceIter *before,
       const char    *group)
{
  g_hash_table_insert (self->by_id, id_key (record), g_sequence_insert_before (before, row_new (ECOT_GRID_RECORD, record, group)));
  self->n_placed++;
}

static void
place_by_number (EcotGridOrder *self,
                 EcotRecord    *record)
{
  const char *group = group_of (self, record);

  if (!g_hash_table_contains (self->ends, group))
    begin_strays (self);

  place (self, record, find_place (self, record, group), group);
}

/* }}} */
/* {{{ All of them */

static void
add_group (EcotGridOrder *self,
           EcotRecord    *category,
           const char    *id)
{
  const char *group = g_intern_string (id);

  g_hash_table_insert (self->titles, (gpointer)group, append (self, ECOT_GRID_GROUP, category, group));
  g_hash_table_insert (self->ends, (gpointer)group, append (self, ECOT_GRID_ADD, NULL, group));
}

static void
add_groups (EcotGridOrder *self)
{
  EcotDossier *dossier = ecot_work_get_dossier (self->work);
  GPtrArray   *categories = ecot_work_get_lot (self->work)->categories;

  for (guint i = 0; i < categories->len; i++)
    add_group (self, NULL, ((const EcotCategory *)g_ptr_array_index (categories, i))->id);

  for (guint i = 0; i < ecot_dossier_get_n (dossier, ECOT_KIND_CATEGORY); i++)
    {
      EcotRecord      *category = ecot_dossier_get_nth (dossier, ECOT_KIND_CATEGORY, i);
      g_autofree char *id = g_strdup_printf ("+%" G_GINT64_FORMAT, ecot_record_get_id (category));

      add_group (self, category, id);
    }
}

void
ecot_grid_order_collect (EcotGridOrder *self,
                         gboolean       total)
{
  EcotDossier *dossier = ecot_work_get_dossier (self->work);
  const char  *none = g_intern_static_string ("");
  guint        n = ecot_dossier_get_n (dossier, self->spec->kind);

  g_hash_table_remove_all (self->by_id);
  g_hash_table_remove_all (self->titles);
  g_hash_table_remove_all (self->ends);
  g_sequence_remove_range (g_sequence_get_begin_iter (self->rows), g_sequence_get_end_iter (self->rows));
  self->total = total;

  if (self->spec->grouped)
    add_groups (self);
  else
    g_hash_table_insert (self->ends, (gpointer)none, append (self, ECOT_GRID_ADD, NULL, none));

  if (total)
    append (self, ECOT_GRID_TOTAL, NULL, none);

  /* In their order: each behind the last of its group. */
  for (guint i = 0; i < n; i++)
    {
      EcotRecord *record = ecot_dossier_get_nth (dossier, self->spec->kind, i);
      const char *group = group_of (self, record);

      if (!g_hash_table_contains (self->ends, group))
        begin_strays (self);

      place (self, record, g_hash_table_lookup (self->ends, group), group);
    }
}

/* }}} */
/* {{{ After an action */

static gboolean
moves_row (EcotGridOrder  *self,
           const EcotEdit *edit)
{
  if (edit->kind != self->spec->kind)
    return FALSE;

  return edit->type != ECOT_EDIT_SET || (self->spec->grouped && (int)edit->field == ecot_schema_find_field (edit->kind, "category"));
}

static void
forget (EcotGridOrder *self,
        gpointer       id)
{
  GSequenceIter *iter = g_hash_table_lookup (self->by_id, id);

  if (iter == NULL)
    return;

  g_sequence_remove (iter);
  g_hash_table_remove (self->by_id, id);
}

/* Rows that moved are out of order until all of them are away: then each is looked for its place. */
static void
move_rows (EcotGridOrder *self,
           GPtrArray     *ids)
{
  EcotDossier *dossier = ecot_work_get_dossier (self->work);

  for (guint i = 0; i < ids->len; i++)
    forget (self, ids->pdata[i]);

  for (guint i = 0; i < ids->len; i++)
    {
      EcotRecord *record = ecot_dossier_find_id (dossier, (gint64)GPOINTER_TO_SIZE (ids->pdata[i]));

      if (record != NULL && ecot_record_get_kind (record) == self->spec->kind)
        place_by_number (self, record);
    }

  end_strays (self);
}

gboolean
ecot_grid_order_follow (EcotGridOrder *self,
                        EcotAction    *action)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray)  ids = g_ptr_array_new (); /* as the action names them */
  gboolean               groups = FALSE;

  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    {
      const EcotEdit *edit = ecot_action_get_edit (action, i);

      groups = groups || (edit->kind == ECOT_KIND_CATEGORY && self->spec->grouped);
      if (moves_row (self, edit) && g_hash_table_add (known, GSIZE_TO_POINTER ((gsize)edit->id)))
        g_ptr_array_add (ids, GSIZE_TO_POINTER ((gsize)edit->id));
    }

  if (groups)
    ecot_grid_order_collect (self, self->total);
  else
    move_rows (self, ids);

  return groups || ids->len > 0;
}

/* }}} */

gboolean
ecot_grid_order_has_total (EcotGridOrder *self)
{
  return self->total;
}

guint
ecot_grid_order_get_n (EcotGridOrder *self)
{
  return (guint)g_sequence_get_length (self->rows);
}

const EcotGridRow *
ecot_grid_order_get_nth (EcotGridOrder *self,
                         guint          row)
{
  EcotGridRow *found = g_sequence_get (g_sequence_get_iter_at_pos (self->rows, (int)row));

  if (found->type == ECOT_GRID_RECORD)
    found->number = ecot_dossier_get_position (ecot_work_get_dossier (self->work), found->record) + 1;

  return found;
}

int
ecot_grid_order_find (EcotGridOrder *self,
                      gint64         id)
{
  GSequenceIter *iter = g_hash_table_lookup (self->by_id, GSIZE_TO_POINTER ((gsize)id));

  return iter != NULL ? g_sequence_iter_get_position (iter) : -1;
}

guint64
ecot_grid_order_get_work (EcotGridOrder *self)
{
  return self->n_placed;
}
