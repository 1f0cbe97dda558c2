/* ecot-row-reader.c: the rows of a table, one at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever writes a table asks for its rows here, and keeps none of them: how they are held is an affair of the report.
 */

#include "report/ecot-row-reader.h"

struct _EcotRowReader
{
  const EcotBlock *table;
};

EcotRowReader *
ecot_row_reader_new (const EcotBlock *table)
{
  EcotRowReader *self;

  g_return_val_if_fail (table != NULL && table->type == ECOT_BLOCK_TABLE, NULL);

  self = g_new (EcotRowReader, 1);
  self->table = table;

  return self;
}

void
ecot_row_reader_free (EcotRowReader *self)
{
  g_return_if_fail (self != NULL);

  g_free (self);
}

guint
ecot_row_reader_get_n (EcotRowReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->table->rows->len;
}

const EcotRow *
ecot_row_reader_get (EcotRowReader *self,
                     guint          i)
{
  g_return_val_if_fail (self != NULL && i < self->table->rows->len, NULL);

  return g_ptr_array_index (self->table->rows, i);
}

static gboolean
is_total (const EcotRow *row)
{
  return row->type == ECOT_ROW_SUBTOTAL || row->type == ECOT_ROW_TOTAL;
}

gboolean
ecot_row_reader_keeps_next (EcotRowReader *self,
                            guint          i)
{
  guint n = ecot_row_reader_get_n (self);

  if (i + 1 >= n)
    return FALSE;

  return i == 0 || i + 2 == n || ecot_row_reader_get (self, i)->type == ECOT_ROW_GROUP || is_total (ecot_row_reader_get (self, i + 1));
}
