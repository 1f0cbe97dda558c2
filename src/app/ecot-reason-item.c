/* ecot-reason-item.c: a node of an explanation, as list models want it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A node borrows its reason from the tree and keeps the root alive.
 */

#include "config.h"

#include "app/ecot-reason-item.h"

struct _EcotReasonItem
{
  GObject parent_instance;

  EcotReasonItem *root;  /* NULL: this is it */
  EcotReason     *owned; /* of the root */
  EcotReason     *reason;
};

G_DEFINE_FINAL_TYPE (EcotReasonItem, ecot_reason_item, G_TYPE_OBJECT)

static void
ecot_reason_item_finalize (GObject *object)
{
  EcotReasonItem *self = ECOT_REASON_ITEM (object);

  g_clear_object (&self->root);
  g_clear_pointer (&self->owned, ecot_reason_free);

  G_OBJECT_CLASS (ecot_reason_item_parent_class)->finalize (object);
}

static void
ecot_reason_item_class_init (EcotReasonItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ecot_reason_item_finalize;
}

static void
ecot_reason_item_init (EcotReasonItem *self)
{
}

EcotReasonItem *
ecot_reason_item_new (EcotReason *reason)
{
  EcotReasonItem *self = g_object_new (ECOT_TYPE_REASON_ITEM, NULL);

  self->owned = reason;
  self->reason = reason;

  return self;
}

const EcotReason *
ecot_reason_item_get_reason (EcotReasonItem *self)
{
  g_return_val_if_fail (ECOT_IS_REASON_ITEM (self), NULL);

  return self->reason;
}

GListModel *
ecot_reason_item_get_children_or_empty (EcotReasonItem *self)
{
  GListStore *store = g_list_store_new (ECOT_TYPE_REASON_ITEM);

  g_return_val_if_fail (ECOT_IS_REASON_ITEM (self), NULL);

  for (guint i = 0; i < self->reason->children->len; i++)
    {
      g_autoptr (EcotReasonItem) child = g_object_new (ECOT_TYPE_REASON_ITEM, NULL);

      child->root = g_object_ref (self->root != NULL ? self->root : self);
      child->reason = g_ptr_array_index (self->reason->children, i);
      g_list_store_append (store, child);
    }

  return G_LIST_MODEL (store);
}

GListModel *
ecot_reason_item_get_children (EcotReasonItem *self)
{
  g_return_val_if_fail (ECOT_IS_REASON_ITEM (self), NULL);

  return self->reason->children->len > 0 ? ecot_reason_item_get_children_or_empty (self) : NULL;
}
