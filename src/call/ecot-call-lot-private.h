/* ecot-call-lot-private.h: for ecot-call-lot*.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "call/ecot-call-private.h"

G_BEGIN_DECLS

/* A lot while its nodes become its structures. */
typedef struct
{
  const EcotCallNode *call;
  const char         *name; /* of the file, for messages */
  EcotLot            *lot;
  GHashTable         *options; /* ids of all options of the lot */
} EcotLotReading;

/* The members of @item that the table of the vocabulary knows. */
void ecot_lot_fill (EcotLotReading     *reading,
                    const EcotCallNode *node,
                    gpointer            item);
/* A text of a node is kept as it stands. */
char       *ecot_lot_keep (const char *text);
EcotSource *ecot_lot_read_source (EcotLotReading     *reading,
                                  const EcotCallNode *node);
/* The first place that says @node, and behind it the others. */
EcotSource *ecot_lot_read_sources (EcotLotReading     *reading,
                                   const EcotCallNode *node);
/* What that table does not say. */
gboolean ecot_lot_read_rest (EcotLotReading     *reading,
                             const EcotCallNode *node,
                             gpointer            item,
                             GError            **error);
gboolean ecot_lot_read_indicator (EcotLotReading     *reading,
                                  const EcotCallNode *node,
                                  gpointer            item,
                                  GError            **error);
/* Limits and indicators, once all items of the lot are there. */
gboolean ecot_lot_finish_items (EcotLotReading  *reading,
                                const GPtrArray *items,
                                GError         **error);

G_END_DECLS
