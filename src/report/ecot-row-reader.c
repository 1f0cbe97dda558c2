/* ecot-row-reader.c: the rows of a table, one at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever writes a table asks for its rows here, and keeps none of them: how they are held is an affair of the report.
 * Two packs are at hand, so that rows that stand close together are there at once wherever one pack ends and the next
 * begins.
 */

#include "report/ecot-row-reader.h"

#include "report/ecot-row-store.h"

G_STATIC_ASSERT (ECOT_ROW_READER_REACH <= ECOT_ROW_PACK);

struct _EcotRowReader
{
  const EcotBlock *table;
  guint            n_packed;   /* rows */
  EcotRowPack     *packs[2];   /* the last that was asked for comes first */
  guint            numbers[2]; /* of theirs */
};

EcotRowReader *
ecot_row_reader_new (const EcotBlock *table)
{
  EcotRowReader *self;

  g_return_val_if_fail (table != NULL && table->type == ECOT_BLOCK_TABLE, NULL);

  self = g_new0 (EcotRowReader, 1);
  self->table = table;
  self->n_packed = ecot_row_store_get_n (table->packed);
  for (guint i = 0; i < 2; i++)
    self->numbers[i] = G_MAXUINT;

  return self;
}

void
ecot_row_reader_free (EcotRowReader *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&self->packs[i], ecot_row_pack_free);
  g_free (self);
}

guint
ecot_row_reader_get_n (EcotRowReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_packed + self->table->last_rows->len;
}

/* The other one comes first. */
static void
swap (EcotRowReader *self)
{
  EcotRowPack *pack = self->packs[0];
  guint        number = self->numbers[0];

  self->packs[0] = self->packs[1];
  self->numbers[0] = self->numbers[1];
  self->packs[1] = pack;
  self->numbers[1] = number;
}

static EcotRowPack *
open_pack (EcotRowReader *self,
           guint          number)
{
  if (number == self->numbers[0])
    return self->packs[0];

  swap (self);
  if (number == self->numbers[0])
    return self->packs[0];

  if (self->packs[0] == NULL)
    self->packs[0] = ecot_row_pack_new ();
  ecot_row_store_unpack (self->table->packed, number, self->packs[0]);
  self->numbers[0] = number;

  return self->packs[0];
}

const EcotRow *
ecot_row_reader_get (EcotRowReader *self,
                     guint          i)
{
  g_return_val_if_fail (self != NULL && i < ecot_row_reader_get_n (self), NULL);

  if (i >= self->n_packed)
    return g_ptr_array_index (self->table->last_rows, i - self->n_packed);

  return ecot_row_pack_get (open_pack (self, i / ECOT_ROW_PACK), i % ECOT_ROW_PACK);
}

static gboolean
is_total (const EcotRow *row)
{
  return row->type == ECOT_ROW_SUBTOTAL || row->type == ECOT_ROW_TOTAL;
}

/* A text as wide as the table says something of the row above it. */
static gboolean
is_remark (const EcotBlock *table,
           const EcotRow   *row)
{
  return row->type == ECOT_ROW_NORMAL && row->cells->len == 1 && table->columns->len > 1;
}

gboolean
ecot_row_reader_keeps_next (EcotRowReader *self,
                            guint          i)
{
  return ecot_row_reader_ties_next (self, i) || (i == 0 && ecot_row_reader_get_n (self) > 1);
}

/* A line of accounts above those it adds up. */
static gboolean
is_sum_above (const EcotRow *row)
{
  const EcotCell *first = row->cells->len > 0 ? row->cells->pdata[0] : NULL;

  return first != NULL && first->strong;
}

gboolean
ecot_row_reader_ties_next (EcotRowReader *self,
                           guint          i)
{
  guint          n = ecot_row_reader_get_n (self);
  const EcotRow *row, *next;

  if (i + 1 >= n)
    return FALSE;

  row = ecot_row_reader_get (self, i);
  next = ecot_row_reader_get (self, i + 1);

  return i + 2 == n || row->type == ECOT_ROW_GROUP || is_total (next) || (is_sum_above (row) && !is_sum_above (next)) ||
         (is_remark (self->table, next) && !is_remark (self->table, row));
}
