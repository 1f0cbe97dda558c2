/* ecot-check-rows.c: what was found in the rows of a list, remembered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A budget of ten thousand lines is not looked through after each keystroke: a
 * row is judged by its own cells and a few kinds of records that
 * change rarely, so an edit looks at the rows it changed.  What was found in the
 * others stays, as the very same findings.
 *
 * Only rows in which something was found are remembered, in their order.  Where
 * rows came, went or moved, those behind have another number, which their findings
 * follow by themselves: they are not looked at again.
 *
 * Whoever checks a row by something else adds its kind to the table below; the
 * random test of the live findings compares with a check that remembers nothing.
 */

#include "check/ecot-check-rows-private.h"

#define KIND(name) (G_GUINT64_CONSTANT (1) << ECOT_KIND_##name)

G_STATIC_ASSERT (ECOT_N_KINDS <= 64);

/* The kinds of which one record is enough to judge all rows of a kind anew; 0: such rows
 * are not remembered. */
static const guint64 judged_with[ECOT_N_KINDS] = {
  [ECOT_KIND_LINE] = KIND (ACTION) | KIND (CATEGORY) | KIND (COST_OPTION) | KIND (DOCUMENT) | KIND (EXIT) | KIND (GROUP) | KIND (INDICATOR) | KIND (MEMBER) | KIND (METHOD) | KIND (PERIOD),
};

/* A row in which something was found. */
typedef struct
{
  EcotRecord *record;
  GPtrArray  *findings;
} Row;

/* The rows of one kind. */
typedef struct
{
  gboolean    known;   /* FALSE: every row has to be looked at */
  GHashTable *touched; /* ids of rows that changed, came or went */
  GSequence  *rows;    /* of Row, as they stand in the dossier */
  GHashTable *by_id;   /* record id -> iterator of @rows */
  GHashTable *paid;    /* ids of rows that say when they are paid */
} Rows;

struct _EcotCheckMemory
{
  Rows    kinds[ECOT_N_KINDS];
  guint64 work;
};

static void
row_free (gpointer data)
{
  Row *row = data;

  g_object_unref (row->record);
  g_ptr_array_unref (row->findings);
  g_free (row);
}

EcotCheckMemory *
ecot_check_memory_new (void)
{
  EcotCheckMemory *self = g_new0 (EcotCheckMemory, 1);

  for (guint kind = 0; kind < ECOT_N_KINDS; kind++)
    if (judged_with[kind] != 0)
      {
        Rows *rows = &self->kinds[kind];

        rows->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
        rows->rows = g_sequence_new (row_free);
        rows->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
        rows->paid = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      }

  return self;
}

void
ecot_check_memory_free (EcotCheckMemory *self)
{
  for (guint kind = 0; kind < ECOT_N_KINDS; kind++)
    {
      g_clear_pointer (&self->kinds[kind].touched, g_hash_table_unref);
      g_clear_pointer (&self->kinds[kind].by_id, g_hash_table_unref);
      g_clear_pointer (&self->kinds[kind].paid, g_hash_table_unref);
      g_clear_pointer (&self->kinds[kind].rows, g_sequence_free);
    }

  g_free (self);
}

guint64
ecot_check_memory_get_work (const EcotCheckMemory *self)
{
  return self->work;
}

/* {{{ What an action changes */

static void
note_edit (EcotCheckMemory *self,
           const EcotEdit  *edit)
{
  guint64 changed = G_GUINT64_CONSTANT (1) << edit->kind;

  for (guint kind = 0; kind < ECOT_N_KINDS; kind++)
    if ((judged_with[kind] & changed) != 0)
      self->kinds[kind].known = FALSE;

  if (judged_with[edit->kind] != 0)
    g_hash_table_add (self->kinds[edit->kind].touched, g_memdup2 (&edit->id, sizeof edit->id));
}

void
ecot_check_memory_note (EcotCheckMemory *self,
                        EcotAction      *action)
{
  for (guint i = 0; i < ecot_action_get_n_edits (action); i++)
    note_edit (self, ecot_action_get_edit (action, i));
}

/* }}} */
/* {{{ Looking */

static gboolean
is_paid (EcotRecord *row)
{
  int field = ecot_schema_find_field (ecot_record_get_kind (row), "paid");

  return field >= 0 && !ecot_value_is_empty (ecot_record_get_nth (row, (guint)field));
}

static void
forget_row (Rows  *rows,
            gint64 id)
{
  GSequenceIter *iter = g_hash_table_lookup (rows->by_id, &id);

  g_hash_table_remove (rows->paid, &id);
  if (iter == NULL)
    return;

  g_hash_table_remove (rows->by_id, &id);
  g_sequence_remove (iter);
}

