/* ecot-call-items.c: which items of a call file are those of a lot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lots share stands once in the file, in <common>, which may say for
 * which lots it is.  A lot sees the common parts meant for it, in the order of
 * the file, then its own; an element with the same name and id replaces the
 * common one, in its place, and one of which there is only one does so without
 * an id.
 */

#include "config.h"

#include "call/ecot-call-private.h"

#include <glib/gi18n-lib.h>

/* A file may be a stranger's, and every lot gets its own copy of what is common. */
#define MAX_ITEMS 2000

/* Whether there may be many of the kind, with nothing to tell them by: sessions, notes. */
static gboolean
is_anonymous (const EcotCallNode *node)
{
  return !node->spec->single && ecot_call_node_get (node, "id") == NULL;
}

/* What tells an item of a lot from the others: its element, and its id unless
 * there is only one. */
static guint
hash_item (gconstpointer item)
{
  const EcotCallNode *node = item;

  return g_direct_hash (node->spec) ^ (node->spec->single ? 0 : g_str_hash (ecot_call_node_get (node, "id")));
}

static gboolean
is_same_item (gconstpointer a,
              gconstpointer b)
{
  const EcotCallNode *one = a, *other = b;

  return one->spec == other->spec &&
         (one->spec->single || g_str_equal (ecot_call_node_get (one, "id"), ecot_call_node_get (other, "id")));
}

static gboolean
fail_twice (const EcotCallNode *node,
            const char         *name,
            GError            **error)
{
  const char      *id = node->spec->single ? NULL : ecot_call_node_get (node, "id");
  g_autofree char *shown = g_strjoin (" ", node->spec->name, id, NULL);

  return ecot_call_node_fail (node, name, error, _ ("“%s” is there twice"), shown);
}

/* Adds the items of @container, or puts them in the place of those they override. */
static gboolean
gather_items (const EcotCallNode *container,
              const char         *name,
              GPtrArray          *items,
              GHashTable         *places, /* item → index + 1 in @items */
              GError            **error)
{
  for (guint i = 0; i < container->children->len; i++)
    {
      EcotCallNode *node = container->children->pdata[i];
      gboolean      anonymous = is_anonymous (node);
      guint         place = anonymous ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (places, node));

      if (place == 0)
        {
          g_ptr_array_add (items, node);
          if (!anonymous)
            g_hash_table_insert (places, node, GUINT_TO_POINTER (items->len));
          continue;
        }

      if (((EcotCallNode *)items->pdata[place - 1])->parent == container)
        return fail_twice (node, name, error);
      items->pdata[place - 1] = node;
    }

  return TRUE;
}

static gboolean
is_meant_for (const EcotCallNode *node,
              const EcotCallNode *lot)
{
  const char *lots = ecot_call_node_get (node, "for");

  return g_str_equal (node->spec->name, "common") &&
         (lots == NULL || ecot_word_in_list (ecot_call_node_get (lot, "id"), lots));
}

GPtrArray *
ecot_call_choose_items (const EcotCallNode *call,
                        const EcotCallNode *lot,
                        const char         *name,
                        GError            **error)
{
  g_autoptr (GPtrArray)  items = g_ptr_array_new ();
  g_autoptr (GHashTable) places = g_hash_table_new (hash_item, is_same_item);

  for (guint i = 0; i < call->children->len; i++)
    {
      const EcotCallNode *node = call->children->pdata[i];

      if (is_meant_for (node, lot) && !gather_items (node, name, items, places, error))
        return NULL;
    }

  if (!gather_items (lot, name, items, places, error))
    return NULL;

  if (items->len > MAX_ITEMS)
    {
      ecot_call_node_fail (lot, name, error, _ ("a lot has at most 2000 items, common ones included"));
      return NULL;
    }

  return g_steal_pointer (&items);
}
