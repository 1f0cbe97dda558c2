/* ecot-check-rows.c: what was found in the rows of a list, remembered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A budget of ten thousand lines is not looked through after each keystroke: a
 * row is judged by its own cells and a few kinds of records that
 * change rarely, so an edit looks at the rows it changed.  What was found in the
 * others stays, as the very same findings.
 *
 * Whoever shows what was found takes what changed since the last time (ecot_check_memory_take), so that
 * nobody walks through ten thousand findings for one of them.  That is for the budget lines, the only kind there is
 * so many of.
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

/* What was found in a row. */
typedef struct
{
  EcotRecord  *record;
  EcotFinding *finding;
} Found;

/* Where all of a row is. */
typedef struct
{
  GSequenceIter *first;
  guint          n;
} Place;

/* The rows of one kind. */
typedef struct
{
  gboolean    known;   /* FALSE: every row has to be looked at */
  GHashTable *touched; /* ids of rows that changed, came or went */
  GSequence  *found;   /* of Found, as the rows stand in the dossier */
  GHashTable *by_id;   /* record id -> Place */
  GHashTable *paid;    /* ids of rows that say when they are paid */

  /* How many of @found are as they were when somebody took them last, from the first and from the last on. */
  guint head, tail;
} Rows;

struct _EcotCheckMemory
{
  Rows    kinds[ECOT_N_KINDS];
  guint64 work;
};

static void
found_free (gpointer data)
{
  Found *found = data;

  g_object_unref (found->record);
  g_object_unref (found->finding);
  g_free (found);
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
        rows->found = g_sequence_new (found_free);
        rows->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
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
      g_clear_pointer (&self->kinds[kind].found, g_sequence_free);
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

/* There are @n at @position that go, or that came. */
static void
note_change (Rows *rows,
             guint position,
             guint n)
{
  rows->head = MIN (rows->head, position);
  rows->tail = MIN (rows->tail, (guint)g_sequence_get_length (rows->found) - position - n);
}

static void
forget_row (Rows  *rows,
            gint64 id)
{
  Place *place = g_hash_table_lookup (rows->by_id, &id);

  g_hash_table_remove (rows->paid, &id);
  if (place == NULL)
    return;

  note_change (rows, (guint)g_sequence_iter_get_position (place->first), place->n);
  g_sequence_remove_range (place->first, g_sequence_iter_move (place->first, (int)place->n));
  g_hash_table_remove (rows->by_id, &id);
}

/* Below zero: @a stands before the place that is looked for.  Nothing of the row at it is there yet. */
static int
compare_place (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  EcotCheck   *check = data;
  const Found *found = a;

  return ecot_dossier_get_position (check->dossier, found->record) < *(const guint *)b ? -1 : 1;
}

static void
remember (EcotCheck  *check,
          Rows       *rows,
          EcotRecord *record,
          GPtrArray  *findings)
{
  guint          position = ecot_dossier_get_position (check->dossier, record);
  GSequenceIter *before = g_sequence_search (rows->found, &position, compare_place, check);
  gint64         id = ecot_record_get_id (record);
  Place         *place = g_new0 (Place, 1);

  for (; place->n < findings->len; place->n++)
    {
      Found          found = { g_object_ref (record), g_object_ref (findings->pdata[place->n]) };
      GSequenceIter *iter = g_sequence_insert_before (before, g_memdup2 (&found, sizeof found));

      place->first = place->first != NULL ? place->first : iter;
    }

  note_change (rows, (guint)g_sequence_iter_get_position (place->first), place->n);
  g_hash_table_insert (rows->by_id, g_memdup2 (&id, sizeof id), place);
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
  g_sequence_remove_range (g_sequence_get_begin_iter (rows->found), g_sequence_get_end_iter (rows->found));
  rows->head = rows->tail = 0;

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
  self->rows_at = self->findings->len;
}

/* {{{ Telling */

static GPtrArray *
list_found (const Rows *rows,
            guint       begin,
            guint       end)
{
  GPtrArray     *findings = g_ptr_array_new_full (end - begin, g_object_unref);
  GSequenceIter *iter = g_sequence_get_iter_at_pos (rows->found, (int)begin);

  for (; begin < end; begin++, iter = g_sequence_iter_next (iter))
    g_ptr_array_add (findings, g_object_ref (((Found *)g_sequence_get (iter))->finding));

  return findings;
}

GPtrArray *
ecot_check_memory_list (EcotCheckMemory *self)
{
  const Rows *rows = &self->kinds[ECOT_KIND_LINE];

  return list_found (rows, 0, (guint)g_sequence_get_length (rows->found));
}

GPtrArray *
ecot_check_memory_take (EcotCheckMemory *self,
                        guint           *head,
                        guint           *tail)
{
  Rows      *rows = &self->kinds[ECOT_KIND_LINE];
  guint      n = (guint)g_sequence_get_length (rows->found);
  GPtrArray *findings;

  *head = MIN (rows->head, n);
  *tail = MIN (rows->tail, n - *head);
  findings = list_found (rows, *head, n - *tail);
  rows->head = rows->tail = n;

  return findings;
}

/* }}} */

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
