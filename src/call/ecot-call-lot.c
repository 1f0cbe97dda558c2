/* ecot-call-lot.c: the nodes of a lot become its structures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Most members are filled from the table of the vocabulary; what a table cannot say is
 * done by the readers of ecot-call-lot-items.c.
 */

#include "config.h"

#include "call/ecot-call-lot-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const EcotCallNode *
find_child (const EcotCallNode *node,
            const char         *element)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const EcotCallNode *child = node->children->pdata[i];

      if (g_str_equal (child->spec->name, element))
        return child;
    }

  return NULL;
}

void
ecot_lot_fill (EcotLotReading     *reading,
               const EcotCallNode *node,
               gpointer            item)
{
  for (guint i = 0; node->spec->attributes[i].name != NULL; i++)
    if (node->spec->attributes[i].offset != ECOT_NOWHERE)
      ecot_word_store (&node->spec->attributes[i], node->values[i], item);
}

char *
ecot_lot_keep (const char *text)
{
  return (char *)text;
}

EcotSource *
ecot_lot_read_source (EcotLotReading     *reading,
                      const EcotCallNode *node)
{
  EcotSource *source = ecot_lot_allocate (reading->lot, sizeof (EcotSource));

  ecot_lot_fill (reading, node, source);
  source->file = ecot_lot_keep (ecot_call_node_get (reading->call, "text"));
  source->quote = ecot_lot_keep (node->text);

  return source;
}

EcotSource *
ecot_lot_read_sources (EcotLotReading     *reading,
                       const EcotCallNode *node)
{
  EcotSource *first = NULL, **next = &first;

  for (guint i = 0; i < node->children->len; i++)
    {
      const EcotCallNode *child = node->children->pdata[i];

      if (!g_str_equal (child->spec->name, "source"))
        continue;

      *next = ecot_lot_read_source (reading, child);
      next = &(*next)->next;
    }

  return first;
}

static gboolean
check_sources (EcotLotReading     *reading,
               const EcotCallNode *node,
               GError            **error)
{
  const EcotCallNode *first = find_child (node, "source");

  return first == NULL || ecot_call_node_get (reading->call, "text") != NULL ||
         ecot_call_node_fail (first, reading->name, error, _ ("a source needs the attribute “text” of the call, which names the text it stands in"));
}

static gboolean
read_item (EcotLotReading     *reading,
           const EcotCallNode *node,
           GError            **error)
{
  const EcotElementSpec *spec = node->spec;
  gpointer               item = spec->size > 0 ? ecot_lot_allocate (reading->lot, spec->size) : reading->lot;

  if (!check_sources (reading, node, error))
    return FALSE;

  ecot_lot_fill (reading, node, item);
  if (spec->source != ECOT_NOWHERE)
    G_STRUCT_MEMBER (EcotSource *, item, spec->source) = ecot_lot_read_sources (reading, node);
  if (!ecot_lot_read_rest (reading, node, item, error))
    return FALSE;
  if (spec->array != ECOT_NOWHERE)
    g_ptr_array_add (G_STRUCT_MEMBER (GPtrArray *, reading->lot, spec->array), item);

  return TRUE;
}

/* A fund's highest rate is the limit that says so: said once, in the file.  Whoever
 * asks where the rate comes from is shown the sentence that prints it, not the one
 * that names the fund. */
static void
set_max_percent (EcotLot  *lot,
                 EcotFund *fund)
{
  g_autofree char *figure = g_strconcat ("funding.", fund->id, NULL);

  fund->max_percent = -1;
  for (guint i = 0; i < lot->limits->len; i++)
    {
      const EcotLimit *limit = lot->limits->pdata[i];

      if (!g_str_equal (limit->figure, figure) || g_strcmp0 (limit->of, "cost.total") != 0 ||
          limit->unit != ECOT_UNIT_PERCENT || limit->relation != ECOT_RELATION_AT_MOST)
        continue;

      fund->max_percent = limit->value;
      if (limit->source != NULL)
        fund->source = limit->source;
    }
}

static gboolean
check_fund (EcotLotReading *reading,
            GError        **error)
{
  EcotLot *lot = reading->lot;

  return lot->fund == NULL || ecot_lot_find_fund (lot, lot->fund) != NULL ||
         ecot_call_node_fail (reading->call, reading->name, error, _ ("lot “%s” has no fund “%s”"), lot->number, lot->fund);
}

static void
finish_lot (EcotLot *lot)
{
  for (guint i = 0; i < lot->funds->len; i++)
    set_max_percent (lot, lot->funds->pdata[i]);

  lot->knows_indirect = lot->flat_rates->len > 0;
  for (guint i = 0; i < lot->categories->len; i++)
    if (g_str_equal (((EcotCategory *)lot->categories->pdata[i])->kind, "indirect"))
      lot->knows_indirect = TRUE;
}

static void
read_head (EcotLotReading     *reading,
           const EcotCallNode *lot)
{
  const char *rounding = ecot_call_node_get (reading->call, "rounding");
  char       *name;
  gsize       size;

  ecot_lot_fill (reading, reading->call, reading->lot);
  ecot_lot_fill (reading, lot, reading->lot);
  size = strlen (reading->lot->call) + strlen (reading->lot->number) + sizeof ("/");
  name = ecot_lot_allocate (reading->lot, size);
  g_snprintf (name, size, "%s/%s", reading->lot->call, reading->lot->number);
  reading->lot->lot = name;

  if (reading->lot->zone == NULL)
    reading->lot->zone = ecot_lot_keep ("Europe/Paris");
  if (rounding != NULL)
    g_assert (ecot_rounding_from_id (rounding, &reading->lot->rounding));
}

/* How the other lots of the call are called, short titles among them. */
static void
keep_siblings (EcotLotReading     *reading,
               const EcotCallNode *lot)
{
  for (guint i = 0; i < reading->call->children->len; i++)
    {
      const EcotCallNode *other = reading->call->children->pdata[i];
      const char         *short_title;

      if (other == lot || !g_str_equal (other->spec->name, "lot"))
        continue;

      short_title = ecot_call_node_get (other, "short-title");
      g_ptr_array_add (reading->lot->siblings, ecot_lot_keep (ecot_call_node_get (other, "title")));
      if (short_title != NULL)
        g_ptr_array_add (reading->lot->siblings, ecot_lot_keep (short_title));
    }
}

EcotLot *
ecot_call_read_lot (const EcotCallNode *call,
                    const EcotCallNode *lot,
                    const char         *name,
                    GError            **error)
{
  g_autoptr (EcotLot)    self = ecot_lot_new (call->texts);
  g_autoptr (GPtrArray)  items = NULL;
  g_autoptr (GHashTable) options = g_hash_table_new (g_str_hash, g_str_equal);
  EcotLotReading         reading = { call, name, self, options };

  read_head (&reading, lot);
  keep_siblings (&reading, lot);
  items = ecot_call_choose_items (call, lot, name, error);
  if (items == NULL)
    return NULL;

  for (guint i = 0; i < items->len; i++)
    if (!read_item (&reading, items->pdata[i], error))
      return NULL;

  if (!ecot_lot_finish_items (&reading, items, error) || !check_fund (&reading, error))
    return NULL;

  finish_lot (self);
  return g_steal_pointer (&self);
}
