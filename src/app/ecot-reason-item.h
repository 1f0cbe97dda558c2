/* ecot-reason-item.h: a node of an explanation, as list models want it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "figure/ecot-reason.h"

G_BEGIN_DECLS

#define ECOT_TYPE_REASON_ITEM (ecot_reason_item_get_type ())

G_DECLARE_FINAL_TYPE (EcotReasonItem, ecot_reason_item, ECOT, REASON_ITEM, GObject)

/* @reason: (transfer full): the whole tree */
EcotReasonItem   *ecot_reason_item_new (EcotReason *reason);
const EcotReason *ecot_reason_item_get_reason (EcotReasonItem *self);
/* (transfer full) (nullable): NULL for a leaf */
GListModel *ecot_reason_item_get_children (EcotReasonItem *self);
GListModel *ecot_reason_item_get_children_or_empty (EcotReasonItem *self);

G_END_DECLS
