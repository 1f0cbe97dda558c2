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
#include <string.h>

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

/* "Oui (go-to: q5)" */
static void
append_attributes (GString            *text,
                   const EcotCallNode *node)
{
  for (guint i = 0; node->spec->attributes[i].name != NULL; i++)
    if (node->values[i] != NULL && node->spec->attributes[i].type == ECOT_WORD_TEXT)
      g_string_append (text, node->values[i]);

  for (guint i = 0; node->spec->attributes[i].name != NULL; i++)
    if (node->values[i] != NULL && node->spec->attributes[i].type != ECOT_WORD_TEXT && strcmp (node->spec->attributes[i].name, "id") != 0)
      g_string_append_printf (text, " (%s: %s)", node->spec->attributes[i].name, node->values[i]);
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
      append_attributes (text, child);
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

/* That it is there, where it has no label. */
static const char *
name_of (const EcotCallNode *node)
{
  const char *label = get_label (node);

  return label != NULL ? label : "";
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

/* {{{ Which item is which */

/* What has to be the same in two items for them to be one, (transfer full); NULL: nothing makes
 * this one the same as another. */
typedef char *(*Likeness) (const EcotCallNode *node);

static char *
like_id (const EcotCallNode *node)
{
  const char *id = ecot_call_node_get (node, "id");

  return id != NULL ? g_strjoin (" ", node->spec->name, id, NULL) : NULL;
}

/* Sessions and notes have no id: word for word, else the same label, else the next of its kind. */
static char *
like_everything (const EcotCallNode *node)
{
  g_autofree char *text = gather_text (node);
  GString         *likeness;

  if (ecot_call_node_get (node, "id") != NULL)
    return NULL;

  likeness = g_string_new (node->spec->name);

  for (guint i = 0; node->spec->attributes[i].name != NULL; i++)
    g_string_append_printf (likeness, "\n%s", node->values[i] != NULL ? node->values[i] : "");

  g_string_append_printf (likeness, "\n%s", text);
  return g_string_free (likeness, FALSE);
}

static char *
like_label (const EcotCallNode *node)
{
  const char *label = get_label (node);

  return label != NULL && ecot_call_node_get (node, "id") == NULL ? g_strjoin ("\n", node->spec->name, label, NULL) : NULL;
}

static char *
like_name (const EcotCallNode *node)
{
  return ecot_call_node_get (node, "id") == NULL ? g_strdup (node->spec->name) : NULL;
}

typedef struct
{
  GPtrArray           *before, *after;
  const EcotCallNode **old_of; /* of each item after: what it was, or NULL */
  gboolean            *kept;   /* of each item before: whether it is one of those */
} Pairs;

static GQueue *
queue_of (GHashTable *queues,
          char       *likeness) /* (transfer full) */
{
  GQueue *queue = g_hash_table_lookup (queues, likeness);

  if (queue != NULL)
    {
      g_free (likeness);
      return queue;
    }

  queue = g_queue_new ();
  g_hash_table_insert (queues, likeness, queue);
  return queue;
}

/* Pairs what is alike and has no partner yet, first with first. */
static void
pair_alike (Pairs   *self,
            Likeness likeness_of)
{
  g_autoptr (GHashTable) queues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_queue_free);

  for (guint i = 0; i < self->before->len; i++)
    {
      char *likeness = self->kept[i] ? NULL : likeness_of (self->before->pdata[i]);

      if (likeness != NULL)
        g_queue_push_tail (queue_of (queues, likeness), GUINT_TO_POINTER (i));
    }

  for (guint i = 0; i < self->after->len; i++)
    {
      g_autofree char *likeness = self->old_of[i] != NULL ? NULL : likeness_of (self->after->pdata[i]);
      GQueue          *queue = likeness != NULL ? g_hash_table_lookup (queues, likeness) : NULL;
      guint            old;

      if (queue == NULL || g_queue_is_empty (queue))
        continue;

      old = GPOINTER_TO_UINT (g_queue_pop_head (queue));
      self->old_of[i] = self->before->pdata[old];
      self->kept[old] = TRUE;
    }
}

/* }}} */

static void
compare_all_items (GPtrArray *changes,
                   GPtrArray *before,
                   GPtrArray *after)
{
  static const Likeness           likenesses[] = { like_id, like_everything, like_label, like_name };
  g_autofree const EcotCallNode **old_of = g_new0 (const EcotCallNode *, after->len + 1);
  g_autofree gboolean            *kept = g_new0 (gboolean, before->len + 1);
  Pairs                           pairs = { before, after, old_of, kept };

  for (guint i = 0; i < G_N_ELEMENTS (likenesses); i++)
    pair_alike (&pairs, likenesses[i]);

  for (guint i = 0; i < after->len; i++)
    if (old_of[i] != NULL)
      compare_items (changes, old_of[i], after->pdata[i]);
    else
      add_change (changes, after->pdata[i], NULL, NULL, name_of (after->pdata[i]));

  for (guint i = 0; i < before->len; i++)
    if (!kept[i])
      add_change (changes, before->pdata[i], NULL, name_of (before->pdata[i]), NULL);
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
