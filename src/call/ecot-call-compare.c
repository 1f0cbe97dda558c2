/* ecot-call-compare.c: what differs between two versions of a lot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compares the files, not the structures made from them: every word of the
 * vocabulary is compared as it is written, today's and those still to come,
 * and what a person reads in the list of differences is what the author typed.
 */

#include "config.h"

#include "call/ecot-call-compare.h"

#include <glib/gi18n-lib.h>

#include "base/ecot-error.h"
#include "call/ecot-call-private.h"

static void
change_free (gpointer data)
{
  EcotCallChange *self = data;

  g_free (self->element);
  g_free (self->id);
  g_free (self->label);
  g_free (self->attribute);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* The words of an item that stand between its tags, those of its children too:
 * the paragraphs of a letter, the options of a choice. */
static char *
gather_text (const EcotCallNode *node)
{
  GString *text = g_string_new (node->text);

  for (guint i = 0; i < node->children->len; i++)
    {
      const EcotCallNode *child = node->children->pdata[i];
      g_autofree char    *words = NULL;

      if (g_str_equal (child->spec->name, "source"))
        continue;

      words = gather_text (child);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " / " : "", words);
      for (guint j = 0; child->spec->attributes[j].name != NULL; j++)
        if (child->values[j] != NULL && child->spec->attributes[j].type == ECOT_WORD_TEXT)
          g_string_append (text, child->values[j]);
    }

  return g_string_free (text, FALSE);
}

static const char *
get_label (const EcotCallNode *node)
{
  static const char *const names[] = { "message", "label", "title", "text" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *label = ecot_call_node_get (node, names[i]);

      if (label != NULL)
        return label;
    }

  return NULL;
}

static void
add_change (GPtrArray          *changes,
            const EcotCallNode *node,
            const char         *attribute,
            const char         *before,
            const char         *after)
{
  EcotCallChange *change = g_new0 (EcotCallChange, 1);

  change->element = g_strdup (node->spec->name);
  change->id = g_strdup (ecot_call_node_get (node, "id"));
  change->label = g_strdup (get_label (node));
  change->attribute = g_strdup (attribute);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  g_ptr_array_add (changes, change);
}

/* Item "limit cap", or "session 2" for the second of those without an id. */
static GHashTable *
index_items (GPtrArray *items,
             GPtrArray *keys) /* of char*, those of @items in order */
{
  GHashTable            *index = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      const EcotCallNode *node = items->pdata[i];
      const char         *id = ecot_call_node_get (node, "id");
      guint               n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, node->spec->name)) + 1;
      char               *key = id != NULL ? g_strdup_printf ("%s %s", node->spec->name, id)
                                           : g_strdup_printf ("%s/%u", node->spec->name, n);

      g_hash_table_insert (counts, (gpointer)node->spec->name, GUINT_TO_POINTER (n));
      g_ptr_array_add (keys, key);
      g_hash_table_insert (index, key, (gpointer)node);
    }

  return index;
}

static void
compare_attributes (GPtrArray          *changes,
                    const EcotCallNode *before,
                    const EcotCallNode *after)
{
  for (guint i = 0; after->spec->attributes[i].name != NULL; i++)
    if (g_strcmp0 (before->values[i], after->values[i]) != 0)
      add_change (changes, after, after->spec->attributes[i].name, before->values[i], after->values[i]);
}

static void
compare_items (GPtrArray          *changes,
               const EcotCallNode *before,
               const EcotCallNode *after)
{
  g_autofree char *text_before = gather_text (before);
  g_autofree char *text_after = gather_text (after);

  compare_attributes (changes, before, after);
  if (!g_str_equal (text_before, text_after))
    add_change (changes, after, "text", text_before, text_after);
}

static void
compare_all_items (GPtrArray *changes,
                   GPtrArray *before,
                   GPtrArray *after)
{
  g_autoptr (GPtrArray)  old_keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray)  new_keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) old_items = index_items (before, old_keys);
  g_autoptr (GHashTable) new_items = index_items (after, new_keys);

  for (guint i = 0; i < after->len; i++)
    {
      const EcotCallNode *old = g_hash_table_lookup (old_items, new_keys->pdata[i]);

      if (old != NULL)
        compare_items (changes, old, after->pdata[i]);
      else
        add_change (changes, after->pdata[i], NULL, NULL, get_label (after->pdata[i]));
    }

  for (guint i = 0; i < before->len; i++)
    if (!g_hash_table_contains (new_items, old_keys->pdata[i]))
      add_change (changes, before->pdata[i], NULL, get_label (before->pdata[i]), NULL);
}

static EcotCallNode *
find_lot_node (EcotCallNode *call,
               const char   *number)
{
  for (guint i = 0; i < call->children->len; i++)
    {
      EcotCallNode *node = call->children->pdata[i];

      if (g_str_equal (node->spec->name, "lot") && g_strcmp0 (ecot_call_node_get (node, "id"), number) == 0)
        return node;
    }

  return NULL;
}

static gboolean
check_lot (const EcotCallNode *lot,
           EcotCall           *call,
           const char         *number,
           GError            **error)
{
  if (lot != NULL)
    return TRUE;

  g_set_error (error, ECOT_ERROR, ECOT_ERROR_UNKNOWN_LOT, _ ("the call “%s” has no lot “%s”"), ecot_call_get_id (call), number);
  return FALSE;
}

/* Both nodes are of a call that was read already: they have their items. */
static GPtrArray *
compare_lots (const EcotCallNode *old_call,
              const EcotCallNode *new_call,
              const EcotCallNode *old_lot,
              const EcotCallNode *new_lot,
              GError            **error)
{
  g_autoptr (GPtrArray) before = ecot_call_choose_items (old_call, old_lot, "", error);
  g_autoptr (GPtrArray) after = before != NULL ? ecot_call_choose_items (new_call, new_lot, "", error) : NULL;
  GPtrArray            *changes;

  if (after == NULL)
    return NULL;

  changes = g_ptr_array_new_with_free_func (change_free);
  compare_attributes (changes, old_call, new_call);
  compare_attributes (changes, old_lot, new_lot);
  compare_all_items (changes, before, after);

  return changes;
}

GPtrArray *
ecot_call_compare (EcotCall   *before,
                   EcotCall   *after,
                   const char *number,
                   GError    **error)
{
  g_autoptr (EcotCallNode) old_call = NULL;
  g_autoptr (EcotCallNode) new_call = NULL;
  EcotCallNode            *old_lot, *new_lot;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);
  g_return_val_if_fail (number != NULL, NULL);

  old_call = ecot_call_node_read (ecot_call_get_bytes (before), ecot_call_get_id (before), error);
  new_call = old_call != NULL ? ecot_call_node_read (ecot_call_get_bytes (after), ecot_call_get_id (after), error) : NULL;
  if (new_call == NULL)
    return NULL;

  old_lot = find_lot_node (old_call, number);
  new_lot = find_lot_node (new_call, number);
  if (!check_lot (old_lot, before, number, error) || !check_lot (new_lot, after, number, error))
    return NULL;

  return compare_lots (old_call, new_call, old_lot, new_lot, error);
}
