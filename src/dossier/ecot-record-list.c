/* ecot-record-list.c: the records of one kind, in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An action may insert 100,000 rows, and a listener must never meet a list that
 * disagrees with what it was told: so changes are made in silence and told as
 * one piece, from the first row that changed to the last.  What is remembered
 * for that is how many rows at either end were never touched.
 *
 * A GSequence keeps every single change at O(log n), wherever it is; reading the
 * rows one after the other is O(1) a row thanks to the row last given.
 */

#include "config.h"

#include "dossier/ecot-record-list-private.h"

#include <string.h>

#include "dossier/ecot-record-private.h"

struct _EcotRecordList
{
  GObject parent_instance;

  GSequence *records;

  /* The row last given; NULL after a change. */
  GSequenceIter *last;
  guint          last_position;

  EcotRecordListPending pending;
};

static GType
ecot_record_list_get_item_type (GListModel *model)
{
  return ECOT_TYPE_RECORD;
}

static guint
ecot_record_list_get_n_items (GListModel *model)
{
  return ecot_record_list_get_n (ECOT_RECORD_LIST (model));
}

static gpointer
ecot_record_list_get_item (GListModel *model,
                           guint       position)
{
  EcotRecord *record = ecot_record_list_get_nth (ECOT_RECORD_LIST (model), position);

  return record != NULL ? g_object_ref (record) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = ecot_record_list_get_item_type;
  iface->get_n_items = ecot_record_list_get_n_items;
  iface->get_item = ecot_record_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (EcotRecordList, ecot_record_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
ecot_record_list_finalize (GObject *object)
{
  EcotRecordList *self = ECOT_RECORD_LIST (object);

  g_sequence_free (self->records);

  G_OBJECT_CLASS (ecot_record_list_parent_class)->finalize (object);
}

static void
ecot_record_list_class_init (EcotRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_record_list_finalize;
}

/* A record outlives its list when somebody holds it: it must not point into a list that is gone. */
static void
let_go (gpointer data)
{
  EcotRecord *record = data;

  record->iter = NULL;
  g_object_unref (record);
}

static void
ecot_record_list_init (EcotRecordList *self)
{
  self->records = g_sequence_new (let_go);
}

EcotRecordList *
ecot_record_list_new (void)
{
  return g_object_new (ECOT_TYPE_RECORD_LIST, NULL);
}

guint
ecot_record_list_get_n (EcotRecordList *self)
{
  return (guint)g_sequence_get_length (self->records);
}

EcotRecord *
ecot_record_list_get_nth (EcotRecordList *self,
                          guint           position)
{
  GSequenceIter *iter;

  if (self->last != NULL && position == self->last_position)
    iter = self->last;
  else if (self->last != NULL && position == self->last_position + 1)
    iter = g_sequence_iter_next (self->last);
  else if (position < ecot_record_list_get_n (self))
    iter = g_sequence_get_iter_at_pos (self->records, (int)position);
  else
    return NULL;

  if (g_sequence_iter_is_end (iter))
    return NULL;

  self->last = iter;
  self->last_position = position;
  return g_sequence_get (iter);
}

guint
ecot_record_list_get_position (EcotRecordList *self,
                               EcotRecord     *record)
{
  g_return_val_if_fail (record->iter != NULL, 0);

  return (guint)g_sequence_iter_get_position (record->iter);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  return strcmp (((const EcotRecord *)a)->key, ((const EcotRecord *)b)->key);
}

EcotRecord *
ecot_record_list_find_key (EcotRecordList *self,
                           const char     *key)
{
  EcotRecord     wanted = { .key = (char *)key };
  GSequenceIter *iter = g_sequence_lookup (self->records, &wanted, compare_keys, NULL);

  return iter != NULL ? g_sequence_get (iter) : NULL;
}

/* To be called before a change that leaves the first @head rows and the last
 * @tail ones where they are. */
static void
touch (EcotRecordList *self,
       guint           head,
       guint           tail)
{
  EcotRecordListPending *pending = &self->pending;

  if (!pending->touched)
    *pending = (EcotRecordListPending){ TRUE, ecot_record_list_get_n (self), head, tail };

  pending->n_head = MIN (pending->n_head, head);
  pending->n_tail = MIN (pending->n_tail, tail);
  self->last = NULL;
}

void
ecot_record_list_insert (EcotRecordList *self,
                         EcotRecord     *record,
                         guint           position)
{
  guint n = ecot_record_list_get_n (self);

  g_assert (position <= n);

  touch (self, position, n - position);
  record->iter = g_sequence_insert_before (g_sequence_get_iter_at_pos (self->records, (int)position), g_object_ref (record));
}

void
ecot_record_list_insert_sorted (EcotRecordList *self,
                                EcotRecord     *record)
{
  GSequenceIter *next = g_sequence_search (self->records, record, compare_keys, NULL);

  ecot_record_list_insert (self, record, (guint)g_sequence_iter_get_position (next));
}

void
ecot_record_list_remove (EcotRecordList *self,
                         EcotRecord     *record)
{
  guint position = ecot_record_list_get_position (self, record);

  touch (self, position, ecot_record_list_get_n (self) - position - 1);
  g_sequence_remove (record->iter);
}

void
ecot_record_list_move (EcotRecordList *self,
                       EcotRecord     *record,
                       guint           to)
{
  guint from = ecot_record_list_get_position (self, record);
  guint n = ecot_record_list_get_n (self);

  g_assert (to < n);

  touch (self, MIN (from, to), n - MAX (from, to) - 1);
  /* The row it will stand before, counted while it still stands where it was. */
  g_sequence_move (record->iter, g_sequence_get_iter_at_pos (self->records, (int)(to > from ? to + 1 : to)));
}

EcotRecordListPending
ecot_record_list_get_pending (EcotRecordList *self)
{
  return self->pending;
}

void
ecot_record_list_set_pending (EcotRecordList       *self,
                              EcotRecordListPending pending)
{
  self->pending = pending;
}

void
ecot_record_list_tell (EcotRecordList *self)
{
  EcotRecordListPending pending = self->pending;
  guint                 untouched = pending.n_head + pending.n_tail;
  guint                 n = ecot_record_list_get_n (self);

  /* Forgotten first: a listener may perform another action. */
  self->pending = (EcotRecordListPending){ FALSE };

  /* A row that came and went leaves nothing to tell. */
  if (pending.touched && (pending.n_told > untouched || n > untouched))
    g_list_model_items_changed (G_LIST_MODEL (self), pending.n_head, pending.n_told - untouched, n - untouched);
}
