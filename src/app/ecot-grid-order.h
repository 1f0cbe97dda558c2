/* ecot-grid-order.h: the rows of a table in the order they are shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/ecot-grid-columns.h"

G_BEGIN_DECLS

typedef enum
{
  ECOT_GRID_GROUP, /* title of a category, with its subtotal */
  ECOT_GRID_RECORD,
  ECOT_GRID_ADD, /* begins a new record */
  ECOT_GRID_TOTAL,
} EcotGridRowType;

typedef struct
{
  EcotGridRowType type;
  EcotRecord     *record; /* RECORD; GROUP of an added category: its own record */
  guint           number; /* RECORD: place in the table, from 1; as of when it was asked for */
  const char     *group;  /* id of the category, "" for none; interned */
} EcotGridRow;

typedef struct _EcotGridOrder EcotGridOrder;

EcotGridOrder *ecot_grid_order_new (EcotWork           *work,
                                    const EcotGridSpec *spec);
void           ecot_grid_order_free (EcotGridOrder *self);

/* All rows anew.  @total: with one of totals at the end. */
void ecot_grid_order_collect (EcotGridOrder *self,
                              gboolean       total);
/* After an action.  Whether rows came, went or moved. */
gboolean ecot_grid_order_follow (EcotGridOrder *self,
                                 EcotAction    *action);

gboolean ecot_grid_order_has_total (EcotGridOrder *self);
guint    ecot_grid_order_get_n (EcotGridOrder *self);
/* Borrowed, until rows change. */
const EcotGridRow *ecot_grid_order_get_nth (EcotGridOrder *self,
                                            guint          row);
/* The row of a record, or -1. */
int ecot_grid_order_find (EcotGridOrder *self,
                          gint64         id);
/* How many records were put in their place since the beginning. */
guint64 ecot_grid_order_get_work (EcotGridOrder *self);

G_END_DECLS