/* Below zero: @a stands before the place that is looked for.  No row stands at it yet. */
static int
compare_place (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  EcotCheck *check = data;
  const Row *row = a;

  return ecot_dossier_get_position (check->dossier, row->record) < *(const guint *)b ? -1 : 1;
}

static void
remember (EcotCheck  *check,
          Rows       *rows,
          EcotRecord *record,
          GPtrArray  *findings)
{
  guint  place = ecot_dossier_get_position (check->dossier, record);
  gint64 id = ecot_record_get_id (record);
  Row   *row = g_new (Row, 1);

  *row = (Row){ g_object_ref (record), g_ptr_array_ref (findings) };
  g_hash_table_insert (rows->by_id, g_memdup2 (&id, sizeof id),
                       g_sequence_insert_before (g_sequence_search (rows->rows, &place, compare_place, check), row));
}

static void
look_at (EcotCheck   *check,
         Rows        *rows,
         EcotRecord  *record,
         EcotRowCheck check_row)
{
  GPtrArray            *others = check->findings;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  check->memory->work++;
  check->findings = found;
  check_row (check, record);
  check->findings = others;

  if (found->len > 0)
    remember (check, rows, record, found);

  if (is_paid (record))
    {
      gint64 id = ecot_record_get_id (record);

      g_hash_table_add (rows->paid, g_memdup2 (&id, sizeof id));
    }
}

static void
look_at_all (EcotCheck   *check,
             EcotKind     kind,
             Rows        *rows,
             EcotRowCheck check_row)
{
  guint n = ecot_dossier_get_n (check->dossier, kind);

  g_hash_table_remove_all (rows->by_id);
  g_hash_table_remove_all (rows->paid);
  g_sequence_remove_range (g_sequence_get_begin_iter (rows->rows), g_sequence_get_end_iter (rows->rows));

  for (guint i = 0; i < n; i++)
    look_at (check, rows, ecot_dossier_get_nth (check->dossier, kind, i), check_row);
}

/* What is remembered of touched rows goes before anything is looked for by place: such a
 * row may be gone, or out of order. */
static void
look_at_touched (EcotCheck   *check,
                 EcotKind     kind,
                 Rows        *rows,
                 EcotRowCheck check_row)
{
  GHashTableIter iter;
  gint64        *id;

  g_hash_table_iter_init (&iter, rows->touched);
  while (g_hash_table_iter_next (&iter, (gpointer *)&id, NULL))
    forget_row (rows, *id);

  g_hash_table_iter_init (&iter, rows->touched);
  while (g_hash_table_iter_next (&iter, (gpointer *)&id, NULL))
    {
      EcotRecord *record = ecot_dossier_find_id (check->dossier, *id);

      if (record != NULL && ecot_record_get_kind (record) == kind)
        look_at (check, rows, record, check_row);
    }
}

static void
tell (EcotCheck *check,
      Rows      *rows)
{
  for (GSequenceIter *iter = g_sequence_get_begin_iter (rows->rows); !g_sequence_iter_is_end (iter); iter = g_sequence_iter_next (iter))
    {
      const Row *row = g_sequence_get (iter);

      for (guint i = 0; i < row->findings->len; i++)
        g_ptr_array_add (check->findings, g_object_ref (row->findings->pdata[i]));
    }
}

static void
check_all (EcotCheck   *check,
           EcotKind     kind,
           EcotRowCheck check_row)
{
  guint n = ecot_dossier_get_n (check->dossier, kind);

  for (guint i = 0; i < n; i++)
    check_row (check, ecot_dossier_get_nth (check->dossier, kind, i));
}

void
ecot_check_rows (EcotCheck   *self,
                 EcotKind     kind,
                 EcotRowCheck check_row)
{
  Rows *rows;

  if (self->memory == NULL || judged_with[kind] == 0)
    {
      check_all (self, kind, check_row);
      return;
    }

  rows = &self->memory->kinds[kind];

  if (rows->known)
    look_at_touched (self, kind, rows, check_row);
  else
    look_at_all (self, kind, rows, check_row);

  rows->known = TRUE;
  g_hash_table_remove_all (rows->touched);
  tell (self, rows);
}

gboolean
ecot_check_any_paid (EcotCheck *self,
                     EcotKind   kind)
{
  guint n = ecot_dossier_get_n (self->dossier, kind);

  if (self->memory != NULL && self->memory->kinds[kind].known && g_hash_table_size (self->memory->kinds[kind].touched) == 0)
    return g_hash_table_size (self->memory->kinds[kind].paid) > 0;

  for (guint i = 0; i < n; i++)
    if (is_paid (ecot_dossier_get_nth (self->dossier, kind, i)))
      return TRUE;

  return FALSE;
}

/* }}} */
